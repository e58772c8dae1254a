/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "casework-item.h"

enum
{
  PROP_0,
  PROP_FIRST,
  PROP_END = PROP_FIRST + 7
};

struct _XqCaseworkItem
{
  GObject  parent_instance;

  char    *uid;
  GStrv    texts;
};

G_DEFINE_FINAL_TYPE (XqCaseworkItem, xq_casework_item, G_TYPE_OBJECT)

XqCaseworkItem *
xq_casework_item_new (const XqCaseworkLine *line)
{
  XqCaseworkItem *self;

  g_return_val_if_fail (line != NULL, NULL);

  self = g_object_new (XQ_TYPE_CASEWORK_ITEM, NULL);
  self->uid = g_strdup (line->uid);
  self->texts = g_strdupv (line->texts);
  return self;
}

const char *
xq_casework_item_get_uid (XqCaseworkItem *self)
{
  g_return_val_if_fail (XQ_IS_CASEWORK_ITEM (self), NULL);

  return self->uid;
}

const char *
xq_casework_item_get_text (XqCaseworkItem *self,
                           guint           column)
{
  g_return_val_if_fail (XQ_IS_CASEWORK_ITEM (self), NULL);

  return column < g_strv_length (self->texts) ? self->texts[column] : "";
}

static void
xq_casework_item_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (prop_id >= PROP_FIRST && prop_id < PROP_END)
    g_value_set_string (value, xq_casework_item_get_text (XQ_CASEWORK_ITEM (object), prop_id - PROP_FIRST));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
xq_casework_item_finalize (GObject *object)
{
  XqCaseworkItem *self = XQ_CASEWORK_ITEM (object);

  g_free (self->uid);
  g_strfreev (self->texts);

  G_OBJECT_CLASS (xq_casework_item_parent_class)->finalize (object);
}

static void
xq_casework_item_class_init (XqCaseworkItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  static const char *const names[] = { "column-0", "column-1", "column-2", "column-3", "column-4", "column-5", "column-6" };

  object_class->get_property = xq_casework_item_get_property;
  object_class->finalize = xq_casework_item_finalize;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_object_class_install_property (object_class, PROP_FIRST + i,
                                     g_param_spec_string (names[i], NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
xq_casework_item_init (XqCaseworkItem *self)
{
  (void) self;
}
