/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/import-class.h"
#include "exchange/roster-private.h"
#include "exchange/import-words.h"
#include "school/person-name.h"

/* Rows looked at to find the headings. */
#define N_BEFORE_HEADINGS 40

#define STRIDE 256

/* What follows from where the reading is in a sheet. */
typedef struct
{
  const XqSheet  *sheet;
  XqRosterPlace   place;
  XqImportLayout *layout;
} Reading;

static void
note_class (Reading    *reading,
            const char *text)
{
  int grade;
  int number;

  if (xq_import_class_search (text, reading->place.options, &grade, &number))
    {
      reading->place.grade = grade;
      reading->place.class_number = number;
    }
  else if ((grade = xq_import_class_find_grade (text)) != 0)
    reading->place.grade = grade;
  if (reading->place.roster->notes.school_year == 0)
    reading->place.roster->notes.school_year = xq_import_class_find_year (text);
}

/* Titles may name the class and the school year; the tab says it with less around it. */
static void
read_titles (Reading *reading)
{
  for (guint i = 0; i < reading->layout->first; i++)
    {
      const XqSheetRow *row = &g_array_index (reading->sheet->rows, XqSheetRow, i);

      for (guint j = 0; j < MIN (row->n_cells, 10); j++)
        note_class (reading, row->cells[j].text);
      xq_import_skip (&reading->place.roster->notes, reading->place.sheet, row->number, XQ_IMPORT_SKIP_TITLE,
                      g_strdup (_("A title above the headings.")));
    }
  note_class (reading, reading->sheet->name);
}

/* Headings repeated for print, or of a further class below the first. */
static gboolean
take_headings (Reading *reading,
               guint   *index)
{
  if (!xq_import_layout_repeat (&xq_roster_headings, reading->sheet, *index, &reading->layout))
    return FALSE;
  for (guint i = 0; i < reading->layout->n_rows; i++)
    xq_import_skip (&reading->place.roster->notes, reading->place.sheet,
                    g_array_index (reading->sheet->rows, XqSheetRow, *index + i).number, XQ_IMPORT_SKIP_HEADING,
                    g_strdup (_("The headings again.")));
  *index += reading->layout->n_rows - 1;
  return TRUE;
}

/* Whether anything in the row tells of a child beside its name. */
static gboolean
has_child (const XqRosterPlace *place)
{
  static const XqHeadingField telling[] = {
    XQ_HEADING_SEX, XQ_HEADING_BORN_ON, XQ_HEADING_NUMBER, XQ_HEADING_LOCAL_NUMBER, XQ_HEADING_AUX_NUMBER,
  };

  for (guint i = 0; i < G_N_ELEMENTS (telling); i++)
    if (xq_roster_cell (place, telling[i]) != NULL)
      return TRUE;
  for (guint slot = 0; slot < XQ_N_SLOTS; slot++)
    if (xq_roster_guardian_cell (place, slot, XQ_HEADING_GUARDIAN_NAME) != NULL)
      return TRUE;
  return FALSE;
}

/* A row in which no child stands. */
static void
skip_row (Reading *reading)
{
  XqRoster *roster = reading->place.roster;
  const char *sheet = reading->place.sheet;
  const XqSheetRow *row = reading->place.row;
  int grade;
  int number;

  if (xq_import_row_is_footer (row))
    xq_import_skip (&roster->notes, sheet, row->number, XQ_IMPORT_SKIP_FOOTER, g_strdup (_("A line of totals or remarks.")));
  else if (has_child (&reading->place))
    xq_import_skip (&roster->notes, sheet, row->number, XQ_IMPORT_SKIP_NO_NAME,
                    g_strdup (_("There is no name. Fill it in, and read the file again.")));
  else if (row->n_cells == 1 &&
           xq_import_class_search (row->cells[0].text, reading->place.options, &grade, &number))
    {
      /* The class of those below it. */
      reading->place.grade = grade;
      reading->place.class_number = number;
      xq_import_skip (&roster->notes, sheet, row->number, XQ_IMPORT_SKIP_TITLE, g_strdup (_("A title between the children.")));
    }
  else if (row->n_cells == 1 && !xq_import_row_has_only_digits (row))
    xq_import_skip (&roster->notes, sheet, row->number, XQ_IMPORT_SKIP_TITLE, g_strdup (_("A line without a child.")));
  else
    xq_import_skip (&roster->notes, sheet, row->number, XQ_IMPORT_SKIP_EMPTY, g_strdup (_("A line that was not filled in.")));
}

