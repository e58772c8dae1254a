/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "audit-work.h"
#include "paper-out.h"
#include "secrecy-answer.h"

#include "school/kinds.h"
#include "school/record-words.h"
#include "store/carry.h"
#include "vault/queue.h"

/* More than a year of a school's looks; the command line has all of them. */
#define MOST_LINES 20000

void
xq_audit_answer_free (XqAuditAnswer *answer)
{
  if (answer == NULL)
    return;
  g_clear_pointer (&answer->lines, g_ptr_array_unref);
  g_clear_pointer (&answer->state, g_ptr_array_unref);
  g_free (answer);
}

typedef struct
{
  XqCabinet           cabinet;
  const XqAuditEntry *entry;
} Line;

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const Line *first = a;
  const Line *second = b;

  if (first->entry->at != second->entry->at)
    return first->entry->at < second->entry->at ? 1 : -1;
  return first->entry->sequence < second->entry->sequence ? 1 : first->entry->sequence > second->entry->sequence ? -1 : 0;
}

static const char *
say_verb (const char *verb)
{
  static const struct
  {
    const char *verb;
    const char *words;
  } verbs[] = {
    { "add", N_("wrote") },
    { "save", N_("wrote") },
    { "edit", N_("changed") },
    { "look", N_("looked") },
    { "list", N_("looked at the list") },
    { "print", N_("printed") },
    { "sign", N_("signed and locked") },
    { "withdraw", N_("withdrew") },
    { "reinstate", N_("took back a withdrawal") },
    { "import", N_("imported a roster") },
    { "undo import", N_("took an import back") },
    { "begin school year", N_("began a school year") },
    { "undo begin school year", N_("took the beginning of a school year back") },
    { "import visits", N_("imported home visits") },
    { "undo import visits", N_("took an import of home visits back") },
    { "import staff", N_("imported the staff") },
    { "undo import staff", N_("took an import of the staff back") },
    { "import meetings", N_("imported parent meetings") },
    { "undo import meetings", N_("took an import of parent meetings back") },
    { "import lessons", N_("imported lessons") },
    { "undo import lessons", N_("took an import of lessons back") },
    { "account", N_("changed accounts and posts") },
    { "calendar", N_("changed the calendar") },
    { "create", N_("made the school") },
    { "backup", N_("made a copy") },
    { XQ_VERB_CARRY, N_("kept a copy in the second place") },
    { "export", N_("exported") },
    { "publish", N_("published") },
    { "letter", N_("sent a sealed letter") },
    { "demo", N_("made the invented records") },
    { XQ_QUEUE_FAILED_UNLOCK, N_("tried to unlock and failed") },
    { XQ_QUEUE_COPY, N_("made a copy as keeper") },
    { XQ_QUEUE_UNREADABLE, N_("left a note that cannot be read") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].verb, verb))
      return _(verbs[i].words);
  return verb;
}

/* A transaction of several kinds has none: a record with all that follows from it. */
static gboolean
writes_several (const XqAuditEntry *entry)
{
  static const char *const writing[] = { "add", "edit", "save", NULL };

  return entry->kind == NULL && g_strv_contains (writing, entry->verb);
}

static const char *
say_what (const XqAuditEntry *entry)
{
  const XqKind *kind = entry->kind != NULL ? xq_kind_find (entry->kind) : NULL;

  if (entry->what != NULL)
    return g_str_equal (entry->verb, "print") ? xq_paper_out_get_title (entry->what) : xq_secrecy_table_title (entry->what);
  if (kind != NULL)
    return _(kind->title);
  return writes_several (entry) ? _("several records") : "";
}

/* The names of students alone: to name a record of care would be a look at it. */
static const char *
say_record (XqRecordWords      *words,
            const XqAuditEntry *entry)
{
  if (entry->record == NULL || g_strcmp0 (entry->kind, xq_student.name) != 0)
    return "";
  return xq_record_words_name (words, &xq_student, entry->record);
}

