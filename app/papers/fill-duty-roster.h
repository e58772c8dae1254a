/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "papers/fill-private.h"
#include "rules/duty-roster.h"

G_BEGIN_DECLS

/**
 * xq_fill_get_roster:
 * @store: a head's or counsellor's store
 * @from_on: the first day
 * @until_on: the last
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: (transfer full) (nullable): the roster; %NULL with XQ_STORE_ERROR_NOT_FOUND
 *   if nobody is on duty: an empty roster is no paper
 */
XqDutyRoster *xq_fill_get_roster  (XqStore               *store,
                                   const char            *from_on,
                                   const char            *until_on,
                                   GError               **error);

/**
 * xq_fill_take_roster:
 * @store: a head's or counsellor's store
 * @paper: a paper being filled
 * @request: what was asked for
 * @regular: (out): whether it is a term's: its weeks as most of them are
 * @error: return location for an error
 *
 * The roster of the week of a day, or of a term; fills in term and period. On the
 * store's thread.
 *
 * Returns: (transfer full) (nullable): the roster, with a duty at least
 */
XqDutyRoster *xq_fill_take_roster (XqStore               *store,
                                   XqFilledPaper         *paper,
                                   const XqPaperRequest  *request,
                                   gboolean              *regular,
                                   GError               **error);

G_END_DECLS
