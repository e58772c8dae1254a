/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <string.h>

#include "store/backup-plan.h"

#define UPDATE "-update"
#define UID_DIGITS 8
#define MOST_WORDS 90 /* bytes: a name has room for 255 everywhere */

/* One copy of this school in a folder. */
typedef struct
{
  const char  *file;
  XqBackupName name;
  guint        day;   /* for each what numbers it */
  guint        week;
  guint        month;
  gboolean     stays;
} Copy;

char *
xq_backup_stamp_new (GDateTime *at)
{
  g_return_val_if_fail (at != NULL, NULL);

  return g_date_time_format (at, "%Y-%m-%d-%H%M%S");
}

char *
xq_backup_name_new (const char *school_name,
                    const char *school_uid,
                    const char *stamp,
                    gboolean    is_update)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (school_name != NULL && school_uid != NULL && stamp != NULL, NULL);

  for (const char *at = school_name; *at != '\0' && words->len < MOST_WORDS; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      /* FAT takes no more than this, and a dot in front hides a file. */
      if (g_unichar_iscntrl (letter) || (letter < 0x80 && strchr ("/\\:*?\"<>|.", (int) letter) != NULL))
        letter = '_';
      g_string_append_unichar (words, letter);
    }
  return g_strdup_printf ("%s-%s-%.*s%s" XQ_BACKUP_SUFFIX, words->str, stamp, UID_DIGITS, school_uid, is_update ? UPDATE : "");
}

static gboolean
read_stamp (const char *stamp,
            GDate      *date)
{
  static const char form[] = "dddd-dd-dd-dddddd";
  guint64 year;
  guint64 month;
  guint64 day;

  for (guint i = 0; i < XQ_BACKUP_STAMP_LENGTH; i++)
    if (form[i] == 'd' ? !g_ascii_isdigit (stamp[i]) : stamp[i] != form[i])
      return FALSE;
  year = g_ascii_strtoull (stamp, NULL, 10);
  month = g_ascii_strtoull (stamp + strlen ("2024-"), NULL, 10);
  day = g_ascii_strtoull (stamp + strlen ("2024-11-"), NULL, 10);
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

gboolean
xq_backup_name_read (const char   *name,
                     const char   *school_uid,
                     XqBackupName *read)
{
  g_autofree char *ending = NULL;
  g_autofree char *update = NULL;
  const char *stamp;
  gboolean is_update;
  gsize tail;
  GDate date;

  g_return_val_if_fail (name != NULL && school_uid != NULL, FALSE);

  ending = g_strdup_printf ("-%.*s" XQ_BACKUP_SUFFIX, UID_DIGITS, school_uid);
  update = g_strdup_printf ("-%.*s" UPDATE XQ_BACKUP_SUFFIX, UID_DIGITS, school_uid);
  is_update = g_str_has_suffix (name, update);
  if (!is_update && !g_str_has_suffix (name, ending))
    return FALSE;
  tail = XQ_BACKUP_STAMP_LENGTH + strlen (is_update ? update : ending);
  if (strlen (name) < tail + 2)
    return FALSE;
  stamp = name + strlen (name) - tail;
  if (stamp[-1] != '-' || !read_stamp (stamp, &date))
    return FALSE;
  if (read != NULL)
    {
      memcpy (read->stamp, stamp, XQ_BACKUP_STAMP_LENGTH);
      read->stamp[XQ_BACKUP_STAMP_LENGTH] = '\0';
      read->is_update = is_update;
    }
  return TRUE;
}

static int
newest_first (gconstpointer a,
              gconstpointer b)
{
  const Copy *first = a;
  const Copy *second = b;
  int order = strcmp (second->name.stamp, first->name.stamp);

  return order != 0 ? order : strcmp (first->file, second->file);
}

static guint
get_day (const Copy *copy)
{
  return copy->day;
}

static guint
get_week (const Copy *copy)
{
  return copy->week;
}

static guint
get_month (const Copy *copy)
{
  return copy->month;
}

/* The newest of each span stays, until so many spans have one. */
static void
keep_newest (GArray     *copies,
             gboolean    are_future,
             guint     (*get_span) (const Copy *copy),
             guint       most,
             const char *latest)
{
  guint last = 0;
  guint n = 0;

  for (guint i = 0; i < copies->len && n < most; i++)
    {
      Copy *copy = &g_array_index (copies, Copy, i);
      guint span = get_span (copy);

      if (copy->name.is_update || (strcmp (copy->name.stamp, latest) > 0) != are_future || (n > 0 && span == last))
        continue;
      copy->stays = TRUE;
      last = span;
      n++;
    }
}

static void
keep_updates (GArray *copies)
{
  guint n = 0;

  for (guint i = 0; i < copies->len; i++)
    {
      Copy *copy = &g_array_index (copies, Copy, i);

      if (copy->name.is_update && n++ < XQ_BACKUP_UPDATES)
        copy->stays = TRUE;
    }
}

static GArray *
find_copies (const char *const *names,
             const char        *school_uid)
{
  GArray *copies = g_array_new (FALSE, TRUE, sizeof (Copy));

  for (guint i = 0; names[i] != NULL; i++)
    {
      Copy copy = { .file = names[i] };
      GDate date;

      if (!xq_backup_name_read (names[i], school_uid, &copy.name) || !read_stamp (copy.name.stamp, &date))
        continue;
      copy.day = g_date_get_julian (&date);
      copy.week = (copy.day + 6) / 7; /* day 1 was a Monday */
      copy.month = g_date_get_year (&date) * 12u + g_date_get_month (&date);
      g_array_append_val (copies, copy);
    }
  g_array_sort (copies, newest_first);
  return copies;
}

GPtrArray *
xq_backup_plan_drop (const char *const *names,
                     const char        *school_uid,
                     GDateTime         *now,
                     const char        *last_good)
{
  GPtrArray *drop = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) copies = NULL;
  g_autoptr (GDateTime) latest = NULL;
  g_autofree char *stamp = NULL;

  g_return_val_if_fail (names != NULL && school_uid != NULL && now != NULL, drop);

  copies = find_copies (names, school_uid);
  latest = g_date_time_add_days (now, 1);
  stamp = xq_backup_stamp_new (latest);
  for (int are_future = 0; are_future < 2; are_future++)
    {
      keep_newest (copies, are_future, get_day, XQ_BACKUP_DAYS, stamp);
      keep_newest (copies, are_future, get_week, XQ_BACKUP_WEEKS, stamp);
      keep_newest (copies, are_future, get_month, XQ_BACKUP_MONTHS, stamp);
    }
  keep_updates (copies);
  for (guint i = copies->len; i > 0; i--)
    {
      const Copy *copy = &g_array_index (copies, Copy, i - 1);

      if (!copy->stays && g_strcmp0 (copy->file, last_good) != 0)
        g_ptr_array_add (drop, g_strdup (copy->file));
    }
  return drop;
}
