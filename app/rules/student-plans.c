/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/requirement-private.h"
#include "rules/student-plans.h"
#include "school/own-classes.h"
#include "school/question.h"

#define READ_REGISTERS (XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR) | XQ_ROLE_BIT (XQ_ROLE_CLASS_TEACHER))

void
xq_plan_coverage_free (XqPlanCoverage *coverage)
{
  if (coverage == NULL)
    return;
  g_free (coverage->class_uid);
  g_free (coverage);
}

void
xq_planned_student_free (XqPlannedStudent *student)
{
  if (student == NULL)
    return;
  g_free (student->student);
  g_free (student->name);
  g_free (student->seat);
  g_free (student->plan);
  g_free (student->made_on);
  g_free (student->unwatched);
  g_free (student);
}

/* The classes whose registers this account reads: NULL for all of them. */
static gboolean
find_open_classes (XqStore     *store,
                   GHashTable **open,
                   GError     **error)
{
  XqRoles roles = xq_vault_get_roles (xq_store_get_vault (store));
  g_autoptr (GPtrArray) own = NULL;

  *open = NULL;
  if (roles & XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR))
    return TRUE;
  *open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!(roles & READ_REGISTERS))
    return TRUE;
  own = xq_own_classes_list (store, error);
  for (guint i = 0; own != NULL && i < own->len; i++)
    g_hash_table_add (*open, g_strdup (((const XqOwnClass *) g_ptr_array_index (own, i))->uid));
  if (own == NULL)
    g_clear_pointer (open, g_hash_table_unref);
  return own != NULL;
}

static XqRows *
ask_classes (const XqCount  *count,
             GError        **error)
{
  g_autofree char *year = g_strdup_printf ("%d", count->term.year);

  return xq_store_count_query (count->store, "plans-by-class", error, ":year", year, ":day", count->day,
                               ":until", count->term.counted_until, NULL);
}

gboolean
xq_plans_totals (XqStore         *store,
                 const char      *term,
                 XqPlanCoverage  *total,
                 GError         **error)
{
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;
  XqCount count;

  g_return_val_if_fail (XQ_IS_STORE (store) && total != NULL, FALSE);

  memset (total, 0, sizeof *total);
  if (!xq_count_begin (&count, store, term, error) || !xq_count_refuse_unless_whole (&count, error) ||
      (rows = ask_classes (&count, error)) == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    {
      total->students += xq_rows_integer (rows, 3);
      total->made += xq_rows_integer (rows, 4);
      total->special += xq_rows_integer (rows, 5);
      total->special_made += xq_rows_integer (rows, 6);
    }
  return xq_rows_ended (problem, error);
}

GPtrArray *
xq_plans_by_class (XqStore     *store,
                   const char  *term,
                   GError     **error)
{
  g_autoptr (GPtrArray) classes = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_plan_coverage_free);
  g_autoptr (GHashTable) mine = NULL;
  g_autoptr (GHashTable) open = NULL;
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;
  XqCount count;

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  if (!xq_count_begin (&count, store, term, error) || !find_open_classes (store, &open, error) ||
      (!xq_count_is_whole (&count) && (mine = xq_own_classes_in_charge (store, error)) == NULL))
    return NULL;
  rows = ask_classes (&count, error);
  if (rows == NULL)
    return NULL;
  while (xq_rows_next (rows, &problem))
    {
      const char *uid = xq_rows_text (rows, 0);
      gboolean is_open = open == NULL || g_hash_table_contains (open, uid);
      XqPlanCoverage *coverage;

      if (mine != NULL && !g_hash_table_contains (mine, uid))
        continue;
      coverage = g_new0 (XqPlanCoverage, 1);
      coverage->class_uid = g_strdup (uid);
      coverage->grade = (int) xq_rows_integer (rows, 1);
      coverage->number = (int) xq_rows_integer (rows, 2);
      coverage->students = xq_rows_integer (rows, 3);
      coverage->made = xq_rows_integer (rows, 4);
      coverage->special = is_open ? xq_rows_integer (rows, 5) : -1;
      coverage->special_made = is_open ? xq_rows_integer (rows, 6) : -1;
      g_ptr_array_add (classes, coverage);
    }
  return xq_rows_ended (problem, error) ? g_steal_pointer (&classes) : NULL;
}

/* Which moments went by, of those that the class is asked for. */
static char *
list_unwatched (GArray     *nodes,
                gboolean    exam_grade,
                const char *watched,
                const char *today)
{
  g_auto (GStrv) seen = g_strsplit (watched != NULL ? watched : "", ",", -1);
  GString *missing = g_string_new (NULL);

  for (guint i = 0; i < nodes->len; i++)
    {
      const XqPlanNode *node = &g_array_index (nodes, XqPlanNode, i);
      gboolean is_seen = g_strv_contains ((const char *const *) seen, node->node) ||
                         (g_str_equal (node->node, "term_start") && g_strv_contains ((const char *const *) seen, "after_holiday"));

      if (!is_seen && strcmp (node->until_on, today) < 0 && (exam_grade || !node->of_exam_grades))
        g_string_append_printf (missing, "%s%s", missing->len > 0 ? " " : "", node->node);
    }
  return g_string_free (missing, missing->len == 0);
}

