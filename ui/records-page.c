/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cell-factory.h"
#include "form-page.h"
#include "list-out.h"
#include "newest-lines.h"
#include "places.h"
#include "record-item.h"
#include "record-page.h"
#include "records-answer.h"
#include "records-page.h"
#include "unrolled-list.h"

#include "school/class-name.h"

struct _XqRecordsPage
{
  XqPage         parent_instance;

  const XqKind  *kind;
  const XqField *filter;
  GCancellable  *asking;
  GStrv          classes;       /* as "7-1"; NULL until they are known */

  GtkEditable   *search_entry;
  GtkDropDown   *classes_list;
  GtkStringList *class_names;
  GtkDropDown   *choices_list;
  GtkStringList *choice_names;
  GtkLabel      *count_label;
  GtkWidget     *export_button;
  GtkButton     *add_button;
  GtkStack      *stack;
  AdwStatusPage *empty_page;
  GtkColumnView *view;
  GListStore    *records;
};

G_DEFINE_FINAL_TYPE (XqRecordsPage, xq_records_page, XQ_TYPE_PAGE)

GListModel *
xq_records_page_get_items (XqRecordsPage *self)
{
  g_return_val_if_fail (XQ_IS_RECORDS_PAGE (self), NULL);

  return G_LIST_MODEL (self->records);
}

/* --- what is asked --- */

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqRecordsPage) self = user_data;
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
      const XqRecordsLine *line = g_ptr_array_index (lines, i);

      g_ptr_array_add (items, xq_record_item_new (line->uid, (const char *const *) line->texts));
    }
  xq_newest_lines_show (items, XQ_RECORDS_MOST_LINES, self->records, self->count_label);
  gtk_stack_set_visible_child_name (self->stack, lines->len > 0 ? "list" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "records.export", lines->len > 0);
}

static const char *
get_class (XqRecordsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->classes_list);

  return self->classes != NULL && selected > 0 && selected != GTK_INVALID_LIST_POSITION ? self->classes[selected - 1] : NULL;
}

static const char *
get_choice (XqRecordsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->choices_list);

  return self->filter != NULL && selected > 0 && selected != GTK_INVALID_LIST_POSITION ? self->filter->choices[selected - 1].code
                                                                                      : NULL;
}

static XqRecordsQuestion *
get_question (XqRecordsPage *self)
{
  return xq_records_question_new (self->kind, gtk_editable_get_text (self->search_entry), get_class (self),
                                  self->filter != NULL ? self->filter->name : NULL, get_choice (self));
}

static void
ask (XqRecordsPage *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), xq_records_ask, get_question (self),
                     (GDestroyNotify) xq_records_question_free, (GDestroyNotify) g_ptr_array_unref, self->asking, answered_cb, g_object_ref (self));
}

static void
classes_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (XqRecordsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GStrv classes = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (classes == NULL || self->classes != NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      g_strfreev (classes);
      return;
    }
  for (guint i = 0; classes[i] != NULL; i++)
    {
      g_autofree char *name = NULL;
      int grade;
      int number;

      if (xq_class_name_parse (classes[i], &grade, &number))
        name = xq_class_name_for_screen (grade, number);
      gtk_string_list_append (self->class_names, name != NULL ? name : classes[i]);
    }
  self->classes = classes;
  gtk_widget_set_visible (GTK_WIDGET (self->classes_list), g_strv_length (classes) > 1);
}

static void
xq_records_page_refresh (XqPage *page)
{
  XqRecordsPage *self = XQ_RECORDS_PAGE (page);

  if (self->classes == NULL)
    xq_desk_run_async (xq_page_get_desk (page), xq_records_ask_classes, NULL, NULL, (GDestroyNotify) g_strfreev,
                       xq_page_get_cancellable (page), classes_cb, g_object_ref (self));
  ask (self);
}

static void
xq_records_page_find (XqPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (XQ_RECORDS_PAGE (page)->search_entry));
}

static void
asked_cb (XqRecordsPage *self)
{
  if (self->kind != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    ask (self);
}

/* --- what is opened --- */

static void
open_record (XqRecordsPage *self,
             guint          position)
{
  g_autoptr (XqRecordItem) item = g_list_model_get_item (G_LIST_MODEL (self->records), position);

  if (item != NULL)
    xq_page_push (XQ_PAGE (self), xq_record_page_new (xq_page_get_desk (XQ_PAGE (self)), self->kind, xq_record_item_get_uid (item)));
}

static void
row_activated_cb (XqRecordsPage *self,
                  guint          position)
{
  open_record (self, position);
}

static void
search_activated_cb (XqRecordsPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->records)) == 1)
    open_record (self, 0);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
add (GtkWidget  *widget,
     const char *action,
     GVariant   *parameter)
{
  XqRecordsPage *self = XQ_RECORDS_PAGE (widget);

  (void) action;
  (void) parameter;
  xq_page_push (XQ_PAGE (self), xq_form_page_new (xq_page_get_desk (XQ_PAGE (self)), self->kind, NULL));
}

static void
export (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  XqRecordsPage *self = XQ_RECORDS_PAGE (widget);

  (void) action;
  (void) parameter;
  xq_list_out_save (XQ_PAGE (self), xq_list_order_new_for (get_question (self)));
}

/* --- columns --- */

static const char *
get_cell (gpointer item,
          guint    column)
{
  return xq_record_item_get_cell (item, column);
}

