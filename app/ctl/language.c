/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include <locale.h>

#include <glib/gi18n-lib.h>

#include "ctl/language.h"

#define CHINESE "zh_CN"

static const char *const chinese_locales[] = { "zh_CN.UTF-8", "zh_CN.utf8", NULL };
static const char *const english_locales[] = { "en_US.UTF-8", "en_GB.UTF-8", "C.UTF-8", "C", NULL };

/* gettext counts up to notice that LANGUAGE has changed. */
extern int _nl_msg_cat_cntr;

static gboolean
take_locale (const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (setlocale (LC_ALL, names[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
names_no_language (void)
{
  const char *name = setlocale (LC_MESSAGES, NULL);

  return name == NULL || g_str_equal (name, "C") || g_str_equal (name, "POSIX") || g_str_has_prefix (name, "C.");
}

static char *
find_texts (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : g_strdup (".");
  const char *said = g_getenv ("XINQING_LOCALE_DIR");
  const char *const places[] = { "../share/locale", "../../po", "../po" };

  if (said != NULL)
    return g_strdup (said);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *place = g_build_filename (folder, places[i], NULL);
      g_autofree char *texts = g_build_filename (place, CHINESE, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

      if (g_file_test (texts, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&place);
    }
  return g_strdup (XQ_LOCALE_DIR);
}

gboolean
xq_language_set (const char *lang)
{
  g_autofree char *texts = find_texts ();

  bindtextdomain (GETTEXT_PACKAGE, texts);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  setlocale (LC_ALL, "");
  if (lang == NULL && !names_no_language ())
    return TRUE;
  if (lang == NULL)
    lang = CHINESE;
  if (!g_str_equal (lang, CHINESE) && !g_str_equal (lang, "en"))
    return FALSE;

  g_setenv ("LANGUAGE", lang, TRUE);
  /* gettext passes LANGUAGE over in the C locales: a real one is needed, any. */
  if (g_str_equal (lang, CHINESE))
    {
      if (!take_locale (chinese_locales) && names_no_language ())
        (void) take_locale (english_locales);
    }
  else
    (void) take_locale (english_locales);
  return TRUE;
}

const XqChoice *
xq_language_find_chinese (const XqChoice *choices,
                          const char     *word)
{
  g_autofree char *before = g_strdup (g_getenv ("LANGUAGE"));
  g_autofree char *locale = g_strdup (setlocale (LC_ALL, NULL));
  const XqChoice *found;

  g_setenv ("LANGUAGE", CHINESE, TRUE);
  if (names_no_language ())
    (void) take_locale (chinese_locales);
  _nl_msg_cat_cntr++;
  found = xq_choices_find (choices, word);

  if (before != NULL)
    g_setenv ("LANGUAGE", before, TRUE);
  else
    g_unsetenv ("LANGUAGE");
  (void) setlocale (LC_ALL, locale);
  _nl_msg_cat_cntr++;
  return found;
}
