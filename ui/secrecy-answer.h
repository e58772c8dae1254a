/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record-item.h"
#include "summary-answer.h"

G_BEGIN_DECLS

/* The four lists of the page on secrecy. */
typedef enum
{
  XQ_SECRECY_ACCOUNTS,  /* who may see */
  XQ_SECRECY_LOOKS,     /* who looked */
  XQ_SECRECY_GIVEN,     /* what left */
  XQ_SECRECY_DUTY,      /* the self-check */
  XQ_SECRECY_LISTS
} XqSecrecyList;

/**
 * XqSecrecyAnswer:
 * @terms: the present term and those before it
 * @term: of which of them the lists are
 * @lists: (element-type XqRecordItem): by #XqSecrecyList, what each column says
 * @keys: since when each cabinet held has its key
 * @n_open: items of the self-check that do not conform
 */
typedef struct
{
  XqTerm     terms[XQ_SUMMARY_TERMS];
  guint      term;
  GPtrArray *lists[XQ_SECRECY_LISTS];
  char      *keys;
  guint      n_open;
} XqSecrecyAnswer;

/**
 * xq_secrecy_answer_free:
 * @answer: (transfer full) (nullable): an answer
 *
 * Any thread.
 */
void        xq_secrecy_answer_free  (XqSecrecyAnswer  *answer);

/**
 * xq_secrecy_list_name:
 * @list: a list
 *
 * Returns: (transfer none): what the audit chain calls it when it is exported
 */
const char *xq_secrecy_list_name    (XqSecrecyList     list);

/**
 * xq_secrecy_table_title:
 * @name: a table's name in the audit chain
 *
 * Returns: (transfer none): what people call it; the name itself if it is none of ours
 */
const char *xq_secrecy_table_title  (const char       *name);

/**
 * xq_secrecy_list_titles:
 * @list: a list
 * @roles: somebody's roles: who does not hold the casework has no column for it
 *
 * Returns: (transfer full): the titles of its columns
 */
GStrv       xq_secrecy_list_titles  (XqSecrecyList     list,
                                     XqRoles           roles);

/**
 * xq_secrecy_ask:
 * @store: a head's or counsellor's store
 * @data: (nullable): a term's name; %NULL for the present one
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc, in the desk's thread.
 *
 * Returns: (transfer full) (nullable): an #XqSecrecyAnswer
 */
gpointer    xq_secrecy_ask          (XqStore          *store,
                                     gpointer          data,
                                     GCancellable     *cancellable,
                                     GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqSecrecyAnswer, xq_secrecy_answer_free)

G_END_DECLS
