/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * xq_screening_refuse_outside:
 * @store: a store
 * @campaign: (nullable): a campaign's uid
 * @student: (nullable): a student's uid
 * @day: (nullable): the day of the observation or the answers, ISO
 * @grade: (out): the student's grade that day, 1 to 12
 * @error: return location for an error
 *
 * Something found out about a child belongs to a campaign of students that holds the
 * child's class and was not closed before that day. On the store's thread.
 *
 * Returns: %FALSE with XQ_STORE_ERROR_INVALID if it does not
 */
gboolean  xq_screening_refuse_outside (XqStore     *store,
                                       const char  *campaign,
                                       const char  *student,
                                       const char  *day,
                                       int         *grade,
                                       GError     **error);

G_END_DECLS
