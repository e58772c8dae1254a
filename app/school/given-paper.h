/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* Papers that name students, in the ledger of disclosures. It lies in the care
 * cabinet, which counsellors write: whoever else prints a paper tells it by a
 * sealed letter, which the next counsellor's unlock takes in. */

/**
 * XqGivenPaper:
 *
 * A paper that is about to be printed.
 */
typedef struct
{
  const char *students;  /* uids of those who are named on it, separated by a space */
  const char *title;     /* what it is, in Chinese */
  const char *to;        /* who gets it; NULL if it is kept */
  const char *kept;      /* the word for that, in its place */
  const char *purpose;   /* what for; may be NULL */
  const char *ground;    /* a code of xq_ground_choices */
} XqGivenPaper;

/**
 * xq_given_paper_note:
 * @store: a store
 * @paper: the paper
 * @error: return location for an error
 *
 * Writes it down for each of its students. On the store's thread, outside a
 * transaction.
 *
 * Returns: %FALSE on an error, and then nothing is to be printed
 */
gboolean xq_given_paper_note     (XqStore             *store,
                                  const XqGivenPaper  *paper,
                                  GError             **error);

/**
 * xq_given_paper_register:
 *
 * Makes the letters known to the store. Main thread, before the first
 * xq_store_open().
 */
void     xq_given_paper_register (void);

G_END_DECLS
