/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "rules/screening.h"

G_BEGIN_DECLS

/**
 * XqLevelChart:
 *
 * A campaign in numbers: how many of each grade take part, and how many have each confirmed
 * level, with a bar; grades in their order and never by size, the school last. Where a
 * number would point at a child stands neither. Main thread.
 */
#define XQ_TYPE_LEVEL_CHART (xq_level_chart_get_type ())
G_DECLARE_FINAL_TYPE (XqLevelChart, xq_level_chart, XQ, LEVEL_CHART, AdwBin)

/**
 * xq_level_chart_show:
 * @self: a chart
 * @grades: (element-type XqScreeningGrade): what it shows
 */
void xq_level_chart_show (XqLevelChart *self,
                          const GArray *grades);

G_END_DECLS
