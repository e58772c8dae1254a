/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "class-print.h"
#include "paper-order.h"
#include "paper-out.h"
#include "plan-item.h"
#include "print-target.h"

struct _XqClassPrint
{
  AdwBin          parent_instance;

  XqPage         *page;       /* borrowed: it holds this */
  GPtrArray      *items;      /* XqPlanItem with a plan */
  guint           next;
  guint           printed;
  GString        *passed_over;
  XqPrintTarget  *target;
  gboolean        stopped;

  GtkProgressBar *bar;
  GtkLabel       *words_label;
  GtkWidget      *stop_button;
};

G_DEFINE_FINAL_TYPE (XqClassPrint, xq_class_print, ADW_TYPE_BIN)

static void print_next (XqClassPrint *self);

static void
finish (XqClassPrint *self)
{
  g_autofree char *done = g_strdup_printf (_("%u of %u files printed."), self->printed, self->items->len);
  g_autofree char *words = self->passed_over->len > 0
                             /* Translators: how many were printed, and who was not and why */
                             ? g_strdup_printf (_("%s Not printed: %s"), done, self->passed_over->str) : g_strdup (done);

  g_clear_pointer (&self->target, xq_print_target_free);
  gtk_progress_bar_set_fraction (self->bar, self->stopped ? gtk_progress_bar_get_fraction (self->bar) : 1);
  gtk_widget_set_visible (self->stop_button, FALSE);
  gtk_label_set_text (self->words_label, words);
}

static void
pass_over (XqClassPrint *self,
           const GError *error)
{
  XqPlanItem *item = g_ptr_array_index (self->items, self->next);
  g_autofree char *name = NULL;

  g_object_get (item, "name", &name, NULL);
  g_string_append_printf (self->passed_over, "%s%s (%s)", self->passed_over->len > 0 ? C_("list", ", ") : "", name, error->message);
}

static void
sent_cb (const GError *error,
         gpointer      user_data)
{
  g_autoptr (XqClassPrint) self = user_data;

  if (error != NULL)
    pass_over (self, error);
  else
    self->printed++;
  self->next++;
  print_next (self);
}

static void
issued_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (XqClassPrint) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (XqPaperAnswer) answer = xq_desk_run_finish (XQ_DESK (source), result, &error);

  /* The page went. */
  if (self->target == NULL)
    return;
  if (answer == NULL || xq_print_target_get_path (self->target) != NULL)
    {
      sent_cb (error, g_object_ref (self));
      return;
    }
  xq_print_target_send (xq_print_target_copy (self->target), xq_paper_out_get_title ("student_file"), answer->pdf, sent_cb,
                        g_object_ref (self));
}

/* "files.pdf" becomes "files-07.pdf": the number in the class, or the how manieth. */
static char *
dup_path (XqClassPrint *self,
          XqPlanItem   *item)
{
  const char *path = xq_print_target_get_path (self->target);
  g_autofree char *seat = NULL;
  g_autofree char *stem = NULL;

  if (path == NULL)
    return NULL;
  g_object_get (item, "seat", &seat, NULL);
  stem = g_str_has_suffix (path, ".pdf") ? g_strndup (path, strlen (path) - strlen (".pdf")) : g_strdup (path);
  return seat != NULL ? g_strdup_printf ("%s-%s.pdf", stem, seat) : g_strdup_printf ("%s-n%u.pdf", stem, self->next + 1);
}

static void
print_next (XqClassPrint *self)
{
  XqPaperOrder *order;
  XqPlanItem *item;
  g_autofree char *words = NULL;

  if (self->page == NULL || self->stopped || self->next >= self->items->len)
    {
      if (self->page != NULL)
        finish (self);
      return;
    }
  item = g_ptr_array_index (self->items, self->next);
  /* Translators: which one is printed, how many there are */
  words = g_strdup_printf (_("Printing %u of %u…"), self->next + 1, self->items->len);
  gtk_label_set_text (self->words_label, words);
  gtk_progress_bar_set_fraction (self->bar, (double) self->next / (double) self->items->len);
  order = xq_paper_order_new ("student_file");
  order->record = g_strdup (xq_plan_item_get_plan (item));
  order->path = dup_path (self, item);
  xq_desk_run_async (xq_page_get_desk (self->page), xq_paper_order_issue, order, (GDestroyNotify) xq_paper_order_free,
                     (GDestroyNotify) xq_paper_answer_free, NULL, issued_cb, g_object_ref (self));
}

static void
chosen_cb (XqPrintTarget *target,
           gpointer       user_data)
{
  g_autoptr (XqClassPrint) self = user_data;

  if (target == NULL || self->page == NULL)
    {
      g_clear_pointer (&target, xq_print_target_free);
      return;
    }
  g_clear_pointer (&self->target, xq_print_target_free);
  self->target = target;
  self->next = 0;
  self->printed = 0;
  self->stopped = FALSE;
  g_string_truncate (self->passed_over, 0);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_set_visible (self->stop_button, TRUE);
  print_next (self);
}

void
xq_class_print_begin (XqClassPrint *self,
                      XqPage       *page,
                      GListModel   *students)
{
  GtkRoot *root;

  g_return_if_fail (XQ_IS_CLASS_PRINT (self) && XQ_IS_PAGE (page) && G_IS_LIST_MODEL (students));

  if (self->target != NULL)
    return;
  self->page = page;
  g_ptr_array_set_size (self->items, 0);
  for (guint i = 0; i < g_list_model_get_n_items (students); i++)
    {
      g_autoptr (XqPlanItem) item = g_list_model_get_item (students, i);

      if (xq_plan_item_get_plan (item) != NULL)
        g_ptr_array_add (self->items, g_steal_pointer (&item));
    }
  root = gtk_widget_get_root (GTK_WIDGET (self));
  xq_print_target_choose (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, xq_paper_out_get_title ("student_file"), chosen_cb,
                          g_object_ref (self));
}

static void
stop (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  XQ_CLASS_PRINT (widget)->stopped = TRUE;
}

static void
xq_class_print_dispose (GObject *object)
{
  XqClassPrint *self = XQ_CLASS_PRINT (object);

  self->page = NULL;
  g_clear_pointer (&self->target, xq_print_target_free);
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_class_print_parent_class)->dispose (object);
}

static void
xq_class_print_finalize (GObject *object)
{
  XqClassPrint *self = XQ_CLASS_PRINT (object);

  g_ptr_array_unref (self->items);
  g_string_free (self->passed_over, TRUE);

  G_OBJECT_CLASS (xq_class_print_parent_class)->finalize (object);
}

static void
xq_class_print_class_init (XqClassPrintClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_class_print_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_class_print_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/class-print.ui");
  gtk_widget_class_bind_template_child (widget_class, XqClassPrint, bar);
  gtk_widget_class_bind_template_child (widget_class, XqClassPrint, words_label);
  gtk_widget_class_bind_template_child (widget_class, XqClassPrint, stop_button);
  gtk_widget_class_install_action (widget_class, "class-print.stop", NULL, stop);
}

static void
xq_class_print_init (XqClassPrint *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->passed_over = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}
