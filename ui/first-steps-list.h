/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * XqFirstStepsList:
 *
 * What a new school has to do first, a line each that leads to where it is done;
 * out of sight when nothing is left. Main thread.
 *
 * Asks for: "today.open" with the name of a part of the school's place.
 */
#define XQ_TYPE_FIRST_STEPS_LIST (xq_first_steps_list_get_type ())
G_DECLARE_FINAL_TYPE (XqFirstStepsList, xq_first_steps_list, XQ, FIRST_STEPS_LIST, AdwBin)

/**
 * xq_first_steps_list_set_open:
 * @self: a list
 * @open: the bits of what is still to be done (xq_first_steps())
 */
void  xq_first_steps_list_set_open (XqFirstStepsList *self,
                                    guint             open);

G_END_DECLS
