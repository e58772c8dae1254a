/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* What the kinds' own rules ask of the store while a record is being saved. */

/**
 * xq_question:
 * @store: a store
 * @sql: a SELECT over visible_KIND views with up to three parameters
 * @answer: (out) (transfer full) (nullable): the first column of the first
 *   row as text, a uid as 32 hex digits; %NULL if there is no row or it is NULL
 * @error: return location for an error
 * @first: (nullable): the first parameter; a uid is given as 32 hex digits and
 *   compared with unhex(?)
 * @second: (nullable): the second; %NULL if there is none
 * @third: (nullable): the third; %NULL if there is none
 *
 * Asks one thing. No audit entry is written: nothing is shown to anybody. On
 * the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean xq_question          (XqStore         *store,
                               const char      *sql,
                               char           **answer,
                               GError         **error,
                               const char      *first,
                               const char      *second,
                               const char      *third);

/**
 * xq_refuse:
 * @error: return location for an error
 * @format: what is wrong and what to do, in plain words, translated
 * @...: values for @format
 *
 * Sets XQ_STORE_ERROR_INVALID. Any thread.
 *
 * Returns: always %FALSE, to be returned by the caller
 */
gboolean xq_refuse            (GError         **error,
                               const char      *format,
                               ...) G_GNUC_PRINTF (2, 3);

/**
 * xq_refuse_unless_ordered:
 * @record: a record
 * @earlier: a DATE or TIME field
 * @later: another of the same type
 * @error: return location for an error
 *
 * Two days or times must not stand in the wrong order; an empty one is passed
 * over. Any thread.
 *
 * Returns: %FALSE with XQ_STORE_ERROR_INVALID naming both fields
 */
gboolean xq_refuse_unless_ordered (const XqRecord  *record,
                                   const char      *earlier,
                                   const char      *later,
                                   GError         **error);

/**
 * xq_refuse_unknown_student:
 * @store: a store
 * @record: a record with the field student, in another cabinet than the
 *   students, where no foreign key watches over it
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: %FALSE with XQ_STORE_ERROR_INVALID if a student is named that there
 *   is not
 */
gboolean xq_refuse_unknown_student (XqStore         *store,
                                    const XqRecord  *record,
                                    GError         **error);

/**
 * xq_is_yes:
 * @record: a record
 * @flag: a FLAG field
 *
 * Any thread.
 *
 * Returns: whether it is set
 */
gboolean xq_is_yes            (const XqRecord  *record,
                               const char      *flag);

/**
 * xq_is_one_of:
 * @record: a record
 * @field: a CHOICE field
 * @codes: codes separated by a space
 *
 * Any thread.
 *
 * Returns: whether the field holds one of @codes
 */
gboolean xq_is_one_of         (const XqRecord  *record,
                               const char      *field,
                               const char      *codes);

G_END_DECLS
