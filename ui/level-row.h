/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "campaign-answer.h"

G_BEGIN_DECLS

/**
 * XqLevelRow:
 *
 * One child to be looked at after the screening: what the program proposes and why,
 * what a person has confirmed, and what may be done. Buttons: "campaign.interview" and
 * "campaign.confirm" with the student's uid. Main thread.
 */
#define XQ_TYPE_LEVEL_ROW (xq_level_row_get_type ())
G_DECLARE_FINAL_TYPE (XqLevelRow, xq_level_row, XQ, LEVEL_ROW, GtkListBoxRow)

/**
 * xq_level_row_new:
 * @line: what it shows
 *
 * Returns: (transfer floating): the row
 */
GtkWidget  *xq_level_row_new         (const XqLevelLine  *line);

/**
 * xq_level_row_get_student:
 * @self: a row
 *
 * Returns: (transfer none): the student's uid
 */
const char *xq_level_row_get_student (XqLevelRow         *self);

/**
 * xq_level_dup_words:
 * @code: (nullable): a level's code
 *
 * Any thread.
 *
 * Returns: (transfer full): its shape and its word
 */
char       *xq_level_dup_words       (const char         *code);

G_END_DECLS
