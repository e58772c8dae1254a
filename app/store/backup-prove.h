/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * xq_backup_prove:
 * @vault: an unlocked vault
 * @file: a copy of its school
 * @whole: whether every record is compared with the versions that were signed, too,
 *   which takes as long as xq_store_check()
 * @lies: (out): the cabinets that are in the copy, a bit each
 * @proved: (out): those that were opened and found whole: what this account
 *   holds, unless a key was renewed since
 * @error: return location for an error
 *
 * Restores the copy into a folder inside the vault, which goes again at the end, and
 * opens it there: sums, keyring and roll, the log brought into the main files, every
 * page, the schema's number, the audit chain and its mark. What lies in that folder
 * is as encrypted as the copy.
 *
 * Returns: %FALSE with XQ_STORE_ERROR_DAMAGED, or an error of the vault, if the copy
 *   is not whole; another error if that could not be found out
 */
gboolean xq_backup_prove (XqVault     *vault,
                          const char  *file,
                          gboolean     whole,
                          guint       *lies,
                          guint       *proved,
                          GError     **error);

/**
 * xq_backup_remove_traces:
 * @vault_path: a vault's folder
 *
 * Removes what a proof leaves that was cut short.
 */
void     xq_backup_remove_traces (const char *vault_path);

G_END_DECLS
