/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "school-fixture.h"

#include "papers/fill.h"
#include "school/kinds.h"
#include "store/moment.h"

static SchoolFixture *school;
static char *referral;
static char *case_file;

static const char *
text_of (XqFilledPaper *paper,
         const char    *key)
{
  return json_object_get_string_member_with_default (paper->values, key, NULL);
}

static char *
ticks_of (XqFilledPaper *paper,
          const char    *key)
{
  JsonArray *ticks = json_object_get_array_member (paper->values, key);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; ticks != NULL && i < json_array_get_length (ticks); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", json_array_get_string_element (ticks, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
all_of (XqFilledPaper *paper)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_set_object (node, paper->values);
  return json_to_string (node, FALSE);
}

static void
assert_ticks (XqFilledPaper *paper,
              const char    *key,
              const char    *codes)
{
  g_autofree char *ticks = ticks_of (paper, key);

  g_assert_cmpstr (ticks, ==, codes);
}

static XqFilledPaper *
fill (const char           *account,
      const char           *name,
      const XqPaperRequest *request)
{
  g_autoptr (GError) error = NULL;
  XqFilledPaper *paper = xq_paper_fill (school_fixture_enter (school, account), name, request, &error);

  g_assert_no_error (error);
  return paper;
}

static guint
count_entries (XqStore    *store,
               XqCabinet   cabinet,
               const char *verb)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = xq_store_audit_list (store, cabinet, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    n += strcmp (((const XqAuditEntry *) g_ptr_array_index (entries, i))->verb, verb) == 0;
  return n;
}

static gint64
count_disclosures (XqStore    *store,
                   const char *way)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqFilter) filter = xq_filter_new ();
  gint64 n;

  xq_filter_add (filter, "way", "=", way);
  n = xq_store_count (store, &xq_disclosure, filter, &error);
  g_assert_no_error (error);
  return n;
}

