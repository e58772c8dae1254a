/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A vault's files in one: a pax archive whose first entry, manifest.json, names
 * every file with its size and BLAKE2b sum. The contents are already encrypted. */

/**
 * xq_bundle_write:
 * @folder: the vault's folder, with no cabinet of it open in this process
 * @school_name: for the manifest
 * @verified: whether the maker held the keys and proved the cabinets
 * @file: where the bundle goes; replaced as a whole or not at all
 * @error: return location for an error
 *
 * Writes, syncs and reads the bundle again. Any thread.
 *
 * Returns: whether @file now holds a whole bundle
 */
gboolean xq_bundle_write   (const char  *folder,
                            const char  *school_name,
                            gboolean     verified,
                            const char  *file,
                            GError     **error);

/**
 * xq_bundle_check:
 * @file: a bundle
 * @error: return location for an error
 *
 * Compares every file in the bundle with its sum. Any thread.
 *
 * Returns: %FALSE with XQ_STORE_ERROR_DAMAGED if anything is missing or differs
 */
gboolean xq_bundle_check   (const char  *file,
                            GError     **error);

/**
 * xq_bundle_extract:
 * @file: a bundle
 * @folder: a folder that does not exist yet; made with mode 0700
 * @error: return location for an error
 *
 * Checks the bundle, then lays its files into @folder, which appears whole or
 * not at all. Any thread.
 *
 * Returns: whether @folder is there
 */
gboolean xq_bundle_extract (const char  *file,
                            const char  *folder,
                            GError     **error);

/**
 * xq_bundle_set_failed:
 * @error: return location for an error
 * @file: a copy
 * @number: an errno
 *
 * Says what is the matter with the place of a copy, and what to do. Any thread.
 *
 * Returns: %FALSE
 */
gboolean xq_bundle_set_failed  (GError     **error,
                                const char  *file,
                                int          number);

/**
 * xq_bundle_sync_parent:
 * @path: what was made, renamed or removed
 * @error: return location for an error
 *
 * Makes that last also over a crash. Any thread.
 *
 * Returns: whether it does
 */
gboolean xq_bundle_sync_parent (const char  *path,
                                GError     **error);

G_END_DECLS
