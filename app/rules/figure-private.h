/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/figure.h"
#include "school/calendar.h"

G_BEGIN_DECLS

/* A term being counted. */
typedef struct
{
  XqStore    *store;
  const char *name;                   /* "2024-1" */
  XqTerm      term;
  char        year_from[XQ_DAY_SIZE];
  char        year_until[XQ_DAY_SIZE];
  char        day[XQ_DAY_SIZE];       /* the roll's day: the term's last, or today if earlier */
} XqCount;

/**
 * xq_count_begin:
 * @count: (out caller-allocates): what to fill
 * @store: a store
 * @term: a term's name, which must outlive @count
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: %FALSE with XQ_STORE_ERROR_INVALID if @term names no term
 */
gboolean   xq_count_begin                (XqCount          *count,
                                          XqStore          *store,
                                          const char       *term,
                                          GError          **error);

/**
 * xq_count_row:
 * @rows: (transfer full) (nullable): a counting query's result, %NULL if it failed
 * @values: (out) (array length=n): its first row's columns; zeros if there is no row
 * @n: how many columns
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean   xq_count_row                  (XqRows           *rows,
                                          gint64           *values,
                                          guint             n,
                                          GError          **error);

/**
 * xq_figures_add:
 * @figures: (element-type XqFigure): where it goes
 * @id: the id of a known figure
 * @value: its value, -1 if not known
 *
 * Adds a figure of which nothing is required yet. Any thread.
 *
 * Returns: (transfer none): the figure
 */
XqFigure  *xq_figures_add                (GPtrArray        *figures,
                                          const char       *id,
                                          gint64            value);

/**
 * xq_figure_require:
 * @figure: a figure
 * @store: a store
 * @required: the value that is required of it
 * @setting: (nullable): the name of the setting that holds the rule
 * @in_time: whether what is missing may still be done in time
 * @error: return location for an error
 *
 * Judges the figure. On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean   xq_figure_require             (XqFigure         *figure,
                                          XqStore          *store,
                                          gint64            required,
                                          const char       *setting,
                                          gboolean          in_time,
                                          GError          **error);

/* Each adds the figures of its records; %FALSE on an error. */
gboolean   xq_figures_count_school       (const XqCount    *count,
                                          GPtrArray        *figures,
                                          GError          **error);
gboolean   xq_figures_count_visits       (const XqCount    *count,
                                          GPtrArray        *figures,
                                          GError          **error);
gboolean   xq_figures_count_care         (const XqCount    *count,
                                          GPtrArray        *figures,
                                          GError          **error);
gboolean   xq_figures_count_support      (const XqCount    *count,
                                          GPtrArray        *figures,
                                          GError          **error);
gboolean   xq_figures_count_casework     (const XqCount    *count,
                                          GPtrArray        *figures,
                                          GError          **error);
gboolean   xq_figures_count_work         (const XqCount    *count,
                                          GPtrArray        *figures,
                                          GError          **error);

/**
 * xq_casework_totals:
 * @count: a term
 * @error: return location for an error
 *
 * The totals of the casework cabinet by name: counted, or for an account
 * without its key as they were published. Themes behind which stand too few
 * persons are merged into "theme_other". On the store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type utf8 gint64): totals, their
 *   names and boxed values; empty if nothing was published
 */
GHashTable *xq_casework_totals           (const XqCount    *count,
                                          GError          **error);

/**
 * xq_casework_total:
 * @totals: what xq_casework_totals() gave
 * @name: a total's name
 *
 * Any thread.
 *
 * Returns: the total; -1 if it is not known
 */
gint64     xq_casework_total             (GHashTable       *totals,
                                          const char       *name);

G_END_DECLS
