/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include <stdlib.h>

#include "ctl/demo-private.h"
#include "school/kinds.h"

#define MONDAY 1
#define FRIDAY 5
#define SATURDAY 6
#define SUNDAY 7

typedef struct
{
  guint32     day;
  const char *kind;
  const char *name;      /* a key in school.ini */
  int         weekday;   /* a make-up day's timetable; 0 */
} CalendarDay;

/* The first day from @day on that falls on @weekday. */
static guint32
next_weekday (guint32 day,
              int     weekday)
{
  while (xq_demo_weekday (day) != weekday)
    day++;
  return day;
}

static void
term_days (int      year,
           int      number,
           guint32 *from,
           guint32 *until)
{
  if (number == 1)
    {
      *from = xq_demo_day (year, 9, 1);
      *until = next_weekday (xq_demo_day (year + 1, 1, 14), FRIDAY);
    }
  else
    {
      *from = next_weekday (xq_demo_day (year + 1, 2, 18), MONDAY);
      *until = next_weekday (xq_demo_day (year + 1, 7, 1), FRIDAY);
    }
}

static void
add_day (GArray     *days,
         guint32     day,
         const char *kind,
         const char *name,
         int         weekday)
{
  CalendarDay entry = { day, kind, name, weekday };

  for (guint i = 0; i < days->len; i++)
    if (g_array_index (days, CalendarDay, i).day == day)
      return;
  g_array_append_val (days, entry);
}

static void
add_holiday (GArray     *days,
             const char *name,
             guint32     from,
             guint       n)
{
  for (guint i = 0; i < n; i++)
    add_day (days, from + i, "holiday", name, 0);
}

/* A feast of the moon's calendar, for the years that the data has. */
static void
add_lunar (XqDemo     *demo,
           GArray     *days,
           const char *name,
           int         year)
{
  g_autofree char *key = g_strdup_printf ("%d", year);
  const char *day = xq_demo_words_get (demo->words, "school", name, key);

  if (day != NULL)
    add_holiday (days, name, xq_demo_day_parse (day), 1);
}

/* The week-end before and the one after a long holiday are worked. */
static void
add_make_up (GArray     *days,
             const char *name,
             guint32     from,
             guint32     until)
{
  guint32 before = from - 1;
  guint32 after = next_weekday (until + 1, SATURDAY);

  while (xq_demo_weekday (before) != SUNDAY)
    before--;
  add_day (days, before, "make_up", name, FRIDAY);
  add_day (days, after, "make_up", name, MONDAY);
}

static void
add_exams (GArray     *days,
           const char *name,
           guint32     monday)
{
  for (guint32 i = 0; i < 2; i++)
    add_day (days, monday + 3 + i, "exam", name, 0);
}

static GArray *
calendar_of (XqDemo *demo,
             int     year,
             int     number)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (CalendarDay));
  guint32 from;
  guint32 until;

  term_days (year, number, &from, &until);
  if (number == 1)
    {
      guint32 national = xq_demo_day (year, 10, 1);

      add_holiday (days, "national", national, 7);
      add_make_up (days, "make_up_national", national, national + 6);
      add_lunar (demo, days, "mid_autumn", year);
      add_holiday (days, "new_year", xq_demo_day (year + 1, 1, 1), 1);
      add_exams (days, "midterm", next_weekday (xq_demo_day (year, 11, 3), MONDAY));
    }
  else
    {
      guint32 labour = xq_demo_day (year + 1, 5, 1);

      add_holiday (days, "tomb_sweeping", xq_demo_day (year + 1, 4, 5), 1);
      add_holiday (days, "labour", labour, 5);
      add_make_up (days, "make_up_labour", labour, labour + 4);
      add_lunar (demo, days, "dragon_boat", year + 1);
      add_exams (days, "midterm", next_weekday (xq_demo_day (year + 1, 4, 20), MONDAY));
    }
  add_exams (days, "final", until - 4);
  return days;
}

