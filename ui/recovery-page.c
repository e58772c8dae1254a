/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "recovery-page.h"
#include "recovery-view.h"

struct _XqRecoveryPage
{
  XqPage parent_instance;
};

G_DEFINE_FINAL_TYPE (XqRecoveryPage, xq_recovery_page, XQ_TYPE_PAGE)

static void
confirmed_cb (XqPage *page)
{
  xq_page_say (page, adw_toast_new (_("The sheet is right. Seal it and lock it away; destroy the one before.")));
  xq_page_leave (page);
}

static void
xq_recovery_page_class_init (XqRecoveryPageClass *klass)
{
  (void) klass;
}

static void
xq_recovery_page_init (XqRecoveryPage *self)
{
  (void) self;
}

XqPage *
xq_recovery_page_new (XqDesk     *desk,
                      XqEnvelope  envelope)
{
  XqPage *page = g_object_new (XQ_TYPE_RECOVERY_PAGE, "desk", desk, "title",
                               envelope == XQ_ENVELOPE_SCHOOL ? _("Sealed Recovery Code of the School")
                                                              : _("Sealed Recovery Code of the Counsellors"), NULL);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *view = g_object_new (XQ_TYPE_RECOVERY_VIEW, "margin-top", 24, "margin-bottom", 24, "margin-start", 18,
                                  "margin-end", 18, NULL);

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), view);
  adw_bin_set_child (ADW_BIN (page), clamp);
  g_signal_connect_object (view, "confirmed", G_CALLBACK (confirmed_cb), page, G_CONNECT_SWAPPED);
  xq_recovery_view_make (XQ_RECOVERY_VIEW (view), desk, envelope);
  return page;
}
