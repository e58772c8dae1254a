/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include "exchange/roster-value.h"
#include "exchange/import-words.h"
#include "exchange/roster.h"

#define NATIONAL_LENGTH 19
#define IDENTITY_LENGTH 18

/* Longer ones are no village's name but the whole address. */
#define MAX_VILLAGE 16

/* An identity card's number after GB 11643: its last sign is a check on the others. */
static gboolean
is_identity_number (const char *number)
{
  static const char checks[] = "10X98765432";
  guint sum = 0;
  guint weight = 1;

  if (strlen (number) != IDENTITY_LENGTH || strspn (number, "0123456789") < IDENTITY_LENGTH - 1)
    return FALSE;
  for (int i = IDENTITY_LENGTH - 2; i >= 0; i--)
    {
      weight = weight * 2 % 11;
      sum += (guint) (number[i] - '0') * weight;
    }
  return number[IDENTITY_LENGTH - 1] == checks[sum % 11];
}

XqNumberReading
xq_roster_value_number (const XqSheetCell  *cell,
                        char              **number)
{
  g_autofree char *folded = NULL;
  g_autofree char *upper = NULL;
  gsize n;
  gsize digits;

  g_return_val_if_fail (cell != NULL && number != NULL, XQ_NUMBER_LOST);

  *number = NULL;
  folded = xq_import_fold (cell->text);
  upper = g_ascii_strup (folded, -1);
  n = strlen (upper);
  digits = strspn (upper, "0123456789");
  if ((cell->kind == XQ_CELL_NUMBER && n > 15) || strstr (upper, "E+") != NULL)
    return XQ_NUMBER_LOST;
  if (is_identity_number (upper))
    return XQ_NUMBER_IDENTITY;
  if (n == 0 || n > 40)
    return XQ_NUMBER_ODD;
  *number = g_steal_pointer (&upper);
  if (digits == n && n <= 3)
    return XQ_NUMBER_SEAT;
  if (strchr ("GLJ", (*number)[0]) != NULL)
    {
      digits = strspn (*number + 1, "0123456789");
      if (n != NATIONAL_LENGTH || (digits < n - 1 && !(digits == n - 2 && (*number)[n - 1] == 'X')))
        return XQ_NUMBER_ODD;
    }
  return XQ_NUMBER_SOUND;
}

/* The digits of a mobile number, or of a line with or without its area. */
static char *
read_phone (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *p = text;

  for (; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        g_string_append_c (digits, *p);
      else if (strchr ("+-() .", *p) == NULL)
        return NULL;
    }
  if (digits->len >= 13 && (g_str_has_prefix (digits->str, "861") || g_str_has_prefix (digits->str, "00861")))
    g_string_erase (digits, 0, digits->str[0] == '0' ? 4 : 2);
  if (digits->len == 11 && digits->str[0] == '1')
    return g_strdup (digits->str);
  if ((digits->len >= 10 && digits->len <= 12 && digits->str[0] == '0') ||
      ((digits->len == 7 || digits->len == 8) && digits->str[0] != '0' && digits->str[0] != '1'))
    return g_strdup (digits->str);
  return NULL;
}

/* Several numbers that spaces divide; spaces within numbers were tried before. */
static gboolean
add_spaced (const char *text,
            GPtrArray  *phones)
{
  g_auto (GStrv) pieces = g_strsplit_set (text, " -", -1);
  gboolean sound = TRUE;

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      char *phone = pieces[i][0] != '\0' ? read_phone (pieces[i]) : NULL;

      if (phone != NULL)
        g_ptr_array_add (phones, phone);
      else if (pieces[i][0] != '\0')
        sound = FALSE;
    }
  return sound;
}

GPtrArray *
xq_roster_value_phones (const char *text,
                        gboolean   *doubtful)
{
  g_autofree char *plain = NULL;
  g_auto (GStrv) pieces = NULL;
  GPtrArray *phones = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (text != NULL && doubtful != NULL, phones);

  plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  pieces = xq_import_words_split (plain != NULL ? plain : "");
  *doubtful = FALSE;
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      char *phone;

      g_strstrip (pieces[i]);
      phone = pieces[i][0] != '\0' ? read_phone (pieces[i]) : NULL;
      if (phone != NULL)
        g_ptr_array_add (phones, phone);
      else if (!add_spaced (pieces[i], phones))
        *doubtful = TRUE;
    }
  return phones;
}

/* The village's last word from @p on, not part of another word. */
static const char *
find_village_end (const char *p)
{
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize n = xq_import_words_begin ("village", "ends", p);

      if (n > 0 && xq_import_words_begin ("village", "not_before", p + n) == 0)
        return p + n;
    }
  return NULL;
}

char *
xq_roster_value_village (const char *address)
{
  g_autofree char *folded = NULL;
  const char *start;
  const char *end;
  glong n;

  g_return_val_if_fail (address != NULL, NULL);

  folded = xq_import_fold (address);
  end = find_village_end (folded);
  if (end == NULL)
    return NULL;
  start = folded;
  for (const char *p = folded; p < end; p = g_utf8_next_char (p))
    {
      gsize length = xq_import_words_begin ("village", "starts", p);

      /* Up to the village's own last word, which may hold one of these. */
      if (length > 0 && p + length < end && xq_import_words_begin ("village", "ends", p + length) == 0 &&
          xq_import_words_begin ("village", "ends", p) == 0)
        start = p + length;
    }
  n = g_utf8_strlen (start, end - start);
  return n >= 2 && n <= MAX_VILLAGE ? g_strndup (start, (gsize) (end - start)) : NULL;
}
