/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/visit-table.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * XqVisitEnrolment:
 * @year: the school year of the class
 * @grade: its grade
 * @number: its number within the grade
 * @from_on: since when the child was in it
 * @until_on: (nullable): until when
 * @mine: whether this account's own post is in that class
 *
 * An enrolment.
 */
typedef struct
{
  int         year;
  int         grade;
  int         number;
  const char *from_on;
  const char *until_on;
  gboolean    mine;
} XqVisitEnrolment;

/**
 * XqVisitGuardian:
 * @name: as in the record
 * @relation: its key
 */
typedef struct
{
  const char *name;
  const char *relation;
} XqVisitGuardian;

/**
 * XqVisitStudent:
 * @uid: the student
 * @name: as in the record
 * @number: (nullable): as far as this account reads it; likewise the other two
 * @aux_number: (nullable): the second student number
 * @former_number: (nullable): the one before
 * @seat: (nullable): the number in the class
 * @enrolments: (element-type XqVisitEnrolment): every class the child was in
 * @guardians: (element-type XqVisitGuardian): as far as this account reads them
 */
typedef struct
{
  const char *uid;
  const char *name;
  const char *number;
  const char *aux_number;
  const char *former_number;
  const char *seat;
  GArray     *enrolments;
  GArray     *guardians;
} XqVisitStudent;

/**
 * XqVisitKnown:
 * @students: (element-type XqVisitStudent): those that this account sees
 * @by_name: name → (element-type guint) indexes of @students
 * @by_number: any of the numbers → index + 1
 * @visits: "student day way" → the situation of a visit the school has, or ""
 * @has_posts: whether this account has a class
 *
 * What the school knows, as this account may see it, when a register of visits comes.
 */
typedef struct
{
  GArray     *students;
  GHashTable *by_name;
  GHashTable *by_number;
  GHashTable *visits;
  gboolean    has_posts;
  /*< private >*/
  GHashTable   *indexes;  /* student uid -> index + 1 */
  GStringChunk *texts;
} XqVisitKnown;

/**
 * xq_visit_known_read:
 * @store: a store, in the transaction of the import
 * @table: the visits of the file: of their days alone the school's visits are read
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: (transfer full) (nullable): free with xq_visit_known_free()
 */
XqVisitKnown *xq_visit_known_read  (XqStore             *store,
                                    const XqVisitTable  *table,
                                    GError             **error);

/**
 * xq_visit_known_free:
 * @known: (nullable) (transfer full): what was read
 */
void          xq_visit_known_free  (XqVisitKnown        *known);

/**
 * xq_visit_known_key:
 * @student: a student's uid
 * @visited_on: a day
 * @way: a code
 *
 * Any thread.
 *
 * Returns: (transfer full): what makes a visit to one child the same: a key of
 *   @visits
 */
char         *xq_visit_known_key   (const char          *student,
                                    const char          *visited_on,
                                    const char          *way);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqVisitKnown, xq_visit_known_free)

G_END_DECLS
