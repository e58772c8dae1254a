/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "file-choice.h"
#include "folder-choice.h"
#include "restore-work.h"

#include "store/backup-plan.h"
#include "store/store.h"

#define SUFFIX ".xinqing"
#define MOST_NAMES 100

typedef struct
{
  char *copy;
  char *path;
  char *present;
} Restore;

static void
restore_free (Restore *restore)
{
  g_free (restore->copy);
  g_free (restore->path);
  g_free (restore->present);
  g_free (restore);
}

/* Named after the copy; a second one gets a number. */
static char *
find_free_path (const char *copy,
                const char *folder)
{
  g_autofree char *base = g_path_get_basename (copy);
  char *dot = strchr (base, '.');

  if (dot != NULL && dot != base)
    *dot = '\0';
  for (guint i = 1; i < MOST_NAMES; i++)
    {
      g_autofree char *name = i == 1 ? g_strconcat (base, SUFFIX, NULL) : g_strdup_printf ("%s %u%s", base, i, SUFFIX);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  return NULL;
}

static void
restore_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  const Restore *restore = data;
  GError *error = NULL;

  (void) source;
  (void) cancellable;
  if (xq_store_restore_beside (restore->copy, restore->present, restore->path, NULL, &error))
    g_task_return_pointer (task, g_strdup (restore->path), g_free);
  else
    g_task_return_error (task, error);
}

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GFile) folder = xq_folder_choice_finish (result, &error);
  Restore *restore = g_task_get_task_data (task);

  (void) source;
  if (folder == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  restore->path = g_file_peek_path (folder) != NULL ? find_free_path (restore->copy, g_file_peek_path (folder)) : NULL;
  if (restore->path == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("A school cannot lie there. Choose a folder of this computer."));
  else
    g_task_run_in_thread (task, restore_in_thread);
}

static void
copy_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GFile) copy = xq_file_choice_finish (result, &error);
  Restore *restore = g_task_get_task_data (task);

  if (copy == NULL || g_file_peek_path (copy) == NULL)
    {
      if (error != NULL)
        g_task_return_error (task, error);
      else
        g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("The copy must lie on this computer or a USB drive."));
      return;
    }
  restore->copy = g_file_get_path (copy);
  xq_folder_choice_async (GTK_WINDOW (source), _("In Which Folder the School Is to Lie"), NULL, folder_chosen_cb,
                          g_steal_pointer (&task));
}

void
xq_restore_async (GtkWindow           *parent,
                  const char          *present,
                  GAsyncReadyCallback  callback,
                  gpointer             user_data)
{
  static const XqFileType copies = { N_("Copies of a school"), "*" XQ_BACKUP_SUFFIX };
  Restore *restore;
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  restore = g_new0 (Restore, 1);
  restore->present = g_strdup (present);
  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, xq_restore_async);
  g_task_set_task_data (task, restore, (GDestroyNotify) restore_free);
  xq_file_choice_open_async (parent, _("The Copy"), &copies, copy_chosen_cb, task);
}

char *
xq_restore_finish (GAsyncResult  *result,
                   GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
