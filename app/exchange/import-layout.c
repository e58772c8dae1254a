/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/import-layout.h"
#include "exchange/import-words.h"
#include "exchange/import-choice.h"

typedef struct
{
  const char *top;
  const char *text;
  XqHeading   heading;
} Column;

void
xq_import_layout_free (XqImportLayout *layout)
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

      if ((column->text == NULL && column->top == NULL) || !xq_import_choice_find (sheet, i, &chosen))
        continue;
      column->heading = chosen;
      for (guint j = 0; chosen.known && j < i; j++)
        {
          XqHeading *other = &g_array_index (columns, Column, j).heading;
          XqHeading said;

          if (other->known && other->field == chosen.field && other->slot == chosen.slot &&
              !xq_import_choice_find (sheet, j, &said))
            *other = (XqHeading) { .reason = _("You chose another column for this.") };
        }
    }
}

/* The headings of row @index, or of it and the next; (transfer full). */
static GArray *
read_columns (const XqHeadingList *list,
              const XqSheet       *sheet,
              guint                index,
              gboolean             two_rows)
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
        column.heading = xq_heading_read (list, column.top, column.text);
      g_array_append_val (columns, column);
    }
  take_choices (sheet, columns);
  return columns;
}

/* How many different fields are understood, and whether the keys are among them. */
static guint
count_all_fields (const XqHeadingList *list,
                  GArray              *columns,
                  gboolean            *keys)
{
  gboolean seen[XQ_MOST_HEADINGS][XQ_MOST_SLOTS] = { { FALSE } };
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
  *keys = seen[list->key][0] && seen[list->also][0];
  return n;
}

/* 0 without the keys. */
static guint
count_fields (const XqHeadingList *list,
              GArray              *columns)
{
  gboolean keys;
  guint n = count_all_fields (list, columns, &keys);

  return keys ? n : 0;
}

static gboolean
is_field (GArray *columns,
          guint   i,
          guint   field)
{
  return i < columns->len && g_array_index (columns, Column, i).heading.known &&
         g_array_index (columns, Column, i).heading.field == field;
}

/* Records side by side: the key and another field come again at the same
 * distance. Returns the distance, or the whole width if there is one block. */
static guint
find_period (const XqHeadingList *list,
             GArray              *columns)
{
  guint first = columns->len;

  for (guint i = 0; list->side_by_side && i < columns->len; i++)
    {
      if (!is_field (columns, i, list->key))
        continue;
      if (first == columns->len)
        {
          first = i;
          continue;
        }
      for (guint j = 0; j + (i - first) < columns->len && j < i; j++)
        {
          const XqHeading *heading = &g_array_index (columns, Column, j).heading;

          if (heading->known && heading->field != list->key && is_field (columns, j + (i - first), heading->field))
            return i - first;
        }
    }
  return MAX (columns->len, 1);
}

static int *
find_place (XqImportBlock   *block,
            const XqHeading *heading)
{
  return &block->columns[heading->field][heading->slot];
}

/* A heading that belongs to whoever stands left of it, unless that one has it already. */
static void
attribute (const XqHeadingList *list,
           XqImportBlock       *block,
           XqHeading           *heading,
           int                  last_slot)
{
  XqHeading own;

  if (last_slot < 0 || list->follow == NULL)
    return;
  own = list->follow (*heading, (guint) last_slot);
  if (*find_place (block, &own) < 0)
    *heading = own;
}

static void
add_column (const XqHeadingList *list,
            XqImportLayout      *layout,
            guint                index,
            const Column        *column)
{
  XqImportColumn *shown = g_new0 (XqImportColumn, 1);

  shown->column = index;
  shown->slot = column->heading.slot;
  if (column->top != NULL && column->text != NULL && strcmp (column->top, column->text) != 0)
    shown->heading = g_strconcat (column->top, " ", column->text, NULL);
  else
    shown->heading = g_strdup (column->text != NULL ? column->text : column->top);
  if (column->heading.known)
    shown->field = list->fields[column->heading.field];
  else
    shown->reason = column->heading.reason;
  g_ptr_array_add (layout->columns, shown);
}

