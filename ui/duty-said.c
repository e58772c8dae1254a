/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "duty-said.h"

/* More are not read. */
#define MOST_NAMED 8

static const char *const why[XQ_N_DUTY_LEFT] = {
  [XQ_DUTY_LEFT_NO_SCHOOL] = N_("No school"),
  [XQ_DUTY_LEFT_NOTHING] = N_("The week that was copied had a holiday"),
  [XQ_DUTY_LEFT_OUTSIDE] = N_("Was on a day without school, so that no other day is like it"),
  [XQ_DUTY_LEFT_BOOKED] = N_("Was booked for once"),
  [XQ_DUTY_LEFT_TAKEN] = N_("Somebody is on duty there already"),
  [XQ_DUTY_LEFT_ELSEWHERE] = N_("On duty in another room at that time"),
  [XQ_DUTY_LEFT_GONE] = N_("Not at the school that day"),
};

static void
add_left (GString          *words,
          const XqDutyLeft *left)
{
  if (words->len > 0)
    g_string_append (words, _(", "));
  /* Translators: a month and a day */
  g_string_append_printf (words, _("%d/%d"), atoi (left->day + 5), atoi (left->day + 8));
  if (*left->from_at != '\0')
    g_string_append_printf (words, " %s", left->from_at);
  if (left->what != NULL)
    g_string_append_printf (words, " %s", left->what);
}

static void
add_lines (GString          *text,
           const XqDutyCopy *copy,
           XqDutyLeftWhy     reason)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < copy->left->len; i++)
    {
      const XqDutyLeft *left = g_ptr_array_index (copy->left, i);

      if (left->why == reason && n++ < MOST_NAMED)
        add_left (words, left);
    }
  if (n > MOST_NAMED)
    g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, " and %u more", " and %u more", n - MOST_NAMED), n - MOST_NAMED);
  if (n > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _("%s: %s"), _(why[reason]), words->str);
    }
}

char *
xq_duty_said_dup_copy (const XqDutyCopy *copy)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n;

  g_return_val_if_fail (copy != NULL, NULL);

  n = g_strv_length (copy->slots);
  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u duty was entered.", "%u duties were entered.", n), n);
  if (copy->n_there > 0)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, " %u stood there already.", " %u stood there already.", copy->n_there),
                            copy->n_there);
  if (copy->left->len > 0)
    g_string_append (text, _(" Not copied:"));
  for (XqDutyLeftWhy reason = 0; reason < XQ_N_DUTY_LEFT; reason++)
    add_lines (text, copy, reason);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
xq_duty_said_dup_week (const XqDutyRoster *roster,
                       gboolean           *is_good)
{
  guint n_short = 0;
  guint n_gaps = 0;
  guint n_twice = 0;
  guint n_school_days = 0;
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (roster != NULL && is_good != NULL, NULL);

  for (guint i = 0; i < roster->days->len; i++)
    {
      const XqRosterDay *day = g_ptr_array_index (roster->days, i);

      n_school_days += day->calendar.is_school_day ? 1 : 0;
      n_short += day->planned < day->due ? 1 : 0;
    }
  for (guint i = 0; i < roster->duties->len; i++)
    {
      const XqRosterDuty *duty = g_ptr_array_index (roster->duties, i);

      n_gaps += duty->person == NULL ? 1 : 0;
      n_twice += duty->is_twice ? 1 : 0;
    }
  *is_good = n_short == 0 && n_gaps == 0 && n_twice == 0;
  if (n_school_days == 0 && *is_good)
    return g_strdup (_("No school this week."));
  if (*is_good)
    return g_strdup (_("● Open long enough every day, no duty without anybody."));
  g_string_append (words, "▲");
  if (n_short > 0)
    g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, " %u day is open for too few hours", " %u days are open for too few hours",
                                                n_short), n_short);
  if (n_gaps > 0)
    g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, " %u duty without anybody", " %u duties without anybody", n_gaps),
                            n_gaps);
  if (n_twice > 0)
    g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, " %u duty of somebody who is elsewhere",
                                                " %u duties of somebody who is elsewhere", n_twice), n_twice);
  return g_string_free (g_steal_pointer (&words), FALSE);
}
