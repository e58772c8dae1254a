/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "flag-editor.h"

struct _XqFlagEditor
{
  XqFieldEditor   parent_instance;

  gboolean        was_empty;
  GtkCheckButton *button;
};

G_DEFINE_FINAL_TYPE (XqFlagEditor, xq_flag_editor, XQ_TYPE_FIELD_EDITOR)

static void
xq_flag_editor_describe (XqFieldEditor *editor,
                         XqDesk        *desk,
                         const XqField *field)
{
  XqFlagEditor *self = XQ_FLAG_EDITOR (editor);

  (void) desk;
  self->was_empty = TRUE;
  gtk_check_button_set_label (self->button, _(field->title));
}

/* What nobody has answered stays unanswered until it is ticked. */
static char *
xq_flag_editor_dup_value (XqFieldEditor *editor)
{
  XqFlagEditor *self = XQ_FLAG_EDITOR (editor);

  if (gtk_check_button_get_active (self->button))
    return g_strdup ("1");
  return g_strdup (self->was_empty ? "" : "0");
}

static void
xq_flag_editor_set_value (XqFieldEditor *editor,
                          const char    *value)
{
  XqFlagEditor *self = XQ_FLAG_EDITOR (editor);

  self->was_empty = *value == '\0';
  gtk_check_button_set_active (self->button, g_str_equal (value, "1"));
}

static void
toggled_cb (XqFlagEditor *self)
{
  xq_field_editor_note_edited (XQ_FIELD_EDITOR (self));
}

static void
xq_flag_editor_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), XQ_TYPE_FLAG_EDITOR);

  G_OBJECT_CLASS (xq_flag_editor_parent_class)->dispose (object);
}

static void
xq_flag_editor_class_init (XqFlagEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  XqFieldEditorClass *editor_class = XQ_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_flag_editor_dispose;
  editor_class->describe = xq_flag_editor_describe;
  editor_class->dup_value = xq_flag_editor_dup_value;
  editor_class->set_value = xq_flag_editor_set_value;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/flag-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, XqFlagEditor, button);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
xq_flag_editor_init (XqFlagEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
