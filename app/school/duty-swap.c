/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/duty.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/staff-name.h"

static const XqChoice reason_choices[] = {
  { "leave", N_("On leave") },
  { "training", N_("Away for training") },
  { "class", N_("Has a lesson") },
  { "swap", N_("Swapped") },
  { NULL }
};

/* Without a deputy the duty is one that nobody keeps. */
static const XqField fields[] = {
  { 1, "slot", XQ_FIELD_RECORD, N_("Duty that is changed"), XQ_FIELD_REQUIRED, .to = "duty_slot" },
  { 2, "falls_on", XQ_FIELD_DATE, N_("Date of duty"), XQ_FIELD_AUTOMATIC },
  { 3, "person", XQ_FIELD_RECORD, N_("Was to be on duty"), XQ_FIELD_AUTOMATIC, .to = "staff" },
  { 4, "person_name", XQ_FIELD_TEXT, N_("Name of who was to be on duty"), XQ_FIELD_AUTOMATIC },
  { 5, "deputy", XQ_FIELD_RECORD, N_("Covered by"), .to = "staff" },
  { 6, "deputy_name", XQ_FIELD_TEXT, N_("Name of who covers"), XQ_FIELD_AUTOMATIC },
  { 7, "reason", XQ_FIELD_CHOICE, N_("Reason of the change"),
    XQ_FIELD_REQUIRED, .choices = reason_choices, .initial = "leave" },
  { 8, "agreed_by", XQ_FIELD_RECORD, N_("Agreed by"), .to = "staff" },
  { 0 }
};

static gboolean
prepare (XqStore         *store,
         XqRecord        *record,
         const XqRecord  *before,
         GError         **error)
{
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;

  (void) before;
  if (xq_record_get (record, "slot") == NULL)
    return TRUE;
  rows = xq_store_query (store, "SELECT falls_on, person, person_name FROM visible_duty_slot WHERE uid = unhex (?)", error,
                         xq_record_get (record, "slot"), NULL);
  if (rows == NULL)
    return FALSE;
  if (xq_rows_next (rows, &problem))
    {
      xq_record_set (record, "falls_on", xq_rows_text (rows, 0));
      xq_record_set (record, "person", xq_rows_text (rows, 1));
      xq_record_set (record, "person_name", xq_rows_text (rows, 2));
    }
  if (!xq_rows_ended (problem, error))
    return FALSE;
  return xq_staff_name_prepare (store, record, "deputy", "deputy_name", error);
}

/* Without the change the duty falls back to whoever was planned, who may have taken
 * another one meanwhile. */
static gboolean
refuse_return (XqStore     *store,
               const char  *slot,
               GError     **error)
{
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *times = NULL;
  const XqRecord *duty;

  xq_filter_add (filter, "uid", "=", slot);
  found = xq_store_list (store, &xq_duty_slot, filter, error);
  if (found == NULL || found->len == 0)
    return found != NULL;
  duty = g_ptr_array_index (found, 0);
  if (!xq_duty_find_elsewhere (store, xq_record_get (duty, "person"), xq_record_get (duty, "falls_on"),
                               xq_record_get (duty, "started_at"), xq_record_get (duty, "ended_at"), slot, &times, error))
    return FALSE;
  return times == NULL ||
         xq_refuse (error, _("Without this change %s would be on duty twice: that day at %s, too. Change that duty first."),
                    xq_record_get (duty, "person_name"), times);
}

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  const char *slot = xq_record_get (record, "slot");
  const char *deputy = xq_record_get (record, "deputy");
  const char *uid = xq_record_get_uid (record);
  g_autofree char *other = NULL;
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  if (xq_record_is_withdrawn (record))
    return before == NULL || xq_record_is_withdrawn (before) || refuse_return (store, slot, error);
  if (before != NULL && !xq_record_is_withdrawn (before) && g_strcmp0 (xq_record_get (before, "slot"), slot) != 0 &&
      !refuse_return (store, xq_record_get (before, "slot"), error))
    return FALSE;
  if (xq_record_get (record, "falls_on") == NULL)
    return xq_refuse (error, _("There is no such duty. Choose one from the roster."));
  if (!xq_question (store, "SELECT uid FROM visible_duty_swap WHERE slot = unhex (?) AND uid IS NOT unhex (?) AND withdrawn = 0",
                    &other, error, slot, uid != NULL ? uid : "", NULL))
    return FALSE;
  if (other != NULL)
    return xq_refuse (error, _("This duty has been changed already. Correct that entry, or withdraw it first."));
  if (deputy == NULL)
    return !xq_is_one_of (record, "reason", "swap") || xq_refuse (error, _("Say who takes the duty that is swapped."));
  if (g_strcmp0 (deputy, xq_record_get (record, "person")) == 0)
    return xq_refuse (error, _("Who covers is the same person. Choose another one, or leave it empty if nobody covers."));
  if (!xq_question (store, "SELECT started_at FROM visible_duty_slot WHERE uid = unhex (?)", &from, error, slot, NULL, NULL) ||
      !xq_question (store, "SELECT ended_at FROM visible_duty_slot WHERE uid = unhex (?)", &until, error, slot, NULL, NULL))
    return FALSE;
  return xq_duty_refuse_elsewhere (store, deputy, xq_record_get (record, "falls_on"), from, until, slot, error);
}

const XqKind xq_duty_swap = {
  .number = 20,
  .name = "duty_swap",
  .title = N_("Change of duty"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .list = "falls_on person_name deputy_name reason",
  .order = "falls_on desc, id desc",
  .label = "falls_on person_name deputy_name",
  .access = XQ_ACCESS_OF_CALENDAR,
  .prepare = prepare,
  .check = check,
};
