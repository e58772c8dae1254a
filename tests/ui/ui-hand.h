/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form-page.h"
#include "ui-fixture.h"

G_BEGIN_DECLS

/* What a person does in the window of ui-fixture.h, one call a press: each waits until
 * what it led to is there. */

/**
 * ui_hand_enter:
 * @fixture: a fixture
 * @day: the present day from now on, ISO
 * @account: who
 *
 * Closes the window that is open, and opens the school on @day as @account.
 *
 * Returns: (transfer none): the first page
 */
XqPage           *ui_hand_enter       (UiFixture   *fixture,
                                       const char  *day,
                                       const char  *account);

/**
 * ui_hand_page:
 * @fixture: a fixture with somebody at the desk
 *
 * Returns: (transfer none): the page in sight, when it has read what it shows
 */
XqPage           *ui_hand_page        (UiFixture   *fixture);

/**
 * ui_hand_go:
 * @fixture: a fixture with somebody at the desk
 * @place: a place that this account has
 *
 * Returns: (transfer none): its page
 */
XqPage           *ui_hand_go          (UiFixture   *fixture,
                                       const char  *place);

/**
 * ui_hand_open_student:
 * @fixture: a fixture with somebody at the desk
 * @student: a student
 *
 * Returns: (transfer none): the student's page
 */
XqPage           *ui_hand_open_student (UiFixture  *fixture,
                                        const char *student);

/**
 * ui_hand_act:
 * @fixture: a fixture with somebody at the desk
 * @action: an action of the page in sight
 * @target: (nullable): a text that it takes
 *
 * Returns: (transfer none): the page in sight then
 */
XqPage           *ui_hand_act         (UiFixture   *fixture,
                                       const char  *action,
                                       const char  *target);

/**
 * ui_hand_press:
 * @fixture: a fixture with somebody at the desk
 * @button: a button or row
 *
 * Returns: (transfer none): the page in sight then
 */
XqPage           *ui_hand_press       (UiFixture   *fixture,
                                       gpointer     button);

/**
 * ui_hand_find_row:
 * @list: a #GtkListBox
 * @words: what a row says
 *
 * Returns: (transfer none) (nullable): the first row in sight that says @words
 */
GtkListBoxRow    *ui_hand_find_row    (gpointer     list,
                                       const char  *words);

/**
 * ui_hand_choose:
 * @list: a #GtkListBox of which one row is chosen
 * @words: what the row says
 *
 * Chooses it.
 */
void              ui_hand_choose      (gpointer     list,
                                       const char  *words);

/**
 * ui_hand_fill:
 * @fixture: a fixture with a form in sight, a record's or a step's of a referral
 * @...: pairs of a field and its value, ended by %NULL
 *
 * Fills them in; fails the test where the form asks for no such field.
 */
void              ui_hand_fill        (UiFixture   *fixture,
                                       ...) G_GNUC_NULL_TERMINATED;

/**
 * ui_hand_add_part:
 * @fixture: a fixture with a record's form in sight
 * @parts: a field with parts
 * @...: pairs of a part's field and its value, ended by %NULL
 *
 * Adds a row below @parts and fills it in.
 */
void              ui_hand_add_part    (UiFixture   *fixture,
                                       const char  *parts,
                                       ...) G_GNUC_NULL_TERMINATED;

/**
 * ui_hand_get_wrong:
 * @fixture: a fixture with a form in sight, a record's or a step's of a referral
 *
 * Returns: (transfer none): why it was not saved; "" if nothing is said
 */
const char       *ui_hand_get_wrong   (UiFixture   *fixture);

/**
 * ui_hand_answer:
 * @fixture: a fixture with somebody at the desk
 * @label: a button's
 *
 * Waits for a question in a window of its own and presses one of its buttons.
 */
void              ui_hand_answer      (UiFixture   *fixture,
                                       const char  *label);

/**
 * ui_hand_other_window:
 * @fixture: a fixture with a window
 *
 * Returns: (transfer none) (nullable): a window beside the fixture's own
 */
GtkWindow        *ui_hand_other_window (UiFixture  *fixture);

/**
 * ui_hand_wait_for_stamps:
 * @fixture: a fixture with a window
 *
 * Waits for the window of a crisis.
 *
 * Returns: (transfer none) (nullable): the time stamps in it; %NULL before an unlock
 */
GtkWidget        *ui_hand_wait_for_stamps (UiFixture *fixture);

/**
 * ui_hand_close_other:
 * @fixture: a fixture with a window beside its own
 *
 * Closes that one.
 */
void              ui_hand_close_other (UiFixture   *fixture);

G_END_DECLS
