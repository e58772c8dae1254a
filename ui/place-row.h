/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "places.h"

G_BEGIN_DECLS

/**
 * XqPlaceRow:
 *
 * A place in the sidebar: its sign, its name, how many things are due there.
 * Main thread.
 */
#define XQ_TYPE_PLACE_ROW (xq_place_row_get_type ())
G_DECLARE_FINAL_TYPE (XqPlaceRow, xq_place_row, XQ, PLACE_ROW, GtkListBoxRow)

/**
 * xq_place_row_new:
 * @place: a place
 * @roles: the roles of whoever sees it
 *
 * Returns: (transfer floating): the row
 */
GtkWidget     *xq_place_row_new       (const XqPlace *place,
                                       XqRoles        roles);

/**
 * xq_place_row_get_place:
 * @self: a row
 *
 * Returns: (transfer none): its place
 */
const XqPlace *xq_place_row_get_place (XqPlaceRow    *self);

/**
 * xq_place_row_set_badge:
 * @self: a row
 * @badge: how many things are due there; 0 shows none
 */
void           xq_place_row_set_badge (XqPlaceRow    *self,
                                       guint          badge);

G_END_DECLS
