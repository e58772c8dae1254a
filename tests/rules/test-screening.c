/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "counted-school.h"

#include "rules/due.h"
#include "rules/figure.h"
#include "rules/screening.h"
#include "school/kinds.h"
#include "school/screening-form.h"

static CountedSchool *counted;
static char *campaign;
static char *staff_campaign;

/* What was seen of each child, and what follows: typed from the settings as they come. */
static const struct
{
  const char *child;
  const char *answers;
  const char *ask;
  const char *level;   /* NULL: no row */
  const char *because; /* a piece of the reasons */
} observed[] = {
  { "A", "life_words=1", "no", "urgent", "说过或写过不想活" },
  { "A2", "mood_low=2 sleep=1 body=1 attendance=1", "no", NULL, NULL },
  { "A3", "mood_low=2 sleep=2", "no", "watch", "2" },
  { "A4", "mood_low=2 sleep=2 body=2 withdrawn=2", "no", "focus", "4" },
  { "A5", "mood_low=2 sleep=2 body=2 support=2", "no", "watch", "3" },
  { "B", "mood_low=2", "no", "watch", "special group" },
  { "B2", "sleep=1", "yes", "watch", "find out more" },
  { "B3", "", "now", "focus", "at once" },
  { "C", "life_words=9 injury=0 harmed=9", "no", NULL, NULL },
};

static void
observe (XqStore    *store,
         const char *child,
         const char *answers,
         const char *ask)
{
  g_free (school_fixture_save (store, "screening_observation", "campaign", campaign, "student", counted_school_uid (counted, child),
                               "answers", *answers != '\0' ? answers : "sleep=0", "ask_counsellor", ask,
                               "observed_on", "2024-09-20", NULL));
}

/* Only B stands in a special group here. */
static void
register_one (XqStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) registers = xq_store_list (store, &xq_register, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < registers->len; i++)
    {
      xq_store_withdraw (store, &xq_register, xq_record_get_uid (g_ptr_array_index (registers, i)), "测试", &error);
      g_assert_no_error (error);
    }
  g_free (school_fixture_save (store, "register", "student", counted_school_uid (counted, "B"), "category", "hardship",
                               "from_on", "2024-09-01", NULL));
}

static void
fill (void)
{
  XqStore *store = school_fixture_enter (counted->school, "李老师");
  g_autoptr (XqRecord) form = xq_screening_form_new_factory (store);
  g_autoptr (GError) error = NULL;

  xq_record_set (form, "state", "in_use");
  xq_store_save (store, form, NULL, &error);
  g_assert_no_error (error);
  campaign = school_fixture_save (store, "screening_campaign", "name", "秋季排查", "starts_on", "2024-09-02",
                                  "form", xq_record_get_uid (form), "instruments", "phq9 who5", NULL);
  staff_campaign = school_fixture_save (store, "screening_campaign", "name", "教职工自评", "audience", "staff",
                                        "starts_on", "2024-09-02", NULL);
  register_one (store);
  for (guint i = 0; i < G_N_ELEMENTS (observed); i++)
    observe (store, observed[i].child, observed[i].answers, observed[i].ask);
}

static char *
ask (const char *sql,
     const char *child)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRows) rows = xq_store_query (counted->school->store, sql, &error, campaign, counted_school_uid (counted, child), NULL);

  g_assert_no_error (error);
  return xq_rows_next (rows, NULL) ? g_strdup (xq_rows_text (rows, 0)) : NULL;
}

#define OF_LEVEL " FROM visible_screening_level WHERE campaign = unhex (?) AND student = unhex (?)"

static void
assert_level (const char *child,
              const char *level,
              const char *because)
{
  g_autofree char *proposed = ask ("SELECT proposed" OF_LEVEL, child);
  g_autofree char *why = ask ("SELECT proposed_why" OF_LEVEL, child);

  g_test_message ("%s: %s, %s", child, proposed, why);
  g_assert_cmpstr (proposed, ==, level);
  if (because != NULL && strstr (why, because) == NULL)
    g_error ("%s: “%s” does not say “%s”", child, why, because);
}

