/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * xq_yearly_number_give:
 * @store: a store
 * @record: a record with the fields number_year and number
 * @day: (nullable): the day whose calendar year counts; not a date: none is given
 * @error: return location for an error
 *
 * The next number of the kind within a calendar year. Withdrawn records keep
 * theirs, since papers may carry it. On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean xq_yearly_number_give (XqStore     *store,
                                XqRecord    *record,
                                const char  *day,
                                GError     **error);

G_END_DECLS
