/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vault/base32.h"
#include "vault/pair.h"
#include "vault/recovery-code.h"
#include "vault/secret-private.h"
#include "vault/vault.h"

#define GROUP_DIGITS 4
#define CODE_DIGITS (XQ_CODE_GROUPS * (GROUP_DIGITS + 1))
#define TEXT_BYTES (CODE_DIGITS + XQ_CODE_GROUPS - 1)
#define CODE_BITS (8 * XQ_KEY_BYTES)

static guint
multiply (guint a,
          guint b)
{
  guint product = 0;

  for (; b != 0; b >>= 1)
    {
      if (b & 1)
        product ^= a;
      a <<= 1;
      if (a & 0x20)
        a ^= 0x25; /* x^5 + x^2 + 1 */
    }

  return product;
}

static guint
make_check (const guint8 *digits,
            guint         group)
{
  guint check = group;
  guint weight = 1;

  for (guint i = 0; i < GROUP_DIGITS; i++)
    {
      weight = multiply (weight, 2);
      check ^= multiply (digits[i], weight);
    }

  return check;
}

/* The 260 bits as digits; behind the code come the bits of the type. */
static guint8
get_digit (const guint8 *code,
           guint         type,
           guint         number)
{
  guint value = 0;

  for (guint bit = 5 * number; bit < 5 * number + 5; bit++)
    value = value << 1 | (bit < CODE_BITS ? (guint) code[bit / 8] >> (7 - bit % 8) & 1
                                          : type >> (CODE_BITS + 3 - bit) & 1);

  return (guint8) value;
}

XqSecret *
xq_recovery_code_format (XqSecret *code,
                         guint     type)
{
  g_autoptr(XqSecret) text = NULL;
  const guint8 *bytes;
  guint8 *p;
  gsize length;

  g_return_val_if_fail (code != NULL, NULL);
  g_return_val_if_fail (type < 16, NULL);

  bytes = xq_secret_peek (code, &length);
  g_return_val_if_fail (length == XQ_KEY_BYTES, NULL);

  text = xq_secret_new_writable (TEXT_BYTES, &p);
  for (guint group = 0; group < XQ_CODE_GROUPS; group++)
    {
      guint8 digits[GROUP_DIGITS];

      if (group > 0)
        *p++ = '-';
      for (guint i = 0; i < GROUP_DIGITS; i++)
        {
          digits[i] = get_digit (bytes, type, GROUP_DIGITS * group + i);
          *p++ = (guint8) XQ_BASE32_ALPHABET[digits[i]];
        }
      *p++ = (guint8) XQ_BASE32_ALPHABET[make_check (digits, group)];
    }
  xq_secret_make_readonly (text);

  return g_steal_pointer (&text);
}

/* A character's digit; 32 for one that only separates, 33 for any other. */
static guint
read_digit (gunichar c)
{
  const char *place;

  /* What a Chinese input method makes of ASCII. */
  if (c >= 0xff01 && c <= 0xff5e)
    c -= 0xfee0;
  if (g_unichar_isspace (c) || c == '-' || c == '_' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212)
    return 32;
  if (c >= 0x80)
    return 33;

  c = (gunichar) g_ascii_toupper ((char) c);
  if (c == 'O')
    c = '0';
  else if (c == 'I' || c == 'L')
    c = '1';
  place = c != 0 ? strchr (XQ_BASE32_ALPHABET, (int) c) : NULL;

  return place != NULL ? (guint) (place - XQ_BASE32_ALPHABET) : 33;
}

static XqSecret *
read_digits (XqSecret  *text,
             GError   **error)
{
  g_autoptr(XqSecret) digits = NULL;
  const char *typed;
  guint8 *p;
  gsize length;
  guint count = 0;

  typed = (const char *) xq_secret_peek (text, &length);
  digits = xq_secret_new_writable (CODE_DIGITS, &p);
  if (length > 16 * CODE_DIGITS || !g_utf8_validate (typed, (gssize) length, NULL))
    length = 0;

  for (const char *c = typed; c < typed + length; c = g_utf8_next_char (c))
    {
      guint digit = read_digit (g_utf8_get_char (c));

      if (digit == 32)
        continue;
      if (digit > 32)
        {
          g_set_error (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_WRONG_CODE,
                       _("In group %u of the code stands a character that no code has. Look at the sheet again."),
                       MIN (count / (GROUP_DIGITS + 1), XQ_CODE_GROUPS - 1) + 1);
          return NULL;
        }
      if (count < CODE_DIGITS)
        p[count] = (guint8) digit;
      count++;
    }

  if (count != CODE_DIGITS)
    {
      g_set_error (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_WRONG_CODE,
                   _("The code has %u groups of %u characters; %u characters were typed. Look at the sheet again."),
                   XQ_CODE_GROUPS, GROUP_DIGITS + 1, count);
      return NULL;
    }

  return g_steal_pointer (&digits);
}

XqSecret *
xq_recovery_code_parse (XqSecret  *text,
                        guint     *type,
                        GError   **error)
{
  g_autoptr(XqSecret) typed = NULL;
  g_autoptr(XqSecret) code = NULL;
  const guint8 *digits;
  guint8 *bytes;
  guint number = 0;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (type != NULL, NULL);

  typed = read_digits (text, error);
  if (typed == NULL)
    return NULL;

  digits = xq_secret_peek (typed, NULL);
  code = xq_secret_new_writable (XQ_KEY_BYTES, &bytes);
  *type = 0;
  for (guint group = 0; group < XQ_CODE_GROUPS; group++)
    {
      const guint8 *four = digits + (gsize) group * (GROUP_DIGITS + 1);

      if (make_check (four, group) != four[GROUP_DIGITS])
        {
          g_set_error (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_WRONG_CODE,
                       _("Group %u of the code is mistyped. Look at the sheet again."), group + 1);
          return NULL;
        }
      for (guint i = 0; i < 5 * GROUP_DIGITS; i++, number++)
        {
          guint bit = (guint) four[i / 5] >> (4 - i % 5) & 1;

          if (number < CODE_BITS)
            bytes[number / 8] = (guint8) (bytes[number / 8] | bit << (7 - number % 8));
          else
            *type = *type << 1 | bit;
        }
    }
  xq_secret_make_readonly (code);

  if (*type != XQ_ENVELOPE_SCHOOL && *type != XQ_ENVELOPE_COUNSELLORS)
    {
      g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_WRONG_CODE,
                           _("This code belongs to no kind of envelope that this version knows. "
                             "Look at the sheet again, or install the newest version."));
      return NULL;
    }

  return g_steal_pointer (&code);
}
