/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* The moments of a school year at which a child of a special group is watched. */
extern const XqChoice xq_plan_node_choices[];

/**
 * xq_plan_begin:
 * @store: a store
 * @record: a new plan that says whose it is
 * @error: return location for an error
 *
 * Lays last year's text into what is still empty of @record, to be edited: all but
 * what belongs to that year alone, and of the goals those that are not done. Once a
 * plan has been begun like that, what a person clears stays clear. Nothing where
 * there is no plan of last year, or where this account does not read it. On the
 * store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean xq_plan_begin (XqStore   *store,
                        XqRecord  *record,
                        GError   **error);

G_END_DECLS
