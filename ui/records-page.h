/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * XqRecordsPage:
 *
 * All records of a small kind, as its description lists them: staff, classes,
 * posts. A line opens the record; the button adds one. Main thread.
 *
 * Actions: "records.add".
 */
#define XQ_TYPE_RECORDS_PAGE (xq_records_page_get_type ())
G_DECLARE_FINAL_TYPE (XqRecordsPage, xq_records_page, XQ, RECORDS_PAGE, XqPage)

/**
 * xq_records_page_new:
 * @desk: an unlocked desk
 * @kind: the kind
 * @title: what the page is called
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_records_page_new (XqDesk       *desk,
                             const XqKind *kind,
                             const char   *title);

G_END_DECLS
