/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/kind.h"

G_BEGIN_DECLS

/* What is said about a page to those who stand before it for the first time: a few
 * lines, in their own words. All texts lie in help-texts.c. */

/**
 * XqHelp:
 * @id: how pages name it, e.g. "students"
 * @purpose: N_(), what the page is for; of pages about one kind of records, what is
 *   said of kinds that have no words of their own
 * @first: N_(), what to press first
 * @keys: N_(), the keys
 * @readers: N_(), who can read what stands or is written there; %NULL where the kind
 *   of records says it
 */
typedef struct
{
  const char *id;
  const char *purpose;
  const char *first;
  const char *keys;
  const char *readers;
} XqHelp;

/**
 * xq_help_find:
 * @id: a help's id
 *
 * Returns: (transfer none) (nullable): the help
 */
const XqHelp *xq_help_find             (const char    *id);

/**
 * xq_help_get_all:
 *
 * Returns: (transfer none): every help; the last has a %NULL id
 */
const XqHelp *xq_help_get_all          (void);

/**
 * xq_help_find_kind:
 * @kind: (nullable): a kind of records
 *
 * Returns: (transfer none) (nullable): what such a record is for, in the user's
 *   language
 */
const char   *xq_help_find_kind        (const XqKind  *kind);

/**
 * xq_help_say_purpose:
 * @help: a help
 * @kind: (nullable): the kind of records that the page is about
 *
 * Returns: (transfer none): what the page is for, in the user's language
 */
const char   *xq_help_say_purpose      (const XqHelp  *help,
                                        const XqKind  *kind);

/**
 * xq_help_dup_readers:
 * @help: (nullable): a help; %NULL for what the kind alone says
 * @kind: (nullable): the kind of records that the page is about
 *
 * Returns: (transfer full) (nullable): who can read what stands there, in the user's
 *   language
 */
char         *xq_help_dup_readers      (const XqHelp  *help,
                                        const XqKind  *kind);

G_END_DECLS
