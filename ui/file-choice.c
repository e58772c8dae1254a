/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "file-choice.h"

/* As in folder-choice.c: the names of GTK 4.8. */

static void
chosen_cb (GtkNativeDialog *dialog,
           int              response,
           gpointer         user_data)
{
  g_autoptr (GTask) task = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No file was chosen");
  gtk_native_dialog_destroy (dialog);
}

/* What was used recently would stand there first, on a school's PC an empty list. */
static GFile *
find_folder (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  return g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());
}

static void
ask (GtkWindow            *parent,
     const char           *title,
     const char           *name,
     const XqFileType     *type,
     GtkFileChooserAction  action,
     GAsyncReadyCallback   callback,
     gpointer              user_data)
{
  g_autoptr (GtkFileChooserNative) dialog = gtk_file_chooser_native_new (title, parent, action, NULL, NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GFile) folder = find_folder ();
  g_auto (GStrv) patterns = g_strsplit (type->patterns, " ", 0);
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  gtk_file_filter_set_name (filter, _(type->title));
  for (guint i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  (void) gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (chosen_cb), task);
  g_task_set_task_data (task, g_object_ref (dialog), g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
xq_file_choice_open_async (GtkWindow           *parent,
                           const char          *title,
                           const XqFileType    *type,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (GTK_IS_WINDOW (parent) && title != NULL && type != NULL);

  ask (parent, title, NULL, type, GTK_FILE_CHOOSER_ACTION_OPEN, callback, user_data);
}

void
xq_file_choice_save_async (GtkWindow           *parent,
                           const char          *title,
                           const char          *name,
                           const XqFileType    *type,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (GTK_IS_WINDOW (parent) && title != NULL && name != NULL && type != NULL);

  ask (parent, title, name, type, GTK_FILE_CHOOSER_ACTION_SAVE, callback, user_data);
}

char *
xq_file_choice_say_place (const char *path)
{
  g_autofree char *display = NULL;
  const char *home = g_get_home_dir ();

  g_return_val_if_fail (path != NULL, NULL);

  display = g_filename_display_name (path);
  if (home != NULL && strlen (home) > 1 && g_str_has_prefix (path, home) && path[strlen (home)] == G_DIR_SEPARATOR)
    /* Translators: a file in the folders of the person who is logged in to the computer */
    return g_strdup_printf (_("Home%s"), display + strlen (home));
  return g_steal_pointer (&display);
}

GFile *
xq_file_choice_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
