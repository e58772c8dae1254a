/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "form.h"

#include "school/key-support.h"
#include "school/kinds.h"

/* 2024-11-15 is a Friday in the first term. */

static SchoolFixture *school;
static char *lead;
static char *both;   /* the two who decide */

/* The only place where the child may stand is free again. */
static void
close_entry (XqStore    *store,
             const char *uid)
{
  form_change (store, "key_support", uid, NULL, "close_reason", "stable", NULL);
}

static XqRecord *
get (XqStore    *store,
     const char *kind,
     const char *uid)
{
  g_autoptr (GError) error = NULL;
  XqRecord *record = xq_store_get (store, xq_kind_find (kind), uid, &error);

  g_assert_no_error (error);
  return record;
}

static void
add_member (XqStore    *store,
            const char *uid,
            const char *role,
            const char *person,
            const char *duty)
{
  g_autoptr (XqRecord) entry = get (store, "key_support", uid);
  XqRecord *member = xq_record_add_part (entry, "members");
  g_autoptr (GError) error = NULL;

  xq_record_set (member, "role", role);
  xq_record_set (member, "person", person);
  xq_record_set (member, "duty", duty);
  xq_record_set (member, "frequency", "每周一次");
  xq_store_save (store, entry, NULL, &error);
  g_assert_no_error (error);
}

static void
change_member (XqStore    *store,
               const char *uid,
               guint       n,
               const char *field,
               const char *value)
{
  g_autoptr (XqRecord) entry = get (store, "key_support", uid);
  g_autoptr (GError) error = NULL;

  xq_record_set (g_ptr_array_index (xq_record_get_parts (entry, "members"), n), field, value);
  xq_store_save (store, entry, NULL, &error);
  g_assert_no_error (error);
}

static char *
member_value (XqStore    *store,
              const char *uid,
              guint       n,
              const char *field)
{
  g_autoptr (XqRecord) entry = get (store, "key_support", uid);

  return g_strdup (xq_record_get (g_ptr_array_index (xq_record_get_parts (entry, "members"), n), field));
}

static void
assert_value (XqStore    *store,
              const char *kind,
              const char *uid,
              const char *field,
              const char *wanted)
{
  g_autofree char *value = form_value (store, kind, uid, field);

  g_assert_cmpstr (value, ==, wanted);
}

static void
test_listing (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  const char *child = school->children[CHILD_A];
  g_autofree char *twice = g_strdup_printf ("%s %s", lead, lead);
  g_autofree char *uid = NULL;
  g_autofree char *second = NULL;
  g_autofree char *earlier = NULL;

  form_refused (store, "key_support", "Nobody lists a student alone", "student", child, "decided_by", lead, NULL);
  form_refused (store, "key_support", "named twice", "student", child, "decided_by", twice, NULL);
  form_refused (store, "key_support", "is missing", "student", child, "decided_by", "", NULL);
  form_refused (store, "key_support", "no special attention", "student", child, "decided_by", both, "level", "none", NULL);
  form_refused (store, "key_support", "future", "student", child, "decided_by", both, "opened_on", "2024-11-16", NULL);
  form_refused (store, "key_support", "no such student", "decided_by", both, "student", "00000000000000000000000000000001", NULL);
  form_refused (store, "key_support", "clear one of the two", "student", child, "decided_by", both,
                "guardian_informed_on", "2024-11-10", "guardian_not_informed", "外出未联系上", NULL);

  uid = school_fixture_save (store, "key_support", "student", child, "decided_by", both, "level", "focus", NULL);
  assert_value (store, "key_support", uid, "number", "1");
  assert_value (store, "key_support", uid, "number_year", "2024");
  assert_value (store, "key_support", uid, "next_review_on", "2024-11-29");
  form_refused (store, "key_support", "stands in the ledger already", "student", child, "decided_by", both, NULL);

  second = school_fixture_save (store, "key_support", "student", school->children[CHILD_B], "decided_by", both, NULL);
  earlier = school_fixture_save (store, "key_support", "student", school->children[CHILD_C], "decided_by", both,
                                 "opened_on", "2023-12-20", NULL);
  assert_value (store, "key_support", second, "number", "2");
  assert_value (store, "key_support", earlier, "number", "1");

  /* Taken off, the child may be listed anew; the number is not given twice. */
  form_change (store, "key_support", uid, "Say why", "closed_on", "2024-11-15", NULL);
  close_entry (store, uid);
  assert_value (store, "key_support", uid, "closed_on", "2024-11-15");
  {
    g_autofree char *again = school_fixture_save (store, "key_support", "student", child, "decided_by", both, NULL);

    assert_value (store, "key_support", again, "number", "3");
    close_entry (store, again);
  }
  close_entry (store, second);
  close_entry (store, earlier);
}

