/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include <string.h>

#include "rules/duty-row.h"
#include "store/calendar-day.h"

#define TIMES_FILE "/org/xinqing/Xinqing/rules/duty-times.ini"
#define DAYS_BEFORE 28   /* both of two weeks that alternate, and a holiday between */

void
xq_duty_row_free (XqDutyRow *row)
{
  if (row == NULL)
    return;
  g_free (row->room);
  g_free (row->room_name);
  g_free (row->place);
  g_free (row);
}

static XqDutyRow *
row_new (const char *room,
         const char *room_name,
         const char *place,
         const char *from_at,
         const char *until_at)
{
  XqDutyRow *row = g_new0 (XqDutyRow, 1);

  row->room = g_strdup (room);
  row->room_name = g_strdup (room_name);
  row->place = g_strdup (place);
  g_strlcpy (row->from_at, from_at, sizeof row->from_at);
  g_strlcpy (row->until_at, until_at, sizeof row->until_at);
  return row;
}

/* What was booked once makes no line of another week. */
static gboolean
add_used (XqStore             *store,
          const XqDutyRoster  *roster,
          GPtrArray           *rows,
          GError             **error)
{
  const XqRosterDay *first = g_ptr_array_index (roster->days, 0);
  const XqRosterDay *last = g_ptr_array_index (roster->days, roster->days->len - 1);
  g_autofree char *before = xq_day_add (first->calendar.day, -DAYS_BEFORE);
  g_autoptr (XqRows) found = NULL;
  GError *problem = NULL;

  found = xq_store_query (store,
                          "SELECT r.uid, r.name, r.place, s.started_at, s.ended_at FROM visible_duty_slot s "
                          "JOIN visible_room r ON r.uid = s.room WHERE s.withdrawn = 0 "
                          "AND (s.falls_on >= ?1 OR (s.falls_on >= ?3 AND s.kind <> 'booked')) AND s.falls_on <= ?2 "
                          "GROUP BY r.uid, s.started_at, s.ended_at ORDER BY r.id, s.started_at, s.ended_at",
                          error, first->calendar.day, last->calendar.day, before, NULL);
  if (found == NULL)
    return FALSE;
  while (xq_rows_next (found, &problem))
    g_ptr_array_add (rows, row_new (xq_rows_text (found, 0), xq_rows_text (found, 1), xq_rows_text (found, 2),
                                    xq_rows_text (found, 3), xq_rows_text (found, 4)));
  return xq_rows_ended (problem, error);
}

static gboolean
have_return (const XqDutyRoster *roster)
{
  for (guint i = 0; i < roster->days->len; i++)
    if (((const XqRosterDay *) g_ptr_array_index (roster->days, i))->calendar.boarders_return)
      return TRUE;
  return FALSE;
}

/* The file is part of the program: a fault in it is found by the tests. */
static void
add_usual (const XqDutyRoster *roster,
           GPtrArray          *rows,
           const char         *room,
           const char         *room_name,
           const char         *place)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (TIMES_FILE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_auto (GStrv) names = NULL;

  if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, &error))
    {
      g_critical ("The usual times of duty cannot be read: %s", error->message);
      return;
    }
  names = g_key_file_get_groups (file, NULL);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *from = g_key_file_get_string (file, names[i], "from", NULL);
      g_autofree char *until = g_key_file_get_string (file, names[i], "until", NULL);

      if (from != NULL && until != NULL && (have_return (roster) || !g_key_file_get_boolean (file, names[i], "boarders", NULL)))
        g_ptr_array_add (rows, row_new (room, room_name, place, from, until));
    }
}

GPtrArray *
xq_duty_rows_list (XqStore             *store,
                   const XqDutyRoster  *roster,
                   GError             **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_duty_row_free);
  g_autoptr (XqRows) rooms = NULL;
  GError *problem = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store) && roster != NULL && roster->days->len > 0, NULL);

  if (!add_used (store, roster, rows, error))
    return NULL;
  if (rows->len > 0)
    return g_steal_pointer (&rows);
  rooms = xq_store_query (store,
                          "SELECT uid, name, place FROM visible_room WHERE withdrawn = 0 "
                          "ORDER BY function <> 'individual', id LIMIT 1", error, NULL);
  if (rooms == NULL)
    return NULL;
  if (xq_rows_next (rooms, &problem))
    add_usual (roster, rows, xq_rows_text (rooms, 0), xq_rows_text (rooms, 1), xq_rows_text (rooms, 2));
  return xq_rows_ended (problem, error) ? g_steal_pointer (&rows) : NULL;
}
