/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/import-words.h"
#include "exchange/visit-private.h"

/* Rows looked at to find the headings. */
#define N_BEFORE_HEADINGS 40

#define STRIDE 256

/* A title longer than this is an explanation. */
#define MAX_TITLE 240

void
xq_visit_warn (const XqVisitPlace *place,
               XqImportSeverity    severity,
               char               *text)
{
  xq_import_warn (&place->table->notes, place->name, place->row->number, severity, text);
}

static void
skip (XqVisitPlace       *place,
      XqImportSkipReason  reason,
      const char         *text)
{
  xq_import_skip (&place->table->notes, place->name, place->row->number, reason, g_strdup (text));
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
begin_merges (XqVisitPlace *place)
{
  for (guint i = 0; i < place->sheet->merges->len; i++)
    {
      const XqSheetMerge *merge = &g_array_index (place->sheet->merges, XqSheetMerge, i);

      if (merge->last_row > merge->first_row && merge->first_column < XQ_SHEET_MAX_COLUMNS)
        g_array_append_val (place->merges, *merge);
    }
  g_array_sort (place->merges, compare_merges);
}

/* The row is the next one: takes up the merges that begin in it. */
static void
pass_merges (XqVisitPlace *place)
{
  for (; place->next_merge < place->merges->len; place->next_merge++)
    {
      const XqSheetMerge *merge = &g_array_index (place->merges, XqSheetMerge, place->next_merge);

      if (merge->first_row > place->row->number)
        return;
      if (merge->first_row == place->row->number)
        place->merged[merge->first_column] =
          (XqVisitMerged) { merge->last_row, xq_sheet_row_get (place->row, merge->first_column) };
    }
}

const XqSheetCell *
xq_visit_cell (XqVisitPlace *place,
               XqVisitField  field)
{
  const XqImportBlock *block = &g_array_index (place->layout->blocks, XqImportBlock, 0);
  const XqSheetCell *cell = xq_import_layout_cell (block, place->row, field, 0);
  int column = block->columns[field][0];
  g_autofree char *folded = NULL;

  if (cell == NULL && column >= 0 && column < XQ_SHEET_MAX_COLUMNS &&
      place->merged[column].last_row >= place->row->number)
    cell = place->merged[column].cell;
  if (cell == NULL || cell->kind == XQ_CELL_FAULT)
    return NULL;
  if (strlen (cell->text) < 20)
    {
      folded = xq_import_fold (cell->text);
      if (g_strcmp0 (xq_import_words_find ("visit_words", folded), "same") == 0)
        return place->above[field];
    }
  place->above[field] = cell;
  return cell;
}

/* --- rows --- */

/* "Class teacher: Wang Jianguo", up to the next blank. */
static void
note_teacher (XqVisitPlace *place,
              const char   *text)
{
  const char *const *words = xq_import_words_get ("visit_words", "teacher");
  g_autofree char *plain = strlen (text) < MAX_TITLE ? g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE) : NULL;

  for (guint i = 0; plain != NULL && words[i] != NULL; i++)
    {
      const char *found = strstr (plain, words[i]);
      const char *name = found != NULL ? found + strlen (words[i]) : NULL;

      if (name == NULL || *name != ':')
        continue;
      for (name++; *name == ' ';)
        name++;
      if (strcspn (name, " \t\r\n,;:|") > 0)
        {
          g_autofree char *copy = g_strndup (name, strcspn (name, " \t\r\n,;:|"));

          place->teacher = g_string_chunk_insert (place->table->notes.names, copy);
        }
      return;
    }
}

static void
note_title (XqVisitPlace *place,
            const char   *text)
{
  int grade;
  int number;

  note_teacher (place, text);
  xq_visit_calendar_read_title (&place->calendar, text);
  if (place->table->notes.school_year == 0)
    place->table->notes.school_year = place->calendar.school_year;
  if (xq_import_class_search (text, place->options, &grade, &number))
    {
      place->grade = grade;
      place->class_number = number;
    }
  else if ((grade = xq_import_class_find_grade (text)) != 0)
    place->grade = grade;
}

