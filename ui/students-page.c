/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cell-factory.h"
#include "column-order.h"
#include "records-answer.h"
#include "school-page.h"
#include "screening-bar.h"
#include "student-item.h"
#include "student-page.h"
#include "students-answer.h"
#include "students-list.h"
#include "students-page.h"
#include "unrolled-list.h"

#include "school/class-name.h"
#include "school/shared-choices.h"
#include "school/kinds.h"

struct _XqStudentsPage
{
  XqPage              parent_instance;

  GCancellable       *asking;
  GPtrArray          *classes;         /* as "7" and "7-1", in the order of the list; NULL until they are known */

  XqScreeningBar     *screening_bar;
  GtkEditable        *search_entry;
  GtkDropDown        *classes_list;
  GtkStringList      *class_names;
  GtkDropDown        *registers_list;
  GtkStringList      *register_names;
  GtkLabel           *count_label;
  GtkStack           *stack;
  AdwStatusPage      *nobody_page;
  GtkWidget          *import_button;
  GtkWidget          *view;
  GtkSingleSelection *selection;
  GtkColumnViewColumn *last_contact_column;
  XqStudentsList     *students;
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

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqStudentsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  XqStudentsAnswer *answer = xq_desk_run_finish (XQ_DESK (source), result, &error);
  g_autofree char *count = NULL;
  guint n;

  if (answer == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  n = answer->students->len;
  gtk_column_view_column_set_visible (self->last_contact_column, answer->last_contacts != NULL);
  /* A column that is not there still takes its fixed width from the others (GTK 4.8). */
  if (answer->last_contacts == NULL)
    gtk_column_view_column_set_fixed_width (self->last_contact_column, 0);
  xq_students_list_take (self->students, answer, xq_desk_get_today (XQ_DESK (source)));
  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u student", "%u students", n), n);
  gtk_label_set_text (self->count_label, count);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : answer->is_whole ? "nobody" : "empty");
}

static const char *
get_class (XqStudentsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->classes_list);

  return self->classes != NULL && selected > 0 && selected <= self->classes->len
           ? g_ptr_array_index (self->classes, selected - 1) : NULL;
}

static const char *
get_register (XqStudentsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->registers_list);

  return selected > 0 && selected != GTK_INVALID_LIST_POSITION ? xq_register_choices[selected - 1].code : NULL;
}

static void
ask (XqStudentsPage *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), xq_students_ask,
                     xq_students_question_new (gtk_editable_get_text (self->search_entry), get_class (self), get_register (self)),
                     (GDestroyNotify) xq_students_question_free, (GDestroyNotify) xq_students_answer_free, self->asking,
                     answered_cb, g_object_ref (self));
}

/* A grade stands before its classes. */
static void
add_class (XqStudentsPage *self,
           const char     *text,
           int            *last_grade)
{
  g_autofree char *name = NULL;
  int grade;
  int number;

  if (!xq_class_name_parse (text, &grade, &number))
    return;
  if (grade != *last_grade)
    {
      /* Translators: all classes of a grade */
      g_autofree char *grade_name = g_strdup_printf (_("Grade %d"), grade);

      gtk_string_list_append (self->class_names, grade_name);
      g_ptr_array_add (self->classes, g_strdup_printf ("%d", grade));
      *last_grade = grade;
    }
  name = xq_class_name_for_screen (grade, number);
  gtk_string_list_append (self->class_names, name);
  g_ptr_array_add (self->classes, g_strdup (text));
}

static void
classes_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (XqStudentsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) classes = xq_desk_run_finish (XQ_DESK (source), result, &error);
  int grade = 0;

  if (classes == NULL || self->classes != NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  self->classes = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; classes[i] != NULL; i++)
    add_class (self, classes[i], &grade);
  gtk_widget_set_visible (GTK_WIDGET (self->classes_list), g_strv_length (classes) > 1);
}

