/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "store/bundle.h"
#include "store/carry.h"
#include "store/store.h"

#define BLOCK (1 << 18)

static ssize_t
read_block (int     fd,
            guint8 *block)
{
  gsize length = 0;

  while (length < BLOCK)
    {
      ssize_t n = read (fd, block + length, BLOCK - length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      if (n == 0)
        break;
      length += (gsize) n;
    }
  return (ssize_t) length;
}

static gboolean
write_block (int           fd,
             const guint8 *block,
             gsize         length)
{
  while (length > 0)
    {
      ssize_t n = write (fd, block, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      block += n;
      length -= (gsize) n;
    }
  return TRUE;
}

/* Gives an errno; 0 for success. */
static int
copy_blocks (int in,
             int out)
{
  g_autofree guint8 *block = g_malloc (BLOCK);
  ssize_t n;

  while ((n = read_block (in, block)) > 0)
    if (!write_block (out, block, (gsize) n))
      return errno;
  if (n < 0 || fsync (out) != 0)
    return errno;
  return 0;
}

/* From the disk itself and not from memory, as far as the system lets one ask. */
static int
compare_blocks (int       in,
                int       out,
                gboolean *same)
{
  g_autofree guint8 *one = g_malloc (BLOCK);
  g_autofree guint8 *other = g_malloc (BLOCK);

  (void) posix_fadvise (out, 0, 0, POSIX_FADV_DONTNEED);
  if (lseek (in, 0, SEEK_SET) != 0 || lseek (out, 0, SEEK_SET) != 0)
    return errno;
  for (;;)
    {
      ssize_t n = read_block (in, one);
      ssize_t m = n >= 0 ? read_block (out, other) : -1;

      if (m < 0)
        return errno;
      *same = n == m && memcmp (one, other, (gsize) n) == 0;
      if (n == 0 || !*same)
        return 0;
    }
}

static gboolean
write_whole (int          in,
             const char  *fresh,
             const char  *to,
             GError     **error)
{
  gboolean same = FALSE;
  int number;
  int out = g_open (fresh, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (out < 0)
    return xq_bundle_set_failed (error, to, errno);
  number = copy_blocks (in, out);
  if (number == 0)
    number = compare_blocks (in, out, &same);
  if (close (out) != 0 && number == 0)
    number = errno;
  if (number == 0 && !same)
    number = EIO;
  if (number == 0 && g_rename (fresh, to) != 0)
    number = errno;
  return number == 0 || xq_bundle_set_failed (error, to, number);
}

gboolean
xq_carry (const char  *from,
          const char  *fresh,
          const char  *to,
          GError     **error)
{
  gboolean ok;
  int in;

  g_return_val_if_fail (from != NULL && fresh != NULL && to != NULL, FALSE);

  in = g_open (from, O_RDONLY | O_CLOEXEC, 0);
  if (in < 0)
    return xq_bundle_set_failed (error, from, errno);
  ok = write_whole (in, fresh, to, error);
  (void) close (in);
  if (!ok)
    {
      (void) g_unlink (fresh);
      return FALSE;
    }
  return xq_bundle_sync_parent (to, error);
}
