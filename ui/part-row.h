/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk.h"

G_BEGIN_DECLS

/**
 * XqPartRow:
 *
 * One part of a record, its fields beside each other. Signals "edited" and "removed":
 * a person changed it, or wants it out. Main thread.
 */
#define XQ_TYPE_PART_ROW (xq_part_row_get_type ())
G_DECLARE_FINAL_TYPE (XqPartRow, xq_part_row, XQ, PART_ROW, AdwBin)

/**
 * xq_part_row_new:
 * @desk: an unlocked desk
 * @field: the PARTS field
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *xq_part_row_new      (XqDesk          *desk,
                                 const XqField   *field);

/**
 * xq_part_row_fill:
 * @self: a row
 * @part: what it shows
 * @names: what the records that it names are called, by uid
 *
 * Without "edited".
 */
void       xq_part_row_fill     (XqPartRow       *self,
                                 XqRecord        *part,
                                 GHashTable      *names);

/**
 * xq_part_row_begin:
 * @self: an empty row
 * @field: one of the part's fields
 * @value: what the row is about
 *
 * Without "edited". The value alone says nothing: a row of which no more is filled in
 * is no part.
 */
void       xq_part_row_begin    (XqPartRow       *self,
                                 const char      *field,
                                 const char      *value);

/**
 * xq_part_row_dup_part:
 * @self: a row
 * @record: a record of the kind that has such parts
 *
 * Returns: (transfer full) (nullable): the part as it is filled in; %NULL if it says
 *   nothing
 */
XqRecord  *xq_part_row_dup_part (XqPartRow       *self,
                                 const XqRecord  *record);

G_END_DECLS
