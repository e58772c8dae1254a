/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/import-reader.h"
#include "exchange/import-words.h"

/* Rows looked at to find the headings. */
#define N_BEFORE_HEADINGS 40

#define STRIDE 256

/* Longer than any word that means "as above". */
#define MAX_SAME 20

/* Cells of a title's row that are looked at. */
#define MOST_TITLES 10

void
xq_import_reader_warn (const XqImportReader *reader,
                       XqImportSeverity      severity,
                       char                 *text)
{
  xq_import_warn (reader->notes, reader->name, reader->row->number, severity, text);
}

void
xq_import_reader_skip (const XqImportReader *reader,
                       XqImportSkipReason    reason,
                       const char           *text)
{
  xq_import_skip (reader->notes, reader->name, reader->row->number, reason, g_strdup (text));
}

/* --- cells that stand for several rows --- */

static int
compare_merges (gconstpointer a,
                gconstpointer b)
{
  guint x = ((const XqSheetMerge *) a)->first_row;
  guint y = ((const XqSheetMerge *) b)->first_row;

  return (x > y) - (x < y);
}

static void
begin_merges (XqImportReader *reader)
{
  for (guint i = 0; i < reader->sheet->merges->len; i++)
    {
      const XqSheetMerge *merge = &g_array_index (reader->sheet->merges, XqSheetMerge, i);

      if (merge->last_row > merge->first_row && merge->first_column < XQ_SHEET_MAX_COLUMNS)
        g_array_append_val (reader->merges, *merge);
    }
  g_array_sort (reader->merges, compare_merges);
}

/* The row is the next one: takes up the merges that begin in it. */
static void
pass_merges (XqImportReader *reader)
{
  for (; reader->next_merge < reader->merges->len; reader->next_merge++)
    {
      const XqSheetMerge *merge = &g_array_index (reader->merges, XqSheetMerge, reader->next_merge);

      if (merge->first_row > reader->row->number)
        return;
      if (merge->first_row == reader->row->number)
        reader->merged[merge->first_column] =
          (XqImportMerged) { merge->last_row, xq_sheet_row_get (reader->row, merge->first_column) };
    }
}

static const XqImportBlock *
get_block (const XqImportReader *reader)
{
  return &g_array_index (reader->layout->blocks, XqImportBlock, 0);
}

gboolean
xq_import_reader_has_column (const XqImportReader *reader,
                             guint                 field)
{
  return get_block (reader)->columns[field][0] >= 0;
}

const XqSheetCell *
xq_import_reader_cell (XqImportReader *reader,
                       guint           field)
{
  const XqSheetCell *cell = xq_import_layout_cell (get_block (reader), reader->row, field, 0);
  int column = get_block (reader)->columns[field][0];
  g_autofree char *folded = NULL;

  if (cell == NULL && column >= 0 && column < XQ_SHEET_MAX_COLUMNS &&
      reader->merged[column].last_row >= reader->row->number)
    cell = reader->merged[column].cell;
  if (cell == NULL || cell->kind == XQ_CELL_FAULT)
    return NULL;
  if (strlen (cell->text) < MAX_SAME)
    {
      folded = xq_import_fold (cell->text);
      if (g_strcmp0 (xq_import_words_find ("table", folded), "same") == 0)
        return reader->above[field];
    }
  reader->above[field] = cell;
  return cell;
}

char *
xq_import_reader_dup_text (XqImportReader *reader,
                           guint           field,
                           gboolean       *is_cut)
{
  const XqSheetCell *cell = xq_import_reader_cell (reader, field);
  g_autoptr (GString) text = NULL;

  *is_cut = cell != NULL && xq_sheet_cell_is_cut (cell);
  if (cell == NULL || *is_cut)
    return NULL;
  text = g_string_new (cell->text);
  g_string_replace (text, "\r\n", "\n", 0);
  g_string_replace (text, "\r", "\n", 0);
  g_strstrip (text->str);
  return text->str[0] != '\0' ? g_strdup (text->str) : NULL;
}

char *
xq_import_reader_dup_label (const XqImportReader *reader,
                            guint                 field)
{
  int column = get_block (reader)->columns[field][0];
  const char *heading = column >= 0 && (guint) column < reader->headings->len
                          ? g_ptr_array_index (reader->headings, (guint) column) : NULL;

  return heading != NULL ? g_strdelimit (g_strdup (heading), "\r\n\t", ' ') : NULL;
}

/* --- titles and headings --- */

static void
note_title (XqImportReader *reader,
            const char     *text)
{
  int grade;
  int number;

  if (reader->reading->note_title != NULL)
    reader->reading->note_title (reader, text);
  xq_import_calendar_read_title (&reader->calendar, text);
  if (reader->notes->school_year == 0)
    reader->notes->school_year = reader->calendar.school_year;
  if (xq_import_class_search (text, reader->options, &grade, &number))
    {
      reader->grade = grade;
      reader->class_number = number;
    }
  else if ((grade = xq_import_class_find_grade (text)) != 0)
    reader->grade = grade;
}

