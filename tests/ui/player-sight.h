/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a person at the screen could say: which words are in sight, and on what the
 * cursor is. Every window of the program counts, dialogs too; what is behind a
 * modal dialog can be read and not used. */

typedef gboolean (*PlayerWanted) (GtkWidget *widget, const char *name);

/**
 * player_find:
 * @widget: where to look
 * @wanted: what to look for
 * @name: for @wanted
 *
 * Returns: (transfer none) (nullable): the first in sight, @widget or below it
 */
GtkWidget *player_find       (GtkWidget    *widget,
                              PlayerWanted  wanted,
                              const char   *name);

/**
 * player_read:
 * @words: some words
 *
 * Returns: (transfer full) (nullable): all of the first text in sight that contains
 *   @words; %NULL if none does
 */
char      *player_read       (const char   *words);

/**
 * player_is_on:
 * @name: what a control is called
 *
 * Returns: whether the cursor is on it
 */
gboolean   player_is_on      (const char   *name);

/**
 * player_point_at:
 * @name: what a control is called
 *
 * Puts the cursor onto the first one of this name that may be pressed, in the window
 * that takes keys. Pressing it is the script's, by a key.
 *
 * Returns: whether there is one
 */
gboolean   player_point_at   (const char   *name);

/**
 * player_dup_cursor:
 *
 * Returns: (transfer full): where the cursor is, for who looks for a mistake
 */
char      *player_dup_cursor (void);

G_END_DECLS
