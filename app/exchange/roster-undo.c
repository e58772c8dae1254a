/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/roster-apply.h"
#include "school/kinds.h"

#define STRIDE 64

/* Records that the import added, whatever kind they are of. */
#define ADDED "(SELECT v.record FROM visible_school_version v WHERE v.entry = CAST (?1 AS INTEGER) AND length (v.parents) = 0)"
#define TOUCHED "(SELECT v.record FROM visible_school_version v WHERE v.entry = CAST (?1 AS INTEGER))"

/* One version that the import wrote. */
typedef struct
{
  const XqKind *kind;
  char         *record;
  char         *version;
  gboolean      added;
} Trace;

typedef struct
{
  XqStore        *store;
  char           *entry;    /* the number of the import's audit entry */
  GArray         *traces;   /* the newest first */
  GCancellable   *cancellable;
  XqRosterUndone *undone;
} Undo;

static void
clear_trace (gpointer data)
{
  Trace *trace = data;

  g_free (trace->record);
  g_free (trace->version);
}

static gboolean
finish_rows (GError  *problem,
             GError **error)
{
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

static gboolean
find_import (Undo    *undo,
             GError **error)
{
  g_autoptr (XqRows) rows = xq_store_query (undo->store,
                                            "SELECT sequence, verb, at FROM visible_school_audit "
                                            "WHERE verb IN ('import', 'undo import') ORDER BY sequence DESC LIMIT 1",
                                            error, NULL);
  GError *problem = NULL;
  gboolean found;

  if (rows == NULL)
    return FALSE;
  found = xq_rows_next (rows, &problem);
  if (!finish_rows (problem, error))
    return FALSE;
  if (!found)
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND, _("No roster was read in yet: there is nothing to undo."));
      return FALSE;
    }
  if (strcmp (xq_rows_text (rows, 1), "import") != 0)
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND,
                   _("The newest roster was undone already. Only the newest can be."));
      return FALSE;
    }
  undo->entry = g_strdup (xq_rows_text (rows, 0));
  undo->undone->at = xq_rows_integer (rows, 2);
  return TRUE;
}

static gboolean
read_traces (Undo    *undo,
             GError **error)
{
  g_autoptr (XqRows) rows = xq_store_query (undo->store,
                                            "SELECT v.kind, v.record, v.uid, length (v.parents) = 0 "
                                            "FROM visible_school_version v WHERE v.entry = CAST (?1 AS INTEGER) "
                                            "ORDER BY v.id DESC",
                                            error, undo->entry, NULL);
  GError *problem = NULL;

  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    {
      Trace trace = {
        .kind = xq_kind_find_number ((guint) xq_rows_integer (rows, 0)),
        .record = g_strdup (xq_rows_text (rows, 1)),
        .version = g_strdup (xq_rows_text (rows, 2)),
        .added = xq_rows_integer (rows, 3) != 0,
      };

      g_array_append_val (undo->traces, trace);
      if (trace.kind == NULL)
        {
          xq_rows_free (g_steal_pointer (&rows));
          g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DAMAGED, _("A record of the import is damaged and cannot be read. Restore the last backup."));
          return FALSE;
        }
    }
  return finish_rows (problem, error);
}

static gboolean
refuse_changed (GError **error,
                guint    n)
{
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_CONFLICT,
               g_dngettext (GETTEXT_PACKAGE,
                            "The import cannot be undone: since then somebody has worked on with what it wrote (%u record). "
                            "Correct single records instead.",
                            "The import cannot be undone: since then somebody has worked on with what it wrote (%u records). "
                            "Correct single records instead.", n), n);
  return FALSE;
}

/* A record whose newest version is not the import's. */
static gboolean
refuse_if_changed (Undo    *undo,
                   GError **error)
{
  guint n = 0;

  for (guint i = 0; i < undo->traces->len; i++)
    {
      const Trace *trace = &g_array_index (undo->traces, Trace, i);
      g_autoptr (XqRecord) record = xq_store_get (undo->store, trace->kind, trace->record, error);

      if (record == NULL)
        return FALSE;
      n += g_strcmp0 (xq_record_get_version (record), trace->version) != 0 ? 1 : 0;
    }
  return n == 0 || refuse_changed (error, n);
}

