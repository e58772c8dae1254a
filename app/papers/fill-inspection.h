/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "papers/fill-private.h"
#include "papers/name-screen.h"

G_BEGIN_DECLS

/* The parts of the papers for an inspection. No student is named in any of them. */

/**
 * XqInspection:
 * @store: a head's or counsellor's store
 * @paper: the paper being filled
 * @term: its term
 * @until_on: the term's last day, or today if that is earlier
 * @least: fewer children than so many are hidden (figures.small_group)
 * @screen: keeps students' names out of what people wrote
 */
typedef struct
{
  XqStore       *store;
  XqFilledPaper *paper;
  XqTerm         term;
  char           until_on[XQ_DAY_SIZE];
  gint64         least;
  XqNameScreen  *screen;
} XqInspection;

/**
 * xq_inspection_add_row:
 * @rows: where it goes
 *
 * Returns: (transfer none): a new row
 */
JsonObject  *xq_inspection_add_row    (JsonArray           *rows);

/**
 * xq_inspection_take_rows:
 * @inspection: an inspection
 * @key: the table on the form
 * @rows: (transfer full): its rows; an empty table is left out
 */
void         xq_inspection_take_rows  (const XqInspection  *inspection,
                                       const char          *key,
                                       JsonArray           *rows);

/* Each fills its tables; %FALSE on an error. */

/* Lessons by class, activities, group counselling, trainings and teaching research. */
gboolean     xq_inspection_fill_work  (const XqInspection  *inspection,
                                       GError             **error);

/* The cases by number, to somebody who holds the casework; else nothing. */
gboolean     xq_inspection_fill_cases (const XqInspection  *inspection,
                                       GError             **error);

/* The self-check of secrecy, who may see what, and what left the program. */
gboolean     xq_inspection_fill_secrecy (const XqInspection *inspection,
                                         GError            **error);

G_END_DECLS
