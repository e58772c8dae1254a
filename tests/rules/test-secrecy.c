/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "school-fixture.h"

#include "rules/looks.h"
#include "rules/secrecy-duty.h"
#include "school/kinds.h"

/* Who looked how often, and what the self-check of secrecy says (S22). */

#define FIRST_DAY "2024-01-01"
#define LAST_DAY "2099-12-31"

static SchoolFixture *school;
static char *session;
static char *referral;

static GPtrArray *
list_looks (XqStore *store)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *looks = xq_looks_by_month (store, FIRST_DAY, LAST_DAY, &error);

  g_assert_no_error (error);
  return looks;
}

/* Of this month, the last one that anything was done in. */
static const XqLooks *
find_looks (GPtrArray  *looks,
            const char *name)
{
  for (guint i = 0; i < looks->len; i++)
    if (g_str_equal (((const XqLooks *) g_ptr_array_index (looks, i))->name, name))
      return g_ptr_array_index (looks, i);
  return NULL;
}

static void
look (XqStore      *store,
      const XqKind *kind,
      const char   *uid,
      guint         times)
{
  for (guint i = 0; i < times; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (XqRecord) record = xq_store_get (store, kind, uid, &error);

      g_assert_no_error (error);
      g_assert_nonnull (record);
    }
}

/* An hour that ends while one counts is two hours. */
static int
wait_for_room_in_hour (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (g_date_time_get_minute (now) == 59 && g_date_time_get_second (now) >= 30)
    {
      g_usleep ((gulong) (61 - g_date_time_get_second (now)) * G_USEC_PER_SEC);
      return (g_date_time_get_hour (now) + 1) % 24;
    }
  return g_date_time_get_hour (now);
}

static void
set (XqStore    *store,
     const char *name,
     int         value)
{
  g_autofree char *text = g_strdup_printf ("%d", value);
  g_autoptr (GError) error = NULL;
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) there = NULL;
  g_autoptr (XqRecord) setting = NULL;

  xq_filter_add (filter, "name", "=", name);
  there = xq_store_list (store, &xq_setting, filter, &error);
  g_assert_no_error (error);
  setting = there->len > 0 ? xq_store_get (store, &xq_setting, xq_record_get_uid (g_ptr_array_index (there, 0)), &error)
                           : xq_store_new_record (store, &xq_setting);
  xq_record_set (setting, "name", name);
  xq_record_set (setting, "value", text);
  g_assert_true (xq_store_save (store, setting, NULL, &error));
  g_assert_no_error (error);
}

static void
save_records (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *case_file = school_fixture_save (store, "case_file", "student", school->children[CHILD_A],
                                                    "opened_on", "2024-10-08", NULL);

  session = school_fixture_save (store, "session", "student", school->children[CHILD_A], "case_file", case_file,
                                 "held_on", "2024-10-08", "theme", "peer", NULL);
  referral = school_fixture_save (store, "referral", "student", school->children[CHILD_A], "receiver", "晴川县人民医院",
                                  "consent", "written", NULL);
  look (store, &xq_session, session, 1);
  look (store, &xq_referral, referral, 1);
}

/* A counsellor sees looks at both cabinets, a head none at the casework. */
static void
test_who_sees (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autoptr (GPtrArray) before = list_looks (store);
  g_autoptr (GPtrArray) of_counsellor = NULL;
  g_autoptr (GPtrArray) of_head = NULL;
  guint care = find_looks (before, "李老师")->looks[XQ_CABINET_CARE];
  guint casework = find_looks (before, "李老师")->looks[XQ_CABINET_CASEWORK];

  look (store, &xq_session, session, 3);
  look (store, &xq_referral, referral, 2);
  of_counsellor = list_looks (store);
  g_assert_cmpuint (find_looks (of_counsellor, "李老师")->looks[XQ_CABINET_CASEWORK], ==, casework + 3);
  g_assert_cmpuint (find_looks (of_counsellor, "李老师")->looks[XQ_CABINET_CARE], ==, care + 2);

  store = school_fixture_enter (school, "校长");
  look (store, &xq_referral, referral, 1);
  of_head = list_looks (store);
  g_assert_cmpuint (find_looks (of_head, "李老师")->looks[XQ_CABINET_CARE], >=, care + 2);
  g_assert_cmpuint (find_looks (of_head, "李老师")->looks[XQ_CABINET_CASEWORK], ==, 0);
  g_assert_cmpuint (find_looks (of_head, "校长")->looks[XQ_CABINET_CARE], >=, 1);
  /* What is many is not counted from the casework either. */
  g_assert_cmpuint (find_looks (of_head, "李老师")->busiest, <=, find_looks (of_head, "李老师")->looks[XQ_CABINET_CARE]);
}

