/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "finding.h"

struct _XqFinding
{
  GObject  parent_instance;

  char    *title;
  char    *detail;
  char    *icon_name;
  char    *action;
  char    *target;
};

G_DEFINE_FINAL_TYPE (XqFinding, xq_finding, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_DETAIL,
  PROP_ICON_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

XqFinding *
xq_finding_new (const char *title,
                const char *detail,
                const char *icon_name,
                const char *action,
                const char *target)
{
  XqFinding *self;

  g_return_val_if_fail (title != NULL && icon_name != NULL && action != NULL, NULL);

  self = g_object_new (XQ_TYPE_FINDING, NULL);
  self->title = g_strdup (title);
  self->detail = g_strdup (detail);
  self->icon_name = g_strdup (icon_name);
  self->action = g_strdup (action);
  self->target = g_strdup (target);
  return self;
}

const char *
xq_finding_get_title (XqFinding *self)
{
  g_return_val_if_fail (XQ_IS_FINDING (self), NULL);

  return self->title;
}

const char *
xq_finding_get_action (XqFinding *self)
{
  g_return_val_if_fail (XQ_IS_FINDING (self), NULL);

  return self->action;
}

const char *
xq_finding_get_target (XqFinding *self)
{
  g_return_val_if_fail (XQ_IS_FINDING (self), NULL);

  return self->target;
}

static void
xq_finding_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  XqFinding *self = XQ_FINDING (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;

    case PROP_ICON_NAME:
      g_value_set_string (value, self->icon_name);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
xq_finding_finalize (GObject *object)
{
  XqFinding *self = XQ_FINDING (object);

  g_free (self->title);
  g_free (self->detail);
  g_free (self->icon_name);
  g_free (self->action);
  g_free (self->target);

  G_OBJECT_CLASS (xq_finding_parent_class)->finalize (object);
}

static void
xq_finding_class_init (XqFindingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = xq_finding_get_property;
  object_class->finalize = xq_finding_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
xq_finding_init (XqFinding *self)
{
  (void) self;
}
