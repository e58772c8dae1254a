/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "fresh-school.h"
#include "remove-tree.h"

#include "school/kinds.h"

static XqSecret *
password_of (const char *account)
{
  return xq_secret_new_take_string (g_strdup_printf ("晴空 correct horse %s battery 47", account));
}

static void
save (XqStore    *store,
      const char *kind,
      const char *fields[][2])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) record = xq_store_new_record (store, xq_kind_find (kind));

  for (guint i = 0; fields[i][0] != NULL; i++)
    xq_record_set (record, fields[i][0], fields[i][1]);
  xq_store_save (store, record, NULL, &error);
  g_assert_no_error (error);
}

FreshSchool *
fresh_school_new (const char *today)
{
  FreshSchool *school = g_new0 (FreshSchool, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (XqSecret) password = NULL;

  xq_vault_init (&error);
  g_assert_no_error (error);
  xq_school_register ();
  password = password_of ("校长");

  school->folder = g_dir_make_tmp ("xq-roster-XXXXXX", &error);
  g_assert_no_error (error);
  school->path = g_build_filename (school->folder, "城西中学.xinqing", NULL);
  school->today = g_strdup (today);
  school->vault = xq_vault_create (school->path, "晴川县城西中学", "校长", password, &error);
  g_assert_no_error (error);
  school->store = xq_store_open (school->vault, today, &error);
  g_assert_no_error (error);
  save (school->store, "school", (const char *[][2]) { { "full_name", "晴川县城西中学" }, { NULL, NULL } });
  save (school->store, "school_year", (const char *[][2]) { { "year", "2024" }, { NULL, NULL } });
  return school;
}

void
fresh_school_staff (FreshSchool *school)
{
  static const struct { const char *name; XqRole role; } people[] = {
    { "李老师", XQ_ROLE_COUNSELLOR }, { "王老师", XQ_ROLE_CLASS_TEACHER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (XqSecret) password = password_of (people[i].name);
      g_autofree char *uid = xq_vault_add_account (school->vault, people[i].name, XQ_ROLE_BIT (people[i].role), password,
                                                   &error);

      g_assert_no_error (error);
      save (school->store, "staff", (const char *[][2]) {
              { "name", people[i].name }, { "account", uid }, { NULL, NULL } });
    }
}

static void
leave (FreshSchool *school)
{
  g_autoptr (GError) error = NULL;

  if (school->store != NULL)
    xq_store_close (school->store, &error);
  g_assert_no_error (error);
  g_clear_object (&school->store);
  if (school->vault != NULL)
    xq_vault_close (school->vault);
  g_clear_object (&school->vault);
}

void
fresh_school_enter (FreshSchool *school,
                    const char  *account,
                    const char  *today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqSecret) password = password_of (account);

  leave (school);
  if (today != NULL)
    {
      g_free (school->today);
      school->today = g_strdup (today);
    }
  school->vault = xq_vault_open (school->path, &error);
  g_assert_no_error (error);
  xq_vault_unlock (school->vault, account, password, NULL, &error);
  g_assert_no_error (error);
  school->store = xq_store_open (school->vault, school->today, &error);
  g_assert_no_error (error);
}

void
fresh_school_free (FreshSchool *school)
{
  leave (school);
  remove_tree (school->folder);
  g_free (school->folder);
  g_free (school->path);
  g_free (school->today);
  g_free (school);
}

GFile *
fresh_school_sample (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "samples", name, NULL);

  return g_file_new_for_path (path);
}

GFile *
fresh_school_write (FreshSchool *school,
                    const char  *bytes,
                    gssize       n)
{
  static guint number;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("roster-%u", number++);
  g_autofree char *path = g_build_filename (school->folder, name, NULL);

  g_file_set_contents (path, bytes, n, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

XqImportReport *
fresh_school_read (FreshSchool *school,
                   const char  *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = fresh_school_write (school, text, -1);
  XqImportReport *report = xq_import_file (&xq_import_roster, school->store, file, FALSE, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return report;
}

char *
fresh_school_ask (FreshSchool *school,
                  const char  *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRows) rows = xq_store_query (school->store, sql, &error, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  while (xq_rows_next (rows, &error))
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", xq_rows_text (rows, 0));
  g_assert_no_error (error);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
fresh_school_states (FreshSchool *school)
{
  static const char *const kinds[] = { "class", "student", "enrolment", "guardian", "register" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GError) error = NULL;
      const XqKind *kind = xq_kind_find (kinds[i]);
      g_autoptr (XqFilter) filter = xq_filter_new ();
      g_autoptr (GPtrArray) records = xq_store_list (school->store, kind, filter, &error);

      g_assert_no_error (error);
      for (guint j = 0; j < records->len; j++)
        {
          const XqRecord *record = g_ptr_array_index (records, j);

          g_string_append_printf (text, "%s %s", kinds[i], xq_record_get_uid (record));
          for (const XqField *field = kind->fields; field->number != 0; field++)
            if (xq_record_get (record, field->name) != NULL)
              g_string_append_printf (text, " %s=%s", field->name, xq_record_get (record, field->name));
          g_string_append_c (text, '\n');
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
