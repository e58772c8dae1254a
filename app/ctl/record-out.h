/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl/command.h"
#include "school/record-words.h"

G_BEGIN_DECLS

/**
 * xq_record_out:
 * @words: how records are said
 * @builder: where an object was begun; its members are added
 * @record: a record or part
 *
 * Adds every field: choices as codes, numbers and flags as such, records as
 * uids with a member FIELD_name beside them, empty fields as null. Student
 * numbers are masked.
 */
void        xq_record_out         (XqRecordWords  *words,
                                   JsonBuilder    *builder,
                                   const XqRecord *record);

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

/**
 * xq_json_number:
 * @builder: where an object was begun
 * @name: the member's name
 * @number: its number
 *
 * Adds a number.
 */
void        xq_json_number        (JsonBuilder    *builder,
                                   const char     *name,
                                   gint64          number);

G_END_DECLS
