/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "papers/fill-duty-roster.h"
#include "rules/duty-habit.h"
#include "school/question.h"
#include "school/settings.h"
#include "store/calendar-day.h"

#define N_WEEKDAYS 7

typedef struct
{
  const XqDutyRoster *roster;
  gboolean            regular;      /* a week like the others; otherwise a certain one */
  gboolean            full_names;
  gboolean            one_room;     /* said below, not in each cell */
  gboolean            alternates;   /* somewhere by odd and even weeks */
  GStrv               times;
  GString           **cells;        /* by time, then by weekday from Monday */
  gboolean            has[N_WEEKDAYS];
} Poster;

static GString *
cell_of (Poster     *poster,
         const char *times,
         int         weekday)
{
  for (guint i = 0; poster->times[i] != NULL; i++)
    if (g_str_equal (poster->times[i], times))
      return poster->cells[i * N_WEEKDAYS + (guint) weekday - 1];
  g_assert_not_reached ();
}

/* --- names --- */

static char *
dup_family_name (const char *name)
{
  g_auto (GStrv) twos = g_strsplit (xq_form_word ("duty", "double_names"), " ", -1);

  for (guint i = 0; twos[i] != NULL; i++)
    if (g_str_has_prefix (name, twos[i]) && strlen (name) > strlen (twos[i]))
      return g_strdup (twos[i]);
  return g_utf8_substring (name, 0, 1);
}

/* Two of one family name would be one on the wall. */
static gboolean
is_only_one (const Poster *poster,
             const char   *name,
             const char   *family)
{
  for (guint i = 0; i < poster->roster->duties->len; i++)
    {
      const XqRosterDuty *duty = g_ptr_array_index (poster->roster->duties, i);
      const char *other = poster->regular ? duty->planned_name : duty->person_name;
      g_autofree char *other_family = other != NULL ? dup_family_name (other) : NULL;

      if (other != NULL && !g_str_equal (other, name) && g_str_equal (other_family, family))
        return FALSE;
    }
  return TRUE;
}

static char *
dup_name (const Poster *poster,
          const char   *name)
{
  g_autofree char *family = NULL;

  if (name == NULL || poster->full_names || g_str_has_suffix (name, xq_form_word ("duty", "teacher_ends")))
    return g_strdup (name != NULL ? name : "");
  family = dup_family_name (name);
  if (!is_only_one (poster, name, family))
    return g_strdup (name);
  return xq_form_expand (xq_form_word ("duty", "teacher"), "name", family, NULL);
}

/* Who stands in a cell, and where: never who has booked. */
static char *
dup_entry (const Poster       *poster,
           const XqRosterDuty *duty)
{
  const char *kind = xq_form_word ("duty", duty->kind);
  const char *person = poster->regular ? duty->planned_name : duty->person_name;
  g_autofree char *name = dup_name (poster, person);

  if (!poster->regular && duty->person == NULL)
    return g_strdup (xq_form_word ("duty", "closed"));
  return g_strconcat (name, kind != NULL ? kind : "", duty->room != NULL && !poster->one_room ? "\n" : NULL, duty->room, NULL);
}

static gboolean
has_one_room (const XqDutyRoster *roster)
{
  const XqRosterDuty *first = g_ptr_array_index (roster->duties, 0);

  for (guint i = 1; i < roster->duties->len; i++)
    if (g_strcmp0 (((XqRosterDuty *) g_ptr_array_index (roster->duties, i))->room, first->room) != 0)
      return FALSE;
  return TRUE;
}

static void
add_line (GString    *cell,
          const char *line)
{
  if (*line != '\0')
    g_string_append_printf (cell, "%s%s", cell->len > 0 ? "\n" : "", line);
}

/* --- a certain week --- */

