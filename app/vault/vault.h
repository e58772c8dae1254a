/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vault/role.h"
#include "vault/secret.h"

G_BEGIN_DECLS

#define XQ_VAULT_ERROR (xq_vault_error_quark ())
GQuark xq_vault_error_quark (void);

typedef enum
{
  XQ_VAULT_ERROR_FAILED,            /* I/O, memory; the message says which */
  XQ_VAULT_ERROR_WRONG_PASSWORD,
  XQ_VAULT_ERROR_KEYRING_DAMAGED,
  XQ_VAULT_ERROR_KEYRING_REPLACED,  /* a shorter or forked roll, a forged key list */
  XQ_VAULT_ERROR_CABINET_DAMAGED,
  XQ_VAULT_ERROR_NEWER_VERSION,
  XQ_VAULT_ERROR_IN_USE,            /* another program has it open: by whom, since when */
  XQ_VAULT_ERROR_NOT_A_VAULT,
  XQ_VAULT_ERROR_EXISTS,
  XQ_VAULT_ERROR_NO_ACCOUNT,
  XQ_VAULT_ERROR_REFUSED,           /* this account may not do that */
  XQ_VAULT_ERROR_WEAK_PASSWORD,
  XQ_VAULT_ERROR_WRONG_CODE,        /* a recovery code mistyped or unknown */
  XQ_VAULT_ERROR_INVALID,
} XqVaultError;

/* A vault: the folder, its lock and its keyring; after an unlock also one
 * account's keys. Used by one thread at a time; key derivation takes 0.3 s and
 * 128 MiB, so callers with a main loop unlock in a worker. */
#define XQ_TYPE_VAULT (xq_vault_get_type ())
G_DECLARE_FINAL_TYPE (XqVault, xq_vault, XQ, VAULT, GObject)

/* --- life --- */
gboolean    xq_vault_init               (GError **error);       /* sodium_init, no core dumps; once, first */
XqVault    *xq_vault_create             (const char *path, const char *school_name,
                                         const char *account_name, XqSecret *password,
                                         GError **error);       /* folder 0700, first head; makes school + care; unlocked */
XqVault    *xq_vault_open               (const char *path, GError **error); /* locks the folder, reads and proves the keyring; no key yet */
gboolean    xq_vault_unlock             (XqVault *self, const char *account_name, XqSecret *password,
                                         GCancellable *cancellable, GError **error);
gboolean    xq_vault_unlock_with_code   (XqVault *self, XqSecret *recovery_code, GError **error); /* an envelope: may only admit one */
void        xq_vault_close              (XqVault *self);        /* wipes keys, drops the lock */

const char *xq_vault_get_path           (XqVault *self);
const char *xq_vault_get_school_name    (XqVault *self);        /* in clear in the keyring */
const char *xq_vault_get_school_uid     (XqVault *self);        /* 32 hex */
const char *xq_vault_get_account_uid    (XqVault *self);        /* 32 hex; NULL while locked */
const char *xq_vault_get_account_name   (XqVault *self);
XqRoles     xq_vault_get_roles          (XqVault *self);

/* --- cabinets --- */
gboolean    xq_vault_holds              (XqVault *self, XqCabinet cabinet);
/* Keys to try on the cabinet's file, newest first (two only while a renewal is under way): GPtrArray of XqSecret of 32 bytes */
GPtrArray  *xq_vault_dup_database_keys  (XqVault *self, XqCabinet cabinet, GError **error);
/* First counsellor: makes casework's key if the roll says that none exists. TRUE in *made if it did */
gboolean    xq_vault_make_cabinet       (XqVault *self, XqCabinet cabinet, gboolean *made, GError **error);
/* Key renewal; killed and resumed at any moment: begin (keyring holds old and new) -> store re-keys the file -> finish (new alone) */
gboolean    xq_vault_renewal_due        (XqVault *self, XqCabinet cabinet);       /* someone left, or a foreign password was replaced */
gboolean    xq_vault_renewal_under_way  (XqVault *self, XqCabinet cabinet);
XqSecret   *xq_vault_begin_renewal      (XqVault *self, XqCabinet cabinet, GError **error); /* new database key; resumes one under way */
gboolean    xq_vault_finish_renewal     (XqVault *self, XqCabinet cabinet, GError **error);

