/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/import-reader.h"
#include "exchange/import-words.h"
#include "exchange/record-row.h"
#include "exchange/record-value.h"

/* The heading of the grade of a row's classes. */
#define GRADE "grade"

/* With so many cells a line is filled in, and no line of totals or signatures. */
#define FILLED 3

/* What one sheet after the other is read into. */
typedef struct
{
  const XqRecordImport *records;
  GPtrArray            *rows;
  char                **titles;   /* by column: the code that a title of the sheet says */
  gboolean             *told;     /* by column: that neither the sheet nor its title says it */
} Place;

static Place *
get_place (const XqImportReader *reader)
{
  return reader->data;
}

static void
row_free (gpointer data)
{
  XqRecordRow *row = data;

  for (guint i = 0; i < row->records->n_columns; i++)
    g_free (row->values[i]);
  g_free (row->values);
  g_array_unref (row->classes);
  g_free (row->problem);
  g_free (row);
}

const XqField *
xq_record_column_get_field (const XqRecordImport *records,
                            const XqRecordColumn *column)
{
  g_auto (GStrv) path = column->field != NULL ? g_strsplit (column->field, ".", 2) : NULL;
  const XqField *field = path != NULL ? xq_fields_find (records->kind->fields, path[0]) : NULL;

  return field != NULL && path[1] != NULL ? xq_fields_find (field->parts, path[1]) : field;
}

const char *
xq_record_row_get (const XqRecordRow *row,
                   const char        *heading)
{
  g_return_val_if_fail (row != NULL && heading != NULL, NULL);

  for (guint i = 0; i < row->records->n_columns; i++)
    if (strcmp (row->records->columns[i].heading, heading) == 0)
      return row->values[i];
  g_return_val_if_reached (NULL);
}

/* The first thing that stands against the row is what is said. @text is taken. */
static void
refuse (XqRecordRow *row,
        char        *text)
{
  if (row->problem == NULL)
    row->problem = text;
  else
    g_free (text);
}

/* --- what is no row --- */

static guint
count_filled (const XqImportReader *reader)
{
  const XqImportBlock *block = &g_array_index (reader->layout->blocks, XqImportBlock, 0);
  guint n = 0;

  for (guint i = 0; i < get_place (reader)->records->n_columns; i++)
    n += xq_import_layout_cell (block, reader->row, i, 0) != NULL ? 1 : 0;
  return n;
}

static gboolean
is_footer (const XqImportReader *reader)
{
  g_autofree char *folded = xq_import_fold (reader->row->cells[0].text);

  return count_filled (reader) < FILLED && xq_import_words_begin ("rows", "footer", folded) > 0;
}

static gboolean
is_record (XqImportReader *reader)
{
  const XqRecordImport *records = get_place (reader)->records;
  const XqSheetCell *key = xq_import_reader_cell (reader, 0);
  XqImportCalendar calendar = reader->calendar;

  if (key == NULL)
    return FALSE;
  if (xq_record_column_get_field (records, &records->columns[0])->type == XQ_FIELD_DATE &&
      xq_import_day_read (&calendar, key).reading <= XQ_DATE_NO_YEAR)
    return TRUE;
  return count_filled (reader) > 1 && !is_footer (reader);
}

static void
skip_row (XqImportReader *reader)
{
  g_autofree char *label = xq_import_reader_dup_label (reader, 0);
  g_autofree char *missing = g_strdup_printf (_("“%s” is empty. Fill it in, and read the file again."), label);

  if (is_footer (reader))
    xq_import_reader_skip (reader, XQ_IMPORT_SKIP_FOOTER, _("A line of totals or remarks."));
  else if (xq_import_reader_take_class (reader))
    xq_import_reader_skip (reader, XQ_IMPORT_SKIP_TITLE, _("A title between the rows."));
  else if (reader->row->n_cells == 1 && !xq_import_row_has_only_digits (reader->row))
    xq_import_reader_skip (reader, XQ_IMPORT_SKIP_TITLE, _("A line in which nothing is entered."));
  else if (count_filled (reader) > 1 && xq_import_reader_cell (reader, 0) == NULL)
    xq_import_reader_skip (reader, XQ_IMPORT_SKIP_NO_NAME, missing);
  else
    xq_import_reader_skip (reader, XQ_IMPORT_SKIP_EMPTY, _("A line that was not filled in."));
}

/* --- a cell --- */

static char *
dup_group (const XqRecordImport *records,
           const XqField        *field)
{
  return g_strdup_printf ("%s_%s_choices", records->prefix, field->name);
}

