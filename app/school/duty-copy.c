/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "school/duty-copy.h"
#include "school/kinds.h"
#include "school/question.h"
#include "store/calendar-day.h"

/* Days are alike that follow the timetable of one weekday, 1 to 7; the evenings
 * before school begins again are alike, too. */
#define EVENING_OF_RETURN 8
#define N_LIKE (EVENING_OF_RETURN + 1)

/* A duty of the days that are copied to, as it is kept. */
typedef struct
{
  char *day;
  char *from_at;
  char *until_at;
  char *room;
  char *planned;
  char *keeper;        /* NULL: nobody */
  char *keeper_name;
} Kept;

typedef struct
{
  XqStore    *store;
  char       *series;
  GPtrArray  *pattern[N_LIKE];   /* XqRecord, the duties that are copied, by what their day is like */
  gboolean    has_day[N_LIKE];   /* the week had such a day */
  GPtrArray  *kept;
  GPtrArray  *slots;
  XqDutyCopy *copy;
} Copying;

static void
left_free (XqDutyLeft *left)
{
  g_free (left->what);
  g_free (left);
}

void
xq_duty_copy_free (XqDutyCopy *copy)
{
  if (copy == NULL)
    return;
  g_strfreev (copy->slots);
  g_ptr_array_unref (copy->left);
  g_free (copy);
}

static void
kept_free (Kept *kept)
{
  g_free (kept->day);
  g_free (kept->from_at);
  g_free (kept->until_at);
  g_free (kept->room);
  g_free (kept->planned);
  g_free (kept->keeper);
  g_free (kept->keeper_name);
  g_free (kept);
}

static void
copying_clear (Copying *copying)
{
  g_free (copying->series);
  for (guint i = 0; i < N_LIKE; i++)
    g_clear_pointer (&copying->pattern[i], g_ptr_array_unref);
  g_clear_pointer (&copying->kept, g_ptr_array_unref);
  g_clear_pointer (&copying->slots, g_ptr_array_unref);
  g_clear_pointer (&copying->copy, xq_duty_copy_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Copying, copying_clear)

static void
leave (Copying       *copying,
       const char    *day,
       const char    *from_at,
       XqDutyLeftWhy  why,
       const char    *what)
{
  XqDutyLeft *left = g_new0 (XqDutyLeft, 1);

  g_strlcpy (left->day, day, sizeof left->day);
  g_strlcpy (left->from_at, from_at, sizeof left->from_at);
  left->why = why;
  left->what = g_strdup (what);
  g_ptr_array_add (copying->copy->left, left);
}

/* A series is named by a uid of its own. */
static char *
new_series (void)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_auto (GStrv) pieces = g_strsplit (uuid, "-", -1);

  return g_strjoinv ("", pieces);
}

/* --- what is copied --- */

static int
like_of (const XqCalendarDay *day)
{
  return day->is_school_day ? day->timetable : day->boarders_return ? EVENING_OF_RETURN : 0;
}

static gboolean
dup_holiday (Copying     *copying,
             const char  *day,
             char       **name,
             GError     **error)
{
  return xq_question (copying->store, "SELECT name FROM visible_school_day WHERE falls_on = ? AND kind = 'holiday' AND withdrawn = 0",
                      name, error, day, NULL, NULL);
}

static GPtrArray *
list_duties (XqStore     *store,
             const char  *day,
             GError     **error)
{
  g_autoptr (XqFilter) filter = xq_filter_new ();

  xq_filter_add (filter, "falls_on", "=", day);
  xq_filter_set_order (filter, "started_at, id");
  return xq_store_list (store, &xq_duty_slot, filter, error);
}

/* Where a make-up day and the day itself lie in one week, the day itself is copied. */
static gboolean
take_day (Copying              *copying,
          const XqCalendarDay  *day,
          GError              **error)
{
  g_autoptr (GPtrArray) duties = list_duties (copying->store, day->day, error);
  int like = like_of (day);

  if (duties == NULL)
    return FALSE;
  if (like == 0)
    {
      for (guint i = 0; i < duties->len; i++)
        leave (copying, day->day, xq_record_get (g_ptr_array_index (duties, i), "started_at"), XQ_DUTY_LEFT_OUTSIDE, NULL);
      return TRUE;
    }
  if (copying->has_day[like] && (day->is_make_up || duties->len == 0))
    return TRUE;
  copying->has_day[like] = TRUE;
  g_ptr_array_set_size (copying->pattern[like], 0);
  for (guint i = 0; i < duties->len; i++)
    {
      XqRecord *duty = g_ptr_array_index (duties, i);

      if (xq_is_one_of (duty, "kind", "booked"))
        leave (copying, day->day, xq_record_get (duty, "started_at"), XQ_DUTY_LEFT_BOOKED, NULL);
      else
        g_ptr_array_add (copying->pattern[like], xq_record_ref (duty));
    }
  return TRUE;
}

