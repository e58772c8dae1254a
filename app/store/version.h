/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A version as it goes into its cabinet (FORMAT). */
typedef struct
{
  char        uid[33];
  guint       kind;
  const char *record;    /* uid */
  const char *parent;    /* uid of the version before; NULL for the first */
  const char *author;
  const char *desk;
  gint64      counter;
  gint64      lamport;
  gint64      at;        /* Unix seconds */
  const char *reason;    /* or NULL */
  guint       state;     /* 1 signed, 2 withdrawn */
  const char *body;
  guint8      salt[16];
} XqVersionRow;

/**
 * xq_version_row_hash:
 * @row: a version
 * @parents: (array length=parents_length): its parents' uids as bytes
 * @parents_length: their number of bytes, a multiple of 16
 * @hash: (out caller-allocates): 32 bytes
 *
 * The salted hash that the audit chain covers: erasing a version's content
 * later leaves the chain valid, and without the salt nobody tests a guess.
 * Any thread.
 */
void xq_version_row_hash (const XqVersionRow *row,
                          const guint8       *parents,
                          gsize               parents_length,
                          guint8              hash[32]);

G_END_DECLS
