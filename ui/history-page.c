/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "history-page.h"
#include "list-rows.h"
#include "record-answer.h"
#include "step-row.h"

struct _XqHistoryPage
{
  XqPage        parent_instance;

  const XqKind *kind;
  char         *uid;
  GtkListBox   *steps_list;
};

G_DEFINE_FINAL_TYPE (XqHistoryPage, xq_history_page, XQ_TYPE_PAGE)

static gpointer
ask (XqStore       *store,
     gpointer       data,
     GCancellable  *cancellable,
     GError       **error)
{
  const XqRecordQuestion *question = data;

  (void) cancellable;
  return xq_record_history (store, question->kind, question->uid, error);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqHistoryPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (steps == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  xq_list_rows_remove (self->steps_list);
  for (guint i = 0; i < steps->len; i++)
    gtk_list_box_append (self->steps_list, xq_step_row_new (g_ptr_array_index (steps, i)));
}

static void
xq_history_page_refresh (XqPage *page)
{
  XqHistoryPage *self = XQ_HISTORY_PAGE (page);

  xq_desk_run_async (xq_page_get_desk (page), ask, xq_record_question_new (self->kind, self->uid),
                     (GDestroyNotify) xq_record_question_free, (GDestroyNotify) g_ptr_array_unref,
                     xq_page_get_cancellable (page), answered_cb, g_object_ref (page));
}

static void
xq_history_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_history_page_parent_class)->dispose (object);
}

static void
xq_history_page_finalize (GObject *object)
{
  g_free (XQ_HISTORY_PAGE (object)->uid);

  G_OBJECT_CLASS (xq_history_page_parent_class)->finalize (object);
}

static void
xq_history_page_class_init (XqHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_history_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_history_page_finalize;
  XQ_PAGE_CLASS (klass)->refresh = xq_history_page_refresh;
  XQ_PAGE_CLASS (klass)->help = "history";

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqHistoryPage, steps_list);
}

static void
xq_history_page_init (XqHistoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqPage *
xq_history_page_new (XqDesk       *desk,
                     const XqKind *kind,
                     const char   *uid)
{
  XqHistoryPage *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (kind != NULL && uid != NULL, NULL);

  /* Translators: the title of a kind of records */
  title = g_strdup_printf (_("History: %s"), _(kind->title));
  self = g_object_new (XQ_TYPE_HISTORY_PAGE, "desk", desk, "title", title, NULL);
  self->kind = kind;
  xq_page_set_kind (XQ_PAGE (self), kind);
  self->uid = g_strdup (uid);
  return XQ_PAGE (self);
}
