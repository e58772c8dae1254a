/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "student-item.h"
#include "students-answer.h"

#include "school/student-order.h"

G_BEGIN_DECLS

/**
 * XqStudentsList:
 *
 * Students as a #GListModel of #XqStudentItem, which are made when they come into
 * sight: thousands cost the window nothing. Main thread.
 */
#define XQ_TYPE_STUDENTS_LIST (xq_students_list_get_type ())
G_DECLARE_FINAL_TYPE (XqStudentsList, xq_students_list, XQ, STUDENTS_LIST, GObject)

/**
 * xq_students_list_take:
 * @self: a list
 * @answer: (transfer full): what it shows from now on
 * @today: the present day
 */
void  xq_students_list_take (XqStudentsList     *self,
                            XqStudentsAnswer  *answer,
                            const char        *today);

/**
 * xq_students_list_set_order:
 * @self: a list
 * @order: by what it is ordered from now on, whatever it takes
 * @descending: whether the last comes first
 */
void  xq_students_list_set_order (XqStudentsList *self,
                                  XqStudentOrder  order,
                                  gboolean        descending);

G_END_DECLS
