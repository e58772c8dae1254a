/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "school/calendar.h"
#include "school/question.h"
#include "school/settings.h"
#include "store/calendar-day.h"

#define DAYS_MOST 400

static GDate
to_date (const char *day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) atoi (day + 8), (GDateMonth) atoi (day + 5), (GDateYear) atoi (day));
  return date;
}

static void
from_date (const GDate *date,
           char        *day)
{
  g_snprintf (day, XQ_DAY_SIZE, "%04u-%02u-%02u", (guint) g_date_get_year (date), (guint) g_date_get_month (date),
              (guint) g_date_get_day (date));
}

static void
add_days (const char *day,
          int         days,
          char       *result)
{
  GDate date = to_date (day);

  if (days >= 0)
    g_date_add_days (&date, (guint) days);
  else
    g_date_subtract_days (&date, (guint) -days);
  from_date (&date, result);
}

/* The day of a year that a setting such as 09-01 names. */
static gboolean
setting_day (XqStore     *store,
             const char  *name,
             int          year,
             char        *day,
             GError     **error)
{
  g_autofree char *text = NULL;

  if (!xq_setting_text (store, name, &text, error))
    return FALSE;
  g_snprintf (day, XQ_DAY_SIZE, "%04d-%s", year, text);
  return TRUE;
}

/* Two columns, both days, of the first row; empty where there is none. */
static gboolean
read_days (XqStore     *store,
           const char  *sql,
           char        *from_on,
           char        *until_on,
           GError     **error,
           const char  *first,
           const char  *second)
{
  g_autoptr (XqRows) rows = xq_store_query (store, sql, error, first, second, NULL);
  GError *problem = NULL;

  *from_on = *until_on = '\0';
  if (rows == NULL)
    return FALSE;
  if (xq_rows_next (rows, &problem) && xq_day_is_valid (xq_rows_text (rows, 0)) && xq_day_is_valid (xq_rows_text (rows, 1)))
    {
      g_strlcpy (from_on, xq_rows_text (rows, 0), XQ_DAY_SIZE);
      g_strlcpy (until_on, xq_rows_text (rows, 1), XQ_DAY_SIZE);
    }
  return xq_rows_ended (problem, error);
}

gboolean
xq_school_year_days (XqStore  *store,
                     int       year,
                     char     *from_on,
                     char     *until_on,
                     GError  **error)
{
  g_autofree char *text = g_strdup_printf ("%d", year);
  char next[XQ_DAY_SIZE];

  g_return_val_if_fail (from_on != NULL && until_on != NULL, FALSE);
  g_return_val_if_fail (year >= 1900 && year < 2199, FALSE);

  if (!read_days (store,
                  "SELECT from_on, until_on FROM visible_school_year WHERE year = CAST (? AS INTEGER) AND withdrawn = 0",
                  from_on, until_on, error, text, NULL))
    return FALSE;
  if (*from_on != '\0')
    return TRUE;

  if (!setting_day (store, "calendar.year_from", year, from_on, error) ||
      !setting_day (store, "calendar.year_from", year + 1, next, error))
    return FALSE;
  add_days (next, -1, until_on);
  return TRUE;
}

gboolean
xq_school_year_of_day (XqStore     *store,
                       const char  *day,
                       int         *year,
                       GError     **error)
{
  g_autofree char *text = NULL;
  char from_on[XQ_DAY_SIZE];

  g_return_val_if_fail (xq_day_is_valid (day) && year != NULL, FALSE);

  if (!xq_question (store,
                    "SELECT year FROM visible_school_year WHERE from_on <= ? AND until_on >= ? AND withdrawn = 0 "
                    "ORDER BY year DESC LIMIT 1",
                    &text, error, day, day, NULL))
    return FALSE;
  if (text != NULL)
    {
      *year = atoi (text);
      return TRUE;
    }

  *year = atoi (day);
  if (!setting_day (store, "calendar.year_from", *year, from_on, error))
    return FALSE;
  if (strcmp (day, from_on) < 0)
    (*year)--;
  return TRUE;
}

