/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui-fixture.h"

G_BEGIN_DECLS

/**
 * UiLook:
 * @root: a window or a page that is in sight
 * @where: what it is, for who looks for a mistake
 * @data: the walker's
 */
typedef void (*UiLook) (GtkWidget  *root,
                        const char *where,
                        gpointer    data);

/**
 * ui_walk_fill:
 * @fixture: a fixture without a window
 *
 * Writes one record of what has a page of its own, once in a program and before
 * anybody walks.
 */
void ui_walk_fill    (UiFixture  *fixture);

/**
 * ui_walk_observe:
 * @uid: a screening campaign
 *
 * Whoever walks observes for this campaign, where ui_walk_fill() made none.
 */
void ui_walk_observe (const char *uid);

/**
 * ui_walk_locked:
 * @fixture: a fixture without a window
 * @look: called with every window that can be seen without a password
 * @data: for @look
 *
 * The unlock page with a mistake, the page where there is no school, the steps in a
 * crisis, every step of a new school.
 */
void ui_walk_locked  (UiFixture  *fixture,
                      UiLook      look,
                      gpointer    data);

/**
 * ui_walk_account:
 * @fixture: a fixture without a window
 * @account: who
 * @look: called with every page that this account reaches
 * @data: for @look
 *
 * Every place and what opens from it: a student, the records of a student with their
 * history and papers, the form of every kind that may be added, all below the
 * school's own place, the own password.
 */
void ui_walk_account (UiFixture  *fixture,
                      const char *account,
                      UiLook      look,
                      gpointer    data);

G_END_DECLS
