/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl/command.h"

G_BEGIN_DECLS

/* What people call the records that others name by uid, looked up once each. */
typedef struct _XqLabels XqLabels;

/**
 * xq_labels_new:
 * @ctl: the command line, with a store
 *
 * Returns: (transfer full): no labels yet
 */
XqLabels   *xq_labels_new         (XqCtl          *ctl);

/**
 * xq_labels_free:
 * @labels: (transfer full) (nullable): labels
 */
void        xq_labels_free        (XqLabels       *labels);

/**
 * xq_labels_of:
 * @labels: labels
 * @field: a RECORD or ACCOUNT field
 * @value: its value, one uid or several
 *
 * Returns: (transfer full): what people call them, separated by 、; empty for
 *   what this account may not see
 */
char       *xq_labels_of          (XqLabels       *labels,
                                   const XqField  *field,
                                   const char     *value);

/**
 * xq_record_out:
 * @labels: labels
 * @builder: where an object was begun; its members are added
 * @record: a record or part
 *
 * Adds every field: choices as codes, numbers and flags as such, records as
 * uids with a member FIELD_name beside them, empty fields as null. Student
 * numbers are masked.
 */
void        xq_record_out         (XqLabels       *labels,
                                   JsonBuilder    *builder,
                                   const XqRecord *record);

/**
 * xq_record_out_word:
 * @labels: labels
 * @record: a record
 * @field: one of its fields, but no PARTS
 *
 * Returns: (transfer full): the field in the words of people: titles of
 *   choices, names of records; for lists
 */
char       *xq_record_out_word    (XqLabels       *labels,
                                   const XqRecord *record,
                                   const XqField  *field);

/**
 * xq_moment_out:
 * @builder: where an object was begun
 * @name: the member's name
 * @at: Unix seconds
 *
 * Adds a moment as ISO 8601 in local time.
 */
void        xq_moment_out         (JsonBuilder    *builder,
                                   const char     *name,
                                   gint64          at);

/**
 * xq_account_name:
 * @ctl: the command line, with a vault
 * @uid: (nullable): an account's uid
 *
 * Returns: (transfer full) (nullable): its name; %NULL if the roll has none
 */
char       *xq_account_name       (XqCtl          *ctl,
                                   const char     *uid);

/**
 * xq_json_member:
 * @builder: where an object was begun
 * @name: the member's name
 * @text: (nullable): its text
 *
 * Adds a text, or null.
 */
void        xq_json_member        (JsonBuilder    *builder,
                                   const char     *name,
                                   const char     *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqLabels, xq_labels_free)

G_END_DECLS
