/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* How records are said to people: the words of choices, the names of those whom a
 * record refers to, dates as the school writes them. On the store's thread; a name
 * once looked up is remembered as long as the words are. */
typedef struct _XqRecordWords XqRecordWords;

/**
 * xq_record_words_new:
 * @store: the store; kept alive
 *
 * Returns: (transfer full): words for one answer, to be freed with it
 */
XqRecordWords *xq_record_words_new   (XqStore        *store);

/**
 * xq_record_words_free:
 * @words: (transfer full) (nullable): words
 */
void           xq_record_words_free  (XqRecordWords  *words);

/**
 * xq_record_words_of:
 * @words: words
 * @record: a record or part
 * @field: one of its fields
 *
 * Several names or choices are joined as Chinese joins them. What this account may
 * not see has no name, and that is no error. A number that is masked stays so.
 *
 * Returns: (transfer full): the field's value in words; empty for none
 */
char          *xq_record_words_of    (XqRecordWords  *words,
                                      const XqRecord *record,
                                      const XqField  *field);

/**
 * xq_record_words_names:
 * @words: words
 * @field: a RECORD or ACCOUNT field
 * @value: its value, one uid or several
 *
 * Returns: (transfer full): what people call them, joined as a short list; empty
 *   for what this account may not see
 */
char          *xq_record_words_names (XqRecordWords  *words,
                                      const XqField  *field,
                                      const char     *value);

/**
 * xq_record_words_name:
 * @words: words
 * @kind: the kind of the record referred to
 * @uid: its uid
 *
 * Returns: (transfer none): what people call it; empty if this account may not see it
 */
const char    *xq_record_words_name  (XqRecordWords  *words,
                                      const XqKind   *kind,
                                      const char     *uid);

/**
 * xq_day_words:
 * @day: an ISO date
 * @today: (nullable): the present day: its year is left out
 *
 * Any thread.
 *
 * Returns: (transfer full): the day as the user's language writes it
 */
char          *xq_day_words          (const char     *day,
                                      const char     *today);

/**
 * xq_record_words_is_out_of_reach:
 * @words: words
 * @record: a record
 * @field: one of its fields
 *
 * An own record stays readable when a child has left the account's classes; the
 * child's name does not. On the store's thread.
 *
 * Returns: whether @field names records of which this account sees none, so that
 *   xq_record_words_of() has nothing to say although there is something
 */
gboolean       xq_record_words_is_out_of_reach (XqRecordWords  *words,
                                                const XqRecord *record,
                                                const XqField  *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqRecordWords, xq_record_words_free)

G_END_DECLS