static void
save_records (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *father = school_fixture_save (store, "guardian", "student", school->children[CHILD_A],
                                                 "name", "甲父", "relation", "father", "phone", "13800000001", NULL);
  g_autofree char *mother = school_fixture_save (store, "guardian", "student", school->children[CHILD_A], "name", "甲母",
                                                 "relation", "mother", "phone", "13800000002", "main", "1", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  referral = school_fixture_save (store, "referral", "student", school->children[CHILD_A], "receiver", "晴川县人民医院",
                                  "urgency", "soon", "safety", "thought", "consent", "written", "stage", "sent",
                                  "wish", "assessment study", "student_view", "willing",
                                  "observed", "近两周上课伏桌，与丙小刚争吵后甲小明常独处", "done", "已家访", NULL);
  case_file = school_fixture_save (store, "case_file", "student", school->children[CHILD_A], "opened_on", "2024-10-08",
                                   "source", "class_teacher", "reason", "班主任提请，说甲小明与乙小红不说话",
                                   "background", "父母外出", "plan", "每周一次", "advice_teacher", "多给发言机会",
                                   "reflection", "督导建议放慢", NULL);
  first = school_fixture_save (store, "session", "student", school->children[CHILD_A], "case_file", case_file,
                               "held_on", "2024-10-08", "minutes", "40", "theme", "peer family",
                               "narrative", "谈到夜里哭", "key_points", "与乙小红的争执", NULL);
  second = school_fixture_save (store, "session", "student", school->children[CHILD_A], "case_file", case_file,
                                "held_on", "2024-10-15", "minutes", "30", "theme", "family", "key_points", "想念母亲", NULL);
  g_assert_nonnull (father);
  g_assert_nonnull (mother);
  g_assert_nonnull (first);
  g_assert_nonnull (second);
}

static void
test_referral_letter (void)
{
  const XqPaperRequest request = { .record = referral, .to = "晴川县人民医院", .purpose = "就诊", .ground = "guardian_consent" };
  g_autoptr (XqFilledPaper) paper = fill ("李老师", "referral_letter", &request);
  g_autofree char *all = all_of (paper);

  g_assert_cmpstr (text_of (paper, "school"), ==, "晴川县测试中学");
  g_assert_cmpstr (text_of (paper, "number"), ==, "心转〔2024〕1号");
  g_assert_cmpstr (text_of (paper, "name"), ==, "甲小明");
  g_assert_cmpstr (text_of (paper, "sex"), ==, "男");
  g_assert_cmpstr (text_of (paper, "age"), ==, "12");
  g_assert_cmpstr (text_of (paper, "born"), ==, "2012年3月");
  g_assert_cmpstr (text_of (paper, "class"), ==, "七年级(1)班");
  g_assert_cmpstr (text_of (paper, "guardian"), ==, "甲母");
  g_assert_cmpstr (text_of (paper, "relation"), ==, "母亲");
  g_assert_cmpstr (text_of (paper, "phone"), ==, "13800000002");
  g_assert_cmpstr (text_of (paper, "receiver"), ==, "晴川县人民医院");
  g_assert_cmpstr (text_of (paper, "contact"), ==, "李老师");
  g_assert_cmpstr (text_of (paper, "observed"), ==, "近两周上课伏桌，与某同学争吵后甲小明常独处");
  g_assert_cmpstr (text_of (paper, "reply_due"), ==, "2024年11月29日");
  assert_ticks (paper, "kind", "hospital");
  assert_ticks (paper, "urgency", "soon");
  assert_ticks (paper, "safety", "thought");
  assert_ticks (paper, "wish", "assessment study");
  assert_ticks (paper, "materials", "none");
  assert_ticks (paper, "guardian_view", "agreed");
  g_assert_false (json_object_get_boolean_member (paper->values, "safety_exception"));
  g_assert_null (strstr (all, "G14088"));
  g_assert_null (strstr (all, "丙小刚"));
}

/* Without consent, in danger, and before the ground is written. */
static void
test_safety_exception (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *urgent = school_fixture_save (store, "referral", "student", school->children[CHILD_B], "kind", "police",
                                                 "receiver", "派出所", "urgency", "today", "consent", "unreachable",
                                                 "stage", "sent", NULL);
  const XqPaperRequest request = { .student = school->children[CHILD_B] };
  g_autoptr (XqFilledPaper) paper = fill ("李老师", "referral_letter", &request);

  g_assert_cmpstr (paper->record, ==, urgent);
  g_assert_true (json_object_get_boolean_member (paper->values, "safety_exception"));
  assert_ticks (paper, "kind", "other");
  g_assert_cmpstr (text_of (paper, "kind_other"), ==, "公安（强制报告）");
  assert_ticks (paper, "guardian_view", "unreachable");
  g_assert_false (json_object_has_member (paper->values, "guardian"));
}

static void
test_given_out (void)
{
  const XqPaperRequest request = { .record = referral, .to = "晴川县人民医院", .purpose = "就诊", .ground = "guardian_consent" };
  g_autoptr (XqFilledPaper) paper = fill ("李老师", "referral_letter", &request);
  g_autoptr (GError) error = NULL;
  gint64 before = count_disclosures (school->store, "paper");
  guint printed = count_entries (school->store, XQ_CABINET_CARE, "print");
  g_autofree char *first = xq_paper_record (school->store, paper, &request, &error);
  g_autofree char *second = NULL;
  g_autoptr (GPtrArray) ledger = NULL;
  g_autoptr (XqFilter) filter = xq_filter_new ();

  g_assert_no_error (error);
  g_assert_cmpint (count_disclosures (school->store, "paper"), ==, before + 1);
  g_assert_cmpuint (count_entries (school->store, XQ_CABINET_CARE, "print"), ==, printed + 1);
  second = xq_paper_record (school->store, paper, &request, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (first, !=, second);

  xq_filter_add (filter, "way", "=", "paper");
  ledger = xq_store_list (school->store, &xq_disclosure, filter, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (xq_record_get (g_ptr_array_index (ledger, 0), "told_to"), ==, "晴川县人民医院");
  g_assert_cmpstr (xq_record_get (g_ptr_array_index (ledger, 0), "why"), ==, "就诊");
  g_assert_cmpstr (xq_record_get (g_ptr_array_index (ledger, 0), "ground"), ==, "guardian_consent");
  g_assert_cmpstr (xq_record_get (g_ptr_array_index (ledger, 0), "student"), ==, school->children[CHILD_A]);
}

static void
test_receiver_needs_purpose_and_ground (void)
{
  const XqPaperRequest bad[] = {
    { .record = referral, .to = "县医院" },
    { .record = referral, .to = "县医院", .purpose = "就诊" },
    { .record = referral, .to = "县医院", .ground = "guardian_consent" },
    { .record = referral, .to = "县医院", .purpose = "就诊", .ground = "curiosity" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (XqFilledPaper) paper = fill ("李老师", "referral_letter", &bad[i]);
      g_autoptr (GError) error = NULL;
      guint printed = count_entries (school->store, XQ_CABINET_CARE, "print");
      gint64 told = count_disclosures (school->store, "paper");

      g_assert_null (xq_paper_record (school->store, paper, &bad[i], &error));
      g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
      g_assert_cmpuint (count_entries (school->store, XQ_CABINET_CARE, "print"), ==, printed);
      g_assert_cmpint (count_disclosures (school->store, "paper"), ==, told);
    }
}

static void
test_kept_in_the_room (void)
{
  const XqPaperRequest letter = { .record = referral };
  const XqPaperRequest summary = { .record = case_file };
  g_autoptr (XqFilledPaper) one = fill ("李老师", "referral_letter", &letter);
  g_autoptr (XqFilledPaper) other = NULL;
  g_autoptr (GError) error = NULL;
  gint64 kept = count_disclosures (school->store, "kept");
  g_autofree char *code = xq_paper_record (school->store, one, &letter, &error);
  g_autofree char *summary_code = NULL;
  guint printed;

  g_assert_no_error (error);
  g_assert_nonnull (code);
  g_assert_false (json_object_has_member (one->values, "to"));
  g_assert_cmpint (count_disclosures (school->store, "kept"), ==, kept + 1);

  /* Heads read the ledger: that a student has a case is not in it. */
  other = fill ("李老师", "case_summary", &summary);
  kept = count_disclosures (school->store, "kept");
  printed = count_entries (school->store, XQ_CABINET_CASEWORK, "print");
  summary_code = xq_paper_record (school->store, other, &summary, &error);
  g_assert_no_error (error);
  g_assert_nonnull (summary_code);
  g_assert_cmpint (count_disclosures (school->store, "kept"), ==, kept);
  g_assert_cmpuint (count_entries (school->store, XQ_CABINET_CASEWORK, "print"), ==, printed + 1);
}

static void
test_case_summary (void)
{
  const XqPaperRequest request = { .record = case_file };
  g_autoptr (XqFilledPaper) paper = fill ("李老师", "case_summary", &request);
  g_autofree char *all = all_of (paper);
  JsonArray *sessions = json_object_get_array_member (paper->values, "sessions");

  g_assert_cmpstr (text_of (paper, "name_or_code"), ==, "甲小明");
  g_assert_cmpstr (text_of (paper, "n"), ==, "2");
  g_assert_cmpstr (text_of (paper, "minutes"), ==, "70");
  g_assert_cmpstr (text_of (paper, "from"), ==, "2024年10月8日");
  g_assert_cmpstr (text_of (paper, "until"), ==, "2024年10月15日");
  g_assert_cmpstr (text_of (paper, "themes"), ==, "同伴交往、亲子关系");
  g_assert_cmpstr (text_of (paper, "source"), ==, "班主任提请");
  g_assert_cmpstr (text_of (paper, "reason"), ==, "班主任提请，说甲小明与某同学不说话");
  g_assert_cmpstr (text_of (paper, "reflection"), ==, "督导建议放慢");
  assert_ticks (paper, "state", "open");
  g_assert_cmpuint (json_array_get_length (sessions), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (sessions, 0), "points"), ==, "与某同学的争执");
  g_assert_null (strstr (all, "夜里哭"));
  g_assert_null (strstr (all, "乙小红"));
  g_assert_null (strstr (all, "G14088"));
}

static void
test_shared_case_summary (void)
{
  const XqPaperRequest given = { .record = case_file, .to = "帮扶小组", .purpose = "会商", .ground = "duty" };
  const XqPaperRequest kept = { .record = case_file };
  g_autoptr (XqFilledPaper) one = fill ("李老师", "case_summary", &given); /* who else gets one gets this one */
  g_autoptr (XqFilledPaper) other = fill ("李老师", "case_summary_shared", &kept);
  XqFilledPaper *papers[] = { one, other };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      static const char *const inner[] = { "sessions", "background", "assessment", "plan", "reflection" };

      g_assert_cmpstr (papers[i]->paper, ==, "case_summary_shared");
      g_assert_cmpstr (text_of (papers[i], "advice_teacher"), ==, "多给发言机会");
      for (guint j = 0; j < G_N_ELEMENTS (inner); j++)
        g_assert_false (json_object_has_member (papers[i]->values, inner[j]));
    }
}

static void
test_nameless_case (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *nameless = school_fixture_save (store, "case_file", "alias", "蓝鸟", "opened_on", "2024-11-01", NULL);
  const XqPaperRequest request = { .record = nameless };
  g_autoptr (XqFilledPaper) paper = fill ("李老师", "case_summary", &request);

  g_assert_cmpstr (text_of (paper, "name_or_code"), ==, "蓝鸟");
  g_assert_cmpstr (text_of (paper, "n"), ==, "0");
  g_assert_null (paper->students);
}

static char *
join_text (XqFilledPaper *paper)
{
  JsonArray *paragraphs = json_object_get_array_member (paper->values, "text");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (paragraphs); i++)
    g_string_append_printf (text, "%s\n", json_object_get_string_member (json_array_get_object_element (paragraphs, i), "text"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_term_summary (void)
{
  const XqPaperRequest request = { .term = "2024-1" };
  g_autofree char *visit = school_fixture_save (school_fixture_enter (school, "王老师"), "home_visit",
                                                "student", school->children[CHILD_A], "visited_on", "2024-10-10", NULL);
  g_autofree char *written = school_fixture_save (school_fixture_enter (school, "李老师"), "term_text", "year", "2024",
                                                  "number", "1", "section", "plans",
                                                  "text", "补上其余家访，本学期已访{hv_cov}人。", NULL);
  g_autoptr (XqFilledPaper) paper = fill ("李老师", "term_summary", &request);
  g_autofree char *text = join_text (paper);
  g_autofree char *all = all_of (paper);
  JsonArray *table = json_object_get_array_member (paper->values, "table");
  JsonArray *bars = json_object_get_array_member (paper->values, "chart_coverage");

  g_assert_nonnull (visit);
  g_assert_nonnull (written);
  g_assert_null (paper->students);
  g_assert_cmpstr (text_of (paper, "term"), ==, "2024—2025学年第一学期");
  g_assert_nonnull (strstr (text, "一、基本情况\n本学期我校有教学班3个，学生3人。\n"));
  g_assert_nonnull (strstr (text, "（一）个别辅导与团体辅导。\n个体辅导2人次、1人。\n"));
  g_assert_nonnull (strstr (text, "班主任家访1人次；本学年班主任已家访学生1人，占应访学生3人的33%。"));
  g_assert_nonnull (strstr (text, "三、存在的问题\n1. 尚未配备专职心理健康教育教师。"));
  g_assert_nonnull (strstr (text, "四、下学期打算\n补上其余家访，本学期已访1人。\n"));
  g_assert_null (strstr (text, "科任教师家访"));    /* none */
  g_assert_null (strstr (text, "{"));
  g_assert_null (strstr (all, "甲小明"));

  g_assert_cmpuint (json_array_get_length (table), ==, 89);
  g_assert_cmpuint (json_array_get_length (bars), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (bars, 0), "label"), ==, "七年级(1)班");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (bars, 0), "words"), ==, "人数少，不列（共1）");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (bars, 1), "words"), ==, "0/1");
}

