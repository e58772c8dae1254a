/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include <string.h>

#include "form.h"

#include "school/crisis-running.h"
#include "school/crisis-stamp-private.h"
#include "school/guardian-doubt.h"
#include "school/kinds.h"
#include "school/withhold.h"
#include "store/moment.h"

static SchoolFixture *school;

static XqStore *
enter (const char *account)
{
  return school_fixture_enter (school, account);
}

static void
press (XqStore    *store,
       const char *event,
       const char *step)
{
  XqCrisisStamp stamp = { .event = (char *) event, .step = (char *) step };
  g_autoptr (GError) error = NULL;

  xq_crisis_press (store, &stamp, &error);
  g_assert_no_error (error);
}

static XqCrisisRunning *
running (XqStore    *store,
         const char *event)
{
  g_autoptr (GError) error = NULL;
  XqCrisisRunning *answer = xq_crisis_running (store, event, &error);

  g_assert_no_error (error);
  return answer;
}

static char *
event_of (XqStore    *store,
          const char *origin)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRows) rows = xq_store_query (store, "SELECT uid FROM visible_crisis_event WHERE origin = ?", &error, origin, NULL);

  g_assert_no_error (error);
  return xq_rows_next (rows, NULL) ? g_strdup (xq_rows_text (rows, 0)) : NULL;
}

static XqRecord *
get (XqStore    *store,
     const char *uid)
{
  g_autoptr (GError) error = NULL;
  XqRecord *record = xq_store_get (store, &xq_crisis_event, uid, &error);

  g_assert_no_error (error);
  return record;
}

static char *
planned (const XqRecord *event)
{
  GPtrArray *parts = xq_record_get_parts (event, "follow_ups");
  g_autoptr (GString) days = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    g_string_append_printf (days, "%s%s", i > 0 ? " " : "", xq_record_get (g_ptr_array_index (parts, i), "planned_on"));
  return g_string_free (g_steal_pointer (&days), FALSE);
}

static void
assert_parts (const XqRecord *event,
              const char     *field,
              guint           n)
{
  g_assert_cmpuint (xq_record_get_parts (event, field)->len, ==, n);
}

/* Saved with nothing filled in; the program gives the rest. */
static void
test_nothing_filled_in (void)
{
  XqStore *store = enter ("李老师");
  g_autofree char *uid = school_fixture_save (store, "crisis_event", NULL);
  g_autoptr (XqRecord) event = get (store, uid);
  g_autofree char *days = planned (event);

  g_assert_cmpstr (xq_record_get (event, "number_year"), ==, "2024");
  g_assert_cmpstr (xq_record_get (event, "number"), ==, "1");
  g_assert_cmpstr (xq_record_get (event, "found_on"), ==, FIXTURE_TODAY);
  g_assert_cmpstr (xq_record_get (event, "found_by"), ==, xq_store_get_my_staff (store));
  g_assert_null (xq_record_get (event, "kind"));
  g_assert_cmpstr (days, ==, "2024-11-16 2024-11-18 2024-11-22 2024-11-29 2024-12-15");

  /* Also where the form began without its initial values. */
  {
    g_autofree char *empty = school_fixture_save (store, "crisis_event", "found_at", NULL, "found_by", NULL, NULL);
    g_autofree char *second = form_value (store, "crisis_event", empty, "number");
    g_autofree char *found = form_value (store, "crisis_event", empty, "found_on");

    g_assert_cmpstr (second, ==, "2");
    g_assert_cmpstr (found, ==, FIXTURE_TODAY);
  }
}

