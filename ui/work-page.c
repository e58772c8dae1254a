/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "consents-page.h"
#include "duty-week.h"
#include "gaps-list.h"
#include "kind-page.h"
#include "records-page.h"
#include "room-check-page.h"
#include "work-page.h"

#include "school/kinds.h"

struct _XqWorkPage
{
  XqPage            parent_instance;

  XqGapsList       *gaps_list;
  GtkStackSwitcher *switcher;
  GtkStack         *stack;
};

G_DEFINE_FINAL_TYPE (XqWorkPage, xq_work_page, XQ_TYPE_PAGE)

static XqPage *
get_list (XqPage *page)
{
  GtkWidget *child = gtk_stack_get_visible_child (XQ_WORK_PAGE (page)->stack);

  return child != NULL ? XQ_PAGE (child) : NULL;
}

static void
xq_work_page_refresh (XqPage *page)
{
  XqPage *list = get_list (page);

  xq_gaps_list_refresh (XQ_WORK_PAGE (page)->gaps_list, page);
  if (list != NULL)
    xq_page_refresh (list);
}

static void
xq_work_page_find (XqPage *page)
{
  XqPage *list = get_list (page);

  if (list != NULL)
    xq_page_find (list);
}

static void
xq_work_page_print (XqPage *page)
{
  XqPage *list = get_list (page);

  if (list != NULL)
    xq_page_print (list);
}

/* A list that is out of sight may be half written, too. */
static void
xq_work_page_keep (XqPage *page)
{
  for (GtkWidget *list = gtk_widget_get_first_child (GTK_WIDGET (XQ_WORK_PAGE (page)->stack)); list != NULL;
       list = gtk_widget_get_next_sibling (list))
    xq_page_keep (XQ_PAGE (list));
}

static void
shown_cb (XqWorkPage *self)
{
  XqPage *list = get_list (XQ_PAGE (self));

  if (list != NULL)
    xq_page_set_kind (XQ_PAGE (self), xq_page_get_kind (list));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    xq_work_page_refresh (XQ_PAGE (self));
}

static void
xq_work_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_work_page_parent_class)->dispose (object);
}

static void
xq_work_page_class_init (XqWorkPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_work_page_dispose;
  XQ_PAGE_CLASS (klass)->refresh = xq_work_page_refresh;
  XQ_PAGE_CLASS (klass)->find = xq_work_page_find;
  XQ_PAGE_CLASS (klass)->print = xq_work_page_print;
  XQ_PAGE_CLASS (klass)->keep = xq_work_page_keep;
  XQ_PAGE_CLASS (klass)->help = "work";

  g_type_ensure (XQ_TYPE_GAPS_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/work-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqWorkPage, gaps_list);
  gtk_widget_class_bind_template_child (widget_class, XqWorkPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, XqWorkPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
xq_work_page_init (XqWorkPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static XqPage *
new_list (XqDesk       *desk,
          const XqKind *kind)
{
  const XqField *student = xq_fields_find (kind->fields, "student");

  if (kind == &xq_room_check)
    return xq_room_check_page_new (desk);
  if (kind == &xq_consent)
    return xq_consents_page_new (desk);
  return student != NULL ? xq_records_page_new (desk, kind, NULL) : xq_kind_page_new (desk, kind, _(kind->title));
}

/* What the own classes lack stands over the place where it is entered; visits, whose
 * place has the board, over that of the families too. */
static void
offer_gaps (XqWorkPage    *self,
            const XqPlace *place,
            XqRoles        roles)
{
  if (!xq_gaps_list_serves (roles))
    return;
  if (g_str_equal (place->id, "lessons"))
    xq_gaps_list_set_places (self->gaps_list, "lessons");
  else if (g_str_equal (place->id, "families"))
    xq_gaps_list_set_places (self->gaps_list, "families visits");
}

XqPage *
xq_work_page_new (XqDesk        *desk,
                  const XqPlace *place)
{
  XqWorkPage *self;
  g_auto (GStrv) names = NULL;
  guint n = 0;

  g_return_val_if_fail (XQ_IS_DESK (desk) && place != NULL && place->kind != NULL, NULL);

  self = g_object_new (XQ_TYPE_WORK_PAGE, "desk", desk, NULL);
  names = g_strsplit (place->kind, " ", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      const XqKind *kind = xq_kind_find (names[i]);

      g_return_val_if_fail (kind != NULL, NULL);
      if (xq_kind_get_access (kind, xq_desk_get_roles (desk)) == 0)
        continue;
      if (kind == &xq_duty_slot)
        gtk_stack_add_titled (self->stack, GTK_WIDGET (xq_duty_week_new (desk)), "duty_week", _("Duty in a week"));
      gtk_stack_add_titled (self->stack, GTK_WIDGET (new_list (desk, kind)), kind->name, _(kind->title));
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->switcher), n > 1);
  offer_gaps (self, place, xq_desk_get_roles (desk));
  return XQ_PAGE (self);
}

const char *
xq_work_page_get_kind (XqWorkPage *self)
{
  g_return_val_if_fail (XQ_IS_WORK_PAGE (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}

void
xq_work_page_show_kind (XqWorkPage *self,
                        const char *kind)
{
  g_return_if_fail (XQ_IS_WORK_PAGE (self) && kind != NULL);

  if (gtk_stack_get_child_by_name (self->stack, kind) != NULL)
    gtk_stack_set_visible_child_name (self->stack, kind);
}
