/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "field-editor.h"

G_BEGIN_DECLS

/**
 * XqNoteEditor:
 *
 * Text of any length: NOTE, LETTER. Main thread.
 */
#define XQ_TYPE_NOTE_EDITOR (xq_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (XqNoteEditor, xq_note_editor, XQ, NOTE_EDITOR, XqFieldEditor)

G_END_DECLS
