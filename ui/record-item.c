/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include "record-item.h"

struct _XqRecordItem
{
  GObject  parent_instance;

  char    *uid;
  GStrv    cells;
  guint    n_cells;
  char    *folded;   /* all of them, for searching */
};

G_DEFINE_FINAL_TYPE (XqRecordItem, xq_record_item, G_TYPE_OBJECT)

const char *
xq_record_item_get_uid (XqRecordItem *self)
{
  g_return_val_if_fail (XQ_IS_RECORD_ITEM (self), NULL);

  return self->uid;
}

const char *
xq_record_item_get_cell (XqRecordItem *self,
                         guint         column)
{
  g_return_val_if_fail (XQ_IS_RECORD_ITEM (self), "");

  return column < self->n_cells ? self->cells[column] : "";
}

gboolean
xq_record_item_contains (XqRecordItem *self,
                         const char   *folded)
{
  g_return_val_if_fail (XQ_IS_RECORD_ITEM (self), FALSE);

  return folded == NULL || *folded == '\0' || strstr (self->folded, folded) != NULL;
}

gboolean
xq_record_item_equal (gconstpointer first,
                      gconstpointer second)
{
  const XqRecordItem *one = first;
  const XqRecordItem *other = second;

  return g_str_equal (one->uid, other->uid) &&
         g_strv_equal ((const char *const *) one->cells, (const char *const *) other->cells);
}

static void
xq_record_item_finalize (GObject *object)
{
  XqRecordItem *self = XQ_RECORD_ITEM (object);

  g_free (self->uid);
  g_strfreev (self->cells);
  g_free (self->folded);

  G_OBJECT_CLASS (xq_record_item_parent_class)->finalize (object);
}

static void
xq_record_item_class_init (XqRecordItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xq_record_item_finalize;
}

static void
xq_record_item_init (XqRecordItem *self)
{
  (void) self;
}

XqRecordItem *
xq_record_item_new (const char         *uid,
                    const char *const  *cells)
{
  XqRecordItem *self = g_object_new (XQ_TYPE_RECORD_ITEM, NULL);
  g_autofree char *joined = NULL;

  self->uid = g_strdup (uid);
  self->cells = g_strdupv ((char **) cells);
  self->n_cells = g_strv_length (self->cells);
  /* Nobody types a line's end into a search. */
  joined = g_strjoinv ("\n", self->cells);
  self->folded = g_utf8_casefold (joined, -1);
  return self;
}
