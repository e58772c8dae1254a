/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/import-report.h"
#include "exchange/record-known.h"

G_BEGIN_DECLS

/**
 * XqRecordWriter:
 * @records: the description
 * @store: the store, in the transaction of the import
 * @known: what the school knows, and what was written
 * @report: what became of each row
 * @rows: uid of a record → the row of the file that says the same, as a number
 * @n_me: how many records were taken for this account's, since the file does not say whose
 */
typedef struct
{
  const XqRecordImport *records;
  XqStore              *store;
  XqRecordKnown        *known;
  XqImportReport       *report;
  GHashTable           *rows;
  guint                 n_me;
} XqRecordWriter;

/**
 * xq_record_writer_new:
 * @records: a description
 * @store: a store, in the transaction of the import
 * @rows: (element-type XqRecordRow): all rows of the file
 * @report: where is said what becomes of them; must outlive the writer
 * @error: return location for an error
 *
 * On the store's thread, as xq_record_write().
 *
 * Returns: (transfer full) (nullable): free with xq_record_writer_free()
 */
XqRecordWriter *xq_record_writer_new   (const XqRecordImport *records,
                                        XqStore              *store,
                                        GPtrArray            *rows,
                                        XqImportReport       *report,
                                        GError              **error);

/**
 * xq_record_writer_free:
 * @writer: (nullable) (transfer full): a writer
 */
void            xq_record_writer_free  (XqRecordWriter        *writer);

/**
 * xq_record_write:
 * @writer: a writer
 * @row: a row of its file
 * @error: return location for an error
 *
 * Adds the record, changes the one that the school has, or says why not.
 *
 * Returns: %FALSE on an error: the whole import failed
 */
gboolean        xq_record_write        (XqRecordWriter    *writer,
                                        const XqRecordRow *row,
                                        GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqRecordWriter, xq_record_writer_free)

G_END_DECLS
