/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "fresh-school.h"
#include "made-file.h"

#include "exchange/visit-apply.h"
#include "school/kinds.h"

#define TODAY "2024-11-15"

#define CELL(place, text) "<c r=\"" place "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"

/* Two called 王明 in 7-1, one 李华 in each class, brothers 赵大 and 赵小 in 7-1, a name with the word for "and" in it. */
static const char roster[] =
  "学籍号,姓名,性别,班级,座号,监护人,与学生关系\n"
  "G140881201201010001,王明,男,七(1)班,1,王强,父亲\n"
  "G140881201201010002,王明,女,七(1)班,2,,\n"
  "G140881201201010003,李华,女,七(1)班,3,李国,爷爷\n"
  "G140881201201010004,赵大,男,七(1)班,4,,\n"
  "G140881201201010005,赵小,男,七(1)班,5,,\n"
  "G140881201201010006,李华,男,七(2)班,1,,\n"
  "G140881201201010007,孙和平,男,七(1)班,6,,\n"
  "G140881201201010008,周远,男,七(2)班,2,,\n";

#define HEADINGS "学生姓名,日期,方式,家访教师,接待人,内容\n"

/* Every field of every visit, by day and id; its children in their order. */
#define VISITS \
  "SELECT (SELECT group_concat (s.name || coalesce (s.seat, '') || '/' || s.sex, '+' ORDER BY l.position) " \
  "FROM visible_home_visit_student l JOIN visible_student s ON s.uid = l.target WHERE l.record = v.uid) || ' ' || v.visited_on || ' ' || " \
  "coalesce (v.started_at, '') || '-' || coalesce (v.ended_at, '') || ' ' || v.kind || ' ' || v.way || ' ' || v.result || ' ' || " \
  "coalesce (v.met, '') || ' [' || coalesce (v.situation, '') || '] ' || coalesce (v.guardian_says, '') || ' ' || " \
  "(SELECT count(*) FROM visible_home_visit_visitors w WHERE w.record = v.uid) " \
  "FROM visible_home_visit v WHERE v.withdrawn = 0 ORDER BY v.visited_on, v.id"

static void
post (FreshSchool *school,
      const char  *teacher,
      int          number,
      const char  *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) record = xq_store_new_record (school->store, &xq_class_post);
  g_autofree char *class_sql = g_strdup_printf ("SELECT uid FROM visible_class WHERE number = %d", number);
  g_autofree char *staff_sql = g_strdup_printf ("SELECT uid FROM visible_staff WHERE name = '%s'", teacher);
  g_autofree char *class_uid = fresh_school_ask (school, class_sql);
  g_autofree char *staff = fresh_school_ask (school, staff_sql);

  xq_record_set (record, "class", class_uid);
  xq_record_set (record, "teacher", staff);
  xq_record_set (record, "post", code);
  xq_store_save (school->store, record, NULL, &error);
  g_assert_no_error (error);
}

/* 王老师 has 7-1 and works; 李老师 is a counsellor. */
static FreshSchool *
new_school (void)
{
  FreshSchool *school = fresh_school_new (TODAY);
  g_autoptr (XqImportReport) report = NULL;

  fresh_school_staff (school);
  fresh_school_enter (school, "李老师", NULL);
  report = fresh_school_read (school, roster);
  assert_counts (report, 8, 8, 0, 0);
  post (school, "王老师", 1, "class_teacher");
  fresh_school_enter (school, "王老师", NULL);
  return school;
}

