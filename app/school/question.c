/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "school/question.h"

gboolean
xq_question (XqStore     *store,
             const char  *sql,
             char       **answer,
             GError     **error,
             const char  *first,
             const char  *second,
             const char  *third)
{
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;

  g_return_val_if_fail (answer != NULL, FALSE);

  *answer = NULL;
  rows = xq_store_query (store, sql, error, first, second, third, NULL);
  if (rows == NULL)
    return FALSE;
  if (xq_rows_next (rows, &problem))
    *answer = g_strdup (xq_rows_text (rows, 0));
  return xq_rows_ended (problem, error);
}

gboolean
xq_refuse (GError     **error,
           const char  *format,
           ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID, format, args);
  va_end (args);
  return FALSE;
}

gboolean
xq_refuse_unless_ordered (const XqRecord  *record,
                          const char      *earlier,
                          const char      *later,
                          GError         **error)
{
  const char *from = xq_record_get (record, earlier);
  const char *until = xq_record_get (record, later);
  const XqField *fields = xq_record_get_fields (record);

  if (from == NULL || until == NULL || strcmp (from, until) <= 0)
    return TRUE;
  return xq_refuse (error, _("“%s” (%s) lies before “%s” (%s). Correct one of the two."),
                    _(xq_fields_find (fields, later)->title), until, _(xq_fields_find (fields, earlier)->title), from);
}

gboolean
xq_refuse_unknown_student (XqStore         *store,
                           const XqRecord  *record,
                           GError         **error)
{
  g_autofree char *uid = NULL;

  if (xq_record_get (record, "student") == NULL)
    return TRUE;
  if (!xq_question (store, "SELECT uid FROM visible_student WHERE uid = unhex (?)", &uid, error,
                    xq_record_get (record, "student"), NULL, NULL))
    return FALSE;
  return uid != NULL || xq_refuse (error, _("There is no such student. Choose one from the list."));
}

gboolean
xq_is_yes (const XqRecord *record,
           const char     *flag)
{
  return g_strcmp0 (xq_record_get (record, flag), "1") == 0;
}

gboolean
xq_is_one_of (const XqRecord *record,
              const char     *field,
              const char     *codes)
{
  g_auto (GStrv) list = g_strsplit (codes, " ", -1);
  const char *value = xq_record_get (record, field);

  return value != NULL && g_strv_contains ((const char *const *) list, value);
}
