/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "field-editor.h"

G_BEGIN_DECLS

/**
 * XqFormRow:
 *
 * A field in a form: its title, its editor, and what is wrong. Main thread.
 */
#define XQ_TYPE_FORM_ROW (xq_form_row_get_type ())
G_DECLARE_FINAL_TYPE (XqFormRow, xq_form_row, XQ, FORM_ROW, AdwBin)

/**
 * xq_form_row_new:
 * @desk: an unlocked desk
 * @field: a field that people fill in
 *
 * Returns: (transfer floating): the row
 */
GtkWidget     *xq_form_row_new        (XqDesk        *desk,
                                       const XqField *field);

/**
 * xq_form_row_get_editor:
 * @self: a row
 *
 * Returns: (transfer none): its editor
 */
XqFieldEditor *xq_form_row_get_editor (XqFormRow     *self);

/**
 * xq_form_row_set_wrong:
 * @self: a row
 * @words: (nullable): what is wrong; %NULL for nothing
 */
void           xq_form_row_set_wrong  (XqFormRow     *self,
                                       const char    *words);

/**
 * xq_form_row_get_wrong:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what is wrong
 */
const char    *xq_form_row_get_wrong  (XqFormRow     *self);

G_END_DECLS
