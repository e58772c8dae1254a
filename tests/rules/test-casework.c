/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "counted-school.h"

#include "rules/figure.h"
#include "rules/series.h"
#include "rules/small-group.h"
#include "school/kinds.h"
#include "store/moment.h"

static CountedSchool *counted;

static void
hold (XqStore    *store,
      const char *client,
      const char *form,
      const char *student,
      const char *participants,
      const char *theme,
      const char *held_on)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) session = xq_store_new_record (store, &xq_session);
  g_auto (GStrv) names = g_strsplit (participants != NULL ? participants : "", " ", -1);

  xq_record_set (session, "client", client);
  xq_record_set (session, "form", form);
  xq_record_set (session, "student", student != NULL ? counted_school_uid (counted, student) : NULL);
  xq_record_set (session, "theme", theme);
  xq_record_set (session, "held_on", held_on);
  xq_record_set (session, "next_step", "none");
  for (guint i = 0; names[i] != NULL; i++)
    xq_record_set (xq_record_add_part (session, "participants"), "student", counted_school_uid (counted, names[i]));
  xq_store_save (store, session, NULL, &error);
  g_assert_no_error (error);
}

/* A nameless case with two sessions: one person. */
static void
hold_nameless (XqStore *store)
{
  g_autofree char *case_file = school_fixture_save (store, "case_file", "alias", "蓝鸟", "opened_on", "2024-10-08", NULL);

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *uid = school_fixture_save (store, "session", "client", "anonymous", "case_file", case_file,
                                                  "theme", "peer", "held_on", "2024-10-08", NULL);

      g_assert_nonnull (uid);
    }
}

static void
hold_sessions (void)
{
  XqStore *store = school_fixture_enter (counted->school, "李老师");
  g_autoptr (GError) error = NULL;
  g_autofree char *wrong = NULL;

  hold (store, "student", "individual", "A", NULL, "exam study", "2024-09-02");
  hold (store, "student", "individual", "A", NULL, "exam", "2024-09-09");
  hold (store, "student", "phone", "A2", NULL, "exam", "2024-09-10");
  hold (store, "students", "individual", "A3", "A4 A5", "exam", "2024-09-11");    /* 3 visits, 3 persons */
  hold (store, "student_guardian", "family", "A", NULL, "family", "2024-09-12");
  hold (store, "guardian", "guardian_talk", "A", NULL, "family", "2024-09-13");   /* parents alone */
  hold (store, "guardian", "phone", NULL, NULL, "family", "2024-09-14");          /* parents alone */
  hold (store, "students", "small_group", "A", "B B2", "exam", "2024-09-18");     /* a group of 3 */
  hold (store, "anonymous", "letter", NULL, NULL, "peer", "2024-10-07");          /* a visit of nobody known */
  hold (store, "staff", "individual", NULL, NULL, "other", "2024-10-09");
  hold (store, "student", "individual", "C", NULL, "exam", "2024-06-03");         /* last term */
  hold_nameless (store);
  wrong = school_fixture_save (store, "session", "student", counted_school_uid (counted, "B3"), "held_on", "2024-10-10", NULL);
  xq_store_withdraw (store, &xq_session, wrong, "误记", &error);
  g_assert_no_error (error);
}

static gint64
value_of (GPtrArray  *figures,
          const char *id)
{
  const XqFigure *figure = xq_figures_find (figures, id);

  g_assert_nonnull (figure);
  return figure->value;
}

static void
assert_counselling (XqStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) figures = xq_term_figures (store, "2024-1", &error);

  g_assert_no_error (error);
  g_assert_cmpint (value_of (figures, "sessions"), ==, 10); /* A A A2 A3+A4+A5 A nobody 蓝鸟 蓝鸟 */
  g_assert_cmpint (value_of (figures, "persons"), ==, 6);   /* A A2 A3 A4 A5 蓝鸟 */
  g_assert_cmpint (value_of (figures, "parents"), ==, 2);
  g_assert_cmpint (value_of (figures, "group_n"), ==, 1);
  g_assert_cmpint (value_of (figures, "group_p"), ==, 3);
  g_assert_cmpint (value_of (figures, "staff_talks"), ==, 1);
}

