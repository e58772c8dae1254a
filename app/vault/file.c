/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "vault/error-private.h"
#include "vault/file.h"
#include "vault/vault.h"

static gboolean
read_all (int      fd,
          guint8  *bytes,
          gsize    length)
{
  gsize done = 0;

  while (done < length)
    {
      ssize_t got = read (fd, bytes + done, length - done);

      if (got < 0 && errno == EINTR)
        continue;
      if (got <= 0)
        {
          if (got == 0)
            errno = EIO;
          return FALSE;
        }
      done += (gsize) got;
    }

  return TRUE;
}

static gboolean
write_all (int         fd,
           const char *bytes,
           gsize       length)
{
  gsize done = 0;

  while (done < length)
    {
      ssize_t got = write (fd, bytes + done, length - done);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        return FALSE;
      done += (gsize) got;
    }

  return TRUE;
}

GBytes *
xq_file_read (const char  *path,
              gsize        most,
              gboolean    *missing,
              GError     **error)
{
  g_autofree guint8 *bytes = NULL;
  struct stat status;
  gsize length = 0;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (missing != NULL)
    *missing = fd < 0 && (errno == ENOENT || errno == ENOTDIR);
  if (fd < 0)
    {
      xq_set_file_error (error, path, errno);
      return NULL;
    }

  if (fstat (fd, &status) != 0)
    {
      xq_set_file_error (error, path, errno);
      close (fd);
      return NULL;
    }
  if (!S_ISREG (status.st_mode) || (guint64) status.st_size > most)
    {
      xq_set_file_error (error, path, S_ISREG (status.st_mode) ? EFBIG : EINVAL);
      close (fd);
      return NULL;
    }

  length = (gsize) status.st_size;
  bytes = g_malloc (length + 1);
  if (!read_all (fd, bytes, length))
    {
      xq_set_file_error (error, path, errno);
      close (fd);
      return NULL;
    }
  close (fd);

  return g_bytes_new_take (g_steal_pointer (&bytes), length);
}

gboolean
xq_file_sync_folder (const char  *path,
                     GError     **error)
{
  int fd;
  int number = 0;

  g_return_val_if_fail (path != NULL, FALSE);

  fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    return xq_set_file_error (error, path, errno);
  if (fsync (fd) != 0)
    number = errno;
  close (fd);

  return number == 0 || xq_set_file_error (error, path, number);
}

gboolean
xq_file_replace (const char  *path,
                 const void  *data,
                 gsize        length,
                 GError     **error)
{
  g_autofree char *fresh = NULL;
  g_autofree char *folder = NULL;
  int number = 0;
  int fd;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (data != NULL || length == 0, FALSE);

  fresh = g_strconcat (path, ".new", NULL);
  folder = g_path_get_dirname (path);

  /* What a crash left behind may be anything, also a link. */
  if (unlink (fresh) != 0 && errno != ENOENT)
    return xq_set_file_error (error, fresh, errno);

  fd = open (fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    return xq_set_file_error (error, fresh, errno);

  if (!write_all (fd, data, length) || fsync (fd) != 0)
    number = errno;
  if (close (fd) != 0 && number == 0)
    number = errno;
  if (number == 0 && rename (fresh, path) != 0)
    number = errno;
  if (number != 0)
    {
      if (unlink (fresh) != 0)
        g_debug ("%s stays behind", fresh);
      return xq_set_file_error (error, path, number);
    }

  return xq_file_sync_folder (folder, error);
}

gboolean
xq_file_remove (const char  *path,
                GError     **error)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  if (unlink (path) != 0)
    return errno == ENOENT || xq_set_file_error (error, path, errno);
  folder = g_path_get_dirname (path);

  return xq_file_sync_folder (folder, error);
}

static int
append_locked (int         fd,
               const char *data,
               gsize       length,
               gsize       most)
{
  struct stat status;
  char last = '\n';

  if (fstat (fd, &status) != 0)
    return errno;
  if (!S_ISREG (status.st_mode))
    return EINVAL;
  if ((guint64) status.st_size + length + 1 > most)
    return EFBIG;
  if (status.st_size > 0 && pread (fd, &last, 1, status.st_size - 1) != 1)
    return EIO;
  if (last != '\n' && !write_all (fd, "\n", 1))
    return errno;
  if (!write_all (fd, data, length) || fsync (fd) != 0)
    return errno;

  return 0;
}

void
xq_file_remove_folder (const char *path)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_return_if_fail (path != NULL);

  folder = g_dir_open (path, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      (void) g_remove (child);
    }
  (void) g_rmdir (path);
}

gboolean
xq_file_append (const char  *path,
                const void  *data,
                gsize        length,
                gsize        most,
                GError     **error)
{
  int number;
  int fd;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (data != NULL || length == 0, FALSE);

  fd = open (path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
  if (fd < 0)
    return xq_set_file_error (error, path, errno);

  number = flock (fd, LOCK_EX) == 0 ? append_locked (fd, data, length, most) : errno;
  close (fd);

  return number == 0 || xq_set_file_error (error, path, number);
}

static int
drop_locked (int    fd,
             gsize  length,
             gsize  most)
{
  g_autofree guint8 *rest = NULL;
  struct stat status;
  gsize size;

  if (fstat (fd, &status) != 0)
    return errno;
  if (!S_ISREG (status.st_mode) || (guint64) status.st_size > most)
    return EINVAL;

  size = (gsize) status.st_size;
  if (length >= size)
    return ftruncate (fd, 0) != 0 || fsync (fd) != 0 ? errno : 0;

  /* Moved to the front in place: renaming would leave another process that
   * waits for the lock with a file that is no longer there. */
  rest = g_malloc (size - length);
  if (lseek (fd, (off_t) length, SEEK_SET) < 0 || !read_all (fd, rest, size - length))
    return errno;
  if (pwrite (fd, rest, size - length, 0) != (ssize_t) (size - length) || fsync (fd) != 0 ||
      ftruncate (fd, (off_t) (size - length)) != 0 || fsync (fd) != 0)
    return errno;

  return 0;
}

gboolean
xq_file_drop_beginning (const char  *path,
                        gsize        length,
                        gsize        most,
                        GError     **error)
{
  int number;
  int fd;

  g_return_val_if_fail (path != NULL, FALSE);

  fd = open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (fd < 0)
    return errno == ENOENT || xq_set_file_error (error, path, errno);

  number = flock (fd, LOCK_EX) == 0 ? drop_locked (fd, length, most) : errno;
  close (fd);

  return number == 0 || xq_set_file_error (error, path, number);
}
