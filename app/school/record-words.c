/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "school/class-name.h"
#include "school/record-words.h"
#include "school/room-guide.h"
#include "school/student-number.h"
#include "store/calendar-day.h"
#include "store/moment.h"
#include "vault/account.h"

struct _XqRecordWords
{
  XqStore    *store;
  GHashTable *names; /* "KIND UID" -> name */
};

XqRecordWords *
xq_record_words_new (XqStore *store)
{
  XqRecordWords *words;

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  words = g_new0 (XqRecordWords, 1);
  words->store = g_object_ref (store);
  words->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return words;
}

void
xq_record_words_free (XqRecordWords *words)
{
  if (words == NULL)
    return;
  g_hash_table_unref (words->names);
  g_object_unref (words->store);
  g_free (words);
}

char *
xq_day_words (const char *day,
              const char *today)
{
  int year;
  int month;
  int number;

  g_return_val_if_fail (day != NULL, NULL);

  if (!xq_day_is_valid (day))
    return g_strdup (day);
  year = atoi (day);
  month = atoi (day + 5);
  number = atoi (day + 8);
  if (today != NULL && strncmp (day, today, 4) == 0)
    /* Translators: a day of this year: month, day */
    return g_strdup_printf (C_("day", "%1$02d-%2$02d"), month, number);
  /* Translators: a day: year, month, day */
  return g_strdup_printf (C_("day", "%1$d-%2$02d-%3$02d"), year, month, number);
}

static char *find_record (XqStore      *store,
                          const XqKind *kind,
                          const char   *uid);

