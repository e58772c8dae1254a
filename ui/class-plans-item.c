/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "class-plans-item.h"

struct _XqClassPlansItem
{
  GObject   parent_instance;

  char     *uid;
  char     *name;
  char     *students;
  char     *made;
  char     *special;
  char     *missing;
  char     *percent;
  double    fraction;
  gboolean  opens;
};

G_DEFINE_FINAL_TYPE (XqClassPlansItem, xq_class_plans_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_STUDENTS,
  PROP_MADE,
  PROP_SPECIAL,
  PROP_MISSING,
  PROP_PERCENT,
  PROP_FRACTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

const char *
xq_class_plans_item_get_uid (XqClassPlansItem *self)
{
  g_return_val_if_fail (XQ_IS_CLASS_PLANS_ITEM (self), NULL);

  return self->uid;
}

const char *
xq_class_plans_item_get_name (XqClassPlansItem *self)
{
  g_return_val_if_fail (XQ_IS_CLASS_PLANS_ITEM (self), NULL);

  return self->name;
}

gboolean
xq_class_plans_item_opens (XqClassPlansItem *self)
{
  g_return_val_if_fail (XQ_IS_CLASS_PLANS_ITEM (self), FALSE);

  return self->opens;
}

gboolean
xq_class_plans_item_equal (gconstpointer first,
                            gconstpointer second)
{
  const XqClassPlansItem *one = first;
  const XqClassPlansItem *other = second;

  return g_str_equal (one->uid, other->uid) && g_str_equal (one->name, other->name) && g_str_equal (one->students, other->students) &&
         g_str_equal (one->made, other->made) && g_str_equal (one->special, other->special) &&
         g_str_equal (one->missing, other->missing) && one->opens == other->opens;
}

static void
xq_class_plans_item_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  XqClassPlansItem *self = XQ_CLASS_PLANS_ITEM (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;

    case PROP_STUDENTS:
      g_value_set_string (value, self->students);
      break;

    case PROP_MADE:
      g_value_set_string (value, self->made);
      break;

    case PROP_SPECIAL:
      g_value_set_string (value, self->special);
      break;

    case PROP_MISSING:
      g_value_set_string (value, self->missing);
      break;

    case PROP_PERCENT:
      g_value_set_string (value, self->percent);
      break;

    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
xq_class_plans_item_finalize (GObject *object)
{
  XqClassPlansItem *self = XQ_CLASS_PLANS_ITEM (object);

  g_free (self->uid);
  g_free (self->name);
  g_free (self->students);
  g_free (self->made);
  g_free (self->special);
  g_free (self->missing);
  g_free (self->percent);

  G_OBJECT_CLASS (xq_class_plans_item_parent_class)->finalize (object);
}

static void
xq_class_plans_item_class_init (XqClassPlansItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = xq_class_plans_item_get_property;
  object_class->finalize = xq_class_plans_item_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_STUDENTS] = g_param_spec_string ("students", NULL, NULL, NULL, flags);
  properties[PROP_MADE] = g_param_spec_string ("made", NULL, NULL, NULL, flags);
  properties[PROP_SPECIAL] = g_param_spec_string ("special", NULL, NULL, NULL, flags);
  properties[PROP_MISSING] = g_param_spec_string ("missing", NULL, NULL, NULL, flags);
  properties[PROP_PERCENT] = g_param_spec_string ("percent", NULL, NULL, NULL, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
xq_class_plans_item_init (XqClassPlansItem *self)
{
  (void) self;
}

XqClassPlansItem *
xq_class_plans_item_new (const XqClassPlans *plans)
{
  XqClassPlansItem *self;

  g_return_val_if_fail (plans != NULL, NULL);

  self = g_object_new (XQ_TYPE_CLASS_PLANS_ITEM, NULL);
  self->uid = g_strdup (plans->uid);
  self->name = g_strdup (plans->name);
  self->students = g_strdup_printf ("%" G_GINT64_FORMAT, plans->students);
  self->made = g_strdup_printf ("%" G_GINT64_FORMAT, plans->made);
  self->special = g_strdup (plans->special);
  self->missing = g_strdup_printf ("%" G_GINT64_FORMAT, plans->missing);
  self->fraction = plans->students > 0 ? (double) plans->made / (double) plans->students : 0;
  /* Never 100 % before the last child has one. */
  self->percent = plans->students > 0 ? g_strdup_printf ("%d%%", (int) (plans->made * 100 / plans->students)) : g_strdup ("");
  self->opens = plans->opens;
  return self;
}