/* What somebody emptied stays empty: neither the program's sentences nor a heading over nothing. */
static void
test_emptied_sections (void)
{
  static const char *const sections[] = { "basics", "problems" };
  const XqPaperRequest request = { .term = "2024-1" };

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autofree char *written = school_fixture_save (school_fixture_enter (school, "李老师"), "term_text", "year", "2024",
                                                      "number", "1", "section", sections[i], NULL);

      g_assert_nonnull (written);
    }
  {
    g_autoptr (XqFilledPaper) paper = fill ("李老师", "term_summary", &request);
    g_autofree char *text = join_text (paper);

    g_assert_null (strstr (text, "基本情况"));
    g_assert_null (strstr (text, "教学班"));
    g_assert_null (strstr (text, "存在的问题"));
    g_assert_null (strstr (text, "尚未配备"));
    g_assert_nonnull (strstr (text, "一、主要工作\n"));
    g_assert_nonnull (strstr (text, "二、下学期打算\n"));
  }
}

static void
test_who_may_print (void)
{
  static const struct { const char *account; const char *paper; gboolean may; } cases[] = {
    { "校长", "referral_letter", TRUE },     { "校长", "term_summary", TRUE },
    { "校长", "case_summary", FALSE },       { "校长", "case_summary_shared", FALSE },
    { "校长", "guardian_notice", TRUE },     { "李老师", "guardian_notice", TRUE },
    { "王老师", "referral_letter", FALSE },  { "王老师", "term_summary", FALSE },
    { "王老师", "case_summary", FALSE },     { "孙主任", "term_summary", FALSE },
    { "钱老师", "guardian_notice", FALSE },  { "周阿姨", "case_summary_shared", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const XqPaperRequest request = { .student = school->children[CHILD_A], .term = "2024-1" };
      g_autoptr (GError) error = NULL;
      XqStore *store = school_fixture_enter (school, cases[i].account);
      g_autoptr (XqFilledPaper) paper = xq_paper_fill (store, cases[i].paper, &request, &error);

      if (cases[i].may)
        g_assert_no_error (error);
      else
        g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
    }
}

static void
test_what_is_missing (void)
{
  static const struct { const char *paper; XqStoreError code; } cases[] = {
    { "referral_letter", XQ_STORE_ERROR_INVALID }, { "case_summary", XQ_STORE_ERROR_INVALID },
    { "term_summary", XQ_STORE_ERROR_INVALID },    { "wallpaper", XQ_STORE_ERROR_INVALID },
  };
  const XqPaperRequest nothing = { .record = NULL };
  const XqPaperRequest nobody = { .student = school->children[CHILD_C] };
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autoptr (GError) none = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (xq_paper_fill (store, cases[i].paper, &nothing, &error));
      g_assert_error (error, XQ_STORE_ERROR, (int) cases[i].code);
    }
  g_assert_null (xq_paper_fill (store, "referral_letter", &nobody, &none));
  g_assert_error (none, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND);
}

