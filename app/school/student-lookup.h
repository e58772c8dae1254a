/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * XqFoundStudent:
 *
 * A student as this account may see it. What it may not see is %NULL.
 */
typedef struct
{
  char *uid;
  char *name;
  char *pinyin;      /* syllables parted by blanks, no tones */
  char *number;      /* nullable */
  char *sex;         /* nullable, a code */
  char *born_on;     /* nullable */
  char *state;       /* nullable, a code */
  char *class_uid;   /* nullable: the class today */
  int   grade;       /* 0 without a class */
  int   class_number;
  char *seat;        /* nullable, the number in the class */
  char *boarding;    /* nullable, a code */
} XqFoundStudent;

/**
 * xq_found_student_free:
 * @student: (transfer full) (nullable): a found student
 */
void        xq_found_student_free (XqFoundStudent  *student);

/**
 * xq_student_list:
 * @store: a store
 * @error: return location for an error
 *
 * Every student who is at this school, as far as this account sees them, by
 * class and number in the class; those without a class last. On the store's
 * thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqFoundStudent): the students
 */
GPtrArray  *xq_student_list       (XqStore         *store,
                                   GError         **error);

/**
 * xq_student_find:
 * @store: a store
 * @text: what somebody typed: part of a name, pinyin or initials (wxm, wangxm),
 *   part of a student number, a number in the class, or a class
 * @limit: at most so many; 0 for all
 * @error: return location for an error
 *
 * Students that match, those whose name begins with what was typed first, then
 * by pinyin. On the store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqFoundStudent): possibly none
 */
GPtrArray  *xq_student_find       (XqStore         *store,
                                   const char      *text,
                                   guint            limit,
                                   GError         **error);

/**
 * xq_student_resolve:
 * @store: a store
 * @text: a student's uid, number, name, or name and class separated by a space
 * @error: return location for an error
 *
 * The one student that is meant. On the store's thread.
 *
 * Returns: (transfer full) (nullable): the uid, or %NULL with
 *   XQ_STORE_ERROR_NOT_FOUND or XQ_STORE_ERROR_AMBIGUOUS
 */
char       *xq_student_resolve    (XqStore         *store,
                                   const char      *text,
                                   GError         **error);

/**
 * xq_class_find:
 * @store: a store
 * @text: a class as people write it, e.g. "7-1"
 * @year: the school year, or 0 for the one that holds the store's today
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: (transfer full) (nullable): the class's uid, or %NULL with
 *   XQ_STORE_ERROR_INVALID if @text is no class and XQ_STORE_ERROR_NOT_FOUND
 *   if the year has no such class
 */
char       *xq_class_find         (XqStore         *store,
                                   const char      *text,
                                   int              year,
                                   GError         **error);

/**
 * xq_student_class_on:
 * @store: a store
 * @student: a student's uid
 * @day: an ISO date
 * @class_uid: (out) (transfer full) (nullable): the class, %NULL for none
 * @error: return location for an error
 *
 * The class that a student was enrolled in on a day. On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean    xq_student_class_on   (XqStore         *store,
                                   const char      *student,
                                   const char      *day,
                                   char           **class_uid,
                                   GError         **error);

G_END_DECLS
