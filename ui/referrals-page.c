/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "form-page.h"
#include "list-rows.h"
#include "referral-page.h"
#include "referral-row.h"
#include "referral-step-page.h"
#include "referrals-page.h"

#include "school/kinds.h"

struct _XqReferralsPage
{
  XqPage          parent_instance;

  GtkCheckButton *all_check;
  GtkLabel       *count_label;
  GtkWidget      *new_button;
  GtkStack       *stack;
  AdwStatusPage  *empty_page;
  GtkListBox     *list;
};

G_DEFINE_FINAL_TYPE (XqReferralsPage, xq_referrals_page, XQ_TYPE_PAGE)

gboolean
xq_referrals_may_move (XqRoles        roles,
                       XqReferralStep step)
{
  return (roles & XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR)) || (step == XQ_REFERRAL_GROUND && (roles & XQ_ROLE_BIT (XQ_ROLE_HEAD)));
}

static void
show (XqReferralsPage *self,
      GPtrArray       *lines)
{
  XqRoles roles = xq_desk_get_roles (xq_page_get_desk (XQ_PAGE (self)));
  guint n_owed = 0;
  g_autofree char *count = NULL;

  xq_list_rows_remove (self->list);
  for (guint i = 0; i < lines->len; i++)
    {
      const XqReferralLine *line = g_ptr_array_index (lines, i);

      gtk_list_box_append (self->list, xq_referral_row_new (line, xq_referrals_may_move (roles, line->track.next)));
      if (line->track.owes_ground || line->track.urgent || (line->track.waits_for_reply && line->track.reply_days < 0))
        n_owed++;
    }
  xq_page_set_badge (XQ_PAGE (self), n_owed);
  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u referral", "%u referrals", lines->len), lines->len);
  gtk_label_set_text (self->count_label, count);
  gtk_stack_set_visible_child_name (self->stack, lines->len > 0 ? "list" : "empty");
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqReferralsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (lines != NULL)
    show (self, lines);
  else
    xq_page_say_error (XQ_PAGE (self), error);
}

static void
xq_referrals_page_refresh (XqPage *page)
{
  XqReferralsPage *self = XQ_REFERRALS_PAGE (page);

  xq_desk_run_async (xq_page_get_desk (page), xq_referrals_ask,
                     (gpointer) (gtk_check_button_get_active (self->all_check) ? "all" : "open"), NULL,
                     (GDestroyNotify) g_ptr_array_unref, xq_page_get_cancellable (page), answered_cb, g_object_ref (page));
}

static void
which_changed_cb (XqReferralsPage *self)
{
  xq_page_refresh (XQ_PAGE (self));
}

static void
row_activated_cb (XqReferralsPage *self,
                  GtkListBoxRow   *row)
{
  xq_page_push (XQ_PAGE (self), xq_referral_page_new (xq_page_get_desk (XQ_PAGE (self)),
                                                      xq_referral_row_get_uid (XQ_REFERRAL_ROW (row))));
}

static void
begin_new (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  xq_page_push (XQ_PAGE (widget), xq_referral_step_page_new_referral (xq_page_get_desk (XQ_PAGE (widget)), NULL));
}

static void
go_next (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  guint32 step;
  const char *uid;

  (void) action;
  g_variant_get (parameter, "(u&s)", &step, &uid);
  if (step < XQ_REFERRAL_NOTHING)
    xq_page_push (XQ_PAGE (widget), xq_referral_step_page_new (xq_page_get_desk (XQ_PAGE (widget)), uid, (XqReferralStep) step));
}

static void
xq_referrals_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_referrals_page_parent_class)->dispose (object);
}

static void
xq_referrals_page_class_init (XqReferralsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_referrals_page_dispose;
  XQ_PAGE_CLASS (klass)->refresh = xq_referrals_page_refresh;
  XQ_PAGE_CLASS (klass)->help = "referrals";

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/referrals-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqReferralsPage, all_check);
  gtk_widget_class_bind_template_child (widget_class, XqReferralsPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, XqReferralsPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, XqReferralsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XqReferralsPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, XqReferralsPage, list);
  gtk_widget_class_bind_template_callback (widget_class, which_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "referrals.new", NULL, begin_new);
  gtk_widget_class_install_action (widget_class, "referrals.next", "(us)", go_next);
}

static void
xq_referrals_page_init (XqReferralsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqPage *
xq_referrals_page_new (XqDesk        *desk,
                       const XqPlace *place)
{
  XqReferralsPage *self;
  gboolean may_add;

  (void) place;
  self = g_object_new (XQ_TYPE_REFERRALS_PAGE, "desk", desk, NULL);
  may_add = xq_form_page_may_add (&xq_referral, xq_desk_get_roles (desk));
  gtk_widget_set_visible (self->new_button, may_add);
  adw_status_page_set_description (
    self->empty_page,
    may_add ? _("Begin one with New Referral, or with Refer on a student's page.")
            : _("A psychology teacher begins a referral. From then on it stands here with every step, and its letter can be "
                "looked at and printed."));
  return XQ_PAGE (self);
}
