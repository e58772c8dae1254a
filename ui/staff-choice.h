/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * XqStaffChoice:
 *
 * A member of staff, found by characters or a few letters of pinyin: the list gets
 * shorter as one types, arrows choose in it, Enter takes the chosen one. For a
 * popover. Signal "chosen" with the uid. Main thread.
 */
#define XQ_TYPE_STAFF_CHOICE (xq_staff_choice_get_type ())
G_DECLARE_FINAL_TYPE (XqStaffChoice, xq_staff_choice, XQ, STAFF_CHOICE, AdwBin)

/**
 * xq_staff_choice_add:
 * @self: a choice
 * @uid: a member of staff
 * @name: the name
 * @pinyin: its key
 * @detail: what is to be known before choosing, possibly empty
 *
 * Adds somebody below those who were added before.
 */
void        xq_staff_choice_add       (XqStaffChoice *self,
                                       const char    *uid,
                                       const char    *name,
                                       const char    *pinyin,
                                       const char    *detail);

/**
 * xq_staff_choice_begin:
 * @self: a choice in sight
 * @text: what was typed already, possibly nothing
 *
 * Shows who is called so, and takes the cursor.
 */
void        xq_staff_choice_begin     (XqStaffChoice *self,
                                       const char    *text);

/**
 * xq_staff_choice_set_wrong:
 * @self: a choice
 * @words: (nullable): why the last one chosen will not do; %NULL to say nothing
 */
void        xq_staff_choice_set_wrong (XqStaffChoice *self,
                                       const char    *words);

G_END_DECLS
