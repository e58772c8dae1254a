/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "store/store.h"

G_BEGIN_DECLS

/* What a letter says it is when it is a draft (draft.h): no list of letters has it. */
#define XQ_LETTER_DRAFT "draft"

/**
 * XqOpenedLetter:
 * @uid: the letter
 * @object: what it says
 */
typedef struct
{
  char       *uid;
  JsonObject *object;
} XqOpenedLetter;

/**
 * xq_letters_open_own:
 * @self: a store that holds @cabinet
 * @cabinet: where they lie
 * @error: return location for an error
 *
 * Opens the letters that this account wrote to itself. One that does not open any
 * more is passed over.
 *
 * Returns: (transfer full) (nullable) (element-type XqOpenedLetter): the letters
 */
GPtrArray *xq_letters_open_own (XqStore    *self,
                                XqCabinet   cabinet,
                                GError    **error);

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
