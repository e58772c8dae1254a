/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "rules/student-plans.h"
#include "school/question.h"
#include "school/settings.h"
#include "store/calendar-day.h"

static void
add_node (GArray      *nodes,
          const char  *asked,
          const char  *code,
          const char  *from_on,
          const char  *until_on,
          gboolean     of_exam_grades)
{
  g_auto (GStrv) codes = g_strsplit (asked, " ", -1);
  XqPlanNode node = { .node = code, .of_exam_grades = of_exam_grades };

  if (!g_strv_contains ((const char *const *) codes, code))
    return;
  g_strlcpy (node.from_on, from_on, sizeof node.from_on);
  g_strlcpy (node.until_on, until_on, sizeof node.until_on);
  g_array_append_val (nodes, node);
}

/* The first day of exams that the calendar has between two days. */
static gboolean
find_exam (XqStore     *store,
           const char  *from_on,
           const char  *until_on,
           char       **day,
           GError     **error)
{
  return xq_question (store, "SELECT min (falls_on) FROM visible_school_day WHERE kind = 'exam' AND withdrawn = 0 "
                      "AND falls_on >= ?1 AND falls_on <= ?2", day, error, from_on, until_on, NULL);
}

static GDate
to_date (const char *day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) atoi (day + 8), (GDateMonth) atoi (day + 5), (GDateYear) atoi (day));
  return date;
}

static char *
middle_of (const XqTerm *term)
{
  GDate first = to_date (term->from_on);
  GDate last = to_date (term->until_on);

  return xq_day_add (term->from_on, g_date_days_between (&first, &last) / 2);
}

/* Exams in the term's last weeks are the final ones, earlier ones those of its middle;
 * a calendar without exams has them in the middle and at the end. */
GArray *
xq_plan_nodes_of_term (XqStore       *store,
                       const XqTerm  *term,
                       GError       **error)
{
  g_autoptr (GArray) nodes = g_array_new (FALSE, TRUE, sizeof (XqPlanNode));
  g_autofree char *asked = NULL;
  g_autofree char *last_weeks = NULL;
  g_autofree char *eve = NULL;
  g_autofree char *last_days = NULL;
  g_autofree char *midterm = NULL;
  g_autofree char *final = NULL;
  g_autofree char *term_start_until = NULL;
  g_autofree char *midterm_until = NULL;
  gint64 days;

  g_return_val_if_fail (XQ_IS_STORE (store) && term != NULL, NULL);

  if (!xq_setting_text (store, "plan.nodes", &asked, error) || !xq_setting_integer (store, "plan.node_days", &days, error))
    return NULL;
  last_weeks = xq_day_add (term->until_on, -2 * (int) days);
  last_days = xq_day_add (term->until_on, -(int) days);
  eve = xq_day_add (last_weeks, -1);
  if (!find_exam (store, term->from_on, eve, &midterm, error) || !find_exam (store, last_weeks, term->until_on, &final, error))
    return NULL;
  if (midterm == NULL)
    midterm = middle_of (term);
  term_start_until = xq_day_add (term->from_on, (int) days);
  midterm_until = xq_day_add (midterm, (int) days);
  add_node (nodes, asked, "term_start", term->from_on, term_start_until, FALSE);
  add_node (nodes, asked, "midterm", midterm, midterm_until, FALSE);
  add_node (nodes, asked, "final", final != NULL ? final : last_days, term->until_on, FALSE);
  add_node (nodes, asked, "before_holiday", last_days, term->until_on, FALSE);
  if (term->number == 2)
    add_node (nodes, asked, "promotion", last_days, term->until_on, TRUE);
  return g_steal_pointer (&nodes);
}

gboolean
xq_plan_is_exam_grade (XqStore   *store,
                       int        grade,
                       gboolean  *is,
                       GError   **error)
{
  g_autofree char *text = g_strdup_printf ("%d", grade);
  g_autofree char *grades = NULL;
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store) && is != NULL, FALSE);

  if (!xq_setting_text (store, "focus.grades", &grades, error))
    return FALSE;
  words = g_strsplit (grades, " ", -1);
  *is = g_strv_contains ((const char *const *) words, text);
  return TRUE;
}

gboolean
xq_plan_day_of_year (XqStore     *store,
                     const char  *setting,
                     int          year,
                     char       **day,
                     GError     **error)
{
  g_autofree char *text = NULL;
  char from_on[XQ_DAY_SIZE];
  char until_on[XQ_DAY_SIZE];

  g_return_val_if_fail (XQ_IS_STORE (store) && setting != NULL && day != NULL, FALSE);

  if (!xq_setting_text (store, setting, &text, error) || !xq_school_year_days (store, year, from_on, until_on, error))
    return FALSE;
  *day = g_strdup_printf ("%d-%s", year, text);
  if (strcmp (*day, from_on) >= 0)
    return TRUE;
  g_free (*day);
  *day = g_strdup_printf ("%d-%s", year + 1, text);
  return TRUE;
}
