/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "year-turn-work.h"

XqYearWork *
xq_year_work_ref (XqYearWork *work)
{
  g_atomic_ref_count_inc (&work->references);
  return work;
}

void
xq_year_work_unref (XqYearWork *work)
{
  if (!g_atomic_ref_count_dec (&work->references))
    return;
  xq_year_turn_free (work->turn);
  g_clear_object (&work->file);
  g_free (work);
}

void
xq_year_answer_free (XqYearAnswer *answer)
{
  if (answer == NULL)
    return;
  g_clear_pointer (&answer->work, xq_year_work_unref);
  g_clear_pointer (&answer->findings, g_ptr_array_unref);
  xq_import_report_free (answer->report);
  g_free (answer);
}

static void
progress_cb (double   fraction,
             gpointer data)
{
  XqYearWork *work = data;

  g_atomic_int_set (&work->permille, (int) (fraction * 1000));
}

static gboolean
read_plan (XqStore       *store,
           XqYearAnswer  *answer,
           GError       **error)
{
  XqYearTurn *turn = xq_year_turn_read (store, NULL, error);

  if (turn == NULL)
    return FALSE;
  answer->work = g_new0 (XqYearWork, 1);
  g_atomic_ref_count_init (&answer->work->references);
  answer->work->turn = turn;
  answer->findings = xq_year_turn_check (store, turn, error);
  return answer->findings != NULL && xq_year_turn_is_undoable (store, &answer->undoable, error);
}

gpointer
xq_year_read (XqStore       *store,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (XqYearAnswer) answer = g_new0 (XqYearAnswer, 1);

  (void) data;
  (void) cancellable;
  return read_plan (store, answer, error) ? g_steal_pointer (&answer) : NULL;
}

gpointer
xq_year_check (XqStore       *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  XqYearWork *work = data;
  g_autoptr (XqYearAnswer) answer = g_new0 (XqYearAnswer, 1);

  if (work->file != NULL)
    {
      answer->report = xq_reshuffle_read (store, work->turn, work->file, progress_cb, work, cancellable, error);
      g_clear_object (&work->file);
      if (answer->report == NULL)
        return NULL;
    }
  answer->findings = xq_year_turn_check (store, work->turn, error);
  return answer->findings != NULL ? g_steal_pointer (&answer) : NULL;
}

gpointer
xq_year_do (XqStore       *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  XqYearWork *work = data;
  g_autoptr (XqYearAnswer) answer = g_new0 (XqYearAnswer, 1);

  return xq_year_turn_do (store, work->turn, progress_cb, work, cancellable, &answer->done, error) ? g_steal_pointer (&answer)
                                                                                                   : NULL;
}

gpointer
xq_year_undo (XqStore       *store,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (XqYearAnswer) answer = g_new0 (XqYearAnswer, 1);

  (void) data;
  return xq_year_turn_undo (store, &answer->undone, cancellable, error) && read_plan (store, answer, error)
           ? g_steal_pointer (&answer) : NULL;
}
