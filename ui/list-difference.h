/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * xq_list_difference:
 * @before: how many there were
 * @after: how many there are
 * @same: whether the one at its first position before says the same as the one at its
 *   second position after
 * @data: for @same
 * @position: (out): from where on they differ
 * @removed: (out): how many of before go there
 * @added: (out): how many of after come there
 *
 * A list that is read again mostly says what it said. What does not change keeps its
 * rows, where it is scrolled to and the cursor.
 *
 * Returns: whether there is a difference
 */
gboolean  xq_list_difference       (guint         before,
                                    guint         after,
                                    gboolean    (*same) (guint before, guint after, gpointer data),
                                    gpointer      data,
                                    guint        *position,
                                    guint        *removed,
                                    guint        *added);

/**
 * xq_list_store_become:
 * @store: a list
 * @items: (element-type GObject): what it is to hold
 * @same: whether two items say the same
 *
 * Changes as little as it can.
 */
void      xq_list_store_become     (GListStore   *store,
                                    GPtrArray    *items,
                                    GEqualFunc    same);

G_END_DECLS
