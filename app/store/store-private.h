/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/connection.h"
#include "store/record-private.h"
#include "store/store.h"

G_BEGIN_DECLS

/* Where a cabinet's chains stand. One program has the vault open, so what is
 * in memory is the truth between commits. */
typedef struct
{
  gint64  sequence;  /* of the last audit entry */
  guint8  hash[32];
  gint64  lamport;
  gint64  counter;   /* of this desk */
  char   *desk;
} XqChain;

/*   limited   what the rest of the program works on: views and authorizer
 *   inner     the same cabinets with every row: bulk import, effects that
 *             follow, counting queries; never handed out
 *   active    the one that records go through now: limited, or inner in bulk */
struct _XqStore
{
  GObject       parent_instance;

  XqVault      *vault;
  char         *today;
  char         *me;
  char         *my_staff;
  gboolean      my_staff_known;
  gboolean      holds[XQ_N_CABINETS];
  XqChain       chains[XQ_N_CABINETS];

  XqConnection *limited;
  XqConnection *inner;
  XqConnection *active;
  gboolean      sees_all;      /* inner has its views */

  gboolean      in_transaction;
  gboolean      is_explicit;   /* begun by xq_store_begin() */
  XqCabinet     cabinet;       /* the one that the transaction writes */
  char         *verb;
  GByteArray   *digests;       /* the hashes of the transaction's versions */
  GByteArray   *letters;       /* and of its sealed letters */
  const XqKind *kind;          /* of the only record written, else NULL */
  char         *record;
  guint         n_written;
  XqChain       before;        /* for a rollback; desk not owned */
  GPtrArray    *looks;         /* at records while an explicit transaction was open */
  guint         effects_depth;
};

/**
 * xq_store_take_queue:
 * @self: a store outside a transaction
 * @error: return location for an error
 *
 * Writes what happened without a key, such as failed unlocks and a keeper's
 * copies, into the audit chain of the school cabinet, in this account's name;
 * the queue is emptied only then.
 *
 * Returns: %FALSE on an error
 */
gboolean xq_store_take_queue      (XqStore       *self,
                                   GError       **error);

/**
 * xq_store_suspend:
 * @self: a store
 * @error: return location for an error
 *
 * Brings everything into the cabinets' main files and closes them.
 *
 * Returns: %FALSE if a file could not be brought up to date
 */
gboolean xq_store_suspend         (XqStore       *self,
                                   GError       **error);

/**
 * xq_store_resume:
 * @self: a store whose cabinets are ready and closed
 * @error: return location for an error
 *
 * Opens them again.
 *
 * Returns: %FALSE on an error
 */
gboolean xq_store_resume          (XqStore       *self,
                                   GError       **error);

/**
 * xq_store_see_all:
 * @self: a store
 * @error: return location for an error
 *
 * Gives the inner connection the views that records are read and written
 * through. An unlock does not wait for them: few sessions need them.
 *
 * Returns: %FALSE on an error
 */
gboolean xq_store_see_all         (XqStore       *self,
                                   GError       **error);

/**
 * xq_store_enter:
 * @self: a store
 * @cabinet: the cabinet that will be written
 * @verb: what the audit entry says
 * @began: (out): whether this call began a transaction, which the caller ends
 * @error: return location for an error
 *
 * Joins the open transaction or begins one. A transaction writes one cabinet.
 *
 * Returns: %FALSE on an error
 */
gboolean xq_store_enter           (XqStore       *self,
                                   XqCabinet      cabinet,
                                   const char    *verb,
                                   gboolean      *began,
                                   GError       **error);

/**
 * xq_store_leave:
 * @self: a store
 * @began: what xq_store_enter() said
 * @ok: whether the work succeeded
 * @error: return location for an error
 *
 * Ends what xq_store_enter() began: audit entry and commit, or rollback.
 *
 * Returns: @ok, or %FALSE if the commit failed
 */
gboolean xq_store_leave           (XqStore       *self,
                                   gboolean       began,
                                   gboolean       ok,
                                   GError       **error);

/**
 * xq_store_wrote:
 * @self: a store in a transaction
 * @kind: the kind written
 * @uid: the record's uid
 * @digest: the hash of its new version
 *
 * Tells the transaction what its audit entry covers.
 */
void     xq_store_wrote           (XqStore       *self,
                                   const XqKind  *kind,
                                   const char    *uid,
                                   const guint8   digest[32]);

/**
 * xq_store_defer_look:
 * @self: a store in a transaction
 * @cabinet: the cabinet
 * @verb: e.g. "look"
 * @kind: (nullable): the kind
 * @uid: (nullable): the record
 *
 * Leaves a look to be written into the audit chain when the transaction ends, in
 * whatever way.
 */
void     xq_store_defer_look      (XqStore       *self,
                                   XqCabinet      cabinet,
                                   const char    *verb,
                                   const XqKind  *kind,
                                   const char    *uid);

/**
 * xq_audit_load_chains:
 * @self: a store being opened
 * @error: return location for an error
 *
 * Reads where each held cabinet's chains stand.
 *
 * Returns: %FALSE on an error
 */
gboolean xq_audit_load_chains     (XqStore       *self,
                                   GError       **error);

/**
 * xq_audit_append:
 * @self: a store in a transaction on @cabinet
 * @cabinet: the cabinet
 * @verb: e.g. "save", "look"
 * @kind: (nullable): the kind
 * @uid: (nullable): the record
 * @digest: the hash of what the transaction's versions hash to
 * @error: return location for an error
 *
 * Appends a signed entry to the cabinet's chain.
 *
 * Returns: %FALSE on an error
 */
