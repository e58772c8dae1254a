/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "backup-log.h"
#include "backup-page.h"
#include "file-choice.h"
#include "restore-work.h"

struct _XqBackupPage
{
  XqPage        parent_instance;

  AdwActionRow *last_row;
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
  static const char *const actions[] = { "backup.make", "backup.restore", "backup.check" };

  if (self->work_box == NULL)
    return;
  gtk_widget_set_visible (self->work_box, words != NULL);
  gtk_label_set_text (self->work_label, words != NULL ? words : "");
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], words == NULL);
}

static void
xq_backup_page_refresh (XqPage *page)
{
  XqBackupPage *self = XQ_BACKUP_PAGE (page);
  const char *school = xq_desk_get_path (xq_page_get_desk (page));
  g_autofree char *file = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *words = NULL;
  gboolean old;

  words = xq_backup_log_say (school, &old);
  if (xq_backup_log_find (school, &file, NULL) && file != NULL)
    shown = g_filename_display_name (file);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->last_row), words);
  adw_action_row_set_subtitle (self->last_row, shown != NULL ? shown : _("Without a copy, a broken disk is the end of all records."));
  xq_page_set_badge (page, old ? 1 : 0);
}

/* --- making --- */

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
  xq_backup_log_note (xq_desk_get_path (XQ_DESK (source)), file, g_get_real_time () / G_USEC_PER_SEC);
  if (self->last_row != NULL)
    xq_backup_page_refresh (XQ_PAGE (self));
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
  xq_restore_async (GTK_WINDOW (gtk_widget_get_root (widget)), restored_cb, g_object_ref (widget));
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
  gtk_widget_class_bind_template_child (widget_class, XqBackupPage, last_row);
  gtk_widget_class_bind_template_child (widget_class, XqBackupPage, check_group);
  gtk_widget_class_bind_template_child (widget_class, XqBackupPage, check_row);
  gtk_widget_class_bind_template_child (widget_class, XqBackupPage, work_box);
  gtk_widget_class_bind_template_child (widget_class, XqBackupPage, work_label);

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

  (void) place;
  gtk_widget_set_visible (self->check_group, xq_desk_get_roles (desk) != XQ_ROLE_BIT (XQ_ROLE_KEEPER));
  return XQ_PAGE (self);
}
