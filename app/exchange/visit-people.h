/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/import-report.h"
#include "exchange/import-staff.h"
#include "exchange/visit-plan.h"

G_BEGIN_DECLS

/**
 * XqVisitPeople:
 * @staff: who may have gone
 * @report: where names that were left out are said
 * @n_me: how many visits were taken for this account's, since the file does not say who went
 */
typedef struct
{
  XqImportStaff  *staff;
  XqImportReport *report;
  guint           n_me;
} XqVisitPeople;

/**
 * xq_visit_people_find_visitors:
 * @people: where to look
 * @step: a step to add
 * @visitors: (out) (transfer full) (nullable): uids separated by blanks
 * @problem: (out) (transfer full) (nullable): why the visit cannot be entered
 * @error: return location for an error
 *
 * Who went: the members of staff that the file names. Where it names nobody,
 * this account, if the children are of its own class. On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean  xq_visit_people_find_visitors (XqVisitPeople      *people,
                                         const XqVisitStep  *step,
                                         char              **visitors,
                                         char              **problem,
                                         GError            **error);

/**
 * xq_visit_people_dup_met:
 * @people: where to look
 * @step: a step to add
 *
 * Who was met: by the words for relatives, or by the names of the children's guardians.
 *
 * Returns: (transfer full) (nullable): codes separated by blanks
 */
char     *xq_visit_people_dup_met       (XqVisitPeople      *people,
                                         const XqVisitStep  *step);

G_END_DECLS
