/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "choices-editor.h"

struct _XqChoicesEditor
{
  XqFieldEditor  parent_instance;

  GPtrArray     *chosen;    /* codes in the order in which they were chosen */
  GPtrArray     *buttons;   /* borrowed, in the order of the choices */
  GtkFlowBox    *box;
  GtkMenuButton *folded;    /* NULL while all is in sight */
};

G_DEFINE_FINAL_TYPE (XqChoicesEditor, xq_choices_editor, XQ_TYPE_FIELD_EDITOR)

static const char *
code_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "code");
}

static void
say_chosen (XqChoicesEditor *self)
{
  const XqField *field = xq_field_editor_get_field (XQ_FIELD_EDITOR (self));
  g_autoptr (GString) words = g_string_new (NULL);

  if (self->folded == NULL)
    return;
  for (guint i = 0; i < self->chosen->len; i++)
    {
      const char *code = g_ptr_array_index (self->chosen, i);
      const XqChoice *choice = xq_choices_find (field->choices, code);

      g_string_append_printf (words, "%s%s", i > 0 ? C_("list", ", ") : "", choice != NULL ? _(choice->title) : code);
    }
  gtk_menu_button_set_label (self->folded, words->len > 0 ? words->str : _("Choose…"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->folded), words->str);
}

static void
toggled_cb (GtkWidget       *button,
            XqChoicesEditor *self)
{
  const char *code = code_of (button);
  guint index;

  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
    g_ptr_array_add (self->chosen, g_strdup (code));
  else if (g_ptr_array_find_with_equal_func (self->chosen, code, g_str_equal, &index))
    g_ptr_array_remove_index (self->chosen, index);
  say_chosen (self);
  xq_field_editor_note_edited (XQ_FIELD_EDITOR (self));
}

static void
xq_choices_editor_describe (XqFieldEditor *editor,
                            XqDesk        *desk,
                            const XqField *field)
{
  XqChoicesEditor *self = XQ_CHOICES_EDITOR (editor);

  (void) desk;
  for (const XqChoice *choice = field->choices; choice->code != NULL; choice++)
    {
      GtkWidget *button;

      if (choice->retired)
        continue;
      button = gtk_toggle_button_new_with_label (_(choice->title));
      g_object_set_data (G_OBJECT (button), "code", (gpointer) choice->code);
      g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_flow_box_append (self->box, button);
      g_ptr_array_add (self->buttons, button);
    }
}

static char *
xq_choices_editor_dup_value (XqFieldEditor *editor)
{
  XqChoicesEditor *self = XQ_CHOICES_EDITOR (editor);
  g_autoptr (GString) value = g_string_new (NULL);

  for (guint i = 0; i < self->chosen->len; i++)
    g_string_append_printf (value, "%s%s", i > 0 ? " " : "", (const char *) g_ptr_array_index (self->chosen, i));
  return g_string_free (g_steal_pointer (&value), FALSE);
}

static void
xq_choices_editor_set_value (XqFieldEditor *editor,
                             const char    *value)
{
  XqChoicesEditor *self = XQ_CHOICES_EDITOR (editor);
  g_auto (GStrv) codes = *value != '\0' ? g_strsplit (value, " ", -1) : g_new0 (char *, 1);

  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (self->buttons, i);

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), g_strv_contains ((const char *const *) codes, code_of (button)));
    }
  /* The order is the record's; a choice that is no longer offered stays in it. */
  g_ptr_array_set_size (self->chosen, 0);
  for (guint i = 0; codes[i] != NULL; i++)
    g_ptr_array_add (self->chosen, g_strdup (codes[i]));
  say_chosen (self);
}

/* A digit takes the choice of that number or gives it back, folded or not. */
static gboolean
key_pressed_cb (XqChoicesEditor *self,
                guint            key,
                guint            code,
                GdkModifierType  state)
{
  int digit = g_unichar_digit_value (gdk_keyval_to_unicode (key));
  GtkToggleButton *button;

  (void) code;
  if (digit < 1 || (guint) digit > self->buttons->len ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  button = g_ptr_array_index (self->buttons, (guint) digit - 1);
  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
  return GDK_EVENT_STOP;
}

/* The cursor comes to the button's place first: Space and Enter mean the button. */
static void
child_activated_cb (XqChoicesEditor *self,
                    GtkFlowBoxChild *child)
{
  GtkToggleButton *button = GTK_TOGGLE_BUTTON (gtk_flow_box_child_get_child (child));

  (void) self;
  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}

void
xq_choices_editor_fold (XqChoicesEditor *self)
{
  GtkWidget *popover;

  g_return_if_fail (XQ_IS_CHOICES_EDITOR (self) && self->folded == NULL);

  popover = gtk_popover_new ();
  g_object_ref (self->box);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->box));
  gtk_flow_box_set_max_children_per_line (self->box, 3);
  gtk_flow_box_set_min_children_per_line (self->box, 3);
  g_object_unref (self->box);
  self->folded = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_popover (self->folded, popover);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->folded));
  say_chosen (self);
}

static void
xq_choices_editor_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_choices_editor_parent_class)->dispose (object);
}

static void
xq_choices_editor_finalize (GObject *object)
{
  XqChoicesEditor *self = XQ_CHOICES_EDITOR (object);

  g_ptr_array_unref (self->chosen);
  g_ptr_array_unref (self->buttons);

  G_OBJECT_CLASS (xq_choices_editor_parent_class)->finalize (object);
}

static void
xq_choices_editor_class_init (XqChoicesEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  XqFieldEditorClass *editor_class = XQ_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_choices_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_choices_editor_finalize;
  editor_class->describe = xq_choices_editor_describe;
  editor_class->dup_value = xq_choices_editor_dup_value;
  editor_class->set_value = xq_choices_editor_set_value;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/choices-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, XqChoicesEditor, box);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, child_activated_cb);
}

static void
xq_choices_editor_init (XqChoicesEditor *self)
{
  self->chosen = g_ptr_array_new_with_free_func (g_free);
  self->buttons = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
