/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include <string.h>

#include "form.h"
#include "school/kinds.h"

static SchoolFixture *school;
static char *last;       /* the plan of 2023 of the child in 7-1 */

static XqRecord *
read_plan (XqStore    *store,
           const char *uid)
{
  g_autoptr (GError) error = NULL;
  XqRecord *plan = xq_store_get (store, &xq_student_plan, uid, &error);

  g_assert_no_error (error);
  return plan;
}

static void
add_goal (XqRecord   *plan,
          const char *goal,
          const char *state,
          const char *due_on)
{
  XqRecord *part = xq_record_add_part (plan, "goals");

  xq_record_set (part, "goal", goal);
  xq_record_set (part, "measure", "每周谈一次");
  xq_record_set (part, "who", "班主任");
  xq_record_set (part, "state", state);
  xq_record_set (part, "due_on", due_on);
}

static XqRecord *
part_at (XqRecord   *plan,
         const char *field,
         guint       i)
{
  GPtrArray *parts = xq_record_get_parts (plan, field);

  g_assert_cmpuint (i, <, parts->len);
  return g_ptr_array_index (parts, i);
}

static void
save (XqStore  *store,
      XqRecord *plan)
{
  g_autoptr (GError) error = NULL;

  xq_store_save (store, plan, NULL, &error);
  g_assert_no_error (error);
}

/* What nobody wrote down: the year is today's, and ordinary children have one page. */
static void
test_left_out (void)
{
  XqStore *store = school_fixture_enter (school, "赵老师");
  g_autofree char *uid = school_fixture_save (store, "student_plan", "student", school->children[CHILD_B], "study", "听讲认真", NULL);
  g_autofree char *year = form_value (store, "student_plan", uid, "year");
  g_autofree char *form = form_value (store, "student_plan", uid, "form");
  g_autofree char *carried = form_value (store, "student_plan", uid, "carried_from");
  g_autofree char *wang = NULL;
  g_autoptr (XqRecord) plan = read_plan (store, uid);
  g_autofree char *me = g_strdup (xq_store_get_my_staff (store));

  g_assert_cmpstr (year, ==, "2024");
  g_assert_cmpstr (form, ==, "short");
  g_assert_null (carried);
  g_assert_cmpstr (xq_record_get (plan, "written_by"), ==, me);

  add_goal (plan, "每天交齐作业", NULL, NULL);
  xq_record_set (xq_record_add_part (plan, "node_watch"), "node", "midterm");
  save (store, plan);
  g_clear_pointer (&plan, xq_record_unref);
  plan = read_plan (store, uid);
  g_assert_cmpstr (xq_record_get (part_at (plan, "goals", 0), "state"), ==, "todo");
  g_assert_cmpstr (xq_record_get (part_at (plan, "node_watch", 0), "seen_on"), ==, FIXTURE_TODAY);
  g_assert_cmpstr (xq_record_get (part_at (plan, "node_watch", 0), "seen_by"), ==, me);

  form_refused (store, "student_plan", "already", "student", school->children[CHILD_B], NULL);
  form_change (store, "student_plan", uid, "guardian agreed", "next_year", "hand_over", NULL);
  form_change (store, "student_plan", uid, "guardian agreed", "next_year", "hand_over", "handover_consent", "not_asked", NULL);
  form_change (store, "student_plan", uid, NULL, "next_year", "hand_over", "handover_consent", "agreed", NULL);
}

