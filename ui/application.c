/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <signal.h>

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "application.h"
#include "desk.h"
#include "preferences.h"
#include "window.h"

struct _XqApplication
{
  AdwApplication  parent_instance;

  char           *today;
  XqDesk         *desk;
  XqPreferences  *preferences;
  XqWindow       *window;       /* borrowed, cleared when it goes */
  GArray         *signals;      /* guint, sources of the process' signals */
  char           *next_vault;
  guint           watching;     /* a source, until drives are watched */
};

#define DRIVES_AFTER 2   /* seconds */

G_DEFINE_FINAL_TYPE (XqApplication, xq_application, ADW_TYPE_APPLICATION)

GStrv
xq_application_dup_next (XqApplication *self,
                         const char    *program)
{
  g_autoptr (GStrvBuilder) builder = NULL;

  g_return_val_if_fail (XQ_IS_APPLICATION (self) && program != NULL, NULL);

  if (self->next_vault == NULL)
    return NULL;
  builder = g_strv_builder_new ();
  g_strv_builder_add (builder, program);
  if (self->today != NULL)
    g_strv_builder_add_many (builder, "--today", self->today, NULL);
  g_strv_builder_add (builder, self->next_vault);
  return g_strv_builder_end (builder);
}

static void
locked_cb (XqApplication *self)
{
  g_free (self->next_vault);
  self->next_vault = g_strdup (xq_desk_get_path (self->desk));
  g_application_quit (G_APPLICATION (self));
}

/* The desktop's service for drives may take its time to answer: not before the first
 * frame. */
static gboolean
watch_drives_cb (gpointer user_data)
{
  XqApplication *self = user_data;
  g_autoptr (GVolumeMonitor) drives = g_volume_monitor_get ();

  self->watching = 0;
  if (self->window != NULL)
    xq_window_watch_drives (self->window, drives);
  return G_SOURCE_REMOVE;
}

