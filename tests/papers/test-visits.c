/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "pdf-reader.h"
#include "school-fixture.h"

#include "papers/print.h"
#include "school/kinds.h"

/* The papers of home visits: what stands on them, for whom, and where it is
 * written down that they were printed. */

#define N_CLASS 60
#define MM (72 / 25.4)

static SchoolFixture *school;
static char *brother;    /* 甲小亮, in 7-1 as 甲小明 */
static char *visit;      /* 王老师, to both and to 乙小红 of 7-2 */

static XqStore *
enter_anew (const char *account)
{
  school_fixture_restore (school);
  return school_fixture_enter (school, account);
}

static char *
add_child (XqStore    *store,
           const char *name,
           const char *seat,
           const char *class_uid)
{
  char *student = school_fixture_save (store, "student", "name", name, "sex", "female", "seat", seat, "boarding", "day", NULL);
  g_autofree char *enrolment = school_fixture_save (store, "enrolment", "student", student, "class", class_uid,
                                                    "from_on", "2024-09-01", NULL);

  g_assert_nonnull (enrolment);
  return student;
}

static void
save_records (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *mother = NULL;
  g_autofree char *register_entry = NULL;
  g_autofree char *household = NULL;
  g_autofree char *classmate = add_child (store, "丁一", "9", school->classes[CHILD_A]);

  g_assert_nonnull (classmate);
  brother = add_child (store, "甲小亮", "2", school->classes[CHILD_A]);
  mother = school_fixture_save (store, "guardian", "student", school->children[CHILD_A], "name", "甲母", "relation", "mother",
                                "phone", "13800000002", NULL);
  register_entry = school_fixture_save (store, "register", "student", school->children[CHILD_A], "category", "left_behind", NULL);
  household = g_strdup_printf ("%s %s %s", school->children[CHILD_A], brother, school->children[CHILD_B]);
  visit = school_fixture_save (store, "home_visit", "student", household, "visited_on", "2024-10-10", "started_at", "16:50",
                               "ended_at", "17:40", "kind", "targeted", "met", "mother grandparent student",
                               "carer", "祖母", "purpose", "了解假期安排", "at_home", "甲小明常和丁一、甲小亮一起写作业",
                               "care", "每周通话两次", "feedback", "课上爱发言", "guardian_says", "盼孩子开朗些",
                               "agreement", "每天共读二十分钟", "follow_up_on", "2024-11-30",
                               "for_counsellor", "夜里常哭", "new_register", "hardship", NULL);
  g_assert_nonnull (mother);
  g_assert_nonnull (register_entry);
  g_assert_nonnull (visit);
}

static GBytes *
print (XqStore              *store,
       const char           *paper,
       const XqPaperRequest *request)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) missing = NULL;
  GBytes *pdf = xq_paper_print (store, paper, request, &missing, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (missing != NULL ? g_strv_length (missing) : 0, ==, 0);
  return pdf;
}

static char *
print_text (XqStore              *store,
            const char           *paper,
            const XqPaperRequest *request,
            int                  *n_pages)
{
  g_autoptr (GBytes) pdf = print (store, paper, request);

  return pdf_text (pdf, n_pages);
}

static void
assert_says (const char *text,
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
      g_error ("the paper says %s", words[i]);
}

static char *
ticks_of (const XqFilledPaper *paper,
          const char          *key)
{
  JsonArray *ticks = json_object_has_member (paper->values, key) ? json_object_get_array_member (paper->values, key) : NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; ticks != NULL && i < json_array_get_length (ticks); i++)
    g_string_append_printf (text, "%s ", json_array_get_string_element (ticks, i));
  return g_string_free (text, FALSE);
}

/* --- the record --- */

