/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * xq_form_text:
 * @pattern: a layout's text: {key} is a value; {key|＿＿} leaves a blank to be
 *   written on where there is none; [key:code] is a tick box, ticked if @values
 *   has the code under the key; \n is a line break
 * @values: the paper's values
 *
 * Any thread.
 *
 * Returns: (transfer full): the text to set
 */
char     *xq_form_text        (const char *pattern,
                               JsonObject *values);

/**
 * xq_form_has:
 * @values: the paper's values
 * @key: (nullable): a key, or several separated by a space, one of which is enough
 *
 * Any thread.
 *
 * Returns: whether there is something to print; %TRUE for %NULL
 */
gboolean  xq_form_has         (JsonObject *values,
                               const char *key);

/**
 * xq_form_dup_value:
 * @values: values
 * @key: a key
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): a text or number as text
 */
char     *xq_form_dup_value   (JsonObject *values,
                               const char *key);

G_END_DECLS
