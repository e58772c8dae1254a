/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/roster-layout.h"
#include "exchange/roster-choice.h"

typedef struct
{
  const char *top;
  const char *text;
  XqHeading   heading;
} Column;

static void
free_column (gpointer data)
{
  XqRosterColumn *column = data;

  g_free (column->heading);
  g_free (column);
}

void
xq_roster_layout_free (XqRosterLayout *layout)
{
  if (layout == NULL)
    return;
  g_array_unref (layout->blocks);
  g_ptr_array_unref (layout->columns);
  g_free (layout);
}

static const XqSheetRow *
get_row (const XqSheet *sheet,
         guint          index)
{
  return index < sheet->rows->len ? &g_array_index (sheet->rows, XqSheetRow, index) : NULL;
}

static guint
get_width (const XqSheetRow *row)
{
  return row == NULL ? 0 : row->cells[row->n_cells - 1].column + 1;
}

static const char *
get_text (const XqSheetRow *row,
          guint             column)
{
  const XqSheetCell *cell = row != NULL ? xq_sheet_row_get (row, column) : NULL;

  return cell != NULL ? cell->text : NULL;
}

/* What stands over @column in the row of groups: the cell itself, or the merged
 * or, where nothing is merged, the nearest filled one to its left. */
static const char *
get_group (const XqSheet    *sheet,
           const XqSheetRow *row,
           guint             column)
{
  const char *text = get_text (row, column);

  if (text != NULL)
    return text;
  for (guint i = 0; i < sheet->merges->len; i++)
    {
      const XqSheetMerge *merge = &g_array_index (sheet->merges, XqSheetMerge, i);

      if (merge->first_row <= row->number && merge->last_row >= row->number && merge->first_column <= column &&
          merge->last_column >= column)
        return get_text (row, merge->first_column);
    }
  for (guint left = column; sheet->merges->len == 0 && text == NULL && left > 0; left--)
    text = get_text (row, left - 1);
  return text;
}

/* What a person chose is never the second of its kind: the first gives way. */
static void
take_choices (const XqSheet *sheet,
              GArray        *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      Column *column = &g_array_index (columns, Column, i);
      XqHeading chosen;

      if ((column->text == NULL && column->top == NULL) || !xq_roster_choice_find (sheet, i, &chosen))
        continue;
      column->heading = chosen;
      for (guint j = 0; chosen.known && j < i; j++)
        {
          XqHeading *other = &g_array_index (columns, Column, j).heading;
          XqHeading said;

          if (other->known && other->field == chosen.field && other->slot == chosen.slot &&
              !xq_roster_choice_find (sheet, j, &said))
            *other = (XqHeading) { .reason = _("You chose another column for this.") };
        }
    }
}

/* The headings of row @index, or of it and the next; (transfer full). */
static GArray *
read_columns (const XqSheet *sheet,
              guint          index,
              gboolean       two_rows)
{
  const XqSheetRow *row = get_row (sheet, index);
  const XqSheetRow *below = two_rows ? get_row (sheet, index + 1) : NULL;
  guint width = MAX (get_width (row), get_width (below));
  GArray *columns = g_array_sized_new (FALSE, TRUE, sizeof (Column), width);

  for (guint i = 0; i < width; i++)
    {
      Column column = { 0 };

      column.text = get_text (two_rows ? below : row, i);
      if (two_rows)
        column.top = column.text != NULL ? get_group (sheet, row, i) : get_text (row, i);
      /* A sentence is no heading; so is nothing that a hostile file makes long. */
      if ((column.text == NULL || strlen (column.text) < 200) && (column.top == NULL || strlen (column.top) < 200))
        column.heading = xq_heading_read (column.top, column.text);
      g_array_append_val (columns, column);
    }
  take_choices (sheet, columns);
  return columns;
}

/* How many different fields are understood; 0 without the name. */
static guint
count_fields (GArray *columns)
{
  gboolean seen[XQ_N_HEADINGS][XQ_N_SLOTS] = { { FALSE } };
  guint n = 0;

  for (guint i = 0; i < columns->len; i++)
    {
      const XqHeading *heading = &g_array_index (columns, Column, i).heading;

      if (heading->known && !seen[heading->field][heading->slot])
        {
          seen[heading->field][heading->slot] = TRUE;
          n++;
        }
    }
  return seen[XQ_HEADING_NAME][0] ? n : 0;
}

static gboolean
is_field (GArray         *columns,
          guint           i,
          XqHeadingField  field)
{
  return i < columns->len && g_array_index (columns, Column, i).heading.known &&
         g_array_index (columns, Column, i).heading.field == field;
}

/* Children side by side: the name and another field come again at the same
 * distance. Returns the distance, or the whole width if there is one block. */
