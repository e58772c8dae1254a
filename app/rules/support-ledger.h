/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "school/calendar.h"

G_BEGIN_DECLS

/**
 * XqSupportEntry:
 *
 * An entry of the ledger of key support as the rules see it: no name, no level.
 */
typedef struct
{
  char      *uid;
  int        number_year;
  int        number;
  char       opened_on[XQ_DAY_SIZE];
  char       closed_on[XQ_DAY_SIZE];       /* "" while it stands in the ledger */
  char       next_review_on[XQ_DAY_SIZE];
  guint      roles;                        /* bits in the order of xq_support_role_choices */
  gboolean   is_complete;                  /* the group has everybody whom the school asks for */
  gboolean   is_decided;                   /* in the term */
} XqSupportEntry;

/**
 * xq_support_entry_free:
 * @entry: (transfer full) (nullable): an entry
 */
void        xq_support_entry_free       (XqSupportEntry        *entry);

/**
 * xq_support_entry_is_open_on:
 * @entry: an entry
 * @day: an ISO date
 *
 * Any thread.
 *
 * Returns: whether it stood in the ledger at the end of that day
 */
gboolean    xq_support_entry_is_open_on (const XqSupportEntry  *entry,
                                         const char            *day);

/**
 * xq_support_entries:
 * @store: a store
 * @term: a term's name, e.g. "2024-1"
 * @error: return location for an error
 *
 * The entries that stood in the ledger on a day of the term, holidays after it
 * included, but not after today; whoever was listed by mistake is none of them. On
 * the store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqSupportEntry): the entries in
 *   the order in which they were listed; %NULL with XQ_STORE_ERROR_DENIED for those
 *   who are neither head nor counsellor
 */
GPtrArray  *xq_support_entries          (XqStore               *store,
                                         const char            *term,
                                         GError               **error);

/**
 * xq_support_decisions_owed:
 * @store: a store
 * @error: return location for an error
 *
 * Nobody stays in the ledger by being forgotten: from key_support.decide_days days
 * before the term's end each entry asks for a decision, and one whose term ended
 * without asks on until there is one. On the store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type utf8 utf8): by the uid of the
 *   entry, the last day of the term that asks, ISO
 */
GHashTable *xq_support_decisions_owed   (XqStore               *store,
                                         GError               **error);

/**
 * xq_support_roles_wanted:
 * @store: a store
 * @roles: (out): bits in the order of xq_support_role_choices
 * @error: return location for an error
 *
 * Who must be in a group for it to be complete (key_support.roles). On the store's
 * thread.
 *
 * Returns: %FALSE on an error
 */
gboolean    xq_support_roles_wanted     (XqStore               *store,
                                         guint                 *roles,
                                         GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqSupportEntry, xq_support_entry_free)

G_END_DECLS
