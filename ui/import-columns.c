/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "import-columns.h"

#include "exchange/import-layout.h"
#include "school/student-number.h"

#define SAMPLES 3
#define LONGEST_SAMPLE 40
#define N_BEFORE_HEADINGS 40
#define MASKED "number"

static void
place_free (XqImportPlace *place)
{
  g_free (place->sheet);
  g_free (place);
}

static void
column_free (XqImportMatch *column)
{
  g_free (column->heading);
  g_ptr_array_unref (column->places);
  g_free (column->field);
  g_free (column->reason);
  g_free (column->samples);
  g_free (column);
}

/* What is read without being offered as a choice: the members of a family. */
static const char *
say_field (const char *field)
{
  static const struct
  {
    const char *field;
    const char *title;
  } fields[] = {
    { "guardian_name", N_("Guardian") },
    { "guardian_relation", N_("Relation of the guardian") },
    { "is_guardian", N_("Guardian") },
    { "guardian_phone", N_("Telephone of the guardian") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].field, field))
      return _(fields[i].title);
  return _("Special-group register");
}

/* --- the samples --- */

static const XqSheet *
find_sheet (const XqSheetBook *book,
            const char        *name)
{
  for (guint i = 0; i < book->sheets->len; i++)
    {
      const XqSheet *sheet = g_ptr_array_index (book->sheets, i);

      if (g_strcmp0 (sheet->name, name) == 0)
        return sheet;
    }
  return NULL;
}

/* The beginning of what stands in a cell, in one line. */
static char *
dup_line (const char *text)
{
  char *line = g_utf8_strlen (text, -1) > LONGEST_SAMPLE ? g_utf8_substring (text, 0, LONGEST_SAMPLE) : g_strdup (text);

  return g_strdelimit (line, "\r\n\t", ' ');
}

/* A number only as far as it is ever shown; of what is left out no more than tells
 * columns apart: nobody is to read there what the program refuses to keep. */
static char *
dup_shown (const XqImportColumn *column,
           const char           *text)
{
  g_autofree char *first = NULL;

  if (column->field != NULL)
    return g_str_has_suffix (column->field, MASKED) ? xq_student_number_dup_masked (text) : dup_line (text);
  first = g_utf8_substring (text, 0, 1);
  return g_utf8_strlen (text, -1) > 1 ? g_strconcat (first, "…", NULL) : g_steal_pointer (&first);
}

/* From the rows in which somebody stands. */
static char *
dup_samples (const XqSheetBook    *book,
             GHashTable           *rows,
             const XqImportColumn *column)
{
  const XqSheet *sheet = find_sheet (book, column->sheet);
  g_autoptr (GString) samples = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; sheet != NULL && i < sheet->rows->len && n < SAMPLES; i++)
    {
      const XqSheetRow *row = &g_array_index (sheet->rows, XqSheetRow, i);
      const XqSheetCell *cell = xq_sheet_row_get (row, column->column);
      g_autofree char *shown = NULL;

      if (!g_hash_table_contains (rows, GUINT_TO_POINTER (row->number)) || cell == NULL || cell->text == NULL ||
          *cell->text == '\0')
        continue;
      shown = dup_shown (column, cell->text);
      g_string_append_printf (samples, "%s%s", n > 0 ? " / " : "", shown);
      n++;
    }
  return g_string_free (g_steal_pointer (&samples), FALSE);
}

/* --- one for each heading --- */

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const XqImportColumn *first = *(const XqImportColumn *const *) a;
  const XqImportColumn *second = *(const XqImportColumn *const *) b;
  const XqSheetBook *book = data;

  for (guint i = 0; i < book->sheets->len && !g_str_equal (first->sheet, second->sheet); i++)
    {
      const XqSheet *sheet = g_ptr_array_index (book->sheets, i);

      if (g_str_equal (sheet->name, first->sheet))
        return -1;
      if (g_str_equal (sheet->name, second->sheet))
        return 1;
    }
  return first->column < second->column ? -1 : first->column > second->column;
}

/* A heading that stands twice on a sheet is two columns. */
static char *
key_of (GHashTable           *seen,
        const XqImportColumn *column)
{
  g_autofree char *here = g_strdup_printf ("%s\n%s", column->sheet, column->heading);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, here)) + 1;

  g_hash_table_insert (seen, g_steal_pointer (&here), GUINT_TO_POINTER (n));
  return g_strdup_printf ("%u\n%s", n, column->heading);
}

static XqImportMatch *
column_new (const XqSheetBook    *book,
            const XqHeadingList  *list,
            GHashTable           *rows,
            const XqImportColumn *from)
{
  XqImportMatch *column = g_new0 (XqImportMatch, 1);

  column->heading = g_strdup (from->heading);
  column->places = g_ptr_array_new_with_free_func ((GDestroyNotify) place_free);
  column->meaning = xq_heading_meaning_of (list, from->field, from->slot);
  if (from->field != NULL)
    column->field = g_strdup (column->meaning != NULL ? _(column->meaning->title) : say_field (from->field));
  column->reason = g_strdup (from->reason);
  column->samples = dup_samples (book, rows, from);
  return column;
}

