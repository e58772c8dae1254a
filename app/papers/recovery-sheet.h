/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>
#include "vault/vault.h"
GBytes *xq_recovery_sheet_print (const char *school, XqEnvelope envelope, XqSecret *code, const char *made_on, const char *made_by, GError **error);
