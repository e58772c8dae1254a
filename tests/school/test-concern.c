/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include <string.h>

#include "form.h"
#include "school/concern.h"
#include "school/consent-state.h"
#include "school/kinds.h"
#include "school/withhold.h"

#define SEEN "课间独自坐在楼梯口，叫了两声才应，说“没事”。"
#define SECRET "谈到夜里睡不着"

static SchoolFixture *school;

static XqRecord *
write_concern (XqStore    *store,
               const char *student,
               const char *urgency,
               const char *seen)
{
  XqRecord *concern = xq_store_new_record (store, &xq_concern);

  xq_record_set (concern, "student", student);
  xq_record_set (concern, "urgency", urgency);
  xq_record_set (concern, "seen", seen);
  return concern;
}

static char *
raise_concern (XqStore    *store,
               const char *student,
               const char *urgency,
               const char *seen)
{
  g_autoptr (XqRecord) concern = write_concern (store, student, urgency, seen);
  g_autoptr (GError) error = NULL;
  char *id = xq_concern_raise (store, concern, &error);

  g_assert_no_error (error);
  g_assert_nonnull (id);
  return id;
}

static void
assert_refused (XqStore        *store,
                const XqRecord *concern,
                int             code,
                const char     *because)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = xq_concern_raise (store, concern, &error);

  g_assert_null (id);
  g_assert_error (error, XQ_STORE_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, because));
}

static XqRecord *
find_own (XqStore    *store,
          const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) own = xq_concern_list_own (store, &error);
  XqRecord *found = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < own->len; i++)
    if (g_strcmp0 (xq_record_get (g_ptr_array_index (own, i), "letter"), id) == 0)
      {
        g_assert_null (found);
        found = xq_record_ref (g_ptr_array_index (own, i));
      }
  return found;
}

static char *
find_received (XqStore    *store,
               const char *id)
{
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;

  xq_filter_add (filter, "letter", "=", id);
  records = xq_store_list (store, &xq_concern, filter, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 1);
  return g_strdup (xq_record_get_uid (g_ptr_array_index (records, 0)));
}

/* Whom one reaches, and nobody else; who only receives raises nothing. */
static void
test_who_raises (void)
{
  static const struct { const char *account; FixtureChild reached; FixtureChild beyond; } cases[] = {
    { "王老师", CHILD_A, CHILD_B }, { "钱老师", CHILD_A, CHILD_B }, { "周阿姨", CHILD_A, CHILD_C }, { "孙主任", CHILD_B, CHILD_C },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      XqStore *store = school_fixture_enter (school, cases[i].account);
      g_autofree char *id = raise_concern (store, school->children[cases[i].reached], "routine", SEEN);
      g_autoptr (XqRecord) beyond = write_concern (store, school->children[cases[i].beyond], "routine", SEEN);
      g_autoptr (XqRecord) own = find_own (store, id);

      g_assert_nonnull (own);
      g_assert_cmpstr (xq_record_get (own, "seen"), ==, SEEN);
      g_assert_null (xq_record_get (own, "state"));
      assert_refused (store, beyond, XQ_STORE_ERROR_INVALID, "no such student");
    }
  for (guint i = 0; i < 2; i++)
    {
      XqStore *store = school_fixture_enter (school, i == 0 ? "校长" : "李老师");
      g_autoptr (XqRecord) concern = write_concern (store, school->children[CHILD_A], "routine", SEEN);

      assert_refused (store, concern, XQ_STORE_ERROR_DENIED, "Teachers raise");
    }
}

static void
test_refused (void)
{
  XqStore *store = school_fixture_enter (school, "王老师");
  g_autofree char *long_text = g_strnfill (100001, 'x');
  g_autoptr (XqRecord) empty = write_concern (store, school->children[CHILD_A], "routine", NULL);
  g_autoptr (XqRecord) nobody = write_concern (store, NULL, "routine", SEEN);
  g_autoptr (XqRecord) strange = write_concern (store, school->children[CHILD_A], "at_once", SEEN);
  g_autoptr (XqRecord) much = write_concern (store, school->children[CHILD_A], "routine", long_text);
  g_autoptr (XqRecord) early = write_concern (store, school->children[CHILD_A], "routine", SEEN);
  g_autoptr (XqRecord) foreign = write_concern (store, school->children[CHILD_A], "routine", SEEN);

  assert_refused (store, empty, XQ_STORE_ERROR_INVALID, "is missing");
  assert_refused (store, nobody, XQ_STORE_ERROR_INVALID, "is missing");
  assert_refused (store, strange, XQ_STORE_ERROR_INVALID, "not one of the choices");
  assert_refused (store, much, XQ_STORE_ERROR_INVALID, "longer than");
  xq_record_set (early, "raised_on", "2024-11-16");
  assert_refused (store, early, XQ_STORE_ERROR_INVALID, "future");
  xq_record_set (foreign, "letter", "00000000000000000000000000000001");
  assert_refused (store, foreign, XQ_STORE_ERROR_NOT_FOUND, "no such concern of yours");
}

