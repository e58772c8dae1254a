/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "class-visits-item.h"
#include "class-visits-page.h"
#include "form-page.h"
#include "import-page.h"
#include "list-difference.h"
#include "records-page.h"
#include "unrolled-list.h"
#include "visits-answer.h"
#include "visits-page.h"

#include "school/kinds.h"

struct _XqVisitsPage
{
  XqPage           parent_instance;

  XqPage          *own_class;      /* of who has only one; NULL otherwise */
  XqPage          *records;

  GtkWidget       *views;
  GtkToggleButton *coverage_toggle;
  GtkToggleButton *records_toggle;
  GtkLabel        *total_label;
  GtkWidget       *import_button;
  GtkStack        *stack;
  AdwStatusPage   *empty_page;
  GtkWidget       *view;
  GListStore      *classes;
  AdwBin          *class_bin;
  AdwBin          *records_bin;
};

G_DEFINE_FINAL_TYPE (XqVisitsPage, xq_visits_page, XQ_TYPE_PAGE)

GListModel *
xq_visits_page_get_classes (XqVisitsPage *self)
{
  g_return_val_if_fail (XQ_IS_VISITS_PAGE (self), NULL);

  return G_LIST_MODEL (self->classes);
}

static XqPage *
get_shown (XqVisitsPage *self)
{
  return gtk_toggle_button_get_active (self->coverage_toggle) ? self->own_class : self->records;
}

static void
show_own_class (XqVisitsPage        *self,
                const XqClassVisits *visits)
{
  if (self->own_class == NULL)
    {
      self->own_class = xq_class_visits_page_new (xq_page_get_desk (XQ_PAGE (self)), visits->uid, visits->name);
      adw_bin_set_child (self->class_bin, GTK_WIDGET (self->own_class));
    }
  xq_page_refresh (self->own_class);
  gtk_stack_set_visible_child_name (self->stack, "class");
}

static void
show_classes (XqVisitsPage *self,
              GPtrArray    *classes)
{
  gint64 due = 0;
  gint64 done = 0;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *total = NULL;

  for (guint i = 0; i < classes->len; i++)
    {
      const XqClassVisits *visits = g_ptr_array_index (classes, i);

      g_ptr_array_add (items, xq_class_visits_item_new (visits));
      due += visits->due;
      done += visits->done;
    }
  xq_list_store_become (self->classes, items, xq_class_visits_item_equal);
  if (due > 0)
    /* Translators: children visited, children to be visited, percentage */
    total = g_strdup_printf (_("All classes: %u of %u visited, %u%%"), (guint) done, (guint) due, (guint) (done * 100 / due));
  gtk_label_set_text (self->total_label, total != NULL ? total : "");
  /* Who makes the classes waits for nobody. */
  if (xq_form_page_may_add (&xq_class, xq_desk_get_roles (xq_page_get_desk (XQ_PAGE (self)))))
    adw_status_page_set_description (self->empty_page, _("Import the roster under The school, or enter the classes there; then their students stand here."));
  gtk_stack_set_visible_child_name (self->stack, classes->len > 0 ? "classes" : "empty");
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqVisitsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) classes = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (classes == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  if (!gtk_toggle_button_get_active (self->coverage_toggle))
    return;
  if (classes->len == 1 && ((const XqClassVisits *) g_ptr_array_index (classes, 0))->opens)
    show_own_class (self, g_ptr_array_index (classes, 0));
  else
    show_classes (self, classes);
}

static void
xq_visits_page_refresh (XqPage *page)
{
  XqVisitsPage *self = XQ_VISITS_PAGE (page);

  if (!gtk_toggle_button_get_active (self->coverage_toggle))
    {
      gtk_label_set_text (self->total_label, "");
      gtk_stack_set_visible_child_name (self->stack, "records");
      xq_page_refresh (self->records);
      return;
    }
  xq_desk_run_async (xq_page_get_desk (page), xq_visits_ask, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                     xq_page_get_cancellable (page), answered_cb, g_object_ref (self));
}

static void
xq_visits_page_find (XqPage *page)
{
  XqVisitsPage *self = XQ_VISITS_PAGE (page);

  if (get_shown (self) != NULL)
    xq_page_find (get_shown (self));
  else
    gtk_widget_grab_focus (self->view);
}

