/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"
#include "config.h"
#include "ctl/command.h"
#include "papers/recovery-sheet.h"
const XqCommand xq_commands_roster[] = { { NULL, NULL, NULL, NULL, NULL, 0 } };
GBytes *xq_recovery_sheet_print (const char *school, XqEnvelope envelope, XqSecret *code, const char *made_on, const char *made_by, GError **error)
{ (void) school; (void) envelope; (void) code; (void) made_on; (void) made_by; (void) error; return g_bytes_new ("x", 1); }