/* The day of the next review follows the level and the last review, until a person says another. */
static void
test_next_review (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *uid = school_fixture_save (store, "key_support", "student", school->children[CHILD_A], "decided_by", both,
                                              "level", "watch", "opened_on", "2024-10-01", NULL);
  g_autofree char *review = NULL;

  assert_value (store, "key_support", uid, "next_review_on", "2024-10-31");
  form_change (store, "key_support", uid, NULL, "level", "urgent", NULL);
  assert_value (store, "key_support", uid, "next_review_on", "2024-10-08");
  form_change (store, "key_support", uid, NULL, "next_review_on", "2024-10-20", NULL);
  form_change (store, "key_support", uid, NULL, "level", "focus", NULL);
  assert_value (store, "key_support", uid, "next_review_on", "2024-10-20");

  review = school_fixture_save (store, "key_support_review", "entry", uid, "held_on", "2024-11-01", "level", "watch", NULL);
  assert_value (store, "key_support_review", review, "level_before", "focus");
  assert_value (store, "key_support_review", review, "next_review_on", "2024-12-01");
  assert_value (store, "key_support", uid, "level", "watch");
  assert_value (store, "key_support", uid, "next_review_on", "2024-12-01");
  form_change (store, "key_support", uid, NULL, "level", "focus", NULL);
  assert_value (store, "key_support", uid, "next_review_on", "2024-11-15");
  /* The entry's own period goes before the school's. */
  form_change (store, "key_support", uid, NULL, "review_every", "3", NULL);
  assert_value (store, "key_support", uid, "next_review_on", "2024-11-04");
  close_entry (store, uid);
}

static void
test_review (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *uid = school_fixture_save (store, "key_support", "student", school->children[CHILD_A], "decided_by", both,
                                              "level", "urgent", "opened_on", "2024-09-20", NULL);
  g_autofree char *first = school_fixture_save (store, "key_support_review", "entry", uid, "held_on", "2024-10-10",
                                                "level", "focus", "ends_term", "1", NULL);
  g_autofree char *older = NULL;
  g_autofree char *last = NULL;
  g_autoptr (GError) error = NULL;

  assert_value (store, "key_support_review", first, "term", "2024-1");
  form_refused (store, "key_support_review", "did not stand in the ledger", "entry", uid, "held_on", "2024-09-19", NULL);
  form_refused (store, "key_support_review", "Say why", "entry", uid, "decision", "close", NULL);
  form_refused (store, "key_support_review", "clear one of the two", "entry", uid, "close_reason", "stable", NULL);
  form_refused (store, "key_support_review", "no special attention", "entry", uid, "level", "none", NULL);

  /* What was decided earlier but written down later changes nothing of today. */
  older = school_fixture_save (store, "key_support_review", "entry", uid, "held_on", "2024-10-01", "level", "watch", NULL);
  assert_value (store, "key_support", uid, "level", "focus");
  assert_value (store, "key_support", uid, "next_review_on", "2024-10-24");
  assert_value (store, "key_support_review", older, "term", NULL);

  last = school_fixture_save (store, "key_support_review", "entry", uid, "held_on", "2024-11-15", "decision", "close",
                              "close_reason", "stable", "level", "none", NULL);
  assert_value (store, "key_support_review", last, "term", "2024-1");
  assert_value (store, "key_support_review", last, "next_review_on", NULL);
  assert_value (store, "key_support", uid, "closed_on", "2024-11-15");
  assert_value (store, "key_support", uid, "close_reason", "stable");
  assert_value (store, "key_support", uid, "level", "focus");
  form_refused (store, "key_support_review", "taken off the ledger", "entry", uid, NULL);

  /* Taken back, it stands in the ledger as before. */
  xq_store_withdraw (store, &xq_key_support_review, last, "误记", &error);
  g_assert_no_error (error);
  assert_value (store, "key_support", uid, "closed_on", NULL);
  assert_value (store, "key_support", uid, "next_review_on", "2024-10-24");

  /* A head signs, and that changes nothing else. */
  store = school_fixture_enter (school, "校长");
  xq_store_sign (store, &xq_key_support_review, first, &error);
  g_assert_no_error (error);
  store = school_fixture_enter (school, "李老师");
  close_entry (store, uid);
}

