/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * xq_staff_name_prepare:
 * @store: a store
 * @record: a record being saved
 * @person: a RECORD field to staff
 * @name: the TEXT field beside it
 * @error: return location for an error
 *
 * Every teacher may know who is on duty or teaches a class, but not the staff
 * register: what all may read carries the name. A writer who does not see that
 * person leaves the name that stands there. On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean  xq_staff_name_prepare (XqStore      *store,
                                 XqRecord     *record,
                                 const char   *person,
                                 const char   *name,
                                 GError      **error);

G_END_DECLS