/* State and advice come back; what was talked about does not, and that there was a talk
 * only if the student agrees. */
static void
test_answer (void)
{
  XqStore *store = school_fixture_enter (school, "王老师");
  g_autofree char *id = raise_concern (store, school->children[CHILD_A], "today", SEEN);
  g_autofree char *uid = NULL;
  g_autofree char *state = NULL;
  g_autofree char *answered = NULL;
  g_autoptr (XqRecord) own = NULL;
  gint64 told;

  store = school_fixture_enter (school, "李老师");
  uid = find_received (store, id);
  state = form_value (store, "concern", uid, "state");
  answered = form_value (store, "concern", uid, "answered_on");
  g_assert_cmpstr (state, ==, "received");
  g_assert_null (answered);
  told = form_count (store, "SELECT count(uid) FROM visible_disclosure");
  g_free (school_fixture_save (store, "session", "student", school->children[CHILD_A], "narrative", SECRET, NULL));
  form_change (store, "concern", uid, NULL, "state", "met", NULL);
  g_assert_cmpint (form_count (store, "SELECT count(uid) FROM visible_disclosure"), ==, told);

  store = school_fixture_enter (school, "王老师");
  own = find_own (store, id);
  g_assert_cmpstr (xq_record_get (own, "state"), ==, "received");
  g_assert_cmpstr (xq_record_get (own, "answered_on"), ==, FIXTURE_TODAY);
  g_assert_null (xq_record_get (own, "advice"));
  g_clear_pointer (&own, xq_record_unref);

  store = school_fixture_enter (school, "李老师");
  form_change (store, "concern", uid, NULL, "tell_met", "1", NULL);
  g_assert_cmpint (form_count (store, "SELECT count(uid) FROM visible_disclosure WHERE told_to = '王老师' "
                                      "AND ground = 'student_consent' AND student_knows = 'knows' AND why = 'Answer to a concern'"),
                   ==, 1);
  form_change (store, "concern", uid, NULL, "state", "advice", "advice", "请安排一个熟悉的同学同桌", NULL);
  g_assert_cmpint (form_count (store, "SELECT count(uid) FROM visible_disclosure WHERE what = '请安排一个熟悉的同学同桌' "
                                      "AND ground = 'duty' AND told_to = '王老师'"), ==, 1);
  /* Nothing new to say: no letter, no line in the ledger. */
  told = form_count (store, "SELECT count(uid) FROM visible_school_letter");
  form_change (store, "concern", uid, NULL, "state", "advice", NULL);
  g_assert_cmpint (form_count (store, "SELECT count(uid) FROM visible_school_letter"), ==, told);
  g_assert_cmpint (form_count (store, "SELECT count(uid) FROM visible_casework_pending"), ==, 0);

  store = school_fixture_enter (school, "王老师");
  own = find_own (store, id);
  g_assert_cmpstr (xq_record_get (own, "state"), ==, "advice");
  g_assert_cmpstr (xq_record_get (own, "advice"), ==, "请安排一个熟悉的同学同桌");
  store = school_fixture_enter (school, "钱老师");
  g_assert_null (find_own (store, id));
}

