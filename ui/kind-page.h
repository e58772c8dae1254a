/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * XqKindPage:
 *
 * All records of a small kind, as its description lists them: staff, classes,
 * posts. A line opens the record; the button adds one. Main thread.
 *
 * Actions: "kind.add", "kind.export" (what the search left).
 */
#define XQ_TYPE_KIND_PAGE (xq_kind_page_get_type ())
G_DECLARE_FINAL_TYPE (XqKindPage, xq_kind_page, XQ, KIND_PAGE, XqPage)

/**
 * xq_kind_page_new:
 * @desk: an unlocked desk
 * @kind: the kind
 * @title: what the page is called
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_kind_page_new (XqDesk       *desk,
                             const XqKind *kind,
                             const char   *title);

G_END_DECLS
