/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/import-reader.h"
#include "exchange/visit-table.h"

G_BEGIN_DECLS

/* What a register of visits says beside what every register does; for this layer alone. */
typedef struct
{
  XqVisitTable *table;
  int           first_year;
  const char   *teacher;     /* whom a title names; owned by the table */
} XqVisitPlace;

/* The visit in the row; %NULL if it says that there was none. */
XqVisitRow *xq_visit_row_read (XqImportReader *reader);

/* @row is taken. */
void        xq_visit_row_free (XqVisitRow     *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqVisitRow, xq_visit_row_free)

G_END_DECLS
