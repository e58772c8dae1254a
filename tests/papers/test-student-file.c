/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "pdf-reader.h"
#include "school-fixture.h"

#include "papers/fill.h"
#include "papers/print.h"
#include "school/kinds.h"

/* One student, one plan on paper: which parts for whom, and what never stands on it. */
static SchoolFixture *school;
static char *plan;        /* of 甲小明 of 7-1, in full */
static char *short_plan;  /* of 丙 of 8-1 */

#define NUMBER "G140881201203150011"
#define TROUBLE "夜里睡不好"

static void
save_plan (XqStore *store)
{
  g_autoptr (XqRecord) record = xq_store_new_record (store, &xq_student_plan);
  g_autoptr (GError) error = NULL;
  XqRecord *goal;
  XqRecord *node;

  xq_record_set (record, "student", school->children[CHILD_A]);
  xq_record_set (record, "form", "full");
  xq_record_set (record, "lives_with", "grandparents");
  xq_record_set (record, "study", "上课专心，常和丁一二一起做题");
  xq_record_set (record, "strengths", "画画好，肯帮人");
  xq_record_set (record, "classroom", "多请他回答问题");
  goal = xq_record_add_part (record, "goals");
  xq_record_set (goal, "goal", "每天和同学说话");
  xq_record_set (goal, "state", "doing");
  node = xq_record_add_part (record, "node_watch");
  xq_record_set (node, "node", "midterm");
  xq_record_set (node, "said", "考前有些紧张");
  xq_store_save (store, record, NULL, &error);
  g_assert_no_error (error);
  plan = g_strdup (xq_record_get_uid (record));
}

static void
save_state (XqStore *store)
{
  g_autofree char *state = school_fixture_save (store, "plan_state", "student", school->children[CHILD_A], "own_words", TROUBLE,
                                                "treatment_told", "yes", "heed", "体育课量力而行", NULL);
  g_autofree char *consent = school_fixture_save (store, "counselling_consent", "student", school->children[CHILD_A], "purpose",
                                                  "screening", "given_by", "mother student", NULL);
  g_autofree char *campaign = school_fixture_save (store, "screening_campaign", "name", "秋季排查", "instruments", "who5", NULL);
  g_autofree char *sheet = school_fixture_save (store, "screening_sheet", "campaign", campaign, "student", school->children[CHILD_A],
                                                "instrument", "who5", "answers", "1 1 1 1 2", NULL);
  g_autofree char *level = school_fixture_save (store, "screening_level", "campaign", campaign, "student", school->children[CHILD_A],
                                                "interview_on", "2024-10-20", "confirmed", "focus", "until", "2025-01-10", NULL);
  g_autofree char *first = school_fixture_save (store, "session", "student", school->children[CHILD_A], "narrative", "谈到想家", NULL);
  g_autofree char *second = school_fixture_save (store, "session", "student", school->children[CHILD_A], "narrative", "再谈", NULL);

  g_assert_true (state != NULL && consent != NULL && sheet != NULL && level != NULL && first != NULL && second != NULL);
}

static void
save_records (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) student = xq_store_get (store, &xq_student, school->children[CHILD_A], &error);
  g_autofree char *mother = school_fixture_save (store, "guardian", "student", school->children[CHILD_A], "name", "甲母", "relation",
                                                 "mother", "phone", "13800000002", NULL);
  g_autofree char *entry = school_fixture_save (store, "register", "student", school->children[CHILD_A], "category", "left_behind",
                                                "from_on", "2024-09-01", NULL);
  g_autofree char *other = school_fixture_save (store, "student", "name", "丁一二", "sex", "male", NULL);
  g_autofree char *enrolment = school_fixture_save (store, "enrolment", "student", other, "class", school->classes[CHILD_A],
                                                    "from_on", "2024-09-01", NULL);

  g_assert_no_error (error);
  xq_record_set (student, "number", NUMBER);
  xq_record_set (student, "seat", "07");
  xq_store_save (store, student, NULL, &error);
  g_assert_no_error (error);
  save_plan (store);
  save_state (store);
  short_plan = school_fixture_save (store, "student_plan", "student", school->children[CHILD_C], "strengths", "跑得快", NULL);
  g_assert_true (mother != NULL && entry != NULL && enrolment != NULL);
}