static gboolean
take_week (Copying     *copying,
           const char  *week,
           GError     **error)
{
  GDate date;
  g_autofree char *monday = NULL;
  g_autofree char *sunday = NULL;
  g_autoptr (GArray) days = NULL;
  guint n = 0;

  g_date_clear (&date, 1);
  g_date_set_parse (&date, week);
  monday = xq_day_add (week, 1 - (int) g_date_get_weekday (&date));
  sunday = xq_day_add (monday, 6);
  days = xq_calendar_list_days (copying->store, monday, sunday, error);
  if (days == NULL)
    return FALSE;
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < days->len; i++)
      {
        const XqCalendarDay *day = &g_array_index (days, XqCalendarDay, i);

        if (day->is_make_up == (pass == 1) && !take_day (copying, day, error))
          return FALSE;
      }
  for (guint i = 0; i < N_LIKE; i++)
    n += copying->pattern[i]->len;
  if (n == 0)
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND,
                   _("Nobody is on duty from %s to %s: there is nothing to copy. Choose another week."), monday, sunday);
      return FALSE;
    }
  for (guint i = 0; i < days->len; i++)
    {
      const XqCalendarDay *day = &g_array_index (days, XqCalendarDay, i);
      g_autofree char *name = NULL;

      if (!day->is_holiday || day->weekday > 5 || copying->has_day[day->weekday])
        continue;
      if (!dup_holiday (copying, day->day, &name, error))
        return FALSE;
      leave (copying, day->day, "", XQ_DUTY_LEFT_NOTHING, name);
    }
  return TRUE;
}

/* --- what is there --- */

static gboolean
take_kept (Copying     *copying,
           const char  *from_on,
           const char  *until_on,
           GError     **error)
{
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;

  rows = xq_store_query (copying->store,
                         "SELECT s.falls_on, s.started_at, s.ended_at, s.room, s.person, "
                         "iif (w.uid IS NULL, s.person, w.deputy), iif (w.uid IS NULL, s.person_name, w.deputy_name) "
                         "FROM visible_duty_slot s LEFT JOIN visible_duty_swap w ON w.slot = s.uid AND w.withdrawn = 0 "
                         "WHERE s.withdrawn = 0 AND s.falls_on >= ? AND s.falls_on <= ?", error, from_on, until_on, NULL);
  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    {
      Kept *kept = g_new0 (Kept, 1);

      kept->day = g_strdup (xq_rows_text (rows, 0));
      kept->from_at = g_strdup (xq_rows_text (rows, 1));
      kept->until_at = g_strdup (xq_rows_text (rows, 2));
      kept->room = g_strdup (xq_rows_text (rows, 3));
      kept->planned = g_strdup (xq_rows_text (rows, 4));
      kept->keeper = g_strdup (xq_rows_text (rows, 5));
      kept->keeper_name = g_strdup (xq_rows_text (rows, 6));
      g_ptr_array_add (copying->kept, kept);
    }
  return xq_rows_ended (problem, error);
}

/* The duty that is at that day and time in that room; or, with @person, of that
 * person in any. */
static const Kept *
find_kept (const Copying  *copying,
           const XqRecord *duty,
           const char     *day,
           const char     *person)
{
  for (guint i = 0; i < copying->kept->len; i++)
    {
      const Kept *kept = g_ptr_array_index (copying->kept, i);

      if (strcmp (kept->day, day) == 0 && strcmp (kept->from_at, xq_record_get (duty, "ended_at")) < 0 &&
          strcmp (kept->until_at, xq_record_get (duty, "started_at")) > 0 &&
          (person != NULL ? g_strcmp0 (kept->keeper, person) : g_strcmp0 (kept->room, xq_record_get (duty, "room"))) == 0)
        return kept;
    }
  return NULL;
}

static gboolean
is_the_same (const Kept     *kept,
             const XqRecord *duty)
{
  return strcmp (kept->from_at, xq_record_get (duty, "started_at")) == 0 &&
         strcmp (kept->until_at, xq_record_get (duty, "ended_at")) == 0 &&
         g_strcmp0 (kept->planned, xq_record_get (duty, "person")) == 0;
}

static gboolean
works_here (Copying     *copying,
            const char  *person,
            const char  *day,
            gboolean    *here,
            GError     **error)
{
  g_autofree char *found = NULL;

  if (!xq_question (copying->store,
                    "SELECT uid FROM visible_staff WHERE uid = unhex (?1) AND withdrawn = 0 "
                    "AND coalesce (from_on, '') <= ?2 AND coalesce (until_on, '9999-12-31') >= ?2",
                    &found, error, person, day, NULL))
    return FALSE;
  *here = found != NULL;
  return TRUE;
}

/* --- copying --- */

static gboolean
enter (Copying         *copying,
       const XqRecord  *duty,
       const char      *day,
       GError         **error)
{
  static const char *const fields[] = { "started_at", "ended_at", "room", "person", "deputy", "kind", "counts" };
  g_autoptr (XqRecord) record = xq_store_new_record (copying->store, &xq_duty_slot);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    xq_record_set (record, fields[i], xq_record_get (duty, fields[i]));
  xq_record_set (record, "falls_on", day);
  xq_record_set (record, "series", copying->series);
  if (!xq_store_save (copying->store, record, NULL, error))
    {
      g_prefix_error (error, "%s: ", day);
      return FALSE;
    }
  g_ptr_array_add (copying->slots, g_strdup (xq_record_get_uid (record)));
  return TRUE;
}