/* (transfer full) (nullable): what stands in the cell; %NULL also for a word that says there is nothing. */
static char *
dup_text (XqImportReader *reader,
          XqRecordRow    *row,
          guint           column)
{
  gboolean is_cut;
  g_autofree char *text = xq_import_reader_dup_text (reader, column, &is_cut);
  g_autofree char *folded = text != NULL && strlen (text) < 20 ? xq_import_fold (text) : NULL;

  if (is_cut)
    refuse (row, g_strdup (_("A cell holds more text than can be read, and nothing was entered of its row. Shorten it, or "
                             "enter the row by hand.")));
  if (folded != NULL && g_strcmp0 (xq_import_words_find ("table", folded), "none") == 0)
    return NULL;
  return g_steal_pointer (&text);
}

static void
warn_not_understood (const XqImportReader *reader,
                     const XqField        *field,
                     const char           *text)
{
  xq_import_reader_warn (reader, XQ_IMPORT_WARNING,
                         g_strdup_printf (_("%s: “%s” was not understood, and was left out."), _(field->title), text));
}

static char *
read_day (XqImportReader *reader,
          XqRecordRow    *row,
          guint           column,
          const XqField  *field)
{
  const XqSheetCell *cell = xq_import_reader_cell (reader, column);
  XqImportCalendar other = reader->calendar;
  gboolean is_day = g_strcmp0 (field->name, row->records->day) == 0;
  XqImportDay day;

  if (cell == NULL)
    return NULL;
  /* The days of the rows follow each other; other days, as that of a certificate, stand alone. */
  day = xq_import_day_read (is_day ? &reader->calendar : &other, cell);
  if (day.on[0] == '\0' && is_day)
    refuse (row, g_strdup_printf (_("The day “%s” was not understood. Write one day, as 2024-09-01, and a row for each."), cell->text));
  else if (day.on[0] == '\0')
    warn_not_understood (reader, field, cell->text);
  else if (day.reading == XQ_DATE_NO_YEAR || day.reading == XQ_DATE_TWO_DIGITS)
    xq_import_reader_warn (reader, XQ_IMPORT_NOTICE,
                           g_strdup_printf (_("The year of the day is not written out; %s was taken. Check it."), day.on));
  return day.on[0] != '\0' ? g_strdup (day.on) : NULL;
}

static char *
list_choices (const XqField *field)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (const XqChoice *choice = field->choices; choice->code != NULL; choice++)
    if (!choice->retired)
      g_string_append_printf (list, "%s%s", list->len > 0 ? " / " : "", _(choice->title));
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/* Where the row says nothing, a title may. */
static char *
read_choice (XqImportReader *reader,
             XqRecordRow    *row,
             guint           column,
             const XqField  *field,
             const char     *text)
{
  Place *place = get_place (reader);
  gboolean is_titled = (row->records->columns[column].flags & XQ_COLUMN_TITLED) != 0;
  g_autofree char *group = dup_group (row->records, field);
  const char *code = text != NULL ? xq_record_value_choice (field, group, text) : NULL;
  g_autofree char *choices = NULL;

  if (code != NULL)
    return g_strdup (code);
  if (text == NULL && is_titled && place->titles[column] != NULL)
    return g_strdup (place->titles[column]);
  if (text == NULL && is_titled && !place->told[column])
    {
      const XqChoice *initial = xq_choices_find (field->choices, field->initial);

      place->told[column] = TRUE;
      xq_import_warn (reader->notes, reader->name, 0, XQ_IMPORT_NOTICE,
                      g_strdup_printf (_("%s: neither a column nor a title says it; “%s” was taken, as the form does."),
                                       _(field->title), _(initial->title)));
    }
  if (text == NULL)
    return NULL;
  choices = list_choices (field);
  if (field->flags & XQ_FIELD_REQUIRED)
    refuse (row, g_strdup_printf (_("%s: “%s” was not understood. Write one of: %s."), _(field->title), text, choices));
  else
    warn_not_understood (reader, field, text);
  return NULL;
}

static char *
read_choices (XqImportReader       *reader,
              const XqRecordImport *records,
              const XqRecordColumn *column,
              const XqField        *field,
              const char           *text)
{
  g_autofree char *group = dup_group (records, field);
  g_autofree char *unknown = NULL;
  g_autofree char *codes = xq_record_value_choices (field, group, text, &unknown);

  if (unknown == NULL)
    return g_steal_pointer (&codes);
  if (!(column->flags & XQ_COLUMN_SEARCHED))
    {
      warn_not_understood (reader, field, unknown);
      return g_steal_pointer (&codes);
    }
  g_free (codes);
  codes = xq_record_value_search (field, group, text);
  if (codes == NULL)
    warn_not_understood (reader, field, text);
  else
    xq_import_reader_warn (reader, XQ_IMPORT_NOTICE,
                           g_strdup_printf (_("%s: of “%s” only the choices were kept."), _(field->title), text));
  return g_steal_pointer (&codes);
}

