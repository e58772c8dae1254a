/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "idle-watch.h"

struct _XqIdleWatch
{
  GObject              parent_instance;

  GtkWidget           *widget;      /* borrowed, cleared when it goes */
  GtkEventController  *controller;  /* borrowed from the widget */
  gint64               touched_at;  /* boottime: a desk that slept was idle */
  gint64               limit;
  guint                source;
};

G_DEFINE_FINAL_TYPE (XqIdleWatch, xq_idle_watch, G_TYPE_OBJECT)

enum
{
  IDLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The monotonic clock stands still while a computer sleeps; a lid that was
 * closed over lunch must lock as well. */
static gint64
now (void)
{
  struct timespec at;

  if (clock_gettime (CLOCK_BOOTTIME, &at) != 0)
    return g_get_monotonic_time ();
  return at.tv_sec * G_USEC_PER_SEC + at.tv_nsec / 1000;
}

/* Looking every few seconds costs less than moving a timer at every movement of
 * the pointer. */
static gboolean
look_cb (gpointer user_data)
{
  XqIdleWatch *self = user_data;

  if (now () - self->touched_at < self->limit)
    return G_SOURCE_CONTINUE;
  self->source = 0;
  g_signal_emit (self, signals[IDLE], 0);
  return G_SOURCE_REMOVE;
}

void
xq_idle_watch_touch (XqIdleWatch *self)
{
  g_return_if_fail (XQ_IS_IDLE_WATCH (self));

  self->touched_at = now ();
  if (self->source == 0)
    self->source = g_timeout_add_seconds (2, look_cb, self);
}

static gboolean
event_cb (XqIdleWatch *self,
          GdkEvent    *event)
{
  switch (gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
    case GDK_BUTTON_PRESS:
    case GDK_MOTION_NOTIFY:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN:
    case GDK_TOUCH_UPDATE:
    case GDK_PAD_BUTTON_PRESS:
      xq_idle_watch_touch (self);
      break;

    default:
      break;
    }
  return GDK_EVENT_PROPAGATE;
}

void
xq_idle_watch_set_minutes (XqIdleWatch *self,
                           guint        minutes)
{
  g_return_if_fail (XQ_IS_IDLE_WATCH (self) && minutes > 0);

  self->limit = (gint64) minutes * 60 * G_USEC_PER_SEC;
  xq_idle_watch_touch (self);
}

static void
xq_idle_watch_dispose (GObject *object)
{
  XqIdleWatch *self = XQ_IDLE_WATCH (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->widget != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->controller, self);
      gtk_widget_remove_controller (self->widget, self->controller);
    }
  g_clear_weak_pointer (&self->widget);

  G_OBJECT_CLASS (xq_idle_watch_parent_class)->dispose (object);
}

static void
xq_idle_watch_class_init (XqIdleWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xq_idle_watch_dispose;

  signals[IDLE] = g_signal_new ("idle", XQ_TYPE_IDLE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
xq_idle_watch_init (XqIdleWatch *self)
{
  (void) self;
}

XqIdleWatch *
xq_idle_watch_new (GtkWidget *widget,
                   guint      minutes)
{
  XqIdleWatch *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = g_object_new (XQ_TYPE_IDLE_WATCH, NULL);
  g_set_weak_pointer (&self->widget, widget);
  self->controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (self->controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (self->controller, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (widget, self->controller);
  xq_idle_watch_set_minutes (self, minutes);
  return self;
}
