/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "field-editor.h"

G_BEGIN_DECLS

/**
 * XqDateEditor:
 *
 * A day, typed or chosen: DATE. Main thread.
 */
#define XQ_TYPE_DATE_EDITOR (xq_date_editor_get_type ())
G_DECLARE_FINAL_TYPE (XqDateEditor, xq_date_editor, XQ, DATE_EDITOR, XqFieldEditor)

G_END_DECLS
