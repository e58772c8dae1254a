/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/kind.h"
#include "store/record.h"
#include "vault/vault.h"

G_BEGIN_DECLS

#define XQ_STORE_ERROR (xq_store_error_quark ())
GQuark xq_store_error_quark (void);

typedef enum
{
  XQ_STORE_ERROR_FAILED,        /* the database said so; the message has the number of its error, the log its words */
  XQ_STORE_ERROR_DENIED,        /* this account may not */
  XQ_STORE_ERROR_INVALID,       /* a value breaks a rule; the message says which and what to do */
  XQ_STORE_ERROR_NOT_FOUND,
  XQ_STORE_ERROR_AMBIGUOUS,     /* a name that several records carry */
  XQ_STORE_ERROR_SIGNED,        /* a signed record needs a reason for its correction */
  XQ_STORE_ERROR_CONFLICT,      /* changed by someone else since it was read */
  XQ_STORE_ERROR_DAMAGED,
  XQ_STORE_ERROR_NEWER_VERSION,
  XQ_STORE_ERROR_FULL,          /* the disk */
  XQ_STORE_ERROR_AUDIT,         /* the audit entry could not be written, so nothing is shown */
  XQ_STORE_ERROR_CANCELLED,
} XqStoreError;

/* The encrypted databases of an unlocked vault, as this account may see them.
 * One thread at a time. */
#define XQ_TYPE_STORE (xq_store_get_type ())
G_DECLARE_FINAL_TYPE (XqStore, xq_store, XQ, STORE, GObject)

/* --- life --- */

/**
 * xq_store_open:
 * @vault: an unlocked vault
 * @today: (nullable): ISO date that the rules take for today; %NULL for the clock's
 * @error: return location for an error
 *
 * Opens the cabinets that this account holds, makes those that are still to be
 * made, brings them to this version, and does what waited from before.
 *
 * Returns: (transfer full) (nullable): the records, as this account may see them
 */
XqStore    *xq_store_open            (XqVault        *vault,
                                      const char     *today,
                                      GError        **error);

/**
 * xq_store_close:
 * @self: a store
 * @error: return location for an error
 *
 * Undoes what was not committed and folds the logs into the files. The vault
 * stays unlocked; @self is of no use any more.
 *
 * Returns: whether the files are whole without their logs
 */
gboolean    xq_store_close           (XqStore        *self,
                                      GError        **error);

/**
 * xq_store_get_vault:
 * @self: a store
 *
 * Returns: (transfer none): its vault
 */
XqVault    *xq_store_get_vault       (XqStore        *self);

/**
 * xq_store_get_today:
 * @self: a store
 *
 * Returns: (transfer none): the ISO date that rules take for today
 */
const char *xq_store_get_today       (XqStore        *self);

/**
 * xq_store_get_me:
 * @self: a store
 *
 * Returns: (transfer none): this account's uid
 */
const char *xq_store_get_me          (XqStore        *self);

/**
 * xq_store_get_my_staff:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): the uid of the staff record that names
 *   this account; %NULL if none does
 */
const char *xq_store_get_my_staff    (XqStore        *self);

/* --- records --- */

/**
 * xq_store_new_record:
 * @self: a store
 * @kind: the kind
 *
 * Returns: (transfer full): a record with its initial values, not yet saved
 */
XqRecord   *xq_store_new_record      (XqStore        *self,
                                      const XqKind   *kind);

/**
 * xq_store_save:
 * @self: a store
 * @record: a new record, or one that was read and changed
 * @reason: (nullable): why; a signed record is changed with a reason only
 * @error: return location for an error
 *
 * Checks the record and writes a new version of it, in the transaction that is
 * open or in one of its own. Sets the record's uid and version.
 * %XQ_STORE_ERROR_CONFLICT if it was changed by others since it was read.
 *
 * Returns: whether it is saved; otherwise the record keeps its old version
 */
gboolean    xq_store_save            (XqStore        *self,
                                      XqRecord       *record,
                                      const char     *reason,
                                      GError        **error);

