/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * XqExchangeError:
 * @XQ_EXCHANGE_ERROR_FAILED: the file could not be read from the disk
 * @XQ_EXCHANGE_ERROR_UNSUPPORTED: a kind of file that is not read here; the
 *   message says how to turn it into one that is
 * @XQ_EXCHANGE_ERROR_ENCRYPTED: the file has a password
 * @XQ_EXCHANGE_ERROR_DAMAGED: half a file, or one that is not what it says
 * @XQ_EXCHANGE_ERROR_TOO_LARGE: more than a school can have, or a file made to
 *   fill the memory
 * @XQ_EXCHANGE_ERROR_NOTHING_FOUND: a sound file in which no roster was found
 */
typedef enum
{
  XQ_EXCHANGE_ERROR_FAILED,
  XQ_EXCHANGE_ERROR_UNSUPPORTED,
  XQ_EXCHANGE_ERROR_ENCRYPTED,
  XQ_EXCHANGE_ERROR_DAMAGED,
  XQ_EXCHANGE_ERROR_TOO_LARGE,
  XQ_EXCHANGE_ERROR_NOTHING_FOUND,
} XqExchangeError;

#define XQ_EXCHANGE_ERROR (xq_exchange_error_quark ())

GQuark  xq_exchange_error_quark  (void);

/**
 * XqExchangeProgress:
 * @fraction: 0 to 1, never falling
 * @data: what was given with the function
 *
 * Told now and then how far a long reading has come, in the thread that reads.
 */
typedef void (*XqExchangeProgress) (double fraction, gpointer data);

G_END_DECLS
