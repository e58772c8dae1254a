/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "records-item.h"

struct _XqRecordsItem
{
  GObject  parent_instance;

  char    *uid;
  GStrv    texts;
  guint    out_of_reach;
};

G_DEFINE_FINAL_TYPE (XqRecordsItem, xq_records_item, G_TYPE_OBJECT)

const char *
xq_records_item_get_uid (XqRecordsItem *self)
{
  g_return_val_if_fail (XQ_IS_RECORDS_ITEM (self), NULL);

  return self->uid;
}

const char *
xq_records_item_get_text (XqRecordsItem *self,
                          guint          column)
{
  g_return_val_if_fail (XQ_IS_RECORDS_ITEM (self), NULL);

  return column < g_strv_length (self->texts) ? self->texts[column] : "";
}

gboolean
xq_records_item_is_out_of_reach (XqRecordsItem *self,
                                 guint          column)
{
  g_return_val_if_fail (XQ_IS_RECORDS_ITEM (self), FALSE);

  return (self->out_of_reach & (1u << column)) != 0;
}

static void
xq_records_item_finalize (GObject *object)
{
  XqRecordsItem *self = XQ_RECORDS_ITEM (object);

  g_free (self->uid);
  g_strfreev (self->texts);

  G_OBJECT_CLASS (xq_records_item_parent_class)->finalize (object);
}

static void
xq_records_item_class_init (XqRecordsItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xq_records_item_finalize;
}

static void
xq_records_item_init (XqRecordsItem *self)
{
  (void) self;
}

XqRecordsItem *
xq_records_item_new (const XqRecordsLine *line)
{
  XqRecordsItem *self;

  g_return_val_if_fail (line != NULL, NULL);

  self = g_object_new (XQ_TYPE_RECORDS_ITEM, NULL);
  self->uid = g_strdup (line->uid);
  self->texts = g_strdupv (line->texts);
  self->out_of_reach = line->out_of_reach;
  return self;
}
