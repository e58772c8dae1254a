/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "student-item.h"

#include "school/class-name.h"
#include "school/kinds.h"
#include "school/record-words.h"

enum
{
  PROP_0,
  PROP_NAME,
  PROP_SEX,
  PROP_CLASS_NAME,
  PROP_SEAT,
  PROP_BOARDING,
  PROP_STATE,
  PROP_LAST_CONTACT,
  N_PROPS
};

struct _XqStudentItem
{
  GObject  parent_instance;

  char    *uid;
  char    *texts[N_PROPS];
};

G_DEFINE_FINAL_TYPE (XqStudentItem, xq_student_item, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

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
  self->texts[PROP_NAME] = g_strdup (student->name);
  self->texts[PROP_SEX] = word_of ("sex", student->sex);
  self->texts[PROP_CLASS_NAME] = student->grade > 0 ? xq_class_name_for_screen (student->grade, student->class_number)
                                                    : g_strdup ("");
  self->texts[PROP_SEAT] = g_strdup (student->seat != NULL ? student->seat : "");
  self->texts[PROP_BOARDING] = word_of ("boarding", student->boarding);
  self->texts[PROP_STATE] = word_of ("state", student->state);
  self->texts[PROP_LAST_CONTACT] = last_contact != NULL ? xq_day_words (last_contact, today) : g_strdup ("");
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

  return self->texts[PROP_NAME];
}

static void
xq_student_item_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (prop_id > PROP_0 && prop_id < N_PROPS)
    g_value_set_string (value, XQ_STUDENT_ITEM (object)->texts[prop_id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
xq_student_item_finalize (GObject *object)
{
  XqStudentItem *self = XQ_STUDENT_ITEM (object);

  g_free (self->uid);
  for (guint i = 0; i < N_PROPS; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (xq_student_item_parent_class)->finalize (object);
}

static void
xq_student_item_class_init (XqStudentItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  static const char *const names[N_PROPS] = { NULL, "name", "sex", "class-name", "seat", "boarding", "state", "last-contact" };

  object_class->get_property = xq_student_item_get_property;
  object_class->finalize = xq_student_item_finalize;

  for (guint i = PROP_NAME; i < N_PROPS; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
xq_student_item_init (XqStudentItem *self)
{
  (void) self;
}