static char *
read_words (XqImportReader       *reader,
            const XqRecordColumn *column,
            guint                 index,
            const XqField        *field,
            char                 *text)
{
  g_autofree char *owned = text;
  g_autofree char *label = xq_import_reader_dup_label (reader, index);

  /* A field of one line. */
  if (field->type == XQ_FIELD_TEXT)
    g_strdelimit (owned, "\n\t", ' ');
  if (!(column->flags & XQ_COLUMN_LABELLED))
    return g_steal_pointer (&owned);
  /* Translators: what stands over a column of a spreadsheet, and what stands in it. */
  return g_strdup_printf (_("%s: %s"), label, owned);
}

static char *
read_value (XqImportReader *reader,
            XqRecordRow    *row,
            guint           column,
            const XqField  *field)
{
  g_autofree char *text = dup_text (reader, row, column);
  char *value = NULL;

  if (field->type == XQ_FIELD_CHOICE)
    return read_choice (reader, row, column, field, text);
  if (text == NULL)
    return NULL;
  switch (field->type)
    {
    case XQ_FIELD_DATE:
      return read_day (reader, row, column, field);

    case XQ_FIELD_CHOICES:
      return read_choices (reader, row->records, &row->records->columns[column], field, text);

    case XQ_FIELD_INTEGER:
      value = xq_record_value_integer (text);
      break;

    case XQ_FIELD_FLAG:
      value = g_strdup (xq_record_value_flag (text));
      break;

    case XQ_FIELD_TEXT:
    case XQ_FIELD_NOTE:
      return read_words (reader, &row->records->columns[column], column, field, g_steal_pointer (&text));

    case XQ_FIELD_RECORD:
      return g_steal_pointer (&text);

    case XQ_FIELD_TIME:
    case XQ_FIELD_MOMENT:
    case XQ_FIELD_CHOICE:
    case XQ_FIELD_ACCOUNT:
    case XQ_FIELD_LETTER:
    case XQ_FIELD_PARTS:
    default:
      break;
    }
  if (value == NULL)
    warn_not_understood (reader, field, text);
  return value;
}

/* --- the classes --- */

static guint
find_column (const XqRecordImport *records,
             const char           *heading,
             const char           *field)
{
  for (guint i = 0; i < records->n_columns; i++)
    if ((heading != NULL && strcmp (records->columns[i].heading, heading) == 0) ||
        (field != NULL && g_strcmp0 (records->columns[i].field, field) == 0))
      return i;
  return records->n_columns;
}

static int
read_grade (XqImportReader *reader,
            guint           column)
{
  const XqSheetCell *cell = column < get_place (reader)->records->n_columns ? xq_import_reader_cell (reader, column) : NULL;
  int grade;
  int number;

  if (cell == NULL)
    return reader->grade;
  grade = xq_import_class_find_grade (cell->text);
  if (grade == 0 && xq_import_class_read (cell->text, reader->options, &grade, &number) && grade == 0)
    grade = number;
  return grade <= 12 ? grade : 0;
}

static void
add_class (XqRecordRow *row,
           int          grade,
           int          number)
{
  XqImportClass class = { grade, number };

  g_array_append_val (row->classes, class);
}

/* A grade beside an empty cell for the class is only half of a class. */
static gboolean
take_whole (XqImportReader *reader,
            XqRecordRow    *row,
            guint           of_class)
{
  for (guint i = 0; i < row->records->n_columns; i++)
    {
      const XqRecordColumn *column = &row->records->columns[i];
      gboolean is_grade = strcmp (column->heading, GRADE) == 0;
      const XqSheetCell *cell = column->flags & XQ_COLUMN_WHOLE ? xq_import_reader_cell (reader, i) : NULL;

      if (cell == NULL || (is_grade && xq_import_reader_has_column (reader, of_class)))
        continue;
      if (is_grade && read_grade (reader, i) != 0)
        {
          add_class (row, read_grade (reader, i), 0);
          return TRUE;
        }
      if (xq_import_classes_read (cell->text, reader->options, 0, row->classes))
        return TRUE;
    }
  return FALSE;
}