/**
 * xq_store_sign:
 * @self: a store
 * @kind: the kind
 * @uid: the record
 * @error: return location for an error
 *
 * Signs and locks a record: from now on it is changed by corrections only.
 *
 * Returns: whether it is signed now
 */
gboolean    xq_store_sign            (XqStore        *self,
                                      const XqKind   *kind,
                                      const char     *uid,
                                      GError        **error);

/**
 * xq_store_withdraw:
 * @self: a store
 * @kind: the kind
 * @uid: the record
 * @reason: why; must not be empty
 * @error: return location for an error
 *
 * Takes a record out of lists and counts; its history stays.
 *
 * Returns: whether it is withdrawn now
 */
gboolean    xq_store_withdraw        (XqStore        *self,
                                      const XqKind   *kind,
                                      const char     *uid,
                                      const char     *reason,
                                      GError        **error);

/**
 * xq_store_reinstate:
 * @self: a store
 * @kind: the kind
 * @uid: a withdrawn record
 * @reason: why it holds again
 * @error: return location for an error
 *
 * Takes a withdrawal back, as a version of its own.
 *
 * Returns: whether the record holds again
 */
gboolean    xq_store_reinstate       (XqStore        *self,
                                      const XqKind   *kind,
                                      const char     *uid,
                                      const char     *reason,
                                      GError        **error);

/**
 * xq_store_get:
 * @self: a store
 * @kind: the kind
 * @uid: the record
 * @error: return location for an error
 *
 * A look into care or casework is first written into the audit trail; if that
 * fails, nothing is shown. Letters that this account can open are opened.
 *
 * Returns: (transfer full) (nullable): the record; fields that this account
 *   does not read are empty
 */
XqRecord   *xq_store_get             (XqStore        *self,
                                      const XqKind   *kind,
                                      const char     *uid,
                                      GError        **error);

/* Which records a list has. Withdrawn ones are left out unless asked for. */
typedef struct _XqFilter XqFilter;

/**
 * xq_filter_new:
 *
 * Returns: (transfer full): a filter that keeps nothing back
 */
XqFilter   *xq_filter_new            (void);

/**
 * xq_filter_free:
 * @filter: (transfer full) (nullable): a filter
 */
void        xq_filter_free           (XqFilter       *filter);

/**
 * xq_filter_add:
 * @filter: a filter
 * @field: a field's name, or "uid", "author", "signed", "created_at", "id"
 * @op: "=", "<>", "<", ">", "<=", ">=" or "contains"; where a field holds several, "=" means "is among them"
 * @value: (nullable): what it is compared with; %NULL for what is empty
 *
 * Every condition must hold. Names are checked when the filter is used.
 */
void        xq_filter_add            (XqFilter       *filter,
                                      const char     *field,
                                      const char     *op,
                                      const char     *value);

/**
 * xq_filter_set_withdrawn:
 * @filter: a filter
 * @included: whether withdrawn records are listed too
 */
void        xq_filter_set_withdrawn  (XqFilter       *filter,
                                      gboolean        included);

/**
 * xq_filter_set_order:
 * @filter: a filter
 * @order: (nullable): fields, "id" or "created_at", parted by ", ", each with " desc" or without; %NULL for the kind's own order
 *
 * Checked when the filter is used.
 */
void        xq_filter_set_order      (XqFilter       *filter,
                                      const char     *order);

/**
 * xq_filter_set_limit:
 * @filter: a filter
 * @limit: at most so many records; 0 for all
 * @offset: so many are passed over first
 */
void        xq_filter_set_limit      (XqFilter       *filter,
                                      guint           limit,
                                      guint           offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqFilter, xq_filter_free)

/**
 * xq_store_list:
 * @self: a store
 * @kind: the kind
 * @filter: (nullable): which; %NULL for all but the withdrawn
 * @error: return location for an error
 *
 * A list of care or casework is first written into the audit trail. Letters
 * are left out: xq_store_get() opens them.
 *
 * Returns: (transfer full) (element-type XqRecord) (nullable): what this account may see
 */
GPtrArray  *xq_store_list            (XqStore        *self,
                                      const XqKind   *kind,
                                      const XqFilter *filter,
                                      GError        **error);

