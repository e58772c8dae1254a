/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/roster-private.h"

/* What tells two children apart who have no number. Without a birthday the
 * place in the class and the telephone help. */
static char *
make_key (const XqRosterRow *child)
{
  const XqRosterGuardian *guardian = child->guardians->len > 0 ? g_ptr_array_index (child->guardians, 0) : NULL;
  gboolean born = child->born_on != NULL;

  return g_strdup_printf ("%s\n%s\n%d-%d\n%s\n%s\n%s", child->name, child->sex != NULL ? child->sex : "", child->grade,
                          child->class_number, born ? child->born_on : "",
                          !born && child->seat != NULL ? child->seat : "",
                          !born && guardian != NULL && guardian->phone != NULL ? guardian->phone : "");
}

static void
skip (XqRoster          *roster,
      const XqRosterRow *child,
      const XqRosterRow *first,
      gboolean           other)
{
  char *text;

  if (other)
    text = g_strdup_printf (_("Another child has this student number before: %s row %u. Correct one of them."), first->sheet,
                            first->row);
  else
    text = g_strdup_printf (_("This child stands in the file before: %s row %u."), first->sheet, first->row);
  xq_import_skip (&roster->notes, child->sheet, child->row, XQ_IMPORT_SKIP_DUPLICATE, text);
}

/* (nullable): the child before that @child repeats; @other is set if it has
 * the number of another child. */
static const XqRosterRow *
find_first (GHashTable        *numbers,
            GHashTable        *keys,
            const XqRosterRow *child,
            const char        *key,
            gboolean          *other)
{
  const XqRosterRow *first = child->number != NULL ? g_hash_table_lookup (numbers, child->number) : NULL;

  *other = first != NULL && strcmp (first->name, child->name) != 0;
  if (first != NULL)
    return first;
  first = g_hash_table_lookup (keys, key);
  /* Two numbers are two children, whatever else is the same. */
  if (first != NULL && first->number != NULL && child->number != NULL)
    return NULL;
  return first;
}

void
xq_roster_drop_doubles (XqRoster *roster)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_roster_row_free);

  for (guint i = 0; i < roster->rows->len; i++)
    {
      g_autoptr (XqRosterRow) child = g_steal_pointer (&g_ptr_array_index (roster->rows, i));
      g_autofree char *key = make_key (child);
      gboolean other;
      const XqRosterRow *first = find_first (numbers, keys, child, key, &other);

      if (first != NULL)
        {
          skip (roster, child, first, other);
          continue;
        }
      if (child->number != NULL)
        g_hash_table_insert (numbers, child->number, child);
      if (!g_hash_table_contains (keys, key))
        g_hash_table_insert (keys, g_steal_pointer (&key), child);
      g_ptr_array_add (kept, g_steal_pointer (&child));
    }
  g_ptr_array_unref (roster->rows);
  roster->rows = g_steal_pointer (&kept);
}
