/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/import-report.h"
#include "exchange/roster-plan.h"

G_BEGIN_DECLS

/**
 * xq_roster_report_step:
 * @report: a report
 * @step: a step of the plan
 * @student: (nullable): the student's uid
 *
 * Counts a step as carried out, or as left to a person. Any thread.
 */
void  xq_roster_report_step  (XqImportReport     *report,
                              const XqRosterStep *step,
                              const char         *student);

G_END_DECLS
