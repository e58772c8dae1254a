/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <string.h>

#include "papers/fill-private.h"
#include "papers/given-out.h"
#include "school/kinds.h"
#include "store/calendar-day.h"

/* The ledger is written just before the print's own entry, by the same clock. */
#define SECONDS_BETWEEN 5
/* A teacher's telling has the minute in which it was written. */
#define SECONDS_OF_MINUTE 60

void
xq_given_out_free (XqGivenOut *given)
{
  if (given == NULL)
    return;
  g_free (given->account);
  g_free (given->way);
  g_free (given->what);
  g_free (given->kind);
  g_free (given->title);
  g_free (given->to);
  g_free (given->purpose);
  g_free (given->ground);
  g_free (given->students);
  g_free (given);
}

static XqGivenOut *
add_line (GPtrArray  *lines,
          gint64      at,
          const char *account,
          const char *way)
{
  XqGivenOut *given = g_new0 (XqGivenOut, 1);

  given->at = at;
  given->account = g_strdup (account);
  given->way = g_strdup (way);
  given->students = g_strdup ("");
  g_ptr_array_add (lines, given);
  return given;
}

/* --- the audit chains --- */

static gboolean
is_outward (const char *verb)
{
  static const char *const outward[] = { "print", "export", "backup", XQ_QUEUE_COPY, NULL };

  return g_strv_contains (outward, verb);
}

static void
add_entry (GPtrArray          *lines,
           const XqAuditEntry *entry,
           const char         *from_on,
           const char         *until_on)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (entry->at);
  g_autofree char *day = moment != NULL ? g_date_time_format (moment, "%Y-%m-%d") : NULL;
  g_autofree char *time = moment != NULL ? g_date_time_format (moment, "%H:%M") : NULL;
  XqGivenOut *given;

  if (day == NULL || !is_outward (entry->verb) || strcmp (day, from_on) < 0 || strcmp (day, until_on) > 0)
    return;
  given = add_line (lines, entry->at, entry->account, entry->verb);
  g_strlcpy (given->day, day, sizeof given->day);
  g_strlcpy (given->time, time, sizeof given->time);
  given->what = g_strdup (entry->what);
  if (g_str_equal (entry->verb, "print"))
    given->title = g_strdup (xq_form_word ("paper", entry->what));
  else
    given->kind = g_strdup (entry->kind);
}

static gboolean
add_chains (XqStore     *store,
            GPtrArray   *lines,
            const char  *from_on,
            const char  *until_on,
            GError     **error)
{
  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    {
      g_autoptr (GPtrArray) entries = NULL;

      if (!xq_vault_holds (xq_store_get_vault (store), cabinet))
        continue;
      entries = xq_store_audit_list (store, cabinet, error);
      if (entries == NULL)
        return FALSE;
      for (guint i = 0; i < entries->len; i++)
        add_entry (lines, g_ptr_array_index (entries, i), from_on, until_on);
    }
  return TRUE;
}

/* --- the ledger --- */

typedef enum
{
  LEDGER_STUDENT,
  LEDGER_DAY,
  LEDGER_TIME,
  LEDGER_TO,
  LEDGER_WAY,
  LEDGER_WHAT,
  LEDGER_WHY,
  LEDGER_GROUND,
  LEDGER_CREATED_AT,
  LEDGER_AUTHOR,
  LEDGER_CAUSE,
  LEDGER_TELLER,
} LedgerColumn;

static gint64
to_unix (const char *day,
         const char *time)
{
  g_autofree char *text = g_strdup_printf ("%sT%s:00", day, time);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (text, zone);

  return moment != NULL ? g_date_time_to_unix (moment) : 0;
}

/* A paper that a teacher told of by letter has that teacher and that minute. */
static gboolean
is_same_print (const XqGivenOut *given,
               XqRows           *row,
               const char       *account)
{
  const char *title = xq_rows_text (row, LEDGER_WHAT);
  gboolean by_letter;
  gint64 since;

  if (given->title == NULL || g_strcmp0 (given->title, title) != 0)
    return FALSE;
  by_letter = xq_rows_text (row, LEDGER_CAUSE) != NULL;
  if (g_strcmp0 (given->account, account) != 0)
    return FALSE;
  if (!by_letter)
    {
      since = given->at - xq_rows_integer (row, LEDGER_CREATED_AT);
      return since >= 0 && since <= SECONDS_BETWEEN;
    }
  since = given->at - to_unix (xq_rows_text (row, LEDGER_DAY), xq_rows_text (row, LEDGER_TIME));
  return since >= 0 && since < SECONDS_OF_MINUTE + SECONDS_BETWEEN;
}

static gboolean
is_same_act (const XqGivenOut *given,
             XqRows           *row,
             const char       *account)
{
  return given->at == 0 && g_strcmp0 (given->account, account) == 0 &&
         g_str_equal (given->way, xq_rows_text (row, LEDGER_WAY)) &&
         g_strcmp0 (given->title, xq_rows_text (row, LEDGER_WHAT)) == 0 &&
         g_strcmp0 (given->to, xq_rows_text (row, LEDGER_TO)) == 0 &&
         g_str_equal (given->day, xq_rows_text (row, LEDGER_DAY)) && g_strcmp0 (given->time, xq_rows_text (row, LEDGER_TIME)) == 0;
}