/* How many records of later show to what the import added.
 *   sql   a count with ?1 for the import's entry; NULL for a field that shows to nobody */
static gboolean
count (Undo    *undo,
       char    *sql,
       guint   *n,
       GError **error)
{
  g_autofree char *owned = sql;
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;

  if (owned == NULL)
    return TRUE;
  rows = xq_store_query (undo->store, owned, error, undo->entry, NULL);
  if (rows == NULL)
    return FALSE;
  if (xq_rows_next (rows, &problem))
    *n += (guint) xq_rows_integer (rows, 0);
  return finish_rows (problem, error);
}

static gboolean
is_of_people (const XqField *field)
{
  static const char *const kinds[] = { "student", "enrolment", "guardian", "register", NULL };

  return field->type == XQ_FIELD_RECORD && field->to != NULL && g_strv_contains (kinds, field->to);
}

static gboolean
count_uses_in (Undo         *undo,
               const XqKind *kind,
               guint        *n,
               GError      **error)
{
  for (const XqField *field = kind->fields; field->number != 0; field++)
    {
      char *sql = NULL;

      if (is_of_people (field) && (field->flags & XQ_FIELD_SEVERAL) != 0)
        sql = g_strconcat ("SELECT count(*) FROM visible_", kind->name, " r JOIN visible_", kind->name, "_", field->name,
                           " l ON l.record = r.uid WHERE r.withdrawn = 0 AND l.target IN " ADDED, NULL);
      else if (is_of_people (field))
        sql = g_strconcat ("SELECT count(*) FROM visible_", kind->name, " r WHERE r.withdrawn = 0 AND r.\"", field->name,
                           "\" IN " ADDED " AND r.uid NOT IN " TOUCHED, NULL);
      if (!count (undo, sql, n, error))
        return FALSE;
      for (const XqField *part = field->parts; part != NULL && part->number != 0; part++)
        if (is_of_people (part) &&
            !count (undo, g_strconcat ("SELECT count(*) FROM visible_", kind->name, " r JOIN visible_", kind->name, "_",
                                       field->name, " l ON l.record = r.uid WHERE r.withdrawn = 0 AND l.\"", part->name,
                                       "\" IN " ADDED, NULL), n, error))
          return FALSE;
    }
  return TRUE;
}

/* A visit, a referral or a session of a child that would be withdrawn. */
static gboolean
refuse_if_used (Undo    *undo,
                GError **error)
{
  XqVault *vault = xq_store_get_vault (undo->store);
  const XqKind *const *kinds = xq_kinds_get_all ();
  guint n = 0;

  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    if (xq_vault_has_cabinet (vault, cabinet) && !xq_vault_holds (vault, cabinet))
      {
        g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
                     _("This account cannot see whether counselling records of these children exist by now. "
                       "A counsellor can undo the import."));
        return FALSE;
      }
  for (guint i = 0; kinds[i] != NULL; i++)
    if (xq_vault_holds (vault, kinds[i]->cabinet) && !count_uses_in (undo, kinds[i], &n, error))
      return FALSE;
  return n == 0 || refuse_changed (error, n);
}

/* Whether a class has got anything but what the import put into it. */
static gboolean
is_class_used (Undo        *undo,
               const char  *uid,
               gboolean    *used,
               GError     **error)
{
  const XqKind *const *kinds = xq_kinds_get_all ();

  *used = FALSE;
  for (guint i = 0; kinds[i] != NULL; i++)
    for (const XqField *field = kinds[i]->fields; field->number != 0; field++)
      {
        g_autoptr (XqRows) rows = NULL;
        g_autofree char *sql = NULL;
        GError *problem = NULL;

        if (g_strcmp0 (field->to, "class") != 0 || !xq_vault_holds (xq_store_get_vault (undo->store), kinds[i]->cabinet))
          continue;
        if ((field->flags & XQ_FIELD_SEVERAL) != 0)
          sql = g_strconcat ("SELECT 1 FROM visible_", kinds[i]->name, " r JOIN visible_", kinds[i]->name, "_", field->name,
                             " l ON l.record = r.uid WHERE r.withdrawn = 0 AND l.target = unhex (?1) LIMIT 1", NULL);
        else
          sql = g_strconcat ("SELECT 1 FROM visible_", kinds[i]->name, " r WHERE r.withdrawn = 0 AND r.\"", field->name,
                             "\" = unhex (?1) LIMIT 1", NULL);
        rows = xq_store_query (undo->store, sql, error, uid, NULL);
        if (rows == NULL)
          return FALSE;
        *used = xq_rows_next (rows, &problem) || *used;
        if (!finish_rows (problem, error))
          return FALSE;
      }
  return TRUE;
}

