/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Half a second a password is what a thief shall pay, not a test of the calendar. Who
 * links this derives the keys of the same format at the least cost, and opens only what
 * was made so: the vault's own tests, the command's and whole windows pay in full. */

#include "config.h"

#include <sodium.h>

int __real_crypto_pwhash (unsigned char *out, unsigned long long out_length, const char *password, unsigned long long length,
                          const unsigned char *salt, unsigned long long passes, size_t bytes, int algorithm);
int __wrap_crypto_pwhash (unsigned char *out, unsigned long long out_length, const char *password, unsigned long long length,
                          const unsigned char *salt, unsigned long long passes, size_t bytes, int algorithm);

int
__wrap_crypto_pwhash (unsigned char       *out,
                      unsigned long long   out_length,
                      const char          *password,
                      unsigned long long   length,
                      const unsigned char *salt,
                      unsigned long long   passes,
                      size_t               bytes,
                      int                  algorithm)
{
  (void) passes;
  (void) bytes;
  return __real_crypto_pwhash (out, out_length, password, length, salt, crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN,
                               algorithm);
}
