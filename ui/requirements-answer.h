/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/requirement.h"

G_BEGIN_DECLS

/**
 * XqRuleLine:
 * @where: a class, a grade, a phase, a person or a day
 * @what: which of the rule's things and when; may be ""
 * @count: what was done of what is due
 * @state: whether that is enough
 * @class_uid: (nullable): the class
 * @theme: (nullable): the title of a theme lesson
 * @from_on: from when on it is to be done; may be ""
 */
typedef struct
{
  char          *where;
  char          *what;
  char          *count;
  XqFigureState  state;
  char          *class_uid;
  char          *theme;
  char           from_on[XQ_DAY_SIZE];
} XqRuleLine;

/**
 * XqRuleAnswer:
 * @requirement: of the bureau's reply, e.g. "S5"; static
 * @title: what the rule asks for, in the user's language; static
 * @place: where it is entered; static
 * @kind: which records; static
 * @code: (nullable): what such a record says in its field "kind"; static
 * @setting: the setting that holds the rule; static
 * @figure: (nullable): the figure of the term whose records are its records; static
 * @term: the term's name
 * @source: what is asked by whom since when, with the national value beside it
 * @to_confirm: the school has not decided yet
 * @counts: how many items are in each #XqFigureState
 * @lines: (element-type XqRuleLine): what is missing first, then what there is
 *   time for; what is done is only counted
 */
typedef struct
{
  const char *requirement;
  const char *title;
  const char *place;
  const char *kind;
  const char *code;
  const char *setting;
  const char *figure;
  char       *term;
  char       *source;
  gboolean    to_confirm;
  guint       counts[XQ_FIGURE_PENDING + 1];
  GPtrArray  *lines;
} XqRuleAnswer;

/**
 * xq_requirements_ask:
 * @store: the store of a head, a counsellor, a class teacher or a grade leader
 * @data: %NULL
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc, in the desk's thread: every rule in this term; for the last two
 * those about classes, with the own classes alone.
 *
 * Returns: (transfer full) (nullable): a #GPtrArray of #XqRuleAnswer
 */
gpointer xq_requirements_ask (XqStore       *store,
                              gpointer       data,
                              GCancellable  *cancellable,
                              GError       **error);

G_END_DECLS
