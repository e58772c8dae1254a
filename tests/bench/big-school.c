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

gint64
big_school_arrive (XqStore *store,
                   guint    students)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRows) classes = NULL;
  g_autoptr (GPtrArray) uids = g_ptr_array_new_with_free_func (g_free);

  classes = xq_store_query (store, "SELECT uid FROM visible_class WHERE year = 2024 ORDER BY grade, number", &error, NULL);
  g_assert_no_error (error);
  while (xq_rows_next (classes, &error))
    g_ptr_array_add (uids, g_strdup (xq_rows_text (classes, 0)));
  g_assert_no_error (error);
  g_assert_cmpuint (uids->len, >, 0);
  g_clear_pointer (&classes, xq_rows_free);

  if (!xq_store_begin_bulk (store, "import", &error))
    g_error ("%s", error->message);
  for (guint i = 0; i < students; i++)
    {
      g_autofree char *number = g_strdup_printf ("G1408812012%08u", i);
      g_autofree char *name = g_strdup_printf ("王%s%s", i % 2 == 0 ? "晓" : "子", i % 3 == 0 ? "明" : "涵");
      g_autofree char *seat = g_strdup_printf ("%u", i / uids->len + 1);
      g_autofree char *student = school_fixture_save (store, "student", "number", number, "name", name, "seat", seat,
                                                      "sex", i % 2 == 0 ? "female" : "male", "born_on", "2012-03-01",
                                                      "boarding", "day", "village", "槐树坪村", NULL);
      g_autofree char *enrolment = school_fixture_save (store, "enrolment", "student", student,
                                                        "class", g_ptr_array_index (uids, i % uids->len),
                                                        "from_on", "2024-09-01", NULL);
      g_autofree char *father = school_fixture_save (store, "guardian", "student", student, "name", "王建国",
                                                     "relation", "father", "phone", "13903590000", NULL);
      g_autofree char *mother = school_fixture_save (store, "guardian", "student", student, "name", "李秀英",
                                                     "relation", "mother", "phone", "13903590001", NULL);

      g_assert_true (enrolment != NULL && father != NULL && mother != NULL);
    }
  if (!xq_store_commit (store, &error))
    g_error ("%s", error->message);
  return students;
}
