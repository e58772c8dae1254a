/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The audit trail's verb for a copy that went to the school's second place (FORMAT). */
#define XQ_VERB_CARRY "carry"

/**
 * xq_carry:
 * @from: a copy
 * @fresh: the name that the new one has until it is whole
 * @to: its name then
 * @error: return location for an error
 *
 * Takes a copy to another disk and compares byte for byte what can be read there
 * with what was to be written. Any thread.
 *
 * Returns: whether @to is there, whole and synced; if not, nothing of it is
 */
gboolean xq_carry (const char  *from,
                   const char  *fresh,
                   const char  *to,
                   GError     **error);

G_END_DECLS
