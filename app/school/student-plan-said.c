/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/calendar.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/student-plan-said.h"

void
xq_student_plan_said_clear (XqStudentPlanSaid *said)
{
  g_clear_pointer (&said->plan, g_free);
  g_clear_pointer (&said->state, g_free);
  g_clear_pointer (&said->words, g_free);
}

/* Who writes the plan is told the first, who only reads what to do in class the second. */
static char *
say_plan (XqRecordWords  *words,
          const XqRecord *plan)
{
  g_autofree char *form = xq_record_words_of (words, plan, xq_fields_find (xq_student_plan.fields, "form"));
  GPtrArray *goals = xq_record_get_parts (plan, "goals");
  guint reached = 0;

  if (*form == '\0')
    return xq_record_words_of (words, plan, xq_fields_find (xq_student_plan.fields, "classroom"));
  for (guint i = 0; i < goals->len; i++)
    reached += xq_is_one_of (g_ptr_array_index (goals, i), "state", "done") ? 1 : 0;
  if (goals->len == 0)
    return g_steal_pointer (&form);
  /* Translators: the form of a plan, goals that are reached, all its goals */
  return g_strdup_printf (_("%s · %u of %u goals reached"), form, reached, goals->len);
}

gboolean
xq_student_plan_say (XqStore            *store,
                     XqRecordWords      *words,
                     const char         *student,
                     XqStudentPlanSaid  *said,
                     GError            **error)
{
  XqRoles roles = xq_vault_get_roles (xq_store_get_vault (store));
  guint access = xq_kind_get_access (&xq_student_plan, roles);
  g_autoptr (XqRecord) plan = NULL;
  g_autofree char *year = NULL;
  int number;

  *said = (XqStudentPlanSaid) { .words = g_strdup ("") };
  if (!(access & (XQ_READ_ALL | XQ_READ_REACH)))
    return TRUE;
  if (!xq_school_year_of_day (store, xq_store_get_today (store), &number, error))
    return FALSE;
  year = g_strdup_printf ("%d", number);
  if (!xq_question (store, "SELECT uid FROM visible_student_plan WHERE student = unhex (?1) AND year = CAST (?2 AS INTEGER) "
                    "AND withdrawn = 0", &said->plan, error, student, year, NULL))
    return FALSE;
  if (xq_vault_holds (xq_store_get_vault (store), XQ_CABINET_CASEWORK) &&
      !xq_question (store, "SELECT uid FROM visible_plan_state WHERE student = unhex (?1) AND year = CAST (?2 AS INTEGER) "
                    "AND withdrawn = 0", &said->state, error, student, year, NULL))
    return FALSE;
  if (said->plan == NULL)
    {
      g_free (said->words);
      said->words = g_strdup ((access & (XQ_ADD | XQ_ADD_REACH)) ? _("None yet this school year") : "");
      return TRUE;
    }
  plan = xq_store_get (store, &xq_student_plan, said->plan, error);
  if (plan == NULL)
    return FALSE;
  g_free (said->words);
  said->words = say_plan (words, plan);
  return TRUE;
}