static void
test_observations (void)
{
  XqStore *store = school_fixture_enter (counted->school, "李老师");
  g_autoptr (GError) error = NULL;

  xq_screening_propose_open (store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (observed); i++)
    assert_level (observed[i].child, observed[i].level, observed[i].because);
  /* Nobody confirmed anything, and done again it writes nothing. */
  {
    g_autoptr (XqRows) rows = xq_store_query (store, "SELECT count(*), count(confirmed), count(DISTINCT version) "
                                                     "FROM visible_screening_level", &error, NULL);
    g_autoptr (GPtrArray) before = NULL;
    g_autoptr (GPtrArray) after = NULL;
    g_autofree char *uid = ask ("SELECT uid" OF_LEVEL, "A4");

    g_assert_true (xq_rows_next (rows, NULL));
    g_assert_cmpint (xq_rows_integer (rows, 0), ==, 7);
    g_assert_cmpint (xq_rows_integer (rows, 1), ==, 0);
    g_clear_pointer (&rows, xq_rows_free);
    before = xq_store_history (store, &xq_screening_level, uid, &error);
    xq_screening_propose (store, campaign, NULL, &error);
    g_assert_no_error (error);
    after = xq_store_history (store, &xq_screening_level, uid, &error);
    g_assert_cmpuint (before->len, ==, 1);
    g_assert_cmpuint (after->len, ==, 1);
  }
}

static void
consent (XqStore    *store,
         const char *child)
{
  g_free (school_fixture_save (store, "counselling_consent", "student", counted_school_uid (counted, child), "purpose", "screening",
                               "given_by", "mother student", "given_on", "2024-09-02", NULL));
}

static char *
sheet (XqStore    *store,
       const char *child,
       const char *instrument,
       const char *answers)
{
  return school_fixture_save (store, "screening_sheet", "campaign", campaign, "student", counted_school_uid (counted, child),
                              "instrument", instrument, "answers", answers, "filled_on", "2024-10-20", NULL);
}

static void
change_answers (XqStore    *store,
                const char *uid,
                const char *answers,
                const char *void_reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) record = xq_store_get (store, &xq_screening_sheet, uid, &error);

  g_assert_no_error (error);
  xq_record_set (record, "answers", answers);
  xq_record_set (record, "void_reason", void_reason);
  xq_store_save (store, record, NULL, &error);
  g_assert_no_error (error);
  xq_screening_propose (store, campaign, xq_record_get (record, "student"), &error);
  g_assert_no_error (error);
}

/* A point below, and at the threshold; of WHO-5 a point above, and at it. */
static void
test_scores (void)
{
  XqStore *store = school_fixture_enter (counted->school, "李老师");
  g_autofree char *phq = NULL;
  g_autofree char *who = NULL;

  consent (store, "A7");
  phq = sheet (store, "A7", "phq9", "0 0 0 0 0 0 0 0 0");
  change_answers (store, phq, "2 1 1 1 1 1 1 1 0", NULL);
  assert_level ("A7", NULL, NULL);
  change_answers (store, phq, "2 2 1 1 1 1 1 1 0", NULL);
  assert_level ("A7", "watch", "10 points; from 10");
  change_answers (store, phq, "2 2 2 2 2 2 1 1 0", NULL);
  assert_level ("A7", "watch", "14");
  change_answers (store, phq, "2 2 2 2 2 2 2 1 0", NULL);
  assert_level ("A7", "focus", "15 points; from 15");
  /* Item 9, whatever the total, and on a sheet that counts no more. */
  change_answers (store, phq, "0 0 0 0 0 0 0 0 1", NULL);
  assert_level ("A7", "urgent", "item 9");
  change_answers (store, phq, "0 0 0 0 0 0 0 0 1", "整页同一项");
  assert_level ("A7", "urgent", "item 9");
  change_answers (store, phq, "2 2 2 2 2 2 2 1 0", "整页同一项");
  assert_level ("A7", "none", NULL);

  consent (store, "A6");
  who = sheet (store, "A6", "who5", "3 3 3 2 2");
  change_answers (store, who, "3 3 3 2 2", NULL);
  assert_level ("A6", NULL, NULL);
  change_answers (store, who, "3 3 2 2 2", NULL);
  assert_level ("A6", "watch", "48 points; up to 50");
  change_answers (store, who, "2 2 2 1 1", NULL);
  assert_level ("A6", "watch", "32");
  change_answers (store, who, "2 2 1 1 1", NULL);
  assert_level ("A6", "focus", "28 points; up to 28");
}

