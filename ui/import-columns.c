/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "import-columns.h"

#include "school/student-number.h"

#define SAMPLES 3
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

/* A number only as far as it is ever shown; of what is left out no more than tells
 * columns apart: nobody is to read there what the program refuses to keep. */
static char *
dup_shown (const XqImportColumn *column,
           const char           *text)
{
  g_autofree char *first = NULL;

  if (column->field != NULL)
    return g_str_has_suffix (column->field, MASKED) ? xq_student_number_dup_masked (text) : g_strdup (text);
  first = g_utf8_substring (text, 0, 1);
  return g_utf8_strlen (text, -1) > 1 ? g_strconcat (first, "…", NULL) : g_steal_pointer (&first);
}

/* From the rows in which children stand. */
static char *
dup_samples (const XqSheetBook    *book,
             GHashTable           *children,
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

      if (!g_hash_table_contains (children, GUINT_TO_POINTER (row->number)) || cell == NULL || cell->text == NULL ||
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
            GHashTable           *children,
            const XqImportColumn *from)
{
  XqImportMatch *column = g_new0 (XqImportMatch, 1);

  column->heading = g_strdup (from->heading);
  column->places = g_ptr_array_new_with_free_func ((GDestroyNotify) place_free);
  column->meaning = xq_roster_meaning_of (from);
  if (from->field != NULL)
    column->field = g_strdup (column->meaning != NULL ? _(column->meaning->title) : say_field (from->field));
  column->reason = g_strdup (from->reason);
  column->samples = dup_samples (book, children, from);
  return column;
}

GPtrArray *
xq_import_columns_list (const XqSheetBook *book,
                        const XqRoster    *roster)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GHashTable) children = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < roster->rows->len; i++)
    g_hash_table_add (children, GUINT_TO_POINTER (((const XqRosterRow *) g_ptr_array_index (roster->rows, i))->row));
  g_ptr_array_extend (all, roster->notes.understood, NULL, NULL);
  g_ptr_array_extend (all, roster->notes.left_out, NULL, NULL);
  g_ptr_array_sort_with_data (all, compare_places, (gpointer) book);

  for (guint i = 0; i < all->len; i++)
    {
      const XqImportColumn *from = g_ptr_array_index (all, i);
      g_autofree char *key = key_of (seen, from);
      XqImportMatch *column = g_hash_table_lookup (known, key);
      XqImportPlace *place = g_new0 (XqImportPlace, 1);

      if (column == NULL)
        {
          column = column_new (book, children, from);
          g_ptr_array_add (columns, column);
          g_hash_table_insert (known, g_steal_pointer (&key), column);
        }
      place->sheet = g_strdup (from->sheet);
      place->column = from->column;
      g_ptr_array_add (column->places, place);
    }
  return columns;
}
