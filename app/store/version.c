/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <string.h>

#include "store/uid.h"
#include "store/version.h"
#include "vault/vault.h"

static void
add_number (GByteArray *bytes,
            guint64     value)
{
  guint64 big = GUINT64_TO_BE (value);

  g_byte_array_append (bytes, (const guint8 *) &big, sizeof big);
}

static void
add_bytes (GByteArray   *bytes,
           const guint8 *data,
           gsize         length)
{
  add_number (bytes, length);
  if (length > 0)
    g_byte_array_append (bytes, data, (guint) length);
}

static void
add_text (GByteArray *bytes,
          const char *text)
{
  add_bytes (bytes, (const guint8 *) text, text != NULL ? strlen (text) : 0);
}

void
xq_version_row_hash (const XqVersionRow *row,
                     const guint8       *parents,
                     gsize               parents_length,
                     guint8              hash[32])
{
  GByteArray *array = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  g_byte_array_append (array, row->salt, sizeof row->salt);
  add_text (array, row->uid);
  add_number (array, row->kind);
  add_text (array, row->record);
  add_bytes (array, parents, parents_length);
  add_text (array, row->author);
  add_text (array, row->desk);
  add_number (array, (guint64) row->counter);
  add_number (array, (guint64) row->lamport);
  add_number (array, (guint64) row->at);
  add_text (array, row->reason);
  add_number (array, row->state);
  add_text (array, row->body);

  bytes = g_byte_array_free_to_bytes (array);
  xq_hash ("version", bytes, hash);
}
