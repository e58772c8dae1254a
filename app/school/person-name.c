/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <string.h>

#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "school/person-name.h"

#define MIDDLE_DOT 0x00B7

static gboolean
is_dot (gunichar c)
{
  /* Bullet, hyphenation point, bullet operator, katakana dots: typed for U+00B7. */
  return c == MIDDLE_DOT || c == 0x2022 || c == 0x2027 || c == 0x2219 || c == 0x30FB || c == 0xFF65;
}

char *
xq_person_name_normalize (const char *name)
{
  g_autofree char *composed = NULL;
  g_autoptr (GString) spaced = g_string_new (NULL);
  gboolean all_han = TRUE;
  gboolean space = FALSE;

  g_return_val_if_fail (name != NULL, NULL);

  composed = g_utf8_normalize (name, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  for (const char *p = composed; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0xFF01 && c <= 0xFF5E && !is_dot (c))
        c -= 0xFEE0; /* full-width ASCII */
      if (is_dot (c))
        c = MIDDLE_DOT;

      if (g_unichar_isspace (c) || g_unichar_iszerowidth (c) || g_unichar_iscntrl (c))
        {
          space = TRUE;
          continue;
        }
      if (c != MIDDLE_DOT && g_unichar_get_script (c) != G_UNICODE_SCRIPT_HAN)
        all_han = FALSE;
      if (space && spaced->len > 0)
        g_string_append_c (spaced, ' ');
      space = FALSE;
      g_string_append_unichar (spaced, c);
    }

  if (all_han)
    g_string_replace (spaced, " ", "", 0);
  return g_string_free (g_steal_pointer (&spaced), FALSE);
}

/* Opening the rules costs milliseconds and reading with them is not safe from
 * two threads: one, behind a lock, for the life of the program. */
static char *
transliterate (const char *text)
{
  static GMutex lock;
  static UTransliterator *reader;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  gsize room = strlen (text) * 8 + 64;
  g_autofree UChar *characters = NULL;
  g_autofree char *latin = NULL;
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;
  int32_t limit;

  if (room > G_MAXINT32 / 4)
    return g_strdup (text);

  if (reader == NULL)
    {
      static const char rules[] = "Han-Latin/Names; Latin-ASCII; Lower";
      UChar id[sizeof rules];

      u_uastrcpy (id, rules);
      reader = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
      if (U_FAILURE (status))
        {
          g_warning ("ICU cannot read names as pinyin: %s", u_errorName (status));
          reader = NULL;
          return g_utf8_strdown (text, -1);
        }
    }

  characters = g_new (UChar, room);
  u_strFromUTF8 (characters, (int32_t) room, &length, text, -1, &status);
  limit = length;
  if (U_SUCCESS (status))
    utrans_transUChars (reader, characters, &length, (int32_t) room, 0, &limit, &status);
  latin = g_malloc (room * 3 + 1);
  if (U_SUCCESS (status))
    u_strToUTF8 (latin, (int32_t) (room * 3 + 1), NULL, characters, length, &status);
  return U_SUCCESS (status) ? g_steal_pointer (&latin) : g_utf8_strdown (text, -1);
}

char *
xq_person_name_dup_pinyin (const char *name)
{
  g_autofree char *latin = NULL;
  g_autoptr (GString) key = g_string_new (NULL);
  gboolean space = FALSE;

  g_return_val_if_fail (name != NULL, NULL);

  latin = transliterate (name);
  for (const char *p = latin; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c))
        {
          space = TRUE;
          continue;
        }
      if (space && key->len > 0)
        g_string_append_c (key, ' ');
      space = FALSE;
      g_string_append_unichar (key, c);
    }
  return g_string_free (g_steal_pointer (&key), FALSE);
}

char *
xq_person_name_dup_initials (const char *pinyin)
{
  g_autoptr (GString) initials = g_string_new (NULL);
  gboolean start = TRUE;

  g_return_val_if_fail (pinyin != NULL, NULL);

  for (const char *p = pinyin; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (start && *p != ' ')
        g_string_append_unichar (initials, g_utf8_get_char (p));
      start = *p == ' ';
    }
  return g_string_free (g_steal_pointer (&initials), FALSE);
}

/* Whether @typed runs through beginnings of the syllables that @key begins with. */
static gboolean
runs_through (const char *key,
              const char *typed)
{
  gsize same = 0;
  const char *next;

  if (*typed == '\0')
    return TRUE;
  while (key[same] != '\0' && key[same] != ' ' && key[same] == typed[same])
    same++;

  next = strchr (key, ' ');
  next = next != NULL ? next + 1 : "";
  for (; same > 0; same--)
    if (runs_through (next, typed + same))
      return TRUE;
  return FALSE;
}

guint
xq_person_name_matches (const char *pinyin,
                        const char *typed)
{
  g_autofree char *lower = NULL;
  g_autoptr (GString) letters = g_string_new (NULL);
  guint syllable = 1;

  g_return_val_if_fail (pinyin != NULL && typed != NULL, 0);

  lower = g_utf8_strdown (typed, -1);
  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 'v' || c == 0x00FC)
        c = 'u';
      if (g_unichar_isalnum (c))
        g_string_append_unichar (letters, c);
    }
  if (letters->len == 0)
    return 0;

  for (const char *key = pinyin; key != NULL; syllable++)
    {
      if (runs_through (key, letters->str))
        return syllable;
      key = strchr (key, ' ');
      if (key != NULL)
        key++;
    }
  return 0;
}

void
xq_person_name_prepare (XqRecord *record)
{
  g_autofree char *name = NULL;
  g_autofree char *pinyin = NULL;
  g_autofree char *initials = NULL;

  g_return_if_fail (record != NULL);

  if (xq_record_get (record, "name") == NULL || !g_utf8_validate (xq_record_get (record, "name"), -1, NULL))
    return;
  name = xq_person_name_normalize (xq_record_get (record, "name"));
  pinyin = xq_person_name_dup_pinyin (name);
  initials = xq_person_name_dup_initials (pinyin);
  xq_record_set (record, "name", name);
  xq_record_set (record, "pinyin", pinyin);
  xq_record_set (record, "initials", initials);
}

char *
xq_person_name_dup_masked (const char *name)
{
  g_autoptr (GString) masked = g_string_new (NULL);

  if (name == NULL || *name == '\0')
    return g_strdup ("");
  g_string_append_len (masked, name, g_utf8_next_char (name) - name);
  for (const char *p = g_utf8_next_char (name); *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_c (masked, '*');
  return g_string_free (g_steal_pointer (&masked), FALSE);
}
