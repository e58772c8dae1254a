/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "counted-school.h"

#include "rules/due.h"
#include "rules/figure.h"
#include "rules/requirement.h"
#include "rules/student-plans.h"
#include "school/kinds.h"
#include "store/calendar-day.h"

/* Today, 15 November: A2 of 7-1 and B3 of 7-2 stand in a register; A4 did until
 * October, and B4 has left. There are six children in 7-1, four in 7-2, one in 8-1. */
static CountedSchool *counted;

static XqStore *
enter (const char *account)
{
  return school_fixture_enter (counted->school, account);
}

static const char *
class_of (FixtureChild child)
{
  return counted->school->classes[child];
}

static char *
plan (const char *child,
      const char *form,
      const char *year)
{
  return school_fixture_save (enter ("李老师"), "student_plan", "student", counted_school_uid (counted, child), "form", form,
                              "year", year, NULL);
}

static void
watch (const char *uid,
       const char *node,
       const char *seen_on)
{
  XqStore *store = enter ("李老师");
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) record = xq_store_get (store, &xq_student_plan, uid, &error);
  XqRecord *part;

  g_assert_no_error (error);
  xq_record_clear_parts (record, "node_watch");
  if (node != NULL)
    {
      part = xq_record_add_part (record, "node_watch");
      xq_record_set (part, "node", node);
      xq_record_set (part, "seen_on", seen_on);
    }
  xq_store_save (store, record, NULL, &error);
  g_assert_no_error (error);
}

/* What a child's plan says of itself. */
static void
set_form (const char *uid,
          const char *form)
{
  XqStore *store = enter ("李老师");
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) record = xq_store_get (store, &xq_student_plan, uid, &error);

  g_assert_no_error (error);
  xq_record_set (record, "form", form);
  xq_store_save (store, record, NULL, &error);
  g_assert_no_error (error);
}

static void
withdraw (const XqKind *kind,
          const char   *uid)
{
  g_autoptr (GError) error = NULL;

  xq_store_withdraw (enter ("李老师"), kind, uid, "测试", &error);
  g_assert_no_error (error);
}

typedef GPtrArray *(*Rule) (XqStore *store, const char *term, GError **error);

/* NULL for a class: of the school as a whole. */
static void
assert_item (Rule           rule,
             const char    *account,
             const char    *class_uid,
             const char    *what,
             gint64         done,
             gint64         due,
             XqFigureState  state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = rule (enter (account), "2024-1", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      const XqRequirement *item = g_ptr_array_index (items, i);

      if (g_strcmp0 (item->class_uid, class_uid) != 0 || strcmp (item->what, what) != 0)
        continue;
      if (item->done != done || item->due != due || xq_requirement_get_state (item) != state)
        g_error ("%s of %s: %d of %d, %s", what, account, (int) item->done, (int) item->due,
                 xq_figure_state_code (xq_requirement_get_state (item)));
      return;
    }
  if (due != 0)
    g_error ("%s is not asked of %s", what, account);
}

static void
assert_none (Rule        rule,
             const char *account,
             const char *class_uid,
             const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = rule (enter (account), "2024-1", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      const XqRequirement *item = g_ptr_array_index (items, i);

      if (g_strcmp0 (item->class_uid, class_uid) == 0 && (what == NULL || strcmp (item->what, what) == 0))
        g_error ("%s is told to %s", item->what, account);
    }
}

static XqPlanState
state_of (const char *account,
          const char *child)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) students = xq_plans_of_class (enter (account), class_of (CHILD_A), "2024-1", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (students->len, ==, 6);
  for (guint i = 0; i < students->len; i++)
    {
      const XqPlannedStudent *student = g_ptr_array_index (students, i);

      if (g_str_equal (student->student, counted_school_uid (counted, child)))
        return student->state;
    }
  g_error ("%s is not in the class", child);
}

/* --- who has one --- */

