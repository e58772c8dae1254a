/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "requirements-answer.h"

G_BEGIN_DECLS

/**
 * XqRequirementLine:
 *
 * One thing that a rule asks for and that is not done. Main thread.
 */
#define XQ_TYPE_REQUIREMENT_LINE (xq_requirement_line_get_type ())
G_DECLARE_FINAL_TYPE (XqRequirementLine, xq_requirement_line, XQ, REQUIREMENT_LINE, AdwActionRow)

/**
 * xq_requirement_line_new:
 * @line: (transfer none): what it is
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *xq_requirement_line_new (const XqRuleLine *line);

G_END_DECLS
