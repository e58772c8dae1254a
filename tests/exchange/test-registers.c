/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "made-file.h"
#include "rows.h"
#include "school-fixture.h"

#include "exchange/import-classes.h"
#include "exchange/import.h"
#include "exchange/error.h"
#include "school/kinds.h"

#define CELL(place, text) "<c r=\"" place "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define DAY(place, number) "<c r=\"" place "\" s=\"1\"><v>" number "</v></c>"

#define LESSONS \
  "SELECT l.held_on || ' ' || coalesce (l.period, '') || ' ' || l.kind || ' ' || (SELECT group_concat (c.grade || '-' || c.number, '+' " \
  "ORDER BY c.grade, c.number) FROM visible_lesson_classes x JOIN visible_class c ON c.uid = x.target WHERE x.record = l.uid) || ' ' || " \
  "coalesce (l.teacher_name, '') || ' ' || coalesce (l.theme, '') || ' ' || coalesce (l.month_theme, '') || ' ' || " \
  "coalesce (l.material, '') || ' ' || coalesce (l.present, '') FROM visible_lesson l WHERE l.withdrawn = 0 ORDER BY l.held_on, l.id"

#define MEETINGS \
  "SELECT m.held_on || ' ' || m.scope || ' ' || (SELECT group_concat (c.grade || '-' || c.number, '+' ORDER BY c.grade, c.number) " \
  "FROM visible_parent_meeting_classes x JOIN visible_class c ON c.uid = x.target WHERE x.record = m.uid) || ' ' || m.way || ' ' || " \
  "coalesce (m.attended, '') || '/' || coalesce (m.households, '') || ' ' || coalesce (m.topics, '') || ' ' || " \
  "(SELECT count(*) FROM visible_parent_meeting_hosts h WHERE h.record = m.uid) " \
  "FROM visible_parent_meeting m WHERE m.withdrawn = 0 ORDER BY m.held_on, m.id"

static SchoolFixture *school;

/* As it was made: a password is not stretched for each test. */
static SchoolFixture *
fresh (void)
{
  school_fixture_restore (school);
  return school;
}

static XqImportReport *
read_bytes (SchoolFixture  *fixture,
            const XqImport *import,
            GBytes         *bytes,
            gboolean        dry_run,
            GError        **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, "..", "register", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) local = NULL;
  XqImportReport *report;

  g_assert_true (g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                                          G_FILE_CREATE_NONE, NULL, NULL, &local));
  report = xq_import_file (import, fixture->store, file, dry_run, NULL, NULL, NULL, error);
  g_assert_true (g_file_delete (file, NULL, NULL));
  return report;
}

static XqImportReport *
read_text (SchoolFixture  *fixture,
           const XqImport *import,
           const char     *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  XqImportReport *report = read_bytes (fixture, import, bytes, FALSE, &error);

  g_assert_no_error (error);
  return report;
}

/* What was left out, a line each: row and name for programs. */
static char *
show (const GPtrArray *entries)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const XqImportEntry *entry = g_ptr_array_index (entries, i);

      g_test_message ("row %u %s: %s", entry->row, entry->what, entry->text);
      g_assert_cmpuint (strlen (entry->text), >, 10);
      g_string_append_printf (text, "%s%u %s", text->len > 0 ? " " : "", entry->row, entry->what);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define assert_entries(entries, expected) G_STMT_START { \
    g_autofree char *assert_entries_text = show (entries); \
    g_assert_cmpstr (assert_entries_text, ==, expected); } G_STMT_END

#define assert_counts(report, read, added, updated, unchanged) G_STMT_START { \
    g_assert_cmpuint ((report)->n_read, ==, read); \
    g_assert_cmpuint ((report)->n_added, ==, added); \
    g_assert_cmpuint ((report)->n_updated, ==, updated); \
    g_assert_cmpuint ((report)->n_unchanged, ==, unchanged); } G_STMT_END

