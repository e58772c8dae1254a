/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "big-school.h"
#include "school-fixture.h"

XqVault *
big_school_enter (const char *folder,
                  const char *vault,
                  const char *account)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqSecret) password = school_fixture_password (account);
  g_autofree char *path = g_build_filename (folder, vault, NULL);
  XqVault *opened = xq_vault_open (path, &error);

  if (opened == NULL || !xq_vault_unlock (opened, account, password, NULL, &error))
    g_error ("%s: %s", path, error->message);
  return opened;
}

XqStore *
big_school_open (XqVault *vault)
{
  g_autoptr (GError) error = NULL;
  XqStore *store = xq_store_open (vault, BIG_SCHOOL_TODAY, &error);

  if (store == NULL)
    g_error ("%s", error->message);
  return store;
}

void
big_school_close (XqStore *store)
{
  g_autoptr (GError) error = NULL;

  if (!xq_store_close (store, &error))
    g_error ("%s", error->message);
  g_object_unref (store);
}

static void
copy_file (const char *from,
           const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  if (!g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
}

static void
empty_folder (const char *path)
{
  g_autoptr (GDir) entries = g_dir_open (path, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *entry = g_build_filename (path, name, NULL);

      if (g_remove (entry) != 0)
        g_error ("%s could not be removed", entry);
    }
}

void
big_school_copy (const char *folder,
                 const char *from,
                 const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *source = g_build_filename (folder, from, NULL);
  g_autofree char *target = g_build_filename (folder, to, NULL);
  g_autoptr (GDir) entries = g_dir_open (source, 0, &error);
  const char *name;

  if (entries == NULL)
    g_error ("%s", error->message);
  if (g_mkdir_with_parents (target, 0700) != 0)
    g_error ("%s could not be made", target);
  empty_folder (target);
  while ((name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *one = g_build_filename (source, name, NULL);
      g_autofree char *other = g_build_filename (target, name, NULL);

      if (g_file_test (one, G_FILE_TEST_IS_REGULAR))
        copy_file (one, other);
    }
}

XqRoster *
big_school_read_roster (XqStore    *store,
                        const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "roster.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  XqImportOptions options;
  XqRoster *roster = NULL;

  if (xq_import_options_of_school (store, &options, &error))
    roster = xq_roster_load (file, &options, NULL, NULL, NULL, &error);
  if (roster == NULL)
    g_error ("%s", error->message);
  return roster;
}

gint64
big_school_arrive (XqStore        *store,
                   const XqRoster *roster)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqImportReport) report = xq_roster_apply (store, roster, FALSE, NULL, NULL, NULL, &error);

  if (report == NULL)
    g_error ("%s", error->message);
  return report->n_added;
}
