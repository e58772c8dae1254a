/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <zxcvbn.h>

#include "vault/secret-private.h"
#include "vault/strength.h"
#include "vault/vault.h"

/* zxcvbn's effort grows with the square of the length; what comes behind only
 * makes a password stronger. */
#define MOST_LOOKED_AT 80

/* A Chinese character in a word that people choose: far less than the three
 * bytes that zxcvbn would count as if they were random. */
#define BITS_OF_OTHER_CHARACTER 6.0

/* Pinyin that schools choose, which no English list has. */
static const char *const common_words[] = {
  "xinqing", "xinli", "laoshi", "xuexiao", "xuesheng", "zhongxue", "xiaoxue", "gaozhong", "chuzhong", "banzhuren",
  "xiaozhang", "mima", "woaini", "zhongguo", "nihao", "fudao", "xinlifudao", "jiaoshi", "youeryuan", "beijing",
  "5201314", "1314520", "woaiwojia", "aini1314",
};

double
xq_password_estimate (XqSecret          *password,
                      const char *const *words)
{
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(XqSecret) plain = NULL;
  const guint8 *text;
  guint8 *ascii;
  gsize length;
  gsize n_ascii = 0;
  guint n_others = 0;

  g_return_val_if_fail (password != NULL, 0);

  all = g_ptr_array_new ();
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    g_ptr_array_add (all, (gpointer) words[i]);
  for (guint i = 0; i < G_N_ELEMENTS (common_words); i++)
    g_ptr_array_add (all, (gpointer) common_words[i]);
  g_ptr_array_add (all, NULL);

  text = xq_secret_peek (password, &length);
  plain = xq_secret_new_writable (MOST_LOOKED_AT, &ascii);
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] < 0x80 && n_ascii < MOST_LOOKED_AT)
        ascii[n_ascii++] = text[i];
      else if (text[i] >= 0xc0)
        n_others++;
    }

  return ZxcvbnMatch ((const char *) ascii, (const char **) all->pdata, NULL) +
         BITS_OF_OTHER_CHARACTER * n_others;
}

gboolean
xq_password_is_strong (XqSecret           *password,
                       const char *const  *words,
                       GError            **error)
{
  const guint8 *text;
  gsize length;

  g_return_val_if_fail (password != NULL, FALSE);

  text = xq_secret_peek (password, &length);
  if (length > XQ_MOST_PASSWORD || memchr (text, '\0', length) != NULL ||
      !g_utf8_validate ((const char *) text, (gssize) length, NULL))
    {
      g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_INVALID,
                           _("The password must be ordinary text of at most 1024 letters and digits, "
                             "or 340 Chinese characters."));
      return FALSE;
    }

  if (xq_password_estimate (password, words) >= XQ_LEAST_STRENGTH)
    return TRUE;

  g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_WEAK_PASSWORD,
                       length < 10
                       ? _("This password is too short. Take at least four words that have nothing to do with each other or with the school, "
                           "or the first letters of a long sentence of your own with digits.")
                       : _("This password is too easy to guess: names, dates, well-known words and keyboard rows count little. "
                           "Add two or three words that have nothing to do with each other or with the school."));
  return FALSE;
}
