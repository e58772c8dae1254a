/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "school-fixture.h"

#include "rules/due.h"
#include "rules/figure.h"
#include "rules/requirement.h"
#include "rules/support-ledger.h"
#include "school/kinds.h"

/* Today is 2024-11-15. The second term of 2023 ended on 2024-07-05, the first of 2024
 * runs from 2024-09-01 to 2024-11-29: in a fortnight it is over. */

static SchoolFixture *school;
static char *lead;
static char *both;

static char *
list_child (XqStore      *store,
            FixtureChild  child,
            const char   *opened_on,
            const char   *next_review_on)
{
  return school_fixture_save (store, "key_support", "student", school->children[child], "decided_by", both,
                              "opened_on", opened_on, "next_review_on", next_review_on, NULL);
}

static void
set (XqStore    *store,
     const char *uid,
     const char *field,
     const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) entry = xq_store_get (store, &xq_key_support, uid, &error);

  xq_record_set (entry, field, value);
  xq_store_save (store, entry, NULL, &error);
  g_assert_no_error (error);
}

static void
take_off (XqStore    *store,
          const char *uid,
          const char *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) entry = xq_store_get (store, &xq_key_support, uid, &error);

  xq_record_set (entry, "closed_on", day);
  xq_record_set (entry, "close_reason", "stable");
  xq_store_save (store, entry, NULL, &error);
  g_assert_no_error (error);
}

/* Out of every list, for the next test. */
static void
forget (XqStore    *store,
        const char *uid)
{
  set (store, uid, "close_reason", "mistaken");
}

static void
set_group (XqStore    *store,
           const char *uid,
           const char *roles)
{
  g_auto (GStrv) words = g_strsplit (roles, " ", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) entry = xq_store_get (store, &xq_key_support, uid, &error);

  xq_record_clear_parts (entry, "members");
  for (guint i = 0; words[i] != NULL; i++)
    {
      XqRecord *member = xq_record_add_part (entry, "members");

      xq_record_set (member, "role", words[i]);
      xq_record_set (member, "person", lead);
    }
  xq_store_save (store, entry, NULL, &error);
  g_assert_no_error (error);
}

typedef GPtrArray *(*RuleFunc) (XqStore     *store,
                                const char  *term,
                                GError     **error);

/* The state of the only item; NOT_APPLICABLE where there is none. */
static XqFigureState
state_of (XqStore    *store,
          RuleFunc    rule,
          const char *term)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = rule (store, term, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (items->len, <=, 1);
  return items->len == 0 ? XQ_FIGURE_NOT_APPLICABLE : xq_requirement_get_state (g_ptr_array_index (items, 0));
}

static void
test_group (void)
{
  static const struct { const char *roles; XqFigureState state; } cases[] = {
    { "lead counsellor class_teacher subject_teacher", XQ_FIGURE_MET },
    { "lead counsellor class_teacher subject_teacher dorm", XQ_FIGURE_MET },
    { "lead counsellor class_teacher", XQ_FIGURE_NOT_MET },
    { "counsellor class_teacher subject_teacher", XQ_FIGURE_NOT_MET },
    { "lead class_teacher subject_teacher", XQ_FIGURE_NOT_MET },
    { "lead counsellor subject_teacher", XQ_FIGURE_NOT_MET },
    { "lead counsellor class_teacher dorm doctor grade_leader guardian", XQ_FIGURE_NOT_MET },
  };
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *uid = list_child (store, CHILD_A, "2024-11-14", "2024-12-01");
  g_autofree char *today = NULL;

  g_assert_cmpint (state_of (store, xq_support_groups_required, "2024-1"), ==, XQ_FIGURE_NOT_MET);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      set_group (store, uid, cases[i].roles);
      g_assert_cmpint (state_of (store, xq_support_groups_required, "2024-1"), ==, cases[i].state);
    }

  /* The school may ask for more. */
  {
    g_autofree char *setting = school_fixture_save (store, "setting", "name", "key_support.roles", "value",
                                                    "lead counsellor class_teacher subject_teacher guardian", NULL);
    g_autoptr (GError) error = NULL;

    set_group (store, uid, "lead counsellor class_teacher subject_teacher");
    g_assert_cmpint (state_of (store, xq_support_groups_required, "2024-1"), ==, XQ_FIGURE_NOT_MET);
    xq_store_withdraw (store, &xq_setting, setting, "测试", &error);
    g_assert_no_error (error);
  }
  g_assert_cmpint (state_of (store, xq_support_groups_required, "2024-1"), ==, XQ_FIGURE_MET);
  forget (store, uid);

  /* On the day itself there is time. */
  today = list_child (store, CHILD_A, "2024-11-15", "2024-12-01");
  g_assert_cmpint (state_of (store, xq_support_groups_required, "2024-1"), ==, XQ_FIGURE_PENDING);
  forget (store, today);
  g_assert_cmpint (state_of (store, xq_support_groups_required, "2024-1"), ==, XQ_FIGURE_NOT_APPLICABLE);
}

