/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "store/backup-plan.h"

#define UID "1a2b3c4d00000000000000000000000f"
#define OTHER "99999999000000000000000000000000"

static GDateTime *
moment (const char *iso)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  return g_date_time_new_from_iso8601 (iso, zone);
}

static void
add_copy (GPtrArray *names,
          GDateTime *at,
          gboolean   is_update)
{
  g_autofree char *stamp = xq_backup_stamp_new (at);

  g_ptr_array_add (names, xq_backup_name_new ("城西初级中学", UID, stamp, is_update));
}

/* What a folder has after the plan was carried out. */
static GPtrArray *
thin (GPtrArray  *names,
      GDateTime  *now,
      const char *last_good)
{
  g_autoptr (GPtrArray) ended = g_ptr_array_copy (names, (GCopyFunc) (void (*) (void)) g_strdup, NULL);
  g_autoptr (GPtrArray) drop = NULL;
  GPtrArray *left = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_set_free_func (ended, g_free);
  g_ptr_array_add (ended, NULL);
  drop = xq_backup_plan_drop ((const char *const *) ended->pdata, UID, now, last_good);
  for (guint i = 0; i < names->len; i++)
    if (!g_ptr_array_find_with_equal_func (drop, g_ptr_array_index (names, i), g_str_equal, NULL))
      g_ptr_array_add (left, g_strdup (g_ptr_array_index (names, i)));
  g_assert_cmpuint (left->len + drop->len, ==, names->len);
  return left;
}

static gboolean
has_day (GPtrArray  *names,
         const char *day)
{
  for (guint i = 0; i < names->len; i++)
    if (strstr (g_ptr_array_index (names, i), day) != NULL)
      return TRUE;
  return FALSE;
}

static void
test_names (void)
{
  static const char *const foreign[] = {
    "城西初级中学-2024-11-01.xinqing-backup",                          /* a person's own copy */
    "城西初级中学-2024-11-01-080213-99999999.xinqing-backup",          /* another school's */
    "城西初级中学-2024-11-01-080213-1a2b3c4d.xinqing-backup.part",
    "城西初级中学-2024-11-01-080213-1a2b3c4d (1).xinqing-backup",
    "城西初级中学-2024-11-01-080213-1a2b3c4d.xinqing-backup.txt",
    "城西初级中学-2024-13-01-080213-1a2b3c4d.xinqing-backup",
    "城西初级中学-2024-02-30-080213-1a2b3c4d.xinqing-backup",
    "城西初级中学-2024-1x-01-080213-1a2b3c4d.xinqing-backup",
    "-2024-11-01-080213-1a2b3c4d.xinqing-backup",
    "2024-11-01-080213-1a2b3c4d.xinqing-backup",
    "1a2b3c4d.xinqing-backup", "-1a2b3c4d.xinqing-backup", "", "照片.jpg", "\xff\xfe-1a2b3c4d.xinqing-backup",
  };
  g_autofree char *plain = xq_backup_name_new ("城西初级中学", UID, "2024-11-01-080213", FALSE);
  g_autofree char *update = xq_backup_name_new ("..a/b:c\n*", UID, "2024-11-01-080213", TRUE);
  g_autofree char *endless = g_strnfill (4000, 'x');
  g_autofree char *lengthy = xq_backup_name_new (endless, UID, "2024-11-01-080213", TRUE);
  XqBackupName name;

  g_assert_cmpstr (plain, ==, "城西初级中学-2024-11-01-080213-1a2b3c4d.xinqing-backup");
  g_assert_true (xq_backup_name_read (plain, UID, &name));
  g_assert_cmpstr (name.stamp, ==, "2024-11-01-080213");
  g_assert_false (name.is_update);
  g_assert_false (xq_backup_name_read (plain, OTHER, NULL));

  g_assert_null (strpbrk (update, "/:*\n"));
  g_assert_cmpint (update[0], !=, '.');
  g_assert_true (xq_backup_name_read (update, UID, &name));
  g_assert_true (name.is_update);
  g_assert_cmpuint (strlen (lengthy), <, 200);
  g_assert_true (xq_backup_name_read (lengthy, UID, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    g_assert_false (xq_backup_name_read (foreign[i], UID, NULL));
}

/* A copy at every unlock of two years, twice a day. */
static void
test_two_years (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDateTime) first = moment ("2023-01-01T08:00:00Z");
  g_autoptr (GDateTime) now = g_date_time_add_days (first, 730);
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) again = NULL;
  guint most = 0;

  for (int day = 0; day < 730; day++)
    for (int hour = 0; hour < 10; hour += 9)
      {
        g_autoptr (GDateTime) date = g_date_time_add_days (first, day);
        g_autoptr (GDateTime) at = g_date_time_add_hours (date, hour);
        GPtrArray *thinned;

        add_copy (names, at, FALSE);
        thinned = thin (names, at, NULL);
        g_ptr_array_unref (names);
        names = thinned;
        most = MAX (most, names->len);
        /* The newest is there at every moment. */
        {
          g_autofree char *stamp = xq_backup_stamp_new (at);

          g_assert_true (has_day (names, stamp));
        }
      }

  g_assert_cmpuint (most, <=, XQ_BACKUP_DAYS + XQ_BACKUP_WEEKS + XQ_BACKUP_MONTHS);
  left = thin (names, now, NULL);
  /* 2024-12-30 was a Monday; the last copy is of 17:00 that day. */
  for (int day = 24; day <= 30; day++)
    {
      g_autofree char *text = g_strdup_printf ("-2024-12-%02d-170000", day);

      g_assert_true (has_day (left, text));
    }
  g_assert_true (has_day (left, "-2024-12-22-170000"));  /* Sundays: of each week the last */
  g_assert_true (has_day (left, "-2024-12-15-170000"));
  g_assert_true (has_day (left, "-2024-11-30-170000"));  /* of each month the last */
  g_assert_true (has_day (left, "-2024-02-29-170000"));
  g_assert_true (has_day (left, "-2024-01-31-170000"));
  g_assert_false (has_day (left, "-2023-12"));
  g_assert_false (has_day (left, "-080000"));
  /* Once thinned, thinning takes nothing more. */
  again = thin (left, now, NULL);
  g_assert_cmpuint (again->len, ==, left->len);
  g_test_message ("1460 copies in two years: at most %u at once, %u at the end", most, left->len);
}

