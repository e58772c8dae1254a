/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/number-format.h"
#include "exchange/shared-text.h"
#include "exchange/worksheet.h"

/* The last row and column that spreadsheet programs have. */
#define LAST_ROW 1048576u
#define LAST_COLUMN 16384u
#define MAX_MERGES 10000

typedef struct
{
  const XqWorksheetContext *context;
  XqSheetBook *book;
  XqSheet *sheet;
  GArray *cells;             /* XqSheetCell of the row */
  guint row;

  guint column;              /* of the cell */
  char type[12];
  guint style;
  gboolean has_formula;
  GString *value;
  gboolean in_value;
  guint in_phonetic;

  gboolean wide;             /* something stands beyond the last column that is read */
  guint n_empty_formulas;
  guint n_broken;            /* cells that refer to nothing */
} Reader;

/* "BC12" is row 12, column 54; %FALSE if it is no place in a sheet. */
static gboolean
parse_place (const char  *text,
             const char **end,
             guint       *row,
             guint       *column)
{
  guint letters = 0;
  guint64 number;
  char *after;

  for (; g_ascii_isalpha (*text); text++)
    {
      letters = letters * 26 + (guint) (g_ascii_toupper (*text) - 'A') + 1;
      if (letters > LAST_COLUMN)
        return FALSE;
    }
  if (letters == 0 || !g_ascii_isdigit (*text))
    return FALSE;
  number = g_ascii_strtoull (text, &after, 10);
  if (number == 0 || number > LAST_ROW)
    return FALSE;
  *end = after;
  *row = (guint) number;
  *column = letters - 1;
  return TRUE;
}

static void
begin_row (Reader      *reader,
           XqXmlStream *stream)
{
  char text[16];
  guint64 number = 0;

  if (xq_xml_stream_copy (stream, "r", text, sizeof text))
    number = g_ascii_strtoull (text, NULL, 10);
  reader->row = number >= 1 && number <= LAST_ROW ? (guint) number : MIN (reader->row + 1, LAST_ROW);
  reader->column = 0;
  g_array_set_size (reader->cells, 0);
}

/* reader->column is where a cell without a place of its own stands. */
static void
begin_cell (Reader      *reader,
            XqXmlStream *stream)
{
  char text[24];
  const char *end;
  guint row;
  guint column;

  if (xq_xml_stream_copy (stream, "r", text, sizeof text))
    {
      if (parse_place (text, &end, &row, &column) && *end == '\0')
        reader->column = column;
      else
        reader->n_broken++;
    }
  if (!xq_xml_stream_copy (stream, "t", reader->type, sizeof reader->type))
    g_strlcpy (reader->type, "n", sizeof reader->type);
  reader->style = xq_xml_stream_copy (stream, "s", text, sizeof text) ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
  reader->has_formula = FALSE;
  reader->in_phonetic = 0;
  g_string_truncate (reader->value, 0);
}

static gboolean
keep (Reader      *reader,
      XqSheetCell *cell,
      const char  *text,
      GError     **error)
{
  gboolean cut = FALSE;

  cell->text = xq_sheet_book_keep (reader->book, text, strlen (text), &cut, error);
  if (cut)
    xq_sheet_take_note (reader->sheet, reader->row,
                        g_strdup (_("A cell holds more text than can be; its end was not read.")));
  return cell->text != NULL;
}

static gboolean
keep_number (Reader      *reader,
             XqSheetCell *cell,
             GError     **error)
{
  double value;
  g_autofree char *plain = xq_number_format_plain (reader->value->str, &value);
  g_autofree char *date = NULL;

  if (plain == NULL)
    {
      reader->n_broken++;
      return TRUE;
    }
  if (reader->style < reader->context->dates->len && reader->context->dates->data[reader->style])
    date = xq_number_format_date (value, reader->context->from_1904);
  cell->kind = date != NULL ? XQ_CELL_DATE : XQ_CELL_NUMBER;
  return keep (reader, cell, date != NULL ? date : plain, error);
}

/* Leaves cell->text empty if the cell holds nothing that can be read. */
static gboolean
fill_cell (Reader      *reader,
           XqSheetCell *cell,
           GError     **error)
{
  const char *type = reader->type;

  if (strcmp (type, "s") == 0)
    {
      char *end;
      guint64 index = g_ascii_strtoull (reader->value->str, &end, 10);

      if (end == reader->value->str || *end != '\0' || index >= reader->context->texts->len)
        reader->n_broken++;
      else
        cell->text = g_ptr_array_index (reader->context->texts, index);
      return TRUE;
    }
  if (strcmp (type, "n") == 0)
    return keep_number (reader, cell, error);
  if (strcmp (type, "b") == 0)
    {
      cell->kind = XQ_CELL_BOOLEAN;
      return keep (reader, cell, reader->value->str[0] == '1' || reader->value->str[0] == 't' ? "1" : "0", error);
    }
  if (strcmp (type, "d") == 0)
    {
      const char *hour = strchr (reader->value->str, 'T');

      if (hour != NULL)
        g_string_truncate (reader->value, (gsize) (hour - reader->value->str));
      cell->kind = XQ_CELL_TEXT;
    }
  else if (strcmp (type, "e") == 0)
    cell->kind = XQ_CELL_FAULT;
  /* What is cut keeps its length, by which it is known. */
  if (reader->value->len <= XQ_SHEET_MAX_CELL)
    xq_shared_text_unescape (reader->value);
  return reader->value->len == 0 || keep (reader, cell, reader->value->str, error);
}