static gboolean
copy_duty (Copying         *copying,
           const XqRecord  *duty,
           const char      *day,
           GError         **error)
{
  const char *person = xq_record_get (duty, "person");
  const char *from = xq_record_get (duty, "started_at");
  const Kept *kept = find_kept (copying, duty, day, NULL);
  gboolean here;

  if (kept != NULL && is_the_same (kept, duty))
    copying->copy->n_there++;
  else if (kept != NULL)
    leave (copying, day, from, XQ_DUTY_LEFT_TAKEN, kept->keeper_name);
  else if (find_kept (copying, duty, day, person) != NULL)
    leave (copying, day, from, XQ_DUTY_LEFT_ELSEWHERE, xq_record_get (duty, "person_name"));
  else if (!works_here (copying, person, day, &here, error))
    return FALSE;
  else if (!here)
    leave (copying, day, from, XQ_DUTY_LEFT_GONE, xq_record_get (duty, "person_name"));
  else
    return enter (copying, duty, day, error);
  return TRUE;
}

static gboolean
copy_to_day (Copying              *copying,
             const XqCalendarDay  *day,
             GError              **error)
{
  int like = like_of (day);
  const GPtrArray *pattern = copying->pattern[like];

  if (day->is_holiday && day->weekday <= 5 && copying->pattern[day->weekday]->len > 0 && !day->is_school_day)
    {
      g_autofree char *name = NULL;

      if (!dup_holiday (copying, day->day, &name, error))
        return FALSE;
      leave (copying, day->day, "", XQ_DUTY_LEFT_NO_SCHOOL, name);
    }
  for (guint i = 0; like > 0 && i < pattern->len; i++)
    if (!copy_duty (copying, g_ptr_array_index (pattern, i), day->day, error))
      return FALSE;
  return TRUE;
}

static gboolean
is_wanted (const XqCalendarDay *day,
           XqWeeks              weeks)
{
  return weeks == XQ_WEEKS_ALL || (day->week > 0 && day->is_odd_week == (weeks == XQ_WEEKS_ODD));
}

static gboolean
copy_to_days (Copying       *copying,
              const GArray  *days,
              XqWeeks        weeks,
              GCancellable  *cancellable,
              GError       **error)
{
  for (guint i = 0; i < days->len; i++)
    {
      const XqCalendarDay *day = &g_array_index (days, XqCalendarDay, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          (is_wanted (day, weeks) && !copy_to_day (copying, day, error)))
        return FALSE;
    }
  return TRUE;
}

static int
compare_left (gconstpointer a,
              gconstpointer b)
{
  const XqDutyLeft *first = *(const XqDutyLeft *const *) a;
  const XqDutyLeft *second = *(const XqDutyLeft *const *) b;
  int by_day = strcmp (first->day, second->day);

  return by_day != 0 ? by_day : strcmp (first->from_at, second->from_at);
}

XqDutyCopy *
xq_duty_copy_week (XqStore       *store,
                   const char    *week,
                   const char    *from_on,
                   const char    *until_on,
                   XqWeeks        weeks,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_auto (Copying) copying = { .store = store };
  g_autoptr (GArray) days = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store) && xq_day_is_valid (week), NULL);

  copying.series = new_series ();
  for (guint i = 0; i < N_LIKE; i++)
    copying.pattern[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_record_unref);
  copying.kept = g_ptr_array_new_with_free_func ((GDestroyNotify) kept_free);
  copying.slots = g_ptr_array_new_with_free_func (g_free);
  copying.copy = g_new0 (XqDutyCopy, 1);
  copying.copy->left = g_ptr_array_new_with_free_func ((GDestroyNotify) left_free);

  days = xq_calendar_list_days (store, from_on, until_on, error);
  if (days == NULL || !take_week (&copying, week, error) || !take_kept (&copying, from_on, until_on, error) ||
      !xq_store_begin (store, XQ_CABINET_SCHOOL, "add", error))
    return NULL;
  if (!copy_to_days (&copying, days, weeks, cancellable, error))
    {
      xq_store_rollback (store);
      return NULL;
    }
  if (!xq_store_commit (store, error))
    return NULL;
  g_ptr_array_sort (copying.copy->left, compare_left);
  g_ptr_array_add (copying.slots, NULL);
  copying.copy->slots = (GStrv) g_ptr_array_free (g_steal_pointer (&copying.slots), FALSE);
  return g_steal_pointer (&copying.copy);
}

gboolean
xq_duty_withdraw_all (XqStore            *store,
                      const char *const  *slots,
                      GError            **error)
{
  g_return_val_if_fail (XQ_IS_STORE (store) && slots != NULL, FALSE);

  if (!xq_store_begin (store, XQ_CABINET_SCHOOL, "withdraw", error))
    return FALSE;
  for (guint i = 0; slots[i] != NULL; i++)
    if (!xq_store_withdraw (store, &xq_duty_slot, slots[i], _("Undone right after copying"), error))
      {
        xq_store_rollback (store);
        return FALSE;
      }
  return xq_store_commit (store, error);
}
