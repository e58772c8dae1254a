/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk.h"
#include "page.h"

#include "store/kind.h"

G_BEGIN_DECLS

/**
 * xq_page_for_record:
 * @desk: the records
 * @kind: the record's kind
 * @uid: the record
 *
 * The page on which people work with a record, wherever they come from: a crisis,
 * a referral and an entry of the ledger have pages of their own, the others are
 * shown field by field. Main thread.
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_page_for_record (XqDesk       *desk,
                            const XqKind *kind,
                            const char   *uid);

G_END_DECLS
