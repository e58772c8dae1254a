/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * xq_file_read:
 * @path: a file
 * @most: the most bytes that are accepted
 * @missing: (out) (optional): whether there is no such file
 * @error: XQ_VAULT_ERROR_FAILED
 *
 * Reads a regular file; does not follow a link, nor block on a pipe that
 * somebody put there. Any thread.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes   *xq_file_read    (const char   *path,
                           gsize         most,
                           gboolean     *missing,
                           GError      **error);

/**
 * xq_file_replace:
 * @path: a file
 * @data: (array length=length): its new bytes
 * @length: their number
 * @error: XQ_VAULT_ERROR_FAILED
 *
 * Writes beside the file, syncs, renames, syncs the folder: after a crash the old
 * or the new file stands there whole. The mode is 0600. Any thread.
 *
 * Returns: whether the new bytes are safely on the disk
 */
gboolean  xq_file_replace (const char   *path,
                           const void   *data,
                           gsize         length,
                           GError      **error);

/**
 * xq_file_remove:
 * @path: a file; that it is missing is no error
 * @error: XQ_VAULT_ERROR_FAILED
 *
 * Any thread.
 *
 * Returns: whether it is safely gone
 */
gboolean  xq_file_remove  (const char   *path,
                           GError      **error);

/**
 * xq_file_remove_folder:
 * @path: a folder that the caller made itself, so that what lies in it is its own
 *
 * Clears away what a making that failed leaves: the files and the folder. What
 * cannot be removed stays. Any thread.
 */
void      xq_file_remove_folder (const char *path);

/**
 * xq_file_append:
 * @path: a file, made (0600) if missing
 * @data: (array length=length): what to add
 * @length: its bytes
 * @most: the most bytes that the file may then have
 * @error: XQ_VAULT_ERROR_FAILED
 *
 * Adds whole lines at the end, in one write, and syncs. If the file ends in half
 * a line, as after a crash, that line is ended first. Any thread and process.
 *
 * Returns: whether the bytes are safely on the disk
 */
gboolean  xq_file_append  (const char   *path,
                           const void   *data,
                           gsize         length,
                           gsize         most,
                           GError      **error);

/**
 * xq_file_drop_beginning:
 * @path: a file to which xq_file_append() adds
 * @length: how many bytes to drop; at most all of them
 * @most: the most bytes that are accepted
 * @error: XQ_VAULT_ERROR_FAILED
 *
 * Takes away what was read, and keeps what others have added since. A crash
 * in between may leave half a line, and lines twice. Any thread and process.
 *
 * Returns: whether the file is safely on the disk
 */
gboolean  xq_file_drop_beginning (const char *path,
                                  gsize       length,
                                  gsize       most,
                                  GError    **error);

/**
 * xq_file_sync_folder:
 * @path: a folder
 * @error: XQ_VAULT_ERROR_FAILED
 *
 * Makes renames and new files in it survive a crash. Any thread.
 *
 * Returns: whether it worked
 */
gboolean  xq_file_sync_folder (const char *path,
                               GError    **error);

G_END_DECLS
