/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "rules/duty-roster.h"
#include "rules/requirement.h"

static void
roster_day_free (XqRosterDay *day)
{
  g_free (day->name);
  g_free (day);
}

static void
roster_duty_free (XqRosterDuty *duty)
{
  g_free (duty->slot);
  g_free (duty->kind);
  g_free (duty->room_uid);
  g_free (duty->room);
  g_free (duty->place);
  g_free (duty->person);
  g_free (duty->person_name);
  g_free (duty->phone);
  g_free (duty->planned_name);
  g_free (duty->deputy_name);
  g_free (duty->change);
  g_free (duty->reason);
  g_free (duty->sign);
  g_free (duty->signed_person);
  g_free (duty->walk_ins);
  g_free (duty);
}

void
xq_duty_roster_free (XqDutyRoster *roster)
{
  if (roster == NULL)
    return;
  g_ptr_array_unref (roster->days);
  g_ptr_array_unref (roster->duties);
  g_free (roster);
}

static XqRosterDay *
find_day (const XqDutyRoster *roster,
          const char         *day)
{
  for (guint i = 0; day != NULL && i < roster->days->len; i++)
    {
      XqRosterDay *found = g_ptr_array_index (roster->days, i);

      if (strcmp (found->calendar.day, day) == 0)
        return found;
    }
  return NULL;
}

const XqRosterDay *
xq_duty_roster_find_day (const XqDutyRoster *roster,
                         const char         *day)
{
  g_return_val_if_fail (roster != NULL, NULL);

  return find_day (roster, day);
}

static gboolean
add_days (XqStore       *store,
          XqDutyRoster  *roster,
          const char    *from_on,
          const char    *until_on,
          GError       **error)
{
  g_autoptr (GArray) days = xq_calendar_list_days (store, from_on, until_on, error);
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;

  if (days == NULL)
    return FALSE;
  for (guint i = 0; i < days->len; i++)
    {
      XqRosterDay *day = g_new0 (XqRosterDay, 1);

      day->calendar = g_array_index (days, XqCalendarDay, i);
      g_ptr_array_add (roster->days, day);
    }
  rows = xq_store_query (store,
                         "SELECT falls_on, name FROM visible_school_day WHERE withdrawn = 0 AND name IS NOT NULL "
                         "AND falls_on >= ? AND falls_on <= ? ORDER BY kind = 'holiday', id", error, from_on, until_on, NULL);
  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    {
      XqRosterDay *day = find_day (roster, xq_rows_text (rows, 0));

      if (day == NULL)
        continue;
      g_free (day->name);
      day->name = g_strdup (xq_rows_text (rows, 1));
    }
  return xq_rows_ended (problem, error);
}

/* A week may begin in one term and end in the next. */
static gboolean
add_opening (XqStore       *store,
             XqDutyRoster  *roster,
             GError       **error)
{
  char last[XQ_DAY_SIZE] = "";

  for (guint i = 0; i < roster->days->len; i++)
    {
      const XqRosterDay *day = g_ptr_array_index (roster->days, i);
      g_autofree char *name = NULL;
      g_autoptr (GPtrArray) items = NULL;
      XqTerm term;

      if (strcmp (day->calendar.day, last) <= 0)
        continue;
      if (!xq_term_of_day (store, day->calendar.day, &term, error))
        return FALSE;
      name = g_strdup_printf ("%d-%d", term.year, term.number);
      items = xq_opening_required (store, name, error);
      if (items == NULL)
        return FALSE;
      for (guint j = 0; j < items->len; j++)
        {
          const XqRequirement *item = g_ptr_array_index (items, j);
          XqRosterDay *asked = find_day (roster, item->from_on);

          if (asked == NULL)
            continue;
          asked->due = item->due;
          *(g_str_equal (item->what, "planned") ? &asked->planned : &asked->signed_in) = item->done;
        }
      g_strlcpy (last, term.counted_until, sizeof last);
    }
  return TRUE;
}

/* Which column of the rows is what. */
enum
{
  SLOT, DAY, FROM_AT, UNTIL_AT, KIND, COUNTS, ROOM_UID, ROOM, PLACE, PERSON, PERSON_NAME, PHONE, PLANNED_NAME, DEPUTY_NAME,
  CHANGE, REASON, SIGN, SIGNED_PERSON, SIGNED_IN_AT, SIGNED_OUT_AT, WALK_INS,
};

static XqRosterDuty *
duty_new (XqRows *rows)
{
  XqRosterDuty *duty = g_new0 (XqRosterDuty, 1);
  const struct { int column; char **text; } texts[] = {
    { SLOT, &duty->slot }, { KIND, &duty->kind }, { ROOM_UID, &duty->room_uid }, { ROOM, &duty->room },
    { PLACE, &duty->place }, { PERSON, &duty->person }, { PERSON_NAME, &duty->person_name }, { PHONE, &duty->phone },
    { PLANNED_NAME, &duty->planned_name }, { DEPUTY_NAME, &duty->deputy_name }, { CHANGE, &duty->change },
    { REASON, &duty->reason }, { SIGN, &duty->sign }, { SIGNED_PERSON, &duty->signed_person }, { WALK_INS, &duty->walk_ins },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i].text = g_strdup (xq_rows_text (rows, texts[i].column));
  g_strlcpy (duty->day, xq_rows_text (rows, DAY), sizeof duty->day);
  g_strlcpy (duty->from_at, xq_rows_text (rows, FROM_AT), sizeof duty->from_at);
  g_strlcpy (duty->until_at, xq_rows_text (rows, UNTIL_AT), sizeof duty->until_at);
  duty->counts = xq_rows_integer (rows, COUNTS) != 0;
  if (xq_rows_text (rows, SIGNED_IN_AT) != NULL)
    g_strlcpy (duty->signed_in_at, xq_rows_text (rows, SIGNED_IN_AT), sizeof duty->signed_in_at);
  if (xq_rows_text (rows, SIGNED_OUT_AT) != NULL)
    g_strlcpy (duty->signed_out_at, xq_rows_text (rows, SIGNED_OUT_AT), sizeof duty->signed_out_at);
  return duty;
}

