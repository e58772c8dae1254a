/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "pdf-reader.h"
#include "school-fixture.h"

#include "papers/given-out.h"
#include "papers/name-screen.h"
#include "papers/print.h"
#include "school/concern.h"
#include "school/kinds.h"
#include "school/screening-form.h"

/* The papers for an inspection, in a school where people wrote names where none
 * belong; and what left, for every paper that there is. */

#define FIRST_DAY "2024-01-01"
#define LAST_DAY "2099-12-31"
#define MAX_PAGE 40000

static SchoolFixture *school;
static char *case_file;

static void
add_case (XqStore    *store,
          const char *alias,
          const char *theme,
          guint       times)
{
  g_autofree char *uid = school_fixture_save (store, "case_file", "alias", alias, "opened_on", "2024-10-08", NULL);

  for (guint i = 0; i < times; i++)
    g_free (school_fixture_save (store, "session", "client", "anonymous", "case_file", uid, "held_on", "2024-10-09",
                                 "minutes", "40", "theme", theme, "narrative", "甲小明说的话谁也不能看", NULL));
}

/* What the papers on the care of a child are filled from. */
static void
save_care (XqStore    *store,
           const char *teacher)
{
  const char *child = school->children[CHILD_A];
  g_autofree char *deciders = g_strdup_printf ("%s %s", teacher, xq_store_get_my_staff (store));
  g_autoptr (XqRecord) event = xq_store_new_record (store, xq_kind_find ("crisis_event"));
  g_autoptr (XqRecord) form = xq_screening_form_new_factory (store);
  g_autoptr (GError) error = NULL;

  xq_record_set (xq_record_add_part (event, "people"), "student", child);
  xq_store_save (store, event, NULL, &error);
  g_assert_no_error (error);
  g_free (school_fixture_save (store, "key_support", "student", child, "decided_by", deciders, NULL));
  g_free (school_fixture_save (store, "case_meeting", "student", child, "opinion", "继续关注", NULL));
  g_free (school_fixture_save (store, "counselling_consent", "student", child, "purpose", "counselling", "given_by",
                               "mother student", NULL));
  xq_record_set (form, "state", "in_use");
  xq_store_save (store, form, NULL, &error);
  g_assert_no_error (error);
  g_free (school_fixture_save (store, "screening_campaign", "name", "秋季排查", "form", xq_record_get_uid (form), NULL));
}

static void
raise_concern (void)
{
  XqStore *store = school_fixture_enter (school, "王老师");
  g_autoptr (XqRecord) concern = xq_store_new_record (store, &xq_concern);
  g_autoptr (GError) error = NULL;

  xq_record_set (concern, "student", school->children[CHILD_A]);
  xq_record_set (concern, "seen", "最近上课常困倦");
  g_free (xq_concern_raise (store, concern, &error));
  g_assert_no_error (error);
}

