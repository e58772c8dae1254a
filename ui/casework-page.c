/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "casework-answer.h"
#include "casework-page.h"
#include "cell-factory.h"
#include "newest-lines.h"
#include "paper-page.h"
#include "record-item.h"
#include "record-page.h"
#include "unrolled-list.h"

#include "school/kinds.h"

#define MONTHS 12

struct _XqCaseworkPage
{
  XqPage              parent_instance;

  gboolean            shows_cases;
  GCancellable       *asking;

  GtkToggleButton    *sessions_toggle;
  GtkEditable        *search_entry;
  GtkDropDown        *mine_list;
  GtkDropDown        *signed_list;
  GtkDropDown        *state_list;
  GtkDropDown        *month_list;
  GtkStringList      *months;
  GtkLabel           *count_label;
  GtkStack           *stack;
  GtkWidget          *sessions_view;
  GtkWidget          *cases_view;
  GListStore         *items;
  XqUnrolledList     *shown_sessions;
  XqUnrolledList     *shown_cases;
};

G_DEFINE_FINAL_TYPE (XqCaseworkPage, xq_casework_page, XQ_TYPE_PAGE)

GListModel *
xq_casework_page_get_items (XqCaseworkPage *self)
{
  g_return_val_if_fail (XQ_IS_CASEWORK_PAGE (self), NULL);

  return G_LIST_MODEL (self->items);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqCaseworkPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = xq_desk_run_finish (XQ_DESK (source), result, &error);
  g_autoptr (GPtrArray) items = NULL;

  if (lines == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < lines->len; i++)
    {
      const XqCaseworkLine *line = g_ptr_array_index (lines, i);

      g_ptr_array_add (items, xq_record_item_new (line->uid, (const char *const *) line->texts));
    }
  xq_newest_lines_show (items, XQ_CASEWORK_MOST_LINES, self->items, self->count_label);
  gtk_stack_set_visible_child_name (self->stack, lines->len == 0 ? "empty" : self->shows_cases ? "cases" : "sessions");
}

/* The month that was chosen, as 2024-09; the first entry is all. */
static char *
dup_month (XqCaseworkPage *self)
{
  const char *today = xq_desk_get_today (xq_page_get_desk (XQ_PAGE (self)));
  int back = (int) gtk_drop_down_get_selected (self->month_list) - 1;
  int month;

  if (back < 0)
    return NULL;
  month = atoi (today) * 12 + atoi (today + 5) - 1 - back;
  return g_strdup_printf ("%04d-%02d", month / 12, month % 12 + 1);
}

static void
xq_casework_page_refresh (XqPage *page)
{
  XqCaseworkPage *self = XQ_CASEWORK_PAGE (page);
  GtkDropDown *undone = self->shows_cases ? self->state_list : self->signed_list;
  g_autofree char *month = self->shows_cases ? NULL : dup_month (self);
  XqCaseworkQuestion *question =
    xq_casework_question_new (gtk_editable_get_text (self->search_entry), gtk_drop_down_get_selected (self->mine_list) == 1,
                              gtk_drop_down_get_selected (undone) == 1, month);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  xq_desk_run_async (xq_page_get_desk (page), self->shows_cases ? xq_casework_ask_cases : xq_casework_ask_sessions, question,
                     (GDestroyNotify) xq_casework_question_free, (GDestroyNotify) g_ptr_array_unref, self->asking,
                     answered_cb, g_object_ref (self));
}

static void
xq_casework_page_find (XqPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (XQ_CASEWORK_PAGE (page)->search_entry));
}

static void
asked_cb (XqCaseworkPage *self)
{
  if (xq_page_get_desk (XQ_PAGE (self)) != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    xq_page_refresh (XQ_PAGE (self));
}

static void
view_toggled_cb (XqCaseworkPage *self)
{
  self->shows_cases = !gtk_toggle_button_get_active (self->sessions_toggle);
  gtk_widget_set_visible (GTK_WIDGET (self->signed_list), !self->shows_cases);
  gtk_widget_set_visible (GTK_WIDGET (self->month_list), !self->shows_cases);
  gtk_widget_set_visible (GTK_WIDGET (self->state_list), self->shows_cases);
  g_list_store_remove_all (self->items);
  /* A view that is not in sight would make its rows all the same. */
  g_object_set (self->shown_sessions, "model", self->shows_cases ? NULL : self->items, NULL);
  g_object_set (self->shown_cases, "model", self->shows_cases ? self->items : NULL, NULL);
  asked_cb (self);
}

static void
show_view (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  XqCaseworkPage *self = XQ_CASEWORK_PAGE (widget);

  (void) action;
  gtk_toggle_button_set_active (self->sessions_toggle, g_str_equal (g_variant_get_string (parameter, NULL), "sessions"));
}

static void
open_item (XqCaseworkPage *self,
           guint           position)
{
  g_autoptr (XqRecordItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item != NULL)
    xq_page_push (XQ_PAGE (self), xq_record_page_new (xq_page_get_desk (XQ_PAGE (self)),
                                                      self->shows_cases ? &xq_case_file : &xq_session,
                                                      xq_record_item_get_uid (item)));
}

static void
row_activated_cb (XqCaseworkPage *self,
                  guint           position)
{
  open_item (self, position);
}

static void
search_activated_cb (XqCaseworkPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 1)
    open_item (self, 0);
  else
    gtk_widget_grab_focus (self->shows_cases ? self->cases_view : self->sessions_view);
}