static void
show_window (XqApplication *self,
             const char    *path)
{
  if (self->window == NULL)
    {
      XqWindow *window = xq_window_new (GTK_APPLICATION (self), self->desk, self->preferences);

      g_set_weak_pointer (&self->window, window);
      g_signal_connect_object (window, "locked", G_CALLBACK (locked_cb), self, G_CONNECT_SWAPPED);
      xq_window_open (window, path);
      /* As large as the screen, which in a school is small. GTK on X asks for it
       * only of a window that is there. */
      gtk_window_present (GTK_WINDOW (window));
      gtk_window_maximize (GTK_WINDOW (window));
      self->watching = g_timeout_add_seconds (DRIVES_AFTER, watch_drives_cb, self);
      return;
    }
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
xq_application_activate (GApplication *application)
{
  show_window (XQ_APPLICATION (application), NULL);
}

static void
xq_application_open (GApplication *application,
                     GFile       **files,
                     int           n_files,
                     const char   *hint)
{
  (void) hint;
  show_window (XQ_APPLICATION (application), n_files > 0 ? g_file_peek_path (files[0]) : NULL);
}

static void
to_window (XqApplication *self,
           const char    *action)
{
  if (self->window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL);
}

static void
cover (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       user_data)
{
  (void) action;
  (void) parameter;
  to_window (user_data, "win.cover");
}

static void
lock (GSimpleAction *action,
      GVariant      *parameter,
      gpointer       user_data)
{
  XqApplication *self = user_data;

  (void) action;
  (void) parameter;
  if (self->window != NULL)
    xq_window_lock (self->window);
}

/* The desktop asks whether its session may end. It may, and nobody is waited for:
 * locking keeps what is half written. */
static void
query_end_cb (XqApplication *self)
{
  if (self->window != NULL)
    xq_window_lock (self->window);
}

/* Ended from outside, as an administrator or a shutdown does: as if closed. */
static gboolean
terminated_cb (gpointer user_data)
{
  XqApplication *self = user_data;

  if (self->window != NULL)
    gtk_window_close (GTK_WINDOW (self->window));
  return G_SOURCE_CONTINUE;
}

static void
quit (GSimpleAction *action,
      GVariant      *parameter,
      gpointer       user_data)
{
  XqApplication *self = user_data;

  (void) action;
  (void) parameter;
  if (self->window != NULL)
    gtk_window_close (GTK_WINDOW (self->window));
}

static void
about (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       user_data)
{
  XqApplication *self = user_data;

  (void) action;
  (void) parameter;
  adw_show_about_window (GTK_WINDOW (self->window),
                         "application-name", _("Xinqing"),
                         "application-icon", "org.xinqing.Xinqing",
                         "version", XQ_VERSION,
                         "comments", _("The records of a school's counselling room, encrypted, on this computer alone"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         NULL);
}

static const GActionEntry actions[] = {
  { "cover", cover, NULL, NULL, NULL },
  { "lock", lock, NULL, NULL, NULL },
  { "quit", quit, NULL, NULL, NULL },
  { "about", about, NULL, NULL, NULL },
};

static const int ends[] = { SIGTERM, SIGINT, SIGHUP };

static void
set_accelerator (XqApplication *self,
                 const char    *action,
                 const char    *accelerator)
{
  const char *accelerators[] = { accelerator, NULL };

  gtk_application_set_accels_for_action (GTK_APPLICATION (self), action, accelerators);
}

static void
xq_application_startup (GApplication *application)
{
  XqApplication *self = XQ_APPLICATION (application);

  G_APPLICATION_CLASS (xq_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name ("org.xinqing.Xinqing");
  self->preferences = xq_preferences_new ();
  self->desk = xq_desk_new (self->today);
  set_accelerator (self, "app.cover", "F12");
  set_accelerator (self, "app.lock", "<Control>l");
  set_accelerator (self, "app.quit", "<Control>q");
  g_signal_connect (self, "query-end", G_CALLBACK (query_end_cb), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      guint source = g_unix_signal_add (ends[i], terminated_cb, self);

      g_array_append_val (self->signals, source);
    }
}

static void
xq_application_shutdown (GApplication *application)
{
  XqApplication *self = XQ_APPLICATION (application);

  for (guint i = 0; i < self->signals->len; i++)
    g_source_remove (g_array_index (self->signals, guint, i));
  g_array_set_size (self->signals, 0);
  g_clear_handle_id (&self->watching, g_source_remove);
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  if (self->desk != NULL)
    {
      xq_desk_stop (self->desk);
      /* The last answers, whose callbacks hold what they were asked by. */
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }

  G_APPLICATION_CLASS (xq_application_parent_class)->shutdown (application);
}

static void
xq_application_finalize (GObject *object)
{
  XqApplication *self = XQ_APPLICATION (object);

  g_clear_weak_pointer (&self->window);
  g_array_unref (self->signals);
  g_clear_object (&self->desk);
  g_clear_object (&self->preferences);
  g_free (self->today);
  g_free (self->next_vault);

  G_OBJECT_CLASS (xq_application_parent_class)->finalize (object);
}

static void
xq_application_class_init (XqApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = xq_application_finalize;
  application_class->activate = xq_application_activate;
  application_class->open = xq_application_open;
  application_class->startup = xq_application_startup;
  application_class->shutdown = xq_application_shutdown;
}

static void
xq_application_init (XqApplication *self)
{
  const GOptionEntry entries[] = {
    { "today", 0, 0, G_OPTION_ARG_STRING, &self->today, N_("The day that the rules take for today"), "YYYY-MM-DD" },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };

  self->signals = g_array_new (FALSE, FALSE, sizeof (guint));
  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[SCHOOL’S FOLDER]"));
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

/* Not unique on the session's bus: the vault's own lock says who has a school
 * open, two schools may be open side by side, and a process that begins anew
 * would find its own name still taken. */
XqApplication *
xq_application_new (void)
{
  return g_object_new (XQ_TYPE_APPLICATION,
                       "application-id", "org.xinqing.Xinqing",
                       "flags", G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE,
                       "resource-base-path", "/org/xinqing/Xinqing",
                       "register-session", TRUE,
                       NULL);
}
