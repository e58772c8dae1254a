/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "password-form.h"
#include "password-page.h"

struct _XqPasswordPage
{
  XqPage parent_instance;
};

G_DEFINE_FINAL_TYPE (XqPasswordPage, xq_password_page, XQ_TYPE_PAGE)

static void
changed_cb (XqPage *page)
{
  xq_page_say (page, adw_toast_new (_("The new password holds.")));
  xq_page_leave (page);
}

static void
xq_password_page_class_init (XqPasswordPageClass *klass)
{
  XQ_PAGE_CLASS (klass)->help = "password";
}

static void
xq_password_page_init (XqPasswordPage *self)
{
  (void) self;
}

XqPage *
xq_password_page_new (XqDesk *desk)
{
  XqPage *page = g_object_new (XQ_TYPE_PASSWORD_PAGE, "desk", desk, "title", _("My Password"), NULL);
  GtkWidget *form = xq_password_form_new (desk);

  g_signal_connect_object (form, "changed", G_CALLBACK (changed_cb), page, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (page), form);
  return page;
}
