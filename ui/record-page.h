/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * XqRecordPage:
 *
 * One record, to be read: everything that it says and that this account may see, and
 * what may be done with it: changed while it is not signed, then corrected with a
 * reason; signed; withdrawn with a reason; its history. Opening one of care or casework
 * is in the audit chain before it is shown. Main thread.
 *
 * Actions: "record.change", "record.sign", "record.withdraw", "record.history".
 */
#define XQ_TYPE_RECORD_PAGE (xq_record_page_get_type ())
G_DECLARE_FINAL_TYPE (XqRecordPage, xq_record_page, XQ, RECORD_PAGE, XqPage)

/**
 * xq_record_page_new:
 * @desk: an unlocked desk
 * @kind: the record's kind
 * @uid: the record
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_record_page_new (XqDesk       *desk,
                            const XqKind *kind,
                            const char   *uid);

G_END_DECLS
