/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "asked-button.h"

#include "papers/ready-sentences.h"

struct _XqAskedButton
{
  AdwBin      parent_instance;

  GtkListBox *list;
  GtkPopover *popover;
};

G_DEFINE_FINAL_TYPE (XqAskedButton, xq_asked_button, ADW_TYPE_BIN)

static void
copy (XqAskedButton *self,
      int            n)
{
  const XqReadySentence *sentences = xq_ready_sentences ();

  for (int i = 0; sentences[i].whom != NULL; i++)
    if (i == n)
      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), sentences[i].sentence);
  gtk_popover_popdown (self->popover);
}

static void
row_activated_cb (XqAskedButton *self,
                  GtkListBoxRow *row)
{
  copy (self, gtk_list_box_row_get_index (row));
}

static void
copy_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  (void) action;
  copy (XQ_ASKED_BUTTON (widget), g_variant_get_int32 (parameter));
}

static void
xq_asked_button_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_asked_button_parent_class)->dispose (object);
}

static void
xq_asked_button_class_init (XqAskedButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_asked_button_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/asked-button.ui");
  gtk_widget_class_bind_template_child (widget_class, XqAskedButton, list);
  gtk_widget_class_bind_template_child (widget_class, XqAskedButton, popover);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "asked.copy", "i", copy_cb);
}

static void
xq_asked_button_init (XqAskedButton *self)
{
  const XqReadySentence *sentences = xq_ready_sentences ();

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; sentences[i].whom != NULL; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentences[i].whom);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sentences[i].sentence);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_widget_set_tooltip_text (row, _("Press it to copy the sentence"));
      gtk_list_box_append (self->list, row);
    }
}