static char *
print_text (const char           *account,
            const XqPaperRequest *request,
            int                  *n_pages)
{
  XqStore *store = school_fixture_enter (school, account);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = xq_paper_print (store, "student_file", request, NULL, &error);

  g_assert_no_error (error);
  return pdf_text (pdf, n_pages);
}

static void
assert_says (const char        *text,
             const char *const *words,
             gboolean           said)
{
  for (guint i = 0; words[i] != NULL; i++)
    if ((strstr (text, words[i]) != NULL) != said)
      g_error ("%s: %s", words[i], text);
}

/* Never, on no print of it: words and numbers that are nobody's business. */
static void
assert_decent (const char *text)
{
  static const char *const never[] = { NUMBER, "患者", "病情", "症状", "治疗", "疾病", "异常学生", "问题学生", "后进生", "民族", "收入",
                                       "身份证", "学籍号", "谈到想家", "丁一二", NULL };

  assert_says (text, never, FALSE);
  g_assert_cmpuint (count_of (text, "诊断"), ==, 2 * count_of (text, "非诊断证明，不得作为诊断依据"));
}

static void
test_counsellor (void)
{
  static const char *const said[] = { "甲小明", "2024—2025学年", "一、基本信息", "甲母（母亲）", "13800000002", "留守（", "二、家庭情况",
                                      "三、学习与生活", "某同学", "四、心理状况", "有效", "▲重点关注", "2024年10月20日已访谈", "2次", TROUBLE,
                                      "体育课量力而行", "五、优势与资源", "画画好", "六、帮助计划", "每天和同学说话", "进行中", "多请他回答问题",
                                      "七、节点关注", "期中", "考前有些紧张", "八、期末回顾", "分管领导（签字）", "查阅登记", "批准人", "2024-701-07", NULL };
  const XqPaperRequest request = { .student = school->children[CHILD_A] };
  int n_pages;
  g_autofree char *text = print_text ("李老师", &request, &n_pages);

  assert_says (text, said, TRUE);
  assert_decent (text);
  g_assert_cmpint (n_pages, ==, 5);
  /* No score. */
  g_assert_null (strstr (text, "24分"));
  g_assert_null (strstr (text, "得分"));
}