/* The school decides otherwise: the proposals follow, what a person confirmed stays. */
static void
test_settings (void)
{
  XqStore *store = school_fixture_enter (counted->school, "李老师");
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = ask ("SELECT uid" OF_LEVEL, "A3");
  g_autofree char *setting = school_fixture_save (store, "setting", "name", "screening.often_watch", "value", "3", NULL);
  g_autofree char *registers = school_fixture_save (store, "setting", "name", "screening.register_counts", "value", "0", NULL);
  g_autoptr (XqRecord) record = xq_store_get (store, &xq_screening_level, uid, &error);

  xq_record_set (record, "interview_on", "2024-10-08");
  xq_record_set (record, "confirmed", "watch");
  xq_store_save (store, record, NULL, &error);
  g_assert_no_error (error);
  xq_screening_propose (store, campaign, NULL, &error);
  g_assert_no_error (error);
  assert_level ("A3", "none", NULL);
  assert_level ("A5", "watch", "3");
  assert_level ("B", "none", NULL);
  {
    g_autofree char *confirmed = ask ("SELECT confirmed" OF_LEVEL, "A3");

    g_assert_cmpstr (confirmed, ==, "watch");
  }
  xq_store_withdraw (store, &xq_setting, setting, "测试", &error);
  g_assert_no_error (error);
  xq_store_withdraw (store, &xq_setting, registers, "测试", &error);
  g_assert_no_error (error);
  xq_screening_propose (store, campaign, NULL, &error);
  g_assert_no_error (error);
  assert_level ("A3", "watch", NULL);
}

static const XqScreened *
find_child (GPtrArray  *list,
            const char *child)
{
  for (guint i = 0; i < list->len; i++)
    {
      const XqScreened *screened = g_ptr_array_index (list, i);

      if (g_str_equal (screened->student, counted_school_uid (counted, child)))
        return screened;
    }
  g_error ("%s is not in the list", child);
}

static void
test_list (void)
{
  XqStore *store = school_fixture_enter (counted->school, "李老师");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = xq_screening_list (store, campaign, NULL, &error);
  g_autoptr (GPtrArray) one = NULL;
  const XqScreened *screened;

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 11);
  /* Without consent, the observation is all that can be asked. */
  screened = find_child (list, "A2");
  g_assert_true (screened->is_screened);
  g_assert_false (screened->has_consent);
  g_assert_cmpuint (screened->sheets_due, ==, 0);
  g_assert_false (screened->is_to_interview);
  screened = find_child (list, "A");
  g_assert_cmpstr (screened->safety, ==, "thought");
  g_assert_true (screened->is_to_interview);
  screened = find_child (list, "A3");
  g_assert_false (screened->is_to_interview);
  g_assert_cmpstr (screened->confirmed, ==, "watch");
  /* The void sheet asks for its retest, the other was never given. */
  screened = find_child (list, "A7");
  g_assert_true (screened->has_consent);
  g_assert_cmpuint (screened->sheets_due, ==, 2);
  g_assert_cmpuint (screened->sheets_valid, ==, 0);
  g_assert_cmpuint (screened->sheets_void, ==, 1);
  g_assert_false (screened->is_screened);
  /* One of two sheets, and nobody observed. */
  screened = find_child (list, "A6");
  g_assert_cmpuint (screened->sheets_valid, ==, 1);
  g_assert_cmpuint (screened->observations, ==, 0);
  g_assert_false (screened->is_screened);

  one = xq_screening_list (store, campaign, counted->school->classes[CHILD_C], &error);
  g_assert_no_error (error);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_null (xq_screening_list (store, staff_campaign, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND);
}

