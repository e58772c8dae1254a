/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/package.h"

G_BEGIN_DECLS

/**
 * xq_relations_read:
 * @package: a package
 * @part: the path of the part whose relations are asked for; "" for those of
 *   the package itself
 * @error: XQ_EXCHANGE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Where a part of the package says its other parts are. What lies outside the
 * package is left out.
 *
 * Returns: (transfer full) (nullable): an #XqRelation each
 */
GPtrArray  *xq_relations_read  (XqPackage   *package,
                                const char  *part,
                                GError     **error);

/**
 * XqRelation:
 * @id: as other parts call it
 * @type: the last word of its type: worksheet, styles, sharedStrings ...
 * @path: the path in the package
 */
typedef struct
{
  char *id;
  char *type;
  char *path;
} XqRelation;

/**
 * xq_relations_find:
 * @relations: what xq_relations_read() gave
 * @id: (nullable): an id, or %NULL for any
 * @type: a type
 *
 * Returns: (transfer none) (nullable): the path of the first that fits
 */
const char *xq_relations_find  (GPtrArray   *relations,
                                const char  *id,
                                const char  *type);

G_END_DECLS
