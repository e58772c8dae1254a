/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file for a library that writes nothing but files, which no disk sees: what is
 * in a list was sealed in the vault, and must not be left in the clear on blocks
 * that nobody wipes. Any thread. */
typedef struct
{
  int   fd;
  char *path;       /* by which this process opens it */
  char *folder;     /* in memory too: for what the library writes beside it */
} XqMemoryFile;

/**
 * xq_memory_file_new:
 * @error: XQ_EXCHANGE_ERROR_FAILED if this computer has no such place
 *
 * Returns: (transfer full) (nullable): an empty file
 */
XqMemoryFile *xq_memory_file_new   (GError       **error);

/**
 * xq_memory_file_read:
 * @file: a file
 * @error: XQ_EXCHANGE_ERROR_FAILED
 *
 * Returns: (transfer full) (nullable): all that was written to it
 */
GBytes       *xq_memory_file_read  (XqMemoryFile  *file,
                                    GError       **error);

/**
 * xq_memory_file_free:
 * @file: (transfer full) (nullable): a file; it is gone then
 */
void          xq_memory_file_free  (XqMemoryFile  *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqMemoryFile, xq_memory_file_free)

G_END_DECLS
