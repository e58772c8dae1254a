/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include "exchange/visit-known.h"

typedef struct
{
  XqVisitKnown *known;
  XqRows       *rows;
} Reader;

static void
clear_student (gpointer data)
{
  XqVisitStudent *student = data;

  g_array_unref (student->enrolments);
  g_array_unref (student->guardians);
}

/* The same few words stand in thousands of rows: kept once. */
static const char *
keep (Reader *reader,
      int     column)
{
  const char *text = xq_rows_text (reader->rows, column);

  return text != NULL ? g_string_chunk_insert_const (reader->known->texts, text) : NULL;
}

/* (nullable): a student who is not seen, or was withdrawn. */
static XqVisitStudent *
find_student (Reader *reader,
              int     column)
{
  const char *uid = xq_rows_text (reader->rows, column);
  guint found = uid != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (reader->known->indexes, uid)) : 0;

  return found > 0 ? &g_array_index (reader->known->students, XqVisitStudent, found - 1) : NULL;
}

static gboolean
read_rows (Reader      *reader,
           XqRows      *rows,
           void       (*take) (Reader *reader),
           GError     **error)
{
  g_autoptr (XqRows) owned = rows;
  GError *problem = NULL;

  if (rows == NULL)
    return FALSE;
  reader->rows = rows;
  while (xq_rows_next (rows, &problem))
    take (reader);
  reader->rows = NULL;
  return xq_rows_ended (problem, error);
}

static void
index_number (XqVisitKnown *known,
              const char   *number,
              guint         index)
{
  if (number != NULL && number[0] != '\0' && !g_hash_table_contains (known->by_number, number))
    g_hash_table_insert (known->by_number, (gpointer) number, GUINT_TO_POINTER (index + 1));
}

static void
take_student (Reader *reader)
{
  XqVisitKnown *known = reader->known;
  guint index = known->students->len;
  XqVisitStudent student = {
    .uid = keep (reader, 0),
    .name = keep (reader, 1),
    .number = keep (reader, 2),
    .aux_number = keep (reader, 3),
    .former_number = keep (reader, 4),
    .seat = keep (reader, 5),
    .enrolments = g_array_new (FALSE, FALSE, sizeof (XqVisitEnrolment)),
    .guardians = g_array_new (FALSE, FALSE, sizeof (XqVisitGuardian)),
  };
  GArray *same = g_hash_table_lookup (known->by_name, student.name);

  if (same == NULL)
    {
      same = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (known->by_name, (gpointer) student.name, same);
    }
  g_array_append_val (same, index);
  g_array_append_val (known->students, student);
  g_hash_table_insert (known->indexes, (gpointer) student.uid, GUINT_TO_POINTER (index + 1));
}

/* Present numbers go before former ones. */
static void
index_numbers (XqVisitKnown *known)
{
  for (guint i = 0; i < known->students->len; i++)
    index_number (known, g_array_index (known->students, XqVisitStudent, i).number, i);
  for (guint i = 0; i < known->students->len; i++)
    {
      index_number (known, g_array_index (known->students, XqVisitStudent, i).aux_number, i);
      index_number (known, g_array_index (known->students, XqVisitStudent, i).former_number, i);
    }
}

static void
take_enrolment (Reader *reader)
{
  XqVisitStudent *student = find_student (reader, 0);
  XqVisitEnrolment enrolment = {
    .from_on = keep (reader, 1),
    .until_on = keep (reader, 2),
    .year = (int) xq_rows_integer (reader->rows, 3),
    .grade = (int) xq_rows_integer (reader->rows, 4),
    .number = (int) xq_rows_integer (reader->rows, 5),
    .mine = xq_rows_integer (reader->rows, 6) != 0,
  };

  if (student == NULL)
    return;
  reader->known->has_posts |= enrolment.mine;
  g_array_append_val (student->enrolments, enrolment);
}