static JsonObject *
row_of (XqFilledPaper *paper,
        const char    *key,
        guint          n)
{
  return json_array_get_object_element (json_object_get_array_member (paper->values, key), n);
}

static const char *
cell_of (XqFilledPaper *paper,
         const char    *key,
         guint          n,
         const char    *cell)
{
  return json_object_get_string_member_with_default (row_of (paper, key, n), cell, NULL);
}

static char *
save_crisis (XqStore *store)
{
  g_autoptr (XqRecord) event = xq_store_new_record (store, &xq_crisis_event);
  g_autofree char *at = xq_moment_read ("2024-11-14 16:50", FIXTURE_TODAY);
  g_autofree char *later = xq_moment_read ("2024-11-14 17:03", FIXTURE_TODAY);
  g_autoptr (GError) error = NULL;
  XqRecord *part;

  xq_record_set (event, "found_at", at);
  xq_record_set (event, "kind", "self_harm");
  xq_record_set (event, "report_kind", "abnormal");
  part = xq_record_add_part (event, "people");
  xq_record_set (part, "student", school->children[CHILD_A]);
  part = xq_record_add_part (event, "people");
  xq_record_set (part, "student", school->children[CHILD_C]);
  xq_record_set (part, "role", "witness");
  part = xq_record_add_part (event, "timeline");
  xq_record_set (part, "step", "reported_police");
  xq_record_set (part, "at", later);
  part = xq_record_add_part (event, "timeline");
  xq_record_set (part, "step", "with_student");
  xq_record_set (part, "at", at);
  xq_record_set (part, "done_by", xq_store_get_my_staff (store));
  xq_record_set (part, "note", "丙小刚来报，甲小明在走廊");
  xq_store_save (store, event, NULL, &error);
  g_assert_no_error (error);
  return g_strdup (xq_record_get_uid (event));
}

