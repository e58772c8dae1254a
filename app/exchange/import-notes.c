/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/import-notes.h"

static void
free_remark (gpointer data)
{
  XqImportRemark *remark = data;

  g_free (remark->text);
  g_free (remark);
}

void
xq_import_column_free (XqImportColumn *column)
{
  if (column == NULL)
    return;
  g_free (column->heading);
  g_free (column);
}

void
xq_import_notes_init (XqImportNotes *notes)
{
  notes->skipped = g_ptr_array_new_with_free_func (free_remark);
  notes->warnings = g_ptr_array_new_with_free_func (free_remark);
  notes->understood = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_import_column_free);
  notes->left_out = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_import_column_free);
  notes->school_year = 0;
  notes->names = g_string_chunk_new (1024);
}

void
xq_import_notes_clear (XqImportNotes *notes)
{
  g_ptr_array_unref (notes->skipped);
  g_ptr_array_unref (notes->warnings);
  g_ptr_array_unref (notes->understood);
  g_ptr_array_unref (notes->left_out);
  g_string_chunk_free (notes->names);
}

/* @text is taken. */
static XqImportRemark *
add_remark (GPtrArray  *list,
            const char *sheet,
            guint       row,
            char       *text)
{
  XqImportRemark *remark = g_new0 (XqImportRemark, 1);

  remark->sheet = sheet;
  remark->row = row;
  remark->text = text;
  g_ptr_array_add (list, remark);
  return remark;
}

void
xq_import_warn (XqImportNotes    *notes,
                const char       *sheet,
                guint             row,
                XqImportSeverity  severity,
                char             *text)
{
  add_remark (notes->warnings, sheet, row, text)->severity = severity;
}

void
xq_import_skip (XqImportNotes      *notes,
                const char         *sheet,
                guint               row,
                XqImportSkipReason  reason,
                char               *text)
{
  add_remark (notes->skipped, sheet, row, text)->reason = reason;
}

void
xq_import_take_columns (XqImportNotes *notes,
                        const char    *sheet,
                        GPtrArray     *columns)
{
  while (columns->len > 0)
    {
      XqImportColumn *column = g_ptr_array_steal_index (columns, 0);

      column->sheet = sheet;
      g_ptr_array_add (column->field != NULL ? notes->understood : notes->left_out, column);
    }
}

void
xq_import_repeat_notes (XqImportNotes *notes,
                        const char    *name,
                        const XqSheet *sheet)
{
  for (guint i = 0; i < sheet->notes->len; i++)
    {
      const XqSheetNote *note = &g_array_index (sheet->notes, XqSheetNote, i);

      xq_import_warn (notes, name, note->row, XQ_IMPORT_WARNING, g_strdup (note->text));
    }
}

void
xq_import_skip_hidden (XqImportNotes     *notes,
                       const XqSheetBook *book)
{
  for (guint i = 0; i < book->hidden->len; i++)
    xq_import_skip (notes, g_string_chunk_insert (notes->names, g_ptr_array_index (book->hidden, i)), 0,
                    XQ_IMPORT_SKIP_SHEET, g_strdup (_("The sheet is hidden. Show it in WPS or Excel to have it read.")));
}

const char *
xq_import_skip_reason_name (XqImportSkipReason reason)
{
  static const char *const names[] = { "empty", "heading", "title", "footer", "no_name", "duplicate", "sheet" };

  g_return_val_if_fail ((guint) reason < G_N_ELEMENTS (names), NULL);

  return names[reason];
}

const char *
xq_import_severity_name (XqImportSeverity severity)
{
  static const char *const names[] = { "notice", "warning", "problem" };

  g_return_val_if_fail ((guint) severity < G_N_ELEMENTS (names), NULL);

  return names[severity];
}
