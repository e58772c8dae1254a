/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/backup-state.h"

G_BEGIN_DECLS

/* How the state of a school's copies is said; nothing of it needs a key. Main thread. */

/**
 * xq_copies_say:
 * @school: the vault's folder
 * @old: (out) (optional): whether that is a warning
 *
 * Returns: (transfer full): in one line, when the last good copies were made, here
 *   and in the second place
 */
char *xq_copies_say        (const char           *school,
                            gboolean             *old);

/**
 * xq_copies_say_own:
 * @state: a state
 * @old: (out): whether that is a warning
 *
 * Returns: (transfer full): when the last good copy beside the school was made
 */
char *xq_copies_say_own    (const XqBackupState  *state,
                            gboolean             *old);

/**
 * xq_copies_say_second:
 * @state: a state
 * @old: (out): whether that is a warning
 *
 * Returns: (transfer full): when the last good copy went to the second place
 */
char *xq_copies_say_second (const XqBackupState  *state,
                            gboolean             *old);

/**
 * xq_copies_name_place:
 * @place: a second place
 *
 * Returns: (transfer full): what people call it
 */
char *xq_copies_name_place (const XqBackupPlace  *place);

/**
 * xq_copies_say_proof:
 * @copy: a copy
 *
 * Returns: (transfer full): how far it is verified
 */
char *xq_copies_say_proof  (const XqBackupCopy   *copy);

/**
 * xq_copies_say_test:
 * @state: a state
 * @old: (out): whether that is a warning
 *
 * Returns: (transfer full): when a copy was last restored for a test, and what came
 *   of it
 */
char *xq_copies_say_test   (const XqBackupState  *state,
                            gboolean             *old);

G_END_DECLS