static const char lessons[] =
  "七年级心理健康活动课登记表（2024-2025学年第一学期）,,,,,,,,\n"
  "序号,日期,节次,班级,授课教师,课型,课题,人数,身份证号\n"
  "1,9月10日,第3节,\"七(1)、七(2)\",李老师,心理课,情绪管理,90人,x\n"     /* the year of the title */
  "2,2024-09-24,3,7-1,李老师,,认识自我,45,x\n"                             /* the kind of the title */
  "3,2024-10-08,三,初一1班,李老师,月主题课,珍爱生命,45,x\n"
  "4,2024-10-09,4,七年级1至2班,班主任,心理主题班会,友善,88,x\n"
  "5,2024-10-22,3,七(9)班,李老师,心理课,无此班,45,x\n"                     /* no such class */
  "6,2024-12-01,3,七(1)班,李老师,心理课,将来,45,x\n"                       /* to come */
  "7,2024-10-22,3,七(1)班,郑老师,心理课,无此人,45,x\n"                     /* nobody of that name */
  "8,2024-10-22,3,七(1)班,李老师,跳舞课,无此课,45,x\n"                     /* no such kind */
  "9,2024-09-24,3,初一(1),李老师,心理课,认识自我,45,x\n"                   /* the second row again */
  "10,2024-09-24,5,初一(1),李老师,心理课,认识自我,46,x\n"                  /* the same day, another period */
  "11,某一天,5,7-1,李老师,心理课,无此日,46,x\n"
  "12,,5,7-1,李老师,心理课,没有日期,46,x\n"
  "合计,,,,,,,,\n";

static const char lessons_read[] =
  "2024-09-10 3 lesson 7-1+7-2 李老师 emotion  情绪管理 90\n"
  "2024-09-24 3 lesson 7-1 李老师 self  认识自我 45\n"
  "2024-09-24 5 lesson 7-1 李老师 self  认识自我 46\n"
  "2024-10-08 3 theme_lesson 7-1 李老师 life 珍爱生命 珍爱生命 45\n"
  "2024-10-09 4 class_meeting 7-1+7-2 王老师   友善 88";