static gboolean
is_entered (GArray     *days,
            guint32     day,
            const char *kind)
{
  for (guint i = 0; i < days->len; i++)
    if (g_array_index (days, CalendarDay, i).day == day)
      return g_str_equal (g_array_index (days, CalendarDay, i).kind, kind);
  return FALSE;
}

static XqDemoTerm *
plan_term (XqDemo *demo,
           int     year,
           int     number)
{
  XqDemoTerm *term = g_new0 (XqDemoTerm, 1);
  g_autoptr (GArray) days = calendar_of (demo, year, number);

  term->year = year;
  term->number = number;
  term->name = g_strdup_printf ("%d-%d", year, number);
  term_days (year, number, &term->from, &term->until);
  term->school_days = g_array_new (FALSE, FALSE, sizeof (guint32));
  term->free_days = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint32 day = term->from; day <= MIN (term->until, demo->today); day++)
    {
      gboolean works = xq_demo_weekday (day) <= FRIDAY ? !is_entered (days, day, "holiday")
                                                       : is_entered (days, day, "make_up");

      g_array_append_val (works ? term->school_days : term->free_days, day);
    }
  return term;
}

void
xq_demo_term_free (XqDemoTerm *term)
{
  g_free (term->name);
  g_array_unref (term->school_days);
  g_array_unref (term->free_days);
  g_free (term);
}

void
xq_demo_plan_terms (XqDemo *demo)
{
  int year = atoi (demo->order->today);

  demo->this_year = demo->today >= xq_demo_day (year, 9, 1) ? year : year - 1;
  demo->first_year = demo->this_year - demo->order->n_years + 1;
  for (year = demo->first_year; year <= demo->this_year; year++)
    for (int number = 1; number <= 2; number++)
      {
        XqDemoTerm *term = plan_term (demo, year, number);

        g_ptr_array_add (term->from <= demo->today ? demo->terms : demo->coming, term);
      }
}

static gboolean
write_term (XqDemo            *demo,
            const XqDemoTerm  *term,
            GError           **error)
{
  g_autofree char *year = g_strdup_printf ("%d", term->year);
  g_autofree char *from = xq_demo_day_text (term->from);
  g_autofree char *until = xq_demo_day_text (term->until);
  g_autofree char *eve = xq_demo_day_text (term->from - 1);
  g_autoptr (GArray) days = calendar_of (demo, term->year, term->number);

  if (!xq_demo_add (demo, &xq_term, error, "year", year, "number", term->number == 1 ? "1" : "2", "from_on", from,
                    "until_on", until, NULL) ||
      !xq_demo_add (demo, &xq_school_day, error, "falls_on", eve, "kind", "boarding_return", "name",
                    xq_demo_words_get (demo->words, "school", "day", "return"), NULL))
    return FALSE;
  for (guint i = 0; i < days->len; i++)
    {
      const CalendarDay *day = &g_array_index (days, CalendarDay, i);
      g_autofree char *falls_on = xq_demo_day_text (day->day);
      g_autofree char *weekday = day->weekday != 0 ? g_strdup_printf ("%d", day->weekday) : NULL;

      if (!xq_demo_add (demo, &xq_school_day, error, "falls_on", falls_on, "kind", day->kind, "name",
                        xq_demo_words_get (demo->words, "school", "day", day->name), "weekday", weekday, NULL))
        return FALSE;
    }
  return TRUE;
}

gboolean
xq_demo_write_calendar (XqDemo  *demo,
                        GError **error)
{
  for (int year = demo->first_year; year <= demo->this_year; year++)
    {
      g_autofree char *text = g_strdup_printf ("%d", year);

      if (!xq_demo_add (demo, &xq_school_year, error, "year", text, NULL))
        return FALSE;
    }
  for (guint i = 0; i < demo->terms->len; i++)
    if (!write_term (demo, g_ptr_array_index (demo->terms, i), error))
      return FALSE;
  for (guint i = 0; i < demo->coming->len; i++)
    if (!write_term (demo, g_ptr_array_index (demo->coming, i), error))
      return FALSE;
  return TRUE;
}
