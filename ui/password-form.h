/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk.h"

G_BEGIN_DECLS

/**
 * XqPasswordForm:
 *
 * The account's own password, changed; and its fingerprint, for a colleague who
 * wants to compare it. Signal "changed": the new one holds. Main thread.
 *
 * Actions: "password.change".
 */
#define XQ_TYPE_PASSWORD_FORM (xq_password_form_get_type ())
G_DECLARE_FINAL_TYPE (XqPasswordForm, xq_password_form, XQ, PASSWORD_FORM, AdwBin)

/**
 * xq_password_form_new:
 * @desk: an unlocked desk
 *
 * Returns: (transfer floating): the form; it says that it must be filled in if
 *   another person set the password
 */
GtkWidget *xq_password_form_new (XqDesk *desk);

G_END_DECLS
