/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/calendar.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/shared-choices.h"
#include "store/calendar-day.h"

/* One a child and campaign. What the program proposes is worked out from what was
 * observed and answered; a person confirms, and only until a day. */
static const XqField fields[] = {
  { 1, "campaign", XQ_FIELD_RECORD, N_("Screening campaign"), XQ_FIELD_REQUIRED, .to = "screening_campaign" },
  { 2, "student", XQ_FIELD_RECORD, N_("Student"), XQ_FIELD_REQUIRED, .to = "student" },
  { 3, "proposed", XQ_FIELD_CHOICE, N_("Proposed level"), XQ_FIELD_AUTOMATIC, .choices = xq_attention_choices },
  { 4, "proposed_why", XQ_FIELD_NOTE, N_("What the proposal comes from"), XQ_FIELD_AUTOMATIC | XQ_FIELD_UNPRINTED },
  { 5, "interview_on", XQ_FIELD_DATE, N_("Second-stage interview on"), XQ_FIELD_PAST },
  { 6, "interviewer", XQ_FIELD_RECORD, N_("Interviewed by"), .to = "staff" },
  { 7, "interview_note", XQ_FIELD_NOTE, N_("Note on the interview"), XQ_FIELD_UNPRINTED },
  { 8, "confirmed", XQ_FIELD_CHOICE, N_("Confirmed level"), .choices = xq_attention_choices },
  { 9, "confirmed_by", XQ_FIELD_RECORD, N_("Confirmed by"), XQ_FIELD_TAKEN, .to = "staff" },
  { 10, "confirmed_on", XQ_FIELD_DATE, N_("Confirmed on"), XQ_FIELD_PAST | XQ_FIELD_TAKEN },
  { 11, "until", XQ_FIELD_DATE, N_("Holds until"), XQ_FIELD_TAKEN },
  { 0 }
};

/* Left open, a level holds until the end of the term: it is decided again every term. */
static gboolean
set_until (XqStore   *store,
           XqRecord  *record,
           GError   **error)
{
  XqTerm term;

  if (!xq_day_is_valid (xq_record_get (record, "confirmed_on")))
    return TRUE;
  if (!xq_term_of_day (store, xq_record_get (record, "confirmed_on"), &term, error))
    return FALSE;
  if (g_strcmp0 (term.until_on, xq_record_get (record, "confirmed_on")) >= 0)
    xq_record_set (record, "until", term.until_on);
  return TRUE;
}

static gboolean
prepare (XqStore         *store,
         XqRecord        *record,
         const XqRecord  *before,
         GError         **error)
{
  (void) before;
  if (xq_record_get (record, "interview_on") != NULL && xq_record_get (record, "interviewer") == NULL)
    xq_record_set (record, "interviewer", xq_store_get_my_staff (store));
  if (xq_record_get (record, "confirmed") == NULL)
    {
      xq_record_set (record, "confirmed_by", NULL);
      xq_record_set (record, "confirmed_on", NULL);
      xq_record_set (record, "until", NULL);
      return TRUE;
    }
  if (xq_record_get (record, "confirmed_by") == NULL)
    xq_record_set (record, "confirmed_by", xq_store_get_my_staff (store));
  if (xq_record_get (record, "confirmed_on") == NULL)
    xq_record_set (record, "confirmed_on", xq_store_get_today (store));
  return xq_record_get (record, "until") != NULL || set_until (store, record, error);
}

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  g_autofree char *campaign = NULL;

  (void) before;
  if (xq_record_is_withdrawn (record))
    return TRUE;
  if (!xq_refuse_unknown_student (store, record, error) ||
      !xq_question (store,
                    "SELECT uid FROM visible_screening_campaign WHERE uid = unhex (?) AND withdrawn = 0 "
                    "AND audience = 'students'",
                    &campaign, error, xq_record_get (record, "campaign"), NULL, NULL))
    return FALSE;
  if (campaign == NULL)
    return xq_refuse (error, _("There is no such campaign. Choose one from the list."));
  if (xq_record_get (record, "confirmed") == NULL)
    return TRUE;
  if (xq_record_get (record, "confirmed_by") == NULL)
    return xq_refuse (error, _("Say who confirms the level."));
  if (xq_record_get (record, "until") == NULL)
    return xq_refuse (error, _("A level holds until a day. Say until when, at the latest the end of the term."));
  return xq_refuse_unless_ordered (record, "confirmed_on", "until", error);
}

const XqKind xq_screening_level = {
  .number = 208,
  .name = "screening_level",
  .title = N_("Attention level after the screening"),
  .cabinet = XQ_CABINET_CASEWORK,
  .fields = fields,
  .list = "student proposed interview_on confirmed until",
  .order = "id desc",
  .label = "student",
  .key = "campaign student",
  .access = XQ_ACCESS_OF_CASEWORK,
  .prepare = prepare,
  .check = check,
};
