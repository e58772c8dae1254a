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

    g_assert_nonnull (strstr (contacts, "家校联系"));
    g_assert_nonnull (strstr (contacts, "团体辅导"));
    g_assert_cmpstr (days, ==, "10天");
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
  /* 1 September 2024 is a Sunday: the last day of week 1. */
  g_assert_cmpint (xq_term_week (&term, "2024-08-31"), ==, 0);
  g_assert_cmpint (xq_term_week (&term, "2024-09-01"), ==, 1);
  g_assert_cmpint (xq_term_week (&term, "2024-09-02"), ==, 2);
  g_assert_cmpint (xq_term_week (&term, "2024-09-08"), ==, 2);
  g_assert_cmpint (xq_term_week (&term, "2024-09-09"), ==, 3);
  g_assert_cmpint (xq_term_week (&term, "2025-01-16"), ==, 0);
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
  result = g_test_run ();
  school_fixture_free (school);
  return result;
}
