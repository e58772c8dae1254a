/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* The charts of a term. Never sorted by value: classes run by grade and
 * number, weeks by time, themes as in their list. */
typedef enum
{
  XQ_SERIES_COVERAGE, /* children visited by their class teacher this school year, by class */
  XQ_SERIES_WEEKS,    /* sessions, by school week */
  XQ_SERIES_THEMES,   /* sessions, by main theme */
} XqSeries;

/**
 * XqSeriesPoint:
 *
 * One bar.
 */
typedef struct
{
  char      *code;     /* "7-1", a week's number, or a theme's code */
  gint64     value;
  gint64     whole;    /* -1: none */
  gboolean   hidden;   /* few children: the value is shown as "under 5" */
} XqSeriesPoint;

/**
 * xq_series_point_free:
 * @point: (transfer full) (nullable): a bar
 */
void       xq_series_point_free  (XqSeriesPoint  *point);

/**
 * xq_term_series:
 * @store: a head's or a counsellor's store
 * @term: a term's name such as "2024-1"
 * @series: which chart
 * @error: return location for an error
 *
 * A chart's bars; a head gets what a counsellor's program published. Weeks
 * without a session are there with 0; a theme that few persons came with is
 * among the others, and even these are hidden where they are few. On the
 * store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqSeriesPoint): the bars,
 *   possibly none; %NULL with XQ_STORE_ERROR_DENIED for other roles
 */
GPtrArray *xq_term_series        (XqStore        *store,
                                  const char     *term,
                                  XqSeries        series,
                                  GError        **error);

G_END_DECLS
