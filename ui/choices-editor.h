/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "field-editor.h"

G_BEGIN_DECLS

/**
 * XqChoicesEditor:
 *
 * Some of a few, the first chosen is the main one: CHOICES. Main thread.
 */
#define XQ_TYPE_CHOICES_EDITOR (xq_choices_editor_get_type ())
G_DECLARE_FINAL_TYPE (XqChoicesEditor, xq_choices_editor, XQ, CHOICES_EDITOR, XqFieldEditor)

/**
 * xq_choices_editor_fold:
 * @self: an editor
 *
 * Shows what is chosen on one button, which opens all that can be chosen.
 */
void xq_choices_editor_fold (XqChoicesEditor *self);

G_END_DECLS
