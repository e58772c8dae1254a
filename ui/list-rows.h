/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * xq_list_rows_remove:
 * @list: a list
 *
 * Takes all rows off a list: gtk_list_box_remove_all() is of GTK 4.12. Main thread.
 */
void xq_list_rows_remove (GtkListBox *list);

G_END_DECLS