/**
 * xq_store_count:
 * @self: a store
 * @kind: the kind
 * @filter: (nullable): which
 * @error: return location for an error
 *
 * Returns: how many this account may see; -1 with an error
 */
gint64      xq_store_count           (XqStore        *self,
                                      const XqKind   *kind,
                                      const XqFilter *filter,
                                      GError        **error);

/* --- several saves as one transaction in ONE cabinet, one audit entry --- */

/**
 * xq_store_begin:
 * @self: a store without an open transaction
 * @cabinet: where all saves until the end will go
 * @verb: what the audit entry calls it
 * @error: return location for an error
 *
 * Returns: whether a transaction is open
 */
gboolean    xq_store_begin           (XqStore        *self,
                                      XqCabinet       cabinet,
                                      const char     *verb,
                                      GError        **error);

/**
 * xq_store_begin_bulk:
 * @self: a store without an open transaction
 * @verb: what the audit entry calls it
 * @error: return location for an error
 *
 * As xq_store_begin() for the school's cabinet, with saves straight to its
 * tables: for a roster of thousands. Heads and counsellors only.
 *
 * Returns: whether a transaction is open
 */
gboolean    xq_store_begin_bulk      (XqStore        *self,
                                      const char     *verb,
                                      GError        **error);

/**
 * xq_store_commit:
 * @self: a store with an open transaction
 * @error: return location for an error
 *
 * Ends the transaction. What must follow in another cabinet is tried at once;
 * if it fails it waits for the next unlock and does not undo what was saved.
 *
 * Returns: whether everything is saved; otherwise nothing is
 */
gboolean    xq_store_commit          (XqStore        *self,
                                      GError        **error);

/**
 * xq_store_rollback:
 * @self: a store with an open transaction
 *
 * Ends the transaction; nothing of it is saved.
 */
void        xq_store_rollback        (XqStore        *self);

/* --- history --- */

typedef struct
{
  char     *uid;
  char     *author;      /* account uid */
  gint64    at;          /* Unix seconds, real clock */
  char     *reason;      /* nullable */
  gboolean  is_signed;
  gboolean  is_withdrawn;
  XqRecord *record;      /* the record as this version left it */
} XqVersion;

/**
 * xq_version_free:
 * @version: (transfer full) (nullable): a version
 */
void        xq_version_free          (XqVersion      *version);

/**
 * xq_store_history:
 * @self: a store
 * @kind: the kind
 * @uid: the record
 * @error: return location for an error
 *
 * A look, as xq_store_get() is.
 *
 * Returns: (transfer full) (element-type XqVersion) (nullable): every version, the oldest first
 */
GPtrArray  *xq_store_history         (XqStore        *self,
                                      const XqKind   *kind,
                                      const char     *uid,
                                      GError        **error);

/* --- audit --- */

typedef struct
{
  gint64   sequence;
  gint64   at;
  char    *account;
  char    *verb;
  char    *what;         /* nullable: which paper was printed, which table was exported */
  char    *kind;         /* nullable */
  char    *record;       /* nullable, uid */
} XqAuditEntry;

/**
 * xq_audit_entry_free:
 * @entry: (transfer full) (nullable): an entry
 */
void        xq_audit_entry_free      (XqAuditEntry   *entry);

/**
 * xq_store_audit:
 * @self: a store
 * @cabinet: the cabinet whose trail it is
 * @verb: what is done: "look", "list" ...; "print" and "export" have the name of the
 *   paper or table behind them: "print duty_poster"
 * @kind: (nullable): of which kind
 * @uid: (nullable): of which record
 * @error: return location for an error
 *
 * Writes an entry before something is shown. Inside a transaction nothing is
 * written: the transaction's own entry covers the look.
 *
 * Returns: whether it may be shown; %XQ_STORE_ERROR_AUDIT if not
 */
gboolean    xq_store_audit           (XqStore        *self,
                                      XqCabinet       cabinet,
                                      const char     *verb,
                                      const XqKind   *kind,
                                      const char     *uid,
                                      GError        **error);

/**
 * xq_store_audit_code:
 * @self: a store
 * @cabinet: a cabinet that this account holds
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the head of the cabinet's chain, short, for the foot of a paper
 */
