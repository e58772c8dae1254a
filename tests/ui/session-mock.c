/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <gio/gunixfdlist.h>
#include <glib-unix.h>

#include "session-mock.h"

#define LOGIN "org.freedesktop.login1"
#define LOGIN_PATH "/org/freedesktop/login1"
#define AUTO_PATH "/org/freedesktop/login1/session/auto"
#define OWN_PATH "/org/freedesktop/login1/session/_33"
#define OTHER_PATH "/org/freedesktop/login1/session/c7"
#define MANAGER "org.gnome.SessionManager"
#define MANAGER_PATH "/org/gnome/SessionManager"
#define CLIENT_PATH "/org/gnome/SessionManager/Client1"

struct _SessionMock
{
  GDBusConnection *connection;
  int              waiting;     /* our end of the descriptor that was given out; -1 */
  guint            n_asked;
  guint            n_registered;
};

static const char description[] =
  "<node>"
  " <interface name='org.freedesktop.login1.Manager'>"
  "  <method name='Inhibit'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
  "   <arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='h' direction='out'/></method>"
  "  <method name='GetSession'><arg type='s' direction='in'/><arg type='o' direction='out'/></method>"
  " </interface>"
  " <interface name='org.freedesktop.login1.Session'><property name='Id' type='s' access='read'/></interface>"
  " <interface name='org.gnome.ScreenSaver'><method name='GetActive'><arg type='b' direction='out'/></method></interface>"
  " <interface name='org.gnome.SessionManager'>"
  "  <method name='RegisterClient'><arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='o' direction='out'/></method>"
  " </interface>"
  " <interface name='org.gnome.SessionManager.ClientPrivate'>"
  "  <method name='EndSessionResponse'><arg type='b' direction='in'/><arg type='s' direction='in'/></method>"
  "  <signal name='QueryEndSession'><arg type='u'/></signal>"
  " </interface>"
  "</node>";

static void
inhibit (SessionMock           *mock,
         GVariant              *parameters,
         GDBusMethodInvocation *invocation)
{
  g_autoptr (GUnixFDList) descriptors = NULL;
  g_autoptr (GError) error = NULL;
  const char *what, *mode;
  int ends[2];

  g_variant_get (parameters, "(&s&s&s&s)", &what, NULL, NULL, &mode);
  g_assert_cmpstr (what, ==, "sleep:shutdown");
  g_assert_cmpstr (mode, ==, "delay");
  g_assert_true (g_unix_open_pipe (ends, FD_CLOEXEC, &error));
  if (mock->waiting >= 0)
    close (mock->waiting);
  mock->waiting = ends[0];
  descriptors = g_unix_fd_list_new_from_array (&ends[1], 1);
  g_dbus_method_invocation_return_value_with_unix_fd_list (invocation, g_variant_new ("(h)", 0), descriptors);
}

static void
called_cb (GDBusConnection       *connection,
           const char            *sender,
           const char            *path,
           const char            *interface,
           const char            *method,
           GVariant              *parameters,
           GDBusMethodInvocation *invocation,
           gpointer               user_data)
{
  SessionMock *mock = user_data;
  const char *id;

  (void) connection;
  (void) sender;
  (void) path;
  (void) interface;
  if (g_str_equal (method, "Inhibit"))
    {
      inhibit (mock, parameters, invocation);
      return;
    }
  if (g_str_equal (method, "GetSession"))
    {
      g_variant_get (parameters, "(&s)", &id);
      g_assert_cmpstr (id, ==, "3");
      mock->n_asked++;
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", OWN_PATH));
      return;
    }
  if (g_str_equal (method, "GetActive"))
    {
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(b)", FALSE));
      return;
    }
  if (g_str_equal (method, "RegisterClient"))
    {
      mock->n_registered++;
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", CLIENT_PATH));
      return;
    }
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static GVariant *
read_cb (GDBusConnection  *connection,
         const char       *sender,
         const char       *path,
         const char       *interface,
         const char       *property,
         GError          **error,
         gpointer          user_data)
{
  (void) connection;
  (void) sender;
  (void) path;
  (void) interface;
  (void) property;
  (void) error;
  (void) user_data;
  return g_variant_new_string ("3");
}

static const GDBusInterfaceVTable vtable = { called_cb, read_cb, NULL, { NULL } };

static void
offer (SessionMock   *mock,
       GDBusNodeInfo *node,
       const char    *path,
       const char    *interface)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_register_object (mock->connection, path, g_dbus_node_info_lookup_interface (node, interface), &vtable,
                                     mock, NULL, &error);
  g_assert_no_error (error);
}