/* A day alone names nothing: the time and the person do. */
static char *
say_day_and_more (XqStore            *store,
                  const XqKind       *kind,
                  const char *const  *labels,
                  const char         *uid)
{
  g_autoptr (GString) columns = g_string_new (labels[0]);
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (GString) text = NULL;
  g_autofree char *sql = NULL;
  g_autofree char *day = NULL;
  g_autoptr (XqRows) rows = NULL;

  for (guint i = 1; labels[i] != NULL; i++)
    {
      const XqField *field = xq_fields_find (kind->fields, labels[i]);
      gboolean is_one = field->type == XQ_FIELD_RECORD && !(field->flags & XQ_FIELD_SEVERAL);

      if (field->type != XQ_FIELD_TIME && field->type != XQ_FIELD_TEXT && !is_one)
        continue;
      g_string_append_printf (columns, ", %s", labels[i]);
      g_ptr_array_add (fields, (gpointer) field);
    }
  sql = g_strdup_printf ("SELECT %s FROM visible_%s WHERE uid = unhex (?1)", columns->str, kind->name);
  rows = xq_store_query (store, sql, NULL, uid, NULL);
  if (rows == NULL || !xq_rows_next (rows, NULL) || xq_rows_text (rows, 0) == NULL)
    return NULL;
  day = xq_day_words (xq_rows_text (rows, 0), xq_store_get_today (store));
  text = g_string_new (day);
  for (guint i = 0; i < fields->len; i++)
    {
      const XqField *field = g_ptr_array_index (fields, i);
      const char *said = xq_rows_text (rows, (int) i + 1);
      g_autofree char *name = said != NULL && field->type == XQ_FIELD_RECORD
                                ? find_record (store, xq_kind_find (field->to), said) : g_strdup (said);

      if (name != NULL)
        g_string_append_printf (text, " %s", name);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A record's first label says enough, unless it is a day; a class is its short name. */
static char *
find_record (XqStore      *store,
             const XqKind *kind,
             const char   *uid)
{
  gboolean is_class = g_str_equal (kind->name, "class");
  g_auto (GStrv) labels = kind->label != NULL ? g_strsplit (kind->label, " ", -1) : NULL;
  g_autofree char *sql = NULL;
  g_autoptr (XqRows) rows = NULL;

  if (!is_class && (labels == NULL || labels[0] == NULL))
    return NULL;
  if (!is_class && xq_fields_find (kind->fields, labels[0])->type == XQ_FIELD_DATE)
    return say_day_and_more (store, kind, (const char *const *) labels, uid);
  sql = g_strdup_printf ("SELECT %s FROM visible_%s WHERE uid = unhex (?1)", is_class ? "grade, number" : labels[0], kind->name);
  rows = xq_store_query (store, sql, NULL, uid, NULL);
  if (rows == NULL || !xq_rows_next (rows, NULL))
    return NULL;
  if (is_class)
    return xq_class_name_for_screen ((int) xq_rows_integer (rows, 0), (int) xq_rows_integer (rows, 1));
  return g_strdup (xq_rows_text (rows, 0));
}

static const char *
remember (XqRecordWords *words,
          const char    *kind_name,
          const XqKind  *kind,
          const char    *uid)
{
  g_autofree char *key = g_strdup_printf ("%s %s", kind_name, uid);
  const char *known = g_hash_table_lookup (words->names, key);
  char *name;

  if (known != NULL)
    return known;
  name = kind != NULL ? find_record (words->store, kind, uid) : xq_vault_dup_name_of (xq_store_get_vault (words->store), uid);
  if (name == NULL)
    name = g_strdup ("");
  g_hash_table_insert (words->names, g_steal_pointer (&key), name);
  return name;
}

const char *
xq_record_words_name (XqRecordWords *words,
                      const XqKind  *kind,
                      const char    *uid)
{
  g_return_val_if_fail (words != NULL && kind != NULL && uid != NULL, NULL);

  return remember (words, kind->name, kind, uid);
}

static void
join (GString    *text,
      const char *word)
{
  if (*word == '\0')
    return;
  if (text->len > 0)
    /* Translators: stands between the items of a short list */
    g_string_append (text, C_("list", ", "));
  g_string_append (text, word);
}

char *
xq_record_words_names (XqRecordWords *words,
                       const XqField *field,
                       const char    *value)
{
  const XqKind *kind;
  g_auto (GStrv) uids = NULL;
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (words != NULL && field != NULL && value != NULL, NULL);

  kind = field->type == XQ_FIELD_RECORD ? xq_kind_find (field->to) : NULL;
  uids = g_strsplit (value, " ", -1);
  text = g_string_new (NULL);
  for (guint i = 0; uids[i] != NULL; i++)
    join (text, remember (words, kind != NULL ? kind->name : "account", kind, uids[i]));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
say_choices (const XqField *field,
             const char    *value)
{
  g_auto (GStrv) codes = g_strsplit (value, " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      const XqChoice *choice = xq_choices_find (field->choices, codes[i]);

      join (text, choice != NULL ? _(choice->title) : codes[i]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
say_parts (XqRecordWords  *words,
           const XqRecord *record,
           const XqField  *field)
{
  GPtrArray *parts = xq_record_get_parts (record, field->name);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const XqRecord *part = g_ptr_array_index (parts, i);
      g_autoptr (GString) line = g_string_new (NULL);

      for (const XqField *inner = field->parts; inner->number != 0; inner++)
        {
          g_autofree char *word = (inner->flags & XQ_FIELD_AUTOMATIC) == 0 ? xq_record_words_of (words, part, inner) : NULL;

          if (word != NULL)
            join (line, word);
        }
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, line->str);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
xq_record_words_of (XqRecordWords  *words,
                    const XqRecord *record,
                    const XqField  *field)
{
  const char *value;

  g_return_val_if_fail (words != NULL && record != NULL && field != NULL, NULL);

  if (field->type == XQ_FIELD_PARTS)
    return say_parts (words, record, field);
  value = xq_record_get (record, field->name);
  if (value == NULL)
    return g_strdup ("");
  if (field->flags & XQ_FIELD_MASKED)
    return xq_student_number_dup_masked (value);

  switch (field->type)
    {
    case XQ_FIELD_RECORD:
    case XQ_FIELD_ACCOUNT:
      return xq_record_words_names (words, field, value);

    case XQ_FIELD_CHOICE:
    case XQ_FIELD_CHOICES:
      return say_choices (field, value);

    case XQ_FIELD_FLAG:
      return g_strdup (g_str_equal (value, "1") ? _("yes") : _("no"));

    case XQ_FIELD_DATE:
      return xq_day_words (value, xq_store_get_today (words->store));

    case XQ_FIELD_MOMENT:
      {
        char *moment = xq_moment_dup_text (xq_record_get_integer (record, field->name));

        return moment != NULL ? moment : g_strdup (value);
      }

    case XQ_FIELD_TEXT:
      {
        const XqGuideItem *item = xq_room_guide_get_choices (field) != NULL ? xq_room_guide_find (value) : NULL;

        return g_strdup (item != NULL ? item->title : value);
      }

    case XQ_FIELD_NOTE:
    case XQ_FIELD_TIME:
    case XQ_FIELD_INTEGER:
    case XQ_FIELD_LETTER:
    case XQ_FIELD_PARTS:
    default:
      return g_strdup (value);
    }
}

gboolean
xq_record_words_is_out_of_reach (XqRecordWords  *words,
                                 const XqRecord *record,
                                 const XqField  *field)
{
  const char *value;
  g_autofree char *names = NULL;

  g_return_val_if_fail (words != NULL && record != NULL && field != NULL, FALSE);

  if (field->type != XQ_FIELD_RECORD)
    return FALSE;
  value = xq_record_get (record, field->name);
  if (value == NULL)
    return FALSE;
  names = xq_record_words_names (words, field, value);
  return *names == '\0';
}