static void
test_review (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *uid = list_child (store, CHILD_A, "2024-10-01", "2024-11-15");

  g_assert_cmpint (state_of (store, xq_support_reviews_required, "2024-1"), ==, XQ_FIGURE_MET);
  set (store, uid, "next_review_on", "2024-11-14");
  g_assert_cmpint (state_of (store, xq_support_reviews_required, "2024-1"), ==, XQ_FIGURE_NOT_MET);
  take_off (store, uid, "2024-11-15");
  g_assert_cmpint (state_of (store, xq_support_reviews_required, "2024-1"), ==, XQ_FIGURE_NOT_APPLICABLE);
  forget (store, uid);
}

static void
test_decision (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *uid = list_child (store, CHILD_A, "2024-09-10", "2024-12-01");
  g_autofree char *review = NULL;
  g_autofree char *old = NULL;
  g_autofree char *eve = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (state_of (store, xq_support_decisions_required, "2024-1"), ==, XQ_FIGURE_PENDING);
  /* An ordinary review decides nothing. */
  review = school_fixture_save (store, "key_support_review", "entry", uid, "held_on", "2024-10-10", NULL);
  g_assert_cmpint (state_of (store, xq_support_decisions_required, "2024-1"), ==, XQ_FIGURE_PENDING);
  {
    g_autofree char *decided = school_fixture_save (store, "key_support_review", "entry", uid, "held_on", "2024-11-14",
                                                    "ends_term", "1", NULL);

    g_assert_cmpint (state_of (store, xq_support_decisions_required, "2024-1"), ==, XQ_FIGURE_MET);
    xq_store_withdraw (store, &xq_key_support_review, decided, "误记", &error);
    g_assert_no_error (error);
    g_assert_cmpint (state_of (store, xq_support_decisions_required, "2024-1"), ==, XQ_FIGURE_PENDING);
  }
  take_off (store, uid, "2024-11-15");
  g_assert_cmpint (state_of (store, xq_support_decisions_required, "2024-1"), ==, XQ_FIGURE_MET);
  forget (store, uid);

  /* Of the term that is over. */
  old = list_child (store, CHILD_A, "2024-05-06", "2024-12-01");
  g_assert_cmpint (state_of (store, xq_support_decisions_required, "2023-2"), ==, XQ_FIGURE_NOT_MET);
  take_off (store, old, "2024-08-31");
  g_assert_cmpint (state_of (store, xq_support_decisions_required, "2023-2"), ==, XQ_FIGURE_MET);
  set (store, old, "closed_on", "2024-09-01");
  g_assert_cmpint (state_of (store, xq_support_decisions_required, "2023-2"), ==, XQ_FIGURE_NOT_MET);
  forget (store, old);
  eve = list_child (store, CHILD_A, "2024-07-05", "2024-12-01");
  g_assert_cmpint (state_of (store, xq_support_decisions_required, "2023-2"), ==, XQ_FIGURE_NOT_MET);
  forget (store, eve);
  after = list_child (store, CHILD_A, "2024-07-06", "2024-12-01");
  g_assert_cmpint (state_of (store, xq_support_decisions_required, "2023-2"), ==, XQ_FIGURE_NOT_APPLICABLE);
  forget (store, after);
}

