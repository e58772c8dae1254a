/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lets a call to the disk fail. The functions of this file stand before the C
 * library's for everything that is linked with the test, SQLCipher, GLib and
 * libarchive too. */

/**
 * disk_faults_begin:
 * @after: how many calls still succeed
 * @number: the errno of the call after them
 * @for_good: whether every call from then on fails, as of a disk that is full or gone
 */
void     disk_faults_begin (guint    after,
                            int      number,
                            gboolean for_good);

/**
 * disk_faults_begin_sync:
 * @after: how many syncs still succeed
 * @of: what the path of the file contains
 *
 * Lets the syncing of a file fail, as of a disk that takes what it cannot keep.
 */
void     disk_faults_begin_sync (guint       after,
                                 const char *of);

/**
 * disk_faults_end:
 *
 * Returns: whether any call failed
 */
gboolean disk_faults_end   (void);

G_END_DECLS
