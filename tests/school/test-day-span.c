/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include "form.h"
#include "school/calendar.h"
#include "school/day-span.h"

static SchoolFixture *school;

static XqDaySpan
span_of (const char *kind,
         const char *from_on,
         const char *until_on,
         const char *name)
{
  return (XqDaySpan) { .kind = (char *) kind, .from_on = (char *) from_on, .until_on = (char *) until_on, .name = (char *) name };
}

static GPtrArray *
list (XqStore *store)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *spans = xq_day_spans_list (store, "2024-09-01", "2025-08-31", &error);

  g_assert_no_error (error);
  return spans;
}

static void
test_span (void)
{
  XqStore *store = school_fixture_enter (school, "校长");
  XqDaySpan week = span_of ("holiday", "2024-10-01", "2024-10-07", "国庆节");
  XqDaySpan saturday = span_of ("make_up", "2024-10-12", "2024-10-12", "国庆节调休");
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GArray) days = NULL;
  g_autoptr (GError) error = NULL;
  const XqDaySpan *span;

  saturday.weekday = (char *) "5";
  xq_day_span_add (store, &week, &error);
  g_assert_no_error (error);
  xq_day_span_add (store, &saturday, &error);
  g_assert_no_error (error);

  spans = list (store);
  g_assert_cmpuint (spans->len, ==, 2);
  span = g_ptr_array_index (spans, 0);
  g_assert_cmpstr (span->from_on, ==, "2024-10-01");
  g_assert_cmpstr (span->until_on, ==, "2024-10-07");
  g_assert_cmpuint (span->n_days, ==, 7);
  g_assert_cmpuint (g_strv_length (span->uids), ==, 7);
  g_assert_cmpstr (((const XqDaySpan *) g_ptr_array_index (spans, 1))->weekday, ==, "5");

  days = xq_calendar_list_days (store, "2024-10-01", "2024-10-12", &error);
  g_assert_no_error (error);
  g_assert_false (g_array_index (days, XqCalendarDay, 6).is_school_day);
  g_assert_true (g_array_index (days, XqCalendarDay, 7).is_school_day);
  g_assert_true (g_array_index (days, XqCalendarDay, 11).is_school_day);
  g_assert_cmpint (g_array_index (days, XqCalendarDay, 11).timetable, ==, 5);

  /* Taken out and entered again: each day's record is the old one. */
  xq_day_span_withdraw (store, (const char *const *) span->uids, &error);
  g_assert_no_error (error);
  after = list (store);
  g_assert_cmpuint (after->len, ==, 1);
  week.name = (char *) "国庆";
  xq_day_span_add (store, &week, &error);
  g_assert_no_error (error);
  again = list (store);
  g_assert_cmpuint (again->len, ==, 2);
  g_assert_cmpstr (((const XqDaySpan *) g_ptr_array_index (again, 0))->name, ==, "国庆");
  g_assert_cmpstr (((const XqDaySpan *) g_ptr_array_index (again, 0))->uids[6], ==, span->uids[6]);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *from_on;
    const char *until_on;
  } wrong[] = {
    { "2024-10-32", "2024-10-33" },
    { "2024-10-07", "2024-10-01" },
    { "2024-07-01", "2024-09-01" },
    { "2024-11-01", "2024-11-03" }, /* the third is a make-up day */
  };
  XqStore *store = school_fixture_enter (school, "校长");
  XqDaySpan made_up = span_of ("make_up", "2024-11-03", "2024-11-03", NULL);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GError) first = NULL;

  xq_day_span_add (store, &made_up, &first);
  g_assert_no_error (first);
  before = list (store);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      XqDaySpan span = span_of ("holiday", wrong[i].from_on, wrong[i].until_on, "秋假");
      g_autoptr (GPtrArray) after = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", wrong[i].from_on);
      g_assert_false (xq_day_span_add (store, &span, &error));
      g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
      after = list (store);
      g_assert_cmpuint (after->len, ==, before->len);
    }
}

static void
test_term (void)
{
  XqStore *store = school_fixture_enter (school, "校长");
  g_autoptr (GError) error = NULL;
  XqTerm term;

  xq_term_set_days (store, 2026, 1, "2026-08-31", "2027-01-20", &error);
  g_assert_no_error (error);
  xq_term_set_days (store, 2026, 1, "2026-09-01", "2027-01-22", &error);
  g_assert_no_error (error);
  xq_term_get (store, 2026, 1, &term, &error);
  g_assert_no_error (error);
  g_assert_false (term.assumed);
  g_assert_cmpstr (term.from_on, ==, "2026-09-01");
  g_assert_cmpstr (term.until_on, ==, "2027-01-22");
  g_assert_false (xq_term_set_days (store, 2026, 1, "2026-09-01", "2026-08-01", &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  school = school_fixture_new ();
  g_test_add_func ("/school/day-span/span", test_span);
  g_test_add_func ("/school/day-span/refused", test_refused);
  g_test_add_func ("/school/day-span/term", test_term);
  result = g_test_run ();
  school_fixture_free (school);
  return result;
}
