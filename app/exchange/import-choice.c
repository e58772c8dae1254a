/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/import-choice.h"

void
xq_import_choose (XqSheetBook            *book,
                  const char             *sheet,
                  guint                   column,
                  const XqHeadingMeaning *meaning)
{
  g_return_if_fail (book != NULL && sheet != NULL);

  for (guint i = 0; i < book->sheets->len; i++)
    {
      XqSheet *named = g_ptr_array_index (book->sheets, i);

      if (strcmp (named->name, sheet) != 0)
        continue;
      if (named->chosen == NULL)
        named->chosen = g_hash_table_new (NULL, NULL);
      g_hash_table_insert (named->chosen, GUINT_TO_POINTER (column), (gpointer) meaning);
    }
}

gboolean
xq_import_choice_find (const XqSheet *sheet,
                       guint          column,
                       XqHeading     *heading)
{
  gpointer found;

  g_return_val_if_fail (sheet != NULL && heading != NULL, FALSE);

  if (sheet->chosen == NULL || !g_hash_table_lookup_extended (sheet->chosen, GUINT_TO_POINTER (column), NULL, &found))
    return FALSE;
  if (found != NULL)
    {
      const XqHeadingMeaning *meaning = found;

      *heading = (XqHeading) { .known = TRUE, .field = meaning->field, .slot = meaning->slot };
    }
  else
    *heading = (XqHeading) { .reason = _("You chose to leave it out.") };
  return TRUE;
}