static void
own (SessionMock *mock,
     const char  *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = NULL;

  answer = g_dbus_connection_call_sync (mock->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                        "RequestName", g_variant_new ("(su)", name, 4u), G_VARIANT_TYPE ("(u)"),
                                        G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

SessionMock *
session_mock_new (const char *address)
{
  static const char *const names[] = {
    LOGIN, MANAGER, "org.gnome.ScreenSaver", "org.freedesktop.ScreenSaver", "org.ukui.ScreenSaver",
  };
  SessionMock *mock = g_new0 (SessionMock, 1);
  g_autoptr (GDBusNodeInfo) node = NULL;
  g_autoptr (GError) error = NULL;

  mock->waiting = -1;
  mock->connection = g_dbus_connection_new_for_address_sync (address,
                                                             G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                             G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                             NULL, NULL, &error);
  g_assert_no_error (error);
  node = g_dbus_node_info_new_for_xml (description, &error);
  g_assert_no_error (error);
  offer (mock, node, LOGIN_PATH, "org.freedesktop.login1.Manager");
  offer (mock, node, AUTO_PATH, "org.freedesktop.login1.Session");
  offer (mock, node, MANAGER_PATH, "org.gnome.SessionManager");
  offer (mock, node, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver");
  offer (mock, node, CLIENT_PATH, "org.gnome.SessionManager.ClientPrivate");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    own (mock, names[i]);
  return mock;
}

void
session_mock_free (SessionMock *mock)
{
  if (mock->waiting >= 0)
    close (mock->waiting);
  g_dbus_connection_close_sync (mock->connection, NULL, NULL);
  g_object_unref (mock->connection);
  g_free (mock);
}

static const char *const events[] = {
  "sleep", "shutdown", "lock-session", "hint", "inactive", "gnome-screen", "freedesktop-screen", "ukui-screen", NULL
};

const char *const *
session_mock_get_events (void)
{
  return events;
}

static GVariant *
changed (const char *property,
         gboolean    value)
{
  GVariantBuilder properties;

  g_variant_builder_init (&properties, G_VARIANT_TYPE ("a{sv}"));
  g_variant_builder_add (&properties, "{sv}", property, g_variant_new_boolean (value));
  return g_variant_new ("(sa{sv}as)", "org.freedesktop.login1.Session", &properties, NULL);
}

gboolean
session_mock_say (SessionMock *mock,
                  const char  *what)
{
  static const struct
  {
    const char *what;
    const char *path;
    const char *interface;
    const char *signal;
    const char *property; /* of a signal that speaks of one */
    int         value;    /* -1: none */
  } all[] = {
    { "sleep", LOGIN_PATH, LOGIN ".Manager", "PrepareForSleep", NULL, TRUE },
    { "wake", LOGIN_PATH, LOGIN ".Manager", "PrepareForSleep", NULL, FALSE },
    { "shutdown", LOGIN_PATH, LOGIN ".Manager", "PrepareForShutdown", NULL, TRUE },
    { "lock-session", OWN_PATH, LOGIN ".Session", "Lock", NULL, -1 },
    { "other-session", OTHER_PATH, LOGIN ".Session", "Lock", NULL, -1 },
    { "hint", OWN_PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged", "LockedHint", TRUE },
    { "inactive", OWN_PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged", "Active", FALSE },
    { "other-change", OWN_PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged", "IdleHint", TRUE },
    { "gnome-screen", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", NULL, TRUE },
    { "freedesktop-screen", "/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", NULL, TRUE },
    { "ukui-screen", "/", "org.ukui.ScreenSaver", "lock", NULL, -1 },
    { "unlock-screen", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", NULL, FALSE },
  };
  g_autoptr (GError) error = NULL;

  if (g_str_equal (what, "end"))
    {
      g_dbus_connection_emit_signal (mock->connection, NULL, CLIENT_PATH, MANAGER ".ClientPrivate", "QueryEndSession",
                                     g_variant_new ("(u)", 0u), &error);
      g_assert_no_error (error);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      if (!g_str_equal (all[i].what, what))
        continue;
      g_dbus_connection_emit_signal (mock->connection, NULL, all[i].path, all[i].interface, all[i].signal,
                                     all[i].property != NULL ? changed (all[i].property, all[i].value)
                                     : all[i].value >= 0     ? g_variant_new ("(b)", all[i].value)
                                                             : NULL,
                                     &error);
      g_assert_no_error (error);
      return TRUE;
    }
  return FALSE;
}

/* Whoever let go closed his end. */
gboolean
session_mock_is_waiting (SessionMock *mock)
{
  struct pollfd end = { mock->waiting, POLLIN, 0 };

  return mock->waiting >= 0 && poll (&end, 1, 0) == 0;
}

guint
session_mock_n_asked (SessionMock *mock)
{
  return mock->n_asked;
}

guint
session_mock_n_registered (SessionMock *mock)
{
  return mock->n_registered;
}
