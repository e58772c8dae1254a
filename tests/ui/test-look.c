/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Light or dark and the size of the letters: chosen in the menu, remembered by this
 * desktop, and nothing that a file says can break the window. */

#include "config.h"

#include <glib/gstdio.h>

#include "ui-fixture.h"

static UiFixture *fixture;

static void
choose (const char *name,
        const char *value)
{
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), name, g_variant_new_string (value));
}

static void
assert_chosen (const char *name,
               const char *value)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), name);

  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, value);
}

static gboolean
is_dark (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ());
}

static int
measure (void)
{
  int dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  return dpi;
}

static void
test_style (void)
{
  ui_fixture_open (fixture);
  assert_chosen ("style", "system");
  g_assert_false (is_dark ());
  choose ("style", "dark");
  g_assert_true (is_dark ());
  /* What is no style changes nothing. */
  choose ("style", "pink");
  assert_chosen ("style", "dark");
  g_assert_true (is_dark ());
  ui_fixture_close (fixture);

  /* The next window has it before anybody has unlocked it. */
  ui_fixture_open (fixture);
  assert_chosen ("style", "dark");
  g_assert_true (is_dark ());
  choose ("style", "light");
  g_assert_false (is_dark ());
  choose ("style", "system");
  ui_fixture_close (fixture);
}

static void
test_text_size (void)
{
  int standard;
  int large;
  int height;
  int higher;

  ui_fixture_open (fixture);
  standard = measure ();
  gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  choose ("text-size", "large");
  large = measure ();
  g_assert_cmpint (large, >, standard);
  gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_VERTICAL, -1, &higher, NULL, NULL, NULL);
  g_assert_cmpint (higher, >, height);
  choose ("text-size", "largest");
  g_assert_cmpint (measure (), >, large);
  /* One size does not stand upon the other. */
  choose ("text-size", "large");
  g_assert_cmpint (measure (), ==, large);
  choose ("text-size", "tiny");
  assert_chosen ("text-size", "large");
  ui_fixture_close (fixture);

  ui_fixture_open (fixture);
  assert_chosen ("text-size", "large");
  g_assert_cmpint (measure (), ==, large);
  choose ("text-size", "standard");
  g_assert_cmpint (measure (), ==, standard);
  ui_fixture_close (fixture);
}

/* Whoever is at the menu at the largest letters still reaches everything. */
static void
test_fits (void)
{
  XqShell *shell = ui_fixture_enter (fixture, "李老师");
  int width;

  choose ("text-size", "largest");
  ui_fixture_settle (fixture);
  gtk_widget_measure (GTK_WIDGET (shell), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 1366);
  choose ("text-size", "standard");
  ui_fixture_close (fixture);
}

static void
test_foreign_file (void)
{
  g_autofree char *file = g_build_filename (fixture->remembered, "xinqing", "preferences.ini", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (file, "[look]\nstyle=pink\ntext-size=\n", -1, &error);
  g_assert_no_error (error);
  ui_fixture_open (fixture);
  assert_chosen ("style", "system");
  assert_chosen ("text-size", "standard");
  ui_fixture_close (fixture);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  fixture = ui_fixture_new (&argc, &argv);
  g_test_add_func ("/look/style", test_style);
  g_test_add_func ("/look/text-size", test_text_size);
  g_test_add_func ("/look/fits", test_fits);
  g_test_add_func ("/look/foreign-file", test_foreign_file);
  status = g_test_run ();
  ui_fixture_free (fixture);
  return status;
}
