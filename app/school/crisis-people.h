/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * xq_crisis_list_of_student:
 * @store: a store
 * @student: a student's uid
 * @error: return location for an error
 *
 * The crisis events in which a student is named: whoever saw it as well as whom it
 * is about. A list of care, written into the audit trail as such. On the store's
 * thread.
 *
 * Returns: (transfer full) (element-type XqRecord) (nullable): the events; %NULL
 *   without an error where this account sees none
 */
GPtrArray *xq_crisis_list_of_student (XqStore     *store,
                                      const char  *student,
                                      GError     **error);

G_END_DECLS
