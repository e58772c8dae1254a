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

/* The care cabinet: counsellors write, heads read. */
#define XQ_ACCESS_OF_CARE { [XQ_ROLE_HEAD] = XQ_READ_ALL, [XQ_ROLE_COUNSELLOR] = XQ_MAY_WRITE }

/* The casework cabinet: counsellors alone. */
#define XQ_ACCESS_OF_CASEWORK { [XQ_ROLE_COUNSELLOR] = XQ_MAY_WRITE }

/* A subject teacher and a dormitory supervisor know a child's name and class;
 * what else stands on the row is for these. */
#define XQ_READERS_OF_BASICS \
  (XQ_ROLE_BIT (XQ_ROLE_HEAD) | XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR) | XQ_ROLE_BIT (XQ_ROLE_CLASS_TEACHER) | \
   XQ_ROLE_BIT (XQ_ROLE_GRADE_LEADER))

/* A grade leader learns who was visited, when, how and with what result. */
#define XQ_READERS_OF_VISITS \
  (XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR) | XQ_ROLE_BIT (XQ_ROLE_CLASS_TEACHER) | XQ_ROLE_BIT (XQ_ROLE_SUBJECT_TEACHER))

/* ... and of contacts with families likewise. */
#define XQ_READERS_OF_CONTACTS (XQ_READERS_OF_VISITS | XQ_ROLE_BIT (XQ_ROLE_DORMITORY))

G_END_DECLS
