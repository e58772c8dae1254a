/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <linux/close_range.h>

#include <glib/gi18n-lib.h>

#include "application.h"

#include "ctl/language.h"
#include "school/kinds.h"
#include "vault/vault.h"

#define FIRST_OTHER_DESCRIPTOR 3

/* Locked: the same program once more, in a memory that never held a record. The
 * arguments name the school and the day, and no open file is handed on. */
static int
begin_anew (char **arguments)
{
  if (close_range (FIRST_OTHER_DESCRIPTOR, ~0u, CLOSE_RANGE_CLOEXEC) != 0)
    g_message ("Open files could not be marked: %s", g_strerror (errno));
  execv ("/proc/self/exe", arguments);
  g_printerr (_("The program could not start again after locking: %s\n"), g_strerror (errno));
  return EXIT_FAILURE;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (XqApplication) application = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) next = NULL;
  int status;

  /* Whatever this program or a library of it writes, nobody else reads. */
  (void) umask (S_IRWXG | S_IRWXO);
  /* GTK would set the system's locale again. */
  gtk_disable_setlocale ();
  (void) xq_language_set (NULL);
  if (!xq_vault_init (&error))
    {
      g_printerr ("xinqing: %s\n", error->message);
      return EXIT_FAILURE;
    }
  xq_school_register ();

  application = xq_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  next = xq_application_dup_next (application, argv[0]);
  g_clear_object (&application);
  return next != NULL ? begin_anew (next) : status;
}