static guint
find_period (GArray *columns)
{
  guint first = columns->len;

  for (guint i = 0; i < columns->len; i++)
    {
      if (!is_field (columns, i, XQ_HEADING_NAME))
        continue;
      if (first == columns->len)
        {
          first = i;
          continue;
        }
      for (guint j = 0; j + (i - first) < columns->len && j < i; j++)
        {
          const XqHeading *heading = &g_array_index (columns, Column, j).heading;

          if (heading->known && heading->field != XQ_HEADING_NAME && is_field (columns, j + (i - first), heading->field))
            return i - first;
        }
    }
  return MAX (columns->len, 1);
}

static int *
find_place (XqRosterBlock   *block,
            const XqHeading *heading)
{
  if (heading->field < XQ_N_SIMPLE_HEADINGS)
    return &block->simple[heading->field];
  return &block->guardians[heading->slot][heading->field - XQ_N_SIMPLE_HEADINGS];
}

/* "Telephone" and "relation" right of a guardian's name are that guardian's. */
static void
attribute (XqRosterBlock *block,
           XqHeading     *heading,
           int            last_slot)
{
  XqHeading own = { TRUE, XQ_HEADING_GUARDIAN_PHONE, 0, NULL };

  if (last_slot < 0)
    return;
  if (heading->field == XQ_HEADING_GUARDIAN_RELATION && heading->slot == XQ_SLOT_GUARDIAN)
    own.field = XQ_HEADING_GUARDIAN_RELATION;
  else if (heading->field != XQ_HEADING_PHONE)
    return;
  own.slot = (guint) last_slot;
  if (*find_place (block, &own) < 0)
    *heading = own;
}

static void
add_column (XqRosterLayout *layout,
            guint           index,
            const Column   *column)
{
  XqRosterColumn *shown = g_new0 (XqRosterColumn, 1);

  shown->column = index;
  shown->slot = column->heading.slot;
  if (column->top != NULL && column->text != NULL && strcmp (column->top, column->text) != 0)
    shown->heading = g_strconcat (column->top, " ", column->text, NULL);
  else
    shown->heading = g_strdup (column->text != NULL ? column->text : column->top);
  if (column->heading.known)
    shown->field = xq_heading_field_name (column->heading.field);
  else
    shown->reason = column->heading.reason;
  g_ptr_array_add (layout->columns, shown);
}

static XqRosterLayout *
build (GArray *columns,
       guint   first,
       guint   n_rows)
{
  XqRosterLayout *layout = g_new0 (XqRosterLayout, 1);
  guint period = find_period (columns);

  layout->first = first;
  layout->n_rows = n_rows;
  layout->blocks = g_array_new (FALSE, FALSE, sizeof (XqRosterBlock));
  layout->columns = g_ptr_array_new_with_free_func (free_column);
  for (guint start = 0; start < columns->len; start += period)
    {
      XqRosterBlock block;
      int last_slot = -1;

      memset (&block, -1, sizeof block);
      for (guint i = start; i < MIN (start + period, columns->len); i++)
        {
          Column *column = &g_array_index (columns, Column, i);
          int *place;

          if (column->heading.known)
            {
              attribute (&block, &column->heading, last_slot);
              place = find_place (&block, &column->heading);
              if (column->heading.field == XQ_HEADING_GUARDIAN_NAME)
                last_slot = (int) column->heading.slot;
              if (*place < 0)
                *place = (int) i;
              else
                column->heading = (XqHeading) { .reason = _("The same heading stands there before.") };
            }
          if (column->heading.known || column->heading.reason != NULL)
            add_column (layout, i, column);
        }
      if (block.simple[XQ_HEADING_NAME] >= 0)
        g_array_append_val (layout->blocks, block);
    }
  return layout;
}

XqRosterLayout *
xq_roster_layout_find (const XqSheet *sheet,
                       guint          from,
                       guint          n)
{
  for (guint i = from; i < sheet->rows->len && i - from < n; i++)
    {
      g_autoptr (GArray) one = read_columns (sheet, i, FALSE);
      g_autoptr (GArray) two = read_columns (sheet, i, TRUE);
      g_autoptr (GArray) next = NULL;
      guint n_one = count_fields (one);
      guint n_two = i + 1 < sheet->rows->len ? count_fields (two) : 0;

      if (MAX (n_one, n_two) < 2)
        continue;
      if (n_two <= n_one)
        return build (one, i, 1);
      /* A title over a row of headings adds nothing to it. */
      next = read_columns (sheet, i + 1, FALSE);
      if (n_two > count_fields (next))
        return build (two, i, 2);
    }
  return NULL;
}