static void
xq_students_page_refresh (XqPage *page)
{
  XqStudentsPage *self = XQ_STUDENTS_PAGE (page);

  ask (self);
  xq_screening_bar_refresh (self->screening_bar, page);
  if (self->classes == NULL)
    xq_desk_run_async (xq_page_get_desk (page), xq_records_ask_classes, NULL, NULL, (GDestroyNotify) g_strfreev,
                       xq_page_get_cancellable (page), classes_cb, g_object_ref (self));
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
narrowed_cb (XqStudentsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    ask (self);
}

static void
import_cb (XqStudentsPage *self)
{
  xq_page_push (XQ_PAGE (self), xq_school_page_new_part (xq_page_get_desk (XQ_PAGE (self)), "import"));
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

/* The columns in their order; @field is the student's, where one says what it shows. */
static const struct
{
  XqStudentOrder  order;
  const char     *field;
} columns[] = {
  { XQ_STUDENT_ORDER_NAME, "name" },
  { XQ_STUDENT_ORDER_SEX, "sex" },
  { XQ_STUDENT_ORDER_CLASS, NULL },
  { XQ_STUDENT_ORDER_SEAT, "seat" },
  { XQ_STUDENT_ORDER_BOARDING, "boarding" },
  { XQ_STUDENT_ORDER_STATE, "state" },
  { XQ_STUDENT_ORDER_LAST_CONTACT, NULL },
};

static const char *
get_cell (gpointer item,
          guint    column)
{
  return xq_student_item_get_text (item, column);
}

static void
ordered_cb (guint    column,
            gboolean descending,
            gpointer user_data)
{
  XqStudentsPage *self = user_data;

  xq_students_list_set_order (self->students, columns[column].order, descending);
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
xq_students_page_finalize (GObject *object)
{
  g_clear_pointer (&XQ_STUDENTS_PAGE (object)->classes, g_ptr_array_unref);

  G_OBJECT_CLASS (xq_students_page_parent_class)->finalize (object);
}

static void
xq_students_page_class_init (XqStudentsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_students_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_students_page_finalize;
  XQ_PAGE_CLASS (klass)->refresh = xq_students_page_refresh;
  XQ_PAGE_CLASS (klass)->find = xq_students_page_find;
  XQ_PAGE_CLASS (klass)->help = "students";

  g_type_ensure (XQ_TYPE_SCREENING_BAR);
  g_type_ensure (XQ_TYPE_STUDENT_ITEM);
  g_type_ensure (XQ_TYPE_STUDENTS_LIST);
  g_type_ensure (XQ_TYPE_UNROLLED_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/students-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqStudentsPage, screening_bar);
  gtk_widget_class_bind_template_child (widget_class, XqStudentsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, XqStudentsPage, classes_list);
  gtk_widget_class_bind_template_child (widget_class, XqStudentsPage, class_names);
  gtk_widget_class_bind_template_child (widget_class, XqStudentsPage, registers_list);
  gtk_widget_class_bind_template_child (widget_class, XqStudentsPage, register_names);
  gtk_widget_class_bind_template_child (widget_class, XqStudentsPage, last_contact_column);
  gtk_widget_class_bind_template_child (widget_class, XqStudentsPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, XqStudentsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XqStudentsPage, nobody_page);
  gtk_widget_class_bind_template_child (widget_class, XqStudentsPage, import_button);
  gtk_widget_class_bind_template_child (widget_class, XqStudentsPage, view);
  gtk_widget_class_bind_template_child (widget_class, XqStudentsPage, selection);
  gtk_widget_class_bind_template_child (widget_class, XqStudentsPage, students);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrowed_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
xq_students_page_init (XqStudentsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  xq_cell_factory_fill (GTK_COLUMN_VIEW (self->view), get_cell);
  xq_column_order_watch (GTK_COLUMN_VIEW (self->view), ordered_cb, self);
}

/* Whoever sees nobody is told what is to be done, or by whom. */
static void
explain_nobody (XqStudentsPage *self)
{
  XqRoles roles = xq_desk_get_roles (xq_page_get_desk (XQ_PAGE (self)));
  gboolean imports = (roles & (XQ_ROLE_BIT (XQ_ROLE_HEAD) | XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR))) != 0;

  gtk_widget_set_visible (self->import_button, imports);
  adw_status_page_set_description (
    self->nobody_page,
    imports ? _("Students, classes and guardians come from the spreadsheet that the school has already; what is taken is shown before.")
            : _("This account reaches no student today. A head or a psychology teacher imports the roster, and says under “The "
                "school › Posts in classes” which classes are yours."));
}

/* Who stands in a special group is a filter for those who read the registers. */
static void
offer_registers (XqStudentsPage *self)
{
  XqRoles roles = xq_desk_get_roles (xq_page_get_desk (XQ_PAGE (self)));
  gboolean reads = (xq_kind_get_access (&xq_register, roles) & (XQ_READ_ALL | XQ_READ_REACH)) != 0;

  for (const XqChoice *choice = xq_register_choices; reads && choice->code != NULL; choice++)
    gtk_string_list_append (self->register_names, _(choice->title));
  gtk_widget_set_visible (GTK_WIDGET (self->registers_list), reads);
}

/* Whoever knows a child's name and class alone has no columns for the rest. */
static void
show_columns (XqStudentsPage *self)
{
  GListModel *shown = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));
  XqRoles roles = xq_desk_get_roles (xq_page_get_desk (XQ_PAGE (self)));

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (shown, i);

      if (columns[i].field != NULL)
        gtk_column_view_column_set_visible (column, xq_field_is_shown (xq_fields_find (xq_student.fields, columns[i].field), roles));
    }
}

XqPage *
xq_students_page_new (XqDesk        *desk,
                      const XqPlace *place)
{
  XqStudentsPage *self = g_object_new (XQ_TYPE_STUDENTS_PAGE, "desk", desk, NULL);

  (void) place;
  offer_registers (self);
  show_columns (self);
  explain_nobody (self);
  return XQ_PAGE (self);
}
