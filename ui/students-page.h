/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"
#include "places.h"

G_BEGIN_DECLS

/**
 * XqStudentsPage:
 *
 * The students that this account sees; found by name, pinyin, number or class as
 * one types. A double click or Enter opens one. Main thread.
 */
#define XQ_TYPE_STUDENTS_PAGE (xq_students_page_get_type ())
G_DECLARE_FINAL_TYPE (XqStudentsPage, xq_students_page, XQ, STUDENTS_PAGE, XqPage)

/**
 * xq_students_page_new:
 * @desk: an unlocked desk
 * @place: its place
 *
 * Returns: (transfer floating): the page
 */
XqPage     *xq_students_page_new          (XqDesk         *desk,
                                           const XqPlace  *place);

/**
 * xq_students_page_get_students:
 * @self: the page
 *
 * Returns: (transfer none): the students in sight, #XqStudentItem
 */
GListModel *xq_students_page_get_students (XqStudentsPage *self);

/**
 * xq_students_page_set_text:
 * @self: the page
 * @text: what to search for
 */
void        xq_students_page_set_text     (XqStudentsPage *self,
                                           const char     *text);

G_END_DECLS
