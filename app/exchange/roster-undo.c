/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/roster-apply.h"
#include "school/kinds.h"
#include "school/undo-uses.h"
#include "school/undo.h"

/* That a child came to the counsellor is seen by counsellors alone. */
static gboolean
count_uses (XqStore     *store,
            const char  *entry,
            guint       *n,
            GError     **error)
{
  static const char *const people[] = { "student", "enrolment", "guardian", "register", NULL };
  XqVault *vault = xq_store_get_vault (store);

  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    if (xq_vault_has_cabinet (vault, cabinet) && !xq_vault_holds (vault, cabinet))
      {
        g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
                     _("This account cannot see whether counselling records of these children exist by now. "
                       "A counsellor can undo the import."));
        return FALSE;
      }
  return xq_undo_count_uses (store, people, XQ_UNDO_ADDED, entry, n, error);
}

/* Whether a class has got anything but what the import put into it. */
static gboolean
is_class_used (XqStore       *store,
               const XqKind  *kind,
               const char    *uid,
               gboolean      *used,
               GError       **error)
{
  const XqKind *const *kinds = xq_kinds_get_all ();

  *used = FALSE;
  if (kind != &xq_class)
    return TRUE;
  for (guint i = 0; kinds[i] != NULL; i++)
    for (const XqField *field = kinds[i]->fields; field->number != 0; field++)
      {
        g_autoptr (XqRows) rows = NULL;
        g_autofree char *sql = NULL;
        GError *problem = NULL;

        if (g_strcmp0 (field->to, "class") != 0 || !xq_vault_holds (xq_store_get_vault (store), kinds[i]->cabinet))
          continue;
        if ((field->flags & XQ_FIELD_SEVERAL) != 0)
          sql = g_strconcat ("SELECT 1 FROM visible_", kinds[i]->name, " r JOIN visible_", kinds[i]->name, "_", field->name,
                             " l ON l.record = r.uid WHERE r.withdrawn = 0 AND l.target = unhex (?1) LIMIT 1", NULL);
        else
          sql = g_strconcat ("SELECT 1 FROM visible_", kinds[i]->name, " r WHERE r.withdrawn = 0 AND r.\"", field->name,
                             "\" = unhex (?1) LIMIT 1", NULL);
        rows = xq_store_query (store, sql, error, uid, NULL);
        if (rows == NULL)
          return FALSE;
        *used = xq_rows_next (rows, &problem) || *used;
        if (!xq_rows_ended (problem, error))
          return FALSE;
      }
  return TRUE;
}

gboolean
xq_roster_undo (XqStore         *store,
                XqImportUndone  *undone,
                GCancellable    *cancellable,
                GError         **error)
{
  static const XqUndoRules rules = {
    .verb = "import",
    .undo_verb = "undo import",
    .bulk = TRUE,
    .nothing = N_("No roster was read in yet: there is nothing to undo."),
    .done_before = N_("The newest roster was undone already. Only the newest can be."),
    .reason = N_("The reading of a roster was undone."),
    .count_uses = count_uses,
    .keeps = is_class_used,
  };

  return xq_undo_newest (store, &rules, undone, cancellable, error);
}
