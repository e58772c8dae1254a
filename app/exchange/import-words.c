/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <gio/gio.h>

#include "exchange/import-words.h"

#define WORDS_FOLDER "/org/xinqing/Xinqing/exchange/"
#define N_MEMBERS 6

typedef struct
{
  GHashTable *keys;     /* "group word" -> key */
  GHashTable *lists;    /* "group key" -> words */
  GHashTable *members;  /* heading -> key and number */
} Words;

typedef struct
{
  const char *key;
  guint       n;
} Member;

char *
xq_import_fold (const char *text)
{
  g_autofree char *plain = NULL;
  g_autofree char *small = NULL;
  g_autoptr (GString) folded = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  small = g_utf8_strdown (plain != NULL ? plain : "", -1);
  for (const char *p = small; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c) && g_unichar_type (c) != G_UNICODE_FORMAT)
        g_string_append_unichar (folded, c);
    }
  return g_string_free (g_steal_pointer (&folded), FALSE);
}

char *
xq_import_fold_heading (const char *text,
                        gboolean    no_brackets)
{
  g_autofree char *folded = xq_import_fold (text);
  g_autoptr (GString) heading = g_string_new (NULL);
  guint depth = 0;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '(' || c == '[' || c == 0x3010)
        depth++;
      else if (c == ')' || c == ']' || c == 0x3011)
        depth = depth > 0 ? depth - 1 : 0;
      else if ((depth == 0 || !no_brackets) && g_unichar_isalnum (c))
        g_string_append_unichar (heading, c);
    }
  return g_string_free (g_steal_pointer (&heading), FALSE);
}

static void
add_member_headings (Words      *words,
                     const char *key,
                     char      **headings)
{
  static const gunichar numerals[N_MEMBERS] = { 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D };

  for (guint i = 0; headings[i] != NULL; i++)
    for (guint n = 1; n <= N_MEMBERS; n++)
      for (guint form = 0; form < 2; form++)
        {
          g_autoptr (GString) heading = g_string_new (headings[i]);
          char number[8] = { 0 };
          Member *member = g_new (Member, 1);

          *member = (Member) { key, n };
          g_unichar_to_utf8 (form == 0 ? '0' + n : numerals[n - 1], number);
          g_string_replace (heading, "{n}", number, 0);
          g_hash_table_replace (words->members, xq_import_fold_heading (heading->str, FALSE), member);
        }
}

/* Headings and the words of choices are compared without punctuation, everything else with it. */
static gboolean
is_bare (const char *group)
{
  static const char *const endings[] = { "columns", "left_out", "_choices" };
  static const char *const others[] = { "guardian", "father", "mother", "carer", "visit_way", "visit_kind", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (group, endings[i]))
      return TRUE;
  return g_strv_contains (others, group);
}

static void
add_key (Words      *words,
         GKeyFile   *file,
         const char *group,
         const char *key)
{
  g_autofree char *line = g_key_file_get_string (file, group, key, NULL);
  g_auto (GStrv) parts = g_strsplit (line != NULL ? line : "", ";", -1);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  const char *kept = g_intern_string (key);
  gboolean headings = is_bare (group);

  if (strcmp (group, "member") == 0)
    {
      add_member_headings (words, kept, parts);
      return;
    }
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *word = headings ? xq_import_fold_heading (parts[i], FALSE) : xq_import_fold (parts[i]);

      if (word[0] == '\0')
        continue;
      g_hash_table_replace (words->keys, g_strconcat (group, "\n", word, NULL), (gpointer) kept);
      g_ptr_array_add (list, g_steal_pointer (&word));
    }
  g_ptr_array_add (list, NULL);
  g_hash_table_replace (words->lists, g_strconcat (group, "\n", key, NULL),
                        g_ptr_array_free (g_steal_pointer (&list), FALSE));
}

/* Part of the program; the tests find a fault in it. */
static void
load (Words      *words,
      const char *name)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strconcat (WORDS_FOLDER, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_auto (GStrv) groups = NULL;

  if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, &error))
    g_critical ("The words of imports cannot be read: %s", error->message);
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (file, groups[i], NULL, NULL);

      for (guint j = 0; keys != NULL && keys[j] != NULL; j++)
        add_key (words, file, groups[i], keys[j]);
    }
}

static const Words *
get_words (void)
{
  static gsize once;
  static Words words;

  if (g_once_init_enter (&once))
    {
      g_auto (GStrv) names = NULL;

      words.keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      words.lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
      words.members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      names = g_resources_enumerate_children (WORDS_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      for (guint i = 0; names != NULL && names[i] != NULL; i++)
        load (&words, names[i]);
      g_once_init_leave (&once, 1);
    }
  return &words;
}

const char *
xq_import_words_find (const char *group,
                      const char *folded)
{
  g_autofree char *key = g_strconcat (group, "\n", folded, NULL);

  return g_hash_table_lookup (get_words ()->keys, key);
}

const char *const *
xq_import_words_get (const char *group,
                     const char *key)
{
  static const char *const none[] = { NULL };
  g_autofree char *name = g_strconcat (group, "\n", key, NULL);
  const char *const *list = g_hash_table_lookup (get_words ()->lists, name);

  return list != NULL ? list : none;
}

gboolean
xq_import_words_contain (const char *group,
                         const char *key,
                         const char *folded)
{
  const char *const *list = xq_import_words_get (group, key);

  for (guint i = 0; list[i] != NULL; i++)
    if (strstr (folded, list[i]) != NULL)
      return TRUE;
  return FALSE;
}

gsize
xq_import_words_begin (const char *group,
                       const char *key,
                       const char *folded)
{
  const char *const *list = xq_import_words_get (group, key);
  gsize longest = 0;

  for (guint i = 0; list[i] != NULL; i++)
    if (g_str_has_prefix (folded, list[i]))
      longest = MAX (longest, strlen (list[i]));
  return longest;
}

char **
xq_import_words_split (const char *text)
{
  const char *const *separators = xq_import_words_get ("words", "separators");
  g_autoptr (GString) line = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *letter = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
      g_autofree char *folded = xq_import_fold (letter);

      /* In the form in which the words are kept: a full-width comma is a comma. */
      if (*p == '\r' || strcmp (folded, ";") == 0 || g_strv_contains (separators, folded))
        g_string_append_c (line, '\n');
      else
        g_string_append (line, letter);
    }
  return g_strsplit (line->str, "\n", -1);
}

const char *
xq_import_words_member (const char *folded,
                        guint      *n)
{
  const Member *member = g_hash_table_lookup (get_words ()->members, folded);

  if (member == NULL)
    return NULL;
  *n = member->n;
  return member->key;
}
