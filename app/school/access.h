/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/kind.h"

G_BEGIN_DECLS

/* Who may do what, in the words of the table that every kind is held against. */
#define XQ_MAY_WRITE (XQ_READ_ALL | XQ_ADD | XQ_EDIT_ALL)

/* What hangs on the staff room's wall: the school, its calendar, classes and posts. */
#define XQ_ACCESS_OF_CALENDAR \
  { \
    [XQ_ROLE_HEAD] = XQ_MAY_WRITE, \
    [XQ_ROLE_COUNSELLOR] = XQ_MAY_WRITE, \
    [XQ_ROLE_CLASS_TEACHER] = XQ_READ_ALL, \
    [XQ_ROLE_GRADE_LEADER] = XQ_READ_ALL, \
    [XQ_ROLE_SUBJECT_TEACHER] = XQ_READ_ALL, \
    [XQ_ROLE_DORMITORY] = XQ_READ_ALL, \
  }

/* What happens in classes: lessons, activities, parent meetings. A record of
 * several classes is read by the teachers of each, and written by a teacher of all. */
#define XQ_ACCESS_OF_CLASS_LIFE \
  { \
    [XQ_ROLE_HEAD] = XQ_READ_ALL, \
    [XQ_ROLE_COUNSELLOR] = XQ_MAY_WRITE, \
    [XQ_ROLE_CLASS_TEACHER] = XQ_READ_REACH | XQ_READ_OWN | XQ_ADD_REACH | XQ_EDIT_OWN, \
    [XQ_ROLE_GRADE_LEADER] = XQ_READ_REACH, \
    [XQ_ROLE_SUBJECT_TEACHER] = XQ_READ_OWN | XQ_ADD_REACH | XQ_EDIT_OWN, \
  }

/* What the school holds for families as a whole: no class stands in it, so a
 * teacher reads the own entries alone. */
#define XQ_ACCESS_OF_FAMILY_EVENTS \
  { \
    [XQ_ROLE_HEAD] = XQ_READ_ALL, \
    [XQ_ROLE_COUNSELLOR] = XQ_MAY_WRITE, \
    [XQ_ROLE_CLASS_TEACHER] = XQ_READ_OWN | XQ_ADD | XQ_EDIT_OWN, \
    [XQ_ROLE_SUBJECT_TEACHER] = XQ_READ_OWN | XQ_ADD | XQ_EDIT_OWN, \
  }

/* The staff's training: everybody else reads what he or she took part in. */
#define XQ_ACCESS_OF_TRAINING \
  { \
    [XQ_ROLE_HEAD] = XQ_MAY_WRITE, \
    [XQ_ROLE_COUNSELLOR] = XQ_MAY_WRITE, \
    [XQ_ROLE_CLASS_TEACHER] = XQ_READ_ABOUT, \
    [XQ_ROLE_GRADE_LEADER] = XQ_READ_ABOUT, \
    [XQ_ROLE_SUBJECT_TEACHER] = XQ_READ_ABOUT, \
    [XQ_ROLE_DORMITORY] = XQ_READ_ABOUT, \
  }

/* Plans and lists of the staff, and group counselling without a name: the two who lead the work. */
#define XQ_ACCESS_OF_STAFF_PLANS { [XQ_ROLE_HEAD] = XQ_MAY_WRITE, [XQ_ROLE_COUNSELLOR] = XQ_MAY_WRITE }

/* The care cabinet: counsellors write, heads read. */
#define XQ_ACCESS_OF_CARE { [XQ_ROLE_HEAD] = XQ_READ_ALL, [XQ_ROLE_COUNSELLOR] = XQ_MAY_WRITE }

/* The casework cabinet: counsellors alone. */
#define XQ_ACCESS_OF_CASEWORK { [XQ_ROLE_COUNSELLOR] = XQ_MAY_WRITE }

/* A subject teacher and a dormitory supervisor know a child's name and class;
 * what else stands on the row is for these. */
#define XQ_READERS_OF_BASICS \
  (XQ_ROLE_BIT (XQ_ROLE_HEAD) | XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR) | XQ_ROLE_BIT (XQ_ROLE_CLASS_TEACHER) | \
   XQ_ROLE_BIT (XQ_ROLE_GRADE_LEADER))

/* What a counsellor writes for those who open the room next. */
#define XQ_READERS_OF_HANDOVER (XQ_ROLE_BIT (XQ_ROLE_HEAD) | XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR))

/* A grade leader learns who was visited, when, how and with what result. */
#define XQ_READERS_OF_VISITS \
  (XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR) | XQ_ROLE_BIT (XQ_ROLE_CLASS_TEACHER) | XQ_ROLE_BIT (XQ_ROLE_SUBJECT_TEACHER))

/* ... and of contacts with families likewise. */
#define XQ_READERS_OF_CONTACTS (XQ_READERS_OF_VISITS | XQ_ROLE_BIT (XQ_ROLE_DORMITORY))

G_END_DECLS
