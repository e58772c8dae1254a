/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "class-plans-page.h"
#include "class-print.h"
#include "form-page.h"
#include "page-for-record.h"
#include "plan-item.h"
#include "plans-answer.h"

#include "school/kinds.h"

struct _XqClassPlansPage
{
  XqPage      parent_instance;

  char       *class_uid;

  GtkLabel   *count_label;
  GtkLabel   *signs_label;
  GtkStack   *stack;
  GtkWidget  *grid;
  GListStore *students;
  XqClassPrint *class_print;
};

G_DEFINE_FINAL_TYPE (XqClassPlansPage, xq_class_plans_page, XQ_TYPE_PAGE)

GListModel *
xq_class_plans_page_get_students (XqClassPlansPage *self)
{
  g_return_val_if_fail (XQ_IS_CLASS_PLANS_PAGE (self), NULL);

  return G_LIST_MODEL (self->students);
}

static void
show_counts (XqClassPlansPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->students));
  guint counts[XQ_N_PLAN_STATES] = { 0 };
  g_autoptr (GString) signs = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (XqPlanItem) item = g_list_model_get_item (G_LIST_MODEL (self->students), i);

      counts[xq_plan_item_get_state (item)]++;
    }
  for (XqPlanState state = 0; state < XQ_N_PLAN_STATES; state++)
    g_string_append_printf (signs, "%s%s %s %u", state > 0 ? "　" : "", xq_plan_state_get_sign (state),
                            xq_plan_state_get_title (state), counts[state]);
  /* Translators: children with a plan, children of the class */
  text = g_strdup_printf (_("%u of %u with a plan"), n - counts[XQ_PLAN_DUE] - counts[XQ_PLAN_NONE], n);
  gtk_label_set_text (self->count_label, text);
  gtk_label_set_text (self->signs_label, signs->str);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plans.print", n > counts[XQ_PLAN_DUE] + counts[XQ_PLAN_NONE]);
}

/* The same children in the same order: their tiles stay, with the cursor. */
static gboolean
update_in_place (XqClassPlansPage *self,
                 GPtrArray        *students,
                 const char       *today)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->students)) != students->len)
    return FALSE;
  for (guint i = 0; i < students->len; i++)
    {
      const XqPlannedStudent *student = g_ptr_array_index (students, i);
      g_autoptr (XqPlanItem) item = g_list_model_get_item (G_LIST_MODEL (self->students), i);

      if (!g_str_equal (xq_plan_item_get_student (item), student->student))
        return FALSE;
    }
  for (guint i = 0; i < students->len; i++)
    {
      g_autoptr (XqPlanItem) item = g_list_model_get_item (G_LIST_MODEL (self->students), i);

      xq_plan_item_set (item, g_ptr_array_index (students, i), today);
    }
  return TRUE;
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqClassPlansPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) students = xq_desk_run_finish (XQ_DESK (source), result, &error);
  const char *today = xq_desk_get_today (XQ_DESK (source));

  if (students == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  if (!update_in_place (self, students, today))
    {
      g_list_store_remove_all (self->students);
      for (guint i = 0; i < students->len; i++)
        {
          g_autoptr (XqPlanItem) item = xq_plan_item_new (g_ptr_array_index (students, i), today);

          g_list_store_append (self->students, item);
        }
    }
  show_counts (self);
  gtk_stack_set_visible_child_name (self->stack, students->len > 0 ? "tiles" : "empty");
}

static void
xq_class_plans_page_refresh (XqPage *page)
{
  XqClassPlansPage *self = XQ_CLASS_PLANS_PAGE (page);

  xq_desk_run_async (xq_page_get_desk (page), xq_plans_ask_class, g_strdup (self->class_uid), g_free,
                     (GDestroyNotify) g_ptr_array_unref, xq_page_get_cancellable (page), answered_cb, g_object_ref (self));
}

static void
xq_class_plans_page_find (XqPage *page)
{
  gtk_widget_grab_focus (XQ_CLASS_PLANS_PAGE (page)->grid);
}

/* Who has a plan is opened to be read and changed; for the others a new one is begun. */
static void
tile_activated_cb (XqClassPlansPage *self,
                   guint             position)
{
  g_autoptr (XqPlanItem) item = g_list_model_get_item (G_LIST_MODEL (self->students), position);
  XqDesk *desk = xq_page_get_desk (XQ_PAGE (self));

  if (item == NULL)
    return;
  if (xq_plan_item_get_plan (item) != NULL)
    xq_page_push (XQ_PAGE (self), xq_page_for_record (desk, &xq_student_plan, xq_plan_item_get_plan (item)));
  else
    xq_page_push (XQ_PAGE (self), xq_form_page_new (desk, &xq_student_plan, xq_plan_item_get_student (item)));
}

static void
print (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  XqClassPlansPage *self = XQ_CLASS_PLANS_PAGE (widget);

  (void) action;
  (void) parameter;
  xq_class_print_begin (self->class_print, XQ_PAGE (self), G_LIST_MODEL (self->students));
}

static void
xq_class_plans_page_print (XqPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "plans.print", NULL);
}

static void
xq_class_plans_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_class_plans_page_parent_class)->dispose (object);
}

static void
xq_class_plans_page_finalize (GObject *object)
{
  g_free (XQ_CLASS_PLANS_PAGE (object)->class_uid);

  G_OBJECT_CLASS (xq_class_plans_page_parent_class)->finalize (object);
}

static void
xq_class_plans_page_class_init (XqClassPlansPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_class_plans_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_class_plans_page_finalize;
  XQ_PAGE_CLASS (klass)->refresh = xq_class_plans_page_refresh;
  XQ_PAGE_CLASS (klass)->find = xq_class_plans_page_find;
  XQ_PAGE_CLASS (klass)->print = xq_class_plans_page_print;
  XQ_PAGE_CLASS (klass)->help = "class-plans";

  g_type_ensure (XQ_TYPE_CLASS_PRINT);
  g_type_ensure (XQ_TYPE_PLAN_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/class-plans-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqClassPlansPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, XqClassPlansPage, signs_label);
  gtk_widget_class_bind_template_child (widget_class, XqClassPlansPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XqClassPlansPage, grid);
  gtk_widget_class_bind_template_child (widget_class, XqClassPlansPage, students);
  gtk_widget_class_bind_template_child (widget_class, XqClassPlansPage, class_print);
  gtk_widget_class_bind_template_callback (widget_class, tile_activated_cb);
  gtk_widget_class_install_action (widget_class, "plans.print", NULL, print);
}

static void
xq_class_plans_page_init (XqClassPlansPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqPage *
xq_class_plans_page_new (XqDesk     *desk,
                         const char *class_uid,
                         const char *title)
{
  XqClassPlansPage *self;

  g_return_val_if_fail (class_uid != NULL, NULL);

  self = g_object_new (XQ_TYPE_CLASS_PLANS_PAGE, "desk", desk, "title", title, NULL);
  self->class_uid = g_strdup (class_uid);
  return XQ_PAGE (self);
}
