/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "class-plans-item.h"
#include "class-plans-page.h"
#include "form-page.h"
#include "list-difference.h"
#include "records-page.h"
#include "unrolled-list.h"
#include "plans-answer.h"
#include "plans-page.h"

#include "school/kinds.h"

struct _XqPlansPage
{
  XqPage                parent_instance;

  XqPage               *own_class;      /* of who has only one; NULL otherwise */
  XqPage               *records;

  GtkWidget            *views;
  GtkToggleButton      *coverage_toggle;
  GtkToggleButton      *records_toggle;
  GtkLabel             *total_label;
  GtkStack             *stack;
  AdwStatusPage        *empty_page;
  GtkWidget            *view;
  GtkColumnViewColumn  *special_column;
  GListStore           *classes;
  AdwBin               *class_bin;
  AdwBin               *records_bin;
};

G_DEFINE_FINAL_TYPE (XqPlansPage, xq_plans_page, XQ_TYPE_PAGE)

GListModel *
xq_plans_page_get_classes (XqPlansPage *self)
{
  g_return_val_if_fail (XQ_IS_PLANS_PAGE (self), NULL);

  return G_LIST_MODEL (self->classes);
}

static XqPage *
get_shown (XqPlansPage *self)
{
  return gtk_toggle_button_get_active (self->coverage_toggle) ? self->own_class : self->records;
}

static void
show_own_class (XqPlansPage        *self,
                const XqClassPlans *plans)
{
  if (self->own_class == NULL)
    {
      self->own_class = xq_class_plans_page_new (xq_page_get_desk (XQ_PAGE (self)), plans->uid, plans->name);
      adw_bin_set_child (self->class_bin, GTK_WIDGET (self->own_class));
    }
  xq_page_refresh (self->own_class);
  gtk_stack_set_visible_child_name (self->stack, "class");
}

static void
show_classes (XqPlansPage *self,
              GPtrArray    *classes)
{
  gint64 students = 0;
  gint64 made = 0;
  gboolean knows_groups = FALSE;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *total = NULL;

  for (guint i = 0; i < classes->len; i++)
    {
      const XqClassPlans *plans = g_ptr_array_index (classes, i);

      g_ptr_array_add (items, xq_class_plans_item_new (plans));
      students += plans->students;
      made += plans->made;
      knows_groups = knows_groups || *plans->special != '\0';
    }
  gtk_column_view_column_set_visible (self->special_column, knows_groups);
  xq_list_store_become (self->classes, items, xq_class_plans_item_equal);
  if (students > 0)
    /* Translators: children with a plan, children of the classes, percentage */
    total = g_strdup_printf (_("All classes: %u of %u with a plan, %u%%"), (guint) made, (guint) students,
                             (guint) (made * 100 / students));
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
  g_autoptr (XqPlansPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) classes = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (classes == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  if (!gtk_toggle_button_get_active (self->coverage_toggle))
    return;
  if (classes->len == 1 && ((const XqClassPlans *) g_ptr_array_index (classes, 0))->opens)
    show_own_class (self, g_ptr_array_index (classes, 0));
  else
    show_classes (self, classes);
}

static void
xq_plans_page_refresh (XqPage *page)
{
  XqPlansPage *self = XQ_PLANS_PAGE (page);

  if (!gtk_toggle_button_get_active (self->coverage_toggle))
    {
      gtk_label_set_text (self->total_label, "");
      gtk_stack_set_visible_child_name (self->stack, "records");
      xq_page_refresh (self->records);
      return;
    }
  xq_desk_run_async (xq_page_get_desk (page), xq_plans_ask, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                     xq_page_get_cancellable (page), answered_cb, g_object_ref (self));
}

static void
xq_plans_page_find (XqPage *page)
{
  XqPlansPage *self = XQ_PLANS_PAGE (page);

  if (get_shown (self) != NULL)
    xq_page_find (get_shown (self));
  else
    gtk_widget_grab_focus (self->view);
}

static void
xq_plans_page_print (XqPage *page)
{
  XqPlansPage *self = XQ_PLANS_PAGE (page);

  if (get_shown (self) != NULL)
    xq_page_print (get_shown (self));
}

static void
view_changed_cb (XqPlansPage *self)
{
  xq_page_refresh (XQ_PAGE (self));
}

static void
row_activated_cb (XqPlansPage *self,
                  guint         position)
{
  g_autoptr (XqClassPlansItem) item = g_list_model_get_item (G_LIST_MODEL (self->classes), position);

  if (item != NULL && xq_class_plans_item_opens (item))
    xq_page_push (XQ_PAGE (self),
                  xq_class_plans_page_new (xq_page_get_desk (XQ_PAGE (self)), xq_class_plans_item_get_uid (item),
                                            xq_class_plans_item_get_name (item)));
}

static void
xq_plans_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_plans_page_parent_class)->dispose (object);
}

static void
xq_plans_page_class_init (XqPlansPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_plans_page_dispose;
  XQ_PAGE_CLASS (klass)->refresh = xq_plans_page_refresh;
  XQ_PAGE_CLASS (klass)->find = xq_plans_page_find;
  XQ_PAGE_CLASS (klass)->print = xq_plans_page_print;
  XQ_PAGE_CLASS (klass)->help = "plans";

  g_type_ensure (XQ_TYPE_CLASS_PLANS_ITEM);
  g_type_ensure (XQ_TYPE_UNROLLED_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/plans-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqPlansPage, views);
  gtk_widget_class_bind_template_child (widget_class, XqPlansPage, coverage_toggle);
  gtk_widget_class_bind_template_child (widget_class, XqPlansPage, records_toggle);
  gtk_widget_class_bind_template_child (widget_class, XqPlansPage, total_label);
  gtk_widget_class_bind_template_child (widget_class, XqPlansPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, XqPlansPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XqPlansPage, view);
  gtk_widget_class_bind_template_child (widget_class, XqPlansPage, special_column);
  gtk_widget_class_bind_template_child (widget_class, XqPlansPage, classes);
  gtk_widget_class_bind_template_child (widget_class, XqPlansPage, class_bin);
  gtk_widget_class_bind_template_child (widget_class, XqPlansPage, records_bin);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
xq_plans_page_init (XqPlansPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqPage *
xq_plans_page_new (XqDesk        *desk,
                   const XqPlace *place)
{
  XqPlansPage *self = g_object_new (XQ_TYPE_PLANS_PAGE, "desk", desk, NULL);
  XqRoles roles = xq_desk_get_roles (desk);
  gboolean sees_coverage = (roles & ~XQ_ROLE_BIT (XQ_ROLE_SUBJECT_TEACHER)) != 0;
  gboolean sees_plans = (xq_kind_get_access (&xq_student_plan, roles) & (XQ_READ_ALL | XQ_READ_REACH)) != 0;

  (void) place;
  /* Who only reads what to do in class is not told which form it stands on. */
  self->records = xq_records_page_new (desk, &xq_student_plan,
                                       xq_form_page_may_add (&xq_student_plan, roles) ? "form" : NULL);
  adw_bin_set_child (self->records_bin, GTK_WIDGET (self->records));
  if (xq_form_page_may_add (&xq_student_plan, roles))
    xq_records_page_set_beginning (XQ_RECORDS_PAGE (self->records),
                                   _("Press By class and choose a student, or write the first with the button above."));
  gtk_widget_set_visible (self->views, sees_coverage && sees_plans);
  gtk_toggle_button_set_active (sees_coverage ? self->coverage_toggle : self->records_toggle, TRUE);
  return XQ_PAGE (self);
}
