/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "requirements-answer.h"

G_BEGIN_DECLS

/**
 * XqGap:
 * @title: the class, and what the rule asks of it
 * @what: which of the rule's things, when, and how much is done
 * @state: not met, or pending
 * @place: where it is entered; static
 * @kind: which record fills it; static
 * @code: (nullable): what that record says in its field "kind"; static
 * @class_uid: the class
 * @class_name: what people call it
 * @theme: (nullable): the title of a theme lesson
 *
 * Something that a class still lacks. Of several of one rule it is the earliest.
 */
typedef struct
{
  char          *title;
  char          *what;
  XqFigureState  state;
  const char    *place;
  const char    *kind;
  const char    *code;
  char          *class_uid;
  char          *class_name;
  char          *theme;
} XqGap;

/**
 * xq_gaps_ask:
 * @store: the store of a class teacher or a grade leader
 * @data: names of places with blanks between: what is entered there
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc, in the desk's thread: what the own classes lack this term, the
 * missed first; what is to be done later is not among it.
 *
 * Returns: (transfer full) (nullable): a #GPtrArray of #XqGap
 */
gpointer  xq_gaps_ask  (XqStore       *store,
                        gpointer       data,
                        GCancellable  *cancellable,
                        GError       **error);

G_END_DECLS
