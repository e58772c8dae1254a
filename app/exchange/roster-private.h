/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/import-layout.h"
#include "exchange/roster-heading.h"
#include "exchange/roster.h"

G_BEGIN_DECLS

/* Where in the file the reading is; for this layer alone. */
typedef struct
{
  XqRoster              *roster;
  const XqImportOptions *options;
  const char            *sheet;       /* owned by the roster */
  const XqSheetRow      *row;
  const XqImportBlock   *block;
  int                    grade;         /* what the tab or a title says; 0 for nothing */
  int                    class_number;
} XqRosterPlace;

/* (nullable): the cell of a field in the row */
const XqSheetCell *xq_roster_cell        (const XqRosterPlace *place,
                                          XqHeadingField       field);

/* (nullable): the cell of a field of the guardian in @slot, from 0 */
const XqSheetCell *xq_roster_guardian_cell (const XqRosterPlace *place,
                                          guint                slot,
                                          XqHeadingField       field);

/* Something doubtful in the row. @text is taken. */
void               xq_roster_warn        (const XqRosterPlace *place,
                                          XqImportSeverity     severity,
                                          char                *text);

/* (transfer full): an empty roster, and an empty row that its owner puts into one or frees */
XqRoster          *xq_roster_new         (void);
XqRosterRow       *xq_roster_row_new     (void);
void               xq_roster_row_free    (XqRosterRow         *row);

/* The child in the row, whose name is @name. */
XqRosterRow       *xq_roster_row_read    (const XqRosterPlace *place,
                                          const char          *name);

/* Fill the guardians and the special groups of @child. */
void               xq_roster_read_people (const XqRosterPlace *place,
                                          XqRosterRow         *child);
void               xq_roster_read_groups (const XqRosterPlace *place,
                                          XqRosterRow         *child);

/* Takes children out that stand in the file twice. */
void               xq_roster_drop_doubles (XqRoster           *roster);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqRosterRow, xq_roster_row_free)

G_END_DECLS
