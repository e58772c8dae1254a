/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/secret.h"

G_BEGIN_DECLS

/* The least strength of a password, in bits of guessing as zxcvbn estimates it.
 * A desk's core tries about 3 passwords a second (figures of the KDF: 6 passes of
 * 128 MiB), so half of 2^40 guesses keep a thousand cores busy for six years;
 * and zxcvbn knows neither pinyin nor Chinese names, so it is somewhat too kind.
 * 45 bits leave a factor of 32 for that. */
#define XQ_LEAST_STRENGTH 45.0

/* Most bytes of a password: more is a file chosen by mistake. */
#define XQ_MOST_PASSWORD 1024

/**
 * xq_password_estimate:
 * @password: a password, UTF-8
 * @words: (nullable): %NULL-ended words that whoever guesses knows, as the
 *   school's and the account's names
 *
 * Any thread, after xq_vault_init().
 *
 * Returns: its strength in bits
 */
double   xq_password_estimate (XqSecret           *password,
                               const char *const  *words);

/**
 * xq_password_is_strong:
 * @password: a password, UTF-8
 * @words: (nullable): as in xq_password_estimate()
 * @error: XQ_VAULT_ERROR_WEAK_PASSWORD with what would help, INVALID if it is not
 *   text or too long
 *
 * Any thread, after xq_vault_init().
 *
 * Returns: whether the vault accepts it
 */
gboolean xq_password_is_strong (XqSecret          *password,
                                const char *const *words,
                                GError           **error);

G_END_DECLS
