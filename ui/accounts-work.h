/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* What the accounts' page asks of the desk; each function is an XqDeskFunc and runs
 * in the desk's thread. */

/**
 * XqAccountLine:
 * @account: the account
 * @classes: the classes and grades it has today, as "7-1 7-2"; empty for none
 * @grades: likewise as "7"
 * @by: for each cabinet held, the name of whose statement gave it; %NULL otherwise
 */
typedef struct
{
  XqAccount *account;
  char      *classes;
  char      *grades;
  char      *by[XQ_N_CABINETS];
} XqAccountLine;

/**
 * xq_account_line_free:
 * @line: (transfer full) (nullable): a line
 */
void      xq_account_line_free  (XqAccountLine  *line);

/**
 * XqAccountDeed:
 * @XQ_ACCOUNT_ADD: a new account
 * @XQ_ACCOUNT_SET_POSTS: other classes or grades from today on
 * @XQ_ACCOUNT_SET_ROLES: other roles
 * @XQ_ACCOUNT_RESET: a new first password
 * @XQ_ACCOUNT_REMOVE: the person leaves
 * @XQ_ACCOUNT_ADMIT: to the casework, after the fingerprint was compared
 * @XQ_ACCOUNT_REFUSE: not admitted
 */
typedef enum
{
  XQ_ACCOUNT_ADD,
  XQ_ACCOUNT_SET_POSTS,
  XQ_ACCOUNT_SET_ROLES,
  XQ_ACCOUNT_RESET,
  XQ_ACCOUNT_REMOVE,
  XQ_ACCOUNT_ADMIT,
  XQ_ACCOUNT_REFUSE,
} XqAccountDeed;

/**
 * XqAccountWork:
 * @deed: what is to be done
 * @uid: (nullable): with which account; %NULL for a new one
 * @name: (nullable): its name
 * @roles: its roles
 * @password: (nullable): a first password
 * @classes: (nullable): as typed: 7-1, 7-2
 * @grades: (nullable): as typed: 7
 */
typedef struct
{
  XqAccountDeed  deed;
  char          *uid;
  char          *name;
  XqRoles        roles;
  XqSecret      *password;
  char          *classes;
  char          *grades;
} XqAccountWork;

/**
 * xq_account_work_free:
 * @work: (transfer full) (nullable): work
 */
void      xq_account_work_free  (XqAccountWork  *work);

/**
 * xq_accounts_ask:
 * @store: the store
 * @data: %NULL
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type XqAccountLine): all accounts
 */
gpointer  xq_accounts_ask       (XqStore        *store,
                                 gpointer        data,
                                 GCancellable   *cancellable,
                                 GError        **error);

/**
 * xq_account_work:
 * @store: the store
 * @data: an #XqAccountWork
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: %NULL
 */
gpointer  xq_account_work       (XqStore        *store,
                                 gpointer        data,
                                 GCancellable   *cancellable,
                                 GError        **error);

G_END_DECLS
