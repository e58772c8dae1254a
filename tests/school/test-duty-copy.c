/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include <string.h>

#include "form.h"
#include "school/duty-copy.h"
#include "school/kinds.h"

/* A week's roster copied over the holiday of October 2024: 1 to 7 October free, Sunday
 * 29 September follows Friday's timetable and Saturday 12 October Tuesday's; the school
 * has boarders. The week from 16 September, an odd one, is as follows. */

static SchoolFixture *school;
static char *one;
static char *two;
static char *li;
static char *wang;
static char *qian;

static char *
staff (const char *name)
{
  return school_fixture_find_staff (school->store, name);
}

static char *
plan (const char *day,
      const char *from,
      const char *until,
      const char *room,
      const char *person,
      const char *kind)
{
  return school_fixture_save (school->store, "duty_slot", "falls_on", day, "started_at", from, "ended_at", until,
                              "room", room, "person", person, "kind", kind, NULL);
}

static void
save_records (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *covered = NULL;
  g_autoptr (GPtrArray) schools = xq_store_list (store, xq_kind_find ("school"), NULL, NULL);

  form_change (store, "school", xq_record_get_uid (g_ptr_array_index (schools, 0)), NULL, "boards", "1", NULL);
  for (guint i = 1; i <= 7; i++)
    {
      g_autofree char *day = g_strdup_printf ("2024-10-%02u", i);

      g_free (school_fixture_save (store, "school_day", "falls_on", day, "kind", "holiday", "name", "国庆节", NULL));
    }
  g_free (school_fixture_save (store, "school_day", "falls_on", "2024-09-29", "kind", "make_up", "weekday", "5", NULL));
  g_free (school_fixture_save (store, "school_day", "falls_on", "2024-10-12", "kind", "make_up", "weekday", "2", NULL));
  li = staff ("李老师");
  wang = staff ("王老师");
  qian = staff ("钱老师");
  one = school_fixture_save (store, "room", "name", "个体室", NULL);
  two = school_fixture_save (store, "room", "name", "团体室", "function", "group", NULL);

  g_free (plan ("2024-09-16", "12:40", "13:40", one, li, "open"));
  covered = plan ("2024-09-17", "12:40", "13:40", one, wang, "open");
  g_free (school_fixture_save (store, "duty_swap", "slot", covered, "deputy", li, "reason", "leave", NULL));
  g_free (plan ("2024-09-20", "12:40", "13:40", one, qian, "open"));
  g_free (plan ("2024-09-20", "16:50", "17:50", one, li, "booked"));
  g_free (plan ("2024-09-21", "09:00", "10:00", one, li, "open"));
  g_free (plan ("2024-09-22", "19:30", "20:30", one, li, "evening"));
}

static XqStore *
anew (void)
{
  school_fixture_restore (school);
  return school_fixture_enter (school, "李老师");
}

static XqDutyCopy *
copy (const char *week,
      const char *from_on,
      const char *until_on,
      XqWeeks     weeks)
{
  g_autoptr (GError) error = NULL;
  XqDutyCopy *done = xq_duty_copy_week (school->store, week, from_on, until_on, weeks, NULL, &error);

  g_assert_no_error (error);
  return done;
}

/* What was entered, a line each. */
static char *
entered (const XqDutyCopy *done)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; done->slots[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (XqRecord) slot = xq_store_get (school->store, &xq_duty_slot, done->slots[i], &error);

      g_assert_no_error (error);
      g_assert_cmpuint (strlen (xq_record_get (slot, "series")), ==, 32);
      g_string_append_printf (words, "%s%s %s %s", i > 0 ? "\n" : "", xq_record_get (slot, "falls_on") + 5,
                              xq_record_get (slot, "started_at"), xq_record_get (slot, "person_name"));
    }
  return g_string_free (words, FALSE);
}

static char *
left_out (const XqDutyCopy *done)
{
  static const char *const why[XQ_N_DUTY_LEFT] = { "no school", "nothing", "outside", "booked", "taken", "elsewhere", "gone" };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < done->left->len; i++)
    {
      const XqDutyLeft *left = g_ptr_array_index (done->left, i);

      g_string_append_printf (words, "%s%s%s%s %s %s", i > 0 ? "\n" : "", left->day + 5, *left->from_at != '\0' ? " " : "",
                              left->from_at, why[left->why], left->what != NULL ? left->what : "-");
    }
  return g_string_free (words, FALSE);
}

static void
assert_copied (const XqDutyCopy *done,
               const char       *wanted,
               const char       *wanted_left)
{
  g_autofree char *found = entered (done);
  g_autofree char *left = left_out (done);

  g_assert_cmpstr (found, ==, wanted);
  g_assert_cmpstr (left, ==, wanted_left);
}

static void
test_holiday (void)
{
  XqStore *store = anew ();
  g_autoptr (XqDutyCopy) first = copy ("2024-09-18", "2024-09-23", "2024-10-13", XQ_WEEKS_ALL);
  g_autoptr (XqDutyCopy) again = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n = form_count (store, "SELECT count(*) FROM visible_duty_slot WHERE withdrawn = 0");

  assert_copied (first,
                 "09-23 12:40 李老师\n09-24 12:40 王老师\n09-27 12:40 钱老师\n09-28 19:30 李老师\n09-29 12:40 钱老师\n"
                 "09-30 12:40 李老师\n10-07 19:30 李老师\n10-08 12:40 王老师\n10-11 12:40 钱老师\n10-12 12:40 王老师\n"
                 "10-13 19:30 李老师",
                 "09-20 16:50 booked -\n09-21 09:00 outside -\n10-01 no school 国庆节\n10-04 no school 国庆节\n"
                 "10-07 no school 国庆节");
  g_assert_cmpuint (first->n_there, ==, 0);
  g_assert_cmpint (n, ==, 6 + 11);

  /* Once more changes nothing. */
  again = copy ("2024-09-18", "2024-09-23", "2024-10-13", XQ_WEEKS_ALL);
  g_assert_cmpuint (g_strv_length (again->slots), ==, 0);
  g_assert_cmpuint (again->n_there, ==, 11);

  /* Taken back as one. */
  g_assert_true (xq_duty_withdraw_all (store, (const char *const *) first->slots, &error));
  g_assert_no_error (error);
  g_assert_cmpint (form_count (store, "SELECT count(*) FROM visible_duty_slot WHERE withdrawn = 0"), ==, 6);
}

