/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "school/undo.h"

#define STRIDE 64

/* What the entry made of one record, in one version or several. */
typedef struct
{
  const XqKind *kind;
  char         *record;
  char         *version;  /* the newest of the entry's */
  char         *first;    /* the oldest */
  gboolean      added;
} Trace;

typedef struct
{
  XqStore              *store;
  const XqUndoRules    *rules;
  char                 *entry;    /* the number of the audit entry */
  GArray               *traces;   /* the newest first */
  GCancellable         *cancellable;
  XqUndone             *undone;
} Undo;

static void
clear_trace (gpointer data)
{
  Trace *trace = data;

  g_free (trace->record);
  g_free (trace->version);
  g_free (trace->first);
}

static gboolean
find_entry (Undo    *undo,
            GError **error)
{
  const XqUndoRules *rules = undo->rules;
  g_autoptr (XqRows) rows = xq_store_query (undo->store,
                                            "SELECT sequence, verb, at FROM visible_school_audit "
                                            "WHERE verb IN (?1, ?2) AND (?3 = '' OR account = unhex (?3)) "
                                            "ORDER BY sequence DESC LIMIT 1",
                                            error, rules->verb, rules->undo_verb,
                                            rules->own ? xq_store_get_me (undo->store) : "", NULL);
  GError *problem = NULL;
  gboolean found;

  if (rows == NULL)
    return FALSE;
  found = xq_rows_next (rows, &problem);
  if (!xq_rows_ended (problem, error))
    return FALSE;
  if (!found || strcmp (xq_rows_text (rows, 1), rules->verb) != 0)
    {
      g_set_error_literal (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND,
                           found ? _(rules->done_before) : _(rules->nothing));
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
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);  /* record -> place + 1 */
  GError *problem = NULL;

  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    {
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, xq_rows_text (rows, 1)));
      Trace trace = { .kind = xq_kind_find_number ((guint) xq_rows_integer (rows, 0)) };

      if (place != 0)
        {
          Trace *known = &g_array_index (undo->traces, Trace, place - 1);

          g_free (known->first);
          known->first = g_strdup (xq_rows_text (rows, 2));
          known->added = xq_rows_integer (rows, 3) != 0;
          continue;
        }
      trace.record = g_strdup (xq_rows_text (rows, 1));
      trace.version = g_strdup (xq_rows_text (rows, 2));
      trace.first = g_strdup (trace.version);
      trace.added = xq_rows_integer (rows, 3) != 0;
      g_array_append_val (undo->traces, trace);
      g_hash_table_insert (places, g_strdup (trace.record), GUINT_TO_POINTER (undo->traces->len));
      if (trace.kind == NULL)
        {
          xq_rows_free (g_steal_pointer (&rows));
          g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DAMAGED, _("A record that is to be put back is damaged and cannot be read. Restore the last backup."));
          return FALSE;
        }
    }
  return xq_rows_ended (problem, error);
}

static gboolean
refuse_changed (GError **error,
                guint    n)
{
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_CONFLICT,
               g_dngettext (GETTEXT_PACKAGE,
                            "This cannot be undone: since then somebody has worked on with what was written (%u record). "
                            "Correct single records instead.",
                            "This cannot be undone: since then somebody has worked on with what was written (%u records). "
                            "Correct single records instead.", n), n);
  return FALSE;
}

/* A record whose newest version is not the entry's. */
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
  const XqRecord *before = history != NULL ? find_before (history, trace->first) : NULL;

  if (history == NULL)
    return FALSE;
  if (before == NULL)
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DAMAGED, _("A record that is to be put back is damaged and cannot be read. Restore the last backup."));
      return FALSE;
    }
  undo->undone->n_restored++;
  if (xq_record_is_withdrawn (before))
    return xq_store_withdraw (undo->store, trace->kind, trace->record, reason, error);
  record = xq_store_get (undo->store, trace->kind, trace->record, error);
  if (record == NULL)
    return FALSE;
  if (xq_record_is_withdrawn (record))
    {
      g_clear_pointer (&record, xq_record_unref);
      if (!xq_store_reinstate (undo->store, trace->kind, trace->record, reason, error) ||
          (record = xq_store_get (undo->store, trace->kind, trace->record, error)) == NULL)
        return FALSE;
    }
  xq_record_take_fields (record, before);
  return xq_store_save (undo->store, record, reason, error);
}

/* Backwards: an enrolment is open again only when the one that followed it is gone. */
static gboolean
take_back (Undo    *undo,
           GError **error)
{
  const char *reason = _(undo->rules->reason);

  for (guint i = 0; i < undo->traces->len; i++)
    {
      const Trace *trace = &g_array_index (undo->traces, Trace, i);
      gboolean keeps = FALSE;
      gboolean ok;

      if (i % STRIDE == 0 && g_cancellable_set_error_if_cancelled (undo->cancellable, error))
        return FALSE;
      if (undo->rules->keeps != NULL && !undo->rules->keeps (undo->store, trace->kind, trace->record, &keeps, error))
        return FALSE;
      if (keeps)
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

static gboolean
refuse_if_used (Undo    *undo,
                GError **error)
{
  guint n = 0;

  if (undo->rules->count_uses != NULL && !undo->rules->count_uses (undo->store, undo->entry, &n, error))
    return FALSE;
  return n == 0 || refuse_changed (error, n);
}

gboolean
xq_undo_newest (XqStore            *store,
                const XqUndoRules  *rules,
                XqUndone           *undone,
                GCancellable       *cancellable,
                GError            **error)
{
  g_autoptr (GArray) traces = g_array_new (FALSE, FALSE, sizeof (Trace));
  Undo undo = { .store = store, .rules = rules, .traces = traces, .cancellable = cancellable, .undone = undone };
  gboolean ok;

  g_return_val_if_fail (XQ_IS_STORE (store) && rules != NULL && undone != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  memset (undone, 0, sizeof *undone);
  g_array_set_clear_func (traces, clear_trace);
  if (!(rules->bulk ? xq_store_begin_bulk (store, rules->undo_verb, error)
                    : xq_store_begin (store, XQ_CABINET_SCHOOL, rules->undo_verb, error)))
    return FALSE;
  ok = find_entry (&undo, error) && read_traces (&undo, error) && refuse_if_changed (&undo, error) &&
       refuse_if_used (&undo, error) && take_back (&undo, error);
  g_free (undo.entry);
  if (ok)
    return xq_store_commit (store, error);
  xq_store_rollback (store);
  return FALSE;
}