static void
write_week (Poster *poster)
{
  const XqDutyRoster *roster = poster->roster;

  for (guint i = 0; i < roster->duties->len; i++)
    {
      const XqRosterDuty *duty = g_ptr_array_index (roster->duties, i);
      const XqRosterDay *day = xq_duty_roster_find_day (roster, duty->day);
      g_autofree char *times = xq_roster_duty_dup_times (duty);
      g_autofree char *entry = dup_entry (poster, duty);

      poster->has[day->calendar.weekday - 1] = TRUE;
      add_line (cell_of (poster, times, day->calendar.weekday), entry);
    }
  for (guint i = 0; i < roster->days->len; i++)
    {
      const XqRosterDay *day = g_ptr_array_index (roster->days, i);

      if (day->calendar.is_school_day)
        poster->has[day->calendar.weekday - 1] = TRUE;
      /* That there is no school at the weekend nobody needs to read. */
      for (guint j = 0; (day->calendar.weekday <= 5 || day->calendar.is_holiday) && !day->calendar.is_school_day && poster->times[j] != NULL; j++)
        {
          GString *cell = poster->cells[j * N_WEEKDAYS + (guint) day->calendar.weekday - 1];

          if (cell->len == 0)
            add_line (cell, day->name != NULL ? day->name : xq_form_word ("duty", "no_school"));
        }
    }
}

/* --- a week like the others --- */

static void
write_regular (Poster *poster)
{
  static const char *const turns[] = { [XQ_WEEKS_ODD] = "odd", [XQ_WEEKS_EVEN] = "even" };
  g_autoptr (GPtrArray) habits = xq_duty_habits_list (poster->roster);

  for (guint i = 0; i < habits->len; i++)
    {
      const XqDutyHabit *habit = g_ptr_array_index (habits, i);
      g_autofree char *times = xq_roster_duty_dup_times (habit->duty);
      g_autofree char *entry = dup_entry (poster, habit->duty);
      g_autofree char *line = NULL;

      line = habit->weeks != XQ_WEEKS_ALL ? xq_form_expand (xq_form_word ("duty", turns[habit->weeks]), "name", entry, NULL)
                                          : g_strdup (entry);
      poster->alternates = poster->alternates || habit->weeks != XQ_WEEKS_ALL;
      poster->has[habit->weekday - 1] = TRUE;
      add_line (cell_of (poster, times, habit->weekday), line);
    }
  for (guint i = 0; i < 5; i++)
    poster->has[i] = TRUE;
}

/* --- how long the room is open --- */

static char *
dup_hours (gint64 minutes)
{
  g_autofree char *h = g_strdup_printf ("%" G_GINT64_FORMAT, minutes / 60);
  g_autofree char *m = g_strdup_printf ("%" G_GINT64_FORMAT, minutes % 60);
  const char *pattern = minutes < 60 ? "minutes" : minutes % 60 == 0 ? "hours" : "hours_minutes";

  return xq_form_expand (xq_form_word ("duty", pattern), "h", h, "m", m, NULL);
}

/* Of most days with that timetable; of the day itself in a certain week. */
static gint64
opening_of (const Poster *poster,
            int           weekday)
{
  gint64 most = 0;
  guint most_days = 0;

  for (guint i = 0; i < poster->roster->days->len; i++)
    {
      const XqRosterDay *day = g_ptr_array_index (poster->roster->days, i);
      guint n = 0;

      if ((poster->regular ? xq_roster_day_get_weekday (day) : day->calendar.weekday) != weekday || day->planned == 0)
        continue;
      for (guint j = 0; j < poster->roster->days->len; j++)
        {
          const XqRosterDay *other = g_ptr_array_index (poster->roster->days, j);

          n += xq_roster_day_get_weekday (other) == weekday && other->planned == day->planned ? 1 : 0;
        }
      if (n > most_days || !poster->regular)
        {
          most = day->planned;
          most_days = n;
        }
    }
  return most;
}

/* --- the paper --- */

static void
add_rows (Poster        *poster,
          XqFilledPaper *paper)
{
  JsonArray *rows = json_array_new ();
  JsonObject *last = json_object_new ();

  json_object_set_array_member (paper->values, "rows", rows);
  for (guint i = 0; poster->times[i] != NULL; i++)
    {
      JsonObject *row = json_object_new ();
      gboolean empty = TRUE;

      json_object_set_string_member (row, "time", poster->times[i]);
      json_object_set_boolean_member (row, "is_time", TRUE);
      for (guint j = 0; j < N_WEEKDAYS; j++)
        {
          const GString *cell = poster->cells[i * N_WEEKDAYS + j];
          char key[] = { 'd', (char) ('1' + j), '\0' };

          json_object_set_string_member (row, key, cell->str);
          empty = empty && cell->len == 0;
        }
      /* A single booked hour makes no row of a week like the others. */
      if (empty)
        json_object_unref (row);
      else
        json_array_add_object_element (rows, row);
    }
  json_object_set_string_member (last, "time", xq_form_word ("duty", "opening"));
  json_object_set_boolean_member (last, "is_time", TRUE);
  for (int weekday = 1; weekday <= N_WEEKDAYS; weekday++)
    {
      gint64 minutes = opening_of (poster, weekday);
      g_autofree char *hours = minutes > 0 ? dup_hours (minutes) : g_strdup ("");
      char key[] = { 'd', (char) ('0' + weekday), '\0' };

      json_object_set_string_member (last, key, hours);
    }
  json_array_add_object_element (rows, last);
}

