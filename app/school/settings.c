/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <stdlib.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "school/question.h"
#include "school/settings.h"
#include "store/calendar-day.h"

#define SETTINGS_FILE "/org/xinqing/Xinqing/rules/settings.ini"

static char *
read_text (GKeyFile   *file,
           const char *name,
           const char *key)
{
  char *text = g_key_file_get_string (file, name, key, NULL);

  return text != NULL ? text : g_strdup ("");
}

static XqSetting *
read_setting (GKeyFile   *file,
              const char *name)
{
  XqSetting *setting = g_new0 (XqSetting, 1);

  setting->name = g_strdup (name);
  setting->title = read_text (file, name, "title");
  setting->type = read_text (file, name, "type");
  setting->value = read_text (file, name, "value");
  setting->unit = read_text (file, name, "unit");
  setting->source = read_text (file, name, "source");
  setting->date = read_text (file, name, "date");
  setting->choices = g_key_file_get_string (file, name, "choices", NULL);
  setting->words = g_key_file_get_string (file, name, "words", NULL);
  setting->least = g_key_file_get_int64 (file, name, "least", NULL);
  setting->most = g_key_file_get_int64 (file, name, "most", NULL);
  setting->national = g_key_file_get_string (file, name, "national", NULL);
  setting->national_source = g_key_file_get_string (file, name, "national_source", NULL);
  setting->national_date = g_key_file_get_string (file, name, "national_date", NULL);
  setting->national_to_confirm = g_key_file_get_boolean (file, name, "national_confirm", NULL);
  setting->to_confirm = g_key_file_get_boolean (file, name, "confirm", NULL);
  return setting;
}

/* The file is part of the program: a fault in it is a fault of the program and
 * is found by the tests. */
GPtrArray *
xq_settings_get_all (void)
{
  static gsize once;
  static GPtrArray *settings;

  if (g_once_init_enter (&once))
    {
      g_autoptr (GKeyFile) file = g_key_file_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_resources_lookup_data (SETTINGS_FILE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      g_auto (GStrv) names = NULL;

      settings = g_ptr_array_new ();
      if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, &error))
        g_critical ("The program's settings cannot be read: %s", error->message);
      else
        names = g_key_file_get_groups (file, NULL);
      for (guint i = 0; names != NULL && names[i] != NULL; i++)
        g_ptr_array_add (settings, read_setting (file, names[i]));
      g_once_init_leave (&once, 1);
    }
  return settings;
}

const XqSetting *
xq_setting_find (const char *name)
{
  GPtrArray *settings = xq_settings_get_all ();

  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < settings->len; i++)
    {
      const XqSetting *setting = g_ptr_array_index (settings, i);

      if (g_str_equal (setting->name, name))
        return setting;
    }
  return NULL;
}

static const char *
find_word (char *const *codes,
           char *const *words,
           const char  *code)
{
  for (guint i = 0; codes[i] != NULL && words[i] != NULL; i++)
    if (g_str_equal (codes[i], code))
      return words[i];
  return code;
}

/* Of a year that has no 29 February, so that the day exists every year. */
static gboolean
is_day_of_year (const char *value)
{
  g_autofree char *day = g_strconcat ("2001-", value, NULL);

  return xq_day_is_valid (day);
}

char *
xq_setting_dup_words (const XqSetting *setting,
                      const char      *value)
{
  g_auto (GStrv) codes = NULL;
  g_auto (GStrv) words = NULL;
  g_auto (GStrv) chosen = NULL;
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (setting != NULL && value != NULL, NULL);

  if (g_str_equal (setting->type, "day") && is_day_of_year (value))
    /* Translators: a month and a day of it, as numbers */
    return g_strdup_printf (_("%d-%d (month and day)"), atoi (value), atoi (value + 3));
  if (!g_str_equal (setting->type, "choices"))
    return g_strconcat (value, setting->unit, NULL);

  codes = g_strsplit (setting->choices != NULL ? setting->choices : "", " ", -1);
  words = g_strsplit (setting->words != NULL ? setting->words : "", " ", -1);
  chosen = g_strsplit (value, " ", -1);
  text = g_string_new (NULL);
  for (guint i = 0; chosen[i] != NULL; i++)
    /* Translators: stands between the items of a short list */
    g_string_append_printf (text, "%s%s", i > 0 ? C_("list", ", ") : "", find_word (codes, words, chosen[i]));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
xq_setting_accepts (const XqSetting *setting,
                    const char      *value)
{
  g_return_val_if_fail (setting != NULL, FALSE);

  if (value == NULL)
    return FALSE;

  if (g_str_equal (setting->type, "integer"))
    return g_ascii_string_to_signed (value, 10, setting->least, setting->most, NULL, NULL);

  if (g_str_equal (setting->type, "choices"))
    {
      g_auto (GStrv) known = g_strsplit (setting->choices != NULL ? setting->choices : "", " ", -1);
      g_auto (GStrv) chosen = g_strsplit (value, " ", -1);

      for (guint i = 0; chosen[i] != NULL; i++)
        if (!g_strv_contains ((const char *const *) known, chosen[i]))
          return FALSE;
      return chosen[0] != NULL;
    }

  return g_str_equal (setting->type, "day") && is_day_of_year (value);
}

gboolean
xq_setting_text (XqStore     *store,
                 const char  *name,
                 char       **value,
                 GError     **error)
{
  const XqSetting *setting = xq_setting_find (name);

  g_return_val_if_fail (setting != NULL && value != NULL, FALSE);

  if (!xq_question (store, "SELECT value FROM visible_setting WHERE name = ? AND withdrawn = 0", value, error,
                    name, NULL, NULL))
    return FALSE;

  /* A value of a newer program that this one does not know. */
  if (*value != NULL && !xq_setting_accepts (setting, *value))
    g_clear_pointer (value, g_free);
  if (*value == NULL)
    *value = g_strdup (setting->value);
  return TRUE;
}

gboolean
xq_setting_integer (XqStore     *store,
                    const char  *name,
                    gint64      *value,
                    GError     **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (value != NULL, FALSE);

  *value = 0;
  if (!xq_setting_text (store, name, &text, error))
    return FALSE;
  if (g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, value, NULL))
    return TRUE;
  return xq_refuse (error, _("The setting “%s” is not a whole number. Set it again."), name);
}

gboolean
xq_setting_is_open (XqStore          *store,
                    const XqSetting  *setting,
                    gboolean         *open,
                    GError          **error)
{
  g_autofree char *decided = NULL;

  g_return_val_if_fail (setting != NULL && open != NULL, FALSE);

  *open = FALSE;
  if (!setting->to_confirm)
    return TRUE;
  if (!xq_question (store, "SELECT decided_on FROM visible_setting WHERE name = ? AND withdrawn = 0", &decided, error,
                    setting->name, NULL, NULL))
    return FALSE;
  *open = decided == NULL;
  return TRUE;
}
