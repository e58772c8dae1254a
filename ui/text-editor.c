/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "text-editor.h"

struct _XqTextEditor
{
  XqFieldEditor  parent_instance;

  GtkEntry      *entry;
};

G_DEFINE_FINAL_TYPE (XqTextEditor, xq_text_editor, XQ_TYPE_FIELD_EDITOR)

static void
xq_text_editor_describe (XqFieldEditor *editor,
                         XqDesk        *desk,
                         const XqField *field)
{
  XqTextEditor *self = XQ_TEXT_EDITOR (editor);

  (void) desk;
  if (field->type == XQ_FIELD_TIME)
    gtk_entry_set_placeholder_text (self->entry, "16:50");
  if (field->type == XQ_FIELD_INTEGER)
    gtk_entry_set_input_purpose (self->entry, GTK_INPUT_PURPOSE_DIGITS);
}

/* Input methods give full-width digits and colons where plain ones are meant. */
static char *
make_plain (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (plain, c >= 0xff10 && c <= 0xff1a ? c - 0xff10 + '0' : c);
    }
  return g_strstrip (g_string_free (plain, FALSE));
}

static char *
xq_text_editor_dup_value (XqFieldEditor *editor)
{
  XqTextEditor *self = XQ_TEXT_EDITOR (editor);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *plain = NULL;

  if (xq_field_editor_get_field (editor)->type == XQ_FIELD_TEXT)
    return g_strdup (text);
  plain = make_plain (text);
  /* 9:05 is typed, 09:05 is kept. */
  if (xq_field_editor_get_field (editor)->type == XQ_FIELD_TIME && plain[0] != '\0' && plain[1] == ':')
    return g_strconcat ("0", plain, NULL);
  return g_steal_pointer (&plain);
}

static void
xq_text_editor_set_value (XqFieldEditor *editor,
                          const char    *value)
{
  gtk_editable_set_text (GTK_EDITABLE (XQ_TEXT_EDITOR (editor)->entry), value);
}

static void
xq_text_editor_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_text_editor_parent_class)->dispose (object);
}

static void
xq_text_editor_class_init (XqTextEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  XqFieldEditorClass *editor_class = XQ_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_text_editor_dispose;
  editor_class->describe = xq_text_editor_describe;
  editor_class->dup_value = xq_text_editor_dup_value;
  editor_class->set_value = xq_text_editor_set_value;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/text-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, XqTextEditor, entry);
  gtk_widget_class_bind_template_callback (widget_class, xq_field_editor_note_edited);
}

static void
xq_text_editor_init (XqTextEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
