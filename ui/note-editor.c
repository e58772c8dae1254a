/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "note-editor.h"

struct _XqNoteEditor
{
  XqFieldEditor      parent_instance;

  GtkScrolledWindow *scroller;
  GtkTextView       *view;
  GtkTextBuffer     *buffer;
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

void
xq_note_editor_enlarge (XqNoteEditor *self,
                        int           height)
{
  g_return_if_fail (XQ_IS_NOTE_EDITOR (self) && height > 0);

  gtk_scrolled_window_set_max_content_height (self->scroller, -1);
  gtk_scrolled_window_set_min_content_height (self->scroller, height);
}

void
xq_note_editor_focus (XqNoteEditor *self)
{
  g_return_if_fail (XQ_IS_NOTE_EDITOR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
xq_note_editor_go_to_heading (XqNoteEditor *self,
                              const char   *heading)
{
  g_autofree char *mark = NULL;
  GtkTextIter start;
  GtkTextIter found;
  GtkTextIter end;

  g_return_if_fail (XQ_IS_NOTE_EDITOR (self) && heading != NULL);

  mark = g_strdup_printf (_("%s: %s"), heading, "");
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  if (gtk_text_iter_forward_search (&start, mark, GTK_TEXT_SEARCH_TEXT_ONLY, &found, &end, NULL))
    gtk_text_buffer_place_cursor (self->buffer, &end);
  else
    {
      gtk_text_buffer_get_end_iter (self->buffer, &end);
      if (gtk_text_iter_get_line_offset (&end) > 0)
        gtk_text_buffer_insert (self->buffer, &end, "\n", -1);
      gtk_text_buffer_insert (self->buffer, &end, mark, -1);
      gtk_text_buffer_place_cursor (self->buffer, &end);
    }
  gtk_text_view_scroll_to_mark (self->view, gtk_text_buffer_get_insert (self->buffer), 0.1, FALSE, 0, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
xq_note_editor_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

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
  gtk_widget_class_bind_template_child (widget_class, XqNoteEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, XqNoteEditor, view);
  gtk_widget_class_bind_template_child (widget_class, XqNoteEditor, buffer);
  gtk_widget_class_bind_template_callback (widget_class, xq_field_editor_note_edited);
}

static void
xq_note_editor_init (XqNoteEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
