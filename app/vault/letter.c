/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "vault/codec.h"
#include "vault/hash.h"
#include "vault/letter-key.h"
#include "vault/secret-private.h"
#include "vault/vault-private.h"

/* A letter's bytes (FORMAT). The header text
 *
 *     xinqing/1/letter\nSCHOOL\nUID\nRECEIVER\nRECEIVER-KEY\nWRITER\nDAY\n
 *
 * (DAY as in XqLetter) is the associated data of every cipher below, so that no
 * clear column can be changed. "Text" is 4 bytes of length, little-endian, the
 * text, and zeros up to the next of 256, 512 ... 65536 bytes, then multiples of
 * 65536; to another at least 2048, so that no size tells what sort of letter it is
 * (a shorter one opens all the same). All ciphers are XChaCha20-Poly1305 (IETF) with the nonce before them.
 *
 * To another:                          To oneself:
 *     1 byte    1                          1 byte    2
 *     32 bytes  id of writer's key         24 bytes  nonce
 *     32 bytes  hash of the letter key,              the rest: text under the
 *               in the domain "letter-key"           label "own letters" of the
 *     80 bytes  letter key, crypto_box_seal          opening half that
 *               to the receiver's key                RECEIVER-KEY names
 *     24 bytes  nonce
 *     48 bytes  letter key under the
 *               label "own letters" of the
 *               writer's opening half
 *     24 bytes  nonce
 *               text under the letter key
 *     64 bytes  Ed25519 of the writer, in the domain "letter", over the header
 *               and all bytes before
 *
 * The cipher alone would let a writer make bytes that give two texts under two
 * keys; the hash leaves one key, so that receiver and writer read the same.
 *
 * One's own letters need no signature: nobody else has the key. Thousands of
 * them are searched at once, so they cost no public-key operation. */

#define TO_ANOTHER 1
#define TO_ONESELF 2
#define MAC_BYTES crypto_aead_xchacha20poly1305_ietf_ABYTES
#define SEALED_KEY_BYTES (XQ_KEY_BYTES + crypto_box_SEALBYTES)
#define WRAPPED_KEY_BYTES (XQ_KEY_BYTES + MAC_BYTES)
#define FRAME_BYTES (1 + 2 * XQ_KEY_BYTES + SEALED_KEY_BYTES + XQ_NONCE_BYTES + WRAPPED_KEY_BYTES + XQ_NONCE_BYTES)
#define MOST_TEXT (16 * 1024 * 1024)
#define LEAST_BUCKET 256
#define LEAST_BUCKET_TO_ANOTHER 2048
#define MOST_BUCKET 65536

void
xq_letter_free (XqLetter *letter)
{
  if (letter == NULL)
    return;

  g_free (letter->uid);
  g_free (letter->receiver);
  g_free (letter->receiver_key);
  g_free (letter->writer);
  g_clear_pointer (&letter->sealed, g_bytes_unref);
  g_free (letter);
}

static gsize
get_padded_length (gsize length,
                   gsize least)
{
  gsize bucket = least;

  while (bucket < MOST_BUCKET && bucket < length + 4)
    bucket *= 2;

  return (length + 4 + bucket - 1) / bucket * bucket;
}

static char *
make_header (XqVault        *self,
             const XqLetter *letter)
{
  return g_strdup_printf ("xinqing/1/letter\n%s\n%s\n%s\n%s\n%s\n%" G_GINT64_FORMAT "\n", self->school,
                          letter->uid, letter->receiver, letter->receiver_key, letter->writer, letter->written_at);
}

static void
encrypt (const char   *header,
         XqSecret     *key,
         const guint8 *plain,
         gsize         length,
         guint8       *nonce_and_cipher)
{
  randombytes_buf (nonce_and_cipher, XQ_NONCE_BYTES);
  crypto_aead_xchacha20poly1305_ietf_encrypt (nonce_and_cipher + XQ_NONCE_BYTES, NULL, plain, length,
                                              (const guint8 *) header, strlen (header), NULL,
                                              nonce_and_cipher, xq_secret_peek (key, NULL));
}

