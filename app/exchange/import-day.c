/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "exchange/import-class.h"
#include "exchange/import-words.h"
#include "exchange/import-day.h"
#include "store/calendar-day.h"

#define MAX_TITLE 240
#define MAX_DAY 120

/* A day of August stands before the school year, or at its end. */
#define AUGUST 8

/* --- which year --- */

static gboolean
begins_with_word (const char *folded,
                  const char *key)
{
  return xq_import_words_begin ("table", key, folded) > 0;
}

void
xq_import_calendar_read_title (XqImportCalendar *calendar,
                               const char       *text)
{
  g_autofree char *folded = xq_import_fold (text);
  int year = 0;
  const char *behind = NULL;

  if (calendar->school_year != 0 || calendar->year != 0 || strlen (folded) > MAX_TITLE)
    return;
  calendar->school_year = xq_import_class_find_year (text);
  for (const char *p = folded; calendar->school_year == 0 && *p != '\0' && year == 0;)
    {
      gsize n = strspn (p, "0123456789");

      if (n == 4 && (begins_with_word (p + 4, "year") || begins_with_word (p + 4, "school_year")))
        {
          year = atoi (p);
          behind = p + 4;
        }
      p = n > 0 ? p + n : g_utf8_next_char (p);
    }
  if (year < 1990 || year > 2200)
    return;
  if (begins_with_word (behind, "school_year"))
    calendar->school_year = year;
  else
    {
      behind += xq_import_words_begin ("table", "year", behind);
      if (begins_with_word (behind, "autumn"))
        calendar->school_year = year;
      else if (begins_with_word (behind, "spring"))
        calendar->school_year = year - 1;
      else
        calendar->year = year;
    }
}

/* @iso is mm-dd; FALSE if that year has no such day, or it is to come. */
static gboolean
take_year (const XqImportCalendar *calendar,
           int                     year,
           const char             *iso,
           gboolean                also_to_come,
           XqImportDay            *day)
{
  char on[sizeof "2024-09-01"];

  g_snprintf (on, sizeof on, "%04d-%s", CLAMP (year, 0, 9999), iso);
  if (!xq_day_is_valid (on) || (!also_to_come && strcmp (on, calendar->today) > 0))
    return FALSE;
  g_strlcpy (day->on, on, sizeof day->on);
  return TRUE;
}

/* Both are valid days. */
static int
days_apart (const char *a,
            const char *b)
{
  g_autoptr (GDate) first = g_date_new_dmy ((GDateDay) atoi (a + 8), (GDateMonth) atoi (a + 5), (GDateYear) atoi (a));
  g_autoptr (GDate) second = g_date_new_dmy ((GDateDay) atoi (b + 8), (GDateMonth) atoi (b + 5), (GDateYear) atoi (b));

  return abs (g_date_days_between (first, second));
}

/* The title's year is taken even if the day is to come: then it is refused for
 * that, and not entered a year too early. */
static void
take_title (const XqImportCalendar *calendar,
            const char             *iso,
            XqImportDay            *day)
{
  int month = atoi (iso);
  int year = calendar->school_year;
  XqImportDay other = { 0 };

  day->source = XQ_IMPORT_YEAR_OF_TITLE;
  if (calendar->year != 0)
    take_year (calendar, calendar->year, iso, TRUE, day);
  else if (month != AUGUST)
    take_year (calendar, month > AUGUST ? year : year + 1, iso, TRUE, day);
  else if (take_year (calendar, year, iso, FALSE, day) && take_year (calendar, year + 1, iso, FALSE, &other))
    day->on[0] = '\0';
}

static void
take_nearest (const XqImportCalendar *calendar,
              const char             *iso,
              XqImportDay            *day)
{
  int last = atoi (calendar->last);

  day->source = XQ_IMPORT_YEAR_OF_ROWS;
  for (int year = last - 1; year <= last + 1; year++)
    {
      XqImportDay other = { 0 };

      if (take_year (calendar, year, iso, FALSE, &other) &&
          (day->on[0] == '\0' || days_apart (other.on, calendar->last) < days_apart (day->on, calendar->last)))
        g_strlcpy (day->on, other.on, sizeof day->on);
    }
}

