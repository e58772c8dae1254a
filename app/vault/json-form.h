/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * xq_json_form_is_plain:
 * @text: (array length=length): a file's bytes, from anyone
 * @length: their number
 *
 * Looks over a file before json-glib reads it: json-glib recurses without a
 * limit, and accepts comments, single quotes and more that is not JSON. Plain is
 * UTF-8 without NUL, nested at most 8 deep, with nothing outside strings but
 * brackets, commas, colons, whole numbers and white space. Any thread.
 *
 * Returns: whether it may be handed to the parser
 */
gboolean xq_json_form_is_plain (const char *text,
                                gsize       length);

G_END_DECLS
