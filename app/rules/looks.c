/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include <string.h>

#include "rules/looks.h"
#include "school/settings.h"
#include "store/calendar-day.h"

typedef struct
{
  XqLooks  looks;
  guint    order;     /* of the account in the roll */
  guint    in_hour;   /* looks in the hour that is being counted */
  gint64   hour;      /* when it begins */
} Line;

typedef struct
{
  GHashTable *lines;      /* account and month -> Line */
  GPtrArray  *accounts;
  gint64      per_hour;
  gint64      from_hour;
  gint64      until_hour;
  const char *from_on;
  const char *until_on;
} Counting;

void
xq_looks_free (XqLooks *looks)
{
  if (looks == NULL)
    return;
  g_free (looks->account);
  g_free (looks->name);
  g_free (looks);
}

static guint
order_of (GPtrArray   *accounts,
          const char  *uid,
          const char **name)
{
  for (guint i = 0; i < accounts->len; i++)
    {
      const XqAccount *account = g_ptr_array_index (accounts, i);

      if (g_str_equal (account->uid, uid))
        {
          *name = account->name;
          return i;
        }
    }
  *name = "";
  return accounts->len;
}

static Line *
find_line (Counting   *counting,
           const char *account,
           const char *month)
{
  char *key = g_strconcat (account, " ", month, NULL);
  Line *line = g_hash_table_lookup (counting->lines, key);
  const char *name;

  if (line != NULL)
    {
      g_free (key);
      return line;
    }
  line = g_new0 (Line, 1);
  line->order = order_of (counting->accounts, account, &name);
  line->looks.account = g_strdup (account);
  line->looks.name = g_strdup (name);
  g_strlcpy (line->looks.month, month, sizeof line->looks.month);
  g_hash_table_insert (counting->lines, key, line);
  return line;
}

static gboolean
is_look (const XqAuditEntry *entry)
{
  return g_str_equal (entry->verb, "look") || g_str_equal (entry->verb, "list");
}

static void
count_look (Counting  *counting,
            Line      *line,
            XqCabinet  cabinet,
            GDateTime *moment)
{
  int hour = g_date_time_get_hour (moment);
  gint64 begins = g_date_time_to_unix (moment) - g_date_time_get_minute (moment) * 60 - g_date_time_get_second (moment);

  line->looks.looks[cabinet]++;
  if (hour < counting->from_hour || hour >= counting->until_hour)
    line->looks.at_odd_hours++;
  line->in_hour = line->hour == begins ? line->in_hour + 1 : 1;
  line->hour = begins;
  if (line->in_hour > line->looks.busiest)
    {
      line->looks.busiest = line->in_hour;
      line->looks.busiest_at = begins;
    }
}

/* A look at the school's own records is none that is written down. */
static void
count_entry (Counting           *counting,
             XqCabinet           cabinet,
             const XqAuditEntry *entry)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (entry->at);
  g_autofree char *day = moment != NULL ? g_date_time_format (moment, "%Y-%m-%d") : NULL;
  g_autofree char *month = NULL;
  gboolean look = cabinet != XQ_CABINET_SCHOOL && is_look (entry);
  gboolean print = g_str_equal (entry->verb, "print");
  gboolean out = g_str_equal (entry->verb, "export");
  Line *line;

  if (day == NULL || entry->account == NULL || !(look || print || out) ||
      strcmp (day, counting->from_on) < 0 || strcmp (day, counting->until_on) > 0)
    return;
  month = g_strndup (day, strlen ("2024-09"));
  line = find_line (counting, entry->account, month);
  line->looks.prints += print ? 1 : 0;
  line->looks.exports += out ? 1 : 0;
  if (look)
    count_look (counting, line, cabinet, moment);
}

typedef struct
{
  XqCabinet           cabinet;
  const XqAuditEntry *entry;
} Entry;

/* Two chains are one time: an hour's looks at both count together. */
static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *first = a;
  const Entry *second = b;

  if (first->entry->at != second->entry->at)
    return first->entry->at < second->entry->at ? -1 : 1;
  return first->cabinet < second->cabinet ? -1 : first->cabinet > second->cabinet;
}

static gboolean
count_chains (XqStore   *store,
              Counting  *counting,
              GError   **error)
{
  g_autoptr (GPtrArray) chains = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    {
      GPtrArray *entries;

      if (!xq_vault_holds (xq_store_get_vault (store), cabinet))
        continue;
      entries = xq_store_audit_list (store, cabinet, error);
      if (entries == NULL)
        return FALSE;
      g_ptr_array_add (chains, entries);
      for (guint i = 0; i < entries->len; i++)
        {
          Entry entry = { cabinet, g_ptr_array_index (entries, i) };

          g_array_append_val (all, entry);
        }
    }
  g_array_sort (all, compare_entries);
  for (guint i = 0; i < all->len; i++)
    count_entry (counting, g_array_index (all, Entry, i).cabinet, g_array_index (all, Entry, i).entry);
  return TRUE;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const Line *first = *(const Line *const *) a;
  const Line *second = *(const Line *const *) b;
  int by_month = strcmp (second->looks.month, first->looks.month);

  return by_month != 0 ? by_month : first->order < second->order ? -1 : first->order > second->order;
}

static void
line_free (Line *line)
{
  g_free (line->looks.account);
  g_free (line->looks.name);
  g_free (line);
}

static GPtrArray *
take_lines (const Counting *counting)
{
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_looks_free);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, counting->lines);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (lines, value);
  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = g_ptr_array_index (lines, i);
      XqLooks *looks = g_memdup2 (&line->looks, sizeof line->looks);

      line->looks.account = NULL;
      line->looks.name = NULL;
      looks->is_many = looks->busiest > counting->per_hour;
      g_ptr_array_add (result, looks);
    }
  return result;
}

GPtrArray *
xq_looks_by_month (XqStore     *store,
                   const char  *from_on,
                   const char  *until_on,
                   GError     **error)
{
  g_autoptr (GHashTable) lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) line_free);
  g_autoptr (GPtrArray) accounts = NULL;
  Counting counting = { .lines = lines, .from_on = from_on, .until_on = until_on };

  g_return_val_if_fail (XQ_IS_STORE (store) && xq_day_is_valid (from_on) && xq_day_is_valid (until_on), NULL);

  accounts = xq_vault_list_accounts (xq_store_get_vault (store));
  counting.accounts = accounts;
  if (!xq_setting_integer (store, "secrecy.looks_per_hour", &counting.per_hour, error) ||
      !xq_setting_integer (store, "secrecy.hours_from", &counting.from_hour, error) ||
      !xq_setting_integer (store, "secrecy.hours_until", &counting.until_hour, error) ||
      !count_chains (store, &counting, error))
    return NULL;
  return take_lines (&counting);
}
