/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "papers/fill.h"

G_BEGIN_DECLS

/**
 * xq_paper_print:
 * @store: a store
 * @paper: a paper's name, one of xq_paper_names()
 * @request: of what and for whom
 * @missing: (out) (optional) (transfer full) (element-type utf8): characters
 *   that no font on this computer has, printed as their number in a box
 * @error: return location for an error
 *
 * Fills a paper, writes down that it is printed and for whom
 * (xq_paper_record()), and sets it with the audit chain's short code in its
 * footer. In memory: the caller prints it, or saves it where a person said. On
 * the store's thread, outside a transaction.
 *
 * Returns: (transfer full) (nullable): the PDF; %NULL with the errors of
 *   xq_paper_fill(), xq_paper_record() or XQ_PAPER_ERROR
 */
GBytes *xq_paper_print (XqStore               *store,
                        const char            *paper,
                        const XqPaperRequest  *request,
                        GStrv                 *missing,
                        GError               **error);

/**
 * xq_paper_preview:
 * @store: a store
 * @paper: a paper's name, one of xq_paper_names()
 * @request: of what; for whom may be open still
 * @names_student: (out) (optional): whether it names a student, so that it goes
 *   out only for somebody and on a ground
 * @withheld: (out) (optional) (transfer full): what xq_paper_withheld() says of it
 * @missing: (out) (optional) (transfer full) (element-type utf8): as xq_paper_print()
 * @error: return location for an error
 *
 * What the paper would look like. It has no code in its footer and nothing says that
 * it was printed: it is to be looked at and never printed or saved. On the store's
 * thread.
 *
 * Returns: (transfer full) (nullable): the PDF; %NULL with the errors of
 *   xq_paper_fill() or XQ_PAPER_ERROR
 */
GBytes *xq_paper_preview (XqStore              *store,
                         const char           *paper,
                         const XqPaperRequest *request,
                         gboolean             *names_student,
                         GPtrArray           **withheld,
                         GStrv                *missing,
                         GError              **error);

G_END_DECLS
