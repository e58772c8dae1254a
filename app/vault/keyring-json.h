/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/keyring.h"

G_BEGIN_DECLS

/**
 * xq_keyring_to_json:
 * @keyring: a keyring
 *
 * Any thread.
 *
 * Returns: (transfer full): the text of the file, the sum included
 */
GString   *xq_keyring_to_json   (const XqKeyring *keyring);

/**
 * xq_keyring_from_json:
 * @text: (array length=length): a file's bytes, from anyone
 * @length: their number
 * @error: XQ_VAULT_ERROR_KEYRING_DAMAGED if the sum or the form is wrong,
 *   NEWER_VERSION if a later program wrote it, KEYRING_REPLACED if the form is
 *   right and the signatures or what follows from them are not
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): a keyring whose roll and lists are proven
 *   as far as that is possible without a key
 */
XqKeyring *xq_keyring_from_json (const char      *text,
                                 gsize            length,
                                 GError         **error);

G_END_DECLS