static gboolean
add_duties (XqStore       *store,
            XqDutyRoster  *roster,
            const char    *from_on,
            const char    *until_on,
            GError       **error)
{
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;

  rows = xq_store_query (store,
                         "SELECT s.uid, s.falls_on, s.started_at, s.ended_at, s.kind, s.counts, s.room, r.name, r.place, "
                         "iif (w.uid IS NULL, s.person, w.deputy), iif (w.uid IS NULL, s.person_name, w.deputy_name), p.phone, "
                         "s.person_name, s.deputy_name, w.uid, w.reason, g.uid, g.person, g.started_at, g.ended_at, g.walk_ins "
                         "FROM visible_duty_slot s LEFT JOIN visible_room r ON r.uid = s.room "
                         "LEFT JOIN visible_duty_swap w ON w.slot = s.uid AND w.withdrawn = 0 "
                         "LEFT JOIN visible_staff p ON p.uid = iif (w.uid IS NULL, s.person, w.deputy) "
                         "LEFT JOIN visible_duty_sign g ON g.id = (SELECT min (o.id) FROM visible_duty_sign o "
                         "WHERE o.slot = s.uid AND o.withdrawn = 0) "
                         "WHERE s.withdrawn = 0 AND s.falls_on >= ? AND s.falls_on <= ? "
                         "ORDER BY s.falls_on, s.started_at, s.ended_at, r.id, s.id",
                         error, from_on, until_on, NULL);
  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    g_ptr_array_add (roster->duties, duty_new (rows));
  return xq_rows_ended (problem, error);
}

static gboolean
mark_gaps (XqStore       *store,
           XqDutyRoster  *roster,
           const char    *from_on,
           const char    *until_on,
           GError       **error)
{
  g_autoptr (GPtrArray) gaps = xq_duty_gaps (store, from_on, until_on, error);

  if (gaps == NULL)
    return FALSE;
  for (guint i = 0; i < gaps->len; i++)
    {
      const XqDutyGap *gap = g_ptr_array_index (gaps, i);

      for (guint j = 0; gap->is_twice && j < roster->duties->len; j++)
        {
          XqRosterDuty *duty = g_ptr_array_index (roster->duties, j);

          duty->is_twice = duty->is_twice || g_str_equal (duty->slot, gap->slot);
        }
    }
  return TRUE;
}

XqDutyRoster *
xq_duty_roster_new (XqStore     *store,
                    const char  *from_on,
                    const char  *until_on,
                    GError     **error)
{
  g_autoptr (XqDutyRoster) roster = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store) && from_on != NULL && until_on != NULL, NULL);

  roster = g_new0 (XqDutyRoster, 1);
  roster->days = g_ptr_array_new_with_free_func ((GDestroyNotify) roster_day_free);
  roster->duties = g_ptr_array_new_with_free_func ((GDestroyNotify) roster_duty_free);
  if (!add_days (store, roster, from_on, until_on, error) ||
      !add_duties (store, roster, from_on, until_on, error) ||
      !mark_gaps (store, roster, from_on, until_on, error) ||
      !add_opening (store, roster, error))
    return NULL;
  return g_steal_pointer (&roster);
}

char *
xq_roster_duty_dup_times (const XqRosterDuty *duty)
{
  g_return_val_if_fail (duty != NULL, NULL);

  return g_strconcat (duty->from_at, "—", duty->until_at, NULL);
}

static int
compare_times (gconstpointer first,
               gconstpointer second)
{
  return strcmp (*(const char *const *) first, *(const char *const *) second);
}

GStrv
xq_duty_roster_dup_times (const XqDutyRoster *roster)
{
  g_autoptr (GPtrArray) times = g_ptr_array_new ();

  g_return_val_if_fail (roster != NULL, NULL);

  for (guint i = 0; i < roster->duties->len; i++)
    {
      char *words = xq_roster_duty_dup_times (g_ptr_array_index (roster->duties, i));

      if (g_ptr_array_find_with_equal_func (times, words, g_str_equal, NULL))
        g_free (words);
      else
        g_ptr_array_add (times, words);
    }
  g_ptr_array_sort (times, compare_times);
  g_ptr_array_add (times, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&times), FALSE);
}

void
xq_duty_week_days (const char *day,
                   char       *monday,
                   char       *sunday)
{
  GDate date;

  g_return_if_fail (day != NULL && strlen (day) + 1 == XQ_DAY_SIZE);

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) atoi (day + 8), (GDateMonth) atoi (day + 5), (GDateYear) atoi (day));
  g_date_subtract_days (&date, (guint) g_date_get_weekday (&date) - 1);
  g_date_strftime (monday, XQ_DAY_SIZE, "%Y-%m-%d", &date);
  g_date_add_days (&date, 6);
  g_date_strftime (sunday, XQ_DAY_SIZE, "%Y-%m-%d", &date);
}