static void
test_record (void)
{
  static const char *const says[] = {
    "晴川县测试中学学生家访记录表", "2024—2025学年第一学期", "甲小明", "甲小亮", "乙小红", "七年级(1)班", "七年级(2)班",
    "2024年10月10日16:50—17:40", "李老师", "甲母（母亲）、祖辈、学生本人", "了解假期安排",
    "甲小明常和某同学、甲小亮一起写作业", "实际照料人：祖母。每周通话两次", "课上爱发言", "盼孩子开朗些", "每天共读二十分钟",
    "回访：11月30日", "家长签字", "家访教师签字", "内部材料注意保密", "非诊断证明", "第1页共1页", NULL,
  };
  static const char *const never[] = { "丁一", "夜里常哭", "困境", "留守", "13800000002", "G14088", "20120301", "学籍", "家访结果", NULL };
  const XqPaperRequest request = { .record = visit };
  XqStore *store = enter_anew ("李老师");
  int n_pages;
  g_autofree char *text = print_text (store, "home_visit_record", &request, &n_pages);
  g_autoptr (GError) error = NULL;
  g_autoptr (XqFilledPaper) paper = xq_paper_fill (store, "home_visit_record", &request, &error);
  g_autofree char *relation = ticks_of (paper, "relation");
  g_autofree char *next = ticks_of (paper, "next");

  g_assert_no_error (error);
  g_assert_cmpint (n_pages, ==, 1);
  assert_says (text, says);
  assert_never_says (text, never);
  g_assert_cmpstr (relation, ==, "mother grandparent student ");
  /* Neither that a letter was sealed nor, by 无, that nothing will follow. */
  g_assert_cmpstr (next, ==, "follow_up register ");
}

/* The class teacher of two of three children of one household. */
static void
test_out_of_reach (void)
{
  static const char *const says[] = { "甲小明", "甲小亮", "七年级(1)班", NULL };
  static const char *const never[] = { "乙小红", "七年级(2)班", "夜里常哭", NULL };
  const XqPaperRequest request = { .student = school->children[CHILD_A] };
  g_autofree char *text = print_text (enter_anew ("王老师"), "home_visit_record", &request, NULL);

  assert_says (text, says);
  assert_never_says (text, never);
}

/* One field for everything: no empty cells above it. */
static void
test_quick_entry (void)
{
  static const char *const says[] = { "家访情况", "实际照料人：外祖母。孩子懂事", "家访结果家中无人", "（到校面谈）", NULL };
  static const char *const never[] = { "学生在家", "家庭教养", NULL };
  XqStore *store = enter_anew ("王老师");
  g_autofree char *quick = school_fixture_save (store, "home_visit", "student", brother, "visited_on", "2024-11-01",
                                                "way", "at_school", "result", "not_home", "carer", "外祖母",
                                                "situation", "孩子懂事", NULL);
  const XqPaperRequest request = { .record = quick };
  int n_pages;
  g_autofree char *text = print_text (store, "home_visit_record", &request, &n_pages);

  g_assert_cmpint (n_pages, ==, 1);
  assert_says (text, says);
  assert_never_says (text, never);
}

static void
test_empty_form (void)
{
  static const char *const says[] = { "学生家访记录表", "2024—2025学年第一学期", "学生在家", "共同约定", "家长签字", NULL };
  static const char *const never[] = { "甲", "老师2", "家访情况", "家访结果", NULL };
  const XqPaperRequest request = { NULL };
  XqStore *store = enter_anew ("钱老师");
  g_autoptr (GError) error = NULL;
  g_autoptr (XqFilledPaper) paper = xq_paper_fill (store, "home_visit_record", &request, &error);
  int n_pages;
  g_autofree char *text = print_text (store, "home_visit_record", &request, &n_pages);

  g_assert_no_error (error);
  g_assert_null (paper->students);
  g_assert_cmpint (n_pages, ==, 1);
  assert_says (text, says);
  assert_never_says (text, never);
}

