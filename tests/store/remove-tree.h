/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * remove_tree:
 * @path: a file or folder that a test made
 *
 * Removes it with all that lies in it; fails the test if something stays.
 */
void  remove_tree  (const char *path);

G_END_DECLS
