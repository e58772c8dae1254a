/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "recovery-page.h"
#include "recovery-view.h"

struct _XqRecoveryPage
{
  XqPage          parent_instance;

  XqEnvelope      envelope;

  GtkStack       *stack;
  XqRecoveryView *view;
};

G_DEFINE_FINAL_TYPE (XqRecoveryPage, xq_recovery_page, XQ_TYPE_PAGE)

static void
confirmed_cb (XqPage *page)
{
  xq_page_say (page, adw_toast_new (_("The sheet is right. Seal it and lock it away; destroy the one before.")));
  xq_page_leave (page);
}

/* Each code is an envelope more in the keyring: none is made by looking in here. */
static void
make (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  XqRecoveryPage *self = XQ_RECOVERY_PAGE (widget);

  (void) action;
  (void) parameter;
  gtk_widget_action_set_enabled (widget, "recovery-page.make", FALSE);
  gtk_stack_set_visible_child_name (self->stack, "view");
  xq_recovery_view_make (self->view, xq_page_get_desk (XQ_PAGE (self)), self->envelope);
}

static void
xq_recovery_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_recovery_page_parent_class)->dispose (object);
}

static void
xq_recovery_page_class_init (XqRecoveryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_recovery_page_dispose;
  XQ_PAGE_CLASS (klass)->help = "recovery";

  g_type_ensure (XQ_TYPE_RECOVERY_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/recovery-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqRecoveryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XqRecoveryPage, view);
  gtk_widget_class_bind_template_callback (widget_class, confirmed_cb);

  gtk_widget_class_install_action (widget_class, "recovery-page.make", NULL, make);
}

static void
xq_recovery_page_init (XqRecoveryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqPage *
xq_recovery_page_new (XqDesk     *desk,
                      XqEnvelope  envelope)
{
  XqRecoveryPage *self = g_object_new (XQ_TYPE_RECOVERY_PAGE, "desk", desk, "title",
                                       envelope == XQ_ENVELOPE_SCHOOL ? _("Sealed Recovery Code of the School")
                                                                      : _("Sealed Recovery Code of the Counsellors"), NULL);

  self->envelope = envelope;
  return XQ_PAGE (self);
}
