/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "crises-page.h"
#include "crisis-page.h"
#include "crisis-work.h"
#include "form-page.h"
#include "list-rows.h"

#include "school/kinds.h"

struct _XqCrisesPage
{
  XqPage          parent_instance;

  GPtrArray      *uids;       /* of the rows, in their order */

  GtkCheckButton *all_check;
  GtkLabel       *count_label;
  GtkStack       *stack;
  AdwStatusPage  *empty_page;
  GtkListBox     *list;
};

G_DEFINE_FINAL_TYPE (XqCrisesPage, xq_crises_page, XQ_TYPE_PAGE)

static GtkWidget *
make_row (const XqCrisisLine *line)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strjoin ("  ", line->number, line->who, NULL);
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *what_markup = g_markup_escape_text (line->what, -1);
  g_autofree char *state = NULL;
  GtkWidget *label;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), what_markup);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (line->closed)
    state = g_strdup (_("closed"));
  else if (line->next != NULL)
    /* Translators: a day */
    state = g_strdup_printf (line->late ? _("Follow-up was due on %s") : _("Next follow-up %s"), line->next);
  else
    state = g_strdup (_("open"));
  label = gtk_label_new (state);
  gtk_widget_add_css_class (label, line->late ? "error" : "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

static void
show (XqCrisesPage *self,
      GPtrArray    *lines)
{
  guint n_open = 0;
  g_autofree char *count = NULL;

  xq_list_rows_remove (self->list);
  g_ptr_array_set_size (self->uids, 0);
  for (guint i = 0; i < lines->len; i++)
    {
      const XqCrisisLine *line = g_ptr_array_index (lines, i);

      gtk_list_box_append (self->list, make_row (line));
      g_ptr_array_add (self->uids, g_strdup (line->uid));
      n_open += line->closed ? 0 : 1;
    }
  xq_page_set_badge (XQ_PAGE (self), n_open);
  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u event", "%u events", lines->len), lines->len);
  gtk_label_set_text (self->count_label, count);
  gtk_stack_set_visible_child_name (self->stack, lines->len > 0 ? "list" : "empty");
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqCrisesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (lines == NULL)
    xq_page_say_error (XQ_PAGE (self), error);
  else if (self->list != NULL)
    show (self, lines);
}

static void
xq_crises_page_refresh (XqPage *page)
{
  XqCrisesPage *self = XQ_CRISES_PAGE (page);

  xq_desk_run_async (xq_page_get_desk (page), xq_crises_ask,
                     (gpointer) (gtk_check_button_get_active (self->all_check) ? "all" : "open"), NULL,
                     (GDestroyNotify) g_ptr_array_unref, xq_page_get_cancellable (page), answered_cb, g_object_ref (page));
}

static void
which_changed_cb (XqCrisesPage *self)
{
  xq_page_refresh (XQ_PAGE (self));
}

static void
row_activated_cb (XqCrisesPage  *self,
                  GtkListBoxRow *row)
{
  guint position = (guint) gtk_list_box_row_get_index (row);

  if (position < self->uids->len)
    xq_page_push (XQ_PAGE (self), xq_crisis_page_new (xq_page_get_desk (XQ_PAGE (self)), g_ptr_array_index (self->uids, position)));
}

static void
begin_new (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  xq_page_push (XQ_PAGE (widget), xq_form_page_new (xq_page_get_desk (XQ_PAGE (widget)), &xq_crisis_event, NULL));
}

static void
xq_crises_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_crises_page_parent_class)->dispose (object);
}

static void
xq_crises_page_finalize (GObject *object)
{
  g_ptr_array_unref (XQ_CRISES_PAGE (object)->uids);

  G_OBJECT_CLASS (xq_crises_page_parent_class)->finalize (object);
}

static void
xq_crises_page_class_init (XqCrisesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_crises_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_crises_page_finalize;
  XQ_PAGE_CLASS (klass)->refresh = xq_crises_page_refresh;
  XQ_PAGE_CLASS (klass)->help = "crises";

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/crises-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqCrisesPage, all_check);
  gtk_widget_class_bind_template_child (widget_class, XqCrisesPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, XqCrisesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XqCrisesPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, XqCrisesPage, list);
  gtk_widget_class_bind_template_callback (widget_class, which_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "crises.new", NULL, begin_new);
}

static void
xq_crises_page_init (XqCrisesPage *self)
{
  self->uids = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqPage *
xq_crises_page_new (XqDesk        *desk,
                    const XqPlace *place)
{
  XqCrisesPage *self = g_object_new (XQ_TYPE_CRISES_PAGE, "desk", desk, NULL);

  (void) place;
  xq_page_set_kind (XQ_PAGE (self), &xq_crisis_event);
  adw_status_page_set_description (self->empty_page,
                                   _("In a crisis press Ctrl+E: every step is stamped with its time, and the event stands here. "
                                     "What colleagues stamp comes sealed and is taken in when you unlock."));
  return XQ_PAGE (self);
}