/* What does not fit goes on, and nobody signs a page of blanks. */
static void
test_long_text (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  XqStore *store = enter_anew ("王老师");
  g_autofree char *long_visit = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (PdfDocument) document = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  for (guint i = 1; i <= 160; i++)
    g_string_append_printf (text, "第%u天放学按时回家，", i);
  long_visit = school_fixture_save (store, "home_visit", "student", brother, "at_home", text->str, NULL);
  {
    const XqPaperRequest request = { .record = long_visit };

    pdf = print (store, "home_visit_record", &request);
  }
  document = pdf_open (pdf);
  g_assert_cmpint (poppler_document_get_n_pages (document), ==, 2);
  first = pdf_page_text (document, 0);
  second = pdf_page_text (document, 1);
  g_assert_nonnull (strstr (first, "第1天放学按时回家"));
  g_assert_nonnull (strstr (second, "第160天放学按时回家"));
  g_assert_nonnull (strstr (second, "内部材料注意保密"));
  g_assert_nonnull (strstr (second, "第2页共2页"));
  g_assert_nonnull (strstr (second, "家长签字"));
}

/* A character outside the fonts' plane is drawn where the name stands. */
static void
test_rare_character (void)
{
  const PopplerRectangle cell = { 50 * MM, 121, 75 * MM, 139 };
  XqStore *store = enter_anew ("李老师");
  g_autofree char *child = add_child (store, "𬱖", "3", school->classes[CHILD_A]);
  g_autofree char *her_visit = school_fixture_save (store, "home_visit", "student", child, "visited_on", "2024-10-12", NULL);
  const XqPaperRequest nobody = { NULL };
  const XqPaperRequest her = { .record = her_visit };
  g_autoptr (GBytes) empty = print (store, "home_visit_record", &nobody);
  g_autoptr (GBytes) written = print (store, "home_visit_record", &her);
  g_autoptr (PdfDocument) one = pdf_open (empty);
  g_autoptr (PdfDocument) other = pdf_open (written);
  cairo_surface_t *without = pdf_render (one, 0);
  cairo_surface_t *with = pdf_render (other, 0);

  g_assert_cmpuint (pdf_ink (without, &cell), ==, 0);
  g_assert_cmpuint (pdf_ink (with, &cell), >, 200);
  cairo_surface_destroy (without);
  cairo_surface_destroy (with);
}

/* --- a class's list --- */

static void
fill_class (XqStore *store)
{
  for (guint i = 3; i < N_CLASS; i++)
    {
      g_autofree char *name = g_strdup_printf ("庚%c%c", 'A' + i / 26, 'a' + i % 26);
      g_autofree char *seat = g_strdup_printf ("%u", i + 10);
      g_autofree char *child = add_child (store, name, seat, school->classes[CHILD_A]);

      g_assert_nonnull (child);
    }
}

static void
test_whole_class (void)
{
  static const char *const says[] = {
    "晴川县测试中学班级家访一览表", "2024—2025学年第一学期", "七年级(1)班", "班主任王老师", "应访60人", "已访1人", "覆盖率1%",
    "2024年10月20日", "父亲、学生本人", "12月1日", "11月3日家中无人", "其他教师家访1次", "班主任（签字）", "截至2024年11月15日", NULL,
  };
  static const char *const never[] = { "留守", "困境", "乙小红", "G14088", "2012", "学籍", "夜里常哭", NULL };
  const XqPaperRequest request = { .class_uid = school->classes[CHILD_A] };
  XqStore *store = enter_anew ("李老师");
  g_autofree char *counted = NULL;
  g_autofree char *tried = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (PdfDocument) document = NULL;
  g_autofree char *text = NULL;
  g_autofree char *last = NULL;
  int n_pages;

  fill_class (store);
  store = school_fixture_enter (school, "王老师");
  counted = school_fixture_save (store, "home_visit", "student", school->children[CHILD_A], "visited_on", "2024-10-20",
                                 "met", "father student", "follow_up_on", "2024-12-01", NULL);
  tried = school_fixture_save (store, "home_visit", "student", brother, "visited_on", "2024-11-03", "result", "not_home", NULL);
  /* As the counsellor sees it: the class teacher's own name is not hers to see. */
  store = school_fixture_enter (school, "李老师");
  pdf = print (store, "home_visit_class", &request);
  document = pdf_open (pdf);
  text = pdf_text (pdf, &n_pages);
  last = pdf_page_text (document, n_pages - 1);

  g_assert_nonnull (counted);
  g_assert_nonnull (tried);
  g_assert_cmpint (n_pages, ==, 3);
  assert_says (text, says);
  assert_never_says (text, never);
  /* The head of the table on each page; a row a child; who is missing is marked. */
  g_assert_cmpuint (count_of (text, "家访日期"), ==, 3);
  g_assert_cmpuint (count_of (text, "受访人"), ==, 3);
  g_assert_cmpuint (count_of (text, "庚"), ==, N_CLASS - 3);
  g_assert_cmpuint (count_of (text, "未访"), ==, N_CLASS - 1);
  g_assert_cmpuint (count_of (text, "内部材料注意保密"), ==, 3);
  /* One mark and the line that explains it; never the group. */
  g_assert_cmpuint (count_of (text, "○"), ==, 2);
  /* Nobody signs a page without a child on it. */
  g_assert_nonnull (strstr (last, "检查人（签字）"));
  g_assert_nonnull (strstr (last, "庚"));
}

