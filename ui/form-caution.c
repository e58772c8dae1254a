/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "form-caution.h"

#include "school/withhold.h"

struct _XqFormCaution
{
  AdwBin    parent_instance;

  GtkLabel *label;
  char     *students;
};

G_DEFINE_FINAL_TYPE (XqFormCaution, xq_form_caution, ADW_TYPE_BIN)

/* In the desk's thread: an XqDeskFunc. */
static gpointer
ask (XqStore       *store,
     gpointer       data,
     GCancellable  *cancellable,
     GError       **error)
{
  (void) cancellable;
  return xq_withhold_list (store, data, error);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqFormCaution) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = xq_desk_run_finish (XQ_DESK (source), result, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  if (lines == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (lines == NULL)
    g_string_append (text, error->message);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    g_string_append_printf (text, "%s▲ %s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (lines, i));
  if (self->label == NULL)
    return;
  gtk_label_set_text (self->label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self), text->len > 0);
}

void
xq_form_caution_show (XqFormCaution *self,
                      XqDesk        *desk,
                      const char    *students,
                      GCancellable  *cancellable)
{
  g_return_if_fail (XQ_IS_FORM_CAUTION (self) && XQ_IS_DESK (desk));

  if (g_strcmp0 (self->students, students) == 0)
    return;
  g_free (self->students);
  self->students = g_strdup (students);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (students != NULL)
    xq_desk_run_async (desk, ask, g_strdup (students), g_free, (GDestroyNotify) g_ptr_array_unref, cancellable, answered_cb,
                       g_object_ref (self));
}

static void
xq_form_caution_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  XQ_FORM_CAUTION (object)->label = NULL;

  G_OBJECT_CLASS (xq_form_caution_parent_class)->dispose (object);
}

static void
xq_form_caution_finalize (GObject *object)
{
  g_free (XQ_FORM_CAUTION (object)->students);

  G_OBJECT_CLASS (xq_form_caution_parent_class)->finalize (object);
}

static void
xq_form_caution_class_init (XqFormCautionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_form_caution_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_form_caution_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/form-caution.ui");
  gtk_widget_class_bind_template_child (widget_class, XqFormCaution, label);
}

static void
xq_form_caution_init (XqFormCaution *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
