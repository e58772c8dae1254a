/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "school/question.h"
#include "school/screening-answers.h"

static const XqRecord *
find_item (const XqRecord *form,
           const char     *code)
{
  GPtrArray *items = xq_record_get_parts (form, "items");

  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (xq_record_get (g_ptr_array_index (items, i), "code"), code) == 0)
      return g_ptr_array_index (items, i);
  return NULL;
}

static gboolean
is_for_grade (const XqRecord *item,
              int             grade)
{
  return xq_record_get_integer (item, "from_grade") <= grade;
}

static gboolean
read_pair (const XqRecord  *form,
           int              grade,
           const char      *pair,
           GHashTable      *given,
           GError         **error)
{
  g_auto (GStrv) halves = g_strsplit (pair, "=", 2);
  const XqRecord *item = find_item (form, halves[0]);

  if (item == NULL)
    return xq_refuse (error, _("The form has no item “%s”. Choose one that it names."), halves[0]);
  if (halves[1] == NULL || strlen (halves[1]) != 1 || strchr ("0129", *halves[1]) == NULL)
    return xq_refuse (error, _("“%s”: write 0 for not seen, 1 for now and then, 2 for often, 9 for not known."),
                      xq_record_get (item, "text"));
  if (!is_for_grade (item, grade) && *halves[1] != '0')
    return xq_refuse (error, _("“%s” is not asked about children so young. Leave it out."), xq_record_get (item, "text"));
  if (!g_hash_table_insert (given, g_strdup (halves[0]), GINT_TO_POINTER (*halves[1])))
    return xq_refuse (error, _("“%s” is answered twice. Leave out one."), xq_record_get (item, "text"));
  return TRUE;
}

char *
xq_observation_answers_normalize (const XqRecord  *form,
                                  int              grade,
                                  const char      *text,
                                  GError         **error)
{
  g_autoptr (GHashTable) given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) pairs = g_strsplit_set (text != NULL ? text : "", " \t\n", -1);
  GPtrArray *items = xq_record_get_parts (form, "items");
  GString *answers;

  for (guint i = 0; pairs[i] != NULL; i++)
    if (*pairs[i] != '\0' && !read_pair (form, grade, pairs[i], given, error))
      return NULL;

  answers = g_string_new (NULL);
  for (guint i = 0; i < items->len; i++)
    {
      const XqRecord *item = g_ptr_array_index (items, i);
      const char *code = xq_record_get (item, "code");
      int digit = GPOINTER_TO_INT (g_hash_table_lookup (given, code));

      if (is_for_grade (item, grade))
        g_string_append_printf (answers, "%s%s=%c", answers->len > 0 ? " " : "", code, digit != 0 ? digit : '0');
    }
  return g_string_free (answers, FALSE);
}

int
xq_observation_answer (const char *answers,
                       const char *code)
{
  gsize length = strlen (code);

  for (const char *pair = answers; pair != NULL && *pair != '\0'; pair = strchr (pair, ' '))
    {
      if (*pair == ' ')
        pair++;
      if (strncmp (pair, code, length) == 0 && pair[length] == '=' && g_ascii_isdigit (pair[length + 1]))
        return pair[length + 1] - '0';
    }
  return -1;
}

/* What the factory form's safety items say; one that a school adds asks about a
 * child's own life. */
static const char *
safety_of_item (const char *code)
{
  if (g_str_equal (code, "harmed"))
    return "harmed";
  return g_str_equal (code, "injury") ? "act" : "thought";
}

const char *
xq_observation_safety (const XqRecord *form,
                       const char     *answers)
{
  GPtrArray *items = xq_record_get_parts (form, "items");

  for (guint i = 0; i < items->len; i++)
    {
      const XqRecord *item = g_ptr_array_index (items, i);
      const char *code = xq_record_get (item, "code");
      int answer = xq_is_yes (item, "safety") ? xq_observation_answer (answers, code) : XQ_OBSERVED_NOT;

      if (answer == XQ_OBSERVED_SOME || answer == XQ_OBSERVED_OFTEN)
        return safety_of_item (code);
    }
  return NULL;
}

const char *
xq_sheet_safety (const XqRecord *sheet)
{
  const XqInstrument *instrument = xq_instrument_find (xq_record_get (sheet, "instrument"));
  const char *text = xq_record_get (sheet, "flags");
  g_auto (GStrv) flags = g_strsplit (text != NULL ? text : "", " ", -1);

  for (guint i = 0; instrument != NULL && i < instrument->flags->len; i++)
    if (g_strv_contains ((const char *const *) flags, ((const XqSheetFlag *) g_ptr_array_index (instrument->flags, i))->id))
      return "thought";
  return NULL;
}

GArray *
xq_sheet_answers_parse (const char  *text,
                        GError     **error)
{
  g_auto (GStrv) words = g_strsplit_set (text != NULL ? text : "", " \t\n", -1);
  g_autoptr (GArray) answers = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; words[i] != NULL; i++)
    {
      int answer = XQ_ANSWER_MISSING;
      guint64 read;

      if (*words[i] == '\0')
        continue;
      if (!g_str_equal (words[i], "-"))
        {
          if (!g_ascii_string_to_unsigned (words[i], 10, 0, G_MAXINT, &read, NULL))
            {
              g_set_error (error, XQ_INSTRUMENT_ERROR, XQ_INSTRUMENT_ERROR_ANSWERS,
                           _("Item %u: “%s” is no answer. An answer is a number, a missing one is written as “-”."),
                           answers->len + 1, words[i]);
              return NULL;
            }
          answer = (int) read;
        }
      g_array_append_val (answers, answer);
    }
  return g_steal_pointer (&answers);
}

char *
xq_sheet_answers_format (const GArray *answers)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < answers->len; i++)
    {
      int answer = g_array_index (answers, int, i);

      if (i > 0)
        g_string_append_c (text, ' ');
      if (answer == XQ_ANSWER_MISSING)
        g_string_append_c (text, '-');
      else
        g_string_append_printf (text, "%d", answer);
    }
  return g_string_free (text, FALSE);
}
