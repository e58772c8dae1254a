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

static const XqChoice scope_choices[] = {
  { "class", N_("One class") },
  { "grade", N_("A grade") },
  { "school", N_("Whole school") },
  { "group", N_("Some of the parents") },
  { NULL }
};

static const XqChoice topic_choices[] = {
  { "study", N_("Study") },
  { "safety", N_("Safety matters") },
  { "mental", N_("Mental health") },
  { "parenting", N_("Family education") },
  { "exam", N_("Exams and further study") },
  { "policy", N_("Policies and aid") },
  { "holiday", N_("Plans for the holidays") },
  { NULL }
};

/* One occasion, however many classes: of those who did not come, how many
 * families were contacted, never which. */
static const XqField fields[] = {
  { 1, "held_on", XQ_FIELD_DATE, N_("Held on"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY | XQ_FIELD_PAST },
  { 2, "scope", XQ_FIELD_CHOICE, N_("For whom"), XQ_FIELD_REQUIRED, .choices = scope_choices, .initial = "class" },
  { 3, "classes", XQ_FIELD_RECORD, N_("Classes"), XQ_FIELD_REQUIRED | XQ_FIELD_SEVERAL, .to = "class" },
  { 4, "way", XQ_FIELD_CHOICE, N_("Way of the meeting"), .choices = xq_meeting_way_choices, .initial = "onsite" },
  { 5, "households", XQ_FIELD_INTEGER, N_("Families invited"), .least = 0, .most = 99999 },
  { 6, "attended", XQ_FIELD_INTEGER, N_("Families present"), XQ_FIELD_REQUIRED, .least = 0, .most = 99999 },
  { 7, "hosts", XQ_FIELD_RECORD, N_("Hosts"), XQ_FIELD_REQUIRED | XQ_FIELD_SEVERAL | XQ_FIELD_ME, .to = "staff" },
  { 8, "topics", XQ_FIELD_CHOICES, N_("Topics"), .choices = topic_choices },
  { 9, "mental_content", XQ_FIELD_TEXT, N_("What was said on mental health") },
  { 10, "questions", XQ_FIELD_NOTE, N_("What parents asked"), XQ_FIELD_DETAIL },
  { 11, "absent_follow_up", XQ_FIELD_INTEGER, N_("Absent families contacted afterwards"),
    XQ_FIELD_DETAIL, .least = 0, .most = 99999 },
  { 0 }
};

/* A meeting of the whole school is of all its classes. */
static gboolean
prepare (XqStore         *store,
         XqRecord        *record,
         const XqRecord  *before,
         GError         **error)
{
  const char *held_on = xq_record_get (record, "held_on");
  g_autoptr (XqRows) rows = NULL;
  g_autoptr (GString) classes = g_string_new (NULL);
  g_autofree char *text = NULL;
  GError *problem = NULL;
  int year;

  (void) before;
  if (!xq_is_one_of (record, "scope", "school") || xq_record_get (record, "classes") != NULL || !xq_day_is_valid (held_on))
    return TRUE;
  if (!xq_school_year_of_day (store, held_on, &year, error))
    return FALSE;
  text = g_strdup_printf ("%d", year);
  rows = xq_store_query (store, "SELECT uid FROM visible_class WHERE year = CAST (? AS INTEGER) AND withdrawn = 0 "
                                "ORDER BY grade, number", error, text, NULL);
  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    g_string_append_printf (classes, "%s%s", classes->len > 0 ? " " : "", xq_rows_text (rows, 0));
  if (!xq_rows_ended (problem, error))
    return FALSE;
  xq_record_set (record, "classes", classes->str);
  return TRUE;
}

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  g_auto (GStrv) classes = xq_record_get_list (record, "classes");
  const char *invited = xq_record_get (record, "households");

  (void) store;
  (void) before;
  if (xq_is_one_of (record, "scope", "class") && g_strv_length (classes) > 1)
    return xq_refuse (error, _("A meeting of one class names several. Choose “a grade”, or name one class."));
  if (invited != NULL && xq_record_get_integer (record, "attended") > xq_record_get_integer (record, "households"))
    return xq_refuse (error, _("More families came than were invited. Correct one of the two numbers."));
  return TRUE;
}

const XqKind xq_parent_meeting = {
  .number = 24,
  .name = "parent_meeting",
  .title = N_("Parent meeting"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .reach = XQ_REACH_CLASS,
  .reach_field = "classes",
  .list = "held_on scope classes way households attended",
  .order = "held_on desc, id desc",
  .label = "held_on scope",
  .access = XQ_ACCESS_OF_CLASS_LIFE,
  .prepare = prepare,
  .check = check,
};
