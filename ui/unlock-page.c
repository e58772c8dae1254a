/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "copies-words.h"
#include "folder-choice.h"
#include "new-school-window.h"
#include "restore-work.h"
#include "unlock-page.h"

struct _XqUnlockPage
{
  AdwBin          parent_instance;

  XqDesk         *desk;
  XqPreferences  *preferences;
  GCancellable   *cancellable;
  GCancellable   *unlocking;
  char           *school;       /* its name, once the keyring was read */
  GdkDevice      *keyboard;
  gulong          caps_handler;

  GtkStack       *stack;
  GtkWidget      *school_label;
  GtkWidget      *schools_button;
  GMenu          *schools_menu;
  GtkWidget      *entries;
  GtkWidget      *account_row;
  GtkWidget      *password_row;
  GtkWidget      *caps_revealer;
  GtkWidget      *error_revealer;
  GtkLabel       *error_label;
  GtkLabel       *backup_label;
  GtkStack       *unlock_stack;
  GtkSpinner     *spinner;
};

G_DEFINE_FINAL_TYPE (XqUnlockPage, xq_unlock_page, ADW_TYPE_BIN)

static void
show_error (XqUnlockPage *self,
            const char   *words)
{
  if (words != NULL)
    gtk_label_set_text (self->error_label, words);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->error_revealer), words != NULL);
}

/* The name as the keyring has it; before that is known, or while somebody else
 * has it open, as it was remembered or as the folder is called. */
static char *
dup_school_name (XqUnlockPage *self,
                 const char   *path)
{
  g_autofree char *folder = NULL;

  for (guint i = 0; i < xq_preferences_get_n_schools (self->preferences); i++)
    {
      const char *name = xq_preferences_get_school_name (self->preferences, i);

      if (g_str_equal (xq_preferences_get_school_path (self->preferences, i), path) && name != NULL && *name != '\0')
        return g_strdup (name);
    }
  folder = g_path_get_basename (path);
  if (g_str_has_suffix (folder, ".xinqing"))
    folder[strlen (folder) - strlen (".xinqing")] = '\0';
  return g_filename_display_name (folder);
}

static void
fill_schools (XqUnlockPage *self)
{
  g_autoptr (GMenu) known = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();

  g_menu_remove_all (self->schools_menu);
  for (guint i = 0; i < xq_preferences_get_n_schools (self->preferences); i++)
    {
      const char *path = xq_preferences_get_school_path (self->preferences, i);
      g_autofree char *name = dup_school_name (self, path);
      g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

      g_menu_item_set_action_and_target (item, "unlock.choose", "s", path);
      g_menu_append_item (known, item);
    }
  g_menu_append_section (self->schools_menu, NULL, G_MENU_MODEL (known));
  g_menu_append (others, _("Open a School's Folder…"), "unlock.open-folder");
  g_menu_append (others, _("Restore from a Copy…"), "unlock.restore");
  g_menu_append (others, _("New School…"), "unlock.new-school");
  g_menu_append_section (self->schools_menu, NULL, G_MENU_MODEL (others));
}

static void
focus_first_empty (XqUnlockPage *self)
{
  const char *account = gtk_editable_get_text (GTK_EDITABLE (self->account_row));

  gtk_widget_grab_focus (*account == '\0' ? self->account_row : self->password_row);
}

/* The text in an entry's buffer lies in memory that GTK wipes; the copy that
 * gtk_editable_get_text() may have made is dropped with the text. */
static void
wipe_password (XqUnlockPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->password_row), "");
}

static void
set_working (XqUnlockPage *self,
             gboolean      working)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  /* An entry that goes grey under the cursor would keep it. */
  if (working && root != NULL)
    gtk_root_set_focus (root, NULL);
  gtk_stack_set_visible_child_name (self->unlock_stack, working ? "work" : "rest");
  gtk_spinner_set_spinning (self->spinner, working);
  gtk_widget_set_sensitive (self->entries, !working);
  gtk_widget_set_sensitive (self->schools_button, !working);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "unlock.unlock", !working && xq_desk_get_path (self->desk) != NULL);
}

