/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rows.h"

char *
rows_dup (XqStore    *store,
          const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRows) rows = xq_store_query (store, sql, &error, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  while (xq_rows_next (rows, &error))
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", xq_rows_text (rows, 0));
  g_assert_no_error (error);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
