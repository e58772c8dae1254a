/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include <string.h>

#include "form.h"
#include "school/kinds.h"
#include "school/screening-answers.h"
#include "school/screening-form.h"

static SchoolFixture *school;

static char *
save_factory_form (XqStore    *store,
                   const char *state)
{
  g_autoptr (XqRecord) form = xq_screening_form_new_factory (store);
  g_autoptr (GError) error = NULL;

  xq_record_set (form, "state", state);
  xq_store_save (store, form, NULL, &error);
  g_assert_no_error (error);
  return g_strdup (xq_record_get_uid (form));
}

static char *
save_campaign (XqStore    *store,
               const char *form,
               const char *instruments)
{
  return school_fixture_save (store, "screening_campaign", "name", "秋季排查", "starts_on", "2024-09-02",
                              "form", form, "instruments", instruments, NULL);
}

/* The sixteen items of the paper, three about safety and one that protects. */
static void
test_factory_form (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autoptr (XqRecord) form = xq_screening_form_new_factory (store);
  GPtrArray *items = xq_record_get_parts (form, "items");
  guint safety = 0;
  guint protective = 0;

  g_assert_cmpuint (items->len, ==, 16);
  for (guint i = 0; i < items->len; i++)
    {
      const XqRecord *item = g_ptr_array_index (items, i);

      g_assert_nonnull (xq_record_get (item, "text"));
      g_assert_nonnull (xq_record_get (item, "aspect"));
      safety += xq_record_get_integer (item, "safety") != 0;
      protective += xq_record_get_integer (item, "protective") != 0;
    }
  g_assert_cmpuint (safety, ==, 3);
  g_assert_cmpuint (protective, ==, 1);
  g_assert_cmpstr (xq_screening_form_window (), ==, "最近一个月");
}

