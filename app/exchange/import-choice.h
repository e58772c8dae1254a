/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/import-heading.h"
#include "exchange/spreadsheet.h"

G_BEGIN_DECLS

/* What a person says that a column is goes before what its heading says. */

/**
 * xq_import_choose:
 * @book: a book that nobody else reads yet
 * @sheet: the name on a tab
 * @column: from 0
 * @meaning: (nullable): what the column is, of the list that @book is read by;
 *   %NULL to leave it out
 *
 * Holds for every reading of @book from now on, wherever in that column a heading
 * stands. A sheet that the book does not have is passed over.
 */
void      xq_import_choose       (XqSheetBook            *book,
                                  const char             *sheet,
                                  guint                   column,
                                  const XqHeadingMeaning *meaning);

/**
 * xq_import_choice_find:
 * @sheet: a sheet
 * @column: from 0
 * @heading: (out): what was chosen
 *
 * Any thread.
 *
 * Returns: whether something was chosen for that column
 */
gboolean  xq_import_choice_find  (const XqSheet          *sheet,
                                  guint                   column,
                                  XqHeading              *heading);

G_END_DECLS
