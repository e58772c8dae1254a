/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <gio/gio.h>

#include "papers/fill-private.h"
#include "store/calendar-day.h"

#define WORDS_FILE "/org/xinqing/Xinqing/forms/words.ini"

/* By "group/key". Part of the program; the tests find a fault in it. */
static GHashTable *
get_words (void)
{
  static gsize once;
  static GHashTable *words;

  if (g_once_init_enter (&once))
    {
      g_autoptr (GKeyFile) file = g_key_file_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_resources_lookup_data (WORDS_FILE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      g_auto (GStrv) groups = NULL;

      words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, &error))
        g_critical ("The words of the papers cannot be read: %s", error->message);
      else
        groups = g_key_file_get_groups (file, NULL);
      for (guint i = 0; groups != NULL && groups[i] != NULL; i++)
        {
          g_auto (GStrv) keys = g_key_file_get_keys (file, groups[i], NULL, NULL);

          for (guint j = 0; keys != NULL && keys[j] != NULL; j++)
            g_hash_table_insert (words, g_strconcat (groups[i], "/", keys[j], NULL),
                                 g_key_file_get_string (file, groups[i], keys[j], NULL));
        }
      g_once_init_leave (&once, 1);
    }
  return words;
}

const char *
xq_form_word (const char *group,
              const char *key)
{
  g_autofree char *name = NULL;

  if (key == NULL)
    return NULL;
  name = g_strconcat (group, "/", key, NULL);
  return g_hash_table_lookup (get_words (), name);
}

char *
xq_form_expand (const char *pattern,
                ...)
{
  g_autoptr (GString) text = g_string_new (pattern);
  const char *name;
  va_list pairs;

  va_start (pairs, pattern);
  while ((name = va_arg (pairs, const char *)) != NULL)
    {
      const char *value = va_arg (pairs, const char *);
      g_autofree char *placeholder = g_strdup_printf ("{%s}", name);

      g_string_replace (text, placeholder, value != NULL ? value : "", 0);
    }
  va_end (pairs);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Days are written without zeros in front. */
static char *
dup_day_by (const char *pattern,
            const char *day)
{
  g_autofree char *year = g_strdup_printf ("%d", atoi (day));
  g_autofree char *month = g_strdup_printf ("%d", atoi (day + 5));
  g_autofree char *number = g_strdup_printf ("%d", atoi (day + 8));

  return xq_form_expand (xq_form_word ("format", pattern), "y", year, "m", month, "d", number, NULL);
}

char *
xq_form_dup_date (const char *day)
{
  return xq_day_is_valid (day) ? dup_day_by ("date", day) : NULL;
}

char *
xq_form_dup_day (const char *day,
                 const char *beside)
{
  if (!xq_day_is_valid (day))
    return NULL;
  return dup_day_by (xq_day_is_valid (beside) && strncmp (day, beside, 4) == 0 ? "day" : "date", day);
}

char *
xq_form_dup_term (const XqTerm *term)
{
  g_auto (GStrv) numbers = g_strsplit (xq_form_word ("format", "term_number"), ";", -1);
  g_autofree char *year = g_strdup_printf ("%d", term->year);
  g_autofree char *next = g_strdup_printf ("%d", term->year + 1);

  return xq_form_expand (xq_form_word ("format", "term"), "y", year, "z", next, "n", numbers[term->number - 1], NULL);
}
