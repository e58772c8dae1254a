/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "pdf-reader.h"
#include "school-fixture.h"

#include "papers/print.h"
#include "school/kinds.h"

/* The roster for the wall and the sign-in sheet: in a week with a holiday, who
 * stands in for whom, and what never stands there. */

static SchoolFixture *school;

static char *
add_slot (XqStore    *store,
          const char *day,
          const char *from,
          const char *until,
          const char *room,
          const char *person)
{
  return school_fixture_save (store, "duty_slot", "falls_on", day, "started_at", from, "ended_at", until,
                              "room", room, "person", person, NULL);
}

/* Monday to Friday of eight weeks from 23 September, by turns on Fridays. */
static void
save_records (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *room = school_fixture_save (store, "room", "name", "个体室", "place", "博学楼101室", NULL);
  g_autofree char *first = school_fixture_save (store, "staff", "name", "欧阳春华", "job", "psych_full", "phone", "13900000009", NULL);
  g_autofree char *second = school_fixture_save (store, "staff", "name", "孔秋实", "job", "psych_part", NULL);
  g_autofree char *holiday = school_fixture_save (store, "school_day", "falls_on", "2024-11-13", "kind", "holiday", "name", "校庆", NULL);
  g_autofree char *changed = NULL;
  g_autofree char *kept = NULL;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 23, G_DATE_SEPTEMBER, 2024);
  for (guint i = 0; i < 8 * 7; i++, g_date_add_days (&date, 1))
    {
      gboolean friday = g_date_get_weekday (&date) == G_DATE_FRIDAY;
      g_autofree char *slot = NULL;
      char day[11];

      g_date_strftime (day, sizeof day, "%Y-%m-%d", &date);
      if (g_date_get_weekday (&date) > G_DATE_FRIDAY || strcmp (day, "2024-11-13") == 0)
        continue;
      slot = add_slot (store, day, "12:40", "13:40", room, friday && i / 7 % 2 == 0 ? second : first);
      if (strcmp (day, "2024-11-12") == 0)
        changed = g_steal_pointer (&slot);
      else if (strcmp (day, "2024-11-11") == 0)
        kept = g_steal_pointer (&slot);
    }
  g_free (school_fixture_save (store, "duty_slot", "falls_on", "2024-11-14", "started_at", "17:10", "ended_at", "17:50",
                               "room", room, "person", second, "kind", "booked", NULL));
  g_free (school_fixture_save (store, "duty_slot", "falls_on", "2024-11-15", "started_at", "19:30", "ended_at", "20:30",
                               "room", room, "person", second, "deputy", first, "kind", "hotline", "counts", "0", NULL));
  g_free (school_fixture_save (store, "duty_swap", "slot", changed, "deputy", second, "reason", "leave", NULL));
  g_free (school_fixture_save (store, "duty_sign", "slot", kept, "falls_on", "2024-11-11", "started_at", "12:45",
                               "ended_at", "13:40", "person", first, "walk_ins", "3", "handover", "沙盘已归位", NULL));
  g_assert_nonnull (holiday);
}

static char *
print_text (const char           *paper,
            const XqPaperRequest *request,
            int                  *n_pages)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = xq_paper_print (store, paper, request, NULL, &error);

  g_assert_no_error (error);
  return pdf_text (pdf, n_pages);
}

static void
assert_says (const char        *text,
             const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) == NULL)
      g_error ("the paper does not say %s but %s", words[i], text);
}

static void
assert_never_says (const char        *text,
                   const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      g_error ("the paper says %s: %s", words[i], text);
}

static void
test_poster_of_week (void)
{
  static const char *const says[] = {
    "心理辅导室值班表", "2024—2025学年第一学期", "（11月11日—11月15日）", "星期三", "11月13日", "校庆", "12:40—13:40", "17:10—17:50",
    "欧阳老师", "孔老师（预约）", "每日开放", "1小时", "1小时40分", "个体室（博学楼101室）", "12356", "辅导免费、自愿、保密", NULL,
  };
  static const char *const never[] = { "13900000009", "春华", "秋实", "星期六", "单周", "小红", "沙盘", "内部材料", NULL };
  const XqPaperRequest request = { .day = "2024-11-15" };
  int n_pages;
  g_autofree char *text = print_text ("duty_poster", &request, &n_pages);

  g_assert_cmpint (n_pages, ==, 1);
  assert_says (text, says);
  assert_never_says (text, never);
  /* 欧阳 on Monday, Thursday and Friday of this week; who covers stands on Tuesday. */
  g_assert_cmpuint (count_of (text, "欧阳老师"), ==, 3);
  g_assert_cmpuint (count_of (text, "孔老师"), ==, 3);
}

/* One booked hour and one who stood in are no habit; by turns on Fridays is. */
static void
test_poster_of_term (void)
{
  static const char *const says[] = { "本学期通用", "单周孔老师", "双周欧阳老师", NULL };
  static const char *const never[] = { "预约）", "校庆", "17:10", "11月", NULL };
  const XqPaperRequest request = { .term = "2024-1" };
  g_autofree char *text = print_text ("duty_poster", &request, NULL);

  if (strstr (text, "双周孔老师") != NULL)
    {
      static const char *const other[] = { "本学期通用", "双周孔老师", "单周欧阳老师", NULL };

      assert_says (text, other);
    }
  else
    assert_says (text, says);
  assert_never_says (text, never);
  g_assert_cmpuint (count_of (text, "欧阳老师"), ==, 5);
}

