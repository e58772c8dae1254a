/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include "school/undo.h"
#include "school/undo-uses.h"

/* How many records of later show to what the entry wrote.
 *   sql   a count with ?1 for the entry; NULL for a field that shows to nobody */
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
is_of (const XqField     *field,
       const char *const *kinds)
{
  return field->type == XQ_FIELD_RECORD && field->to != NULL && g_strv_contains (kinds, field->to);
}

static gboolean
count_in (XqStore            *store,
          const XqKind       *kind,
          const char *const  *of,
          const char         *which,
          const char         *entry,
          guint              *n,
          GError            **error)
{
  for (const XqField *field = kind->fields; field->number != 0; field++)
    {
      char *sql = NULL;

      if (is_of (field, of) && (field->flags & XQ_FIELD_SEVERAL) != 0)
        sql = g_strconcat ("SELECT count(*) FROM visible_", kind->name, " r JOIN visible_", kind->name, "_", field->name,
                           " l ON l.record = r.uid WHERE r.withdrawn = 0 AND l.target IN ", which, NULL);
      else if (is_of (field, of))
        sql = g_strconcat ("SELECT count(*) FROM visible_", kind->name, " r WHERE r.withdrawn = 0 AND r.\"", field->name,
                           "\" IN ", which, " AND r.uid NOT IN " XQ_UNDO_TOUCHED, NULL);
      if (!count (store, entry, sql, n, error))
        return FALSE;
      for (const XqField *part = field->parts; part != NULL && part->number != 0; part++)
        if (is_of (part, of) &&
            !count (store, entry, g_strconcat ("SELECT count(*) FROM visible_", kind->name, " r JOIN visible_", kind->name, "_",
                                       field->name, " l ON l.record = r.uid WHERE r.withdrawn = 0 AND l.\"", part->name,
                                       "\" IN ", which, NULL), n, error))
          return FALSE;
    }
  return TRUE;
}

gboolean
xq_undo_count_uses (XqStore            *store,
                    const char *const  *kinds,
                    const char         *which,
                    const char         *entry,
                    guint              *n,
                    GError            **error)
{
  const XqKind *const *all = xq_kinds_get_all ();
  XqVault *vault;

  g_return_val_if_fail (XQ_IS_STORE (store) && kinds != NULL && which != NULL && entry != NULL && n != NULL, FALSE);

  vault = xq_store_get_vault (store);
  for (guint i = 0; all[i] != NULL; i++)
    if (xq_vault_holds (vault, all[i]->cabinet) && xq_kind_get_access (all[i], xq_vault_get_roles (vault)) != 0 &&
        !count_in (store, all[i], kinds, which, entry, n, error))
      return FALSE;
  return TRUE;
}