/* Not even that there is a fourth part, nor that the child came. */
static void
test_class_teacher (void)
{
  static const char *const said[] = { "甲小明", "一、基本信息", "三、学习与生活", "五、优势与资源", "画画好", "七、节点关注", "查阅登记", NULL };
  static const char *const unsaid[] = { "四、心理状况", TROUBLE, "体育课量力而行", "重点关注", "辅导次数", "已访谈", "就诊", NULL };
  const XqPaperRequest request = { .record = plan };
  const XqPaperRequest part = { .record = plan, .part = "4" };
  g_autofree char *text = print_text ("王老师", &request, NULL);
  g_autoptr (GError) error = NULL;

  assert_says (text, said, TRUE);
  assert_says (text, unsaid, FALSE);
  assert_decent (text);
  g_assert_null (xq_paper_print (school_fixture_enter (school, "王老师"), "student_file", &part, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
}

static void
test_others (void)
{
  static const char *const accounts[] = { "校长", "孙主任", "钱老师", "周阿姨", "赵老师" };
  const XqPaperRequest request = { .student = school->children[CHILD_A] };
  const XqPaperRequest nobody = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (xq_paper_print (school_fixture_enter (school, accounts[i]), "student_file",
                                     i < 4 && i % 2 == 0 ? &nobody : &request, NULL, &error));
      /* A class teacher of another class finds no plan. */
      g_assert_true (g_error_matches (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED) ||
                     (i == 4 && g_error_matches (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND)));
    }
}

/* A page is printed again alone; a cover may stand with its back to the room. */
static void
test_parts (void)
{
  static const struct { const char *part; const char *said; const char *unsaid; } parts[] = {
    { "cover", "甲小明", "一、基本信息" }, { "1", "一、基本信息", "二、家庭情况" }, { "2", "二、家庭情况", "一、基本信息" },
    { "3", "三、学习与生活", "四、心理状况" }, { "4", "四、心理状况", "五、优势与资源" }, { "5", "五、优势与资源", "六、帮助计划" },
    { "6", "六、帮助计划", "七、节点关注" }, { "7", "七、节点关注", "八、期末回顾" }, { "8", "八、期末回顾", "查阅登记" },
    { "look_up", "查阅登记", "甲小明" },
  };
  XqPaperRequest request = { .student = school->children[CHILD_A], .part = "unnamed" };
  g_autofree char *unnamed = NULL;
  const char *body;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      int n_pages;
      g_autofree char *text = NULL;

      request.part = parts[i].part;
      text = print_text ("李老师", &request, &n_pages);
      if (n_pages != 1)
        g_error ("part %s has %d pages", parts[i].part, n_pages);
      g_assert_nonnull (strstr (text, parts[i].said));
      g_assert_null (strstr (text, parts[i].unsaid));
      assert_decent (text);
    }

  request.part = "unnamed";
  unnamed = print_text ("李老师", &request, NULL);
  g_assert_nonnull (strstr (unnamed, "2024-701-07"));
  body = strstr (unnamed, "第1页");
  g_assert_true (body != NULL && strstr (unnamed, "甲小明") > body);
  request.part = "9";
  g_assert_null (xq_paper_print (school_fixture_enter (school, "李老师"), "student_file", &request, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
}

/* One page: one, three and five. */
static void
test_short (void)
{
  static const char *const said[] = { "（简版）", "一、基本信息", "三、学习与生活", "五、优势与资源", "跑得快", NULL };
  static const char *const unsaid[] = { "二、家庭情况", "四、心理状况", "六、帮助计划", "七、节点关注", "查阅登记", NULL };
  const XqPaperRequest request = { .record = short_plan };
  int n_pages;
  g_autofree char *text = print_text ("李老师", &request, &n_pages);

  g_assert_cmpint (n_pages, ==, 1);
  assert_says (text, said, TRUE);
  assert_says (text, unsaid, FALSE);
}

/* To be written by hand: every part, and nobody's name. */
static void
test_empty (void)
{
  static const char *const said[] = { "一、基本信息", "四、心理状况", "八、期末回顾", "查阅登记", NULL };
  const XqPaperRequest request = { NULL };
  g_autofree char *text = print_text ("王老师", &request, NULL);

  assert_says (text, said, TRUE);
  g_assert_null (strstr (text, "甲小明"));
  g_assert_null (strstr (text, "本学年还没有排查记录"));
}

/* A successor who has not begun is not the class teacher, and who acts for one is. When
 * the year is over, its plan has its class, its teacher and its registers. */
static void
test_day (void)
{
  static const char *const said[] = { "2024—2025学年", "2024-701-07", "孙主任", "留守（", NULL };
  static const char *const unsaid[] = { "2024-803", "王老师", "赵老师", "单亲", NULL };
  const XqPaperRequest request = { .record = plan };
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *acting = school_fixture_find_staff (store, "孙主任");
  g_autofree char *next = school_fixture_find_staff (store, "赵老师");
  g_autofree char *first = school_fixture_save (store, "class_post", "class", school->classes[CHILD_A], "teacher", next, "post",
                                                "class_teacher", "from_on", "2025-03-01", "until_on", "2025-03-02", NULL);
  g_autofree char *text = print_text ("李老师", &request, NULL);
  g_autofree char *later = NULL;
  g_autofree char *class_uid = NULL;
  g_autofree char *post = NULL;
  g_autofree char *stand_in = NULL;
  g_autofree char *enrolment = NULL;
  g_autofree char *listed = NULL;
  g_autoptr (GPtrArray) enrolments = NULL;
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (strstr (text, "王老师"));
  g_assert_null (strstr (text, "赵老师"));

  store = school_fixture_enter_on (school, "李老师", "2025-09-10");
  stand_in = school_fixture_save (store, "class_post", "class", school->classes[CHILD_A], "teacher", acting, "post", "acting",
                                  "from_on", "2025-05-01", "until_on", "2025-08-31", NULL);
  xq_filter_add (filter, "student", "=", school->children[CHILD_A]);
  enrolments = xq_store_list (store, &xq_enrolment, filter, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (enrolments->len, ==, 1);
  xq_record_set (g_ptr_array_index (enrolments, 0), "until_on", "2025-08-31");
  xq_store_save (store, g_ptr_array_index (enrolments, 0), NULL, &error);
  g_assert_no_error (error);
  class_uid = school_fixture_save (store, "class", "year", "2025", "grade", "8", "number", "3", NULL);
  post = school_fixture_save (store, "class_post", "class", class_uid, "teacher", next, "post", "class_teacher", "from_on",
                              "2025-09-01", NULL);
  enrolment = school_fixture_save (store, "enrolment", "student", school->children[CHILD_A], "class", class_uid, "from_on",
                                   "2025-09-01", "reason", "promoted", NULL);
  listed = school_fixture_save (store, "register", "student", school->children[CHILD_A], "category", "single_parent", "from_on",
                                "2025-09-05", NULL);
  g_assert_true (first != NULL && post != NULL && stand_in != NULL && enrolment != NULL && listed != NULL);
  {
    g_autoptr (GBytes) pdf = xq_paper_print (store, "student_file", &request, NULL, &error);

    g_assert_no_error (error);
    later = pdf_text (pdf, NULL);
  }
  assert_says (later, said, TRUE);
  assert_says (later, unsaid, FALSE);
}

static gint64
count_disclosures (void)
{
  g_autoptr (GError) error = NULL;
  gint64 n = xq_store_count (school_fixture_enter (school, "李老师"), &xq_disclosure, NULL, &error);

  g_assert_no_error (error);
  return n;
}

/* The parts in the school's cabinet are in the ledger, kept or given; with the state it
 * is a paper of the casework, and kept it is nobody else's. Who is to know nothing stops it. */
static void
test_ledger (void)
{
  XqPaperRequest request = { .student = school->children[CHILD_A], .part = "1" };
  gint64 before = count_disclosures ();
  g_autofree char *uid = NULL;
  g_autofree char *first = print_text ("李老师", &request, NULL);
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (count_disclosures (), ==, before + 1);
  request.part = "4";
  second = print_text ("李老师", &request, NULL);
  g_assert_cmpint (count_disclosures (), ==, before + 1);
  request.to = "县一中";
  g_assert_null (xq_paper_print (school_fixture_enter (school, "李老师"), "student_file", &request, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
  g_clear_error (&error);
  request.purpose = "升学移交";
  request.ground = "guardian_consent";
  g_free (print_text ("李老师", &request, NULL));
  g_assert_cmpint (count_disclosures (), ==, before + 2);

  uid = school_fixture_save (school_fixture_enter (school, "李老师"), "withhold", "student", school->children[CHILD_A], "withheld_from",
                             "甲父", "reason", "保护令", NULL);
  g_assert_null (xq_paper_print (school->store, "student_file", &request, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "甲父"));
  request.despite_withholding = TRUE;
  g_free (print_text ("李老师", &request, NULL));
  g_assert_nonnull (uid);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  school = school_fixture_new ();
  save_records ();
  g_test_add_func ("/papers/student-file/counsellor", test_counsellor);
  g_test_add_func ("/papers/student-file/class-teacher", test_class_teacher);
  g_test_add_func ("/papers/student-file/others", test_others);
  g_test_add_func ("/papers/student-file/parts", test_parts);
  g_test_add_func ("/papers/student-file/short", test_short);
  g_test_add_func ("/papers/student-file/empty", test_empty);
  g_test_add_func ("/papers/student-file/day", test_day);
  g_test_add_func ("/papers/student-file/ledger", test_ledger);
  result = g_test_run ();
  g_free (plan);
  g_free (short_plan);
  school_fixture_free (school);
  return result;
}
