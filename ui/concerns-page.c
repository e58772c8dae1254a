/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "concern-row.h"
#include "concern-work.h"
#include "concerns-page.h"
#include "form-page.h"
#include "list-rows.h"
#include "page-for-record.h"
#include "paper-page.h"

#include "school/concern.h"
#include "school/kinds.h"

struct _XqConcernsPage
{
  XqPage          parent_instance;

  GtkCheckButton *all_check;
  GtkLabel       *count_label;
  GtkWidget      *new_button;
  GtkStack       *stack;
  AdwStatusPage  *empty_page;
  GtkListBox     *list;
};

G_DEFINE_FINAL_TYPE (XqConcernsPage, xq_concerns_page, XQ_TYPE_PAGE)

static gboolean
raises (XqConcernsPage *self)
{
  return xq_concern_may_raise (xq_desk_get_roles (xq_page_get_desk (XQ_PAGE (self))));
}

static void
show (XqConcernsPage *self,
      GPtrArray      *lines)
{
  gboolean answers = !raises (self);
  guint n_waiting = 0;
  g_autofree char *count = NULL;

  xq_list_rows_remove (self->list);
  for (guint i = 0; i < lines->len; i++)
    {
      const XqConcernLine *line = g_ptr_array_index (lines, i);

      gtk_list_box_append (self->list, xq_concern_row_new (line, answers));
      n_waiting += answers && line->waits && line->kind == &xq_concern;
    }
  xq_page_set_badge (XQ_PAGE (self), n_waiting);
  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u concern", "%u concerns", lines->len), lines->len);
  gtk_label_set_text (self->count_label, count);
  gtk_stack_set_visible_child_name (self->stack, lines->len > 0 ? "list" : "empty");
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqConcernsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (lines != NULL)
    show (self, lines);
  else
    xq_page_say_error (XQ_PAGE (self), error);
}

static void
xq_concerns_page_refresh (XqPage *page)
{
  XqConcernsPage *self = XQ_CONCERNS_PAGE (page);

  xq_desk_run_async (xq_page_get_desk (page), xq_concerns_ask,
                     (gpointer) (gtk_check_button_get_active (self->all_check) ? "all" : "open"), NULL,
                     (GDestroyNotify) g_ptr_array_unref, xq_page_get_cancellable (page), answered_cb, g_object_ref (page));
}

static void
which_changed_cb (XqConcernsPage *self)
{
  xq_page_refresh (XQ_PAGE (self));
}

static void
row_activated_cb (XqConcernsPage *self,
                  GtkListBoxRow  *row)
{
  XqDesk *desk = xq_page_get_desk (XQ_PAGE (self));
  const XqKind *kind = xq_concern_row_get_kind (XQ_CONCERN_ROW (row));
  const char *id = xq_concern_row_get_id (XQ_CONCERN_ROW (row));

  xq_page_push (XQ_PAGE (self), xq_page_for_record (desk, kind, id));
}

static void
begin_new (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  xq_page_push (XQ_PAGE (widget), xq_form_page_new (xq_page_get_desk (XQ_PAGE (widget)), &xq_concern, NULL));
}

static void
received_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqConcernsPage) self = user_data;
  g_autoptr (GError) error = NULL;

  xq_desk_run_finish (XQ_DESK (source), result, &error);
  xq_page_say_error (XQ_PAGE (self), error);
  if (error == NULL)
    xq_page_say (XQ_PAGE (self), adw_toast_new (_("The teacher is told that it was received")));
  xq_desk_note_saved (XQ_DESK (source), xq_concern.name);
  xq_page_refresh (XQ_PAGE (self));
}

static void
receive (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  (void) action;
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (widget)), xq_concern_receive, g_variant_dup_string (parameter, NULL), g_free, NULL,
                     NULL, received_cb, g_object_ref (widget));
}

static void
print (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  XqPage *page = XQ_PAGE (widget);

  (void) action;
  (void) parameter;
  xq_page_push (page, xq_paper_page_new (xq_page_get_desk (page), xq_paper_order_new ("concern_note")));
}

static void
xq_concerns_page_print (XqPage *page)
{
  print (GTK_WIDGET (page), NULL, NULL);
}

static void
xq_concerns_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_concerns_page_parent_class)->dispose (object);
}

static void
xq_concerns_page_class_init (XqConcernsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_concerns_page_dispose;
  XQ_PAGE_CLASS (klass)->refresh = xq_concerns_page_refresh;
  XQ_PAGE_CLASS (klass)->print = xq_concerns_page_print;
  XQ_PAGE_CLASS (klass)->help = "concerns";

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/concerns-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqConcernsPage, all_check);
  gtk_widget_class_bind_template_child (widget_class, XqConcernsPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, XqConcernsPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, XqConcernsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XqConcernsPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, XqConcernsPage, list);
  gtk_widget_class_bind_template_callback (widget_class, which_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "concerns.new", NULL, begin_new);
  gtk_widget_class_install_action (widget_class, "concerns.receive", "s", receive);
  gtk_widget_class_install_action (widget_class, "concerns.print", NULL, print);
}

static void
xq_concerns_page_init (XqConcernsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqPage *
xq_concerns_page_new (XqDesk        *desk,
                      const XqPlace *place)
{
  XqConcernsPage *self;

  (void) place;
  self = g_object_new (XQ_TYPE_CONCERNS_PAGE, "desk", desk, NULL);
  gtk_widget_set_visible (self->new_button, raises (self));
  adw_status_page_set_description (
    self->empty_page,
    raises (self) ? _("Something about a student worries you? Write what you saw: the psychology teacher alone reads it, and tells "
                      "you here what becomes of it.")
                  : _("What teachers raise, and what they ask for after home visits, stands here from your next unlock on."));
  return XQ_PAGE (self);
}