static gboolean
decrypt (const char   *header,
         XqSecret     *key,
         const guint8 *nonce_and_cipher,
         gsize         cipher_length,
         guint8       *plain)
{
  return crypto_aead_xchacha20poly1305_ietf_decrypt (plain, NULL, NULL, nonce_and_cipher + XQ_NONCE_BYTES, cipher_length,
                                                     (const guint8 *) header, strlen (header),
                                                     nonce_and_cipher, xq_secret_peek (key, NULL)) == 0;
}

static void
encrypt_text (const char *header,
              XqSecret   *key,
              GBytes     *text,
              gsize       padded,
              guint8     *nonce_and_cipher)
{
  g_autofree guint8 *plain = g_malloc0 (padded);
  gsize length;
  const guint8 *data = g_bytes_get_data (text, &length);
  guint32 le = GUINT32_TO_LE ((guint32) length);

  memcpy (plain, &le, 4);
  if (length > 0)
    memcpy (plain + 4, data, length);
  encrypt (header, key, plain, padded, nonce_and_cipher);
  sodium_memzero (plain, padded);
}

static GBytes *
decrypt_text (const char   *header,
              XqSecret     *key,
              const guint8 *nonce_and_cipher,
              gsize         cipher_length)
{
  g_autofree guint8 *plain = NULL;
  GBytes *text = NULL;
  gsize padded;
  guint32 le;

  if (cipher_length < LEAST_BUCKET + MAC_BYTES)
    return NULL;

  padded = cipher_length - MAC_BYTES;
  plain = g_malloc (padded);
  if (decrypt (header, key, nonce_and_cipher, cipher_length, plain))
    {
      memcpy (&le, plain, 4);
      if (GUINT32_FROM_LE (le) <= padded - 4)
        text = g_bytes_new (plain + 4, GUINT32_FROM_LE (le));
    }
  sodium_memzero (plain, padded);

  return text;
}

static void
sign_letter (XqVault      *self,
             const char   *header,
             const guint8 *body,
             gsize         length,
             guint8        signature[XQ_SIGNATURE_BYTES])
{
  g_autoptr(GByteArray) message = g_byte_array_new ();

  g_byte_array_append (message, (const guint8 *) header, (guint) strlen (header));
  g_byte_array_append (message, body, (guint) length);
  xq_sign (self->identity->keys->signing, "letter", self->school, message->data, message->len, signature);
}

static gboolean
is_letter_signed (XqVault        *self,
                  const char     *header,
                  const XqLetter *letter,
                  const guint8   *body,
                  gsize           length)
{
  g_autoptr(GByteArray) message = g_byte_array_new ();
  const XqMember *writer = xq_roll_find_member (self->keyring->roll, letter->writer);

  g_byte_array_append (message, (const guint8 *) header, (guint) strlen (header));
  g_byte_array_append (message, body, (guint) length);
  for (guint i = 0; writer != NULL && i + XQ_KEY_BYTES <= writer->past_sign->len; i += XQ_KEY_BYTES)
    if (xq_verify (writer->past_sign->data + i, "letter", self->school, message->data, message->len, body + length))
      return TRUE;

  return FALSE;
}

/* The id of the account's own newest opening key. */
static char *
get_own_key_id (XqVault *self,
                guint8   id[XQ_KEY_BYTES])
{
  xq_public_key_get_id (xq_vault_get_member (self)->open, id);

  return xq_hex_new (id, XQ_KEY_BYTES);
}

static GBytes *
seal_to_another (XqVault      *self,
                 const char   *header,
                 const guint8  receiver[XQ_KEY_BYTES],
                 GBytes       *text)
{
  gsize padded = get_padded_length (g_bytes_get_size (text), LEAST_BUCKET_TO_ANOTHER);
  gsize length = FRAME_BYTES + padded + MAC_BYTES;
  g_autofree guint8 *sealed = g_malloc (length + XQ_SIGNATURE_BYTES);
  g_autoptr(XqSecret) key = xq_key_new ();
  g_autofree char *own_id = NULL;
  XqSecret *own;
  guint8 *p = sealed;

  *p++ = TO_ANOTHER;
  own_id = get_own_key_id (self, p);
  own = xq_letter_key_get_own (self, own_id);
  p += XQ_KEY_BYTES;
  xq_hash_data ("letter-key", xq_secret_peek (key, NULL), XQ_KEY_BYTES, p);
  p += XQ_KEY_BYTES;
  if (own == NULL || crypto_box_seal (p, xq_secret_peek (key, NULL), XQ_KEY_BYTES, receiver) != 0)
    return NULL;
  p += SEALED_KEY_BYTES;
  encrypt (header, own, xq_secret_peek (key, NULL), XQ_KEY_BYTES, p);
  p += XQ_NONCE_BYTES + WRAPPED_KEY_BYTES;
  encrypt_text (header, key, text, padded, p);
  sign_letter (self, header, sealed, length, sealed + length);

  return g_bytes_new_take (g_steal_pointer (&sealed), length + XQ_SIGNATURE_BYTES);
}