static void
test_head_before_publication (void)
{
  XqStore *store = school_fixture_enter (counted->school, "校长");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) figures = xq_term_figures (store, "2024-1", &error);

  g_assert_no_error (error);
  g_assert_cmpint (value_of (figures, "sessions"), ==, -1);
  g_assert_cmpint (xq_figures_find (figures, "sessions")->state, ==, XQ_FIGURE_PENDING);
  g_assert_cmpint (xq_figures_find (figures, "focus")->state, ==, XQ_FIGURE_PENDING);
}

static void
test_counsellor_counts (void)
{
  assert_counselling (school_fixture_enter (counted->school, "李老师"));
}

static gint64
count_publications (XqStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = xq_store_audit_list (store, XQ_CABINET_CARE, &error);
  gint64 n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    n += strcmp (((const XqAuditEntry *) g_ptr_array_index (entries, i))->verb, "publish") == 0;
  return n;
}

static void
test_published_for_the_head (void)
{
  XqStore *store = school_fixture_enter (counted->school, "李老师");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) last_term = NULL;
  gint64 before = count_publications (store);

  xq_figures_publish (store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_publications (store), ==, before + 1);

  /* Nothing changed, nothing is written. */
  xq_figures_publish (store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_publications (store), ==, before + 1);

  store = school_fixture_enter (counted->school, "校长");
  assert_counselling (store);
  last_term = xq_term_figures (store, "2023-2", &error);
  g_assert_no_error (error);
  g_assert_cmpint (value_of (last_term, "sessions"), ==, 1);
  xq_figures_publish (store, &error); /* does nothing: a head holds no casework */
  g_assert_no_error (error);
}

/* read, read and written by the counsellors' program, nobody else. */
static void
test_who_reads_what_was_published (void)
{
  static const char *const others[] = { "王老师", "孙主任", "钱老师", "周阿姨" };
  XqStore *store = school_fixture_enter (counted->school, "校长");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) figures = xq_store_list (store, &xq_published_figure, NULL, &error);
  g_autoptr (XqRecord) own = xq_store_new_record (store, &xq_published_figure);

  g_assert_no_error (error);
  g_assert_cmpuint (figures->len, >, 6);
  xq_record_set (own, "term", "2024-1");
  xq_record_set (own, "name", "sessions_of_mine");
  xq_record_set (own, "value", "7");
  xq_record_set (own, "at", "1");
  g_assert_false (xq_store_save (store, own, NULL, &error));
  g_assert_nonnull (error);

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GError) refused = NULL;

      store = school_fixture_enter (counted->school, others[i]);
      g_assert_null (xq_store_list (store, &xq_published_figure, NULL, &refused));
      g_assert_error (refused, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
    }
}

static gint64
point_value (GPtrArray  *points,
             const char *code)
{
  for (guint i = 0; i < points->len; i++)
    {
      const XqSeriesPoint *point = g_ptr_array_index (points, i);

      if (strcmp (point->code, code) == 0)
        return point->hidden ? -2 : point->value;
    }
  return -1;
}

static GPtrArray *
draw (const char *account,
      XqSeries    series)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *points = xq_term_series (school_fixture_enter (counted->school, account), "2024-1", series, &error);

  g_assert_no_error (error);
  return points;
}

/* Exams brought A A2 A3 A4 A5 and the group's B B2: 7 persons in 5 sessions. The
 * family (1 student, and a parent of nobody named: 2 persons) and peers join
 * the others: 3 + 3 sessions. */
static void
test_themes (void)
{
  static const char *const accounts[] = { "李老师", "校长" };

  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      g_autoptr (GPtrArray) points = draw (accounts[i], XQ_SERIES_THEMES);

      g_assert_cmpuint (points->len, ==, 2);
      g_assert_cmpint (point_value (points, "exam"), ==, 5);
      g_assert_cmpint (point_value (points, "other"), ==, 6);
      g_assert_cmpstr (((const XqSeriesPoint *) g_ptr_array_index (points, 0))->code, ==, "exam");
    }
}

