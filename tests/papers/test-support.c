/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <poppler.h>

#include "papers/fill-private.h"
#include "papers/print.h"
#include "school-fixture.h"
#include "school/kinds.h"

/* The papers of the ledger of key support, as a reader of the PDF finds them. */

#define PAGE_MOST 40960

static SchoolFixture *school;
static char *entry;
static char *meeting;

static const char *const forbidden[] = {
  "患者", "病情", "症状", "治疗", "疾病", "异常学生", "问题学生", "后进生", "机密", "绝密", "一级", "二级", "三级", NULL
};

/* One text a page, line breaks taken out. */
static GStrv
read_pages (GBytes *pdf)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, &error);
  g_autoptr (GStrvBuilder) pages = g_strv_builder_new ();

  g_assert_no_error (error);
  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);
      g_autofree char *words = poppler_page_get_text (page);
      g_auto (GStrv) lines = g_strsplit (words, "\n", -1);
      g_autofree char *joined = g_strjoinv ("", lines);

      g_strv_builder_add (pages, joined);
      g_object_unref (page);
    }
  g_assert_cmpuint (g_bytes_get_size (pdf), <, (gsize) poppler_document_get_n_pages (document) * PAGE_MOST);
  g_object_unref (document);
  return g_strv_builder_end (pages);
}

static GStrv
print (const char           *account,
       const char           *paper,
       const XqPaperRequest *request)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = xq_paper_print (school_fixture_enter (school, account), paper, request, NULL, &error);
  GStrv pages;

  g_assert_no_error (error);
  pages = read_pages (pdf);
  for (guint i = 0; pages[i] != NULL; i++)
    for (guint k = 0; forbidden[k] != NULL; k++)
      if (strstr (pages[i], forbidden[k]) != NULL)
        g_error ("%s says %s", paper, forbidden[k]);
  return pages;
}

static void
assert_says (const char *page,
             const char *words)
{
  if (strstr (page, words) == NULL)
    g_error ("“%s” is not on the page: %s", words, page);
}

static void
assert_silent (const char *page,
               const char *words)
{
  if (strstr (page, words) != NULL)
    g_error ("“%s” is on the page: %s", words, page);
}

static gint64
count_disclosures (const char *told_to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqFilter) filter = xq_filter_new ();
  gint64 n;

  xq_filter_add (filter, "told_to", "=", told_to);
  n = xq_store_count (school_fixture_enter (school, "李老师"), &xq_disclosure, filter, &error);
  g_assert_no_error (error);
  return n;
}

static void
add_member (XqRecord   *record,
            const char *role,
            const char *person,
            const char *name,
            const char *duty)
{
  XqRecord *member = xq_record_add_part (record, "members");

  xq_record_set (member, "role", role);
  xq_record_set (member, "person", person);
  xq_record_set (member, "name", name);
  xq_record_set (member, "duty", duty);
  xq_record_set (member, "frequency", "每周一次");
}

static void
save_records (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  const char *me = xq_store_get_my_staff (store);
  g_autofree char *lead = school_fixture_save (store, "staff", "name", "钱副校长", "job", "head", NULL);
  g_autofree char *both = g_strjoin (" ", lead, me, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) record = NULL;

  entry = school_fixture_save (store, "key_support", "student", school->children[CHILD_A], "decided_by", both,
                               "opened_on", "2024-11-01", "level", "focus", "category", "emotion sleep",
                               "reason", "甲小明与丙小刚争吵后常独处", "measures", "请乙小红陪甲小明吃午饭",
                               "guardian_informed_on", "2024-11-02", NULL);
  record = xq_store_get (store, &xq_key_support, entry, &error);
  add_member (record, "lead", lead, NULL, "每月碰头");
  add_member (record, "counsellor", me, NULL, "面谈");
  add_member (record, "guardian", NULL, "甲母", "每天说会儿话");
  xq_store_save (store, record, NULL, &error);
  g_assert_no_error (error);
  g_free (school_fixture_save (store, "key_support_review", "entry", entry, "held_on", "2024-11-08", NULL));
  meeting = school_fixture_save (store, "case_meeting", "student", school->children[CHILD_A], "held_on", "2024-11-01",
                                 "started_at", "16:50", "place", "会议室", "chair", lead, "people", both, "others", "校医",
                                 "report", "丙小刚说他不愿去操场", "opinion", "列入台账", "level_before", "watch",
                                 "level", "focus", "decision", "list", "measures", "每周一次", NULL);
}

/* For an inspection: nobody can tell who it is. */
static void
test_coded (void)
{
  const XqPaperRequest request = { .term = "2024-1" };
  static const char *const accounts[] = { "李老师", "校长" };

  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      g_auto (GStrv) pages = print (accounts[i], "key_support_ledger", &request);

      g_assert_cmpuint (g_strv_length (pages), ==, 1);
      assert_says (pages[0], "重2024-1");
      assert_says (pages[0], "七年级");
      assert_says (pages[0], "▲");
      assert_says (pages[0], "重点关注");
      assert_says (pages[0], "情绪困扰、睡眠作息");
      assert_says (pages[0], "缺班主任、科任教师");
      assert_says (pages[0], "11月8日");
      assert_says (pages[0], "11月22日");
      assert_says (pages[0], "在册1人，本期新增1人，移出0人");
      assert_silent (pages[0], "甲小明");
      assert_silent (pages[0], "丙小刚");
      assert_silent (pages[0], "乙小红");
      assert_silent (pages[0], "七年级(1)班");
      assert_silent (pages[0], "独处");
      assert_silent (pages[0], "钱副校长");
    }
}