static void
save_records (void)
{
  static const char *const aliases[] = { "蓝鸟", "青松", "白云", "红叶", "黄花" };
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *student = school_fixture_save (store, "student", "name", "文明", "sex", "male", NULL);
  g_autofree char *teacher = school_fixture_save (store, "staff", "name", "文明华", "job", "psych_full", NULL);
  g_autofree char *room = school_fixture_save (store, "room", "name", "个体室", "place", "博学楼101室", NULL);
  g_autofree char *slot = NULL;

  g_free (school_fixture_save (store, "guardian", "student", school->children[CHILD_A], "name", "甲秀英",
                               "relation", "mother", "phone", "13800000002", "main", "1", NULL));
  g_free (school_fixture_save (store, "activity", "held_on", "2024-10-10", "name", "甲小明与文明获心理剧一等奖", "kind", "drama",
                               "participants", "46", NULL));
  g_free (school_fixture_save (store, "activity", "held_on", "2024-10-11", "name", "文明华老师讲座", "kind", "lecture",
                               "participants", "120", NULL));
  g_free (school_fixture_save (store, "training", "held_on", "2024-10-12", "name", "乙小红个案督导", "hours", "6",
                               "organiser", "bureau", NULL));
  g_free (school_fixture_save (store, "research", "held_on", "2024-10-13", "phase", "junior", "topic", "丙小刚个案讨论", NULL));
  g_free (school_fixture_save (store, "group_session", "held_on", "2024-10-14", "theme", "exam", "present", "4", NULL));
  g_free (school_fixture_save (store, "group_session", "held_on", "2024-10-15", "theme", "exam", "present", "5", NULL));
  slot = school_fixture_save (store, "duty_slot", "falls_on", "2024-11-11", "started_at", "12:40", "ended_at", "13:40",
                              "room", room, "person", teacher, NULL);
  g_free (school_fixture_save (store, "duty_sign", "slot", slot, "falls_on", "2024-11-11", "started_at", "12:45",
                               "ended_at", "13:40", "person", teacher, "walk_ins", "3", "handover", "甲小明来过", NULL));
  g_free (school_fixture_save (store, "referral", "student", school->children[CHILD_A], "receiver", "晴川县人民医院",
                               "consent", "written", "stage", "sent", "study_advice", "pause", NULL));
  g_free (school_fixture_save (store, "home_visit", "student", school->children[CHILD_A], "visited_on", "2024-10-20",
                               "way", "at_home", "result", "done", NULL));
  g_free (school_fixture_save (store, "student_plan", "student", school->children[CHILD_A], NULL));
  case_file = school_fixture_save (store, "case_file", "student", school->children[CHILD_A], "opened_on", "2024-10-08", NULL);
  g_free (school_fixture_save (store, "session", "student", school->children[CHILD_A], "case_file", case_file,
                               "held_on", "2024-10-08", "minutes", "30", "theme", "bullying", NULL));
  save_care (store, teacher);
  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    add_case (store, aliases[i], "peer family", i + 1);
  g_assert_nonnull (student);
}

static GBytes *
print_pack (const char *account)
{
  const XqPaperRequest request = { .term = "2024-1" };
  g_autoptr (GError) error = NULL;
  GBytes *pdf = xq_paper_print (school_fixture_enter (school, account), "inspection_pack", &request, NULL, &error);

  g_assert_no_error (error);
  return pdf;
}

static void
assert_no_student (const char *text)
{
  static const char *const never[] = { "甲小明", "乙小红", "丙小刚", "甲秀英", "13800000002", "蓝鸟", "谁也不能看", "来过", "学籍" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) students = xq_store_list (school->store, &xq_student, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (students->len, >=, 4);
  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    if (strstr (text, never[i]) != NULL)
      g_error ("the pack says %s", never[i]);
  for (guint i = 0; i < students->len; i++)
    {
      const char *name = xq_record_get (g_ptr_array_index (students, i), "name");

      /* But for a teacher who is called so. */
      if (count_of (text, name) != (g_str_equal (name, "文明") ? count_of (text, "文明华") : 0))
        g_error ("the pack names %s", name);
    }
}

static void
assert_says (const char        *text,
             const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) == NULL)
      g_error ("the pack does not say %s but %s", words[i], text);
}

