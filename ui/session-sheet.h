/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "past-panel.h"
#include "safety-steps.h"

G_BEGIN_DECLS

/**
 * XqSessionSheet:
 *
 * Where the fields of a session stand, and what is beside them. Main thread.
 */
#define XQ_TYPE_SESSION_SHEET (xq_session_sheet_get_type ())
G_DECLARE_FINAL_TYPE (XqSessionSheet, xq_session_sheet, XQ, SESSION_SHEET, AdwBin)

/**
 * xq_session_sheet_new:
 *
 * Returns: (transfer floating): a sheet without fields
 */
XqSessionSheet *xq_session_sheet_new         (void);

/**
 * xq_session_sheet_place:
 * @self: a sheet
 * @field: the name of a field
 * @row: where it is filled in
 *
 * What the program finds by itself has no place: it is there, out of sight.
 *
 * Returns: whether the sheet has a place for it
 */
gboolean        xq_session_sheet_place       (XqSessionSheet *self,
                                              const char     *field,
                                              GtkWidget      *row);

/**
 * xq_session_sheet_get_past:
 * @self: a sheet
 *
 * Returns: (transfer none): where earlier sessions show
 */
XqPastPanel    *xq_session_sheet_get_past    (XqSessionSheet *self);

/**
 * xq_session_sheet_get_safety:
 * @self: a sheet
 *
 * Returns: (transfer none): what to do when safety is in question
 */
XqSafetySteps  *xq_session_sheet_get_safety  (XqSessionSheet *self);

/**
 * xq_session_sheet_say_message:
 * @self: a sheet
 * @hint: when the message for the class teacher is sent
 */
void            xq_session_sheet_say_message (XqSessionSheet *self,
                                              const char     *hint);

/**
 * xq_session_sheet_open:
 * @self: a sheet
 * @message: whether there is a message for the class teacher
 * @others: whether others were present
 * @points: whether there are key points
 *
 * What is seldom needed is folded, unless it says something.
 */
void            xq_session_sheet_open        (XqSessionSheet *self,
                                              gboolean        message,
                                              gboolean        others,
                                              gboolean        points);

G_END_DECLS
