/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/import-words.h"
#include "exchange/record-person.h"
#include "exchange/record-write.h"

/* Between what two columns say of one field. */
#define JOIN "，"

XqRecordWriter *
xq_record_writer_new (const XqRecordImport *records,
                      XqStore              *store,
                      GPtrArray            *rows,
                      XqImportReport       *report,
                      GError              **error)
{
  g_autoptr (XqRecordWriter) writer = g_new0 (XqRecordWriter, 1);

  writer->records = records;
  writer->store = store;
  writer->report = report;
  writer->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  writer->known = xq_record_known_read (records, store, rows, error);
  return writer->known != NULL ? g_steal_pointer (&writer) : NULL;
}

void
xq_record_writer_free (XqRecordWriter *writer)
{
  if (writer == NULL)
    return;
  xq_record_known_free (writer->known);
  g_hash_table_unref (writer->rows);
  g_free (writer);
}

/* --- what a row says --- */

/* Several certificates in a cell are so many, and what else is said is of the first. */
static void
set_part (XqRecord   *said,
          const char *path,
          const char *value)
{
  g_auto (GStrv) names = g_strsplit (path, ".", 2);
  GPtrArray *parts = xq_record_get_parts (said, names[0]);
  g_auto (GStrv) pieces = parts->len == 0 ? xq_import_words_split (value) : NULL;

  for (guint i = 0; pieces != NULL && pieces[i] != NULL; i++)
    if (g_strstrip (pieces[i])[0] != '\0')
      xq_record_set (xq_record_add_part (said, names[0]), names[1], pieces[i]);
  if (pieces == NULL)
    xq_record_set (g_ptr_array_index (parts, 0), names[1], value);
}

static void
set_value (XqRecord             *said,
           const XqRecordColumn *column,
           const XqField        *field,
           const char           *value)
{
  const char *before;
  g_autofree char *both = NULL;

  if (strchr (column->field, '.') != NULL)
    {
      set_part (said, column->field, value);
      return;
    }
  before = xq_record_get (said, field->name);
  if (before != NULL && field->type == XQ_FIELD_TEXT)
    both = g_strconcat (before, JOIN, value, NULL);
  if (before == NULL || both != NULL)
    xq_record_set (said, field->name, both != NULL ? both : value);
}

/* A part whose first field, which names it, is in no column before. */
static gboolean
has_place (const XqRecord       *said,
           const XqRecordColumn *column,
           const XqField        *field)
{
  g_auto (GStrv) path = g_strsplit (column->field, ".", 2);

  return path[1] == NULL || field->number == 1 || xq_record_get_parts (said, path[0])->len > 0;
}

/* People last: who is the class teacher depends on the class and the day. */
static gboolean
fill_said (XqRecordWriter    *writer,
           const XqRecordRow *row,
           XqRecord          *said,
           char             **problem,
           GError           **error)
{
  const XqRecordImport *records = writer->records;
  const XqRecordColumn *people[XQ_MOST_HEADINGS];
  guint n_people = 0;

  for (guint i = 0; i < records->n_columns; i++)
    {
      const XqRecordColumn *column = &records->columns[i];
      const XqField *field = xq_record_column_get_field (records, column);

      if (row->values[i] == NULL || field == NULL)
        continue;
      if (field->type == XQ_FIELD_RECORD)
        people[n_people++] = column;
      else if (has_place (said, column, field))
        set_value (said, column, field, row->values[i]);
    }
  if (records->classes != NULL)
    {
      g_autofree char *classes = xq_record_known_dup_classes (writer->known, row, records->day != NULL
                                                              ? xq_record_get (said, records->day) : NULL, problem, error);

      if (classes == NULL)
        return *problem != NULL;
      xq_record_set (said, records->classes, classes);
    }
  for (guint i = 0; i < n_people && *problem == NULL; i++)
    if (!xq_record_person_take (writer, row, people[i], said, problem, error))
      return FALSE;
  if (*problem == NULL && records->person != NULL && xq_record_get (said, records->person) == NULL &&
      !xq_record_person_default (writer, said, problem, error))
    return FALSE;
  if (*problem == NULL && records->finish != NULL)
    records->finish (row, said);
  return TRUE;
}

