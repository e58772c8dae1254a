/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/crisis-choices.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/settings.h"
#include "school/shared-choices.h"
#include "school/yearly-number.h"
#include "store/calendar-day.h"
#include "store/moment.h"

static const XqField person_fields[] = {
  { 1, "student", XQ_FIELD_RECORD, N_("Student"), .to = "student" },
  { 2, "name", XQ_FIELD_TEXT, N_("Name of another person") },
  { 3, "kind", XQ_FIELD_CHOICE, N_("Who it is"), .choices = xq_crisis_person_choices },
  { 4, "role", XQ_FIELD_CHOICE, N_("Part in the event"), .choices = xq_crisis_role_choices },
  { 5, "relation", XQ_FIELD_CHOICE, N_("Relation to the student"), .choices = xq_relation_choices },
  { 6, "suspected", XQ_FIELD_FLAG, N_("May be the one who does harm") },
  { 7, "letter", XQ_FIELD_TEXT, N_("Letter"), XQ_FIELD_AUTOMATIC },
  { 0 }
};

static const XqField step_fields[] = {
  { 1, "step", XQ_FIELD_CHOICE, N_("Step taken"), XQ_FIELD_REQUIRED, .choices = xq_crisis_step_choices },
  { 2, "at", XQ_FIELD_MOMENT, N_("At what time"), XQ_FIELD_REQUIRED },
  { 3, "done_by", XQ_FIELD_RECORD, N_("Who did it"), .to = "staff" },
  { 4, "witness", XQ_FIELD_TEXT, N_("Witnessed by") },
  { 5, "note", XQ_FIELD_TEXT, N_("In a few words") },
  { 6, "letter", XQ_FIELD_TEXT, N_("Letter"), XQ_FIELD_AUTOMATIC },
  { 0 }
};

static const XqField told_fields[] = {
  { 1, "whom", XQ_FIELD_TEXT, N_("Who was told"), XQ_FIELD_REQUIRED },
  { 2, "at", XQ_FIELD_MOMENT, N_("Told at") },
  { 3, "told_by", XQ_FIELD_RECORD, N_("Told by"), .to = "staff" },
  { 4, "what", XQ_FIELD_TEXT, N_("What was told") },
  { 0 }
};

static const XqField follow_up_fields[] = {
  { 1, "planned_on", XQ_FIELD_DATE, N_("Planned for"), XQ_FIELD_REQUIRED },
  { 2, "done_on", XQ_FIELD_DATE, N_("Done on"), XQ_FIELD_PAST },
  { 3, "done_by", XQ_FIELD_RECORD, N_("Done by"), .to = "staff" },
  { 4, "note", XQ_FIELD_TEXT, N_("How the student is") },
  { 0 }
};

/* In danger nothing is asked for: but for what the program sets, every field may
 * stay empty until there is time (rules/due.c asks then). Never a photograph, the
 * words of a note left behind, or how it was done. */