static XqPlanState
judge (const XqPlannedStudent *student,
       gboolean                special,
       gboolean                in_full)
{
  if (student->plan == NULL)
    return special ? XQ_PLAN_DUE : XQ_PLAN_NONE;
  if (special && !in_full)
    return XQ_PLAN_SHORT;
  return student->unwatched != NULL ? XQ_PLAN_UNWATCHED : XQ_PLAN_MADE;
}

static gboolean
may_list (XqStore     *store,
          const char  *class_uid,
          GError     **error)
{
  g_autoptr (GHashTable) open = NULL;

  if (!find_open_classes (store, &open, error))
    return FALSE;
  if (open == NULL || g_hash_table_contains (open, class_uid))
    return TRUE;
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
               _("Only the class teacher and the counsellors may see whose plan is made. Ask one of them."));
  return FALSE;
}

static gboolean
find_exam_grade (XqStore     *store,
                 const char  *class_uid,
                 gboolean    *is,
                 GError     **error)
{
  g_autofree char *grade = NULL;

  *is = FALSE;
  if (!xq_question (store, "SELECT grade FROM visible_class WHERE uid = unhex (?)", &grade, error, class_uid, NULL, NULL))
    return FALSE;
  return grade == NULL || xq_plan_is_exam_grade (store, (int) g_ascii_strtoll (grade, NULL, 10), is, error);
}

GPtrArray *
xq_plans_of_class (XqStore     *store,
                   const char  *class_uid,
                   const char  *term,
                   GError     **error)
{
  g_autoptr (GPtrArray) students = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_planned_student_free);
  g_autoptr (GArray) nodes = NULL;
  g_autoptr (XqRows) rows = NULL;
  g_autofree char *year = NULL;
  GError *problem = NULL;
  gboolean exam_grade;
  XqCount count;

  g_return_val_if_fail (XQ_IS_STORE (store) && class_uid != NULL, NULL);

  if (!may_list (store, class_uid, error) || !xq_count_begin (&count, store, term, error) ||
      !find_exam_grade (store, class_uid, &exam_grade, error) ||
      (nodes = xq_plan_nodes_of_term (store, &count.term, error)) == NULL)
    return NULL;
  year = g_strdup_printf ("%d", count.term.year);
  rows = xq_store_query (store,
                         "SELECT DISTINCT s.uid, s.name, s.seat, p.uid, p.made_on, p.form = 'full', "
                         "  s.uid IN (SELECT r.student FROM visible_register r WHERE r.withdrawn = 0 AND r.from_on <= ?2 "
                         "    AND (r.until_on IS NULL OR r.until_on >= ?2)), "
                         "  (SELECT group_concat (DISTINCT n.node) FROM visible_student_plan_node_watch n "
                         "    WHERE n.record = p.uid AND n.seen_on >= ?4 AND n.seen_on <= ?5) "
                         "FROM visible_enrolment e JOIN visible_student s ON s.uid = e.student AND s.withdrawn = 0 "
                         "LEFT JOIN visible_student_plan p ON p.student = s.uid AND p.year = CAST (?3 AS INTEGER) AND p.withdrawn = 0 "
                         "WHERE e.class = unhex (?1) AND e.withdrawn = 0 AND e.from_on <= ?2 AND (e.until_on IS NULL OR e.until_on >= ?2) "
                         "ORDER BY CAST (s.seat AS INTEGER), s.seat, s.pinyin, s.uid",
                         error, class_uid, count.day, year, count.term.counted_from, count.term.counted_until, NULL);
  if (rows == NULL)
    return NULL;
  while (xq_rows_next (rows, &problem))
    {
      XqPlannedStudent *student = g_new0 (XqPlannedStudent, 1);
      gboolean special = xq_rows_integer (rows, 6) != 0;

      student->student = g_strdup (xq_rows_text (rows, 0));
      student->name = g_strdup (xq_rows_text (rows, 1));
      student->seat = g_strdup (xq_rows_text (rows, 2));
      student->plan = g_strdup (xq_rows_text (rows, 3));
      student->made_on = g_strdup (xq_rows_text (rows, 4));
      if (special)
        student->unwatched = list_unwatched (nodes, exam_grade, xq_rows_text (rows, 7), xq_store_get_today (store));
      student->state = judge (student, special, xq_rows_integer (rows, 5) != 0);
      g_ptr_array_add (students, student);
    }
  return xq_rows_ended (problem, error) ? g_steal_pointer (&students) : NULL;
}
