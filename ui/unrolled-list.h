/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * XqUnrolledList:
 *
 * A list that comes into sight bit by bit: a screenful at once, the rest in the
 * pauses of the main loop. GTK makes the widgets of two hundred rows when a list
 * changes, however few of them are in sight, and until they are made nobody can
 * press or type anything. Properties: "model", whose items these are. Main thread.
 */
#define XQ_TYPE_UNROLLED_LIST (xq_unrolled_list_get_type ())
G_DECLARE_FINAL_TYPE (XqUnrolledList, xq_unrolled_list, XQ, UNROLLED_LIST, GObject)

/* As many rows as a large screen shows at most, how many come in a pause, and from
 * where on GTK makes no more widgets, so that all others may come at once. */
#define XQ_UNROLLED_FIRST 40
#define XQ_UNROLLED_STEP 16
#define XQ_UNROLLED_WIDGETS 240

G_END_DECLS
