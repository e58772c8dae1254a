/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "field-editor.h"

G_BEGIN_DECLS

/**
 * XqChoiceEditor:
 *
 * One of a few: CHOICE, FLAG. Main thread.
 */
#define XQ_TYPE_CHOICE_EDITOR (xq_choice_editor_get_type ())
G_DECLARE_FINAL_TYPE (XqChoiceEditor, xq_choice_editor, XQ, CHOICE_EDITOR, XqFieldEditor)

G_END_DECLS
