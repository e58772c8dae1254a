/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/roll.h"

G_BEGIN_DECLS

/**
 * xq_roll_allows:
 * @roll: the roll so far
 * @statement: the next statement
 *
 * Whether the rules of roll.h and all signatures allow @statement to follow.
 * Any thread.
 *
 * Returns: %TRUE if so
 */
gboolean  xq_roll_allows  (const XqRoll      *roll,
                           const XqStatement *statement);

/**
 * xq_roll_apply:
 * @roll: the roll so far
 * @statement: a statement that xq_roll_allows() allowed
 *
 * Draws its consequences in the state; does not store it. Any thread.
 */
void      xq_roll_apply   (XqRoll            *roll,
                           const XqStatement *statement);

/**
 * xq_roll_has_seen:
 * @roll: a roll
 * @public_half: a public key
 *
 * Any thread.
 *
 * Returns: whether this key was already given to somebody
 */
gboolean  xq_roll_has_seen (const XqRoll     *roll,
                            const guint8      public_half[XQ_KEY_BYTES]);

G_END_DECLS
