/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 *   session-play
 *
 * A desktop and a login service on the bus of this session, for scripts: each line
 * of the standard input is something that they say; "registered" and "waiting"
 * are answered with how it stands. "ready" when the names are owned.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "session-mock.h"

typedef struct
{
  SessionMock *mock;
  GMainLoop   *loop;
} Play;

static gboolean
line_cb (GIOChannel   *channel,
         GIOCondition  condition,
         gpointer      user_data)
{
  Play *play = user_data;
  g_autofree char *line = NULL;

  (void) condition;
  if (g_io_channel_read_line (channel, &line, NULL, NULL, NULL) != G_IO_STATUS_NORMAL)
    {
      g_main_loop_quit (play->loop);
      return G_SOURCE_REMOVE;
    }
  g_strstrip (line);
  if (g_str_equal (line, "registered"))
    printf ("%u\n", session_mock_n_registered (play->mock));
  else if (g_str_equal (line, "waiting"))
    printf ("%s\n", session_mock_is_waiting (play->mock) ? "yes" : "no");
  else
    printf ("%s\n", session_mock_say (play->mock, line) ? "said" : "unknown");
  fflush (stdout);
  return G_SOURCE_CONTINUE;
}

int
main (void)
{
  const char *address = g_getenv ("DBUS_SESSION_BUS_ADDRESS");
  g_autoptr (GIOChannel) channel = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Play play = { NULL, loop };

  if (address == NULL)
    {
      g_printerr ("session-play: there is no bus\n");
      return EXIT_FAILURE;
    }
  play.mock = session_mock_new (address);
  channel = g_io_channel_unix_new (0);
  g_io_add_watch (channel, G_IO_IN | G_IO_HUP, line_cb, &play);
  puts ("ready");
  fflush (stdout);
  g_main_loop_run (loop);
  session_mock_free (play.mock);
  return EXIT_SUCCESS;
}
