/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/roster-choice.h"

G_BEGIN_DECLS

/* The columns of a roster's file as a person looks at them: one for each heading,
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
  char                  *heading;
  GPtrArray             *places;
  const XqRosterMeaning *meaning;
  char                  *field;
  char                  *reason;
  char                  *samples;
} XqImportMatch;

/**
 * xq_import_columns_list:
 * @book: the file
 * @roster: what was understood of it
 *
 * Any thread.
 *
 * Returns: (transfer full) (element-type XqImportMatch): its columns, in the order
 *   of the file
 */
GPtrArray *xq_import_columns_list (const XqSheetBook *book,
                                   const XqRoster    *roster);

G_END_DECLS
