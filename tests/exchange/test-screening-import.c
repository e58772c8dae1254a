/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "school-fixture.h"

#include "exchange/screening-import.h"
#include "school/kinds.h"
#include "school/screening-form.h"

static SchoolFixture *school;
static char *campaign;

static void
begin_campaign (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");

  campaign = school_fixture_save (store, "screening_campaign", "name", "秋季排查", "starts_on", "2024-09-02",
                                  "instruments", "phq9 who5", NULL);
  for (FixtureChild child = 0; child < CHILD_C; child++)
    g_free (school_fixture_save (store, "counselling_consent", "student", school->children[child], "purpose", "screening",
                                 "given_by", "mother student", "given_on", "2024-09-02", NULL));
}

static XqSheetBook *
read_table (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  XqSheetBook *book = xq_sheet_book_read (bytes, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return book;
}

static gint64
count (const char *sql)
{
  g_autoptr (XqRows) rows = xq_store_query (school->store, sql, NULL, NULL);

  g_assert_true (xq_rows_next (rows, NULL));
  return xq_rows_integer (rows, 0);
}

static const char answers[] =
  "七年级问卷,,,,,,,,,,,\n"
  "班级,姓 名,填写日期,第1题,题2,3,4,5,6,7,8,９\n"
  "7-1,甲小明,2024-09-20,1,1,1,1,1,1,1,,1\n"
  "7-2,乙小红,2024-09-20,0,0,0,0,0,0,0,0,0\n"
  "8-1,丙小刚,2024-09-20,0,0,0,0,0,0,0,0,0\n"
  "7-1,无名氏,2024-09-20,0,0,0,0,0,0,0,0,0\n"
  "7-2,乙小红,2024-09-20,0,0,0,0,0,0,0,0,7\n";

/* What is refused is told with its row, and keeps nobody else away. */
static void
test_answers (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autoptr (GError) error = NULL;
  g_autoptr (XqSheetBook) book = read_table (answers);
  g_autoptr (XqAnswersReport) tried = xq_answers_import (store, book, campaign, "phq9", TRUE, &error);
  g_autoptr (XqAnswersReport) report = NULL;
  static const struct { guint row; const char *why; } refused[] = {
    { 5, "consent" }, { 6, "" }, { 7, "only 0 to 3" },
  };

  g_assert_no_error (error);
  g_assert_cmpuint (tried->n_saved, ==, 2);
  g_assert_cmpint (count ("SELECT count(*) FROM visible_screening_sheet"), ==, 0);

  report = xq_answers_import (store, book, campaign, "phq9", FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_read, ==, 5);
  g_assert_cmpuint (report->n_saved, ==, 2);
  g_assert_cmpuint (report->n_void, ==, 0);
  g_assert_cmpuint (report->safety->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (report->safety, 0), ==, school->children[CHILD_A]);
  g_assert_cmpuint (report->problems->len, ==, G_N_ELEMENTS (refused));
  for (guint i = 0; i < report->problems->len; i++)
    {
      const XqAnswersProblem *problem = g_ptr_array_index (report->problems, i);

      g_assert_cmpuint (problem->row, ==, refused[i].row);
      if (strstr (problem->why, refused[i].why) == NULL)
        g_error ("row %u: “%s” does not say “%s”", problem->row, problem->why, refused[i].why);
    }
  g_assert_cmpint (count ("SELECT count(*) FROM visible_screening_sheet WHERE answers = '1 1 1 1 1 1 1 - 1' "
                          "AND filled_on = '2024-09-20' AND scores = 'total=9'"), ==, 1);
}

static void
test_refused (void)
{
  static const char *const tables[] = {
    "姓名,1,2,3,4,5,6,7,8\n甲小明,0,0,0,0,0,0,0,0\n", "1,2,3,4,5,6,7,8,9\n0,0,0,0,0,0,0,0,0\n", "姓名\n甲小明\n", "随便一行\n",
  };
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autoptr (XqSheetBook) whole = read_table (answers);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (XqSheetBook) book = read_table (tables[i]);

      g_assert_null (xq_answers_import (store, book, campaign, "phq9", FALSE, &error));
      g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
      g_clear_error (&error);
    }
  g_assert_null (xq_answers_import (store, whole, campaign, "scl90", FALSE, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
  g_clear_error (&error);
  store = school_fixture_enter (school, "王老师");
  g_assert_null (xq_answers_import (store, whole, campaign, "phq9", FALSE, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
}

static void
test_form (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autoptr (XqSheetBook) book = read_table ("县教体局二〇二四年表样,,,\n方面,观察项目,安全类,反向\n情绪,常常哭,,\n,容易发火,否,\n"
                                             "安全,说过不想活,是,\n支持,有朋友,,√\n");
  g_autoptr (XqSheetBook) other = read_table ("姓名,班级\n甲小明,7-1\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) form = xq_form_import (store, book, "县里的表样", &error);
  GPtrArray *items;

  g_assert_no_error (error);
  items = xq_record_get_parts (form, "items");
  g_assert_cmpuint (items->len, ==, 4);
  g_assert_cmpstr (xq_record_get (g_ptr_array_index (items, 1), "aspect"), ==, "情绪");
  g_assert_cmpstr (xq_record_get (g_ptr_array_index (items, 1), "safety"), ==, "0");
  g_assert_cmpstr (xq_record_get (g_ptr_array_index (items, 2), "safety"), ==, "1");
  g_assert_cmpstr (xq_record_get (g_ptr_array_index (items, 3), "protective"), ==, "1");
  g_assert_cmpstr (xq_record_get (g_ptr_array_index (items, 3), "code"), ==, "item_4");
  xq_store_save (store, form, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (xq_record_get (form, "state"), ==, "draft");

  g_assert_null (xq_form_import (store, other, "不是表样", &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  school = school_fixture_new ();
  begin_campaign ();
  g_test_add_func ("/exchange/screening-import/answers", test_answers);
  g_test_add_func ("/exchange/screening-import/refused", test_refused);
  g_test_add_func ("/exchange/screening-import/form", test_form);
  failed = g_test_run ();
  g_free (campaign);
  school_fixture_free (school);
  return failed;
}