/* An entry made by mistake is in no list and no count; the history knows it. */
static void
test_mistaken (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *uid = school_fixture_save (store, "key_support", "student", school->children[CHILD_C], "decided_by", both,
                                              "opened_on", "2024-11-01", NULL);
  g_autofree char *review = school_fixture_save (store, "key_support_review", "entry", uid, "held_on", "2024-11-10", NULL);
  g_autofree char *meeting = school_fixture_save (store, "case_meeting", "student", school->children[CHILD_C], NULL);
  gint64 entries = form_count (store, "SELECT count(uid) FROM visible_key_support WHERE withdrawn = 0");
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) listed = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (XqRecord) gone = NULL;
  g_autoptr (GError) error = NULL;

  assert_value (store, "case_meeting", meeting, "entry", uid);
  form_change (store, "key_support", uid, NULL, "close_reason", "mistaken", NULL);
  g_assert_cmpint (form_count (store, "SELECT count(uid) FROM visible_key_support WHERE withdrawn = 0"), ==, entries - 1);
  xq_filter_add (filter, "student", "=", school->children[CHILD_C]);
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&listed, g_ptr_array_unref);
      listed = xq_store_list (store, i == 0 ? &xq_key_support : &xq_case_meeting, filter, &error);
      g_assert_no_error (error);
      for (guint k = 0; k < listed->len; k++)
        {
          g_assert_cmpstr (xq_record_get_uid (g_ptr_array_index (listed, k)), !=, uid);
          g_assert_cmpstr (xq_record_get_uid (g_ptr_array_index (listed, k)), !=, meeting);
        }
    }
  gone = get (store, "key_support_review", review);
  g_assert_true (xq_record_is_withdrawn (gone));
  versions = xq_store_history (store, &xq_key_support, uid, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, >=, 2);

  /* Listed anew it is another entry; brought back, the old one stands again. */
  xq_store_reinstate (store, &xq_key_support, uid, "确属重点", &error);
  g_assert_no_error (error);
  assert_value (store, "key_support", uid, "close_reason", NULL);
  assert_value (store, "key_support", uid, "closed_on", NULL);
  close_entry (store, uid);
}

static void
test_conference (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *entry = school_fixture_save (store, "key_support", "student", school->children[CHILD_B], "decided_by", both,
                                                "opened_on", "2024-11-01", NULL);
  g_autofree char *first = school_fixture_save (store, "case_meeting", "student", school->children[CHILD_A], "place", "会议室",
                                                "held_on", "2024-11-12", "started_at", "14:00", "chair", lead, "people", both, NULL);
  g_autofree char *second = school_fixture_save (store, "case_meeting", "student", school->children[CHILD_B],
                                                 "held_on", "2024-11-12", "started_at", "14:00", NULL);
  g_autofree char *other = school_fixture_save (store, "case_meeting", "student", school->children[CHILD_B],
                                                "held_on", "2024-11-12", "started_at", "16:00", NULL);

  g_assert_nonnull (first);
  assert_value (store, "case_meeting", second, "entry", entry);
  assert_value (store, "case_meeting", second, "place", "会议室");
  assert_value (store, "case_meeting", second, "chair", lead);
  assert_value (store, "case_meeting", second, "people", both);
  assert_value (store, "case_meeting", other, "place", NULL);
  form_refused (store, "case_meeting", "another student's", "student", school->children[CHILD_A], "entry", entry, NULL);
  form_refused (store, "case_meeting", "lies before", "student", school->children[CHILD_A], "next_on", "2024-11-01", NULL);
  close_entry (store, entry);
}

