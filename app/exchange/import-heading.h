/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What no list of headings has more of. */
#define XQ_MOST_HEADINGS 32
#define XQ_MOST_SLOTS 10

/**
 * XqHeading:
 * @known: whether the column is imported
 * @field: as what: an index in the list's fields
 * @slot: for which person of several; 0 for a field that stands once
 * @reason: (nullable): why it is not imported, in the user's language
 */
typedef struct
{
  gboolean    known;
  guint       field;
  guint       slot;
  const char *reason;
} XqHeading;

/**
 * XqHeadingGroup:
 * @group: a group of the data file, whose keys are fields and whose words headings
 * @slot: whose they are
 */
typedef struct
{
  const char *group;
  guint       slot;
} XqHeadingGroup;

/**
 * XqHeadingMeaning:
 * @title: as a teacher calls it, to be translated
 * @field: which field
 * @slot: for which person of several
 *
 * What a person can say that a column is.
 */
typedef struct
{
  const char *title;
  guint       field;
  guint       slot;
} XqHeadingMeaning;

/**
 * XqHeadingList:
 * @fields: (array length=n_fields): the keys of the data file; also what reports call the fields
 * @n_fields: how many
 * @groups: (array zero-terminated=1): where the headings stand, ended by a group of %NULL
 * @members: whether headings with a number, "parent 2", are read as well; see xq_import_words_member()
 * @left_out: the group that says what is not needed
 * @key: a field without which a row is no row of headings
 * @also: another; may be the same
 * @side_by_side: whether several records may stand in one row
 * @leader: the field that begins a slot
 * @follow: (nullable): what a heading is right of the leader of @slot: another
 *   one if it belongs to that person
 * @meanings: (array length=n_meanings): what a column can be chosen to be, in the
 *   order in which it is offered
 * @n_meanings: how many
 *
 * The columns that a kind of table may have. Its headings are data:
 * resources/exchange.
 */
typedef struct
{
  const char *const      *fields;
  guint                   n_fields;
  const XqHeadingGroup   *groups;
  gboolean                members;
  const char             *left_out;
  guint                   key;
  guint                   also;
  gboolean                side_by_side;
  guint                   leader;
  XqHeading             (*follow) (XqHeading heading, guint slot);
  const XqHeadingMeaning *meanings;
  guint                   n_meanings;
} XqHeadingList;

/**
 * xq_heading_read:
 * @list: the columns that there may be
 * @top: (nullable): what stands above, of a heading of two rows
 * @text: (nullable): the heading itself
 *
 * Returns: what the column is; neither known nor with a reason if there is no heading
 */
XqHeading   xq_heading_read        (const XqHeadingList *list,
                                    const char          *top,
                                    const char          *text);

/**
 * xq_heading_meaning_of:
 * @list: the columns that there may be
 * @field: (nullable): as what a column was understood, one of the list's fields
 * @slot: for which person of several
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): what it was understood as; %NULL if it is
 *   left out, or something that is not offered
 */
const XqHeadingMeaning *
            xq_heading_meaning_of  (const XqHeadingList *list,
                                    const char          *field,
                                    guint                slot);

G_END_DECLS
