/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/coverage.h"

G_BEGIN_DECLS

/* What the place of home visits asks of the desk; each function is an XqDeskFunc and
 * runs in the desk's thread. */

/**
 * XqClassVisits:
 *
 * A class's line on the coverage board, as this account may see it: small numbers
 * are hidden from those who do not read the registers.
 */
typedef struct
{
  char     *uid;
  char     *name;
  gint64    due;
  gint64    done;
  char     *missing;    /* in words: a number, or "under 5" */
  char     *special;    /* of special groups, visited this term and due; "" for none */
  gboolean  opens;      /* whether this account sees who they are */
} XqClassVisits;

/**
 * xq_class_visits_free:
 * @visits: (transfer full) (nullable): a class's line
 *
 * Any thread.
 */
void       xq_class_visits_free    (XqClassVisits  *visits);

/**
 * xq_visits_ask:
 * @store: the store
 * @data: %NULL
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * The coverage of the present school year; no classes for roles without coverage.
 *
 * Returns: (transfer full) (nullable): a #GPtrArray of #XqClassVisits
 */
gpointer   xq_visits_ask           (XqStore        *store,
                                    gpointer        data,
                                    GCancellable   *cancellable,
                                    GError        **error);

/**
 * xq_visits_ask_class:
 * @store: the store
 * @data: a class's uid
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a #GPtrArray of #XqVisitedStudent
 */
gpointer   xq_visits_ask_class     (XqStore        *store,
                                    gpointer        data,
                                    GCancellable   *cancellable,
                                    GError        **error);

/**
 * XqVisitTry:
 * @students: uids of those at whose door somebody stood today
 * @result: what came of it, a code of home_visit.result
 */
typedef struct
{
  GStrv  students;
  char  *result;
} XqVisitTry;

/**
 * xq_visit_try_new:
 * @students: uids
 * @result: a code
 *
 * Returns: (transfer full): the try
 */
XqVisitTry *xq_visit_try_new       (const char *const *students,
                                    const char     *result);

/**
 * xq_visit_try_free:
 * @visit_try: (transfer full): a try
 *
 * Any thread.
 */
void       xq_visit_try_free       (XqVisitTry     *visit_try);

/**
 * xq_visits_note_try:
 * @store: the store
 * @data: an #XqVisitTry
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * A record a student, with today's date; all of them or none.
 *
 * Returns: (transfer full) (nullable): a #GStrv of the records' uids
 */
gpointer   xq_visits_note_try      (XqStore        *store,
                                    gpointer        data,
                                    GCancellable   *cancellable,
                                    GError        **error);

/**
 * xq_visits_undo_try:
 * @store: the store
 * @data: a #GStrv of records' uids
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Withdraws what was just saved.
 *
 * Returns: %NULL
 */
gpointer   xq_visits_undo_try      (XqStore        *store,
                                    gpointer        data,
                                    GCancellable   *cancellable,
                                    GError        **error);

G_END_DECLS
