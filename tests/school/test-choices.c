/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include <glib.h>

#include "school/kinds.h"

/* The codes as the schools' forms give them, typed by hand and not derived
 * from the descriptions: they stand in records for good. */
static const struct
{
  const char *kind;
  const char *field;
  const char *codes;
} lists[] = {
  { "session", "client", "student students guardian student_guardian staff anonymous" },
  { "session", "form", "individual small_group family guardian_talk phone letter crisis" },
  { "session", "place", "room phone dorm classroom home outdoor" },
  { "session", "source", "self appointment class_teacher subject_teacher dorm guardian peer screening mailbox follow_up "
                         "crisis other" },
  { "session", "theme", "study exam peer teacher family family_change emotion sleep self adaptation adolescence internet "
                        "bullying loss behaviour future safety other" },
  { "session", "safety", "not_asked none thought act others harmed" },
  { "session", "level", "none watch focus urgent" },
  { "session", "next_step", "continue observe meeting refer close none" },
  { "session", "to_teacher_student", "agreed refused safety not_needed" },
  { "case_file", "source", "self appointment class_teacher subject_teacher dorm guardian peer screening mailbox follow_up "
                           "crisis other" },
  { "case_file", "consent", "signed verbal guardian pending" },
  { "case_file", "state", "open paused closed referred handed_over" },
  { "case_file", "outcome", "improved some same worse stopped left" },
  { "home_visit", "kind", "routine targeted follow_up holiday" },
  { "home_visit", "way", "at_home agreed_place at_school video phone" },
  { "home_visit", "result", "done not_home declined postponed moved" },
  { "home_visit", "met", "father mother grandparent step relative guardian institution student" },
  { "register", "category", "left_behind migrant orphan unsupported single_parent hardship disability school_1 school_2 "
                            "school_3" },
  { "register", "kind", "one_parent both" },
  { "register", "basis", "civil roster guardian teacher" },
  { "guardian", "relation", "father mother grandparent step relative guardian institution" },
  { "family_contact", "way", "phone message at_school letter" },
  { "referral", "kind", "inside hospital agency social police" },
  { "referral", "urgency", "routine soon today" },
  { "referral", "safety", "not_asked none thought act others harmed" },
  { "referral", "student_view", "willing unwilling not_asked" },
  { "referral", "consent", "written verbal refused unreachable" },
  { "referral", "ground", "student_consent guardian_consent danger_self danger_others report law duty" },
  { "referral", "carried_by", "guardian escort" },
  { "referral", "reply_kind", "received booked not_come moved_on" },
  { "referral", "study_advice", "normal with_support pause leave escort" },
  { "referral", "stage", "assessing talking ready sent waiting following returning closed withdrawn" },
  { "crisis_event", "kind", "suicide_words suicide_act self_harm harm_others violence abuse missing acute death accident group" },
  { "crisis_event", "report_kind", "private_injury under14_sexual over14_sexual injuries abnormal abandoned trafficked begging "
                                   "other" },
  { "disclosure", "ground", "student_consent guardian_consent danger_self danger_others report law duty" },
  { "consent", "purpose", "referral file handover record" },
  { "counselling_consent", "purpose", "counselling screening" },
  { "enrolment", "reason", "new promoted class_change transfer_in transfer_out leave return repeat graduated visiting" },
  { "class_post", "post", "class_teacher deputy acting subject grade_leader dorm" },
  { "staff", "job", "psych_full psych_part class_teacher subject_teacher head other" },
  { "class", "phase", "primary junior senior vocational" },
  { "student", "sex", "male female" },
  { "student", "state", "studying suspended left graduated" },
  { "student", "boarding", "day boarder" },
  { "school_day", "kind", "holiday make_up exam boarding_return" },
  { "room", "function", "individual group office test relax other" },
  { "room_recognition", "result", "met not_met" },
  { "duty_slot", "kind", "open booked evening hotline" },
  { "duty_swap", "reason", "leave training class swap" },
  { "lesson", "kind", "lesson theme_lesson class_meeting life_education" },
  { "lesson", "theme", "self study relations emotion future adaptation life exam" },
  { "activity", "kind", "board handwritten broadcast drama lecture game volunteer publicity study_tour civic other" },
  { "group_session", "phase", "before during after" },
  { "group_session", "led_by", "own invited" },
  { "group_session", "grades", "1 2 3 4 5 6 7 8 9 10 11 12" },
  { "parent_meeting", "scope", "class grade school group" },
  { "parent_meeting", "way", "onsite online" },
  { "parent_meeting", "topics", "study safety mental parenting exam policy holiday" },
  { "reception", "kind", "day visit" },
  { "parent_training", "organiser", "school bureau women court other" },
  { "lecture", "audience", "parents students teachers" },
  { "training", "organiser", "school bureau other" },
  { "research", "form", "meeting observed case" },
  { "research", "phase", "primary junior senior vocational" },
  { "received_letter", "state", "received met advice watching closed" },
  { "concern", "urgency", "today soon routine" },
  { "concern", "guardian_told", "not_yet talked unreachable" },
  { "concern", "state", "received met advice watching closed" },
};

static void
test_codes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      const XqKind *kind = xq_kind_find (lists[i].kind);
      const XqField *field = kind != NULL ? xq_fields_find (kind->fields, lists[i].field) : NULL;
      g_autoptr (GString) codes = g_string_new (NULL);

      g_assert_nonnull (field);
      for (const XqChoice *choice = field->choices; choice->code != NULL; choice++)
        g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", choice->code);
      g_assert_cmpstr (codes->str, ==, lists[i].codes);
    }
}

/* What a form begins with. */
static void
test_first_values (void)
{
  static const char *const values[][3] = {
    { "session", "client", "student" },
    { "session", "minutes", "40" },
    { "session", "form", "individual" },
    { "session", "safety", "not_asked" },
    { "session", "private", "0" },
    { "home_visit", "kind", "routine" },
    { "home_visit", "way", "at_home" },
    { "home_visit", "result", "done" },
    { "referral", "kind", "hospital" },
    { "referral", "urgency", "routine" },
    { "referral", "stage", "assessing" },
    { "referral", "student_view", "not_asked" },
    { "referral", "consent", NULL },
    { "case_file", "state", "open" },
    { "case_file", "consent", "pending" },
    { "student", "state", "studying" },
    { "concern", "urgency", "routine" },
    { "concern", "guardian_told", "not_yet" },
    { "concern", "state", "received" },
    { "concern", "tell_met", "0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      const XqField *field = xq_fields_find (xq_kind_find (values[i][0])->fields, values[i][1]);

      g_assert_nonnull (field);
      g_assert_cmpstr (field->initial, ==, values[i][2]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  xq_school_register ();
  g_test_add_func ("/school/choices/codes", test_codes);
  g_test_add_func ("/school/choices/first-values", test_first_values);
  return g_test_run ();
}
