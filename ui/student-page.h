/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * XqStudentPage:
 *
 * One student: what is known at the left, what happened beside it, the newest
 * first, as far as this account may see. Records are written from here. Main
 * thread.
 *
 * Actions: "student.record" with a kind's name.
 */
#define XQ_TYPE_STUDENT_PAGE (xq_student_page_get_type ())
G_DECLARE_FINAL_TYPE (XqStudentPage, xq_student_page, XQ, STUDENT_PAGE, XqPage)

/**
 * xq_student_page_new:
 * @desk: an unlocked desk
 * @uid: the student
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_student_page_new (XqDesk     *desk,
                             const char *uid);

/**
 * xq_student_page_get_student:
 * @self: a page
 *
 * Returns: (transfer none): the uid of its student
 */
const char *xq_student_page_get_student (XqStudentPage *self);

G_END_DECLS