static void
test_crisis_record (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *uid = save_crisis (store);
  const XqPaperRequest request = { .student = school->children[CHILD_A] };
  g_autoptr (XqFilledPaper) paper = fill ("校长", "crisis_record", &request);
  g_autofree char *all = all_of (paper);

  g_assert_cmpstr (paper->record, ==, uid);
  g_assert_cmpstr (text_of (paper, "number"), ==, "心急〔2024〕1号");
  g_assert_cmpstr (text_of (paper, "found_at"), ==, "2024年11月14日 16:50");
  g_assert_cmpstr (text_of (paper, "name"), ==, "甲小明");
  assert_ticks (paper, "kind", "self_harm");
  assert_ticks (paper, "report_kind", "abnormal");
  /* In the order of time, however they were written; the stamp gives the report its time. */
  g_assert_cmpstr (cell_of (paper, "timeline", 0, "at"), ==, "11月14日 16:50");
  g_assert_cmpstr (cell_of (paper, "timeline", 0, "step"), ==, "有人陪在身边：某同学来报，甲小明在走廊");
  g_assert_cmpstr (cell_of (paper, "timeline", 0, "by"), ==, "李老师");
  g_assert_cmpstr (cell_of (paper, "timeline", 1, "step"), ==, "强制报告");
  g_assert_cmpstr (text_of (paper, "report_at"), ==, "2024年11月14日 17:03");
  g_assert_cmpstr (cell_of (paper, "concerned", 1, "name"), ==, "某同学");
  g_assert_cmpstr (cell_of (paper, "follow_ups", 0, "planned"), ==, "11月15日");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (paper->values, "follow_ups")), ==, 5);
  /* The other child is neither named nor in the ledger. */
  g_assert_null (strstr (all, "丙小刚"));
  g_assert_cmpstr (paper->students, ==, school->children[CHILD_A]);
}

