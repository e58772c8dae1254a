/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <string.h>

#include "store/record-private.h"
#include "vault/hash.h"

G_DEFINE_BOXED_TYPE (XqRecord, xq_record, xq_record_ref, xq_record_unref)

static XqRecord *
record_new (const XqKind  *kind,
            const XqField *fields)
{
  XqRecord *self = g_new0 (XqRecord, 1);
  guint n = 0;

  while (fields[n].number != 0)
    n++;

  g_atomic_ref_count_init (&self->references);
  self->kind = kind;
  self->fields = fields;
  self->values = g_ptr_array_new ();
  g_ptr_array_set_size (self->values, (int) n);
  return self;
}

static void
clear_value (XqRecord *self,
             guint     position)
{
  gpointer value = g_ptr_array_index (self->values, position);

  if (value != NULL && self->fields[position].type == XQ_FIELD_PARTS)
    g_ptr_array_unref (value);
  else
    g_free (value);
  g_ptr_array_index (self->values, position) = NULL;
}

static gboolean
find_position (const XqRecord *self,
               const char     *name,
               guint          *position)
{
  for (guint i = 0; i < self->values->len; i++)
    if (g_str_equal (self->fields[i].name, name))
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

XqRecord *
xq_record_new (const XqKind *kind)
{
  g_return_val_if_fail (kind != NULL, NULL);

  return record_new (kind, kind->fields);
}

XqRecord *
xq_record_new_part (const XqField *fields)
{
  return record_new (NULL, fields);
}

XqRecord *
xq_record_ref (XqRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  g_atomic_ref_count_inc (&record->references);
  return record;
}

void
xq_record_unref (XqRecord *record)
{
  if (record == NULL || !g_atomic_ref_count_dec (&record->references))
    return;

  for (guint i = 0; i < record->values->len; i++)
    clear_value (record, i);
  g_ptr_array_unref (record->values);
  g_free (record->uid);
  g_free (record->author);
  g_free (record->version);
  g_free (record);
}

void
xq_record_take_fields (XqRecord       *record,
                       const XqRecord *from)
{
  g_return_if_fail (record != NULL && from != NULL && record->fields == from->fields);

  for (guint i = 0; i < from->values->len; i++)
    {
      gpointer value = g_ptr_array_index (from->values, i);

      clear_value (record, i);
      if (value == NULL)
        continue;
      if (record->fields[i].type == XQ_FIELD_PARTS)
        {
          GPtrArray *parts = value;
          GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_record_unref);

          for (guint j = 0; j < parts->len; j++)
            g_ptr_array_add (copies, xq_record_copy (g_ptr_array_index (parts, j)));
          g_ptr_array_index (record->values, i) = copies;
        }
      else
        g_ptr_array_index (record->values, i) = g_strdup (value);
    }
}

XqRecord *
xq_record_copy (const XqRecord *record)
{
  XqRecord *copy;

  g_return_val_if_fail (record != NULL, NULL);

  copy = record_new (record->kind, record->fields);
  xq_record_take_fields (copy, record);
  copy->uid = g_strdup (record->uid);
  copy->author = g_strdup (record->author);
  copy->version = g_strdup (record->version);
  copy->created_at = record->created_at;
  copy->is_signed = record->is_signed;
  copy->is_withdrawn = record->is_withdrawn;
  return copy;
}

const XqKind *
xq_record_get_kind (const XqRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  return record->kind;
}

const XqField *
xq_record_get_fields (const XqRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  return record->fields;
}

const char *
xq_record_get (const XqRecord *record,
               const char     *field)
{
  guint position;

  g_return_val_if_fail (record != NULL && field != NULL, NULL);

  if (!find_position (record, field, &position))
    {
      g_critical ("No field “%s”", field);
      return NULL;
    }
  g_return_val_if_fail (record->fields[position].type != XQ_FIELD_PARTS, NULL);

  return g_ptr_array_index (record->values, position);
}

gint64
xq_record_get_integer (const XqRecord *record,
                       const char     *field)
{
  const char *text = xq_record_get (record, field);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

void
xq_record_set (XqRecord   *record,
               const char *field,
               const char *value)
{
  guint position;

  g_return_if_fail (record != NULL && field != NULL);

  if (!find_position (record, field, &position))
    {
      g_critical ("No field “%s”", field);
      return;
    }
  g_return_if_fail (record->fields[position].type != XQ_FIELD_PARTS);

  if (value == g_ptr_array_index (record->values, position))
    return;
  clear_value (record, position);
  if (value != NULL && *value != '\0')
    g_ptr_array_index (record->values, position) = g_strdup (value);
}

GStrv
xq_record_get_list (const XqRecord *record,
                    const char     *field)
{
  const char *text = xq_record_get (record, field);

  return text != NULL ? g_strsplit (text, " ", -1) : g_new0 (char *, 1);
}

static GPtrArray *
ensure_parts (XqRecord   *record,
              const char *field)
{
  guint position;

  if (!find_position (record, field, &position))
    {
      g_critical ("No field “%s”", field);
      return NULL;
    }
  g_return_val_if_fail (record->fields[position].type == XQ_FIELD_PARTS, NULL);

  if (g_ptr_array_index (record->values, position) == NULL)
    g_ptr_array_index (record->values, position) =
      g_ptr_array_new_with_free_func ((GDestroyNotify) xq_record_unref);
  return g_ptr_array_index (record->values, position);
}

GPtrArray *
xq_record_get_parts (const XqRecord *record,
                     const char     *field)
{
  g_return_val_if_fail (record != NULL && field != NULL, NULL);

  return ensure_parts ((XqRecord *) record, field);
}

XqRecord *
xq_record_add_part (XqRecord   *record,
                    const char *field)
{
  GPtrArray *parts;
  XqRecord *part;

  g_return_val_if_fail (record != NULL && field != NULL, NULL);

  parts = ensure_parts (record, field);
  if (parts == NULL)
    return NULL;
  part = xq_record_new_part (xq_fields_find (record->fields, field)->parts);
  g_ptr_array_add (parts, part);
  return part;
}

void
xq_record_clear_parts (XqRecord   *record,
                       const char *field)
{
  GPtrArray *parts;

  g_return_if_fail (record != NULL && field != NULL);

  parts = ensure_parts (record, field);
  if (parts != NULL)
    g_ptr_array_set_size (parts, 0);
}

void
xq_record_name_parts (XqRecord *record)
{
  for (const XqField *field = record->fields; field->number != 0; field++)
    {
      GPtrArray *parts;

      if (field->type != XQ_FIELD_PARTS)
        continue;
      parts = xq_record_get_parts (record, field->name);
      for (guint i = 0; i < parts->len; i++)
        {
          XqRecord *part = g_ptr_array_index (parts, i);

          if (part->uid == NULL)
            part->uid = xq_uid_new ();
        }
    }
}

const char *
xq_record_get_uid (const XqRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  return record->uid;
}

const char *
xq_record_get_author (const XqRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  return record->author;
}

const char *
xq_record_get_version (const XqRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  return record->version;
}

gboolean
xq_record_is_signed (const XqRecord *record)
{
  g_return_val_if_fail (record != NULL, FALSE);

  return record->is_signed;
}

void
xq_record_set_withdrawn (XqRecord *record)
{
  g_return_if_fail (record != NULL);

  record->is_withdrawn = TRUE;
}

gboolean
xq_record_is_withdrawn (const XqRecord *record)
{
  g_return_val_if_fail (record != NULL, FALSE);

  return record->is_withdrawn;
}