char       *xq_store_audit_code      (XqStore        *self,
                                      XqCabinet       cabinet,
                                      GError        **error);

/**
 * xq_store_audit_list:
 * @self: a store
 * @cabinet: a cabinet that this account holds
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type XqAuditEntry) (nullable): the entries, the oldest first: all of them, or
 *   this account's own where its roles see no more
 */
GPtrArray  *xq_store_audit_list      (XqStore        *self,
                                      XqCabinet       cabinet,
                                      GError        **error);

/**
 * xq_store_audit_verify:
 * @self: a store
 * @cabinet: a cabinet that this account holds
 * @error: return location for an error
 *
 * Goes through every entry: its link to the one before, and its signature.
 *
 * Returns: whether the trail holds together; %XQ_STORE_ERROR_DAMAGED says from which entry it does not
 */
gboolean    xq_store_audit_verify    (XqStore        *self,
                                      XqCabinet       cabinet,
                                      GError        **error);

/* --- questions: SQL on the limited connection (views visible_KIND only), for app/rules, app/school, app/papers --- */

typedef struct _XqRows XqRows;

/**
 * xq_store_query:
 * @self: a store
 * @sql: one statement; a constant string, or one with names from descriptions
 * @error: return location for an error
 * @...: the parameters as text, ended by %NULL; a uid is given in 32 hex digits and compared with unhex(?)
 *
 * Returns: (transfer full) (nullable): the rows; what this account may not see is not among them
 */
XqRows     *xq_store_query           (XqStore        *self,
                                      const char     *sql,
                                      GError        **error,
                                      ...) G_GNUC_NULL_TERMINATED;

/**
 * xq_store_count_query:
 * @self: a store
 * @name: a file of resources/queries, without ".sql"
 * @error: return location for an error
 * @...: pairs of a parameter's name (":term") and its text, ended by %NULL; :today is always bound
 *
 * A counting query may read the base tables of the cabinets held, and so count
 * what this account does not read: it returns numbers and codes, never a text
 * of a record. Its first line, "-- roles: head counsellor", is enforced.
 *
 * Returns: (transfer full) (nullable): the rows
 */
XqRows     *xq_store_count_query     (XqStore        *self,
                                      const char     *name,
                                      GError        **error,
                                      ...) G_GNUC_NULL_TERMINATED;

/**
 * xq_rows_next:
 * @rows: rows; the first call goes to the first row
 * @error: return location for an error
 *
 * Returns: whether there is a row; %FALSE at the end, and with an error
 */
gboolean    xq_rows_next             (XqRows         *rows,
                                      GError        **error);

/**
 * xq_rows_ended:
 * @problem: (transfer full) (nullable): what xq_rows_next() set when it returned
 *   %FALSE
 * @error: return location for an error
 *
 * What stands behind a loop over rows: was it the last row that ended it?
 *
 * Returns: %FALSE if it was @problem, which is in @error then
 */
gboolean    xq_rows_ended            (GError         *problem,
                                      GError        **error);

/**
 * xq_rows_text:
 * @rows: rows, at a row
 * @column: from 0
 *
 * Returns: (transfer none) (nullable): the value until the next row; a uid in hex digits
 */
const char *xq_rows_text             (XqRows         *rows,
                                      int             column);

/**
 * xq_rows_integer:
 * @rows: rows, at a row
 * @column: from 0
 *
 * Returns: the number there; 0 for none
 */
gint64      xq_rows_integer          (XqRows         *rows,
                                      int             column);

/**
 * xq_rows_free:
 * @rows: (transfer full) (nullable): rows
 */
void        xq_rows_free             (XqRows         *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqRows, xq_rows_free)

/* --- sealed letters (rows in school) --- */

typedef struct
{
  char  *uid;
  char  *writer;        /* account uid */
  char  *receiver;
  gint64 written_at;
  char  *what;          /* e.g. "message", "observation" */
  char  *student;       /* uid or NULL */
  char  *text;
} XqReceivedLetter;

