/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* The classes that the posts of today put into somebody's charge. A post counts
 * only for an account that holds the role. On the store's thread. */

/**
 * XqOwnClass:
 * @uid: the class
 * @year: its school year
 * @grade: its grade
 * @number: its number in the grade
 *
 * A class of which somebody is class teacher, also as deputy or acting.
 */
typedef struct
{
  char *uid;
  int   year;
  int   grade;
  int   number;
} XqOwnClass;

/**
 * xq_own_classes_list:
 * @store: a store
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type XqOwnClass): the classes of
 *   which this account is class teacher, by grade and number; possibly none
 */
GPtrArray  *xq_own_classes_list      (XqStore  *store,
                                      GError  **error);

/**
 * xq_own_classes_find_only:
 * @store: a store
 * @uid: (out) (transfer full) (nullable): the only class of the present school
 *   year of which this account is class teacher; %NULL for none or several
 * @error: return location for an error
 *
 * Returns: %FALSE on an error
 */
gboolean    xq_own_classes_find_only (XqStore  *store,
                                      char    **uid,
                                      GError  **error);

/**
 * xq_own_classes_in_charge:
 * @store: a store
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the uids of these
 *   classes and, for a grade leader, of all classes of the grade
 */
GHashTable *xq_own_classes_in_charge (XqStore  *store,
                                      GError  **error);

G_END_DECLS
