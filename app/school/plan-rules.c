/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/calendar.h"
#include "school/kinds.h"
#include "school/plan-rules.h"
#include "school/question.h"
#include "school/student-plan.h"

/* What a new school year begins with; the rest belongs to the year that is over. */
static const char *const carried[] = {
  "emergency", "emergency_phone", "lives_with", "carer", "parents_away", "contact_rhythm", "family_talk", "study",
  "interests", "life_rhythm", "peers", "teachers", "screen_time", "roles", "strengths", "supporters", "worked_before",
  "classroom",
};

gboolean
xq_plan_take_year (XqStore   *store,
                   XqRecord  *record,
                   GError   **error)
{
  g_autofree char *text = NULL;
  int year;

  if (xq_record_get (record, "year") != NULL)
    return TRUE;
  if (!xq_school_year_of_day (store, xq_store_get_today (store), &year, error))
    return FALSE;
  text = g_strdup_printf ("%d", year);
  xq_record_set (record, "year", text);
  return TRUE;
}

/* A goal that was not reached goes on, to be given another day. */
static void
carry_goals (XqRecord       *record,
             const XqRecord *last)
{
  GPtrArray *goals = xq_record_get_parts (last, "goals");

  if (xq_record_get_parts (record, "goals")->len > 0)
    return;
  for (guint i = 0; i < goals->len; i++)
    {
      const XqRecord *goal = g_ptr_array_index (goals, i);
      XqRecord *copy;

      if (xq_is_one_of (goal, "state", "done"))
        continue;
      copy = xq_record_add_part (record, "goals");
      xq_record_set (copy, "goal", xq_record_get (goal, "goal"));
      xq_record_set (copy, "measure", xq_record_get (goal, "measure"));
      xq_record_set (copy, "who", xq_record_get (goal, "who"));
      xq_record_set (copy, "state", xq_record_get (goal, "state"));
    }
}

static gboolean
find_last (XqStore         *store,
           const XqRecord  *record,
           XqRecord       **last,
           GError         **error)
{
  g_autofree char *year = g_strdup_printf ("%d", (int) xq_record_get_integer (record, "year") - 1);
  g_autofree char *uid = NULL;

  *last = NULL;
  if (!xq_question (store, "SELECT uid FROM visible_student_plan WHERE student = unhex (?1) AND year = CAST (?2 AS INTEGER) "
                    "AND withdrawn = 0", &uid, error, xq_record_get (record, "student"), year, NULL))
    return FALSE;
  if (uid == NULL)
    return TRUE;
  *last = xq_store_get (store, &xq_student_plan, uid, error);
  return *last != NULL;
}

/* Who stands in a register today needs more than the page of everybody. */
static gboolean
take_form (XqStore         *store,
           XqRecord        *record,
           const XqRecord  *last,
           GError         **error)
{
  g_autofree char *entry = NULL;
  const char *form = last != NULL ? xq_record_get (last, "form") : "short";

  if (xq_record_get (record, "form") != NULL)
    return TRUE;
  if (!xq_question (store, "SELECT uid FROM visible_register WHERE student = unhex (?1) AND withdrawn = 0 AND from_on <= ?2 "
                    "AND (until_on IS NULL OR until_on >= ?2) LIMIT 1", &entry, error, xq_record_get (record, "student"),
                    xq_store_get_today (store), NULL))
    return FALSE;
  xq_record_set (record, "form", entry != NULL ? "full" : form);
  return TRUE;
}

gboolean
xq_plan_begin (XqStore   *store,
               XqRecord  *record,
               GError   **error)
{
  g_autoptr (XqRecord) last = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store) && record != NULL, FALSE);

  if (xq_record_get (record, "carried_from") != NULL || xq_record_get (record, "student") == NULL)
    return TRUE;
  if (!xq_plan_take_year (store, record, error) || !find_last (store, record, &last, error))
    return FALSE;
  if (last == NULL)
    return take_form (store, record, NULL, error);
  for (guint i = 0; i < G_N_ELEMENTS (carried); i++)
    if (xq_record_get (record, carried[i]) == NULL)
      xq_record_set (record, carried[i], xq_record_get (last, carried[i]));
  carry_goals (record, last);
  xq_record_set (record, "carried_from", xq_record_get (last, "year"));
  return take_form (store, record, last, error);
}

/* A goal that was just set is not begun, and who notes that a child was watched has
 * just watched it. */
static void
take_parts (XqStore   *store,
            XqRecord  *record)
{
  GPtrArray *goals = xq_record_get_parts (record, "goals");
  GPtrArray *nodes = xq_record_get_parts (record, "node_watch");

  for (guint i = 0; i < goals->len; i++)
    if (xq_record_get (g_ptr_array_index (goals, i), "state") == NULL)
      xq_record_set (g_ptr_array_index (goals, i), "state", "todo");
  for (guint i = 0; i < nodes->len; i++)
    {
      XqRecord *node = g_ptr_array_index (nodes, i);

      if (xq_record_get (node, "seen_on") == NULL)
        xq_record_set (node, "seen_on", xq_store_get_today (store));
      if (xq_record_get (node, "seen_by") == NULL && xq_record_get_uid (node) == NULL)
        xq_record_set (node, "seen_by", xq_store_get_my_staff (store));
    }
}

gboolean
xq_plan_prepare (XqStore         *store,
                 XqRecord        *record,
                 const XqRecord  *before,
                 GError         **error)
{
  if (xq_record_is_withdrawn (record) || xq_record_get (record, "student") == NULL)
    return TRUE;
  if (before == NULL && !xq_plan_begin (store, record, error))
    return FALSE;
  take_parts (store, record);
  return xq_plan_take_year (store, record, error) && take_form (store, record, NULL, error);
}

gboolean
xq_plan_check (XqStore         *store,
               XqRecord        *record,
               const XqRecord  *before,
               GError         **error)
{
  (void) store;
  (void) before;
  if (xq_record_is_withdrawn (record))
    return TRUE;
  if (xq_is_one_of (record, "next_year", "hand_over") && !xq_is_one_of (record, "handover_consent", "agreed"))
    return xq_refuse (error, _("A plan goes to another school only if the guardian agreed. Note the consent, or choose what else "
                               "comes of the plan."));
  return TRUE;
}
