/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/visit-known.h"

G_BEGIN_DECLS

/**
 * XqVisitAction:
 * @XQ_VISIT_ADD: a visit the school does not have
 * @XQ_VISIT_UNCHANGED: the school has a visit to each of these children on that day in that way
 * @XQ_VISIT_LEFT_OUT: not to be written; the remarks say why
 */
typedef enum
{
  XQ_VISIT_ADD,
  XQ_VISIT_UNCHANGED,
  XQ_VISIT_LEFT_OUT,
} XqVisitAction;

/**
 * XqVisitRemark:
 * @what: unknown, ambiguous, duplicate, refused; or %NULL for a notice
 * @text: in the user's language
 */
typedef struct
{
  const char *what;
  char       *text;
} XqVisitRemark;

/**
 * XqVisitStep:
 * @row: (transfer none): owned by the table
 * @action: what to do
 * @students: (element-type XqVisitStudent): the children of the new visit
 * @present: (element-type XqVisitStudent): those who have it already
 * @remarks: (element-type XqVisitRemark): names that were left out, and notices
 * @mine: whether this account has the class of every child of the new visit
 */
typedef struct
{
  const XqVisitRow *row;
  XqVisitAction     action;
  GPtrArray        *students;
  GPtrArray        *present;
  GPtrArray        *remarks;
  gboolean          mine;
} XqVisitStep;

/**
 * xq_visit_plan:
 * @table: visits of a file; must outlive the plan
 * @known: what the school knows; must outlive the plan
 * @today: yyyy-mm-dd
 *
 * Decides for each row what would be done. A child is found by its number, or
 * by its name within the class that the row, the title or the tab says, or
 * within the classes of this account; never elsewhere. Touches no database.
 * Planned again after the plan was carried out, every added row is unchanged.
 * Any thread.
 *
 * Returns: (transfer full) (element-type XqVisitStep): one for each row, in its order
 */
GPtrArray *xq_visit_plan  (const XqVisitTable  *table,
                           const XqVisitKnown  *known,
                           const char          *today);

G_END_DECLS
