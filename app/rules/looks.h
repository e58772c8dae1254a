/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * XqLooks:
 *
 * What one account looked at and took out in one month (S22), from the audit
 * chains of the cabinets that the asking account holds. Numbers to ask about,
 * never a judgement: a full morning of appointments looks the same.
 */
typedef struct
{
  char     *account;               /* uid */
  char     *name;
  char      month[8];              /* "2024-09", by the computer's own clock */
  guint     looks[XQ_N_CABINETS];  /* records and lists of care and casework that were opened */
  guint     prints;
  guint     exports;
  guint     busiest;               /* looks in the hour that has most of them */
  gint64    busiest_at;            /* when that hour begins, Unix seconds */
  guint     at_odd_hours;          /* looks before or after the hours that the settings name */
  gboolean  is_many;               /* busiest is more than the setting names */
} XqLooks;

/**
 * xq_looks_free:
 * @looks: (transfer full) (nullable): a line
 */
void        xq_looks_free         (XqLooks     *looks);

/**
 * xq_looks_by_month:
 * @store: a store
 * @from_on: the first day
 * @until_on: the last day
 * @error: return location for an error
 *
 * Of all accounts to a head or counsellor, of itself alone to any other; no
 * look at the casework to somebody who does not hold it. How many looks an hour
 * are many, and which hours are odd, are the settings secrecy.looks_per_hour,
 * secrecy.hours_from and secrecy.hours_until. The newest month first, within it
 * in the order in which the accounts came: never by number. On the store's
 * thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqLooks): the lines
 */
GPtrArray  *xq_looks_by_month     (XqStore     *store,
                                   const char  *from_on,
                                   const char  *until_on,
                                   GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqLooks, xq_looks_free)

G_END_DECLS
