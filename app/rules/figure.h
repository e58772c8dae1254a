/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

typedef enum
{
  XQ_FIGURE_NOT_APPLICABLE, /* nothing is required, or there is nobody to whom it applies */
  XQ_FIGURE_MET,
  XQ_FIGURE_NOT_MET,
  XQ_FIGURE_PENDING,        /* not known yet, or its time is not over */
} XqFigureState;

/**
 * XqFigure:
 *
 * One number of a term. Visits (a person each time) and persons (each once)
 * are figures of their own.
 */
typedef struct
{
  const char    *id;          /* as in the summary's sentences, e.g. "hv_ht" */
  const char    *requirement; /* of the bureau's reply, e.g. "S16" */
  const char    *section;     /* "basics", "staff", "lessons", "screening", "counselling", "support", "registers", "family", "society" or "room" */
  const char    *title;       /* English, marked for translation */
  const char    *unit;        /* "classes", "persons", "visits", "occasions", "slips", "times", "lessons", "months", "days", ... */
  gint64         value;       /* -1: not known to this account yet */
  gint64         denominator; /* -1: none */
  gint64         required;    /* -1: nothing is required */
  XqFigureState  state;
  const char    *setting;     /* the name of the setting that holds the rule; NULL if none does */
  char          *source;      /* who requires it and since when, data in the school's language; NULL if nobody does */
  gboolean       to_confirm;  /* the rule is the program's own default, which the school has not decided yet */
} XqFigure;

/**
 * xq_figure_free:
 * @figure: (transfer full) (nullable): a figure
 */
void        xq_figure_free           (XqFigure       *figure);

/**
 * xq_figure_state_code:
 * @state: a state
 *
 * Any thread.
 *
 * Returns: (transfer none): "not_applicable", "met", "not_met" or "pending"
 */
const char *xq_figure_state_code     (XqFigureState   state);

/**
 * xq_term_figures:
 * @store: a head's or a counsellor's store
 * @term: a term's name such as "2024-1"
 * @error: return location for an error
 *
 * Counts a term's figures for which the school keeps records; what is not kept
 * is not in the list. The roll, registers and coverage are those of the term's
 * last day, or of today if that is earlier. A head, and a counsellor who does
 * not hold the casework cabinet, get its totals as a counsellor's program last
 * published them (xq_figures_publish()); before that their value is -1 and
 * their state pending.
 *
 * A rule for a school year is pending, not missed, in the figures of its first
 * term. On the store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqFigure): the figures, in
 *   the order of the summary's table; %NULL with XQ_STORE_ERROR_DENIED for
 *   other roles, XQ_STORE_ERROR_INVALID if @term names no term
 */
GPtrArray  *xq_term_figures          (XqStore        *store,
                                      const char     *term,
                                      GError        **error);

/**
 * xq_figures_find:
 * @figures: (element-type XqFigure): figures
 * @id: a figure's id
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the figure
 */
const XqFigure *xq_figures_find      (GPtrArray      *figures,
                                      const char     *id);

/**
 * xq_figures_publish:
 * @store: a store
 * @error: return location for an error
 *
 * Writes the totals of the casework cabinet into the care cabinet, for every
 * term since the first session: only what changed, in one transaction. To be
 * called after an unlock and after casework was saved. Does nothing for an
 * account that does not hold the casework cabinet. On the store's thread,
 * outside a transaction.
 *
 * Returns: %FALSE on an error
 */
gboolean    xq_figures_publish       (XqStore        *store,
                                      GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqFigure, xq_figure_free)

G_END_DECLS
