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
 * Actions: "kind.add", "kind.export" (what the search left), "kind.import" (where
 * there is a register of such records).
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

/**
 * xq_kind_page_new_for_figure:
 * @desk: an unlocked desk
 * @figure: the id of a figure with records; see figure-records.h
 * @term: the name of a term
 *
 * The records alone in which that figure of that term was counted.
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_kind_page_new_for_figure (XqDesk     *desk,
                                     const char *figure,
                                     const char *term);

G_END_DECLS
