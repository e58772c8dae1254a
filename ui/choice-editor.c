/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "choice-editor.h"

#include "school/room-guide.h"

struct _XqChoiceEditor
{
  XqFieldEditor  parent_instance;

  GPtrArray     *codes;     /* of the list's entries; "" for none */
  GtkDropDown   *list;
  GtkStringList *titles;
};

G_DEFINE_FINAL_TYPE (XqChoiceEditor, xq_choice_editor, XQ_TYPE_FIELD_EDITOR)

/* The items of a guide are choices too, which its file names. */
static const XqChoice *
get_choices (const XqField *field)
{
  return field->choices != NULL ? field->choices : xq_room_guide_get_choices (field);
}

static void
add_entry (XqChoiceEditor *self,
           const char     *code,
           const char     *title)
{
  g_ptr_array_add (self->codes, g_strdup (code));
  gtk_string_list_append (self->titles, title);
}

static void
xq_choice_editor_describe (XqFieldEditor *editor,
                           XqDesk        *desk,
                           const XqField *field)
{
  XqChoiceEditor *self = XQ_CHOICE_EDITOR (editor);

  (void) desk;
  if (!(field->flags & XQ_FIELD_REQUIRED) || field->initial == NULL)
    add_entry (self, "", "—");
  if (field->type == XQ_FIELD_FLAG)
    {
      add_entry (self, "1", _("yes"));
      add_entry (self, "0", _("no"));
    }
  else
    for (const XqChoice *choice = get_choices (field); choice->code != NULL; choice++)
      if (!choice->retired)
        add_entry (self, choice->code, _(choice->title));
  gtk_drop_down_set_selected (self->list, 0);
}

static char *
xq_choice_editor_dup_value (XqFieldEditor *editor)
{
  XqChoiceEditor *self = XQ_CHOICE_EDITOR (editor);
  guint selected = gtk_drop_down_get_selected (self->list);

  return selected < self->codes->len ? g_strdup (g_ptr_array_index (self->codes, selected)) : NULL;
}

/* A choice that is no longer offered stays readable in what is corrected. */
static void
xq_choice_editor_set_value (XqFieldEditor *editor,
                            const char    *value)
{
  XqChoiceEditor *self = XQ_CHOICE_EDITOR (editor);
  const XqField *field = xq_field_editor_get_field (editor);
  const XqChoice *choice;
  guint index;

  if (!g_ptr_array_find_with_equal_func (self->codes, value, g_str_equal, &index))
    {
      choice = get_choices (field) != NULL ? xq_choices_find (get_choices (field), value) : NULL;
      index = self->codes->len;
      add_entry (self, value, choice != NULL ? _(choice->title) : value);
    }
  gtk_drop_down_set_selected (self->list, index);
}

/* The list is closed: arrows go through the choices where they stand, a digit takes
 * the choice of that number, 0 none. */
static gboolean
key_pressed_cb (XqChoiceEditor  *self,
                guint            key,
                guint            code,
                GdkModifierType  state)
{
  guint selected = gtk_drop_down_get_selected (self->list);
  guint first = self->codes->len > 0 && *(const char *) g_ptr_array_index (self->codes, 0) == '\0' ? 0 : 1;
  int digit = g_unichar_digit_value (gdk_keyval_to_unicode (key));
  guint wanted;

  (void) code;
  if (GTK_IS_POPOVER (gtk_widget_get_focus_child (GTK_WIDGET (self->list))) ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (digit >= 0 && (guint) digit >= first)
    wanted = (guint) digit - first;
  else if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    wanted = selected + 1;
  else if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    wanted = selected > 0 ? selected - 1 : 0;
  else
    return GDK_EVENT_PROPAGATE;
  if (wanted < self->codes->len)
    gtk_drop_down_set_selected (self->list, wanted);
  return GDK_EVENT_STOP;
}

static void
xq_choice_editor_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_choice_editor_parent_class)->dispose (object);
}

static void
xq_choice_editor_finalize (GObject *object)
{
  g_ptr_array_unref (XQ_CHOICE_EDITOR (object)->codes);

  G_OBJECT_CLASS (xq_choice_editor_parent_class)->finalize (object);
}

static void
xq_choice_editor_class_init (XqChoiceEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  XqFieldEditorClass *editor_class = XQ_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_choice_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_choice_editor_finalize;
  editor_class->describe = xq_choice_editor_describe;
  editor_class->dup_value = xq_choice_editor_dup_value;
  editor_class->set_value = xq_choice_editor_set_value;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/choice-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, XqChoiceEditor, list);
  gtk_widget_class_bind_template_child (widget_class, XqChoiceEditor, titles);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, xq_field_editor_note_edited);
}

static void
xq_choice_editor_init (XqChoiceEditor *self)
{
  self->codes = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
