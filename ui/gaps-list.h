/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "page.h"

G_BEGIN_DECLS

/**
 * XqGapsList:
 *
 * What the own classes of a class teacher or a grade leader still lack this term,
 * as a short list over the records of a place; each line opens the form that fills
 * it, with the class and today filled in. Main thread.
 *
 * Action: "gaps.fill" with the number of a line.
 */
#define XQ_TYPE_GAPS_LIST (xq_gaps_list_get_type ())
G_DECLARE_FINAL_TYPE (XqGapsList, xq_gaps_list, XQ, GAPS_LIST, AdwBin)

/**
 * xq_gaps_list_serves:
 * @roles: somebody's roles
 *
 * Returns: whether these roles have own classes, and do not see the whole school's rules
 */
gboolean  xq_gaps_list_serves   (XqRoles      roles);

/**
 * xq_gaps_list_set_places:
 * @self: the list
 * @places: (nullable): the places whose records it asks for, with blanks between;
 *   %NULL for nothing, and it is not seen
 */
void      xq_gaps_list_set_places (XqGapsList *self,
                                   const char *places);

/**
 * xq_gaps_list_refresh:
 * @self: the list
 * @page: the page that it is on
 *
 * Asks anew what is lacking.
 */
void      xq_gaps_list_refresh  (XqGapsList  *self,
                                 XqPage      *page);

/**
 * xq_gaps_list_get_n:
 * @self: the list
 *
 * Returns: how many lines are lacking
 */
guint     xq_gaps_list_get_n    (XqGapsList  *self);

G_END_DECLS
