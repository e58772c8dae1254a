/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk.h"
#include "preferences.h"

G_BEGIN_DECLS

/**
 * XqNewSchoolWindow:
 *
 * Makes a school, step by step: its name and folder, the head's account, the
 * recovery sheet, the calendar. What cannot be done again later comes before what
 * can. From the moment the school is there, closing the window enters it. Main
 * thread.
 *
 * Actions: "new-school.next", "new-school.back", "new-school.folder".
 */
#define XQ_TYPE_NEW_SCHOOL_WINDOW (xq_new_school_window_get_type ())
G_DECLARE_FINAL_TYPE (XqNewSchoolWindow, xq_new_school_window, XQ, NEW_SCHOOL_WINDOW, AdwWindow)

/**
 * xq_new_school_window_new:
 * @parent: the window that asks
 * @desk: a desk at which nobody sits
 * @preferences: what is remembered of the schools
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWindow *xq_new_school_window_new (GtkWindow      *parent,
                                     XqDesk         *desk,
                                     XqPreferences  *preferences);

G_END_DECLS
