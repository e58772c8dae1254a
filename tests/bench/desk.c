/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk.h"
#include "school/kinds.h"

static const char *desk_folder;
static XqVault *open_vault;
static XqStore *open_store;
static char *open_name;

void
desk_set_folder (const char *folder)
{
  desk_folder = folder;
}

const char *
desk_get_folder (void)
{
  return desk_folder;
}

void
desk_leave (void)
{
  if (open_store != NULL)
    big_school_close (g_steal_pointer (&open_store));
  if (open_vault != NULL)
    xq_vault_close (open_vault);
  g_clear_object (&open_vault);
  g_clear_pointer (&open_name, g_free);
}

XqVault *
desk_vault (const char *vault,
            const char *account)
{
  g_autofree char *name = g_strconcat (vault, " ", account, NULL);

  if (g_strcmp0 (name, open_name) != 0)
    {
      desk_leave ();
      open_vault = big_school_enter (desk_folder, vault, account);
      open_name = g_steal_pointer (&name);
    }
  if (open_store != NULL)
    big_school_close (g_steal_pointer (&open_store));
  return open_vault;
}

XqStore *
desk_store (const char *account)
{
  g_autofree char *name = g_strconcat ("school.xinqing ", account, NULL);

  if (open_store == NULL || g_strcmp0 (name, open_name) != 0)
    open_store = big_school_open (desk_vault ("school.xinqing", account));
  return open_store;
}

char *
desk_dup_question (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GKeyFile) questions = g_key_file_new ();
  g_autofree char *path = g_build_filename (desk_folder, "questions.ini", NULL);
  char *value;

  if (!g_key_file_load_from_file (questions, path, G_KEY_FILE_NONE, &error))
    g_error ("%s", error->message);
  value = g_key_file_get_string (questions, "records", name, &error);
  g_assert_no_error (error);
  return value;
}

/* bench-xinqing FOLDER: the program's own works. */
int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) works = g_array_new (TRUE, TRUE, sizeof (Work));
  const Work *const all[] = { unlock_works, record_works, paper_works };
  int status;

  g_assert_cmpint (argc, ==, 2);
  work_start ();
  desk_set_folder (argv[1]);
  if (!xq_vault_init (&error))
    g_error ("%s", error->message);
  xq_school_register ();
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    for (const Work *work = all[i]; work->name != NULL; work++)
      g_array_append_val (works, *work);
  status = work_serve ((const Work *) (gconstpointer) works->data);
  desk_leave ();
  return status;
}