static GBytes *
seal_to_oneself (XqVault    *self,
                 const char *header,
                 GBytes     *text)
{
  gsize padded = get_padded_length (g_bytes_get_size (text), LEAST_BUCKET);
  gsize length = 1 + XQ_NONCE_BYTES + padded + MAC_BYTES;
  guint8 id[XQ_KEY_BYTES];
  g_autofree char *own_id = get_own_key_id (self, id);
  XqSecret *own = xq_letter_key_get_own (self, own_id);
  guint8 *sealed;

  if (own == NULL)
    return NULL;

  sealed = g_malloc (length);
  sealed[0] = TO_ONESELF;
  encrypt_text (header, own, text, padded, sealed + 1);

  return g_bytes_new_take (sealed, length);
}

static gint64
get_today (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GDateTime) day = g_date_time_new_utc (g_date_time_get_year (now), g_date_time_get_month (now),
                                                  g_date_time_get_day_of_month (now), 0, 0, 0);

  return g_date_time_to_unix (day);
}

XqLetter *
xq_vault_seal_letter (XqVault     *self,
                      const char  *receiver,
                      GBytes      *text,
                      GError     **error)
{
  g_autoptr(XqLetter) letter = NULL;
  g_autofree char *header = NULL;
  guint8 open[XQ_KEY_BYTES];
  guint8 id[XQ_KEY_BYTES];

  g_return_val_if_fail (XQ_IS_VAULT (self), NULL);
  g_return_val_if_fail (receiver != NULL && text != NULL, NULL);

  if (self->identity == NULL)
    {
      g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_REFUSED, _("Unlock the school first."));
      return NULL;
    }
  if (g_bytes_get_size (text) > MOST_TEXT)
    {
      g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_INVALID,
                           _("This text is too long to be sent. Shorten it."));
      return NULL;
    }
  if (!xq_letter_key_get_receiver (self->keyring->roll, receiver, open))
    {
      g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_NO_ACCOUNT,
                           _("There is nobody in this school who could receive that. "
                             "Ask a head to add the account first."));
      return NULL;
    }

  letter = g_new0 (XqLetter, 1);
  letter->uid = xq_uid_new ();
  letter->receiver = g_strdup (receiver);
  letter->writer = g_strdup (self->identity->uid);
  letter->written_at = get_today ();
  xq_public_key_get_id (open, id);
  letter->receiver_key = xq_hex_new (id, sizeof id);
  header = make_header (self, letter);

  letter->sealed = g_str_equal (receiver, self->identity->uid) ? seal_to_oneself (self, header, text)
                                                               : seal_to_another (self, header, open, text);
  if (letter->sealed == NULL)
    {
      g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_FAILED,
                           _("Nothing can be sealed to the receiver's key. Tell the head; nothing was sent."));
      return NULL;
    }

  return g_steal_pointer (&letter);
}

static gboolean
is_the_key (XqSecret     *key,
            const guint8  wanted[XQ_HASH_BYTES])
{
  guint8 hash[XQ_HASH_BYTES];

  xq_hash_data ("letter-key", xq_secret_peek (key, NULL), XQ_KEY_BYTES, hash);

  return memcmp (hash, wanted, sizeof hash) == 0;
}

