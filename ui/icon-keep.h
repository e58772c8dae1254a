/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * xq_icon_keep_all:
 *
 * From now on every icon that GTK draws stays until the program ends. Call it before
 * the first icon is looked up; more than once does no harm.
 *
 * GTK (4.8, and the versions after it that load icons in threads) drops icons that were
 * not drawn lately from its cache. The thread that loads another icon may drop the last
 * hold on one at the moment at which the window asks for the same icon, which then gets
 * an icon that is being freed, and the program ends. There are few icons and they are
 * small: they are kept.
 *
 * Main thread only.
 */
void xq_icon_keep_all (void);

G_END_DECLS
