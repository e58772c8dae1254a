/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include <string.h>

#include "form.h"

static void
fill (XqRecord *record,
      va_list   pairs)
{
  const char *field;

  while ((field = va_arg (pairs, const char *)) != NULL)
    xq_record_set (record, field, va_arg (pairs, const char *));
}

static void
assert_refused (gboolean    saved,
                GError     *error,
                const char *because)
{
  if (saved)
    g_error ("nothing was refused, though “%s” was expected", because);
  if (strstr (error->message, because) == NULL)
    g_error ("refused with “%s” instead of “%s”", error->message, because);
}

gint64
form_count (XqStore    *store,
            const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRows) rows = xq_store_query (store, sql, &error, NULL);

  g_assert_no_error (error);
  g_assert_true (xq_rows_next (rows, &error));
  g_assert_no_error (error);
  return xq_rows_integer (rows, 0);
}

void
form_refused (XqStore    *store,
              const char *kind,
              const char *because,
              ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) record = xq_store_new_record (store, xq_kind_find (kind));
  g_autofree char *sql = g_strdup_printf ("SELECT count(uid) FROM visible_%s", kind);
  gint64 before = form_count (store, sql);
  gboolean saved;
  va_list pairs;

  va_start (pairs, because);
  fill (record, pairs);
  va_end (pairs);
  saved = xq_store_save (store, record, NULL, &error);
  assert_refused (saved, error, because);
  g_assert_cmpint (form_count (store, sql), ==, before);
}

void
form_change (XqStore    *store,
             const char *kind,
             const char *uid,
             const char *because,
             ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) record = xq_store_get (store, xq_kind_find (kind), uid, &error);
  gboolean saved;
  va_list pairs;

  g_assert_no_error (error);
  va_start (pairs, because);
  fill (record, pairs);
  va_end (pairs);
  saved = xq_store_save (store, record, "a test", &error);
  if (because != NULL)
    assert_refused (saved, error, because);
  else
    g_assert_no_error (error);
}

char *
form_value (XqStore    *store,
            const char *kind,
            const char *uid,
            const char *field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) record = xq_store_get (store, xq_kind_find (kind), uid, &error);

  g_assert_no_error (error);
  return g_strdup (xq_record_get (record, field));
}
