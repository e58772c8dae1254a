/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "event-row.h"

#include "school/record-words.h"

struct _XqEventRow
{
  AdwActionRow   parent_instance;

  const XqKind  *kind;
  char          *record;
  GtkLabel      *day_label;
  GtkWidget     *signed_label;
};

G_DEFINE_FINAL_TYPE (XqEventRow, xq_event_row, ADW_TYPE_ACTION_ROW)

GtkWidget *
xq_event_row_new (const XqStudentEvent *event,
                  const char           *today)
{
  XqEventRow *self;
  g_autofree char *day = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  g_return_val_if_fail (event != NULL && today != NULL, NULL);

  self = g_object_new (XQ_TYPE_EVENT_ROW, NULL);
  self->kind = event->kind;
  self->record = g_strdup (event->uid);
  day = xq_day_words (event->day, today);
  gtk_label_set_text (self->day_label, day);
  title = g_markup_escape_text (_(event->kind->title), -1);
  subtitle = g_markup_escape_text (event->words, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_widget_set_visible (self->signed_label, event->is_signed);
  return GTK_WIDGET (self);
}

const XqKind *
xq_event_row_get_kind (XqEventRow *self)
{
  g_return_val_if_fail (XQ_IS_EVENT_ROW (self), NULL);

  return self->kind;
}

const char *
xq_event_row_get_record (XqEventRow *self)
{
  g_return_val_if_fail (XQ_IS_EVENT_ROW (self), NULL);

  return self->record;
}

static void
xq_event_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), XQ_TYPE_EVENT_ROW);

  G_OBJECT_CLASS (xq_event_row_parent_class)->dispose (object);
}

static void
xq_event_row_finalize (GObject *object)
{
  g_free (XQ_EVENT_ROW (object)->record);

  G_OBJECT_CLASS (xq_event_row_parent_class)->finalize (object);
}

static void
xq_event_row_class_init (XqEventRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_event_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_event_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/event-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XqEventRow, day_label);
  gtk_widget_class_bind_template_child (widget_class, XqEventRow, signed_label);
}

static void
xq_event_row_init (XqEventRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