/* A child that stands in a register today has the full form, and one that left it not. */
static void
test_form (void)
{
  static const struct { const char *until_on; const char *form; } entries[] = {
    { "2024-11-14", "short" }, { FIXTURE_TODAY, "full" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      XqStore *store = school_fixture_enter (school, "李老师");
      g_autofree char *year = g_strdup_printf ("%u", 2010 + i);
      g_autofree char *entry = school_fixture_save (store, "register", "student", school->children[CHILD_C], "category", "orphan",
                                                    "from_on", "2024-09-01", "until_on", entries[i].until_on, NULL);
      g_autofree char *uid = school_fixture_save (store, "student_plan", "student", school->children[CHILD_C], "year", year, NULL);
      g_autofree char *form = form_value (store, "student_plan", uid, "form");
      g_autoptr (GError) error = NULL;

      g_assert_cmpstr (form, ==, entries[i].form);
      xq_store_withdraw (store, &xq_register, entry, "测试", &error);
      g_assert_no_error (error);
    }
}

static void
make_last (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autoptr (XqRecord) plan = xq_store_new_record (store, &xq_student_plan);
  XqRecord *node;

  xq_record_set (plan, "student", school->children[CHILD_A]);
  xq_record_set (plan, "year", "2023");
  xq_record_set (plan, "form", "full");
  xq_record_set (plan, "lives_with", "grandparents siblings");
  xq_record_set (plan, "family_events", "moving");
  xq_record_set (plan, "strengths", "画画好，肯帮同学");
  xq_record_set (plan, "classroom", "课上多请他回答问题");
  xq_record_set (plan, "review", "有进步");
  xq_record_set (plan, "next_year", "continue");
  add_goal (plan, "按时到校", "done", "2024-01-10");
  add_goal (plan, "有一个可以说话的同学", "doing", "2024-06-30");
  node = xq_record_add_part (plan, "node_watch");
  xq_record_set (node, "node", "final");
  xq_record_set (node, "seen_on", "2024-06-20");
  save (store, plan);
  last = g_strdup (xq_record_get_uid (plan));
}

static void
assert_carried (XqRecord *plan)
{
  g_assert_cmpstr (xq_record_get (plan, "carried_from"), ==, "2023");
  g_assert_cmpstr (xq_record_get (plan, "year"), ==, "2024");
  g_assert_cmpstr (xq_record_get (plan, "form"), ==, "full");
  g_assert_cmpstr (xq_record_get (plan, "lives_with"), ==, "grandparents siblings");
  g_assert_cmpstr (xq_record_get (plan, "classroom"), ==, "课上多请他回答问题");
  g_assert_cmpuint (xq_record_get_parts (plan, "goals")->len, ==, 1);
  g_assert_cmpstr (xq_record_get (part_at (plan, "goals", 0), "goal"), ==, "有一个可以说话的同学");
  g_assert_cmpstr (xq_record_get (part_at (plan, "goals", 0), "state"), ==, "doing");
  /* Of the year that is over. */
  g_assert_null (xq_record_get (part_at (plan, "goals", 0), "due_on"));
  g_assert_null (xq_record_get (plan, "family_events"));
  g_assert_null (xq_record_get (plan, "review"));
  g_assert_null (xq_record_get (plan, "next_year"));
  g_assert_cmpuint (xq_record_get_parts (plan, "node_watch")->len, ==, 0);
}

/* Whoever writes no form: what was said stays, and the rest is last year's. */
static void
test_carried_at_save (void)
{
  XqStore *store = school_fixture_enter (school, "王老师");
  g_autofree char *uid = school_fixture_save (store, "student_plan", "student", school->children[CHILD_A], "strengths", "跑得快", NULL);
  g_autoptr (XqRecord) plan = read_plan (store, uid);
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  assert_carried (plan);
  g_assert_cmpstr (xq_record_get (plan, "strengths"), ==, "跑得快");
  /* Last year's stays what it was. */
  kept = form_value (store, "student_plan", last, "strengths");
  g_assert_cmpstr (kept, ==, "画画好，肯帮同学");
  xq_store_withdraw (store, &xq_student_plan, uid, "测试", &error);
  g_assert_no_error (error);
}

/* What was undone is in no list to be opened: it is made again as if it had never been,
 * and its history has both. */
static void
test_made_again (void)
{
  XqStore *store = school_fixture_enter (school, "赵老师");
  g_autofree char *first = school_fixture_save (store, "student_plan", "student", school->children[CHILD_B], "year", "2022", "study",
                                                "甲", NULL);
  g_autofree char *second = NULL;
  g_autofree char *study = NULL;
  g_autofree char *peers = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;

  form_refused (store, "student_plan", "one already", "student", school->children[CHILD_B], "year", "2022", NULL);
  xq_store_withdraw (store, &xq_student_plan, first, "撤销", &error);
  g_assert_no_error (error);
  second = school_fixture_save (store, "student_plan", "student", school->children[CHILD_B], "year", "2022", "peers", "乙", NULL);
  g_assert_cmpstr (second, ==, first);
  study = form_value (store, "student_plan", first, "study");
  peers = form_value (store, "student_plan", first, "peers");
  g_assert_null (study);
  g_assert_cmpstr (peers, ==, "乙");
  g_assert_cmpint (form_count (store, "SELECT count(*) FROM visible_student_plan WHERE year = 2022 AND withdrawn = 0"), ==, 1);
  history = xq_store_history (store, &xq_student_plan, first, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 3);
  form_refused (store, "student_plan", "one already", "student", school->children[CHILD_B], "year", "2022", NULL);
}

/* In a form it is seen before it is saved, and what is cleared there stays clear. */
static void
test_carried_in_form (void)
{
  XqStore *store = school_fixture_enter (school, "王老师");
  g_autoptr (XqRecord) plan = xq_store_new_record (store, &xq_student_plan);
  g_autoptr (XqRecord) saved = NULL;
  g_autoptr (GError) error = NULL;

  xq_record_set (plan, "student", school->children[CHILD_A]);
  xq_student_plan.begin (store, plan, &error);
  g_assert_no_error (error);
  assert_carried (plan);
  g_assert_cmpstr (xq_record_get (plan, "strengths"), ==, "画画好，肯帮同学");

  xq_record_set (plan, "classroom", NULL);
  xq_record_clear_parts (plan, "goals");
  save (store, plan);
  saved = read_plan (store, xq_record_get_uid (plan));
  g_assert_null (xq_record_get (saved, "classroom"));
  g_assert_cmpuint (xq_record_get_parts (saved, "goals")->len, ==, 0);
}

/* A subject teacher reads what to do in class, of this year and of the last, and
 * neither the rest nor what is counted of it; nobody else but the two who write it
 * reads anything. */
static void
test_classroom_only (void)
{
  XqStore *store;
  g_autoptr (XqRecord) plan = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;

  store = school_fixture_enter (school, "钱老师");
  plan = read_plan (store, last);
  g_assert_cmpstr (xq_record_get (plan, "student"), ==, school->children[CHILD_A]);
  g_assert_cmpstr (xq_record_get (plan, "classroom"), ==, "课上多请他回答问题");
  for (const XqField *field = xq_student_plan.fields; field->number != 0; field++)
    if (!g_strv_contains ((const char *const[]) { "student", "year", "classroom", NULL }, field->name))
      {
        if (field->type == XQ_FIELD_PARTS)
          g_assert_cmpuint (xq_record_get_parts (plan, field->name)->len, ==, 0);
        else
          g_assert_cmpstr (xq_record_get (plan, field->name), ==, NULL);
      }
  g_assert_cmpint (form_count (store, "SELECT count(*) FROM visible_student_plan_goals"), ==, 0);
  g_assert_cmpint (form_count (store, "SELECT count(*) FROM visible_student_plan_node_watch"), ==, 0);
  history = xq_store_history (store, &xq_student_plan, last, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < history->len; i++)
    g_assert_null (xq_record_get (((XqVersion *) g_ptr_array_index (history, i))->record, "strengths"));

  xq_record_set (plan, "classroom", "改一改");
  g_assert_false (xq_store_save (store, plan, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
}

/* The state is in the counsellors' cabinet: one a child and year, of this year. */
static void
test_state (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *uid = school_fixture_save (store, "plan_state", "student", school->children[CHILD_A], "own_words", "睡不好", NULL);
  g_autofree char *year = form_value (store, "plan_state", uid, "year");
  g_autofree char *told = form_value (store, "plan_state", uid, "treatment_told");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;

  g_assert_cmpstr (year, ==, "2024");
  g_assert_cmpstr (told, ==, "not_told");
  form_refused (store, "plan_state", "already", "student", school->children[CHILD_A], NULL);

  store = school_fixture_enter (school, "王老师");
  list = xq_store_list (store, &xq_plan_state, NULL, &error);
  g_assert_null (list);
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  school = school_fixture_new ();
  make_last ();
  g_test_add_func ("/plan/left-out", test_left_out);
  g_test_add_func ("/plan/form", test_form);
  g_test_add_func ("/plan/carried-at-save", test_carried_at_save);
  g_test_add_func ("/plan/made-again", test_made_again);
  g_test_add_func ("/plan/carried-in-form", test_carried_in_form);
  g_test_add_func ("/plan/classroom-only", test_classroom_only);
  g_test_add_func ("/plan/state", test_state);
  result = g_test_run ();
  g_free (last);
  school_fixture_free (school);
  return result;
}
