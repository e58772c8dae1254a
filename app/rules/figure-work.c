/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include <string.h>

#include "rules/figure-private.h"
#include "rules/requirement.h"
#include "school/settings.h"

/* A school's ordinary work in numbers. What is judged follows the items of
 * requirement.h: how many classes, months, phases or days did what they had to. */

static void
add_all (GPtrArray         *figures,
         const char *const *ids,
         const gint64      *values,
         guint              n)
{
  for (guint i = 0; i < n; i++)
    xq_figures_add (figures, ids[i], values[i]);
}

/* Classes that did all that was due so far, of all classes; in time while an
 * item may still be done. */
static gboolean
add_classes (const XqCount  *count,
             GPtrArray      *figures,
             const char     *id,
             GPtrArray      *requirements,
             const char     *setting,
             GError        **error)
{
  guint met;
  guint all = xq_requirements_count_classes (requirements, &met);
  XqFigure *figure = xq_figures_add (figures, id, met);

  figure->denominator = all;
  return xq_figure_require (figure, count->store, all, setting,
                            xq_requirements_count (requirements, XQ_FIGURE_NOT_MET) == 0, error);
}

/* Items done, of those that are due. */
static gboolean
add_items (const XqCount  *count,
           GPtrArray      *figures,
           const char     *id,
           GPtrArray      *requirements,
           const char     *setting,
           GError        **error)
{
  guint met = xq_requirements_count (requirements, XQ_FIGURE_MET);
  guint pending = xq_requirements_count (requirements, XQ_FIGURE_PENDING);
  guint missed = xq_requirements_count (requirements, XQ_FIGURE_NOT_MET);
  XqFigure *figure = xq_figures_add (figures, id, met);

  figure->denominator = met + pending + missed;
  return xq_figure_require (figure, count->store, figure->denominator, setting, missed == 0, error);
}

/* A single item, by its own number. */
static gboolean
add_item (const XqCount  *count,
          GPtrArray      *figures,
          const char     *id,
          GPtrArray      *requirements,
          const char     *setting,
          GError        **error)
{
  const XqRequirement *requirement = g_ptr_array_index (requirements, 0);

  return xq_figure_require (xq_figures_add (figures, id, requirement->done), count->store, requirement->due, setting,
                            !requirement->is_over, error);
}

static gboolean
count_training (const XqCount  *count,
                GPtrArray      *figures,
                GError        **error)
{
  static const char *const ids[] = { "train_n", "train_p", "research_n", "trained" };
  g_autoptr (GPtrArray) persons = xq_trained_persons (count->store, count->name, error);
  g_autoptr (GPtrArray) months = persons != NULL ? xq_research_required (count->store, count->name, error) : NULL;
  g_autofree char *year = g_strdup_printf ("%d", count->term.year);
  gint64 values[G_N_ELEMENTS (ids) + 1];
  gint64 of_jobs[2] = { 0, 0 };
  gint64 trained[2] = { 0, 0 };
  XqFigure *psychology;

  if (months == NULL ||
      !xq_count_row (xq_store_count_query (count->store, "training-totals", error, ":from", count->term.counted_from,
                                           ":until", count->term.counted_until, ":year_from", count->year_from,
                                           ":year", year, NULL),
                     values, G_N_ELEMENTS (values), error))
    return FALSE;
  add_all (figures, ids, values, G_N_ELEMENTS (ids));
  ((XqFigure *) xq_figures_find (figures, "trained"))->denominator = values[G_N_ELEMENTS (ids)];

  for (guint i = 0; i < persons->len; i++)
    {
      const XqTrainedPerson *person = g_ptr_array_index (persons, i);
      gboolean is[2] = { person->is_psychology_teacher, person->is_class_teacher };

      for (guint j = 0; j < G_N_ELEMENTS (is); j++)
        {
          of_jobs[j] += is[j] ? 1 : 0;
          trained[j] += is[j] && !person->is_lacking ? 1 : 0;
        }
    }
  psychology = xq_figures_add (figures, "psy_trained", trained[0]);
  psychology->denominator = of_jobs[0];
  xq_figures_add (figures, "ht_trained", trained[1])->denominator = of_jobs[1]; /* shown, not judged */
  return xq_figure_require (psychology, count->store, of_jobs[0], "training.per_year", count->term.number == 1, error) &&
         add_items (count, figures, "research_ok", months, "research.per_month", error);
}

static gboolean
count_lessons (const XqCount  *count,
               GPtrArray      *figures,
               GError        **error)
{
  static const char *const ids[] = { "lessons", "cm", "act" };
  g_autoptr (GPtrArray) lessons = xq_lessons_required (count->store, count->name, error);
  g_autoptr (GPtrArray) meetings = lessons != NULL ? xq_class_meetings_required (count->store, count->name, error) : NULL;
  g_autoptr (GPtrArray) themes = meetings != NULL ? xq_theme_lessons_required (count->store, count->name, error) : NULL;
  g_autofree char *as_lesson = NULL;
  g_autofree char *as_meeting = NULL;
  gint64 values[G_N_ELEMENTS (ids)];

  if (themes == NULL || !xq_setting_text (count->store, "lesson.theme_counts_as_lesson", &as_lesson, error) ||
      !xq_setting_text (count->store, "lesson.theme_counts_as_meeting", &as_meeting, error) ||
      !xq_count_row (xq_store_count_query (count->store, "lesson-totals", error, ":from", count->term.from_on,
                                           ":until", count->term.until_on, ":as_lesson", as_lesson,
                                           ":as_meeting", as_meeting, NULL),
                     values, G_N_ELEMENTS (values), error))
    return FALSE;
  add_all (figures, ids, values, G_N_ELEMENTS (ids));
  return add_classes (count, figures, "classes_ok", lessons, "lesson.weeks", error) &&
         add_items (count, figures, "cm_ok", meetings, "lesson.meetings_per_term", error) &&
         add_items (count, figures, "theme_ok", themes, "lesson.theme_days", error);
}

