/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk.h"
#include "page.h"

G_BEGIN_DECLS

/**
 * XqShell:
 *
 * The unlocked window: the places of this account at the left, the header, and
 * one page beside them.
 *
 *     sidebar        stack of places
 *     XqPlace rows   XqPage (one a place, made when first shown)
 *                    XqPage ... (pushed from it, the last one is in sight)
 *
 * Actions: "shell.go" with a place's id, "shell.back", "shell.find", "shell.print",
 * "shell.help", "shell.open-student" with a uid, "shell.change-password". Main thread.
 */
#define XQ_TYPE_SHELL (xq_shell_get_type ())
G_DECLARE_FINAL_TYPE (XqShell, xq_shell, XQ, SHELL, AdwBin)

/**
 * xq_shell_new:
 * @desk: an unlocked desk
 *
 * Returns: (transfer floating): the shell, at the account's first place
 */
GtkWidget *xq_shell_new       (XqDesk     *desk);

/**
 * xq_shell_go:
 * @self: the shell
 * @id: a place's id
 *
 * Shows a place, if this account has it; what was open keeps its drafts.
 *
 * Returns: whether it has it
 */
gboolean   xq_shell_go        (XqShell    *self,
                               const char *id);

/**
 * xq_shell_push:
 * @self: the shell
 * @page: (transfer none): a page, shown with a way back
 */
void       xq_shell_push      (XqShell    *self,
                               XqPage     *page);

/**
 * xq_shell_remove:
 * @self: the shell
 * @page: a pushed page
 */
void       xq_shell_remove    (XqShell    *self,
                               XqPage     *page);

/**
 * xq_shell_get_page:
 * @self: the shell
 *
 * Returns: (transfer none): the page in sight
 */
XqPage    *xq_shell_get_page  (XqShell    *self);

/**
 * xq_shell_keep:
 * @self: the shell
 *
 * Sends everything that is half written to the desk.
 */
void       xq_shell_keep      (XqShell    *self);

/**
 * xq_shell_say:
 * @self: the shell
 * @toast: (transfer none): what happened
 */
void       xq_shell_say       (XqShell    *self,
                               AdwToast   *toast);

G_END_DECLS
