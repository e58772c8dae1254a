/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * xq_class_name_parse:
 * @text: a class as people write it: 7-1, 701, or any of the spellings in
 *   resources/rules/class-names.ini with a number after it
 * @grade: (out): 1 to 12
 * @number: (out): 1 to 99
 *
 * Any thread.
 *
 * Returns: whether @text is a class and nothing else
 */
gboolean  xq_class_name_parse        (const char *text,
                                      int        *grade,
                                      int        *number);

/**
 * xq_class_name_parse_grade:
 * @text: a grade as people write it: a number, or a spelling in the data file
 * @grade: (out): 1 to 12
 *
 * Any thread.
 *
 * Returns: whether @text is a grade and nothing else
 */
gboolean  xq_class_name_parse_grade  (const char *text,
                                      int        *grade);

/**
 * xq_class_name_parse_number:
 * @text: a class's number within its grade, in digits or Chinese numerals,
 *   with or without brackets and the word for class
 * @number: (out): 1 to 99
 *
 * Any thread.
 *
 * Returns: whether @text is such a number and nothing else
 */
gboolean  xq_class_name_parse_number (const char *text,
                                      int        *number);

/**
 * xq_class_name_for_screen:
 * @grade: 1 to 12
 * @number: 1 to 99
 *
 * Any thread.
 *
 * Returns: (transfer full): the short form in the user's language
 */
char     *xq_class_name_for_screen   (int         grade,
                                      int         number);

/**
 * xq_class_name_for_paper:
 * @grade: 1 to 12
 * @number: 1 to 99
 *
 * Any thread.
 *
 * Returns: (transfer full): the form that papers carry, always Chinese
 */
char     *xq_class_name_for_paper    (int         grade,
                                      int         number);

G_END_DECLS
