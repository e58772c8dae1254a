/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * xq_formula_guard:
 * @text: what a cell is to show
 *
 * What a child wrote into a form must run nothing on the computer of whoever opens
 * the list: a text that a spreadsheet would take for a formula, also behind blanks,
 * has to stand behind an apostrophe. Any thread.
 *
 * Returns: (transfer none): what stands before @text: "'" or ""
 */
const char *xq_formula_guard (const char *text);

G_END_DECLS
