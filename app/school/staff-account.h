/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* An account is keys; whom it belongs to and which classes it reaches are
 * records: a staff record that names it, and posts in classes by date. */

/**
 * xq_staff_account_add:
 * @store: a head's store
 * @name: the account's name, as the person is called
 * @roles: its roles
 * @password: a first password, which the person replaces
 * @classes: (nullable): %NULL-ended classes such as "7-1"; one that the school
 *   year lacks is made
 * @grades: (nullable): %NULL-ended grades such as "7", for a grade leader
 * @error: as xq_vault_add_account(), and XQ_STORE_ERROR; nothing is left half
 *   done: an account whose posts are refused is not there
 *
 * Adds an account with its staff record (one that has its name and no account
 * yet is taken) and posts from today on. On the store's thread; takes 0.3 s.
 *
 * Returns: (transfer full) (nullable): the account's uid
 */
char     *xq_staff_account_add         (XqStore            *store,
                                        const char         *name,
                                        XqRoles             roles,
                                        XqSecret           *password,
                                        const char *const  *classes,
                                        const char *const  *grades,
                                        GError            **error);

/**
 * xq_staff_account_set_posts:
 * @store: a head's or counsellor's store
 * @account: an account's uid
 * @roles: its roles, which say what it is in the classes
 * @classes: (nullable): %NULL-ended classes it has from today on
 * @grades: (nullable): %NULL-ended grades likewise
 * @error: return location for an error
 *
 * Posts that are not named end yesterday; those that are go on or begin. One
 * transaction, on the store's thread.
 *
 * Returns: whether it was done
 */
gboolean  xq_staff_account_set_posts   (XqStore            *store,
                                        const char         *account,
                                        XqRoles             roles,
                                        const char *const  *classes,
                                        const char *const  *grades,
                                        GError            **error);

/**
 * xq_staff_account_leave:
 * @store: a head's store
 * @account: an account's uid
 * @error: return location for an error
 *
 * Removes an account: its posts and its staff record end today, and the keys it
 * could hold are renewed, those of the head at once. The store is opened again
 * for that. On the store's thread.
 *
 * Returns: whether it was done
 */
gboolean  xq_staff_account_leave       (XqStore            *store,
                                        const char         *account,
                                        GError            **error);

G_END_DECLS
