/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include <string.h>

#include "rules/coverage.h"
#include "rules/figure-private.h"
#include "rules/student-plans.h"
#include "school/settings.h"

gboolean
xq_figures_count_school (const XqCount  *count,
                         GPtrArray      *figures,
                         GError        **error)
{
  g_autofree char *year = g_strdup_printf ("%d", count->term.year);
  g_autofree char *since = NULL;
  g_autofree char *plans_until = NULL;
  gint64 every;
  gint64 staff[3];
  gint64 roll[5];
  XqPlanCoverage plans;
  XqFigure *checked;
  XqFigure *special;

  if (!xq_setting_integer (count->store, "register.recheck_years", &every, error))
    return FALSE;
  since = g_strdup_printf ("%d", count->term.year - (int) every + 1);
  if (!xq_count_row (xq_store_count_query (count->store, "staff-totals", error, ":day", count->day, NULL),
                     staff, G_N_ELEMENTS (staff), error) ||
      !xq_count_row (xq_store_count_query (count->store, "roll-totals", error, ":day", count->day, ":year", year,
                                           ":since", since, NULL),
                     roll, G_N_ELEMENTS (roll), error))
    return FALSE;

  xq_figures_add (figures, "full", staff[0]);
  xq_figures_add (figures, "part", staff[1]);
  xq_figures_add (figures, "cert", staff[2]);
  xq_figures_add (figures, "classes", roll[0]);
  xq_figures_add (figures, "students", roll[1]);
  xq_figures_add (figures, "boarders", roll[2]);
  xq_figures_add (figures, "special", roll[3]);
  checked = xq_figures_add (figures, "special_checked", roll[4]);
  checked->denominator = roll[3];
  if (!xq_plans_totals (count->store, count->name, &plans, error) ||
      !xq_plan_day_of_year (count->store, "plan.due_on", count->term.year, &plans_until, error))
    return FALSE;
  xq_figures_add (figures, "plans", plans.made)->denominator = plans.students;
  special = xq_figures_add (figures, "plans_special", plans.special_made);
  special->denominator = plans.special;
  return xq_figure_require (special, count->store, plans.special, "plan.due_on",
                            strcmp (xq_store_get_today (count->store), plans_until) <= 0, error) &&
         xq_figure_require (checked, count->store, roll[3], "register.recheck_years", count->term.number == 1, error);
}

gboolean
xq_figures_count_visits (const XqCount  *count,
                         GPtrArray      *figures,
                         GError        **error)
{
  g_autoptr (GPtrArray) classes = xq_coverage_by_class (count->store, count->name, error);
  gint64 due = 0;
  gint64 done = 0;
  gint64 special_due = 0;
  gint64 special_done = 0;
  gint64 by_class_teacher = 0;
  gint64 by_subject_teacher = 0;
  gint64 by_anybody = 0;
  XqFigure *covered;
  XqFigure *special;

  if (classes == NULL)
    return FALSE;
  for (guint i = 0; i < classes->len; i++)
    {
      const XqCoverage *coverage = g_ptr_array_index (classes, i);

      due += coverage->due;
      done += coverage->done;
      special_due += coverage->special_due;
      special_done += coverage->special_done;
      by_class_teacher += coverage->visits_by_class_teacher;
      by_subject_teacher += coverage->visits_by_subject_teacher;
      by_anybody += coverage->visits;
    }

  xq_figures_add (figures, "hv_ht", by_class_teacher);
  xq_figures_add (figures, "hv_st", by_subject_teacher);
  xq_figures_add (figures, "hv_all", by_anybody);
  covered = xq_figures_add (figures, "hv_cov", done);
  covered->denominator = due;
  special = xq_figures_add (figures, "hv_special", special_done);
  special->denominator = special_due;
  return xq_figure_require (covered, count->store, due, "home_visit.per_year", count->term.number == 1, error) &&
         xq_figure_require (special, count->store, special_due, "home_visit.special_per_term", FALSE, error);
}

gboolean
xq_figures_count_care (const XqCount  *count,
                       GPtrArray      *figures,
                       GError        **error)
{
  gint64 referrals[4];
  gint64 disclosures[2];
  XqFigure *back;
  XqFigure *overdue;

  if (!xq_count_row (xq_store_count_query (count->store, "referral-totals", error, ":from", count->term.counted_from,
                                           ":until", count->term.counted_until, ":day", count->day, NULL),
                     referrals, G_N_ELEMENTS (referrals), error) ||
      !xq_count_row (xq_store_count_query (count->store, "disclosure-totals", error, ":from", count->term.counted_from,
                                           ":until", count->term.counted_until, NULL),
                     disclosures, G_N_ELEMENTS (disclosures), error))
    return FALSE;

  xq_figures_add (figures, "ref", referrals[0]);
  back = xq_figures_add (figures, "ref_back", referrals[1]);
  back->denominator = referrals[0];
  overdue = xq_figures_add (figures, "ref_overdue", referrals[3]);
  xq_figures_add (figures, "disclosures", disclosures[0]);
  xq_figures_add (figures, "papers_out", disclosures[1]);

  overdue->denominator = referrals[0];
  if (!xq_figure_require (overdue, count->store, 0, "referral.reply_days", FALSE, error))
    return FALSE;
  if (overdue->denominator > 0)
    overdue->state = overdue->value == 0 ? XQ_FIGURE_MET : XQ_FIGURE_NOT_MET; /* the only figure of which less is better */
  return xq_figure_require (back, count->store, referrals[2], "referral.reply_days", FALSE, error);
}