static void
refuse_paper (const char           *account,
              const char           *name,
              const XqPaperRequest *request,
              int                   code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (xq_paper_fill (school_fixture_enter (school, account), name, request, &error));
  g_assert_error (error, XQ_STORE_ERROR, code);
}

/* Return to school is reviewed where the student was away, and nowhere else. */
static void
test_return_review (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *away = school_fixture_save (store, "referral", "student", school->children[CHILD_C], "receiver", "县医院",
                                               "consent", "written", "stage", "returning", "study_advice", "leave",
                                               "return_review_on", "2024-11-15", "return_review_absent_from", "2024-10-08",
                                               "return_review_absent_until", "2024-11-15", "return_review_result", "reduced",
                                               "return_review_student", "愿意回来，担心甲小明问起", NULL);
  const XqPaperRequest request = { .record = away };
  const XqPaperRequest stayed = { .record = referral };
  g_autoptr (XqFilledPaper) paper = fill ("校长", "return_review", &request);

  g_assert_cmpstr (text_of (paper, "name"), ==, "丙小刚");
  g_assert_cmpstr (text_of (paper, "absent_from"), ==, "2024年10月8日");
  g_assert_cmpstr (text_of (paper, "student"), ==, "愿意回来，担心某同学问起");
  assert_ticks (paper, "result", "reduced");
  refuse_paper ("李老师", "return_review", &stayed, XQ_STORE_ERROR_INVALID);
}

