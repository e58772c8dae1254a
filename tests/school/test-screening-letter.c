/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include <string.h>

#include "form.h"
#include "school/kinds.h"
#include "school/screening-answers.h"
#include "school/screening-form.h"
#include "school/screening-letter.h"

static SchoolFixture *school;
static char *campaign;

static void
begin_campaign (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autoptr (XqRecord) form = xq_screening_form_new_factory (store);
  g_autoptr (GError) error = NULL;

  xq_record_set (form, "state", "in_use");
  xq_store_save (store, form, NULL, &error);
  g_assert_no_error (error);
  campaign = school_fixture_save (store, "screening_campaign", "name", "秋季排查", "form", xq_record_get_uid (form), NULL);
}

static void
send (XqStore      *store,
      FixtureChild  child,
      const char   *answers,
      const char   *remark,
      const char   *ask)
{
  g_autoptr (GError) error = NULL;

  xq_observation_send (store, campaign, NULL, school->children[child], answers, remark, ask, &error);
  g_assert_no_error (error);
}

static void
refuse (XqStore      *store,
        FixtureChild  child,
        const char   *answers,
        const char   *remark,
        const char   *because)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (xq_observation_send (store, campaign, NULL, school->children[child], answers, remark, "no", &error));
  if (strstr (error->message, because) == NULL)
    g_error ("“%s” does not say “%s”", error->message, because);
}

static char *
repeat (const char *text,
        guint       times)
{
  GString *string = g_string_new (NULL);

  while (times-- > 0)
    g_string_append (string, text);
  return g_string_free (string, FALSE);
}

/* A child with nothing and a child with everything make letters of one size, whatever
 * bytes the sentence is made of. */
static void
test_sizes (void)
{
  XqStore *store = school_fixture_enter (school, "王老师");
  g_autofree char *chinese = repeat ("说", XQ_OBSERVATION_REMARK_MOST);
  g_autofree char *wide = repeat ("\xf0\xa0\xae\xb7", XQ_OBSERVATION_REMARK_MOST);
  g_autofree char *quotes = repeat ("\"", XQ_OBSERVATION_REMARK_MOST);
  g_autofree char *slashes = repeat ("\\", XQ_OBSERVATION_REMARK_MOST);
  g_autofree char *more = repeat ("说", XQ_OBSERVATION_REMARK_MOST + 1);
  const char *const all = "mood_low=2 mood_irritable=2 sleep=2 body=2 study_drop=2 attendance=2 withdrawn=2 bullying=2 "
                          "aggression=2 internet=2 family_change=2 care_lack=2 life_words=2 injury=2 harmed=2 support=2";

  send (store, CHILD_A, NULL, NULL, "no");
  send (store, CHILD_A, all, chinese, "now");
  send (store, CHILD_A, all, wide, "yes");
  send (store, CHILD_A, all, quotes, "yes");
  send (store, CHILD_A, "sleep=1", slashes, "no");
  refuse (store, CHILD_A, NULL, more, "one sentence");
  refuse (store, CHILD_A, NULL, "两\n行", "one line");
  refuse (store, CHILD_A, NULL, "\x7f", "one line");
  g_assert_cmpint (form_count (store, "SELECT count(*) FROM visible_school_letter"), ==, 5);
  g_assert_cmpint (form_count (store, "SELECT count(DISTINCT length) FROM visible_school_letter"), ==, 1);
  g_assert_cmpint (form_count (store, "SELECT count(DISTINCT length (sealed)) FROM visible_school_letter"), ==, 1);
}

static void
test_refused (void)
{
  XqStore *store = school_fixture_enter (school, "王老师");
  g_autoptr (GError) error = NULL;

  refuse (store, CHILD_B, NULL, NULL, "no such student");
  refuse (store, CHILD_A, "shoes=1", NULL, "no item");
  refuse (store, CHILD_A, "sleep=7", NULL, "0 for not seen");
  g_assert_false (xq_observation_send (store, school->children[CHILD_A], NULL, school->children[CHILD_A], NULL, NULL, "no", &error));
  g_assert_nonnull (strstr (error->message, "no such campaign"));
}

