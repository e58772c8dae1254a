/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* When a copy of a school was last made from this desktop, and to where. It lies in
 * the user's configuration and not in the school's folder: there it would be in the
 * copies too, and a restored school would speak of a copy that it does not have. */

#define XQ_BACKUP_SUFFIX ".xinqing-backup"

/**
 * xq_backup_log_note:
 * @school: the vault's folder
 * @file: the copy
 * @at: when it was made, Unix seconds
 */
void      xq_backup_log_note (const char  *school,
                              const char  *file,
                              gint64       at);

/**
 * xq_backup_log_find:
 * @school: the vault's folder
 * @file: (out) (optional) (transfer full): the copy
 * @at: (out) (optional): when it was made, Unix seconds
 *
 * Returns: whether a copy is known
 */
gboolean  xq_backup_log_find (const char  *school,
                              char       **file,
                              gint64      *at);

/**
 * xq_backup_log_say:
 * @school: the vault's folder
 * @old: (out) (optional): whether it is time for a new one
 *
 * Returns: (transfer full): when the last copy was made, in words
 */
char     *xq_backup_log_say  (const char  *school,
                              gboolean    *old);

G_END_DECLS
