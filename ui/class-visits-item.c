/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "class-visits-item.h"

struct _XqClassVisitsItem
{
  GObject   parent_instance;

  char     *uid;
  char     *name;
  char     *due;
  char     *done;
  char     *special;
  char     *missing;
  char     *percent;
  double    fraction;
  gboolean  opens;
};

G_DEFINE_FINAL_TYPE (XqClassVisitsItem, xq_class_visits_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_DUE,
  PROP_DONE,
  PROP_SPECIAL,
  PROP_MISSING,
  PROP_PERCENT,
  PROP_FRACTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

const char *
xq_class_visits_item_get_uid (XqClassVisitsItem *self)
{
  g_return_val_if_fail (XQ_IS_CLASS_VISITS_ITEM (self), NULL);

  return self->uid;
}

const char *
xq_class_visits_item_get_name (XqClassVisitsItem *self)
{
  g_return_val_if_fail (XQ_IS_CLASS_VISITS_ITEM (self), NULL);

  return self->name;
}

gboolean
xq_class_visits_item_opens (XqClassVisitsItem *self)
{
  g_return_val_if_fail (XQ_IS_CLASS_VISITS_ITEM (self), FALSE);

  return self->opens;
}

gboolean
xq_class_visits_item_equal (gconstpointer first,
                            gconstpointer second)
{
  const XqClassVisitsItem *one = first;
  const XqClassVisitsItem *other = second;

  return g_str_equal (one->uid, other->uid) && g_str_equal (one->name, other->name) && g_str_equal (one->due, other->due) &&
         g_str_equal (one->done, other->done) && g_str_equal (one->special, other->special) &&
         g_str_equal (one->missing, other->missing) && one->opens == other->opens;
}

static void
xq_class_visits_item_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  XqClassVisitsItem *self = XQ_CLASS_VISITS_ITEM (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;

    case PROP_DUE:
      g_value_set_string (value, self->due);
      break;

    case PROP_DONE:
      g_value_set_string (value, self->done);
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
xq_class_visits_item_finalize (GObject *object)
{
  XqClassVisitsItem *self = XQ_CLASS_VISITS_ITEM (object);

  g_free (self->uid);
  g_free (self->name);
  g_free (self->due);
  g_free (self->done);
  g_free (self->special);
  g_free (self->missing);
  g_free (self->percent);

  G_OBJECT_CLASS (xq_class_visits_item_parent_class)->finalize (object);
}

static void
xq_class_visits_item_class_init (XqClassVisitsItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = xq_class_visits_item_get_property;
  object_class->finalize = xq_class_visits_item_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_DUE] = g_param_spec_string ("due", NULL, NULL, NULL, flags);
  properties[PROP_DONE] = g_param_spec_string ("done", NULL, NULL, NULL, flags);
  properties[PROP_SPECIAL] = g_param_spec_string ("special", NULL, NULL, NULL, flags);
  properties[PROP_MISSING] = g_param_spec_string ("missing", NULL, NULL, NULL, flags);
  properties[PROP_PERCENT] = g_param_spec_string ("percent", NULL, NULL, NULL, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
xq_class_visits_item_init (XqClassVisitsItem *self)
{
  (void) self;
}

XqClassVisitsItem *
xq_class_visits_item_new (const XqClassVisits *visits)
{
  XqClassVisitsItem *self;

  g_return_val_if_fail (visits != NULL, NULL);

  self = g_object_new (XQ_TYPE_CLASS_VISITS_ITEM, NULL);
  self->uid = g_strdup (visits->uid);
  self->name = g_strdup (visits->name);
  self->due = g_strdup_printf ("%" G_GINT64_FORMAT, visits->due);
  self->done = g_strdup_printf ("%" G_GINT64_FORMAT, visits->done);
  self->special = g_strdup (visits->special);
  self->missing = g_strdup (visits->missing);
  self->fraction = visits->due > 0 ? (double) visits->done / (double) visits->due : 0;
  /* Never 100 % before the last child was visited. */
  self->percent = visits->due > 0 ? g_strdup_printf ("%d%%", (int) (visits->done * 100 / visits->due)) : g_strdup ("");
  self->opens = visits->opens;
  return self;
}
