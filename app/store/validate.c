/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "store/calendar-day.h"
#include "store/field-check.h"
#include "store/store-private.h"
#include "store/uid.h"

#define TEXT_MOST 500      /* characters of one line */
#define NOTE_MOST 100000   /* characters of a note */

static gboolean
refuse (GError        **error,
        const XqField  *field,
        const char     *why)
{
  /* Translators: a field of a form, and what is wrong with it. */
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID, _("%s: %s"), _(field->title), why);
  return FALSE;
}

static gboolean
is_number (const char *value,
           gint64     *number)
{
  return g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, number, NULL);
}

static gboolean
check_text (const XqField  *field,
            const char     *value,
            GError        **error)
{
  glong most = field->type == XQ_FIELD_TEXT ? TEXT_MOST : NOTE_MOST;

  if (!g_utf8_validate (value, -1, NULL))
    return refuse (error, field, _("the text cannot be read. Type it again, or save the file as UTF-8."));
  if (g_utf8_strlen (value, -1) > most)
    {
      g_autofree char *why = g_strdup_printf (_("the text is longer than %ld characters. Shorten it "
                                                "or use a second record."), most);

      return refuse (error, field, why);
    }
  for (const char *p = value; *p != '\0'; p++)
    if ((guchar) *p < 0x20 && !(field->type != XQ_FIELD_TEXT && (*p == '\n' || *p == '\t')))
      return refuse (error, field, _("the text holds a character that cannot be shown. Type it again."));
  return TRUE;
}

static void
normalize (XqRecord       *record,
           const XqField  *field,
           const char     *value)
{
  g_autofree char *normal = g_utf8_normalize (value, -1, G_NORMALIZE_NFC);

  if (normal != NULL && strcmp (normal, value) != 0)
    xq_record_set (record, field->name, normal);
}

static gboolean
check_time (const char *value)
{
  return strlen (value) == 5 && value[2] == ':' && g_ascii_isdigit (value[0]) && g_ascii_isdigit (value[1]) &&
         g_ascii_isdigit (value[3]) && g_ascii_isdigit (value[4]) &&
         (value[0] < '2' || (value[0] == '2' && value[1] < '4')) && value[3] < '6';
}

static gboolean
check_choices (const XqField   *field,
               const char      *value,
               const char      *old,
               GError         **error)
{
  g_auto (GStrv) codes = g_strsplit (value, " ", field->type == XQ_FIELD_CHOICES ? -1 : 1);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      const XqChoice *found = NULL;

      for (const XqChoice *choice = field->choices; choice->code != NULL; choice++)
        if (g_str_equal (choice->code, codes[i]))
          found = choice;
      if (found == NULL || (found->retired && g_strcmp0 (old, value) != 0))
        {
          g_autofree char *why = g_strdup_printf (_("“%s” is not one of the choices. "
                                                    "Choose one that the form names."), codes[i]);

          return refuse (error, field, why);
        }
    }
  return TRUE;
}

static gboolean
check_uids (const XqField  *field,
            const char     *value,
            GError        **error)
{
  g_auto (GStrv) uids = g_strsplit (value, " ", -1);

  if (!(field->flags & XQ_FIELD_SEVERAL) && g_strv_length (uids) != 1)
    return refuse (error, field, _("only one may be named. Leave out the others."));
  for (guint i = 0; uids[i] != NULL; i++)
    {
      if (!xq_uid_parse (uids[i], NULL))
        return refuse (error, field, _("what is named there is not a record. Choose one from the list."));
      for (guint j = 0; j < i; j++)
        if (g_str_equal (uids[i], uids[j]))
          return refuse (error, field, _("the same one is named twice. Leave out one."));
    }
  return TRUE;
}

/* @old: what the field held before, or NULL: a choice that is no longer offered may
 * stay. */
