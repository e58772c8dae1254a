/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include <string.h>

#include "form.h"
#include "school/calendar.h"
#include "school/settings.h"

static SchoolFixture *school;

static void
test_factory_settings (void)
{
  GPtrArray *settings = xq_settings_get_all ();

  g_assert_cmpuint (settings->len, >, 5);
  for (guint i = 0; i < settings->len; i++)
    {
      const XqSetting *setting = g_ptr_array_index (settings, i);

      g_test_message ("%s", setting->name);
      g_assert_true (xq_setting_accepts (setting, setting->value));
      g_assert_cmpstr (setting->title, !=, "");
      /* Who says so, and since when. */
      g_assert_cmpstr (setting->source, !=, "");
      g_assert_cmpuint (strlen (setting->date), ==, 10);
      if (setting->choices != NULL)
        {
          g_autofree char *words = xq_setting_dup_words (setting, setting->choices);

          /* No code is shown to people. */
          for (const char *p = words; *p != '\0'; p++)
            g_assert_false (g_ascii_isalpha (*p));
        }
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (((const XqSetting *) g_ptr_array_index (settings, j))->name, !=, setting->name);
    }
  {
    g_autofree char *contacts = xq_setting_dup_words (xq_setting_find ("focus.contacts"), "contact group");
    g_autofree char *days = xq_setting_dup_words (xq_setting_find ("referral.reply_days"), "10");
    g_autofree char *day = xq_setting_dup_words (xq_setting_find ("plan.due_on"), "10-31");

    g_assert_nonnull (strstr (contacts, "家校联系"));
    g_assert_nonnull (strstr (contacts, "团体辅导"));
    g_assert_cmpstr (days, ==, "10天");
    g_assert_cmpstr (day, ==, "10-31 (month and day)");
  }
  g_assert_true (xq_setting_find ("referral.reply_days")->to_confirm);
  g_assert_false (xq_setting_find ("home_visit.per_year")->to_confirm);
  g_assert_null (xq_setting_find ("no.such"));
}

static void
test_terms (void)
{
  static const struct
  {
    const char *day;
    int         year;
    int         number;
  } days[] = {
    { "2024-08-31", 2023, 2 }, /* not entered: by the settings */
    { "2024-09-01", 2024, 1 },
    { "2025-01-15", 2024, 1 },
    { "2025-01-31", 2024, 1 }, /* the holidays count for the term just over */
    { "2025-02-16", 2024, 1 },
    { "2025-02-17", 2024, 2 },
    { "2025-07-20", 2024, 2 },
    { "2025-08-31", 2024, 2 },
    { "2025-09-01", 2025, 1 },
  };
  XqStore *store = school_fixture_enter (school, "校长");
  g_autofree char *uid = school_fixture_save (store, "term", "year", "2024", "number", "2",
                                              "from_on", "2025-02-17", "until_on", "2025-07-04", NULL);
  g_autoptr (GError) error = NULL;
  XqTerm term;

  g_assert_nonnull (uid);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_test_message ("%s", days[i].day);
      xq_term_of_day (store, days[i].day, &term, &error);
      g_assert_no_error (error);
      g_assert_cmpint (term.year, ==, days[i].year);
      g_assert_cmpint (term.number, ==, days[i].number);
      g_assert_cmpstr (term.counted_from, <=, days[i].day);
      g_assert_cmpstr (term.counted_until, >=, days[i].day);
    }

  xq_term_parse (store, "2024-1", &term, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (term.from_on, ==, "2024-09-01");
  g_assert_cmpstr (term.until_on, ==, "2025-01-15");
  g_assert_cmpstr (term.counted_until, ==, "2025-02-16");
  g_assert_false (term.assumed);
  xq_term_parse (store, "2030-2", &term, &error);
  g_assert_no_error (error);
  g_assert_true (term.assumed);
  g_assert_cmpstr (term.counted_until, ==, "2031-08-31");

  g_assert_false (xq_term_parse (store, "2024-3", &term, NULL));
  g_assert_false (xq_term_parse (store, "24-1", &term, NULL));
  g_assert_false (xq_term_parse (store, "2024-1 ", &term, NULL));
  g_assert_false (xq_term_parse (store, "", &term, NULL));
  g_assert_false (xq_term_parse (store, "9999-1", &term, NULL));
  g_assert_false (xq_term_parse (store, NULL, &term, NULL));
}

