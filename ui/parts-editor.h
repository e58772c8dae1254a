/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk.h"

G_BEGIN_DECLS

/**
 * XqPartsEditor:
 *
 * The parts of a record, a row each, added and taken out: PARTS. Signal "edited": a
 * person changed them. Main thread.
 */
#define XQ_TYPE_PARTS_EDITOR (xq_parts_editor_get_type ())
G_DECLARE_FINAL_TYPE (XqPartsEditor, xq_parts_editor, XQ, PARTS_EDITOR, AdwBin)

/**
 * xq_parts_editor_new:
 * @desk: an unlocked desk
 * @field: a PARTS field
 *
 * Returns: (transfer floating): the editor, without parts
 */
GtkWidget     *xq_parts_editor_new       (XqDesk         *desk,
                                          const XqField  *field);

/**
 * xq_parts_editor_get_field:
 * @self: an editor
 *
 * Returns: (transfer none): its field
 */
const XqField *xq_parts_editor_get_field (XqPartsEditor  *self);

/**
 * xq_parts_editor_fill:
 * @self: an editor
 * @record: the record whose parts it shows
 * @names: what the records that they name are called, by uid
 *
 * Without "edited".
 */
void           xq_parts_editor_fill      (XqPartsEditor  *self,
                                          XqRecord       *record,
                                          GHashTable     *names);

/**
 * xq_parts_editor_collect:
 * @self: an editor
 * @record: takes the parts; a row that says nothing is left out
 */
void           xq_parts_editor_collect   (XqPartsEditor  *self,
                                          XqRecord       *record);

/**
 * xq_parts_editor_get_n_rows:
 * @self: an editor
 *
 * Returns: how many rows there are
 */
guint          xq_parts_editor_get_n_rows (XqPartsEditor *self);

/**
 * xq_parts_editor_add_row:
 * @self: an editor
 *
 * As if somebody had pressed the button: an empty row at the end.
 */
void           xq_parts_editor_add_row   (XqPartsEditor  *self);

G_END_DECLS
