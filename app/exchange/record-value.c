/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/import-words.h"
#include "exchange/record-value.h"
#include "school/class-name.h"

/* Longer than any word that is looked up. */
#define MAX_WORD 120

/* A sentence in which words are looked for. */
#define MAX_SENTENCE 4000

const char *
xq_record_value_choice (const XqField *field,
                        const char    *group,
                        const char    *text)
{
  g_autofree char *folded = NULL;
  const char *code;

  if (strlen (text) > MAX_WORD)
    return NULL;
  folded = xq_import_fold_heading (text, FALSE);
  code = xq_import_words_find (group, folded);
  if (code != NULL && xq_choices_find (field->choices, code) != NULL)
    return code;
  for (const XqChoice *choice = field->choices; choice->code != NULL; choice++)
    {
      g_autofree char *title = xq_import_fold_heading (_(choice->title), FALSE);

      if (!choice->retired && (strcmp (title, folded) == 0 || strcmp (choice->code, folded) == 0))
        return choice->code;
    }
  return NULL;
}

/* Where the last @word in @text ends; 0 for none. */
static gsize
find_end (const char *text,
          const char *word)
{
  const char *found = word[0] != '\0' ? g_strrstr (text, word) : NULL;

  return found != NULL ? (gsize) (found - text) + strlen (word) : 0;
}

const char *
xq_record_value_title (const XqField *field,
                       const char    *group,
                       const char    *text)
{
  g_autofree char *folded = strlen (text) <= MAX_SENTENCE ? xq_import_fold_heading (text, FALSE) : NULL;
  const char *code = NULL;
  gsize last = 0;
  gsize longest = 0;

  for (const XqChoice *choice = field->choices; folded != NULL && choice->code != NULL; choice++)
    {
      const char *const *words = xq_import_words_get (group, choice->code);
      g_autofree char *title = xq_import_fold_heading (_(choice->title), FALSE);

      for (guint i = 0; !choice->retired && (i == 0 || words[i - 1] != NULL); i++)
        {
          const char *word = i == 0 ? title : words[i - 1];
          gsize end = find_end (folded, word);

          if (end == 0 || end < last || (end == last && strlen (word) <= longest))
            continue;
          code = choice->code;
          last = end;
          longest = strlen (word);
        }
    }
  return code;
}

char *
xq_record_value_search (const XqField *field,
                        const char    *group,
                        const char    *text)
{
  g_autofree char *folded = strlen (text) <= MAX_SENTENCE ? xq_import_fold_heading (text, FALSE) : NULL;
  g_autoptr (GString) codes = g_string_new (NULL);

  for (const XqChoice *choice = field->choices; folded != NULL && choice->code != NULL; choice++)
    {
      g_autofree char *title = xq_import_fold_heading (_(choice->title), FALSE);

      if (!choice->retired && (xq_import_words_contain (group, choice->code, folded) || strstr (folded, title) != NULL))
        g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", choice->code);
    }
  return codes->len > 0 ? g_string_free (g_steal_pointer (&codes), FALSE) : NULL;
}

char *
xq_record_value_choices (const XqField *field,
                         const char    *group,
                         const char    *text,
                         char         **unknown)
{
  g_auto (GStrv) pieces = xq_import_words_split (text);
  g_autoptr (GString) codes = g_string_new (NULL);
  g_autoptr (GString) others = g_string_new (NULL);

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      const char *code = xq_record_value_choice (field, group, g_strstrip (pieces[i]));
      g_auto (GStrv) there = g_strsplit (codes->str, " ", -1);

      if (pieces[i][0] == '\0' || (code != NULL && g_strv_contains ((const char *const *) there, code)))
        continue;
      if (code != NULL)
        g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", code);
      else
        g_string_append_printf (others, "%s%s", others->len > 0 ? ", " : "", pieces[i]);
    }
  *unknown = others->len > 0 ? g_string_free (g_steal_pointer (&others), FALSE) : NULL;
  return codes->len > 0 ? g_string_free (g_steal_pointer (&codes), FALSE) : NULL;
}

/* What is counted, and what makes a number one in a row, taken off both ends. */
static char *
dup_without_counters (const char *folded)
{
  const char *const *counters = xq_import_words_get ("table", "counters");
  g_autofree char *bare = g_strdup (folded);
  gboolean found = TRUE;

  while (found)
    {
      found = FALSE;
      for (guint i = 0; counters[i] != NULL && !found; i++)
        {
          gsize n = strlen (counters[i]);

          found = strlen (bare) > n && (g_str_has_prefix (bare, counters[i]) || g_str_has_suffix (bare, counters[i]));
          if (found && g_str_has_prefix (bare, counters[i]))
            memmove (bare, bare + n, strlen (bare) - n + 1);
          else if (found)
            bare[strlen (bare) - n] = '\0';
        }
    }
  return g_steal_pointer (&bare);
}

char *
xq_record_value_integer (const char *text)
{
  g_autofree char *folded = NULL;
  g_autofree char *bare = NULL;
  gsize n;
  int number;

  if (strlen (text) > MAX_WORD)
    return NULL;
  folded = xq_import_fold (text);
  bare = dup_without_counters (folded);
  n = strspn (bare, "0123456789");
  /* A number that a spreadsheet wrote with its decimals is whole. */
  if (n > 0 && n < 10 && (bare[n] == '\0' || (bare[n] == '.' && strspn (bare + n + 1, "0") == strlen (bare + n + 1))))
    return g_strdup_printf ("%" G_GINT64_FORMAT, g_ascii_strtoll (bare, NULL, 10));
  return xq_class_name_parse_number (bare, &number) ? g_strdup_printf ("%d", number) : NULL;
}

const char *
xq_record_value_flag (const char *text)
{
  g_autofree char *folded = NULL;

  if (strlen (text) > MAX_WORD)
    return NULL;
  folded = xq_import_fold (text);
  if (xq_import_words_find ("yes", folded) != NULL)
    return "1";
  return xq_import_words_find ("no", folded) != NULL ? "0" : NULL;
}