static void
test_weeks (void)
{
  XqStore *store = school_fixture_enter (school, "校长");
  g_autoptr (GError) error = NULL;
  XqTerm term;

  xq_term_parse (store, "2024-1", &term, &error);
  g_assert_no_error (error);
  /* 1 September 2024 is a Sunday: school begins on Monday, and the roster of 16
   * to 20 September says week 3. */
  g_assert_cmpint (xq_term_week (&term, "2024-08-31"), ==, 0);
  g_assert_cmpint (xq_term_week (&term, "2024-09-01"), ==, 1);
  g_assert_cmpint (xq_term_week (&term, "2024-09-02"), ==, 1);
  g_assert_cmpint (xq_term_week (&term, "2024-09-08"), ==, 1);
  g_assert_cmpint (xq_term_week (&term, "2024-09-09"), ==, 2);
  g_assert_cmpint (xq_term_week (&term, "2024-09-16"), ==, 3);
  g_assert_cmpint (xq_term_week (&term, "2024-09-20"), ==, 3);
  g_assert_cmpint (xq_term_week (&term, "2025-01-15"), ==, 20);
  g_assert_cmpint (xq_term_week (&term, "2025-01-16"), ==, 0);

  /* One that begins on a weekday counts from that week's Monday. */
  g_strlcpy (term.from_on, "2024-08-30", sizeof term.from_on);
  g_assert_cmpint (xq_term_week (&term, "2024-08-30"), ==, 1);
  g_assert_cmpint (xq_term_week (&term, "2024-09-01"), ==, 1);
  g_assert_cmpint (xq_term_week (&term, "2024-09-02"), ==, 2);
  g_strlcpy (term.from_on, "2024-08-31", sizeof term.from_on);
  g_assert_cmpint (xq_term_week (&term, "2024-09-02"), ==, 1);
}

/* The holiday of October 2024 as the State Council gave it: 1 to 7 October free,
 * Sunday 29 September and Saturday 12 October worked. */
static void
test_days (void)
{
  XqStore *store = school_fixture_enter (school, "校长");
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = NULL;
  guint n_school_days = 0;

  for (int day = 1; day <= 7; day++)
    {
      g_autofree char *date = g_strdup_printf ("2024-10-%02d", day);

      g_free (school_fixture_save (store, "school_day", "falls_on", date, "kind", "holiday", "name", "国庆节", NULL));
    }
  g_free (school_fixture_save (store, "school_day", "falls_on", "2024-09-29", "kind", "make_up", "weekday", "5", NULL));
  g_free (school_fixture_save (store, "school_day", "falls_on", "2024-10-12", "kind", "make_up", NULL));
  g_free (school_fixture_save (store, "school_day", "falls_on", "2024-10-07", "kind", "boarding_return", NULL));

  days = xq_calendar_list_days (store, "2024-09-23", "2024-10-13", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 21);
  for (guint i = 0; i < days->len; i++)
    n_school_days += g_array_index (days, XqCalendarDay, i).is_school_day ? 1 : 0;
  /* 23-27, 29, 30 September; 8-12 October. */
  g_assert_cmpuint (n_school_days, ==, 12);
  g_assert_cmpstr (g_array_index (days, XqCalendarDay, 6).day, ==, "2024-09-29");
  g_assert_true (g_array_index (days, XqCalendarDay, 6).is_school_day);
  g_assert_cmpint (g_array_index (days, XqCalendarDay, 6).weekday, ==, 7);
  g_assert_cmpint (g_array_index (days, XqCalendarDay, 6).timetable, ==, 5);
  g_assert_cmpint (g_array_index (days, XqCalendarDay, 19).timetable, ==, 6);
  g_assert_true (g_array_index (days, XqCalendarDay, 8).is_holiday);
  g_assert_false (g_array_index (days, XqCalendarDay, 8).is_school_day);
  g_assert_true (g_array_index (days, XqCalendarDay, 14).boarders_return);
  g_clear_pointer (&days, g_array_unref);

  /* Over the end of a term: no school in between. */
  days = xq_calendar_list_days (store, "2025-01-13", "2025-02-18", &error);
  g_assert_no_error (error);
  n_school_days = 0;
  for (guint i = 0; i < days->len; i++)
    n_school_days += g_array_index (days, XqCalendarDay, i).is_school_day ? 1 : 0;
  g_assert_cmpuint (n_school_days, ==, 5);
  g_assert_cmpint (g_array_index (days, XqCalendarDay, days->len - 1).week, ==, 1);
}

/* The same autumn by weeks. Week 5 (30 September to 6 October) has one school
 * day, the 30th; every other week has some too. With the holiday a day longer
 * at its front, week 5 has none and is no school week. */