static void
test_editions (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *uid = save_factory_form (store, "draft");
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) form = xq_store_get (store, &xq_screening_form, uid, &error);
  g_autoptr (XqRecord) next = NULL;
  gint64 edition = xq_record_get_integer (form, "edition");

  g_assert_no_error (error);
  /* A draft is changed as one likes; in use, only its state is. */
  xq_record_set (g_ptr_array_index (xq_record_get_parts (form, "items"), 0), "text", "改过的一项");
  xq_record_set (form, "state", "in_use");
  xq_store_save (store, form, NULL, &error);
  g_assert_no_error (error);
  form_change (store, "screening_form", uid, "in use", "name", "另一张", NULL);
  form_change (store, "screening_form", uid, "in use", "state", "draft", NULL);
  form_change (store, "screening_form", uid, NULL, "due_on", "2024-12-31", NULL);
  xq_record_unref (form);
  form = xq_store_get (store, &xq_screening_form, uid, &error);
  xq_record_set (g_ptr_array_index (xq_record_get_parts (form, "items"), 1), "text", "又改一项");
  g_assert_false (xq_store_save (store, form, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
  g_clear_error (&error);
  form_change (store, "screening_form", uid, NULL, "state", "retired", NULL);
  form_change (store, "screening_form", uid, NULL, "state", "in_use", NULL);

  next = xq_screening_form_new_edition (store, form);
  xq_store_save (store, next, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (xq_record_get_integer (next, "edition"), ==, edition + 1);
  g_assert_cmpuint (xq_record_get_parts (next, "items")->len, ==, 16);
  g_assert_cmpstr (xq_record_get (next, "state"), ==, "draft");
}

static void
refuse_item (XqStore    *store,
             const char *because,
             const char *field,
             const char *value)
{
  g_autoptr (XqRecord) form = xq_screening_form_new_factory (store);
  g_autoptr (GError) error = NULL;

  xq_record_set (g_ptr_array_index (xq_record_get_parts (form, "items"), 12), field, value);
  g_assert_false (xq_store_save (store, form, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
  if (strstr (error->message, because) == NULL)
    g_error ("“%s” does not say “%s”", error->message, because);
}

static void
test_items (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autoptr (XqRecord) form = xq_screening_form_new_factory (store);
  g_autoptr (GError) error = NULL;

  refuse_item (store, "cannot be the key", "code", "Life Words");
  refuse_item (store, "cannot be the key", "code", "a23456789012345678901234x");
  refuse_item (store, "have the key", "code", "mood_low");
  refuse_item (store, "protective", "protective", "1");
  refuse_item (store, "between", "from_grade", "13");
  form_refused (store, "screening_form", "has no item", "name", "空表", "state", "in_use", NULL);
  form_refused (store, "screening_form", "no questionnaire", "name", "空表", "instrument", "phq99", NULL);

  /* Sixteen items and as many long keys more than one line of answers holds. */
  for (guint i = 0; i < 20; i++)
    {
      XqRecord *item = xq_record_add_part (form, "items");
      g_autofree char *code = g_strdup_printf ("a_rather_long_key_no_%02u", i);

      xq_record_set (item, "code", code);
      xq_record_set (item, "text", "一项");
    }
  g_assert_false (xq_store_save (store, form, NULL, &error));
  g_assert_nonnull (strstr (error->message, "more items than"));
}

static void
test_campaign (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *draft = save_factory_form (store, "draft");
  g_autofree char *form = save_factory_form (store, "in_use");
  g_autofree char *old = school_fixture_save (store, "class", "year", "2023", "grade", "7", "number", "9", "phase", "junior", NULL);
  g_autofree char *campaign = save_campaign (store, form, "who5 phq9");
  g_autofree char *year = form_value (store, "screening_campaign", campaign, "year");
  g_autofree char *ends_on = form_value (store, "screening_campaign", campaign, "ends_on");
  g_autofree char *staff = school_fixture_save (store, "screening_campaign", "name", "教职工自评", "audience", "staff", NULL);

  g_assert_nonnull (staff);
  g_assert_cmpstr (year, ==, "2024");
  g_assert_cmpstr (ends_on, ==, "2024-09-30");
  form_refused (store, "screening_campaign", "in use", "name", "x", "form", draft, NULL);
  form_refused (store, "screening_campaign", "not observed", "name", "x", "audience", "staff", "form", form, NULL);
  form_refused (store, "screening_campaign", "no questionnaire", "name", "x", "instruments", "who5 scl90", NULL);
  form_refused (store, "screening_campaign", "named twice", "name", "x", "instruments", "who5 who5", NULL);
  form_refused (store, "screening_campaign", "another school year", "name", "x", "classes", old, NULL);
  form_refused (store, "screening_campaign", "lies before", "name", "x", "starts_on", "2024-09-30", "ends_on", "2024-09-29", NULL);
}

static void
test_staff (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *campaign = school_fixture_save (store, "screening_campaign", "name", "自评", "audience", "staff", NULL);
  g_autofree char *students = school_fixture_save (store, "screening_campaign", "name", "学生", NULL);
  g_autofree char *person = school_fixture_save (store, "staff", "name", "某老师", NULL);
  g_autofree char *came = school_fixture_save (store, "staff_screening", "campaign", campaign, "staff", person, NULL);
  guint n = 0;

  g_assert_nonnull (came);
  form_refused (store, "staff_screening", "one already", "campaign", campaign, "staff", person, NULL);
  form_refused (store, "staff_screening", "for the staff", "campaign", students, "staff", person, NULL);
  form_refused (store, "staff_screening", "no such member", "campaign", campaign, "staff", school->children[CHILD_A], NULL);
  form_refused (store, "staff_screening", "future", "campaign", campaign, "staff", school->children[CHILD_A],
                "took_part_on", "2024-11-16", NULL);
  /* That somebody came, when, and to what: a fourth field would be a result. */
  for (const XqField *field = xq_staff_screening.fields; field->number != 0; field++)
    n++;
  g_assert_cmpuint (n, ==, 3);
}

static void
test_observation (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *form = save_factory_form (store, "in_use");
  g_autofree char *other = save_factory_form (store, "in_use");
  g_autofree char *campaign = save_campaign (store, form, NULL);
  g_autofree char *staff = school_fixture_save (store, "screening_campaign", "name", "自评", "audience", "staff", NULL);
  g_autofree char *narrow = school_fixture_save (store, "screening_campaign", "name", "初一", "form", form,
                                                 "classes", school->classes[CHILD_A], NULL);
  const char *child = school->children[CHILD_B];
  g_autofree char *uid = school_fixture_save (store, "screening_observation", "campaign", campaign, "student", child,
                                              "answers", "support=2  sleep=1", NULL);
  g_autofree char *answers = form_value (store, "screening_observation", uid, "answers");
  g_autofree char *taken = form_value (store, "screening_observation", uid, "form");
  g_autoptr (XqRecord) record = xq_store_get (store, &xq_screening_form, form, NULL);

  /* In the form's order, what was left out not seen. */
  g_assert_true (g_str_has_prefix (answers, "mood_low=0 mood_irritable=0 sleep=1 body=0 "));
  g_assert_true (g_str_has_suffix (answers, " harmed=0 support=2"));
  g_assert_cmpstr (taken, ==, form);
  g_assert_cmpint (xq_observation_answer (answers, "sleep"), ==, 1);
  g_assert_cmpint (xq_observation_answer (answers, "slee"), ==, -1);
  g_assert_cmpint (xq_observation_answer (NULL, "sleep"), ==, -1);

  form_refused (store, "screening_observation", "one already", "campaign", campaign, "student", child, "answers", "sleep=1", NULL);
  form_refused (store, "screening_observation", "no item", "campaign", narrow, "student", school->children[CHILD_A],
                "answers", "shoes=1", NULL);
  form_refused (store, "screening_observation", "0 for not seen", "campaign", narrow, "student", school->children[CHILD_A],
                "answers", "sleep=3", NULL);
  form_refused (store, "screening_observation", "0 for not seen", "campaign", narrow, "student", school->children[CHILD_A],
                "answers", "sleep", NULL);
  form_refused (store, "screening_observation", "twice", "campaign", narrow, "student", school->children[CHILD_A],
                "answers", "sleep=1 sleep=2", NULL);
  form_refused (store, "screening_observation", "not part of this campaign", "campaign", narrow, "student", child,
                "answers", "sleep=1", NULL);
  form_refused (store, "screening_observation", "for the staff", "campaign", staff, "form", form, "student", child,
                "answers", "sleep=1", NULL);
  form_refused (store, "screening_observation", "another form", "campaign", narrow, "form", other,
                "student", school->children[CHILD_A], "answers", "sleep=1", NULL);
  form_refused (store, "screening_observation", "in no class", "campaign", narrow, "student", school->children[CHILD_A],
                "observed_on", "2020-09-10", "answers", "sleep=1", NULL);

  g_assert_null (xq_observation_safety (record, answers));
  g_assert_null (xq_observation_safety (record, "life_words=0 injury=9 harmed=0"));
  g_assert_cmpstr (xq_observation_safety (record, "life_words=1"), ==, "thought");
  g_assert_cmpstr (xq_observation_safety (record, "mood_low=2 injury=2"), ==, "act");
  g_assert_cmpstr (xq_observation_safety (record, "harmed=1"), ==, "harmed");
  g_assert_null (xq_observation_safety (record, "mood_low=2"));
}

/* What is written down of a day before the closing may still be entered. */
static void
test_closed (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *form = save_factory_form (store, "in_use");
  g_autofree char *campaign = save_campaign (store, form, NULL);
  g_autofree char *late = NULL;

  form_change (store, "screening_campaign", campaign, NULL, "closed_on", "2024-10-20", NULL);
  form_refused (store, "screening_observation", "was closed", "campaign", campaign, "student", school->children[CHILD_A],
                "answers", "sleep=1", "observed_on", "2024-10-21", NULL);
  late = school_fixture_save (store, "screening_observation", "campaign", campaign, "student", school->children[CHILD_A],
                              "answers", "sleep=1", "observed_on", "2024-10-20", NULL);
  g_assert_nonnull (late);
}

/* No paper about a child below the item's grade asks about it. */
static void
test_young_children (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autoptr (XqRecord) form = xq_screening_form_new_factory (store);
  g_autofree char *third = school_fixture_save (store, "class", "year", "2024", "grade", "3", "number", "1", "phase", "primary", NULL);
  g_autofree char *child = school_fixture_save (store, "student", "name", "丁小小", "sex", "female", NULL);
  g_autofree char *enrolment = school_fixture_save (store, "enrolment", "student", child, "class", third,
                                                    "from_on", "2024-09-01", NULL);
  g_autofree char *consent = school_fixture_save (store, "counselling_consent", "student", child, "purpose", "screening",
                                                  "given_by", "father student", "given_on", "2024-09-02", NULL);
  g_autofree char *campaign = NULL;
  g_autofree char *uid = NULL;
  g_autofree char *answers = NULL;
  g_autofree char *sheet = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (enrolment);
  g_assert_nonnull (consent);
  xq_record_set (form, "name", "小学样");
  xq_record_set (form, "state", "in_use");
  xq_record_set (g_ptr_array_index (xq_record_get_parts (form, "items"), 12), "from_grade", "4");
  xq_store_save (store, form, NULL, &error);
  g_assert_no_error (error);
  campaign = save_campaign (store, xq_record_get_uid (form), "phq9 sdq");
  form_refused (store, "screening_observation", "so young", "campaign", campaign, "student", child, "answers", "life_words=1", NULL);
  uid = school_fixture_save (store, "screening_observation", "campaign", campaign, "student", child, "answers", "injury=1", NULL);
  answers = form_value (store, "screening_observation", uid, "answers");
  g_assert_null (strstr (answers, "life_words"));
  g_assert_nonnull (strstr (answers, "injury=1"));

  form_refused (store, "screening_sheet", "below grade 7", "campaign", campaign, "student", child, "instrument", "phq9",
                "answers", "0 0 0 0 0 0 0 0 0", NULL);
  sheet = school_fixture_save (store, "screening_sheet", "campaign", campaign, "student", child, "instrument", "sdq",
                               "answers", "1 1 1 1 8", NULL);
  g_assert_nonnull (sheet);
}

static void
give_consent (XqStore    *store,
              const char *child,
              const char *given_by,
              const char *answer,
              const char *given_on,
              const char *until,
              const char *revoked_on)
{
  g_free (school_fixture_save (store, "counselling_consent", "student", child, "purpose", "screening", "given_by", given_by,
                               "answer", answer, "given_on", given_on, "valid_until", until, "revoked_on", revoked_on, NULL));
}

#define PHQ "campaign", campaign, "student", child, "instrument", "phq9", "answers", "1 1 1 1 1 1 1 1 0"

static void
test_consent (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *form = save_factory_form (store, "in_use");
  g_autofree char *campaign = save_campaign (store, form, "phq9");
  const char *child = school->children[CHILD_C];
  g_autofree char *sheet = NULL;

  form_refused (store, "screening_sheet", "Neither", PHQ, "filled_on", "2024-10-10", NULL);
  g_free (school_fixture_save (store, "counselling_consent", "student", child, "purpose", "counselling", "given_by",
                               "father student", "given_on", "2024-09-02", NULL));
  form_refused (store, "screening_sheet", "Neither", PHQ, "filled_on", "2024-10-10", NULL);
  give_consent (store, child, "father", "agreed", "2024-10-10", NULL, NULL);
  form_refused (store, "screening_sheet", "own consent", PHQ, "filled_on", "2024-10-10", NULL);
  give_consent (store, child, "student", "agreed", "2024-09-20", "2024-10-31", NULL);
  form_refused (store, "screening_sheet", "guardian", PHQ, "filled_on", "2024-10-09", NULL);
  form_refused (store, "screening_sheet", "own consent", PHQ, "filled_on", "2024-11-01", NULL);
  /* One guardian's no stands beside the other's yes until it is changed. */
  give_consent (store, child, "mother", "refused", "2024-10-12", NULL, NULL);
  form_refused (store, "screening_sheet", "guardian", PHQ, "filled_on", "2024-10-12", NULL);
  give_consent (store, child, "mother", "agreed", "2024-10-14", NULL, "2024-10-20");
  form_refused (store, "screening_sheet", "guardian", PHQ, "filled_on", "2024-10-20", NULL);
  sheet = school_fixture_save (store, "screening_sheet", PHQ, "filled_on", "2024-10-19", NULL);
  g_assert_nonnull (sheet);
}

static void
assert_sheet (XqStore    *store,
              const char *uid,
              const char *validity,
              const char *scores,
              const char *flags)
{
  g_autofree char *is_valid = form_value (store, "screening_sheet", uid, "validity");
  g_autofree char *has_scores = form_value (store, "screening_sheet", uid, "scores");
  g_autofree char *has_flags = form_value (store, "screening_sheet", uid, "flags");

  g_assert_cmpstr (is_valid, ==, validity);
  g_assert_cmpstr (has_scores, ==, scores);
  g_assert_cmpstr (has_flags, ==, flags);
}

static void
test_sheet (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *form = save_factory_form (store, "in_use");
  g_autofree char *campaign = save_campaign (store, form, "phq9 mht mssmhs");
  const char *child = school->children[CHILD_A];
  g_autofree char *phq = NULL;
  g_autofree char *version = NULL;
  g_autofree char *void_sheet = NULL;
  g_autofree char *again = NULL;
  g_autofree char *retest_of = NULL;
  g_autofree char *mean = NULL;
  g_autofree char *hundred = NULL;
  g_autoptr (GString) answers = g_string_new (NULL);
  g_autoptr (XqRecord) record = NULL;

  give_consent (store, child, "mother student", "agreed", "2024-09-02", NULL, NULL);
  form_refused (store, "screening_sheet", "no questionnaire", "campaign", campaign, "student", child, "instrument", "scl90",
                "answers", "1", NULL);
  form_refused (store, "screening_sheet", "does not use", "campaign", campaign, "student", child, "instrument", "who5",
                "answers", "1 1 1 1 1", NULL);
  form_refused (store, "screening_sheet", "9 items", "campaign", campaign, "student", child, "instrument", "phq9",
                "answers", "1 1 1 1 1 1 1 1", NULL);
  form_refused (store, "screening_sheet", "only 0 to 3", "campaign", campaign, "student", child, "instrument", "phq9",
                "answers", "1 1 1 1 1 1 1 1 4", NULL);
  form_refused (store, "screening_sheet", "is no answer", "campaign", campaign, "student", child, "instrument", "phq9",
                "answers", "1 1 1 1 1 1 1 1 often", NULL);
  form_refused (store, "screening_sheet", "no answer on this sheet", "campaign", campaign, "student", child,
                "instrument", "phq9", "answers", "- - - - - - - - -", NULL);

  /* Two missing answers are prorated; three leave nothing to go by, and help waits for no retest. */
  phq = school_fixture_save (store, "screening_sheet", "campaign", campaign, "student", child, "instrument", "phq9",
                             "answers", "1 1 1 1 1 1 1 -  -", NULL);
  assert_sheet (store, phq, "valid", "total=9", "item9_missing");
  record = xq_store_get (store, &xq_screening_sheet, phq, NULL);
  g_assert_null (xq_sheet_safety (record));
  form_refused (store, "screening_sheet", "already", "campaign", campaign, "student", child, "instrument", "phq9",
                "answers", "0 0 0 0 0 0 0 0 0", NULL);
  form_change (store, "screening_sheet", phq, NULL, "answers", "1 1 1 1 1 - - - 1", NULL);
  assert_sheet (store, phq, "void", NULL, "item9 missing");
  g_clear_pointer (&record, xq_record_unref);
  record = xq_store_get (store, &xq_screening_sheet, phq, NULL);
  g_assert_cmpstr (xq_sheet_safety (record), ==, "thought");
  form_change (store, "screening_sheet", phq, NULL, "answers", "1 1 1 1 1 1 1 1 0", NULL);
  assert_sheet (store, phq, "valid", "total=8", NULL);
  form_change (store, "screening_sheet", phq, NULL, "void_reason", "整页选同一项", NULL);
  assert_sheet (store, phq, "void", "total=8", NULL);
  version = form_value (store, "screening_sheet", phq, "instrument_version");
  g_assert_cmpstr (version, ==, "1");

  /* Seven validity items void a sheet, six do not; the retest names the sheet that it stands for. */
  for (guint i = 1; i <= 100; i++)
    g_string_append (answers, i % 2 == 0 && i >= 82 && i <= 94 ? "1 " : "0 ");
  void_sheet = school_fixture_save (store, "screening_sheet", "campaign", campaign, "student", child, "instrument", "mht",
                                    "answers", answers->str, NULL);
  assert_sheet (store, void_sheet, "void", NULL, "validity");
  answers->str[2 * 81] = '0';
  again = school_fixture_save (store, "screening_sheet", "campaign", campaign, "student", child, "instrument", "mht",
                               "answers", answers->str, NULL);
  retest_of = form_value (store, "screening_sheet", again, "retest_of");
  g_assert_cmpstr (retest_of, ==, void_sheet);
  g_free (form_value (store, "screening_sheet", again, "validity"));
  form_refused (store, "screening_sheet", "already", "campaign", campaign, "student", child, "instrument", "mht",
                "answers", answers->str, NULL);

  g_string_truncate (answers, 0);
  for (guint i = 1; i <= 60; i++)
    g_string_append (answers, i == 1 ? "2 " : "1 ");
  mean = school_fixture_save (store, "screening_sheet", "campaign", campaign, "student", child, "instrument", "mssmhs",
                              "answers", answers->str, NULL);
  hundred = form_value (store, "screening_sheet", mean, "scores");
  g_assert_true (g_str_has_prefix (hundred, "total=1.02 1=1.00 "));
}

static void
test_level (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *campaign = school_fixture_save (store, "screening_campaign", "name", "秋季", NULL);
  g_autofree char *staff = school_fixture_save (store, "screening_campaign", "name", "自评", "audience", "staff", NULL);
  g_autofree char *uid = school_fixture_save (store, "screening_level", "campaign", campaign, "student",
                                              school->children[CHILD_A], "proposed", "focus", NULL);
  g_autofree char *by = form_value (store, "screening_level", uid, "confirmed_by");
  g_autofree char *on = NULL;
  g_autofree char *until = NULL;

  g_assert_null (by);
  form_change (store, "screening_level", uid, NULL, "confirmed", "watch", NULL);
  by = form_value (store, "screening_level", uid, "confirmed_by");
  on = form_value (store, "screening_level", uid, "confirmed_on");
  until = form_value (store, "screening_level", uid, "until");
  g_assert_cmpstr (by, ==, xq_store_get_my_staff (store));
  g_assert_cmpstr (on, ==, FIXTURE_TODAY);
  /* Left open, to the end of the term. */
  g_assert_cmpint (form_count (store, "SELECT count(*) FROM visible_term AS t JOIN visible_screening_level AS l "
                                      "ON l.until = t.until_on AND l.confirmed = 'watch'"), ==, 1);
  form_change (store, "screening_level", uid, "lies before", "until", "2024-11-14", NULL);
  form_change (store, "screening_level", uid, NULL, "confirmed", NULL, NULL);
  g_free (until);
  until = form_value (store, "screening_level", uid, "until");
  g_assert_null (until);
  form_refused (store, "screening_level", "one already", "campaign", campaign, "student", school->children[CHILD_A], NULL);
  form_refused (store, "screening_level", "no such campaign", "campaign", staff, "student", school->children[CHILD_B], NULL);
  form_refused (store, "screening_level", "future", "campaign", campaign, "student", school->children[CHILD_B],
                "interview_on", "2024-11-16", NULL);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  school = school_fixture_new ();
  g_test_add_func ("/school/screening/factory-form", test_factory_form);
  g_test_add_func ("/school/screening/editions", test_editions);
  g_test_add_func ("/school/screening/items", test_items);
  g_test_add_func ("/school/screening/campaign", test_campaign);
  g_test_add_func ("/school/screening/staff", test_staff);
  g_test_add_func ("/school/screening/observation", test_observation);
  g_test_add_func ("/school/screening/closed", test_closed);
  g_test_add_func ("/school/screening/young-children", test_young_children);
  g_test_add_func ("/school/screening/consent", test_consent);
  g_test_add_func ("/school/screening/sheet", test_sheet);
  g_test_add_func ("/school/screening/level", test_level);
  result = g_test_run ();
  school_fixture_free (school);
  return result;
}