static void
add_heads (const Poster  *poster,
           XqFilledPaper *paper)
{
  g_auto (GStrv) weekdays = g_strsplit (xq_form_word ("duty", "weekdays"), " ", -1);

  for (guint i = 0; i < N_WEEKDAYS; i++)
    {
      char key[] = { 'h', 'e', 'a', 'd', (char) ('1' + i), '\0' };
      const XqRosterDay *day = poster->regular ? NULL : g_ptr_array_index (poster->roster->days, i);
      g_autofree char *date = day != NULL ? xq_form_dup_day (day->calendar.day, day->calendar.day) : NULL;

      if (poster->has[i] || i < 5)
        xq_fill_take (paper, key, xq_form_expand (xq_form_word ("duty", date != NULL ? "head" : "head_regular"),
                                                  "weekday", weekdays[i], "day", date, NULL));
    }
}

static gboolean
add_foot (XqStore        *store,
          const Poster   *poster,
          XqFilledPaper  *paper,
          GError        **error)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *words = NULL;
  g_autofree char *phone = NULL;

  for (guint i = 0; i < poster->roster->duties->len; i++)
    {
      const XqRosterDuty *duty = g_ptr_array_index (poster->roster->duties, i);
      char *place = duty->place == NULL || !poster->one_room
                      ? g_strdup (duty->place != NULL ? duty->place : duty->room)
                      : xq_form_expand (xq_form_word ("duty", "room"), "room", duty->room, "place", duty->place, NULL);

      if (place == NULL || g_ptr_array_find_with_equal_func (places, place, g_str_equal, NULL))
        g_free (place);
      else
        g_ptr_array_add (places, place);
    }
  g_ptr_array_add (places, NULL);
  words = g_strjoinv (xq_form_word ("format", "separator"), (char **) places->pdata);
  xq_fill_text (paper, "place", words);
  if (!xq_question (store, "SELECT room_phone FROM visible_school WHERE withdrawn = 0 LIMIT 1", &phone, error, NULL, NULL, NULL))
    return FALSE;
  xq_fill_text (paper, "phone", phone);
  return TRUE;
}

static void
set_poster (Poster        *poster,
            XqFilledPaper *paper)
{
  gboolean weekend;
  guint n;

  poster->times = xq_duty_roster_dup_times (poster->roster);
  n = N_WEEKDAYS * g_strv_length (poster->times);
  poster->cells = g_new (GString *, n);
  for (guint i = 0; i < n; i++)
    poster->cells[i] = g_string_new (NULL);
  if (poster->regular)
    write_regular (poster);
  else
    write_week (poster);
  weekend = poster->has[5] || poster->has[6];
  json_object_set_boolean_member (paper->values, "alternates", poster->alternates);
  json_object_set_boolean_member (paper->values, "weekend", weekend && !poster->alternates);
  json_object_set_boolean_member (paper->values, "plain", !weekend && !poster->alternates);
  add_rows (poster, paper);
  add_heads (poster, paper);
  for (guint i = 0; i < n; i++)
    g_string_free (poster->cells[i], TRUE);
  g_free (poster->cells);
  g_strfreev (poster->times);
}

/* Of the week of a day; of a term, what most of its weeks are like. */
gboolean
xq_fill_duty_poster (XqStore               *store,
                     XqFilledPaper         *paper,
                     const XqPaperRequest  *request,
                     GError               **error)
{
  g_autoptr (XqDutyRoster) roster = NULL;
  Poster poster = { 0 };
  gint64 full;

  if (!xq_setting_integer (store, "duty.poster_full_names", &full, error))
    return FALSE;
  roster = xq_fill_take_roster (store, paper, request, &poster.regular, error);
  if (roster == NULL)
    return FALSE;
  poster.roster = roster;
  poster.full_names = full != 0;
  poster.one_room = has_one_room (roster);
  set_poster (&poster, paper);
  return add_foot (store, &poster, paper, error);
}