/* --- what the school has --- */

/* (nullable) (transfer none): the part that is called the same */
static XqRecord *
find_part (const XqRecord *record,
           const char     *field,
           const XqRecord *said)
{
  GPtrArray *parts = xq_record_get_parts (record, field);
  const char *name = xq_record_get_fields (said)[0].name;

  for (guint i = 0; i < parts->len; i++)
    if (g_strcmp0 (xq_record_get (g_ptr_array_index (parts, i), name), xq_record_get (said, name)) == 0)
      return g_ptr_array_index (parts, i);
  return NULL;
}

/* What the row leaves open stays as it is. Whether something was set. */
static gboolean
overlay (XqRecord       *record,
         const XqRecord *said)
{
  gboolean changed = FALSE;

  for (const XqField *field = xq_record_get_fields (said); field->number != 0; field++)
    if (field->type != XQ_FIELD_PARTS && xq_record_get (said, field->name) != NULL &&
        g_strcmp0 (xq_record_get (said, field->name), xq_record_get (record, field->name)) != 0)
      {
        xq_record_set (record, field->name, xq_record_get (said, field->name));
        changed = TRUE;
      }
  return changed;
}

/* (transfer full): the fields in which @record was changed to say what @said says, with blanks between; "" for none */
static char *
overlay_all (XqRecord       *record,
             const XqRecord *said)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (const XqField *field = xq_record_get_fields (said); field->number != 0; field++)
    {
      gboolean changed = FALSE;

      if (field->type == XQ_FIELD_PARTS)
        {
          GPtrArray *parts = xq_record_get_parts (said, field->name);

          for (guint i = 0; i < parts->len; i++)
            {
              const XqRecord *part = g_ptr_array_index (parts, i);
              XqRecord *own = find_part (record, field->name, part);

              changed |= overlay (own != NULL ? own : xq_record_add_part (record, field->name), part);
            }
        }
      else if (xq_record_get (said, field->name) != NULL &&
               g_strcmp0 (xq_record_get (said, field->name), xq_record_get (record, field->name)) != 0)
        {
          xq_record_set (record, field->name, xq_record_get (said, field->name));
          changed = TRUE;
        }
      if (changed)
        g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", field->name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static gboolean
may_be_same (const XqRecordImport *records,
             const XqRecord       *one,
             const XqRecord       *other)
{
  g_auto (GStrv) fields = g_strsplit (records->unless_other != NULL ? records->unless_other : "", " ", -1);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      const char *first = xq_record_get (one, fields[i]);
      const char *second = xq_record_get (other, fields[i]);

      if (first != NULL && second != NULL && strcmp (first, second) != 0)
        return FALSE;
    }
  return TRUE;
}

/* --- what becomes of it --- */

static void
skip (XqRecordWriter    *writer,
      const XqRecordRow *row,
      const char        *what,
      char              *text)
{
  writer->report->n_read++;
  xq_import_report_add (writer->report->skipped, row->sheet, row->row, what, text);
}

