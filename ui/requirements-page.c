/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "requirement-row.h"
#include "requirements-answer.h"
#include "requirements-page.h"
#include "shell.h"
#include "work-page.h"

struct _XqRequirementsPage
{
  XqPage      parent_instance;

  GtkStack   *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (XqRequirementsPage, xq_requirements_page, XQ_TYPE_PAGE)

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqRequirementsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules = xq_desk_run_finish (XQ_DESK (source), result, &error);
  GtkWidget *row;
  guint not_met = 0;

  if (rules == NULL || self->list == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < rules->len; i++)
    {
      const XqRuleAnswer *rule = g_ptr_array_index (rules, i);

      not_met += rule->counts[XQ_FIGURE_NOT_MET] > 0;
      gtk_list_box_append (self->list, xq_requirement_row_new (rule));
    }
  gtk_stack_set_visible_child_name (self->stack, "rules");
  xq_page_set_badge (XQ_PAGE (self), not_met);
}

static void
xq_requirements_page_refresh (XqPage *page)
{
  xq_desk_run_async (xq_page_get_desk (page), xq_requirements_ask, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                     xq_page_get_cancellable (page), answered_cb, g_object_ref (page));
}

static void
open_records (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  XqShell *shell = XQ_SHELL (gtk_widget_get_ancestor (widget, XQ_TYPE_SHELL));
  const char *place;
  const char *kind;
  XqPage *page;

  (void) action;
  g_variant_get (parameter, "(&s&s)", &place, &kind);
  if (shell == NULL || !xq_shell_go (shell, place))
    return;
  page = xq_shell_get_page (shell);
  if (XQ_IS_WORK_PAGE (page))
    xq_work_page_show_kind (XQ_WORK_PAGE (page), kind);
}

static void
xq_requirements_page_dispose (GObject *object)
{
  XQ_REQUIREMENTS_PAGE (object)->list = NULL;
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_requirements_page_parent_class)->dispose (object);
}

static void
xq_requirements_page_class_init (XqRequirementsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_requirements_page_dispose;
  XQ_PAGE_CLASS (klass)->refresh = xq_requirements_page_refresh;
  XQ_PAGE_CLASS (klass)->help = "requirements";

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/requirements-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqRequirementsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XqRequirementsPage, list);

  gtk_widget_class_install_action (widget_class, "requirements.open", "(ss)", open_records);
}

static void
xq_requirements_page_init (XqRequirementsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqPage *
xq_requirements_page_new (XqDesk        *desk,
                          const XqPlace *place)
{
  (void) place;
  return g_object_new (XQ_TYPE_REQUIREMENTS_PAGE, "desk", desk, NULL);
}
