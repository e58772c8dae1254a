/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "form-page.h"
#include "kind-page.h"
#include "list-rows.h"
#include "paper-page.h"
#include "support-entry-page.h"
#include "support-page.h"
#include "support-row.h"

#include "school/kinds.h"

struct _XqSupportPage
{
  XqPage          parent_instance;

  GtkCheckButton *all_check;
  GtkLabel       *count_label;
  GtkWidget      *new_button;
  GtkStack       *stack;
  AdwStatusPage  *empty_page;
  GtkListBox     *list;
};

G_DEFINE_FINAL_TYPE (XqSupportPage, xq_support_page, XQ_TYPE_PAGE)

static void
show (XqSupportPage *self,
      GPtrArray     *lines)
{
  gboolean may_write = xq_form_page_may_add (&xq_key_support, xq_desk_get_roles (xq_page_get_desk (XQ_PAGE (self))));
  guint n_owed = 0;
  g_autofree char *count = NULL;

  xq_list_rows_remove (self->list);
  for (guint i = 0; i < lines->len; i++)
    {
      const XqSupportLine *line = g_ptr_array_index (lines, i);

      gtk_list_box_append (self->list, xq_support_row_new (line, may_write));
      n_owed += line->action == XQ_SUPPORT_OVERDUE || line->action == XQ_SUPPORT_DECIDE || line->action == XQ_SUPPORT_GROUP;
    }
  xq_page_set_badge (XQ_PAGE (self), n_owed);
  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u student", "%u students", lines->len), lines->len);
  gtk_label_set_text (self->count_label, count);
  gtk_stack_set_visible_child_name (self->stack, lines->len > 0 ? "list" : "empty");
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqSupportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (lines != NULL && self->list != NULL)
    show (self, lines);
  else
    xq_page_say_error (XQ_PAGE (self), error);
}

static void
xq_support_page_refresh (XqPage *page)
{
  XqSupportPage *self = XQ_SUPPORT_PAGE (page);

  xq_desk_run_async (xq_page_get_desk (page), xq_support_ledger_ask,
                     (gpointer) (gtk_check_button_get_active (self->all_check) ? "all" : "open"), NULL,
                     (GDestroyNotify) g_ptr_array_unref, xq_page_get_cancellable (page), answered_cb, g_object_ref (page));
}

static void
which_changed_cb (XqSupportPage *self)
{
  xq_page_refresh (XQ_PAGE (self));
}

static void
row_activated_cb (XqSupportPage *self,
                  GtkListBoxRow *row)
{
  xq_page_push (XQ_PAGE (self), xq_support_entry_page_new (xq_page_get_desk (XQ_PAGE (self)),
                                                           xq_support_row_get_uid (XQ_SUPPORT_ROW (row))));
}

/* --- from here and from other pages --- */

void
xq_support_go_on (XqPage          *from,
                  XqSupportAction  action,
                  const char      *entry)
{
  XqDesk *desk;
  XqPage *form;

  g_return_if_fail (XQ_IS_PAGE (from) && entry != NULL);

  desk = xq_page_get_desk (from);
  if (action == XQ_SUPPORT_GROUP)
    {
      xq_page_push (from, xq_form_page_new_for_record (desk, &xq_key_support, entry));
      return;
    }
  form = xq_form_page_new (desk, &xq_key_support_review, entry);
  if (action == XQ_SUPPORT_DECIDE)
    xq_form_page_preset (XQ_FORM_PAGE (form), "ends_term", "1");
  xq_page_push (from, form);
}

/* A student who is to be listed. */
typedef struct
{
  XqPage *from;
  char   *student;
  char   *level;
  char   *reason;
} Listing;

static void
listing_free (Listing *listing)
{
  g_object_unref (listing->from);
  g_free (listing->student);
  g_free (listing->level);
  g_free (listing->reason);
  g_free (listing);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Listing *listing = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = xq_desk_run_finish (XQ_DESK (source), result, &error);
  XqPage *form;

  if (uid == NULL)
    xq_page_say_error (listing->from, error);
  else if (*uid != '\0')
    xq_page_push (listing->from, xq_support_entry_page_new (XQ_DESK (source), uid));
  else
    {
      form = xq_form_page_new (XQ_DESK (source), &xq_key_support, listing->student);
      if (listing->level != NULL)
        xq_form_page_preset (XQ_FORM_PAGE (form), "level", listing->level);
      if (listing->reason != NULL)
        xq_form_page_preset (XQ_FORM_PAGE (form), "reason", listing->reason);
      xq_page_push (listing->from, form);
    }
  listing_free (listing);
}

