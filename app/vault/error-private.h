/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The messages that several files of the vault give, each in one wording. All
 * return %FALSE, so that a failing function ends in one line. */

/**
 * xq_set_keyring_damaged:
 * @error: (out): XQ_VAULT_ERROR_KEYRING_DAMAGED
 *
 * The bytes are not what was written: a sum or the form is wrong. Any thread.
 */
gboolean xq_set_keyring_damaged  (GError    **error);

/**
 * xq_set_keyring_replaced:
 * @error: (out): XQ_VAULT_ERROR_KEYRING_REPLACED
 *
 * The form is right, the contents are not what the members signed. Any thread.
 */
gboolean xq_set_keyring_replaced (GError    **error);

/**
 * xq_set_wrong_password:
 * @error: (out): XQ_VAULT_ERROR_WRONG_PASSWORD
 *
 * Any thread.
 */
gboolean xq_set_wrong_password   (GError    **error);

/**
 * xq_set_no_account:
 * @error: (out): XQ_VAULT_ERROR_NO_ACCOUNT
 * @name: the name asked for
 *
 * Any thread.
 */
gboolean xq_set_no_account       (GError    **error,
                                  const char *name);

/**
 * xq_set_file_error:
 * @error: (out): XQ_VAULT_ERROR_FAILED
 * @path: the file
 * @number: the errno
 *
 * Any thread.
 */
gboolean xq_set_file_error       (GError    **error,
                                  const char *path,
                                  int         number);

G_END_DECLS
