/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "remove-tree.h"
#include "school-fixture.h"

#include "school/kinds.h"

typedef struct
{
  const char *name;
  XqRole      role;
  const char *post;    /* in the class of the child */
  FixtureChild of;
} Person;

static const Person people[] = {
  { "李老师", XQ_ROLE_COUNSELLOR, NULL, CHILD_A },
  { "王老师", XQ_ROLE_CLASS_TEACHER, "class_teacher", CHILD_A },
  { "赵老师", XQ_ROLE_CLASS_TEACHER, "class_teacher", CHILD_B },
  { "孙主任", XQ_ROLE_GRADE_LEADER, "grade_leader", CHILD_A },
  { "钱老师", XQ_ROLE_SUBJECT_TEACHER, "subject", CHILD_A },
  { "周阿姨", XQ_ROLE_DORMITORY, "dorm", CHILD_A },
  { "管理员", XQ_ROLE_KEEPER, NULL, CHILD_A },
};

static const struct
{
  const char *name;
  const char *sex;
  const char *born_on;
  const char *number;
  const char *grade;
  const char *class_number;
} children[N_CHILDREN] = {
  { "甲小明", "male", "2012-03-01", "G140881201203010011", "7", "1" },
  { "乙小红", "female", "2012-05-02", "G140881201205020022", "7", "2" },
  { "丙小刚", "male", "2011-07-03", "G140881201107030033", "8", "1" },
};

XqSecret *
school_fixture_password (const char *account)
{
  return xq_secret_new_take_string (g_strdup_printf ("晴空 correct horse %s battery 47", account));
}

char *
school_fixture_find_staff (XqStore    *store,
                           const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRows) rows = xq_store_query (store, "SELECT uid FROM visible_staff WHERE name = ?", &error, name, NULL);

  g_assert_no_error (error);
  g_assert_true (xq_rows_next (rows, &error));
  return g_strdup (xq_rows_text (rows, 0));
}

char *
school_fixture_save (XqStore    *store,
                     const char *kind,
                     ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) record = xq_store_new_record (store, xq_kind_find (kind));
  const char *field;
  va_list args;

  va_start (args, kind);
  while ((field = va_arg (args, const char *)) != NULL)
    xq_record_set (record, field, va_arg (args, const char *));
  va_end (args);
  xq_store_save (store, record, NULL, &error);
  g_assert_no_error (error);
  return g_strdup (xq_record_get_uid (record));
}

static void
fill (SchoolFixture *fixture)
{
  g_autofree char *school = school_fixture_save (fixture->store, "school", "full_name", "晴川县测试中学", NULL);
  g_autofree char *year = school_fixture_save (fixture->store, "school_year", "year", "2024",
                                               "from_on", "2024-09-01", "until_on", "2025-08-31", NULL);
  g_autofree char *term = school_fixture_save (fixture->store, "term", "year", "2024", "number", "1",
                                               "from_on", "2024-09-01", "until_on", "2025-01-15", NULL);

  g_autofree char *head = school_fixture_save (fixture->store, "staff", "name", "校长",
                                               "account", xq_vault_get_account_uid (fixture->vault), NULL);

  g_assert_nonnull (head);
  g_assert_nonnull (school);
  g_assert_nonnull (year);
  g_assert_nonnull (term);
  for (guint i = 0; i < N_CHILDREN; i++)
    fixture->classes[i] = school_fixture_save (fixture->store, "class", "year", "2024", "grade", children[i].grade,
                                               "number", children[i].class_number, "phase", "junior", NULL);
}

static void
add_people (SchoolFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (XqSecret) password = school_fixture_password (people[i].name);
      g_autofree char *uid = xq_vault_add_account (fixture->vault, people[i].name, XQ_ROLE_BIT (people[i].role), password, &error);
      g_autofree char *staff = NULL;
      g_autofree char *post = NULL;

      g_assert_no_error (error);
      if (people[i].role == XQ_ROLE_KEEPER)
        continue;
      staff = school_fixture_save (fixture->store, "staff", "name", people[i].name, "account", uid, NULL);
      if (people[i].post != NULL)
        post = school_fixture_save (fixture->store, "class_post", "class", fixture->classes[people[i].of], "teacher", staff,
                                    "post", people[i].post, "from_on", "2024-09-01", NULL);
    }
}

