/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "store/mark.h"
#include "vault/vault.h"

/* FORMAT: magic, sequence (big endian), hash, BLAKE2b of all before. */
#define MAGIC "XQMARK1\n"
#define MAGIC_BYTES 8
#define BODY_BYTES (MAGIC_BYTES + 8 + 32)
#define MARK_BYTES (BODY_BYTES + 32)

static char *
mark_path (const char *folder,
           XqCabinet   cabinet)
{
  g_autofree char *name = g_strconcat (xq_cabinet_get_code (cabinet), ".mark", NULL);

  return g_build_filename (folder, name, NULL);
}

static void
seal (const guint8 body[BODY_BYTES],
      guint8       sum[32])
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (body, BODY_BYTES);

  xq_hash ("mark", bytes, sum);
}

void
xq_mark_write (const char   *folder,
               XqCabinet     cabinet,
               gint64        sequence,
               const guint8  hash[32])
{
  g_autofree char *path = mark_path (folder, cabinet);
  guint8 mark[MARK_BYTES];
  guint64 number = GUINT64_TO_BE ((guint64) sequence);
  int fd;

  memcpy (mark, MAGIC, MAGIC_BYTES);
  memcpy (mark + MAGIC_BYTES, &number, 8);
  memcpy (mark + MAGIC_BYTES + 8, hash, 32);
  seal (mark, mark + BODY_BYTES);

  fd = g_open (path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    return;
  /* A torn mark is unknown, never wrong: no need to check what was written. But a
   * longer one would say nothing for ever. */
  if (ftruncate (fd, MARK_BYTES) != 0 || pwrite (fd, mark, sizeof mark, 0) != (ssize_t) sizeof mark)
    g_debug ("The mark of %s was not written", xq_cabinet_get_code (cabinet));
  close (fd);
}

XqMarkState
xq_mark_read (const char *folder,
              XqCabinet   cabinet,
              gint64     *sequence,
              guint8      hash[32])
{
  g_autofree char *path = mark_path (folder, cabinet);
  guint8 mark[MARK_BYTES + 1];
  guint8 sum[32];
  guint64 number;
  ssize_t n;
  int fd;

  fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0);
  if (fd < 0)
    return XQ_MARK_UNKNOWN;
  n = read (fd, mark, sizeof mark);
  close (fd);
  if (n != MARK_BYTES || memcmp (mark, MAGIC, MAGIC_BYTES) != 0)
    return XQ_MARK_UNKNOWN;
  seal (mark, sum);
  if (memcmp (sum, mark + BODY_BYTES, sizeof sum) != 0)
    return XQ_MARK_UNKNOWN;

  memcpy (&number, mark + MAGIC_BYTES, 8);
  *sequence = (gint64) GUINT64_FROM_BE (number);
  memcpy (hash, mark + MAGIC_BYTES + 8, 32);
  return XQ_MARK_KNOWN;
}