static void
test_weeks (void)
{
  static const char *const accounts[] = { "李老师", "校长" };

  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      g_autoptr (GPtrArray) points = draw (accounts[i], XQ_SERIES_WEEKS);

      /* 1 September 2024 is a Sunday: week 1 is the one behind it. */
      g_assert_cmpuint (points->len, ==, 20);
      g_assert_cmpint (point_value (points, "1"), ==, 1);
      g_assert_cmpint (point_value (points, "2"), ==, 6);
      g_assert_cmpint (point_value (points, "3"), ==, 1);
      g_assert_cmpint (point_value (points, "4"), ==, 0);
      g_assert_cmpint (point_value (points, "6"), ==, 4);
    }
}

/* The setting makes grade 8 an exam grade: C, whom nobody met this term. */
static void
test_focus_groups (void)
{
  XqStore *store = school_fixture_enter (counted->school, "李老师");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) none = xq_term_figures (store, "2024-1", &error);
  g_autofree char *grades = NULL;
  g_autofree char *contact = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (xq_figures_find (none, "focus")->state, ==, XQ_FIGURE_NOT_APPLICABLE);

  grades = school_fixture_save (store, "setting", "name", "focus.grades", "value", "8", NULL);
  {
    g_autoptr (GPtrArray) figures = xq_term_figures (store, "2024-1", &error);
    const XqFigure *focus = xq_figures_find (figures, "focus");

    g_assert_cmpint (focus->value, ==, 0);
    g_assert_cmpint (focus->denominator, ==, 1);
    g_assert_cmpint (focus->state, ==, XQ_FIGURE_NOT_MET);
  }
  {
    g_autofree char *group = school_fixture_save (store, "group_session", "held_on", "2024-11-14", "theme", "exam",
                                                  "present", "1", NULL);
    g_autofree char *names = school_fixture_save (store, "group_attendance", "group_session", group,
                                                  "students", counted_school_uid (counted, "C"), NULL);
    g_autoptr (GPtrArray) figures = xq_term_figures (store, "2024-1", &error);

    g_assert_cmpint (xq_figures_find (figures, "focus")->value, ==, 1);
    xq_store_withdraw (store, &xq_group_attendance, names, "记错了人", &error);
    g_assert_no_error (error);
    g_clear_pointer (&figures, g_ptr_array_unref);
    figures = xq_term_figures (store, "2024-1", &error);
    g_assert_cmpint (xq_figures_find (figures, "focus")->value, ==, 0);
  }
  contact = school_fixture_save (store, "family_contact", "student", counted_school_uid (counted, "C"),
                                 "contacted_on", "2024-11-14", NULL);
  {
    g_autoptr (GPtrArray) figures = xq_term_figures (store, "2024-1", &error);

    g_assert_cmpint (xq_figures_find (figures, "focus")->state, ==, XQ_FIGURE_MET);
  }
  xq_store_withdraw (store, &xq_setting, grades, "试用结束", &error);
  g_assert_no_error (error);
}

static gint64
count_focus (XqStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) figures = xq_term_figures (store, "2024-1", &error);

  g_assert_no_error (error);
  return xq_figures_find (figures, "focus")->denominator;
}

/* Whoever is concerned by a crisis is a person of a focus group, in the terms in
 * which the event is open. */
static void
test_crisis_people_are_in_focus (void)
{
  static const struct
  {
    const char *found;
    const char *closed;
    gint64      n;
  } cases[] = {
    { "2024-10-10 10:00", NULL, 1 },
    { "2024-05-20 10:00", NULL, 1 },          /* since last year, and still open */
    { "2024-05-20 10:00", "2024-08-31", 0 },  /* over before the term began */
    { "2024-05-20 10:00", "2024-09-01", 1 },
  };
  XqStore *store = school_fixture_enter (counted->school, "李老师");
  gint64 before = count_focus (store);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (XqRecord) event = xq_store_new_record (store, &xq_crisis_event);
      g_autofree char *at = xq_moment_read (cases[i].found, FIXTURE_TODAY);
      g_autoptr (GError) error = NULL;

      xq_record_set (event, "found_at", at);
      xq_record_set (event, "closed_on", cases[i].closed);
      xq_record_set (xq_record_add_part (event, "people"), "student", counted_school_uid (counted, "C"));
      xq_store_save (store, event, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (count_focus (store), ==, before + cases[i].n);
      xq_store_withdraw (store, &xq_crisis_event, xq_record_get_uid (event), "试用结束", &error);
      g_assert_no_error (error);
      g_assert_cmpint (count_focus (store), ==, before);
    }
}

