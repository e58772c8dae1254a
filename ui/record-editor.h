/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "field-editor.h"

G_BEGIN_DECLS

/**
 * XqRecordEditor:
 *
 * Other records, found by name as one types: RECORD. Main thread.
 */
#define XQ_TYPE_RECORD_EDITOR (xq_record_editor_get_type ())
G_DECLARE_FINAL_TYPE (XqRecordEditor, xq_record_editor, XQ, RECORD_EDITOR, XqFieldEditor)

G_END_DECLS
