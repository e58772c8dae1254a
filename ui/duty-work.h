/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/duty-roster.h"
#include "rules/duty-row.h"
#include "school/duty-copy.h"

G_BEGIN_DECLS

/* What the week of duty asks of the desk; each function is an XqDeskFunc and runs in
 * the desk's thread. */

/**
 * XqDutyPerson:
 * @uid: a member of staff
 * @name: the name
 * @pinyin: its key
 * @opens: whether the room counts as open with this person in it
 */
typedef struct
{
  char     *uid;
  char     *name;
  char     *pinyin;
  gboolean  opens;
} XqDutyPerson;

/**
 * XqDutyAnswer:
 * @roster: a week's
 * @rows: (element-type XqDutyRow): its lines
 * @staff: (element-type XqDutyPerson): who may be on duty, those who open the room first
 * @me: (nullable): uid of one's own staff record
 * @term: the term of that week
 */
typedef struct
{
  XqDutyRoster *roster;
  GPtrArray    *rows;
  GPtrArray    *staff;
  char         *me;
  XqTerm        term;
} XqDutyAnswer;

/**
 * XqDutyDone:
 * @kind: the kind of the record that was written
 * @uid: the record
 * @before: (nullable): how it was before; %NULL for a new one
 * @is_withdrawn: it was withdrawn
 * @words: what happened
 *
 * One thing that was done, as it can be undone.
 */
typedef struct
{
  const XqKind *kind;
  char         *uid;
  XqRecord     *before;
  gboolean      is_withdrawn;
  char         *words;
} XqDutyDone;

/**
 * XqDutyCopyOrder:
 * @week: a day of the week that is copied
 * @from_on: the first day that may get duties
 * @until_on: the last
 * @weeks: which weeks
 */
typedef struct
{
  char    week[XQ_DAY_SIZE];
  char    from_on[XQ_DAY_SIZE];
  char    until_on[XQ_DAY_SIZE];
  XqWeeks weeks;
} XqDutyCopyOrder;

/**
 * xq_duty_answer_free:
 * @answer: (transfer full) (nullable): an answer
 */
void      xq_duty_answer_free (XqDutyAnswer  *answer);

/**
 * xq_duty_done_free:
 * @done: (transfer full) (nullable): what was done
 */
void      xq_duty_done_free   (XqDutyDone    *done);

/**
 * xq_duty_ask:
 * @store: the store
 * @data: a day of the week, ISO
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): an #XqDutyAnswer
 */
gpointer  xq_duty_ask         (XqStore       *store,
                               gpointer       data,
                               GCancellable  *cancellable,
                               GError       **error);

/**
 * xq_duty_assign:
 * @store: the store
 * @data: a GStrv: day, from, until, room, person, kind of duty
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): an #XqDutyDone
 */
gpointer  xq_duty_assign      (XqStore       *store,
                               gpointer       data,
                               GCancellable  *cancellable,
                               GError       **error);

/**
 * xq_duty_cover:
 * @store: the store
 * @data: a GStrv: duty, reason, and who covers; without the third nobody does
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): an #XqDutyDone
 */
gpointer  xq_duty_cover       (XqStore       *store,
                               gpointer       data,
                               GCancellable  *cancellable,
                               GError       **error);

/**
 * xq_duty_take_back:
 * @store: the store
 * @data: a GStrv: the name of a kind, and one of its records, a duty or a change of one
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): an #XqDutyDone
 */
gpointer  xq_duty_take_back   (XqStore       *store,
                               gpointer       data,
                               GCancellable  *cancellable,
                               GError       **error);

/**
 * xq_duty_sign_in:
 * @store: the store
 * @data: a duty of today
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * With the present time.
 *
 * Returns: (transfer full) (nullable): an #XqDutyDone
 */
gpointer  xq_duty_sign_in     (XqStore       *store,
                               gpointer       data,
                               GCancellable  *cancellable,
                               GError       **error);

/**
 * xq_duty_sign_out:
 * @store: the store
 * @data: a sign-in
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * With the present time.
 *
 * Returns: (transfer full) (nullable): an #XqDutyDone
 */
gpointer  xq_duty_sign_out    (XqStore       *store,
                               gpointer       data,
                               GCancellable  *cancellable,
                               GError       **error);

/**
 * xq_duty_walk_in:
 * @store: the store
 * @data: unused
 * @cancellable: (nullable): a cancellable
 * @error: XQ_STORE_ERROR_NOT_FOUND if this account has not signed in today
 *
 * One more came by, at this account's last sign-in of today.
 *
 * Returns: (transfer full) (nullable): an #XqDutyDone
 */
gpointer  xq_duty_walk_in     (XqStore       *store,
                               gpointer       data,
                               GCancellable  *cancellable,
                               GError       **error);

/**
 * xq_duty_undo:
 * @store: the store
 * @data: an #XqDutyDone
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: %NULL
 */
gpointer  xq_duty_undo        (XqStore       *store,
                               gpointer       data,
                               GCancellable  *cancellable,
                               GError       **error);

/**
 * xq_duty_copy:
 * @store: the store
 * @data: an #XqDutyCopyOrder
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): an #XqDutyCopy
 */
gpointer  xq_duty_copy        (XqStore       *store,
                               gpointer       data,
                               GCancellable  *cancellable,
                               GError       **error);

/**
 * xq_duty_undo_copy:
 * @store: the store
 * @data: a GStrv, the duties that were entered
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: %NULL
 */
gpointer  xq_duty_undo_copy   (XqStore       *store,
                               gpointer       data,
                               GCancellable  *cancellable,
                               GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqDutyAnswer, xq_duty_answer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqDutyDone, xq_duty_done_free)

G_END_DECLS
