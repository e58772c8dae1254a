/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include <string.h>

#include "rules/figure-private.h"
#include "rules/figure-records.h"
#include "school/settings.h"

#define AS_LESSON "lesson.theme_counts_as_lesson"
#define AS_MEETING "lesson.theme_counts_as_meeting"

/* The counting queries of the same figures say what is counted; tests/rules holds the two together. */
static const XqFigureRecords all[] = {
  { "classes", "class", NULL, NULL, NULL, FALSE, FALSE },
  { "full", "staff", NULL, "job=psych_full", NULL, FALSE, FALSE },
  { "part", "staff", NULL, "job=psych_part", NULL, FALSE, FALSE },
  { "cert", "staff", NULL, "job=psych_full|psych_part", NULL, FALSE, FALSE },
  { "psy_trained", "training", "held_on", NULL, NULL, TRUE, FALSE },
  { "ht_trained", "training", "held_on", NULL, NULL, TRUE, FALSE },
  { "trained", "training", "held_on", NULL, NULL, TRUE, FALSE },
  { "train_n", "training", "held_on", NULL, NULL, FALSE, FALSE },
  { "train_p", "training", "held_on", NULL, NULL, FALSE, FALSE },
  { "research_n", "research", "held_on", NULL, NULL, FALSE, TRUE },
  { "research_ok", "research", "held_on", NULL, NULL, FALSE, FALSE },
  { "lessons", "lesson", "held_on", "kind=lesson", AS_LESSON, FALSE, TRUE },
  { "classes_ok", "lesson", "held_on", "kind=lesson", AS_LESSON, FALSE, FALSE },
  { "theme_ok", "lesson", "held_on", "kind=theme_lesson", NULL, FALSE, FALSE },
  { "cm", "lesson", "held_on", "kind=class_meeting", AS_MEETING, FALSE, TRUE },
  { "act", "lesson", "held_on", "kind=life_education", NULL, FALSE, TRUE },
  { "cm_ok", "lesson", "held_on", "kind=class_meeting|life_education", AS_MEETING, FALSE, FALSE },
  { "month_n", "activity", "held_on", "health_month=1", NULL, FALSE, TRUE },
  { "month_p", "activity", "held_on", "health_month=1", NULL, FALSE, FALSE },
  { "exam_n", "group_session", "held_on", "phase=*", NULL, FALSE, TRUE },
  { "exam_p", "group_session", "held_on", "phase=*", NULL, FALSE, FALSE },
  { "exam_ok", "group_session", "held_on", "phase=*", NULL, TRUE, FALSE },
  { "gc_n", "group_session", "held_on", "phase=", NULL, FALSE, TRUE },
  { "gc_p", "group_session", "held_on", "phase=", NULL, FALSE, FALSE },
  { "sessions", "session", "held_on", NULL, NULL, FALSE, FALSE },
  { "disclosures", "disclosure", "told_on", "way!=kept", NULL, FALSE, TRUE },
  { "pm", "parent_meeting", "held_on", NULL, NULL, FALSE, TRUE },
  { "pm_p", "parent_meeting", "held_on", NULL, NULL, FALSE, FALSE },
  { "pm_ok", "parent_meeting", "held_on", "scope!=group", NULL, FALSE, FALSE },
  { "recv_n", "reception", "held_on", "kind=day", NULL, FALSE, TRUE },
  { "recv", "reception", "held_on", "kind=day", NULL, FALSE, FALSE },
  { "ps", "parent_training", "held_on", NULL, NULL, FALSE, TRUE },
  { "ps_p", "parent_training", "held_on", NULL, NULL, FALSE, FALSE },
  { "lect", "lecture", "held_on", "audience=parents", NULL, FALSE, TRUE },
  { "lect_hosted", "lecture", "held_on", "audience=parents hosted_here=1", NULL, FALSE, TRUE },
  { "lect_p", "lecture", "held_on", "audience=parents", NULL, FALSE, FALSE },
  { "lect_year", "lecture", "held_on", "audience=parents", NULL, TRUE, FALSE },
  { "publicity_n", "activity", "held_on", "kind=publicity", NULL, FALSE, TRUE },
  { "publicity_p", "activity", "held_on", "kind=publicity", NULL, FALSE, FALSE },
  { "volunteer_n", "activity", "held_on", "kind=volunteer", NULL, FALSE, TRUE },
  { "volunteer_p", "activity", "held_on", "kind=volunteer", NULL, FALSE, FALSE },
  { "tour_n", "activity", "held_on", "kind=study_tour", NULL, FALSE, TRUE },
  { "tour_p", "activity", "held_on", "kind=study_tour", NULL, FALSE, FALSE },
  { "civic_n", "activity", "held_on", "kind=civic", NULL, FALSE, TRUE },
  { "civic_p", "activity", "held_on", "kind=civic", NULL, FALSE, FALSE },
  { "ir", "room", NULL, "function=individual", NULL, FALSE, FALSE },
  { "gr", "room", NULL, "function=group", NULL, FALSE, FALSE },
  { "guide_met", "room_check", NULL, NULL, NULL, FALSE, FALSE },
  { "plan_ok", "duty_slot", "falls_on", NULL, NULL, FALSE, FALSE },
  { "open_ok", "duty_sign", "falls_on", NULL, NULL, FALSE, FALSE },
  { "days", "duty_sign", "falls_on", NULL, NULL, FALSE, FALSE },
  { "hours", "duty_sign", "falls_on", NULL, NULL, FALSE, FALSE },
};