/* The print that comes next after what the ledger says, if it is not of somebody
 * else's paper. */
static XqGivenOut *
find_print (GPtrArray  *lines,
            XqRows     *row,
            const char *account)
{
  XqGivenOut *next = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      XqGivenOut *given = g_ptr_array_index (lines, i);

      if (is_same_print (given, row, account) && (given->to == NULL || g_strcmp0 (given->to, xq_rows_text (row, LEDGER_TO)) == 0) &&
          strstr (given->students, xq_rows_text (row, LEDGER_STUDENT)) == NULL && (next == NULL || given->at < next->at))
        next = given;
    }
  return next;
}

static XqGivenOut *
find_act (GPtrArray  *lines,
          XqRows     *row,
          const char *account)
{
  for (guint i = 0; i < lines->len; i++)
    if (is_same_act (g_ptr_array_index (lines, i), row, account))
      return g_ptr_array_index (lines, i);
  return NULL;
}

static void
add_student (XqGivenOut *given,
             const char *student)
{
  char *students = *given->students == '\0' ? g_strdup (student) : g_strconcat (given->students, " ", student, NULL);

  g_free (given->students);
  given->students = students;
  given->n_students++;
}

static void
add_disclosure (GPtrArray *lines,
                XqRows    *row)
{
  const char *way = xq_rows_text (row, LEDGER_WAY);
  gboolean kept = g_str_equal (way, "kept");
  gboolean is_paper = kept || g_str_equal (way, "paper");
  const char *account = xq_rows_text (row, LEDGER_CAUSE) != NULL && is_paper ? xq_rows_text (row, LEDGER_TELLER)
                                                                            : xq_rows_text (row, LEDGER_AUTHOR);
  XqGivenOut *given = is_paper ? find_print (lines, row, account) : NULL;

  if (given == NULL && is_paper)
    given = find_act (lines, row, account);
  if (given == NULL)
    {
      given = add_line (lines, 0, account, way);
      g_strlcpy (given->day, xq_rows_text (row, LEDGER_DAY), sizeof given->day);
      if (xq_rows_text (row, LEDGER_TIME) != NULL)
        g_strlcpy (given->time, xq_rows_text (row, LEDGER_TIME), sizeof given->time);
      given->title = is_paper ? g_strdup (xq_rows_text (row, LEDGER_WHAT)) : NULL;
    }
  if (given->to == NULL && !kept)
    {
      given->to = g_strdup (xq_rows_text (row, LEDGER_TO));
      given->purpose = is_paper ? g_strdup (xq_rows_text (row, LEDGER_WHY)) : NULL;
      given->ground = g_strdup (xq_rows_text (row, LEDGER_GROUND));
    }
  add_student (given, xq_rows_text (row, LEDGER_STUDENT));
}

static gboolean
add_ledger (XqStore     *store,
            GPtrArray   *lines,
            const char  *from_on,
            const char  *until_on,
            GError     **error)
{
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;

  if (!xq_store_audit (store, XQ_CABINET_CARE, "list", &xq_disclosure, NULL, error))
    return FALSE;
  rows = xq_store_query (store,
                         "SELECT d.student, d.told_on, d.told_at, d.told_to, d.way, d.what, d.why, d.ground, d.created_at, d.author, "
                         "d.cause, (SELECT s.account FROM visible_staff s WHERE s.uid = d.decided_by) FROM visible_disclosure d "
                         "WHERE d.withdrawn = 0 AND d.told_on >= ?1 AND d.told_on <= ?2 ORDER BY d.id",
                         error, from_on, until_on, NULL);
  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    add_disclosure (lines, rows);
  return xq_rows_ended (problem, error);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const XqGivenOut *first = *(const XqGivenOut *const *) a;
  const XqGivenOut *second = *(const XqGivenOut *const *) b;
  int by_day = strcmp (second->day, first->day);
  int by_time = by_day != 0 ? by_day : strcmp (second->time, first->time);

  return by_time != 0 ? by_time : first->at > second->at ? -1 : first->at < second->at;
}

GPtrArray *
xq_given_out_list (XqStore     *store,
                   const char  *from_on,
                   const char  *until_on,
                   GError     **error)
{
  XqRoles readers = XQ_ROLE_BIT (XQ_ROLE_HEAD) | XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR);
  XqVault *vault;
  g_autoptr (GPtrArray) lines = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store) && xq_day_is_valid (from_on) && xq_day_is_valid (until_on), NULL);

  vault = xq_store_get_vault (store);
  lines = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_given_out_free);
  if (!add_chains (store, lines, from_on, until_on, error) ||
      ((xq_vault_get_roles (vault) & readers) != 0 && xq_vault_holds (vault, XQ_CABINET_CARE) &&
       !add_ledger (store, lines, from_on, until_on, error)))
    return NULL;
  g_ptr_array_sort (lines, compare_lines);
  return g_steal_pointer (&lines);
}
