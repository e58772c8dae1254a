/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "pdf-reader.h"
#include "school-fixture.h"

#include "papers/print.h"
#include "school/concern.h"
#include "school/kinds.h"

/* The small papers of the counselling room: who may print them with a name, what
 * never stands on them, and what is not to come into whose hands. */

#define MOST_BYTES (40 * 1024)
#define SEEN "课间独自坐在楼梯口"

static SchoolFixture *school;

static GBytes *
print (XqStore              *store,
       const char           *paper,
       const XqPaperRequest *request)
{
  g_autoptr (GError) error = NULL;
  GBytes *pdf = xq_paper_print (store, paper, request, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (pdf), <, MOST_BYTES);
  return pdf;
}

static char *
print_text (XqStore              *store,
            const char           *paper,
            const XqPaperRequest *request)
{
  g_autoptr (GBytes) pdf = print (store, paper, request);
  int n_pages;
  char *text = pdf_text (pdf, &n_pages);

  g_assert_cmpint (n_pages, ==, 1);
  return text;
}

static gint64
count (XqStore    *store,
       const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRows) rows = xq_store_query (store, sql, &error, NULL);

  g_assert_no_error (error);
  g_assert_true (xq_rows_next (rows, &error));
  return xq_rows_integer (rows, 0);
}

/* Everybody prints the empty form; with a name it says that the child comes. */
static void
test_who_prints (void)
{
  static const char *const named[] = { "visit_slip", "counselling_consent", "concern_note" };
  static const char *const empty[] = { "visit_slip", "counselling_consent", "concern_note", "peer_note" };
  static const char *const accounts[] = { "王老师", "周阿姨", "校长" };

  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      XqStore *store = school_fixture_enter (school, accounts[i]);
      const XqPaperRequest nobody = { NULL };
      const XqPaperRequest child = { .student = school->children[CHILD_A] };
      const XqPaperRequest today = { .day = FIXTURE_TODAY };
      g_autoptr (GError) error = NULL;

      for (guint j = 0; j < G_N_ELEMENTS (empty); j++)
        g_bytes_unref (print (store, empty[j], &nobody));
      for (guint j = 0; j < G_N_ELEMENTS (named); j++)
        {
          g_test_message ("%s, %s", accounts[i], named[j]);
          g_assert_null (xq_paper_print (store, named[j], &child, NULL, &error));
          g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
          g_clear_error (&error);
        }
      g_assert_null (xq_paper_print (store, "visit_slip", &today, NULL, &error));
      g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
      g_clear_error (&error);
      g_assert_null (xq_paper_print (store, "handover", &nobody, NULL, &error));
      g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
    }
}

/* Whoever finds the slip on a desk reads that somebody is to come, and not why; heads
 * read the ledger, in which it does not stand. */
static void
test_slip (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  const XqPaperRequest child = { .student = school->children[CHILD_A], .day = "2024-11-18" };
  const XqPaperRequest day = { .day = "2024-11-18" };
  const XqPaperRequest nobody = { NULL };
  g_autofree char *one = NULL;
  g_autofree char *several = NULL;
  g_autofree char *blank = NULL;
  gint64 told;

  g_free (school_fixture_save (store, "room", "name", "心理辅导室", "function", "individual", "place", "博学楼心理辅导中心", NULL));
  g_free (school_fixture_save (store, "session", "student", school->children[CHILD_A], "next_on", "2024-11-18", NULL));
  g_free (school_fixture_save (store, "session", "student", school->children[CHILD_B], "next_on", "2024-11-18", NULL));
  g_free (school_fixture_save (store, "session", "student", school->children[CHILD_C], "next_on", "2024-11-19", NULL));
  told = count (store, "SELECT count(uid) FROM visible_disclosure");
  one = print_text (store, "visit_slip", &child);
  several = print_text (store, "visit_slip", &day);
  blank = print_text (store, "visit_slip", &nobody);
  g_assert_cmpint (count (store, "SELECT count(uid) FROM visible_disclosure"), ==, told);

  g_assert_nonnull (strstr (one, "甲小明"));
  g_assert_nonnull (strstr (one, "11月18日"));
  g_assert_null (strstr (one, "李老师老师"));
  g_assert_nonnull (strstr (several, "甲小明"));
  g_assert_nonnull (strstr (several, "乙"));
  g_assert_null (strstr (several, "丙"));
  for (guint i = 0; i < 3; i++)
    {
      const char *text = i == 0 ? one : i == 1 ? several : blank;

      g_assert_nonnull (strstr (text, "同学于"));
      g_assert_null (strstr (text, "心理"));
      g_assert_null (strstr (text, "辅导"));
      g_assert_null (strstr (text, "诊断"));
      g_assert_null (strstr (text, "保密"));
    }
}

