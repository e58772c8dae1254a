/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/new-school.h"
#include "school/calendar.h"
#include "school/kinds.h"
#include "school/question.h"
#include "store/calendar-day.h"
#include "vault/file.h"

static gboolean
save (XqStore      *store,
      const XqKind *kind,
      GError      **error,
      ...) G_GNUC_NULL_TERMINATED;

static gboolean
save (XqStore      *store,
      const XqKind *kind,
      GError      **error,
      ...)
{
  g_autoptr (XqRecord) record = xq_store_new_record (store, kind);
  const char *field;
  va_list args;

  va_start (args, error);
  while ((field = va_arg (args, const char *)) != NULL)
    xq_record_set (record, field, va_arg (args, const char *));
  va_end (args);
  return xq_store_save (store, record, NULL, error);
}

static gboolean
has_any (XqStore       *store,
         const XqKind  *kind,
         const char    *year,
         const char    *number,
         gboolean      *any,
         GError       **error)
{
  g_autoptr (XqFilter) filter = xq_filter_new ();
  gint64 n;

  xq_filter_add (filter, "year", "=", year);
  if (number != NULL)
    xq_filter_add (filter, "number", "=", number);
  xq_filter_set_withdrawn (filter, TRUE);
  n = xq_store_count (store, kind, filter, error);
  *any = n > 0;
  return n >= 0;
}

gboolean
xq_new_school_year (XqStore  *store,
                    GError  **error)
{
  g_autofree char *year_text = NULL;
  gboolean any;
  int year;

  if (!xq_school_year_of_day (store, xq_store_get_today (store), &year, error))
    return FALSE;
  year_text = g_strdup_printf ("%d", year);
  if (!has_any (store, &xq_school_year, year_text, NULL, &any, error) ||
      (!any && !save (store, &xq_school_year, error, "year", year_text, NULL)))
    return FALSE;
  for (int number = 1; number <= 2; number++)
    {
      g_autofree char *number_text = g_strdup_printf ("%d", number);
      XqTerm term;

      if (!has_any (store, &xq_term, year_text, number_text, &any, error))
        return FALSE;
      if (!any &&
          (!xq_term_get (store, year, number, &term, error) ||
           !save (store, &xq_term, error, "year", year_text, "number", number_text,
                  "from_on", term.from_on, "until_on", term.until_on, NULL)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill (XqStore     *store,
      const char  *school,
      const char  *account,
      GError     **error)
{
  return xq_store_begin (store, XQ_CABINET_SCHOOL, "create", error) &&
         save (store, &xq_school, error, "full_name", school, NULL) && xq_new_school_year (store, error) &&
         save (store, &xq_staff, error, "name", account, "account", xq_store_get_me (store), "job", "head", NULL) &&
         xq_store_commit (store, error);
}

gboolean
xq_new_school (const char  *path,
               const char  *school,
               const char  *account,
               XqSecret    *password,
               const char  *today,
               XqStore    **store,
               GError     **error)
{
  g_autoptr (XqVault) vault = NULL;
  g_autoptr (XqStore) made = NULL;

  g_return_val_if_fail (path != NULL && school != NULL && account != NULL && password != NULL && store != NULL, FALSE);

  if (today != NULL && !xq_day_is_valid (today))
    return xq_refuse (error, _("“%s” is not a date. Write it as 2024-09-01."), today);
  vault = xq_vault_create (path, school, account, password, error);
  if (vault == NULL)
    return FALSE;
  made = xq_store_open (vault, today, error);
  if (made != NULL && fill (made, school, account, error))
    {
      *store = g_steal_pointer (&made);
      return TRUE;
    }

  if (made != NULL)
    (void) xq_store_close (made, NULL);
  xq_vault_close (vault);
  xq_file_remove_folder (path);
  return FALSE;
}
