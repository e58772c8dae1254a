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
  XQ_STORE_ERROR_FAILED,        /* the database said so; the message has its words */
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
XqStore    *xq_store_open            (XqVault *vault, const char *today, GError **error); /* today: ISO date or NULL for the clock's */
gboolean    xq_store_close           (XqStore *self, GError **error);   /* checkpoint, marks; the vault stays open */
XqVault    *xq_store_get_vault       (XqStore *self);
const char *xq_store_get_today       (XqStore *self);                   /* ISO; rules use it */
const char *xq_store_get_me          (XqStore *self);                   /* account uid */
const char *xq_store_get_my_staff    (XqStore *self);                   /* own staff record's uid or NULL */

/* --- records --- */
XqRecord   *xq_store_new_record      (XqStore *self, const XqKind *kind);  /* with initial values */
gboolean    xq_store_save            (XqStore *self, XqRecord *record, const char *reason, GError **error); /* new or changed; sets uid, version */
gboolean    xq_store_sign            (XqStore *self, const XqKind *kind, const char *uid, GError **error);
gboolean    xq_store_withdraw        (XqStore *self, const XqKind *kind, const char *uid, const char *reason, GError **error);
gboolean    xq_store_reinstate       (XqStore *self, const XqKind *kind, const char *uid, const char *reason, GError **error); /* a withdrawn record holds again */
XqRecord   *xq_store_get             (XqStore *self, const XqKind *kind, const char *uid, GError **error); /* a look in care and casework is audited first */

/* A filter is (field, operator, value) triples: "=", "<=", ">=", "<>", "contains"; on a SEVERAL field "=" means "is among them".
 * Withdrawn records are left out unless asked for. */
typedef struct _XqFilter XqFilter;
XqFilter   *xq_filter_new            (void);
void        xq_filter_free           (XqFilter *filter);
void        xq_filter_add            (XqFilter *filter, const char *field, const char *op, const char *value);
void        xq_filter_set_withdrawn  (XqFilter *filter, gboolean included);
void        xq_filter_set_order      (XqFilter *filter, const char *order);   /* field names, each with " desc" or not; checked */
void        xq_filter_set_limit      (XqFilter *filter, guint limit, guint offset);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqFilter, xq_filter_free)
GPtrArray  *xq_store_list            (XqStore *self, const XqKind *kind, const XqFilter *filter, GError **error); /* XqRecord */
gint64      xq_store_count           (XqStore *self, const XqKind *kind, const XqFilter *filter, GError **error); /* -1 on error */

/* --- several saves as one transaction in ONE cabinet, one audit entry --- */
gboolean    xq_store_begin           (XqStore *self, XqCabinet cabinet, const char *verb, GError **error);
gboolean    xq_store_commit          (XqStore *self, GError **error);
void        xq_store_rollback        (XqStore *self);

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
void        xq_version_free          (XqVersion *version);
GPtrArray  *xq_store_history         (XqStore *self, const XqKind *kind, const char *uid, GError **error); /* XqVersion, oldest first */

/* --- audit --- */
typedef struct
{
  gint64   sequence;
  gint64   at;
  char    *account;
  char    *verb;
  char    *kind;         /* nullable */
  char    *record;       /* nullable, uid */
} XqAuditEntry;
void        xq_audit_entry_free      (XqAuditEntry *entry);
gboolean    xq_store_audit           (XqStore *self, XqCabinet cabinet, const char *verb, const XqKind *kind, const char *uid, GError **error);
char       *xq_store_audit_code      (XqStore *self, XqCabinet cabinet, GError **error);   /* the chain's head, short form for a paper's footer */
GPtrArray  *xq_store_audit_list      (XqStore *self, XqCabinet cabinet, GError **error);   /* every entry, or own ones by role */
gboolean    xq_store_audit_verify    (XqStore *self, XqCabinet cabinet, GError **error);

/* --- questions: SQL on the limited connection (views visible_KIND only); for app/rules, app/school, app/papers --- */
typedef struct _XqRows XqRows;
XqRows     *xq_store_query           (XqStore *self, const char *sql, GError **error, ...) G_GNUC_NULL_TERMINATED; /* text parameters; a uid is given as 32 hex and compared with unhex(?) */
gboolean    xq_rows_next             (XqRows *rows, GError **error);     /* FALSE at the end or on error */
const char *xq_rows_text             (XqRows *rows, int column);         /* blobs of 16 bytes as hex; NULL for NULL */
gint64      xq_rows_integer          (XqRows *rows, int column);
void        xq_rows_free             (XqRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqRows, xq_rows_free)
/* A counting query kept in resources/queries/NAME.sql: it may read base tables of the cabinets held (and so count what this account does not read),
 * its header line "-- roles: head counsellor" is enforced, it returns numbers and codes, never a text of a record.
 * Named parameters: pairs of (":name", value) ended by NULL; :today is always bound. */
XqRows     *xq_store_count_query     (XqStore *self, const char *name, GError **error, ...) G_GNUC_NULL_TERMINATED;

/* --- sealed letters (rows in school) --- */
char       *xq_store_send_letter     (XqStore *self, const char *receiver, const char *what, const char *student_uid, const char *text, GError **error); /* "casework", "care" or an account uid */
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
void        xq_received_letter_free  (XqReceivedLetter *letter);
GPtrArray  *xq_store_list_letters    (XqStore *self, GError **error);   /* those this account can open: sent to it, to a cabinet it holds, or written by it */

/* --- whole vault --- */
/* Gives each cabinet that this account holds the new key that is due, by closing and opening them again; outside a transaction.
 * What fails leaves the store closed: its caller ends. */
gboolean    xq_store_renew_due       (XqStore *self, GError **error);
gboolean    xq_store_backup          (XqVault *vault, XqStore *store, const char *file, GError **error);   /* store NULL: a keeper's copy, unverified */
gboolean    xq_store_restore         (const char *file, const char *vault_path, GError **error);
GPtrArray  *xq_store_check           (XqVault *vault, XqStore *store, GError **error);   /* lines of what is damaged; empty: sound */

/* --- bulk --- */
gboolean    xq_store_begin_bulk      (XqStore *self, const char *verb, GError **error);  /* saves until commit go straight to the tables of `school`; counsellor and head's importer */

G_END_DECLS