static void
test_none (void)
{
  assert_item (xq_plans_required, "李老师", class_of (CHILD_A), "special", 0, 1, XQ_FIGURE_NOT_MET);
  assert_item (xq_plans_required, "李老师", class_of (CHILD_A), "all", 0, 6, XQ_FIGURE_PENDING);
  assert_item (xq_plans_required, "李老师", class_of (CHILD_B), "all", 0, 4, XQ_FIGURE_PENDING);
  assert_none (xq_plans_required, "李老师", class_of (CHILD_C), "special"); /* nobody of 8-1 is in a register */
  g_assert_cmpint (state_of ("王老师", "A2"), ==, XQ_PLAN_DUE);
  g_assert_cmpint (state_of ("王老师", "A3"), ==, XQ_PLAN_NONE);
  g_assert_cmpint (state_of ("王老师", "A4"), ==, XQ_PLAN_NONE); /* off the register */
}

static void
test_form_decides (void)
{
  g_autofree char *own = plan ("A2", "short", "2024");
  g_autofree char *last_year = plan ("B3", "full", "2023");
  g_autofree char *ordinary = plan ("A4", "full", "2024");

  assert_item (xq_plans_required, "王老师", class_of (CHILD_A), "special", 0, 1, XQ_FIGURE_NOT_MET);
  assert_item (xq_plans_required, "王老师", class_of (CHILD_A), "all", 2, 6, XQ_FIGURE_PENDING);
  assert_item (xq_plans_required, "李老师", class_of (CHILD_B), "all", 0, 4, XQ_FIGURE_PENDING);
  g_assert_cmpint (state_of ("王老师", "A2"), ==, XQ_PLAN_SHORT);
  g_assert_cmpint (state_of ("李老师", "A4"), ==, XQ_PLAN_MADE);

  set_form (own, "full");
  assert_item (xq_plans_required, "王老师", class_of (CHILD_A), "special", 1, 1, XQ_FIGURE_MET);
  withdraw (&xq_student_plan, own);
  assert_item (xq_plans_required, "王老师", class_of (CHILD_A), "special", 0, 1, XQ_FIGURE_NOT_MET);
  withdraw (&xq_student_plan, last_year);
  withdraw (&xq_student_plan, ordinary);
}

