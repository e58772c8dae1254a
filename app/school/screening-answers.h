/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "school/score.h"
#include "store/store.h"

G_BEGIN_DECLS

/* What is filled in for an item of an observation form. */
#define XQ_OBSERVED_NOT     0
#define XQ_OBSERVED_SOME    1
#define XQ_OBSERVED_OFTEN   2
#define XQ_OBSERVED_UNKNOWN 9

/* So many characters one sentence of fact may have beside the answers. */
#define XQ_OBSERVATION_REMARK_MOST 200

/**
 * xq_observation_answers_normalize:
 * @form: a screening_form
 * @grade: the child's grade, 1 to 12
 * @text: (nullable): "code=digit" pairs parted by blanks: 0 not seen, 1 now and
 *   then, 2 often, 9 not known
 * @error: return location for an error
 *
 * Puts the answers into the form's order. An item that is left out was not seen;
 * items for older children than @grade are left out. Any thread.
 *
 * Returns: (transfer full) (nullable): the answers as they are kept, or %NULL
 *   with XQ_STORE_ERROR_INVALID
 */
char    *xq_observation_answers_normalize (const XqRecord  *form,
                                           int              grade,
                                           const char      *text,
                                           GError         **error);

/**
 * xq_observation_answer:
 * @answers: (nullable): answers as they are kept
 * @code: an item's code
 *
 * Any thread.
 *
 * Returns: 0, 1, 2 or 9; -1 if the item is not among them
 */
int      xq_observation_answer            (const char      *answers,
                                           const char      *code);

/**
 * xq_sheet_answers_parse:
 * @text: (nullable): the answers in the items' order, parted by blanks; "-" where
 *   one is missing
 * @error: return location for an error
 *
 * Whether they fit the instrument is for xq_score_sheet() to say. Any thread.
 *
 * Returns: (transfer full) (nullable) (element-type gint): the answers,
 *   %XQ_ANSWER_MISSING among them, or %NULL with %XQ_INSTRUMENT_ERROR_ANSWERS
 */
GArray  *xq_sheet_answers_parse           (const char      *text,
                                           GError         **error);

/**
 * xq_sheet_answers_format:
 * @answers: (element-type gint): answers
 *
 * Any thread.
 *
 * Returns: (transfer full): the answers as they are kept
 */
char    *xq_sheet_answers_format          (const GArray    *answers);

