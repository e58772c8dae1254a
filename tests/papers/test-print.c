/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <poppler.h>

#include "papers/print.h"
#include "school-fixture.h"
#include "school/kinds.h"

/* The papers as a reader of the PDF finds them. */

static SchoolFixture *school;
static char *referral;
static char *case_file;

static char *
read_text (GBytes *pdf,
           int    *n_pages)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  *n_pages = poppler_document_get_n_pages (document);
  for (int i = 0; i < *n_pages; i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);
      g_autofree char *words = poppler_page_get_text (page);

      g_string_append (text, words);
      g_object_unref (page);
    }
  g_object_unref (document);
  return g_string_free (text, FALSE);
}

/* Lines are broken where the column ends; what is looked for may be broken too. */
static gboolean
says (const char *text,
      const char *words)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *joined = g_strjoinv ("", lines);

  return strstr (joined, words) != NULL;
}

static char *
print (const char           *account,
       const char           *paper,
       const XqPaperRequest *request,
       int                  *n_pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = xq_paper_print (school_fixture_enter (school, account), paper, request, NULL, &error);

  g_assert_no_error (error);
  return read_text (pdf, n_pages);
}

static void
assert_footer (XqStore    *store,
               XqCabinet   cabinet,
               const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = xq_store_audit_code (store, cabinet, &error);

  g_assert_no_error (error);
  if (!says (text, code))
    g_error ("the footer does not say %s", code);
}

/* The national number is mostly "G" and the identity card's: on no paper, whole
 * or in part. */
static void
assert_no_number (const char *text)
{
  static const char *const parts[] = { "G14088", "140881", "20120301", "0010011", "学籍" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (says (text, parts[i]))
      g_error ("a paper says %s", parts[i]);
}

static void
save_records (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *session = NULL;

  referral = school_fixture_save (store, "referral", "student", school->children[CHILD_A], "receiver", "晴川县人民医院",
                                  "consent", "written", "stage", "sent", "observed", "与丙小刚争吵后少言", NULL);
  case_file = school_fixture_save (store, "case_file", "student", school->children[CHILD_A], "opened_on", "2024-10-08",
                                   "reason", "睡得少", NULL);
  session = school_fixture_save (store, "session", "student", school->children[CHILD_A], "case_file", case_file,
                                 "held_on", "2024-10-08", "key_points", "作息约定", NULL);
  g_assert_nonnull (session);
}

static void
test_referral_letter (void)
{
  const XqPaperRequest request = { .record = referral, .to = "晴川县人民医院", .purpose = "就诊", .ground = "guardian_consent" };
  int n_pages;
  g_autofree char *text = print ("李老师", "referral_letter", &request, &n_pages);

  g_assert_cmpint (n_pages, ==, 1); /* with its slip */
  g_assert_true (says (text, "兹有我校七年级(1)班学生甲小明，男，12岁。经学校研判并与监护人沟通"));
  g_assert_true (says (text, "提供给：晴川县人民医院"));
  g_assert_true (says (text, "转介回执"));
  g_assert_true (says (text, "心转〔2024〕1号"));
  g_assert_true (says (text, "与某同学争吵后少言"));
  g_assert_true (says (text, "非诊断证明"));
  g_assert_false (says (text, "丙小刚"));
  g_assert_false (says (text, "危及人身安全"));
  assert_no_number (text);
  assert_footer (school->store, XQ_CABINET_CARE, text);
}

static void
test_case_summaries (void)
{
  const XqPaperRequest kept = { .record = case_file };
  const XqPaperRequest given = { .record = case_file, .to = "帮扶小组", .purpose = "会商", .ground = "duty" };
  int n_pages;
  g_autofree char *full = print ("李老师", "case_summary", &kept, &n_pages);
  g_autofree char *shared = NULL;

  g_assert_true (says (full, "作息约定"));
  g_assert_true (says (full, "睡得少"));
  assert_no_number (full);
  assert_footer (school->store, XQ_CABINET_CASEWORK, full);

  shared = print ("李老师", "case_summary", &given, &n_pages);
  g_assert_true (says (shared, "睡得少"));
  g_assert_true (says (shared, "接收人（签字）"));
  g_assert_false (says (shared, "作息约定"));
  assert_no_number (shared);
}

static void
test_term_summary (void)
{
  const XqPaperRequest request = { .term = "2024-1" };
  int n_pages;
  g_autofree char *text = print ("校长", "term_summary", &request, &n_pages);

  g_assert_cmpint (n_pages, >=, 2);
  g_assert_true (says (text, "2024—2025学年第一学期"));
  g_assert_true (says (text, "教学班3个，学生3人"));
  g_assert_true (says (text, "下学期打算"));
  g_assert_true (says (text, "统计表"));
  g_assert_true (says (text, "待学校确认"));
  g_assert_false (says (text, "甲小明"));
  assert_no_number (text);
  assert_footer (school->store, XQ_CABINET_CARE, text);
}

static void
test_guardian_notice (void)
{
  const XqPaperRequest request = { .student = school->children[CHILD_A] };
  int n_pages;
  g_autofree char *text = print ("李老师", "guardian_notice", &request, &n_pages);

  g_assert_cmpint (n_pages, ==, 1);
  g_assert_true (says (text, "监护人告知书"));
  g_assert_true (says (text, "甲小明"));
  assert_no_number (text);
}

int
main (int   argc,
      char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  school = school_fixture_new ();
  save_records ();
  g_test_add_func ("/papers/print/referral-letter", test_referral_letter);
  g_test_add_func ("/papers/print/case-summaries", test_case_summaries);
  g_test_add_func ("/papers/print/term-summary", test_term_summary);
  g_test_add_func ("/papers/print/guardian-notice", test_guardian_notice);
  failed = g_test_run ();
  school_fixture_free (school);
  g_free (referral);
  g_free (case_file);
  return failed;
}
