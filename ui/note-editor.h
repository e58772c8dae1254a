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

/**
 * xq_note_editor_enlarge:
 * @self: an editor
 * @height: the least height, in pixels
 *
 * Makes it the main thing of its form: it grows with the text.
 */
void xq_note_editor_enlarge       (XqNoteEditor *self,
                                   int           height);

/**
 * xq_note_editor_go_to_heading:
 * @self: an editor
 * @heading: a heading's words
 *
 * Puts the cursor behind the heading: where it stands already, else on a new line at
 * the end.
 */
void xq_note_editor_go_to_heading (XqNoteEditor *self,
                                   const char   *heading);

/**
 * xq_note_editor_focus:
 * @self: an editor
 *
 * Puts the cursor into the text.
 */
void xq_note_editor_focus         (XqNoteEditor *self);

G_END_DECLS
