/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include "school-fixture.h"

#include "rules/duty-habit.h"
#include "rules/duty-row.h"

/* The lines that a week's roster offers, and what most weeks of a term are like. The
 * week is that of Monday 11 November 2024. */

static SchoolFixture *school;
static char *individual;
static char *group;

static void
save_records (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");

  group = school_fixture_save (store, "room", "name", "团体室", "function", "group", NULL);
  individual = school_fixture_save (store, "room", "name", "个体室", NULL);
}

static XqStore *
anew (void)
{
  school_fixture_restore (school);
  return school_fixture_enter (school, "李老师");
}

static void
plan (const char *day,
      const char *from,
      const char *until,
      const char *room,
      const char *kind)
{
  g_free (school_fixture_save (school->store, "duty_slot", "falls_on", day, "started_at", from, "ended_at", until,
                               "room", room, "kind", kind, NULL));
}

static void
assert_rows (const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqDutyRoster) roster = xq_duty_roster_new (school->store, "2024-11-11", "2024-11-17", &error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  rows = xq_duty_rows_list (school->store, roster, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const XqDutyRow *row = g_ptr_array_index (rows, i);

      g_string_append_printf (found, "%s%s %s—%s", i > 0 ? " | " : "", row->room_name, row->from_at, row->until_at);
    }
  g_assert_cmpstr (found->str, ==, wanted);
}

static void
test_usual_times (void)
{
  XqStore *store = anew ();
  g_autoptr (GError) error = NULL;

  assert_rows ("个体室 09:40—10:10 | 个体室 12:40—13:40 | 个体室 16:50—17:50");
  /* The evening too, in a week in which boarders return. */
  g_free (school_fixture_save (store, "school_day", "falls_on", "2024-11-17", "kind", "boarding_return", NULL));
  assert_rows ("个体室 09:40—10:10 | 个体室 12:40—13:40 | 个体室 16:50—17:50 | 个体室 19:30—20:30");
  xq_store_withdraw (store, xq_kind_find ("room"), individual, "改作他用", &error);
  g_assert_no_error (error);
  xq_store_withdraw (store, xq_kind_find ("room"), group, "改作他用", &error);
  g_assert_no_error (error);
  assert_rows ("");
}

/* 14 October is four weeks before the Monday, 13 October a day more. */
static void
test_own_times (void)
{
  anew ();
  plan ("2024-10-13", "08:00", "09:00", individual, "open");
  assert_rows ("个体室 09:40—10:10 | 个体室 12:40—13:40 | 个体室 16:50—17:50");
  plan ("2024-10-14", "08:10", "09:00", individual, "open");
  assert_rows ("个体室 08:10—09:00");
  /* What was booked is a line of its own week alone; what comes later is none. */
  plan ("2024-11-08", "10:00", "10:30", individual, "booked");
  plan ("2024-11-12", "11:00", "11:30", individual, "booked");
  plan ("2024-11-18", "13:00", "13:30", individual, "open");
  plan ("2024-11-12", "12:40", "13:40", group, "open");
  plan ("2024-11-13", "12:40", "13:40", group, "open");
  assert_rows ("团体室 12:40—13:40 | 个体室 08:10—09:00 | 个体室 11:00—11:30");
}

static void
assert_habits (const char *until_on,
               const char *wanted)
{
  static const char *const turns[] = { "all", "odd", "even" };
  g_autoptr (GError) error = NULL;
  g_autoptr (XqDutyRoster) roster = xq_duty_roster_new (school->store, "2024-11-04", until_on, &error);
  g_autoptr (GPtrArray) habits = NULL;
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  habits = xq_duty_habits_list (roster);
  for (guint i = 0; i < habits->len; i++)
    {
      const XqDutyHabit *habit = g_ptr_array_index (habits, i);

      g_string_append_printf (found, "%s%d %s %s", i > 0 ? " | " : "", habit->weekday, habit->duty->from_at, turns[habit->weeks]);
    }
  g_assert_cmpstr (found->str, ==, wanted);
}

/* Of six Mondays two make a habit and one does not; of one Monday, one. */
static void
test_habits (void)
{
  anew ();
  assert_habits ("2024-12-15", "");
  plan ("2024-11-04", "12:40", "13:40", individual, "open");
  assert_habits ("2024-11-10", "1 12:40 all");
  plan ("2024-12-09", "08:00", "09:00", individual, "open");
  assert_habits ("2024-12-15", "");
  plan ("2024-11-18", "12:40", "13:40", individual, "open");
  assert_habits ("2024-12-15", "1 12:40 even");
  plan ("2024-11-25", "12:40", "13:40", individual, "open");
  assert_habits ("2024-12-15", "1 12:40 all");
}

static void
test_minutes (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqDutyRoster) roster = NULL;
  const XqRosterDay *day;

  anew ();
  g_free (school_fixture_save (school->store, "setting", "name", "duty.needs_psychology_teacher", "value", "0", NULL));
  plan ("2024-11-11", "12:00", "13:59", individual, "open");
  g_free (school_fixture_save (school->store, "duty_sign", "falls_on", "2024-11-11", "started_at", "12:00", "ended_at", "14:00", NULL));
  roster = xq_duty_roster_new (school->store, "2024-11-11", "2024-11-17", &error);
  g_assert_no_error (error);
  day = xq_duty_roster_find_day (roster, "2024-11-11");
  g_assert_cmpint (day->planned, ==, 119);
  g_assert_cmpint (day->signed_in, ==, 120);
  g_assert_cmpint (day->due, ==, 120);
  day = xq_duty_roster_find_day (roster, "2024-11-16");
  g_assert_cmpint (day->due, ==, 0);
}

/* The roster with its telephones is for heads and psychology teachers. */
static void
test_refused (void)
{
  static const char *const others[] = { "王老师", "孙主任", "钱老师", "周阿姨" };

  school_fixture_restore (school);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (xq_duty_roster_new (school_fixture_enter (school, others[i]), "2024-11-11", "2024-11-17", &error));
      g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
    }
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  school = school_fixture_new ();
  save_records ();
  school_fixture_keep (school);
  g_test_add_func ("/rules/duty/usual-times", test_usual_times);
  g_test_add_func ("/rules/duty/own-times", test_own_times);
  g_test_add_func ("/rules/duty/habits", test_habits);
  g_test_add_func ("/rules/duty/minutes", test_minutes);
  g_test_add_func ("/rules/duty/refused", test_refused);
  result = g_test_run ();
  g_free (individual);
  g_free (group);
  school_fixture_free (school);
  return result;
}