void
xq_support_list_student (XqPage     *from,
                         const char *student,
                         const char *level,
                         const char *reason)
{
  Listing *listing;

  g_return_if_fail (XQ_IS_PAGE (from) && student != NULL);

  listing = g_new0 (Listing, 1);
  listing->from = g_object_ref (from);
  listing->student = g_strdup (student);
  listing->level = g_strdup (level);
  listing->reason = g_strdup (reason);
  xq_desk_run_async (xq_page_get_desk (from), xq_support_find_ask, g_strdup (student), g_free, g_free,
                     xq_page_get_cancellable (from), found_cb, listing);
}

/* --- actions --- */

static void
begin_new (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  xq_page_push (XQ_PAGE (widget), xq_form_page_new (xq_page_get_desk (XQ_PAGE (widget)), &xq_key_support, NULL));
}

static void
go_next (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  guint32 next;
  const char *uid;

  (void) action;
  g_variant_get (parameter, "(u&s)", &next, &uid);
  xq_support_go_on (XQ_PAGE (widget), (XqSupportAction) next, uid);
}

static void
show_conferences (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  xq_page_push (XQ_PAGE (widget), xq_kind_page_new (xq_page_get_desk (XQ_PAGE (widget)), &xq_case_meeting, _("Case conferences")));
}

static void
print (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  const char *paper = g_variant_get_string (parameter, NULL);
  XqPaperOrder *order = xq_paper_order_new (paper);

  (void) action;
  if (g_str_equal (paper, "key_support_ledger_named"))
    {
      order->to = g_strdup (_("Vice head in charge"));
      order->purpose = g_strdup (_("Review of key support"));
      order->ground = g_strdup ("duty");
    }
  xq_page_push (XQ_PAGE (widget), xq_paper_page_new (xq_page_get_desk (XQ_PAGE (widget)), order));
}

/* Ctrl+P: the one without names. */
static void
xq_support_page_print (XqPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "support.print", "s", "key_support_ledger");
}

static void
xq_support_page_dispose (GObject *object)
{
  XQ_SUPPORT_PAGE (object)->list = NULL;
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_support_page_parent_class)->dispose (object);
}

static void
xq_support_page_class_init (XqSupportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_support_page_dispose;
  XQ_PAGE_CLASS (klass)->refresh = xq_support_page_refresh;
  XQ_PAGE_CLASS (klass)->print = xq_support_page_print;
  XQ_PAGE_CLASS (klass)->help = "key-support";

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/support-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqSupportPage, all_check);
  gtk_widget_class_bind_template_child (widget_class, XqSupportPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, XqSupportPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, XqSupportPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XqSupportPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, XqSupportPage, list);
  gtk_widget_class_bind_template_callback (widget_class, which_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "support.new", NULL, begin_new);
  gtk_widget_class_install_action (widget_class, "support.next", "(us)", go_next);
  gtk_widget_class_install_action (widget_class, "support.conferences", NULL, show_conferences);
  gtk_widget_class_install_action (widget_class, "support.print", "s", print);
}

static void
xq_support_page_init (XqSupportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqPage *
xq_support_page_new (XqDesk        *desk,
                     const XqPlace *place)
{
  XqSupportPage *self;
  gboolean may_add;

  (void) place;
  self = g_object_new (XQ_TYPE_SUPPORT_PAGE, "desk", desk, NULL);
  may_add = xq_form_page_may_add (&xq_key_support, xq_desk_get_roles (desk));
  gtk_widget_set_visible (self->new_button, may_add);
  adw_status_page_set_description (
    self->empty_page,
    may_add ? _("List somebody here, or on the student's page. Two people at least decide it together.")
            : _("A psychology teacher lists a student after at least two have decided it together. From then on the entry stands here "
                "with its group and its reviews."));
  return XQ_PAGE (self);
}
