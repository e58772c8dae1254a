/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "fact-row.h"
#include "record-answer.h"
#include "record-page.h"

struct _XqRecordPage
{
  XqPage        parent_instance;

  const XqKind *kind;
  char         *uid;
  GtkLabel     *state_label;
  GtkListBox   *lines_list;
};

G_DEFINE_FINAL_TYPE (XqRecordPage, xq_record_page, XQ_TYPE_PAGE)

static void
show (XqRecordPage         *self,
      const XqRecordAnswer *answer)
{
  GtkListBoxRow *row;
  g_autofree char *written = NULL;
  g_autofree char *state = NULL;

  while ((row = gtk_list_box_get_row_at_index (self->lines_list, 0)) != NULL)
    gtk_list_box_remove (self->lines_list, GTK_WIDGET (row));
  for (guint i = 0; i < answer->lines->len; i++)
    {
      const XqRecordLine *line = g_ptr_array_index (answer->lines, i);

      gtk_list_box_append (self->lines_list, xq_fact_row_new (line->title, line->words));
    }
  /* Translators: the name of an account */
  written = g_strdup_printf (_("Written by %s"), answer->author);
  state = g_strconcat (written, answer->is_signed ? " · " : "", answer->is_signed ? _("signed and locked") : "",
                       answer->is_withdrawn ? " · " : "", answer->is_withdrawn ? _("withdrawn") : "", NULL);
  gtk_label_set_text (self->state_label, state);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqRecordPage) self = user_data;
  g_autoptr (GError) error = NULL;
  XqRecordAnswer *answer = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (answer == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  show (self, answer);
  xq_record_answer_free (answer);
}

static void
xq_record_page_refresh (XqPage *page)
{
  XqRecordPage *self = XQ_RECORD_PAGE (page);

  xq_desk_run_async (xq_page_get_desk (page), xq_record_ask, xq_record_question_new (self->kind, self->uid),
                     (GDestroyNotify) xq_record_question_free, (GDestroyNotify) xq_record_answer_free,
                     xq_page_get_cancellable (page), answered_cb, g_object_ref (page));
}

static void
xq_record_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), XQ_TYPE_RECORD_PAGE);

  G_OBJECT_CLASS (xq_record_page_parent_class)->dispose (object);
}

static void
xq_record_page_finalize (GObject *object)
{
  g_free (XQ_RECORD_PAGE (object)->uid);

  G_OBJECT_CLASS (xq_record_page_parent_class)->finalize (object);
}

static void
xq_record_page_class_init (XqRecordPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_record_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_record_page_finalize;
  XQ_PAGE_CLASS (klass)->refresh = xq_record_page_refresh;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqRecordPage, state_label);
  gtk_widget_class_bind_template_child (widget_class, XqRecordPage, lines_list);
}

static void
xq_record_page_init (XqRecordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqPage *
xq_record_page_new (XqDesk       *desk,
                    const XqKind *kind,
                    const char   *uid)
{
  XqRecordPage *self;

  g_return_val_if_fail (kind != NULL && uid != NULL, NULL);

  self = g_object_new (XQ_TYPE_RECORD_PAGE, "desk", desk, "title", _(kind->title), NULL);
  self->kind = kind;
  self->uid = g_strdup (uid);
  return XQ_PAGE (self);
}
