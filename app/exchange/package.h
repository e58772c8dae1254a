/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "exchange/error.h"

G_BEGIN_DECLS

/**
 * XqPackage:
 *
 * The zip file that an .xlsx is, in memory. Members are read piece by piece and
 * never unpacked as a whole; what all of them together may unpack to is bounded
 * by the size of the file. To be used in one thread at a time.
 */
typedef struct _XqPackage XqPackage;

/**
 * XqPackageSink:
 * @piece: the next bytes of the member; %NULL after the last
 * @n: how many
 * @data: what was given with the function
 * @error: to be set on failure
 *
 * Returns: whether to go on
 */
typedef gboolean (*XqPackageSink) (const char  *piece,
                                   gsize        n,
                                   gpointer     data,
                                   GError     **error);

/**
 * xq_package_new:
 * @bytes: a whole file
 * @progress: (nullable): told how far the reading has come
 * @data: for @progress
 * @cancellable: (nullable): a #GCancellable
 * @error: XQ_EXCHANGE_ERROR, or G_IO_ERROR_CANCELLED
 *
 * Reads the list of members. A file whose list is missing, which is one that
 * arrived in part, is refused.
 *
 * Returns: (transfer full) (nullable): the package; free with xq_package_free()
 */
XqPackage  *xq_package_new   (GBytes              *bytes,
                              XqExchangeProgress   progress,
                              gpointer             data,
                              GCancellable        *cancellable,
                              GError             **error);

/**
 * xq_package_free:
 * @package: (nullable) (transfer full): a package
 */
void        xq_package_free  (XqPackage           *package);

/**
 * xq_package_has:
 * @package: a package
 * @path: a member's path; capitals do not matter
 *
 * Returns: whether there is such a member
 */
gboolean    xq_package_has   (XqPackage           *package,
                              const char          *path);

/**
 * xq_package_read:
 * @package: a package
 * @path: a member's path; capitals do not matter
 * @sink: called with each piece, and at the end with %NULL
 * @data: for @sink
 * @error: XQ_EXCHANGE_ERROR, G_IO_ERROR_CANCELLED, or what @sink set
 *
 * Returns: whether the whole member was read and its checksum is right
 */
gboolean    xq_package_read  (XqPackage           *package,
                              const char          *path,
                              XqPackageSink        sink,
                              gpointer             data,
                              GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqPackage, xq_package_free)

G_END_DECLS