static void
give_letter (const char *to,
             const char *purpose)
{
  const XqPaperRequest request = {
    .student = school->children[CHILD_A], .to = to, .purpose = purpose, .ground = "guardian_consent",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = xq_paper_print (school_fixture_enter (school, "李老师"), "referral_letter", &request, NULL, &error);

  g_assert_no_error (error);
}

static void
test_counsellor (void)
{
  static const char *const says[] = {
    "迎检材料", "材料清单", "某同学与某同学获心理剧一等奖", "文明华老师讲座", "某同学个案督导", "某同学个案讨论", "12:4513:40",
    "统计表", "某同学的母亲", "监护人", "送某同学就诊", "监护人同意", "账号与可查阅范围", "王老师", "班主任", "不能打开", "不符合",
    "学生心理健康服务转介单", "不足5", "2024-002", NULL,
  };
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  int n_pages;

  give_letter ("甲小明的母亲", "送甲小明就诊");
  give_letter ("甲秀英", "转交");
  pdf = print_pack ("李老师");
  text = pdf_text (pdf, &n_pages);
  assert_no_student (text);
  assert_says (text, says);
  g_assert_cmpint (n_pages, >=, 11);
  g_assert_cmpuint (g_bytes_get_size (pdf), <, MAX_PAGE * (gsize) n_pages);
  /* Five cases are of one theme; the theme of the sixth would point at a child. */
  g_assert_cmpuint (count_of (text, "同伴交往"), ==, 5);
  g_assert_null (strstr (text, "欺凌与冲突"));
}

/* The contents name the page on which a part begins. */
static void
test_pages (void)
{
  static const char *const titles[] = {
    "一、心理辅导室值班表", "二、心理辅导室开放记录", "三、课时与活动", "四、培训与教研", "五、心理健康教育工作情况统计表", "六、个案目录",
    "七、学生个人信息保密自查表", "八、账号与可查阅范围", "九、查阅与外传登记", "十、所用表样目录",
  };
  static const char *const listed[] = {
    "心理辅导室值班表", "心理辅导室开放记录", "课时与活动", "培训与教研", "心理健康教育工作情况统计表", "个案目录（脱敏：编号、次数、时长、主题）",
    "学生个人信息保密自查表", "账号与可查阅范围", "查阅与外传登记", "所用表样目录",
  };
  g_autoptr (GBytes) pdf = print_pack ("李老师");
  g_autoptr (PdfDocument) document = pdf_open (pdf);
  g_autofree char *contents = pdf_page_text (document, 0);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *end = NULL;
  int n_pages = poppler_document_get_n_pages (document);
  int page = 0;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *line = NULL;
      g_autofree char *text = NULL;

      do
        {
          g_free (text);
          page++;
          g_assert_cmpint (page, <, n_pages);
          text = pdf_page_text (document, page);
        }
      while (strstr (text, titles[i]) == NULL);
      line = g_strdup_printf ("%s%d", listed[i], page + 1);
      if (strstr (contents, line) == NULL)
        g_error ("the contents do not say %s: %s", line, contents);
    }
  /* One count over the whole; where a table reaches the foot, a reader mixes them. */
  first = g_strdup_printf ("第1页共%d页", n_pages);
  last = g_strdup_printf ("第%d页共%d页", n_pages, n_pages);
  end = pdf_page_text (document, n_pages - 1);
  g_assert_nonnull (strstr (contents, first));
  g_assert_nonnull (strstr (end, last));
}

/* A head opens no casework: not a number of it. */
static void
test_head (void)
{
  g_autoptr (GBytes) pdf = print_pack ("校长");
  g_autofree char *text = pdf_text (pdf, NULL);

  assert_no_student (text);
  g_assert_nonnull (strstr (text, "个案目录只由心理教师打印"));
  g_assert_null (strstr (text, "2024-002"));
  g_assert_null (strstr (text, "同伴交往"));
  g_assert_nonnull (strstr (text, "统计表"));
}

