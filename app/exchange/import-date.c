/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include "exchange/import-date.h"
#include "exchange/import-words.h"
#include "exchange/number-format.h"

#define FIRST_YEAR 1950

/* The hour that some programs put behind a date. */
static char *
without_hour (const char *text)
{
  g_autofree char *copy = g_strdup (text);
  char *colon;
  char *cut;

  g_strstrip (copy);
  colon = strchr (copy, ':');
  if (colon != NULL)
    {
      *colon = '\0';
      cut = strrchr (copy, ' ');
      if (cut == NULL)
        cut = strrchr (copy, 'T');
      if (cut != NULL)
        *cut = '\0';
    }
  return g_steal_pointer (&copy);
}

static void
replace_words (GString    *line,
               const char *key,
               const char *with)
{
  const char *const *words = xq_import_words_get ("dates", key);

  for (guint i = 0; words[i] != NULL; i++)
    g_string_replace (line, words[i], with, 0);
}

/* Up to three numbers between whatever divides them; 0 if there is something else. */
static guint
split (const char *text,
       char       *parts[3])
{
  g_autofree char *shorter = without_hour (text);
  g_autofree char *folded = xq_import_fold (shorter);
  g_autoptr (GString) line = g_string_new (folded);
  g_auto (GStrv) pieces = NULL;
  guint n = 0;

  replace_words (line, "year", "-");
  replace_words (line, "month", "-");
  replace_words (line, "day", "");
  g_strdelimit (line->str, "/.\\,_", '-');
  pieces = g_strsplit (line->str, "-", -1);
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      if (pieces[i][0] == '\0' && pieces[i + 1] == NULL && n > 0)
        break;
      if (n == 3 || pieces[i][0] == '\0' || strspn (pieces[i], "0123456789") != strlen (pieces[i]) ||
          strlen (pieces[i]) > 8)
        {
          while (n > 0)
            g_free (parts[--n]);
          return 0;
        }
      parts[n++] = g_strdup (pieces[i]);
    }
  return n;
}

static XqDateReading
make_date (int            year,
           int            month,
           int            day,
           XqDateReading  reading,
           char         **iso)
{
  g_autofree char *text = NULL;

  if (year < FIRST_YEAR || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return XQ_DATE_IMPOSSIBLE;
  text = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
  *iso = g_steal_pointer (&text);
  return reading;
}

static int
to_int (const char *digits)
{
  return (int) g_ascii_strtoll (digits, NULL, 10);
}

/* The latest such year that is not to come. */
static int
guess_century (int         year,
               const char *today)
{
  int now = today != NULL ? to_int (today) : 2000;

  return year + 2000 <= now ? year + 2000 : year + 1900;
}

static XqDateReading
read_one_number (const char  *digits,
                 const char  *today,
                 char       **iso)
{
  gsize n = strlen (digits);
  int value = to_int (digits);

  if (n == 8)
    return make_date (value / 10000, value / 100 % 100, value % 100, XQ_DATE_FULL, iso);
  if (n == 4 && value >= FIRST_YEAR && value < 2200)
    return XQ_DATE_NO_DAY;
  if (n == 6 && value / 100 >= FIRST_YEAR && value / 100 < 2200 && value % 100 >= 1 && value % 100 <= 12)
    return XQ_DATE_NO_DAY;
  if (n == 6)
    return make_date (guess_century (value / 10000, today), value / 100 % 100, value % 100, XQ_DATE_TWO_DIGITS, iso);
  if (n == 5)
    {
      /* A spreadsheet's day whose format was lost on the way. */
      g_autofree char *date = xq_number_format_date (value, FALSE);

      if (date != NULL)
        return make_date (to_int (date), to_int (date + 5), to_int (date + 8), XQ_DATE_FULL, iso);
    }
  return XQ_DATE_UNREADABLE;
}

static XqDateReading
read_three_numbers (char       **parts,
                    const char  *today,
                    char       **iso)
{
  int a = to_int (parts[0]);
  int b = to_int (parts[1]);
  int c = to_int (parts[2]);

  if (strlen (parts[0]) == 4)
    return make_date (a, b, c, XQ_DATE_FULL, iso);
  if (strlen (parts[2]) == 4)
    {
      if (a <= 12 && b <= 12 && a != b)
        return XQ_DATE_EITHER;
      return a > 12 ? make_date (c, b, a, XQ_DATE_FULL, iso) : make_date (c, a, b, XQ_DATE_FULL, iso);
    }
  if (strlen (parts[0]) <= 2)
    return make_date (guess_century (a, today), b, c, XQ_DATE_TWO_DIGITS, iso);
  return XQ_DATE_UNREADABLE;
}

/* Day and month; of a leap day nobody knows yet whether its year has one. */
static XqDateReading
read_two_numbers (char  **parts,
                  char  **iso)
{
  int month = to_int (parts[0]);
  int day = to_int (parts[1]);

  if (strlen (parts[0]) == 4)
    return day <= 12 ? XQ_DATE_NO_DAY : XQ_DATE_UNREADABLE;
  if (strlen (parts[0]) > 2 || strlen (parts[1]) > 2)
    return XQ_DATE_UNREADABLE;
  if (month < 1 || month > 12 || day < 1 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, 2000))
    return XQ_DATE_IMPOSSIBLE;
  *iso = g_strdup_printf ("%02d-%02d", month, day);
  return XQ_DATE_NO_YEAR;
}

XqDateReading
xq_import_date_read (const XqSheetCell  *cell,
                     const char         *today,
                     char              **iso)
{
  char *parts[3] = { NULL };
  XqDateReading reading = XQ_DATE_UNREADABLE;
  guint n;

  g_return_val_if_fail (cell != NULL && iso != NULL, XQ_DATE_UNREADABLE);

  *iso = NULL;
  n = split (cell->text, parts);
  if (n == 1)
    reading = read_one_number (parts[0], today, iso);
  /* In a number 3.1 a spreadsheet may have taken the nought of the tenth away. */
  else if (n == 2 && (cell->kind != XQ_CELL_NUMBER || strlen (parts[0]) == 4))
    reading = read_two_numbers (parts, iso);
  else if (n == 3)
    reading = read_three_numbers (parts, today, iso);
  while (n > 0)
    g_free (parts[--n]);
  return reading;
}

XqDateReading
xq_import_date_read_past (const XqSheetCell  *cell,
                          const char         *today,
                          char              **iso)
{
  XqDateReading reading = xq_import_date_read (cell, today, iso);

  if (reading == XQ_DATE_NO_YEAR)
    reading = XQ_DATE_UNREADABLE;
  else if (*iso != NULL && today != NULL && strcmp (*iso, today) > 0)
    reading = XQ_DATE_IMPOSSIBLE;
  if (reading != XQ_DATE_FULL && reading != XQ_DATE_TWO_DIGITS)
    g_clear_pointer (iso, g_free);
  return reading;
}