/* What can be said without a key. */
static void
show_backup (XqUnlockPage *self,
             const char   *path)
{
  gboolean old;
  g_autofree char *words = xq_copies_say (path, &old);

  gtk_label_set_text (self->backup_label, words);
  if (old)
    gtk_widget_add_css_class (GTK_WIDGET (self->backup_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->backup_label), "error");
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (XqUnlockPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = xq_desk_open_finish (XQ_DESK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      show_error (self, error->message);
      return;
    }
  g_free (self->school);
  self->school = g_steal_pointer (&name);
  gtk_label_set_text (GTK_LABEL (self->school_label), self->school);
}

void
xq_unlock_page_choose_school (XqUnlockPage *self,
                              const char   *path)
{
  g_autofree char *name = NULL;
  const char *account;

  g_return_if_fail (XQ_IS_UNLOCK_PAGE (self) && self->desk != NULL);

  if (path == NULL)
    path = xq_preferences_get_school_path (self->preferences, 0);
  gtk_stack_set_visible_child_name (self->stack, path != NULL ? "unlock" : "start");
  if (path == NULL)
    {
      set_working (self, FALSE);
      return;
    }

  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->school, g_free);

  name = dup_school_name (self, path);
  gtk_label_set_text (GTK_LABEL (self->school_label), name);
  account = xq_preferences_find_account (self->preferences, path);
  gtk_editable_set_text (GTK_EDITABLE (self->account_row), account != NULL ? account : "");
  wipe_password (self);
  show_error (self, NULL);
  show_backup (self, path);
  xq_desk_open_async (self->desk, path, self->cancellable, opened_cb, g_object_ref (self));
  set_working (self, FALSE);
  focus_first_empty (self);
}

static void
unlocked_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqUnlockPage) self = user_data;
  g_autoptr (GError) error = NULL;
  XqDesk *desk = XQ_DESK (source);

  if (xq_desk_unlock_finish (desk, result, &error))
    {
      xq_preferences_note_school (self->preferences, xq_desk_get_path (desk), xq_desk_get_school_name (desk),
                                  xq_desk_get_account_name (desk));
      set_working (self, FALSE);
      return;
    }
  set_working (self, FALSE);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      /* It may have come too late to keep the records from opening. */
      xq_desk_close_async (desk, NULL, NULL);
      return;
    }
  show_error (self, error->message);
  if (g_error_matches (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_NO_ACCOUNT))
    gtk_widget_grab_focus (self->account_row);
  else
    gtk_widget_grab_focus (self->password_row);
}

static void
unlock (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  XqUnlockPage *self = XQ_UNLOCK_PAGE (widget);
  const char *account = gtk_editable_get_text (GTK_EDITABLE (self->account_row));
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->password_row));
  g_autoptr (XqSecret) password = NULL;
  g_autofree char *name = NULL;

  (void) action;
  (void) parameter;
  name = g_strstrip (g_strdup (account));
  if (*name == '\0' || *typed == '\0')
    {
      show_error (self, *name == '\0' ? _("Type the account's name.") : _("Type the password."));
      focus_first_empty (self);
      return;
    }
  password = xq_secret_new (typed, strlen (typed));
  wipe_password (self);
  show_error (self, NULL);
  set_working (self, TRUE);
  g_set_object (&self->unlocking, NULL);
  self->unlocking = g_cancellable_new ();
  xq_desk_unlock_async (self->desk, name, password, self->unlocking, unlocked_cb, g_object_ref (self));
}

void
xq_unlock_page_forget (XqUnlockPage *self)
{
  g_return_if_fail (XQ_IS_UNLOCK_PAGE (self));

  g_cancellable_cancel (self->unlocking);
  wipe_password (self);
}

static void
choose (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  (void) action;
  xq_unlock_page_choose_school (XQ_UNLOCK_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (XqUnlockPage) self = user_data;
  g_autoptr (GFile) folder = xq_folder_choice_finish (result, NULL);

  (void) source;
  if (folder != NULL && g_file_peek_path (folder) != NULL)
    xq_unlock_page_choose_school (self, g_file_peek_path (folder));
}

static void
open_folder (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  xq_folder_choice_async (GTK_WINDOW (gtk_widget_get_root (widget)), _("The Folder of a School"), NULL,
                          folder_chosen_cb, g_object_ref (widget));
}

static void
new_school (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  XqUnlockPage *self = XQ_UNLOCK_PAGE (widget);

  (void) action;
  (void) parameter;
  gtk_window_present (xq_new_school_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->desk, self->preferences));
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqUnlockPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = xq_restore_finish (result, &error);
  AdwMessageDialog *dialog;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "unlock.restore", TRUE);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (source), path != NULL ? _("The School Is Restored")
                                                                                         : _("The Copy Was Not Restored"), NULL));
  if (path != NULL)
    {
      xq_unlock_page_choose_school (self, path);
      /* Translators: a folder */
      adw_message_dialog_format_body (dialog, _("It lies in %s and is as it was when the copy was made. Accounts and passwords "
                                                "are those of that day."), path);
    }
  else
    adw_message_dialog_set_body (dialog, error->message);
  adw_message_dialog_add_response (dialog, "close", _("Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
restore (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  gtk_widget_action_set_enabled (widget, "unlock.restore", FALSE);
  xq_restore_async (GTK_WINDOW (gtk_widget_get_root (widget)), xq_desk_get_path (XQ_UNLOCK_PAGE (widget)->desk),
                    restored_cb, g_object_ref (widget));
}

static void
account_activated_cb (XqUnlockPage *self)
{
  gtk_widget_grab_focus (self->password_row);
}

static void
password_activated_cb (XqUnlockPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "unlock.unlock", NULL);
}

static void
typed_cb (XqUnlockPage *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->password_row));

  /* The page empties the entry itself when it says what is wrong. */
  if (*typed != '\0')
    show_error (self, NULL);
}