/* The member is told what to do, and nothing else; the pledge comes back. */
static void
test_duty (void)
{
  static const char *const secrets[] = { "focus", "key_support", "台账", "重点", "说过不想上学", NULL };
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *wang = school_fixture_find_staff (store, "王老师");
  g_autofree char *zhao = school_fixture_find_staff (store, "赵老师");
  g_autofree char *me = g_strdup (xq_store_get_my_staff (store));
  g_autofree char *uid = school_fixture_save (store, "key_support", "student", school->children[CHILD_A], "decided_by", both,
                                              "level", "focus", "reason", "说过不想上学", NULL);
  g_autofree char *letter = NULL;
  g_autoptr (GPtrArray) duties = NULL;
  g_autoptr (GPtrArray) letters = NULL;
  g_autoptr (GError) error = NULL;
  const XqSupportDuty *duty;

  add_member (store, uid, "counsellor", me, "每周谈一次");
  add_member (store, uid, "class_teacher", wang, "课间多留意，有变化告诉我");
  g_assert_cmpint (form_count (store, "SELECT count(uid) FROM visible_care_pending"), ==, 0);
  g_assert_cmpint (form_count (store, "SELECT count(uid) FROM visible_disclosure WHERE told_to = '王老师' AND way = 'letter' "
                                      "AND ground = 'duty' AND instr (what, '课间多留意') > 0"), ==, 1);
  /* Whoever writes the entry needs no letter. */
  g_assert_cmpint (form_count (store, "SELECT count(uid) FROM visible_disclosure WHERE instr (what, '每周谈一次') > 0"), ==, 0);

  store = school_fixture_enter (school, "王老师");
  g_assert_false (xq_vault_holds (school->vault, XQ_CABINET_CARE));
  duties = xq_support_list_duties (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (duties->len, ==, 1);
  duty = g_ptr_array_index (duties, 0);
  g_assert_cmpstr (duty->student, ==, school->children[CHILD_A]);
  g_assert_cmpstr (duty->duty, ==, "课间多留意，有变化告诉我");
  g_assert_cmpstr (duty->frequency, ==, "每周一次");
  g_assert_cmpstr (duty->from, ==, "李老师");
  g_assert_false (duty->is_pledged);
  letters = xq_store_list_letters (store, &error);
  for (guint i = 0; i < letters->len; i++)
    for (guint k = 0; secrets[k] != NULL; k++)
      {
        const XqReceivedLetter *received = g_ptr_array_index (letters, i);

        g_assert_null (strstr (received->text, secrets[k]));
        g_assert_null (strstr (received->what, secrets[k]));
      }
  letter = g_strdup (duty->letter);
  g_assert_true (xq_support_pledge (store, letter, &error));
  g_assert_true (xq_support_pledge (store, letter, &error)); /* once is enough */
  g_clear_pointer (&duties, g_ptr_array_unref);
  duties = xq_support_list_duties (store, &error);
  g_assert_true (((XqSupportDuty *) g_ptr_array_index (duties, 0))->is_pledged);

  /* Somebody else sees nothing and promises nothing. */
  store = school_fixture_enter (school, "赵老师");
  g_clear_pointer (&duties, g_ptr_array_unref);
  duties = xq_support_list_duties (store, &error);
  g_assert_cmpuint (duties->len, ==, 0);
  g_assert_cmpint (form_count (store, "SELECT count (uid) FROM visible_school_letter"), ==, 0);
  g_assert_false (xq_support_pledge (store, letter, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* What stands in clear beside a letter is to which account, from whom and when. */
  store = school_fixture_enter (school, "李老师");
  g_assert_cmpint (form_count (store, "SELECT count (uid) FROM visible_school_letter WHERE length (receiver) = 32"), >, 0);
  g_assert_cmpint (form_count (store, "SELECT count (uid) FROM visible_school_letter WHERE instr (sealed, CAST ('duty' AS BLOB)) > 0 "
                                      "OR instr (sealed, CAST ('课间' AS BLOB)) > 0 OR length (receiver) NOT IN (4, 8, 32)"), ==, 0);
  {
    g_autofree char *pledge = member_value (store, uid, 1, "pledge");
    g_autofree char *on = member_value (store, uid, 1, "pledged_on");

    g_assert_cmpstr (pledge, ==, "1");
    g_assert_cmpstr (on, ==, FIXTURE_TODAY);
  }

  /* Another duty asks for another pledge; what has not changed sends no second letter. */
  form_change (store, "key_support", uid, NULL, "measures", "每周面谈", NULL);
  g_assert_cmpint (form_count (store, "SELECT count(uid) FROM visible_disclosure WHERE told_to = '王老师' AND ground = 'duty'"), ==, 1);
  change_member (store, uid, 1, "duty", "放学时陪到校门");
  {
    g_autofree char *pledge = member_value (store, uid, 1, "pledge");

    g_assert_null (pledge);
  }
  store = school_fixture_enter (school, "王老师");
  g_clear_pointer (&duties, g_ptr_array_unref);
  duties = xq_support_list_duties (store, &error);
  g_assert_cmpuint (duties->len, ==, 1);
  g_assert_cmpstr (((XqSupportDuty *) g_ptr_array_index (duties, 0))->duty, ==, "放学时陪到校门");
  g_assert_false (((XqSupportDuty *) g_ptr_array_index (duties, 0))->is_pledged);

  /* Given to another, or with the entry, a duty ends. */
  store = school_fixture_enter (school, "李老师");
  change_member (store, uid, 1, "person", zhao);
  store = school_fixture_enter (school, "王老师");
  g_clear_pointer (&duties, g_ptr_array_unref);
  duties = xq_support_list_duties (store, &error);
  g_assert_cmpuint (duties->len, ==, 0);
  store = school_fixture_enter (school, "赵老师");
  g_clear_pointer (&duties, g_ptr_array_unref);
  duties = xq_support_list_duties (store, &error);
  g_assert_cmpuint (duties->len, ==, 1);
  store = school_fixture_enter (school, "李老师");
  close_entry (store, uid);
  store = school_fixture_enter (school, "赵老师");
  g_clear_pointer (&duties, g_ptr_array_unref);
  duties = xq_support_list_duties (store, &error);
  g_assert_cmpuint (duties->len, ==, 0);
}

/* A head may hand out duties too; the ledger of disclosures, which a head does not
 * write, learns of it at a counsellor's unlock. */
static void
test_duty_by_head (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *wang = school_fixture_find_staff (store, "王老师");
  g_autofree char *uid = school_fixture_save (store, "key_support", "student", school->children[CHILD_A], "decided_by", both, NULL);

  store = school_fixture_enter (school, "校长");
  add_member (store, uid, "class_teacher", wang, "午饭时坐在一起");
  g_assert_cmpint (form_count (store, "SELECT count(uid) FROM visible_care_pending"), ==, 0);
  g_assert_cmpint (form_count (store, "SELECT count(uid) FROM visible_disclosure WHERE instr (what, '午饭时') > 0"), ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      store = school_fixture_enter (school, "李老师");
      g_assert_cmpint (form_count (store, "SELECT count(uid) FROM visible_disclosure WHERE instr (what, '午饭时') > 0 "
                                          "AND told_to = '王老师'"), ==, 1);
    }
  close_entry (store, uid);
}

/* A program of somebody's own writes what it likes to the care cabinet. */
static void
test_hostile_letters (void)
{
  static const char *const texts[] = {
    "", "{", "[]", "{\"member\":3}", "{\"member\":\"x\"}", "{\"member\":\"00000000000000000000000000000001\"}", NULL
  };
  static const char *const whats[] = { "duty_pledge", "duty_told", NULL };
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *zhao = school_fixture_find_staff (store, "赵老师");
  g_autofree char *uid = school_fixture_save (store, "key_support", "student", school->children[CHILD_A], "decided_by", both, NULL);
  g_autofree char *member = NULL;
  g_autofree char *forged = NULL;
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;
  gint64 disclosures;

  add_member (store, uid, "subject_teacher", zhao, "作业少留一点");
  {
    g_autoptr (XqRecord) entry = get (store, "key_support", uid);

    member = g_strdup (xq_record_get_uid (g_ptr_array_index (xq_record_get_parts (entry, "members"), 0)));
  }
  disclosures = form_count (store, "SELECT count(uid) FROM visible_disclosure");

  /* 王老师 knows the member's uid and the duty, and still is not the member. */
  store = school_fixture_enter (school, "王老师");
  forged = g_strdup_printf ("{\"member\":\"%s\",\"duty\":\"作业少留一点\"}", member);
  told = g_strdup_printf ("{\"pending\":\"x\",\"staff\":\"%s\",\"duty\":\"假的\"}", zhao);
  g_free (xq_store_send_letter (store, "care", "duty_pledge", school->children[CHILD_A], forged, &error));
  g_free (xq_store_send_letter (store, "care", "duty_told", school->children[CHILD_A], told, &error));
  g_assert_no_error (error);
  for (guint i = 0; texts[i] != NULL; i++)
    for (guint k = 0; whats[k] != NULL; k++)
      {
        g_free (xq_store_send_letter (store, "care", whats[k], NULL, texts[i], &error));
        g_assert_no_error (error);
      }

  store = school_fixture_enter (school, "李老师");
  {
    g_autofree char *pledge = member_value (store, uid, 0, "pledge");

    g_assert_null (pledge);
  }
  g_assert_cmpint (form_count (store, "SELECT count(uid) FROM visible_disclosure"), ==, disclosures);
  close_entry (store, uid);
}

static void
test_members (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *uid = school_fixture_save (store, "key_support", "student", school->children[CHILD_A], "decided_by", both, NULL);
  static const struct { const char *role; const char *name; gboolean refused; } cases[] = {
    { "lead", "某领导", TRUE }, { "subject_teacher", "某老师", TRUE }, { "guardian", NULL, TRUE },
    { "guardian", "奶奶", FALSE }, { "doctor", "校医", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (XqRecord) entry = get (store, "key_support", uid);
      XqRecord *member = xq_record_add_part (entry, "members");
      g_autoptr (GError) error = NULL;

      xq_record_set (member, "role", cases[i].role);
      xq_record_set (member, "name", cases[i].name);
      g_assert_true (xq_store_save (store, entry, NULL, &error) != cases[i].refused);
      if (cases[i].refused)
        g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
    }
  close_entry (store, uid);
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
  lead = school_fixture_save (store, "staff", "name", "分管领导", "job", "head", NULL);
  both = g_strconcat (lead, " ", xq_store_get_my_staff (store), NULL);
  g_test_add_func ("/school/key-support/listing", test_listing);
  g_test_add_func ("/school/key-support/next-review", test_next_review);
  g_test_add_func ("/school/key-support/review", test_review);
  g_test_add_func ("/school/key-support/mistaken", test_mistaken);
  g_test_add_func ("/school/key-support/conference", test_conference);
  g_test_add_func ("/school/key-support/members", test_members);
  g_test_add_func ("/school/key-support/duty", test_duty);
  g_test_add_func ("/school/key-support/duty-by-head", test_duty_by_head);
  g_test_add_func ("/school/key-support/hostile-letters", test_hostile_letters);
  result = g_test_run ();
  g_free (lead);
  g_free (both);
  school_fixture_free (school);
  return result;
}
