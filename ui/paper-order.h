/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * XqPaperOrder:
 * @paper: a paper's name, e.g. "referral_letter"
 * @record: (nullable): the referral, the case file or the home visit
 * @student: (nullable): instead of @record, the newest one of this student
 * @class_uid: (nullable): a class
 * @term: (nullable): "2024-1"
 * @to: (nullable): who gets it; %NULL: it stays in the room
 * @purpose: (nullable): what for
 * @ground: (nullable): a code of xq_ground_choices
 * @day: (nullable): of the week or month of this day
 * @part: (nullable): of a student's file the part that is wanted
 * @path: (nullable): where it is saved; %NULL if it goes to a printer
 * @despite_withholding: whether it was read from whom something is withheld
 *
 * Which paper is wanted, of what and for whom.
 */
typedef struct
{
  char *paper;
  char *record;
  char *student;
  char *class_uid;
  char *term;
  char *to;
  char *purpose;
  char *ground;
  char *day;
  char *part;
  char *path;
  gboolean despite_withholding;
} XqPaperOrder;

/**
 * XqPaperAnswer:
 * @pdf: the paper
 * @missing: characters that no font on this computer has
 * @names_student: whether it names a student
 * @withheld: (nullable) (element-type utf8): from whom something about whom is withheld
 */
typedef struct
{
  GBytes   *pdf;
  GStrv     missing;
  gboolean  names_student;
  GPtrArray *withheld;
} XqPaperAnswer;

/**
 * xq_paper_order_new:
 * @paper: a paper's name
 *
 * Returns: (transfer full): an order, to be filled in
 */
XqPaperOrder *xq_paper_order_new     (const char         *paper);

/**
 * xq_paper_order_copy:
 * @order: an order
 *
 * Returns: (transfer full): the same
 */
XqPaperOrder *xq_paper_order_copy    (const XqPaperOrder *order);

/**
 * xq_paper_order_free:
 * @order: (transfer full) (nullable): an order
 *
 * Any thread.
 */
void          xq_paper_order_free    (XqPaperOrder       *order);

/**
 * xq_paper_answer_free:
 * @answer: (transfer full) (nullable): an answer
 *
 * Any thread.
 */
void          xq_paper_answer_free   (XqPaperAnswer      *answer);

/**
 * xq_paper_order_preview:
 * @store: the store
 * @data: an #XqPaperOrder
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc, in the desk's thread: the paper to be looked at; nothing is
 * written down.
 *
 * Returns: (transfer full) (nullable): an #XqPaperAnswer
 */
gpointer      xq_paper_order_preview (XqStore            *store,
                                      gpointer            data,
                                      GCancellable       *cancellable,
                                      GError            **error);

/**
 * xq_paper_order_issue:
 * @store: the store
 * @data: an #XqPaperOrder
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc, in the desk's thread: the paper itself, after it was written down
 * that it goes out, and saved where the order says.
 *
 * Returns: (transfer full) (nullable): an #XqPaperAnswer
 */
gpointer      xq_paper_order_issue   (XqStore            *store,
                                      gpointer            data,
                                      GCancellable       *cancellable,
                                      GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqPaperOrder, xq_paper_order_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqPaperAnswer, xq_paper_answer_free)

G_END_DECLS