gboolean xq_audit_append          (XqStore       *self,
                                   XqCabinet      cabinet,
                                   const char    *verb,
                                   const XqKind  *kind,
                                   const char    *uid,
                                   const guint8   digest[32],
                                   GError       **error);

/**
 * xq_audit_verify_links:
 * @self: a store
 * @cabinet: a cabinet that it has open
 * @sequence: (out): the number of the last entry
 * @hash: (out caller-allocates): its hash
 * @error: return location for an error
 *
 * xq_store_audit_verify() but for the signatures, which take longest: enough for
 * one who knows what the last entry must be.
 *
 * Returns: whether every entry follows from the one before
 */
gboolean xq_audit_verify_links    (XqStore       *self,
                                   XqCabinet      cabinet,
                                   gint64        *sequence,
                                   guint8         hash[32],
                                   GError       **error);

/**
 * xq_check_pages:
 * @self: a store
 * @cabinet: a cabinet that it has open
 * @lines: (element-type utf8): what is damaged is added
 * @error: return location for an error
 *
 * Whether every page is the one that was encrypted.
 *
 * Returns: %FALSE if that could not be found out
 */
gboolean xq_check_pages           (XqStore       *self,
                                   XqCabinet      cabinet,
                                   GPtrArray     *lines,
                                   GError       **error);

/**
 * xq_store_run_pending:
 * @self: a store outside a transaction
 * @error: return location for an error
 *
 * Executes what this account's commits left to follow in other cabinets.
 *
 * Returns: %FALSE if an effect failed; its row stays and is tried again
 */
gboolean xq_store_run_pending     (XqStore       *self,
                                   GError       **error);

/**
 * xq_store_validate:
 * @self: a store
 * @record: a record about to be saved
 * @before: (nullable): the record as it stands
 * @error: return location for an error
 *
 * The checks that follow from the description: required fields, formats,
 * choices, bounds, lengths.
 *
 * Returns: %FALSE with XQ_STORE_ERROR_INVALID naming the field
 */
gboolean xq_store_validate        (XqStore         *self,
                                   XqRecord        *record,
                                   const XqRecord  *before,
                                   GError         **error);

/**
 * xq_store_read_row:
 * @self: a store
 * @kind: the kind
 * @statement: on a row of "SELECT * FROM visible_KIND"
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the record; sealed fields are not opened
 */
XqRecord *xq_store_read_row       (XqStore         *self,
                                   const XqKind    *kind,
                                   XqStatement     *statement,
                                   GError         **error);

/**
 * xq_store_fetch:
 * @self: a store
 * @kind: the kind
 * @uid: a uid
 * @error: return location for an error
 *
 * Reads a record without an audit entry and without opening sealed fields: for
 * the store's own work.
 *
 * Returns: (transfer full) (nullable): the record, or %NULL with NOT_FOUND
 */
XqRecord *xq_store_fetch          (XqStore         *self,
                                   const XqKind    *kind,
                                   const char      *uid,
                                   GError         **error);

/**
 * xq_letter_insert:
 * @self: a store in a transaction on @cabinet
 * @cabinet: where the sealed letter lies
 * @receiver: "school", "care", "casework" or an account's uid
 * @text: what is sealed
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the letter's uid
 */
char     *xq_letter_insert        (XqStore         *self,
                                   XqCabinet        cabinet,
                                   const char      *receiver,
                                   const char      *text,
                                   GError         **error);

/**
 * xq_letter_digest:
 * @uid: a letter's uid
 * @digest: (out caller-allocates): 32 bytes
 *
 * What the audit entry of its transaction covers of a letter (FORMAT: the hash of
 * its uid's 32 digits in the domain "letter sent"). Any thread.
 */
void      xq_letter_digest        (const char      *uid,
                                   guint8           digest[32]);

/**
 * xq_audit_digest:
 * @versions: the hashes of a transaction's versions, in their order
 * @letters: the digests of its letters, in their order
 * @digest: (out caller-allocates): 32 bytes
 *
 * The digest of a transaction (FORMAT: xq_hash() of the number of versions, 8
 * bytes big endian, @versions and @letters, in the domain "transaction"). Any
 * thread.
 */
void      xq_audit_digest         (const GByteArray *versions,
                                   const GByteArray *letters,
                                   guint8            digest[32]);

/**
 * xq_letter_read:
 * @self: a store
 * @cabinet: where the sealed letter lies
 * @uid: its uid
 *
 * Returns: (transfer full) (nullable): the text, %NULL if this account cannot
 *   open it
 */
char     *xq_letter_read          (XqStore         *self,
                                   XqCabinet        cabinet,
                                   const char      *uid);

/**
 * xq_letters_take_in:
 * @self: a store that holds casework
 * @error: return location for an error
 *
 * Gives every letter to casework that was not taken in yet to what was registered for
 * its sort, or makes a received_letter of it. One that cannot become a record waits,
 * and the others are taken in.
 *
 * Returns: %FALSE on an error
 */
gboolean  xq_letters_take_in      (XqStore         *self,
                                   GError         **error);

/**
 * xq_letters_take_in_care:
 * @self: a store that holds care
 * @error: return location for an error
 *
 * Gives every letter to care to what was registered for its sort.
 *
 * Returns: %FALSE on an error
 */
gboolean  xq_letters_take_in_care (XqStore         *self,
                                   GError         **error);

G_END_DECLS
