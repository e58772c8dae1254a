/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* The ledger of key support: what its kinds' own rules do, and what others ask of them. */

extern const XqChoice xq_support_role_choices[];   /* of a support group; the first four make it complete */
extern const XqChoice xq_support_close_choices[];  /* why an entry ends; the last leaves no mark */

/**
 * xq_support_is_open:
 * @entry: an entry of the ledger
 *
 * Any thread.
 *
 * Returns: whether it stands in the ledger today
 */
gboolean xq_support_is_open        (const XqRecord  *entry);

/**
 * xq_support_next_review:
 * @store: a store
 * @entry: an entry of the ledger
 * @from_on: the ISO date from which it is counted
 * @day: (out) (transfer full) (nullable): the day of the next review; %NULL if
 *   @from_on is none
 * @error: return location for an error
 *
 * By the entry's own period, or by the school's for its level
 * (key_support.review_days_LEVEL, days). On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean xq_support_next_review    (XqStore         *store,
                                    const XqRecord  *entry,
                                    const char      *from_on,
                                    char           **day,
                                    GError         **error);

/**
 * xq_support_prepare:
 * @store: a store in a transaction
 * @record: an entry about to be saved
 * @before: (nullable): as it stands
 * @error: return location for an error
 *
 * Numbers the entry within its calendar year, moves the day of the next review
 * along unless a person chose another, asks a member for a new pledge where the
 * person or the duty changed, and takes an entry that stood in the ledger by
 * mistake out of everything but the history. On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean xq_support_prepare        (XqStore         *store,
                                    XqRecord        *record,
                                    const XqRecord  *before,
                                    GError         **error);

/**
 * xq_support_check:
 * @store: a store in a transaction
 * @record: an entry about to be saved
 * @before: (nullable): as it stands
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: %FALSE with XQ_STORE_ERROR_INVALID
 */
gboolean xq_support_check          (XqStore         *store,
                                    XqRecord        *record,
                                    const XqRecord  *before,
                                    GError         **error);

/**
 * xq_support_after:
 * @store: a store in a transaction
 * @record: an entry just written
 * @before: (nullable): as it stood
 * @error: return location for an error
 *
 * Tells members their duty, and takes what hangs on an entry along when that is
 * withdrawn. On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean xq_support_after          (XqStore         *store,
                                    XqRecord        *record,
                                    const XqRecord  *before,
                                    GError         **error);

/**
 * xq_support_duties_defer:
 * @store: a store in a transaction on care
 * @entry: an entry just written
 * @before: (nullable): as it stood
 * @error: return location for an error
 *
 * Leaves a sealed letter to be sent to each member with an account, other than
 * this one, whose duty is new or another; and to each whose duty ended. It says
 * what to do and how often, never why. On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean xq_support_duties_defer   (XqStore         *store,
                                    const XqRecord  *entry,
                                    const XqRecord  *before,
                                    GError         **error);

/**
 * XqSupportDuty:
 *
 * What a member of a support group is asked to do, as the letter says it.
 */
typedef struct
{
  char     *letter;      /* its uid */
  char     *student;     /* uid */
  char     *member;      /* the member's place in the group, uid */
  char     *duty;
  char     *frequency;   /* NULL if none was agreed */
  char     *from;        /* who asks, by name */
  gint64    written_at;  /* Unix seconds */
  gboolean  is_pledged;  /* this account has promised to keep it to itself */
} XqSupportDuty;

/**
 * xq_support_duty_free:
 * @duty: (transfer full) (nullable): a duty
 */
void       xq_support_duty_free      (XqSupportDuty    *duty);

/**
 * xq_support_duties_in:
 * @store: a store
 * @letters: (element-type XqReceivedLetter): what xq_store_list_own_letters() gave
 *
 * As xq_support_list_duties(), where the letters were opened already.
 *
 * Returns: (transfer full) (element-type XqSupportDuty): the newest first
 */
GPtrArray *xq_support_duties_in     (XqStore   *store,
                                     GPtrArray *letters);

/**
 * xq_support_list_duties:
 * @store: a store
 * @error: return location for an error
 *
 * The duties that this account was told of and that have not ended, as the
 * newest letter on each says them. On the store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqSupportDuty): the newest first
 */
GPtrArray *xq_support_list_duties    (XqStore          *store,
                                      GError          **error);

/**
 * xq_support_pledge:
 * @store: a store outside a transaction
 * @letter: the uid of a letter that tells this account of a duty
 * @error: return location for an error
 *
 * Sends back that this account knows of it and keeps it to itself; once is
 * enough. On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean   xq_support_pledge         (XqStore          *store,
                                      const char       *letter,
                                      GError          **error);

/**
 * xq_support_duties_register:
 *
 * Makes the effect and the letters known to the store. Main thread, before the
 * first xq_store_open().
 */
void       xq_support_duties_register (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqSupportDuty, xq_support_duty_free)

G_END_DECLS
