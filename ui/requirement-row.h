/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "requirements-answer.h"

G_BEGIN_DECLS

/**
 * XqRequirementRow:
 *
 * A rule and how far the school is with it; opened, it names what is missing. The
 * button within leads to where that is entered: action "requirements.open" with
 * the place and the kind. Main thread.
 */
#define XQ_TYPE_REQUIREMENT_ROW (xq_requirement_row_get_type ())
G_DECLARE_FINAL_TYPE (XqRequirementRow, xq_requirement_row, XQ, REQUIREMENT_ROW, AdwExpanderRow)

/**
 * xq_requirement_row_new:
 * @rule: (transfer none): the rule
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *xq_requirement_row_new (const XqRuleAnswer *rule);

/**
 * xq_requirement_row_get_setting:
 * @self: a row
 *
 * Returns: (transfer none): the name of the setting that holds its rule
 */
const char *xq_requirement_row_get_setting (XqRequirementRow *self);

G_END_DECLS
