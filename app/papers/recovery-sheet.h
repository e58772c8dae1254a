/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "papers/error.h"
#include "vault/recovery.h"

G_BEGIN_DECLS

/**
 * xq_recovery_sheet_print:
 * @school: the school's full name
 * @envelope: whose envelope it is put into
 * @code: the code of xq_vault_make_envelope()
 * @made_on: (nullable): the day, ISO; %NULL leaves a blank
 * @made_by: (nullable): who made it; %NULL leaves a blank
 * @error: return location for an error
 *
 * Sets the sheet that goes into a sealed envelope: one page A4, with what it is
 * for and how it is kept. Print it once and drop the last reference to the
 * bytes: that wipes them, and nothing else keeps the code. Any thread, one at a
 * time.
 *
 * Returns: (transfer full) (nullable): the PDF; %NULL with XQ_PAPER_ERROR
 */
GBytes *xq_recovery_sheet_print (const char  *school,
                                 XqEnvelope   envelope,
                                 XqSecret    *code,
                                 const char  *made_on,
                                 const char  *made_by,
                                 GError     **error);

G_END_DECLS