static void
test_follow_ups_move (void)
{
  XqStore *store = enter ("校长");
  g_autofree char *at = xq_moment_read ("2024-11-10 16:50", FIXTURE_TODAY);
  g_autofree char *earlier = xq_moment_read ("2024-11-09 08:00", FIXTURE_TODAY);
  g_autofree char *uid = school_fixture_save (store, "crisis_event", "found_at", at, NULL);
  g_autoptr (XqRecord) event = get (store, uid);
  g_autoptr (XqRecord) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *days = planned (event);
  g_autofree char *moved = NULL;
  GPtrArray *parts = xq_record_get_parts (event, "follow_ups");

  g_assert_cmpstr (days, ==, "2024-11-11 2024-11-13 2024-11-17 2024-11-24 2024-12-10");
  xq_record_set (g_ptr_array_index (parts, 0), "done_on", "2024-11-11");
  xq_record_set (g_ptr_array_index (parts, 1), "planned_on", "2024-11-14");
  xq_record_set (event, "found_at", earlier);
  xq_store_save (store, event, NULL, &error);
  g_assert_no_error (error);
  again = get (store, uid);
  moved = planned (again);
  g_assert_cmpstr (moved, ==, "2024-11-11 2024-11-14 2024-11-16 2024-11-23 2024-12-09");

  /* A corrected time is a version: what stood there stays to be read. */
  {
    g_autoptr (GPtrArray) versions = xq_store_history (store, &xq_crisis_event, uid, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (versions->len, ==, 2);
    g_assert_cmpstr (xq_record_get (((XqVersion *) g_ptr_array_index (versions, 0))->record, "found_at"), ==, at);
  }
}

static void
test_refused (void)
{
  XqStore *store = enter ("李老师");
  g_autofree char *tomorrow = xq_moment_read ("2024-11-16 00:00", FIXTURE_TODAY);

  form_refused (store, "crisis_event", "future", "found_at", tomorrow, NULL);
  form_refused (store, "crisis_event", "a day with a time", "found_at", "soon", NULL);
  form_refused (store, "crisis_event", "not one of the choices", "kind", "madness", NULL);
  form_refused (store, "crisis_event", "not one of the choices", "report_kind", "injuries everything", NULL);
  form_refused (store, "crisis_event", "lies before", "closed_on", "2024-11-14", NULL);

  /* A child that there is not. */
  {
    g_autoptr (XqRecord) event = xq_store_new_record (store, &xq_crisis_event);
    g_autoptr (GError) error = NULL;

    xq_record_set (xq_record_add_part (event, "people"), "student", "00112233445566778899aabbccddeeff");
    g_assert_false (xq_store_save (store, event, NULL, &error));
    g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
  }
}

/* 16:50: a subject teacher presses, a counsellor unlocks. */
static void
test_letters (void)
{
  g_autoptr (XqCrisisRunning) begun = xq_crisis_running_new ();
  XqCrisisStamp who = { .event = begun->event, .student = school->children[CHILD_A], .place = (char *) "教学楼三楼",
                        .note = (char *) "同学来报", .suspects_home = TRUE };
  XqStore *store = enter ("钱老师");
  g_autofree char *uid = NULL;
  g_autofree char *staff = g_strdup (xq_store_get_my_staff (store));
  g_autoptr (GError) error = NULL;

  g_assert_false (xq_vault_holds (school->vault, XQ_CABINET_CARE));
  press (store, begun->event, "with_student");
  press (store, begun->event, "told_lead");
  xq_crisis_press (store, &who, &error);
  g_assert_no_error (error);

  /* The own stamps, and nobody else's, in the same event as long as the hours run. */
  {
    g_autoptr (XqCrisisRunning) own = running (store, NULL);

    g_assert_cmpstr (own->event, ==, begun->event);
    g_assert_null (own->record);
    g_assert_cmpuint (own->steps->len, ==, 3);
    g_assert_true (own->in_doubt);
  }
  {
    g_autoptr (XqCrisisRunning) other = running (enter ("周阿姨"), NULL);

    g_assert_cmpuint (other->steps->len, ==, 0);
    g_assert_cmpstr (other->event, !=, begun->event);
  }

  store = enter ("李老师");
  uid = event_of (store, begun->event);
  g_assert_nonnull (uid);
  {
    g_autoptr (XqRecord) event = get (store, uid);
    GPtrArray *timeline = xq_record_get_parts (event, "timeline");
    GPtrArray *people = xq_record_get_parts (event, "people");

    g_assert_cmpstr (xq_record_get (event, "found_by"), ==, staff);
    g_assert_cmpstr (xq_record_get (event, "place"), ==, "教学楼三楼");
    g_assert_cmpuint (timeline->len, ==, 3);
    g_assert_cmpstr (xq_record_get (g_ptr_array_index (timeline, 0), "done_by"), ==, staff);
    g_assert_cmpuint (people->len, ==, 2);
    g_assert_cmpstr (xq_record_get (g_ptr_array_index (people, 0), "student"), ==, school->children[CHILD_A]);
    g_assert_cmpstr (xq_record_get (g_ptr_array_index (people, 0), "kind"), ==, "student");
    g_assert_true (xq_crisis_is_in_doubt (event));
    assert_parts (event, "follow_ups", 5);
  }

  /* Once: at no later unlock, of whomever. */
  store = enter ("校长");
  {
    g_autoptr (XqRecord) event = get (store, uid);

    assert_parts (event, "timeline", 3);
    assert_parts (event, "people", 2);
  }
  g_assert_cmpint (form_count (store, "SELECT count(*) FROM visible_crisis_event_timeline WHERE letter IS NOT NULL"), ==, 3);

  /* A letter that comes later goes into the same event, also where others went on with it. */
  press (store, begun->event, "called_110");
  press (enter ("钱老师"), begun->event, "guardian_came");
  store = enter ("李老师");
  {
    g_autoptr (XqRecord) event = get (store, uid);
    g_autoptr (XqCrisisRunning) now = running (store, NULL);

    assert_parts (event, "timeline", 5);
    g_assert_cmpstr (now->record, ==, uid);
    g_assert_cmpuint (now->steps->len, ==, 5);
  }
}

/* A crash between the event and the note that the letter was taken brings it again. */
static void
test_letter_again (void)
{
  g_autoptr (XqCrisisRunning) begun = xq_crisis_running_new ();
  XqCrisisStamp who = { .event = begun->event, .student = school->children[CHILD_A], .suspects_home = TRUE };
  XqStore *store = enter ("王老师");
  g_autofree char *uid = NULL;
  g_autoptr (GPtrArray) letters = NULL;
  g_autoptr (GError) error = NULL;
  guint again = 0;

  press (store, begun->event, "first_aid");
  xq_crisis_press (store, &who, &error);
  g_assert_no_error (error);
  store = enter ("李老师");
  uid = event_of (store, begun->event);
  g_assert_nonnull (uid);

  letters = xq_store_list_letters (store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < letters->len; i++)
    {
      const XqReceivedLetter *letter = g_ptr_array_index (letters, i);
      gboolean taken = FALSE;

      if (g_strcmp0 (letter->what, "crisis_stamp") != 0)
        continue;
      again++;
      g_assert_true (xq_crisis_take_letter (store, letter, &taken, &error));
      g_assert_no_error (error);
      g_assert_true (taken);
    }
  g_assert_cmpuint (again, >=, 2);
  {
    g_autoptr (XqRecord) event = get (store, uid);
    g_autoptr (GPtrArray) versions = xq_store_history (store, &xq_crisis_event, uid, &error);

    assert_parts (event, "timeline", 1);
    assert_parts (event, "people", 2);
    g_assert_cmpuint (versions->len, ==, 2);
  }
}

/* A letter from a program that is not ours: what can be read of it is kept. */
static void
test_hostile_letters (void)
{
  static const char *const texts[] = {
    "", "{", "[]", "\"with_student\"", "{\"event\":7,\"step\":[\"called_120\"],\"at\":{}}",
    "{\"event\":\"../..\",\"step\":\"explode\",\"at\":\"99999999999999999999\"}",
    "{\"event\":\"00112233445566778899aabbccddee01\",\"step\":\"called_120\",\"at\":\"4102444800\",\"note\":\"一\\n二\"}",
  };
  XqStore *store = enter ("钱老师");
  g_autoptr (GString) endless = g_string_new (NULL);
  g_autofree char *long_text = NULL;
  g_autofree char *uid = NULL;
  gint64 before;

  for (guint i = 0; i < 70000; i++)
    g_string_append (endless, "长");
  long_text = g_strdup_printf ("{\"event\":\"00112233445566778899aabbccddee02\",\"note\":\"%s\"}", endless->str);
  store = enter ("李老师");
  before = form_count (store, "SELECT count(*) FROM visible_crisis_event");
  store = enter ("钱老师");
  for (guint i = 0; i <= G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *letter = xq_store_send_letter (store, "care", "crisis_stamp", i % 2 ? "not a child" : NULL,
                                                      i < G_N_ELEMENTS (texts) ? texts[i] : long_text, &error);

      g_assert_no_error (error);
    }
  store = enter ("李老师");
  /* Eight letters, eight events: none is lost and none stops the others. */
  g_assert_cmpint (form_count (store, "SELECT count(*) FROM visible_crisis_event"), ==, before + 8);
  uid = event_of (store, "00112233445566778899aabbccddee01");
  {
    g_autoptr (XqRecord) event = get (store, uid);
    XqRecord *step = g_ptr_array_index (xq_record_get_parts (event, "timeline"), 0);

    /* A clock that is ahead does not make an event of tomorrow. */
    g_assert_cmpstr (xq_record_get (event, "found_on"), ==, FIXTURE_TODAY);
    g_assert_cmpstr (xq_record_get (step, "note"), ==, "一 二");
  }
}

/* What a role may not: the record is not theirs, not even to count. */
static void
test_not_theirs (void)
{
  static const char *const others[] = { "王老师", "孙主任", "钱老师", "周阿姨" };
  g_autofree char *uid = school_fixture_save (enter ("李老师"), "crisis_event", "kind", "abuse", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      XqStore *store = enter (others[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (XqRecord) record = xq_store_get (store, &xq_crisis_event, uid, &error);
      g_autoptr (XqRecord) own = xq_store_new_record (store, &xq_crisis_event);

      g_assert_null (record);
      g_assert_nonnull (error);
      g_assert_false (xq_store_save (store, own, NULL, NULL));
      g_assert_null (xq_store_query (store, "SELECT count(*) FROM care.crisis_event", NULL, NULL));
    }
}

static gboolean
in_doubt (XqStore    *store,
          const char *student)
{
  g_autoptr (GPtrArray) withheld = NULL;
  g_autoptr (GError) error = NULL;
  gboolean doubt = FALSE;

  xq_guardian_is_in_doubt (store, student, &doubt, &error);
  g_assert_no_error (error);
  /* Nobody wrote down that the family is not to be told. */
  withheld = xq_withhold_list (store, student, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (withheld->len, ==, doubt && xq_vault_holds (xq_store_get_vault (store), XQ_CABINET_CARE) ? 1 : 0);
  return doubt;
}

static char *
save_with_suspect (XqStore    *store,
                   const char *student,
                   const char *kind)
{
  g_autoptr (XqRecord) event = xq_store_new_record (store, &xq_crisis_event);
  g_autoptr (GError) error = NULL;
  XqRecord *suspect;

  xq_record_set (xq_record_add_part (event, "people"), "student", student);
  suspect = xq_record_add_part (event, "people");
  xq_record_set (suspect, "kind", kind);
  xq_record_set (suspect, "suspected", "1");
  xq_store_save (store, event, NULL, &error);
  g_assert_no_error (error);
  return g_strdup (xq_record_get_uid (event));
}

static void
test_guardian_in_doubt (void)
{
  XqStore *store = enter ("李老师");
  const char *student = school->children[CHILD_C];
  g_autofree char *colleague = NULL;
  g_autofree char *home = NULL;
  g_autofree char *said = NULL;

  g_assert_false (in_doubt (store, student));
  /* Another child or a colleague is no guardian. */
  colleague = save_with_suspect (store, student, "staff");
  g_assert_false (in_doubt (store, student));
  home = save_with_suspect (store, student, "outside");
  g_assert_true (in_doubt (store, student));
  g_assert_false (in_doubt (store, school->children[CHILD_B]));
  g_assert_true (in_doubt (enter ("校长"), student));
  store = enter ("李老师");
  form_change (store, "crisis_event", home, NULL, "tell_guardian", "not_now", NULL);
  g_assert_true (in_doubt (store, student));
  form_change (store, "crisis_event", home, NULL, "tell_guardian", "no_doubt", NULL);
  g_assert_false (in_doubt (store, student));

  /* The newest answer about safety counts, for whoever reads it. */
  said = school_fixture_save (store, "session", "student", student, "held_on", "2024-11-12", "safety", "harmed", NULL);
  g_assert_true (in_doubt (store, student));
  g_assert_false (in_doubt (enter ("校长"), student));
  {
    g_autofree char *later = school_fixture_save (enter ("李老师"), "session", "student", student, "held_on", "2024-11-14",
                                                  "safety", "none", NULL);

    g_assert_nonnull (later);
    g_assert_false (in_doubt (school->store, student));
  }
}

static void
test_moments (void)
{
  static const struct
  {
    const char *text;
    const char *moment;
  } read[] = {
    { "2024-11-10 16:50", "2024-11-10 16:50" },
    { "2024年11月10日 8:05", "2024-11-10 08:05" },
    { "11-10 16:50", "2024-11-10 16:50" },
    { "16：50", FIXTURE_TODAY " 16:50" },
    { "9:05", FIXTURE_TODAY " 09:05" },
    { "24:00", NULL },
    { "2024-13-01 16:50", NULL },
    { "2024-02-30 16:50", NULL },
    { "16", NULL },
    { "", NULL },
    { "1 2 3 4 5 6", NULL },
    { "99999-01-01 10:00", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (read); i++)
    {
      g_autofree char *moment = xq_moment_read (read[i].text, FIXTURE_TODAY);
      g_autofree char *said = moment != NULL ? xq_moment_dup_text (g_ascii_strtoll (moment, NULL, 10)) : NULL;

      g_assert_cmpstr (said, ==, read[i].moment);
    }
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  xq_school_register ();
  school = school_fixture_new ();
  g_test_add_func ("/school/crisis/moments", test_moments);
  g_test_add_func ("/school/crisis/nothing-filled-in", test_nothing_filled_in);
  g_test_add_func ("/school/crisis/follow-ups-move", test_follow_ups_move);
  g_test_add_func ("/school/crisis/refused", test_refused);
  g_test_add_func ("/school/crisis/guardian-in-doubt", test_guardian_in_doubt);
  g_test_add_func ("/school/crisis/letters", test_letters);
  g_test_add_func ("/school/crisis/letter-again", test_letter_again);
  g_test_add_func ("/school/crisis/hostile-letters", test_hostile_letters);
  g_test_add_func ("/school/crisis/not-theirs", test_not_theirs);
  result = g_test_run ();
  school_fixture_free (school);
  return result;
}