/* After the holidays the copies of before them are still there. */
static void
test_holidays (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDateTime) first = moment ("2024-06-20T17:00:00Z");
  g_autoptr (GDateTime) now = moment ("2024-09-01T08:00:00Z");
  g_autoptr (GPtrArray) left = NULL;

  for (int day = 0; day < 7; day++)
    {
      g_autoptr (GDateTime) at = g_date_time_add_days (first, day);

      add_copy (names, at, FALSE);
    }
  left = thin (names, now, NULL);
  g_assert_cmpuint (left->len, ==, 7);
}

/* A clock that ran years ahead, and was set back. */
static void
test_clock (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDateTime) first = moment ("2024-11-01T17:00:00Z");
  g_autoptr (GDateTime) ahead = moment ("2031-01-01T00:00:00Z");
  g_autoptr (GPtrArray) left = NULL;
  guint n_future = 0;

  for (int day = 0; day < 300; day++)
    {
      g_autoptr (GDateTime) at = g_date_time_add_days (ahead, day);

      add_copy (names, at, FALSE);
    }
  for (int day = 0; day < 30; day++)
    {
      g_autoptr (GDateTime) at = g_date_time_add_days (first, day);
      g_autofree char *stamp = xq_backup_stamp_new (at);
      GPtrArray *thinned;

      add_copy (names, at, FALSE);
      thinned = thin (names, at, NULL);
      g_ptr_array_unref (names);
      names = thinned;
      g_assert_true (has_day (names, stamp));
    }
  for (int day = 24; day <= 30; day++)
    {
      g_autofree char *text = g_strdup_printf ("-2024-11-%02d-", day);

      g_assert_true (has_day (names, text));
    }
  for (guint i = 0; i < names->len; i++)
    n_future += strstr (g_ptr_array_index (names, i), "-2031-") != NULL ? 1 : 0;
  g_assert_cmpuint (n_future, >, 0);
  g_assert_cmpuint (n_future, <=, XQ_BACKUP_DAYS + XQ_BACKUP_WEEKS + XQ_BACKUP_MONTHS);
  left = thin (names, ahead, NULL);
  g_assert_cmpuint (left->len, >, 0);
}

static void
test_never (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDateTime) first = moment ("2024-11-01T00:00:00Z");
  g_autoptr (GDateTime) now = moment ("2024-11-02T00:00:00Z");
  g_autofree char *good = xq_backup_name_new ("城西初级中学", UID, "2024-11-01-010000", FALSE);
  g_autoptr (GPtrArray) left = NULL;
  guint n_updates = 0;

  g_ptr_array_add (names, g_strdup ("城西初级中学-2024-11-01-000001-99999999.xinqing-backup"));
  g_ptr_array_add (names, g_strdup ("城西初级中学-2024-11-01.xinqing-backup"));
  g_ptr_array_add (names, g_strdup ("期中成绩.xlsx"));
  for (int hour = 0; hour < 24; hour++)
    {
      g_autoptr (GDateTime) at = g_date_time_add_hours (first, hour);

      add_copy (names, at, FALSE);
      if (hour % 4 == 0)
        add_copy (names, at, TRUE);
    }
  left = thin (names, now, good);
  g_assert_true (g_ptr_array_find_with_equal_func (left, good, g_str_equal, NULL));
  g_assert_true (has_day (left, "期中成绩"));
  g_assert_true (has_day (left, "99999999"));
  g_assert_true (has_day (left, "-2024-11-01.xinqing"));
  g_assert_true (has_day (left, "-2024-11-01-230000"));
  for (guint i = 0; i < left->len; i++)
    n_updates += strstr (g_ptr_array_index (left, i), "-update") != NULL ? 1 : 0;
  g_assert_cmpuint (n_updates, ==, XQ_BACKUP_UPDATES);
  /* three others', the last good one, the newest, and those of before an update */
  g_assert_cmpuint (left->len, ==, 3 + 1 + 1 + XQ_BACKUP_UPDATES);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/backup-plan/names", test_names);
  g_test_add_func ("/store/backup-plan/two-years", test_two_years);
  g_test_add_func ("/store/backup-plan/holidays", test_holidays);
  g_test_add_func ("/store/backup-plan/clock", test_clock);
  g_test_add_func ("/store/backup-plan/never", test_never);
  return g_test_run ();
}
