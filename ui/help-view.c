/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "help-view.h"
#include "help.h"

struct _XqHelpView
{
  GtkPopover  parent_instance;

  GtkLabel   *purpose_label;
  GtkLabel   *first_label;
  GtkLabel   *keys_label;
  GtkLabel   *readers_label;
};

G_DEFINE_FINAL_TYPE (XqHelpView, xq_help_view, GTK_TYPE_POPOVER)

void
xq_help_view_show_page (XqHelpView *self,
                        XqPage     *page)
{
  const XqHelp *help;
  g_autofree char *readers = NULL;

  g_return_if_fail (XQ_IS_HELP_VIEW (self) && XQ_IS_PAGE (page));

  help = xq_page_get_help (page);
  g_return_if_fail (help != NULL);
  readers = xq_help_dup_readers (help, xq_page_get_kind (page));
  gtk_label_set_text (self->purpose_label, xq_help_say_purpose (help, xq_page_get_kind (page)));
  gtk_label_set_text (self->first_label, _(help->first));
  gtk_label_set_text (self->keys_label, _(help->keys));
  gtk_label_set_text (self->readers_label, readers != NULL ? readers : "");
}

static void
xq_help_view_class_init (XqHelpViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/help-view.ui");
  gtk_widget_class_bind_template_child (widget_class, XqHelpView, purpose_label);
  gtk_widget_class_bind_template_child (widget_class, XqHelpView, first_label);
  gtk_widget_class_bind_template_child (widget_class, XqHelpView, keys_label);
  gtk_widget_class_bind_template_child (widget_class, XqHelpView, readers_label);
}

static void
xq_help_view_init (XqHelpView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
