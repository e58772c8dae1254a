/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "import-work.h"

#include "school/student-number.h"

#define SAMPLES 3
#define MASKED "number"

XqImportWork *
xq_import_work_new (GFile    *file,
                    gboolean  dry_run)
{
  XqImportWork *work = g_new0 (XqImportWork, 1);

  g_atomic_ref_count_init (&work->references);
  work->file = g_object_ref (file);
  work->dry_run = dry_run;
  return work;
}

XqImportWork *
xq_import_work_ref (XqImportWork *work)
{
  g_atomic_ref_count_inc (&work->references);
  return work;
}

void
xq_import_work_unref (XqImportWork *work)
{
  if (!g_atomic_ref_count_dec (&work->references))
    return;
  g_object_unref (work->file);
  g_free (work);
}

static void
column_free (XqImportMatch *column)
{
  g_free (column->heading);
  g_free (column->field);
  g_free (column->reason);
  g_free (column->samples);
  g_free (column);
}

void
xq_import_answer_free (XqImportAnswer *answer)
{
  if (answer == NULL)
    return;
  g_clear_pointer (&answer->columns, g_ptr_array_unref);
  xq_import_report_free (answer->report);
  g_free (answer);
}

/* As exchange/roster-heading.h names what a column is. */
static const char *
say_field (const char *field)
{
  static const struct
  {
    const char *field;
    const char *title;
  } fields[] = {
    { "name", N_("Name") },
    { "sex", N_("Sex") },
    { "born_on", N_("Date of birth") },
    { "number", N_("Student number") },
    { "local_number", N_("Student number") },
    { "aux_number", N_("Auxiliary student number") },
    { "seat", N_("Number in the class") },
    { "grade", N_("Grade") },
    { "class", N_("Class") },
    { "boarding", N_("Boarding or day") },
    { "day_student", N_("Boarding or day") },
    { "dormitory", N_("Dormitory") },
    { "village", N_("Village or community") },
    { "address", N_("Village or community") },
    { "phone", N_("Telephone") },
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

/* From the rows in which children stand; a number only as far as it is ever shown. */
static char *
dup_samples (const XqSheetBook    *book,
             const XqRoster       *roster,
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
      gboolean child = FALSE;

      for (guint j = 0; j < roster->rows->len && !child; j++)
        child = ((const XqRosterRow *) g_ptr_array_index (roster->rows, j))->row == row->number;
      if (!child || cell == NULL || cell->text == NULL || *cell->text == '\0')
        continue;
      shown = g_str_has_suffix (column->field, MASKED) ? xq_student_number_dup_masked (cell->text) : g_strdup (cell->text);
      g_string_append_printf (samples, "%s%s", n > 0 ? " / " : "", shown);
      n++;
    }
  return g_string_free (g_steal_pointer (&samples), FALSE);
}

/* What is left out is not read, so that none of it is shown either. */
static void
add_column (GPtrArray            *columns,
            const XqSheetBook    *book,
            const XqRoster       *roster,
            const XqImportColumn *from)
{
  XqImportMatch *column = g_new0 (XqImportMatch, 1);

  column->heading = g_strdup (from->heading);
  column->field = from->field != NULL ? g_strdup (say_field (from->field)) : NULL;
  column->reason = g_strdup (from->reason);
  column->samples = from->field != NULL ? dup_samples (book, roster, from) : g_strdup ("");
  g_ptr_array_add (columns, column);
}

static void
progress_cb (double   fraction,
             gpointer data)
{
  XqImportWork *work = data;

  g_atomic_int_set (&work->permille, (int) (fraction * 1000));
}

gpointer
xq_import_read (XqStore       *store,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  XqImportWork *work = data;
  g_autoptr (XqSheetBook) book = NULL;
  g_autoptr (XqRoster) roster = NULL;
  XqImportReport *report;
  XqImportOptions options;
  XqImportAnswer *answer;

  if (!xq_import_options_of_school (store, &options, error) ||
      (book = xq_sheet_book_load (work->file, NULL, NULL, cancellable, error)) == NULL ||
      (roster = xq_roster_understand (book, &options, cancellable, error)) == NULL ||
      (report = xq_roster_apply (store, roster, work->dry_run, progress_cb, work, cancellable, error)) == NULL)
    return NULL;
  answer = g_new0 (XqImportAnswer, 1);
  answer->report = report;
  answer->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  for (guint i = 0; i < roster->notes.understood->len; i++)
    add_column (answer->columns, book, roster, g_ptr_array_index (roster->notes.understood, i));
  for (guint i = 0; i < roster->notes.left_out->len; i++)
    add_column (answer->columns, book, roster, g_ptr_array_index (roster->notes.left_out, i));
  return answer;
}

gpointer
xq_import_undo (XqStore       *store,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  XqImportUndone undone;

  (void) data;
  xq_roster_undo (store, &undone, cancellable, error);
  return NULL;
}