/* With names it has a receiver each, and numbered copies. */
static void
test_named (void)
{
  const XqPaperRequest nobody = { .term = "2024-1" };
  const XqPaperRequest no_ground = { .term = "2024-1", .to = "钱副校长", .purpose = "研判" };
  const XqPaperRequest two = { .term = "2024-1", .to = "钱副校长、李老师", .purpose = "研判", .ground = "duty" };
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autoptr (GError) none = NULL;
  g_autoptr (GError) no_reason = NULL;
  g_auto (GStrv) pages = NULL;

  g_assert_null (xq_paper_print (store, "key_support_ledger_named", &nobody, NULL, &none));
  g_assert_error (none, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
  g_assert_null (xq_paper_print (store, "key_support_ledger_named", &no_ground, NULL, &no_reason));
  g_assert_error (no_reason, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);

  pages = print ("李老师", "key_support_ledger_named", &two);
  g_assert_cmpuint (g_strv_length (pages), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      assert_says (pages[i], i == 0 ? "提供给：钱副校长" : "提供给：李老师");
      assert_says (pages[i], i == 0 ? "第1份／共2份" : "第2份／共2份");
      assert_says (pages[i], "用后收回");
      /* Each copy is a paper of its own. */
      assert_says (pages[i], "第 1 页");
      assert_silent (pages[i], "第 2 页");
      assert_says (pages[i], "甲小明");
      assert_says (pages[i], "分管领导 钱副校长");
      assert_says (pages[i], "某同学");
      assert_silent (pages[i], "丙小刚");
      assert_silent (pages[i], "乙小红");
    }
  g_assert_cmpint (count_disclosures ("钱副校长、李老师"), ==, 1);
}

static void
test_group_sheet (void)
{
  const XqPaperRequest request = { .record = entry };
  g_auto (GStrv) pages = print ("李老师", "support_group_sheet", &request);

  assert_says (pages[0], "甲小明");
  assert_says (pages[0], "每月碰头");
  assert_says (pages[0], "甲母");
  assert_says (pages[0], "知情并承诺保密");
  assert_silent (pages[0], "重点关注");
  assert_silent (pages[0], "争吵");
  assert_silent (pages[0], "台账");
}

static void
test_conference (void)
{
  const XqPaperRequest by_record = { .record = meeting };
  const XqPaperRequest by_student = { .student = school->children[CHILD_A] };
  const XqPaperRequest nobody = { .student = school->children[CHILD_C] };
  const XqPaperRequest nothing = { .term = NULL };
  XqStore *store;
  g_autoptr (GError) none = NULL;
  g_autoptr (GError) unsaid = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_auto (GStrv) pages = print ("李老师", "case_meeting_record", i == 0 ? &by_record : &by_student);

      assert_says (pages[0], "2024年11月1日");
      assert_says (pages[0], "16:50");
      assert_says (pages[0], "校医");
      assert_says (pages[0], "一般关注");
      assert_says (pages[0], "重点关注");
      assert_says (pages[0], "某同学");
      assert_silent (pages[0], "丙小刚");
    }
  store = school_fixture_enter (school, "李老师");
  g_assert_null (xq_paper_print (store, "case_meeting_record", &nobody, NULL, &none));
  g_assert_error (none, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND);
  g_assert_null (xq_paper_print (store, "case_meeting_record", &nothing, NULL, &unsaid));
  g_assert_error (unsaid, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
}

static void
test_strangers (void)
{
  static const char *const papers[] = {
    "key_support_ledger", "key_support_ledger_named", "support_group_sheet", "case_meeting_record"
  };
  const XqPaperRequest request = { .student = school->children[CHILD_A], .term = "2024-1", .to = "某人", .purpose = "看", .ground = "duty" };
  XqStore *store = school_fixture_enter (school, "王老师");

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (xq_paper_print (store, papers[i], &request, NULL, &error));
      g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
    }
}

/* Every choice that stands on a paper has its Chinese word; what leaves no mark has none. */
static void
test_words (void)
{
  static const struct { const char *kind; const char *field; const char *group; } words[] = {
    { "key_support", "source", "support_source" }, { "key_support", "level", "attention" },
    { "key_support_review", "close_reason", "support_close" }, { "key_support", "category", "theme" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (const XqChoice *choice = xq_fields_find (xq_kind_find (words[i].kind)->fields, words[i].field)->choices;
         choice->code != NULL; choice++)
      g_assert_nonnull (xq_form_word (words[i].group, choice->code));
  for (const XqChoice *choice = xq_fields_find (xq_fields_find (xq_key_support.fields, "members")->parts, "role")->choices;
       choice->code != NULL; choice++)
    g_assert_nonnull (xq_form_word ("support_role", choice->code));
}

int
main (int   argc,
      char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  school = school_fixture_new ();
  save_records ();
  g_test_add_func ("/papers/support/coded", test_coded);
  g_test_add_func ("/papers/support/named", test_named);
  g_test_add_func ("/papers/support/group-sheet", test_group_sheet);
  g_test_add_func ("/papers/support/conference", test_conference);
  g_test_add_func ("/papers/support/strangers", test_strangers);
  g_test_add_func ("/papers/support/words", test_words);
  failed = g_test_run ();
  school_fixture_free (school);
  g_free (entry);
  g_free (meeting);
  return failed;
}
