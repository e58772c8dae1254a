/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "backup-page.h"
#include "copies-words.h"
#include "copy-keeper.h"
#include "file-choice.h"
#include "folder-choice.h"
#include "restore-work.h"

#include "store/backup-plan.h"

struct _XqBackupPage
{
  XqPage        parent_instance;

  AdwActionRow *own_row;
  AdwActionRow *second_row;
  GtkWidget    *forget_button;
  AdwActionRow *test_row;
  GtkWidget    *check_group;
  AdwActionRow *check_row;
  GtkWidget    *work_box;
  GtkLabel     *work_label;
};

G_DEFINE_FINAL_TYPE (XqBackupPage, xq_backup_page, XQ_TYPE_PAGE)

static void
set_working (XqBackupPage *self,
             const char   *words)
{
  static const char *const actions[] = { "backup.now", "backup.make", "backup.restore", "backup.check" };

  if (self->work_box == NULL)
    return;
  gtk_widget_set_visible (self->work_box, words != NULL);
  gtk_label_set_text (self->work_label, words != NULL ? words : "");
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], words == NULL);
}

static void
show_row (AdwActionRow *row,
          const char   *title,
          const char   *subtitle,
          gboolean      old)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
  if (old)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
}

static void
show_own (XqBackupPage        *self,
          const XqBackupState *state,
          gboolean            *old)
{
  g_autofree char *title = xq_copies_say_own (state, old);
  g_autofree char *proof = xq_copies_say_proof (&state->own);
  const char *what = state->own.problem != NULL ? state->own.problem : proof;
  g_autofree char *subtitle = g_strdup_printf ("%s%s%s", what, *what != '\0' ? "\n" : "", _("They lie in a folder beside the school’s."));

  show_row (self->own_row, title, subtitle, *old || state->own.problem != NULL);
}

static void
show_second (XqBackupPage        *self,
             const char          *school,
             const XqBackupState *state,
             gboolean            *old)
{
  g_autofree char *title = xq_copies_say_second (state, old);
  const char *subtitle = _("The same copies, compared byte for byte. When the drive is plugged in, they go there by themselves.");

  if (state->place.folder == NULL)
    {
      g_free (title);
      title = g_strdup (_("No second place yet"));
      subtitle = _("If this computer is stolen or burns, copies beside the school go with it. Choose a USB drive or another disk.");
    }
  else if (state->second.problem != NULL)
    subtitle = state->second.problem;
  else if (xq_backup_is_same_disk (school, state->place.folder))
    subtitle = _("That is on the same disk as the school: one fault takes both. A USB drive is better.");
  show_row (self->second_row, title, subtitle, *old);
  gtk_widget_set_visible (self->forget_button, state->place.folder != NULL);
}

static void
xq_backup_page_refresh (XqPage *page)
{
  XqBackupPage *self = XQ_BACKUP_PAGE (page);
  const char *school = xq_desk_get_path (xq_page_get_desk (page));
  g_autoptr (XqBackupState) state = NULL;
  g_autofree char *test = NULL;
  gboolean own_is_old;
  gboolean second_is_old;
  gboolean test_is_old;

  if (self->own_row == NULL || school == NULL)
    return;
  state = xq_backup_state_read (school);
  show_own (self, state, &own_is_old);
  show_second (self, school, state, &second_is_old);
  test = xq_copies_say_test (state, &test_is_old);
  show_row (self->test_row, _("Monthly test restore"), test, test_is_old);
  xq_page_set_badge (page, own_is_old || second_is_old || test_is_old ? 1 : 0);
}

/* --- the program's own copies --- */

static void
copied_cb (XqBackupPage *self)
{
  if (self->own_row == NULL)
    return;
  xq_backup_page_refresh (XQ_PAGE (self));
  if (!xq_copy_keeper_is_working (xq_copy_keeper_get (xq_page_get_desk (XQ_PAGE (self)))))
    set_working (self, NULL);
}

static void
copy_now (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  XqCopyKeeper *copies = xq_copy_keeper_get (xq_page_get_desk (XQ_PAGE (widget)));

  (void) action;
  (void) parameter;
  if (copies == NULL)
    return;
  set_working (XQ_BACKUP_PAGE (widget), _("The copy is being written, laid out and opened…"));
  xq_copy_keeper_run (copies, TRUE);
}

static void
choose (XqBackupPage *self,
        const char   *folder)
{
  XqCopyKeeper *copies = xq_copy_keeper_get (xq_page_get_desk (XQ_PAGE (self)));
  g_autoptr (GError) error = NULL;

  if (copies == NULL)
    return;
  if (!xq_copy_keeper_choose (copies, folder, &error))
    xq_page_say_error (XQ_PAGE (self), error);
  else if (folder != NULL)
    xq_copy_keeper_run (copies, FALSE);
  xq_backup_page_refresh (XQ_PAGE (self));
}

static void
place_chosen_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (XqBackupPage) self = user_data;
  g_autoptr (GFile) folder = xq_folder_choice_finish (result, NULL);

  (void) source;
  if (folder != NULL && g_file_peek_path (folder) != NULL && self->own_row != NULL)
    choose (self, g_file_peek_path (folder));
}

static void
choose_place (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  xq_folder_choice_async (GTK_WINDOW (gtk_widget_get_root (widget)), _("Where the Second Copies Go"), NULL, place_chosen_cb,
                          g_object_ref (widget));
}

static void
forget_place (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  choose (XQ_BACKUP_PAGE (widget), NULL);
}

/* --- one more, to wherever one likes --- */