static XqRecordItem *
say_line (const Line    *line,
          GHashTable    *names,
          XqRecordWords *words)
{
  const XqAuditEntry *entry = line->entry;
  const char *who = entry->account != NULL ? g_hash_table_lookup (names, entry->account) : NULL;
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (entry->at);
  g_auto (GStrv) cells = g_new0 (char *, 7);
  g_autofree char *uid = g_strdup_printf ("%s %" G_GINT64_FORMAT, xq_cabinet_get_code (line->cabinet), entry->sequence);

  cells[0] = moment != NULL ? g_date_time_format (moment, "%Y-%m-%d %H:%M") : g_strdup ("");
  cells[1] = g_strdup (who != NULL ? who : "");
  cells[2] = g_strdup (say_verb (entry->verb));
  cells[3] = g_strdup (say_what (entry));
  cells[4] = g_strdup (say_record (words, entry));
  cells[5] = g_strdup (xq_cabinet_get_title (line->cabinet));
  return xq_record_item_new (uid, (const char *const *) cells);
}

static GHashTable *
name_accounts (XqVault *vault)
{
  g_autoptr (GPtrArray) accounts = xq_vault_list_accounts (vault);
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < accounts->len; i++)
    {
      const XqAccount *account = g_ptr_array_index (accounts, i);

      g_hash_table_insert (names, g_strdup (account->uid), g_strdup (account->name));
    }
  return names;
}

static void
verify (XqStore       *store,
        XqCabinet      cabinet,
        guint          n,
        XqAuditAnswer *answer)
{
  g_autoptr (GError) wrong = NULL;

  if (xq_store_audit_verify (store, cabinet, &wrong))
    /* Translators: a cabinet, a number of entries */
    g_ptr_array_add (answer->state, g_strdup_printf (_("%s: whole, %u entries"), xq_cabinet_get_title (cabinet), n));
  else
    {
      answer->whole = FALSE;
      g_ptr_array_add (answer->state, g_strdup_printf ("%s: %s", xq_cabinet_get_title (cabinet), wrong->message));
    }
}

static XqAuditAnswer *
ask (XqStore       *store,
     const char    *account,
     GCancellable  *cancellable,
     GError       **error)
{
  XqVault *vault = xq_store_get_vault (store);
  g_autoptr (GPtrArray) chains = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) names = name_accounts (vault);
  g_autoptr (XqRecordWords) words = xq_record_words_new (store);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  XqAuditAnswer *answer = g_new0 (XqAuditAnswer, 1);

  answer->lines = g_ptr_array_new_with_free_func (g_object_unref);
  answer->state = g_ptr_array_new_with_free_func (g_free);
  answer->whole = TRUE;
  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    {
      GPtrArray *entries;

      if (!xq_vault_holds (vault, cabinet))
        continue;
      entries = xq_store_audit_list (store, cabinet, error);
      if (entries == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          g_clear_pointer (&entries, g_ptr_array_unref);
          xq_audit_answer_free (answer);
          return NULL;
        }
      g_ptr_array_add (chains, entries);
      verify (store, cabinet, entries->len, answer);
      for (guint i = 0; i < entries->len; i++)
        {
          Line line = { cabinet, g_ptr_array_index (entries, i) };

          if (account == NULL || g_strcmp0 (line.entry->account, account) == 0)
            g_array_append_val (lines, line);
        }
    }
  g_array_sort (lines, compare_lines);
  for (guint i = 0; i < MIN (lines->len, MOST_LINES); i++)
    g_ptr_array_add (answer->lines, say_line (&g_array_index (lines, Line, i), names, words));
  answer->n_left = lines->len - answer->lines->len;
  return answer;
}

gpointer
xq_audit_ask (XqStore       *store,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  (void) data;
  return ask (store, NULL, cancellable, error);
}

gpointer
xq_audit_ask_own (XqStore       *store,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  (void) data;
  return ask (store, xq_vault_get_account_uid (xq_store_get_vault (store)), cancellable, error);
}
