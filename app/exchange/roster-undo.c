/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/import-undo.h"
#include "exchange/roster-apply.h"
#include "school/kinds.h"

/* How many records of later show to what the import added.
 *   sql   a count with ?1 for the import's entry; NULL for a field that shows to nobody */
static gboolean
count (XqStore     *store,
       const char  *entry,
       char        *sql,
       guint       *n,
       GError     **error)
{
  g_autofree char *owned = sql;
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;

  if (owned == NULL)
    return TRUE;
  rows = xq_store_query (store, owned, error, entry, NULL);
  if (rows == NULL)
    return FALSE;
  if (xq_rows_next (rows, &problem))
    *n += (guint) xq_rows_integer (rows, 0);
  return xq_rows_ended (problem, error);
}

static gboolean
is_of_people (const XqField *field)
{
  static const char *const kinds[] = { "student", "enrolment", "guardian", "register", NULL };

  return field->type == XQ_FIELD_RECORD && field->to != NULL && g_strv_contains (kinds, field->to);
}

static gboolean
count_uses_in (XqStore       *store,
               const XqKind  *kind,
               const char    *entry,
               guint         *n,
               GError       **error)
{
  for (const XqField *field = kind->fields; field->number != 0; field++)
    {
      char *sql = NULL;

      if (is_of_people (field) && (field->flags & XQ_FIELD_SEVERAL) != 0)
        sql = g_strconcat ("SELECT count(*) FROM visible_", kind->name, " r JOIN visible_", kind->name, "_", field->name,
                           " l ON l.record = r.uid WHERE r.withdrawn = 0 AND l.target IN " XQ_IMPORT_ADDED, NULL);
      else if (is_of_people (field))
        sql = g_strconcat ("SELECT count(*) FROM visible_", kind->name, " r WHERE r.withdrawn = 0 AND r.\"", field->name,
                           "\" IN " XQ_IMPORT_ADDED " AND r.uid NOT IN " XQ_IMPORT_TOUCHED, NULL);
      if (!count (store, entry, sql, n, error))
        return FALSE;
      for (const XqField *part = field->parts; part != NULL && part->number != 0; part++)
        if (is_of_people (part) &&
            !count (store, entry, g_strconcat ("SELECT count(*) FROM visible_", kind->name, " r JOIN visible_", kind->name, "_",
                                       field->name, " l ON l.record = r.uid WHERE r.withdrawn = 0 AND l.\"", part->name,
                                       "\" IN " XQ_IMPORT_ADDED, NULL), n, error))
          return FALSE;
    }
  return TRUE;
}

/* A visit, a referral or a session of a child that would be withdrawn. */
static gboolean
count_uses (XqStore     *store,
            const char  *entry,
            guint       *n,
            GError     **error)
{
  XqVault *vault = xq_store_get_vault (store);
  const XqKind *const *kinds = xq_kinds_get_all ();

  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    if (xq_vault_has_cabinet (vault, cabinet) && !xq_vault_holds (vault, cabinet))
      {
        g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
                     _("This account cannot see whether counselling records of these children exist by now. "
                       "A counsellor can undo the import."));
        return FALSE;
      }
  for (guint i = 0; kinds[i] != NULL; i++)
    if (xq_vault_holds (vault, kinds[i]->cabinet) && !count_uses_in (store, kinds[i], entry, n, error))
      return FALSE;
  return TRUE;
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
  static const XqImportUndoRules rules = {
    .verb = "import",
    .undo_verb = "undo import",
    .bulk = TRUE,
    .nothing = N_("No roster was read in yet: there is nothing to undo."),
    .done_before = N_("The newest roster was undone already. Only the newest can be."),
    .reason = N_("The reading of a roster was undone."),
    .count_uses = count_uses,
    .keeps = is_class_used,
  };

  return xq_import_undo_newest (store, &rules, undone, cancellable, error);
}
