/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"
#include "places.h"

G_BEGIN_DECLS

/**
 * XqWorkPage:
 *
 * A place for several kinds of records of one subject, side by side under their
 * names: the room's duty, lessons and activities, families, training. Who reads
 * none of a kind's records has no such list. Main thread.
 */
#define XQ_TYPE_WORK_PAGE (xq_work_page_get_type ())
G_DECLARE_FINAL_TYPE (XqWorkPage, xq_work_page, XQ, WORK_PAGE, XqPage)

/**
 * xq_work_page_new:
 * @desk: an unlocked desk
 * @place: its place; its kinds are separated by spaces
 *
 * Returns: (transfer floating): the page
 */
XqPage     *xq_work_page_new       (XqDesk        *desk,
                                    const XqPlace *place);

/**
 * xq_work_page_get_kind:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): the name of the kind in sight
 */
const char *xq_work_page_get_kind  (XqWorkPage    *self);

/**
 * xq_work_page_show_kind:
 * @self: the page
 * @kind: the name of a kind
 *
 * Brings its list into sight, if there is one.
 */
void        xq_work_page_show_kind (XqWorkPage    *self,
                                    const char    *kind);

G_END_DECLS