static XqImportReport *
import_bytes (FreshSchool *school,
              GBytes      *bytes,
              gboolean     dry_run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = fresh_school_write (school, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  XqImportReport *report = xq_import_file (&xq_import_visits, school->store, file, dry_run, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return report;
}

static XqImportReport *
read_visits (FreshSchool *school,
             const char  *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return import_bytes (school, bytes, FALSE);
}

/* What was left out, a line each: row and name for programs. */
static char *
show_skipped (const XqImportReport *report)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < report->skipped->len; i++)
    {
      const XqImportEntry *entry = g_ptr_array_index (report->skipped, i);

      g_test_message ("row %u %s: %s", entry->row, entry->what, entry->text);
      g_assert_cmpuint (strlen (entry->text), >, 10);
      g_string_append_printf (text, "%s%u %s", text->len > 0 ? " " : "", entry->row, entry->what);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define assert_skipped(report, expected) G_STMT_START { \
    g_autofree char *assert_skipped_text = show_skipped (report); \
    g_assert_cmpstr (assert_skipped_text, ==, expected); } G_STMT_END

static guint
count_warnings (const XqImportReport *report,
                const char           *what)
{
  guint n = 0;

  for (guint i = 0; i < report->warnings->len; i++)
    {
      const XqImportEntry *entry = g_ptr_array_index (report->warnings, i);

      g_test_message ("row %u %s: %s", entry->row, entry->what, entry->text);
      n += strcmp (entry->what, what) == 0 ? 1 : 0;
    }
  return n;
}

/* Worked out by hand, row by row, from what a class teacher would enter. */
static void
test_by_hand (void)
{
  static const char text[] =
    "七(1)班2024-2025学年第一学期家访登记表\n"
    "序号,学生姓名,座号,家访时间,家访方式,家访教师,接待人,家访内容,家长意见,备注\n"
    "1,王明,2,9月20日 19:00-20:00,上门,王老师,妈妈,谈作息,多布置,\n"                /* the girl, by her seat */
    "2,\"赵大、赵小\",,2024-09-21,入户,班主任,父母,分工照看,,\n"                      /* two brothers */
    "3,李华,,2024.9.22,电话,,李国,谈英语,,手机晚上关机\n"                              /* the grandfather by his name */
    "4,孙和平,,2024-09-23,家中无人,王老师,,,,\n"                                       /* a name with "and" in it */
    "5,赵大 赵小,,2024-09-24,到校,王老师、李老师,奶奶,谈迟到,,\n"                      /* two names, one space */
    "6,王明,,2024-09-25,上门,王老师,,谈,,\n"                                           /* which of the two? */
    "7,周远,,2024-09-26,上门,王老师,,谈,,\n"                                           /* of another class */
    "8,\"李华、李小华\",,2024-09-27,视频,王老师,学生本人,谈假期,,\n"                   /* one of the two is no child here */
    "9,李华,,2024-12-01,上门,王老师,,谈,,\n"                                           /* to come */
    "10,李华,,2014-09-01,上门,王老师,,谈,,\n"                                          /* too old */
    "11,李华,,2024-09-22,电访,王老师,,又谈,,\n"                                        /* there before */
    "12,李华,,2024-09-28,上门,郑老师,,谈,,\n"                                          /* nobody of that name */
    "13,李华,,2023-03-01,上门,王老师,,谈,,\n"                                          /* before she came */
    "14,赵小,,,,,,,,\n";                                                               /* not yet visited */
  static const char visits[] =
    "王明2/female 2024-09-20 19:00-20:00 routine at_home done mother [谈作息] 多布置 1\n"
    "赵大4/male+赵小5/male 2024-09-21 - routine at_home done father mother [分工照看]  1\n"
    "李华3/female 2024-09-22 - routine phone done grandparent [谈英语\n备注: 手机晚上关机]  1\n"
    "孙和平6/male 2024-09-23 - routine at_home not_home  []  1\n"
    "赵大4/male+赵小5/male 2024-09-24 - routine at_school done grandparent [谈迟到]  2\n"
    "李华3/female 2024-09-27 - routine video done student [谈假期]  1";
  g_autoptr (FreshSchool) school = new_school ();
  g_autoptr (XqImportReport) dry = NULL;
  g_autoptr (XqImportReport) first = NULL;
  g_autoptr (XqImportReport) again = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  XqImportUndone undone;

  dry = import_bytes (school, bytes, TRUE);
  assert_skipped (dry, "1 title 16 empty 8 ambiguous 9 unknown 10 unknown 11 refused 12 refused 13 duplicate 14 refused 15 refused");
  g_assert_true (dry->dry_run);
  assert_counts (dry, 13, 6, 0, 0);
  assert_answer (school, "SELECT count(*) FROM visible_home_visit", "0");
  assert_answer (school, "SELECT count(*) FROM visible_school_audit WHERE verb = 'import visits'", "0");

  first = import_bytes (school, bytes, FALSE);
  g_assert_cmpint (first->school_year, ==, 2024);
  assert_counts (first, 13, 6, 0, 0);
  assert_answer (school, VISITS, visits);
  assert_skipped (first, "1 title 16 empty 8 ambiguous 9 unknown 10 unknown 11 refused 12 refused 13 duplicate 14 refused 15 refused");
  /* The year of the first row, and that the third row says of nobody who went. */
  g_assert_cmpuint (count_warnings (first, "notice"), ==, 2);
  g_assert_cmpuint (count_warnings (first, "warning"), ==, 0);
  assert_answer (school, "SELECT count(*) FROM visible_school_audit WHERE verb = 'import visits'", "1");
  g_assert_true (xq_store_audit_verify (school->store, XQ_CABINET_SCHOOL, &error));
  g_assert_no_error (error);

  again = import_bytes (school, bytes, FALSE);
  assert_counts (again, 13, 0, 0, 6);
  assert_answer (school, VISITS, visits);

  /* What added nothing is no import: the one before is taken back. */
  g_assert_true (xq_import_visits.undo (school->store, &undone, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (undone.n_withdrawn, ==, 6);
  assert_answer (school, VISITS, "");
  assert_answer (school, "SELECT count(*) FROM visible_home_visit WHERE withdrawn = 1", "6");
  g_assert_false (xq_import_visits.undo (school->store, &undone, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND);

  /* And once more: what was withdrawn is not there. */
  g_clear_pointer (&again, xq_import_report_free);
  again = import_bytes (school, bytes, FALSE);
  assert_counts (again, 13, 6, 0, 0);
  assert_answer (school, VISITS, visits);
}

/* Through the counsellor's eyes, and in other shapes. */
static void
test_rights (void)
{
  static const char own[] = "七(1)班家访\n" HEADINGS "赵大,2024-10-01,入户,王老师,父亲,谈\n";
  static const char other[] = "七(2)班家访\n" HEADINGS "周远,2024-10-01,入户,王老师,父亲,谈\n李华,2024-10-01,入户,王老师,父亲,谈\n";
  static const char nowhere[] = HEADINGS "周远,2024-10-02,入户,王老师,父亲,谈\n";
  static const char nobody[] = "七(2)班家访\n" HEADINGS "周远,2024-10-03,入户,,父亲,谈\n";
  static const char numbered[] = "学籍号," HEADINGS "g140881201201010008,周远,2024-10-04,入户,王老师,父亲,谈\n"
                                 "G140881201201010006,周远,2024-10-05,入户,王老师,父亲,谈\n";
  g_autoptr (FreshSchool) school = new_school ();
  g_autoptr (XqImportReport) report = read_visits (school, own);
  g_autoptr (GError) error = NULL;
  XqImportUndone undone;

  assert_counts (report, 1, 1, 0, 0);
  /* A class teacher reaches the own children alone, whatever the file says. */
  g_clear_pointer (&report, xq_import_report_free);
  report = read_visits (school, other);
  assert_counts (report, 2, 0, 0, 0);
  assert_skipped (report, "1 title 3 unknown 4 unknown");
  g_clear_pointer (&report, xq_import_report_free);
  report = read_visits (school, nowhere);
  assert_counts (report, 1, 0, 0, 0);

  fresh_school_enter (school, "李老师", NULL);
  g_clear_pointer (&report, xq_import_report_free);
  report = read_visits (school, other);
  assert_counts (report, 2, 2, 0, 0);
  assert_answer (school, "SELECT count(*) FROM visible_home_visit_visitors w JOIN visible_staff s ON s.uid = w.target "
                         "WHERE s.name = '王老师'", "3");
  /* Nobody is looked for in the whole school, and nobody's visit is taken for a counsellor's. */
  g_clear_pointer (&report, xq_import_report_free);
  report = read_visits (school, nowhere);
  assert_counts (report, 1, 0, 0, 0);
  assert_skipped (report, "2 unknown");
  g_clear_pointer (&report, xq_import_report_free);
  report = read_visits (school, nobody);
  assert_counts (report, 1, 0, 0, 0);
  assert_skipped (report, "1 title 3 refused");
  /* A title may say it for all rows. */
  g_clear_pointer (&report, xq_import_report_free);
  report = read_visits (school, "班级：七(2)班　班主任：王老师　人数：2\n" HEADINGS "周远,2024-10-06,入户,,父亲,谈\n");
  assert_counts (report, 1, 1, 0, 0);
  assert_answer (school, "SELECT count(*) FROM visible_home_visit_visitors w JOIN visible_staff s ON s.uid = w.target "
                         "WHERE s.name = '王老师'", "4");
  /* A number is enough, unless the name is another's. */
  g_clear_pointer (&report, xq_import_report_free);
  report = read_visits (school, numbered);
  assert_counts (report, 2, 1, 0, 0);
  assert_skipped (report, "3 ambiguous");

  /* Each takes back the own import. */
  g_assert_true (xq_visit_undo (school->store, &undone, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (undone.n_withdrawn, ==, 1);
  assert_answer (school, "SELECT count(*) FROM visible_home_visit WHERE withdrawn = 0", "4");
  fresh_school_enter (school, "王老师", NULL);
  assert_answer (school, "SELECT count(*) FROM visible_home_visit WHERE withdrawn = 0", "1");
  g_assert_true (xq_visit_undo (school->store, &undone, NULL, &error));
  g_assert_no_error (error);
  assert_answer (school, "SELECT count(*) FROM visible_home_visit WHERE withdrawn = 0", "0");

  /* A head counts visits, and writes none. */
  fresh_school_enter (school, "校长", NULL);
  {
    g_autoptr (GFile) file = fresh_school_write (school, own, -1);

    g_assert_null (xq_import_file (&xq_import_visits, school->store, file, FALSE, NULL, NULL, NULL, &error));
    g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
  }
}

/* Somebody corrected one of the visits: the import stays as a whole. */
static void
test_undo_changed (void)
{
  g_autoptr (FreshSchool) school = new_school ();
  g_autoptr (XqImportReport) report = read_visits (school, HEADINGS "赵大,2024-10-01,入户,,,谈\n赵小,2024-10-01,入户,,,谈\n");
  g_autofree char *uid = fresh_school_ask (school, "SELECT uid FROM visible_home_visit ORDER BY id LIMIT 1");
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) record = xq_store_get (school->store, &xq_home_visit, uid, &error);
  XqImportUndone undone;

  assert_counts (report, 2, 2, 0, 0);
  xq_record_set (record, "agreement", "每周联系");
  g_assert_true (xq_store_save (school->store, record, NULL, &error));
  g_assert_false (xq_visit_undo (school->store, &undone, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_CONFLICT);
  assert_answer (school, "SELECT count(*) FROM visible_home_visit WHERE withdrawn = 0", "2");
}

/* A brother who has the visit already; other words for a visit that is there. */
static void
test_partly_there (void)
{
  g_autoptr (FreshSchool) school = new_school ();
  g_autoptr (XqImportReport) first = read_visits (school, HEADINGS "赵大,2024-10-01,入户,,,谈\n");
  g_autoptr (XqImportReport) second = read_visits (school, HEADINGS "\"赵大、赵小\",2024-10-01,入户,,,谈别的\n");
  g_autoptr (XqImportReport) third = read_visits (school, HEADINGS "\"赵大、赵小\",2024-10-01,入户,,,谈别的\n");

  assert_counts (first, 1, 1, 0, 0);
  assert_counts (second, 1, 1, 0, 0);
  assert_counts (third, 1, 0, 0, 1);
  g_assert_cmpuint (count_warnings (second, "notice"), ==, 3);
  assert_answer (school, VISITS,
                 "赵大4/male 2024-10-01 - routine at_home done  [谈]  1\n赵小5/male 2024-10-01 - routine at_home done  [谈别的]  1");
}

/* Refused by the row, never cut, and the rows around it are read. */
static void
test_long_text (void)
{
  g_autoptr (FreshSchool) school = new_school ();
  g_autoptr (GString) text = g_string_new ("学生姓名,日期,方式,家访目的,内容\n赵大,2024-10-01,入户,短,谈\n赵小,2024-10-01,入户,");
  g_autoptr (GString) long_content = g_string_new (NULL);
  g_autoptr (XqImportReport) report = NULL;

  for (guint i = 0; i < 501; i++)
    g_string_append (text, "长");
  for (guint i = 0; i < 12000; i++)
    g_string_append (long_content, "谈");
  g_string_append_printf (text, ",谈\n李华,2024-10-01,入户,短,%s\n孙和平,2024-10-01,入户,短,谈\n", long_content->str);
  report = read_visits (school, text->str);
  assert_counts (report, 4, 2, 0, 0);
  assert_skipped (report, "3 refused 4 refused");
  assert_answer (school, "SELECT group_concat (purpose) FROM visible_home_visit", "短,短");
}

/* The same through a workbook with merged days, and a table in GB18030. */
static void
test_shapes (void)
{
  g_autoptr (FreshSchool) school = new_school ();
  g_autoptr (GBytes) workbook = made_workbook (
    "<row r=\"1\">" CELL ("A1", "班级") CELL ("B1", "学生") CELL ("C1", "走访日期") CELL ("D1", "走访形式") "</row>"
    "<row r=\"2\">" CELL ("A2", "七1班") CELL ("B2", "赵大") "<c r=\"C2\" s=\"1\"><v>45566</v></c>" CELL ("D2", "上门") "</row>"
    "<row r=\"3\">" CELL ("A3", "七1班") CELL ("B3", "赵小") CELL ("D3", "电话") "</row>"
    "</sheetData><mergeCells><mergeCell ref=\"C2:C3\"/></mergeCells><sheetData>", NULL);
  g_autoptr (GBytes) table = made_encoded ("班级;姓名;家访日期;家访方式\r\n701;李华;2024/10/2;家访\r\n", "GB18030", "");
  g_autoptr (XqImportReport) first = import_bytes (school, workbook, FALSE);
  g_autoptr (XqImportReport) second = import_bytes (school, table, FALSE);

  assert_counts (first, 2, 2, 0, 0);
  assert_counts (second, 1, 1, 0, 0);
  assert_answer (school, VISITS,
                 "赵大4/male 2024-10-01 - routine at_home done  []  1\n赵小5/male 2024-10-01 - routine phone done  []  1\n"
                 "李华3/female 2024-10-02 - routine at_home done  []  1");
}

/* The bounded reader stands before it. */
static void
test_hostile (void)
{
  g_autoptr (FreshSchool) school = new_school ();
  g_autoptr (GBytes) bytes = made_bomb ("xl/worksheets/sheet1.xml", 300, 1);
  g_autoptr (GFile) file = fresh_school_write (school, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  g_autoptr (GError) error = NULL;

  g_assert_null (xq_import_file (&xq_import_visits, school->store, file, FALSE, NULL, NULL, NULL, &error));
  g_assert_cmpint (error->domain == XQ_EXCHANGE_ERROR, ==, TRUE);
  assert_answer (school, "SELECT count(*) FROM visible_home_visit", "0");
}

static void
cancel_cb (double   fraction,
           gpointer data)
{
  if (fraction >= 0.3)
    g_cancellable_cancel (data);
}

static void
test_cancel (void)
{
  g_autoptr (FreshSchool) school = new_school ();
  g_autoptr (GFile) file = fresh_school_write (school, HEADINGS "赵大,2024-10-01,入户,,,谈\n", -1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (xq_import_file (&xq_import_visits, school->store, file, FALSE, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_answer (school, "SELECT count(*) FROM visible_home_visit", "0");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/visits/import/by-hand", test_by_hand);
  g_test_add_func ("/visits/import/rights", test_rights);
  g_test_add_func ("/visits/import/undo-changed", test_undo_changed);
  g_test_add_func ("/visits/import/partly-there", test_partly_there);
  g_test_add_func ("/visits/import/long-text", test_long_text);
  g_test_add_func ("/visits/import/shapes", test_shapes);
  g_test_add_func ("/visits/import/hostile", test_hostile);
  g_test_add_func ("/visits/import/cancel", test_cancel);
  return g_test_run ();
}
