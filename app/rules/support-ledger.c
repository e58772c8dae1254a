/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include <string.h>

#include "rules/requirement-private.h"
#include "rules/support-ledger.h"
#include "school/key-support.h"
#include "school/settings.h"
#include "store/calendar-day.h"

void
xq_support_entry_free (XqSupportEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->uid);
  g_free (entry);
}

gboolean
xq_support_entry_is_open_on (const XqSupportEntry *entry,
                             const char           *day)
{
  g_return_val_if_fail (entry != NULL && day != NULL, FALSE);

  return strcmp (entry->opened_on, day) <= 0 && (*entry->closed_on == '\0' || strcmp (entry->closed_on, day) > 0);
}

/* Codes separated by a space, as bits. */
static guint
bits_of (const char *codes)
{
  g_auto (GStrv) words = g_strsplit (codes != NULL ? codes : "", " ", -1);
  guint bits = 0;

  for (guint i = 0; xq_support_role_choices[i].code != NULL; i++)
    if (g_strv_contains ((const char *const *) words, xq_support_role_choices[i].code))
      bits |= 1u << i;
  return bits;
}

gboolean
xq_support_roles_wanted (XqStore  *store,
                         guint    *roles,
                         GError  **error)
{
  g_autofree char *codes = NULL;

  *roles = 0;
  if (!xq_setting_text (store, "key_support.roles", &codes, error))
    return FALSE;
  *roles = bits_of (codes);
  return TRUE;
}

static GPtrArray *
list_entries (const XqCount  *count,
              GError        **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_support_entry_free);
  const char *today = xq_store_get_today (count->store);
  const char *until = strcmp (today, count->term.counted_until) < 0 ? today : count->term.counted_until;
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;
  guint wanted;

  if (!xq_support_roles_wanted (count->store, &wanted, error))
    return NULL;
  rows = xq_store_count_query (count->store, "key-support-entries", error, ":from", count->term.counted_from,
                               ":until", until, ":term", count->name, NULL);
  if (rows == NULL)
    return NULL;
  while (xq_rows_next (rows, &problem))
    {
      XqSupportEntry *entry = g_new0 (XqSupportEntry, 1);
      const char *closed_on = xq_rows_text (rows, 4);

      entry->uid = g_strdup (xq_rows_text (rows, 0));
      entry->number_year = (int) xq_rows_integer (rows, 1);
      entry->number = (int) xq_rows_integer (rows, 2);
      g_strlcpy (entry->opened_on, xq_rows_text (rows, 3), sizeof entry->opened_on);
      g_strlcpy (entry->closed_on, closed_on != NULL ? closed_on : "", sizeof entry->closed_on);
      g_strlcpy (entry->next_review_on, xq_rows_text (rows, 5), sizeof entry->next_review_on);
      entry->roles = bits_of (xq_rows_text (rows, 6));
      entry->is_complete = (entry->roles & wanted) == wanted;
      entry->is_decided = xq_rows_integer (rows, 7) != 0;
      g_ptr_array_add (entries, entry);
    }
  return xq_rows_ended (problem, error) ? g_steal_pointer (&entries) : NULL;
}

GPtrArray *
xq_support_entries (XqStore     *store,
                    const char  *term,
                    GError     **error)
{
  XqCount count;

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  return xq_count_begin (&count, store, term, error) ? list_entries (&count, error) : NULL;
}

/* Entries that the term before left undecided. */
static gboolean
add_left_over (XqStore       *store,
               const XqTerm  *term,
               GHashTable    *owed,
               GError       **error)
{
  g_autofree char *name = g_strdup_printf ("%d-%d", term->number == 1 ? term->year - 1 : term->year, term->number == 1 ? 2 : 1);
  g_autoptr (GPtrArray) entries = xq_support_entries (store, name, error);
  XqTerm last;

  if (entries == NULL || !xq_term_parse (store, name, &last, error))
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      const XqSupportEntry *entry = g_ptr_array_index (entries, i);

      if (!entry->is_decided && strcmp (entry->opened_on, last.until_on) <= 0)
        g_hash_table_insert (owed, g_strdup (entry->uid), g_strdup (last.until_on));
    }
  return TRUE;
}

