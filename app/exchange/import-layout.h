/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/import-heading.h"
#include "exchange/import-notes.h"

G_BEGIN_DECLS

/* Where in a row the fields of one record are, by slot; -1 where there is none. */
typedef struct
{
  int columns[XQ_MOST_HEADINGS][XQ_MOST_SLOTS];
} XqImportBlock;

/**
 * XqImportLayout:
 * @first: index of the first row of headings in the sheet's rows
 * @n_rows: 1, or 2 for headings of two rows
 * @blocks: (element-type XqImportBlock): more than one if records stand side by side
 * @columns: (element-type XqImportColumn): what each column is; its sheet is not set
 */
typedef struct
{
  guint      first;
  guint      n_rows;
  GArray    *blocks;
  GPtrArray *columns;
} XqImportLayout;

/**
 * xq_import_layout_find:
 * @list: the columns that there may be
 * @sheet: a sheet
 * @from: index of the row to begin at
 * @n: how many rows to look at
 *
 * Finds the first row of headings: one that has the list's keys and at least
 * two fields. Titles above are passed over; a second row of headings is taken
 * if more is understood with it.
 *
 * Returns: (transfer full) (nullable): the layout
 */
XqImportLayout *xq_import_layout_find  (const XqHeadingList *list,
                                        const XqSheet       *sheet,
                                        guint                from,
                                        guint                n);

/**
 * xq_import_layout_guess:
 * @list: the columns that there may be
 * @sheet: a sheet in which xq_import_layout_find() found no row of headings
 * @n: how many rows to look at
 *
 * The row of which most is understood or, of those of which nothing is, the first
 * that is no title: for a person who says what its columns are.
 *
 * Returns: (transfer full) (nullable): a layout that no record can be read by; its
 *   columns are what it is for
 */
XqImportLayout *xq_import_layout_guess (const XqHeadingList *list,
                                        const XqSheet       *sheet,
                                        guint                n);

/**
 * xq_import_layout_free:
 * @layout: (transfer full) (nullable): a layout
 */
void            xq_import_layout_free  (XqImportLayout *layout);

/**
 * xq_import_layout_repeat:
 * @list: the columns that there may be
 * @sheet: a sheet
 * @index: index of a row of the sheet
 * @layout: (inout): the layout that holds up to there
 *
 * Headings repeated for print, or of a further class below the first.
 *
 * Returns: whether they begin in that row; then @layout is what holds from there on
 */
gboolean        xq_import_layout_repeat (const XqHeadingList  *list,
                                         const XqSheet        *sheet,
                                         guint                 index,
                                         XqImportLayout      **layout);

/**
 * xq_import_layout_cell:
 * @block: where the fields of a record are
 * @row: a row
 * @field: a field
 * @slot: for which person; 0 for a field that stands once
 *
 * Returns: (transfer none) (nullable): the cell; %NULL if it is empty, or a formula that failed
 */
const XqSheetCell *xq_import_layout_cell (const XqImportBlock *block,
                                          const XqSheetRow    *row,
                                          guint                field,
                                          guint                slot);

/**
 * xq_import_row_is_footer:
 * @row: a row
 *
 * Returns: whether it begins as totals, signatures and explanations do
 */
gboolean        xq_import_row_is_footer (const XqSheetRow   *row);

/**
 * xq_import_row_has_only_digits:
 * @row: a row
 *
 * Returns: whether nothing but numbers stands in it
 */
gboolean        xq_import_row_has_only_digits (const XqSheetRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqImportLayout, xq_import_layout_free)

G_END_DECLS
