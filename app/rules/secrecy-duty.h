/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * XqSecrecyItem:
 *
 * One item of the duty to keep what students confide (S22), as
 * resources/rules/secrecy-duty.ini states it, and what is known of it.
 */
typedef struct
{
  char       *code;        /* e.g. "own_password" */
  char       *title;       /* in the school's language, data */
  char       *source;      /* who says so */
  char       *date;        /* since when, ISO */
  gboolean    to_confirm;  /* its wording was not read in the source, or is this program's own */
  char       *finding;     /* "met", "partly" or "not_met", as the program sees it or the room's last
                              self-check found it; NULL: for the school to judge */
  GPtrArray  *open;        /* names of accounts, envelopes or cabinets for which it is not met */
} XqSecrecyItem;

/**
 * xq_secrecy_item_free:
 * @item: (transfer full) (nullable): an item
 */
void        xq_secrecy_item_free  (XqSecrecyItem  *item);

/**
 * xq_secrecy_duty:
 * @store: a head's or counsellor's store
 * @error: return location for an error
 *
 * The self-check list as it stands today. On the store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqSecrecyItem): the items in
 *   the order of the file; %NULL with XQ_STORE_ERROR_DENIED for others
 */
GPtrArray  *xq_secrecy_duty       (XqStore        *store,
                                   GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqSecrecyItem, xq_secrecy_item_free)

G_END_DECLS