/* Titles may name the class and the school year; the tab says it with less around it. */
static void
read_titles (XqImportReader *reader)
{
  for (guint i = 0; i < reader->layout->first; i++)
    {
      reader->row = &g_array_index (reader->sheet->rows, XqSheetRow, i);
      for (guint j = 0; j < MIN (reader->row->n_cells, MOST_TITLES); j++)
        note_title (reader, reader->row->cells[j].text);
      xq_import_reader_skip (reader, XQ_IMPORT_SKIP_TITLE, _("A title above the headings."));
    }
  note_title (reader, reader->sheet->name);
}

gboolean
xq_import_reader_take_class (XqImportReader *reader)
{
  int grade;
  int number;

  if (reader->row->n_cells != 1 ||
      !xq_import_class_search (reader->row->cells[0].text, reader->options, &grade, &number))
    return FALSE;
  reader->grade = grade;
  reader->class_number = number;
  return TRUE;
}

static void
take_columns (XqImportReader *reader)
{
  g_ptr_array_set_size (reader->headings, 0);
  for (guint i = 0; i < reader->layout->columns->len; i++)
    {
      const XqImportColumn *column = g_ptr_array_index (reader->layout->columns, i);

      if (reader->headings->len <= column->column)
        g_ptr_array_set_size (reader->headings, (int) column->column + 1);
      g_free (g_ptr_array_index (reader->headings, column->column));
      g_ptr_array_index (reader->headings, column->column) = g_strdup (column->heading);
    }
}

static gboolean
take_headings (XqImportReader *reader,
               guint          *index)
{
  if (!xq_import_layout_repeat (reader->reading->headings, reader->sheet, *index, &reader->layout))
    return FALSE;
  take_columns (reader);
  for (guint i = 0; i < reader->layout->n_rows; i++)
    {
      reader->row = &g_array_index (reader->sheet->rows, XqSheetRow, *index + i);
      xq_import_reader_skip (reader, XQ_IMPORT_SKIP_HEADING, _("The headings again."));
    }
  *index += reader->layout->n_rows - 1;
  return TRUE;
}

/* --- sheets --- */

static gboolean
read_sheet (XqImportReader *reader,
            GCancellable   *cancellable,
            GError        **error)
{
  const XqImportReading *reading = reader->reading;

  if (reading->begin != NULL)
    reading->begin (reader);
  reader->layout = xq_import_layout_find (reading->headings, reader->sheet, 0, N_BEFORE_HEADINGS);
  if (reader->layout == NULL || (reading->accept != NULL && !reading->accept (reader)))
    {
      xq_import_skip (reader->notes, reader->name, 0, XQ_IMPORT_SKIP_SHEET, g_strdup (_(reading->no_headings)));
      return TRUE;
    }
  read_titles (reader);
  take_columns (reader);
  xq_import_take_columns (reader->notes, reader->name, reader->layout->columns);
  xq_import_repeat_notes (reader->notes, reader->name, reader->sheet);
  begin_merges (reader);
  for (guint i = reader->layout->first + reader->layout->n_rows; i < reader->sheet->rows->len; i++)
    {
      reader->row = &g_array_index (reader->sheet->rows, XqSheetRow, i);
      pass_merges (reader);
      if (!take_headings (reader, &i))
        reading->read_row (reader);
      if (i % STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
xq_import_reader_run (const XqImportReading *reading,
                      const XqSheetBook     *book,
                      const XqImportOptions *options,
                      XqImportNotes         *notes,
                      gpointer               data,
                      GCancellable          *cancellable,
                      GError               **error)
{
  g_return_val_if_fail (reading != NULL && book != NULL && options != NULL && options->today != NULL && notes != NULL, FALSE);
  g_return_val_if_fail (reading->headings->n_fields <= XQ_MOST_HEADINGS, FALSE);

  for (guint i = 0; i < book->sheets->len; i++)
    {
      g_autofree XqImportReader *reader = g_new0 (XqImportReader, 1);
      g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GArray) merges = g_array_new (FALSE, FALSE, sizeof (XqSheetMerge));
      gboolean done;

      reader->sheet = g_ptr_array_index (book->sheets, i);
      if (reader->sheet->rows->len == 0)
        continue;
      reader->reading = reading;
      reader->data = data;
      reader->notes = notes;
      reader->options = options;
      reader->name = g_string_chunk_insert (notes->names, reader->sheet->name);
      reader->headings = headings;
      reader->merges = merges;
      reader->calendar.today = options->today;
      done = read_sheet (reader, cancellable, error);
      xq_import_layout_free (reader->layout);
      if (!done)
        return FALSE;
    }
  xq_import_skip_hidden (notes, book);
  return TRUE;
}
