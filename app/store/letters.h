/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * xq_store_send_letter_once:
 * @self: a store outside a transaction
 * @once: what makes this sending unique, e.g. a pending row's uid
 * @receiver: "casework", "care" or an account's uid
 * @what: e.g. "message"
 * @student_uid: (nullable): whom it is about
 * @text: the text
 * @error: return location for an error
 *
 * Seals and sends a letter, unless the same @once was sent before: effects that
 * are executed again after a crash send nothing twice.
 *
 * Returns: whether the letter was sent, now or before
 */
gboolean xq_store_send_letter_once (XqStore     *self,
                                    const char  *once,
                                    const char  *receiver,
                                    const char  *what,
                                    const char  *student_uid,
                                    const char  *text,
                                    GError     **error);

G_END_DECLS
