/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* A teacher's concern about a student. It lies in the casework cabinet, whose key no
 * teacher holds: the teacher raises and corrects it with sealed letters, which a
 * counsellor's unlock takes in, and state and advice go back in a letter to that
 * teacher alone. What was talked about never goes back, and that a talk took place
 * only where the student agrees. */

/**
 * xq_concern_raised_fields:
 *
 * The fields that the teacher writes, ended by %NULL; all others are the
 * counsellor's or the program's.
 */
extern const char *const xq_concern_raised_fields[];

/**
 * xq_concern_may_raise:
 * @roles: somebody's roles
 *
 * Class teachers, subject teachers, grade leaders and dormitory supervisors may; a
 * counsellor receives. Any thread.
 *
 * Returns: whether they raise concerns
 */
gboolean    xq_concern_may_raise    (XqRoles          roles);

/**
 * xq_concern_raise:
 * @store: a store outside a transaction
 * @concern: a record of the kind concern with the raised fields; with the field
 *   letter it corrects the own concern that it names, without it is a new one
 * @error: return location for an error
 *
 * Checks it as a form would, and sends it. Only a student whom this account sees may
 * be named. On the store's thread.
 *
 * Returns: (transfer full) (nullable): what names the concern from now on (its first
 *   letter); %NULL with XQ_STORE_ERROR_INVALID, NOT_FOUND or DENIED
 */
char       *xq_concern_raise        (XqStore         *store,
                                     const XqRecord  *concern,
                                     GError         **error);

/**
 * xq_concern_list_own:
 * @store: a store
 * @error: return location for an error
 *
 * What this account has raised, each as last corrected, and with the state, the
 * advice and the day of the last answer; state is %NULL where none came yet. On the
 * store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqRecord): the concerns, the newest first
 */
GPtrArray  *xq_concern_list_own     (XqStore         *store,
                                     GError         **error);

/**
 * xq_concern_find_own:
 * @store: a store
 * @id: (nullable): what names one of the own concerns
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: (transfer full) (nullable): the concern, as in xq_concern_list_own();
 *   %NULL with XQ_STORE_ERROR_NOT_FOUND
 */
XqRecord   *xq_concern_find_own     (XqStore         *store,
                                     const char      *id,
                                     GError         **error);

/**
 * xq_concern_told_state:
 * @concern: a record of the kind concern
 *
 * What the raiser is told of its state: a talk with the student counts as received
 * unless the student agrees that it is told. Any thread.
 *
 * Returns: (transfer none): a code of the field state
 */
const char *xq_concern_told_state   (const XqRecord  *concern);

/**
 * xq_concern_answer_defer:
 * @store: a store in the transaction that saves @concern
 * @concern: the concern with its answer
 * @before: as it stood
 * @error: return location for an error
 *
 * Sends state and advice to the raiser after the commit, and writes what was told
 * about the student into the ledger of disclosures.
 *
 * Returns: %FALSE on an error
 */
gboolean    xq_concern_answer_defer (XqStore         *store,
                                     const XqRecord  *concern,
                                     const XqRecord  *before,
                                     GError         **error);

/**
 * xq_concern_register:
 *
 * Makes the letters and what follows an answer known to the store. Main thread,
 * before the first xq_store_open().
 */
void        xq_concern_register     (void);

G_END_DECLS
