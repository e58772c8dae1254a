/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "copies-words.h"

#include "school/settings.h"

/* By the calendar on the wall, not by the clock. */
static int
days_since (gint64 at)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (at);
  GDate first;
  GDate last;

  if (then == NULL)
    return G_MAXINT;
  g_date_set_dmy (&first, (GDateDay) g_date_time_get_day_of_month (then), (GDateMonth) g_date_time_get_month (then),
                  (GDateYear) g_date_time_get_year (then));
  g_date_set_dmy (&last, (GDateDay) g_date_time_get_day_of_month (now), (GDateMonth) g_date_time_get_month (now),
                  (GDateYear) g_date_time_get_year (now));
  return g_date_days_between (&first, &last);
}

static char *
say_when (gint64 at)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (at);
  g_autofree char *time = then != NULL ? g_date_time_format (then, "%H:%M") : NULL;
  int days = days_since (at);

  if (time == NULL || days < 0)
    /* A clock was wrong, then or now. */
    return then != NULL ? g_date_time_format (then, "%Y-%m-%d") : g_strdup ("");
  if (days == 0)
    /* Translators: a time of day */
    return g_strdup_printf (_("today %s"), time);
  if (days == 1)
    /* Translators: a time of day */
    return g_strdup_printf (_("yesterday %s"), time);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day ago", "%d days ago", (gulong) days), days);
}

/* As the school has decided, where that is known without a key. */
static int
get_limit (int         decided,
           const char *setting)
{
  const XqSetting *factory = xq_setting_find (setting);

  return decided > 0 ? decided : factory != NULL ? (int) g_ascii_strtoll (factory->value, NULL, 10) : 7;
}

static gboolean
is_old (const XqBackupCopy *copy,
        int                 limit)
{
  int days = copy->at > 0 ? days_since (copy->at) : G_MAXINT;

  return days >= limit || days < 0;
}

char *
xq_copies_name_place (const XqBackupPlace *place)
{
  g_return_val_if_fail (place != NULL, NULL);

  if (place->label != NULL)
    /* Translators: the name of a USB drive */
    return g_strdup_printf (_("USB drive “%s”"), place->label);
  return place->folder != NULL ? g_filename_display_name (place->folder) : g_strdup (_("none chosen"));
}

char *
xq_copies_say_own (const XqBackupState *state,
                   gboolean            *old)
{
  g_autofree char *when = NULL;

  g_return_val_if_fail (state != NULL && old != NULL, NULL);

  *old = is_old (&state->own, get_limit (state->own_days, "backup.own_days"));
  if (state->own.at <= 0)
    return g_strdup (_("No good copy yet"));
  when = say_when (state->own.at);
  if (state->own.proved == 0)
    /* Translators: when a copy was made */
    return g_strdup_printf (_("Last copy, not verified yet: %s"), when);
  /* Translators: when a copy was made */
  return g_strdup_printf (_("Last good copy: %s"), when);
}

char *
xq_copies_say_second (const XqBackupState *state,
                      gboolean            *old)
{
  g_autofree char *place = NULL;
  g_autofree char *when = NULL;

  g_return_val_if_fail (state != NULL && old != NULL, NULL);

  *old = FALSE;
  if (state->place.folder == NULL)
    return g_strdup (_("no second place is chosen"));
  *old = is_old (&state->second, get_limit (state->second_days, "backup.second_days"));
  place = xq_copies_name_place (&state->place);
  when = state->second.at > 0 ? say_when (state->second.at) : g_strdup (_("never"));
  /* Translators: the second place, and when a copy last went there */
  return g_strdup_printf (_("%s: %s"), place, when);
}

char *
xq_copies_say (const char *school,
               gboolean   *old)
{
  g_autoptr (XqBackupState) state = NULL;
  g_autofree char *own = NULL;
  g_autofree char *second = NULL;
  gboolean own_is_old;
  gboolean second_is_old;

  g_return_val_if_fail (school != NULL, NULL);

  state = xq_backup_state_read (school);
  own = xq_copies_say_own (state, &own_is_old);
  second = xq_copies_say_second (state, &second_is_old);
  if (old != NULL)
    *old = own_is_old || second_is_old || (state->tested_at > 0 && state->test_problem != NULL);
  /* Translators: the copy beside the school; the second place */
  return g_strdup_printf (_("%s; %s"), own, second);
}

char *
xq_copies_say_proof (const XqBackupCopy *copy)
{
  g_autoptr (GString) names = g_string_new (NULL);

  g_return_val_if_fail (copy != NULL, NULL);

  if (copy->name == NULL)
    return g_strdup ("");
  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    if (copy->lies & ~copy->proved & (1u << cabinet))
      g_string_append_printf (names, "%s%s", names->len > 0 ? _(", ") : "", xq_cabinet_get_title (cabinet));
  if (names->len == 0)
    return g_strdup (_("Verified: restored and opened after it was written"));
  /* Translators: cabinets, e.g. 辅导库 */
  return g_strdup_printf (_("Not verified yet: %s. It is done when somebody unlocks who opens that."), names->str);
}

char *
xq_copies_say_test (const XqBackupState *state,
                    gboolean            *old)
{
  g_autofree char *when = NULL;

  g_return_val_if_fail (state != NULL && old != NULL, NULL);

  *old = state->test_problem != NULL;
  if (state->tested_at <= 0)
    return g_strdup (_("Not yet; the first one comes with the next unlock."));
  when = say_when (state->tested_at);
  if (state->test_problem != NULL)
    /* Translators: when; what was wrong */
    return g_strdup_printf (_("Failed %s: %s"), when, state->test_problem);
  /* Translators: when */
  return g_strdup_printf (_("Passed %s: the copy was laid out and every record compared"), when);
}
