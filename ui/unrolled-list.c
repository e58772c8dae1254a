/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "unrolled-list.h"

/* After what is drawn, and after what somebody types. */
#define PAUSE_PRIORITY (G_PRIORITY_DEFAULT_IDLE + 10)

struct _XqUnrolledList
{
  GObject     parent_instance;

  GListModel *model;
  gulong      handler;
  guint       n_shown;   /* the first so many of the model's */
  guint       pause;
};

enum
{
  PROP_0,
  PROP_MODEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GType
xq_unrolled_list_get_item_type (GListModel *model)
{
  (void) model;
  return G_TYPE_OBJECT;
}

static guint
xq_unrolled_list_get_n_items (GListModel *model)
{
  return XQ_UNROLLED_LIST (model)->n_shown;
}

static gpointer
xq_unrolled_list_get_item (GListModel *model,
                           guint       position)
{
  XqUnrolledList *self = XQ_UNROLLED_LIST (model);

  return position < self->n_shown ? g_list_model_get_item (self->model, position) : NULL;
}

static void
implement_list_model (GListModelInterface *interface)
{
  interface->get_item_type = xq_unrolled_list_get_item_type;
  interface->get_n_items = xq_unrolled_list_get_n_items;
  interface->get_item = xq_unrolled_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (XqUnrolledList, xq_unrolled_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, implement_list_model))

static guint
get_n_all (XqUnrolledList *self)
{
  return self->model != NULL ? g_list_model_get_n_items (self->model) : 0;
}

static void
show_more (XqUnrolledList *self,
           guint           n)
{
  guint before = self->n_shown;

  if (n <= before)
    return;
  self->n_shown = n;
  g_list_model_items_changed (G_LIST_MODEL (self), before, 0, n - before);
}

static gboolean
unroll_cb (gpointer user_data)
{
  XqUnrolledList *self = user_data;
  guint n_all = get_n_all (self);
  guint n = self->n_shown < XQ_UNROLLED_WIDGETS ? MIN (self->n_shown + XQ_UNROLLED_STEP, n_all) : n_all;

  if (n == n_all)
    self->pause = 0;
  show_more (self, n);
  return n < n_all;
}

static void
go_on (XqUnrolledList *self)
{
  if (self->n_shown < get_n_all (self) && self->pause == 0)
    self->pause = g_idle_add_full (PAUSE_PRIORITY, unroll_cb, self, NULL);
  else if (self->n_shown >= get_n_all (self))
    g_clear_handle_id (&self->pause, g_source_remove);
}

/* What changes behind the part in sight comes when it is its turn. Where much is
 * new within it, the part ends there and is unrolled again. */
static void
items_changed_cb (XqUnrolledList *self,
                  guint           position,
                  guint           removed,
                  guint           added)
{
  guint was = self->n_shown;
  guint at_once = position < XQ_UNROLLED_FIRST ? MAX (XQ_UNROLLED_FIRST - position, XQ_UNROLLED_STEP) : XQ_UNROLLED_STEP;
  guint n_removed = 0;
  guint n_added = 0;

  if (position < was || was == 0)
    {
      gboolean ends = position + removed >= was || added > at_once;

      n_removed = ends ? was - position : removed;
      n_added = MIN (added, at_once);
      self->n_shown = was - n_removed + n_added;
    }
  if (n_removed > 0 || n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
  /* Never less than what fills the view. */
  show_more (self, MIN (XQ_UNROLLED_FIRST, get_n_all (self)));
  go_on (self);
}

static void
set_model (XqUnrolledList *self,
           GListModel     *model)
{
  guint n = self->n_shown;

  if (self->model == model)
    return;
  if (self->model != NULL)
    g_clear_signal_handler (&self->handler, self->model);
  self->n_shown = 0;
  if (n > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
  g_set_object (&self->model, model);
  if (model != NULL)
    {
      self->handler = g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), self);
      items_changed_cb (self, 0, 0, g_list_model_get_n_items (model));
    }
  go_on (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}

static void
xq_unrolled_list_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_MODEL:
      g_value_set_object (value, XQ_UNROLLED_LIST (object)->model);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
xq_unrolled_list_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_MODEL:
      set_model (XQ_UNROLLED_LIST (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
xq_unrolled_list_dispose (GObject *object)
{
  XqUnrolledList *self = XQ_UNROLLED_LIST (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->model != NULL)
    g_clear_signal_handler (&self->handler, self->model);
  self->n_shown = 0;
  g_clear_object (&self->model);

  G_OBJECT_CLASS (xq_unrolled_list_parent_class)->dispose (object);
}

static void
xq_unrolled_list_class_init (XqUnrolledListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = xq_unrolled_list_get_property;
  object_class->set_property = xq_unrolled_list_set_property;
  object_class->dispose = xq_unrolled_list_dispose;

  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
xq_unrolled_list_init (XqUnrolledList *self)
{
  (void) self;
}