static gint64
figure (XqStore    *store,
        const char *term,
        const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) figures = xq_term_figures (store, term, &error);

  g_assert_no_error (error);
  return xq_figures_find (figures, id)->value;
}

/* Two of before, of whom one is taken off; one new; one listed by mistake. */
static void
test_figures (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *gone = NULL;
  g_autofree char *stays = NULL;
  g_autofree char *fresh = NULL;
  g_autofree char *wrong = NULL;

  gone = list_child (store, CHILD_A, "2024-08-31", "2024-12-01");
  take_off (store, gone, "2024-10-10");
  stays = list_child (store, CHILD_B, "2024-05-06", "2024-12-01");
  fresh = list_child (store, CHILD_A, "2024-11-01", "2024-11-10");
  wrong = list_child (store, CHILD_C, "2024-11-01", "2024-12-01");
  forget (store, wrong);
  set_group (store, stays, "lead counsellor class_teacher subject_teacher");

  for (guint i = 0; i < 2; i++)
    {
      store = school_fixture_enter (school, i == 0 ? "李老师" : "校长");
      g_assert_cmpint (figure (store, "2024-1", "ks_open0"), ==, 2);
      g_assert_cmpint (figure (store, "2024-1", "ks_new"), ==, 1);
      g_assert_cmpint (figure (store, "2024-1", "ks_out"), ==, 1);
      g_assert_cmpint (figure (store, "2024-1", "ks_open1"), ==, 2);
      g_assert_cmpint (figure (store, "2024-1", "ks_full"), ==, 1);
      g_assert_cmpint (figure (store, "2024-1", "ks_reviewed"), ==, 1);
      g_assert_cmpint (figure (store, "2024-1", "ks_decided"), ==, 1);
      /* The eve of the new term still belongs to the old one. */
      g_assert_cmpint (figure (store, "2023-2", "ks_new"), ==, 2);
      g_assert_cmpint (figure (store, "2023-2", "ks_out"), ==, 0);
      g_assert_cmpint (figure (store, "2023-2", "ks_open1"), ==, 2);
    }
  store = school_fixture_enter (school, "李老师");
  set (store, gone, "opened_on", "2024-09-01");
  g_assert_cmpint (figure (store, "2024-1", "ks_open0"), ==, 1);
  g_assert_cmpint (figure (store, "2024-1", "ks_new"), ==, 2);
  g_assert_cmpint (figure (store, "2024-1", "ks_open1"), ==, 2);
  forget (store, gone);
  forget (store, stays);
  forget (store, fresh);
}

static const XqDue *
find (GPtrArray  *list,
      XqDueKind   kind)
{
  for (guint i = 0; i < list->len; i++)
    if (((const XqDue *) g_ptr_array_index (list, i))->kind == kind)
      return g_ptr_array_index (list, i);
  return NULL;
}

static void
assert_due (XqStore    *store,
            XqDueKind   kind,
            const char *since,
            gboolean    urgent)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = xq_due_list (store, &error);
  const XqDue *due;

  g_assert_no_error (error);
  due = find (list, kind);
  if (since == NULL)
    {
      g_assert_null (due);
      return;
    }
  g_assert_nonnull (due);
  g_assert_cmpstr (due->since, ==, since);
  g_assert_cmpint (due->urgent, ==, urgent);
  /* No whole name from care, and no class. */
  g_assert_nonnull (strstr (due->who, "**"));
  g_assert_null (strstr (due->who, "("));
}

