/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * XqAnswersEntry:
 *
 * The answers of one paper sheet, typed at speed: one key an item, and the cursor goes
 * on by itself. The number of the item stands large, so that eyes stay on the paper; a
 * digit that the sheet does not know is refused, "-" or the space bar says that an answer is
 * missing, Backspace goes back. Enter ends the sheet when every item has its key, and
 * goes to the first that has none otherwise. Main thread.
 *
 * Signals: "answered", after every answer; "ended", by Enter on a whole sheet.
 */
#define XQ_TYPE_ANSWERS_ENTRY (xq_answers_entry_get_type ())
G_DECLARE_FINAL_TYPE (XqAnswersEntry, xq_answers_entry, XQ, ANSWERS_ENTRY, AdwBin)

/**
 * xq_answers_entry_begin:
 * @self: an entry
 * @n_items: how many items the sheet has
 * @least: the least answer, 0 to 9
 * @most: the greatest, 0 to 9
 *
 * Begins a sheet without answers.
 */
void   xq_answers_entry_begin       (XqAnswersEntry  *self,
                                     guint            n_items,
                                     guint            least,
                                     guint            most);

/**
 * xq_answers_entry_press:
 * @self: an entry
 * @key: a key, GDK_KEY_...
 * @state: what is held down with it
 *
 * What the keyboard does.
 *
 * Returns: whether the key means something here
 */
gboolean xq_answers_entry_press     (XqAnswersEntry  *self,
                                     guint            key,
                                     GdkModifierType  state);

/**
 * xq_answers_entry_get_item:
 * @self: an entry
 *
 * Returns: the number of the item that is answered next, from 1
 */
guint  xq_answers_entry_get_item    (XqAnswersEntry  *self);

/**
 * xq_answers_entry_get_n_open:
 * @self: an entry
 *
 * Returns: how many items have no key yet
 */
guint  xq_answers_entry_get_n_open  (XqAnswersEntry  *self);

/**
 * xq_answers_entry_is_begun:
 * @self: an entry
 *
 * Returns: whether there is an answer
 */
gboolean xq_answers_entry_is_begun  (XqAnswersEntry  *self);

/**
 * xq_answers_entry_dup_answers:
 * @self: an entry
 *
 * Returns: (transfer full): a digit an item, "-" where there is none, joined by spaces
 */
char  *xq_answers_entry_dup_answers (XqAnswersEntry  *self);

G_END_DECLS