static void
list_months (XqCaseworkPage *self)
{
  const char *today = xq_desk_get_today (xq_page_get_desk (XQ_PAGE (self)));
  int present = atoi (today) * 12 + atoi (today + 5) - 1;

  for (int month = present; month > present - MONTHS; month--)
    {
      /* Translators: year and month */
      g_autofree char *title = g_strdup_printf (_("%d-%02d"), month / 12, month % 12 + 1);

      gtk_string_list_append (self->months, title);
    }
}

static void
print (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  XqDesk *desk = xq_page_get_desk (XQ_PAGE (widget));
  XqPaperOrder *order = xq_paper_order_new (g_variant_get_string (parameter, NULL));

  (void) action;
  if (g_str_equal (order->paper, "visit_slip"))
    order->day = g_strdup (xq_desk_get_today (desk));
  xq_page_push (XQ_PAGE (widget), xq_paper_page_new (desk, order));
}

static void
xq_casework_page_dispose (GObject *object)
{
  XqCaseworkPage *self = XQ_CASEWORK_PAGE (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_casework_page_parent_class)->dispose (object);
}

static void
xq_casework_page_class_init (XqCaseworkPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_casework_page_dispose;
  XQ_PAGE_CLASS (klass)->refresh = xq_casework_page_refresh;
  XQ_PAGE_CLASS (klass)->find = xq_casework_page_find;
  XQ_PAGE_CLASS (klass)->help = "casework";

  g_type_ensure (XQ_TYPE_RECORD_ITEM);
  g_type_ensure (XQ_TYPE_UNROLLED_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/casework-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqCaseworkPage, sessions_toggle);
  gtk_widget_class_bind_template_child (widget_class, XqCaseworkPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, XqCaseworkPage, mine_list);
  gtk_widget_class_bind_template_child (widget_class, XqCaseworkPage, signed_list);
  gtk_widget_class_bind_template_child (widget_class, XqCaseworkPage, state_list);
  gtk_widget_class_bind_template_child (widget_class, XqCaseworkPage, month_list);
  gtk_widget_class_bind_template_child (widget_class, XqCaseworkPage, months);
  gtk_widget_class_bind_template_child (widget_class, XqCaseworkPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, XqCaseworkPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XqCaseworkPage, sessions_view);
  gtk_widget_class_bind_template_child (widget_class, XqCaseworkPage, cases_view);
  gtk_widget_class_bind_template_child (widget_class, XqCaseworkPage, items);
  gtk_widget_class_bind_template_child (widget_class, XqCaseworkPage, shown_sessions);
  gtk_widget_class_bind_template_child (widget_class, XqCaseworkPage, shown_cases);
  gtk_widget_class_bind_template_callback (widget_class, asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_install_action (widget_class, "casework.show", "s", show_view);
  gtk_widget_class_install_action (widget_class, "casework.print", "s", print);
}

static const char *
get_cell (gpointer item,
          guint    column)
{
  return xq_record_item_get_cell (item, column);
}

static void
xq_casework_page_init (XqCaseworkPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  xq_cell_factory_fill (GTK_COLUMN_VIEW (self->sessions_view), get_cell);
  xq_cell_factory_fill (GTK_COLUMN_VIEW (self->cases_view), get_cell);
}

XqPage *
xq_casework_page_new (XqDesk        *desk,
                      const XqPlace *place)
{
  XqCaseworkPage *self = g_object_new (XQ_TYPE_CASEWORK_PAGE, "desk", desk, NULL);

  (void) place;
  list_months (self);
  return XQ_PAGE (self);
}
