/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include "school/crisis-running.h"
#include "school/crisis-stamp-private.h"
#include "school/guardian-doubt.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/settings.h"
#include "store/letters.h"
#include "store/moment.h"
#include "store/uid.h"

static void
step_free (XqCrisisStep *step)
{
  g_free (step->step);
  g_free (step->note);
  g_free (step);
}

void
xq_crisis_running_free (XqCrisisRunning *running)
{
  if (running == NULL)
    return;
  g_free (running->event);
  g_free (running->record);
  g_ptr_array_unref (running->steps);
  g_free (running);
}

XqCrisisRunning *
xq_crisis_running_new (void)
{
  XqCrisisRunning *running = g_new0 (XqCrisisRunning, 1);

  running->event = xq_uid_new ();
  running->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  return running;
}

static void
add_step (XqCrisisRunning *running,
          const char      *code,
          gint64           at,
          const char      *note)
{
  XqCrisisStep *step = g_new0 (XqCrisisStep, 1);

  step->step = g_strdup (code);
  step->at = at;
  step->note = g_strdup (note);
  g_ptr_array_add (running->steps, step);
}

static int
compare_steps (gconstpointer first,
               gconstpointer second)
{
  const XqCrisisStep *one = *(const XqCrisisStep *const *) first;
  const XqCrisisStep *other = *(const XqCrisisStep *const *) second;

  return one->at < other->at ? -1 : one->at > other->at;
}

static gboolean
first_moment (XqStore  *store,
              gint64   *first,
              GError  **error)
{
  g_autofree char *now = xq_moment_of (xq_store_get_today (store));
  gint64 hours;

  if (!xq_setting_integer (store, "crisis.same_event_hours", &hours, error))
    return FALSE;
  *first = (now != NULL ? g_ascii_strtoll (now, NULL, 10) : 0) - hours * 3600;
  return TRUE;
}

/* The newest event that is still open. */
static XqCrisisRunning *
read_event (XqStore     *store,
            const char  *event,
            GError     **error)
{
  g_autoptr (XqCrisisRunning) running = xq_crisis_running_new ();
  g_autoptr (XqRecord) record = NULL;
  g_autofree char *newest = NULL;
  g_autofree char *since = NULL;
  gint64 first;
  GPtrArray *timeline;

  if (event == NULL)
    {
      if (!first_moment (store, &first, error))
        return NULL;
      since = g_strdup_printf ("%" G_GINT64_FORMAT, first);
      if (!xq_question (store,
                        "SELECT e.uid FROM visible_crisis_event e WHERE e.withdrawn = 0 AND e.closed_on IS NULL "
                        "AND (e.found_at >= CAST (?1 AS INTEGER) OR EXISTS (SELECT 1 FROM visible_crisis_event_timeline t "
                        "WHERE t.record = e.uid AND t.at >= CAST (?1 AS INTEGER))) ORDER BY e.found_at DESC, e.id DESC LIMIT 1",
                        &newest, error, since, NULL, NULL))
        return NULL;
      event = newest;
    }
  if (event == NULL)
    return g_steal_pointer (&running);
  record = xq_crisis_find_event (store, event, error);
  if (record == NULL)
    return NULL;
  g_free (running->event);
  running->event = g_strdup (event);
  running->record = g_strdup (xq_record_get_uid (record));
  if (running->record == NULL)
    return g_steal_pointer (&running);
  running->in_doubt = xq_crisis_is_in_doubt (record);
  timeline = xq_record_get_parts (record, "timeline");
  for (guint i = 0; i < timeline->len; i++)
    {
      const XqRecord *step = g_ptr_array_index (timeline, i);

      add_step (running, xq_record_get (step, "step"), xq_record_get_integer (step, "at"), xq_record_get (step, "note"));
    }
  return g_steal_pointer (&running);
}

/* What this account wrote itself, which it may read again. */
static XqCrisisRunning *
read_own_letters (XqStore     *store,
                  const char  *event,
                  GError     **error)
{
  g_autoptr (XqCrisisRunning) running = xq_crisis_running_new ();
  g_autoptr (GPtrArray) letters = xq_store_list_own_letters (store, NULL, error);
  g_autofree char *wanted = g_strdup (event);
  gint64 newest;

  if (letters == NULL || !first_moment (store, &newest, error))
    return NULL;
  for (guint pass = event != NULL ? 1 : 0; pass < 2; pass++)
    for (guint i = 0; i < letters->len; i++)
      {
        const XqReceivedLetter *letter = g_ptr_array_index (letters, i);
        g_autoptr (XqCrisisStamp) stamp = NULL;
        g_autofree char *at = NULL;
        gint64 moment;

        if (g_strcmp0 (letter->writer, xq_store_get_me (store)) != 0)
          continue;
        stamp = xq_crisis_read_letter (store, letter, &at);
        if (stamp == NULL)
          continue;
        moment = g_ascii_strtoll (at, NULL, 10);
        if (pass == 0)
          {
            if (moment < newest)
              continue;
            newest = moment;
            g_free (wanted);
            wanted = g_strdup (stamp->event);
          }
        else if (g_strcmp0 (stamp->event, wanted) == 0)
          {
            running->in_doubt = running->in_doubt || stamp->suspects_home;
            if (stamp->step != NULL || stamp->note != NULL)
              add_step (running, stamp->step != NULL ? stamp->step : "other", moment, stamp->note);
          }
      }
  if (wanted != NULL)
    {
      g_free (running->event);
      running->event = g_steal_pointer (&wanted);
    }
  g_ptr_array_sort (running->steps, compare_steps);
  return g_steal_pointer (&running);
}

XqCrisisRunning *
xq_crisis_running (XqStore     *store,
                   const char  *event,
                   GError     **error)
{
  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  return xq_crisis_may_write (store) ? read_event (store, event, error) : read_own_letters (store, event, error);
}
