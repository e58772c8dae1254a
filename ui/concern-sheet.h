/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form-section.h"

G_BEGIN_DECLS

/**
 * XqConcernSheet:
 *
 * How a concern is laid out: for the counsellor what the teacher wrote and what can be
 * done next, above what is filled in; for the teacher what to do now if it cannot wait.
 * Main thread.
 */
#define XQ_TYPE_CONCERN_SHEET (xq_concern_sheet_get_type ())
G_DECLARE_FINAL_TYPE (XqConcernSheet, xq_concern_sheet, XQ, CONCERN_SHEET, AdwBin)

/**
 * xq_concern_sheet_new:
 * @is_answer: whether it is the counsellor's
 *
 * Returns: (transfer floating): the sheet
 */
XqConcernSheet *xq_concern_sheet_new       (gboolean         is_answer);

/**
 * xq_concern_sheet_add:
 * @self: the sheet
 * @row: (transfer floating): a row
 */
void            xq_concern_sheet_add       (XqConcernSheet  *self,
                                            XqFormRow       *row);

/**
 * xq_concern_sheet_say:
 * @self: the sheet
 * @title: what it is
 * @words: what the teacher wrote
 *
 * Adds it to what is read.
 */
void            xq_concern_sheet_say       (XqConcernSheet  *self,
                                            const char      *title,
                                            const char      *words);

/**
 * xq_concern_sheet_clear:
 * @self: the sheet
 *
 * Takes out what is read.
 */
void            xq_concern_sheet_clear     (XqConcernSheet  *self);

/**
 * xq_concern_sheet_show_steps:
 * @self: the sheet
 * @urgency: (nullable): how soon it is needed, a code
 */
void            xq_concern_sheet_show_steps (XqConcernSheet *self,
                                            const char      *urgency);

/**
 * xq_concern_sheet_focus_text:
 * @self: the sheet
 *
 * Puts the cursor into the first long text.
 */
void            xq_concern_sheet_focus_text (XqConcernSheet *self);

G_END_DECLS
