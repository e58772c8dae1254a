/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gio/gio.h>

#include "goals.h"

/* bench ROUNDS FOLDER PROGRAM...
 *
 * Asks the program and each peer for its works, round by round, each time in
 * the other order, and prints how they compare: on a shared machine a time
 * says little, but the ratio of two neighbours a lot. The status is 1 where
 * two that should have found the same did not. Whether a goal is reached is
 * printed, never a failure.
 *
 * With XINQING_BENCH_ONLY set, only the works whose titles contain that. */

#define OURS "bench-xinqing"

typedef struct
{
  GSubprocess      *process;
  GOutputStream    *questions;
  GDataInputStream *answers;
} Worker;

typedef struct
{
  gboolean  ok;
  double    value;
  gint64    count;
  char     *words;   /* why not, if not ok; else what is said of it, maybe nothing */
} Answer;

static const char *folder;
static char **programs;
static GHashTable *workers;  /* program name -> Worker */

static void
worker_free (Worker *worker)
{
  (void) g_output_stream_close (worker->questions, NULL, NULL);
  (void) g_subprocess_wait (worker->process, NULL, NULL);
  g_object_unref (worker->answers);
  g_object_unref (worker->process);
  g_free (worker);
}

static Worker *
worker_new (const char *name)
{
  g_autoptr (GError) error = NULL;
  Worker *worker = g_new0 (Worker, 1);
  const char *path = NULL;

  for (guint i = 0; programs[i] != NULL && path == NULL; i++)
    {
      g_autofree char *base = g_path_get_basename (programs[i]);

      if (g_str_equal (base, name))
        path = programs[i];
    }
  if (path == NULL)
    g_error ("%s was not given", name);
  worker->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, path, folder, NULL);
  if (worker->process == NULL)
    g_error ("%s", error->message);
  worker->questions = g_subprocess_get_stdin_pipe (worker->process);
  worker->answers = g_data_input_stream_new (g_subprocess_get_stdout_pipe (worker->process));
  return worker;
}

static Answer
worker_ask (Worker     *worker,
            const char *work)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *question = g_strconcat (work, "\n", NULL);
  g_autofree char *line = NULL;
  g_auto (GStrv) words = NULL;
  Answer answer = { 0 };

  if (!g_output_stream_write_all (worker->questions, question, strlen (question), NULL, NULL, &error) ||
      !g_output_stream_flush (worker->questions, NULL, &error))
    g_error ("%s: %s", work, error->message);
  line = g_data_input_stream_read_line (worker->answers, NULL, NULL, &error);
  if (line == NULL)
    g_error ("%s: %s", work, error != NULL ? error->message : "no answer");

  words = g_strsplit (line, " ", 4);
  if (g_strv_length (words) < 3 || !g_str_equal (words[0], work))
    g_error ("%s: unexpected answer: %s", work, line);
  answer.ok = !g_str_equal (words[1], "none");
  answer.words = answer.ok ? g_strdup (words[3] != NULL ? words[3] : "") : g_strjoinv (" ", words + 2);
  answer.value = g_ascii_strtod (words[1], NULL);
  answer.count = g_ascii_strtoll (words[2], NULL, 10);
  if (answer.ok && !(answer.value > 0))
    g_error ("%s: took no time", work);
  return answer;
}

/* Who has the school open; one at a time can. */
static const char *const holders[] = { OURS, "bench-window", NULL };

static Answer
ask (const char *program,
     const char *work,
     gboolean    fresh)
{
  Worker *worker;
  Answer answer;

  if (g_strv_contains (holders, program))
    for (guint i = 0; holders[i] != NULL; i++)
      if (fresh || !g_str_equal (program, holders[i]))
        g_hash_table_remove (workers, holders[i]);
  if (fresh)
    {
      worker = worker_new (program);
      answer = worker_ask (worker, work);
      worker_free (worker);
      return answer;
    }
  worker = g_hash_table_lookup (workers, program);
  if (worker == NULL)
    {
      worker = worker_new (program);
      g_hash_table_insert (workers, g_strdup (program), worker);
    }
  return worker_ask (worker, work);
}

static int
compare_values (gconstpointer first,
                gconstpointer second)
{
  double one = *(const double *) first;
  double other = *(const double *) second;

  return one < other ? -1 : one > other;
}

static double
least (GArray *values)
{
  g_array_sort (values, compare_values);
  return g_array_index (values, double, 0);
}

static double
median (GArray *values)
{
  g_array_sort (values, compare_values);
  return values->len % 2 == 1 ? g_array_index (values, double, values->len / 2)
                              : (g_array_index (values, double, values->len / 2 - 1) +
                                 g_array_index (values, double, values->len / 2)) / 2;
}

static char *
format_value (double value,
              Unit   unit)
{
  switch (unit)
    {
    case UNIT_MEGABYTES:
      return g_strdup_printf ("%.0f MB", value);
    case UNIT_KILOBYTES:
      return g_strdup_printf ("%.1f KB", value);
    case UNIT_A_SECOND:
      return g_strdup_printf ("%.2f /s", value);
    case UNIT_SECONDS:
    default:
      return value < 0.001 ? g_strdup_printf ("%.0f µs", value * 1e6)
           : value < 1 ? g_strdup_printf (value < 0.1 ? "%.2f ms" : "%.0f ms", value * 1e3)
                       : g_strdup_printf ("%.2f s", value);
    }
}