/* A newer letter replaces: the counsellor looks at it again, and the old words stay in the history. */
static void
test_correction (void)
{
  XqStore *store = school_fixture_enter (school, "王老师");
  g_autofree char *id = raise_concern (store, school->children[CHILD_A], "routine", "三天没交作业");
  g_autofree char *uid = NULL;
  g_autofree char *same = NULL;
  g_autofree char *urgency = NULL;
  g_autofree char *answered = NULL;
  g_autoptr (XqRecord) own = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;

  store = school_fixture_enter (school, "李老师");
  uid = find_received (store, id);
  form_change (store, "concern", uid, NULL, "state", "watching", NULL);

  store = school_fixture_enter (school, "王老师");
  own = find_own (store, id);
  xq_record_set (own, "seen", "三天没交作业，今天写了告别的话");
  xq_record_set (own, "urgency", "today");
  same = xq_concern_raise (store, own, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (same, ==, id);
  g_clear_pointer (&own, xq_record_unref);
  own = find_own (store, id);
  g_assert_cmpstr (xq_record_get (own, "urgency"), ==, "today");
  g_assert_cmpint (xq_record_get_integer (own, "revision"), ==, 2);
  g_assert_cmpstr (xq_record_get (own, "state"), ==, "watching");

  /* Another teacher's correction of it is no correction. */
  store = school_fixture_enter (school, "钱老师");
  assert_refused (store, own, XQ_STORE_ERROR_NOT_FOUND, "no such concern of yours");

  for (guint i = 0; i < 2; i++)
    {
      store = school_fixture_enter (school, "李老师");
      g_free (same);
      same = find_received (store, id);
      g_assert_cmpstr (same, ==, uid);
    }
  urgency = form_value (store, "concern", uid, "urgency");
  answered = form_value (store, "concern", uid, "answered_on");
  g_assert_cmpstr (urgency, ==, "today");
  g_assert_null (answered);
  history = xq_store_history (store, &xq_concern, uid, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 3);
  g_assert_cmpstr (xq_record_get (((XqVersion *) g_ptr_array_index (history, 0))->record, "seen"), ==, "三天没交作业");

  form_change (store, "concern", uid, "only the teacher corrects it", "seen", "别的话", NULL);
  form_change (store, "concern", uid, "only the teacher corrects it", "student", school->children[CHILD_B], NULL);
  form_change (store, "concern", uid, "stays as it is", "raised_by", xq_store_get_me (store), NULL);
}

/* What lies in the cabinet that every teacher opens: who wrote when, and how much at most. */
static void
test_nothing_in_clear (void)
{
  XqStore *store = school_fixture_enter (school, "王老师");
  g_autofree char *id = raise_concern (store, school->children[CHILD_A], "today", SEEN);
  g_autofree char *longer = NULL;
  g_autofree char *sql = NULL;

  longer = raise_concern (store, school->children[CHILD_A], "soon", SEEN SEEN);
  store = school_fixture_enter (school, "李老师");
  sql = g_strdup_printf ("SELECT count(uid) FROM visible_school_letter WHERE uid IN (unhex ('%s'), unhex ('%s')) "
                         "AND receiver = 'casework' AND written_at %% 86400 = 0 "
                         "AND instr (hex (sealed), '%s') = 0 AND instr (sealed, '楼梯口') = 0 AND instr (sealed, 'concern') = 0",
                         id, longer, school->children[CHILD_A]);
  g_assert_cmpint (form_count (store, sql), ==, 2);
  g_clear_pointer (&sql, g_free);
  sql = g_strdup_printf ("SELECT count(DISTINCT length) FROM visible_school_letter WHERE uid IN (unhex ('%s'), unhex ('%s'))", id, longer);
  g_assert_cmpint (form_count (store, sql), ==, 1);
  /* To others there is no letter; no row of a kind names the child for it, in any version. */
  store = school_fixture_enter (school, "赵老师");
  g_assert_cmpint (form_count (store, "SELECT count(uid) FROM visible_school_letter"), ==, 0);
  g_clear_pointer (&sql, g_free);
  sql = g_strdup_printf ("SELECT count(uid) FROM visible_school_version WHERE instr (body, '%s') > 0", id);
  g_assert_cmpint (form_count (store, sql), ==, 0);
  g_assert_null (xq_store_list (store, &xq_concern, NULL, NULL));
}

/* Letters of a program that is not ours: what can be read stays a letter, and nobody takes another's concern. */
static void
test_forged (void)
{
  static const char *const texts[] = {
    "null", "{}", "[]", "{\"revision\":1}", "{\"revision\":1,\"seen\":\"x\",\"urgency\":\"today\"}",
    "{\"revision\":\"1\",\"seen\":\"x\",\"urgency\":\"today\",\"raised_on\":\"2024-11-15\",\"guardian_told\":\"not_yet\"}",
    "{\"revision\":1,\"concern\":\"../x\",\"seen\":\"x\",\"urgency\":\"today\",\"raised_on\":\"2024-11-15\",\"guardian_told\":\"not_yet\"}",
    "{\"revision\":-9223372036854775808,\"seen\":\"x\",\"urgency\":\"today\",\"raised_on\":\"2024-11-15\",\"guardian_told\":\"not_yet\"}",
  };
  XqStore *store = school_fixture_enter (school, "王老师");
  g_autofree char *id = raise_concern (store, school->children[CHILD_A], "today", SEEN);
  g_autofree char *stolen = NULL;
  g_autofree char *sql = NULL;
  g_autofree char *nobody = NULL;
  g_autofree char *uid = NULL;
  g_autofree char *seen = NULL;
  gint64 concerns;
  gint64 letters;

  store = school_fixture_enter (school, "李老师");
  concerns = form_count (store, "SELECT count(uid) FROM visible_concern");
  letters = form_count (store, "SELECT count(uid) FROM visible_received_letter");

  store = school_fixture_enter (school, "赵老师");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (xq_store_send_letter (store, "casework", "concern", school->children[CHILD_B], texts[i], NULL));
  nobody = xq_store_send_letter (store, "casework", "concern", "00000000000000000000000000000009",
                                 "{\"revision\":1,\"seen\":\"x\",\"urgency\":\"today\",\"raised_on\":\"2024-11-15\",\"guardian_told\":\"not_yet\"}",
                                 NULL);
  g_assert_nonnull (nobody);
  stolen = g_strdup_printf ("{\"revision\":7,\"concern\":\"%s\",\"seen\":\"忘了它\",\"urgency\":\"routine\","
                            "\"raised_on\":\"2024-11-15\",\"guardian_told\":\"not_yet\"}", id);
  g_free (xq_store_send_letter (store, "casework", "concern", school->children[CHILD_B], stolen, NULL));

  store = school_fixture_enter (school, "李老师");
  g_assert_cmpint (form_count (store, "SELECT count(uid) FROM visible_concern"), ==, concerns + 1);
  g_assert_cmpint (form_count (store, "SELECT count(uid) FROM visible_received_letter"), ==,
                   letters + (gint64) G_N_ELEMENTS (texts) + 1);
  sql = g_strdup_printf ("SELECT count(uid) FROM visible_concern WHERE letter = '%s'", id);
  g_assert_cmpint (form_count (store, sql), ==, 2);
  g_clear_pointer (&sql, g_free);
  sql = g_strdup_printf ("SELECT count(uid) FROM visible_concern WHERE letter = '%s' AND seen = '%s' AND urgency = 'today'", id, SEEN);
  g_assert_cmpint (form_count (store, sql), ==, 1);
}

/* The raiser has left: nothing waits for ever behind an answer that nobody reads. */
static void
test_raiser_has_left (void)
{
  XqStore *store = school_fixture_enter (school, "周阿姨");
  g_autofree char *id = raise_concern (store, school->children[CHILD_A], "soon", SEEN);
  g_autofree char *uid = NULL;
  g_autofree char *account = NULL;
  g_autoptr (GError) error = NULL;

  account = g_strdup (xq_store_get_me (store));
  store = school_fixture_enter (school, "校长");
  xq_vault_remove_account (xq_store_get_vault (store), account, &error);
  g_assert_no_error (error);
  store = school_fixture_enter (school, "李老师");
  uid = find_received (store, id);
  form_change (store, "concern", uid, NULL, "state", "closed", NULL);
  g_assert_cmpint (form_count (store, "SELECT count(uid) FROM visible_casework_pending"), ==, 0);
}

/* In force from the first day until the last, for those who hold the care cabinet. */
static void
test_withheld (void)
{
  static const struct { const char *from; const char *until; guint n; } cases[] = {
    { "2024-11-15", NULL, 1 }, { "2024-11-16", NULL, 0 }, { "2024-09-01", "2024-11-15", 1 }, { "2024-09-01", "2024-11-14", 0 },
  };
  XqStore *store;
  g_autofree char *both = g_strjoin (" ", school->children[CHILD_A], school->children[CHILD_C], NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *uid = NULL;
      g_autoptr (GPtrArray) lines = NULL;
      g_autoptr (GPtrArray) other = NULL;

      store = school_fixture_enter (school, "李老师");
      uid = school_fixture_save (store, "withhold", "student", school->children[CHILD_C], "withheld_from", "丙某", "relation", "father",
                                 "reason", "保护令", "from_on", cases[i].from, "until_on", cases[i].until, NULL);
      lines = xq_withhold_list (store, both, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (lines->len, ==, cases[i].n);
      if (lines->len > 0)
        {
          g_assert_nonnull (strstr (g_ptr_array_index (lines, 0), "丙某"));
          /* The reason is nobody's who only prints. */
          g_assert_null (strstr (g_ptr_array_index (lines, 0), "保护令"));
        }
      other = xq_withhold_list (store, school->children[CHILD_A], &error);
      g_assert_cmpuint (other->len, ==, 0);
      store = school_fixture_enter (school, "王老师");
      g_clear_pointer (&lines, g_ptr_array_unref);
      lines = xq_withhold_list (store, both, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (lines->len, ==, 0);
      store = school_fixture_enter (school, "李老师");
      xq_store_withdraw (store, &xq_withhold, uid, "test", &error);
      g_assert_no_error (error);
    }
  form_refused (store, "withhold", "lies before", "student", school->children[CHILD_C], "withheld_from", "丙某", "reason", "保护令",
                "from_on", "2024-11-15", "until_on", "2024-11-14", NULL);
}

/* The last day is covered; thirty days ahead are soon, the thirty-first is not. */
static void
test_consents (void)
{
  static const struct { const char *answer; const char *until; const char *revoked; XqConsentState state; } cases[] = {
    { "agreed", NULL, NULL, XQ_CONSENT_IN_FORCE },
    { "agreed", "2024-12-16", NULL, XQ_CONSENT_IN_FORCE },
    { "agreed", "2024-12-15", NULL, XQ_CONSENT_ENDS_SOON },
    { "agreed", "2024-11-15", NULL, XQ_CONSENT_ENDS_SOON },
    { "agreed", "2024-11-14", NULL, XQ_CONSENT_ENDED },
    { "agreed", "2024-12-16", "2024-11-15", XQ_CONSENT_TAKEN_BACK },
    { "refused", "2024-12-16", NULL, XQ_CONSENT_REFUSED },
  };
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *uid = school_fixture_save (store, "counselling_consent", "student", school->children[CHILD_A], NULL);
  g_autofree char *revoked = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (XqRecord) consent = xq_record_new (&xq_consent);

      xq_record_set (consent, "answer", cases[i].answer);
      xq_record_set (consent, "valid_until", cases[i].until);
      xq_record_set (consent, "revoked_on", cases[i].revoked);
      g_assert_cmpint (xq_consent_get_state (consent, FIXTURE_TODAY, 30), ==, cases[i].state);
    }
  xq_consent_take_back (store, &xq_counselling_consent, uid, &error);
  g_assert_no_error (error);
  revoked = form_value (store, "counselling_consent", uid, "revoked_on");
  g_assert_cmpstr (revoked, ==, FIXTURE_TODAY);
  xq_consent_restore (store, &xq_counselling_consent, uid, &error);
  g_assert_no_error (error);
  g_free (revoked);
  revoked = form_value (store, "counselling_consent", uid, "revoked_on");
  g_assert_null (revoked);
  /* Heads read consents and write none. */
  g_free (uid);
  uid = school_fixture_save (store, "consent", "student", school->children[CHILD_A], "purpose", "file", NULL);
  store = school_fixture_enter (school, "校长");
  g_assert_false (xq_consent_take_back (store, &xq_consent, uid, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  school = school_fixture_new ();
  /* The first counsellor's unlock makes the casework, to which letters are sealed. */
  school_fixture_enter (school, "李老师");
  g_test_add_func ("/school/concern/who-raises", test_who_raises);
  g_test_add_func ("/school/concern/refused", test_refused);
  g_test_add_func ("/school/concern/answer", test_answer);
  g_test_add_func ("/school/concern/correction", test_correction);
  g_test_add_func ("/school/concern/nothing-in-clear", test_nothing_in_clear);
  g_test_add_func ("/school/concern/forged", test_forged);
  g_test_add_func ("/school/concern/withheld", test_withheld);
  g_test_add_func ("/school/concern/consents", test_consents);
  g_test_add_func ("/school/concern/raiser-has-left", test_raiser_has_left);
  result = g_test_run ();
  school_fixture_free (school);
  return result;
}
