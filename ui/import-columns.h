/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/import.h"

G_BEGIN_DECLS

/* The columns of a file as a person looks at them: one for each heading,
 * however many sheets have it. */

/**
 * XqImportPlace:
 * @sheet: the name on the tab
 * @column: from 0
 */
typedef struct
{
  char  *sheet;
  guint  column;
} XqImportPlace;

/**
 * XqImportMatch:
 * @heading: theirs
 * @places: (element-type XqImportPlace): where it stands
 * @meaning: (nullable): what it was understood as, if that can be chosen
 * @field: (nullable): what it was understood as, in the user's language; %NULL if
 *   it is left out
 * @reason: (nullable): why it is left out
 * @samples: three values, or fewer; of a column that is left out their first letters
 */
typedef struct
{
  char                   *heading;
  GPtrArray              *places;
  const XqHeadingMeaning *meaning;
  char                   *field;
  char                   *reason;
  char                   *samples;
} XqImportMatch;

/**
 * xq_import_columns_list:
 * @book: the file
 * @list: what its columns may be
 * @report: what was understood of it
 *
 * Any thread.
 *
 * Returns: (transfer full) (element-type XqImportMatch): its columns, in the order
 *   of the file
 */
GPtrArray  *xq_import_columns_list  (const XqSheetBook    *book,
                                     const XqHeadingList  *list,
                                     const XqImportReport *report);

/**
 * xq_import_columns_guess:
 * @book: a file of which nothing can be read
 * @list: what its columns may be
 *
 * Any thread.
 *
 * Returns: (transfer full) (element-type XqImportMatch): the columns of the rows that
 *   look most like headings, for a person who says what they are
 */
GPtrArray  *xq_import_columns_guess (const XqSheetBook    *book,
                                     const XqHeadingList  *list);

/**
 * xq_import_columns_names:
 * @book: the file
 * @list: what its columns may be
 * @report: what was understood of it
 *
 * Any thread.
 *
 * Returns: (transfer full) (element-type utf8 utf8): whom each row is about, by
 *   xq_import_row_key()
 */
GHashTable *xq_import_columns_names (const XqSheetBook    *book,
                                     const XqHeadingList  *list,
                                     const XqImportReport *report);

/**
 * xq_import_row_key:
 * @sheet: the name on a tab
 * @row: from 1
 *
 * Returns: (transfer full): what stands for a row of a file
 */
char       *xq_import_row_key       (const char           *sheet,
                                     guint                 row);

G_END_DECLS
