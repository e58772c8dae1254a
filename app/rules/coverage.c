/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/coverage.h"
#include "rules/figure-private.h"
#include "school/own-classes.h"
#include "school/settings.h"

/* What both questions ask of the settings, as text for their parameters. */
typedef struct
{
  char *year;
  char *ways;
  char *days_before;
  char *per_year;
  char *special_per_term;
} Rule;

static void
rule_clear (Rule *rule)
{
  g_free (rule->year);
  g_free (rule->ways);
  g_free (rule->days_before);
  g_free (rule->per_year);
  g_free (rule->special_per_term);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rule, rule_clear)

static gboolean
read_rule (const XqCount  *count,
           Rule           *rule,
           GError        **error)
{
  g_autofree char *ways = NULL;

  if (!xq_setting_text (count->store, "home_visit.counted_ways", &ways, error) ||
      !xq_setting_text (count->store, "home_visit.days_before_enrolment", &rule->days_before, error) ||
      !xq_setting_text (count->store, "home_visit.per_year", &rule->per_year, error) ||
      !xq_setting_text (count->store, "home_visit.special_per_term", &rule->special_per_term, error))
    return FALSE;
  rule->ways = g_strdup_printf (" %s ", ways);
  rule->year = g_strdup_printf ("%d", count->term.year);
  return TRUE;
}

void
xq_coverage_free (XqCoverage *coverage)
{
  if (coverage == NULL)
    return;
  g_free (coverage->class_uid);
  g_free (coverage);
}

void
xq_visited_student_free (XqVisitedStudent *student)
{
  if (student == NULL)
    return;
  g_free (student->student);
  g_free (student->name);
  g_free (student->seat);
  g_free (student->last_on);
  g_free (student->last_visit);
  g_free (student->tried_on);
  g_free (student->tried_result);
  g_free (student);
}

XqVisitState
xq_visited_student_get_state (const XqVisitedStudent *student)
{
  g_return_val_if_fail (student != NULL, XQ_VISIT_DUE_IN_YEAR);

  if (!student->is_due)
    return XQ_VISIT_DONE;
  if (student->tried_on != NULL)
    return XQ_VISIT_TRIED;
  if (student->is_due_in_term)
    return XQ_VISIT_DUE_IN_TERM;
  return student->visits == 0 && student->other_visits > 0 ? XQ_VISIT_BY_OTHERS : XQ_VISIT_DUE_IN_YEAR;
}

static gboolean
has_role (XqStore *store,
          XqRole   role)
{
  return (xq_vault_get_roles (xq_store_get_vault (store)) & XQ_ROLE_BIT (role)) != 0;
}

static XqCoverage *
read_coverage (XqRows *rows)
{
  XqCoverage *coverage = g_new0 (XqCoverage, 1);

  coverage->grade = (int) xq_rows_integer (rows, 0);
  coverage->number = (int) xq_rows_integer (rows, 1);
  coverage->class_uid = g_strdup (xq_rows_text (rows, 2));
  coverage->due = xq_rows_integer (rows, 3);
  coverage->done = xq_rows_integer (rows, 4);
  coverage->special_due = xq_rows_integer (rows, 5);
  coverage->special_done = xq_rows_integer (rows, 6);
  coverage->visits_by_class_teacher = xq_rows_integer (rows, 7);
  coverage->visits_by_subject_teacher = xq_rows_integer (rows, 8);
  coverage->visits = xq_rows_integer (rows, 9);
  return coverage;
}

