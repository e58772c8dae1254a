/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "store/kind.h"

G_BEGIN_DECLS

#define XQ_TYPE_RECORD (xq_record_get_type ())
GType        xq_record_get_type     (void) G_GNUC_CONST;

/**
 * xq_record_new:
 * @kind: the kind
 *
 * An empty record, without initial values (xq_store_new_record() fills those
 * in). One thread at a time.
 *
 * Returns: (transfer full): the record
 */
XqRecord    *xq_record_new          (const XqKind  *kind);

/**
 * xq_record_ref:
 * @record: a record
 *
 * Returns: (transfer full): @record
 */
XqRecord    *xq_record_ref          (XqRecord      *record);

/**
 * xq_record_unref:
 * @record: (transfer full): a record
 */
void         xq_record_unref        (XqRecord      *record);

/**
 * xq_record_copy:
 * @record: a record
 *
 * Returns: (transfer full): a deep copy
 */
XqRecord    *xq_record_copy         (const XqRecord *record);

/**
 * xq_record_take_fields:
 * @record: a record
 * @from: another of the same kind
 *
 * Gives @record what @from says, parts included; which record and version it is
 * stays as it was.
 */
void         xq_record_take_fields  (XqRecord       *record,
                                     const XqRecord *from);

/**
 * xq_record_clear_parts:
 * @record: a record
 * @field: a PARTS field
 *
 * Takes all parts out.
 */
void         xq_record_clear_parts  (XqRecord       *record,
                                     const char     *field);

/**
 * xq_record_get_kind:
 * @record: a record
 *
 * Returns: (transfer none) (nullable): its kind; %NULL for a part
 */
const XqKind *xq_record_get_kind    (const XqRecord *record);

/**
 * xq_record_get_fields:
 * @record: a record or part
 *
 * Returns: (transfer none): its fields, ended by number 0
 */
const XqField *xq_record_get_fields (const XqRecord *record);

/**
 * xq_record_get:
 * @record: a record or part
 * @field: a field's name
 *
 * Returns: (transfer none) (nullable): the canonical text; %NULL when empty or
 *   not readable for this account
 */
const char  *xq_record_get          (const XqRecord *record,
                                     const char     *field);

/**
 * xq_record_get_integer:
 * @record: a record or part
 * @field: an INTEGER, MOMENT or FLAG field
 *
 * Returns: the number; 0 when empty
 */
gint64       xq_record_get_integer  (const XqRecord *record,
                                     const char     *field);

/**
 * xq_record_set:
 * @record: a record or part
 * @field: a field's name
 * @value: (nullable): canonical text; %NULL or "" empties the field
 *
 * Stores the text as it is; xq_store_save() checks it.
 */
void         xq_record_set          (XqRecord       *record,
                                     const char     *field,
                                     const char     *value);

/**
 * xq_record_get_list:
 * @record: a record
 * @field: a SEVERAL or CHOICES field
 *
 * Returns: (transfer full): the uids or codes, possibly none
 */
GStrv        xq_record_get_list     (const XqRecord *record,
                                     const char     *field);

/**
 * xq_record_get_parts:
 * @record: a record
 * @field: a PARTS field
 *
 * Returns: (transfer none) (element-type XqRecord): the parts in their order
 */
GPtrArray   *xq_record_get_parts    (const XqRecord *record,
                                     const char     *field);

/**
 * xq_record_add_part:
 * @record: a record
 * @field: a PARTS field
 *
 * Returns: (transfer none): a new empty part at the end
 */
XqRecord    *xq_record_add_part     (XqRecord       *record,
                                     const char     *field);

/**
 * xq_record_get_uid:
 * @record: a record or part
 *
 * Returns: (transfer none) (nullable): 32 hex digits; %NULL before the first save
 */
const char  *xq_record_get_uid      (const XqRecord *record);

/**
 * xq_record_get_author:
 * @record: a record
 *
 * Returns: (transfer none) (nullable): the account that wrote it first
 */
const char  *xq_record_get_author   (const XqRecord *record);

/**
 * xq_record_get_version:
 * @record: a record
 *
 * Returns: (transfer none) (nullable): the uid of the version it was read from
 */
const char  *xq_record_get_version  (const XqRecord *record);

/**
 * xq_record_is_signed:
 * @record: a record
 *
 * Returns: whether it is signed and changed only by a correction with a reason
 */
gboolean     xq_record_is_signed    (const XqRecord *record);

/**
 * xq_record_set_withdrawn:
 * @record: a record that is about to be saved
 *
 * For a kind's prepare: the save that is under way takes the record out of lists
 * and counts. People withdraw with xq_store_withdraw(), which asks why.
 */
void         xq_record_set_withdrawn (XqRecord       *record);

/**
 * xq_record_is_withdrawn:
 * @record: a record
 *
 * Returns: whether it was withdrawn
 */
gboolean     xq_record_is_withdrawn (const XqRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqRecord, xq_record_unref)

G_END_DECLS