/* What this account does not read has no column. */
static void
add_columns (XqRecordsPage *self)
{
  g_auto (GStrv) names = g_strsplit (self->kind->list, " ", -1);
  XqRoles roles = xq_desk_get_roles (xq_page_get_desk (XQ_PAGE (self)));

  for (guint i = 0; names[i] != NULL; i++)
    {
      const XqField *field = xq_fields_find (self->kind->fields, names[i]);
      g_autoptr (GtkColumnViewColumn) column = NULL;

      if (!xq_field_is_shown (field, roles))
        continue;
      column = gtk_column_view_column_new (_(field->title), xq_cell_factory_new (get_cell, i));
      gtk_column_view_column_set_resizable (column, TRUE);
      if (field->type == XQ_FIELD_RECORD || field->type == XQ_FIELD_NOTE)
        gtk_column_view_column_set_expand (column, TRUE);
      else
        gtk_column_view_column_set_fixed_width (column, 150);
      gtk_column_view_append_column (self->view, column);
    }
}

static void
add_choices (XqRecordsPage *self)
{
  g_autofree char *all = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->choices_list), self->filter != NULL);
  if (self->filter == NULL)
    return;
  /* Translators: a list that can be narrowed: the title of a field */
  all = g_strdup_printf (_("%s: all"), _(self->filter->title));
  gtk_string_list_append (self->choice_names, all);
  for (const XqChoice *choice = self->filter->choices; choice->code != NULL; choice++)
    gtk_string_list_append (self->choice_names, _(choice->title));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choices_list), GTK_ACCESSIBLE_PROPERTY_LABEL, _(self->filter->title), -1);
}

/* --- life --- */

static void
xq_records_page_dispose (GObject *object)
{
  XqRecordsPage *self = XQ_RECORDS_PAGE (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_records_page_parent_class)->dispose (object);
}

static void
xq_records_page_finalize (GObject *object)
{
  g_strfreev (XQ_RECORDS_PAGE (object)->classes);

  G_OBJECT_CLASS (xq_records_page_parent_class)->finalize (object);
}

static void
xq_records_page_class_init (XqRecordsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_records_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_records_page_finalize;
  XQ_PAGE_CLASS (klass)->refresh = xq_records_page_refresh;
  XQ_PAGE_CLASS (klass)->find = xq_records_page_find;
  XQ_PAGE_CLASS (klass)->help = "records";

  g_type_ensure (XQ_TYPE_RECORD_ITEM);
  g_type_ensure (XQ_TYPE_UNROLLED_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/records-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqRecordsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, XqRecordsPage, classes_list);
  gtk_widget_class_bind_template_child (widget_class, XqRecordsPage, class_names);
  gtk_widget_class_bind_template_child (widget_class, XqRecordsPage, choices_list);
  gtk_widget_class_bind_template_child (widget_class, XqRecordsPage, choice_names);
  gtk_widget_class_bind_template_child (widget_class, XqRecordsPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, XqRecordsPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, XqRecordsPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, XqRecordsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XqRecordsPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, XqRecordsPage, view);
  gtk_widget_class_bind_template_child (widget_class, XqRecordsPage, records);
  gtk_widget_class_bind_template_callback (widget_class, asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_install_action (widget_class, "records.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "records.export", NULL, export);
}

static void
xq_records_page_init (XqRecordsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqPage *
xq_records_page_new (XqDesk       *desk,
                     const XqKind *kind,
                     const char   *filter)
{
  XqRecordsPage *self;
  g_autofree char *add_title = NULL;
  gboolean may_add;

  g_return_val_if_fail (kind != NULL && kind->list != NULL, NULL);

  self = g_object_new (XQ_TYPE_RECORDS_PAGE, "desk", desk, "title", _(kind->title), NULL);
  self->kind = kind;
  xq_page_set_kind (XQ_PAGE (self), kind);
  self->filter = filter != NULL ? xq_fields_find (kind->fields, filter) : NULL;
  /* Translators: a button: the title of a kind of records */
  add_title = g_strdup_printf (_("New: %s"), _(kind->title));
  gtk_button_set_label (self->add_button, add_title);
  may_add = xq_form_page_may_add (kind, xq_desk_get_roles (desk));
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), may_add);
  if (!may_add)
    adw_status_page_set_description (self->empty_page, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _(kind->title), -1);
  adw_status_page_set_icon_name (self->empty_page, xq_places_find_icon (kind));
  add_columns (self);
  add_choices (self);
  return XQ_PAGE (self);
}

void
xq_records_page_set_beginning (XqRecordsPage *self,
                               const char    *words)
{
  g_return_if_fail (XQ_IS_RECORDS_PAGE (self) && words != NULL);

  adw_status_page_set_description (self->empty_page, words);
}

XqPage *
xq_records_page_new_for_place (XqDesk        *desk,
                               const XqPlace *place)
{
  const XqKind *kind;
  const char *filter = NULL;

  g_return_val_if_fail (place != NULL && place->kind != NULL, NULL);

  kind = xq_kind_find (place->kind);
  /* By what such records most differ in: the first choice that all who see the place read. */
  for (const XqField *field = kind->fields; field->number != 0 && filter == NULL; field++)
    if (field->type == XQ_FIELD_CHOICE && field->readers == 0)
      filter = field->name;
  return xq_records_page_new (desk, kind, filter);
}