static void
end_cell (Reader      *reader,
          XqXmlStream *stream)
{
  XqSheetCell cell = { .column = reader->column, .kind = XQ_CELL_TEXT };
  GError *error = NULL;

  reader->column++;
  if (reader->value->len == 0)
    {
      reader->n_empty_formulas += reader->has_formula ? 1 : 0;
      return;
    }
  if (cell.column >= XQ_SHEET_MAX_COLUMNS)
    {
      reader->wide = TRUE;
      return;
    }
  if (!fill_cell (reader, &cell, &error))
    {
      xq_xml_stream_stop (stream, error);
      return;
    }
  if (cell.text != NULL)
    g_array_append_val (reader->cells, cell);
}

static void
add_merge (Reader      *reader,
           XqXmlStream *stream)
{
  char text[48];
  const char *p = text;
  XqSheetMerge merge;

  if (reader->sheet->merges->len >= MAX_MERGES || !xq_xml_stream_copy (stream, "ref", text, sizeof text) ||
      !parse_place (p, &p, &merge.first_row, &merge.first_column) || *p != ':' ||
      !parse_place (p + 1, &p, &merge.last_row, &merge.last_column))
    return;
  if (merge.first_row <= merge.last_row && merge.first_column <= merge.last_column)
    g_array_append_val (reader->sheet->merges, merge);
}

static void
on_start (XqXmlStream *stream,
          const char  *name,
          gpointer     data)
{
  Reader *reader = data;

  if (strcmp (name, "c") == 0)
    begin_cell (reader, stream);
  else if (strcmp (name, "v") == 0 || strcmp (name, "t") == 0)
    reader->in_value = reader->in_phonetic == 0;
  else if (strcmp (name, "row") == 0)
    begin_row (reader, stream);
  else if (strcmp (name, "f") == 0)
    reader->has_formula = TRUE;
  else if (strcmp (name, "rPh") == 0)
    reader->in_phonetic++;
  else if (strcmp (name, "mergeCell") == 0)
    add_merge (reader, stream);
}

static void
on_end (XqXmlStream *stream,
        const char  *name,
        gpointer     data)
{
  Reader *reader = data;
  GError *error = NULL;

  if (strcmp (name, "v") == 0 || strcmp (name, "t") == 0)
    reader->in_value = FALSE;
  else if (strcmp (name, "c") == 0)
    end_cell (reader, stream);
  else if (strcmp (name, "rPh") == 0 && reader->in_phonetic > 0)
    reader->in_phonetic--;
  else if (strcmp (name, "row") == 0 &&
           !xq_sheet_book_add_row (reader->book, reader->sheet, reader->row, reader->cells, &error))
    xq_xml_stream_stop (stream, error);
}

static void
on_text (XqXmlStream *stream,
         const char  *text,
         gsize        n,
         gpointer     data)
{
  Reader *reader = data;

  (void) stream;
  if (reader->in_value && reader->value->len <= XQ_SHEET_MAX_CELL)
    g_string_append_len (reader->value, text, (gssize) n);
}

static void
add_notes (Reader *reader)
{
  if (reader->wide)
    xq_sheet_take_note (reader->sheet, 0,
                        g_strdup_printf (_("What stands beyond column %d was not read."), XQ_SHEET_MAX_COLUMNS));
  if (reader->n_empty_formulas > 0)
    xq_sheet_take_note (reader->sheet, 0,
                        g_strdup_printf (_("Formulas without a result: %u. Open the file in WPS or Excel, save it, and "
                                           "read it again."), reader->n_empty_formulas));
  if (reader->n_broken > 0)
    xq_sheet_take_note (reader->sheet, 0,
                        g_strdup_printf (_("Cells that are damaged or stand in no place: %u. Check this sheet against "
                                           "what you see in WPS or Excel."), reader->n_broken));
}

gboolean
xq_worksheet_read (XqPackage                *package,
                   const char               *path,
                   const XqWorksheetContext *context,
                   XqSheetBook              *book,
                   XqSheet                  *sheet,
                   GError                  **error)
{
  static const XqXmlHandler handler = { on_start, on_end, on_text };
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (XqSheetCell));
  g_autoptr (GString) value = g_string_new (NULL);
  Reader reader = { .context = context, .book = book, .sheet = sheet, .cells = cells, .value = value };

  if (!xq_xml_stream_read (package, path, &handler, &reader, error))
    return FALSE;
  xq_sheet_sort (sheet);
  add_notes (&reader);
  return TRUE;
}
