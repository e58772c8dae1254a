/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "session-sheet.h"

struct _XqSessionSheet
{
  AdwBin         parent_instance;

  XqPastPanel   *past;
  XqSafetySteps *safety_steps;
  GtkLabel      *teacher_hint;
  GtkExpander   *teacher_expander;
  GtkExpander   *others_expander;
  GtkExpander   *points_expander;
  GtkBox        *unplaced;
};

G_DEFINE_FINAL_TYPE (XqSessionSheet, xq_session_sheet, ADW_TYPE_BIN)

/* The template has a place called like each of these fields. */
static const char *const fields[] = {
  "student", "client", "source", "form", "place", "held_on", "started_at", "minutes", "theme", "safety", "level",
  "secrecy_explained", "private", "narrative", "agreement", "next_step", "next_on", "to_teacher", "to_teacher_student",
  "participants", "key_points", NULL
};

gboolean
xq_session_sheet_place (XqSessionSheet *self,
                        const char     *field,
                        GtkWidget      *row)
{
  g_return_val_if_fail (XQ_IS_SESSION_SHEET (self) && field != NULL && GTK_IS_WIDGET (row), FALSE);

  if (!g_strv_contains (fields, field))
    {
      gtk_box_append (self->unplaced, row);
      return FALSE;
    }
  adw_bin_set_child (ADW_BIN (gtk_widget_get_template_child (GTK_WIDGET (self), XQ_TYPE_SESSION_SHEET, field)), row);
  return TRUE;
}

XqPastPanel *
xq_session_sheet_get_past (XqSessionSheet *self)
{
  g_return_val_if_fail (XQ_IS_SESSION_SHEET (self), NULL);

  return self->past;
}

XqSafetySteps *
xq_session_sheet_get_safety (XqSessionSheet *self)
{
  g_return_val_if_fail (XQ_IS_SESSION_SHEET (self), NULL);

  return self->safety_steps;
}

void
xq_session_sheet_say_message (XqSessionSheet *self,
                              const char     *hint)
{
  g_return_if_fail (XQ_IS_SESSION_SHEET (self) && hint != NULL);

  gtk_label_set_text (self->teacher_hint, hint);
}

void
xq_session_sheet_open (XqSessionSheet *self,
                       gboolean        message,
                       gboolean        others,
                       gboolean        points)
{
  g_return_if_fail (XQ_IS_SESSION_SHEET (self));

  gtk_expander_set_expanded (self->teacher_expander, message);
  gtk_expander_set_expanded (self->others_expander, others);
  gtk_expander_set_expanded (self->points_expander, points);
}

static void
xq_session_sheet_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_session_sheet_parent_class)->dispose (object);
}

static void
xq_session_sheet_class_init (XqSessionSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_session_sheet_dispose;

  g_type_ensure (XQ_TYPE_PAST_PANEL);
  g_type_ensure (XQ_TYPE_SAFETY_STEPS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/session-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, XqSessionSheet, past);
  gtk_widget_class_bind_template_child (widget_class, XqSessionSheet, safety_steps);
  gtk_widget_class_bind_template_child (widget_class, XqSessionSheet, teacher_hint);
  gtk_widget_class_bind_template_child (widget_class, XqSessionSheet, teacher_expander);
  gtk_widget_class_bind_template_child (widget_class, XqSessionSheet, others_expander);
  gtk_widget_class_bind_template_child (widget_class, XqSessionSheet, points_expander);
  gtk_widget_class_bind_template_child (widget_class, XqSessionSheet, unplaced);
  for (guint i = 0; fields[i] != NULL; i++)
    gtk_widget_class_bind_template_child_full (widget_class, fields[i], FALSE, 0);
}

static void
xq_session_sheet_init (XqSessionSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqSessionSheet *
xq_session_sheet_new (void)
{
  return g_object_new (XQ_TYPE_SESSION_SHEET, NULL);
}