/* (transfer full) (nullable): the name, if the cell holds one and the row is no footer. */
static char *
read_name (const XqRosterPlace *place)
{
  const XqSheetCell *cell = xq_roster_cell (place, XQ_HEADING_NAME);
  g_autofree char *name = NULL;
  gboolean letters = FALSE;

  if (cell == NULL || cell->kind == XQ_CELL_BOOLEAN || strlen (cell->text) > 400)
    return NULL;
  name = xq_person_name_normalize (cell->text);
  for (const char *p = name; *p != '\0' && !letters; p = g_utf8_next_char (p))
    letters = g_unichar_isalpha (g_utf8_get_char (p));
  if (!letters || (!has_child (place) && xq_import_row_is_footer (place->row)))
    return NULL;
  return g_steal_pointer (&name);
}

static void
read_children (Reading *reading)
{
  gboolean found = FALSE;
  gboolean child_without_name = FALSE;

  for (guint i = 0; i < reading->layout->blocks->len; i++)
    {
      g_autofree char *name = NULL;

      reading->place.block = &g_array_index (reading->layout->blocks, XqImportBlock, i);
      name = read_name (&reading->place);
      if (name != NULL)
        g_ptr_array_add (reading->place.roster->rows, xq_roster_row_read (&reading->place, name));
      found = found || name != NULL;
      child_without_name = child_without_name || (name == NULL && has_child (&reading->place));
    }
  if (!found)
    skip_row (reading);
  else if (child_without_name)
    xq_import_skip (&reading->place.roster->notes, reading->place.sheet, reading->place.row->number, XQ_IMPORT_SKIP_NO_NAME,
                    g_strdup (_("There is no name. Fill it in, and read the file again.")));
}

static gboolean
read_sheet (Reading       *reading,
            GCancellable  *cancellable,
            GError       **error)
{
  reading->layout = xq_import_layout_find (&xq_roster_headings, reading->sheet, 0, N_BEFORE_HEADINGS);
  if (reading->layout == NULL)
    {
      xq_import_skip (&reading->place.roster->notes, reading->place.sheet, 0, XQ_IMPORT_SKIP_SHEET,
                      g_strdup (_("No row of headings with names was found on this sheet.")));
      return TRUE;
    }
  read_titles (reading);
  xq_import_take_columns (&reading->place.roster->notes, reading->place.sheet, reading->layout->columns);
  xq_import_repeat_notes (&reading->place.roster->notes, reading->place.sheet, reading->sheet);
  for (guint i = reading->layout->first + reading->layout->n_rows; i < reading->sheet->rows->len; i++)
    {
      reading->place.row = &g_array_index (reading->sheet->rows, XqSheetRow, i);
      reading->place.block = &g_array_index (reading->layout->blocks, XqImportBlock, 0);
      if (!take_headings (reading, &i))
        read_children (reading);
      if (i % STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return TRUE;
}

XqRoster *
xq_roster_understand (const XqSheetBook      *book,
                      const XqImportOptions  *options,
                      GCancellable           *cancellable,
                      GError                **error)
{
  g_autoptr (XqRoster) roster = NULL;

  g_return_val_if_fail (book != NULL && options != NULL && options->today != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  roster = xq_roster_new ();
  for (guint i = 0; i < book->sheets->len; i++)
    {
      const XqSheet *sheet = g_ptr_array_index (book->sheets, i);
      Reading reading = { .sheet = sheet };
      gboolean done;

      reading.place.roster = roster;
      reading.place.options = options;
      reading.place.sheet = g_string_chunk_insert (roster->notes.names, sheet->name);
      done = sheet->rows->len == 0 || read_sheet (&reading, cancellable, error);
      xq_import_layout_free (reading.layout);
      if (!done)
        return NULL;
    }
  xq_import_skip_hidden (&roster->notes, book);

  if (roster->notes.understood->len == 0)
    {
      g_set_error_literal (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_NOTHING_FOUND,
                           _("No roster was found in this file: there must be a row of headings with the name, and the "
                             "sex, the student number or the class beside it."));
      return NULL;
    }
  xq_roster_drop_doubles (roster);
  return g_steal_pointer (&roster);
}

XqRoster *
xq_roster_load (GFile                  *file,
                const XqImportOptions  *options,
                XqExchangeProgress      progress,
                gpointer                data,
                GCancellable           *cancellable,
                GError                **error)
{
  g_autoptr (XqSheetBook) book = NULL;

  g_return_val_if_fail (G_IS_FILE (file) && options != NULL, NULL);

  book = xq_sheet_book_load (file, progress, data, cancellable, error);
  return book != NULL ? xq_roster_understand (book, options, cancellable, error) : NULL;
}
