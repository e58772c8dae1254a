/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "school-fixture.h"
#include "window.h"

G_BEGIN_DECLS

/* The real window in the test's own process, on a display that nobody looks at,
 * in Chinese, before the small school of school-fixture.h. Things are pressed as
 * actions and rows, not by coordinates. */

typedef struct
{
  SchoolFixture  *school;       /* NULL: a school that was there before */
  char           *folder;       /* of the school */
  char           *today;
  char           *remembered;   /* the folder of what this desktop remembers, not the user's own */
  GtkApplication *application;
  XqPreferences  *preferences;  /* while a window is open */
  XqDesk         *desk;         /* likewise */
  XqWindow       *window;       /* likewise */
} UiFixture;

/* How long a window may take for anything. */
#ifdef __SANITIZE_ADDRESS__
#define UI_PATIENCE_SECONDS 60
#else
#define UI_PATIENCE_SECONDS 20
#endif

/**
 * UI_WAIT:
 * @condition: what is to come
 *
 * Lets the window work until @condition holds; fails the test if it does not come.
 */
#define UI_WAIT(condition)                                                                     \
  G_STMT_START                                                                                 \
    {                                                                                          \
      gint64 ui_end = g_get_monotonic_time () + UI_PATIENCE_SECONDS * G_USEC_PER_SEC;          \
                                                                                               \
      while (!(condition) && g_get_monotonic_time () < ui_end)                                 \
        ui_step ();                                                                            \
      g_assert_true (condition);                                                               \
    }                                                                                          \
  G_STMT_END

/**
 * ui_fixture_new:
 * @argc: of main()
 * @argv: of main()
 *
 * Instead of g_test_init(), once in a program. Where there is no display, says so
 * to the test's reader and ends the program.
 *
 * Returns: (transfer full): the fixture, with a school and no window
 */
UiFixture *ui_fixture_new    (int         *argc,
                              char      ***argv);

/**
 * ui_fixture_new_for:
 * @folder: a school whose passwords are as school_fixture_password() says
 * @today: the present day there
 *
 * As ui_fixture_new(), but before a school that was made elsewhere, and in a program
 * that is no test.
 *
 * Returns: (transfer full): the fixture, with a school and no window
 */
UiFixture *ui_fixture_new_for  (const char  *folder,
                                const char  *today);

/**
 * ui_fixture_free:
 * @fixture: (transfer full): the fixture
 */
void       ui_fixture_free   (UiFixture   *fixture);

/**
 * ui_fixture_open:
 * @fixture: a fixture without a window
 *
 * Locks whoever worked in the school and opens a window at its unlock page. It
 * remembers who was there last, within this program.
 */
void       ui_fixture_open   (UiFixture   *fixture);

/**
 * ui_fixture_enter:
 * @fixture: a fixture
 * @account: who
 *
 * Opens a window if there is none, types the name and the password and waits for
 * the first place to have read what it shows.
 *
 * Returns: (transfer none): the shell
 */
XqShell   *ui_fixture_enter  (UiFixture   *fixture,
                              const char  *account);

/**
 * ui_fixture_type:
 * @fixture: a fixture with a window at its unlock page
 * @account: a name
 * @password: what is typed as the password
 *
 * Presses 解锁 and waits for the answer.
 */
void       ui_fixture_type   (UiFixture   *fixture,
                              const char  *account,
                              const char  *password);

/**
 * ui_fixture_settle:
 * @fixture: a fixture with somebody at the desk
 *
 * Lets the window work until everything that was asked of the desk was answered,
 * and what those answers asked again.
 */
void       ui_fixture_settle (UiFixture   *fixture);

/**
 * ui_fixture_close:
 * @fixture: a fixture
 *
 * Closes the window as its corner does: what is half written is kept.
 */
void       ui_fixture_close  (UiFixture   *fixture);

/**
 * ui_step:
 *
 * Lets the window work a little.
 */
void       ui_step           (void);

/**
 * ui_part:
 * @widget: a widget made from a template
 * @name: the name of one of its parts
 *
 * Returns: (transfer none): the part; fails the test if there is none
 */
gpointer   ui_part           (gpointer     widget,
                              const char  *name);

/**
 * ui_find:
 * @root: where to look
 * @type: a widget type
 *
 * Returns: (transfer none) (nullable): the first of this type below @root that is
 *   in sight
 */
gpointer   ui_find           (gpointer     root,
                              GType        type);

/**
 * ui_find_words:
 * @root: where to look
 * @words: what a label says
 *
 * Returns: (transfer none) (nullable): the first label in sight below @root whose
 *   text contains @words
 */
GtkWidget *ui_find_words     (gpointer     root,
                              const char  *words);

/**
 * ui_press:
 * @button: a button or row
 *
 * Presses it; fails the test if it is out of sight or cannot be pressed.
 */
void       ui_press          (gpointer     button);

/**
 * ui_choose_print_file:
 * @path: a file
 *
 * In the dialog that asks for a printer, chooses the one that is a file.
 *
 * Returns: %FALSE if this GTK has no such printer: the test is skipped
 */
gboolean   ui_choose_print_file (const char *path);

/**
 * ui_print_to_file:
 * @path: a file that is not there yet
 *
 * In the dialog that asks for a printer, chooses the one that is a file, and waits for
 * the file.
 *
 * Returns: %FALSE if this GTK has no such printer: the test is skipped
 */
gboolean   ui_print_to_file  (const char  *path);

/**
 * ui_each:
 * @root: where to begin
 * @func: called with @root and everything below it that is in sight
 * @data: for @func
 */
void       ui_each           (GtkWidget   *root,
                              void       (*func) (GtkWidget *widget, gpointer data),
                              gpointer     data);

G_END_DECLS
