/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * xq_newest_lines_show:
 * @items: (element-type XqRecordItem): the lines of an answer, the newest first
 * @most: how many lines an answer has at the most
 * @store: the list; what it held gives way
 * @count_label: says how many there are, or that these are the newest
 *
 * Main thread.
 */
void  xq_newest_lines_show  (GPtrArray   *items,
                             guint        most,
                             GListStore  *store,
                             GtkLabel    *count_label);

G_END_DECLS