static void
test_due (void)
{
  XqStore *store = school_fixture_enter (counted->school, "李老师");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = xq_due_list (store, &error);
  guint found[4] = { 0 };

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    {
      const XqDue *due = g_ptr_array_index (list, i);

      if (due->kind < XQ_DUE_SCREENING_SAFETY || due->kind > XQ_DUE_SCREENING_LEVEL)
        continue;
      found[due->kind - XQ_DUE_SCREENING_SAFETY]++;
      g_assert_null (strstr (due->words, "%"));
      if (due->kind == XQ_DUE_SCREENING_SAFETY)
        {
          g_assert_true (due->urgent);
          g_assert_nonnull (strstr (due->who, "甲"));
          g_assert_null (strstr (due->who, "小明"));
        }
      /* A4 A5 B B2 B3 and, by WHO-5, A6: those with whom nobody has talked. */
      if (due->kind == XQ_DUE_SCREENING_INTERVIEW)
        g_assert_nonnull (strstr (due->words, "with 6 students"));
    }
  g_assert_cmpuint (found[0], ==, 1);
  g_assert_cmpuint (found[1], ==, 1);
  g_assert_cmpuint (found[2], ==, 0);
  g_assert_cmpuint (found[3], ==, 0);
}

static gint64
value_of (GPtrArray  *figures,
          const char *id,
          gint64     *denominator)
{
  const XqFigure *figure = xq_figures_find (figures, id);

  g_assert_nonnull (figure);
  if (denominator != NULL)
    *denominator = figure->denominator;
  return figure->value;
}

static void
test_figures (void)
{
  XqStore *store = school_fixture_enter (counted->school, "李老师");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) figures = xq_term_figures (store, "2024-1", &error);
  g_autoptr (GPtrArray) before = xq_term_figures (store, "2023-2", &error);
  g_autoptr (GPtrArray) requirements = xq_screening_required (store, "2024-1", &error);
  g_autofree char *came = NULL;
  gint64 due;
  gint64 staff;
  gint64 missing = 0;

  g_assert_no_error (error);
  /* Nine observed, and A6 with a valid sheet; A7's is void. */
  g_assert_cmpint (value_of (figures, "screen", &due), ==, 10);
  g_assert_cmpint (due, ==, 11);
  g_assert_cmpint (value_of (figures, "screen_valid", NULL), ==, 1);
  g_assert_cmpint (value_of (figures, "screen_void", NULL), ==, 1);
  g_assert_cmpint (value_of (figures, "screen_second", NULL), ==, 1);
  g_assert_cmpint (value_of (figures, "screen_staff", &staff), ==, 0);
  g_assert_cmpint (staff, >, 5);
  g_assert_cmpint (xq_figures_find (figures, "screen")->state, ==, XQ_FIGURE_PENDING);
  g_assert_nonnull (xq_figures_find (figures, "screen")->source);
  g_assert_cmpint (value_of (before, "screen", NULL), ==, 0);
  for (guint i = 0; i < requirements->len; i++)
    {
      const XqRequirement *requirement = g_ptr_array_index (requirements, i);

      missing += requirement->due - requirement->done;
    }
  g_assert_cmpuint (requirements->len, ==, 3);
  g_assert_cmpint (missing, ==, 1);

  came = school_fixture_save (store, "staff_screening", "campaign", staff_campaign, "staff", xq_store_get_my_staff (store), NULL);
  xq_figures_publish (store, &error);
  g_assert_no_error (error);
  {
    g_autoptr (GPtrArray) list = xq_screening_list_staff (store, staff_campaign, &error);
    guint n = 0;

    g_assert_no_error (error);
    g_assert_cmpint (list->len, ==, staff);
    for (guint i = 0; i < list->len; i++)
      n += ((const XqScreenedStaff *) g_ptr_array_index (list, i))->record != NULL;
    g_assert_cmpuint (n, ==, 1);
  }

  /* The head has the numbers that were published, and the attendance. */
  store = school_fixture_enter (counted->school, "校长");
  g_clear_pointer (&figures, g_ptr_array_unref);
  figures = xq_term_figures (store, "2024-1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (value_of (figures, "screen", &due), ==, 10);
  g_assert_cmpint (due, ==, 11);
  g_assert_cmpint (value_of (figures, "screen_staff", NULL), ==, 1);
}