/* The 27th is Friday, and Sunday the 29th follows it: the day itself is copied. Of the
 * week of the holiday there is only its Monday. */
static void
test_days_of_source (void)
{
  g_autoptr (XqDutyCopy) after = NULL;
  g_autoptr (XqDutyCopy) holiday = NULL;

  anew ();
  g_free (plan ("2024-09-27", "12:40", "13:40", one, qian, "open"));
  g_free (plan ("2024-09-29", "12:40", "13:40", one, wang, "open"));
  after = copy ("2024-09-29", "2024-10-11", "2024-10-11", XQ_WEEKS_ALL);
  assert_copied (after, "10-11 12:40 钱老师", "");

  g_free (plan ("2024-09-30", "12:40", "13:40", one, li, "open"));
  holiday = copy ("2024-09-30", "2024-10-14", "2024-10-18", XQ_WEEKS_ALL);
  assert_copied (holiday, "10-14 12:40 李老师",
                 "10-01 nothing 国庆节\n10-02 nothing 国庆节\n10-03 nothing 国庆节\n10-04 nothing 国庆节");
}

static void
test_turns (void)
{
  g_autoptr (XqDutyCopy) odd = NULL;
  g_autoptr (XqDutyCopy) even = NULL;

  anew ();
  odd = copy ("2024-09-16", "2024-09-23", "2024-10-20", XQ_WEEKS_ODD);
  assert_copied (odd, "09-30 12:40 李老师\n10-14 12:40 李老师\n10-15 12:40 王老师\n10-18 12:40 钱老师\n10-20 19:30 李老师",
                 "09-20 16:50 booked -\n09-21 09:00 outside -\n10-01 no school 国庆节\n10-04 no school 国庆节");
  even = copy ("2024-09-16", "2024-09-23", "2024-09-24", XQ_WEEKS_EVEN);
  assert_copied (even, "09-23 12:40 李老师\n09-24 12:40 王老师", "09-20 16:50 booked -\n09-21 09:00 outside -");
}

/* What is there stays; nobody is brought into two rooms at once; who left by the 27th
 * still has that day. A minute behind is not in the way. */
static void
test_in_the_way (void)
{
  XqStore *store = anew ();
  g_autoptr (XqDutyCopy) done = NULL;

  g_free (plan ("2024-09-23", "13:39", "14:40", two, li, "open"));
  g_free (plan ("2024-09-30", "13:40", "14:40", two, li, "open"));
  g_free (plan ("2024-09-24", "12:00", "12:41", one, qian, "open"));
  g_free (plan ("2024-10-08", "12:00", "12:40", one, qian, "open"));
  form_change (store, "staff", qian, NULL, "until_on", "2024-09-27", NULL);
  done = copy ("2024-09-16", "2024-09-23", "2024-10-08", XQ_WEEKS_ALL);
  assert_copied (done,
                 "09-27 12:40 钱老师\n09-28 19:30 李老师\n09-30 12:40 李老师\n10-07 19:30 李老师\n10-08 12:40 王老师",
                 "09-20 16:50 booked -\n09-21 09:00 outside -\n09-23 12:40 elsewhere 李老师\n09-24 12:40 taken 钱老师\n"
                 "09-29 12:40 gone 钱老师\n10-01 no school 国庆节\n10-04 no school 国庆节\n10-07 no school 国庆节");
}

static void
test_refusals (void)
{
  XqStore *store = anew ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const char *unknown[] = { "00000000000000000000000000000000", NULL };

  g_assert_null (xq_duty_copy_week (store, "2024-09-09", "2024-09-23", "2024-10-08", XQ_WEEKS_ALL, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (xq_duty_copy_week (store, "2024-09-16", "2024-09-23", "2024-10-08", XQ_WEEKS_ALL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (xq_duty_withdraw_all (store, unknown, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (form_count (store, "SELECT count(*) FROM visible_duty_slot WHERE withdrawn = 0"), ==, 6);

  /* Reading the roster is not writing it. */
  store = school_fixture_enter (school, "王老师");
  g_assert_null (xq_duty_copy_week (store, "2024-09-16", "2024-09-23", "2024-10-08", XQ_WEEKS_ALL, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_cmpint (form_count (store, "SELECT count(*) FROM visible_duty_slot WHERE withdrawn = 0"), ==, 6);
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
  g_test_add_func ("/school/duty-copy/holiday", test_holiday);
  g_test_add_func ("/school/duty-copy/days-of-source", test_days_of_source);
  g_test_add_func ("/school/duty-copy/turns", test_turns);
  g_test_add_func ("/school/duty-copy/in-the-way", test_in_the_way);
  g_test_add_func ("/school/duty-copy/refusals", test_refusals);
  result = g_test_run ();
  g_free (one);
  g_free (two);
  g_free (li);
  g_free (wang);
  g_free (qian);
  school_fixture_free (school);
  return result;
}
