/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/figure-private.h"
#include "rules/requirement.h"

G_BEGIN_DECLS

/**
 * xq_count_is_whole:
 * @count: a term
 *
 * On the store's thread.
 *
 * Returns: whether this account sees the whole school's work: a head or a counsellor
 */
gboolean        xq_count_is_whole   (const XqCount         *count);

/**
 * xq_count_refuse_unless_whole:
 * @count: a term
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: %FALSE with XQ_STORE_ERROR_DENIED for everybody else
 */
gboolean        xq_count_refuse_unless_whole (const XqCount *count,
                                              GError       **error);

/* A class of the term's school year with children in it. */
typedef struct
{
  char *uid;
  int   grade;
  int   number;
  char *phase;
} XqCountedClass;

/**
 * xq_counted_classes:
 * @count: a term
 * @error: return location for an error
 *
 * For others than heads and counsellors those alone that their posts of today put
 * into their charge. On the store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqCountedClass): the classes
 *   by grade and number
 */
GPtrArray      *xq_counted_classes  (const XqCount         *count,
                                     GError               **error);

/**
 * xq_requirements_new:
 *
 * Any thread.
 *
 * Returns: (transfer full) (element-type XqRequirement): an empty list
 */
GPtrArray      *xq_requirements_new (void);

/**
 * xq_requirements_add:
 * @requirements: (element-type XqRequirement): where it goes
 * @count: a term
 * @of: (nullable): the class
 * @what: which of the rule's things
 * @from_on: when it was to be done
 * @until_on: until when
 * @due: how often
 *
 * Adds an item of which nothing is done yet. Any thread.
 *
 * Returns: (transfer none): the item
 */
XqRequirement  *xq_requirements_add (GPtrArray             *requirements,
                                     const XqCount         *count,
                                     const XqCountedClass  *of,
                                     const char            *what,
                                     const char            *from_on,
                                     const char            *until_on,
                                     gint64                 due);

G_END_DECLS