/**
 * xq_store_send_letter:
 * @self: a store
 * @receiver: "casework", "care", or an account's uid
 * @what: what it is, in one word
 * @student_uid: (nullable): whom it is about
 * @text: the text
 * @error: return location for an error
 *
 * Seals a letter to its receiver and its writer and puts it into the school's
 * cabinet.
 *
 * Returns: (transfer full) (nullable): the letter's uid
 */
char       *xq_store_send_letter     (XqStore        *self,
                                      const char     *receiver,
                                      const char     *what,
                                      const char     *student_uid,
                                      const char     *text,
                                      GError        **error);

/**
 * xq_received_letter_free:
 * @letter: (transfer full) (nullable): a letter
 */
void        xq_received_letter_free  (XqReceivedLetter *letter);

/**
 * xq_store_list_letters:
 * @self: a store
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type XqReceivedLetter) (nullable): the letters that this account can open: sent
 *   to it, to a cabinet that it holds, or written by it
 */
GPtrArray  *xq_store_list_letters    (XqStore        *self,
                                      GError        **error);

/* --- whole vault --- */

/**
 * xq_store_renew_due:
 * @self: a store outside a transaction
 * @error: return location for an error
 *
 * Gives each cabinet that this account holds the new key that is due, by closing
 * and opening them again. What fails leaves the store closed: its caller ends.
 *
 * Returns: whether no key that could be renewed is due any more
 */
gboolean    xq_store_renew_due       (XqStore        *self,
                                      GError        **error);

/**
 * xq_store_backup:
 * @vault: an open vault
 * @store: (nullable): its store; %NULL for a copy by one who holds no keys, which cannot be proved
 * @file: the copy to write
 * @error: return location for an error
 *
 * Writes a copy of the whole school into one file, noted in the audit trail or,
 * without a store, in the queue. The store's connections are closed and opened again.
 *
 * Returns: whether the copy is written
 */
gboolean    xq_store_backup          (XqVault        *vault,
                                      XqStore        *store,
                                      const char     *file,
                                      GError        **error);

/**
 * xq_store_restore:
 * @file: a copy
 * @vault_path: where the school will be; must not be there yet
 * @error: return location for an error
 *
 * Returns: whether the school of the copy is there now
 */
gboolean    xq_store_restore         (const char     *file,
                                      const char     *vault_path,
                                      GError        **error);

/**
 * xq_store_restore_beside:
 * @file: a copy
 * @present: (nullable): the folder of the school as it is now, if there is one
 * @vault_path: where the school of the copy will be; must not be there yet
 * @is_known: (out) (optional): whether @present could be asked whom it has removed;
 *   %FALSE is to be said to people
 * @error: return location for an error
 *
 * xq_store_restore() that leaves out whom @present has removed since.
 *
 * Returns: whether the school of the copy is there now
 */
gboolean    xq_store_restore_beside  (const char     *file,
                                      const char     *present,
                                      const char     *vault_path,
                                      gboolean       *is_known,
                                      GError        **error);

/**
 * xq_store_restore_over:
 * @file: a copy
 * @vault_path: a school that nobody has open; it may be damaged
 * @kept: (out) (transfer full): where it lies from now on
 * @is_known: (out) (optional): as of xq_store_restore_beside()
 * @error: return location for an error; %XQ_STORE_ERROR_INVALID for a copy of another
 *   school
 *
 * Puts the school of the copy where @vault_path is, which stays whole beside it
 * under another name; its removals are kept, and what is known of its copies. A
 * school whose keyring cannot be read cannot be told from another.
 *
 * Returns: whether that was done; if not, @vault_path is as it was
 */
gboolean    xq_store_restore_over    (const char     *file,
                                      const char     *vault_path,
                                      char          **kept,
                                      gboolean       *is_known,
                                      GError        **error);

/**
 * xq_store_check:
 * @vault: an open vault
 * @store: its store
 * @error: return location for an error
 *
 * Checks every page, table, audit entry and saved version of the cabinets held.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): what is damaged, a line each; empty: sound
 */
GPtrArray  *xq_store_check           (XqVault        *vault,
                                      XqStore        *store,
                                      GError        **error);

G_END_DECLS
