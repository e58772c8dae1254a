/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk.h"

G_BEGIN_DECLS

/**
 * XqCommandSearch:
 *
 * One entry that finds places, commands and students (by name, pinyin, number,
 * class): type, arrows, Enter. Main thread.
 */
#define XQ_TYPE_COMMAND_SEARCH (xq_command_search_get_type ())
G_DECLARE_FINAL_TYPE (XqCommandSearch, xq_command_search, XQ, COMMAND_SEARCH, AdwBin)

/**
 * xq_command_search_set_desk:
 * @self: the search
 * @desk: an unlocked desk
 */
void        xq_command_search_set_desk  (XqCommandSearch *self,
                                         XqDesk          *desk);

/**
 * xq_command_search_begin:
 * @self: the search
 *
 * Puts the cursor into the entry and shows what can be gone to.
 */
void        xq_command_search_begin     (XqCommandSearch *self);

/**
 * xq_command_search_set_text:
 * @self: the search
 * @text: what to search for
 */
void        xq_command_search_set_text  (XqCommandSearch *self,
                                         const char      *text);

/**
 * xq_command_search_get_findings:
 * @self: the search
 *
 * Returns: (transfer none): what was found so far, #XqFinding
 */
GListModel *xq_command_search_get_findings (XqCommandSearch *self);

G_END_DECLS
