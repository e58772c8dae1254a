/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "vault/error-private.h"
#include "vault/lock.h"
#include "vault/place.h"
#include "vault/statement.h"
#include "vault/vault.h"

struct _XqLock
{
  char *path;
  int   fd;
  char *since;
};

/* The file has three lines: account (may be empty), program, since when. */
static gboolean
write_lines (XqLock      *self,
             const char  *account,
             GError     **error)
{
  const char *program = g_get_prgname ();
  g_autofree char *text = g_strdup_printf ("%s\n%s\n%s\n", account, program != NULL ? program : "xinqing", self->since);
  gsize length = strlen (text);

  if (ftruncate (self->fd, 0) != 0 || pwrite (self->fd, text, length, 0) != (ssize_t) length)
    return xq_set_file_error (error, self->path, errno);

  return TRUE;
}

static void
set_in_use (int      fd,
            GError **error)
{
  char text[1024];
  ssize_t length = pread (fd, text, sizeof text - 1, 0);
  g_auto(GStrv) lines = NULL;

  text[MAX (length, 0)] = '\0';
  lines = g_strsplit (text, "\n", 4);

  if (g_strv_length (lines) < 3 || !xq_name_is_valid (lines[1]) || !xq_name_is_valid (lines[2]))
    g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_IN_USE,
                         _("Another program has this school open. Close it there first."));
  else if (!xq_name_is_valid (lines[0]))
    g_set_error (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_IN_USE,
                 _("The program %s has this school open since %s. Close it there first."), lines[1], lines[2]);
  else
    g_set_error (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_IN_USE,
                 _("%s has this school open in the program %s since %s. Close it there first."),
                 lines[0], lines[1], lines[2]);
}

XqLock *
xq_lock_take (const char  *folder,
              GError     **error)
{
  g_autoptr(XqLock) self = NULL;
  g_autoptr(GDateTime) now = NULL;
  struct stat ours;
  struct stat there;

  g_return_val_if_fail (folder != NULL, NULL);

  if (!xq_place_is_local (folder, error))
    return NULL;

  self = g_new0 (XqLock, 1);
  self->path = g_build_filename (folder, "lock", NULL);
  self->fd = open (self->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
  if (self->fd < 0)
    {
      xq_set_file_error (error, self->path, errno);
      return NULL;
    }

  if (flock (self->fd, LOCK_EX | LOCK_NB) != 0)
    {
      if (errno == EWOULDBLOCK)
        set_in_use (self->fd, error);
      else
        xq_set_file_error (error, self->path, errno);
      return NULL;
    }

  /* Who deleted the file while another program held it has locked nothing. */
  if (fstat (self->fd, &ours) != 0 || lstat (self->path, &there) != 0 ||
      ours.st_ino != there.st_ino || ours.st_dev != there.st_dev)
    {
      xq_set_file_error (error, self->path, ESTALE);
      return NULL;
    }

  now = g_date_time_new_now_local ();
  self->since = g_date_time_format (now, "%Y-%m-%d %H:%M");
  if (!write_lines (self, "", error))
    return NULL;

  return g_steal_pointer (&self);
}

gboolean
xq_lock_note_account (XqLock      *lock,
                      const char  *name,
                      GError     **error)
{
  g_return_val_if_fail (lock != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  return write_lines (lock, name, error);
}

void
xq_lock_release (XqLock *lock)
{
  if (lock == NULL)
    return;

  if (lock->fd >= 0)
    close (lock->fd);
  g_free (lock->path);
  g_free (lock->since);
  g_free (lock);
}