static void
xq_visits_page_print (XqPage *page)
{
  XqVisitsPage *self = XQ_VISITS_PAGE (page);

  if (get_shown (self) != NULL)
    xq_page_print (get_shown (self));
}

static void
view_changed_cb (XqVisitsPage *self)
{
  xq_page_refresh (XQ_PAGE (self));
}

static void
row_activated_cb (XqVisitsPage *self,
                  guint         position)
{
  g_autoptr (XqClassVisitsItem) item = g_list_model_get_item (G_LIST_MODEL (self->classes), position);

  if (item != NULL && xq_class_visits_item_opens (item))
    xq_page_push (XQ_PAGE (self),
                  xq_class_visits_page_new (xq_page_get_desk (XQ_PAGE (self)), xq_class_visits_item_get_uid (item),
                                            xq_class_visits_item_get_name (item)));
}

static void
import (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  xq_page_push (XQ_PAGE (widget), xq_import_page_new (xq_page_get_desk (XQ_PAGE (widget)), &xq_import_visits));
}

static void
xq_visits_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_visits_page_parent_class)->dispose (object);
}

static void
xq_visits_page_class_init (XqVisitsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_visits_page_dispose;
  XQ_PAGE_CLASS (klass)->refresh = xq_visits_page_refresh;
  XQ_PAGE_CLASS (klass)->find = xq_visits_page_find;
  XQ_PAGE_CLASS (klass)->print = xq_visits_page_print;
  XQ_PAGE_CLASS (klass)->help = "visits";

  g_type_ensure (XQ_TYPE_CLASS_VISITS_ITEM);
  g_type_ensure (XQ_TYPE_UNROLLED_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/visits-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqVisitsPage, views);
  gtk_widget_class_bind_template_child (widget_class, XqVisitsPage, coverage_toggle);
  gtk_widget_class_bind_template_child (widget_class, XqVisitsPage, records_toggle);
  gtk_widget_class_bind_template_child (widget_class, XqVisitsPage, total_label);
  gtk_widget_class_bind_template_child (widget_class, XqVisitsPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, XqVisitsPage, import_button);
  gtk_widget_class_bind_template_child (widget_class, XqVisitsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XqVisitsPage, view);
  gtk_widget_class_bind_template_child (widget_class, XqVisitsPage, classes);
  gtk_widget_class_bind_template_child (widget_class, XqVisitsPage, class_bin);
  gtk_widget_class_bind_template_child (widget_class, XqVisitsPage, records_bin);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "visits.import", NULL, import);
}

static void
xq_visits_page_init (XqVisitsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqPage *
xq_visits_page_new (XqDesk        *desk,
                    const XqPlace *place)
{
  XqVisitsPage *self = g_object_new (XQ_TYPE_VISITS_PAGE, "desk", desk, NULL);
  XqRoles roles = xq_desk_get_roles (desk);
  gboolean sees_coverage = (roles & (XQ_ROLE_BIT (XQ_ROLE_HEAD) | XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR) |
                                     XQ_ROLE_BIT (XQ_ROLE_CLASS_TEACHER) | XQ_ROLE_BIT (XQ_ROLE_GRADE_LEADER))) != 0;
  gboolean may_add = xq_form_page_may_add (&xq_home_visit, roles);
  gboolean sees_visits = (roles & ~XQ_ROLE_BIT (XQ_ROLE_HEAD)) != 0;

  (void) place;
  self->records = xq_records_page_new (desk, &xq_home_visit, "result");
  adw_bin_set_child (self->records_bin, GTK_WIDGET (self->records));
  gtk_widget_set_visible (self->import_button, may_add);
  if (may_add)
    xq_records_page_set_beginning (XQ_RECORDS_PAGE (self->records),
                                   _("Write the first with the button above, import the register that was kept until now, or look "
                                     "for another name."));
  gtk_widget_set_visible (self->views, sees_coverage && sees_visits);
  gtk_toggle_button_set_active (sees_coverage ? self->coverage_toggle : self->records_toggle, TRUE);
  return XQ_PAGE (self);
}