/* What goes back on paper is what goes back in the letter. */
static void
test_note (void)
{
  XqStore *store = school_fixture_enter (school, "王老师");
  g_autoptr (XqRecord) concern = xq_store_new_record (store, &xq_concern);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;
  g_autoptr (XqFilledPaper) filled = NULL;
  g_autoptr (GPtrArray) list = NULL;
  XqPaperRequest request = { NULL };
  XqRecord *received;
  JsonArray *ticks;

  xq_record_set (concern, "student", school->children[CHILD_A]);
  xq_record_set (concern, "seen", SEEN "，乙小红也在");
  id = xq_concern_raise (store, concern, &error);
  g_assert_no_error (error);
  store = school_fixture_enter (school, "李老师");
  list = xq_store_list (store, &xq_concern, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  received = g_ptr_array_index (list, 0);
  xq_record_set (received, "state", "met");
  xq_store_save (store, received, NULL, &error);
  g_assert_no_error (error);

  request.record = xq_record_get_uid (received);
  filled = xq_paper_fill (store, "concern_note", &request, &error);
  g_assert_no_error (error);
  g_assert_cmpint (filled->cabinet, ==, XQ_CABINET_CASEWORK);
  ticks = json_object_get_array_member (filled->values, "state");
  g_assert_cmpstr (json_array_get_string_element (ticks, 0), ==, "received");
  text = print_text (store, "concern_note", &request);
  g_assert_nonnull (strstr (text, "甲小明"));
  g_assert_nonnull (strstr (text, SEEN));
  g_assert_nonnull (strstr (text, "王老师"));
  g_assert_nonnull (strstr (text, "非诊断证明"));
}

/* Thirteen on the eve, fourteen on the birthday. */
static void
test_guardian_signs (void)
{
  static const struct { const char *born_on; gboolean signs; } cases[] = { { "2010-11-16", TRUE }, { "2010-11-15", FALSE } };
  XqStore *store = school_fixture_enter (school, "李老师");
  const XqPaperRequest request = { .student = school->children[CHILD_B] };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (XqRecord) student = xq_store_get (store, &xq_student, school->children[CHILD_B], &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      xq_record_set (student, "born_on", cases[i].born_on);
      xq_store_save (store, student, NULL, &error);
      g_assert_no_error (error);
      text = print_text (store, "counselling_consent", &request);
      g_assert_cmpint (strstr (text, "该生不满14周岁") != NULL, ==, cases[i].signs);
      g_assert_nonnull (strstr (text, "法律要求"));
    }
}

static void
test_withheld (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  XqPaperRequest request = { .student = school->children[CHILD_C] };
  g_autofree char *uid = school_fixture_save (store, "withhold", "student", school->children[CHILD_C], "withheld_from", "丙父",
                                              "relation", "father", "reason", "保护令", NULL);
  g_autoptr (GPtrArray) withheld = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (xq_paper_print (store, "counselling_consent", &request, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "丙父"));
  g_assert_null (strstr (error->message, "保护令"));
  g_clear_error (&error);
  /* It is looked at before, with the warning. */
  g_bytes_unref (xq_paper_preview (store, "counselling_consent", &request, NULL, &withheld, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (withheld->len, ==, 1);
  request.despite_withholding = TRUE;
  g_bytes_unref (print (store, "counselling_consent", &request));

  request = (XqPaperRequest) { .student = school->children[CHILD_A] };
  g_bytes_unref (xq_paper_preview (store, "counselling_consent", &request, NULL, &none, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  g_bytes_unref (print (store, "counselling_consent", &request));
}

/* Numbers alone. */
static void
test_handover (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  const XqPaperRequest nobody = { NULL };
  g_autofree char *text = print_text (store, "handover", &nobody);
  g_autofree char *cases = g_strdup_printf ("%" G_GINT64_FORMAT "个", count (store, "SELECT count(uid) FROM visible_case_file"));

  g_assert_nonnull (strstr (text, cases));
  g_assert_null (strstr (text, "甲小明"));
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  school = school_fixture_new ();
  school_fixture_enter (school, "李老师");
  g_test_add_func ("/papers/room-notes/who-prints", test_who_prints);
  g_test_add_func ("/papers/room-notes/slip", test_slip);
  g_test_add_func ("/papers/room-notes/note", test_note);
  g_test_add_func ("/papers/room-notes/guardian-signs", test_guardian_signs);
  g_test_add_func ("/papers/room-notes/withheld", test_withheld);
  g_test_add_func ("/papers/room-notes/handover", test_handover);
  result = g_test_run ();
  school_fixture_free (school);
  return result;
}