static char *
format_pair (GArray *values,
             Unit    unit)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (values->len == 0)
    return g_strdup ("-");
  one = format_value (least (values), unit);
  other = format_value (median (values), unit);
  return g_strdup_printf ("%s / %s", one, other);
}

/* In columns of the terminal: Chinese takes none here, but µ is two bytes. */
static void
print_cell (const char *text,
            int         width)
{
  int length = (int) g_utf8_strlen (text, -1);

  printf ("%s%*s", text, MAX (1, width - length), "");
}

static void
print_line (const char *title,
            const char *ours,
            const char *peer,
            const char *theirs,
            const char *ratio,
            const char *goal,
            const char *reached)
{
  print_cell (title, 46);
  print_cell (ours, 22);
  print_cell (peer, 36);
  print_cell (theirs, 22);
  print_cell (ratio, 10);
  print_cell (goal, 10);
  printf ("%s\n", reached);
  fflush (stdout);
}

static char *
format_goal (const Goal *goal)
{
  g_autofree char *most = NULL;

  switch (goal->kind)
    {
    case GOAL_TIMES_FASTER:
    case GOAL_TIMES_SLOWER:
      return g_strdup_printf ("%s %g×", goal->kind == GOAL_TIMES_FASTER ? "≥" : "≤", goal->goal);
    case GOAL_AT_MOST:
      most = format_value (goal->goal, goal->unit);
      return g_strconcat ("≤ ", most, NULL);
    case GOAL_NONE:
    default:
      return g_strdup ("");
    }
}

static const char *
judge (const Goal *goal,
       GArray     *ours,
       GArray     *ratios)
{
  gboolean reached;

  if (goal->kind == GOAL_NONE)
    return "";
  if (goal->kind != GOAL_AT_MOST && ratios->len == 0)
    return "not measured";
  reached = goal->kind == GOAL_AT_MOST ? median (ours) <= goal->goal
          : goal->kind == GOAL_TIMES_FASTER ? median (ratios) >= goal->goal
                                            : median (ratios) <= goal->goal;
  return reached ? "reached" : "NOT reached";
}

/* Our number over the peer's where less than a multiple is promised, the
 * peer's over ours elsewhere. */
static gboolean
measure (const Goal *goal,
         guint       rounds)
{
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) theirs = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *reason = NULL;
  g_autofree char *said = NULL;
  const char *program = goal->program != NULL ? goal->program : OURS;
  g_autofree char *our_text = NULL;
  g_autofree char *their_text = NULL;
  g_autofree char *ratio_text = NULL;
  g_autofree char *goal_text = NULL;
  gboolean same = TRUE;

  if (goal->most_rounds > 0)
    rounds = MIN (rounds, goal->most_rounds);
  for (guint i = 0; i < rounds; i++)
    {
      gboolean peer_first = goal->peer != NULL && reason == NULL && i % 2 == 1;
      Answer peer = { 0 };
      Answer own;
      double ratio;

      if (peer_first)
        peer = ask (goal->peer, goal->peer_work, FALSE);
      own = ask (program, goal->work, goal->fresh);
      if (!own.ok)
        {
          print_line (goal->title, "-", own.words, "", "", "", "not measured");
          g_free (own.words);
          return TRUE;
        }
      g_array_append_val (ours, own.value);
      g_free (said);
      said = own.words;
      if (goal->peer == NULL || reason != NULL)
        continue;
      if (!peer_first)
        peer = ask (goal->peer, goal->peer_work, FALSE);
      if (!peer.ok)
        {
          reason = peer.words;
          continue;
        }
      g_free (peer.words);
      g_array_append_val (theirs, peer.value);
      ratio = goal->kind == GOAL_TIMES_FASTER ? peer.value / own.value : own.value / peer.value;
      g_array_append_val (ratios, ratio);
      if (goal->same && own.count != peer.count)
        {
          g_printerr ("%s: the program %" G_GINT64_FORMAT ", the peer %" G_GINT64_FORMAT "\n", goal->work, own.count, peer.count);
          same = FALSE;
        }
    }

  our_text = format_pair (ours, goal->unit);
  their_text = reason != NULL ? g_strdup (reason) : goal->peer != NULL ? format_pair (theirs, goal->unit) : g_strdup ("");
  ratio_text = ratios->len > 0 ? g_strdup_printf ("%.*f×", median (ratios) < 10 ? 2 : 0, median (ratios)) : g_strdup ("");
  goal_text = format_goal (goal);
  print_line (goal->title, our_text, goal->peer_title != NULL ? goal->peer_title : said, their_text, ratio_text, goal_text,
              same ? judge (goal, ours, ratios) : "NOT THE SAME");
  return same;
}

int
main (int   argc,
      char *argv[])
{
  gboolean same = TRUE;
  const char *only;
  guint rounds;

  if (argc < 4)
    g_error ("usage: bench ROUNDS FOLDER PROGRAM...");
  rounds = (guint) MAX (1, atoi (argv[1]));
  folder = argv[2];
  programs = argv + 3;
  workers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) worker_free);

  print_line ("work", "Xinqing: least / median", "beside", "least / median", "ratio", "goal", "");
  only = g_getenv ("XINQING_BENCH_ONLY");
  for (const Goal *goal = goals; goal->title != NULL; goal++)
    {
      if (only != NULL && strstr (goal->title, only) == NULL)
        continue;
      if (goal->work == NULL)
        print_line (goal->title, "-", goal->peer_title, "", "", "", "not measured");
      else
        same = measure (goal, rounds) && same;
    }
  g_hash_table_unref (workers);
  return same ? 0 : 1;
}
