/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "moment-editor.h"

#include "store/moment.h"

struct _XqMomentEditor
{
  XqFieldEditor  parent_instance;

  char          *today;
  char          *value;     /* what it was filled with: to the second */
  char          *shown;     /* how that is written */
  GtkEditable   *entry;
};

G_DEFINE_FINAL_TYPE (XqMomentEditor, xq_moment_editor, XQ_TYPE_FIELD_EDITOR)

static void
xq_moment_editor_describe (XqFieldEditor *editor,
                           XqDesk        *desk,
                           const XqField *field)
{
  (void) field;
  XQ_MOMENT_EDITOR (editor)->today = g_strdup (xq_desk_get_today (desk));
}

/* What nobody changed keeps its seconds; what is no moment stays as it was typed. */
static char *
xq_moment_editor_dup_value (XqFieldEditor *editor)
{
  XqMomentEditor *self = XQ_MOMENT_EDITOR (editor);
  const char *text = gtk_editable_get_text (self->entry);
  char *moment;

  if (self->shown != NULL && g_str_equal (text, self->shown))
    return g_strdup (self->value);
  moment = xq_moment_read (text, self->today);
  return moment != NULL ? moment : g_strdup (text);
}

static void
xq_moment_editor_set_value (XqFieldEditor *editor,
                            const char    *value)
{
  XqMomentEditor *self = XQ_MOMENT_EDITOR (editor);
  gint64 moment;

  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->shown, g_free);
  if (g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, &moment, NULL))
    {
      self->value = g_strdup (value);
      self->shown = xq_moment_dup_text (moment);
    }
  gtk_editable_set_text (self->entry, self->shown != NULL ? self->shown : value);
}

static void
xq_moment_editor_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_moment_editor_parent_class)->dispose (object);
}

static void
xq_moment_editor_finalize (GObject *object)
{
  XqMomentEditor *self = XQ_MOMENT_EDITOR (object);

  g_free (self->today);
  g_free (self->value);
  g_free (self->shown);

  G_OBJECT_CLASS (xq_moment_editor_parent_class)->finalize (object);
}

static void
xq_moment_editor_class_init (XqMomentEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  XqFieldEditorClass *editor_class = XQ_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_moment_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_moment_editor_finalize;
  editor_class->describe = xq_moment_editor_describe;
  editor_class->dup_value = xq_moment_editor_dup_value;
  editor_class->set_value = xq_moment_editor_set_value;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/moment-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, XqMomentEditor, entry);
  gtk_widget_class_bind_template_callback (widget_class, xq_field_editor_note_edited);
}

static void
xq_moment_editor_init (XqMomentEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
