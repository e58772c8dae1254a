/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/plan-rules.h"
#include "school/student-plan.h"

static const XqChoice form_choices[] = {
  { "short", N_("Short form") },
  { "full", N_("Full form") },
  { NULL }
};

static const XqChoice lives_with_choices[] = {
  { "father", N_("Father") },
  { "mother", N_("Mother") },
  { "grandparents", N_("Grandparents") },
  { "siblings", N_("Brothers and sisters") },
  { "other", N_("Others") },
  { NULL }
};

static const XqChoice away_choices[] = {
  { "no", N_("Neither is away for long") },
  { "one", N_("One is away for long") },
  { "both", N_("Both are away for long") },
  { NULL }
};

static const XqChoice rhythm_choices[] = {
  { "daily", N_("Every day") },
  { "weekly", N_("Every week") },
  { "monthly", N_("Every month") },
  { "rare", N_("Seldom") },
  { NULL }
};

static const XqChoice event_choices[] = {
  { "none", N_("None") },
  { "separation", N_("Parents separated") },
  { "death", N_("Death of a relative") },
  { "illness", N_("Grave illness of a relative") },
  { "moving", N_("Moved house or changed school") },
  { "other", N_("Something else") },
  { NULL }
};

static const XqChoice goal_choices[] = {
  { "todo", N_("Not begun") },
  { "doing", N_("Under way") },
  { "done", N_("Reached") },
  { "changed", N_("Changed for another") },
  { NULL }
};

const XqChoice xq_plan_node_choices[] = {
  { "term_start", N_("Beginning of term") },
  { "midterm", N_("Midterm exam") },
  { "final", N_("Final exam") },
  { "before_holiday", N_("Before the holidays") },
  { "after_holiday", N_("Back at school") },
  { "promotion", N_("Going on to the next school") },
  { NULL }
};

static const XqChoice how_choices[] = {
  { "talk", N_("Talk with the student") },
  { "observe", N_("Observed at school") },
  { "phone", N_("Call to the family") },
  { "message", N_("Message to the family") },
  { "visit", N_("Visit to the family") },
  { NULL }
};

static const XqChoice next_choices[] = {
  { "continue", N_("The plan goes on") },
  { "adjust", N_("The plan is changed") },
  { "release", N_("Ordinary attention from now on") },
  { "hand_over", N_("Handed over to the next school") },
  { NULL }
};

static const XqChoice consent_choices[] = {
  { "agreed", N_("Guardian agreed to the handing over") },
  { "refused", N_("Guardian did not agree to it") },
  { "not_asked", N_("Guardian not asked yet") },
  { NULL }
};

static const XqField goal_fields[] = {
  { 1, "goal", XQ_FIELD_TEXT, N_("Goal, to be seen from outside"), XQ_FIELD_REQUIRED },
  { 2, "measure", XQ_FIELD_NOTE, N_("What is done for it") },
  { 3, "who", XQ_FIELD_TEXT, N_("Who does it") },
  { 4, "due_on", XQ_FIELD_DATE, N_("To be reached by") },
  { 5, "state", XQ_FIELD_CHOICE, N_("How far it is"), XQ_FIELD_REQUIRED | XQ_FIELD_TAKEN, .choices = goal_choices },
  { 0 }
};

static const XqField node_fields[] = {
  { 1, "node", XQ_FIELD_CHOICE, N_("Moment of the year"), XQ_FIELD_REQUIRED, .choices = xq_plan_node_choices },
  { 2, "seen_on", XQ_FIELD_DATE, N_("Watched on"), XQ_FIELD_REQUIRED | XQ_FIELD_TAKEN | XQ_FIELD_PAST },
  { 3, "how", XQ_FIELD_CHOICE, N_("How it was watched"), .choices = how_choices },
  { 4, "said", XQ_FIELD_TEXT, N_("How the student is, in a sentence") },
  { 5, "seen_by", XQ_FIELD_RECORD, N_("Noted by"), XQ_FIELD_TAKEN, .to = "staff" },
  { 0 }
};

/* A subject teacher learns what to do in class, and nothing that it comes from. */
#define READERS (XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR) | XQ_ROLE_BIT (XQ_ROLE_CLASS_TEACHER))

