/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "campaign-answer.h"

G_BEGIN_DECLS

/**
 * XqLevelChart:
 *
 * How many children of each grade have each confirmed level: a bar and a number, grades in
 * their order and never by size. Of a group so small that it would point at a child
 * stands neither. Main thread.
 */
#define XQ_TYPE_LEVEL_CHART (xq_level_chart_get_type ())
G_DECLARE_FINAL_TYPE (XqLevelChart, xq_level_chart, XQ, LEVEL_CHART, AdwBin)

/**
 * xq_level_chart_show:
 * @self: a chart
 * @grades: (element-type XqGradeLine): what it shows
 */
void xq_level_chart_show (XqLevelChart *self,
                          GPtrArray    *grades);

G_END_DECLS