/* On its last day it is not late yet. */
static void
test_last_day (void)
{
  static const struct { const char *day; XqFigureState state; } days[] = {
    { "11-14", XQ_FIGURE_NOT_MET }, { "11-15", XQ_FIGURE_PENDING }, { "02-01", XQ_FIGURE_PENDING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *setting = school_fixture_save (enter ("李老师"), "setting", "name", "plan.due_on", "value", days[i].day, NULL);

      assert_item (xq_plans_required, "李老师", class_of (CHILD_A), "special", 0, 1, days[i].state);
      withdraw (&xq_setting, setting);
    }
}

/* How many of a class are in a register is for those who read the registers. */
static void
test_who_is_told (void)
{
  static const char *const others[] = { "校长", "孙主任" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    for (FixtureChild child = 0; child < N_CHILDREN; child++)
      {
        assert_none (xq_plans_required, others[i], class_of (child), "special");
        assert_none (xq_plan_nodes_required, others[i], class_of (child), NULL);
      }
  assert_item (xq_plans_required, "校长", NULL, "special", 0, 2, XQ_FIGURE_NOT_MET);
  assert_item (xq_plan_nodes_required, "校长", NULL, "term_start", 0, 2, XQ_FIGURE_NOT_MET);
  assert_none (xq_plans_required, "李老师", NULL, "special");
  assert_item (xq_plans_required, "孙主任", class_of (CHILD_B), "all", 0, 4, XQ_FIGURE_PENDING);
  assert_none (xq_plans_required, "孙主任", NULL, "special");
  assert_none (xq_plans_required, "孙主任", class_of (CHILD_C), "all");
  assert_none (xq_plans_required, "王老师", class_of (CHILD_B), "all");

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GPtrArray) students = xq_plans_of_class (enter (others[i]), class_of (CHILD_A), "2024-1", &error);

      g_assert_null (students);
      g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
      g_clear_error (&error);
    }
  g_assert_null (xq_plans_of_class (enter ("赵老师"), class_of (CHILD_A), "2024-1", &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_null (xq_plans_by_class (enter ("钱老师"), "2024-1", &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
}

/* --- the moments of the year --- */

static void
assert_moment (const char    *node,
               gint64         done,
               XqFigureState  state)
{
  assert_item (xq_plan_nodes_required, "王老师", class_of (CHILD_A), node, done, 1, state);
}

static void
test_moments (void)
{
  g_autofree char *uid = plan ("A2", "full", "2024");

  assert_moment ("term_start", 0, XQ_FIGURE_NOT_MET);
  assert_moment ("final", 0, XQ_FIGURE_PENDING);
  assert_moment ("before_holiday", 0, XQ_FIGURE_PENDING);
  assert_none (xq_plan_nodes_required, "王老师", class_of (CHILD_A), "promotion");
  g_assert_cmpint (state_of ("王老师", "A2"), ==, XQ_PLAN_UNWATCHED);

  watch (uid, "term_start", "2024-09-01");
  assert_moment ("term_start", 1, XQ_FIGURE_MET);
  watch (uid, "term_start", "2024-08-31"); /* of the term before */
  assert_moment ("term_start", 0, XQ_FIGURE_NOT_MET);
  watch (uid, "after_holiday", "2024-09-02"); /* back at school is the beginning of term */
  assert_moment ("term_start", 1, XQ_FIGURE_MET);
  assert_moment ("midterm", 0, XQ_FIGURE_PENDING);
  g_assert_cmpint (state_of ("王老师", "A2"), ==, XQ_PLAN_MADE);
  withdraw (&xq_student_plan, uid);
}

static const XqPlanNode *
find_node (GArray     *nodes,
           const char *code)
{
  for (guint i = 0; i < nodes->len; i++)
    if (g_str_equal (g_array_index (nodes, XqPlanNode, i).node, code))
      return &g_array_index (nodes, XqPlanNode, i);
  return NULL;
}

static GArray *
nodes_of (int number)
{
  XqStore *store = enter ("李老师");
  g_autoptr (GError) error = NULL;
  XqTerm term;
  GArray *nodes;

  xq_term_get (store, 2024, number, &term, &error);
  g_assert_no_error (error);
  nodes = xq_plan_nodes_of_term (store, &term, &error);
  g_assert_no_error (error);
  return nodes;
}

/* Exams of the calendar say when they are; whoever goes on does so in summer. */
static void
test_when (void)
{
  g_autoptr (GArray) without = nodes_of (1);
  g_autoptr (GArray) spring = nodes_of (2);
  g_autoptr (GArray) with = NULL;
  g_autofree char *midterm = school_fixture_save (enter ("李老师"), "school_day", "falls_on", "2024-11-06", "kind", "exam", NULL);
  g_autofree char *final = NULL;
  g_autofree char *day = xq_day_add (find_node (without, "final")->until_on, -3);

  final = school_fixture_save (enter ("李老师"), "school_day", "falls_on", day, "kind", "exam", NULL);
  with = nodes_of (1);
  g_assert_cmpstr (find_node (without, "midterm")->from_on, >, "2024-10-20");
  g_assert_cmpstr (find_node (without, "midterm")->from_on, !=, "2024-11-06");
  g_assert_cmpstr (find_node (with, "midterm")->from_on, ==, "2024-11-06");
  g_assert_cmpstr (find_node (with, "midterm")->until_on, ==, "2024-11-20");
  g_assert_cmpstr (find_node (with, "final")->from_on, ==, day);
  g_assert_null (find_node (with, "promotion"));
  g_assert_true (find_node (spring, "promotion")->of_exam_grades);
  withdraw (&xq_school_day, midterm);
  withdraw (&xq_school_day, final);
}

/* --- what comes of it --- */

static const XqDue *
find_due (GPtrArray  *list,
          XqDueKind   kind,
          const char *record,
          const char *words)
{
  for (guint i = 0; i < list->len; i++)
    {
      const XqDue *due = g_ptr_array_index (list, i);

      if (due->kind == kind && g_strcmp0 (due->record, record) == 0 && strstr (due->words, words) != NULL)
        return due;
    }
  return NULL;
}

static GPtrArray *
list_due (const char *account)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *list = xq_due_list (enter (account), &error);

  g_assert_no_error (error);
  return list;
}

static void
test_today (void)
{
  g_autoptr (GPtrArray) own = list_due ("王老师");
  g_autoptr (GPtrArray) whole = list_due ("李老师");
  g_autoptr (GPtrArray) head = list_due ("校长");
  static const struct { const char *all_due_on; gboolean shown; } days[] = { { "11-29", TRUE }, { "11-30", FALSE } };

  g_assert_nonnull (find_due (own, XQ_DUE_PLAN, class_of (CHILD_A), "1 students of special groups"));
  g_assert_nonnull (find_due (own, XQ_DUE_PLAN_NODE, class_of (CHILD_A), "1 students"));
  g_assert_null (find_due (own, XQ_DUE_PLAN, NULL, ""));
  g_assert_null (find_due (own, XQ_DUE_PLAN, class_of (CHILD_B), ""));
  g_assert_nonnull (find_due (whole, XQ_DUE_PLAN, NULL, "2 students of special groups"));
  g_assert_nonnull (find_due (whole, XQ_DUE_PLAN_NODE, NULL, "2 students"));
  g_assert_null (find_due (head, XQ_DUE_PLAN, NULL, ""));

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *setting = school_fixture_save (enter ("李老师"), "setting", "name", "plan.all_due_on", "value",
                                                      days[i].all_due_on, NULL);
      g_autoptr (GPtrArray) list = list_due ("王老师");

      g_assert_cmpint (find_due (list, XQ_DUE_PLAN, class_of (CHILD_A), "6 students have no plan") != NULL, ==, days[i].shown);
      withdraw (&xq_setting, setting);
    }
}

static void
test_figures (void)
{
  g_autofree char *special = plan ("A2", "full", "2024");
  g_autofree char *ordinary = plan ("A3", "short", "2024");
  g_autofree char *left = plan ("B4", "full", "2024"); /* who is not in the school any more */
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) figures = xq_term_figures (enter ("校长"), "2024-1", &error);
  const XqFigure *plans;
  const XqFigure *plans_special;

  g_assert_no_error (error);
  plans = xq_figures_find (figures, "plans");
  g_assert_cmpint (plans->value, ==, 2);
  g_assert_cmpint (plans->denominator, ==, 11);
  plans_special = xq_figures_find (figures, "plans_special");
  g_assert_cmpint (plans_special->value, ==, 1);
  g_assert_cmpint (plans_special->required, ==, 2);
  g_assert_cmpint (plans_special->state, ==, XQ_FIGURE_NOT_MET);
  withdraw (&xq_student_plan, special);
  withdraw (&xq_student_plan, ordinary);
  withdraw (&xq_student_plan, left);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  counted = counted_school_new ();
  g_test_add_func ("/plans/none", test_none);
  g_test_add_func ("/plans/form-decides", test_form_decides);
  g_test_add_func ("/plans/last-day", test_last_day);
  g_test_add_func ("/plans/who-is-told", test_who_is_told);
  g_test_add_func ("/plans/moments", test_moments);
  g_test_add_func ("/plans/when", test_when);
  g_test_add_func ("/plans/today", test_today);
  g_test_add_func ("/plans/figures", test_figures);
  result = g_test_run ();
  counted_school_free (counted);
  return result;
}