static void
test_due (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *uid = list_child (store, CHILD_A, "2024-10-01", "2024-11-16");
  g_autofree char *old = NULL;
  g_autoptr (GError) error = NULL;

  assert_due (store, XQ_DUE_SUPPORT_REVIEW, NULL, FALSE);
  assert_due (store, XQ_DUE_SUPPORT_GROUP, "2024-10-01", FALSE);
  set_group (store, uid, "lead counsellor class_teacher subject_teacher");
  assert_due (store, XQ_DUE_SUPPORT_GROUP, NULL, FALSE);
  set (store, uid, "next_review_on", "2024-11-15");
  assert_due (store, XQ_DUE_SUPPORT_REVIEW, "2024-11-15", FALSE);
  set (store, uid, "next_review_on", "2024-11-14");
  for (guint i = 0; i < 2; i++)
    {
      store = school_fixture_enter (school, i == 0 ? "校长" : "李老师");
      assert_due (store, XQ_DUE_SUPPORT_REVIEW, "2024-11-14", TRUE);
    }

  /* Fourteen days before the term's end; one day later there would be time. */
  assert_due (store, XQ_DUE_SUPPORT_DECISION, "2024-11-29", FALSE);
  {
    g_autofree char *setting = school_fixture_save (store, "setting", "name", "key_support.decide_days", "value", "13", NULL);

    assert_due (store, XQ_DUE_SUPPORT_DECISION, NULL, FALSE);
    xq_store_withdraw (store, &xq_setting, setting, "测试", &error);
    g_assert_no_error (error);
  }
  {
    g_autofree char *review = school_fixture_save (store, "key_support_review", "entry", uid, "ends_term", "1", NULL);

    assert_due (store, XQ_DUE_SUPPORT_DECISION, NULL, FALSE);
    assert_due (store, XQ_DUE_SUPPORT_REVIEW, NULL, FALSE);
  }

  /* Nobody else learns of it. */
  {
    static const char *const strangers[] = { "王老师", "孙主任", "钱老师", "周阿姨" };

    for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
      {
        g_autoptr (GPtrArray) items = NULL;

        store = school_fixture_enter (school, strangers[i]);
        assert_due (store, XQ_DUE_SUPPORT_REVIEW, NULL, FALSE);
        assert_due (store, XQ_DUE_SUPPORT_GROUP, NULL, FALSE);
        items = xq_support_entries (store, "2024-1", &error);
        g_assert_null (items);
        g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
        g_clear_error (&error);
      }
  }
  store = school_fixture_enter (school, "李老师");
  forget (store, uid);

  /* What the last term left undecided asks on, until the next decision. */
  old = list_child (store, CHILD_A, "2024-05-06", "2024-12-01");
  assert_due (store, XQ_DUE_SUPPORT_DECISION, "2024-07-05", TRUE);
  {
    g_autofree char *review = school_fixture_save (store, "key_support_review", "entry", old, "ends_term", "1", NULL);

    assert_due (store, XQ_DUE_SUPPORT_DECISION, NULL, FALSE);
  }
  forget (store, old);
}

/* The fixture's term, with another end. */
static void
set_term (XqStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) terms = NULL;
  XqRecord *term;

  xq_filter_add (filter, "year", "=", "2024");
  terms = xq_store_list (store, &xq_term, filter, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (terms->len, ==, 1);
  term = g_ptr_array_index (terms, 0);
  xq_record_set (term, "until_on", "2024-11-29");
  xq_store_save (store, term, NULL, &error);
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  XqStore *store;
  int result;

  g_test_init (&argc, &argv, NULL);
  school = school_fixture_new ();
  store = school_fixture_enter (school, "李老师");
  g_free (school_fixture_save (store, "term", "year", "2023", "number", "2", "from_on", "2024-02-26", "until_on", "2024-07-05", NULL));
  set_term (store);
  lead = school_fixture_save (store, "staff", "name", "分管领导", "job", "head", NULL);
  both = g_strconcat (lead, " ", xq_store_get_my_staff (store), NULL);
  g_test_add_func ("/rules/key-support/group", test_group);
  g_test_add_func ("/rules/key-support/review", test_review);
  g_test_add_func ("/rules/key-support/decision", test_decision);
  g_test_add_func ("/rules/key-support/figures", test_figures);
  g_test_add_func ("/rules/key-support/due", test_due);
  result = g_test_run ();
  g_free (lead);
  g_free (both);
  school_fixture_free (school);
  return result;
}