/* Titles may name the class and the school year; the tab says it with less around it. */
static void
read_titles (XqVisitPlace *place)
{
  for (guint i = 0; i < place->layout->first; i++)
    {
      place->row = &g_array_index (place->sheet->rows, XqSheetRow, i);
      for (guint j = 0; j < MIN (place->row->n_cells, 10); j++)
        note_title (place, place->row->cells[j].text);
      skip (place, XQ_IMPORT_SKIP_TITLE, _("A title above the headings."));
    }
  note_title (place, place->sheet->name);
}

static void
take_columns (XqVisitPlace *place)
{
  g_ptr_array_set_size (place->headings, 0);
  for (guint i = 0; i < place->layout->columns->len; i++)
    {
      const XqImportColumn *column = g_ptr_array_index (place->layout->columns, i);

      if (place->headings->len <= column->column)
        g_ptr_array_set_size (place->headings, (int) column->column + 1);
      g_free (g_ptr_array_index (place->headings, column->column));
      g_ptr_array_index (place->headings, column->column) = g_strdup (column->heading);
    }
}

static gboolean
take_headings (XqVisitPlace *place,
               guint        *index)
{
  if (!xq_import_layout_repeat (&xq_visit_headings, place->sheet, *index, &place->layout))
    return FALSE;
  take_columns (place);
  for (guint i = 0; i < place->layout->n_rows; i++)
    {
      place->row = &g_array_index (place->sheet->rows, XqSheetRow, *index + i);
      skip (place, XQ_IMPORT_SKIP_HEADING, _("The headings again."));
    }
  *index += place->layout->n_rows - 1;
  return TRUE;
}

