/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * XqDesk:
 *
 * Where the window meets the records: one worker thread owns the vault and the
 * store, requests are done in the order in which they were made, and results
 * come back in the main context. Nothing of the store runs in the main thread.
 *
 *     main thread          desk's thread
 *     XqDesk -- requests -> XqVault, XqStore
 *            <- results --
 *
 * All functions belong to the main thread. xq_desk_stop() comes before main()
 * returns: leaving the process while a thread is inside SQLCipher crashes.
 *
 * Signals: "unlocked"; "saved" with the kind's name, after each saved or
 * withdrawn record.
 */
#define XQ_TYPE_DESK (xq_desk_get_type ())
G_DECLARE_FINAL_TYPE (XqDesk, xq_desk, XQ, DESK, GObject)

/**
 * XqDeskFunc:
 * @store: the records, as the account may see them
 * @data: what the request came with
 * @cancellable: (nullable): to be looked at in long work
 * @error: return location for an error
 *
 * Runs in the desk's thread: touches no widget and nothing that is not in @data.
 *
 * Returns: (transfer full) (nullable): the answer
 */
typedef gpointer (*XqDeskFunc) (XqStore       *store,
                                gpointer       data,
                                GCancellable  *cancellable,
                                GError       **error);

/**
 * XqDeskVaultFunc:
 * @vault: the unlocked vault
 * @store: (nullable): the records; %NULL for an account that opens none
 * @data: what the request came with
 * @cancellable: (nullable): to be looked at in long work
 * @error: return location for an error
 *
 * As #XqDeskFunc, for what is done with the vault itself: passwords, copies.
 *
 * Returns: (transfer full) (nullable): the answer
 */
typedef gpointer (*XqDeskVaultFunc) (XqVault       *vault,
                                     XqStore       *store,
                                     gpointer       data,
                                     GCancellable  *cancellable,
                                     GError       **error);

/**
 * XqDeskLeaveFunc:
 * @vault: the unlocked vault
 * @store: (nullable): the records; %NULL for an account that opens none
 * @data: what it was set with
 *
 * Runs in the desk's thread, before the records are closed.
 */
typedef void (*XqDeskLeaveFunc) (XqVault  *vault,
                                 XqStore  *store,
                                 gpointer  data);

/**
 * xq_desk_new:
 * @today: (nullable): an ISO date that the rules take for today, or the clock's
 *
 * Returns: (transfer full): a desk at which nobody sits yet
 */
XqDesk       *xq_desk_new              (const char           *today);

/**
 * xq_desk_stop:
 * @self: a desk
 *
 * Takes no more requests, does those that were made (drafts are among them, and
 * pages that went have cancelled what they read), closes the records and joins the
 * thread. Before the last reference goes.
 */
void          xq_desk_stop             (XqDesk               *self);

/**
 * xq_desk_open_async:
 * @self: a desk at which nobody sits
 * @path: a vault's folder
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads and proves the keyring, and makes @path the school that the next
 * unlock is for. The vault's lock is dropped at once: a program that waits for a
 * password keeps nobody else out.
 */
void          xq_desk_open_async       (XqDesk               *self,
                                        const char           *path,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);

/**
 * xq_desk_open_finish:
 * @self: a desk
 * @result: the answer
 * @error: as xq_vault_open()
 *
 * Also after an error the school stays chosen: what is in the way may be gone
 * when the password is typed.
 *
 * Returns: (transfer full) (nullable): the school's name
 */
char         *xq_desk_open_finish      (XqDesk               *self,
                                        GAsyncResult         *result,
                                        GError              **error);

/**
 * xq_desk_unlock_async:
 * @self: a desk with a school chosen
 * @account: an account's name
 * @password: its password
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Opens the vault, derives the key and opens the records.
 */
void          xq_desk_unlock_async     (XqDesk               *self,
                                        const char           *account,
                                        XqSecret             *password,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);

/**
 * xq_desk_unlock_finish:
 * @self: a desk
 * @result: the answer
 * @error: as xq_vault_open(), xq_vault_unlock() and xq_store_open()
 *
 * Returns: whether somebody sits at the desk now
 */
gboolean      xq_desk_unlock_finish    (XqDesk               *self,
                                        GAsyncResult         *result,
                                        GError              **error);

/**
 * xq_desk_create_async:
 * @self: a desk at which nobody sits
 * @path: the folder of the new school
 * @school: its name
 * @account: the first account, a head's
 * @password: its password
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Makes a school (xq_new_school()).
 */
void          xq_desk_create_async     (XqDesk               *self,
                                        const char           *path,
                                        const char           *school,
                                        const char           *account,
                                        XqSecret             *password,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);

/**
 * xq_desk_create_finish:
 * @self: a desk
 * @result: the answer
 * @error: as xq_new_school()
 *
 * The head sits at the desk now, but "unlocked" waits for xq_desk_enter(): there
 * is a recovery sheet to be printed first.
 *
 * Returns: whether the school is there
 */