static void
take_guardian (Reader *reader)
{
  XqVisitStudent *student = find_student (reader, 0);
  XqVisitGuardian guardian = { keep (reader, 1), keep (reader, 2) };

  if (student != NULL && guardian.name != NULL && guardian.relation != NULL)
    g_array_append_val (student->guardians, guardian);
}

char *
xq_visit_known_key (const char *student,
                    const char *visited_on,
                    const char *way)
{
  return g_strconcat (student, " ", visited_on, " ", way, NULL);
}

static void
take_visit (Reader *reader)
{
  const char *situation = keep (reader, 3);

  g_hash_table_insert (reader->known->visits,
                       xq_visit_known_key (xq_rows_text (reader->rows, 0), xq_rows_text (reader->rows, 1),
                                           xq_rows_text (reader->rows, 2)),
                       (gpointer) (situation != NULL ? situation : ""));
}

static void
find_days (const XqVisitTable  *table,
           const char         **first,
           const char         **last)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      const char *day = ((const XqVisitRow *) g_ptr_array_index (table->rows, i))->visited_on;

      if (day != NULL && (*first == NULL || strcmp (day, *first) < 0))
        *first = day;
      if (day != NULL && (*last == NULL || strcmp (day, *last) > 0))
        *last = day;
    }
}

XqVisitKnown *
xq_visit_known_read (XqStore             *store,
                     const XqVisitTable  *table,
                     GError             **error)
{
  g_autoptr (XqVisitKnown) known = g_new0 (XqVisitKnown, 1);
  Reader reader = { .known = known };
  const char *me = xq_store_get_my_staff (store);
  const char *first = NULL;
  const char *last = NULL;

  known->students = g_array_new (FALSE, FALSE, sizeof (XqVisitStudent));
  g_array_set_clear_func (known->students, clear_student);
  known->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  known->by_number = g_hash_table_new (g_str_hash, g_str_equal);
  known->visits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  known->indexes = g_hash_table_new (g_str_hash, g_str_equal);
  known->texts = g_string_chunk_new (16 * 1024);

  find_days (table, &first, &last);
  if (!read_rows (&reader,
                  xq_store_query (store,
                                  "SELECT uid, name, number, aux_number, former_number, seat FROM visible_student "
                                  "WHERE withdrawn = 0 ORDER BY id", error, NULL),
                  take_student, error) ||
      /* Whose class it is: by whatever day, since an account is often younger than its teacher's work. */
      !read_rows (&reader,
                  xq_store_query (store,
                                  "SELECT e.student, e.from_on, e.until_on, c.year, c.grade, c.number, EXISTS "
                                  "(SELECT 1 FROM visible_class_post p WHERE p.class = c.uid AND p.withdrawn = 0 "
                                  "AND p.teacher = unhex (?1) AND p.post IN ('class_teacher', 'deputy', 'acting', 'subject')) "
                                  "FROM visible_enrolment e JOIN visible_class c ON c.uid = e.class WHERE e.withdrawn = 0",
                                  error, me != NULL ? me : "", NULL),
                  take_enrolment, error) ||
      !read_rows (&reader,
                  xq_store_query (store, "SELECT student, name, relation FROM visible_guardian WHERE withdrawn = 0", error,
                                  NULL),
                  take_guardian, error))
    return NULL;
  index_numbers (known);
  if (first != NULL &&
      !read_rows (&reader,
                  xq_store_query (store,
                                  "SELECT l.target, v.visited_on, v.way, v.situation FROM visible_home_visit v "
                                  "JOIN visible_home_visit_student l ON l.record = v.uid "
                                  "WHERE v.withdrawn = 0 AND v.visited_on BETWEEN ?1 AND ?2", error, first, last, NULL),
                  take_visit, error))
    return NULL;
  return g_steal_pointer (&known);
}

void
xq_visit_known_free (XqVisitKnown *known)
{
  if (known == NULL)
    return;
  g_array_unref (known->students);
  g_hash_table_unref (known->by_name);
  g_hash_table_unref (known->by_number);
  g_hash_table_unref (known->visits);
  g_hash_table_unref (known->indexes);
  g_string_chunk_free (known->texts);
  g_free (known);
}
