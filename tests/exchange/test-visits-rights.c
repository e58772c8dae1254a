/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "school-fixture.h"

#include "exchange/import.h"
#include "school/kinds.h"

/* Typed from the requirements' table: how many of three children's visits, one
 * in each class, an account reads in; -1 if it may not read in any. */
static const struct { const char *account; int added; } accounts[] = {
  { "校长", -1 }, { "李老师", 3 }, { "孙主任", -1 }, { "周阿姨", -1 },
  { "王老师", 1 }, { "赵老师", 1 }, { "钱老师", 1 },
};

static gint64
count_visits (XqStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 n = xq_store_count (store, &xq_home_visit, NULL, &error);

  g_assert_no_error (error);
  return n;
}

static void
test_cells (void)
{
  SchoolFixture *fixture = school_fixture_new ();

  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      XqStore *store = school_fixture_enter (fixture, accounts[i].account);
      /* Each account another day: what the one wrote is not the other's. */
      g_autofree char *text = g_strdup_printf ("班级,学生姓名,日期,方式,家访教师\n七(1)班,甲小明,2024-10-0%u,入户,王老师\n"
                                               "七(2)班,乙小红,2024-10-0%u,入户,王老师\n八(1)班,丙小刚,2024-10-0%u,入户,王老师\n",
                                               i + 1, i + 1, i + 1);
      g_autofree char *name = g_strdup_printf ("visits-%u.csv", i);
      g_autofree char *path = g_build_filename (fixture->folder, "..", name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (XqImportReport) report = NULL;
      g_autoptr (GError) error = NULL;
      XqImportUndone undone;
      gint64 before;

      g_file_set_contents (path, text, -1, &error);
      g_assert_no_error (error);
      g_test_message ("account %u", i);
      if (accounts[i].added < 0)
        {
          g_assert_null (xq_import_file (&xq_import_visits, store, file, FALSE, NULL, NULL, NULL, &error));
          g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
        }
      else
        {
          before = count_visits (store);
          report = xq_import_file (&xq_import_visits, store, file, FALSE, NULL, NULL, NULL, &error);
          g_assert_no_error (error);
          for (guint j = 0; j < report->skipped->len; j++)
            g_test_message ("%s", ((XqImportEntry *) g_ptr_array_index (report->skipped, j))->text);
          g_assert_cmpint ((int) report->n_added, ==, accounts[i].added);
          g_assert_cmpint ((int) report->skipped->len, ==, 3 - accounts[i].added);
          g_assert_cmpint (count_visits (store), ==, before + accounts[i].added);
          g_assert_true (xq_import_visits.undo (store, &undone, NULL, &error));
          g_assert_no_error (error);
          g_assert_cmpint (count_visits (store), ==, before);
        }
      g_assert_true (g_file_delete (file, NULL, NULL));
    }
  school_fixture_free (fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/visits/rights/cells", test_cells);
  return g_test_run ();
}