/* The letter key, by the receiver's half or by the writer's. */
static XqSecret *
find_letter_key (XqVault        *self,
                 const XqLetter *letter,
                 const char     *header,
                 const guint8   *sealed,
                 gboolean       *tampered)
{
  g_autoptr(XqSecret) receiver = xq_letter_key_find (self, letter->receiver, letter->receiver_key);
  g_autoptr(XqSecret) key = NULL;
  const guint8 *hash = sealed + 1 + XQ_KEY_BYTES;
  const guint8 *box = hash + XQ_HASH_BYTES;
  guint8 *bytes;

  *tampered = FALSE;
  key = xq_secret_new_writable (XQ_KEY_BYTES, &bytes);
  if (receiver != NULL)
    {
      guint8 open[XQ_KEY_BYTES];

      xq_opening_get_public (receiver, open);
      *tampered = crypto_box_seal_open (bytes, box, SEALED_KEY_BYTES, open, xq_secret_peek (receiver, NULL)) != 0 ||
                  !is_the_key (key, hash);
      return *tampered ? NULL : g_steal_pointer (&key);
    }

  if (g_str_equal (letter->writer, self->identity->uid))
    {
      g_autofree char *id = xq_hex_new (sealed + 1, XQ_KEY_BYTES);
      XqSecret *own = xq_letter_key_get_own (self, id);

      *tampered = own == NULL ||
                  !decrypt (header, own, box + SEALED_KEY_BYTES, WRAPPED_KEY_BYTES, bytes) ||
                  !is_the_key (key, hash);
      return *tampered ? NULL : g_steal_pointer (&key);
    }

  return NULL;
}

static GBytes *
open_from_another (XqVault        *self,
                   const XqLetter *letter,
                   const char     *header,
                   const guint8   *sealed,
                   gsize           length,
                   gboolean       *not_for_us)
{
  g_autoptr(XqSecret) key = NULL;
  gboolean tampered;

  if (length < FRAME_BYTES + LEAST_BUCKET + MAC_BYTES + XQ_SIGNATURE_BYTES ||
      !is_letter_signed (self, header, letter, sealed, length - XQ_SIGNATURE_BYTES))
    return NULL;

  key = find_letter_key (self, letter, header, sealed, &tampered);
  *not_for_us = key == NULL && !tampered;

  return key != NULL
         ? decrypt_text (header, key, sealed + FRAME_BYTES - XQ_NONCE_BYTES, length - XQ_SIGNATURE_BYTES - FRAME_BYTES)
         : NULL;
}

GBytes *
xq_vault_open_letter (XqVault         *self,
                      const XqLetter  *letter,
                      GError         **error)
{
  g_autofree char *header = NULL;
  gboolean not_for_us = FALSE;
  const guint8 *sealed;
  GBytes *text = NULL;
  gsize length;

  g_return_val_if_fail (XQ_IS_VAULT (self), NULL);
  g_return_val_if_fail (letter != NULL && letter->uid != NULL && letter->receiver != NULL, NULL);
  g_return_val_if_fail (letter->receiver_key != NULL && letter->writer != NULL && letter->sealed != NULL, NULL);

  if (self->identity == NULL)
    {
      g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_REFUSED, _("Unlock the school first."));
      return NULL;
    }

  header = make_header (self, letter);
  sealed = g_bytes_get_data (letter->sealed, &length);
  if (length > 0 && sealed[0] == TO_ANOTHER)
    {
      text = open_from_another (self, letter, header, sealed, length, &not_for_us);
    }
  else if (length > 1 + XQ_NONCE_BYTES && sealed[0] == TO_ONESELF &&
           g_str_equal (letter->receiver, letter->writer))
    {
      not_for_us = !g_str_equal (letter->writer, self->identity->uid);
      if (!not_for_us)
        {
          XqSecret *own = xq_letter_key_get_own (self, letter->receiver_key);

          if (own != NULL)
            text = decrypt_text (header, own, sealed + 1, length - 1 - XQ_NONCE_BYTES);
        }
    }

  if (text == NULL && not_for_us)
    g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_REFUSED,
                         _("This letter is sealed to somebody else and cannot be opened with this account."));
  else if (text == NULL)
    g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_INVALID,
                         _("This letter cannot be opened: it was altered, or sealed to a password that was reset since."));

  return text;
}
