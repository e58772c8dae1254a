/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form-section.h"

G_BEGIN_DECLS

/**
 * XqFormLayout:
 *
 * The rows of a form, laid out from what the kind says of its fields: those that
 * are always filled in first, sealed letters in a box of their own, what is filled
 * in seldom folded away below. Main thread.
 */
#define XQ_TYPE_FORM_LAYOUT (xq_form_layout_get_type ())
G_DECLARE_FINAL_TYPE (XqFormLayout, xq_form_layout, XQ, FORM_LAYOUT, AdwBin)

/**
 * xq_form_layout_add:
 * @self: a layout
 * @row: (transfer floating): the next row
 */
void     xq_form_layout_add         (XqFormLayout *self,
                                     XqFormRow    *row);

/**
 * xq_form_layout_add_parts:
 * @self: a layout
 * @parts: (transfer floating): where a field's parts are filled in
 */
void     xq_form_layout_add_parts   (XqFormLayout *self,
                                     GtkWidget    *parts);

/**
 * xq_form_layout_show_filled:
 * @self: a layout whose rows are filled in
 *
 * Unfolds the seldom ones if one of them says something.
 */
void     xq_form_layout_show_filled (XqFormLayout *self);

/**
 * xq_form_layout_focus:
 * @self: a layout
 * @row: one of its rows
 *
 * Puts the cursor there, unfolded if it was folded away.
 */
void     xq_form_layout_focus       (XqFormLayout *self,
                                     XqFormRow    *row);

/**
 * xq_form_layout_focus_text:
 * @self: a layout
 *
 * Puts the cursor into the first long text: what is left to write where the rest is
 * known.
 *
 * Returns: whether there is one
 */
gboolean xq_form_layout_focus_text  (XqFormLayout *self);

G_END_DECLS
