/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/record-row.h"
#include "exchange/record-write.h"
#include "school/undo-uses.h"
#include "school/undo.h"

#define STRIDE 64

/* --- the headings --- */

typedef struct
{
  XqHeadingList    list;
  const char      *fields[XQ_MOST_HEADINGS];
  XqHeadingMeaning meanings[XQ_MOST_HEADINGS];
  XqHeadingGroup   groups[2];
} Headings;

/* Kept as long as the program runs, as the description is. */
static Headings *
headings_new (const XqRecordImport *records)
{
  Headings *headings = g_new0 (Headings, 1);

  for (guint i = 0; i < records->n_columns; i++)
    {
      const XqRecordColumn *column = &records->columns[i];
      const XqField *field = xq_record_column_get_field (records, column);

      headings->fields[i] = column->heading;
      headings->meanings[i] = (XqHeadingMeaning) { column->title != NULL ? column->title : field->title, i, 0 };
    }
  headings->groups[0] = (XqHeadingGroup) { g_strconcat (records->prefix, "_columns", NULL), 0 };
  headings->list = (XqHeadingList) {
    .fields = headings->fields,
    .n_fields = records->n_columns,
    .groups = headings->groups,
    .left_out = g_strconcat (records->prefix, "_left_out", NULL),
    .meanings = headings->meanings,
    .n_meanings = records->n_columns,
  };
  return headings;
}

const XqHeadingList *
xq_record_import_get_headings (const XqRecordImport *records)
{
  static GMutex mutex;
  static GHashTable *all;
  Headings *headings;

  g_return_val_if_fail (records != NULL && records->n_columns <= XQ_MOST_HEADINGS, NULL);

  g_mutex_lock (&mutex);
  if (all == NULL)
    all = g_hash_table_new (NULL, NULL);
  headings = g_hash_table_lookup (all, records);
  if (headings == NULL)
    {
      headings = headings_new (records);
      g_hash_table_insert (all, (gpointer) records, headings);
    }
  g_mutex_unlock (&mutex);
  return &headings->list;
}

/* --- reading in --- */

gboolean
xq_record_import_prove_allowed (const XqRecordImport *records,
                                XqStore              *store,
                                GError              **error)
{
  g_return_val_if_fail (records != NULL && XQ_IS_STORE (store), FALSE);

  if (xq_kind_get_access (records->kind, xq_vault_get_roles (xq_store_get_vault (store))) & (XQ_ADD | XQ_ADD_REACH))
    return TRUE;
  g_set_error_literal (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED, _(records->denied));
  return FALSE;
}

static gboolean
write_rows (XqRecordWriter    *writer,
            GPtrArray         *rows,
            XqExchangeProgress progress,
            gpointer           data,
            GCancellable      *cancellable,
            GError           **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      if (i % STRIDE == 0)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          if (progress != NULL)
            progress ((double) i / rows->len, data);
        }
      if (!xq_record_write (writer, g_ptr_array_index (rows, i), error))
        return FALSE;
    }
  if (writer->n_me > 0)
    xq_import_report_warn (writer->report, NULL, 0, XQ_IMPORT_NOTICE,
                           g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                         "Who held it is not said for %u row; you were entered.",
                                                         "Who held it is not said for %u rows; you were entered.",
                                                         writer->n_me), writer->n_me));
  return TRUE;
}

XqImportReport *
xq_record_import_apply (const XqRecordImport *records,
                        XqStore              *store,
                        const XqSheetBook    *book,
                        gboolean              dry_run,
                        XqExchangeProgress    progress,
                        gpointer              data,
                        GCancellable         *cancellable,
                        GError              **error)
{
  g_auto (XqImportNotes) notes = { NULL };
  g_autoptr (XqImportReport) report = NULL;
  g_autoptr (XqRecordWriter) writer = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  XqImportOptions options;
  gboolean done;

  g_return_val_if_fail (records != NULL && XQ_IS_STORE (store) && book != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  xq_import_notes_init (&notes);
  if (!xq_import_options_of_school (store, &options, error))
    return NULL;
  rows = xq_record_rows_read (records, book, &options, &notes, cancellable, error);
  if (rows == NULL || !xq_store_begin (store, XQ_CABINET_SCHOOL, records->verb, error))
    return NULL;
  report = xq_import_report_new (&notes);
  report->dry_run = dry_run;
  report->school_year = notes.school_year;
  writer = xq_record_writer_new (records, store, rows, report, error);
  done = writer != NULL && write_rows (writer, rows, progress, data, cancellable, error);
  if (!done || dry_run)
    xq_store_rollback (store);
  else if (!xq_store_commit (store, error))
    return NULL;
  if (done && progress != NULL)
    progress (1.0, data);
  return done ? g_steal_pointer (&report) : NULL;
}

/* --- taking it back --- */

static gboolean
count_uses (XqStore    *store,
            const char *entry,
            guint      *n,
            GError    **error)
{
  /* Of the kinds that are read in like this, the one that others name. */
  static const char *const kinds[] = { "staff", NULL };

  return xq_undo_count_uses (store, kinds, XQ_UNDO_ADDED, entry, n, error);
}

gboolean
xq_record_import_undo (const XqRecordImport *records,
                       XqStore              *store,
                       XqImportUndone       *undone,
                       GCancellable         *cancellable,
                       GError              **error)
{
  const XqUndoRules rules = {
    .verb = records->verb,
    .undo_verb = records->undo_verb,
    .own = TRUE,
    .nothing = N_("This account has read in no such table yet: there is nothing to undo."),
    .done_before = N_("Your newest such table was undone already. Only the newest can be."),
    .reason = records->undone,
    .count_uses = count_uses,
  };

  return xq_undo_newest (store, &rules, undone, cancellable, error);
}
