/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * xq_duty_find_elsewhere:
 * @store: a store
 * @person: the uid of a member of staff
 * @day: an ISO date
 * @from: a time such as "16:50"
 * @until: a later one
 * @slot: (nullable): the uid of the duty in question, which is not in the way of itself
 * @times: (out) (transfer full) (nullable): when else @person is on duty then, such as
 *   "16:50—17:50"; %NULL if that is nowhere
 * @error: return location for an error
 *
 * As duties were planned, and as they were covered. On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean  xq_duty_find_elsewhere   (XqStore         *store,
                                    const char      *person,
                                    const char      *day,
                                    const char      *from,
                                    const char      *until,
                                    const char      *slot,
                                    char           **times,
                                    GError         **error);

/**
 * xq_duty_refuse_elsewhere:
 * @store: a store
 * @person: the uid of a member of staff
 * @day: an ISO date
 * @from: a time such as "16:50"
 * @until: a later one
 * @slot: (nullable): the uid of the duty in question, which is not in the way of itself
 * @error: return location for an error
 *
 * Nobody is on duty in two places. On the store's thread.
 *
 * Returns: %FALSE with XQ_STORE_ERROR_INVALID that says when @person is on duty
 */
gboolean  xq_duty_refuse_elsewhere (XqStore         *store,
                                    const char      *person,
                                    const char      *day,
                                    const char      *from,
                                    const char      *until,
                                    const char      *slot,
                                    GError         **error);

/**
 * xq_duty_find_keeper:
 * @store: a store
 * @slot: a duty_slot, saved or not
 * @keeper: (out) (transfer full) (nullable): uid of who is there: whoever covers it
 *   where it was changed, else who was planned; %NULL if nobody is
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean  xq_duty_find_keeper      (XqStore         *store,
                                    const XqRecord  *slot,
                                    char           **keeper,
                                    GError         **error);

G_END_DECLS
