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
 * xq_observation_safety:
 * @form: a screening_form
 * @answers: (nullable): "code=digit" pairs, as they are kept or as far as they are
 *   filled in
 *
 * A safety item that was seen, even now and then, opens the same-day checklist at
 * once, before the rest of the class is filled in. Any thread.
 *
 * Returns: (transfer none) (nullable): the answer to the safety question (see
 *   xq_safety_choices) whose steps are to be shown, or %NULL
 */
const char *xq_observation_safety         (const XqRecord  *form,
                                           const char      *answers);

/**
 * xq_sheet_safety:
 * @sheet: a screening_sheet that was saved
 *
 * Item 9 of PHQ-9 opens the same-day checklist, whatever the total and on a void sheet
 * too. Any thread.
 *
 * Returns: (transfer none) (nullable): as xq_observation_safety()
 */
const char *xq_sheet_safety               (const XqRecord  *sheet);

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

