/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * xq_place_is_local:
 * @folder: an existing folder
 * @error: XQ_VAULT_ERROR_REFUSED on a network file system, FAILED if the system
 *   does not say
 *
 * Whether a vault may lie there. Over a network neither locks nor syncs hold what
 * they promise: two desks would write one file. Any thread.
 *
 * Returns: %TRUE if so
 */
gboolean xq_place_is_local   (const char *folder,
                              GError    **error);

/**
 * xq_place_type_is_remote:
 * @magic: the number that statfs() gives a file system
 * @name: (nullable): the type's name in the mount table, e.g. "fuse.sshfs"
 *
 * Any thread.
 *
 * Returns: whether that is a file system over a network
 */
gboolean xq_place_type_is_remote (guint64     magic,
                                  const char *name);

G_END_DECLS