/* The child's state of mind is no part of it: that lies in the casework. */
static const XqField fields[] = {
  { 1, "student", XQ_FIELD_RECORD, N_("Student"), XQ_FIELD_REQUIRED, .to = "student" },
  { 2, "year", XQ_FIELD_INTEGER, N_("School year of the plan"), XQ_FIELD_REQUIRED | XQ_FIELD_TAKEN, .least = 1980, .most = 2190 },
  { 3, "form", XQ_FIELD_CHOICE, N_("Form of the plan"), XQ_FIELD_REQUIRED | XQ_FIELD_TAKEN, .choices = form_choices, .readers = READERS },
  { 4, "made_on", XQ_FIELD_DATE, N_("Plan made on"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY | XQ_FIELD_PAST, .readers = READERS },
  { 5, "written_by", XQ_FIELD_RECORD, N_("Plan written by"), XQ_FIELD_SEVERAL | XQ_FIELD_ME, .to = "staff", .readers = READERS },
  { 6, "carried_from", XQ_FIELD_INTEGER, N_("Begun with the plan of the school year"), XQ_FIELD_AUTOMATIC, .readers = READERS },
  { 7, "emergency", XQ_FIELD_TEXT, N_("In an emergency, call"), .readers = READERS },
  { 8, "emergency_phone", XQ_FIELD_TEXT, N_("Telephone in an emergency"), .readers = READERS },
  { 9, "lives_with", XQ_FIELD_CHOICES, N_("Lives with"), .choices = lives_with_choices, .readers = READERS },
  { 10, "carer", XQ_FIELD_TEXT, N_("Who cares for the student"), .readers = READERS },
  { 11, "parents_away", XQ_FIELD_CHOICE, N_("Parents working elsewhere"), .choices = away_choices, .readers = READERS },
  { 12, "contact_rhythm", XQ_FIELD_CHOICE, N_("How often they are in touch"), .choices = rhythm_choices, .readers = READERS },
  { 13, "family_events", XQ_FIELD_CHOICES, N_("Great changes in the family within a year"), .choices = event_choices, .readers = READERS },
  { 14, "family_talk", XQ_FIELD_TEXT, N_("How parents and child talk, in a sentence"), .readers = READERS },
  { 15, "study", XQ_FIELD_NOTE, N_("Learning, attendance, homework"), .readers = READERS },
  { 16, "interests", XQ_FIELD_TEXT, N_("Favourite subjects and pastimes"), .readers = READERS },
  { 17, "life_rhythm", XQ_FIELD_TEXT, N_("Daily rhythm and sleep"), .readers = READERS },
  { 18, "peers", XQ_FIELD_TEXT, N_("Friends, and whom to confide in"), .readers = READERS },
  { 19, "teachers", XQ_FIELD_TEXT, N_("Relations with teachers"), .readers = READERS },
  { 20, "screen_time", XQ_FIELD_TEXT, N_("Mobile phone and internet"), .readers = READERS },
  { 21, "roles", XQ_FIELD_TEXT, N_("Clubs and tasks in the class"), .readers = READERS },
  { 22, "strengths", XQ_FIELD_NOTE, N_("Strengths of character and ability"), .readers = READERS },
  { 23, "supporters", XQ_FIELD_TEXT, N_("People who support the student"), .readers = READERS },
  { 24, "worked_before", XQ_FIELD_TEXT, N_("What helped before"), .readers = READERS },
  { 25, "goals", XQ_FIELD_PARTS, N_("Goals of the plan"), .parts = goal_fields, .readers = READERS },
  { 26, "classroom", XQ_FIELD_NOTE, N_("What teachers please do in class") },
  { 27, "node_watch", XQ_FIELD_PARTS, N_("Watched at moments of the year"), .parts = node_fields, .readers = READERS },
  { 28, "review", XQ_FIELD_NOTE, N_("Review: goals reached, changes"), XQ_FIELD_DETAIL, .readers = READERS },
  { 29, "next_year", XQ_FIELD_CHOICE, N_("Next school year"), XQ_FIELD_DETAIL, .choices = next_choices, .readers = READERS },
  { 30, "handover_consent", XQ_FIELD_CHOICE, N_("Consent to hand it over"), XQ_FIELD_DETAIL, .choices = consent_choices, .readers = READERS },
  { 0 }
};

const XqKind xq_student_plan = {
  .number = 210,
  .name = "student_plan",
  .title = N_("Student plan"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .reach = XQ_REACH_STUDENT,
  .reach_field = "student",
  .list = "year student form made_on classroom",
  .order = "year desc, id desc",
  .label = "year student",
  .key = "student year",
  .access = {
    [XQ_ROLE_COUNSELLOR] = XQ_MAY_WRITE,
    [XQ_ROLE_CLASS_TEACHER] = XQ_READ_REACH | XQ_ADD_REACH | XQ_EDIT_REACH,
    [XQ_ROLE_SUBJECT_TEACHER] = XQ_READ_REACH,
  },
  .begin = xq_plan_begin,
  .prepare = xq_plan_prepare,
  .check = xq_plan_check,
};
