/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "school/student-lookup.h"

G_BEGIN_DECLS

/* By what a list of students is ordered. */
typedef enum
{
  XQ_STUDENT_ORDER_GIVEN,        /* as it came */
  XQ_STUDENT_ORDER_NAME,         /* by pinyin, as a class register is */
  XQ_STUDENT_ORDER_SEX,
  XQ_STUDENT_ORDER_CLASS,        /* grade and class, not as text: 7(2) before 7(10) */
  XQ_STUDENT_ORDER_SEAT,         /* as numbers */
  XQ_STUDENT_ORDER_BOARDING,
  XQ_STUDENT_ORDER_STATE,
  XQ_STUDENT_ORDER_LAST_CONTACT,
} XqStudentOrder;

/**
 * xq_students_sort:
 * @students: (element-type XqFoundStudent): students
 * @order: by what
 * @descending: whether the last comes first
 * @last_contacts: (nullable): days by student, for %XQ_STUDENT_ORDER_LAST_CONTACT
 *
 * Those who are alike follow by class, number in the class and pinyin, in either
 * direction; those of whom nothing is known come last in both. Any thread.
 */
void  xq_students_sort  (GPtrArray       *students,
                         XqStudentOrder   order,
                         gboolean         descending,
                         GHashTable      *last_contacts);

G_END_DECLS
