/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include "exchange/formula-guard.h"

const char *
xq_formula_guard (const char *text)
{
  g_return_val_if_fail (text != NULL, "");

  text += strspn (text, " ");
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL ? "'" : "";
}