/* @problem: why the row cannot be written, set with %TRUE. */
static gboolean
save (XqRecordWriter    *writer,
      const XqRecordRow *row,
      XqRecord          *record,
      char             **problem,
      GError           **error)
{
  g_autoptr (GError) local = NULL;

  if (xq_store_save (writer->store, record, _(writer->records->reason), &local))
    return TRUE;
  /* Nothing of a refused row was written: the next one is tried. */
  if (g_error_matches (local, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID) ||
      g_error_matches (local, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED))
    {
      *problem = g_strdup (local->message);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  g_prefix_error (error, _("Row %u, and nothing was written: "), row->row);
  return FALSE;
}

static gboolean
write_new (XqRecordWriter    *writer,
           const XqRecordRow *row,
           XqRecord          *record,
           GError           **error)
{
  g_autofree char *problem = NULL;

  if (!save (writer, row, record, &problem, error))
    return FALSE;
  if (problem != NULL)
    {
      xq_import_report_refuse (writer->report, row->sheet, row->row, problem);
      return TRUE;
    }
  xq_record_known_add (writer->known, record);
  g_hash_table_insert (writer->rows, g_strdup (xq_record_get_uid (record)), GUINT_TO_POINTER (row->row));
  writer->report->n_read++;
  writer->report->n_added++;
  xq_import_report_add (writer->report->rows, row->sheet, row->row, "add", NULL);
  return TRUE;
}

/* What the school has already stays, or is changed where the description has it so. */
static gboolean
compare (XqRecordWriter    *writer,
         const XqRecordRow *row,
         const XqRecord    *there,
         const XqRecord    *said,
         GError           **error)
{
  g_autoptr (XqRecord) record = xq_record_copy (there);
  g_autofree char *fields = overlay_all (record, said);
  g_autofree char *problem = NULL;
  gboolean update = writer->records->updates && fields[0] != '\0';

  if (update && !save (writer, row, record, &problem, error))
    return FALSE;
  if (problem != NULL)
    {
      xq_import_report_refuse (writer->report, row->sheet, row->row, problem);
      return TRUE;
    }
  g_hash_table_insert (writer->rows, g_strdup (xq_record_get_uid (there)), GUINT_TO_POINTER (row->row));
  writer->report->n_read++;
  if (update)
    {
      writer->report->n_updated++;
      xq_import_report_add (writer->report->rows, row->sheet, row->row, "update", NULL)->fields = g_steal_pointer (&fields);
      return TRUE;
    }
  writer->report->n_unchanged++;
  xq_import_report_add (writer->report->rows, row->sheet, row->row, "unchanged", NULL);
  if (fields[0] != '\0')
    xq_import_report_warn (writer->report, row->sheet, row->row, XQ_IMPORT_NOTICE,
                           g_strdup (_("The school has this already, in other words. It was not changed; correct it by hand if "
                                       "the file is right.")));
  return TRUE;
}

static gboolean
decide (XqRecordWriter    *writer,
        const XqRecordRow *row,
        const XqRecord    *said,
        GError           **error)
{
  g_autoptr (XqRecord) record = xq_store_new_record (writer->store, writer->records->kind);
  const GPtrArray *candidates;
  const XqRecord *found = NULL;
  guint n = 0;
  guint before;

  g_free (overlay_all (record, said));
  candidates = xq_record_known_find (writer->known, record);
  for (guint i = 0; candidates != NULL && i < candidates->len; i++)
    if (may_be_same (writer->records, g_ptr_array_index (candidates, i), said))
      {
        found = g_ptr_array_index (candidates, i);
        n++;
      }
  if (n == 0)
    return write_new (writer, row, record, error);
  before = GPOINTER_TO_UINT (g_hash_table_lookup (writer->rows, xq_record_get_uid (found)));
  if (before != 0)
    skip (writer, row, "duplicate",
          g_strdup_printf (_("The same stands in row %u before. If there were two, enter the second by hand."), before));
  else if (n > 1)
    skip (writer, row, "ambiguous",
          g_strdup (_("The school has several of these, and which is meant cannot be told. Correct it by hand.")));
  else
    return compare (writer, row, found, said, error);
  return TRUE;
}

gboolean
xq_record_write (XqRecordWriter    *writer,
                 const XqRecordRow *row,
                 GError           **error)
{
  g_autoptr (XqRecord) said = NULL;
  g_autofree char *problem = NULL;

  g_return_val_if_fail (writer != NULL && row != NULL, FALSE);

  said = xq_record_new (writer->records->kind);
  problem = g_strdup (row->problem);
  if (problem == NULL && !fill_said (writer, row, said, &problem, error))
    return FALSE;
  if (problem != NULL)
    {
      xq_import_report_refuse (writer->report, row->sheet, row->row, problem);
      return TRUE;
    }
  return decide (writer, row, said, error);
}
