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

/**
 * XqLetterTaker:
 * @store: the store: outside a transaction for a letter to the care cabinet, in one
 *   on casework for a letter to that
 * @letter: a letter to the cabinet
 * @taken: (out): whether it needs not be seen again; %FALSE leaves it to another
 *   account, and one to casework becomes a received_letter
 * @error: return location for an error
 *
 * What becomes of it, at an unlock by a holder of that cabinet. A crash may bring
 * a letter again: doing it twice changes nothing.
 *
 * Returns: %FALSE on an error; the others' letters are taken in all the same
 */
typedef gboolean (*XqLetterTaker) (XqStore                 *store,
                                   const XqReceivedLetter  *letter,
                                   gboolean                *taken,
                                   GError                 **error);

/**
 * xq_store_register_letter:
 * @cabinet: to which they are written: care or casework
 * @what: what such letters say they are, static
 * @taker: takes them in
 *
 * Main thread, before xq_store_open().
 */
void     xq_store_register_letter  (XqCabinet       cabinet,
                                    const char     *what,
                                    XqLetterTaker   taker);

/**
 * xq_store_list_own_letters:
 * @self: a store
 * @what: (nullable): what they say they are; %NULL: every sort
 * @error: return location for an error
 *
 * Of what this account wrote or was written to it, in its order: the
 * letters of others are not even tried. On the store's thread.
 *
 * Returns: (transfer full) (element-type XqReceivedLetter) (nullable): the letters
 */
GPtrArray *xq_store_list_own_letters (XqStore     *self,
                                      const char  *what,
                                      GError     **error);

G_END_DECLS