/* @all is put into the order of the file. */
static GPtrArray *
list_columns (const XqSheetBook   *book,
              const XqHeadingList *list,
              GHashTable          *rows,
              GPtrArray           *all)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_ptr_array_sort_with_data (all, compare_places, (gpointer) book);
  for (guint i = 0; i < all->len; i++)
    {
      const XqImportColumn *from = g_ptr_array_index (all, i);
      g_autofree char *key = key_of (seen, from);
      XqImportMatch *column = g_hash_table_lookup (known, key);
      XqImportPlace *place = g_new0 (XqImportPlace, 1);

      if (column == NULL)
        {
          column = column_new (book, list, rows, from);
          g_ptr_array_add (columns, column);
          g_hash_table_insert (known, g_steal_pointer (&key), column);
        }
      place->sheet = g_strdup (from->sheet);
      place->column = from->column;
      g_ptr_array_add (column->places, place);
    }
  return columns;
}

/* Of what was not read: titles and headings are nobody's. */
static gboolean
is_of_somebody (const XqImportEntry *entry)
{
  static const XqImportSkipReason others[] = {
    XQ_IMPORT_SKIP_TITLE, XQ_IMPORT_SKIP_HEADING, XQ_IMPORT_SKIP_FOOTER, XQ_IMPORT_SKIP_EMPTY, XQ_IMPORT_SKIP_SHEET,
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (entry->what, xq_import_skip_reason_name (others[i])))
      return FALSE;
  return entry->row > 0;
}

GPtrArray *
xq_import_columns_list (const XqSheetBook    *book,
                        const XqHeadingList  *list,
                        const XqImportReport *report)
{
  GPtrArray *lists[] = { report->rows, report->to_merge, report->skipped };
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i]->len; j++)
      {
        const XqImportEntry *entry = g_ptr_array_index (lists[i], j);

        if (is_of_somebody (entry))
          g_hash_table_add (rows, GUINT_TO_POINTER (entry->row));
      }
  g_ptr_array_extend (all, report->understood, NULL, NULL);
  g_ptr_array_extend (all, report->left_out, NULL, NULL);
  return list_columns (book, list, rows, all);
}

GPtrArray *
xq_import_columns_guess (const XqSheetBook   *book,
                         const XqHeadingList *list)
{
  g_autoptr (GPtrArray) layouts = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_import_layout_free);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < book->sheets->len; i++)
    {
      const XqSheet *sheet = g_ptr_array_index (book->sheets, i);
      XqImportLayout *layout = xq_import_layout_guess (list, sheet, N_BEFORE_HEADINGS);

      if (layout == NULL)
        continue;
      g_ptr_array_add (layouts, layout);
      for (guint j = 0; j < layout->columns->len; j++)
        {
          XqImportColumn *column = g_ptr_array_index (layout->columns, j);

          column->sheet = sheet->name;
          g_ptr_array_add (all, column);
        }
      for (guint j = layout->first + 1; j < sheet->rows->len; j++)
        g_hash_table_add (rows, GUINT_TO_POINTER (g_array_index (sheet->rows, XqSheetRow, j).number));
    }
  return list_columns (book, list, rows, all);
}

/* --- whom a row is about --- */

char *
xq_import_row_key (const char *sheet,
                   guint       row)
{
  return g_strdup_printf ("%u\n%s", row, sheet != NULL ? sheet : "");
}

/* Of several side by side all. */
static void
add_names (GHashTable           *names,
           const XqSheet        *sheet,
           const XqImportColumn *column)
{
  for (guint i = 0; sheet != NULL && i < sheet->rows->len; i++)
    {
      const XqSheetRow *row = &g_array_index (sheet->rows, XqSheetRow, i);
      const XqSheetCell *cell = xq_sheet_row_get (row, column->column);
      g_autofree char *key = xq_import_row_key (sheet->name, row->number);
      g_autofree char *line = cell != NULL && cell->text != NULL ? dup_line (cell->text) : NULL;
      const char *before = g_hash_table_lookup (names, key);

      if (line != NULL && *line != '\0')
        g_hash_table_insert (names, g_steal_pointer (&key),
                             before != NULL ? g_strconcat (before, " / ", line, NULL) : g_steal_pointer (&line));
    }
}

GHashTable *
xq_import_columns_names (const XqSheetBook    *book,
                         const XqHeadingList  *list,
                         const XqImportReport *report)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < report->understood->len; i++)
    {
      const XqImportColumn *column = g_ptr_array_index (report->understood, i);

      if (g_str_equal (column->field, list->fields[list->key]))
        add_names (names, find_sheet (book, column->sheet), column);
    }
  for (guint i = 0; i < report->skipped->len; i++)
    {
      const XqImportEntry *entry = g_ptr_array_index (report->skipped, i);
      g_autofree char *key = xq_import_row_key (entry->sheet, entry->row);

      if (!is_of_somebody (entry))
        g_hash_table_remove (names, key);
    }
  return names;
}
