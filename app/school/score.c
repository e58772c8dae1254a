/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/score.h"

void
xq_scored_sheet_free (XqScoredSheet *sheet)
{
  g_array_unref (sheet->scores);
  g_ptr_array_unref (sheet->flags);
  g_free (sheet);
}

static gboolean
check_answers (const XqInstrument  *instrument,
               const GArray        *answers,
               GError             **error)
{
  if (answers->len != instrument->n_items)
    {
      g_set_error (error, XQ_INSTRUMENT_ERROR, XQ_INSTRUMENT_ERROR_ANSWERS,
                   _("%s has %u items, and %u answers were given. A missing one is written as “-”."), instrument->name,
                   instrument->n_items, answers->len);
      return FALSE;
    }
  for (guint i = 0; i < answers->len; i++)
    {
      int answer = g_array_index (answers, int, i);

      if (answer == XQ_ANSWER_MISSING || (answer >= (int) instrument->least && answer <= (int) instrument->most))
        continue;
      g_set_error (error, XQ_INSTRUMENT_ERROR, XQ_INSTRUMENT_ERROR_ANSWERS,
                   _("Item %u: the answer is %d, and only %u to %u can be."), i + 1, answer, instrument->least,
                   instrument->most);
      return FALSE;
    }
  return TRUE;
}

static int
answer_of (const GArray *answers,
           guint         item)
{
  return g_array_index (answers, int, item - 1);
}

static gboolean
counts_backwards (const XqScale *scale,
                  guint          item)
{
  for (guint i = 0; i < scale->reversed->len; i++)
    if (g_array_index (scale->reversed, guint, i) == item)
      return TRUE;
  return FALSE;
}

static gint64
divide_half_up (gint64 number,
                gint64 by)
{
  return (2 * number + by) / (2 * by);
}

static XqScore
score_scale (const XqInstrument *instrument,
             const XqScale      *scale,
             const GArray       *answers)
{
  XqScore score = { .scale = scale };
  gint64 n_items = (gint64) scale->items->len;
  gint64 answered = 0;
  gint64 sum = 0;

  for (guint i = 0; i < scale->items->len; i++)
    {
      guint item = g_array_index (scale->items, guint, i);
      int answer = answer_of (answers, item);

      if (answer == XQ_ANSWER_MISSING)
        continue;
      answered++;
      sum += counts_backwards (scale, item) ? (gint64) instrument->least + (gint64) instrument->most - answer : answer;
    }
  if (n_items - answered > (gint64) scale->missing)
    return score;

  score.scored = TRUE;
  if (scale->method == XQ_SCORE_MEAN)
    score.score = divide_half_up (sum * (gint64) scale->times * 100, answered);
  else
    score.score = divide_half_up (sum * n_items, answered) * (gint64) scale->times * 100;
  for (guint i = 0; i < scale->bands->len; i++)
    {
      const XqBand *band = g_ptr_array_index (scale->bands, i);

      if (score.score >= band->from)
        score.band = band;
    }
  return score;
}

/* Returns whether the sheet counts. */
static gboolean
check_validity (const XqInstrument *instrument,
                const GArray       *answers,
                GPtrArray          *flags)
{
  static char validity_missing[] = "validity_missing";
  guint sum = 0;
  guint missing = 0;

  for (guint i = 0; i < instrument->validity->len; i++)
    {
      int answer = answer_of (answers, g_array_index (instrument->validity, guint, i));

      if (answer == XQ_ANSWER_MISSING)
        missing++;
      else
        sum += (guint) answer;
    }
  if (instrument->validity->len > 0 && sum >= instrument->void_from)
    return FALSE;
  if (missing > 0 && sum + missing * instrument->most >= instrument->void_from)
    g_ptr_array_add (flags, validity_missing);
  return TRUE;
}

XqScoredSheet *
xq_score_sheet (const XqInstrument  *instrument,
                const GArray        *answers,
                GError             **error)
{
  XqScoredSheet *sheet;

  g_return_val_if_fail (instrument != NULL && answers != NULL, NULL);

  if (!check_answers (instrument, answers, error))
    return NULL;

  sheet = g_new0 (XqScoredSheet, 1);
  sheet->scores = g_array_new (FALSE, FALSE, sizeof (XqScore));
  sheet->flags = g_ptr_array_new ();
  for (guint i = 0; i < instrument->flags->len; i++)
    {
      XqSheetFlag *flag = g_ptr_array_index (instrument->flags, i);
      int answer = answer_of (answers, flag->item);

      if (answer >= (int) flag->from)
        g_ptr_array_add (sheet->flags, flag->id);
      else if (answer == XQ_ANSWER_MISSING && flag->missing != NULL)
        g_ptr_array_add (sheet->flags, flag->missing);
    }
  sheet->valid = check_validity (instrument, answers, sheet->flags);
  for (guint i = 0; sheet->valid && i < instrument->scales->len; i++)
    {
      XqScore score = score_scale (instrument, g_ptr_array_index (instrument->scales, i), answers);

      g_array_append_val (sheet->scores, score);
    }
  return sheet;
}
