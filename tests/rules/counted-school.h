/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "school-fixture.h"

G_BEGIN_DECLS

/* The small school with a term in it whose figures are counted by hand: two
 * classes of grade 7 with children who come, change and go, an acting and a
 * deputy class teacher, and visits of every sort. The children by letter:
 *
 *   7-1   A (甲) A2 A3 A4 A5, A7 from October on
 *   7-2   B (乙) B2 B3, A6 who was in 7-1 until 15 October; B4 left on the 20th
 *   8-1   C (丙), last year in 7-1
 */
typedef struct
{
  SchoolFixture *school;
  GHashTable    *uids;    /* "A2" and "wu" to uids, of children and staff */
} CountedSchool;

/**
 * counted_school_new:
 *
 * Returns: (transfer full): the school; 李老师 is at work in it
 */
CountedSchool *counted_school_new   (void);

/**
 * counted_school_free:
 * @self: (transfer full): the school
 */
void           counted_school_free  (CountedSchool *self);

/**
 * counted_school_uid:
 * @self: the school
 * @name: a child's or a teacher's short name
 *
 * Returns: (transfer none): the record's uid; fails the test if there is none
 */
const char    *counted_school_uid   (CountedSchool *self,
                                     const char    *name);

G_END_DECLS
