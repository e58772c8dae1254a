/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "field-editor.h"

G_BEGIN_DECLS

/**
 * XqTextEditor:
 *
 * A line of text: TEXT, TIME, INTEGER. Main thread.
 */
#define XQ_TYPE_TEXT_EDITOR (xq_text_editor_get_type ())
G_DECLARE_FINAL_TYPE (XqTextEditor, xq_text_editor, XQ, TEXT_EDITOR, XqFieldEditor)

G_END_DECLS