static gpointer
make (XqVault       *vault,
      XqStore       *store,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  (void) cancellable;
  return xq_store_backup (vault, store, data, error) ? g_strdup (data) : NULL;
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (XqBackupPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *file = xq_desk_run_finish (XQ_DESK (source), result, &error);

  set_working (self, NULL);
  if (file == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  xq_page_say (XQ_PAGE (self), adw_toast_new (xq_desk_get_roles (XQ_DESK (source)) == XQ_ROLE_BIT (XQ_ROLE_KEEPER)
                                              ? _("The copy is made and its sums are right.")
                                              : _("The copy is made, read again and whole.")));
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (XqBackupPage) self = user_data;
  g_autoptr (GFile) file = xq_file_choice_finish (result, NULL);

  (void) source;
  if (file == NULL || g_file_peek_path (file) == NULL || self->work_box == NULL)
    return;
  set_working (self, _("The copy is being written and read again…"));
  xq_desk_run_vault_async (xq_page_get_desk (XQ_PAGE (self)), make, g_file_get_path (file), g_free, g_free, NULL, made_cb,
                           g_object_ref (self));
}

static void
make_copy (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  static const XqFileType copies = { N_("Copies of a school"), "*" XQ_BACKUP_SUFFIX };
  XqDesk *desk = xq_page_get_desk (XQ_PAGE (widget));
  g_autofree char *name = g_strconcat (xq_desk_get_school_name (desk), "-", xq_desk_get_today (desk), XQ_BACKUP_SUFFIX, NULL);

  (void) action;
  (void) parameter;
  g_strdelimit (name, "/\\", '-');
  xq_file_choice_save_async (GTK_WINDOW (gtk_widget_get_root (widget)), _("Where the Copy Goes"), name, &copies, file_chosen_cb,
                             g_object_ref (widget));
}

/* --- restoring --- */

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqBackupPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = xq_restore_finish (result, &error);
  g_autofree char *words = NULL;
  AdwToast *toast;

  (void) source;
  set_working (self, NULL);
  if (path == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  /* Translators: a folder */
  words = g_strdup_printf (_("Restored into %s. Lock, and open that folder."), path);
  toast = adw_toast_new (words);
  adw_toast_set_timeout (toast, 0);
  xq_page_say (XQ_PAGE (self), toast);
}

static void
restore (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  set_working (XQ_BACKUP_PAGE (widget), _("The copy is being checked and laid out…"));
  xq_restore_async (GTK_WINDOW (gtk_widget_get_root (widget)), xq_desk_get_path (xq_page_get_desk (XQ_PAGE (widget))), restored_cb,
                    g_object_ref (widget));
}

/* --- checking --- */

static gpointer
check (XqVault       *vault,
       XqStore       *store,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  (void) data;
  (void) cancellable;
  return xq_store_check (vault, store, error);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (XqBackupPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) damaged = xq_desk_run_finish (XQ_DESK (source), result, &error);
  g_autoptr (GString) words = g_string_new (NULL);

  set_working (self, NULL);
  if (damaged == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  for (guint i = 0; i < damaged->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (damaged, i));
  if (damaged->len == 0)
    g_string_append (words, _("Everything is whole: every page, version and audit entry of what this account opens."));
  if (self->check_row != NULL)
    adw_action_row_set_subtitle (self->check_row, words->str);
}

static void
check_all (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  set_working (XQ_BACKUP_PAGE (widget), _("Every page, version and audit entry is being read…"));
  xq_desk_run_vault_async (xq_page_get_desk (XQ_PAGE (widget)), check, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL,
                           checked_cb, g_object_ref (widget));
}

static void
xq_backup_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_backup_page_parent_class)->dispose (object);
}

static void
xq_backup_page_class_init (XqBackupPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_backup_page_dispose;
  XQ_PAGE_CLASS (klass)->refresh = xq_backup_page_refresh;
  XQ_PAGE_CLASS (klass)->help = "backup";

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/backup-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqBackupPage, own_row);
  gtk_widget_class_bind_template_child (widget_class, XqBackupPage, second_row);
  gtk_widget_class_bind_template_child (widget_class, XqBackupPage, forget_button);
  gtk_widget_class_bind_template_child (widget_class, XqBackupPage, test_row);
  gtk_widget_class_bind_template_child (widget_class, XqBackupPage, check_group);
  gtk_widget_class_bind_template_child (widget_class, XqBackupPage, check_row);
  gtk_widget_class_bind_template_child (widget_class, XqBackupPage, work_box);
  gtk_widget_class_bind_template_child (widget_class, XqBackupPage, work_label);

  gtk_widget_class_install_action (widget_class, "backup.now", NULL, copy_now);
  gtk_widget_class_install_action (widget_class, "backup.choose-place", NULL, choose_place);
  gtk_widget_class_install_action (widget_class, "backup.forget-place", NULL, forget_place);
  gtk_widget_class_install_action (widget_class, "backup.make", NULL, make_copy);
  gtk_widget_class_install_action (widget_class, "backup.restore", NULL, restore);
  gtk_widget_class_install_action (widget_class, "backup.check", NULL, check_all);
}

static void
xq_backup_page_init (XqBackupPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqPage *
xq_backup_page_new (XqDesk        *desk,
                    const XqPlace *place)
{
  XqBackupPage *self = g_object_new (XQ_TYPE_BACKUP_PAGE, "desk", desk, "title", _("Backup"), NULL);
  XqCopyKeeper *copies = xq_copy_keeper_get (desk);

  (void) place;
  if (copies != NULL)
    g_signal_connect_object (copies, "copied", G_CALLBACK (copied_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->check_group, xq_desk_get_roles (desk) != XQ_ROLE_BIT (XQ_ROLE_KEEPER));
  return XQ_PAGE (self);
}
