/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * xq_folder_choice_async:
 * @parent: the window that asks
 * @title: what is asked for
 * @cancellable: (nullable): a cancellable
 * @callback: called when a folder was chosen or none
 * @user_data: for @callback
 *
 * The one place that knows which dialog the installed GTK has for this. Main
 * thread.
 */
void   xq_folder_choice_async  (GtkWindow            *parent,
                                const char           *title,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data);

/**
 * xq_folder_choice_finish:
 * @result: the answer
 * @error: G_IO_ERROR_CANCELLED if none was chosen
 *
 * Returns: (transfer full) (nullable): the folder
 */
GFile *xq_folder_choice_finish (GAsyncResult         *result,
                                GError              **error);

G_END_DECLS