static void
test_fonts (void)
{
  const XqPaperRequest request = { .class_uid = school->classes[CHILD_A] };
  g_autoptr (GBytes) pdf = print (enter_anew ("王老师"), "home_visit_class", &request);
  g_autoptr (PdfDocument) document = pdf_open (pdf);
  g_autoptr (PdfFontInfo) info = poppler_font_info_new (document);
  PopplerFontsIter *font = NULL;
  guint n = 0;

  while (poppler_font_info_scan (info, 1, &font))
    {
      if (font == NULL)
        continue;
      do
        {
          g_assert_true (poppler_fonts_iter_is_embedded (font));
          g_assert_true (poppler_fonts_iter_is_subset (font));
          n++;
        }
      while (poppler_fonts_iter_next (font));
      poppler_fonts_iter_free (font);
    }
  g_assert_cmpuint (n, >, 0);
}

/* The grade leader learns who was visited and when, and no more: no special
 * group, whom they met, what is planned. */
static void
test_grade_leader (void)
{
  static const char *const says[] = { "3人", "33%", "2024年10月20日", "入户", NULL };
  static const char *const never[] = { "○", "特殊群体", "父亲", "12月1日", "王老师", NULL };
  const XqPaperRequest request = { .class_uid = school->classes[CHILD_A], .term = "2024-1" };
  XqStore *store = enter_anew ("王老师");
  g_autofree char *counted = school_fixture_save (store, "home_visit", "student", school->children[CHILD_A], "visited_on",
                                                  "2024-10-20", "met", "father", "follow_up_on", "2024-12-01", NULL);
  g_autofree char *text = print_text (school_fixture_enter (school, "孙主任"), "home_visit_class", &request, NULL);

  g_assert_nonnull (counted);
  assert_says (text, says);
  assert_never_says (text, never);
}

static void
test_who_may_print (void)
{
  static const struct { const char *account; gboolean record; gboolean list; } cases[] = {
    { "李老师", TRUE, TRUE },  { "王老师", TRUE, TRUE },   { "赵老师", TRUE, FALSE }, { "孙主任", FALSE, TRUE },
    { "校长", FALSE, FALSE },  { "钱老师", FALSE, FALSE }, { "周阿姨", FALSE, FALSE },
  };
  const XqPaperRequest record = { .record = visit };
  const XqPaperRequest list = { .class_uid = school->classes[CHILD_A] };

  school_fixture_restore (school);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      XqStore *store = school_fixture_enter (school, cases[i].account);
      g_autoptr (GError) no_record = NULL;
      g_autoptr (GError) no_list = NULL;
      g_autoptr (XqFilledPaper) one = xq_paper_fill (store, "home_visit_record", &record, &no_record);
      g_autoptr (XqFilledPaper) other = xq_paper_fill (store, "home_visit_class", &list, &no_list);

      if ((one != NULL) != cases[i].record || (other != NULL) != cases[i].list)
        g_error ("%s: %d, %d", cases[i].account, one != NULL, other != NULL);
      g_assert_true (one != NULL || no_record->domain == XQ_STORE_ERROR);
      if (other == NULL)
        g_assert_error (no_list, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
    }
}

