/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/roster-heading.h"
#include "exchange/roster.h"

G_BEGIN_DECLS

/* Where in a row the fields of one child are; -1 where there is none. */
typedef struct
{
  int simple[XQ_N_SIMPLE_HEADINGS];
  int guardians[XQ_N_SLOTS][XQ_N_GUARDIAN_HEADINGS];
} XqRosterBlock;

/**
 * XqRosterLayout:
 * @first: index of the first row of headings in the sheet's rows
 * @n_rows: 1, or 2 for headings of two rows
 * @blocks: (element-type XqRosterBlock): more than one if children stand side by side
 * @columns: (element-type XqRosterColumn): what each column is; its sheet is not set
 */
typedef struct
{
  guint      first;
  guint      n_rows;
  GArray    *blocks;
  GPtrArray *columns;
} XqRosterLayout;

/**
 * xq_roster_layout_find:
 * @sheet: a sheet
 * @from: index of the row to begin at
 * @n: how many rows to look at
 *
 * Finds the first row of headings: one that has the name and at least one
 * other field. Titles above are passed over; a second row of headings is taken
 * if more is understood with it.
 *
 * Returns: (transfer full) (nullable): the layout
 */
XqRosterLayout *xq_roster_layout_find  (const XqSheet  *sheet,
                                        guint           from,
                                        guint           n);

/**
 * xq_roster_layout_free:
 * @layout: (nullable) (transfer full): a layout
 */
void            xq_roster_layout_free  (XqRosterLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqRosterLayout, xq_roster_layout_free)

G_END_DECLS
