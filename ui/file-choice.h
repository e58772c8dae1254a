/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * XqFileType:
 * @title: N_(), what the dialog calls these files
 * @patterns: as "*.pdf", separated by blanks
 */
typedef struct
{
  const char *title;
  const char *patterns;
} XqFileType;

/**
 * xq_file_choice_open_async:
 * @parent: the window that asks
 * @title: what is asked for
 * @type: which files are shown
 * @callback: called when a file was chosen or none
 * @user_data: for @callback
 *
 * Asks for a file that is there. Main thread.
 */
void   xq_file_choice_open_async (GtkWindow            *parent,
                                  const char           *title,
                                  const XqFileType     *type,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);

/**
 * xq_file_choice_save_async:
 * @parent: the window that asks
 * @title: what is asked for
 * @name: the file's name as it is proposed
 * @type: which files are shown
 * @callback: called when a name was chosen or none
 * @user_data: for @callback
 *
 * Asks where a file is to be written. Main thread.
 */
void   xq_file_choice_save_async (GtkWindow            *parent,
                                  const char           *title,
                                  const char           *name,
                                  const XqFileType     *type,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);

/**
 * xq_file_choice_finish:
 * @result: the answer
 * @error: G_IO_ERROR_CANCELLED if none was chosen
 *
 * Returns: (transfer full) (nullable): the file
 */
GFile *xq_file_choice_finish     (GAsyncResult         *result,
                                  GError              **error);

/**
 * xq_file_choice_say_place:
 * @path: a file's path
 *
 * Returns: (transfer full): where it lies, for people: from their own folders on,
 *   or from the top
 */
char   *xq_file_choice_say_place  (const char          *path);

G_END_DECLS
