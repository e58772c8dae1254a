/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <unistd.h>

#include <gio/gunixfdlist.h>
#include <glib/gi18n-lib.h>

#include "session-watch.h"

#define LOGIN "org.freedesktop.login1"
#define LOGIN_PATH "/org/freedesktop/login1"
#define LOGIN_MANAGER "org.freedesktop.login1.Manager"
#define LOGIN_SESSION "org.freedesktop.login1.Session"

/* The session that the caller belongs to, or the one that its user looks at. */
#define OWN_SESSION_PATH "/org/freedesktop/login1/session/auto"

struct _XqSessionWatch
{
  GObject          parent_instance;

  GCancellable    *cancellable;
  GDBusConnection *session;
  GDBusConnection *system;
  GArray          *session_signals;   /* guint, subscriptions */
  GArray          *system_signals;
  gboolean         wants_delay;
  int              delay;             /* as long as it is open, the computer waits; -1 */
};

G_DEFINE_FINAL_TYPE (XqSessionWatch, xq_session_watch, G_TYPE_OBJECT)

enum
{
  AWAY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Desktops call their screen lock by their own name, and all of them say the same:
 * ActiveChanged (b). */
static const char *const screen_locks[] = {
  "org.freedesktop.ScreenSaver",
  "org.gnome.ScreenSaver",
  "org.cinnamon.ScreenSaver",
  "org.mate.ScreenSaver",
  "org.xfce.ScreenSaver",
};

/* Except one. */
#define UKUI_LOCK "org.ukui.ScreenSaver"

static void
say_away (XqSessionWatch *self,
          const char     *why)
{
  g_debug ("The computer leaves its person: %s", why);
  g_signal_emit (self, signals[AWAY], 0);
}

/* ActiveChanged (b), PrepareForSleep (b), PrepareForShutdown (b): true is the
 * beginning. */
static void
begins_cb (GDBusConnection *connection,
           const char      *sender,
           const char      *path,
           const char      *interface,
           const char      *name,
           GVariant        *parameters,
           gpointer         user_data)
{
  gboolean begins = FALSE;

  (void) connection;
  (void) sender;
  (void) path;
  (void) interface;
  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (parameters, "(b)", &begins);
  if (begins)
    say_away (user_data, name);
}

static void
lock_cb (GDBusConnection *connection,
         const char      *sender,
         const char      *path,
         const char      *interface,
         const char      *name,
         GVariant        *parameters,
         gpointer         user_data)
{
  (void) connection;
  (void) sender;
  (void) path;
  (void) interface;
  (void) parameters;
  say_away (user_data, name);
}

/* A desktop whose screen lock has no name of its own on the bus hints at it in its
 * session; a session that is no longer active has given the screen to another. */
static void
session_changed_cb (GDBusConnection *connection,
                    const char      *sender,
                    const char      *path,
                    const char      *interface,
                    const char      *name,
                    GVariant        *parameters,
                    gpointer         user_data)
{
  g_autoptr (GVariant) changed = NULL;
  gboolean locked = FALSE;
  gboolean active = TRUE;

  (void) connection;
  (void) sender;
  (void) path;
  (void) interface;
  (void) name;
  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(sa{sv}as)")))
    return;
  changed = g_variant_get_child_value (parameters, 1);
  (void) g_variant_lookup (changed, "LockedHint", "b", &locked);
  (void) g_variant_lookup (changed, "Active", "b", &active);
  if (locked || !active)
    say_away (user_data, locked ? "LockedHint" : "Active");
}

static void
listen (XqSessionWatch      *self,
        GDBusConnection     *connection,
        GArray              *subscriptions,
        const char          *sender,
        const char          *interface,
        const char          *name,
        const char          *path,
        const char          *first,
        GDBusSignalCallback  callback)
{
  guint id = g_dbus_connection_signal_subscribe (connection, sender, interface, name, path, first,
                                                 G_DBUS_SIGNAL_FLAGS_NONE, callback, self, NULL);

  g_array_append_val (subscriptions, id);
}

/* (transfer full) (nullable): the bus; that there is none is no fault of this program's. */
static GDBusConnection *
finish_bus (GAsyncResult *result,
            const char   *unheard)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection = g_bus_get_finish (result, &error);

  if (connection == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("%s cannot be heard: %s", unheard, error->message);
  return connection;
}

static void
session_bus_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (XqSessionWatch) self = user_data;
  g_autoptr (GDBusConnection) connection = finish_bus (result, "The desktop's screen lock");

  (void) source;
  if (connection == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (screen_locks); i++)
    listen (self, connection, self->session_signals, screen_locks[i], screen_locks[i], "ActiveChanged", NULL, NULL, begins_cb);
  listen (self, connection, self->session_signals, UKUI_LOCK, UKUI_LOCK, "lock", NULL, NULL, lock_cb);
  self->session = g_steal_pointer (&connection);
}

/* --- the login service --- */

static void
delayed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (XqSessionWatch) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GUnixFDList) descriptors = NULL;
  g_autoptr (GVariant) answer = NULL;
  gint32 handle;

  answer = g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), &descriptors, result, &error);
  if (answer != NULL)
    {
      g_variant_get (answer, "(h)", &handle);
      self->delay = descriptors != NULL ? g_unix_fd_list_get (descriptors, handle, &error) : -1;
    }
  if (self->delay < 0 && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("Sleep will not wait until everything is locked: %s", error != NULL ? error->message : "no descriptor");
}

