/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * XqApplication:
 *
 * The desktop program: one window, one desk, one school. Actions that hold in
 * every window of it: "app.cover" (F12), "app.lock" (Ctrl+L), "app.about",
 * "app.quit". Main thread.
 */
#define XQ_TYPE_APPLICATION (xq_application_get_type ())
G_DECLARE_FINAL_TYPE (XqApplication, xq_application, XQ, APPLICATION, AdwApplication)

/**
 * xq_application_new:
 *
 * Returns: (transfer full): the application
 */
XqApplication *xq_application_new             (void);

/**
 * xq_application_dup_next_vault:
 * @self: an application that has run
 *
 * Returns: (transfer full) (nullable): the vault's folder if the window was locked:
 *   then the process begins anew at its unlock page, so that nothing of what was
 *   open stays in its memory; %NULL if the program ends
 */
char          *xq_application_dup_next_vault  (XqApplication *self);

G_END_DECLS
