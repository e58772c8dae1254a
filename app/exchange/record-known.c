/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/record-known.h"
#include "school/calendar.h"
#include "school/class-name.h"
#include "school/own-classes.h"
#include "school/question.h"

/* In these months those who come in autumn are called by their new class already. */
#define SUMMER_FROM 7
#define SUMMER_UNTIL 8

/* --- what is the same --- */

static int
compare_uids (gconstpointer a,
              gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Of a list, the order says nothing. */
static char *
dup_key (const XqRecordImport *records,
         const XqRecord       *record)
{
  g_auto (GStrv) fields = g_strsplit (records->same, " ", -1);
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      const char *value = xq_record_get (record, fields[i]);
      g_auto (GStrv) parts = g_strsplit (value != NULL ? value : "", " ", -1);
      g_autofree char *sorted = NULL;

      qsort (parts, g_strv_length (parts), sizeof *parts, compare_uids);
      sorted = g_strjoinv (" ", parts);
      g_string_append_printf (key, "%s\n", sorted);
    }
  return g_string_free (g_steal_pointer (&key), FALSE);
}

void
xq_record_known_add (XqRecordKnown *known,
                     XqRecord      *record)
{
  g_autofree char *key = dup_key (known->description, record);
  GPtrArray *same = g_hash_table_lookup (known->records, key);

  if (same == NULL)
    {
      same = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_record_unref);
      g_hash_table_insert (known->records, g_steal_pointer (&key), same);
    }
  g_ptr_array_add (same, xq_record_ref (record));
}

GPtrArray *
xq_record_known_find (XqRecordKnown  *known,
                      const XqRecord *record)
{
  g_autofree char *key = dup_key (known->description, record);

  return g_hash_table_lookup (known->records, key);
}

/* --- what the school has --- */

static const char *
get_day (const XqRecordImport *records,
         const XqRecordRow    *row)
{
  for (guint i = 0; i < records->n_columns; i++)
    if (records->day != NULL && g_strcmp0 (records->columns[i].field, records->day) == 0)
      return row->values[i];
  return NULL;
}

static gboolean
read_records (XqRecordKnown *known,
              GPtrArray     *rows,
              GError       **error)
{
  const XqRecordImport *records = known->description;
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) all = NULL;
  const char *first = NULL;
  const char *last = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const char *day = get_day (records, g_ptr_array_index (rows, i));

      if (day != NULL && (first == NULL || strcmp (day, first) < 0))
        first = day;
      if (day != NULL && (last == NULL || strcmp (day, last) > 0))
        last = day;
    }
  if (records->day != NULL && first == NULL)
    return TRUE;
  if (records->day != NULL)
    {
      xq_filter_add (filter, records->day, ">=", first);
      xq_filter_add (filter, records->day, "<=", last);
    }
  all = xq_store_list (known->store, records->kind, filter, error);
  for (guint i = 0; all != NULL && i < all->len; i++)
    xq_record_known_add (known, g_ptr_array_index (all, i));
  return all != NULL;
}

static char *
dup_class_key (int year,
               int grade,
               int number)
{
  return g_strdup_printf ("%d %d %d", year, grade, number);
}

static gboolean
read_classes (XqRecordKnown *known,
              GError       **error)
{
  g_autoptr (XqRows) rows = xq_store_query (known->store, "SELECT uid, year, grade, number FROM visible_class "
                                                          "WHERE withdrawn = 0 ORDER BY year, grade, number", error, NULL);
  GError *problem = NULL;

  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    g_hash_table_insert (known->classes,
                         dup_class_key ((int) xq_rows_integer (rows, 1), (int) xq_rows_integer (rows, 2),
                                        (int) xq_rows_integer (rows, 3)),
                         g_strdup (xq_rows_text (rows, 0)));
  return xq_rows_ended (problem, error);
}

XqRecordKnown *
xq_record_known_read (const XqRecordImport *records,
                      XqStore              *store,
                      GPtrArray            *rows,
                      GError              **error)
{
  g_autoptr (XqRecordKnown) known = g_new0 (XqRecordKnown, 1);

  known->description = records;
  known->store = store;
  known->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  known->classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  known->years = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  known->staff = xq_import_staff_new (store, error);
  known->own = known->staff != NULL ? xq_own_classes_list (store, error) : NULL;
  if (known->own == NULL || !read_classes (known, error) || !read_records (known, rows, error))
    return NULL;
  return g_steal_pointer (&known);
}

void
xq_record_known_free (XqRecordKnown *known)
{
  if (known == NULL)
    return;
  xq_import_staff_free (known->staff);
  g_clear_pointer (&known->own, g_ptr_array_unref);
  g_hash_table_unref (known->records);
  g_hash_table_unref (known->classes);
  g_hash_table_unref (known->years);
  g_free (known);
}

