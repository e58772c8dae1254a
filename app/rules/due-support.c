/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/due-private.h"
#include "rules/support-ledger.h"
#include "school/kinds.h"
#include "school/key-support.h"
#include "school/question.h"
#include "school/settings.h"
#include "store/calendar-day.h"

static gboolean
add_reviews (XqStore    *store,
             GPtrArray  *list,
             GError    **error)
{
  const char *today = xq_store_get_today (store);

  return xq_due_add_records (store, list,
                             xq_store_query (store,
                                             "SELECT uid, next_review_on, student FROM visible_key_support WHERE withdrawn = 0 "
                                             "AND closed_on IS NULL AND next_review_on < ?", error, today, NULL),
                             XQ_DUE_SUPPORT_REVIEW, TRUE, "key_support", _("Key support was to be reviewed on %s."), error) &&
         xq_due_add_records (store, list,
                             xq_store_query (store,
                                             "SELECT uid, next_review_on, student FROM visible_key_support WHERE withdrawn = 0 "
                                             "AND closed_on IS NULL AND next_review_on = ?", error, today, NULL),
                             XQ_DUE_SUPPORT_REVIEW, FALSE, "key_support", _("Key support is to be reviewed today, %s."), error);
}

static gboolean
add_entry (XqStore               *store,
           GPtrArray             *list,
           XqRecordWords         *names,
           const XqSupportEntry  *entry,
           XqDueKind              kind,
           gboolean               urgent,
           const char            *since,
           char                  *words,
           GError               **error)
{
  g_autofree char *student = NULL;
  XqDue *due = xq_due_add (list, kind, urgent, "key_support", entry->uid, since, words);

  return xq_question (store, "SELECT student FROM visible_key_support WHERE uid = unhex (?)", &student, error, entry->uid,
                      NULL, NULL) &&
         xq_due_say_who (store, names, student, FALSE, &due->who, error);
}

/* "the lead, a subject teacher" */
static char *
say_lacking (guint roles,
             guint wanted)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; xq_support_role_choices[i].code != NULL; i++)
    if ((wanted & ~roles) & (1u << i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? C_("list", ", ") : "", _(xq_support_role_choices[i].title));
  return g_string_free (text, FALSE);
}

static gboolean
add_decisions (XqStore         *store,
               GPtrArray       *list,
               XqRecordWords   *names,
               GPtrArray       *entries,
               GError         **error)
{
  g_autoptr (GHashTable) owed = xq_support_decisions_owed (store, error);

  for (guint i = 0; owed != NULL && i < entries->len; i++)
    {
      const XqSupportEntry *entry = g_ptr_array_index (entries, i);
      const char *since = g_hash_table_lookup (owed, entry->uid);
      g_autofree char *day = since != NULL ? xq_day_words (since, xq_store_get_today (store)) : NULL;

      if (since != NULL &&
          !add_entry (store, list, names, entry, XQ_DUE_SUPPORT_DECISION, strcmp (since, xq_store_get_today (store)) < 0, since,
                      g_strdup_printf (_("The term ends on %s: decide whether the student stays in the ledger or is taken off."),
                                       day), error))
        return FALSE;
    }
  return owed != NULL;
}

gboolean
xq_due_add_support (XqStore    *store,
                    GPtrArray  *list,
                    GError    **error)
{
  g_autoptr (XqRecordWords) names = xq_record_words_new (store);
  const char *today = xq_store_get_today (store);
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *name = NULL;
  guint wanted;
  XqTerm term;

  if (!xq_vault_holds (xq_store_get_vault (store), XQ_CABINET_CARE))
    return TRUE;
  if (!add_reviews (store, list, error) || !xq_term_of_day (store, today, &term, error) ||
      !xq_support_roles_wanted (store, &wanted, error))
    return FALSE;
  name = g_strdup_printf ("%d-%d", term.year, term.number);
  entries = xq_support_entries (store, name, error);
  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      const XqSupportEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *lacking = NULL;

      if (entry->is_complete || !xq_support_entry_is_open_on (entry, today))
        continue;
      lacking = say_lacking (entry->roles, wanted);
      if (!add_entry (store, list, names, entry, XQ_DUE_SUPPORT_GROUP, FALSE, entry->opened_on,
                      g_strdup_printf (_("The support group lacks: %s."), lacking), error))
        return FALSE;
    }
  return add_decisions (store, list, names, entries, error);
}