/* Worked out by hand, row by row; in the encoding that spreadsheets in China write. */
static void
test_lessons (void)
{
  static const char skipped[] = "1 title 14 no_name 15 footer 7 refused 8 refused 9 refused 10 refused 11 duplicate 13 refused";
  SchoolFixture *fixture = fresh ();
  XqStore *store = school_fixture_enter (fixture, "李老师");
  g_autoptr (GBytes) bytes = made_encoded (lessons, "GB18030", "");
  g_autoptr (XqImportReport) dry = NULL;
  g_autoptr (XqImportReport) first = NULL;
  g_autoptr (XqImportReport) again = NULL;
  g_autoptr (GError) error = NULL;
  XqImportUndone undone;

  dry = read_bytes (fixture, &xq_import_lessons, bytes, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (dry->dry_run);
  assert_entries (dry->skipped, skipped);
  assert_counts (dry, 12, 5, 0, 0);
  assert_rows (store, LESSONS, "");

  first = read_bytes (fixture, &xq_import_lessons, bytes, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (first->school_year, ==, 2024);
  assert_counts (first, 12, 5, 0, 0);
  assert_entries (first->skipped, skipped);
  assert_rows (store, LESSONS, lessons_read);
  g_assert_cmpuint (first->left_out->len, ==, 2);
  g_assert_cmpstr (((XqImportColumn *) g_ptr_array_index (first->left_out, 1))->heading, ==, "身份证号");

  again = read_bytes (fixture, &xq_import_lessons, bytes, FALSE, &error);
  g_assert_no_error (error);
  assert_counts (again, 12, 0, 0, 5);
  assert_rows (store, LESSONS, lessons_read);

  g_assert_true (xq_import_take_back (&xq_import_lessons, store, &undone, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (undone.n_withdrawn, ==, 5);
  assert_rows (store, LESSONS, "");
  g_assert_false (xq_import_take_back (&xq_import_lessons, store, &undone, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND);
}

/* Whoever corrected a lesson since does not lose it. */
static void
test_worked_on (void)
{
  SchoolFixture *fixture = fresh ();
  XqStore *store = school_fixture_enter (fixture, "李老师");
  g_autoptr (XqImportReport) report = read_text (fixture, &xq_import_lessons, "日期,班级,课题\n2024-09-24,7-1,认识自我\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = xq_store_list (store, &xq_lesson, NULL, &error);
  XqImportUndone undone;

  g_assert_no_error (error);
  assert_counts (report, 1, 1, 0, 0);
  g_assert_cmpuint (records->len, ==, 1);
  xq_record_set (g_ptr_array_index (records, 0), "present", "44");
  g_assert_true (xq_store_save (store, g_ptr_array_index (records, 0), NULL, &error));
  g_assert_false (xq_import_take_back (&xq_import_lessons, store, &undone, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_CONFLICT);
  assert_rows (store, "SELECT count(*) FROM visible_lesson WHERE withdrawn = 0", "1");
}

/* A workbook: true dates, a class that the spreadsheet took for a day, "as above", the whole school. */
static void
test_meetings (void)
{
  static const char meetings_read[] =
    "2024-09-20 class 7-1 onsite 40/45 study 1\n"
    "2024-09-20 class 7-2 onsite 38/44 safety parenting 1\n"
    "2024-10-11 grade 7-1+7-2 online 80/89 study exam 2\n"
    "2024-11-01 school 7-1+7-2+8-1 onsite 120/ policy 1";
  SchoolFixture *fixture = fresh ();
  XqStore *store = school_fixture_enter (fixture, "李老师");
  g_autoptr (GBytes) bytes = made_workbook (
    "<row r=\"1\">" CELL ("A1", "家长会召开情况登记表") "</row>"
    "<row r=\"2\">" CELL ("A2", "召开日期") CELL ("B2", "参会班级") CELL ("C2", "范围") CELL ("D2", "形式") CELL ("E2", "应到户数")
    CELL ("F2", "实到户数") CELL ("G2", "主持人") CELL ("H2", "主题") CELL ("I2", "缺席家长名单") "</row>"
    "<row r=\"3\">" DAY ("A3", "45555") DAY ("B3", "45474") CELL ("C3", "班级") CELL ("D3", "到校") CELL ("E3", "45户") CELL ("F3", "40户")
    CELL ("G3", "班主任") CELL ("H3", "学习") CELL ("I3", "张三") "</row>"
    "<row r=\"4\">" CELL ("A4", "同上") CELL ("B4", "七(2)班") CELL ("C4", "") CELL ("D4", "") CELL ("E4", "44") CELL ("F4", "38")
    CELL ("G4", "赵老师") CELL ("H4", "防溺水安全与家庭教育") "</row>"
    "<row r=\"5\">" CELL ("A5", "2024.10.11") CELL ("B5", "七年级全体") CELL ("D5", "线上") CELL ("E5", "89") CELL ("F5", "80")
    CELL ("G5", "各班班主任") CELL ("H5", "期中考试") "</row>"
    "<row r=\"6\">" CELL ("A6", "2024-11-01") CELL ("C6", "全校") CELL ("F6", "120") CELL ("G6", "李老师") CELL ("H6", "双减政策") "</row>"
    "<row r=\"7\">" CELL ("A7", "2024-11-02") CELL ("B7", "7-1") CELL ("E7", "45") CELL ("F7", "50") CELL ("G7", "王老师") "</row>"
    "<row r=\"8\">" CELL ("A8", "2024-11-03") CELL ("B8", "7-1") CELL ("E8", "45") CELL ("G8", "王老师") "</row>", NULL);
  g_autoptr (XqImportReport) report = NULL;
  g_autoptr (XqImportReport) again = NULL;
  g_autoptr (GError) error = NULL;

  report = read_bytes (fixture, &xq_import_meetings, bytes, FALSE, &error);
  g_assert_no_error (error);
  /* More came than were invited; and how many came is not said. */
  assert_entries (report->skipped, "1 title 7 refused 8 refused");
  assert_counts (report, 6, 4, 0, 0);
  assert_rows (store, MEETINGS, meetings_read);
  g_assert_cmpuint (report->left_out->len, ==, 1);
  again = read_bytes (fixture, &xq_import_meetings, bytes, FALSE, &error);
  g_assert_no_error (error);
  assert_counts (again, 6, 0, 0, 4);
  assert_rows (store, MEETINGS, meetings_read);
}

/* A class teacher's own register names no class and nobody who held it. */
static void
test_own_class (void)
{
  static const char text[] = "日期,实到人数,主题\n2024-09-20,40,安全\n";
  SchoolFixture *fixture = fresh ();
  XqStore *store = school_fixture_enter (fixture, "王老师");
  g_autoptr (XqImportReport) own = read_text (fixture, &xq_import_meetings, text);
  g_autoptr (XqImportReport) elsewhere = NULL;
  g_autoptr (XqImportReport) nobodys = NULL;

  assert_counts (own, 1, 1, 0, 0);
  assert_rows (store, MEETINGS, "2024-09-20 class 7-1 onsite 40/ safety 1");
  assert_rows (store, "SELECT count(*) FROM visible_parent_meeting_hosts h JOIN visible_staff s ON s.uid = h.target WHERE s.name = '王老师'", "1");
  /* In the year before, this class was not the own one. */
  elsewhere = read_text (fixture, &xq_import_meetings, "日期,实到人数\n2023-09-20,40\n");
  assert_entries (elsewhere->skipped, "2 refused");
  /* A counsellor has no own class. */
  (void) school_fixture_enter (fixture, "李老师");
  nobodys = read_text (fixture, &xq_import_meetings, "日期,实到人数\n2024-10-20,40\n");
  assert_entries (nobodys->skipped, "2 refused");
}

/* Typed from the requirements' table: how many of three classes' records an
 * account reads in; -1 if it may not read in any. */
static void
test_rights (void)
{
  static const struct { const char *account; int added; } accounts[] = {
    { "校长", -1 }, { "李老师", 3 }, { "孙主任", -1 }, { "周阿姨", -1 }, { "王老师", 1 }, { "赵老师", 1 }, { "钱老师", 1 },
  };
  static const struct { const XqImport *import; const XqKind *kind; const char *headings; const char *row; } registers[] = {
    { &xq_import_lessons, &xq_lesson, "班级,日期,课题\n", "%s,2024-10-0%u,认识自我\n" },
    { &xq_import_meetings, &xq_parent_meeting, "班级,日期,实到人数,主持人\n", "%s,2024-10-0%u,40,李老师\n" },
  };
  static const char *const classes[] = { "七(1)班", "七(2)班", "八(1)班" };
  SchoolFixture *fixture = fresh ();

  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (registers); j++)
      {
        XqStore *store = school_fixture_enter (fixture, accounts[i].account);
        g_autoptr (GString) text = g_string_new (registers[j].headings);
        g_autoptr (GBytes) bytes = NULL;
        g_autoptr (XqImportReport) report = NULL;
        g_autoptr (GError) error = NULL;
        XqImportUndone undone;

        for (guint k = 0; k < G_N_ELEMENTS (classes); k++)
          {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
            /* Each account another day: what the one wrote is not the other's. */
            g_string_append_printf (text, registers[j].row, classes[k], i + 1);
#pragma GCC diagnostic pop
          }
        bytes = g_bytes_new (text->str, text->len);
        g_test_message ("account %u, register %u", i, j);
        report = read_bytes (fixture, registers[j].import, bytes, FALSE, &error);
        if (accounts[i].added < 0)
          {
            g_assert_null (report);
            g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
            continue;
          }
        g_assert_no_error (error);
        g_assert_cmpint ((int) report->n_added, ==, accounts[i].added);
        g_assert_cmpint ((int) report->skipped->len, ==, 3 - accounts[i].added);
        g_assert_true (xq_import_take_back (registers[j].import, store, &undone, NULL, &error));
        g_assert_no_error (error);
        g_assert_cmpint ((int) undone.n_withdrawn, ==, accounts[i].added);
      }
}

static void
assert_nothing_found (SchoolFixture  *fixture,
                      const XqImport *import,
                      const char     *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_null (read_bytes (fixture, import, bytes, FALSE, &error));
  g_assert_error (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_NOTHING_FOUND);
}

static void
test_hostile (void)
{
  SchoolFixture *fixture = fresh ();
  XqStore *store = school_fixture_enter (fixture, "李老师");
  g_autofree char *much = g_strnfill (40000, 'x');
  g_autofree char *many = g_strnfill (700, '1');
  g_autofree char *text = g_strdup_printf (
    "日期,节次,班级,授课教师,课型,课题,人数\n"
    "2024-09-24,3,7-1,李老师,心理课,%s,45\n"                       /* a cell as long as a book */
    "2024-09-25,99999999999999999999,7-1,李老师,心理课,x,-5\n"      /* numbers that are none */
    "2024-09-26,3,\"七(1)、%s\",李老师,心理课,x,45\n"
    "2024-09-27,3,\"、；,\",李老师,心理课,x,45\n"
    "2024-09-28,3,7-1,\"'; DROP TABLE lesson; --\",心理课,x,45\n"
    "=1+1,3,7-1,李老师,=cmd|'/c calc'!A1,x,45\n", much, many);
  g_autoptr (XqImportReport) report = NULL;

  assert_nothing_found (fixture, &xq_import_lessons, "日期,学生姓名\n2024-09-24,王小明\n");
  /* A roster and a register of home visits are neither. */
  assert_nothing_found (fixture, &xq_import_lessons, "学籍号,日期,主题\n1,2024-09-24,x\n");
  assert_nothing_found (fixture, &xq_import_meetings, "学生姓名,日期,主题,实到\n王小明,2024-09-24,x,1\n");
  report = read_text (fixture, &xq_import_lessons, text);
  assert_entries (report->skipped, "2 refused 4 refused 5 refused 6 refused 7 refused");
  assert_counts (report, 6, 1, 0, 0);
  assert_rows (store, LESSONS, "2024-09-25  lesson 7-1 李老师   x ");
}

/* What a list is of stands at the end of its title. */
static void
test_titles (void)
{
  static const struct { const char *title; const char *kind; } titles[] = {
    { "七(1)班心理健康教育主题班会登记表", "class_meeting" },
    { "月主题心理课登记表", "theme_lesson" },
    { "心理课登记表", "lesson" },
    { "生命教育主题活动记录", "life_education" },
    { "登记表", "lesson" },
  };
  SchoolFixture *fixture = fresh ();

  (void) school_fixture_enter (fixture, "李老师");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *text = g_strdup_printf ("%s,,\n日期,班级,课题\n2024-10-0%u,7-1,x\n", titles[i].title, i + 1);
      g_autofree char *sql = g_strdup_printf ("SELECT kind FROM visible_lesson WHERE withdrawn = 0 AND held_on = '2024-10-0%u'", i + 1);
      g_autoptr (XqImportReport) report = read_text (fixture, &xq_import_lessons, text);

      assert_counts (report, 1, 1, 0, 0);
      assert_rows (fixture->store, sql, titles[i].kind);
      /* That nothing says it is said. */
      g_assert_cmpuint (report->warnings->len, ==, i == 4 ? 2 : 1);
    }
}

/* --- several classes in a cell --- */

static void
test_classes (void)
{
  static const struct { const char *text; int grade; const char *classes; } cells[] = {
    { "七(1)", 0, "7-1" },
    { "7-1", 0, "7-1" },
    { "初一1班", 0, "7-1" },
    { "七(1)、七(2)", 0, "7-1 7-2" },
    { "七（1）（2）班", 0, "7-1 7-2" },
    { "七年级1、2、3班", 0, "7-1 7-2 7-3" },
    { "七年级1至3班", 0, "7-1 7-2 7-3" },
    { "七年级1-3班", 0, "7-1 7-2 7-3" },
    { "701,702", 0, "7-1 7-2" },
    { "1班、2班", 8, "8-1 8-2" },
    { "1班和2班", 8, "8-1 8-2" },
    { "七年级", 0, "7-0" },
    { "初一", 0, "7-0" },
    { "九年级全体", 0, "9-0" },
    { "七年级、八年级", 0, "7-0 8-0" },
    { "全校", 0, "0-0" },
    { "全体", 7, "7-0" },
    { "七(1)、七(1)", 0, "7-1" },
    { "1班", 0, NULL },
    { "王小明", 0, NULL },
    { "七(1)、王小明", 0, NULL },
    { "、", 0, NULL },
    { "七年级3至1班", 0, NULL },
  };
  const XqImportOptions options = { 2024, 7, "2024-11-15" };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr (GArray) classes = g_array_new (FALSE, FALSE, sizeof (XqImportClass));
      g_autoptr (GString) text = g_string_new (NULL);
      gboolean understood = xq_import_classes_read (cells[i].text, &options, cells[i].grade, classes);

      g_test_message ("cell %u", i);
      for (guint j = 0; j < classes->len; j++)
        g_string_append_printf (text, "%s%d-%d", j > 0 ? " " : "", g_array_index (classes, XqImportClass, j).grade,
                                g_array_index (classes, XqImportClass, j).number);
      g_assert_cmpint (understood, ==, cells[i].classes != NULL);
      g_assert_cmpstr (text->str, ==, cells[i].classes != NULL ? cells[i].classes : "");
    }
}

int
main (int   argc,
      char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  school = school_fixture_new ();
  school_fixture_keep (school);
  g_test_add_func ("/registers/classes", test_classes);
  g_test_add_func ("/registers/lessons", test_lessons);
  g_test_add_func ("/registers/worked-on", test_worked_on);
  g_test_add_func ("/registers/meetings", test_meetings);
  g_test_add_func ("/registers/own-class", test_own_class);
  g_test_add_func ("/registers/rights", test_rights);
  g_test_add_func ("/registers/titles", test_titles);
  g_test_add_func ("/registers/hostile", test_hostile);
  failed = g_test_run ();
  school_fixture_free (school);
  return failed;
}
