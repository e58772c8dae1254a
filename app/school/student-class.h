/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * xq_student_class_set:
 * @store: a store, inside a transaction of the school cabinet
 * @student: a student's uid
 * @text: a class of the present school year, e.g. "7-1"
 * @error: XQ_STORE_ERROR_INVALID, NOT_FOUND if the year has no such class
 *
 * Enrols the student there as of today. An enrolment elsewhere ends the day
 * before; one that began today is corrected instead. On the store's thread.
 *
 * Returns: whether the student is in that class now
 */
gboolean  xq_student_class_set  (XqStore     *store,
                                 const char  *student,
                                 const char  *text,
                                 GError     **error);

/**
 * xq_student_class_name:
 * @store: a store
 * @student: a student's uid
 * @name: (out) (transfer full) (nullable): the class today, e.g. "7-1"
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean  xq_student_class_name (XqStore     *store,
                                 const char  *student,
                                 char       **name,
                                 GError     **error);

/**
 * xq_student_class_grade:
 * @store: a store
 * @student: a student's uid
 * @grade: (out) (transfer full): the grade today as papers write it, e.g.
 *   七年级; "" for none
 * @error: return location for an error
 *
 * What stands before a masked name: the class behind it would tell who 王** is.
 * On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean  xq_student_class_grade (XqStore    *store,
                                  const char *student,
                                  char      **grade,
                                  GError    **error);

G_END_DECLS
