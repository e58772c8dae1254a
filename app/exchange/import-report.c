/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include "exchange/import-report.h"

static void
free_entry (gpointer data)
{
  XqImportEntry *entry = data;

  g_free (entry->sheet);
  g_free (entry->what);
  g_free (entry->text);
  g_free (entry->student);
  g_free (entry->fields);
  g_free (entry);
}

XqImportEntry *
xq_import_report_add (GPtrArray  *list,
                      const char *sheet,
                      guint       row,
                      const char *what,
                      char       *text)
{
  XqImportEntry *entry = g_new0 (XqImportEntry, 1);

  entry->sheet = g_strdup (sheet != NULL ? sheet : "");
  entry->row = row;
  entry->what = g_strdup (what);
  entry->text = text;
  g_ptr_array_add (list, entry);
  return entry;
}

static void
copy_columns (XqImportReport  *report,
              GPtrArray       *to,
              const GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    {
      XqImportColumn *copy = g_memdup2 (g_ptr_array_index (from, i), sizeof *copy);

      copy->sheet = g_string_chunk_insert_const (report->names, copy->sheet);
      copy->heading = g_strdup (copy->heading);
      g_ptr_array_add (to, copy);
    }
}

XqImportReport *
xq_import_report_new (const XqImportNotes *notes)
{
  XqImportReport *report = g_new0 (XqImportReport, 1);

  report->rows = g_ptr_array_new_with_free_func (free_entry);
  report->skipped = g_ptr_array_new_with_free_func (free_entry);
  report->to_merge = g_ptr_array_new_with_free_func (free_entry);
  report->warnings = g_ptr_array_new_with_free_func (free_entry);
  report->understood = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_import_column_free);
  report->left_out = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_import_column_free);
  report->names = g_string_chunk_new (256);

  for (guint i = 0; i < notes->skipped->len; i++)
    {
      const XqImportRemark *remark = g_ptr_array_index (notes->skipped, i);

      xq_import_report_add (report->skipped, remark->sheet, remark->row, xq_import_skip_reason_name (remark->reason),
                            g_strdup (remark->text));
      if (remark->reason == XQ_IMPORT_SKIP_NO_NAME || remark->reason == XQ_IMPORT_SKIP_DUPLICATE)
        report->n_read++;
    }
  for (guint i = 0; i < notes->warnings->len; i++)
    {
      const XqImportRemark *remark = g_ptr_array_index (notes->warnings, i);

      xq_import_report_warn (report, remark->sheet, remark->row, remark->severity, g_strdup (remark->text));
    }
  copy_columns (report, report->understood, notes->understood);
  copy_columns (report, report->left_out, notes->left_out);
  return report;
}

void
xq_import_report_refuse (XqImportReport *report,
                         const char     *sheet,
                         guint           row,
                         const char     *text)
{
  report->n_read++;
  xq_import_report_add (report->skipped, sheet, row, "refused", g_strdup (text));
}

void
xq_import_report_warn (XqImportReport   *report,
                       const char       *sheet,
                       guint             row,
                       XqImportSeverity  severity,
                       char             *text)
{
  xq_import_report_add (report->warnings, sheet, row, xq_import_severity_name (severity), text);
}

void
xq_import_report_free (XqImportReport *report)
{
  if (report == NULL)
    return;
  g_ptr_array_unref (report->rows);
  g_ptr_array_unref (report->skipped);
  g_ptr_array_unref (report->to_merge);
  g_ptr_array_unref (report->warnings);
  g_ptr_array_unref (report->understood);
  g_ptr_array_unref (report->left_out);
  g_string_chunk_free (report->names);
  g_free (report);
}
