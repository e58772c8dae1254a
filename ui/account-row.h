/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "accounts-work.h"

G_BEGIN_DECLS

/**
 * XqAccountRow:
 *
 * An account: its roles and state in a line; opened, what it holds, since when and
 * by whose word, its fingerprint, and what may be done with it. Main thread.
 */
#define XQ_TYPE_ACCOUNT_ROW (xq_account_row_get_type ())
G_DECLARE_FINAL_TYPE (XqAccountRow, xq_account_row, XQ, ACCOUNT_ROW, AdwExpanderRow)

/**
 * xq_account_row_new:
 * @line: (transfer none): the account
 * @roles: the roles of who looks at it
 * @me: the uid of who looks at it
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *xq_account_row_new (const XqAccountLine *line,
                               XqRoles              roles,
                               const char          *me);

G_END_DECLS