static void
test_a_total_that_falls_is_published (void)
{
  XqStore *store = school_fixture_enter (counted->school, "李老师");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sessions = xq_store_list (store, &xq_session, NULL, &error);
  g_autoptr (GPtrArray) figures = NULL;
  g_autoptr (GPtrArray) themes = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < sessions->len; i++)
    {
      XqRecord *session = g_ptr_array_index (sessions, i);

      if (g_str_has_prefix (xq_record_get (session, "theme"), "exam"))
        xq_store_withdraw (store, &xq_session, xq_record_get_uid (session), "误记", &error);
      g_assert_no_error (error);
    }
  xq_figures_publish (store, &error);
  g_assert_no_error (error);

  store = school_fixture_enter (counted->school, "校长");
  figures = xq_term_figures (store, "2024-1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (value_of (figures, "sessions"), ==, 4);
  g_assert_cmpint (value_of (figures, "group_n"), ==, 0);
  themes = xq_term_series (store, "2024-1", XQ_SERIES_THEMES, &error);
  g_assert_no_error (error);
  g_assert_cmpint (point_value (themes, "exam"), ==, -1);
}

static void
test_small_groups (void)
{
  static const struct { gint64 value; const char *text; } cases[] = {
    { 0, "0" }, { 1, "under 5" }, { 4, "under 5" }, { 5, "5" }, { 300, "300" },
  };
  XqStore *store = school_fixture_enter (counted->school, "校长");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = xq_small_group_dup_text (store, cases[i].value, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_others_are_refused (void)
{
  static const char *const others[] = { "王老师", "孙主任", "钱老师", "周阿姨" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      XqStore *store = school_fixture_enter (counted->school, others[i]);

      for (XqSeries series = XQ_SERIES_COVERAGE; series <= XQ_SERIES_THEMES; series++)
        {
          g_autoptr (GError) error = NULL;

          g_assert_null (xq_term_series (store, "2024-1", series, &error));
          g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
        }
    }
}

/* The counting queries themselves, whoever calls them. */
static void
test_queries_refuse (void)
{
  static const struct { const char *account; const char *query; } cases[] = {
    { "校长", "counselling-totals" }, { "校长", "counselling-by-theme" }, { "校长", "counselling-by-day" },
    { "校长", "focus-contacts" }, { "校长", "counselling-first-day" }, { "校长", "home-visits-of-class" },
    { "王老师", "counselling-totals" }, { "王老师", "referral-totals" }, { "王老师", "disclosure-totals" },
    { "王老师", "roll-totals" }, { "王老师", "staff-totals" }, { "钱老师", "home-visits-by-class" },
    { "周阿姨", "home-visits-of-class" }, { "孙主任", "referral-totals" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      XqStore *store = school_fixture_enter (counted->school, cases[i].account);

      g_assert_null (xq_store_count_query (store, cases[i].query, &error, NULL));
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
  hold_sessions ();
  g_test_add_func ("/rules/casework/head-before-publication", test_head_before_publication);
  g_test_add_func ("/rules/casework/counsellor-counts", test_counsellor_counts);
  g_test_add_func ("/rules/casework/published-for-the-head", test_published_for_the_head);
  g_test_add_func ("/rules/casework/who-reads-what-was-published", test_who_reads_what_was_published);
  g_test_add_func ("/rules/casework/themes", test_themes);
  g_test_add_func ("/rules/casework/weeks", test_weeks);
  g_test_add_func ("/rules/casework/focus-groups", test_focus_groups);
  g_test_add_func ("/rules/casework/crisis-people-are-in-focus", test_crisis_people_are_in_focus);
  g_test_add_func ("/rules/casework/a-total-that-falls", test_a_total_that_falls_is_published);
  g_test_add_func ("/rules/casework/small-groups", test_small_groups);
  g_test_add_func ("/rules/casework/others-are-refused", test_others_are_refused);
  g_test_add_func ("/rules/casework/queries-refuse", test_queries_refuse);
  failed = g_test_run ();
  counted_school_free (counted);
  return failed;
}
