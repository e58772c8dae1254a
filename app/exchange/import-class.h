/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * XqImportOptions:
 * @school_year: the year in which the school year began; 0 if not known
 * @first_grade: the grade in which the school's children begin, 1, 7 or 10; 0
 *   if it has several phases. It turns 2024级 into a grade
 * @today: yyyy-mm-dd
 */
typedef struct
{
  int         school_year;
  int         first_grade;
  const char *today;
} XqImportOptions;

/**
 * xq_import_class_read:
 * @text: what a cell says of a class
 * @options: the school year and first grade, for classes named by the year of entry
 * @grade: (out): 1 to 12, 0 if it does not say
 * @number: (out): 1 to 99
 *
 * Reads every spelling of xq_class_name_parse(), a number alone, and a class
 * within a longer text.
 *
 * Returns: whether a class was read
 */
gboolean  xq_import_class_read    (const char            *text,
                                   const XqImportOptions *options,
                                   int                   *grade,
                                   int                   *number);

/**
 * xq_import_class_search:
 * @text: a title, or the name on a tab
 * @options: as above
 * @grade: (out): 1 to 12
 * @number: (out): 1 to 99
 *
 * Finds a class with its grade within a longer text. A number alone is none.
 *
 * Returns: whether there is one
 */
gboolean  xq_import_class_search  (const char            *text,
                                   const XqImportOptions *options,
                                   int                   *grade,
                                   int                   *number);

/**
 * xq_import_class_find_year:
 * @text: a title
 *
 * Returns: the school year that the title names, as 2024 in 2024-2025; 0 for none
 */
int       xq_import_class_find_year (const char          *text);

/**
 * xq_import_class_find_grade:
 * @text: a title, or the name on a tab
 *
 * Returns: the grade that it names, when it names no class; 0 for none
 */
int       xq_import_class_find_grade (const char         *text);

G_END_DECLS
