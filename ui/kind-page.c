/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "form-page.h"
#include "import-page.h"
#include "import-said.h"
#include "list-out.h"
#include "places.h"
#include "record-page.h"
#include "record-table.h"
#include "kind-page.h"

#include "rules/figure-records.h"
#include "school/kinds.h"
#include "school/reception-count.h"
#include "school/record-words.h"

struct _XqKindPage
{
  XqPage         parent_instance;

  const XqKind  *kind;
  char          *figure;        /* whose records of which term; NULL for all */
  char          *term;
  AdwToast      *counted;       /* weak: what says how many came, while it is in sight */

  GtkEditable   *search_entry;
  GtkLabel      *count_label;
  GtkWidget     *count_button;
  GtkWidget     *export_button;
  GtkWidget     *import_button;
  GtkWidget     *add_button;
  GtkStack      *stack;
  AdwStatusPage *empty_page;
  XqRecordTable *table;
};

G_DEFINE_FINAL_TYPE (XqKindPage, xq_kind_page, XQ_TYPE_PAGE)

/* --- in the desk's thread --- */

typedef struct
{
  const XqKind *kind;
  char         *figure;
  char         *term;
} Question;

static void
question_free (Question *question)
{
  g_free (question->figure);
  g_free (question->term);
  g_free (question);
}

/* A line of the answer: the uid, then what each column says. */
static gpointer
ask (XqStore       *store,
     gpointer       data,
     GCancellable  *cancellable,
     GError       **error)
{
  const Question *question = data;
  const XqKind *kind = question->kind;
  g_autoptr (GPtrArray) records = question->figure != NULL
                                    ? xq_figure_list_records (store, question->figure, question->term, error)
                                    : xq_store_list (store, kind, NULL, error);
  g_autoptr (XqRecordWords) words = NULL;
  g_auto (GStrv) columns = g_strsplit (kind->list, " ", 0);
  GPtrArray *lines;

  (void) cancellable;
  if (records == NULL)
    return NULL;
  words = xq_record_words_new (store);
  lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < records->len; i++)
    {
      const XqRecord *record = g_ptr_array_index (records, i);
      g_autoptr (GStrvBuilder) line = g_strv_builder_new ();

      g_strv_builder_add (line, xq_record_get_uid (record));
      for (guint j = 0; columns[j] != NULL; j++)
        {
          g_autofree char *cell = xq_record_words_of (words, record, xq_fields_find (kind->fields, columns[j]));

          g_strv_builder_add (line, cell);
        }
      g_ptr_array_add (lines, g_strv_builder_end (line));
    }
  return lines;
}

/* --- in the main thread --- */

static void
show_count (XqKindPage *self)
{
  guint n = xq_record_table_get_n_shown (self->table);
  g_autofree char *count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u entry", "%u entries", n), n);

  gtk_label_set_text (self->count_label, count);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "kind.export", n > 0);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqKindPage) self = user_data;
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
      const char *const *line = g_ptr_array_index (lines, i);

      g_ptr_array_add (items, xq_record_item_new (line[0], line + 1));
    }
  xq_record_table_set_items (self->table, items);
  show_count (self);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "empty");
}

static void
xq_kind_page_refresh (XqPage *page)
{
  XqKindPage *self = XQ_KIND_PAGE (page);
  Question *question = g_new0 (Question, 1);

  *question = (Question) { self->kind, g_strdup (self->figure), g_strdup (self->term) };
  xq_desk_run_async (xq_page_get_desk (page), ask, question, (GDestroyNotify) question_free, (GDestroyNotify) g_ptr_array_unref,
                     xq_page_get_cancellable (page), answered_cb, g_object_ref (self));
}

static void
xq_kind_page_find (XqPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (XQ_KIND_PAGE (page)->search_entry));
}

static void
search_changed_cb (XqKindPage *self)
{
  xq_record_table_set_text (self->table, gtk_editable_get_text (self->search_entry));
  show_count (self);
}

static void
activated_cb (XqKindPage *self,
              XqRecordItem  *item)
{
  xq_page_push (XQ_PAGE (self), xq_record_page_new (xq_page_get_desk (XQ_PAGE (self)), self->kind, xq_record_item_get_uid (item)));
}

static void
add (GtkWidget  *widget,
     const char *action,
     GVariant   *parameter)
{
  XqKindPage *self = XQ_KIND_PAGE (widget);

  (void) action;
  (void) parameter;
  xq_page_push (XQ_PAGE (self), xq_form_page_new (xq_page_get_desk (XQ_PAGE (self)), self->kind, NULL));
}

/* --- parents who come, one key each --- */

/* In the desk's thread. */
static gpointer
count_one (XqStore       *store,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  gint64 n = xq_reception_count_one (store, error);

  (void) data;
  (void) cancellable;
  return n >= 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u parent received today", "%u parents received today",
                                                (gulong) n), (guint) n)
                : NULL;
}

static void
not_in_sight_cb (XqKindPage *self)
{
  g_clear_weak_pointer (&self->counted);
}

/* Parents are counted faster than a toast is read: the one in sight says the last number. */
static void
say_counted (XqKindPage *self,
             const char *words)
{
  AdwToast *toast;

  if (self->counted != NULL)
    {
      adw_toast_set_title (self->counted, words);
      return;
    }
  toast = adw_toast_new (words);
  g_set_weak_pointer (&self->counted, toast);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (not_in_sight_cb), self, G_CONNECT_SWAPPED);
  xq_page_say (XQ_PAGE (self), toast);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (XqKindPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (words == NULL)
    xq_page_say_error (XQ_PAGE (self), error);
  else
    {
      say_counted (self, words);
      xq_desk_note_saved (XQ_DESK (source), xq_reception.name);
    }
}

