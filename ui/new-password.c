/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "new-password.h"

#include "vault/strength.h"

#define BARS 4

struct _XqNewPassword
{
  AdwPreferencesGroup  parent_instance;

  char                *words[3];     /* NULL-ended */

  GtkEditable         *first_row;
  GtkEditable         *again_row;
  GtkLevelBar         *strength_bar;
  GtkLabel            *words_label;
};

G_DEFINE_FINAL_TYPE (XqNewPassword, xq_new_password, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  CHANGED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static XqSecret *
read_entry (GtkEditable *row)
{
  const char *typed = gtk_editable_get_text (row);

  return xq_secret_new (typed, strlen (typed));
}

static void
say (XqNewPassword *self,
     const char    *words,
     gboolean       wrong)
{
  gtk_label_set_text (self->words_label, words);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->words_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->words_label), "error");
}

static gboolean
is_alike (XqNewPassword *self)
{
  return g_str_equal (gtk_editable_get_text (self->first_row), gtk_editable_get_text (self->again_row));
}

static gboolean
is_strong (XqNewPassword *self,
           GError       **error)
{
  g_autoptr (XqSecret) password = read_entry (self->first_row);

  return xq_password_is_strong (password, (const char *const *) self->words, error);
}

gboolean
xq_new_password_is_good (XqNewPassword *self)
{
  g_return_val_if_fail (XQ_IS_NEW_PASSWORD (self), FALSE);

  return is_strong (self, NULL) && is_alike (self);
}

static void
show_strength (XqNewPassword *self)
{
  g_autoptr (XqSecret) password = read_entry (self->first_row);
  g_autoptr (GError) error = NULL;
  gboolean strong = xq_password_is_strong (password, (const char *const *) self->words, &error);
  double bits = xq_password_estimate (password, (const char *const *) self->words);
  double bars = CLAMP (bits / XQ_LEAST_STRENGTH * (BARS - 1), 0, BARS - 1);

  /* The last bar is only there for what the vault accepts. */
  gtk_level_bar_set_value (self->strength_bar, strong ? BARS : bars);
  if (!strong)
    say (self, error->message, FALSE);
  else if (!is_alike (self))
    say (self, _("Strong enough. Type it once more."), FALSE);
  else
    say (self, _("Strong enough, and typed twice alike."), FALSE);
}

static void
changed_cb (XqNewPassword *self)
{
  if (*gtk_editable_get_text (self->first_row) != '\0')
    show_strength (self);
  else
    gtk_level_bar_set_value (self->strength_bar, 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
first_activated_cb (XqNewPassword *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->again_row));
}

static void
again_activated_cb (XqNewPassword *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

XqSecret *
xq_new_password_take (XqNewPassword *self)
{
  g_autoptr (XqSecret) password = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (XQ_IS_NEW_PASSWORD (self), NULL);

  if (!is_strong (self, &error))
    {
      say (self, error->message, TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->first_row));
      return NULL;
    }
  if (!is_alike (self))
    {
      say (self, _("The two are not alike. Type the password once more."), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->again_row));
      return NULL;
    }
  password = read_entry (self->first_row);
  gtk_editable_set_text (self->first_row, "");
  gtk_editable_set_text (self->again_row, "");
  return g_steal_pointer (&password);
}

void
xq_new_password_set_words (XqNewPassword *self,
                           const char    *school,
                           const char    *account)
{
  guint n = 0;

  g_return_if_fail (XQ_IS_NEW_PASSWORD (self));

  for (guint i = 0; i < G_N_ELEMENTS (self->words); i++)
    g_clear_pointer (&self->words[i], g_free);
  if (school != NULL && *school != '\0')
    self->words[n++] = g_strdup (school);
  if (account != NULL && *account != '\0')
    self->words[n++] = g_strdup (account);
  if (*gtk_editable_get_text (self->first_row) != '\0')
    show_strength (self);
}

static void
xq_new_password_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), XQ_TYPE_NEW_PASSWORD);

  G_OBJECT_CLASS (xq_new_password_parent_class)->dispose (object);
}

static void
xq_new_password_finalize (GObject *object)
{
  XqNewPassword *self = XQ_NEW_PASSWORD (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->words); i++)
    g_free (self->words[i]);

  G_OBJECT_CLASS (xq_new_password_parent_class)->finalize (object);
}

static void
xq_new_password_class_init (XqNewPasswordClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_new_password_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_new_password_finalize;

  signals[CHANGED] = g_signal_new ("changed", XQ_TYPE_NEW_PASSWORD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", XQ_TYPE_NEW_PASSWORD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/new-password.ui");
  gtk_widget_class_bind_template_child (widget_class, XqNewPassword, first_row);
  gtk_widget_class_bind_template_child (widget_class, XqNewPassword, again_row);
  gtk_widget_class_bind_template_child (widget_class, XqNewPassword, strength_bar);
  gtk_widget_class_bind_template_child (widget_class, XqNewPassword, words_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, first_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_activated_cb);
}

static void
xq_new_password_init (XqNewPassword *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
