/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include <string.h>

#include "rules/requirement-private.h"
#include "school/settings.h"
#include "store/calendar-day.h"

/* What a class was taught, as the query gives it. */
typedef struct
{
  const char *class_uid;
  const char *day;
  const char *kind;
  const char *theme;  /* of a theme lesson; may be NULL */
} Taught;

typedef gboolean (*Matches) (const XqRequirement  *requirement,
                             const Taught         *taught,
                             gpointer              data);

static gboolean
is_within (const XqRequirement *requirement,
           const Taught        *taught)
{
  return strcmp (requirement->class_uid, taught->class_uid) == 0 && strcmp (requirement->from_on, taught->day) <= 0 &&
         strcmp (taught->day, requirement->until_on) <= 0;
}

/* Gives each lesson of the days to every item that it is a part of. */
static gboolean
add_lessons (const XqCount  *count,
             const char     *from_on,
             const char     *until_on,
             GPtrArray      *requirements,
             Matches         matches,
             gpointer        data,
             GError        **error)
{
  g_autoptr (XqRows) rows = xq_store_count_query (count->store, "lessons-by-class", error, ":from", from_on,
                                                  ":until", until_on, NULL);
  GError *problem = NULL;

  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    {
      Taught taught = { xq_rows_text (rows, 0), xq_rows_text (rows, 1), xq_rows_text (rows, 2), xq_rows_text (rows, 3) };

      for (guint i = 0; i < requirements->len; i++)
        {
          XqRequirement *requirement = g_ptr_array_index (requirements, i);

          if (is_within (requirement, &taught) && matches (requirement, &taught, data))
            requirement->done++;
        }
    }
  return xq_rows_ended (problem, error);
}

static gboolean
is_lesson (const XqRequirement *requirement,
           const Taught        *taught,
           gpointer             data)
{
  const gint64 *theme_counts = data;

  (void) requirement;
  return strcmp (taught->kind, "lesson") == 0 || (*theme_counts != 0 && strcmp (taught->kind, "theme_lesson") == 0);
}

/* One class's items: one for every so many school weeks. */
static void
add_spans (const XqCount         *count,
           GPtrArray             *requirements,
           const XqCountedClass  *of,
           GArray                *weeks,
           guint                  each)
{
  for (guint i = 0; i < weeks->len; i += each)
    {
      const XqSchoolWeek *first = &g_array_index (weeks, XqSchoolWeek, i);
      gboolean is_last = i + each >= weeks->len;
      g_autofree char *until = is_last ? g_strdup (count->term.until_on)
                                       : xq_day_add (g_array_index (weeks, XqSchoolWeek, i + each).from_on, -1);

      xq_requirements_add (requirements, count, of, "lesson", first->from_on, until, i + each <= weeks->len ? 1 : 0);
    }
}

GPtrArray *
xq_lessons_required (XqStore     *store,
                     const char  *term,
                     GError     **error)
{
  g_autoptr (GPtrArray) requirements = xq_requirements_new ();
  g_autoptr (GPtrArray) classes = NULL;
  g_autoptr (GArray) weeks = NULL;
  gint64 each;
  gint64 theme_counts;
  XqCount count;

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  if (!xq_count_begin (&count, store, term, error) || !xq_setting_integer (store, "lesson.weeks", &each, error) ||
      !xq_setting_integer (store, "lesson.theme_counts_as_lesson", &theme_counts, error))
    return NULL;
  classes = xq_counted_classes (&count, error);
  weeks = classes != NULL ? xq_calendar_list_weeks (store, &count.term, error) : NULL;
  if (weeks == NULL)
    return NULL;
  for (guint i = 0; i < classes->len; i++)
    add_spans (&count, requirements, g_ptr_array_index (classes, i), weeks, (guint) each);
  if (!add_lessons (&count, count.term.from_on, count.term.until_on, requirements, is_lesson, &theme_counts, error))
    return NULL;
  return g_steal_pointer (&requirements);
}

static gboolean
is_meeting (const XqRequirement *requirement,
            const Taught        *taught,
            gpointer             data)
{
  const gint64 *theme_counts = data;

  return strcmp (taught->kind, requirement->what) == 0 ||
         (*theme_counts != 0 && strcmp (taught->kind, "theme_lesson") == 0 && strcmp (requirement->what, "class_meeting") == 0);
}

GPtrArray *
xq_class_meetings_required (XqStore     *store,
                            const char  *term,
                            GError     **error)
{
  g_autoptr (GPtrArray) requirements = xq_requirements_new ();
  g_autoptr (GPtrArray) classes = NULL;
  gint64 meetings;
  gint64 activities;
  gint64 theme_counts;
  XqCount count;

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  if (!xq_count_begin (&count, store, term, error) ||
      !xq_setting_integer (store, "lesson.meetings_per_term", &meetings, error) ||
      !xq_setting_integer (store, "lesson.activities_per_term", &activities, error) ||
      !xq_setting_integer (store, "lesson.theme_counts_as_meeting", &theme_counts, error))
    return NULL;
  classes = xq_counted_classes (&count, error);
  if (classes == NULL)
    return NULL;
  for (guint i = 0; i < classes->len; i++)
    {
      const XqCountedClass *of = g_ptr_array_index (classes, i);

      xq_requirements_add (requirements, &count, of, "class_meeting", count.term.from_on, count.term.until_on, meetings);
      xq_requirements_add (requirements, &count, of, "life_education", count.term.from_on, count.term.until_on, activities);
    }
  if (!add_lessons (&count, count.term.from_on, count.term.until_on, requirements, is_meeting, &theme_counts, error))
    return NULL;
  return g_steal_pointer (&requirements);
}

