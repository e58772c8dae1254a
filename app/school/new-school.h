/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * xq_new_school:
 * @path: a folder that does not exist, or is empty
 * @school: the school's full name
 * @account: the first account, a head's
 * @password: its password
 * @today: (nullable): the day it is, ISO; %NULL for the clock's
 * @store: (out) (transfer full): the school, open for the head; its vault is
 *   xq_store_get_vault()
 * @error: as xq_vault_create(), and XQ_STORE_ERROR
 *
 * Makes a school with what every school has from its first minute: its name, the
 * school year of today, its two terms as the settings have them, and the head's
 * staff record. On failure nothing is left behind. Takes 0.4 s; on the thread
 * that will be the store's.
 *
 * Returns: whether the school is there
 */
gboolean  xq_new_school        (const char  *path,
                                const char  *school,
                                const char  *account,
                                XqSecret    *password,
                                const char  *today,
                                XqStore    **store,
                                GError     **error);

/**
 * xq_new_school_year:
 * @store: a head's or counsellor's store
 * @error: return location for an error
 *
 * Enters the school year of the store's today and its terms, unless they are
 * there. On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean  xq_new_school_year   (XqStore     *store,
                                GError     **error);

G_END_DECLS
