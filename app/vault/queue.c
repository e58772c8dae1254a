/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "vault/codec.h"
#include "vault/error-private.h"
#include "vault/file.h"
#include "vault/keyring-file.h"
#include "vault/letter-key.h"

/* The file `queue` (FORMAT): a line for each event, "KEY-ID BASE64\n": the id of
 * the school cabinet's letters key and crypto_box_seal, to that key, of 512
 * bytes: 2 bytes of length, little-endian, the text, and zeros. Anybody who can
 * write into the folder can add a line, and no more: what it says is a claim. */

#define PLAIN_BYTES 512
#define SEALED_BYTES (PLAIN_BYTES + crypto_box_SEALBYTES)
#define MOST_TEXT (PLAIN_BYTES - 2)
#define MOST_FILE (1024 * 1024)
#define ID_DIGITS (2 * XQ_KEY_BYTES)

static char *
make_line (const XqRoll *roll,
           const char   *text)
{
  const XqGeneration *generation = xq_roll_get_current (roll, XQ_CABINET_SCHOOL, NULL);
  guint16 length = (guint16) strlen (text);
  guint16 le = GUINT16_TO_LE (length);
  guint8 plain[PLAIN_BYTES] = { 0 };
  guint8 sealed[SEALED_BYTES];
  guint8 id[XQ_KEY_BYTES];
  g_autofree char *hex = NULL;
  g_autofree char *base64 = NULL;

  memcpy (plain, &le, 2);
  memcpy (plain + 2, text, length);
  if (generation == NULL || crypto_box_seal (sealed, plain, sizeof plain, generation->open) != 0)
    return NULL;
  sodium_memzero (plain, sizeof plain);

  xq_public_key_get_id (generation->open, id);
  hex = xq_hex_new (id, sizeof id);
  base64 = xq_base64_new (sealed, sizeof sealed);

  return g_strdup_printf ("%s %s\n", hex, base64);
}

gboolean
xq_vault_queue_append (const char  *path,
                       const char  *text,
                       GError     **error)
{
  g_autoptr(XqKeyring) keyring = NULL;
  g_autofree char *file = NULL;
  g_autofree char *line = NULL;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (strlen (text) > MOST_TEXT || !g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_INVALID, _("This note is too long. Shorten it."));
      return FALSE;
    }

  keyring = xq_keyring_load (path, error);
  if (keyring == NULL)
    return FALSE;
  line = make_line (keyring->roll, text);
  if (line == NULL)
    return xq_set_keyring_replaced (error);

  file = g_build_filename (path, "queue", NULL);

  return xq_file_append (file, line, strlen (line), MOST_FILE, error);
}

static char *
open_line (XqVault    *self,
           const char *line)
{
  g_autofree char *id = g_strndup (line, ID_DIGITS);
  g_autoptr(XqSecret) opening = NULL;
  guint8 sealed[SEALED_BYTES];
  guint8 plain[PLAIN_BYTES];
  guint8 open[XQ_KEY_BYTES];
  guint16 le;

  if (strlen (line) <= ID_DIGITS + 1 || line[ID_DIGITS] != ' ' ||
      !xq_base64_read (line + ID_DIGITS + 1, sealed, sizeof sealed))
    return NULL;
  opening = xq_letter_key_find (self, xq_cabinet_get_code (XQ_CABINET_SCHOOL), id);
  if (opening == NULL)
    return NULL;
  xq_opening_get_public (opening, open);
  if (crypto_box_seal_open (plain, sealed, sizeof sealed, open, xq_secret_peek (opening, NULL)) != 0)
    return NULL;

  memcpy (&le, plain, 2);
  if (GUINT16_FROM_LE (le) > MOST_TEXT || !g_utf8_validate ((const char *) plain + 2, GUINT16_FROM_LE (le), NULL))
    return NULL;

  return g_strndup ((const char *) plain + 2, GUINT16_FROM_LE (le));
}

GPtrArray *
xq_vault_queue_take (XqVault  *self,
                     GError  **error)
{
  g_autoptr(GPtrArray) texts = NULL;
  g_autoptr(GError) failure = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *file = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  gboolean missing;

  g_return_val_if_fail (XQ_IS_VAULT (self), NULL);

  if (xq_vault_require_holder (self, XQ_CABINET_SCHOOL, error) == NULL)
    return NULL;

  texts = g_ptr_array_new_with_free_func (g_free);
  file = g_build_filename (self->path, "queue", NULL);
  bytes = xq_file_read (file, MOST_FILE, &missing, &failure);
  self->queue_taken = 0;
  if (bytes == NULL && !missing)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (bytes == NULL)
    return g_steal_pointer (&texts);

  self->queue_taken = g_bytes_get_size (bytes);
  text = g_strndup (g_bytes_get_data (bytes, NULL), self->queue_taken);
  lines = g_strsplit (text, "\n", 0);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *opened;

      if (*lines[i] == '\0')
        continue;
      opened = open_line (self, lines[i]);
      /* A line that does not open is an event too. */
      g_ptr_array_add (texts, opened != NULL ? opened : g_strdup (XQ_QUEUE_UNREADABLE));
    }

  return g_steal_pointer (&texts);
}

gboolean
xq_vault_queue_clear (XqVault  *self,
                      GError  **error)
{
  g_autofree char *file = NULL;

  g_return_val_if_fail (XQ_IS_VAULT (self), FALSE);

  if (self->queue_taken == 0)
    return TRUE;
  if (xq_vault_require_holder (self, XQ_CABINET_SCHOOL, error) == NULL)
    return FALSE;

  file = g_build_filename (self->path, "queue", NULL);
  if (!xq_file_drop_beginning (file, self->queue_taken, MOST_FILE, error))
    return FALSE;
  self->queue_taken = 0;

  return TRUE;
}
