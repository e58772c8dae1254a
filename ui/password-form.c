/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "new-password.h"
#include "password-form.h"

struct _XqPasswordForm
{
  AdwBin         parent_instance;

  XqDesk        *desk;

  GtkLabel      *about_label;
  GtkWidget     *old_row;
  XqNewPassword *new_password;
  GtkLabel      *wrong_label;
  GtkSpinner    *spinner;
  GtkLabel      *fingerprint_label;
};

G_DEFINE_FINAL_TYPE (XqPasswordForm, xq_password_form, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- in the desk's thread --- */

typedef struct
{
  XqSecret *old_password;
  XqSecret *new_password;
} Change;

static void
change_free (Change *change)
{
  xq_secret_unref (change->old_password);
  xq_secret_unref (change->new_password);
  g_free (change);
}

/* Who kept the first password could have had the keys: those are made anew. */
static gpointer
change_password (XqVault       *vault,
                 XqStore       *store,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const Change *change = data;

  (void) cancellable;
  if (xq_vault_change_password (vault, change->old_password, change->new_password, error) && store != NULL)
    xq_store_renew_due (store, error);
  return NULL;
}

static gpointer
find_fingerprint (XqVault       *vault,
                  XqStore       *store,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (GPtrArray) accounts = xq_vault_list_accounts (vault);

  (void) store;
  (void) data;
  (void) cancellable;
  (void) error;
  for (guint i = 0; i < accounts->len; i++)
    {
      const XqAccount *account = g_ptr_array_index (accounts, i);

      if (g_strcmp0 (account->uid, xq_vault_get_account_uid (vault)) == 0)
        return g_strdup (account->fingerprint);
    }
  return NULL;
}

/* --- in the main thread --- */

static void
show_wrong (XqPasswordForm *self,
            const char     *words)
{
  gtk_label_set_text (self->wrong_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->wrong_label), words != NULL);
}

static void
fingerprint_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (XqPasswordForm) self = user_data;
  g_autofree char *fingerprint = xq_desk_run_finish (XQ_DESK (source), result, NULL);

  if (fingerprint != NULL && self->fingerprint_label != NULL)
    gtk_label_set_text (self->fingerprint_label, fingerprint);
}

static void
ask_fingerprint (XqPasswordForm *self)
{
  xq_desk_run_vault_async (self->desk, find_fingerprint, NULL, NULL, g_free, NULL, fingerprint_cb, g_object_ref (self));
}

static void
set_working (XqPasswordForm *self,
             gboolean        working)
{
  gtk_spinner_set_spinning (self->spinner, working);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "password.change", !working);
}

static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (XqPasswordForm) self = user_data;
  g_autoptr (GError) error = NULL;

  xq_desk_run_finish (XQ_DESK (source), result, &error);
  if (self->spinner == NULL)
    return;
  set_working (self, FALSE);
  if (error != NULL)
    {
      show_wrong (self, error->message);
      gtk_widget_grab_focus (self->old_row);
      return;
    }
  xq_desk_note_password_changed (XQ_DESK (source));
  ask_fingerprint (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
change (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  XqPasswordForm *self = XQ_PASSWORD_FORM (widget);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->old_row));
  g_autoptr (XqSecret) old_password = NULL;
  g_autoptr (XqSecret) new_password = NULL;
  Change *work;

  (void) action;
  (void) parameter;
  if (*typed == '\0')
    {
      show_wrong (self, _("Type the present password."));
      gtk_widget_grab_focus (self->old_row);
      return;
    }
  old_password = xq_secret_new (typed, strlen (typed));
  new_password = xq_new_password_take (self->new_password);
  if (new_password == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->old_row), "");
  show_wrong (self, NULL);
  set_working (self, TRUE);
  work = g_new0 (Change, 1);
  work->old_password = g_steal_pointer (&old_password);
  work->new_password = g_steal_pointer (&new_password);
  xq_desk_run_vault_async (self->desk, change_password, work, (GDestroyNotify) change_free, NULL, NULL, changed_cb,
                           g_object_ref (self));
}

static void
old_activated_cb (XqPasswordForm *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->new_password), GTK_DIR_TAB_FORWARD);
}

static void
xq_password_form_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (xq_password_form_parent_class)->map (widget);
  gtk_widget_grab_focus (XQ_PASSWORD_FORM (widget)->old_row);
}

static void
activated_cb (XqPasswordForm *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "password.change", NULL);
}

static void
typed_cb (XqPasswordForm *self)
{
  /* The form empties its entries itself when it says what is wrong. */
  if (*gtk_editable_get_text (GTK_EDITABLE (self->old_row)) != '\0')
    show_wrong (self, NULL);
}

GtkWidget *
xq_password_form_new (XqDesk *desk)
{
  XqPasswordForm *self;

  g_return_val_if_fail (XQ_IS_DESK (desk) && xq_desk_is_unlocked (desk), NULL);

  self = g_object_new (XQ_TYPE_PASSWORD_FORM, NULL);
  self->desk = g_object_ref (desk);
  gtk_label_set_text (self->about_label,
                      xq_desk_password_is_foreign (desk)
                      ? _("Somebody else chose this password and may still know it. Choose one of your own before you begin; "
                          "from then on only you open your records.")
                      : _("Nobody can look a password up. Who forgets it gets a new first password from the head, and loses "
                          "private notes and sealed letters."));
  xq_new_password_set_words (self->new_password, xq_desk_get_school_name (desk), xq_desk_get_account_name (desk));
  ask_fingerprint (self);
  return GTK_WIDGET (self);
}

static void
xq_password_form_dispose (GObject *object)
{
  XqPasswordForm *self = XQ_PASSWORD_FORM (object);

  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (xq_password_form_parent_class)->dispose (object);
}

static void
xq_password_form_class_init (XqPasswordFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_password_form_dispose;
  widget_class->map = xq_password_form_map;

  signals[CHANGED] = g_signal_new ("changed", XQ_TYPE_PASSWORD_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (XQ_TYPE_NEW_PASSWORD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/password-form.ui");
  gtk_widget_class_bind_template_child (widget_class, XqPasswordForm, about_label);
  gtk_widget_class_bind_template_child (widget_class, XqPasswordForm, old_row);
  gtk_widget_class_bind_template_child (widget_class, XqPasswordForm, new_password);
  gtk_widget_class_bind_template_child (widget_class, XqPasswordForm, wrong_label);
  gtk_widget_class_bind_template_child (widget_class, XqPasswordForm, spinner);
  gtk_widget_class_bind_template_child (widget_class, XqPasswordForm, fingerprint_label);
  gtk_widget_class_bind_template_callback (widget_class, old_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);

  gtk_widget_class_install_action (widget_class, "password.change", NULL, change);
}

static void
xq_password_form_init (XqPasswordForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
