/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * XqClassTeacher:
 * @staff: (nullable): the member of staff; %NULL for nobody
 * @name: (nullable): the name
 * @account: (nullable): the account, where there is one
 *
 * Who has a class on a day.
 */
typedef struct
{
  char *staff;
  char *name;
  char *account;
} XqClassTeacher;

/**
 * xq_class_teacher_clear:
 * @teacher: what xq_class_teacher_on() has filled
 */
void      xq_class_teacher_clear  (XqClassTeacher  *teacher);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XqClassTeacher, xq_class_teacher_clear)

/**
 * xq_class_teacher_on:
 * @store: a store
 * @class_uid: (nullable): a class
 * @day: an ISO date
 * @with_account: whether only those are asked for who have an account
 * @teacher: (out caller-allocates): who is its class teacher on @day; whoever acts
 *   for the class teacher comes first
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean  xq_class_teacher_on     (XqStore         *store,
                                   const char      *class_uid,
                                   const char      *day,
                                   gboolean         with_account,
                                   XqClassTeacher  *teacher,
                                   GError         **error);

G_END_DECLS
