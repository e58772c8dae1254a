/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include <gio/gio.h>

#include "ctl/demo-words.h"

#define FOLDER "/org/xinqing/Xinqing/demo/"

struct _XqDemoWords
{
  GHashTable *files; /* name to GKeyFile */
  GHashTable *texts; /* "file/group/key" to text, so that what is given out stays */
};

static const char *const names[] = { "names", "school", "visits", "contacts", "cases", "screening", "sessions", "care", "work", "plans" };

XqDemoWords *
xq_demo_words_new (GError **error)
{
  g_autoptr (XqDemoWords) words = g_new0 (XqDemoWords, 1);

  words->files = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_key_file_unref);
  words->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat (FOLDER, names[i], ".ini", NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      g_autoptr (GKeyFile) file = g_key_file_new ();

      if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, error))
        return NULL;
      g_hash_table_insert (words->files, (gpointer) names[i], g_steal_pointer (&file));
    }
  return g_steal_pointer (&words);
}

void
xq_demo_words_free (XqDemoWords *words)
{
  g_hash_table_unref (words->files);
  g_hash_table_unref (words->texts);
  g_free (words);
}

const char *
xq_demo_words_get (XqDemoWords *words,
                   const char  *file,
                   const char  *group,
                   const char  *key)
{
  g_autofree char *name = g_strdup_printf ("%s/%s/%s", file, group, key);
  GKeyFile *data = g_hash_table_lookup (words->files, file);
  const char *known = g_hash_table_lookup (words->texts, name);
  char *text;

  if (known != NULL || data == NULL)
    return known;
  text = g_key_file_get_string (data, group, key, NULL);
  if (text != NULL)
    g_hash_table_insert (words->texts, g_steal_pointer (&name), text);
  return text;
}

guint
xq_demo_words_count (XqDemoWords *words,
                     const char  *file,
                     const char  *group,
                     const char  *key)
{
  GKeyFile *data = g_hash_table_lookup (words->files, file);

  for (guint n = 1;; n++)
    {
      g_autofree char *name = g_strdup_printf ("%s%u", key, n);

      if (data == NULL || !g_key_file_has_key (data, group, name, NULL))
        return n - 1;
    }
}

GStrv
xq_demo_words_list (XqDemoWords *words,
                    const char  *file,
                    const char  *group,
                    const char  *key)
{
  const char *text = xq_demo_words_get (words, file, group, key);

  return g_strsplit (text != NULL ? text : "", " ", -1);
}

GStrv
xq_demo_words_groups (XqDemoWords *words,
                      const char  *file)
{
  GKeyFile *data = g_hash_table_lookup (words->files, file);

  return data != NULL ? g_key_file_get_groups (data, NULL) : g_new0 (char *, 1);
}
