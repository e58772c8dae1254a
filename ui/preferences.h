/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * XqPreferences:
 *
 * What this person's desktop remembers between starts: which schools were opened,
 * by which account, how soon the window locks itself, and its look. Nothing of a child,
 * never a password. One file of the user's configuration; main thread.
 */
#define XQ_TYPE_PREFERENCES (xq_preferences_get_type ())
G_DECLARE_FINAL_TYPE (XqPreferences, xq_preferences, XQ, PREFERENCES, GObject)

/**
 * xq_preferences_new:
 *
 * Reads the file. One that is missing or unreadable is as if nothing had been
 * remembered yet.
 *
 * Returns: (transfer full): the preferences
 */
XqPreferences *xq_preferences_new              (void);

/**
 * xq_preferences_get_n_schools:
 * @self: the preferences
 *
 * Returns: how many schools are remembered, the last used first
 */
guint          xq_preferences_get_n_schools    (XqPreferences *self);

/**
 * xq_preferences_get_school_path:
 * @self: the preferences
 * @index: from 0
 *
 * Returns: (transfer none) (nullable): the vault's folder
 */
const char    *xq_preferences_get_school_path  (XqPreferences *self,
                                                guint          index);

/**
 * xq_preferences_get_school_name:
 * @self: the preferences
 * @index: from 0
 *
 * Returns: (transfer none) (nullable): the school's name when it was last opened
 */
const char    *xq_preferences_get_school_name  (XqPreferences *self,
                                                guint          index);

/**
 * xq_preferences_find_account:
 * @self: the preferences
 * @path: a vault's folder
 *
 * Returns: (transfer none) (nullable): the account that opened it last
 */
const char    *xq_preferences_find_account     (XqPreferences *self,
                                                const char    *path);

/**
 * xq_preferences_note_school:
 * @self: the preferences
 * @path: a vault's folder
 * @name: the school's name
 * @account: who unlocked it
 *
 * Makes it the first of the remembered schools and writes the file.
 */
void           xq_preferences_note_school      (XqPreferences *self,
                                                const char    *path,
                                                const char    *name,
                                                const char    *account);

/**
 * xq_preferences_get_idle_minutes:
 * @self: the preferences
 *
 * Returns: after how many minutes without a key or a movement the window locks
 */
guint          xq_preferences_get_idle_minutes (XqPreferences *self);

/**
 * xq_preferences_set_idle_minutes:
 * @self: the preferences
 * @minutes: 1 to 60
 *
 * Writes the file.
 */
void           xq_preferences_set_idle_minutes (XqPreferences *self,
                                                guint          minutes);

/**
 * xq_preferences_get_style:
 * @self: the preferences
 *
 * Returns: (transfer none): as xq_look_set_style() takes it; what a file says that
 *   somebody changed by hand may be no style
 */
const char    *xq_preferences_get_style        (XqPreferences *self);

/**
 * xq_preferences_set_style:
 * @self: the preferences
 * @style: as xq_look_set_style() takes it
 *
 * Writes the file.
 */
void           xq_preferences_set_style        (XqPreferences *self,
                                                const char    *style);

/**
 * xq_preferences_get_text_size:
 * @self: the preferences
 *
 * Returns: (transfer none): as xq_look_set_text_size() takes it, or no size
 */
const char    *xq_preferences_get_text_size    (XqPreferences *self);

/**
 * xq_preferences_set_text_size:
 * @self: the preferences
 * @size: as xq_look_set_text_size() takes it
 *
 * Writes the file.
 */
void           xq_preferences_set_text_size    (XqPreferences *self,
                                                const char    *size);

G_END_DECLS
