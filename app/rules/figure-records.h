/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/figure.h"

G_BEGIN_DECLS

/**
 * XqFigureRecords:
 * @id: the figure
 * @kind: the kind of the records behind it
 * @day: (nullable): their DATE field that lies in the figure's days; %NULL for
 *   records that are as they are
 * @where: (nullable): what else they say: "kind=a|b flag=1", or "field!=a"; a
 *   field "=*" says something, "=" nothing
 * @theme_lessons: (nullable): the setting that decides whether theme lessons are
 *   among them too
 * @of_year: whether its days are those of the term's school year, up to its end
 * @is_count: whether the figure is how many they are; otherwise it counts people,
 *   classes or minutes in them
 *
 * Where a figure comes from.
 */
typedef struct
{
  const char *id;
  const char *kind;
  const char *day;
  const char *where;
  const char *theme_lessons;
  gboolean    of_year;
  gboolean    is_count;
} XqFigureRecords;

/**
 * xq_figure_find_records:
 * @id: a figure's id
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): which records are behind it; %NULL for one
 *   that is not counted in records that a list shows
 */
const XqFigureRecords *xq_figure_find_records (const char  *id);

/**
 * xq_figure_may_list_records:
 * @id: a figure's id
 * @roles: somebody's roles
 *
 * Any thread.
 *
 * Returns: whether there are records behind it, and these roles read all of them
 */
gboolean               xq_figure_may_list_records (const char *id,
                                                   XqRoles     roles);

/**
 * xq_figure_list_records:
 * @store: a store
 * @id: the id of a figure with records
 * @term: a term's name such as "2024-1"
 * @error: return location for an error
 *
 * The records that the figure of that term was counted in, as far as this account
 * sees them. On the store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqRecord): the records, in the
 *   kind's order
 */
GPtrArray             *xq_figure_list_records (XqStore     *store,
                                               const char  *id,
                                               const char  *term,
                                               GError     **error);

G_END_DECLS