static gboolean
is_theme_lesson (const XqRequirement *requirement,
                 const Taught        *taught,
                 gpointer             data)
{
  (void) data;
  return strcmp (taught->kind, "theme_lesson") == 0 &&
         (taught->theme == NULL || strcmp (taught->theme, requirement->what) == 0);
}

/* A lesson that was received twice, by two of our teachers, is asked for once. */
static gboolean
is_asked_for (GPtrArray  *requirements,
              const char *class_uid,
              const char *title)
{
  for (guint i = 0; i < requirements->len; i++)
    {
      const XqRequirement *requirement = g_ptr_array_index (requirements, i);

      if (strcmp (requirement->what, title) == 0 && strcmp (requirement->class_uid, class_uid) == 0)
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
xq_theme_lessons_required (XqStore     *store,
                           const char  *term,
                           GError     **error)
{
  g_autoptr (GPtrArray) requirements = xq_requirements_new ();
  g_autoptr (GPtrArray) classes = NULL;
  g_autoptr (XqRows) rows = NULL;
  g_autofree char *last = NULL;
  GError *problem = NULL;
  gint64 days;
  XqCount count;

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  if (!xq_count_begin (&count, store, term, error) || !xq_setting_integer (store, "lesson.theme_days", &days, error))
    return NULL;
  classes = xq_counted_classes (&count, error);
  rows = classes != NULL ? xq_store_count_query (store, "theme-lessons", error, ":from", count.term.counted_from,
                                                 ":until", count.term.counted_until, NULL)
                         : NULL;
  if (rows == NULL)
    return NULL;
  while (xq_rows_next (rows, &problem))
    {
      const char *day = xq_rows_text (rows, 0);
      const char *title = xq_rows_text (rows, 2);
      g_autofree char *until = xq_day_add (day, (int) days);

      for (guint i = 0; i < classes->len; i++)
        {
          const XqCountedClass *of = g_ptr_array_index (classes, i);

          if (g_strcmp0 (of->phase, xq_rows_text (rows, 1)) == 0 && !is_asked_for (requirements, of->uid, title))
            xq_requirements_add (requirements, &count, of, title, day, until, 1);
        }
    }
  if (!xq_rows_ended (problem, error))
    return NULL;
  last = xq_day_add (count.term.counted_until, (int) days);
  if (!add_lessons (&count, count.term.counted_from, last, requirements, is_theme_lesson, NULL, error))
    return NULL;
  return g_steal_pointer (&requirements);
}

/* The phases of the school's classes, each once. */
static GPtrArray *
list_phases (GPtrArray *classes)
{
  GPtrArray *phases = g_ptr_array_new ();

  for (guint i = 0; i < classes->len; i++)
    {
      const XqCountedClass *of = g_ptr_array_index (classes, i);

      if (of->phase != NULL && !g_ptr_array_find_with_equal_func (phases, of->phase, g_str_equal, NULL))
        g_ptr_array_add (phases, of->phase);
    }
  return phases;
}

/* An item a month and phase; the month's days are those of the term. */
static gboolean
add_months (const XqCount  *count,
            GPtrArray      *phases,
            GPtrArray      *requirements,
            gint64          due,
            gint64          least,
            GError        **error)
{
  g_autoptr (GArray) days = xq_calendar_list_days (count->store, count->term.from_on, count->term.until_on, error);

  if (days == NULL)
    return FALSE;
  for (guint i = 0; i < days->len;)
    {
      const char *first = g_array_index (days, XqCalendarDay, i).day;
      const char *last = first;
      gint64 n = 0;

      for (; i < days->len && strncmp (g_array_index (days, XqCalendarDay, i).day, first, strlen ("2024-09")) == 0; i++)
        {
          last = g_array_index (days, XqCalendarDay, i).day;
          n += g_array_index (days, XqCalendarDay, i).is_school_day ? 1 : 0;
        }
      for (guint j = 0; j < phases->len; j++)
        xq_requirements_add (requirements, count, NULL, g_ptr_array_index (phases, j), first, last, n >= least ? due : 0);
    }
  return TRUE;
}

GPtrArray *
xq_research_required (XqStore     *store,
                      const char  *term,
                      GError     **error)
{
  g_autoptr (GPtrArray) requirements = xq_requirements_new ();
  g_autoptr (GPtrArray) classes = NULL;
  g_autoptr (GPtrArray) phases = NULL;
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;
  gint64 due;
  gint64 least;
  XqCount count;

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  if (!xq_count_begin (&count, store, term, error) || !xq_count_refuse_unless_whole (&count, error) ||
      !xq_setting_integer (store, "research.per_month", &due, error) ||
      !xq_setting_integer (store, "research.month_days", &least, error))
    return NULL;
  classes = xq_counted_classes (&count, error);
  if (classes == NULL)
    return NULL;
  phases = list_phases (classes);
  if (!add_months (&count, phases, requirements, due, least, error))
    return NULL;
  rows = xq_store_count_query (store, "research-days", error, ":from", count.term.from_on, ":until", count.term.until_on, NULL);
  if (rows == NULL)
    return NULL;
  while (xq_rows_next (rows, &problem))
    for (guint i = 0; i < requirements->len; i++)
      {
        XqRequirement *requirement = g_ptr_array_index (requirements, i);

        if (strncmp (requirement->from_on, xq_rows_text (rows, 0), strlen ("2024-09")) == 0 &&
            g_strcmp0 (requirement->what, xq_rows_text (rows, 1)) == 0)
          requirement->done++;
      }
  return xq_rows_ended (problem, error) ? g_steal_pointer (&requirements) : NULL;
}