static void
add_children (SchoolFixture *fixture)
{
  for (guint i = 0; i < N_CHILDREN; i++)
    {
      g_autofree char *enrolment = NULL;

      fixture->children[i] = school_fixture_save (fixture->store, "student", "name", children[i].name, "sex", children[i].sex,
                                                  "born_on", children[i].born_on, "number", children[i].number, NULL);
      enrolment = school_fixture_save (fixture->store, "enrolment", "student", fixture->children[i],
                                       "class", fixture->classes[i], "from_on", "2024-09-01", NULL);
    }
}

SchoolFixture *
school_fixture_new (void)
{
  SchoolFixture *fixture = g_new0 (SchoolFixture, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (XqSecret) password = NULL;
  g_autofree char *parent = g_dir_make_tmp ("xq-school-XXXXXX", &error);

  g_assert_no_error (error);
  xq_vault_init (&error);
  g_assert_no_error (error);
  password = school_fixture_password ("校长");
  xq_school_register ();

  fixture->folder = g_build_filename (parent, "测试中学.xinqing", NULL);
  fixture->vault = xq_vault_create (fixture->folder, "晴川县测试中学", "校长", password, &error);
  g_assert_no_error (error);
  fixture->store = xq_store_open (fixture->vault, FIXTURE_TODAY, &error);
  g_assert_no_error (error);
  fill (fixture);
  add_people (fixture);
  school_fixture_enter (fixture, "李老师");
  add_children (fixture);
  school_fixture_leave (fixture);
  return fixture;
}

SchoolFixture *
school_fixture_copy (SchoolFixture *fixture)
{
  SchoolFixture *copy = g_new0 (SchoolFixture, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *parent = g_dir_make_tmp ("xq-school-XXXXXX", &error);
  g_autofree char *name = g_path_get_basename (fixture->folder);

  g_assert_no_error (error);
  school_fixture_keep (fixture);
  copy->folder = g_build_filename (parent, name, NULL);
  copy->kept = g_hash_table_ref (fixture->kept);
  g_assert_cmpint (g_mkdir (copy->folder, 0700), ==, 0);
  school_fixture_restore (copy);
  for (guint i = 0; i < N_CHILDREN; i++)
    {
      copy->children[i] = g_strdup (fixture->children[i]);
      copy->classes[i] = g_strdup (fixture->classes[i]);
    }
  return copy;
}

void
school_fixture_leave (SchoolFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  if (fixture->store != NULL)
    {
      xq_store_close (fixture->store, &error);
      g_assert_no_error (error);
    }
  g_clear_object (&fixture->store);
  if (fixture->vault != NULL)
    xq_vault_close (fixture->vault);
  g_clear_object (&fixture->vault);
}

XqStore *
school_fixture_enter (SchoolFixture *fixture,
                      const char    *account)
{
  return school_fixture_enter_on (fixture, account, FIXTURE_TODAY);
}

XqStore *
school_fixture_enter_on (SchoolFixture *fixture,
                         const char    *account,
                         const char    *today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqSecret) password = school_fixture_password (account);

  school_fixture_leave (fixture);
  fixture->vault = xq_vault_open (fixture->folder, &error);
  g_assert_no_error (error);
  xq_vault_unlock (fixture->vault, account, password, NULL, &error);
  g_assert_no_error (error);
  fixture->store = xq_store_open (fixture->vault, today, &error);
  g_assert_no_error (error);
  return fixture->store;
}

void
school_fixture_keep (SchoolFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  school_fixture_leave (fixture);
  dir = g_dir_open (fixture->folder, 0, &error);
  g_assert_no_error (error);
  g_clear_pointer (&fixture->kept, g_hash_table_unref);
  fixture->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      char *data;
      gsize length;

      g_assert_true (g_file_get_contents (path, &data, &length, NULL));
      g_hash_table_insert (fixture->kept, g_strdup (name), g_bytes_new_take (data, length));
    }
}

void
school_fixture_restore (SchoolFixture *fixture)
{
  GHashTableIter iter;
  gpointer name;
  gpointer bytes;

  g_clear_object (&fixture->store);
  g_clear_object (&fixture->vault);
  remove_tree (fixture->folder);
  g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);
  g_hash_table_iter_init (&iter, fixture->kept);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_true (g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                               G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
}

void
school_fixture_free (SchoolFixture *fixture)
{
  g_autofree char *parent = g_path_get_dirname (fixture->folder);

  school_fixture_leave (fixture);
  g_clear_pointer (&fixture->kept, g_hash_table_unref);
  remove_tree (parent);
  for (guint i = 0; i < N_CHILDREN; i++)
    {
      g_free (fixture->children[i]);
      g_free (fixture->classes[i]);
    }
  g_free (fixture->folder);
  g_free (fixture);
}