gboolean      xq_desk_create_finish    (XqDesk               *self,
                                        GAsyncResult         *result,
                                        GError              **error);

/**
 * xq_desk_enter:
 * @self: a desk at which a school was made
 *
 * Emits "unlocked".
 */
void          xq_desk_enter            (XqDesk               *self);

/**
 * xq_desk_set_leave:
 * @self: a desk
 * @func: what is to be done before the records are closed
 * @data: (transfer full): for @func
 * @data_free: frees @data, when nothing can come any more or another takes its place
 */
void          xq_desk_set_leave        (XqDesk               *self,
                                        XqDeskLeaveFunc       func,
                                        gpointer              data,
                                        GDestroyNotify        data_free);

/**
 * xq_desk_close_async:
 * @self: a desk
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * After all requests made so far, closes the records and wipes the keys.
 */
void          xq_desk_close_async      (XqDesk               *self,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);

/**
 * xq_desk_close_finish:
 * @self: a desk
 * @result: the answer
 * @error: return location for an error
 *
 * Returns: %FALSE if the records could not be closed in order; closed they are
 */
gboolean      xq_desk_close_finish     (XqDesk               *self,
                                        GAsyncResult         *result,
                                        GError              **error);

/**
 * xq_desk_run_async:
 * @self: a desk
 * @func: what is to be done
 * @data: (transfer full) (nullable): for @func
 * @data_free: (nullable): frees @data, in either thread
 * @answer_free: (nullable): frees the answer if nobody takes it
 * @cancellable: (nullable): a cancellable; when it is cancelled, the answer is
 *   G_IO_ERROR_CANCELLED even if @func has succeeded
 * @callback: called when it is done
 * @user_data: for @callback
 */
void          xq_desk_run_async        (XqDesk               *self,
                                        XqDeskFunc            func,
                                        gpointer              data,
                                        GDestroyNotify        data_free,
                                        GDestroyNotify        answer_free,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);

/**
 * xq_desk_run_vault_async:
 * @self: a desk
 * @func: what is to be done
 * @data: (transfer full) (nullable): for @func
 * @data_free: (nullable): frees @data, in either thread
 * @answer_free: (nullable): frees the answer if nobody takes it
 * @cancellable: (nullable): as in xq_desk_run_async()
 * @callback: called when it is done; it takes the answer with xq_desk_run_finish()
 * @user_data: for @callback
 */
void          xq_desk_run_vault_async  (XqDesk               *self,
                                        XqDeskVaultFunc       func,
                                        gpointer              data,
                                        GDestroyNotify        data_free,
                                        GDestroyNotify        answer_free,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);

/**
 * xq_desk_run_finish:
 * @self: a desk
 * @result: the answer
 * @error: what @func gave
 *
 * Returns: (transfer full) (nullable): what @func returned
 */
gpointer      xq_desk_run_finish       (XqDesk               *self,
                                        GAsyncResult         *result,
                                        GError              **error);

/**
 * xq_desk_note_saved:
 * @self: a desk
 * @kind: the name of the kind of which a record was written
 *
 * Tells those who show such records.
 */
void          xq_desk_note_saved       (XqDesk               *self,
                                        const char           *kind);

/**
 * xq_desk_is_unlocked:
 * @self: a desk
 *
 * Returns: whether somebody sits at it
 */
gboolean      xq_desk_is_unlocked      (XqDesk               *self);

/**
 * xq_desk_get_path:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): the chosen vault's folder
 */
const char   *xq_desk_get_path         (XqDesk               *self);

/**
 * xq_desk_get_school_name:
 * @self: an unlocked desk
 *
 * Returns: (transfer none) (nullable): the school's name
 */
const char   *xq_desk_get_school_name  (XqDesk               *self);

/**
 * xq_desk_get_account_name:
 * @self: an unlocked desk
 *
 * Returns: (transfer none) (nullable): who sits at it
 */
const char   *xq_desk_get_account_name (XqDesk               *self);

/**
 * xq_desk_get_account_uid:
 * @self: an unlocked desk
 *
 * Returns: (transfer none) (nullable): the account's uid
 */
const char   *xq_desk_get_account_uid  (XqDesk               *self);

/**
 * xq_desk_get_roles:
 * @self: an unlocked desk
 *
 * Returns: the account's roles; 0 before an unlock
 */
XqRoles       xq_desk_get_roles        (XqDesk               *self);

/**
 * xq_desk_password_is_foreign:
 * @self: an unlocked desk
 *
 * Returns: whether another person set the password, so that it is to be changed
 *   before anything else
 */
gboolean      xq_desk_password_is_foreign (XqDesk            *self);

/**
 * xq_desk_note_password_changed:
 * @self: an unlocked desk
 *
 * The account has a password of its own now.
 */
void          xq_desk_note_password_changed (XqDesk          *self);

/**
 * xq_desk_get_today:
 * @self: an unlocked desk
 *
 * Returns: (transfer none) (nullable): the day that the rules take for today, ISO
 */
const char   *xq_desk_get_today        (XqDesk               *self);

G_END_DECLS
