/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "big-school.h"
#include "ui-fixture.h"
#include "worker.h"

G_BEGIN_DECLS

/* The real window before the big school. One person sits there at a time. */

/**
 * window_get_folder:
 *
 * Returns: (transfer none): the bench's folder
 */
const char *window_get_folder (void);

/**
 * window_enter:
 * @vault: a vault in the folder
 *
 * Opens a window there as the counsellor, unless it is open already, and waits until
 * the first place lies on the screen.
 *
 * Returns: (transfer none): the shell
 */
XqShell    *window_enter      (const char *vault);

/**
 * window_leave:
 *
 * Closes the window.
 */
void        window_leave      (void);

/**
 * window_settle:
 *
 * Lets the window work until all that it asked is answered and drawn.
 */
void        window_settle     (void);

/**
 * window_until:
 * @holds: what is waited for
 * @data: for @holds
 *
 * Lets the window work until @holds does.
 */
void        window_until      (gboolean  (*holds) (gpointer data),
                               gpointer    data);

/**
 * window_linger:
 * @milliseconds: how long
 *
 * Lets the window work so long.
 */
void        window_linger     (guint       milliseconds);

/**
 * window_get_desk:
 *
 * Returns: (transfer none): the desk of the open window
 */
XqDesk     *window_get_desk   (void);

extern const Work stall_works[];

G_END_DECLS
