/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/calendar-day.h"
#include "store/filter.h"
#include "store/moment.h"
#include "store/store-private.h"
#include "store/uid.h"

/* "SELECT * FROM visible_KIND" gives these before the fields, in this order. */
enum
{
  COLUMN_ID,
  COLUMN_UID,
  COLUMN_AUTHOR,
  COLUMN_CREATED_AT,
  COLUMN_VERSION,
  COLUMN_SIGNED,
  COLUMN_WITHDRAWN,
  COLUMN_FIRST_FIELD,
};

XqRecord *
xq_store_new_record (XqStore      *self,
                     const XqKind *kind)
{
  XqRecord *record;

  g_return_val_if_fail (XQ_IS_STORE (self) && kind != NULL, NULL);

  record = xq_record_new (kind);
  for (const XqField *field = kind->fields; field->number != 0; field++)
    {
      if (field->initial != NULL)
        xq_record_set (record, field->name, field->initial);
      if (field->flags & XQ_FIELD_TODAY)
        xq_record_set (record, field->name, self->today);
      if (field->flags & XQ_FIELD_NOW)
        {
          g_autoptr (GDateTime) now = g_date_time_new_now_local ();
          g_autofree char *text = field->type == XQ_FIELD_TIME ? g_date_time_format (now, "%H:%M") : xq_moment_of (self->today);

          xq_record_set (record, field->name, text);
        }
      if (field->flags & XQ_FIELD_ME)
        xq_record_set (record, field->name,
                       field->type == XQ_FIELD_ACCOUNT ? self->me : xq_store_get_my_staff (self));
    }
  return record;
}

XqRecord *
xq_store_read_row (XqStore       *self,
                   const XqKind  *kind,
                   XqStatement   *statement,
                   GError       **error)
{
  g_autoptr (XqRecord) record = xq_record_new (kind);
  int column = COLUMN_FIRST_FIELD;

  (void) self;
  record->uid = xq_statement_dup_uid (statement, COLUMN_UID);
  record->author = xq_statement_dup_uid (statement, COLUMN_AUTHOR);
  record->created_at = xq_statement_get_integer (statement, COLUMN_CREATED_AT);
  record->version = xq_statement_dup_uid (statement, COLUMN_VERSION);
  record->is_signed = xq_statement_get_integer (statement, COLUMN_SIGNED) != 0;
  record->is_withdrawn = xq_statement_get_integer (statement, COLUMN_WITHDRAWN) != 0;

  for (const XqField *field = kind->fields; field->number != 0; field++, column++)
    {
      g_autofree char *uid = NULL;

      if (xq_statement_is_null (statement, column))
        continue;
      if (field->type == XQ_FIELD_PARTS || (field->flags & XQ_FIELD_SEVERAL))
        {
          if (!xq_record_list_from_json (record, field, xq_statement_get_text (statement, column)))
            {
              g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DAMAGED,
                           _("A record is damaged and cannot be read. Restore the last backup."));
              return NULL;
            }
          continue;
        }
      if (xq_statement_is_blob (statement, column))
        uid = xq_statement_dup_uid (statement, column);
      xq_record_set (record, field->name, uid != NULL ? uid : xq_statement_get_text (statement, column));
    }
  return g_steal_pointer (&record);
}

XqRecord *
xq_store_fetch (XqStore       *self,
                const XqKind  *kind,
                const char    *uid,
                GError       **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM visible_%s WHERE uid = ?1", kind->name);
  g_autoptr (XqStatement) statement = xq_connection_prepare (self->active, sql, error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  xq_statement_bind_uid (statement, 1, uid);
  if (!xq_statement_step (statement, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND,
                   _("There is no such record, or this account may not see it. Look for it in the list."));
      return NULL;
    }
  return xq_store_read_row (self, kind, statement, error);
}

static gboolean
check_held (XqStore       *self,
            const XqKind  *kind,
            GError       **error)
{
  if (self->holds[kind->cabinet])
    return TRUE;
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
               _("This account may not see that kind of record: it does not hold the key of the %s. "
                 "A colleague who works with it can."),
               xq_cabinet_get_title (kind->cabinet));
  return FALSE;
}

/* Who looked at a record of care or casework is written down first; if that
 * fails, nothing is shown. */
static gboolean
note_look (XqStore       *self,
           const XqKind  *kind,
           const char    *verb,
           const char    *uid,
           GError       **error)
{
  if (kind->cabinet == XQ_CABINET_SCHOOL)
    return TRUE;
  return xq_store_audit (self, kind->cabinet, verb, kind, uid, error);
}

XqRecord *
xq_store_get (XqStore       *self,
              const XqKind  *kind,
              const char    *uid,
              GError       **error)
{
  g_autoptr (XqRecord) record = NULL;

  g_return_val_if_fail (XQ_IS_STORE (self) && kind != NULL && uid != NULL, NULL);

  if (!check_held (self, kind, error))
    return NULL;
  record = xq_store_fetch (self, kind, uid, error);
  if (record == NULL || !note_look (self, kind, "look", uid, error))
    return NULL;

  for (const XqField *field = kind->fields; field->number != 0; field++)
    {
      g_autofree char *text = NULL;

      if (field->type != XQ_FIELD_LETTER || xq_record_get (record, field->name) == NULL)
        continue;
      text = xq_letter_read (self, kind->cabinet, xq_record_get (record, field->name));
      xq_record_set (record, field->name, text);
    }
  return g_steal_pointer (&record);
}

static void
forget_letters (XqRecord *record)
{
  for (const XqField *field = record->fields; field->number != 0; field++)
    if (field->type == XQ_FIELD_LETTER)
      xq_record_set (record, field->name, NULL);
}

GPtrArray *
xq_store_list (XqStore         *self,
               const XqKind    *kind,
               const XqFilter  *filter,
               GError         **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_record_unref);
  g_autoptr (XqStatement) statement = NULL;
  gboolean row;

  g_return_val_if_fail (XQ_IS_STORE (self) && kind != NULL, NULL);

  if (!check_held (self, kind, error) || !note_look (self, kind, "list", NULL, error))
    return NULL;
  statement = xq_filter_prepare (filter, self->active, kind, "*", error);
  if (statement == NULL)
    return NULL;
  for (;;)
    {
      XqRecord *record;

      if (!xq_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&records);
      record = xq_store_read_row (self, kind, statement, error);
      if (record == NULL)
        return NULL;
      forget_letters (record);
      g_ptr_array_add (records, record);
    }
}

gint64
xq_store_count (XqStore         *self,
                const XqKind    *kind,
                const XqFilter  *filter,
                GError         **error)
{
  g_autoptr (XqStatement) statement = NULL;
  gboolean row;

  g_return_val_if_fail (XQ_IS_STORE (self) && kind != NULL, -1);

  if (!check_held (self, kind, error))
    return -1;
  statement = xq_filter_prepare (filter, self->active, kind, "count(*)", error);
  if (statement == NULL || !xq_statement_step (statement, &row, error))
    return -1;
  return row ? xq_statement_get_integer (statement, 0) : 0;
}