/* --- the classes of a row --- */

static gboolean
find_year (XqRecordKnown *known,
           const char    *day,
           int           *year,
           GError       **error)
{
  gpointer found = g_hash_table_lookup (known->years, day);

  *year = GPOINTER_TO_INT (found) - 1;
  if (found != NULL)
    return TRUE;
  if (!xq_school_year_of_day (known->store, day, year, error))
    return FALSE;
  g_hash_table_insert (known->years, g_strdup (day), GINT_TO_POINTER (*year + 1));
  return TRUE;
}

static void
append (GString    *uids,
        const char *uid)
{
  if (strstr (uids->str, uid) == NULL)
    g_string_append_printf (uids, "%s%s", uids->len > 0 ? " " : "", uid);
}

/* Every class of the year that @class means: it alone, those of a grade, all. */
static gboolean
add_classes (XqRecordKnown       *known,
             int                  year,
             const XqImportClass *class,
             GString             *uids)
{
  gboolean found = FALSE;

  for (int grade = MAX (class->grade, 1); grade <= (class->grade > 0 ? class->grade : 12); grade++)
    for (int number = MAX (class->number, 1); number <= (class->number > 0 ? class->number : 99); number++)
      {
        g_autofree char *key = dup_class_key (year, grade, number);
        const char *uid = g_hash_table_lookup (known->classes, key);

        if (uid == NULL)
          continue;
        append (uids, uid);
        found = TRUE;
      }
  return found;
}

static char *
say_unknown_class (const XqImportClass *class,
                   int                  year)
{
  g_autofree char *name = class->grade > 0 && class->number > 0 ? xq_class_name_for_screen (class->grade, class->number)
                                                               : g_strdup_printf ("%d", class->grade);

  return g_strdup_printf (_("There is no class %s in the school year %d–%d. Correct the class or the day."), name, year, year + 1);
}

static char *
dup_own_class (XqRecordKnown *known,
               int            year,
               char         **problem)
{
  const XqOwnClass *found = NULL;
  guint n = 0;

  for (guint i = 0; i < known->own->len; i++)
    if (((const XqOwnClass *) g_ptr_array_index (known->own, i))->year == year)
      {
        found = g_ptr_array_index (known->own, i);
        n++;
      }
  if (n == 1)
    return g_strdup (found->uid);
  *problem = g_strdup (_("Of which class it is, is not said. Name the class in the title, on the tab or in a column."));
  return NULL;
}

char *
xq_record_known_dup_classes (XqRecordKnown     *known,
                             const XqRecordRow *row,
                             const char        *day,
                             char             **problem,
                             GError           **error)
{
  g_autoptr (GString) uids = g_string_new (NULL);
  int month = day != NULL ? atoi (day + 5) : 0;
  int year;

  *problem = NULL;
  if (!find_year (known, day != NULL ? day : xq_store_get_today (known->store), &year, error))
    return NULL;
  if (row->classes->len == 0)
    return dup_own_class (known, year, problem);
  for (guint i = 0; i < row->classes->len; i++)
    {
      const XqImportClass *class = &g_array_index (row->classes, XqImportClass, i);

      if (!add_classes (known, year, class, uids) &&
          !(month >= SUMMER_FROM && month <= SUMMER_UNTIL && add_classes (known, year + 1, class, uids)))
        {
          *problem = say_unknown_class (class, year);
          return NULL;
        }
    }
  return g_string_free (g_steal_pointer (&uids), FALSE);
}

gboolean
xq_record_known_is_own (const XqRecordKnown *known,
                        const char          *classes)
{
  g_auto (GStrv) uids = g_strsplit (classes, " ", -1);

  for (guint i = 0; uids[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < known->own->len && !found; j++)
        found = strcmp (((const XqOwnClass *) g_ptr_array_index (known->own, j))->uid, uids[i]) == 0;
      if (!found)
        return FALSE;
    }
  return TRUE;
}

gboolean
xq_record_known_find_teacher (XqRecordKnown *known,
                              const char    *classes,
                              const char    *day,
                              char         **uid,
                              GError       **error)
{
  g_auto (GStrv) uids = g_strsplit (classes, " ", 2);

  return xq_question (known->store,
                      "SELECT teacher FROM visible_class_post WHERE class = unhex (?1) AND withdrawn = 0 "
                      "AND post IN ('class_teacher', 'acting') AND from_on <= ?2 AND (until_on IS NULL OR until_on >= ?2) "
                      "ORDER BY post, from_on DESC LIMIT 1", uid, error, uids[0], day, NULL);
}
