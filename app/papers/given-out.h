/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * XqGivenOut:
 *
 * Something that left the program, or that somebody was told (S22): a line of
 * the audit chains, with what the ledger of disclosures says of it.
 */
typedef struct
{
  gint64    at;        /* Unix seconds; 0 where only the ledger knows of it */
  char      day[sizeof "2024-09-01"];
  char      time[sizeof "16:50"];
  char     *account;   /* uid; NULL if not known */
  char     *way;       /* "print", "export", "backup", "copy", or how it was told: a code of the ledger's */
  char     *what;      /* the paper's or table's name; NULL if the chain names none */
  char     *kind;      /* of the records that left; NULL for none and for a paper */
  char     *title;     /* the paper in Chinese; NULL for what is no paper */
  char     *to;        /* who has it; NULL if it is kept, or if nobody was asked */
  char     *purpose;   /* NULL likewise */
  char     *ground;    /* a code of xq_ground_choices; NULL likewise */
  char     *students;  /* uids, separated by a space; "" if it names none */
  guint     n_students;
} XqGivenOut;

/**
 * xq_given_out_free:
 * @given: (transfer full) (nullable): a line
 */
void        xq_given_out_free  (XqGivenOut  *given);

/**
 * xq_given_out_list:
 * @store: a store
 * @from_on: the first day
 * @until_on: the last day
 * @error: return location for an error
 *
 * What left in that time, as far as this account may know: every print, export
 * and copy in the audit chains that it reads, and to heads and counsellors the
 * ledger of disclosures. What was said to somebody has neither its words nor
 * its reason here. The ledger is read as a list and audited as one. On the
 * store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqGivenOut): the lines, the
 *   newest first
 */
GPtrArray  *xq_given_out_list  (XqStore     *store,
                                const char  *from_on,
                                const char  *until_on,
                                GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqGivenOut, xq_given_out_free)

G_END_DECLS