/* Whether a visit is told of: a day, or something in the row itself beside the name. */
static gboolean
has_visit (XqVisitPlace *place)
{
  const XqImportBlock *block = &g_array_index (place->layout->blocks, XqImportBlock, 0);

  if (xq_visit_cell (place, XQ_VISIT_DATE) != NULL)
    return TRUE;
  for (XqVisitField field = XQ_VISIT_WAY; field < XQ_N_VISIT_HEADINGS; field++)
    if (field != XQ_VISIT_VISITORS && field != XQ_VISIT_MET_RELATION && field != XQ_VISIT_REMARK &&
        xq_import_layout_cell (block, place->row, field, 0) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
has_name (XqVisitPlace *place)
{
  const XqSheetCell *cell = xq_visit_cell (place, XQ_VISIT_NAME);
  gboolean letters = FALSE;

  if (cell == NULL || cell->kind == XQ_CELL_BOOLEAN || cell->kind == XQ_CELL_DATE || strlen (cell->text) > 400)
    return FALSE;
  for (const char *p = cell->text; *p != '\0' && !letters; p = g_utf8_next_char (p))
    letters = g_unichar_isalpha (g_utf8_get_char (p));
  return letters;
}

static gboolean
has_day (XqVisitPlace *place)
{
  const XqSheetCell *cell = xq_visit_cell (place, XQ_VISIT_DATE);
  XqVisitCalendar calendar = place->calendar;

  return cell != NULL && xq_visit_day_read (&calendar, cell).reading <= XQ_DATE_NO_YEAR;
}

/* A row in which no visit stands. */
static void
skip_row (XqVisitPlace *place,
          gboolean      name)
{
  int grade;
  int number;

  if (!name && has_visit (place) && has_day (place))
    skip (place, XQ_IMPORT_SKIP_NO_NAME, _("There is no name. Fill it in, and read the file again."));
  else if (xq_import_row_is_footer (place->row))
    skip (place, XQ_IMPORT_SKIP_FOOTER, _("A line of totals or remarks."));
  else if (place->row->n_cells == 1 &&
           xq_import_class_search (place->row->cells[0].text, place->options, &grade, &number))
    {
      /* The class of those below it. */
      place->grade = grade;
      place->class_number = number;
      skip (place, XQ_IMPORT_SKIP_TITLE, _("A title between the children."));
    }
  else if (name)
    skip (place, XQ_IMPORT_SKIP_EMPTY, _("No visit is entered in this line."));
  else if (place->row->n_cells == 1 && !xq_import_row_has_only_digits (place->row))
    skip (place, XQ_IMPORT_SKIP_TITLE, _("A line without a child."));
  else if (has_visit (place))
    skip (place, XQ_IMPORT_SKIP_NO_NAME, _("There is no name. Fill it in, and read the file again."));
  else
    skip (place, XQ_IMPORT_SKIP_EMPTY, _("A line that was not filled in."));
}

static void
read_row (XqVisitPlace *place)
{
  gboolean name = has_name (place);
  XqVisitRow *visit;

  if (!name || !has_visit (place) || (xq_import_row_is_footer (place->row) && !has_day (place)))
    {
      skip_row (place, name);
      return;
    }
  visit = xq_visit_row_read (place);
  if (visit != NULL)
    g_ptr_array_add (place->table->rows, visit);
  else
    skip (place, XQ_IMPORT_SKIP_EMPTY, _("The line says that this visit was not made."));
}

static void
warn_missing_columns (XqVisitPlace *place)
{
  const XqImportBlock *block = &g_array_index (place->layout->blocks, XqImportBlock, 0);

  if (block->columns[XQ_VISIT_WAY][0] < 0)
    xq_import_warn (&place->table->notes, place->name, 0, XQ_IMPORT_NOTICE,
                    g_strdup (_("No column says in which way the visits were made; “at home” was taken, as the form does.")));
}

static gboolean
read_sheet (XqVisitPlace  *place,
            GCancellable  *cancellable,
            GError       **error)
{
  XqImportNotes *notes = &place->table->notes;

  place->layout = xq_import_layout_find (&xq_visit_headings, place->sheet, 0, N_BEFORE_HEADINGS);
  if (place->layout == NULL)
    {
      xq_import_skip (notes, place->name, 0, XQ_IMPORT_SKIP_SHEET,
                      g_strdup (_("No row of headings with the student's name and the day was found on this sheet.")));
      return TRUE;
    }
  read_titles (place);
  take_columns (place);
  xq_import_take_columns (notes, place->name, place->layout->columns);
  xq_import_repeat_notes (notes, place->name, place->sheet);
  warn_missing_columns (place);
  begin_merges (place);
  for (guint i = place->layout->first + place->layout->n_rows; i < place->sheet->rows->len; i++)
    {
      place->row = &g_array_index (place->sheet->rows, XqSheetRow, i);
      pass_merges (place);
      if (!take_headings (place, &i))
        read_row (place);
      if (i % STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
understand_sheet (XqVisitTable           *table,
                  const XqSheet          *sheet,
                  const XqImportOptions  *options,
                  int                     first_year,
                  GCancellable           *cancellable,
                  GError                **error)
{
  g_autofree XqVisitPlace *place = g_new0 (XqVisitPlace, 1);
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) merges = g_array_new (FALSE, FALSE, sizeof (XqSheetMerge));
  gboolean done;

  place->table = table;
  place->options = options;
  place->first_year = first_year;
  place->sheet = sheet;
  place->name = g_string_chunk_insert (table->notes.names, sheet->name);
  place->headings = headings;
  place->merges = merges;
  place->calendar.today = options->today;
  done = read_sheet (place, cancellable, error);
  xq_import_layout_free (place->layout);
  return done;
}

XqVisitTable *
xq_visit_table_understand (const XqSheetBook      *book,
                           const XqImportOptions  *options,
                           int                     first_year,
                           GCancellable           *cancellable,
                           GError                **error)
{
  g_autoptr (XqVisitTable) table = NULL;

  g_return_val_if_fail (book != NULL && options != NULL && options->today != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  table = g_new0 (XqVisitTable, 1);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_visit_row_free);
  xq_import_notes_init (&table->notes);
  for (guint i = 0; i < book->sheets->len; i++)
    {
      const XqSheet *sheet = g_ptr_array_index (book->sheets, i);

      if (sheet->rows->len > 0 && !understand_sheet (table, sheet, options, first_year, cancellable, error))
        return NULL;
    }
  xq_import_skip_hidden (&table->notes, book);
  if (table->notes.understood->len > 0)
    return g_steal_pointer (&table);
  g_set_error_literal (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_NOTHING_FOUND,
                       _("No home visits were found in this file: there must be a row of headings with the student's name "
                         "and the day of the visit."));
  return NULL;
}

void
xq_visit_table_free (XqVisitTable *table)
{
  if (table == NULL)
    return;
  g_ptr_array_unref (table->rows);
  xq_import_notes_clear (&table->notes);
  g_free (table);
}