/* Nobody else's, even where others did something. */
static void
test_own_alone (void)
{
  static const char *const teachers[] = { "王老师", "孙主任", "钱老师", "周阿姨" };

  for (guint i = 0; i < G_N_ELEMENTS (teachers); i++)
    {
      XqStore *store = school_fixture_enter (school, teachers[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) looks = NULL;

      g_assert_true (xq_store_audit (store, XQ_CABINET_SCHOOL, "print home_visit_class", NULL, NULL, &error));
      g_assert_true (xq_store_audit (store, XQ_CABINET_SCHOOL, "export", &xq_student, NULL, &error));
      g_assert_no_error (error);
      looks = list_looks (store);
      g_assert_cmpuint (looks->len, ==, 1);
      g_assert_cmpuint (find_looks (looks, teachers[i])->prints, ==, 1);
      g_assert_cmpuint (find_looks (looks, teachers[i])->exports, ==, 1);
    }
}

/* As many as the setting names are not many; one more is. */
static void
test_many (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autoptr (GPtrArray) enough = NULL;
  g_autoptr (GPtrArray) many = NULL;
  guint busiest;

  (void) wait_for_room_in_hour ();
  look (store, &xq_session, session, 6);
  enough = list_looks (store);
  busiest = find_looks (enough, "李老师")->busiest;
  g_assert_cmpuint (busiest, >=, 6);
  g_assert_false (find_looks (enough, "李老师")->is_many); /* 60 is far */
  set (store, "secrecy.looks_per_hour", (int) busiest);
  many = list_looks (store);
  g_assert_false (find_looks (many, "李老师")->is_many);
  look (store, &xq_referral, referral, 1); /* both cabinets are one hour */
  g_clear_pointer (&many, g_ptr_array_unref);
  many = list_looks (store);
  g_assert_cmpuint (find_looks (many, "李老师")->busiest, ==, busiest + 1);
  g_assert_true (find_looks (many, "李老师")->is_many);
}

static void
test_odd_hours (void)
{
  int hour = wait_for_room_in_hour ();
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autoptr (GPtrArray) within = NULL;
  g_autoptr (GPtrArray) outside = NULL;
  guint all;

  set (store, "secrecy.hours_from", 0);
  set (store, "secrecy.hours_until", 24);
  look (store, &xq_session, session, 1);
  within = list_looks (store);
  all = find_looks (within, "李老师")->looks[XQ_CABINET_CARE] + find_looks (within, "李老师")->looks[XQ_CABINET_CASEWORK];
  g_assert_cmpuint (find_looks (within, "李老师")->at_odd_hours, ==, 0);

  /* The hour in which it is looked is the first one that is odd, or the last. */
  if (hour < 12)
    set (store, "secrecy.hours_from", hour + 1);
  else
    set (store, "secrecy.hours_until", hour);
  outside = list_looks (store);
  g_assert_cmpuint (find_looks (outside, "李老师")->at_odd_hours, >, 0);
  g_assert_cmpuint (find_looks (outside, "李老师")->at_odd_hours, <=, all);
}

static void
test_days (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) none = xq_looks_by_month (store, "2001-01-01", "2001-12-31", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
}

/* --- the self-check --- */

static GPtrArray *
list_duty (XqStore *store)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *items = xq_secrecy_duty (store, &error);

  g_assert_no_error (error);
  return items;
}

static const XqSecrecyItem *
find_item (GPtrArray  *items,
           const char *code)
{
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (((const XqSecrecyItem *) g_ptr_array_index (items, i))->code, code))
      return g_ptr_array_index (items, i);
  g_error ("there is no item %s", code);
}

static gboolean
is_open (const XqSecrecyItem *item,
         const char          *name)
{
  return g_ptr_array_find_with_equal_func (item->open, name, g_str_equal, NULL);
}

