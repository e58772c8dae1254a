/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/record-write.h"

G_BEGIN_DECLS

/**
 * xq_record_person_take:
 * @writer: a writer
 * @row: a row
 * @column: a column of a field for members of staff
 * @said: what the row says, its classes and its day filled in already
 * @problem: (out) (transfer full) (nullable): why the row cannot be entered
 * @error: return location for an error
 *
 * Fills in those whom the row names: by their names, or as "the class teacher".
 * Of several, those who are not known are left out, and that is said. On the
 * store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean  xq_record_person_take     (XqRecordWriter       *writer,
                                     const XqRecordRow    *row,
                                     const XqRecordColumn *column,
                                     XqRecord             *said,
                                     char                **problem,
                                     GError              **error);

/**
 * xq_record_person_default:
 * @writer: a writer
 * @said: what the row says
 * @problem: (out) (transfer full) (nullable): why the row cannot be entered
 * @error: return location for an error
 *
 * Nobody is named: this account in its own class; otherwise the class teacher,
 * where such things are the class teacher's, or else this account. On the
 * store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean  xq_record_person_default  (XqRecordWriter *writer,
                                     XqRecord       *said,
                                     char          **problem,
                                     GError        **error);

G_END_DECLS
