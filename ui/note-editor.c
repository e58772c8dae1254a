/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "note-editor.h"

struct _XqNoteEditor
{
  XqFieldEditor  parent_instance;

  GtkTextBuffer *buffer;
};

G_DEFINE_FINAL_TYPE (XqNoteEditor, xq_note_editor, XQ_TYPE_FIELD_EDITOR)

static void
xq_note_editor_describe (XqFieldEditor *editor,
                         XqDesk        *desk,
                         const XqField *field)
{
  (void) editor;
  (void) desk;
  (void) field;
}

static char *
xq_note_editor_dup_value (XqFieldEditor *editor)
{
  GtkTextBuffer *buffer = XQ_NOTE_EDITOR (editor)->buffer;
  g_autofree char *text = NULL;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return g_strdup (g_strchomp (text));
}

static void
xq_note_editor_set_value (XqFieldEditor *editor,
                          const char    *value)
{
  gtk_text_buffer_set_text (XQ_NOTE_EDITOR (editor)->buffer, value, -1);
}

static void
xq_note_editor_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), XQ_TYPE_NOTE_EDITOR);

  G_OBJECT_CLASS (xq_note_editor_parent_class)->dispose (object);
}

static void
xq_note_editor_class_init (XqNoteEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  XqFieldEditorClass *editor_class = XQ_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_note_editor_dispose;
  editor_class->describe = xq_note_editor_describe;
  editor_class->dup_value = xq_note_editor_dup_value;
  editor_class->set_value = xq_note_editor_set_value;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/note-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, XqNoteEditor, buffer);
  gtk_widget_class_bind_template_callback (widget_class, xq_field_editor_note_edited);
}

static void
xq_note_editor_init (XqNoteEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
