/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include "exchange/import-classes.h"
#include "exchange/import-words.h"
#include "school/class-name.h"

/* No school has more classes, and no cell names them one by one. */
#define MOST_CLASSES 99
#define MAX_TEXT 600

static void
add (GArray *classes,
     int     grade,
     int     number)
{
  XqImportClass class = { grade, number };

  for (guint i = 0; i < classes->len; i++)
    if (g_array_index (classes, XqImportClass, i).grade == grade &&
        g_array_index (classes, XqImportClass, i).number == number)
      return;
  g_array_append_val (classes, class);
}

/* Only the spellings that say which grade: "1-3" alone is class 3 of grade 1. */
static gboolean
take_grade (const char **text,
            int         *grade)
{
  const char *word = xq_import_words_get ("classes", "grade_word")[0];
  const char *end = word != NULL ? strstr (*text, word) : NULL;
  g_autofree char *said = end != NULL ? g_strndup (*text, (gsize) (end - *text) + strlen (word)) : NULL;

  if (said == NULL || !xq_class_name_parse_grade (said, grade))
    return FALSE;
  *text = end + strlen (word);
  return TRUE;
}

/* "1 to 3", perhaps behind the grade. */
static gboolean
read_range (const char *piece,
            int         grade,
            GArray     *classes)
{
  const char *const *words = xq_import_words_get ("classes", "range");
  const char *p = piece;
  gboolean has_grade = take_grade (&p, &grade);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *word = strstr (p, words[i]);
      g_autofree char *first = word != NULL ? g_strndup (p, (gsize) (word - p)) : NULL;
      int from;
      int to;

      /* What joins two numbers may also join a grade and a class. */
      if (first == NULL || (!has_grade && strlen (words[i]) == 1) || !xq_class_name_parse_number (first, &from) ||
          !xq_class_name_parse_number (word + strlen (words[i]), &to) || from >= to || to - from >= MOST_CLASSES || grade == 0)
        continue;
      for (int number = from; number <= to; number++)
        add (classes, grade, number);
      return TRUE;
    }
  return FALSE;
}

/* All classes of a grade. */
static gboolean
read_grade (const char *piece,
            int        *grade)
{
  const char *const *all = xq_import_words_get ("classes", "all");
  g_autofree char *said = g_strdup (piece);
  int number;

  for (guint i = 0; all[i] != NULL; i++)
    if (g_str_has_suffix (piece, all[i]))
      {
        said[strlen (piece) - strlen (all[i])] = '\0';
        break;
      }
  return !xq_class_name_parse_number (said, &number) && xq_class_name_parse_grade (said, grade);
}

static gboolean
read_piece (const char            *piece,
            const XqImportOptions *options,
            int                   *grade,
            GArray                *classes)
{
  const char *rest = piece;
  int own = 0;
  int number;

  if (read_range (piece, *grade, classes))
    {
      (void) take_grade (&rest, grade);
      return TRUE;
    }
  if (read_grade (piece, &own))
    {
      add (classes, own, 0);
      *grade = own;
      return TRUE;
    }
  if (!xq_import_class_read (piece, options, &own, &number))
    return FALSE;
  if (own != 0)
    *grade = own;
  if (*grade == 0)
    return FALSE;
  add (classes, *grade, number);
  return TRUE;
}

gboolean
xq_import_classes_read (const char            *text,
                        const XqImportOptions *options,
                        int                    grade,
                        GArray                *classes)
{
  const char *const *joiners = xq_import_words_get ("table", "joiners");
  const char *const *all = xq_import_words_get ("classes", "all");
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (XqImportClass));
  g_autoptr (GString) line = NULL;
  g_auto (GStrv) pieces = NULL;

  g_return_val_if_fail (text != NULL && options != NULL && classes != NULL, FALSE);

  if (strlen (text) > MAX_TEXT)
    return FALSE;
  line = g_string_new (text);
  for (guint i = 0; joiners[i] != NULL; i++)
    g_string_replace (line, joiners[i], "\n", 0);
  pieces = xq_import_words_split (line->str);
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      g_autofree char *folded = xq_import_fold (pieces[i]);
      g_autoptr (GString) piece = g_string_new (folded);
      g_auto (GStrv) inner = NULL;

      /* "7 (1)(2)" */
      g_string_replace (piece, ")(", ")\n(", 0);
      inner = g_strsplit (piece->str, "\n", -1);
      for (guint j = 0; inner[j] != NULL; j++)
        if (inner[j][0] == '\0')
          continue;
        else if (g_strv_contains (all, inner[j]))
          add (found, grade, 0);
        else if (!read_piece (inner[j], options, &grade, found))
          return FALSE;
    }
  for (guint i = 0; i < found->len; i++)
    add (classes, g_array_index (found, XqImportClass, i).grade, g_array_index (found, XqImportClass, i).number);
  return found->len > 0;
}
