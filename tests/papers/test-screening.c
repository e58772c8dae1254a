/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "pdf-reader.h"
#include "school-fixture.h"

#include "papers/print.h"
#include "school/kinds.h"
#include "school/screening-form.h"

/* The papers of the screening: what is written by hand, what a family signs, and the
 * numbers that leave the school. */

static SchoolFixture *school;
static char *campaign;

static void
save_records (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autoptr (XqRecord) form = xq_screening_form_new_factory (store);
  g_autoptr (GError) error = NULL;

  xq_record_set (form, "state", "in_use");
  xq_store_save (store, form, NULL, &error);
  g_assert_no_error (error);
  campaign = school_fixture_save (store, "screening_campaign", "name", "2024年秋季排查", "starts_on", "2024-09-02",
                                  "form", xq_record_get_uid (form), "instruments", "phq9 who5", NULL);
  for (FixtureChild child = 0; child < N_CHILDREN; child++)
    g_free (school_fixture_save (store, "screening_observation", "campaign", campaign, "student", school->children[child],
                                 "answers", "sleep=2", "remark", "这句话不上纸", NULL));
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("同班%u", i);
      g_autofree char *child = school_fixture_save (store, "student", "name", name, "sex", "male", NULL);

      g_free (school_fixture_save (store, "enrolment", "student", child, "class", school->classes[CHILD_A],
                                   "from_on", "2024-09-01", NULL));
    }
  g_free (school_fixture_save (store, "screening_level", "campaign", campaign, "student", school->children[CHILD_A],
                               "confirmed", "watch", NULL));
}

static GBytes *
print (const char           *account,
       const char           *paper,
       const XqPaperRequest *request)
{
  XqStore *store = school_fixture_enter (school, account);
  g_autoptr (GError) error = NULL;
  GBytes *pdf = xq_paper_print (store, paper, request, NULL, &error);

  g_assert_no_error (error);
  return pdf;
}

/* A page stays below 40 KB, and says these words and none of the others. */
static void
assert_paper (GBytes            *pdf,
              const char *const *said,
              const char *const *unsaid)
{
  static const char *const never[] = {
    "患者", "病情", "症状", "治疗", "疾病", "异常学生", "问题学生", "后进生", "null", "这句话不上纸", "G1408",
  };
  int n_pages;
  g_autofree char *text = pdf_text (pdf, &n_pages);

  g_assert_cmpuint (g_bytes_get_size (pdf), <, 40u * 1024u * (guint) n_pages);
  for (guint i = 0; said[i] != NULL; i++)
    if (strstr (text, said[i]) == NULL)
      g_error ("the paper does not say %s but %s", said[i], text);
  for (guint i = 0; unsaid != NULL && unsaid[i] != NULL; i++)
    if (strstr (text, unsaid[i]) != NULL)
      g_error ("the paper says %s: %s", unsaid[i], text);
  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    if (strstr (text, never[i]) != NULL)
      g_error ("the paper says %s: %s", never[i], text);
  g_assert_cmpuint (count_of (text, "诊断"), ==, 2 * count_of (text, "非诊断证明，不得作为诊断依据"));
}

/* Rows for the class teacher's own hand: names and items, and nothing that was filled in. */
static void
test_observation (void)
{
  static const char *const said[] = {
    "学生心理健康排查表（教师观察）", "七年级(1)班", "2024年9月", "甲小明", "同班7", "13※", "上课常困倦", "疑似受到伤害、侵害",
    "不张贴，不拍照上传群", NULL,
  };
  static const char *const unsaid[] = { "乙小红", "丙小刚", NULL };
  static const char *const blank[] = { "年级（）班", "上课常困倦", "16", NULL };
  static const char *const nobody[] = { "甲小明", "七年级", NULL };
  XqPaperRequest request = { .class_uid = school->classes[CHILD_A] };
  XqPaperRequest empty = { NULL };
  g_autoptr (GBytes) pdf = print ("王老师", "screening_observation", &request);
  g_autoptr (GBytes) none = print ("王老师", "screening_observation", &empty);

  assert_paper (pdf, said, unsaid);
  assert_paper (none, blank, nobody);
}

static void
test_observation_refused (void)
{
  XqStore *store = school_fixture_enter (school, "王老师");
  XqPaperRequest other = { .class_uid = school->classes[CHILD_C] };
  XqPaperRequest given = { .class_uid = school->classes[CHILD_A], .to = "教体局" };
  g_autoptr (GError) error = NULL;

  g_assert_null (xq_paper_print (store, "screening_observation", &other, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* Names leave the school with a purpose and a ground. */
  g_assert_null (xq_paper_print (store, "screening_observation", &given, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
}

/* A form with more items than stand beside the names is not printed in part. */
static void
test_long_form (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autoptr (XqRecord) form = xq_store_new_record (store, &xq_screening_form);
  g_autoptr (GError) error = NULL;
  g_autofree char *other = NULL;
  XqPaperRequest request = { NULL };

  xq_record_set (form, "name", "长表样");
  xq_record_set (form, "state", "in_use");
  for (guint i = 0; i < 25; i++)
    {
      XqRecord *item = xq_record_add_part (form, "items");
      g_autofree char *code = g_strdup_printf ("item_%u", i);

      xq_record_set (item, "code", code);
      xq_record_set (item, "text", "一项");
    }
  xq_store_save (store, form, NULL, &error);
  g_assert_no_error (error);
  other = school_fixture_save (store, "screening_campaign", "name", "长表样", "form", xq_record_get_uid (form), NULL);
  request.record = other;
  g_assert_null (xq_paper_print (store, "screening_observation", &request, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
  xq_store_withdraw (store, &xq_screening_campaign, other, "测试", NULL);
}

static void
test_consent (void)
{
  static const char *const said[] = {
    "心理健康排查知情同意书", "PHQ-9、WHO-5", "2024年9月2日至2024年9月30日", "甲小明", "七年级(1)班", "随时撤回", "不影响对学生的任何评价",
    "监护人（签字）", "学生（签字）", NULL,
  };
  XqPaperRequest request = { .record = campaign, .student = school->children[CHILD_A] };
  g_autoptr (GBytes) pdf = print ("王老师", "screening_consent", &request);

  assert_paper (pdf, said, NULL);
}

/* One child in grade 8, so grade 7's number of children is kept back with it. */
static void
test_summary (void)
{
  static const char *const said[] = {
    "心理健康排查结果汇总表", "七年级", "八年级", "合计", "不足5", "—", "11", "（盖章）", NULL,
  };
  static const char *const unsaid[] = { "甲小明", "乙小红", NULL };
  XqPaperRequest request = { .record = campaign };
  g_autoptr (GBytes) pdf = print ("李老师", "screening_summary", &request);
  g_autoptr (GError) error = NULL;

  assert_paper (pdf, said, unsaid);
  g_assert_null (xq_paper_print (school_fixture_enter (school, "校长"), "screening_summary", &request, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
}

int
main (int   argc,
      char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  school = school_fixture_new ();
  save_records ();
  g_test_add_func ("/papers/screening/observation", test_observation);
  g_test_add_func ("/papers/screening/observation-refused", test_observation_refused);
  g_test_add_func ("/papers/screening/long-form", test_long_form);
  g_test_add_func ("/papers/screening/consent", test_consent);
  g_test_add_func ("/papers/screening/summary", test_summary);
  failed = g_test_run ();
  g_free (campaign);
  school_fixture_free (school);
  return failed;
}