static const XqField fields[] = {
  { 1, "number_year", XQ_FIELD_INTEGER, N_("Year of the number"), XQ_FIELD_AUTOMATIC },
  { 2, "number", XQ_FIELD_INTEGER, N_("Number of the event"), XQ_FIELD_AUTOMATIC },
  { 3, "found_at", XQ_FIELD_MOMENT, N_("Found at"), XQ_FIELD_NOW },
  { 4, "found_on", XQ_FIELD_DATE, N_("Found on"), XQ_FIELD_AUTOMATIC },
  { 5, "found_by", XQ_FIELD_RECORD, N_("Found by"), XQ_FIELD_ME, .to = "staff" },
  { 6, "found_by_other", XQ_FIELD_TEXT, N_("Found by somebody else") },
  { 7, "kind", XQ_FIELD_CHOICE, N_("Kind of event"), .choices = xq_crisis_kind_choices },
  { 8, "place", XQ_FIELD_TEXT, N_("Where it happened") },
  { 9, "people", XQ_FIELD_PARTS, N_("Who is concerned"), .parts = person_fields },
  { 10, "timeline", XQ_FIELD_PARTS, N_("What was done, and when"), .parts = step_fields },
  { 11, "report_kind", XQ_FIELD_CHOICES, N_("Harm that must be reported"), .choices = xq_crisis_report_choices },
  { 12, "report_to", XQ_FIELD_TEXT, N_("Reported to") },
  { 13, "report_at", XQ_FIELD_MOMENT, N_("Reported at") },
  { 14, "receipt", XQ_FIELD_TEXT, N_("Receipt of the report") },
  { 15, "tell_guardian", XQ_FIELD_CHOICE, N_("Guardian in doubt"), .choices = xq_crisis_telling_choices },
  { 16, "told", XQ_FIELD_PARTS, N_("Who was told of it"), .parts = told_fields },
  { 17, "hand_over_to", XQ_FIELD_TEXT, N_("Handed over to") },
  { 18, "hand_over_relation", XQ_FIELD_CHOICE, N_("Relation of who takes over"), .choices = xq_relation_choices },
  { 19, "hand_over_at", XQ_FIELD_MOMENT, N_("Handed over at") },
  { 20, "hand_over_signed", XQ_FIELD_FLAG, N_("The hand-over is signed") },
  { 21, "advice_given", XQ_FIELD_CHOICES, N_("Advice to the guardian"), .choices = xq_crisis_advice_choices },
  { 22, "advice_other", XQ_FIELD_TEXT, N_("Other advice to the guardian") },
  { 23, "follow_ups", XQ_FIELD_PARTS, N_("Follow-ups"), .parts = follow_up_fields },
  { 24, "affected_support", XQ_FIELD_NOTE, N_("Support for those who saw it and for the class") },
  { 25, "note_kept", XQ_FIELD_TEXT, N_("Where a note that was left is kept"), XQ_FIELD_DETAIL },
  { 26, "note_handed_at", XQ_FIELD_MOMENT, N_("Note given to the police at"), XQ_FIELD_DETAIL },
  { 27, "review_on", XQ_FIELD_DATE, N_("Meeting to look back"), XQ_FIELD_DETAIL },
  { 28, "closed_on", XQ_FIELD_DATE, N_("Closed on"), XQ_FIELD_PAST },
  { 29, "paper_kept", XQ_FIELD_TEXT, N_("Where the paper is kept"), XQ_FIELD_DETAIL },
  { 30, "origin", XQ_FIELD_TEXT, N_("Where it was begun"), XQ_FIELD_AUTOMATIC },
  { 0 }
};

/* The days of follow-up behind the day on which it was found. */
static gboolean
read_days (XqStore  *store,
           GStrv    *days,
           GError  **error)
{
  g_autofree char *text = NULL;

  *days = NULL;
  if (!xq_setting_text (store, "crisis.follow_up_days", &text, error))
    return FALSE;
  *days = g_strsplit (text, " ", -1);
  return TRUE;
}

static gboolean
plan_follow_ups (XqStore   *store,
                 XqRecord  *record,
                 GError   **error)
{
  g_auto (GStrv) days = NULL;

  if (!read_days (store, &days, error))
    return FALSE;
  for (guint i = 0; days[i] != NULL; i++)
    {
      XqRecord *follow_up = xq_record_add_part (record, "follow_ups");
      g_autofree char *day = xq_day_add (xq_record_get (record, "found_on"), atoi (days[i]));

      xq_record_set (follow_up, "planned_on", day);
    }
  return TRUE;
}

/* A day that follows from the rule moves along with the day of the event; one that
 * a person chose stays, and what was done stays. */
