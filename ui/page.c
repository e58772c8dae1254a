/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "page.h"
#include "shell.h"

typedef struct
{
  XqDesk       *desk;
  GCancellable *cancellable;
  char         *title;
  guint         badge;
  const XqKind *kind;
  const char   *help;
} XqPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (XqPage, xq_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_DESK,
  PROP_TITLE,
  PROP_BADGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static XqPagePrivate *
get_private (XqPage *self)
{
  return xq_page_get_instance_private (self);
}

XqDesk *
xq_page_get_desk (XqPage *self)
{
  g_return_val_if_fail (XQ_IS_PAGE (self), NULL);

  return get_private (self)->desk;
}

const char *
xq_page_get_title (XqPage *self)
{
  g_return_val_if_fail (XQ_IS_PAGE (self), NULL);

  return get_private (self)->title;
}

void
xq_page_set_title (XqPage     *self,
                   const char *title)
{
  XqPagePrivate *priv;

  g_return_if_fail (XQ_IS_PAGE (self));

  priv = get_private (self);
  if (g_strcmp0 (priv->title, title) == 0)
    return;
  g_free (priv->title);
  priv->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

guint
xq_page_get_badge (XqPage *self)
{
  g_return_val_if_fail (XQ_IS_PAGE (self), 0);

  return get_private (self)->badge;
}

void
xq_page_set_badge (XqPage *self,
                   guint   badge)
{
  XqPagePrivate *priv;

  g_return_if_fail (XQ_IS_PAGE (self));

  priv = get_private (self);
  if (priv->badge == badge)
    return;
  priv->badge = badge;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BADGE]);
}

const XqKind *
xq_page_get_kind (XqPage *self)
{
  g_return_val_if_fail (XQ_IS_PAGE (self), NULL);

  return get_private (self)->kind;
}

void
xq_page_set_kind (XqPage       *self,
                  const XqKind *kind)
{
  g_return_if_fail (XQ_IS_PAGE (self));

  get_private (self)->kind = kind;
}

const XqHelp *
xq_page_get_help (XqPage *self)
{
  g_return_val_if_fail (XQ_IS_PAGE (self), NULL);
  g_return_val_if_fail (XQ_PAGE_GET_CLASS (self)->help != NULL, NULL);

  return xq_help_find (get_private (self)->help != NULL ? get_private (self)->help : XQ_PAGE_GET_CLASS (self)->help);
}

void
xq_page_set_help (XqPage     *self,
                  const char *help)
{
  g_return_if_fail (XQ_IS_PAGE (self) && help != NULL);

  get_private (self)->help = help;
}

GCancellable *
xq_page_get_cancellable (XqPage *self)
{
  g_return_val_if_fail (XQ_IS_PAGE (self), NULL);

  return get_private (self)->cancellable;
}

void
xq_page_refresh (XqPage *self)
{
  g_return_if_fail (XQ_IS_PAGE (self));

  if (XQ_PAGE_GET_CLASS (self)->refresh != NULL)
    XQ_PAGE_GET_CLASS (self)->refresh (self);
}

gboolean
xq_page_find (XqPage *self)
{
  g_return_val_if_fail (XQ_IS_PAGE (self), FALSE);

  if (XQ_PAGE_GET_CLASS (self)->find == NULL)
    return FALSE;
  XQ_PAGE_GET_CLASS (self)->find (self);
  return TRUE;
}

void
xq_page_print (XqPage *self)
{
  g_return_if_fail (XQ_IS_PAGE (self));

  if (XQ_PAGE_GET_CLASS (self)->print != NULL)
    XQ_PAGE_GET_CLASS (self)->print (self);
}

void
xq_page_keep (XqPage *self)
{
  g_return_if_fail (XQ_IS_PAGE (self));

  if (XQ_PAGE_GET_CLASS (self)->keep != NULL)
    XQ_PAGE_GET_CLASS (self)->keep (self);
}

/* NULL for a page whose window is going. */
static XqShell *
find_shell (XqPage *self)
{
  GtkWidget *shell = gtk_widget_get_ancestor (GTK_WIDGET (self), XQ_TYPE_SHELL);

  return shell != NULL ? XQ_SHELL (shell) : NULL;
}

void
xq_page_push (XqPage *self,
              XqPage *next)
{
  g_autoptr (XqPage) owned = NULL;
  XqShell *shell;

  g_return_if_fail (XQ_IS_PAGE (self) && XQ_IS_PAGE (next));

  owned = g_object_ref_sink (next);
  shell = find_shell (self);
  if (shell != NULL)
    xq_shell_push (shell, next);
}

void
xq_page_leave (XqPage *self)
{
  XqShell *shell;

  g_return_if_fail (XQ_IS_PAGE (self));

  shell = find_shell (self);
  if (shell != NULL)
    xq_shell_remove (shell, self);
}

void
xq_page_say (XqPage   *self,
             AdwToast *toast)
{
  g_autoptr (AdwToast) owned = toast;
  XqShell *shell;

  g_return_if_fail (XQ_IS_PAGE (self) && ADW_IS_TOAST (toast));

  shell = find_shell (self);
  if (shell != NULL)
    xq_shell_say (shell, toast);
}

void
xq_page_say_error (XqPage       *self,
                   const GError *error)
{
  AdwToast *toast;
  g_autofree char *words = NULL;

  g_return_if_fail (XQ_IS_PAGE (self));

  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  words = g_markup_escape_text (error->message, -1);
  toast = adw_toast_new (words);
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  xq_page_say (self, toast);
}

static void
xq_page_get_property (GObject    *object,
                      guint       prop_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  XqPagePrivate *priv = get_private (XQ_PAGE (object));

  switch (prop_id)
    {
    case PROP_DESK:
      g_value_set_object (value, priv->desk);
      break;

    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;

    case PROP_BADGE:
      g_value_set_uint (value, priv->badge);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
xq_page_set_property (GObject      *object,
                      guint         prop_id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  XqPage *self = XQ_PAGE (object);

  switch (prop_id)
    {
    case PROP_DESK:
      get_private (self)->desk = g_value_dup_object (value);
      break;

    case PROP_TITLE:
      xq_page_set_title (self, g_value_get_string (value));
      break;

    case PROP_BADGE:
      xq_page_set_badge (self, g_value_get_uint (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
xq_page_dispose (GObject *object)
{
  XqPagePrivate *priv = get_private (XQ_PAGE (object));

  g_cancellable_cancel (priv->cancellable);

  G_OBJECT_CLASS (xq_page_parent_class)->dispose (object);
}

static void
xq_page_finalize (GObject *object)
{
  XqPagePrivate *priv = get_private (XQ_PAGE (object));

  g_clear_object (&priv->desk);
  g_clear_object (&priv->cancellable);
  g_free (priv->title);

  G_OBJECT_CLASS (xq_page_parent_class)->finalize (object);
}

static void
xq_page_class_init (XqPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = xq_page_get_property;
  object_class->set_property = xq_page_set_property;
  object_class->dispose = xq_page_dispose;
  object_class->finalize = xq_page_finalize;

  properties[PROP_DESK] =
    g_param_spec_object ("desk", NULL, NULL, XQ_TYPE_DESK, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_BADGE] =
    g_param_spec_uint ("badge", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
xq_page_init (XqPage *self)
{
  get_private (self)->cancellable = g_cancellable_new ();
}
