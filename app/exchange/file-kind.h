/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  XQ_FILE_KIND_ZIP,
  XQ_FILE_KIND_TEXT,
} XqFileKind;

/**
 * xq_file_kind_find:
 * @bytes: a whole file
 * @kind: (out): what it is
 * @error: XQ_EXCHANGE_ERROR
 *
 * Looks at the first bytes. What is not read here is named in the error,
 * together with how to make a file of it that is. Any thread.
 *
 * Returns: whether the file may be read on
 */
gboolean  xq_file_kind_find  (GBytes      *bytes,
                              XqFileKind  *kind,
                              GError     **error);

G_END_DECLS
