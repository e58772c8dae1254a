/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "backup-log.h"

#define OLD_AFTER_DAYS 7

static char *
get_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "xinqing", "backups.ini", NULL);
}

/* A folder's name may hold what a group's name in the file may not. */
static char *
get_group (const char *school)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, school, -1);
}

static GKeyFile *
read_log (void)
{
  GKeyFile *log = g_key_file_new ();
  g_autofree char *path = get_path ();

  (void) g_key_file_load_from_file (log, path, G_KEY_FILE_NONE, NULL);
  return log;
}

void
xq_backup_log_note (const char *school,
                    const char *file,
                    gint64      at)
{
  g_autoptr (GKeyFile) log = read_log ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = get_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *group = get_group (school);
  g_autofree char *text = NULL;

  g_return_if_fail (school != NULL && file != NULL);

  g_key_file_set_string (log, group, "file", file);
  g_key_file_set_int64 (log, group, "at", at);
  text = g_key_file_to_data (log, NULL, NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0 ||
      !g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_warning ("The list of copies could not be written: %s", error != NULL ? error->message : folder);
}

gboolean
xq_backup_log_find (const char  *school,
                    char       **file,
                    gint64      *at)
{
  g_autoptr (GKeyFile) log = read_log ();
  g_autofree char *group = get_group (school);
  gint64 found = g_key_file_get_int64 (log, group, "at", NULL);

  g_return_val_if_fail (school != NULL, FALSE);

  if (found <= 0)
    return FALSE;
  if (at != NULL)
    *at = found;
  if (file != NULL)
    *file = g_key_file_get_string (log, group, "file", NULL);
  return TRUE;
}

/* By the calendar on the wall, not by the clock. */
static int
days_between (GDateTime *from,
              GDateTime *until)
{
  GDate first;
  GDate last;

  g_date_set_dmy (&first, (GDateDay) g_date_time_get_day_of_month (from), (GDateMonth) g_date_time_get_month (from),
                  (GDateYear) g_date_time_get_year (from));
  g_date_set_dmy (&last, (GDateDay) g_date_time_get_day_of_month (until), (GDateMonth) g_date_time_get_month (until),
                  (GDateYear) g_date_time_get_year (until));
  return g_date_days_between (&first, &last);
}

char *
xq_backup_log_say (const char *school,
                   gboolean   *old)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) made = NULL;
  g_autofree char *time = NULL;
  gint64 at;
  int days;

  if (old != NULL)
    *old = TRUE;
  if (!xq_backup_log_find (school, NULL, &at))
    return g_strdup (_("No copy was made from this computer yet."));
  made = g_date_time_new_from_unix_local (at);
  days = days_between (made, now);
  if (old != NULL)
    *old = days >= OLD_AFTER_DAYS;
  time = g_date_time_format (made, "%H:%M");
  if (days <= 0)
    /* Translators: a time of day */
    return g_strdup_printf (_("Last copy: today %s"), time);
  if (days == 1)
    /* Translators: a time of day */
    return g_strdup_printf (_("Last copy: yesterday %s"), time);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Last copy: %d day ago", "Last copy: %d days ago", (gulong) days), days);
}