static void
ask_for_delay (XqSessionWatch *self)
{
  g_dbus_connection_call_with_unix_fd_list (self->system, LOGIN, LOGIN_PATH, LOGIN_MANAGER, "Inhibit",
                                            g_variant_new ("(ssss)", "sleep:shutdown", _("Xinqing"),
                                                           _("What is half written is kept, and the records are locked"), "delay"),
                                            G_VARIANT_TYPE ("(h)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL,
                                            self->cancellable, delayed_cb, g_object_ref (self));
}

void
xq_session_watch_delay_sleep (XqSessionWatch *self)
{
  g_return_if_fail (XQ_IS_SESSION_WATCH (self));

  if (self->wants_delay)
    return;
  self->wants_delay = TRUE;
  if (self->system != NULL)
    ask_for_delay (self);
}

static void
session_found_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (XqSessionWatch) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  const char *path;

  if (answer == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("This program's login session is not known: %s", error->message);
      return;
    }
  g_variant_get (answer, "(&o)", &path);
  listen (self, self->system, self->system_signals, LOGIN, LOGIN_SESSION, "Lock", path, NULL, lock_cb);
  listen (self, self->system, self->system_signals, LOGIN, "org.freedesktop.DBus.Properties", "PropertiesChanged", path,
          LOGIN_SESSION, session_changed_cb);
}

/* Signals come from the session's own path, never from that which means "mine". */
static void
session_named_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (XqSessionWatch) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr (GVariant) value = NULL;
  const char *id = g_getenv ("XDG_SESSION_ID");

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer != NULL)
    {
      g_variant_get (answer, "(v)", &value);
      if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
        id = g_variant_get_string (value, NULL);
    }
  if (id == NULL)
    {
      g_message ("This program's login session is not known: %s", error != NULL ? error->message : "no name");
      return;
    }
  g_dbus_connection_call (self->system, LOGIN, LOGIN_PATH, LOGIN_MANAGER, "GetSession", g_variant_new ("(s)", id),
                          G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->cancellable, session_found_cb,
                          g_object_ref (self));
}

static void
system_bus_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (XqSessionWatch) self = user_data;
  g_autoptr (GDBusConnection) connection = finish_bus (result, "Sleep and shutdown");

  (void) source;
  if (connection == NULL)
    return;
  listen (self, connection, self->system_signals, LOGIN, LOGIN_MANAGER, "PrepareForSleep", LOGIN_PATH, NULL, begins_cb);
  listen (self, connection, self->system_signals, LOGIN, LOGIN_MANAGER, "PrepareForShutdown", LOGIN_PATH, NULL, begins_cb);
  self->system = g_steal_pointer (&connection);

  if (self->wants_delay)
    ask_for_delay (self);
  g_dbus_connection_call (self->system, LOGIN, OWN_SESSION_PATH, "org.freedesktop.DBus.Properties", "Get",
                          g_variant_new ("(ss)", LOGIN_SESSION, "Id"), G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NO_AUTO_START,
                          -1, self->cancellable, session_named_cb, g_object_ref (self));
}

gboolean
xq_session_watch_is_listening (XqSessionWatch *self,
                               GBusType        bus)
{
  g_return_val_if_fail (XQ_IS_SESSION_WATCH (self), FALSE);

  return (bus == G_BUS_TYPE_SYSTEM ? self->system : self->session) != NULL;
}

static void
stop_listening (GDBusConnection *connection,
                GArray          *subscriptions)
{
  for (guint i = 0; connection != NULL && i < subscriptions->len; i++)
    g_dbus_connection_signal_unsubscribe (connection, g_array_index (subscriptions, guint, i));
  g_array_set_size (subscriptions, 0);
}

static void
xq_session_watch_dispose (GObject *object)
{
  XqSessionWatch *self = XQ_SESSION_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  stop_listening (self->session, self->session_signals);
  stop_listening (self->system, self->system_signals);
  g_clear_object (&self->session);
  g_clear_object (&self->system);
  if (self->delay >= 0)
    (void) close (self->delay);
  self->delay = -1;

  G_OBJECT_CLASS (xq_session_watch_parent_class)->dispose (object);
}

static void
xq_session_watch_finalize (GObject *object)
{
  XqSessionWatch *self = XQ_SESSION_WATCH (object);

  g_object_unref (self->cancellable);
  g_array_unref (self->session_signals);
  g_array_unref (self->system_signals);

  G_OBJECT_CLASS (xq_session_watch_parent_class)->finalize (object);
}

static void
xq_session_watch_class_init (XqSessionWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = xq_session_watch_dispose;
  object_class->finalize = xq_session_watch_finalize;

  signals[AWAY] = g_signal_new ("away", XQ_TYPE_SESSION_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
xq_session_watch_init (XqSessionWatch *self)
{
  self->cancellable = g_cancellable_new ();
  self->session_signals = g_array_new (FALSE, FALSE, sizeof (guint));
  self->system_signals = g_array_new (FALSE, FALSE, sizeof (guint));
  self->delay = -1;
}

XqSessionWatch *
xq_session_watch_new (void)
{
  XqSessionWatch *self = g_object_new (XQ_TYPE_SESSION_WATCH, NULL);

  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, session_bus_cb, g_object_ref (self));
  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, system_bus_cb, g_object_ref (self));
  return self;
}
