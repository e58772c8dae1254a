/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/kind.h"

G_BEGIN_DECLS

/* Words of a register as values of a record's fields. Any thread. */

/**
 * xq_record_value_choice:
 * @field: a CHOICE or CHOICES field
 * @group: the group of the data file with further words for its choices
 * @text: a word
 *
 * Returns: (transfer none) (nullable): the code
 */
const char *xq_record_value_choice     (const XqField *field,
                                        const char    *group,
                                        const char    *text);

/**
 * xq_record_value_title:
 * @field: a CHOICE field
 * @group: as above
 * @text: a title
 *
 * What a Chinese title is about stands at its end: of the choices whose words stand
 * in it the one of the last, and of words that end together the longest.
 *
 * Returns: (transfer none) (nullable): the code
 */
const char *xq_record_value_title      (const XqField *field,
                                        const char    *group,
                                        const char    *text);

/**
 * xq_record_value_search:
 * @field: a CHOICE or CHOICES field
 * @group: as above
 * @text: a sentence
 *
 * Returns: (transfer full) (nullable): the codes whose words stand in it, in the
 *   order of the choices, with blanks between
 */
char       *xq_record_value_search     (const XqField *field,
                                        const char    *group,
                                        const char    *text);

/**
 * xq_record_value_choices:
 * @field: a CHOICES field
 * @group: as above
 * @text: words, divided by whatever divides names
 * @unknown: (out) (transfer full) (nullable): those that were not understood
 *
 * Returns: (transfer full) (nullable): codes with blanks between
 */
char       *xq_record_value_choices    (const XqField *field,
                                        const char    *group,
                                        const char    *text,
                                        char         **unknown);

/**
 * xq_record_value_integer:
 * @text: a number in digits or Chinese numerals, perhaps with what it counts
 *
 * Returns: (transfer full) (nullable): the number
 */
char       *xq_record_value_integer    (const char    *text);

/**
 * xq_record_value_flag:
 * @text: yes or no
 *
 * Returns: (transfer none) (nullable): "1" or "0"
 */
const char *xq_record_value_flag       (const char    *text);

G_END_DECLS
