/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "student-item.h"
#include "student-page.h"
#include "students-page.h"

struct _XqStudentsPage
{
  XqPage              parent_instance;

  GCancellable       *asking;

  GtkEditable        *search_entry;
  GtkLabel           *count_label;
  GtkStack           *stack;
  GtkWidget          *view;
  GtkSingleSelection *selection;
  GListStore         *students;
};

G_DEFINE_FINAL_TYPE (XqStudentsPage, xq_students_page, XQ_TYPE_PAGE)

GListModel *
xq_students_page_get_students (XqStudentsPage *self)
{
  g_return_val_if_fail (XQ_IS_STUDENTS_PAGE (self), NULL);

  return G_LIST_MODEL (self->students);
}

void
xq_students_page_set_text (XqStudentsPage *self,
                           const char     *text)
{
  g_return_if_fail (XQ_IS_STUDENTS_PAGE (self) && text != NULL);

  gtk_editable_set_text (self->search_entry, text);
}

static gpointer
ask (XqStore       *store,
     gpointer       data,
     GCancellable  *cancellable,
     GError       **error)
{
  const char *text = data;

  (void) cancellable;
  return *text == '\0' ? xq_student_list (store, error) : xq_student_find (store, text, 0, error);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqStudentsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = xq_desk_run_finish (XQ_DESK (source), result, &error);
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *count = NULL;

  if (found == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (items, xq_student_item_new (g_ptr_array_index (found, i)));
  g_list_store_splice (self->students, 0, g_list_model_get_n_items (G_LIST_MODEL (self->students)), items->pdata, items->len);
  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u student", "%u students", found->len), found->len);
  gtk_label_set_text (self->count_label, count);
  gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "list" : "empty");
}

static void
xq_students_page_refresh (XqPage *page)
{
  XqStudentsPage *self = XQ_STUDENTS_PAGE (page);
  char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->search_entry)));

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  xq_desk_run_async (xq_page_get_desk (page), ask, text, g_free, (GDestroyNotify) g_ptr_array_unref, self->asking,
                     answered_cb, g_object_ref (self));
}

static void
xq_students_page_find (XqPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (XQ_STUDENTS_PAGE (page)->search_entry));
}

static void
search_changed_cb (XqStudentsPage *self)
{
  xq_page_refresh (XQ_PAGE (self));
}

static void
open_student (XqStudentsPage *self,
              guint           position)
{
  g_autoptr (XqStudentItem) item = g_list_model_get_item (G_LIST_MODEL (self->students), position);

  if (item != NULL)
    xq_page_push (XQ_PAGE (self), xq_student_page_new (xq_page_get_desk (XQ_PAGE (self)), xq_student_item_get_uid (item)));
}

static void
row_activated_cb (XqStudentsPage *self,
                  guint           position)
{
  open_student (self, position);
}

static void
search_activated_cb (XqStudentsPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->students)) == 1)
    open_student (self, 0);
  else
    gtk_widget_grab_focus (self->view);
}

static void
xq_students_page_dispose (GObject *object)
{
  XqStudentsPage *self = XQ_STUDENTS_PAGE (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_students_page_parent_class)->dispose (object);
}

static void
xq_students_page_class_init (XqStudentsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_students_page_dispose;
  XQ_PAGE_CLASS (klass)->refresh = xq_students_page_refresh;
  XQ_PAGE_CLASS (klass)->find = xq_students_page_find;

  g_type_ensure (XQ_TYPE_STUDENT_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/students-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqStudentsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, XqStudentsPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, XqStudentsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XqStudentsPage, view);
  gtk_widget_class_bind_template_child (widget_class, XqStudentsPage, selection);
  gtk_widget_class_bind_template_child (widget_class, XqStudentsPage, students);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
xq_students_page_init (XqStudentsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqPage *
xq_students_page_new (XqDesk        *desk,
                      const XqPlace *place)
{
  (void) place;
  return g_object_new (XQ_TYPE_STUDENTS_PAGE, "desk", desk, NULL);
}
