/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include "exchange/import-class.h"
#include "exchange/import-words.h"
#include "school/class-name.h"

/* A title longer than this is an explanation. */
#define MAX_TITLE 240

/* Up to here a number alone is a class; 71 is class 1 of grade 7. */
#define MAX_ALONE 30

/* The grade in which the phase that @text names begins; 0 if it names none. */
static int
take_phase (const char **text)
{
  static const struct { const char *key; int first; } phases[] = { { "primary", 1 }, { "junior", 7 }, { "senior", 10 } };

  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      gsize n = xq_import_words_begin ("classes", phases[i].key, *text);

      if (n > 0)
        {
          *text += n;
          return phases[i].first;
        }
    }
  return 0;
}

/* 2024级3班: the year of entry, which a school year turns into a grade. */
static gboolean
read_entry (const char            *folded,
            const XqImportOptions *options,
            int                   *grade,
            int                   *number)
{
  const char *p = folded;
  int first = take_phase (&p);
  gsize digits = strspn (p, "0123456789");
  gsize word;
  int year;

  if (digits != 4 && digits != 2)
    return FALSE;
  year = (int) g_ascii_strtoll (p, NULL, 10) + (digits == 2 ? 2000 : 0);
  word = xq_import_words_begin ("classes", "entered", p + digits);
  if (word == 0)
    return FALSE;
  p += digits + word;
  if (first == 0)
    first = options->first_grade;
  if (first == 0 || options->school_year == 0 || !xq_class_name_parse_number (p, number))
    return FALSE;
  *grade = first + options->school_year - year;
  return *grade >= first && *grade <= (first == 1 ? 6 : first + 2);
}

static gboolean
read_with_grade (const char            *folded,
                 const XqImportOptions *options,
                 int                   *grade,
                 int                   *number)
{
  return read_entry (folded, options, grade, number) || xq_class_name_parse (folded, grade, number);
}

/* Every piece that ends with the word for class, the longest first. */
static gboolean
search (const char            *folded,
        const XqImportOptions *options,
        int                   *grade,
        int                   *number)
{
  const char *word = xq_import_words_get ("classes", "class")[0];

  if (word == NULL || strlen (folded) > MAX_TITLE)
    return FALSE;
  for (const char *end = strstr (folded, word); end != NULL; end = strstr (end + 1, word))
    for (const char *start = folded; start < end; start = g_utf8_next_char (start))
      {
        g_autofree char *piece = g_strndup (start, (gsize) (end - start) + strlen (word));

        /* Within digits a year would be read as something else. */
        if (start > folded && g_ascii_isdigit (start[0]) && g_ascii_isdigit (start[-1]))
          continue;
        if (read_with_grade (piece, options, grade, number))
          return TRUE;
      }
  return FALSE;
}

gboolean
xq_import_class_read (const char            *text,
                      const XqImportOptions *options,
                      int                   *grade,
                      int                   *number)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL && options != NULL && grade != NULL && number != NULL, FALSE);

  folded = xq_import_fold (text);
  if (strlen (folded) > MAX_TITLE)
    return FALSE;
  *grade = 0;
  /* Before the spellings with a grade: twenty-three is not class 13 of grade 2. */
  if (xq_class_name_parse_number (folded, number))
    {
      if (*number > MAX_ALONE && *number % 10 > 0)
        {
          *grade = *number / 10;
          *number %= 10;
        }
      return TRUE;
    }
  return read_with_grade (folded, options, grade, number) || search (folded, options, grade, number);
}

gboolean
xq_import_class_search (const char            *text,
                        const XqImportOptions *options,
                        int                   *grade,
                        int                   *number)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL && options != NULL && grade != NULL && number != NULL, FALSE);

  folded = xq_import_fold (text);
  return read_with_grade (folded, options, grade, number) || search (folded, options, grade, number);
}

int
xq_import_class_find_year (const char *text)
{
  g_autofree char *folded = NULL;
  const char *const *words = xq_import_words_get ("classes", "year");

  g_return_val_if_fail (text != NULL, 0);

  folded = xq_import_fold (text);
  if (words[0] == NULL || strlen (folded) > MAX_TITLE || strstr (folded, words[0]) == NULL)
    return 0;
  for (const char *p = folded; *p != '\0'; p++)
    if (strspn (p, "0123456789") == 4)
      {
        int first = (int) g_ascii_strtoll (p, NULL, 10);
        const char *next = p + 4;

        /* Whatever joins the two years. */
        while (*next != '\0' && !g_ascii_isdigit (*next) && next - p < 12)
          next++;
        if (first >= 1980 && first < 2200 && strspn (next, "0123456789") == 4 &&
            g_ascii_strtoll (next, NULL, 10) == first + 1)
          return first;
        p += 3;
      }
  return 0;
}

int
xq_import_class_find_grade (const char *text)
{
  g_autofree char *folded = NULL;
  const char *word = xq_import_words_get ("classes", "grade_word")[0];
  int grade;

  g_return_val_if_fail (text != NULL, 0);

  folded = xq_import_fold (text);
  if (strlen (folded) > MAX_TITLE || word == NULL)
    return 0;
  /* A number alone, as in "Sheet 1", is no grade. */
  if (!g_ascii_isdigit (folded[0]) && xq_class_name_parse_grade (folded, &grade))
    return grade;
  for (const char *end = strstr (folded, word); end != NULL; end = strstr (end + 1, word))
    for (const char *start = folded; start < end; start = g_utf8_next_char (start))
      {
        g_autofree char *piece = g_strndup (start, (gsize) (end - start) + strlen (word));

        if ((start == folded || !g_ascii_isdigit (start[-1])) && xq_class_name_parse_grade (piece, &grade))
          return grade;
      }
  return 0;
}
