/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * xq_json_from_text:
 * @text: (nullable): JSON that this program wrote, or somebody with a key and a
 *   program of his own
 *
 * Reads it unless it is nested deeper than anything that this program writes:
 * json-glib recurses without a limit, and one row would end everybody's program.
 * Comments and single quotes, which json-glib takes and JSON has not, are
 * refused. Any thread.
 *
 * Returns: (transfer full) (nullable): the root, or %NULL
 */
JsonNode   *xq_json_from_text  (const char *text);

/**
 * xq_json_get_text:
 * @object: an object
 * @name: a member's name
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the member's text; %NULL for none, an empty
 *   one or one that is no text
 */
const char *xq_json_get_text   (JsonObject *object,
                                const char *name);

/**
 * xq_json_get_number:
 * @object: an object
 * @name: a member's name
 *
 * Any thread.
 *
 * Returns: the member's whole number; 0 for none, and for what is no whole number
 */
gint64      xq_json_get_number (JsonObject *object,
                                const char *name);

G_END_DECLS
