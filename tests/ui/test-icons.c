/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No icon is missing: each that the sources name is there, each that is in sight is
 * found, in the program's own resources or GTK's, no two places look alike, and none is
 * freed while the program runs. */

#include "config.h"

#include <string.h>

#include "places.h"
#include "ui-fixture.h"

static UiFixture *fixture;
static void (*finalize_as_before) (GObject *object);
static int n_freed;

static GtkIconTheme *
get_theme (void)
{
  return gtk_icon_theme_get_for_display (gdk_display_get_default ());
}

/* The program's own, drawn with it and not by chance by some theme of the desktop. */
static gboolean
is_own (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/org/xinqing/Xinqing/icons/scalable/actions/%s.svg", name);

  return g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL);
}

static void
count_freed (GObject *object)
{
  g_atomic_int_inc (&n_freed);
  finalize_as_before (object);
}

static void
watch_icons (void)
{
  GObjectClass *icons = g_type_class_ref (GTK_TYPE_ICON_PAINTABLE);

  finalize_as_before = icons->finalize;
  icons->finalize = count_freed;
}

static void
test_sources (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "..", "ui", NULL);
  g_autoptr (GRegex) names = g_regex_new ("[\">]([a-z][a-z-]*-symbolic)[\"<]", 0, 0, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      g_autoptr (GMatchInfo) match = NULL;

      if (!g_str_has_suffix (name, ".c") && !g_str_has_suffix (name, ".ui"))
        continue;
      g_file_get_contents (path, &text, NULL, &error);
      g_assert_no_error (error);
      for (g_regex_match (names, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
        {
          g_autofree char *icon = g_match_info_fetch (match, 1);

          g_test_message ("%s in %s", icon, name);
          g_assert_true (is_own (icon));
          g_assert_true (gtk_icon_theme_has_icon (get_theme (), icon));
          n++;
        }
    }
  g_assert_cmpuint (n, >, 30);
}

static void
test_places_differ (void)
{
  g_autoptr (GHashTable) icons = g_hash_table_new (g_str_hash, g_str_equal);

  for (const XqPlace *place = xq_places_get_all (); place->id != NULL; place++)
    {
      g_test_message ("%s", place->id);
      g_assert_true (g_hash_table_add (icons, (gpointer) place->icon));
    }
}

static void
judge_cb (GtkWidget *widget,
          gpointer   data)
{
  guint *n = data;
  const char *name;

  if (!GTK_IS_IMAGE (widget))
    return;
  name = gtk_image_get_icon_name (GTK_IMAGE (widget));
  if (name == NULL)
    return;
  g_test_message ("%s", name);
  g_assert_true (gtk_icon_theme_has_icon (get_theme (), name));
  (*n)++;
}

static void
test_in_sight (gconstpointer account)
{
  XqShell *shell = ui_fixture_enter (fixture, account);
  XqRoles roles = xq_desk_get_roles (fixture->desk);
  guint n = 0;

  for (const XqPlace *place = xq_places_get_all (); place->id != NULL; place++)
    if ((place->roles & roles) && xq_shell_go (shell, place->id))
      {
        ui_fixture_settle (fixture);
        ui_each (GTK_WIDGET (fixture->window), judge_cb, &n);
      }
  g_assert_cmpuint (n, >, 20);
  ui_fixture_close (fixture);
}

/* One that is freed may be one that is asked for in that moment. Windows came and went
 * with more icons than GTK keeps by itself. */
static void
test_kept (void)
{
  g_assert_cmpint (n_freed, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  fixture = ui_fixture_new (&argc, &argv);
  watch_icons ();
  g_test_add_func ("/icons/sources", test_sources);
  g_test_add_func ("/icons/places-differ", test_places_differ);
  g_test_add_data_func ("/icons/counsellor", "李老师", test_in_sight);
  g_test_add_data_func ("/icons/head", "校长", test_in_sight);
  g_test_add_func ("/icons/kept", test_kept);
  status = g_test_run ();
  ui_fixture_free (fixture);
  return status;
}
