/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "school/student-lookup.h"

G_BEGIN_DECLS

/**
 * XqStudentItem:
 *
 * A student in a list, as this account may see it, in texts of the user's language.
 * Main thread.
 */
#define XQ_TYPE_STUDENT_ITEM (xq_student_item_get_type ())
G_DECLARE_FINAL_TYPE (XqStudentItem, xq_student_item, XQ, STUDENT_ITEM, GObject)

/* The columns of the list, in their order. */
typedef enum
{
  XQ_STUDENT_NAME,
  XQ_STUDENT_SEX,
  XQ_STUDENT_CLASS_NAME,
  XQ_STUDENT_SEAT,
  XQ_STUDENT_BOARDING,
  XQ_STUDENT_STATE,
  XQ_STUDENT_LAST_CONTACT,
  XQ_STUDENT_N_COLUMNS
} XqStudentColumn;

/**
 * xq_student_item_new:
 * @student: (transfer none): a student
 * @last_contact: (nullable): the day of the last contact with the family, ISO
 * @today: the present day
 *
 * Returns: (transfer full): the item
 */
XqStudentItem *xq_student_item_new      (const XqFoundStudent *student,
                                         const char           *last_contact,
                                         const char           *today);

/**
 * xq_student_item_get_uid:
 * @self: an item
 *
 * Returns: (transfer none): the student's uid
 */
const char    *xq_student_item_get_uid  (XqStudentItem        *self);

/**
 * xq_student_item_get_name:
 * @self: an item
 *
 * Returns: (transfer none): the student's name
 */
const char    *xq_student_item_get_name (XqStudentItem        *self);

/**
 * xq_student_item_get_text:
 * @self: an item
 * @column: an #XqStudentColumn
 *
 * Returns: (transfer none): what it says there
 */
const char    *xq_student_item_get_text (XqStudentItem        *self,
                                         guint                 column);

G_END_DECLS
