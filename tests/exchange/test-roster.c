/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "made-file.h"

#include "exchange/roster.h"

#define CELL(place, text) "<c r=\"" place "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"

static XqRoster *
understand (GBytes *bytes)
{
  const XqImportOptions options = { .school_year = 2024, .first_grade = 7, .today = "2024-11-15" };
  g_autoptr (GError) error = NULL;
  g_autoptr (XqSheetBook) book = xq_sheet_book_read (bytes, NULL, NULL, NULL, &error);
  XqRoster *roster;

  g_assert_no_error (error);
  roster = xq_roster_understand (book, &options, NULL, &error);
  g_assert_no_error (error);
  return roster;
}

static XqRoster *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return understand (bytes);
}

static const XqRosterRow *
get_row (const XqRoster *roster,
         guint           index)
{
  g_assert_cmpuint (index, <, roster->rows->len);
  return g_ptr_array_index (roster->rows, index);
}

/* A row as one line, so that a test can be read. */
static char *
show (const XqRosterRow *row)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s %s %s %s %d-%d", row->name, row->sex != NULL ? row->sex : "-",
                          row->born_on != NULL ? row->born_on : "-", row->number != NULL ? row->number : "-", row->grade,
                          row->class_number);
  for (guint i = 0; i < row->guardians->len; i++)
    {
      const XqRosterGuardian *guardian = g_ptr_array_index (row->guardians, i);

      g_string_append_printf (text, " %s:%s:%s%s%s", guardian->name, guardian->relation,
                              guardian->phone != NULL ? guardian->phone : "", guardian->main ? "!" : "",
                              guardian->carer ? "+" : "");
    }
  for (guint i = 0; i < row->registers->len; i++)
    {
      const XqRosterRegister *entry = g_ptr_array_index (row->registers, i);

      g_string_append_printf (text, " #%s%s%s", entry->category, entry->kind != NULL ? "/" : "",
                              entry->kind != NULL ? entry->kind : "");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_row (const XqRoster *roster,
            guint           index,
            const char     *expected)
{
  g_autofree char *text = show (get_row (roster, index));

  g_assert_cmpstr (text, ==, expected);
}

/* One value in one column, beside what every child has. */
static XqRoster *
read_value (const char *heading,
            const char *value)
{
  g_autofree char *text = strcmp (heading, "班级") == 0
                            ? g_strdup_printf ("姓名,性别,%s\n王小明,男,\"%s\"\n", heading, value)
                            : g_strdup_printf ("姓名,性别,班级,%s\n王小明,男,七(1)班,\"%s\"\n", heading, value);

  return read_text (text);
}

static void
test_dates (void)
{
  static const struct { const char *value; const char *born_on; gboolean doubtful; } cases[] = {
    { "20120901", "2012-09-01", FALSE },      { "2012/9/1", "2012-09-01", FALSE },
    { "2012.9.1", "2012-09-01", FALSE },      { "2012年9月1日", "2012-09-01", FALSE },
    { "2012-09-01", "2012-09-01", FALSE },    { "２０１２年０９月０１日", "2012-09-01", FALSE },
    { "41153", "2012-09-01", FALSE },         { "2012-9-1 0:00:00", "2012-09-01", FALSE },
    { "2012年9月1号", "2012-09-01", FALSE },  { "2012/02/30", NULL, TRUE },
    { "2012年9月", NULL, TRUE },              { "201209", NULL, TRUE },
    { "2030-01-01", NULL, TRUE },             { "1912-01-01", NULL, TRUE },
    { "不详", NULL, TRUE },                   { "03/04/2012", NULL, TRUE },
    { "12.9.1", "2012-09-01", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (XqRoster) roster = read_value ("出生日期", cases[i].value);

      g_test_message ("%s", cases[i].value);
      g_assert_cmpstr (get_row (roster, 0)->born_on, ==, cases[i].born_on);
      g_assert_cmpint (roster->notes.warnings->len > 0, ==, cases[i].doubtful);
    }
}

static void
test_sex (void)
{
  static const struct { const char *value; const char *sex; } cases[] = {
    { "男", "male" }, { "女", "female" }, { "1", "male" }, { "2", "female" }, { "男生", "male" },
    { "女性", "female" }, { "１", "male" }, { "M", "male" }, { " 女 ", "female" }, { "？", NULL }, { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("姓名,性别,学籍号,班级\n王小明,%s,G140881201201010001,七(1)班\n", cases[i].value);
      g_autoptr (XqRoster) roster = read_text (text);

      g_assert_cmpstr (get_row (roster, 0)->sex, ==, cases[i].sex);
      g_assert_cmpint (roster->notes.warnings->len, ==, cases[i].sex == NULL ? 1 : 0);
    }
}

static void
test_classes (void)
{
  static const struct { const char *value; int grade; int number; } cases[] = {
    { "七年级1班", 7, 1 }, { "七年级（1）班", 7, 1 }, { "七(1)班", 7, 1 }, { "初一(1)班", 7, 1 }, { "初一1班", 7, 1 },
    { "7.1", 7, 1 }, { "7-1", 7, 1 }, { "701", 7, 1 }, { "７年级１班", 7, 1 }, { "八（12）班", 8, 12 },
    { "2024级3班", 7, 3 }, { "2023级3班", 8, 3 }, { "初三2班", 9, 2 }, { "七年级一班", 7, 1 }, { "九年级十二班", 9, 12 },
    { "高一（3）班", 10, 3 }, { "三年级2班", 3, 2 },
  };
  static const struct { const char *grade; int expected; } grades[] = {
    { "七年级", 7 }, { "初一", 7 }, { "7", 7 }, { "７", 7 }, { "初三", 9 }, { "七", 7 }, { "高二", 11 }, { "一年级", 1 },
    { "2024级", 7 }, { "2023级", 8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (XqRoster) roster = read_value ("班级", cases[i].value);

      g_test_message ("%s", cases[i].value);
      g_assert_cmpint (get_row (roster, 0)->grade, ==, cases[i].grade);
      g_assert_cmpint (get_row (roster, 0)->class_number, ==, cases[i].number);
      g_assert_cmpuint (roster->notes.warnings->len, ==, 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (grades); i++)
    {
      g_autofree char *text = g_strdup_printf ("姓名,性别,年级,班级\n王小明,男,%s,2班\n李小红,女,%s,３\n", grades[i].grade,
                                               grades[i].grade);
      g_autoptr (XqRoster) roster = read_text (text);

      g_test_message ("%s", grades[i].grade);
      g_assert_cmpint (get_row (roster, 0)->grade, ==, grades[i].expected);
      g_assert_cmpint (get_row (roster, 0)->class_number, ==, 2);
      g_assert_cmpint (get_row (roster, 1)->grade, ==, grades[i].expected);
      g_assert_cmpint (get_row (roster, 1)->class_number, ==, 3);
    }
}

/* One parent away is not a single parent; "not left behind" ends like "left behind". */
static void
test_left_behind (void)
{
  static const struct { const char *value; const char *groups; gboolean denied; } cases[] = {
    { "非留守儿童", "", TRUE },
    { "单亲留守儿童", " #left_behind/one_parent", FALSE },
    { "双亲留守儿童", " #left_behind/both", FALSE },
    { "单亲留守", " #left_behind/one_parent", FALSE },
    { "留守儿童", " #left_behind", FALSE },
    { "是", " #left_behind", FALSE },
    { "√", " #left_behind", FALSE },
    { "1", " #left_behind", FALSE },
    { "否", "", TRUE },
    { "0", "", TRUE },
    { "无", "", TRUE },
    { "", "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (XqRoster) roster = read_value ("是否留守儿童", cases[i].value);
      g_autofree char *expected = g_strdup_printf ("王小明 male - - 7-1%s", cases[i].groups);

      g_test_message ("%s", cases[i].value);
      assert_row (roster, 0, expected);
      g_assert_cmpuint (get_row (roster, 0)->denied->len, ==, cases[i].denied ? 1 : 0);
      g_assert_cmpuint (roster->notes.warnings->len, ==, 0);
    }
}

static void
test_groups (void)
{
  g_autoptr (XqRoster) columns = read_text ("姓名,性别,班级,留守,单亲,困境,残疾,孤儿,随迁子女\n"
                                            "王小明,男,七(1)班,否,是,否,否,否,否\n"
                                            "李小红,女,七(1)班,单亲留守,否,是,听力残疾,否,√\n"
                                            "张小刚,男,七(1)班,,,,无,,\n"
                                            "赵小亮,男,七(1)班,说不清,,,,,\n");
  g_autoptr (XqRoster) list = read_text ("姓名,性别,班级,特殊群体\n"
                                         "王小明,男,七(1)班,单亲留守、困境\n李小红,女,七(1)班,无\n张小刚,男,七(1)班,单亲家庭；残疾\n");

  assert_row (columns, 0, "王小明 male - - 7-1 #single_parent");
  assert_row (columns, 1, "李小红 female - - 7-1 #left_behind/one_parent #migrant #hardship #disability");
  assert_row (columns, 2, "张小刚 male - - 7-1");
  assert_row (columns, 3, "赵小亮 male - - 7-1");
  g_assert_cmpuint (columns->notes.warnings->len, ==, 1);
  g_assert_cmpuint (((XqImportRemark *) g_ptr_array_index (columns->notes.warnings, 0))->row, ==, 5);
  assert_row (list, 0, "王小明 male - - 7-1 #left_behind/one_parent #hardship");
  assert_row (list, 1, "李小红 female - - 7-1");
  assert_row (list, 2, "张小刚 male - - 7-1 #single_parent #disability");
}

static void
test_names_and_numbers (void)
{
  g_autoptr (XqRoster) roster = read_text ("姓名,性别,学籍号,班级\n"
                                           "王　明,男,ｇ１４０８８１２０１２０１０１０００１,七(1)班\n"
                                           " 李 晓 红 ,女,G 140881 20120202 0002,七(1)班\n"
                                           "阿依古丽·买买提,女,l140881201202020003,七(1)班\n"
                                           "张三,男,140881201202020047,七(1)班\n"
                                           "李四,男,1.40881E+17,七(1)班\n");

  assert_row (roster, 0, "王明 male - G140881201201010001 7-1");
  assert_row (roster, 1, "李晓红 female - G140881201202020002 7-1");
  assert_row (roster, 2, "阿依古丽·买买提 female - L140881201202020003 7-1");
  /* An identity card's number is nothing that is kept; one cut short is none. */
  assert_row (roster, 3, "张三 male - - 7-1");
  assert_row (roster, 4, "李四 male - - 7-1");
  g_assert_cmpuint (roster->notes.warnings->len, ==, 2);
  for (guint i = 0; i < roster->notes.warnings->len; i++)
    g_assert_null (strstr (((XqImportRemark *) g_ptr_array_index (roster->notes.warnings, i))->text, "120202"));
}

static void
test_guardians (void)
{
  g_autoptr (XqRoster) parents = read_text ("姓名,性别,班级,父亲姓名,父亲电话,母亲姓名,母亲电话,委托监护人,委托监护人关系,委托监护人电话\n"
                                            "王小明,男,七(1)班,王强,,李芳,13800000002,王大爷,爷爷,139 0000 0003\n");
  g_autoptr (XqRoster) members = read_text ("姓名,性别,班级,成员1姓名,成员1关系,成员1是否监护人,成员1联系电话,成员2姓名,成员2关系,成员2是否监护人,成员2联系电话\n"
                                            "王小明,男,七(1)班,王强,父亲,否,13900000001,李芳,母亲,是,13800000002\n");
  g_autoptr (XqRoster) one = read_text ("姓名,性别,班级,家长,联系电话\n王小明,男,七(1)班,王强（父亲）,13900000001\n"
                                        "李小红,女,七(1)班,,１３９００００００３３\n张小刚,男,七(1)班,张大刚,12\n");
  g_autoptr (XqRoster) two = read_text ("姓名,性别,班级,家长,联系电话\n王小明,男,七(1)班,王强／李芳,\"13900000001，13800000002\"\n");

  assert_row (parents, 0, "王小明 male - - 7-1 李芳:mother:13800000002! 王强:father: 王大爷:grandparent:13900000003+");
  assert_row (members, 0, "王小明 male - - 7-1 李芳:mother:13800000002! 王强:father:13900000001");
  assert_row (one, 0, "王小明 male - - 7-1 王强:father:13900000001!");
  assert_row (one, 1, "李小红 female - - 7-1 李小红家长:guardian:13900000033!");
  assert_row (one, 2, "张小刚 male - - 7-1 张大刚:guardian:!");
  g_assert_cmpuint (one->notes.warnings->len, ==, 1);
  assert_row (two, 0, "王小明 male - - 7-1 王强:guardian:13900000001! 李芳:guardian:13800000002");
}

/* Titles above, headings in two rows with merged cells, headings again, empty
 * rows that are numbered, a footer. */
static void
test_layout (void)
{
  g_autoptr (XqRoster) roster = read_text ("晴川县城西中学学生花名册,,,,,\n"
                                           "2024-2025学年第一学期,,,,,\n"
                                           ",,,,,\n"
                                           "序号,学生,,出生,监护人,\n"
                                           ",姓名,性别,日期,姓名,电话\n"
                                           "1,王小明,男,20120901,王强,13900000001\n"
                                           "2,李小红,女,20120902,李刚,13900000002\n"
                                           ",,,,,\n"
                                           "序号,姓名,性别,出生日期,监护人姓名,监护人电话\n"
                                           "3,张小刚,男,20120903,张大刚,13900000003\n"
                                           "4,,,,,\n"
                                           "合计,3人,,,,\n"
                                           "班主任：王老师,,,,,\n");
  const char *reasons[] = { "title", "title", "heading", "empty", "footer", "footer" };
  const guint rows[] = { 1, 2, 9, 11, 12, 13 };

  g_assert_cmpuint (roster->rows->len, ==, 3);
  g_assert_cmpint (roster->notes.school_year, ==, 2024);
  assert_row (roster, 0, "王小明 male 2012-09-01 - 0-0 王强:guardian:13900000001!");
  assert_row (roster, 2, "张小刚 male 2012-09-03 - 0-0 张大刚:guardian:13900000003!");
  g_assert_cmpuint (get_row (roster, 2)->row, ==, 10);
  g_assert_cmpuint (roster->notes.skipped->len, ==, G_N_ELEMENTS (reasons));
  for (guint i = 0; i < roster->notes.skipped->len; i++)
    {
      const XqImportRemark *remark = g_ptr_array_index (roster->notes.skipped, i);

      g_assert_cmpstr (xq_import_skip_reason_name (remark->reason), ==, reasons[i]);
      g_assert_cmpuint (remark->row, ==, rows[i]);
    }
}

static void
test_class_from_title (void)
{
  g_autoptr (XqRoster) roster = read_text ("七年级（3）班学生名单\n姓名,性别\n王小明,男\n李小红,女\n");
  g_autoptr (GBytes) bytes = made_workbook ("<row r=\"1\">" CELL ("B1", "初一（5）班") "</row>"
                                            "<row r=\"2\">" CELL ("A2", "姓名") CELL ("B2", "性别") CELL ("C2", "出生年月") "</row>"
                                            "<row r=\"3\">" CELL ("A3", "王小明") CELL ("B3", "男") "<c r=\"C3\" s=\"1\"><v>41153</v></c></row>"
                                            "<row r=\"4\">" CELL ("A4", "李小红") CELL ("B4", "女") "<c r=\"C4\"><v>41154</v></c></row>", NULL);
  g_autoptr (XqRoster) workbook = understand (bytes);

  assert_row (roster, 0, "王小明 male - - 7-3");
  assert_row (workbook, 0, "王小明 male 2012-09-01 - 7-5");
  assert_row (workbook, 1, "李小红 female 2012-09-02 - 7-5");
}

/* What is not needed is named, and nothing of it is kept. */
static void
test_left_out (void)
{
  static const char *const not_needed[] = { "身份证号", "民族", "户口性质", "父亲工作单位", "家庭收入", "政治面貌", "班主任" };
  g_autoptr (GString) text = g_string_new ("姓名,性别,班级");
  g_autoptr (XqRoster) roster = NULL;
  g_autofree char *shown = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (not_needed); i++)
    g_string_append_printf (text, ",%s", not_needed[i]);
  g_string_append (text, ",座右铭\n王小明,男,七(1)班");
  for (guint i = 0; i < G_N_ELEMENTS (not_needed); i++)
    g_string_append (text, ",秘密");
  g_string_append (text, ",秘密\n");
  roster = read_text (text->str);

  g_assert_cmpuint (roster->notes.left_out->len, ==, G_N_ELEMENTS (not_needed) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (not_needed); i++)
    {
      const XqImportColumn *column = g_ptr_array_index (roster->notes.left_out, i);

      g_assert_cmpstr (column->heading, ==, not_needed[i]);
      g_assert_cmpuint (column->column, ==, 3 + i);
      g_assert_nonnull (column->reason);
    }
  shown = show (get_row (roster, 0));
  g_assert_cmpstr (shown, ==, "王小明 male - - 7-1");
}

static void
test_age (void)
{
  g_autoptr (XqRoster) roster = read_text ("姓名,性别,出生日期,班级\n王小明,男,2012-05-01,七(1)班\n"
                                           "李小红,女,2016-05-01,七(1)班\n张小刚,男,2003-05-01,七(1)班\n");

  g_assert_cmpuint (roster->rows->len, ==, 3);
  g_assert_cmpuint (roster->notes.warnings->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const XqImportRemark *remark = g_ptr_array_index (roster->notes.warnings, i);

      g_assert_cmpint (remark->severity, ==, XQ_IMPORT_NOTICE);
      g_assert_cmpuint (remark->row, ==, 3 + i);
    }
  g_assert_cmpstr (get_row (roster, 1)->born_on, ==, "2016-05-01");
}

static void
test_doubles (void)
{
  g_autoptr (XqRoster) roster = read_text ("姓名,性别,学籍号,出生日期,班级\n"
                                           "王小明,男,G140881201201010001,2012-01-01,七(1)班\n"
                                           "王小明,男,G140881201201010001,2012-01-01,七(1)班\n"
                                           "李小红,女,G140881201201010001,2012-02-02,七(1)班\n"
                                           "王小明,男,G140881201201010009,2012-01-01,七(1)班\n");

  g_assert_cmpuint (roster->rows->len, ==, 2);
  g_assert_cmpuint (roster->notes.skipped->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const XqImportRemark *remark = g_ptr_array_index (roster->notes.skipped, i);

      g_assert_cmpint (remark->reason, ==, XQ_IMPORT_SKIP_DUPLICATE);
      g_assert_cmpuint (remark->row, ==, 3 + i);
      g_assert_null (strstr (remark->text, "G140881201201010001"));
    }
}

static void
test_no_roster (void)
{
  static const char *const texts[] = { "这是一封信\n没有名单\n", "姓名\n王小明\n", "菜名,价格\n面,5\n" };
  const XqImportOptions options = { .school_year = 2024, .today = "2024-11-15" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;
      g_autoptr (XqSheetBook) book = xq_sheet_book_read (bytes, NULL, NULL, NULL, &error);
      g_autoptr (XqRoster) roster = NULL;

      g_assert_no_error (error);
      roster = xq_roster_understand (book, &options, NULL, &error);
      g_assert_null (roster);
      g_assert_error (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_NOTHING_FOUND);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster/dates", test_dates);
  g_test_add_func ("/roster/sex", test_sex);
  g_test_add_func ("/roster/classes", test_classes);
  g_test_add_func ("/roster/left-behind", test_left_behind);
  g_test_add_func ("/roster/groups", test_groups);
  g_test_add_func ("/roster/names-and-numbers", test_names_and_numbers);
  g_test_add_func ("/roster/guardians", test_guardians);
  g_test_add_func ("/roster/layout", test_layout);
  g_test_add_func ("/roster/class-from-title", test_class_from_title);
  g_test_add_func ("/roster/left-out", test_left_out);
  g_test_add_func ("/roster/age", test_age);
  g_test_add_func ("/roster/doubles", test_doubles);
  g_test_add_func ("/roster/no-roster", test_no_roster);
  return g_test_run ();
}
