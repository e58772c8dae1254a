/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "made-file.h"

#include "exchange/visit-table.h"

#define TODAY "2024-11-15"
#define CELL(place, text) "<c r=\"" place "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"

static XqVisitTable *
understand (GBytes *bytes)
{
  const XqImportOptions options = { .school_year = 2024, .first_grade = 7, .today = TODAY };
  g_autoptr (GError) error = NULL;
  g_autoptr (XqSheetBook) book = xq_sheet_book_read (bytes, NULL, NULL, NULL, &error);
  XqVisitTable *table;

  g_assert_no_error (error);
  table = xq_visit_table_understand (book, &options, 2015, NULL, &error);
  g_assert_no_error (error);
  return table;
}

static XqVisitTable *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return understand (bytes);
}

static const XqVisitRow *
get_row (const XqVisitTable *table,
         guint               index)
{
  g_assert_cmpuint (index, <, table->rows->len);
  return g_ptr_array_index (table->rows, index);
}

static const char *
or_dash (const char *text)
{
  return text != NULL ? text : "-";
}

/* A row as one line, so that a test can be read. */
static char *
show (const XqVisitRow *row)
{
  g_autofree char *situation = g_strdelimit (g_strdup (or_dash (row->situation)), "\n", '|');

  return g_strdup_printf ("%u %s %d-%d %s %s %s %s [%s]", row->row, row->name, row->grade, row->class_number,
                          or_dash (row->visited_on), row->way, or_dash (row->result), or_dash (row->visitors), situation);
}

#define assert_row(table, index, expected) G_STMT_START { \
    g_autofree char *assert_row_text = show (get_row (table, index)); \
    g_assert_cmpstr (assert_row_text, ==, expected); } G_STMT_END

