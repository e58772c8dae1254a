/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <errno.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "vault/vault.h"

/* LeakSanitizer attaches to the process as a debugger does, which a process that
 * may not be dumped refuses. Only builds with it leave the door open; for them
 * the limit below still keeps core files away. */
#if defined (__SANITIZE_ADDRESS__)
#define MAY_BE_TRACED TRUE
#else
#define MAY_BE_TRACED FALSE
#endif

gboolean
xq_vault_init (GError **error)
{
  const struct rlimit none = { 0, 0 };

  if (sodium_init () < 0)
    {
      g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_FAILED,
                           _("The system gives no random numbers, and without them no school can be opened. "
                             "Restart the computer, and try again."));
      return FALSE;
    }

  if (setrlimit (RLIMIT_CORE, &none) != 0 || (!MAY_BE_TRACED && prctl (PR_SET_DUMPABLE, 0) != 0))
    {
      g_set_error (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_FAILED,
                   _("What is in memory could not be kept out of crash files, so nothing was opened: %s"), g_strerror (errno));
      return FALSE;
    }

  return TRUE;
}