/* The writer reads and corrects what the writer wrote, and only that. */
static void
test_own (void)
{
  XqStore *store = school_fixture_enter (school, "王老师");
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (GPtrArray) elsewhere = NULL;
  g_autoptr (GError) error = NULL;
  const XqObservation *observation;

  send (store, CHILD_A, "sleep=1", "上课睡着两次", "no");
  send (store, CHILD_A, "sleep=2 support=9", "上课睡着三次", "yes");
  own = xq_observations_own (store, campaign, school->classes[CHILD_A], &error);
  g_assert_no_error (error);
  g_assert_cmpuint (own->len, ==, 1);
  observation = g_ptr_array_index (own, 0);
  g_assert_cmpstr (observation->student, ==, school->children[CHILD_A]);
  g_assert_cmpstr (observation->remark, ==, "上课睡着三次");
  g_assert_cmpstr (observation->ask, ==, "yes");
  g_assert_cmpint (xq_observation_answer (observation->answers, "sleep"), ==, 2);
  elsewhere = xq_observations_own (store, campaign, school->classes[CHILD_B], &error);
  g_assert_cmpuint (elsewhere->len, ==, 0);

  store = school_fixture_enter (school, "钱老师");
  others = xq_observations_own (store, campaign, NULL, &error);
  g_assert_cmpuint (others->len, ==, 0);
  /* Not with any question: the cabinet is not there, and the letters stay shut. */
  g_assert_null (xq_store_query (store, "SELECT * FROM visible_screening_observation", NULL, NULL));
  g_clear_pointer (&others, g_ptr_array_unref);
  others = xq_store_list_letters (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (others->len, ==, 0);
  send (store, CHILD_A, "withdrawn=1", NULL, "no");
}

#define OBSERVATIONS "SELECT count(*) FROM visible_screening_observation"

static void
test_taken_in (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");

  /* The class teacher's last word, and beside it the subject teacher's. */
  g_assert_cmpint (form_count (store, OBSERVATIONS), ==, 2);
  g_assert_cmpint (form_count (store, OBSERVATIONS " WHERE remark = '上课睡着三次' AND ask_counsellor = 'yes'"), ==, 1);
  g_assert_cmpint (form_count (store, OBSERVATIONS " AS o JOIN visible_staff AS s ON s.uid = o.observer "
                                      "WHERE s.name = '王老师' AND o.remark IS NOT NULL"), ==, 1);
  g_assert_cmpint (form_count (store, "SELECT count(*) FROM visible_received_letter"), ==, 0);

  /* Taken in once, and a counsellor's own change stays. */
  store = school_fixture_enter (school, "李老师");
  g_assert_cmpint (form_count (store, OBSERVATIONS), ==, 2);
  {
    g_autoptr (XqRows) rows = xq_store_query (store, "SELECT uid FROM visible_screening_observation WHERE remark IS NOT NULL", NULL, NULL);
    g_autofree char *uid = xq_rows_next (rows, NULL) ? g_strdup (xq_rows_text (rows, 0)) : NULL;

    g_clear_pointer (&rows, xq_rows_free);
    form_change (store, "screening_observation", uid, NULL, "remark", "核实：上课睡着三次", NULL);
  }
  store = school_fixture_enter (school, "李老师");
  g_assert_cmpint (form_count (store, OBSERVATIONS " WHERE remark = '核实：上课睡着三次'"), ==, 1);

  /* A correction afterwards replaces it. */
  store = school_fixture_enter (school, "王老师");
  send (store, CHILD_A, "sleep=0", "已好转", "no");
  store = school_fixture_enter (school, "李老师");
  g_assert_cmpint (form_count (store, OBSERVATIONS), ==, 2);
  g_assert_cmpint (form_count (store, OBSERVATIONS " WHERE remark = '已好转' AND ask_counsellor = 'no'"), ==, 1);
}

/* What somebody with a program of his own sends under that name keeps nobody's letter
 * away, and is seen by a person. */
static void
test_hostile (void)
{
  static const char *const texts[] = {
    "", "[]", "{", "{\"campaign\":1}", "{\"campaign\":\"x\",\"form\":\"y\",\"on\":\"2024-10-01\",\"ask\":\"no\"}",
  };
  XqStore *store = school_fixture_enter (school, "王老师");
  g_autoptr (GError) error = NULL;
  g_autofree char *foreign = g_strdup_printf ("{\"campaign\":\"%s\",\"form\":\"%s\",\"on\":\"2024-10-01\",\"ask\":\"perhaps\","
                                              "\"answers\":\"shoes=1\",\"observer\":\"%s\"}", campaign, campaign, campaign);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_free (xq_store_send_letter (store, "casework", "observation", school->children[CHILD_A], texts[i], &error));
      g_assert_no_error (error);
    }
  g_free (xq_store_send_letter (store, "casework", "observation", school->children[CHILD_B], foreign, &error));
  g_assert_no_error (error);
  g_free (xq_store_send_letter (store, "casework", "observation", NULL, foreign, &error));
  g_assert_no_error (error);
  send (store, CHILD_A, "body=1", "头痛", "no");

  store = school_fixture_enter (school, "李老师");
  g_assert_cmpint (form_count (store, OBSERVATIONS), ==, 2);
  g_assert_cmpint (form_count (store, OBSERVATIONS " WHERE remark = '头痛'"), ==, 1);
  g_assert_cmpint (form_count (store, "SELECT count(*) FROM visible_received_letter WHERE what = 'observation'"), ==, 7);
  store = school_fixture_enter (school, "李老师");
  g_assert_cmpint (form_count (store, "SELECT count(*) FROM visible_received_letter"), ==, 7);
}

/* A counsellor who observes writes straight into the cabinet. */
static void
test_counsellor (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autoptr (GPtrArray) own = NULL;
  gint64 letters = form_count (store, "SELECT count(*) FROM visible_school_letter");

  send (store, CHILD_C, "internet=1", NULL, "no");
  send (store, CHILD_C, "internet=2", NULL, "yes");
  g_assert_cmpint (form_count (store, "SELECT count(*) FROM visible_school_letter"), ==, letters);
  g_assert_cmpint (form_count (store, OBSERVATIONS), ==, 3);
  own = xq_observations_own (store, campaign, school->classes[CHILD_C], NULL);
  g_assert_cmpuint (own->len, ==, 1);
  g_assert_cmpstr (((const XqObservation *) g_ptr_array_index (own, 0))->ask, ==, "yes");
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  school = school_fixture_new ();
  begin_campaign ();
  g_test_add_func ("/school/screening-letter/sizes", test_sizes);
  g_test_add_func ("/school/screening-letter/refused", test_refused);
  g_test_add_func ("/school/screening-letter/own", test_own);
  g_test_add_func ("/school/screening-letter/taken-in", test_taken_in);
  g_test_add_func ("/school/screening-letter/hostile", test_hostile);
  g_test_add_func ("/school/screening-letter/counsellor", test_counsellor);
  result = g_test_run ();
  g_free (campaign);
  school_fixture_free (school);
  return result;
}
