/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "disk-faults.h"

static gboolean armed;
static gboolean is_for_good;
static gboolean has_failed;
static guint left;
static int fault;
static const char *synced;   /* the path of what fails to sync; NULL: any call */

void
disk_faults_begin (guint    after,
                   int      number,
                   gboolean for_good)
{
  left = after;
  fault = number;
  is_for_good = for_good;
  has_failed = FALSE;
  synced = NULL;
  armed = TRUE;
}

void
disk_faults_begin_sync (guint       after,
                        const char *of)
{
  disk_faults_begin (after, EIO, FALSE);
  synced = of;
}

gboolean
disk_faults_end (void)
{
  armed = FALSE;
  return has_failed;
}

static gboolean
count_down (void)
{
  if (left > 0)
    {
      left--;
      return FALSE;
    }
  if (has_failed && !is_for_good)
    return FALSE;
  has_failed = TRUE;
  errno = fault;
  return TRUE;
}

/* A full or a protected disk can be read. */
static gboolean
fails (gboolean writes)
{
  return armed && synced == NULL && (writes || (fault != ENOSPC && fault != EROFS)) && count_down ();
}

static gboolean
fails_to_sync (int fd)
{
  char link[64];
  char path[4096];
  ssize_t length;

  if (!armed || synced == NULL)
    return fails (TRUE);
  g_snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink (link, path, sizeof path - 1);
  path[MAX (length, 0)] = '\0';
  return strstr (path, synced) != NULL && count_down ();
}

static int
open_at (const char *path,
         int         flags,
         mode_t      mode)
{
  if (fails ((flags & (O_CREAT | O_TRUNC)) != 0))
    return -1;
  return (int) syscall (SYS_openat, AT_FDCWD, path, flags, mode);
}

/* The linker's names, and not what the headers make of them. */
int     fault_open (const char *path, int flags, ...) __asm__ ("open");
int     fault_open64 (const char *path, int flags, ...) __asm__ ("open64");
ssize_t fault_read (int fd, void *bytes, size_t length) __asm__ ("read");
ssize_t fault_pread64 (int fd, void *bytes, size_t length, off_t at) __asm__ ("pread64");
ssize_t fault_write (int fd, const void *bytes, size_t length) __asm__ ("write");
ssize_t fault_pwrite64 (int fd, const void *bytes, size_t length, off_t at) __asm__ ("pwrite64");
int     fault_ftruncate64 (int fd, off_t length) __asm__ ("ftruncate64");
int     fault_fsync (int fd) __asm__ ("fsync");
int     fault_fdatasync (int fd) __asm__ ("fdatasync");
int     fault_rename (const char *from, const char *to) __asm__ ("rename");
int     fault_unlink (const char *path) __asm__ ("unlink");
int     fault_mkdir (const char *path, mode_t mode) __asm__ ("mkdir");

#define MODE_OF(flags, mode)                                  \
  G_STMT_START                                                \
    {                                                         \
      va_list arguments;                                      \
                                                              \
      va_start (arguments, flags);                            \
      mode = flags & O_CREAT ? va_arg (arguments, mode_t) : 0; \
      va_end (arguments);                                     \
    }                                                         \
  G_STMT_END

int
fault_open (const char *path,
            int         flags,
            ...)
{
  mode_t mode;

  MODE_OF (flags, mode);
  return open_at (path, flags, mode);
}

int
fault_open64 (const char *path,
              int         flags,
              ...)
{
  mode_t mode;

  MODE_OF (flags, mode);
  return open_at (path, flags, mode);
}

ssize_t
fault_read (int     fd,
            void   *bytes,
            size_t  length)
{
  return fails (FALSE) ? -1 : syscall (SYS_read, fd, bytes, length);
}

ssize_t
fault_pread64 (int     fd,
               void   *bytes,
               size_t  length,
               off_t   at)
{
  return fails (FALSE) ? -1 : syscall (SYS_pread64, fd, bytes, length, at);
}

ssize_t
fault_write (int         fd,
             const void *bytes,
             size_t      length)
{
  return fails (TRUE) ? -1 : syscall (SYS_write, fd, bytes, length);
}

ssize_t
fault_pwrite64 (int         fd,
                const void *bytes,
                size_t      length,
                off_t       at)
{
  return fails (TRUE) ? -1 : syscall (SYS_pwrite64, fd, bytes, length, at);
}

int
fault_ftruncate64 (int   fd,
                   off_t length)
{
  return fails (TRUE) ? -1 : (int) syscall (SYS_ftruncate, fd, length);
}

int
fault_fsync (int fd)
{
  return fails_to_sync (fd) ? -1 : (int) syscall (SYS_fsync, fd);
}

int
fault_fdatasync (int fd)
{
  return fails_to_sync (fd) ? -1 : (int) syscall (SYS_fdatasync, fd);
}

int
fault_rename (const char *from,
              const char *to)
{
  return fails (TRUE) ? -1 : (int) syscall (SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int
fault_unlink (const char *path)
{
  return fails (TRUE) ? -1 : (int) syscall (SYS_unlinkat, AT_FDCWD, path, 0);
}

int
fault_mkdir (const char *path,
             mode_t      mode)
{
  return fails (TRUE) ? -1 : (int) syscall (SYS_mkdirat, AT_FDCWD, path, mode);
}