/* Without consent or a decision no letter; in danger at once; inside the school none. */
static void
test_letter_needs_consent (void)
{
  static const struct
  {
    const char *fields[8];
    gboolean    prints;
  } cases[] = {
    { { "consent", "written" }, TRUE },
    { { "consent", "verbal" }, TRUE },
    { { "consent", "refused" }, FALSE },
    { { "urgency", "soon" }, FALSE },
    { { "consent", "refused", "override", "1", "ground", "danger_self" }, FALSE },
    { { "consent", "unreachable", "urgency", "today" }, TRUE },
    { { "urgency", "today" }, TRUE },
    { { "kind", "inside", "consent", "written" }, FALSE },
  };
  XqStore *store = school_fixture_enter (school, "李老师");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (XqRecord) record = xq_store_new_record (store, xq_kind_find ("referral"));
      g_autoptr (GError) error = NULL;
      g_autoptr (XqFilledPaper) paper = NULL;
      XqPaperRequest request = { NULL, };

      xq_record_set (record, "student", school->children[CHILD_A]);
      xq_record_set (record, "stage", "talking");
      for (guint j = 0; j + 1 < G_N_ELEMENTS (cases[i].fields) && cases[i].fields[j] != NULL; j += 2)
        xq_record_set (record, cases[i].fields[j], cases[i].fields[j + 1]);
      xq_store_save (store, record, NULL, &error);
      g_assert_no_error (error);
      request.record = xq_record_get_uid (record);
      paper = xq_paper_fill (store, "referral_letter", &request, &error);
      g_test_message ("case %u", i);
      g_assert_cmpint (paper != NULL, ==, cases[i].prints);
      if (!cases[i].prints)
        g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
      g_clear_error (&error);
      xq_store_withdraw (store, xq_kind_find ("referral"), request.record, "试写", &error);
      g_assert_no_error (error);
    }
}

static void
test_crisis_is_not_for_all (void)
{
  const XqPaperRequest request = { .student = school->children[CHILD_A] };
  const XqPaperRequest none = { .student = school->children[CHILD_B] };

  refuse_paper ("王老师", "crisis_record", &request, XQ_STORE_ERROR_DENIED);
  refuse_paper ("李老师", "crisis_record", &none, XQ_STORE_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  school = school_fixture_new ();
  save_records ();
  g_test_add_func ("/papers/fill/referral-letter", test_referral_letter);
  g_test_add_func ("/papers/fill/safety-exception", test_safety_exception);
  g_test_add_func ("/papers/fill/given-out", test_given_out);
  g_test_add_func ("/papers/fill/receiver-needs-purpose-and-ground", test_receiver_needs_purpose_and_ground);
  g_test_add_func ("/papers/fill/kept-in-the-room", test_kept_in_the_room);
  g_test_add_func ("/papers/fill/case-summary", test_case_summary);
  g_test_add_func ("/papers/fill/shared-case-summary", test_shared_case_summary);
  g_test_add_func ("/papers/fill/nameless-case", test_nameless_case);
  g_test_add_func ("/papers/fill/term-summary", test_term_summary);
  g_test_add_func ("/papers/fill/emptied-sections", test_emptied_sections);
  g_test_add_func ("/papers/fill/who-may-print", test_who_may_print);
  g_test_add_func ("/papers/fill/what-is-missing", test_what_is_missing);
  g_test_add_func ("/papers/fill/crisis-record", test_crisis_record);
  g_test_add_func ("/papers/fill/crisis-is-not-for-all", test_crisis_is_not_for_all);
  g_test_add_func ("/papers/fill/return-review", test_return_review);
  g_test_add_func ("/papers/fill/letter-needs-consent", test_letter_needs_consent);
  failed = g_test_run ();
  school_fixture_free (school);
  g_free (referral);
  g_free (case_file);
  return failed;
}