const XqFigureRecords *
xq_figure_find_records (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (strcmp (all[i].id, id) == 0)
      return &all[i];
  return NULL;
}

gboolean
xq_figure_may_list_records (const char *id,
                            XqRoles     roles)
{
  const XqFigureRecords *records = xq_figure_find_records (id);

  return records != NULL && (xq_kind_get_access (xq_kind_find (records->kind), roles) & XQ_READ_ALL) != 0;
}

/* One condition of @where. */
static gboolean
fulfils (const XqRecord *record,
         const char     *condition)
{
  const char *equals = strchr (condition, '=');
  gboolean is_not = equals > condition && equals[-1] == '!';
  g_autofree char *field = g_strndup (condition, (gsize) (equals - condition) - (is_not ? 1 : 0));
  g_auto (GStrv) wanted = g_strsplit (equals + 1, "|", -1);
  const char *value = xq_record_get (record, field);
  g_auto (GStrv) said = g_strsplit (value != NULL ? value : "", " ", -1);
  gboolean found = FALSE;

  if (equals[1] == '\0')
    return value == NULL;
  if (strcmp (equals + 1, "*") == 0)
    return value != NULL;
  for (guint i = 0; said[i] != NULL; i++)
    found = found || g_strv_contains ((const char *const *) wanted, said[i]);
  return found != is_not;
}

static gboolean
belongs (const XqFigureRecords *records,
         const XqRecord        *record,
         gboolean               theme_lessons)
{
  g_auto (GStrv) conditions = g_strsplit (records->where != NULL ? records->where : "", " ", -1);

  if (theme_lessons && g_strcmp0 (xq_record_get (record, "kind"), "theme_lesson") == 0)
    return TRUE;
  for (guint i = 0; records->where != NULL && conditions[i] != NULL; i++)
    if (!fulfils (record, conditions[i]))
      return FALSE;
  return TRUE;
}

GPtrArray *
xq_figure_list_records (XqStore     *store,
                        const char  *id,
                        const char  *term,
                        GError     **error)
{
  const XqFigureRecords *records = xq_figure_find_records (id);
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) found = NULL;
  gint64 theme_lessons = 0;
  XqCount count;

  g_return_val_if_fail (XQ_IS_STORE (store) && records != NULL && term != NULL, NULL);

  if (!xq_count_begin (&count, store, term, error) ||
      (records->theme_lessons != NULL && !xq_setting_integer (store, records->theme_lessons, &theme_lessons, error)))
    return NULL;
  if (records->day != NULL)
    {
      xq_filter_add (filter, records->day, ">=", records->of_year ? count.year_from : count.term.counted_from);
      xq_filter_add (filter, records->day, "<=", count.term.counted_until);
    }
  else if (strcmp (records->kind, "class") == 0)
    {
      g_autofree char *year = g_strdup_printf ("%d", count.term.year);

      xq_filter_add (filter, "year", "=", year);
    }
  found = xq_store_list (store, xq_kind_find (records->kind), filter, error);
  for (guint i = found != NULL ? found->len : 0; i > 0; i--)
    if (!belongs (records, g_ptr_array_index (found, i - 1), theme_lessons != 0))
      g_ptr_array_remove_index (found, i - 1);
  return g_steal_pointer (&found);
}