static void
read_classes (XqImportReader *reader,
              XqRecordRow    *row)
{
  const XqRecordImport *records = row->records;
  guint of_class = find_column (records, NULL, records->classes);
  guint of_grade = find_column (records, GRADE, NULL);
  int grade = read_grade (reader, of_grade);
  const XqSheetCell *cell = xq_import_reader_cell (reader, of_class);

  /* Typed as 7-1, and taken for the first of July by the spreadsheet. */
  if (cell != NULL && cell->kind == XQ_CELL_DATE)
    add_class (row, atoi (cell->text + 5), atoi (cell->text + 8));
  else if (cell != NULL && !xq_import_classes_read (cell->text, reader->options, grade, row->classes))
    refuse (row, g_strdup_printf (_("The classes, “%s”, were not understood. Write them as 7-1, 7-2."), cell->text));
  if (cell == NULL && !take_whole (reader, row, of_class) && reader->grade != 0 && reader->class_number != 0)
    add_class (row, reader->grade, reader->class_number);
}

/* --- sheets --- */

static void
read_row (XqImportReader *reader)
{
  const XqRecordImport *records = get_place (reader)->records;
  XqRecordRow *row;

  if (!is_record (reader))
    {
      skip_row (reader);
      return;
    }
  row = g_new0 (XqRecordRow, 1);
  row->records = records;
  row->sheet = reader->name;
  row->row = reader->row->number;
  row->values = g_new0 (char *, records->n_columns);
  row->classes = g_array_new (FALSE, FALSE, sizeof (XqImportClass));
  g_ptr_array_add (get_place (reader)->rows, row);
  for (guint i = 0; i < records->n_columns; i++)
    {
      const XqRecordColumn *column = &records->columns[i];
      const XqField *field = xq_record_column_get_field (records, column);

      if (field != NULL && g_strcmp0 (column->field, records->classes) != 0)
        row->values[i] = read_value (reader, row, i, field);
      else if (field == NULL)
        row->values[i] = dup_text (reader, row, i);
    }
  if (records->classes != NULL)
    read_classes (reader, row);
}

static void
begin_sheet (XqImportReader *reader)
{
  Place *place = get_place (reader);

  for (guint i = 0; i < place->records->n_columns; i++)
    {
      g_clear_pointer (&place->titles[i], g_free);
      place->told[i] = FALSE;
    }
}

static void
note_title (XqImportReader *reader,
            const char     *text)
{
  Place *place = get_place (reader);

  for (guint i = 0; i < place->records->n_columns; i++)
    {
      const XqRecordColumn *column = &place->records->columns[i];
      const XqField *field = xq_record_column_get_field (place->records, column);
      g_autofree char *group = NULL;

      if (!(column->flags & XQ_COLUMN_TITLED) || place->titles[i] != NULL)
        continue;
      group = dup_group (place->records, field);
      place->titles[i] = g_strdup (xq_record_value_title (field, group, text));
    }
}

static gboolean
accept_columns (XqImportReader *reader)
{
  const XqRecordImport *records = get_place (reader)->records;
  g_auto (GStrv) needs = g_strsplit (records->needs, " ", -1);

  for (guint i = 0; i < reader->layout->columns->len; i++)
    {
      const XqImportColumn *column = g_ptr_array_index (reader->layout->columns, i);
      g_autofree char *folded = xq_import_fold_heading (column->heading, FALSE);

      if (xq_import_words_contain (reader->reading->headings->left_out, "never", folded))
        return FALSE;
    }
  for (guint i = 0; needs[i] != NULL; i++)
    if (xq_import_reader_has_column (reader, find_column (records, needs[i], NULL)))
      return TRUE;
  return FALSE;
}

GPtrArray *
xq_record_rows_read (const XqRecordImport  *records,
                     const XqSheetBook     *book,
                     const XqImportOptions *options,
                     XqImportNotes         *notes,
                     GCancellable          *cancellable,
                     GError               **error)
{
  const XqImportReading reading = {
    .headings = xq_record_import_get_headings (records),
    .no_headings = records->no_headings,
    .begin = begin_sheet,
    .note_title = note_title,
    .accept = accept_columns,
    .read_row = read_row,
  };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  g_autofree gboolean *told = g_new0 (gboolean, records->n_columns);
  g_autofree char **titles = g_new0 (char *, records->n_columns);
  Place place = { records, rows, titles, told };
  gboolean done = xq_import_reader_run (&reading, book, options, notes, &place, cancellable, error);

  for (guint i = 0; i < records->n_columns; i++)
    g_clear_pointer (&titles[i], g_free);
  if (!done)
    return NULL;
  if (notes->understood->len > 0)
    return g_steal_pointer (&rows);
  g_set_error_literal (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_NOTHING_FOUND, _(records->nothing_found));
  return NULL;
}
