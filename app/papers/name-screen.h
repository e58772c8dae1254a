/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * XqNameScreen:
 *
 * Keeps students' names out of texts that people wrote, for papers on which no
 * student stands.
 */
typedef struct _XqNameScreen XqNameScreen;

/**
 * xq_name_screen_new:
 * @store: a head's or counsellor's store
 * @error: return location for an error
 *
 * Knows every student that the school ever had. On the store's thread.
 *
 * Returns: (transfer full) (nullable): the screen
 */
XqNameScreen  *xq_name_screen_new   (XqStore       *store,
                                     GError       **error);

/**
 * xq_name_screen_free:
 * @screen: (transfer full) (nullable): a screen
 */
void           xq_name_screen_free  (XqNameScreen  *screen);

/**
 * xq_name_screen_dup:
 * @screen: a screen
 * @text: (nullable): a text
 *
 * Every name of a student is 某同学, also one of two characters that might be a
 * plain word; but for a member of staff who is called so, or whose name begins
 * so. Any thread.
 *
 * Returns: (transfer full): the text; "" for none
 */
char          *xq_name_screen_dup   (XqNameScreen  *screen,
                                     const char    *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqNameScreen, xq_name_screen_free)

G_END_DECLS