static gboolean
read_term (XqStore  *store,
           int       year,
           int       number,
           XqTerm   *term,
           GError  **error)
{
  g_autofree char *year_text = g_strdup_printf ("%d", year);
  const char *number_text = number == 1 ? "1" : "2";

  memset (term, 0, sizeof *term);
  term->year = year;
  term->number = number;
  if (!read_days (store,
                  "SELECT from_on, until_on FROM visible_term "
                  "WHERE year = CAST (? AS INTEGER) AND number = CAST (? AS INTEGER) AND withdrawn = 0",
                  term->from_on, term->until_on, error, year_text, number_text))
    return FALSE;
  if (*term->from_on != '\0')
    return TRUE;

  term->assumed = TRUE;
  if (number == 1)
    return setting_day (store, "calendar.year_from", year, term->from_on, error) &&
           setting_day (store, "calendar.term1_until", year + 1, term->until_on, error);
  return setting_day (store, "calendar.term2_from", year + 1, term->from_on, error) &&
         setting_day (store, "calendar.term2_until", year + 1, term->until_on, error);
}

gboolean
xq_term_get (XqStore  *store,
             int       year,
             int       number,
             XqTerm   *term,
             GError  **error)
{
  char year_from[XQ_DAY_SIZE];
  char year_until[XQ_DAY_SIZE];
  XqTerm other;

  g_return_val_if_fail (term != NULL && (number == 1 || number == 2), FALSE);
  g_return_val_if_fail (year >= 1900 && year < 2198, FALSE);

  if (!read_term (store, year, number, term, error) ||
      !read_term (store, year, number == 1 ? 2 : 1, &other, error) ||
      !xq_school_year_days (store, year, year_from, year_until, error))
    return FALSE;

  /* The two terms' records fill the school year without a gap, so that every
   * record belongs to one term and none to two. */
  if (number == 1)
    {
      g_strlcpy (term->counted_from, year_from, sizeof term->counted_from);
      add_days (other.from_on, -1, term->counted_until);
    }
  else
    {
      g_strlcpy (term->counted_from, term->from_on, sizeof term->counted_from);
      g_strlcpy (term->counted_until, year_until, sizeof term->counted_until);
    }
  return TRUE;
}

gboolean
xq_term_parse (XqStore     *store,
               const char  *text,
               XqTerm      *term,
               GError     **error)
{
  if (text == NULL || strlen (text) != 6 || text[4] != '-' || (text[5] != '1' && text[5] != '2') ||
      strspn (text, "0123456789") != 4 || atoi (text) < 1900 || atoi (text) >= 2198)
    return xq_refuse (error, _("“%s” is not a term. Write 2024-1 for the autumn term of the school year that begins "
                               "in 2024, 2024-2 for the spring term."), text != NULL ? text : "");
  return xq_term_get (store, atoi (text), text[5] - '0', term, error);
}

gboolean
xq_term_of_day (XqStore     *store,
                const char  *day,
                XqTerm      *term,
                GError     **error)
{
  int year;

  g_return_val_if_fail (term != NULL, FALSE);

  if (!xq_school_year_of_day (store, day, &year, error) || !xq_term_get (store, year, 1, term, error))
    return FALSE;
  return strcmp (day, term->counted_until) <= 0 || xq_term_get (store, year, 2, term, error);
}

int
xq_term_week (const XqTerm *term,
              const char   *day)
{
  GDate first;
  GDate date;

  g_return_val_if_fail (term != NULL && xq_day_is_valid (day), 0);

  if (strcmp (day, term->from_on) < 0 || strcmp (day, term->until_on) > 0)
    return 0;
  first = to_date (term->from_on);
  date = to_date (day);
  if (g_date_get_weekday (&first) >= G_DATE_SATURDAY)
    g_date_add_days (&first, 8 - (guint) g_date_get_weekday (&first));
  if (g_date_compare (&date, &first) < 0)
    return 1;
  return (g_date_days_between (&first, &date) + (int) g_date_get_weekday (&first) - 1) / 7 + 1;
}

/* What the school entered for single days; the days stand in order. */
static gboolean
apply_entries (XqStore  *store,
               GArray   *days,
               GError  **error)
{
  const char *from_on = g_array_index (days, XqCalendarDay, 0).day;
  const char *until_on = g_array_index (days, XqCalendarDay, days->len - 1).day;
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;
  GDate first = to_date (from_on);

  rows = xq_store_query (store,
                         "SELECT falls_on, kind, weekday FROM visible_school_day "
                         "WHERE falls_on BETWEEN ? AND ? AND withdrawn = 0",
                         error, from_on, until_on, NULL);
  if (rows == NULL)
    return FALSE;

  while (xq_rows_next (rows, &problem))
    {
      const char *kind = xq_rows_text (rows, 1);
      XqCalendarDay *day;
      GDate date;

      if (!xq_day_is_valid (xq_rows_text (rows, 0)))
        continue;
      date = to_date (xq_rows_text (rows, 0));
      day = &g_array_index (days, XqCalendarDay, (guint) g_date_days_between (&first, &date));
      if (g_strcmp0 (kind, "holiday") == 0)
        day->is_holiday = TRUE;
      else if (g_strcmp0 (kind, "make_up") == 0)
        {
          day->is_make_up = TRUE;
          day->timetable = (int) xq_rows_integer (rows, 2);
        }
      else if (g_strcmp0 (kind, "exam") == 0)
        day->is_exam = TRUE;
      else if (g_strcmp0 (kind, "boarding_return") == 0)
        day->boarders_return = TRUE;
    }
  return xq_rows_ended (problem, error);
}

