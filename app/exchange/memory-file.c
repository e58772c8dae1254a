/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <errno.h>
#include <linux/magic.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "exchange/error.h"
#include "exchange/memory-file.h"

static gboolean
is_in_memory (const char *folder)
{
  struct statfs system;

  return statfs (folder, &system) == 0 && system.f_type == TMPFS_MAGIC && access (folder, W_OK | X_OK) == 0;
}

/* The person's own, then the computer's. */
static const char *
find_folder (void)
{
  const char *folders[] = { g_get_user_runtime_dir (), "/dev/shm", "/tmp" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    if (is_in_memory (folders[i]))
      return folders[i];
  return NULL;
}

static gpointer
set_failed (GError **error)
{
  g_set_error_literal (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_FAILED,
                       _("There is not enough memory for the table. Close other programs and try again."));
  return NULL;
}

XqMemoryFile *
xq_memory_file_new (GError **error)
{
  const char *folder = find_folder ();
  g_autoptr (XqMemoryFile) file = g_new0 (XqMemoryFile, 1);

  file->fd = memfd_create ("table", MFD_CLOEXEC);
  if (file->fd < 0)
    return set_failed (error);
  if (folder == NULL)
    {
      g_set_error_literal (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_FAILED,
                           _("This computer has no folder in its memory (/dev/shm), without which the table would leave a copy "
                             "on the disk. Ask whoever looks after the computer."));
      return NULL;
    }
  file->path = g_strdup_printf ("/proc/self/fd/%d", file->fd);
  file->folder = g_strdup (folder);
  return g_steal_pointer (&file);
}

GBytes *
xq_memory_file_read (XqMemoryFile  *file,
                     GError       **error)
{
  struct stat status;
  g_autofree guint8 *data = NULL;
  gsize length;
  gsize done = 0;

  g_return_val_if_fail (file != NULL, NULL);

  if (fstat (file->fd, &status) != 0 || status.st_size <= 0)
    return set_failed (error);
  length = (gsize) status.st_size;
  data = g_try_malloc (length);
  while (data != NULL && done < length)
    {
      gssize n = pread (file->fd, data + done, length - done, (off_t) done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return set_failed (error);
      done += (gsize) n;
    }
  if (data == NULL)
    return set_failed (error);
  return g_bytes_new_take (g_steal_pointer (&data), length);
}

void
xq_memory_file_free (XqMemoryFile *file)
{
  if (file == NULL)
    return;
  if (file->fd >= 0)
    (void) close (file->fd);
  g_free (file->path);
  g_free (file->folder);
  g_free (file);
}