static void
test_what_is_missing (void)
{
  XqStore *store = enter_anew ("李老师");
  g_autofree char *gone = school_fixture_save (store, "home_visit", "student", brother, NULL);
  const XqPaperRequest cases[] = { { .record = gone }, { .student = school->children[CHILD_C] } };
  const XqPaperRequest nothing = { NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (xq_store_withdraw (store, &xq_home_visit, gone, "记错", &error));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) none = NULL;

      g_assert_null (xq_paper_fill (store, "home_visit_record", &cases[i], &none));
      g_assert_error (none, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND);
    }
  g_assert_null (xq_paper_fill (store, "home_visit_class", &nothing, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
}

/* --- where it is written down --- */

static GPtrArray *
list_disclosures (XqStore *store)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *ledger = xq_store_list (store, &xq_disclosure, NULL, &error);

  g_assert_no_error (error);
  return ledger;
}

static guint
count_printed (XqStore   *store,
               XqCabinet  cabinet)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = xq_store_audit_list (store, cabinet, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    n += g_str_equal (((const XqAuditEntry *) g_ptr_array_index (entries, i))->verb, "print") ? 1 : 0;
  return n;
}

/* A class teacher does not hold the ledger: a counsellor's unlock finds the letter. */
static void
test_teacher_tells (void)
{
  const XqPaperRequest kept = { .record = visit };
  const XqPaperRequest given = { .record = visit, .to = "德育处", .purpose = "检查", .ground = "duty" };
  const XqPaperRequest nameless = { NULL };
  static const char *const forged[] = {
    "{\"title\": \"学生家访记录表\", \"to\": \"我\", \"ground\": \"duty\"}", "[1]", "{\"to\": \"我\", \"ground\": \"duty\"}",
    "{\"title\": \"信\", \"to\": \"我\", \"ground\": \"curiosity\"}",
  };
  XqStore *store = enter_anew ("王老师");
  guint printed = count_printed (store, XQ_CABINET_SCHOOL);
  g_autofree char *footer = NULL;
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;

  /* Letters of a program that is not ours keep nobody else's away. */
  for (guint i = 0; i < G_N_ELEMENTS (forged); i++)
    {
      g_autofree char *uid = xq_store_send_letter (store, "care", "given_paper", i == 0 ? "nobody" : brother, forged[i], &error);

      g_assert_no_error (error);
      g_assert_nonnull (uid);
    }
  g_bytes_unref (print (store, "home_visit_record", &kept));
  g_bytes_unref (print (store, "home_visit_record", &nameless));
  footer = print_text (store, "home_visit_record", &given, NULL);
  code = xq_store_audit_code (store, XQ_CABINET_SCHOOL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (footer, code));
  g_assert_nonnull (strstr (footer, "提供给：德育处用途：检查"));
  g_assert_cmpuint (count_printed (store, XQ_CABINET_SCHOOL), ==, printed + 3);

  /* A head holds the ledger and writes nothing into it. */
  store = school_fixture_enter (school, "校长");
  for (guint unlock = 0; unlock < 3; unlock++)
    {
      g_autoptr (GPtrArray) ledger = list_disclosures (store);
      guint n_given = 0;

      for (guint i = 0; i < ledger->len; i++)
        {
          const XqRecord *line = g_ptr_array_index (ledger, i);
          g_autofree char *by = NULL;

          g_assert_cmpstr (xq_record_get (line, "what"), ==, "学生家访记录表");
          g_assert_cmpstr (xq_record_get (line, "told_on"), ==, FIXTURE_TODAY);
          g_assert_true (g_strcmp0 (xq_record_get (line, "student"), school->children[CHILD_A]) == 0 ||
                         g_strcmp0 (xq_record_get (line, "student"), brother) == 0);
          g_assert_nonnull (xq_record_get (line, "decided_by"));
          if (g_strcmp0 (xq_record_get (line, "told_to"), "德育处") != 0)
            continue;
          n_given++;
          g_assert_cmpstr (xq_record_get (line, "way"), ==, "paper");
          g_assert_cmpstr (xq_record_get (line, "why"), ==, "检查");
          g_assert_cmpstr (xq_record_get (line, "ground"), ==, "duty");
          if (unlock > 0)
            {
              g_autoptr (XqRecord) teacher = xq_store_get (store, &xq_staff, xq_record_get (line, "decided_by"), &error);

              g_assert_no_error (error);
              g_assert_cmpstr (xq_record_get (teacher, "name"), ==, "王老师");
            }
        }
      g_assert_cmpuint (ledger->len, ==, unlock == 0 ? 0 : 4);
      g_assert_cmpuint (n_given, ==, unlock == 0 ? 0 : 2);
      store = school_fixture_enter (school, "李老师"); /* twice: nothing is taken in twice */
    }
}