static XqImportLayout *
build (const XqHeadingList *list,
       GArray              *columns,
       guint                first,
       guint                n_rows)
{
  XqImportLayout *layout = g_new0 (XqImportLayout, 1);
  guint period = find_period (list, columns);

  layout->first = first;
  layout->n_rows = n_rows;
  layout->blocks = g_array_new (FALSE, FALSE, sizeof (XqImportBlock));
  layout->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_import_column_free);
  for (guint start = 0; start < columns->len; start += period)
    {
      XqImportBlock block;
      int last_slot = -1;

      memset (&block, -1, sizeof block);
      for (guint i = start; i < MIN (start + period, columns->len); i++)
        {
          Column *column = &g_array_index (columns, Column, i);
          int *place;

          if (column->heading.known)
            {
              attribute (list, &block, &column->heading, last_slot);
              place = find_place (&block, &column->heading);
              if (list->follow != NULL && column->heading.field == list->leader)
                last_slot = (int) column->heading.slot;
              if (*place < 0)
                *place = (int) i;
              else
                column->heading = (XqHeading) { .reason = _("The same heading stands there before.") };
            }
          if (column->heading.known || column->heading.reason != NULL)
            add_column (list, layout, i, column);
        }
      if (block.columns[list->key][0] >= 0)
        g_array_append_val (layout->blocks, block);
    }
  return layout;
}

XqImportLayout *
xq_import_layout_find (const XqHeadingList *list,
                       const XqSheet       *sheet,
                       guint                from,
                       guint                n)
{
  g_return_val_if_fail (list->n_fields <= XQ_MOST_HEADINGS, NULL);

  for (guint i = from; i < sheet->rows->len && i - from < n; i++)
    {
      g_autoptr (GArray) one = read_columns (list, sheet, i, FALSE);
      g_autoptr (GArray) two = read_columns (list, sheet, i, TRUE);
      g_autoptr (GArray) next = NULL;
      guint n_one = count_fields (list, one);
      guint n_two = i + 1 < sheet->rows->len ? count_fields (list, two) : 0;

      if (MAX (n_one, n_two) < 2)
        continue;
      if (n_two <= n_one)
        return build (list, one, i, 1);
      /* A title over a row of headings adds nothing to it. */
      next = read_columns (list, sheet, i + 1, FALSE);
      if (n_two > count_fields (list, next))
        return build (list, two, i, 2);
    }
  return NULL;
}

XqImportLayout *
xq_import_layout_guess (const XqHeadingList *list,
                        const XqSheet       *sheet,
                        guint                n)
{
  g_autoptr (GArray) best = NULL;
  guint first = 0;
  guint most = 0;

  g_return_val_if_fail (list->n_fields <= XQ_MOST_HEADINGS, NULL);

  for (guint i = 0; i < sheet->rows->len && i < n; i++)
    {
      const XqSheetRow *row = get_row (sheet, i);
      g_autoptr (GArray) columns = NULL;
      gboolean keys;
      guint known;

      /* A title stands alone. */
      if (row->n_cells < 2 || xq_import_row_has_only_digits (row))
        continue;
      columns = read_columns (list, sheet, i, FALSE);
      known = count_all_fields (list, columns, &keys);
      if (best != NULL && known <= most)
        continue;
      g_clear_pointer (&best, g_array_unref);
      best = g_steal_pointer (&columns);
      first = i;
      most = known;
    }
  return best != NULL ? build (list, best, first, 1) : NULL;
}

gboolean
xq_import_layout_repeat (const XqHeadingList  *list,
                         const XqSheet        *sheet,
                         guint                 index,
                         XqImportLayout      **layout)
{
  const XqImportBlock *block = &g_array_index ((*layout)->blocks, XqImportBlock, 0);
  const XqSheetCell *cell = xq_import_layout_cell (block, get_row (sheet, index), list->key, 0);
  XqHeading heading = cell != NULL && strlen (cell->text) < 100 ? xq_heading_read (list, NULL, cell->text)
                                                                : (XqHeading) { 0 };
  XqImportLayout *again;

  if (!heading.known || heading.field != list->key)
    return FALSE;
  again = xq_import_layout_find (list, sheet, index, 1);
  if (again == NULL)
    return FALSE;
  xq_import_layout_free (*layout);
  *layout = again;
  return TRUE;
}

const XqSheetCell *
xq_import_layout_cell (const XqImportBlock *block,
                       const XqSheetRow    *row,
                       guint                field,
                       guint                slot)
{
  int column = block->columns[field][slot];
  const XqSheetCell *cell = column < 0 ? NULL : xq_sheet_row_get (row, (guint) column);

  /* What a failed formula shows is no value. */
  return cell != NULL && cell->kind != XQ_CELL_FAULT ? cell : NULL;
}

gboolean
xq_import_row_is_footer (const XqSheetRow *row)
{
  for (guint i = 0; i < MIN (row->n_cells, 3); i++)
    {
      g_autofree char *folded = xq_import_fold (row->cells[i].text);

      if (xq_import_words_begin ("rows", "footer", folded) > 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
xq_import_row_has_only_digits (const XqSheetRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (strspn (row->cells[i].text, "0123456789. ") != strlen (row->cells[i].text))
      return FALSE;
  return TRUE;
}
