/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl/command.h"

G_BEGIN_DECLS

/**
 * xq_value_read:
 * @ctl: the command line, with a store
 * @field: a field, but no PARTS
 * @words: what a person wrote: a code or its Chinese word, a student's name or
 *   number, 7-1, yes; several separated by a comma, a semicolon, 、 or a blank
 *   (names by all but a blank)
 * @error: XQ_STORE_ERROR_INVALID, NOT_FOUND or AMBIGUOUS
 *
 * Turns words into a record's canonical text.
 *
 * Returns: (transfer full) (nullable): the value; "" for an empty one
 */
char     *xq_value_read      (XqCtl           *ctl,
                              const XqField   *field,
                              const char      *words,
                              GError         **error);

/**
 * xq_value_set_words:
 * @ctl: the command line, with a store
 * @record: a record
 * @first: index of the first FIELD=VALUE among the words
 * @json: (nullable): --json: a file's name or "-" for standard input
 * @error: return location for an error
 *
 * Sets what FIELD=VALUE, FIELD=@FILE, FIELD=@- and the JSON object say. A field
 * is set once; parts come by JSON alone, as arrays of objects.
 *
 * Returns: %FALSE with XQ_CTL_ERROR_USAGE for a word that is no FIELD=VALUE, or
 *   with XQ_STORE_ERROR_INVALID for a field or value that there is not
 */
gboolean  xq_value_set_words (XqCtl           *ctl,
                              XqRecord        *record,
                              guint            first,
                              const char      *json,
                              GError         **error);

/**
 * xq_value_find_kind:
 * @ctl: the command line
 * @index: which word names the kind
 * @error: return location for an error
 *
 * Returns: (transfer none) (nullable): the kind; %NULL with XQ_CTL_ERROR_USAGE
 */
const XqKind *xq_value_find_kind (XqCtl       *ctl,
                                  guint        index,
                                  GError     **error);

/**
 * xq_value_find_record:
 * @ctl: the command line, with a store
 * @kind: its kind
 * @word: a uid, or what people call it: a student's name or number, a class as
 *   7-1, a case or referral by its number
 * @error: XQ_STORE_ERROR_NOT_FOUND or AMBIGUOUS
 *
 * Returns: (transfer full) (nullable): the uid
 */
char         *xq_value_find_record (XqCtl         *ctl,
                                    const XqKind  *kind,
                                    const char    *word,
                                    GError       **error);

/**
 * xq_value_split:
 * @words: a word FIELD=VALUE
 * @field: (out) (transfer full): what stands before the sign
 *
 * Returns: (transfer none) (nullable): what stands after it; %NULL if there is
 *   no sign
 */
const char   *xq_value_split     (const char  *words,
                                  char       **field);

G_END_DECLS
