/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"
#include "places.h"

G_BEGIN_DECLS

/**
 * XqRecordsPage:
 *
 * The records of a kind that tells of students, the newest first, found by student,
 * class and what a choice says; a double click or Enter opens one. Main thread.
 *
 * Actions: "records.add", "records.export" (all that answers, not only the newest).
 */
#define XQ_TYPE_RECORDS_PAGE (xq_records_page_get_type ())
G_DECLARE_FINAL_TYPE (XqRecordsPage, xq_records_page, XQ, RECORDS_PAGE, XqPage)

/**
 * xq_records_page_new:
 * @desk: an unlocked desk
 * @kind: a kind of the school's cabinet
 * @filter: (nullable): the CHOICE field that the list can be narrowed by; static
 *
 * Returns: (transfer floating): the page
 */
XqPage     *xq_records_page_new           (XqDesk        *desk,
                                           const XqKind  *kind,
                                           const char    *filter);

/**
 * xq_records_page_set_beginning:
 * @self: the page
 * @words: how one begins where there is nothing yet, in the user's language
 */
void        xq_records_page_set_beginning (XqRecordsPage *self,
                                           const char    *words);

/**
 * xq_records_page_new_for_place:
 * @desk: an unlocked desk
 * @place: its place, with a kind
 *
 * Returns: (transfer floating): the page
 */
XqPage     *xq_records_page_new_for_place (XqDesk        *desk,
                                           const XqPlace *place);

/**
 * xq_records_page_get_items:
 * @self: the page
 *
 * Returns: (transfer none): the records in sight, #XqRecordItem
 */
GListModel *xq_records_page_get_items     (XqRecordsPage *self);

G_END_DECLS
