/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "big-school.h"
#include "worker.h"

G_BEGIN_DECLS

/* Where somebody sits while works are measured: one vault is open at a time. */

/**
 * desk_set_folder:
 * @folder: the bench's folder
 */
void         desk_set_folder   (const char  *folder);

/**
 * desk_get_folder:
 *
 * Returns: (transfer none): the bench's folder
 */
const char  *desk_get_folder   (void);

/**
 * desk_vault:
 * @vault: a vault in the folder
 * @account: an account
 *
 * Opens and unlocks it, unless it is that already; the time for that belongs to
 * no work.
 *
 * Returns: (transfer none): the vault
 */
XqVault     *desk_vault        (const char  *vault,
                                const char  *account);

/**
 * desk_store:
 * @account: an account of the school
 *
 * Returns: (transfer none): its store
 */
XqStore     *desk_store        (const char  *account);

/**
 * desk_leave:
 *
 * Closes what is open.
 */
void         desk_leave        (void);

/**
 * desk_dup_question:
 * @name: a name in the group "records" of questions.ini
 *
 * Returns: (transfer full): its value
 */
char        *desk_dup_question (const char  *name);

extern const Work record_works[];
extern const Work unlock_works[];
extern const Work paper_works[];

G_END_DECLS