static void
caps_lock_cb (XqUnlockPage *self)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->caps_revealer),
                                 self->keyboard != NULL && gdk_device_get_caps_lock_state (self->keyboard));
}

void
xq_unlock_page_set_desk (XqUnlockPage  *self,
                         XqDesk        *desk,
                         XqPreferences *preferences)
{
  g_return_if_fail (XQ_IS_UNLOCK_PAGE (self) && self->desk == NULL);

  self->desk = g_object_ref (desk);
  self->preferences = g_object_ref (preferences);
  fill_schools (self);
  set_working (self, FALSE);
}

static void
xq_unlock_page_realize (GtkWidget *widget)
{
  XqUnlockPage *self = XQ_UNLOCK_PAGE (widget);
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (widget));

  GTK_WIDGET_CLASS (xq_unlock_page_parent_class)->realize (widget);
  if (seat != NULL)
    g_set_object (&self->keyboard, gdk_seat_get_keyboard (seat));
  if (self->keyboard != NULL)
    self->caps_handler = g_signal_connect_object (self->keyboard, "notify::caps-lock-state", G_CALLBACK (caps_lock_cb),
                                                  self, G_CONNECT_SWAPPED);
  caps_lock_cb (self);
}

static void
xq_unlock_page_unrealize (GtkWidget *widget)
{
  XqUnlockPage *self = XQ_UNLOCK_PAGE (widget);

  if (self->keyboard != NULL)
    g_clear_signal_handler (&self->caps_handler, self->keyboard);
  g_clear_object (&self->keyboard);
  GTK_WIDGET_CLASS (xq_unlock_page_parent_class)->unrealize (widget);
}

static void
xq_unlock_page_dispose (GObject *object)
{
  XqUnlockPage *self = XQ_UNLOCK_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->unlocking);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->desk);
  g_clear_object (&self->preferences);
  g_clear_pointer (&self->school, g_free);

  G_OBJECT_CLASS (xq_unlock_page_parent_class)->dispose (object);
}

static void
xq_unlock_page_class_init (XqUnlockPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_unlock_page_dispose;
  widget_class->realize = xq_unlock_page_realize;
  widget_class->unrealize = xq_unlock_page_unrealize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/unlock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqUnlockPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XqUnlockPage, school_label);
  gtk_widget_class_bind_template_child (widget_class, XqUnlockPage, schools_button);
  gtk_widget_class_bind_template_child (widget_class, XqUnlockPage, schools_menu);
  gtk_widget_class_bind_template_child (widget_class, XqUnlockPage, entries);
  gtk_widget_class_bind_template_child (widget_class, XqUnlockPage, account_row);
  gtk_widget_class_bind_template_child (widget_class, XqUnlockPage, password_row);
  gtk_widget_class_bind_template_child (widget_class, XqUnlockPage, caps_revealer);
  gtk_widget_class_bind_template_child (widget_class, XqUnlockPage, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, XqUnlockPage, error_label);
  gtk_widget_class_bind_template_child (widget_class, XqUnlockPage, backup_label);
  gtk_widget_class_bind_template_child (widget_class, XqUnlockPage, unlock_stack);
  gtk_widget_class_bind_template_child (widget_class, XqUnlockPage, spinner);
  gtk_widget_class_bind_template_callback (widget_class, account_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, password_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);

  gtk_widget_class_install_action (widget_class, "unlock.unlock", NULL, unlock);
  gtk_widget_class_install_action (widget_class, "unlock.choose", "s", choose);
  gtk_widget_class_install_action (widget_class, "unlock.open-folder", NULL, open_folder);
  gtk_widget_class_install_action (widget_class, "unlock.new-school", NULL, new_school);
  gtk_widget_class_install_action (widget_class, "unlock.restore", NULL, restore);
}

static void
xq_unlock_page_init (XqUnlockPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
