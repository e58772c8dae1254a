/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "kind-page.h"
#include "requirement-row.h"
#include "requirements-answer.h"
#include "requirements-page.h"
#include "shell.h"
#include "work-page.h"

#include "rules/figure-records.h"

struct _XqRequirementsPage
{
  XqPage      parent_instance;

  char       *looked_for;   /* the setting of the rule that is to be unfolded, or NULL */

  GtkStack   *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (XqRequirementsPage, xq_requirements_page, XQ_TYPE_PAGE)

/* What somebody came for is unfolded, and the cursor stands on it. */
static void
unfold (XqRequirementsPage *self)
{
  g_autofree char *setting = g_steal_pointer (&self->looked_for);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL && setting != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (XQ_IS_REQUIREMENT_ROW (row) && g_str_equal (xq_requirement_row_get_setting (XQ_REQUIREMENT_ROW (row)), setting))
      {
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
        gtk_widget_grab_focus (row);
        return;
      }
}

void
xq_requirements_page_look_for (XqRequirementsPage *self,
                               const char         *setting)
{
  g_return_if_fail (XQ_IS_REQUIREMENTS_PAGE (self) && setting != NULL);

  g_free (self->looked_for);
  self->looked_for = g_strdup (setting);
  /* If the rules stand there already; if not, as soon as they do. */
  if (gtk_widget_get_first_child (GTK_WIDGET (self->list)) != NULL)
    unfold (self);
}

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
  unfold (self);
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
  XqDesk *desk = xq_page_get_desk (XQ_PAGE (widget));
  const char *place;
  const char *kind;
  const char *figure;
  const char *term;
  XqPage *page;

  (void) action;
  g_variant_get (parameter, "(&s&s&s&s)", &place, &kind, &figure, &term);
  if (*figure != '\0' && xq_figure_may_list_records (figure, xq_desk_get_roles (desk)))
    {
      xq_page_push (XQ_PAGE (widget), xq_kind_page_new_for_figure (desk, figure, term));
      return;
    }
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
xq_requirements_page_finalize (GObject *object)
{
  g_free (XQ_REQUIREMENTS_PAGE (object)->looked_for);

  G_OBJECT_CLASS (xq_requirements_page_parent_class)->finalize (object);
}

static void
xq_requirements_page_class_init (XqRequirementsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_requirements_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_requirements_page_finalize;
  XQ_PAGE_CLASS (klass)->refresh = xq_requirements_page_refresh;
  XQ_PAGE_CLASS (klass)->help = "requirements";

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/requirements-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqRequirementsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XqRequirementsPage, list);

  gtk_widget_class_install_action (widget_class, "requirements.open", "(ssss)", open_records);
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
