/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/import-words.h"
#include "exchange/visit-private.h"

/* A title longer than this is an explanation. */
#define MAX_TITLE 240

static XqVisitPlace *
get_place (const XqImportReader *reader)
{
  return reader->data;
}

/* "Class teacher: Wang Jianguo", up to the next blank. */
static void
note_teacher (XqImportReader *reader,
              const char     *text)
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

          get_place (reader)->teacher = g_string_chunk_insert (get_place (reader)->table->notes.names, copy);
        }
      return;
    }
}

static void
begin_sheet (XqImportReader *reader)
{
  get_place (reader)->teacher = NULL;
}

/* Whether a visit is told of: a day, or something in the row itself beside the name. */
static gboolean
has_visit (XqImportReader *reader)
{
  const XqImportBlock *block = &g_array_index (reader->layout->blocks, XqImportBlock, 0);

  if (xq_import_reader_cell (reader, XQ_VISIT_DATE) != NULL)
    return TRUE;
  for (XqVisitField field = XQ_VISIT_WAY; field < XQ_N_VISIT_HEADINGS; field++)
    if (field != XQ_VISIT_VISITORS && field != XQ_VISIT_MET_RELATION && field != XQ_VISIT_REMARK &&
        xq_import_layout_cell (block, reader->row, field, 0) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
has_name (XqImportReader *reader)
{
  const XqSheetCell *cell = xq_import_reader_cell (reader, XQ_VISIT_NAME);
  gboolean letters = FALSE;

  if (cell == NULL || cell->kind == XQ_CELL_BOOLEAN || cell->kind == XQ_CELL_DATE || strlen (cell->text) > 400)
    return FALSE;
  for (const char *p = cell->text; *p != '\0' && !letters; p = g_utf8_next_char (p))
    letters = g_unichar_isalpha (g_utf8_get_char (p));
  return letters;
}

static gboolean
has_day (XqImportReader *reader)
{
  const XqSheetCell *cell = xq_import_reader_cell (reader, XQ_VISIT_DATE);
  XqImportCalendar calendar = reader->calendar;

  return cell != NULL && xq_import_day_read (&calendar, cell).reading <= XQ_DATE_NO_YEAR;
}

/* A row in which no visit stands. */
static void
skip_row (XqImportReader *reader,
          gboolean        name)
{
  if (!name && has_visit (reader) && has_day (reader))
    xq_import_reader_skip (reader, XQ_IMPORT_SKIP_NO_NAME, _("There is no name. Fill it in, and read the file again."));
  else if (xq_import_row_is_footer (reader->row))
    xq_import_reader_skip (reader, XQ_IMPORT_SKIP_FOOTER, _("A line of totals or remarks."));
  else if (xq_import_reader_take_class (reader))
    xq_import_reader_skip (reader, XQ_IMPORT_SKIP_TITLE, _("A title between the children."));
  else if (name)
    xq_import_reader_skip (reader, XQ_IMPORT_SKIP_EMPTY, _("No visit is entered in this line."));
  else if (reader->row->n_cells == 1 && !xq_import_row_has_only_digits (reader->row))
    xq_import_reader_skip (reader, XQ_IMPORT_SKIP_TITLE, _("A line without a child."));
  else if (has_visit (reader))
    xq_import_reader_skip (reader, XQ_IMPORT_SKIP_NO_NAME, _("There is no name. Fill it in, and read the file again."));
  else
    xq_import_reader_skip (reader, XQ_IMPORT_SKIP_EMPTY, _("A line that was not filled in."));
}

static void
read_row (XqImportReader *reader)
{
  gboolean name = has_name (reader);
  XqVisitRow *visit;

  if (!name || !has_visit (reader) || (xq_import_row_is_footer (reader->row) && !has_day (reader)))
    {
      skip_row (reader, name);
      return;
    }
  visit = xq_visit_row_read (reader);
  if (visit != NULL)
    g_ptr_array_add (get_place (reader)->table->rows, visit);
  else
    xq_import_reader_skip (reader, XQ_IMPORT_SKIP_EMPTY, _("The line says that this visit was not made."));
}

static gboolean
accept_columns (XqImportReader *reader)
{
  if (!xq_import_reader_has_column (reader, XQ_VISIT_WAY))
    xq_import_warn (reader->notes, reader->name, 0, XQ_IMPORT_NOTICE,
                    g_strdup (_("No column says in which way the visits were made; “at home” was taken, as the form does.")));
  return TRUE;
}

static const XqImportReading reading = {
  .headings = &xq_visit_headings,
  .no_headings = N_("No row of headings with the student's name and the day was found on this sheet."),
  .begin = begin_sheet,
  .note_title = note_teacher,
  .accept = accept_columns,
  .read_row = read_row,
};

XqVisitTable *
xq_visit_table_understand (const XqSheetBook     *book,
                           const XqImportOptions *options,
                           int                    first_year,
                           GCancellable          *cancellable,
                           GError               **error)
{
  g_autoptr (XqVisitTable) table = NULL;
  XqVisitPlace place = { NULL, first_year, NULL };

  g_return_val_if_fail (book != NULL && options != NULL && options->today != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  table = g_new0 (XqVisitTable, 1);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_visit_row_free);
  xq_import_notes_init (&table->notes);
  place.table = table;
  if (!xq_import_reader_run (&reading, book, options, &table->notes, &place, cancellable, error))
    return NULL;
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
