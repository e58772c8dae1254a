/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/record.h"

G_BEGIN_DECLS

struct _XqRecord
{
  gatomicrefcount  references;
  const XqKind    *kind;     /* NULL for a part */
  const XqField   *fields;
  GPtrArray       *values;   /* by position in fields: char* or, for PARTS, GPtrArray of XqRecord; NULL is empty */
  char            *uid;
  char            *author;
  char            *version;
  gint64           created_at;
  gboolean         is_signed;
  gboolean         is_withdrawn;
};

/**
 * xq_record_new_part:
 * @fields: the fields of the part
 *
 * Returns: (transfer full): an empty part
 */
XqRecord *xq_record_new_part     (const XqField   *fields);

/**
 * xq_record_name_parts:
 * @record: a record
 *
 * Gives every part that has no uid a new one.
 */
void      xq_record_name_parts   (XqRecord        *record);

/**
 * xq_record_to_body:
 * @record: a record
 * @letters: (element-type utf8 utf8) (nullable): for each LETTER field's name,
 *   the uid of the sealed letter that stands for it
 *
 * The version's body (FORMAT): a JSON object whose members are the fields'
 * numbers in ascending order; texts as strings, lists of uids as arrays, parts
 * as arrays of objects with "uid"; empty fields are left out.
 *
 * Returns: (transfer full): UTF-8 JSON text
 */
char     *xq_record_to_body      (const XqRecord  *record,
                                  GHashTable      *letters);

/**
 * xq_record_load_body:
 * @record: an empty record
 * @body: what xq_record_to_body() made
 * @error: return location for an error
 *
 * A LETTER field gets the uid of its letter. Fields that the program does not
 * know (from a newer version) are passed over.
 *
 * Returns: %FALSE with XQ_STORE_ERROR_DAMAGED when @body cannot be read
 */
gboolean  xq_record_load_body    (XqRecord        *record,
                                  const char      *body,
                                  GError         **error);

/**
 * xq_record_list_to_json:
 * @record: a record
 * @field: a SEVERAL or PARTS field
 *
 * The value as the access views take it: an array of hex uids, or of objects
 * by field name.
 *
 * Returns: (transfer full) (nullable): JSON text; %NULL when empty
 */
char     *xq_record_list_to_json (const XqRecord  *record,
                                  const XqField   *field);

/**
 * xq_record_list_from_json:
 * @record: a record
 * @field: a SEVERAL or PARTS field
 * @json: (nullable): what a view gives for it
 *
 * Returns: %FALSE when @json is not what a view gives
 */
gboolean  xq_record_list_from_json (XqRecord      *record,
                                    const XqField *field,
                                    const char    *json);

G_END_DECLS