static gboolean
check_value (const XqField  *field,
             const char     *value,
             const char     *old,
             const char     *today,
             GError        **error)
{
  gint64 number;

  switch (field->type)
    {
    case XQ_FIELD_TEXT:
    case XQ_FIELD_NOTE:
    case XQ_FIELD_LETTER:
      return check_text (field, value, error);
    case XQ_FIELD_DATE:
      if (!xq_day_is_valid (value))
        return refuse (error, field, _("is not a date. Write it as 2024-09-01."));
      if ((field->flags & XQ_FIELD_PAST) && strcmp (value, today) > 0)
        return refuse (error, field, _("lies in the future. Correct the date."));
      return TRUE;
    case XQ_FIELD_TIME:
      return check_time (value) || refuse (error, field, _("is not a time. Write it as 16:50."));
    case XQ_FIELD_FLAG:
      return g_str_equal (value, "0") || g_str_equal (value, "1") ||
             refuse (error, field, _("write 1 for yes or 0 for no."));
    case XQ_FIELD_MOMENT:
      return is_number (value, &number) || refuse (error, field, _("is not a day with a time. Write it as 2024-09-01 16:50."));
    case XQ_FIELD_INTEGER:
      if (!is_number (value, &number))
        return refuse (error, field, _("is not a whole number. Write digits only."));
      if ((field->least != 0 || field->most != 0) && (number < field->least || number > field->most))
        {
          g_autofree char *least = g_strdup_printf ("%" G_GINT64_FORMAT, field->least);
          g_autofree char *most = g_strdup_printf ("%" G_GINT64_FORMAT, field->most);
          g_autofree char *why = g_strdup_printf (_("must lie between %s and %s."), least, most);

          return refuse (error, field, why);
        }
      return TRUE;
    case XQ_FIELD_CHOICE:
    case XQ_FIELD_CHOICES:
      return check_choices (field, value, old, error);
    case XQ_FIELD_RECORD:
    case XQ_FIELD_ACCOUNT:
      return check_uids (field, value, error);
    case XQ_FIELD_PARTS:
    default:
      return TRUE;
    }
}

gboolean
xq_field_check (const XqField  *field,
                const char     *value,
                const char     *today,
                GError        **error)
{
  g_return_val_if_fail (field != NULL && today != NULL, FALSE);

  if (value == NULL)
    return !(field->flags & XQ_FIELD_REQUIRED) || refuse (error, field, _("is missing. Fill it in."));
  return check_value (field, value, NULL, today, error);
}

static gboolean
check_field (XqStore         *self,
             XqRecord        *record,
             const XqField   *field,
             const XqRecord  *before,
             GError         **error)
{
  const char *value = xq_record_get (record, field->name);

  /* What this account does not read came as empty and stays as it is. */
  if (value == NULL && before != NULL && !xq_field_is_shown (field, xq_vault_get_roles (self->vault)))
    return TRUE;
  if (value == NULL)
    return !(field->flags & XQ_FIELD_REQUIRED) || refuse (error, field, _("is missing. Fill it in."));
  if (!check_value (field, value, before != NULL ? xq_record_get (before, field->name) : NULL, self->today, error))
    return FALSE;
  if (field->type == XQ_FIELD_TEXT || field->type == XQ_FIELD_NOTE || field->type == XQ_FIELD_LETTER)
    normalize (record, field, value);
  return TRUE;
}

gboolean
xq_store_validate (XqStore         *self,
                   XqRecord        *record,
                   const XqRecord  *before,
                   GError         **error)
{
  for (const XqField *field = record->fields; field->number != 0; field++)
    {
      GPtrArray *parts;

      if (field->type != XQ_FIELD_PARTS)
        {
          if (!check_field (self, record, field, before, error))
            return FALSE;
          continue;
        }
      parts = xq_record_get_parts (record, field->name);
      for (guint i = 0; i < parts->len; i++)
        if (!xq_store_validate (self, g_ptr_array_index (parts, i), NULL, error))
          return FALSE;
    }
  return TRUE;
}
