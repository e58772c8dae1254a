/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk.h"

#include "rules/student-plans.h"

G_BEGIN_DECLS

/**
 * XqClassPlans:
 * @uid: the class's uid
 * @name: its name on screen
 * @students: how many children are in it
 * @made: of how many there is a plan this school year
 * @special: "3 / 5", those of special groups with a plan in full and all; empty for none, and
 *   where that is not for this account
 * @missing: how many have none
 * @opens: whether this account sees whose plan is made
 *
 * A class's line of the place.
 */
typedef struct
{
  char     *uid;
  char     *name;
  gint64    students;
  gint64    made;
  char     *special;
  gint64    missing;
  gboolean  opens;
} XqClassPlans;

/**
 * xq_class_plans_free:
 * @plans: (transfer full) (nullable): a class's line
 *
 * Any thread.
 */
void      xq_class_plans_free (XqClassPlans  *plans);

/**
 * xq_plans_ask:
 * @store: the store
 * @data: unused
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc, in the desk's thread: the classes of this term in their order;
 * none for roles that do not see coverage.
 *
 * Returns: (transfer full) (nullable) (element-type XqClassPlans): a #GPtrArray
 */
gpointer  xq_plans_ask        (XqStore       *store,
                               gpointer       data,
                               GCancellable  *cancellable,
                               GError       **error);

/**
 * xq_plans_ask_class:
 * @store: the store
 * @data: the class's uid
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc, in the desk's thread: the children of a class.
 *
 * Returns: (transfer full) (nullable) (element-type XqPlannedStudent): a #GPtrArray
 */
gpointer  xq_plans_ask_class  (XqStore       *store,
                               gpointer       data,
                               GCancellable  *cancellable,
                               GError       **error);

G_END_DECLS
