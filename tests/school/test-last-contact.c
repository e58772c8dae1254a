/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include "school-fixture.h"

#include "school/kinds.h"
#include "school/last-contact.h"

static SchoolFixture *school;

static const char *
last (GHashTable  *days,
      FixtureChild child)
{
  return g_hash_table_lookup (days, school->children[child]);
}

static void
test_days (void)
{
  static const struct { const char *account; const char *a; const char *b; } cases[] = {
    { "李老师", "2024-11-10", "2024-10-20" },
    /* A visit to brother and sister is one record, which both class teachers see. */
    { "王老师", "2024-11-10", "2024-10-20" },
    { "赵老师", "2024-10-20", "2024-10-20" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      XqStore *store = school_fixture_enter (school, cases[i].account);
      g_autoptr (GHashTable) days = xq_last_contact_list (store, &error);

      g_assert_no_error (error);
      g_assert_true (xq_last_contact_is_known (store));
      g_assert_cmpstr (last (days, CHILD_A), ==, cases[i].a);
      g_assert_cmpstr (last (days, CHILD_B), ==, cases[i].b);
      g_assert_cmpstr (last (days, CHILD_C), ==, NULL);
    }
}

/* Who sees the own contacts only would take them for the last. */
static void
test_known (void)
{
  static const char *const accounts[] = { "校长", "孙主任", "钱老师", "周阿姨" };

  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    g_assert_false (xq_last_contact_is_known (school_fixture_enter (school, accounts[i])));
}

static void
withdraw (XqStore    *store,
          const char *uid)
{
  g_autoptr (GError) error = NULL;

  xq_store_withdraw (store, &xq_family_contact, uid, "误记", &error);
  g_assert_no_error (error);
}

static void
fill (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *siblings = g_strdup_printf ("%s %s", school->children[CHILD_A], school->children[CHILD_B]);
  g_autofree char *visit = school_fixture_save (store, "home_visit", "student", siblings, "visited_on", "2024-10-20", NULL);
  g_autofree char *in_vain = school_fixture_save (store, "home_visit", "student", school->children[CHILD_B],
                                                  "visited_on", "2024-11-01", "result", "not_home", NULL);
  g_autofree char *call = school_fixture_save (store, "family_contact", "student", school->children[CHILD_A],
                                               "contacted_on", "2024-11-10", NULL);
  g_autofree char *mistake = school_fixture_save (store, "family_contact", "student", school->children[CHILD_C],
                                                  "contacted_on", "2024-11-11", NULL);

  withdraw (store, mistake);
}

int
main (int   argc,
      char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  school = school_fixture_new ();
  fill ();
  g_test_add_func ("/school/last-contact/days", test_days);
  g_test_add_func ("/school/last-contact/known", test_known);
  failed = g_test_run ();
  school_fixture_free (school);
  return failed;
}