static void
test_list_in_the_ledger (void)
{
  const XqPaperRequest kept = { .class_uid = school->classes[CHILD_A] };
  const XqPaperRequest given = { .class_uid = school->classes[CHILD_A], .to = "教育局", .purpose = "检查", .ground = "duty" };
  const XqPaperRequest bare = { .class_uid = school->classes[CHILD_A], .to = "教育局" };
  XqStore *store = enter_anew ("李老师");
  guint printed = count_printed (store, XQ_CABINET_SCHOOL);
  g_autoptr (GPtrArray) before = list_disclosures (store);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (xq_paper_print (store, "home_visit_class", &bare, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
  g_bytes_unref (print (store, "home_visit_class", &kept));
  g_bytes_unref (print (store, "home_visit_class", &given));
  after = list_disclosures (store);
  g_assert_cmpuint (after->len, ==, before->len + 3);
  g_assert_cmpuint (count_printed (store, XQ_CABINET_SCHOOL), ==, printed + 2);
}

/* A head prints a referral's letter, and the ledger learns it. */
static void
test_head_tells (void)
{
  XqStore *store = enter_anew ("李老师");
  g_autofree char *referral = school_fixture_save (store, "referral", "student", school->children[CHILD_A], "receiver", "县医院",
                                                   "consent", "written", "stage", "sent", NULL);
  const XqPaperRequest given = { .record = referral, .to = "县医院", .purpose = "转介", .ground = "guardian_consent" };
  g_autoptr (GPtrArray) ledger = NULL;

  g_bytes_unref (print (school_fixture_enter (school, "校长"), "referral_letter", &given));
  ledger = list_disclosures (school_fixture_enter (school, "李老师"));
  g_assert_cmpuint (ledger->len, ==, 1);
  g_assert_cmpstr (xq_record_get (g_ptr_array_index (ledger, 0), "told_to"), ==, "县医院");
}

int
main (int   argc,
      char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  school = school_fixture_new ();
  save_records ();
  school_fixture_keep (school);
  g_test_add_func ("/papers/visits/record", test_record);
  g_test_add_func ("/papers/visits/out-of-reach", test_out_of_reach);
  g_test_add_func ("/papers/visits/quick-entry", test_quick_entry);
  g_test_add_func ("/papers/visits/empty-form", test_empty_form);
  g_test_add_func ("/papers/visits/long-text", test_long_text);
  g_test_add_func ("/papers/visits/rare-character", test_rare_character);
  g_test_add_func ("/papers/visits/whole-class", test_whole_class);
  g_test_add_func ("/papers/visits/fonts", test_fonts);
  g_test_add_func ("/papers/visits/grade-leader", test_grade_leader);
  g_test_add_func ("/papers/visits/who-may-print", test_who_may_print);
  g_test_add_func ("/papers/visits/what-is-missing", test_what_is_missing);
  g_test_add_func ("/papers/visits/teacher-tells", test_teacher_tells);
  g_test_add_func ("/papers/visits/list-in-the-ledger", test_list_in_the_ledger);
  g_test_add_func ("/papers/visits/head-tells", test_head_tells);
  failed = g_test_run ();
  school_fixture_free (school);
  g_free (brother);
  g_free (visit);
  return failed;
}