static void
test_sheet (void)
{
  static const char *const says[] = {
    "值班签到记录", "2024年11月", "值班人签字", "11月11日", "12:4513:40", "孔秋实代班（请假）", "本表不写来访学生姓名", "按时开门", NULL,
  };
  static const char *const never[] = { "10月", "沙盘", "13900000009", "小红", NULL };
  const XqPaperRequest request = { .day = "2024-11-01" };
  g_autofree char *text = print_text ("duty_sheet", &request, NULL);

  assert_says (text, says);
  assert_never_says (text, never);
  /* 1 and 4 to 15 November but for the holiday, and the booked hour. */
  g_assert_cmpuint (count_of (text, "12:40—13:40"), ==, 10);
  g_assert_cmpuint (count_of (text, "17:10—17:50"), ==, 1);
}

/* Full names, deputies and telephones; who signs for it. */
static void
test_working_of_week (void)
{
  static const char *const says[] = {
    "值班表（工作版）", "第11周（11月11日—11月15日）", "欧阳春华", "孔秋实", "13900000009", "电话值守", "不计入开放时间", "请假", "预约辅导",
    "制表", "分管领导（签字）", "内部材料", NULL,
  };
  static const char *const never[] = { "小红", "沙盘", "老师", "单周", "非诊断证明", NULL };
  const XqPaperRequest request = { .day = "2024-11-15" };
  int n_pages;
  g_autofree char *text = print_text ("duty_working", &request, &n_pages);

  g_assert_cmpint (n_pages, ==, 1);
  assert_says (text, says);
  assert_never_says (text, never);
  /* 欧阳 is planned on four noons, one of them covered, and stands in once; the telephone
   * stands where she is herself. */
  g_assert_cmpuint (count_of (text, "欧阳春华"), ==, 5);
  g_assert_cmpuint (count_of (text, "13900000009"), ==, 3);
}

static void
test_working_of_term (void)
{
  static const char *const says[] = { "本学期通用", "星期五", "单周", "双周", "欧阳春华", NULL };
  static const char *const never[] = { "11月", "请假", "预约辅导", "电话值守", NULL };
  const XqPaperRequest request = { .term = "2024-1" };
  g_autofree char *text = print_text ("duty_working", &request, NULL);

  assert_says (text, says);
  assert_never_says (text, never);
  g_assert_cmpuint (count_of (text, "12:40—13:40"), ==, 6);
}

/* From two metres one reads letters of five millimetres, 15 points. */
static void
test_legible (void)
{
  static const char *const terms[] = { NULL, "2024-1" };
  static const char *const words[] = { "心理辅导室值班表", "星期三", "12:40", "欧阳老师", "12356", "法定节假日不开放" };

  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      const XqPaperRequest request = { .day = terms[i] == NULL ? "2024-11-15" : NULL, .term = terms[i] };
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) pdf = xq_paper_print (school_fixture_enter (school, "李老师"), "duty_poster", &request, NULL, &error);
      g_autoptr (PdfDocument) document = NULL;
      g_autoptr (PdfPage) page = NULL;
      g_autofree char *text = NULL;
      GList *runs;

      g_assert_no_error (error);
      document = pdf_open (pdf);
      page = poppler_document_get_page (document, 0);
      text = poppler_page_get_text (page);
      runs = poppler_page_get_text_attributes (page);
      for (guint j = 0; j < G_N_ELEMENTS (words); j++)
        {
          const char *found = strstr (text, words[j]);
          glong at = found != NULL ? g_utf8_pointer_to_offset (text, found) : -1;
          gboolean judged = FALSE;

          if (found == NULL)
            g_error ("the poster does not say %s", words[j]);
          for (GList *run = runs; run != NULL; run = run->next)
            {
              const PopplerTextAttributes *attributes = run->data;

              if (at < attributes->start_index || at > attributes->end_index)
                continue;
              g_test_message ("%s: %.1f points", words[j], attributes->font_size);
              g_assert_cmpfloat (attributes->font_size, >=, 15);
              judged = TRUE;
            }
          g_assert_true (judged);
        }
      poppler_page_free_text_attributes (runs);
    }
}

static void
test_refusals (void)
{
  static const struct { const char *account; const char *day; int code; } cases[] = {
    { "李老师", "2024-02-30", XQ_STORE_ERROR_INVALID },
    { "李老师", "2024-09-02", XQ_STORE_ERROR_NOT_FOUND },
    { "王老师", "2024-11-15", XQ_STORE_ERROR_DENIED },
  };
  static const char *const papers[] = { "duty_poster", "duty_sheet", "duty_working" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < G_N_ELEMENTS (papers); j++)
      {
        const XqPaperRequest request = { .day = j == 1 && i == 1 ? "2024-08-02" : cases[i].day };
        g_autoptr (GError) error = NULL;

        g_assert_null (xq_paper_print (school_fixture_enter (school, cases[i].account), papers[j], &request, NULL, &error));
        g_assert_error (error, XQ_STORE_ERROR, cases[i].code);
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
  g_test_add_func ("/papers/duty/poster-of-week", test_poster_of_week);
  g_test_add_func ("/papers/duty/poster-of-term", test_poster_of_term);
  g_test_add_func ("/papers/duty/sheet", test_sheet);
  g_test_add_func ("/papers/duty/working-of-week", test_working_of_week);
  g_test_add_func ("/papers/duty/working-of-term", test_working_of_term);
  g_test_add_func ("/papers/duty/legible", test_legible);
  g_test_add_func ("/papers/duty/refusals", test_refusals);
  failed = g_test_run ();
  school_fixture_free (school);
  return failed;
}
