/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <math.h>
#include <string.h>

#include "exchange/number-format.h"

/* Days from 1 January of year 1, which is 1, as GDate counts. */
#define DAY_0_OF_1900 693594u    /* 30 December 1899, for serials from 61 */
#define DAY_0_OF_1904 695056u    /* 1 January 1904 */
#define LAST_DAY 3652059u        /* 31 December 9999 */
#define N_BUILT_IN 164u

/* Chinese year, month and day, written without quotes by some programs. */
static const gunichar words_of_date[] = { 0x5E74, 0x6708, 0x65E5 };

static gboolean
is_word_of_date (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (words_of_date); i++)
    if (c == words_of_date[i])
      return TRUE;
  return FALSE;
}

static gboolean
code_is_date (const char *code)
{
  gboolean month = FALSE;
  gboolean other = FALSE;

  for (const char *p = code; *p != '\0' && *p != ';'; p = g_utf8_next_char (p))
    {
      char c = g_ascii_tolower (*p);

      if (c == '"' || c == '[')
        {
          const char *close = strchr (p + 1, c == '"' ? '"' : ']');

          if (close == NULL)
            return FALSE;
          p = close;
        }
      else if (c == '\\' || c == '_' || c == '*')
        {
          /* The next character stands for itself. */
          p++;
          if (*p == '\0')
            break;
        }
      else if (c == 'y' || c == 'd' || is_word_of_date (g_utf8_get_char (p)))
        return TRUE;
      else if (c == 'm')
        month = TRUE;
      else if (c == 'h' || c == 's' || c == '0' || c == '#' || c == '?')
        other = TRUE;
    }
  return month && !other;
}

gboolean
xq_number_format_is_date (guint       id,
                          const char *code)
{
  /* A file may say what a number means that is built in; programs heed the number. */
  if (id < N_BUILT_IN)
    return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) ||
           id == 57 || id == 58 || (code != NULL && id >= 59 && code_is_date (code));
  return code != NULL && g_utf8_validate (code, -1, NULL) && code_is_date (code);
}

char *
xq_number_format_date (double   serial,
                       gboolean from_1904)
{
  GDate date;
  guint day;

  if (!isfinite (serial) || serial < 0 || serial > LAST_DAY)
    return NULL;
  day = (guint) floor (serial);
  if (from_1904)
    day += DAY_0_OF_1904;
  else if (day < 1)
    return NULL;
  else
    day += DAY_0_OF_1900 + (day < 60 ? 1 : 0);
  if (day > LAST_DAY)
    return NULL;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_strdup_printf ("%04u-%02u-%02u", (guint) g_date_get_year (&date), (guint) g_date_get_month (&date),
                          (guint) g_date_get_day (&date));
}

char *
xq_number_format_plain (const char *text,
                        double     *value)
{
  char buffer[64];
  char *end;

  g_return_val_if_fail (text != NULL && value != NULL, NULL);

  if (strspn (text, "0123456789+-.eE") != strlen (text))
    return NULL;
  *value = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !isfinite (*value))
    return NULL;
  if (fabs (*value) < 1e15 && floor (*value) == *value)
    return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.0f", *value == 0 ? 0 : *value));
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", *value));
}
