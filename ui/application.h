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
XqApplication *xq_application_new      (void);

/**
 * xq_application_dup_next:
 * @self: an application that has run
 * @program: the program's name
 *
 * Returns: (transfer full) (nullable): the arguments to begin anew with if the
 *   window was locked, so that nothing of what was open stays in memory: they name
 *   the school, no secret; %NULL if the program ends
 */
GStrv          xq_application_dup_next (XqApplication *self,
                                        const char    *program);

G_END_DECLS
