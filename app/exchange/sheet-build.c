/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/sheet-build.h"

static void
clear_row (gpointer data)
{
  XqSheetRow *row = data;

  g_free (row->cells);
}

static void
clear_note (gpointer data)
{
  XqSheetNote *note = data;

  g_free (note->text);
}

static void
free_sheet (gpointer data)
{
  XqSheet *sheet = data;

  g_free (sheet->name);
  g_array_unref (sheet->rows);
  g_array_unref (sheet->merges);
  g_array_unref (sheet->notes);
  g_clear_pointer (&sheet->chosen, g_hash_table_unref);
  g_free (sheet);
}

XqSheetBook *
xq_sheet_book_new (void)
{
  XqSheetBook *book = g_new0 (XqSheetBook, 1);

  book->sheets = g_ptr_array_new_with_free_func (free_sheet);
  book->hidden = g_ptr_array_new_with_free_func (g_free);
  book->chunk = g_string_chunk_new (64 * 1024);
  return book;
}

void
xq_sheet_book_free (XqSheetBook *book)
{
  if (book == NULL)
    return;
  g_ptr_array_unref (book->sheets);
  g_ptr_array_unref (book->hidden);
  g_string_chunk_free (book->chunk);
  g_free (book);
}

XqSheet *
xq_sheet_book_add_sheet (XqSheetBook *book,
                         const char  *name)
{
  XqSheet *sheet = g_new0 (XqSheet, 1);

  sheet->name = g_strdup (name);
  sheet->rows = g_array_new (FALSE, FALSE, sizeof (XqSheetRow));
  g_array_set_clear_func (sheet->rows, clear_row);
  sheet->merges = g_array_new (FALSE, FALSE, sizeof (XqSheetMerge));
  sheet->notes = g_array_new (FALSE, FALSE, sizeof (XqSheetNote));
  g_array_set_clear_func (sheet->notes, clear_note);
  g_ptr_array_add (book->sheets, sheet);
  return sheet;
}

const char *
xq_sheet_book_keep (XqSheetBook *book,
                    const char  *text,
                    gsize        length,
                    gboolean    *cut,
                    GError     **error)
{
  g_autofree char *repaired = NULL;

  if (!g_utf8_validate_len (text, length, NULL))
    {
      repaired = g_utf8_make_valid (text, (gssize) length);
      text = repaired;
      length = strlen (repaired);
    }
  if (length > XQ_SHEET_MAX_CELL)
    {
      *cut = TRUE;
      length = XQ_SHEET_MAX_CELL;
      while (length > 0 && (text[length] & 0xc0) == 0x80)
        length--;
    }
  book->n_text += length + 1;
  if (book->n_text > XQ_SHEET_MAX_BOOK_TEXT)
    {
      g_set_error_literal (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_TOO_LARGE,
                           _("The spreadsheet holds far more text than a roster. Leave only the roster in it, and save it again."));
      return NULL;
    }
  return g_string_chunk_insert_len (book->chunk, text, (gssize) length);
}

static int
compare_cells (gconstpointer a,
               gconstpointer b)
{
  guint x = ((const XqSheetCell *) a)->column;
  guint y = ((const XqSheetCell *) b)->column;

  return (x > y) - (x < y);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  guint x = ((const XqSheetRow *) a)->number;
  guint y = ((const XqSheetRow *) b)->number;

  return (x > y) - (x < y);
}

/* Of two cells said to stand in one place the first is taken. */
static void
put_in_order (GArray *cells)
{
  gboolean ordered = TRUE;

  for (guint i = 1; i < cells->len && ordered; i++)
    ordered = g_array_index (cells, XqSheetCell, i - 1).column < g_array_index (cells, XqSheetCell, i).column;
  if (ordered)
    return;
  g_array_sort (cells, compare_cells);
  for (guint i = cells->len - 1; i > 0; i--)
    if (g_array_index (cells, XqSheetCell, i - 1).column == g_array_index (cells, XqSheetCell, i).column)
      g_array_remove_index (cells, i);
}

gboolean
xq_sheet_book_add_row (XqSheetBook *book,
                       XqSheet     *sheet,
                       guint        number,
                       GArray      *cells,
                       GError     **error)
{
  XqSheetRow row;

  if (cells->len == 0)
    return TRUE;
  put_in_order (cells);
  book->n_rows++;
  book->n_cells += cells->len;
  if (book->n_rows > XQ_SHEET_MAX_ROWS || book->n_cells > XQ_SHEET_MAX_CELLS)
    {
      g_set_error (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_TOO_LARGE,
                   _("The spreadsheet has more than %d rows. Leave only the roster in it, and save it again."),
                   XQ_SHEET_MAX_ROWS);
      return FALSE;
    }
  row.number = number;
  row.n_cells = cells->len;
  row.cells = g_memdup2 (cells->data, cells->len * sizeof (XqSheetCell));
  g_array_append_val (sheet->rows, row);
  return TRUE;
}

void
xq_sheet_sort (XqSheet *sheet)
{
  for (guint i = 1; i < sheet->rows->len; i++)
    if (g_array_index (sheet->rows, XqSheetRow, i - 1).number > g_array_index (sheet->rows, XqSheetRow, i).number)
      {
        g_array_sort (sheet->rows, compare_rows);
        return;
      }
}

void
xq_sheet_take_note (XqSheet *sheet,
                    guint    row,
                    char    *text)
{
  XqSheetNote note = { row, text };

  if (sheet->notes->len < XQ_SHEET_MAX_NOTES)
    g_array_append_val (sheet->notes, note);
  else
    g_free (text);
}

const XqSheetCell *
xq_sheet_row_get (const XqSheetRow *row,
                  guint             column)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (row != NULL, NULL);

  high = row->n_cells;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (row->cells[middle].column == column)
        return &row->cells[middle];
      if (row->cells[middle].column < column)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

gboolean
xq_sheet_cell_is_cut (const XqSheetCell *cell)
{
  g_return_val_if_fail (cell != NULL, FALSE);

  /* Cut between characters: up to three bytes less. */
  return strlen (cell->text) + 4 > XQ_SHEET_MAX_CELL;
}