static void
count (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (widget)), count_one, NULL, NULL, g_free, NULL, counted_cb,
                     g_object_ref (widget));
}

static void
export (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  XqKindPage *self = XQ_KIND_PAGE (widget);

  (void) action;
  (void) parameter;
  xq_list_out_save (XQ_PAGE (self), xq_list_order_new (self->kind, xq_record_table_dup_shown (self->table)));
}

static void
import (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  XqKindPage *self = XQ_KIND_PAGE (widget);

  (void) action;
  (void) parameter;
  xq_page_push (XQ_PAGE (self), xq_import_page_new (xq_page_get_desk (XQ_PAGE (self)), xq_import_said_find_kind (self->kind)));
}

static void
xq_kind_page_dispose (GObject *object)
{
  g_clear_weak_pointer (&XQ_KIND_PAGE (object)->counted);
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_kind_page_parent_class)->dispose (object);
}

static void
xq_kind_page_finalize (GObject *object)
{
  g_free (XQ_KIND_PAGE (object)->figure);
  g_free (XQ_KIND_PAGE (object)->term);

  G_OBJECT_CLASS (xq_kind_page_parent_class)->finalize (object);
}

static void
xq_kind_page_class_init (XqKindPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_kind_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_kind_page_finalize;
  XQ_PAGE_CLASS (klass)->refresh = xq_kind_page_refresh;
  XQ_PAGE_CLASS (klass)->find = xq_kind_page_find;
  XQ_PAGE_CLASS (klass)->help = "kind";

  g_type_ensure (XQ_TYPE_RECORD_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/kind-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqKindPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, XqKindPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, XqKindPage, count_button);
  gtk_widget_class_bind_template_child (widget_class, XqKindPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, XqKindPage, import_button);
  gtk_widget_class_bind_template_child (widget_class, XqKindPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, XqKindPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XqKindPage, table);
  gtk_widget_class_bind_template_child (widget_class, XqKindPage, empty_page);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);

  gtk_widget_class_install_action (widget_class, "kind.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "kind.count", NULL, count);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, 0, "kind.count", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, 0, "kind.count", NULL);
  gtk_widget_class_install_action (widget_class, "kind.export", NULL, export);
  gtk_widget_class_install_action (widget_class, "kind.import", NULL, import);
}

static void
xq_kind_page_init (XqKindPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The room that is left belongs to words that are written, or to several names; else
 * to the last column. The first one names the record, and stays where the eye looks. */
static guint
find_wide (const XqKind      *kind,
           const char *const *columns)
{
  guint last = g_strv_length ((GStrv) columns) - 1;

  for (guint i = 1; i < last; i++)
    {
      const XqField *field = xq_fields_find (kind->fields, columns[i]);

      if ((field->type == XQ_FIELD_TEXT && !(field->flags & XQ_FIELD_AUTOMATIC)) || field->type == XQ_FIELD_NOTE ||
          field->type == XQ_FIELD_CHOICES || (field->flags & XQ_FIELD_SEVERAL))
        return i;
    }
  return last;
}

XqPage *
xq_kind_page_new (XqDesk       *desk,
                     const XqKind *kind,
                     const char   *title)
{
  XqKindPage *self;
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_auto (GStrv) columns = NULL;
  g_auto (GStrv) all = NULL;
  gboolean may_add;

  g_return_val_if_fail (XQ_IS_DESK (desk) && kind != NULL && title != NULL, NULL);

  self = g_object_new (XQ_TYPE_KIND_PAGE, "desk", desk, "title", title, NULL);
  self->kind = kind;
  xq_page_set_kind (XQ_PAGE (self), kind);
  columns = g_strsplit (kind->list, " ", 0);
  for (guint i = 0; columns[i] != NULL; i++)
    g_strv_builder_add (titles, _(xq_fields_find (kind->fields, columns[i])->title));
  all = g_strv_builder_end (titles);
  xq_record_table_set_columns (self->table, title, (const char *const *) all, find_wide (kind, (const char *const *) columns));
  may_add = xq_form_page_may_add (kind, xq_desk_get_roles (desk));
  gtk_widget_set_visible (self->add_button, may_add);
  gtk_widget_set_visible (self->count_button, may_add && kind == &xq_reception);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "kind.count", may_add && kind == &xq_reception);
  gtk_widget_set_visible (self->import_button, may_add && xq_import_said_find_kind (kind) != NULL);
  adw_status_page_set_icon_name (self->empty_page, xq_places_find_icon (kind));
  if (!may_add)
    adw_status_page_set_description (self->empty_page, NULL);
  return XQ_PAGE (self);
}

/* Behind a figure one looks, and does not begin anew. */
XqPage *
xq_kind_page_new_for_figure (XqDesk     *desk,
                             const char *figure,
                             const char *term)
{
  const XqFigureRecords *records = xq_figure_find_records (figure);
  g_autofree char *title = NULL;
  const XqKind *kind;
  XqKindPage *self;

  g_return_val_if_fail (records != NULL && term != NULL, NULL);

  kind = xq_kind_find (records->kind);
  /* Translators: a kind of records, and a term such as 2024-1 */
  title = g_strdup_printf (_("%s (%s)"), _(kind->title), term);
  self = XQ_KIND_PAGE (xq_kind_page_new (desk, kind, title));
  self->figure = g_strdup (figure);
  self->term = g_strdup (term);
  gtk_widget_set_visible (self->add_button, FALSE);
  gtk_widget_set_visible (self->import_button, FALSE);
  adw_status_page_set_description (self->empty_page, NULL);
  return XQ_PAGE (self);
}
