/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The watch on the desktop's session, before services of the test's own: no
 * display, no school. */

#include <locale.h>

#include "session-mock.h"
#include "session-watch.h"

static GTestDBus *bus;
static SessionMock *mock;

static void
count_cb (gpointer watch,
          guint   *n)
{
  (void) watch;
  (*n)++;
}

static gboolean
woken_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
tick_cb (gpointer user_data)
{
  (void) user_data;
  return G_SOURCE_CONTINUE;
}

/* Some of what is waited for happens in other threads, and wakes nobody here. */
#define WAIT(condition)                                                              \
  G_STMT_START                                                                       \
    {                                                                                \
      gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;                    \
      guint tick = g_timeout_add (10, tick_cb, NULL);                                \
                                                                                     \
      while (!(condition) && g_get_monotonic_time () < end)                          \
        g_main_context_iteration (NULL, TRUE);                                       \
      g_source_remove (tick);                                                        \
      g_assert_true (condition);                                                     \
    }                                                                                \
  G_STMT_END

/* Long enough for a message that is on its way between two ends of one process. */
static void
let_pass (void)
{
  gboolean over = FALSE;

  g_timeout_add (200, woken_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static XqSessionWatch *
begin (guint *n)
{
  XqSessionWatch *watch = xq_session_watch_new ();
  guint before = session_mock_n_asked (mock);

  *n = 0;
  g_signal_connect (watch, "away", G_CALLBACK (count_cb), n);
  WAIT (xq_session_watch_is_listening (watch, G_BUS_TYPE_SESSION) && xq_session_watch_is_listening (watch, G_BUS_TYPE_SYSTEM) &&
        session_mock_n_asked (mock) > before);
  let_pass ();
  return watch;
}

static void
test_event (gconstpointer what)
{
  g_autoptr (XqSessionWatch) watch = NULL;
  guint n;

  watch = begin (&n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (session_mock_say (mock, what));
  WAIT (n > 0);
  let_pass ();
  g_assert_cmpuint (n, ==, 1);
}

static void
test_nothing (void)
{
  static const char *const harmless[] = { "wake", "unlock-screen", "other-session", "other-change" };
  g_autoptr (XqSessionWatch) watch = NULL;
  guint n;

  watch = begin (&n);
  for (guint i = 0; i < G_N_ELEMENTS (harmless); i++)
    g_assert_true (session_mock_say (mock, harmless[i]));
  let_pass ();
  g_assert_cmpuint (n, ==, 0);
  /* It does hear them. */
  g_assert_true (session_mock_say (mock, "sleep"));
  WAIT (n == 1);
}

static void
test_delay (void)
{
  g_autoptr (XqSessionWatch) watch = NULL;
  guint n;

  watch = begin (&n);
  g_assert_false (session_mock_is_waiting (mock));
  xq_session_watch_delay_sleep (watch);
  WAIT (session_mock_is_waiting (mock));
  g_clear_object (&watch);
  WAIT (!session_mock_is_waiting (mock));
}

/* Asked for before the bus has answered, it is not forgotten. */
static void
test_early_delay (void)
{
  g_autoptr (XqSessionWatch) watch = xq_session_watch_new ();

  xq_session_watch_delay_sleep (watch);
  WAIT (session_mock_is_waiting (mock));
}

static void
test_dropped (void)
{
  XqSessionWatch *watch;
  guint n;

  watch = begin (&n);
  g_assert_true (session_mock_say (mock, "sleep"));
  WAIT (n == 1);
  g_assert_finalize_object (watch);
  g_assert_true (session_mock_say (mock, "sleep"));
  let_pass ();
  g_assert_cmpuint (n, ==, 1);
}

/* In a process of its own: a bus once found is remembered. */
static void
test_no_bus (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (XqSessionWatch) watch = NULL;

      g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/session", TRUE);
      g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent/system", TRUE);
      watch = xq_session_watch_new ();
      xq_session_watch_delay_sleep (watch);
      let_pass ();
      g_assert_false (xq_session_watch_is_listening (watch, G_BUS_TYPE_SESSION));
      g_assert_false (xq_session_watch_is_listening (watch, G_BUS_TYPE_SYSTEM));
      g_assert_finalize_object (g_steal_pointer (&watch));
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

int
main (int   argc,
      char *argv[])
{
  int status;

  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  if (!g_test_subprocess ())
    {
      bus = g_test_dbus_new (G_TEST_DBUS_NONE);
      g_test_dbus_up (bus);
      g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", g_test_dbus_get_bus_address (bus), TRUE);
      mock = session_mock_new (g_test_dbus_get_bus_address (bus));
    }

  for (const char *const *event = session_mock_get_events (); *event != NULL; event++)
    {
      g_autofree char *path = g_strconcat ("/session-watch/event/", *event, NULL);

      g_test_add_data_func (path, *event, test_event);
    }
  g_test_add_func ("/session-watch/no-reason", test_nothing);
  g_test_add_func ("/session-watch/sleep-waits", test_delay);
  g_test_add_func ("/session-watch/sleep-waits-early", test_early_delay);
  g_test_add_func ("/session-watch/dropped", test_dropped);
  g_test_add_func ("/session-watch/no-bus", test_no_bus);
  status = g_test_run ();

  if (mock != NULL)
    {
      session_mock_free (mock);
      g_test_dbus_stop (bus);
      g_object_unref (bus);
    }
  return status;
}