/* --- the roll's memory in each cabinet: (length, hash) --- */
void        xq_vault_get_roll_head      (XqVault *self, guint64 *length, guint8 hash[32]);
gboolean    xq_vault_check_roll_seen    (XqVault *self, guint64 length, const guint8 hash[32], GError **error); /* KEYRING_REPLACED */

/* --- accounts --- */
typedef struct
{
  char    *uid;                       /* 32 hex */
  char    *name;
  XqRoles  roles;
  gboolean removed;
  gboolean password_is_foreign;       /* set by another person, not yet replaced */
  char    *fingerprint;               /* of the public keys, in groups, to be compared by people */
  gboolean holds[XQ_N_CABINETS];
  gboolean waits_for_casework;        /* a counsellor not yet admitted or refused */
  char    *added_by;                  /* uid */
  gint64   added_at;                  /* Unix seconds */
} XqAccount;
void        xq_account_free             (XqAccount *account);
GPtrArray  *xq_vault_list_accounts      (XqVault *self);        /* XqAccount, removed ones too; needs no key */
char       *xq_vault_add_account        (XqVault *self, const char *name, XqRoles roles, XqSecret *password, GError **error); /* head; uid */
gboolean    xq_vault_set_roles          (XqVault *self, const char *uid, XqRoles roles, GError **error);  /* head */
gboolean    xq_vault_remove_account     (XqVault *self, const char *uid, GError **error);                 /* head; not the last head */
gboolean    xq_vault_admit              (XqVault *self, const char *uid, GError **error);                 /* a holder of casework */
gboolean    xq_vault_refuse             (XqVault *self, const char *uid, GError **error);
gboolean    xq_vault_change_password    (XqVault *self, XqSecret *old_password, XqSecret *new_password, GError **error); /* own */
gboolean    xq_vault_reset_password     (XqVault *self, const char *uid, XqSecret *password, GError **error); /* head, another's: new pairs, casework needs admission again */
gboolean    xq_vault_password_is_foreign(XqVault *self);

/* --- recovery --- */
typedef enum { XQ_ENVELOPE_SCHOOL, XQ_ENVELOPE_COUNSELLORS } XqEnvelope;
XqSecret   *xq_vault_make_envelope      (XqVault *self, XqEnvelope envelope, GError **error); /* the code's text, shown once */
gboolean    xq_vault_envelope_due       (XqVault *self, XqEnvelope envelope);   /* none, used, or a head was removed since */
char       *xq_vault_recover            (XqVault *self, const char *name, XqSecret *password, GError **error); /* after unlock_with_code: admits one head / counsellor */

/* --- sealing, signing, hashing --- */
#define XQ_HASH_BYTES 32
#define XQ_SIGNATURE_BYTES 64
gboolean    xq_vault_sign               (XqVault *self, const char *domain, GBytes *message, guint8 signature[64], GError **error);
gboolean    xq_vault_verify             (XqVault *self, const char *domain, GBytes *message, const char *account_uid,
                                         const guint8 signature[64]);           /* any pair that the roll gives this account */
void        xq_hash                     (const char *domain, GBytes *message, guint8 hash[32]);  /* BLAKE2b, domain separated */
void        xq_random                   (void *buffer, gsize length);
char       *xq_uid_new                  (void);                                 /* 32 hex, random */
char       *xq_uid_derive               (const char *domain, const char *name); /* natural key */

/* A sealed letter (FORMAT): padded text under a random key, that key sealed to the receiver and to the writer, signed by the writer */
typedef struct
{
  char   *uid;
  char   *receiver;       /* "casework", "care", "school" or an account's uid */
  char   *receiver_key;   /* hex id of the public key it is sealed to */
  char   *writer;         /* account uid */
  gint64  written_at;     /* Unix seconds */
  GBytes *sealed;
} XqLetter;
void        xq_letter_free              (XqLetter *letter);
XqLetter   *xq_vault_seal_letter        (XqVault *self, const char *receiver, GBytes *text, GError **error);
GBytes     *xq_vault_open_letter        (XqVault *self, const XqLetter *letter, GError **error); /* receiver or writer */

/* --- what happens without a key: a queue sealed to `school` --- */
gboolean    xq_vault_queue_append       (const char *path, const char *text, GError **error);
GPtrArray  *xq_vault_queue_take         (XqVault *self, GError **error);        /* opened lines; the caller chains them, then queue_clear */
gboolean    xq_vault_queue_clear        (XqVault *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqLetter, xq_letter_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqAccount, xq_account_free)

G_END_DECLS
