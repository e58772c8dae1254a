/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <gio/gio.h>

#include "list-difference.h"
#include "students-list.h"

struct _XqStudentsList
{
  GObject           parent_instance;

  XqStudentsAnswer *answer;
  char             *today;
  XqStudentOrder    order;
  gboolean          descending;
};

static GType
xq_students_list_get_item_type (GListModel *model)
{
  (void) model;
  return XQ_TYPE_STUDENT_ITEM;
}

static guint
xq_students_list_get_n_items (GListModel *model)
{
  const XqStudentsAnswer *answer = XQ_STUDENTS_LIST (model)->answer;

  return answer != NULL ? answer->students->len : 0;
}

static const char *
get_last_contact (const XqStudentsAnswer *answer,
                  const XqFoundStudent   *student)
{
  return answer->last_contacts != NULL ? g_hash_table_lookup (answer->last_contacts, student->uid) : NULL;
}

static gpointer
xq_students_list_get_item (GListModel *model,
                           guint       position)
{
  XqStudentsList *self = XQ_STUDENTS_LIST (model);
  const XqFoundStudent *student;

  if (position >= xq_students_list_get_n_items (model))
    return NULL;
  student = g_ptr_array_index (self->answer->students, position);
  return xq_student_item_new (student, get_last_contact (self->answer, student), self->today);
}

static void
implement_list_model (GListModelInterface *interface)
{
  interface->get_item_type = xq_students_list_get_item_type;
  interface->get_n_items = xq_students_list_get_n_items;
  interface->get_item = xq_students_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (XqStudentsList, xq_students_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, implement_list_model))

typedef struct
{
  const XqStudentsAnswer *before;
  const XqStudentsAnswer *after;
} Comparison;

static gboolean
says_the_same (guint    before,
               guint    after,
               gpointer data)
{
  const Comparison *comparison = data;
  const XqFoundStudent *one = g_ptr_array_index (comparison->before->students, before);
  const XqFoundStudent *other = g_ptr_array_index (comparison->after->students, after);

  return g_str_equal (one->uid, other->uid) && g_strcmp0 (one->name, other->name) == 0 && g_strcmp0 (one->sex, other->sex) == 0 &&
         one->grade == other->grade && one->class_number == other->class_number && g_strcmp0 (one->seat, other->seat) == 0 &&
         g_strcmp0 (one->boarding, other->boarding) == 0 && g_strcmp0 (one->state, other->state) == 0 &&
         g_strcmp0 (get_last_contact (comparison->before, one), get_last_contact (comparison->after, other)) == 0;
}

void
xq_students_list_take (XqStudentsList   *self,
                       XqStudentsAnswer *answer,
                       const char       *today)
{
  XqStudentsAnswer *before;
  Comparison comparison;
  guint position = 0;
  guint removed = 0;
  guint added;
  gboolean differs = TRUE;

  g_return_if_fail (XQ_IS_STUDENTS_LIST (self) && answer != NULL);

  xq_students_sort (answer->students, self->order, self->descending, answer->last_contacts);
  before = self->answer;
  added = answer->students->len;
  comparison = (Comparison) { before, answer };
  if (before != NULL && g_strcmp0 (today, self->today) == 0)
    differs = xq_list_difference (before->students->len, answer->students->len, says_the_same, &comparison, &position, &removed,
                                  &added);
  else if (before != NULL)
    removed = before->students->len;
  self->answer = answer;
  g_free (self->today);
  self->today = g_strdup (today);
  if (differs)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  xq_students_answer_free (before);
}

void
xq_students_list_set_order (XqStudentsList *self,
                            XqStudentOrder  order,
                            gboolean        descending)
{
  guint n;

  g_return_if_fail (XQ_IS_STUDENTS_LIST (self));

  if (self->order == order && self->descending == descending)
    return;
  self->order = order;
  self->descending = descending;
  n = xq_students_list_get_n_items (G_LIST_MODEL (self));
  if (n == 0)
    return;
  xq_students_sort (self->answer->students, order, descending, self->answer->last_contacts);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n, n);
}

static void
xq_students_list_finalize (GObject *object)
{
  XqStudentsList *self = XQ_STUDENTS_LIST (object);

  xq_students_answer_free (self->answer);
  g_free (self->today);

  G_OBJECT_CLASS (xq_students_list_parent_class)->finalize (object);
}

static void
xq_students_list_class_init (XqStudentsListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xq_students_list_finalize;
}

static void
xq_students_list_init (XqStudentsList *self)
{
  (void) self;
}