static gboolean
count_activities (const XqCount  *count,
                  GPtrArray      *figures,
                  GError        **error)
{
  static const char *const ids[] = {
    "month_n", "month_p", "volunteer_n", "volunteer_p", "publicity_n", "publicity_p", "tour_n", "tour_p", "civic_n", "civic_p",
  };
  static const char *const group_ids[] = { "exam_n", "exam_p", "gc_n", "gc_p" };
  g_autoptr (GPtrArray) phases = xq_exam_groups_required (count->store, count->name, error);
  gint64 values[G_N_ELEMENTS (ids)];
  gint64 groups[G_N_ELEMENTS (group_ids)];

  if (phases == NULL ||
      !xq_count_row (xq_store_count_query (count->store, "activity-totals", error, ":from", count->term.counted_from,
                                           ":until", count->term.counted_until, NULL),
                     values, G_N_ELEMENTS (values), error) ||
      !xq_count_row (xq_store_count_query (count->store, "group-totals", error, ":from", count->term.counted_from,
                                           ":until", count->term.counted_until, NULL),
                     groups, G_N_ELEMENTS (groups), error))
    return FALSE;
  add_all (figures, ids, values, G_N_ELEMENTS (ids));
  add_all (figures, group_ids, groups, G_N_ELEMENTS (group_ids));
  return add_items (count, figures, "exam_ok", phases, "group.exam_phases", error);
}

static gboolean
count_families (const XqCount  *count,
                GPtrArray      *figures,
                GError        **error)
{
  /* The first is judged: xq_parent_trainings_required() counts it. */
  static const char *const ids[] = { "ps_p", "pm", "pm_p", "recv_n", "recv", "lect", "lect_hosted", "lect_p" };
  g_autoptr (GPtrArray) trainings = xq_parent_trainings_required (count->store, count->name, error);
  g_autoptr (GPtrArray) meetings = trainings != NULL ? xq_parent_meetings_required (count->store, count->name, error) : NULL;
  g_autoptr (GPtrArray) lectures = meetings != NULL ? xq_lectures_required (count->store, count->name, error) : NULL;
  gint64 values[G_N_ELEMENTS (ids) + 1];

  if (lectures == NULL ||
      !xq_count_row (xq_store_count_query (count->store, "family-events", error, ":from", count->term.counted_from,
                                           ":until", count->term.counted_until, NULL),
                     values, G_N_ELEMENTS (values), error))
    return FALSE;
  add_all (figures, ids, values + 1, G_N_ELEMENTS (ids));
  return add_item (count, figures, "ps", trainings, "family.trainings_per_term", error) &&
         add_items (count, figures, "pm_ok", meetings, "family.meetings_per_term", error) &&
         add_item (count, figures, "lect_year", lectures, "family.lectures_per_year", error);
}

/* The room was open on a day when somebody was signed in, school day or not. */
static gboolean
count_opening (const XqCount  *count,
               GPtrArray      *figures,
               GError        **error)
{
  g_autoptr (GPtrArray) days = xq_opening_required (count->store, count->name, error);
  g_autoptr (GPtrArray) planned = g_ptr_array_new ();
  g_autoptr (GPtrArray) signed_in = g_ptr_array_new ();
  gint64 minutes = 0;
  gint64 open = 0;

  if (days == NULL)
    return FALSE;
  for (guint i = 0; i < days->len; i++)
    {
      XqRequirement *day = g_ptr_array_index (days, i);
      gboolean is_signed = strcmp (day->what, "signed") == 0;

      /* What is to come may still be planned otherwise, and nobody is there yet. */
      if (strcmp (day->from_on, count->day) > 0)
        continue;
      g_ptr_array_add (is_signed ? signed_in : planned, day);
      minutes += is_signed ? day->done : 0;
      open += is_signed && day->done > 0 ? 1 : 0;
    }
  xq_figures_add (figures, "days", open);
  xq_figures_add (figures, "hours", minutes / 60);
  xq_figures_add (figures, "avg", open > 0 ? minutes / open : 0);
  return add_items (count, figures, "plan_ok", planned, "duty.minutes_per_day", error) &&
         add_items (count, figures, "open_ok", signed_in, "duty.minutes_per_day", error);
}

static gboolean
count_room (const XqCount  *count,
            GPtrArray      *figures,
            GError        **error)
{
  static const char *const ids[] = { "ir", "gr", "visits", "phone_calls", "guide_met" };
  g_autoptr (GPtrArray) gaps = xq_duty_gaps (count->store, count->term.from_on, count->day, error);
  gint64 values[G_N_ELEMENTS (ids) + 1];

  if (gaps == NULL ||
      !xq_count_row (xq_store_count_query (count->store, "room-totals", error, ":from", count->term.counted_from,
                                           ":until", count->day, NULL),
                     values, G_N_ELEMENTS (values), error))
    return FALSE;
  add_all (figures, ids, values, G_N_ELEMENTS (ids));
  ((XqFigure *) xq_figures_find (figures, "guide_met"))->denominator = values[G_N_ELEMENTS (ids)];
  xq_figures_add (figures, "duty_gaps", gaps->len);
  return count_opening (count, figures, error);
}

gboolean
xq_figures_count_work (const XqCount  *count,
                       GPtrArray      *figures,
                       GError        **error)
{
  return count_training (count, figures, error) && count_lessons (count, figures, error) &&
         count_activities (count, figures, error) && count_families (count, figures, error) &&
         count_room (count, figures, error);
}
