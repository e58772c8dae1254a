/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * xq_save_file_can:
 * @path: where something will be written
 * @error: return location for an error
 *
 * Asked before what cannot be done twice, such as making a recovery code.
 *
 * Returns: %FALSE if the folder is not there or may not be written to
 */
gboolean  xq_save_file_can  (const char  *path,
                             GError     **error);

/**
 * xq_save_file:
 * @path: where to
 * @bytes: what
 * @error: return location for an error
 *
 * Writes a file that only its owner reads, replaced as a whole or not at all.
 *
 * Returns: whether it is safely there
 */
gboolean  xq_save_file      (const char  *path,
                             GBytes      *bytes,
                             GError     **error);

G_END_DECLS