static void
test_refusals (void)
{
  static const struct { const char *account; const char *term; int code; } cases[] = {
    { "李老师", NULL, XQ_STORE_ERROR_INVALID },
    { "李老师", "2024-3", XQ_STORE_ERROR_INVALID },
    { "李老师", "2024-2", XQ_STORE_ERROR_INVALID }, /* has not begun */
    { "王老师", "2024-1", XQ_STORE_ERROR_DENIED },
    { "孙主任", "2024-1", XQ_STORE_ERROR_DENIED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const XqPaperRequest request = { .term = cases[i].term };
      g_autoptr (GError) error = NULL;

      g_assert_null (xq_paper_print (school_fixture_enter (school, cases[i].account), "inspection_pack", &request, NULL, &error));
      g_assert_error (error, XQ_STORE_ERROR, cases[i].code);
    }
}

/* Few cases would point at a child, even by number; and a term may be empty. */
static void
test_empty_term (void)
{
  const XqPaperRequest request = { .term = "2023-1" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = xq_paper_print (school_fixture_enter (school, "李老师"), "inspection_pack", &request, NULL, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = pdf_text (pdf, NULL);
  g_assert_nonnull (strstr (text, "本学期没有排班记录"));
  g_assert_nonnull (strstr (text, "本学期没有活动记录"));
  g_assert_nonnull (strstr (text, "个案人数过少，不列目录"));
}

static void
test_screen (void)
{
  static const struct { const char *text; const char *screened; } cases[] = {
    { NULL, "" },
    { "", "" },
    { "甲小明", "某同学" },
    { "甲小明甲小明", "某同学某同学" },
    { "甲小", "甲小" },
    { "文明校园", "某同学校园" },
    { "文明华与文明", "文明华与某同学" },
    { "王老师与丙小刚的家长", "王老师与某同学的家长" },
  };
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autoptr (GError) error = NULL;
  g_autoptr (XqNameScreen) screen = xq_name_screen_new (store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *screened = xq_name_screen_dup (screen, cases[i].text);

      g_assert_cmpstr (screened, ==, cases[i].screened);
    }
}

/* --- what left --- */

static GPtrArray *
list_given (XqStore *store)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *lines = xq_given_out_list (store, FIRST_DAY, LAST_DAY, &error);

  g_assert_no_error (error);
  return lines;
}

static const XqGivenOut *
find_given (GPtrArray  *lines,
            const char *what,
            guint      *n)
{
  const XqGivenOut *found = NULL;

  *n = 0;
  for (guint i = 0; i < lines->len; i++)
    {
      const XqGivenOut *given = g_ptr_array_index (lines, i);

      if (g_strcmp0 (given->way, "print") == 0 && g_strcmp0 (given->what, what) == 0)
        {
          found = *n == 0 ? given : found; /* the newest stands first */
          ++*n;
        }
    }
  return found;
}

/* Every paper that “print --list” names is found again: in the chain, and where it
 * names a student, in the ledger with who has it, what for and on what ground. */
static void
test_every_paper (void)
{
  for (const char *const *name = xq_paper_names (); *name != NULL; name++)
    {
      const XqPaperRequest request = {
        .student = g_str_has_prefix (*name, "case_summary") ? NULL : school->children[CHILD_A],
        .record = g_str_has_prefix (*name, "case_summary") ? case_file : NULL,
        .class_uid = school->classes[CHILD_A], .term = "2024-1",
        .to = "晴川县人民医院", .purpose = "就诊评估", .ground = "guardian_consent",
      };
      XqStore *store = school_fixture_enter (school, "李老师");
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) before = list_given (store);
      g_autoptr (GPtrArray) after = NULL;
      g_autoptr (GBytes) preview = NULL;
      g_autoptr (GBytes) pdf = NULL;
      /* A summary that goes to somebody is the one for others. */
      const char *left = g_str_equal (*name, "case_summary") ? "case_summary_shared" : *name;
      const XqGivenOut *given;
      gboolean names_student;
      guint n_before;
      guint n_after;

      g_test_message ("%s", *name);
      preview = xq_paper_preview (store, *name, &request, &names_student, NULL, NULL, &error);
      g_assert_no_error (error);
      /* Looking at it is no leaving. */
      after = list_given (store);
      g_assert_cmpuint (after->len, ==, before->len);
      g_clear_pointer (&after, g_ptr_array_unref);

      pdf = xq_paper_print (store, *name, &request, NULL, &error);
      g_assert_no_error (error);
      after = list_given (store);
      (void) find_given (before, left, &n_before);
      given = find_given (after, left, &n_after);
      g_assert_cmpuint (n_after, ==, n_before + 1);
      g_assert_cmpuint (after->len, ==, before->len + 1);
      g_assert_nonnull (given->title);
      g_assert_cmpstr (given->account, ==, xq_vault_get_account_uid (school->vault));
      g_assert_true (names_student == (given->n_students > 0));
      if (names_student)
        {
          g_assert_cmpstr (given->to, ==, "晴川县人民医院");
          g_assert_cmpstr (given->purpose, ==, "就诊评估");
          g_assert_cmpstr (given->ground, ==, "guardian_consent");
          g_assert_nonnull (strstr (given->students, school->children[CHILD_A]));
        }
      school_fixture_leave (school);
      /* The next print of the same paper must not be the same second's. */
      g_usleep (1100000);
    }
}

static void
test_exports (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  const XqGivenOut *newest;

  g_usleep (1100000);
  g_assert_true (xq_store_audit (store, XQ_CABINET_CARE, "export", &xq_referral, NULL, &error));
  g_assert_no_error (error);
  lines = list_given (store);
  newest = g_ptr_array_index (lines, 0);
  g_assert_cmpstr (newest->way, ==, "export");
  g_assert_cmpstr (newest->kind, ==, "referral");
  g_assert_null (newest->to);
}

/* What was said to somebody is there, and neither its words nor its reason. */
static void
test_told (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autoptr (GPtrArray) lines = NULL;
  gboolean found = FALSE;

  g_free (school_fixture_save (store, "disclosure", "student", school->children[CHILD_A], "told_to", "王老师", "way", "in_person",
                               "what", "近来睡得少", "why", "课堂上多照看", "ground", "duty", NULL));
  lines = list_given (store);
  for (guint i = 0; i < lines->len; i++)
    {
      const XqGivenOut *given = g_ptr_array_index (lines, i);

      g_assert_null (given->title != NULL ? strstr (given->title, "睡得少") : NULL);
      g_assert_null (given->purpose != NULL ? strstr (given->purpose, "照看") : NULL);
      found |= g_str_equal (given->way, "in_person") && g_strcmp0 (given->to, "王老师") == 0 && given->n_students == 1;
    }
  g_assert_true (found);
}

/* A teacher sees the own prints; what a teacher gave out is in the ledger with the
 * teacher's name after a counsellor's next unlock. */
static void
test_teacher (void)
{
  const XqPaperRequest request = {
    .student = school->children[CHILD_A], .to = "县教体局", .purpose = "家访检查", .ground = "duty",
  };
  XqStore *store = school_fixture_enter (school, "王老师");
  g_autofree char *visit = school_fixture_save (store, "home_visit", "student", school->children[CHILD_A], "visited_on", "2024-11-10",
                                                "way", "at_home", "result", "done", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = xq_paper_print (store, "home_visit_record", &request, NULL, &error);
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *me = g_strdup (xq_vault_get_account_uid (school->vault));
  gboolean found = FALSE;

  g_assert_no_error (error);
  g_assert_nonnull (visit);
  own = list_given (store);
  g_assert_cmpuint (own->len, ==, 1);
  g_assert_cmpstr (((const XqGivenOut *) g_ptr_array_index (own, 0))->what, ==, "home_visit_record");
  g_assert_cmpstr (((const XqGivenOut *) g_ptr_array_index (own, 0))->account, ==, me);

  all = list_given (school_fixture_enter (school, "李老师"));
  for (guint i = 0; i < all->len; i++)
    {
      const XqGivenOut *given = g_ptr_array_index (all, i);

      found |= g_strcmp0 (given->to, "县教体局") == 0 && g_strcmp0 (given->account, me) == 0 && given->n_students == 1 &&
               g_strcmp0 (given->ground, "duty") == 0;
    }
  g_assert_true (found);
}

/* A head sees no paper of the casework that was kept. */
static void
test_head_sees (void)
{
  const XqPaperRequest request = { .record = case_file };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = xq_paper_print (school_fixture_enter (school, "李老师"), "case_summary", &request, NULL, &error);
  g_autoptr (GPtrArray) of_head = NULL;
  guint n;

  g_assert_no_error (error);
  of_head = list_given (school_fixture_enter (school, "校长"));
  (void) find_given (of_head, "case_summary", &n);
  g_assert_cmpuint (n, ==, 0);
  (void) find_given (of_head, "referral_letter", &n);
  g_assert_cmpuint (n, >=, 2);
}

int
main (int   argc,
      char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  school = school_fixture_new ();
  raise_concern ();
  save_records ();
  g_test_add_func ("/papers/inspection/counsellor", test_counsellor);
  g_test_add_func ("/papers/inspection/pages", test_pages);
  g_test_add_func ("/papers/inspection/head", test_head);
  g_test_add_func ("/papers/inspection/refusals", test_refusals);
  g_test_add_func ("/papers/inspection/empty-term", test_empty_term);
  g_test_add_func ("/papers/inspection/screen", test_screen);
  g_test_add_func ("/papers/given-out/every-paper", test_every_paper);
  g_test_add_func ("/papers/given-out/exports", test_exports);
  g_test_add_func ("/papers/given-out/told", test_told);
  g_test_add_func ("/papers/given-out/teacher", test_teacher);
  g_test_add_func ("/papers/given-out/head-sees", test_head_sees);
  failed = g_test_run ();
  school_fixture_free (school);
  g_free (case_file);
  return failed;
}
