/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "field-editor.h"

G_BEGIN_DECLS

/**
 * XqFlagEditor:
 *
 * Something that is so or not, one tick: FLAG. It carries the field's title itself.
 * Main thread.
 */
#define XQ_TYPE_FLAG_EDITOR (xq_flag_editor_get_type ())
G_DECLARE_FINAL_TYPE (XqFlagEditor, xq_flag_editor, XQ, FLAG_EDITOR, XqFieldEditor)

G_END_DECLS
