/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * xq_restore_async:
 * @parent: the window that asks
 * @present: (nullable): the school as it is now: whom it has removed stays removed
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Asks for a copy and for the folder in which the school is to lie again, and
 * restores it there beside whatever is there already: nothing is overwritten.
 * Main thread; the work is done in another.
 */
void   xq_restore_async  (GtkWindow            *parent,
                          const char           *present,
                          GAsyncReadyCallback   callback,
                          gpointer              user_data);

/**
 * xq_restore_finish:
 * @result: the answer
 * @error: G_IO_ERROR_CANCELLED if nothing was chosen, or as xq_store_restore()
 *
 * Returns: (transfer full) (nullable): the restored school's folder
 */
char  *xq_restore_finish (GAsyncResult         *result,
                          GError              **error);

G_END_DECLS