static const XqRecord *
find_before (GPtrArray  *history,
             const char *version)
{
  for (guint i = 1; i < history->len; i++)
    if (g_str_equal (((XqVersion *) g_ptr_array_index (history, i))->uid, version))
      return ((XqVersion *) g_ptr_array_index (history, i - 1))->record;
  return NULL;
}

static gboolean
put_back (Undo         *undo,
          const Trace  *trace,
          const char   *reason,
          GError      **error)
{
  g_autoptr (GPtrArray) history = xq_store_history (undo->store, trace->kind, trace->record, error);
  g_autoptr (XqRecord) record = NULL;
  const XqRecord *before = history != NULL ? find_before (history, trace->version) : NULL;

  if (history == NULL)
    return FALSE;
  if (before == NULL)
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DAMAGED, _("A record of the import is damaged and cannot be read. Restore the last backup."));
      return FALSE;
    }
  undo->undone->n_restored++;
  if (xq_record_is_withdrawn (before))
    return xq_store_withdraw (undo->store, trace->kind, trace->record, reason, error);
  record = xq_store_get (undo->store, trace->kind, trace->record, error);
  if (record == NULL)
    return FALSE;
  for (const XqField *field = trace->kind->fields; field->number != 0; field++)
    xq_record_set (record, field->name, xq_record_get (before, field->name));
  return xq_store_save (undo->store, record, reason, error);
}

/* Backwards: an enrolment is open again only when the one that followed it is gone. */
static gboolean
take_back (Undo    *undo,
           GError **error)
{
  const char *reason = _("The reading of a roster was undone.");

  for (guint i = 0; i < undo->traces->len; i++)
    {
      const Trace *trace = &g_array_index (undo->traces, Trace, i);
      gboolean used = FALSE;
      gboolean ok;

      if (i % STRIDE == 0 && g_cancellable_set_error_if_cancelled (undo->cancellable, error))
        return FALSE;
      if (trace->kind == &xq_class && !is_class_used (undo, trace->record, &used, error))
        return FALSE;
      if (used)
        continue;
      if (trace->added)
        {
          ok = xq_store_withdraw (undo->store, trace->kind, trace->record, reason, error);
          undo->undone->n_withdrawn++;
        }
      else
        ok = put_back (undo, trace, reason, error);
      if (!ok)
        return FALSE;
    }
  return TRUE;
}

gboolean
xq_roster_undo (XqStore         *store,
                XqRosterUndone  *undone,
                GCancellable    *cancellable,
                GError         **error)
{
  g_autoptr (GArray) traces = g_array_new (FALSE, FALSE, sizeof (Trace));
  Undo undo = { .store = store, .traces = traces, .cancellable = cancellable, .undone = undone };
  gboolean ok;

  g_return_val_if_fail (XQ_IS_STORE (store) && undone != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  memset (undone, 0, sizeof *undone);
  g_array_set_clear_func (traces, clear_trace);
  if (!xq_store_begin_bulk (store, "undo import", error))
    return FALSE;
  ok = find_import (&undo, error) && read_traces (&undo, error) && refuse_if_changed (&undo, error) &&
       refuse_if_used (&undo, error) && take_back (&undo, error);
  g_free (undo.entry);
  if (ok)
    return xq_store_commit (store, error);
  xq_store_rollback (store);
  return FALSE;
}