static void
test_school_weeks (void)
{
  XqStore *store = school_fixture_enter (school, "校长");
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) weeks = NULL;
  g_autofree char *longer = NULL;
  const XqSchoolWeek *week;
  XqTerm term;

  xq_term_parse (store, "2024-1", &term, &error);
  g_assert_no_error (error);
  weeks = xq_calendar_list_weeks (store, &term, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (weeks->len, ==, 20);
  week = &g_array_index (weeks, XqSchoolWeek, 0);
  g_assert_cmpint (week->number, ==, 1);
  g_assert_true (week->is_odd);
  g_assert_cmpstr (week->from_on, ==, "2024-09-01");
  g_assert_cmpstr (week->until_on, ==, "2024-09-08");
  g_assert_cmpint (week->school_days, ==, 5);
  week = &g_array_index (weeks, XqSchoolWeek, 3);
  g_assert_false (week->is_odd);
  g_assert_cmpstr (week->from_on, ==, "2024-09-23");
  g_assert_cmpint (week->school_days, ==, 6); /* Monday to Friday, and the Sunday that makes up */
  week = &g_array_index (weeks, XqSchoolWeek, 4);
  g_assert_cmpint (week->number, ==, 5);
  g_assert_cmpint (week->school_days, ==, 1);
  week = &g_array_index (weeks, XqSchoolWeek, 5);
  g_assert_cmpint (week->school_days, ==, 5); /* Tuesday to Saturday */
  week = &g_array_index (weeks, XqSchoolWeek, 19);
  g_assert_cmpstr (week->until_on, ==, "2025-01-15");
  g_assert_cmpint (week->school_days, ==, 3);
  g_clear_pointer (&weeks, g_array_unref);

  longer = school_fixture_save (store, "school_day", "falls_on", "2024-09-30", "kind", "holiday", NULL);
  weeks = xq_calendar_list_weeks (store, &term, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (weeks->len, ==, 19);
  g_assert_cmpint (g_array_index (weeks, XqSchoolWeek, 3).number, ==, 4);
  g_assert_cmpint (g_array_index (weeks, XqSchoolWeek, 4).number, ==, 6);
  xq_store_withdraw (store, xq_kind_find ("school_day"), longer, "试用结束", &error);
  g_assert_no_error (error);
}

/* Boarders come on the evening before school begins again: on Sundays, on the
 * last day of the holiday, and where the school entered one. */
static void
test_boarders (void)
{
  static const struct { const char *day; gboolean evening; } days_of[] = {
    { "2024-09-22", TRUE }, { "2024-09-27", FALSE }, { "2024-09-28", TRUE }, { "2024-09-29", FALSE },
    { "2024-10-05", FALSE }, { "2024-10-06", FALSE }, { "2024-10-07", TRUE }, { "2024-10-11", FALSE },
    { "2024-10-12", FALSE }, { "2024-10-13", TRUE }, { "2025-01-12", TRUE }, { "2025-01-19", FALSE },
  };
  XqStore *store = school_fixture_enter (school, "校长");
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (GArray) days = xq_calendar_list_days (store, "2024-09-22", "2024-09-22", &error);

    g_assert_no_error (error);
    g_assert_false (g_array_index (days, XqCalendarDay, 0).boarders_return); /* it has none */
  }
  {
    g_autoptr (GPtrArray) schools = xq_store_list (store, xq_kind_find ("school"), NULL, &error);

    g_assert_no_error (error);
    form_change (store, "school", xq_record_get_uid (g_ptr_array_index (schools, 0)), NULL, "boards", "1", NULL);
  }
  for (guint i = 0; i < G_N_ELEMENTS (days_of); i++)
    {
      g_autoptr (GArray) days = xq_calendar_list_days (store, days_of[i].day, days_of[i].day, &error);

      g_assert_no_error (error);
      g_test_message ("%s", days_of[i].day);
      g_assert_cmpuint (days->len, ==, 1);
      g_assert_cmpint (g_array_index (days, XqCalendarDay, 0).boarders_return, ==, days_of[i].evening);
    }
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  school = school_fixture_new ();
  g_test_add_func ("/school/calendar/factory-settings", test_factory_settings);
  g_test_add_func ("/school/calendar/terms", test_terms);
  g_test_add_func ("/school/calendar/weeks", test_weeks);
  g_test_add_func ("/school/calendar/days", test_days);
  g_test_add_func ("/school/calendar/school-weeks", test_school_weeks);
  g_test_add_func ("/school/calendar/boarders", test_boarders);
  result = g_test_run ();
  school_fixture_free (school);
  return result;
}
