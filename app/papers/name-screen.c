/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include "papers/fill-private.h"
#include "papers/name-screen.h"

#define SHORTEST 2   /* characters; one alone is a family name, and a word */

struct _XqNameScreen
{
  GHashTable *students;
  GHashTable *staff;
  glong       longest;   /* characters */
};

void
xq_name_screen_free (XqNameScreen *screen)
{
  if (screen == NULL)
    return;
  g_hash_table_unref (screen->students);
  g_hash_table_unref (screen->staff);
  g_free (screen);
}

static gboolean
take_names (XqNameScreen  *screen,
            GHashTable    *names,
            XqStore       *store,
            const char    *sql,
            GError       **error)
{
  g_autoptr (XqRows) rows = xq_store_query (store, sql, error, NULL);
  GError *problem = NULL;

  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    {
      const char *name = xq_rows_text (rows, 0);
      glong length = name != NULL ? g_utf8_strlen (name, -1) : 0;

      if (length < SHORTEST)
        continue;
      screen->longest = MAX (screen->longest, length);
      g_hash_table_add (names, g_strdup (name));
    }
  return xq_rows_ended (problem, error);
}

XqNameScreen *
xq_name_screen_new (XqStore  *store,
                    GError  **error)
{
  g_autoptr (XqNameScreen) screen = g_new0 (XqNameScreen, 1);

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  screen->students = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  screen->staff = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!take_names (screen, screen->students, store, "SELECT name FROM visible_student", error) ||
      !take_names (screen, screen->staff, store, "SELECT name FROM visible_staff", error))
    return NULL;
  return g_steal_pointer (&screen);
}

/* How many bytes of the longest of @names stand at @at; 0 for none. */
static gsize
find_name (const XqNameScreen *screen,
           GHashTable         *names,
           const char         *at)
{
  const char *end = at;
  gsize found = 0;

  for (glong n = 1; n <= screen->longest && *end != '\0'; n++)
    {
      g_autofree char *piece = NULL;

      end = g_utf8_next_char (end);
      if (n < SHORTEST)
        continue;
      piece = g_strndup (at, (gsize) (end - at));
      if (g_hash_table_contains (names, piece))
        found = (gsize) (end - at);
    }
  return found;
}

char *
xq_name_screen_dup (XqNameScreen *screen,
                    const char   *text)
{
  GString *result = g_string_new (NULL);
  const char *at = text != NULL ? text : "";

  while (*at != '\0')
    {
      gsize student = find_name (screen, screen->students, at);
      gsize staff = find_name (screen, screen->staff, at);
      gsize kept = MAX (staff, (gsize) (g_utf8_next_char (at) - at));

      if (student > staff)
        g_string_append (result, xq_form_word ("format", "other_student"));
      else
        g_string_append_len (result, at, (gssize) kept);
      at += student > staff ? student : kept;
    }
  return g_string_free (result, FALSE);
}
