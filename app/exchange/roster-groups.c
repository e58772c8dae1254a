/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/roster-private.h"
#include "exchange/import-words.h"

/* Keys of the record register, by the column that says yes or no to them. */
static const struct { XqHeadingField field; const char *category; } single[] = {
  { XQ_HEADING_MIGRANT, "migrant" },
  { XQ_HEADING_ORPHAN, "orphan" },
  { XQ_HEADING_UNSUPPORTED, "unsupported" },
  { XQ_HEADING_SINGLE_PARENT, "single_parent" },
  { XQ_HEADING_HARDSHIP, "hardship" },
  { XQ_HEADING_DISABILITY, "disability" },
};

/* Once for each category, whatever number of columns says so; the more exact one is kept. */
static void
enter (XqRosterRow *child,
       const char  *category,
       const char  *kind)
{
  XqRosterRegister *entry;

  for (guint i = 0; i < child->registers->len; i++)
    {
      entry = g_ptr_array_index (child->registers, i);
      if (strcmp (entry->category, category) == 0)
        {
          if (entry->kind == NULL)
            entry->kind = kind;
          return;
        }
    }
  entry = g_new0 (XqRosterRegister, 1);
  entry->category = category;
  entry->kind = kind;
  g_ptr_array_add (child->registers, entry);
}

static gboolean
is_no (const char *folded)
{
  return xq_import_words_find ("no", folded) != NULL || xq_import_words_begin ("no", "prefix", folded) > 0;
}

static void
warn_unknown (const XqRosterPlace *place,
              XqHeadingField       field)
{
  xq_roster_warn (place, XQ_IMPORT_WARNING,
                  g_strdup_printf (_("What stands in the column “%s” is neither yes nor no; it was not entered."),
                                   xq_roster_headings.fields[field]));
}

/* One parent away is not a single parent; and the word for "not left behind"
 * ends with the word for "left behind". Only whole values are compared. */
static void
read_left_behind (const XqRosterPlace *place,
                  XqRosterRow         *child)
{
  const XqSheetCell *cell = xq_roster_cell (place, XQ_HEADING_LEFT_BEHIND);
  g_autofree char *folded = cell != NULL ? xq_import_fold (cell->text) : NULL;
  const char *key;

  if (folded == NULL)
    return;
  key = xq_import_words_find ("left_behind", folded);
  if (g_strcmp0 (key, "one_parent") == 0)
    enter (child, "left_behind", "one_parent");
  else if (g_strcmp0 (key, "both") == 0)
    enter (child, "left_behind", "both");
  else if (g_strcmp0 (key, "yes") == 0 || (key == NULL && xq_import_words_find ("yes", folded) != NULL))
    enter (child, "left_behind", NULL);
  else if (key != NULL || is_no (folded))
    g_ptr_array_add (child->denied, (gpointer) "left_behind");
  else
    warn_unknown (place, XQ_HEADING_LEFT_BEHIND);
}

static void
read_single (const XqRosterPlace *place,
             XqRosterRow         *child,
             XqHeadingField       field,
             const char          *category)
{
  const XqSheetCell *cell = xq_roster_cell (place, field);
  g_autofree char *folded = cell != NULL ? xq_import_fold (cell->text) : NULL;
  const char *const *also;

  if (folded == NULL)
    return;
  also = xq_import_words_get ("means_yes", category);
  if (xq_import_words_find ("yes", folded) != NULL || g_strv_contains (also, folded))
    enter (child, category, NULL);
  else if (is_no (folded))
    g_ptr_array_add (child->denied, (gpointer) category);
  else
    warn_unknown (place, field);
}

/* One column that names whichever groups a child is in. */
static void
read_list (const XqRosterPlace *place,
           XqRosterRow         *child)
{
  const XqSheetCell *cell = xq_roster_cell (place, XQ_HEADING_GROUPS);
  g_auto (GStrv) pieces = cell != NULL ? xq_import_words_split (cell->text) : NULL;

  for (guint i = 0; pieces != NULL && pieces[i] != NULL; i++)
    {
      g_autofree char *folded = xq_import_fold (pieces[i]);
      const char *key = xq_import_words_find ("groups", folded);
      const char *kind = key != NULL ? strchr (key, ' ') : NULL;

      if (kind != NULL)
        enter (child, "left_behind", strcmp (kind + 1, "both") == 0 ? "both" : "one_parent");
      else if (key != NULL)
        enter (child, key, NULL);
      else if (folded[0] != '\0' && !is_no (folded))
        warn_unknown (place, XQ_HEADING_GROUPS);
    }
}

void
xq_roster_read_groups (const XqRosterPlace *place,
                       XqRosterRow         *child)
{
  read_left_behind (place, child);
  for (guint i = 0; i < G_N_ELEMENTS (single); i++)
    read_single (place, child, single[i].field, single[i].category);
  read_list (place, child);
}
