/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/import-layout.h"
#include "exchange/visit-day.h"
#include "exchange/visit-table.h"

G_BEGIN_DECLS

/* A cell that is merged with those below it. */
typedef struct
{
  guint              last_row;
  const XqSheetCell *cell;
} XqVisitMerged;

/* Where in the file the reading is; for this layer alone. */
typedef struct
{
  XqVisitTable          *table;
  const XqImportOptions *options;
  int                    first_year;
  const XqSheet         *sheet;
  const char            *name;          /* of the sheet, owned by the table */
  XqImportLayout        *layout;
  GPtrArray             *headings;      /* by column, as they stand; NULL where there is none */
  const XqSheetRow      *row;
  GArray                *merges;        /* those that go down, by row */
  guint                  next_merge;
  XqVisitMerged          merged[XQ_SHEET_MAX_COLUMNS];
  const XqSheetCell     *above[XQ_N_VISIT_HEADINGS]; /* what "as above" means */
  XqVisitCalendar        calendar;
  int                    grade;         /* what the tab or a title says; 0 for nothing */
  int                    class_number;
  const char            *teacher;       /* whom a title names; owned by the table */
} XqVisitPlace;

/* (nullable): the cell of a field in the row, that it is merged with, or that it says it repeats */
const XqSheetCell *xq_visit_cell       (XqVisitPlace *place,
                                        XqVisitField  field);

/* Something doubtful in the row. @text is taken. */
void               xq_visit_warn       (const XqVisitPlace *place,
                                        XqImportSeverity    severity,
                                        char               *text);

/* The visit in the row; %NULL if it says that there was none. */
XqVisitRow        *xq_visit_row_read   (XqVisitPlace *place);

/* @row is taken. */
void               xq_visit_row_free   (XqVisitRow   *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqVisitRow, xq_visit_row_free)

G_END_DECLS
