/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* What the two halves of a student's plan do when they are saved: see XqKind. */

/**
 * xq_plan_take_year:
 * @store: a store
 * @record: a half of a plan
 * @error: return location for an error
 *
 * Gives it the school year of today, where it has none. On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean xq_plan_take_year (XqStore         *store,
                            XqRecord        *record,
                            GError         **error);

/**
 * xq_plan_prepare:
 * @store: a store
 * @record: a plan
 * @before: (nullable): what it was
 * @error: return location for an error
 *
 * A new one begins with last year's (xq_plan_begin()), and is full for a child of a
 * special group; who notes something without a day has noted it today. On the
 * store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean xq_plan_prepare   (XqStore         *store,
                            XqRecord        *record,
                            const XqRecord  *before,
                            GError         **error);

/**
 * xq_plan_check:
 * @store: a store
 * @record: a plan
 * @before: (nullable): what it was
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: %FALSE with XQ_STORE_ERROR_INVALID if something is wrong with it
 */
gboolean xq_plan_check     (XqStore         *store,
                            XqRecord        *record,
                            const XqRecord  *before,
                            GError         **error);

G_END_DECLS
