/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include "exchange/error.h"

G_DEFINE_QUARK (xq-exchange-error-quark, xq_exchange_error)
