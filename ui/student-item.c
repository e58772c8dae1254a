/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "student-item.h"

#include "school/class-name.h"
#include "school/kinds.h"
#include "school/record-words.h"

struct _XqStudentItem
{
  GObject  parent_instance;

  char    *uid;
  char    *texts[XQ_STUDENT_N_COLUMNS];
};

G_DEFINE_FINAL_TYPE (XqStudentItem, xq_student_item, G_TYPE_OBJECT)

static char *
word_of (const char *field,
         const char *code)
{
  const XqField *described = xq_fields_find (xq_student.fields, field);
  const XqChoice *choice;

  if (code == NULL)
    return g_strdup ("");
  choice = xq_choices_find (described->choices, code);
  return g_strdup (choice != NULL ? _(choice->title) : code);
}

XqStudentItem *
xq_student_item_new (const XqFoundStudent *student,
                     const char           *last_contact,
                     const char           *today)
{
  XqStudentItem *self;

  g_return_val_if_fail (student != NULL, NULL);

  self = g_object_new (XQ_TYPE_STUDENT_ITEM, NULL);
  self->uid = g_strdup (student->uid);
  self->texts[XQ_STUDENT_NAME] = g_strdup (student->name);
  self->texts[XQ_STUDENT_SEX] = word_of ("sex", student->sex);
  self->texts[XQ_STUDENT_CLASS_NAME] = student->grade > 0 ? xq_class_name_for_screen (student->grade, student->class_number)
                                                    : g_strdup ("");
  self->texts[XQ_STUDENT_SEAT] = g_strdup (student->seat != NULL ? student->seat : "");
  self->texts[XQ_STUDENT_BOARDING] = word_of ("boarding", student->boarding);
  self->texts[XQ_STUDENT_STATE] = word_of ("state", student->state);
  self->texts[XQ_STUDENT_LAST_CONTACT] = last_contact != NULL ? xq_day_words (last_contact, today) : g_strdup ("");
  return self;
}

const char *
xq_student_item_get_uid (XqStudentItem *self)
{
  g_return_val_if_fail (XQ_IS_STUDENT_ITEM (self), NULL);

  return self->uid;
}

const char *
xq_student_item_get_name (XqStudentItem *self)
{
  g_return_val_if_fail (XQ_IS_STUDENT_ITEM (self), NULL);

  return self->texts[XQ_STUDENT_NAME];
}

const char *
xq_student_item_get_text (XqStudentItem *self,
                          guint          column)
{
  g_return_val_if_fail (XQ_IS_STUDENT_ITEM (self) && column < XQ_STUDENT_N_COLUMNS, "");

  return self->texts[column];
}

static void
xq_student_item_finalize (GObject *object)
{
  XqStudentItem *self = XQ_STUDENT_ITEM (object);

  g_free (self->uid);
  for (guint i = 0; i < XQ_STUDENT_N_COLUMNS; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (xq_student_item_parent_class)->finalize (object);
}

static void
xq_student_item_class_init (XqStudentItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xq_student_item_finalize;
}

static void
xq_student_item_init (XqStudentItem *self)
{
  (void) self;
}
