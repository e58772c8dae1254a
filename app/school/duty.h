/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

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
 * Nobody is on duty in two places: as it was planned, and as duties were
 * covered. On the store's thread.
 *
 * Returns: %FALSE with XQ_STORE_ERROR_INVALID that says when @person is on duty
 */
gboolean  xq_duty_refuse_elsewhere (XqStore      *store,
                                    const char   *person,
                                    const char   *day,
                                    const char   *from,
                                    const char   *until,
                                    const char   *slot,
                                    GError      **error);

G_END_DECLS
