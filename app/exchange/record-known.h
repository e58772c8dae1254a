/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/import-staff.h"
#include "exchange/record-row.h"

G_BEGIN_DECLS

/**
 * XqRecordKnown:
 * @staff: who may have held it
 * @own: (element-type XqOwnClass): the classes of which this account is class teacher
 * @records: what makes a record known again → (element-type XqRecord): those that
 *   this account sees of the file's days
 *
 * What the school knows when a register comes.
 */
typedef struct
{
  XqImportStaff *staff;
  GPtrArray     *own;
  GHashTable    *records;
  /*< private >*/
  XqStore              *store;
  const XqRecordImport *description;
  GHashTable           *classes;      /* "2024 7 1" -> uid */
  GHashTable           *years;        /* day -> school year + 1 */
} XqRecordKnown;

/**
 * xq_record_known_read:
 * @records: a description
 * @store: a store, in the transaction of the import
 * @rows: (element-type XqRecordRow): the rows of the file: of their days alone the
 *   school's records are read
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: (transfer full) (nullable): free with xq_record_known_free()
 */
XqRecordKnown *xq_record_known_read          (const XqRecordImport *records,
                                              XqStore              *store,
                                              GPtrArray            *rows,
                                              GError              **error);

/**
 * xq_record_known_free:
 * @known: (nullable) (transfer full): what was read
 */
void           xq_record_known_free          (XqRecordKnown         *known);

/**
 * xq_record_known_dup_classes:
 * @known: what the school knows
 * @row: a row
 * @day: (nullable): its day
 * @problem: (out) (transfer full) (nullable): why the classes are not known
 * @error: return location for an error
 *
 * The classes that the row names, in the school year of its day; none named,
 * the only one that is this account's own. On the store's thread.
 *
 * Returns: (transfer full) (nullable): uids with blanks between
 */
char          *xq_record_known_dup_classes   (XqRecordKnown     *known,
                                              const XqRecordRow *row,
                                              const char        *day,
                                              char             **problem,
                                              GError           **error);

/**
 * xq_record_known_is_own:
 * @known: what the school knows
 * @classes: uids with blanks between
 *
 * Returns: whether this account is class teacher of all of them
 */
gboolean       xq_record_known_is_own        (const XqRecordKnown *known,
                                              const char          *classes);

/**
 * xq_record_known_find_teacher:
 * @known: what the school knows
 * @classes: uids with blanks between
 * @day: a day
 * @uid: (out) (transfer full) (nullable): the class teacher of the first of them
 *   on that day, who acts for another going first
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean       xq_record_known_find_teacher  (XqRecordKnown *known,
                                              const char    *classes,
                                              const char    *day,
                                              char         **uid,
                                              GError       **error);

/**
 * xq_record_known_find:
 * @known: what the school knows
 * @record: a record as the file has it
 *
 * Returns: (transfer none) (nullable) (element-type XqRecord): the school's
 *   records by which it may be known again, and those of the file before it
 */
GPtrArray     *xq_record_known_find          (XqRecordKnown  *known,
                                              const XqRecord *record);

/**
 * xq_record_known_add:
 * @known: what the school knows
 * @record: a record that it has now
 */
void           xq_record_known_add           (XqRecordKnown *known,
                                              XqRecord      *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqRecordKnown, xq_record_known_free)

G_END_DECLS