/* Without what the school entered about boarders: in a school that has some,
 * they come the evening before school begins again. */
static gboolean
add_boarders (XqStore  *store,
              GArray   *days,
              GError  **error)
{
  g_autofree char *boards = NULL;

  if (!xq_question (store, "SELECT boards FROM visible_school WHERE withdrawn = 0 LIMIT 1", &boards, error, NULL, NULL, NULL))
    return FALSE;
  if (g_strcmp0 (boards, "1") != 0)
    return TRUE;
  for (guint i = 0; i + 1 < days->len; i++)
    {
      XqCalendarDay *day = &g_array_index (days, XqCalendarDay, i);

      if (!day->is_school_day && g_array_index (days, XqCalendarDay, i + 1).is_school_day)
        day->boarders_return = TRUE;
    }
  return TRUE;
}

GArray *
xq_calendar_list_days (XqStore     *store,
                       const char  *from_on,
                       const char  *until_on,
                       GError     **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, TRUE, sizeof (XqCalendarDay));
  XqTerm term;
  GDate first;
  GDate last;
  int n;

  g_return_val_if_fail (xq_day_is_valid (from_on) && xq_day_is_valid (until_on), NULL);

  first = to_date (from_on);
  last = to_date (until_on);
  n = g_date_days_between (&first, &last) + 1;
  g_return_val_if_fail (n >= 1 && n <= DAYS_MOST, NULL);

  /* The day behind the last one says whether boarders come the evening before. */
  n++;
  g_array_set_size (days, (guint) n);
  for (int i = 0; i < n; i++)
    {
      XqCalendarDay *day = &g_array_index (days, XqCalendarDay, (guint) i);
      GDate date = first;

      g_date_add_days (&date, (guint) i);
      from_date (&date, day->day);
      day->weekday = (int) g_date_get_weekday (&date);
    }
  if (!apply_entries (store, days, error))
    return NULL;

  for (int i = 0; i < n; i++)
    {
      XqCalendarDay *day = &g_array_index (days, XqCalendarDay, (guint) i);

      if ((i == 0 || strcmp (day->day, term.counted_until) > 0) && !xq_term_of_day (store, day->day, &term, error))
        return NULL;
      day->week = xq_term_week (&term, day->day);
      day->is_odd_week = day->week % 2 == 1;
      day->is_school_day = day->is_make_up || (day->week > 0 && day->weekday <= 5 && !day->is_holiday);
      if (!day->is_school_day)
        day->timetable = 0;
      else if (day->timetable == 0)
        day->timetable = day->weekday;
    }
  if (!add_boarders (store, days, error))
    return NULL;
  g_array_set_size (days, (guint) n - 1);
  return g_steal_pointer (&days);
}

GArray *
xq_calendar_list_weeks (XqStore       *store,
                        const XqTerm  *term,
                        GError       **error)
{
  g_autoptr (GArray) days = NULL;
  g_autoptr (GArray) weeks = g_array_new (FALSE, TRUE, sizeof (XqSchoolWeek));
  XqSchoolWeek week = { 0 };

  g_return_val_if_fail (term != NULL, NULL);

  days = xq_calendar_list_days (store, term->from_on, term->until_on, error);
  if (days == NULL)
    return NULL;
  for (guint i = 0; i < days->len; i++)
    {
      const XqCalendarDay *day = &g_array_index (days, XqCalendarDay, i);

      if (day->week != week.number)
        {
          if (week.school_days > 0)
            g_array_append_val (weeks, week);
          week = (XqSchoolWeek) { .number = day->week, .is_odd = day->is_odd_week };
          g_strlcpy (week.from_on, day->day, sizeof week.from_on);
        }
      g_strlcpy (week.until_on, day->day, sizeof week.until_on);
      week.school_days += day->is_school_day ? 1 : 0;
    }
  if (week.school_days > 0)
    g_array_append_val (weeks, week);
  return g_steal_pointer (&weeks);
}