GPtrArray *
xq_coverage_by_class (XqStore     *store,
                      const char  *term,
                      GError     **error)
{
  g_autoptr (GPtrArray) classes = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_coverage_free);
  g_autoptr (GHashTable) mine = NULL;
  g_autoptr (XqCoverage) elsewhere = NULL;
  g_autoptr (XqRows) rows = NULL;
  g_auto (Rule) rule = { NULL };
  GError *problem = NULL;
  XqCount count;
  gboolean all;

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  all = has_role (store, XQ_ROLE_HEAD) || has_role (store, XQ_ROLE_COUNSELLOR);
  if (!xq_count_begin (&count, store, term, error) || !read_rule (&count, &rule, error))
    return NULL;
  if (!all && (mine = xq_own_classes_in_charge (store, error)) == NULL)
    return NULL;

  rows = xq_store_count_query (store, "home-visits-by-class", error, ":year", rule.year, ":year_from", count.year_from,
                               ":day", count.day, ":from", count.term.counted_from,
                               ":until", count.term.counted_until, ":ways", rule.ways,
                               ":days_before", rule.days_before, ":per_year", rule.per_year,
                               ":special_per_term", rule.special_per_term, NULL);
  if (rows == NULL)
    return NULL;
  while (xq_rows_next (rows, &problem))
    {
      g_autoptr (XqCoverage) coverage = read_coverage (rows);

      if (coverage->class_uid == NULL)
        {
          if (all && coverage->visits > 0)
            elsewhere = g_steal_pointer (&coverage);
        }
      else if (all || g_hash_table_contains (mine, coverage->class_uid))
        g_ptr_array_add (classes, g_steal_pointer (&coverage));
    }
  if (!xq_rows_ended (problem, error))
    return NULL;
  if (elsewhere != NULL)
    g_ptr_array_add (classes, g_steal_pointer (&elsewhere));
  return g_steal_pointer (&classes);
}

/* Children of the class's list, as far as this account sees them. */
static GPtrArray *
list_class (const XqCount  *count,
            const char     *class_uid,
            GHashTable     *by_uid,
            GHashTable     *special,
            GError        **error)
{
  g_autoptr (GPtrArray) students = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_visited_student_free);
  GError *problem = NULL;
  /* A register that is not this account's to read has no rows here. */
  g_autoptr (XqRows) rows = xq_store_query (
    count->store,
    "SELECT DISTINCT s.uid, s.name, s.seat, s.uid IN (SELECT r.student FROM visible_register r WHERE r.withdrawn = 0 "
    "  AND r.from_on <= ?2 AND (r.until_on IS NULL OR r.until_on >= ?2)) "
    "FROM visible_enrolment e JOIN visible_student s ON s.uid = e.student AND s.withdrawn = 0 "
    "WHERE e.class = unhex (?1) AND e.withdrawn = 0 AND e.from_on <= ?2 AND (e.until_on IS NULL OR e.until_on >= ?2) "
    "ORDER BY CAST (s.seat AS INTEGER), s.seat, s.pinyin, s.uid",
    error, class_uid, count->day, NULL);

  if (rows == NULL)
    return NULL;
  while (xq_rows_next (rows, &problem))
    {
      XqVisitedStudent *student = g_new0 (XqVisitedStudent, 1);

      student->student = g_strdup (xq_rows_text (rows, 0));
      student->name = g_strdup (xq_rows_text (rows, 1));
      student->seat = g_strdup (xq_rows_text (rows, 2));
      if (xq_rows_integer (rows, 3) != 0)
        g_hash_table_add (special, student->student);
      g_hash_table_insert (by_uid, student->student, student);
      g_ptr_array_add (students, student);
    }
  if (!xq_rows_ended (problem, error))
    return NULL;
  return g_steal_pointer (&students);
}

static gboolean
read_visits (const XqCount  *count,
             const Rule     *rule,
             const char     *class_uid,
             GHashTable     *by_uid,
             GError        **error)
{
  GError *problem = NULL;
  g_autoptr (XqRows) rows = xq_store_count_query (
    count->store, "home-visits-of-class", error, ":class", class_uid, ":year", rule->year,
    ":year_from", count->year_from, ":day", count->day, ":from", count->term.counted_from,
    ":until", count->term.counted_until, ":ways", rule->ways, ":days_before", rule->days_before, NULL);

  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    {
      XqVisitedStudent *student = g_hash_table_lookup (by_uid, xq_rows_text (rows, 0));

      if (student == NULL)
        continue;
      student->visits = xq_rows_integer (rows, 1);
      student->visits_in_term = xq_rows_integer (rows, 2);
      student->last_on = g_strdup (xq_rows_text (rows, 3));
      student->last_visit = g_strdup (xq_rows_text (rows, 4));
    }
  if (!xq_rows_ended (problem, error))
    return FALSE;
  return TRUE;
}

