/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Light or dark, and how large the letters are: of the whole process, so that
 * dialogs and the steps of a crisis have it as well. Main thread. */

/**
 * xq_look_set_style:
 * @style: "system" for what the desktop has, "light" or "dark"
 *
 * Returns: whether there is such a style
 */
gboolean  xq_look_set_style      (const char  *style);

/**
 * xq_look_set_text_size:
 * @size: "standard" for what the desktop has, "large" or "largest"
 *
 * Returns: whether there is such a size
 */
gboolean  xq_look_set_text_size  (const char  *size);

G_END_DECLS
