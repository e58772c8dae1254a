/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/import-class.h"

G_BEGIN_DECLS

/**
 * XqImportClass:
 * @grade: 1 to 12; 0 for all grades
 * @number: 1 to 99; 0 for all classes of the grade
 *
 * A class, or all of a grade, or all of the school.
 */
typedef struct
{
  int grade;
  int number;
} XqImportClass;

/**
 * xq_import_classes_read:
 * @text: what a cell says of classes: one, several divided by whatever divides
 *   names, "grade 7, classes 1 to 3", a grade, the whole school
 * @options: the school year and first grade, for classes named by the year of entry
 * @grade: the grade of classes that are named by their number alone; 0 if not known
 * @classes: (element-type XqImportClass): where they are added, each once
 *
 * Any thread.
 *
 * Returns: whether everything in @text was understood; if not, nothing is added
 */
gboolean  xq_import_classes_read  (const char            *text,
                                   const XqImportOptions *options,
                                   int                    grade,
                                   GArray                *classes);

G_END_DECLS