static gboolean
move_follow_ups (XqStore     *store,
                 XqRecord    *record,
                 const char  *old,
                 GError     **error)
{
  GPtrArray *follow_ups = xq_record_get_parts (record, "follow_ups");
  g_auto (GStrv) days = NULL;

  if (!read_days (store, &days, error))
    return FALSE;
  for (guint i = 0; i < follow_ups->len; i++)
    for (guint j = 0; days[j] != NULL; j++)
      {
        XqRecord *follow_up = g_ptr_array_index (follow_ups, i);
        g_autofree char *before = xq_day_add (old, atoi (days[j]));
        g_autofree char *now = xq_day_add (xq_record_get (record, "found_on"), atoi (days[j]));

        if (xq_record_get (follow_up, "done_on") != NULL || g_strcmp0 (xq_record_get (follow_up, "planned_on"), before) != 0)
          continue;
        xq_record_set (follow_up, "planned_on", now);
        break;
      }
  return TRUE;
}

static gboolean
set_follow_ups (XqStore         *store,
                XqRecord        *record,
                const XqRecord  *before,
                GError         **error)
{
  const char *found_on = xq_record_get (record, "found_on");
  const char *old = before != NULL ? xq_record_get (before, "found_on") : NULL;

  if (!xq_day_is_valid (found_on))
    return TRUE;
  if (before == NULL)
    return xq_record_get_parts (record, "follow_ups")->len > 0 || plan_follow_ups (store, record, error);
  return !xq_day_is_valid (old) || g_str_equal (old, found_on) || move_follow_ups (store, record, old, error);
}

/* Whoever is named from the list of students is one. */
static void
say_who_they_are (XqRecord *record)
{
  GPtrArray *people = xq_record_get_parts (record, "people");

  for (guint i = 0; i < people->len; i++)
    if (xq_record_get (g_ptr_array_index (people, i), "student") != NULL)
      xq_record_set (g_ptr_array_index (people, i), "kind", "student");
}

static int
compare_times (gconstpointer first,
               gconstpointer second)
{
  gint64 one = xq_record_get_integer (*(XqRecord *const *) first, "at");
  gint64 other = xq_record_get_integer (*(XqRecord *const *) second, "at");

  return one < other ? -1 : one > other;
}

static gboolean
prepare (XqStore         *store,
         XqRecord        *record,
         const XqRecord  *before,
         GError         **error)
{
  g_autofree char *found_on = NULL;

  if (xq_record_get (record, "found_at") == NULL)
    {
      g_autofree char *now = xq_moment_of (xq_store_get_today (store));

      xq_record_set (record, "found_at", now);
    }
  found_on = xq_moment_dup_day (xq_record_get_integer (record, "found_at"));
  xq_record_set (record, "found_on", xq_day_is_valid (found_on) ? found_on : NULL);
  say_who_they_are (record);
  g_ptr_array_sort (xq_record_get_parts (record, "timeline"), compare_times);
  if (xq_record_get (record, "number") == NULL && !xq_yearly_number_give (store, record, found_on, error))
    return FALSE;
  return set_follow_ups (store, record, before, error);
}

/* No field has to be there; what is there must be true. */
static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  GPtrArray *people = xq_record_get_parts (record, "people");

  (void) before;
  if (xq_record_is_withdrawn (record))
    return TRUE;
  if (xq_record_get (record, "found_on") == NULL ||
      g_strcmp0 (xq_record_get (record, "found_on"), xq_store_get_today (store)) > 0)
    return xq_refuse (error, _("The event lies in the future. Correct the time at which it was found."));
  for (guint i = 0; i < people->len; i++)
    if (!xq_refuse_unknown_student (store, g_ptr_array_index (people, i), error))
      return FALSE;
  return xq_refuse_unless_ordered (record, "found_on", "closed_on", error);
}

const XqKind xq_crisis_event = {
  .number = 109,
  .name = "crisis_event",
  .title = N_("Crisis event"),
  .cabinet = XQ_CABINET_CARE,
  .fields = fields,
  .list = "found_at kind place closed_on",
  .order = "found_at desc, id desc",
  .label = "found_on kind",
  .access = { [XQ_ROLE_HEAD] = XQ_MAY_WRITE, [XQ_ROLE_COUNSELLOR] = XQ_MAY_WRITE },
  .prepare = prepare,
  .check = check,
};
