/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>

#include <glib/gstdio.h>

#include "remove-tree.h"
#include "two-schools.h"

/*   make-two-schools FOLDER
 *
 * Two schools that differ in the casework about one child, for the program without a
 * screen: FOLDER/quiet/school.xinqing and FOLDER/busy/school.xinqing; the passwords
 * beside them. Prints the accounts that must not tell them apart, a line each. */

static void
lay_out (SchoolFixture *school,
         const char    *folder,
         const char    *name)
{
  g_autofree char *before = g_path_get_dirname (school->folder);
  char *path = g_build_filename (folder, name, "school.xinqing", NULL);

  school_fixture_keep (school);
  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  g_free (school->folder);
  school->folder = path;
  school_fixture_restore (school);
  remove_tree (before);
}

static void
write_password (const char *folder,
                const char *account)
{
  g_autoptr (XqSecret) password = school_fixture_password (account);
  g_autofree char *name = g_strconcat (account, ".pw", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gsize length;
  const guint8 *bytes = xq_secret_peek (password, &length);

  g_assert_true (g_file_set_contents_full (path, (const char *) bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* Until the program ends: the folders stay. */
static TwoSchools *schools;

int
main (int   argc,
      char *argv[])
{
  g_assert_cmpint (argc, ==, 2);
  schools = two_schools_new (TWO_SCHOOLS_OTHERS);
  lay_out (schools->quiet, argv[1], "quiet");
  lay_out (schools->busy, argv[1], "busy");
  write_password (argv[1], "李老师");
  for (guint i = 0; two_schools_strangers[i] != NULL; i++)
    {
      write_password (argv[1], two_schools_strangers[i]);
      puts (two_schools_strangers[i]);
    }
  return 0;
}