static void
test_items (void)
{
  g_autoptr (GPtrArray) items = list_duty (school_fixture_enter (school, "校长"));

  g_assert_cmpuint (items->len, >=, 10);
  for (guint i = 0; i < items->len; i++)
    {
      const XqSecrecyItem *item = g_ptr_array_index (items, i);

      g_test_message ("%s", item->code);
      g_assert_true (item->title != NULL && *item->title != '\0');
      g_assert_true (item->source != NULL && *item->source != '\0');
      g_assert_true (item->date != NULL && strlen (item->date) == 10);
      g_assert_true (item->open->len == 0 || g_strcmp0 (item->finding, "not_met") == 0);
    }
  /* The head set the others' passwords, and no envelope was printed. */
  g_assert_true (is_open (find_item (items, "own_password"), "王老师"));
  g_assert_false (is_open (find_item (items, "own_password"), "校长"));
  g_assert_cmpuint (find_item (items, "envelopes")->open->len, ==, 2);
  g_assert_cmpstr (find_item (items, "keys")->finding, ==, "met");
  g_assert_null (find_item (items, "retention")->finding);
}

/* Until yesterday is gone, until today is not. */
static void
test_who_left (void)
{
  XqStore *store = school_fixture_enter (school, "校长");
  g_autoptr (GPtrArray) accounts = xq_vault_list_accounts (school->vault);
  g_autoptr (GPtrArray) items = NULL;

  for (guint i = 0; i < accounts->len; i++)
    {
      const XqAccount *account = g_ptr_array_index (accounts, i);
      gboolean yesterday = g_str_equal (account->name, "钱老师");

      if (yesterday || g_str_equal (account->name, "赵老师"))
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (XqFilter) filter = xq_filter_new ();
          g_autoptr (GPtrArray) staff = NULL;
          g_autoptr (XqRecord) person = NULL;

          xq_filter_add (filter, "account", "=", account->uid);
          staff = xq_store_list (store, &xq_staff, filter, &error);
          g_assert_no_error (error);
          g_assert_cmpuint (staff->len, ==, 1);
          person = xq_store_get (store, &xq_staff, xq_record_get_uid (g_ptr_array_index (staff, 0)), &error);
          xq_record_set (person, "until_on", yesterday ? "2024-11-14" : FIXTURE_TODAY);
          g_assert_true (xq_store_save (store, person, NULL, &error));
          g_assert_no_error (error);
        }
    }
  items = list_duty (store);
  g_assert_true (is_open (find_item (items, "left"), "钱老师"));
  g_assert_false (is_open (find_item (items, "left"), "赵老师"));
  g_assert_false (is_open (find_item (items, "left"), "周阿姨")); /* without an end */
  g_assert_cmpuint (find_item (items, "left")->open->len, ==, 1);
  g_assert_cmpstr (find_item (items, "left")->finding, ==, "not_met");
}

static void
save_check (XqStore    *store,
            const char *day,
            const char *result)
{
  g_autoptr (XqRecord) check = xq_store_new_record (store, &xq_room_check);
  g_autoptr (GError) error = NULL;
  XqRecord *item = xq_record_add_part (check, "items");

  xq_record_set (check, "checked_on", day);
  xq_record_set (item, "item", "secrecy");
  xq_record_set (item, "result", result);
  g_assert_true (xq_store_save (store, check, NULL, &error));
  g_assert_no_error (error);
}

/* The newest self-check of the room is taken, in whatever order they were written. */
static void
test_findings (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autoptr (GPtrArray) none = list_duty (store);
  g_autoptr (GPtrArray) some = NULL;

  g_assert_null (find_item (none, "secrecy")->finding);
  save_check (store, "2024-11-10", "partly");
  save_check (store, "2024-10-10", "met");
  some = list_duty (store);
  g_assert_cmpstr (find_item (some, "secrecy")->finding, ==, "partly");
  g_assert_null (find_item (some, "exception")->finding);
}

static void
test_strangers (void)
{
  static const char *const strangers[] = { "王老师", "孙主任", "钱老师", "周阿姨" };

  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (xq_secrecy_duty (school_fixture_enter (school, strangers[i]), &error));
      g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
    }
}

int
main (int   argc,
      char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  school = school_fixture_new ();
  save_records ();
  g_test_add_func ("/rules/secrecy/who-sees", test_who_sees);
  g_test_add_func ("/rules/secrecy/own-alone", test_own_alone);
  g_test_add_func ("/rules/secrecy/many", test_many);
  g_test_add_func ("/rules/secrecy/odd-hours", test_odd_hours);
  g_test_add_func ("/rules/secrecy/days", test_days);
  g_test_add_func ("/rules/secrecy/items", test_items);
  g_test_add_func ("/rules/secrecy/who-left", test_who_left);
  g_test_add_func ("/rules/secrecy/findings", test_findings);
  g_test_add_func ("/rules/secrecy/strangers", test_strangers);
  failed = g_test_run ();
  school_fixture_free (school);
  g_free (session);
  g_free (referral);
  return failed;
}