/* Grade 8 has one child: its numbers are hidden, and grade 7's with them, from which
 * they would follow. */
static void
test_by_grade (void)
{
  XqStore *store = school_fixture_enter (counted->school, "李老师");
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) grades = xq_screening_by_grade (store, campaign, &error);
  const XqScreeningGrade *seven;
  const XqScreeningGrade *eight;
  const XqScreeningGrade *school;

  g_assert_no_error (error);
  g_assert_cmpuint (grades->len, ==, 3);
  seven = &g_array_index (grades, XqScreeningGrade, 0);
  eight = &g_array_index (grades, XqScreeningGrade, 1);
  school = &g_array_index (grades, XqScreeningGrade, 2);
  g_assert_cmpint (seven->grade, ==, 7);
  g_assert_cmpint (eight->grade, ==, 8);
  g_assert_cmpint (school->grade, ==, 0);
  g_assert_cmpint (seven->values[XQ_SCREENING_DUE], ==, XQ_SCREENING_KEPT);
  g_assert_cmpint (eight->values[XQ_SCREENING_DUE], ==, XQ_SCREENING_UNDER);
  g_assert_cmpint (school->values[XQ_SCREENING_DUE], ==, 11);
  /* One child in one grade: the school's sum would tell as much. */
  g_assert_cmpint (seven->values[XQ_SCREENING_WATCH], ==, XQ_SCREENING_UNDER);
  g_assert_cmpint (eight->values[XQ_SCREENING_WATCH], ==, 0);
  g_assert_cmpint (school->values[XQ_SCREENING_WATCH], ==, XQ_SCREENING_UNDER);
  g_assert_cmpint (school->values[XQ_SCREENING_URGENT], ==, 0);
}

/* What nobody but a counsellor learns, with any question. */
static void
test_rights (void)
{
  static const char *const accounts[] = { "校长", "王老师", "孙主任", "钱老师", "周阿姨" };
  static const char *const queries[] = { "screening-totals", "screening-by-class", "screening-by-grade" };

  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      XqStore *store = school_fixture_enter (counted->school, accounts[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (xq_screening_list (store, campaign, NULL, &error));
      g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
      g_clear_error (&error);
      g_assert_null (xq_screening_by_grade (store, campaign, &error));
      g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
      g_clear_error (&error);
      g_assert_false (xq_screening_propose (store, campaign, NULL, &error));
      g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
      g_clear_error (&error);
      g_assert_true (xq_screening_propose_open (store, NULL));
      for (guint j = 0; j < G_N_ELEMENTS (queries); j++)
        {
          g_assert_null (xq_store_count_query (store, queries[j], &error, NULL));
          g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
          g_clear_error (&error);
        }
      if (i == 0)
        continue;
      g_assert_null (xq_screening_list_staff (store, staff_campaign, &error));
      g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
      g_clear_error (&error);
      g_assert_null (xq_store_count_query (store, "screening-staff", &error, NULL));
      g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
    }
}

int
main (int   argc,
      char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  counted = counted_school_new ();
  fill ();
  g_test_add_func ("/rules/screening/observations", test_observations);
  g_test_add_func ("/rules/screening/scores", test_scores);
  g_test_add_func ("/rules/screening/settings", test_settings);
  g_test_add_func ("/rules/screening/list", test_list);
  g_test_add_func ("/rules/screening/due", test_due);
  g_test_add_func ("/rules/screening/figures", test_figures);
  g_test_add_func ("/rules/screening/by-grade", test_by_grade);
  g_test_add_func ("/rules/screening/rights", test_rights);
  failed = g_test_run ();
  g_free (campaign);
  g_free (staff_campaign);
  counted_school_free (counted);
  return failed;
}
