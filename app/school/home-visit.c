/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/settings.h"
#include "school/shared-choices.h"

static const XqChoice kind_choices[] = {
  { "routine", N_("Routine visit") },
  { "targeted", N_("Targeted visit") },
  { "follow_up", N_("Follow-up visit") },
  { "holiday", N_("Holiday visit") },
  { NULL }
};

static const XqChoice way_choices[] = {
  { "at_home", N_("At home") },
  { "agreed_place", N_("At an agreed place") },
  { "at_school", N_("Talk at school") },
  { "video", N_("Video call") },
  { "phone", N_("By telephone") },
  { NULL }
};

static const XqChoice result_choices[] = {
  { "done", N_("Visited") },
  { "not_home", N_("Nobody at home") },
  { "declined", N_("Declined by the family") },
  { "postponed", N_("Postponed") },
  { "moved", N_("Has moved house") },
  { NULL }
};

static const XqField fields[] = {
  { 1, "student", XQ_FIELD_RECORD, N_("Student"), XQ_FIELD_REQUIRED | XQ_FIELD_SEVERAL, .to = "student" },
  { 2, "visited_on", XQ_FIELD_DATE, N_("Date of visit"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY | XQ_FIELD_PAST },
  { 3, "started_at", XQ_FIELD_TIME, N_("Started at"), XQ_FIELD_DETAIL },
  { 4, "ended_at", XQ_FIELD_TIME, N_("Ended at"), XQ_FIELD_DETAIL },
  { 5, "kind", XQ_FIELD_CHOICE, N_("Kind of visit"),
    XQ_FIELD_REQUIRED, .choices = kind_choices, .initial = "routine", .readers = XQ_READERS_OF_VISITS },
  { 6, "way", XQ_FIELD_CHOICE, N_("Way of the visit"),
    XQ_FIELD_REQUIRED, .choices = way_choices, .initial = "at_home" },
  { 7, "visitors", XQ_FIELD_RECORD, N_("Visiting teachers"),
    XQ_FIELD_REQUIRED | XQ_FIELD_SEVERAL | XQ_FIELD_ME, .to = "staff", .readers = XQ_READERS_OF_VISITS },
  { 8, "result", XQ_FIELD_CHOICE, N_("Result"), XQ_FIELD_REQUIRED, .choices = result_choices, .initial = "done" },
  { 9, "met", XQ_FIELD_CHOICES, N_("Met"), .choices = xq_present_choices, .readers = XQ_READERS_OF_VISITS },
  { 10, "carer", XQ_FIELD_TEXT, N_("Who cares for the student"), XQ_FIELD_DETAIL, .readers = XQ_READERS_OF_VISITS },
  { 11, "purpose", XQ_FIELD_TEXT, N_("Purpose"), XQ_FIELD_DETAIL, .readers = XQ_READERS_OF_VISITS },
  { 12, "at_home", XQ_FIELD_NOTE, N_("The student at home"), XQ_FIELD_DETAIL, .readers = XQ_READERS_OF_VISITS },
  { 13, "care", XQ_FIELD_NOTE, N_("Upbringing and company"), XQ_FIELD_DETAIL, .readers = XQ_READERS_OF_VISITS },
  { 14, "feedback", XQ_FIELD_NOTE, N_("Told about school"), XQ_FIELD_DETAIL, .readers = XQ_READERS_OF_VISITS },
  { 15, "guardian_says", XQ_FIELD_NOTE, N_("Family's views and wishes"), XQ_FIELD_DETAIL, .readers = XQ_READERS_OF_VISITS },
  { 16, "situation", XQ_FIELD_NOTE, N_("Situation"), .readers = XQ_READERS_OF_VISITS },
  { 17, "agreement", XQ_FIELD_NOTE, N_("Agreed together"), .readers = XQ_READERS_OF_VISITS },
  { 18, "follow_up_on", XQ_FIELD_DATE, N_("Follow-up on"), .readers = XQ_READERS_OF_VISITS },
  { 19, "for_counsellor", XQ_FIELD_LETTER, N_("For the counsellor"),
    XQ_FIELD_UNPRINTED, .letter = XQ_LETTER_TO_CASEWORK, .readers = XQ_READERS_OF_VISITS },
  { 20, "new_register", XQ_FIELD_CHOICES, N_("Proposed for a special group"),
    XQ_FIELD_DETAIL, .choices = xq_register_choices, .readers = XQ_READERS_OF_VISITS },
  { 21, "follow_up_other", XQ_FIELD_TEXT, N_("Other follow-up"), XQ_FIELD_DETAIL, .readers = XQ_READERS_OF_VISITS },
  { 22, "paper_kept", XQ_FIELD_TEXT, N_("Where the paper is kept"), XQ_FIELD_DETAIL, .readers = XQ_READERS_OF_VISITS },
  { 0 }
};

/* New students are visited in the summer before they come, not years before. */
static gboolean
check_student_had_come (XqStore         *store,
                        const char      *student,
                        const char      *visited_on,
                        GError         **error)
{
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;
  gint64 days;
  gint64 early = 0;

  if (!xq_setting_integer (store, "home_visit.days_before_enrolment", &days, error))
    return FALSE;
  rows = xq_store_count_query (store, "days-before-enrolment", error, ":student", student, ":day", visited_on, NULL);
  if (rows == NULL)
    return FALSE;
  if (xq_rows_next (rows, &problem))
    early = xq_rows_integer (rows, 0);
  if (!xq_rows_ended (problem, error))
    return FALSE;
  return early <= days ||
         xq_refuse (error, _("On %s the student was not yet at this school. Correct the date of the visit."), visited_on);
}

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  const char *visited_on = xq_record_get (record, "visited_on");
  g_auto (GStrv) students = xq_record_get_list (record, "student");

  if (xq_record_is_withdrawn (record))
    return TRUE;
  if (!xq_refuse_unless_ordered (record, "started_at", "ended_at", error) ||
      !xq_refuse_unless_ordered (record, "visited_on", "follow_up_on", error))
    return FALSE;

  if (before != NULL && g_strcmp0 (xq_record_get (before, "visited_on"), visited_on) == 0 &&
      g_strcmp0 (xq_record_get (before, "student"), xq_record_get (record, "student")) == 0)
    return TRUE;
  for (guint i = 0; students[i] != NULL; i++)
    if (!check_student_had_come (store, students[i], visited_on, error))
      return FALSE;
  return TRUE;
}

const XqKind xq_home_visit = {
  .number = 12,
  .name = "home_visit",
  .title = N_("Home visit"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .reach = XQ_REACH_STUDENT,
  .reach_field = "student",
  .list = "visited_on student way result kind",
  .order = "visited_on desc, id desc",
  .label = "visited_on student",
  .access = {
    [XQ_ROLE_COUNSELLOR] = XQ_MAY_WRITE,
    [XQ_ROLE_CLASS_TEACHER] = XQ_READ_REACH | XQ_READ_OWN | XQ_ADD_REACH | XQ_EDIT_OWN,
    [XQ_ROLE_GRADE_LEADER] = XQ_READ_REACH,
    [XQ_ROLE_SUBJECT_TEACHER] = XQ_READ_OWN | XQ_ADD_REACH | XQ_EDIT_OWN,
  },
  .check = check,
};
