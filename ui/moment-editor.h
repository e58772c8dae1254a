/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "field-editor.h"

G_BEGIN_DECLS

/**
 * XqMomentEditor:
 *
 * A day with a time: MOMENT. A time alone is today's. Main thread.
 */
#define XQ_TYPE_MOMENT_EDITOR (xq_moment_editor_get_type ())
G_DECLARE_FINAL_TYPE (XqMomentEditor, xq_moment_editor, XQ, MOMENT_EDITOR, XqFieldEditor)

G_END_DECLS