GHashTable *
xq_support_decisions_owed (XqStore  *store,
                           GError  **error)
{
  g_autoptr (GHashTable) owed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *name = NULL;
  g_autofree char *from = NULL;
  const char *today;
  gint64 days;
  XqTerm term;

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  today = xq_store_get_today (store);
  if (!xq_term_of_day (store, today, &term, error) || !xq_setting_integer (store, "key_support.decide_days", &days, error) ||
      !add_left_over (store, &term, owed, error))
    return NULL;
  name = g_strdup_printf ("%d-%d", term.year, term.number);
  entries = xq_support_entries (store, name, error);
  if (entries == NULL)
    return NULL;
  from = xq_day_add (term.until_on, (int) -days);
  for (guint i = 0; i < entries->len; i++)
    {
      const XqSupportEntry *entry = g_ptr_array_index (entries, i);

      /* What was missed is made up for by the next decision. */
      if (entry->is_decided || !xq_support_entry_is_open_on (entry, today))
        g_hash_table_remove (owed, entry->uid);
      else if (!g_hash_table_contains (owed, entry->uid) && strcmp (today, from) >= 0 &&
               strcmp (entry->opened_on, term.until_on) <= 0)
        g_hash_table_insert (owed, g_strdup (entry->uid), g_strdup (term.until_on));
    }
  return g_steal_pointer (&owed);
}

typedef void (*JudgeFunc) (const XqCount        *count,
                           const XqSupportEntry *entry,
                           GPtrArray            *requirements);

static GPtrArray *
judge (XqStore     *store,
       const char  *term,
       JudgeFunc    one,
       GError     **error)
{
  g_autoptr (GPtrArray) requirements = xq_requirements_new ();
  g_autoptr (GPtrArray) entries = NULL;
  XqCount count;

  if (!xq_count_begin (&count, store, term, error))
    return NULL;
  entries = list_entries (&count, error);
  if (entries == NULL)
    return NULL;
  for (guint i = 0; i < entries->len; i++)
    one (&count, g_ptr_array_index (entries, i), requirements);
  return g_steal_pointer (&requirements);
}

/* By the number in the ledger alone: lists of what is missing are shown to others. */
static XqRequirement *
add (const XqCount        *count,
     const XqSupportEntry *entry,
     GPtrArray            *requirements,
     const char           *from_on,
     const char           *until_on,
     gboolean              is_done)
{
  g_autofree char *number = g_strdup_printf ("%d-%d", entry->number_year, entry->number);
  XqRequirement *requirement = xq_requirements_add (requirements, count, NULL, number, from_on, until_on, 1);

  requirement->done = is_done ? 1 : 0;
  return requirement;
}

static void
judge_group (const XqCount        *count,
             const XqSupportEntry *entry,
             GPtrArray            *requirements)
{
  if (xq_support_entry_is_open_on (entry, count->day))
    add (count, entry, requirements, entry->opened_on, entry->opened_on, entry->is_complete);
}

/* A review is overdue from the day after. */
static void
judge_review (const XqCount        *count,
              const XqSupportEntry *entry,
              GPtrArray            *requirements)
{
  if (xq_support_entry_is_open_on (entry, count->day))
    add (count, entry, requirements, entry->opened_on, entry->next_review_on,
         strcmp (entry->next_review_on, count->day) >= 0);
}

/* Who was listed after the term's last day is decided upon in the next. */
static void
judge_decision (const XqCount        *count,
                const XqSupportEntry *entry,
                GPtrArray            *requirements)
{
  if (strcmp (entry->opened_on, count->term.until_on) <= 0)
    add (count, entry, requirements, count->term.from_on, count->term.until_on, entry->is_decided);
}

GPtrArray *
xq_support_groups_required (XqStore     *store,
                            const char  *term,
                            GError     **error)
{
  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  return judge (store, term, judge_group, error);
}

GPtrArray *
xq_support_reviews_required (XqStore     *store,
                             const char  *term,
                             GError     **error)
{
  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  return judge (store, term, judge_review, error);
}

GPtrArray *
xq_support_decisions_required (XqStore     *store,
                               const char  *term,
                               GError     **error)
{
  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  return judge (store, term, judge_decision, error);
}