static void
take_latest (const XqImportCalendar *calendar,
             const char             *iso,
             XqImportDay            *day)
{
  int year = atoi (calendar->today);

  day->source = XQ_IMPORT_YEAR_LATEST;
  /* A leap day may be years ago. */
  for (int i = 0; i < 8; i++)
    if (take_year (calendar, year - i, iso, FALSE, day))
      return;
}

/* --- the cell --- */

/* Takes hours out of the text: 14:30, and what joins two of them. */
static void
take_hours (GString     *text,
            XqImportDay *day)
{
  g_autoptr (GString) rest = g_string_new (NULL);
  gboolean afternoon = xq_import_words_contain ("table", "afternoon", text->str);

  for (const char *p = text->str; *p != '\0';)
    {
      gsize n = strspn (p, "0123456789");

      if (n >= 1 && n <= 2 && p[n] == ':' && strspn (p + n + 1, "0123456789") == 2)
        {
          int hour = atoi (p);
          int minute = atoi (p + n + 1);
          char *place = day->started_at[0] == '\0' ? day->started_at : day->ended_at;

          if (afternoon && hour < 12)
            hour += 12;
          if (hour < 24 && minute < 60 && place[0] == '\0')
            g_snprintf (place, sizeof day->started_at, "%02d:%02d", (guint) hour % 24, (guint) minute % 60);
          p += n + 3;
          if (*p == ':')
            p += 1 + strspn (p + 1, "0123456789");
          continue;
        }
      if (n > 0)
        g_string_append_len (rest, p, (gssize) n);
      else
        g_string_append_len (rest, p, g_utf8_next_char (p) - p);
      p = n > 0 ? p + n : g_utf8_next_char (p);
    }
  /* Some programs put the beginning of the day behind every date. */
  if (strcmp (day->started_at, "00:00") == 0)
    day->started_at[0] = day->ended_at[0] = '\0';
  g_string_assign (text, rest->str);
}

/* The days of the week, the times of the day, what stands in brackets, and the
 * dash that is left of two hours. */
static void
strip_noise (GString *text)
{
  const char *const *words = xq_import_words_get ("table", "noise");
  const char *open;

  while ((open = strchr (text->str, '(')) != NULL)
    {
      const char *close = strchr (open, ')');

      if (close == NULL)
        break;
      g_string_erase (text, open - text->str, close + 1 - open);
    }
  for (guint i = 0; words[i] != NULL; i++)
    g_string_replace (text, words[i], " ", 0);
  for (;;)
    {
      const char *last = text->len > 0 ? g_utf8_prev_char (text->str + text->len) : NULL;

      if (last == NULL || (!g_unichar_isspace (g_utf8_get_char (last)) &&
                           g_unichar_type (g_utf8_get_char (last)) != G_UNICODE_DASH_PUNCTUATION &&
                           *last != '~'))
        break;
      g_string_truncate (text, (gsize) (last - text->str));
    }
}

XqImportDay
xq_import_day_read (XqImportCalendar  *calendar,
                    const XqSheetCell *cell)
{
  XqImportDay day = { .reading = XQ_DATE_UNREADABLE };
  g_autofree char *plain = g_utf8_normalize (cell->text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr (GString) text = g_string_new (plain);
  g_autofree char *iso = NULL;
  XqSheetCell bare = *cell;

  if (text->len > MAX_DAY)
    return day;
  if (cell->kind == XQ_CELL_TEXT)
    {
      take_hours (text, &day);
      strip_noise (text);
    }
  bare.text = text->str;
  day.reading = xq_import_date_read (&bare, calendar->today, &iso);
  if (day.reading == XQ_DATE_NO_YEAR)
    {
      if (calendar->school_year != 0 || calendar->year != 0)
        take_title (calendar, iso, &day);
      else if (calendar->last[0] != '\0')
        take_nearest (calendar, iso, &day);
      else
        take_latest (calendar, iso, &day);
    }
  else if (iso != NULL)
    {
      g_strlcpy (day.on, iso, sizeof day.on);
      if (strcmp (day.on, calendar->today) <= 0)
        g_strlcpy (calendar->last, day.on, sizeof calendar->last);
    }
  return day;
}
