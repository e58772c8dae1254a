/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "form-page.h"
#include "gap-row.h"
#include "gaps-answer.h"
#include "gaps-list.h"

struct _XqGapsList
{
  AdwBin      parent_instance;

  char       *places;
  GPtrArray  *gaps;         /* XqGap; NULL until they are known */

  GtkLabel   *title_label;
  GtkWidget  *window;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (XqGapsList, xq_gaps_list, ADW_TYPE_BIN)

gboolean
xq_gaps_list_serves (XqRoles roles)
{
  return (roles & (XQ_ROLE_BIT (XQ_ROLE_CLASS_TEACHER) | XQ_ROLE_BIT (XQ_ROLE_GRADE_LEADER))) != 0 &&
         (roles & (XQ_ROLE_BIT (XQ_ROLE_HEAD) | XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR))) == 0;
}

void
xq_gaps_list_set_places (XqGapsList *self,
                         const char *places)
{
  g_return_if_fail (XQ_IS_GAPS_LIST (self));

  g_free (self->places);
  self->places = g_strdup (places);
}

guint
xq_gaps_list_get_n (XqGapsList *self)
{
  g_return_val_if_fail (XQ_IS_GAPS_LIST (self), 0);

  return self->gaps != NULL ? self->gaps->len : 0;
}

static void
show_gaps (XqGapsList *self,
           XqRoles     roles)
{
  GtkWidget *row;
  g_autofree char *title = NULL;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->gaps->len; i++)
    {
      const XqGap *gap = g_ptr_array_index (self->gaps, i);

      gtk_list_box_append (self->list, xq_gap_row_new (gap, i, xq_form_page_may_add (xq_kind_find (gap->kind), roles)));
    }
  title = self->gaps->len > 0 ? g_strdup_printf (_("Still missing this term: %u"), self->gaps->len)
                              : g_strdup (_("● Nothing is missing up to today."));
  gtk_label_set_text (self->title_label, title);
  gtk_widget_set_visible (self->window, self->gaps->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqGapsList) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *gaps = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (gaps == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("What is missing could not be asked for: %s", error->message);
      return;
    }
  g_clear_pointer (&self->gaps, g_ptr_array_unref);
  self->gaps = gaps;
  if (self->list != NULL)
    show_gaps (self, xq_desk_get_roles (XQ_DESK (source)));
}

void
xq_gaps_list_refresh (XqGapsList *self,
                      XqPage     *page)
{
  g_return_if_fail (XQ_IS_GAPS_LIST (self) && XQ_IS_PAGE (page));

  if (self->places == NULL)
    return;
  xq_desk_run_async (xq_page_get_desk (page), xq_gaps_ask, g_strdup (self->places), g_free, (GDestroyNotify) g_ptr_array_unref,
                     xq_page_get_cancellable (page), answered_cb, g_object_ref (self));
}

/* A visit is of a child: that is chosen on the board of the class. */
static void
fill (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  XqGapsList *self = XQ_GAPS_LIST (widget);
  XqPage *page = XQ_PAGE (gtk_widget_get_ancestor (widget, XQ_TYPE_PAGE));
  guint number = g_variant_get_uint32 (parameter);
  const XqGap *gap = number < xq_gaps_list_get_n (self) ? g_ptr_array_index (self->gaps, number) : NULL;
  const XqKind *kind = gap != NULL ? xq_kind_find (gap->kind) : NULL;
  XqPage *form;

  (void) action;
  if (kind == NULL || page == NULL)
    return;
  if (kind->reach != XQ_REACH_CLASS)
    {
      gtk_widget_activate_action (widget, "shell.go", "s", gap->place);
      return;
    }
  form = xq_form_page_new (xq_page_get_desk (page), kind, NULL);
  xq_form_page_preset_record (XQ_FORM_PAGE (form), kind->reach_field, gap->class_uid, gap->class_name);
  if (gap->code != NULL)
    xq_form_page_preset (XQ_FORM_PAGE (form), "kind", gap->code);
  if (gap->theme != NULL)
    xq_form_page_preset (XQ_FORM_PAGE (form), "month_theme", gap->theme);
  xq_page_push (page, form);
}

static void
xq_gaps_list_dispose (GObject *object)
{
  XQ_GAPS_LIST (object)->list = NULL;
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_gaps_list_parent_class)->dispose (object);
}

static void
xq_gaps_list_finalize (GObject *object)
{
  g_free (XQ_GAPS_LIST (object)->places);
  g_clear_pointer (&XQ_GAPS_LIST (object)->gaps, g_ptr_array_unref);

  G_OBJECT_CLASS (xq_gaps_list_parent_class)->finalize (object);
}

static void
xq_gaps_list_class_init (XqGapsListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_gaps_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_gaps_list_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/gaps-list.ui");
  gtk_widget_class_bind_template_child (widget_class, XqGapsList, title_label);
  gtk_widget_class_bind_template_child (widget_class, XqGapsList, window);
  gtk_widget_class_bind_template_child (widget_class, XqGapsList, list);
  gtk_widget_class_install_action (widget_class, "gaps.fill", "u", fill);
}

static void
xq_gaps_list_init (XqGapsList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
