/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/roster-heading.h"
#include "exchange/roster.h"

G_BEGIN_DECLS

/* What a person says that a column is goes before what its heading says. */

/**
 * XqRosterMeaning:
 * @title: N_(), as a teacher calls it
 * @field: which field
 * @slot: for which guardian
 *
 * What a column can be chosen to be.
 */
typedef struct
{
  const char *title;
  guint       field;
  guint       slot;
} XqRosterMeaning;

/**
 * xq_roster_meanings:
 * @n: (out): how many
 *
 * Any thread.
 *
 * Returns: (transfer none) (array length=n): the meanings, in the order in which
 *   they are offered
 */
const XqRosterMeaning *xq_roster_meanings      (guint                 *n);

/**
 * xq_roster_meaning_of:
 * @column: a column of a roster
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): what it was understood as; %NULL if it is
 *   left out, or something that is not offered
 */
const XqRosterMeaning *xq_roster_meaning_of    (const XqImportColumn  *column);

/**
 * xq_roster_choose:
 * @book: a book that nobody else reads yet
 * @sheet: the name on a tab
 * @column: from 0
 * @meaning: (nullable): what the column is; %NULL to leave it out
 *
 * Holds for every reading of @book from now on, wherever in that column a heading
 * stands. A sheet that the book does not have is passed over.
 */
void                   xq_roster_choose        (XqSheetBook           *book,
                                                const char            *sheet,
                                                guint                  column,
                                                const XqRosterMeaning *meaning);

/**
 * xq_roster_choice_find:
 * @sheet: a sheet
 * @column: from 0
 * @heading: (out): what was chosen
 *
 * Any thread.
 *
 * Returns: whether something was chosen for that column
 */
gboolean               xq_roster_choice_find   (const XqSheet         *sheet,
                                                guint                  column,
                                                XqHeading             *heading);

G_END_DECLS
