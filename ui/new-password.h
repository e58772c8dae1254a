/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vault/secret.h"

G_BEGIN_DECLS

/**
 * XqNewPassword:
 *
 * A new password, typed twice; how strong it is, and what would help, is said as
 * one types. Signals: "changed", something was typed; "activated", Enter was pressed
 * in the second entry. Main thread.
 */
#define XQ_TYPE_NEW_PASSWORD (xq_new_password_get_type ())
G_DECLARE_FINAL_TYPE (XqNewPassword, xq_new_password, XQ, NEW_PASSWORD, AdwPreferencesGroup)

/**
 * xq_new_password_set_words:
 * @self: the entries
 * @school: (nullable): the school's name
 * @account: (nullable): the account's name
 *
 * What whoever guesses knows, and what therefore counts little.
 */
void      xq_new_password_set_words (XqNewPassword  *self,
                                     const char     *school,
                                     const char     *account);

/**
 * xq_new_password_is_good:
 * @self: the entries
 *
 * Returns: whether it is strong enough and typed twice alike
 */
gboolean  xq_new_password_is_good   (XqNewPassword  *self);

/**
 * xq_new_password_take:
 * @self: the entries
 *
 * Empties the entries.
 *
 * Returns: (transfer full) (nullable): the password; %NULL, with the cursor where
 *   the mistake is and the mistake said, if it is not good
 */
XqSecret *xq_new_password_take      (XqNewPassword  *self);

G_END_DECLS
