/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <gio/gio.h>

#include "worker.h"

/* Programs with a window of their own, each from its start. They lie beside this
 * one and say what they have reached. */

#define ROWS "100000"

static char *own_folder;
static char *school;

/* Returns: the value that the program says with @wanted, or how long that took from
 * its start if it says 0 */
static double
run (const char *wanted,
     const char *program,
     const char *first,
     const char *second,
     const char *third)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (own_folder, program, NULL);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  double value = -1;
  char *line;

  work_start ();
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, path, first, second, third, NULL);
  if (process == NULL)
    g_error ("%s", error->message);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  while (value < 0 && (line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL)
    {
      double seconds = work_seconds ();
      g_auto (GStrv) words = g_strsplit (line, " ", 2);

      if (g_str_equal (words[0], wanted) && words[1] != NULL)
        {
          value = g_ascii_strtod (words[1], NULL);
          if (!(value > 0))
            value = seconds;
        }
      g_free (line);
    }
  if (!g_subprocess_wait (process, NULL, &error))
    g_error ("%s", error->message);
  return value;
}

static double
measure_start (gint64 *count)
{
  *count = 1;
  return run ("frame", "bench-real-window", "--today", "2025-06-30", school);
}

static double
measure_empty (gint64 *count)
{
  *count = 1;
  return run ("frame", "bench-empty-window", NULL, NULL, NULL);
}

#define LIST_WORK(name, list, wanted)                    \
  static double                                          \
  measure_##name (gint64 *count)                         \
  {                                                      \
    *count = atoi (ROWS);                                \
    return run (wanted, "bench-list", list, ROWS, wanted); \
  }

LIST_WORK (list_frame, "ours", "frame")
LIST_WORK (list_show, "ours", "show")
LIST_WORK (list_scroll, "ours", "scroll")
LIST_WORK (list_work, "ours", "work")
LIST_WORK (list_memory, "ours", "memory")
LIST_WORK (plain_frame, "plain", "frame")
LIST_WORK (plain_show, "plain", "show")
LIST_WORK (plain_scroll, "plain", "scroll")
LIST_WORK (plain_memory, "plain", "memory")

static const Work works[] = {
  { "start-window", measure_start },
  { "empty-window", measure_empty },
  { "list-frame", measure_list_frame },
  { "list-show", measure_list_show },
  { "list-scroll", measure_list_scroll },
  { "list-work", measure_list_work },
  { "list-memory", measure_list_memory },
  { "plain-frame", measure_plain_frame },
  { "plain-show", measure_plain_show },
  { "plain-scroll", measure_plain_scroll },
  { "plain-memory", measure_plain_memory },
  { NULL }
};

/* bench-start FOLDER */
int
main (int   argc,
      char *argv[])
{
  int status;

  g_assert_cmpint (argc, ==, 2);
  own_folder = g_path_get_dirname (argv[0]);
  school = g_build_filename (argv[1], "school.xinqing", NULL);
  if (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL)
    return work_refuse ("there is no display");
  status = work_serve (works);
  g_free (own_folder);
  g_free (school);
  return status;
}
