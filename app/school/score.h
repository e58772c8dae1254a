/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "school/instrument.h"

G_BEGIN_DECLS

/* An answer that was left out. */
#define XQ_ANSWER_MISSING (-1)

typedef struct
{
  const XqScale *scale;
  gboolean       scored; /* FALSE: too many answers are missing */
  gint64         score;  /* in hundredths of a point */
  const XqBand  *band;   /* (nullable) */
} XqScore;

/* A sheet that was scored; its instrument must outlive it. A score is a number to
 * talk about: no level follows from it. */
typedef struct
{
  gboolean   valid;  /* FALSE: validity items void the sheet, to be filled in again */
  GArray    *scores; /* XqScore, as the instrument's scales; empty on a void sheet */
  GPtrArray *flags;  /* (element-type utf8), owned by the instrument */
} XqScoredSheet;

/**
 * xq_score_sheet:
 * @instrument: an instrument
 * @answers: (element-type gint): one answer an item, in their order;
 *   %XQ_ANSWER_MISSING where there is none
 * @error: return location for an error
 *
 * Scores one sheet by the instrument's key. Sums and prorated sums are whole
 * numbers, rounded half up; means have two decimals, rounded half up. Whether a
 * sheet is void is decided by its validity items alone; where the missing ones
 * could void it, the flag is "validity_missing". Flags are raised on void sheets
 * too: nothing may delay help. Keys and their sources: resources/instruments.
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the scored sheet; %NULL with
 *   %XQ_INSTRUMENT_ERROR_ANSWERS if their number or range does not fit
 */
XqScoredSheet *xq_score_sheet       (const XqInstrument  *instrument,
                                     const GArray        *answers,
                                     GError             **error);

/**
 * xq_scored_sheet_free:
 * @sheet: (transfer full): a scored sheet
 */
void           xq_scored_sheet_free (XqScoredSheet       *sheet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqScoredSheet, xq_scored_sheet_free)

G_END_DECLS
