/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "item-row.h"

G_BEGIN_DECLS

/**
 * XqItemsEditor:
 *
 * The items of an observation form in their order: worded, moved, added and taken out. What
 * answers are kept under is given by the program and never changes with the words.
 * Signal "edited": a person changed them. Main thread.
 */
#define XQ_TYPE_ITEMS_EDITOR (xq_items_editor_get_type ())
G_DECLARE_FINAL_TYPE (XqItemsEditor, xq_items_editor, XQ, ITEMS_EDITOR, AdwBin)

/**
 * xq_items_editor_fill:
 * @self: an editor
 * @form: a screening_form
 *
 * Without "edited".
 */
void       xq_items_editor_fill    (XqItemsEditor  *self,
                                    XqRecord       *form);

/**
 * xq_items_editor_collect:
 * @self: an editor
 * @form: takes the items instead of those that it has
 */
void       xq_items_editor_collect (XqItemsEditor  *self,
                                    XqRecord       *form);

/**
 * xq_items_editor_add:
 * @self: an editor
 *
 * As if somebody had pressed the button: an empty item at the end.
 *
 * Returns: (transfer none): its row
 */
XqItemRow *xq_items_editor_add     (XqItemsEditor  *self);

/**
 * xq_items_editor_get_row:
 * @self: an editor
 * @index: from 0
 *
 * Returns: (transfer none) (nullable): the row that stands there
 */
XqItemRow *xq_items_editor_get_row (XqItemsEditor  *self,
                                    guint           index);

G_END_DECLS