/* What else happened at the family's door this school year: tries that came to
 * nothing since the last visit, and visits that are no coverage. */
static gboolean
read_other_visits (const XqCount  *count,
                   const Rule     *rule,
                   const char     *class_uid,
                   GHashTable     *by_uid,
                   GError        **error)
{
  GError *problem = NULL;
  g_autoptr (XqRows) rows = xq_store_query (
    count->store,
    "SELECT n.target, v.visited_on, v.result, instr (?4, ' ' || v.way || ' ') > 0 "
    "FROM visible_home_visit v JOIN visible_home_visit_student n ON n.record = v.uid "
    "WHERE v.withdrawn = 0 AND v.visited_on >= ?2 AND v.visited_on <= ?3 "
    "AND n.target IN (SELECT e.student FROM visible_enrolment e WHERE e.class = unhex (?1) AND e.withdrawn = 0) "
    "ORDER BY v.visited_on, v.id",
    error, class_uid, count->year_from, count->term.counted_until, rule->ways, NULL);

  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    {
      XqVisitedStudent *student = g_hash_table_lookup (by_uid, xq_rows_text (rows, 0));
      const char *day = xq_rows_text (rows, 1);
      const char *result = xq_rows_text (rows, 2);

      if (student == NULL)
        continue;
      if (g_str_equal (result, "done") && xq_rows_integer (rows, 3) != 0)
        student->other_visits++;
      else if ((g_str_equal (result, "not_home") || g_str_equal (result, "declined")) &&
               g_strcmp0 (day, student->last_on) > 0)
        {
          g_free (student->tried_on);
          g_free (student->tried_result);
          student->tried_on = g_strdup (day);
          student->tried_result = g_strdup (result);
        }
    }
  if (!xq_rows_ended (problem, error))
    return FALSE;
  return TRUE;
}

GPtrArray *
xq_coverage_list_students (XqStore     *store,
                           const char  *class_uid,
                           const char  *term,
                           GError     **error)
{
  g_autoptr (GHashTable) by_uid = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) special = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) mine = NULL;
  g_autoptr (GPtrArray) students = NULL;
  g_auto (Rule) rule = { NULL };
  XqCount count;

  g_return_val_if_fail (XQ_IS_STORE (store) && class_uid != NULL, NULL);

  mine = xq_own_classes_in_charge (store, error);
  if (mine == NULL)
    return NULL;
  if (!has_role (store, XQ_ROLE_COUNSELLOR) && !g_hash_table_contains (mine, class_uid))
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
                   _("Only the class teacher, the grade leader and the counsellors may see who of a class was visited. "
                     "Ask one of them."));
      return NULL;
    }
  if (!xq_count_begin (&count, store, term, error) || !read_rule (&count, &rule, error))
    return NULL;
  students = list_class (&count, class_uid, by_uid, special, error);
  if (students == NULL || !read_visits (&count, &rule, class_uid, by_uid, error) ||
      !read_other_visits (&count, &rule, class_uid, by_uid, error))
    return NULL;

  for (guint i = 0; i < students->len; i++)
    {
      XqVisitedStudent *student = g_ptr_array_index (students, i);

      student->is_special = g_hash_table_contains (special, student->student);
      student->is_due_in_term = student->is_special &&
                                student->visits_in_term < g_ascii_strtoll (rule.special_per_term, NULL, 10);
      student->is_due_in_year = student->visits < g_ascii_strtoll (rule.per_year, NULL, 10);
      student->is_due = student->is_due_in_term || student->is_due_in_year;
      student->other_visits = MAX (0, student->other_visits - student->visits);
    }
  return g_steal_pointer (&students);
}
