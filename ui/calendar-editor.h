/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk.h"

G_BEGIN_DECLS

/**
 * XqCalendarEditor:
 *
 * A school year: the days of its two terms, holidays, make-up days and exams.
 * What is added or taken out holds at once; the terms are saved by a button.
 * Main thread.
 *
 * Actions: "calendar.save-terms", "calendar.add", "calendar.year" with 1 or -1.
 */
#define XQ_TYPE_CALENDAR_EDITOR (xq_calendar_editor_get_type ())
G_DECLARE_FINAL_TYPE (XqCalendarEditor, xq_calendar_editor, XQ, CALENDAR_EDITOR, AdwBin)

/**
 * xq_calendar_editor_begin:
 * @self: an editor
 * @desk: an unlocked desk
 *
 * Shows the school year of today; once.
 */
void  xq_calendar_editor_begin   (XqCalendarEditor *self,
                                  XqDesk           *desk);

/**
 * xq_calendar_editor_refresh:
 * @self: an editor that has begun
 *
 * Reads again what is entered.
 */
void  xq_calendar_editor_refresh (XqCalendarEditor *self);

G_END_DECLS