static void
test_days (void)
{
  static const struct { const char *value; const char *on; const char *from; const char *until; gboolean noted; } cases[] = {
    { "2024-09-20", "2024-09-20", NULL, NULL, FALSE },
    { "2024年9月20日", "2024-09-20", NULL, NULL, FALSE },
    { "2024.9.20", "2024-09-20", NULL, NULL, FALSE },
    { "20240920", "2024-09-20", NULL, NULL, FALSE },
    { "45555", "2024-09-20", NULL, NULL, FALSE },
    { "2024/9/20 0:00:00", "2024-09-20", NULL, NULL, FALSE },
    { "2024年9月20日 19:00—20:30", "2024-09-20", "19:00", "20:30", FALSE },
    { "2024年9月20日（周五）下午4：30", "2024-09-20", "16:30", NULL, FALSE },
    { "2024-09-20 16:50", "2024-09-20", "16:50", NULL, FALSE },
    { "2024年9月20日晚上", "2024-09-20", NULL, NULL, FALSE },
    { "24.9.20", "2024-09-20", NULL, NULL, TRUE },
    /* without a year: the latest that is not to come */
    { "9月20日", "2024-09-20", NULL, NULL, TRUE },
    { "9月20号", "2024-09-20", NULL, NULL, TRUE },
    { "9/20", "2024-09-20", NULL, NULL, TRUE },
    { "11月15日", "2024-11-15", NULL, NULL, TRUE },
    { "11月16日", "2023-11-16", NULL, NULL, TRUE },
    { "2月29日", "2024-02-29", NULL, NULL, TRUE },
    /* refused */
    { "2024-11-16", NULL, NULL, NULL, FALSE },
    { "2014-12-31", NULL, NULL, NULL, FALSE },
    { "2015-01-01", "2015-01-01", NULL, NULL, FALSE },
    { "2024年9月", NULL, NULL, NULL, FALSE },
    { "2024-02-30", NULL, NULL, NULL, FALSE },
    { "13月40日", NULL, NULL, NULL, FALSE },
    { "03/04/2024", NULL, NULL, NULL, FALSE },
    { "9月20日、9月27日", NULL, NULL, NULL, FALSE },
    { "国庆节", NULL, NULL, NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("学生姓名,家访时间,家访方式\n王小明,\"%s\",入户\n", cases[i].value);
      g_autoptr (XqVisitTable) table = read_text (text);
      const XqVisitRow *row = get_row (table, 0);

      g_test_message ("%s: %s", cases[i].value, or_dash (row->problem));
      g_assert_cmpstr (row->visited_on, ==, cases[i].on);
      g_assert_cmpint (row->problem != NULL, ==, cases[i].on == NULL);
      if (cases[i].on != NULL)
        {
          g_assert_cmpstr (row->started_at, ==, cases[i].from);
          g_assert_cmpstr (row->ended_at, ==, cases[i].until);
        }
      g_assert_cmpuint (table->notes.warnings->len, ==, cases[i].noted ? 1 : 0);
    }
}

/* In a spreadsheet 3.10 typed as a number is 3.1. */
static void
test_day_as_number (void)
{
  g_autoptr (GBytes) bytes = made_workbook (
    "<row r=\"1\">" CELL ("A1", "姓名") CELL ("B1", "日期") "</row>"
    "<row r=\"2\">" CELL ("A2", "王小明") "<c r=\"B2\"><v>3.1</v></c></row>"
    "<row r=\"3\">" CELL ("A3", "王小明") "<c r=\"B3\"><v>20240310</v></c></row>", NULL);
  g_autoptr (XqVisitTable) table = understand (bytes);

  g_assert_nonnull (get_row (table, 0)->problem);
  g_assert_cmpstr (get_row (table, 1)->visited_on, ==, "2024-03-10");
}

static void
test_years (void)
{
  static const struct { const char *title; const char *days[3]; const char *on[3]; } cases[] = {
    { "七(1)班家访登记表（2023—2024学年第一学期）", { "9月20日", "1月10日", "8月20日" }, { "2023-09-20", "2024-01-10", NULL } },
    { "2022学年家访", { "9月20日", "3月5日", "7月1日" }, { "2022-09-20", "2023-03-05", "2023-07-01" } },
    { "2023年秋季家访", { "10月1日", "1月5日", "12月31日" }, { "2023-10-01", "2024-01-05", "2023-12-31" } },
    { "2024年春季学期家访记录", { "3月5日", "6月30日", "2月28日" }, { "2024-03-05", "2024-06-30", "2024-02-28" } },
    { "2022年家访台账", { "3月5日", "12月30日", "1月1日" }, { "2022-03-05", "2022-12-30", "2022-01-01" } },
    /* the title's year holds although the day is still to come: refused, not a year too early */
    { "2024-2025学年", { "3月5日", "9月3日", "8月20日" }, { NULL, "2024-09-03", "2024-08-20" } },
    /* full dates above say it */
    { "家访登记", { "2022年12月28日", "1月5日", "12月30日" }, { "2022-12-28", "2023-01-05", "2022-12-30" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("%s\n学生姓名,家访时间,家访方式\n甲,%s,入户\n乙,%s,入户\n丙,%s,入户\n",
                                               cases[i].title, cases[i].days[0], cases[i].days[1], cases[i].days[2]);
      g_autoptr (XqVisitTable) table = read_text (text);

      for (guint j = 0; j < 3; j++)
        {
          g_test_message ("%s %s", cases[i].title, cases[i].days[j]);
          g_assert_cmpstr (get_row (table, j)->visited_on, ==, cases[i].on[j]);
          g_assert_cmpint (get_row (table, j)->problem != NULL, ==, cases[i].on[j] == NULL);
        }
    }
}

static void
test_ways (void)
{
  static const struct { const char *value; const char *way; const char *result; } cases[] = {
    { "入户", "at_home", NULL }, { "上门", "at_home", NULL }, { "家访", "at_home", NULL }, { "实地 走访", "at_home", NULL },
    { "电话", "phone", NULL }, { "电话家访", "phone", NULL }, { "家访（电话）", "phone", NULL },
    { "微信视频", "video", NULL }, { "网络", "video", NULL }, { "到校", "at_school", NULL }, { "面谈", "at_school", NULL },
    { "约定地点", "agreed_place", NULL }, { "家中无人", "at_home", "not_home" }, { "婉拒", "at_home", "declined" },
    { "拒访", "at_home", "declined" }, { "入户、上门", "at_home", NULL },
    /* messages are no visits, and two ways are not one */
    { "微信", NULL, NULL }, { "入户、电话", NULL, NULL }, { "飞鸽传书", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("学生姓名,家访时间,家访方式\n王小明,2024-09-20,\"%s\"\n", cases[i].value);
      g_autoptr (XqVisitTable) table = read_text (text);
      const XqVisitRow *row = get_row (table, 0);

      g_test_message ("%s", cases[i].value);
      g_assert_cmpint (row->problem != NULL, ==, cases[i].way == NULL);
      if (cases[i].way != NULL)
        g_assert_cmpstr (row->way, ==, cases[i].way);
      g_assert_cmpstr (row->result, ==, cases[i].result);
    }
}

/* What has no field of its own is kept behind its heading; what is left out is named. */
static void
test_columns (void)
{
  g_autoptr (XqVisitTable) table = read_text (
    "晴川县城西中学家访登记表\n"
    "班级：七(2)班  班主任：王老师\n"
    "序号,日期,学生姓名,家访形式,家访教师,接待人,与学生关系,家访目的,家庭情况,谈话内容,家长意见,采取措施,回访日期,家访效果,联系电话,家长签字,备注\n"
    "1,2024-09-20,王小明,上门,王老师、李老师,王强,父亲,了解假期,\"三口人\",\"谈学习\n谈作息\",\"多布置\",每周联系,2024-12-01,良好,13900000000,,无\n"
    "2,2024-09-21,李雨,电话,,,,,,,,,\"期中后\",,,,路远\n"
    "3,,张三,,,,,,,,,,,,,,\n"
    "4,2024-09-22,,电话,,,,,谈学习,,,,,,,,\n"
    "合计,2人,,,,,,,,,,,,,,,\n"
    "填表人：王老师\n");
  const XqVisitRow *row = get_row (table, 0);
  static const char *const reasons[] = { "title", "title", "empty", "no_name", "footer", "footer" };

  g_assert_cmpuint (table->rows->len, ==, 2);
  assert_row (table, 0, "4 王小明 7-2 2024-09-20 at_home - 王老师、李老师 [谈学习|谈作息|家庭情况: 三口人|家访效果: 良好]");
  assert_row (table, 1, "5 李雨 7-2 2024-09-21 phone - - [备注: 路远|回访日期: 期中后]");
  g_assert_cmpstr (row->met, ==, "王强");
  g_assert_cmpstr (row->met_relation, ==, "父亲");
  g_assert_cmpstr (row->follow_up_on, ==, "2024-12-01");
  g_assert_cmpstr (row->texts[XQ_VISIT_PURPOSE - XQ_VISIT_FIRST_TEXT], ==, "了解假期");
  g_assert_cmpstr (row->texts[XQ_VISIT_GUARDIAN_SAYS - XQ_VISIT_FIRST_TEXT], ==, "多布置");
  g_assert_cmpstr (row->texts[XQ_VISIT_AGREEMENT - XQ_VISIT_FIRST_TEXT], ==, "每周联系");
  g_assert_cmpuint (table->notes.left_out->len, ==, 3);
  g_assert_cmpuint (table->notes.understood->len, ==, 14);
  g_assert_cmpuint (table->notes.skipped->len, ==, G_N_ELEMENTS (reasons));
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    g_assert_cmpstr (xq_import_skip_reason_name (((XqImportRemark *) g_ptr_array_index (table->notes.skipped, i))->reason), ==,
                     reasons[i]);
}

static void
test_results (void)
{
  g_autoptr (XqVisitTable) table = read_text (
    "学生,走访日期,走访内容,走访结果\n甲,2024-09-20,谈作息,已访\n乙,2024-09-20,家中无人,\n丙,2024-09-20,,家长婉拒\n"
    "丁,2024-09-20,,未访\n戊,2024-09-20,无,改期\n己,2024-09-20,谈作息,家长很支持\n");

  g_assert_cmpuint (table->rows->len, ==, 5);
  assert_row (table, 0, "2 甲 0-0 2024-09-20 at_home done - [谈作息]");
  assert_row (table, 1, "3 乙 0-0 2024-09-20 at_home not_home - [家中无人]");
  assert_row (table, 2, "4 丙 0-0 2024-09-20 at_home declined - [-]");
  assert_row (table, 3, "6 戊 0-0 2024-09-20 at_home postponed - [无]");
  assert_row (table, 4, "7 己 0-0 2024-09-20 at_home - - [谈作息|走访结果: 家长很支持]");
  /* That no column says the way is said once. */
  g_assert_cmpuint (table->notes.warnings->len, ==, 1);
}

/* Days merged down, dates as numbers, a class between the rows, headings again, and "as above". */
static void
test_workbook (void)
{
  g_autoptr (GBytes) bytes = made_workbook (
    "<row r=\"1\">" CELL ("A1", "2024-2025学年家访台账") "</row>"
    "<row r=\"2\">" CELL ("A2", "学生姓名") CELL ("B2", "家访时间") CELL ("C2", "家访方式") CELL ("D2", "家访内容") "</row>"
    "<row r=\"3\">" CELL ("A3", "七(1)班") "</row>"
    "<row r=\"4\">" CELL ("A4", "甲") "<c r=\"B4\" s=\"1\"><v>45555</v></c>" CELL ("C4", "上门") CELL ("D4", "谈作息") "</row>"
    "<row r=\"5\">" CELL ("A5", "乙") CELL ("C5", "电话") "</row>"
    "<row r=\"6\">" CELL ("A6", "丙") CELL ("C6", "同上") "</row>"
    "<row r=\"7\">" CELL ("A7", "七(2)班") "</row>"
    "<row r=\"8\">" CELL ("A8", "学生姓名") CELL ("B8", "家访方式") CELL ("C8", "家访时间") "</row>"
    "<row r=\"9\">" CELL ("A9", "丁") CELL ("B9", "入户") CELL ("C9", "9月3日") "</row>"
    "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"B4:B5\"/></mergeCells><sheetData>", NULL);
  g_autoptr (XqVisitTable) table = understand (bytes);

  g_assert_cmpuint (table->rows->len, ==, 4);
  assert_row (table, 0, "4 甲 7-1 2024-09-20 at_home - - [谈作息]");
  assert_row (table, 1, "5 乙 7-1 2024-09-20 phone - - [-]");
  assert_row (table, 2, "6 丙 7-1 - phone - - [-]");
  g_assert_nonnull (get_row (table, 2)->problem);
  assert_row (table, 3, "9 丁 7-2 2024-09-03 at_home - - [-]");
}

static void
test_encodings (void)
{
  static const char *const charsets[] = { "UTF-8", "GB18030", "GBK" };

  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      g_autoptr (GBytes) bytes = made_encoded ("班级\t学生姓名\t日期\t方式\n七1班\t王小明\t2024年9月20日\t入户\n", charsets[i], "");
      g_autoptr (XqVisitTable) table = understand (bytes);

      assert_row (table, 0, "2 王小明 7-1 2024-09-20 at_home - - [-]");
    }
}

/* Never cut: a cell that the reader had to cut is refused, a sound one before it is not. */
static void
test_long_cell (void)
{
  for (guint shared = 0; shared < 2; shared++)
    for (guint over = 0; over < 2; over++)
      {
        g_autoptr (GString) words = g_string_new (NULL);
        g_autofree char *rows = NULL;
        g_autofree char *strings = NULL;
        g_autoptr (GBytes) bytes = NULL;
        g_autoptr (XqVisitTable) table = NULL;

        while (words->len < (over ? 33000u : 32000u))
          g_string_append (words, "谈");
        strings = g_strdup_printf ("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>%s</t></si></sst>",
                                   words->str);
        rows = g_strdup_printf ("<row r=\"1\">" CELL ("A1", "姓名") CELL ("B1", "日期") CELL ("C1", "家访内容") "</row>"
                                "<row r=\"2\">" CELL ("A2", "王小明") CELL ("B2", "2024-09-20") "<c r=\"C2\" t=\"%s\">%s%s%s</c></row>",
                                shared ? "s" : "inlineStr", shared ? "<v>" : "<is><t>", shared ? "0" : words->str,
                                shared ? "</v>" : "</t></is>");
        bytes = made_workbook (rows, shared ? strings : NULL);
        table = understand (bytes);
        g_assert_cmpint (get_row (table, 0)->problem != NULL, ==, over == 1);
        if (!over)
          g_assert_cmpuint (strlen (get_row (table, 0)->situation), ==, words->len);
      }
}

static void
test_no_visits (void)
{
  static const char *const texts[] = { "姓名,性别,班级\n王小明,男,七(1)班\n", "日期,内容\n2024-09-20,谈\n", "随便写的一行字\n" };
  const XqImportOptions options = { .today = TODAY };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (XqSheetBook) book = xq_sheet_book_read (bytes, NULL, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_null (xq_visit_table_understand (book, &options, 2015, NULL, &error));
      g_assert_error (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_NOTHING_FOUND);
    }
}

/* Merges as a hostile file writes them, over each other and to the end of the sheet. */
static void
test_many_merges (void)
{
  g_autoptr (GString) rows = g_string_new ("<row r=\"1\">" CELL ("A1", "姓名") CELL ("B1", "日期") "</row>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (XqVisitTable) table = NULL;
  gint64 began;

  for (guint i = 2; i < 20000; i++)
    g_string_append_printf (rows, "<row r=\"%u\"><c r=\"A%u\" t=\"inlineStr\"><is><t>王</t></is></c></row>", i, i);
  g_string_append (rows, "</sheetData><mergeCells>");
  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (rows, "<mergeCell ref=\"B%u:B4294967295\"/>", 1 + i);
  g_string_append (rows, "</mergeCells><sheetData>");
  bytes = made_workbook (rows->str, NULL);
  began = g_get_monotonic_time ();
  table = understand (bytes);
  g_assert_cmpuint (table->notes.skipped->len + table->rows->len, >=, 19998);
  g_assert_cmpfloat ((double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC, <, 20);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/visits/days", test_days);
  g_test_add_func ("/visits/day-as-number", test_day_as_number);
  g_test_add_func ("/visits/years", test_years);
  g_test_add_func ("/visits/ways", test_ways);
  g_test_add_func ("/visits/columns", test_columns);
  g_test_add_func ("/visits/results", test_results);
  g_test_add_func ("/visits/workbook", test_workbook);
  g_test_add_func ("/visits/encodings", test_encodings);
  g_test_add_func ("/visits/long-cell", test_long_cell);
  g_test_add_func ("/visits/no-visits", test_no_visits);
  g_test_add_func ("/visits/many-merges", test_many_merges);
  return g_test_run ();
}
