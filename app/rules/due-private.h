/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/due.h"
#include "school/record-words.h"

G_BEGIN_DECLS

/**
 * xq_due_add:
 * @list: (element-type XqDue): the list
 * @kind: what it is
 * @urgent: whether it stands among the first, in red
 * @record_kind: (nullable): the kind of the record to open
 * @record: (nullable): its uid
 * @since: (nullable): an ISO date
 * @words: (transfer full): a sentence
 *
 * Returns: (transfer none): the new line
 */
XqDue    *xq_due_add            (GPtrArray      *list,
                                 XqDueKind       kind,
                                 gboolean        urgent,
                                 const char     *record_kind,
                                 const char     *record,
                                 const char     *since,
                                 char           *words);

/**
 * xq_due_add_records:
 * @store: a store
 * @list: (element-type XqDue): the list
 * @rows: (transfer full) (nullable): rows of the record's uid, the day it was due and
 *   the students, uids joined by spaces; %NULL if the query failed
 * @kind: what they are
 * @urgent: whether they stand among the first, in red
 * @record_kind: the kind of the records
 * @format: a translated sentence with one %s for the day
 * @error: return location for an error
 *
 * Adds a line a row. Of care and casework no whole name is said.
 *
 * Returns: %FALSE on an error
 */
gboolean  xq_due_add_records    (XqStore        *store,
                                 GPtrArray      *list,
                                 XqRows         *rows,
                                 XqDueKind       kind,
                                 gboolean        urgent,
                                 const char     *record_kind,
                                 const char     *format,
                                 GError        **error);

/**
 * xq_due_say_who:
 * @store: a store
 * @words: names that were looked up
 * @students: (nullable): uids joined by spaces
 * @whole: whether whole names and classes are said, or "王**" and the grade
 * @who: (out) (transfer full) (nullable): the names; %NULL if this account reads none
 * @error: return location for an error
 *
 * Returns: %FALSE on an error
 */
gboolean  xq_due_say_who        (XqStore        *store,
                                 XqRecordWords  *words,
                                 const char     *students,
                                 gboolean        whole,
                                 char          **who,
                                 GError        **error);

/* What is due of one subject: nothing for those who do not hold its cabinet. */
gboolean  xq_due_add_crises     (XqStore        *store,
                                 GPtrArray      *list,
                                 GError        **error);
gboolean  xq_due_add_referrals  (XqStore        *store,
                                 GPtrArray      *list,
                                 GError        **error);
gboolean  xq_due_add_support    (XqStore        *store,
                                 GPtrArray      *list,
                                 GError        **error);
gboolean  xq_due_add_concerns   (XqStore        *store,
                                 GPtrArray      *list,
                                 GError        **error);
gboolean  xq_due_add_screenings (XqStore        *store,
                                 GPtrArray      *list,
                                 GError        **error);
gboolean  xq_due_add_plans      (XqStore        *store,
                                 GPtrArray      *list,
                                 GError        **error);

G_END_DECLS
