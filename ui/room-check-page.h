/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * XqRoomCheckPage:
 *
 * The guide of 2015 to counselling rooms as a self-check: what is missing on top, each
 * item with its source, what the records say of it, what was found and where the
 * evidence lies. Apart from it, what the bureau declared. A check is a record a day; it
 * begins with what the last one found. Main thread.
 *
 * Actions: "check.save", "check.list" (the checks so far), "check.declare" (what the
 * bureau declared), "check.open-declared".
 */
#define XQ_TYPE_ROOM_CHECK_PAGE (xq_room_check_page_get_type ())
G_DECLARE_FINAL_TYPE (XqRoomCheckPage, xq_room_check_page, XQ, ROOM_CHECK_PAGE, XqPage)

/**
 * xq_room_check_page_new:
 * @desk: an unlocked desk
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_room_check_page_new (XqDesk *desk);

G_END_DECLS
