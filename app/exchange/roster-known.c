/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include "exchange/roster-known.h"

typedef struct
{
  XqRosterKnown *known;
  XqRows        *rows;
  int            year;
  const char    *on;
  gboolean       whole_year;
} Reader;

/* The same few words stand in thousands of rows: kept once. */
static const char *
keep (Reader *reader,
      int     column)
{
  const char *text = xq_rows_text (reader->rows, column);

  return text != NULL ? g_string_chunk_insert_const (reader->known->texts, text) : NULL;
}

static int
keep_integer (Reader *reader,
              int     column)
{
  return (int) xq_rows_integer (reader->rows, column);
}

/* -1: a student who was withdrawn. */
static int
find_student (Reader *reader,
              int     column)
{
  const char *uid = xq_rows_text (reader->rows, column);

  return uid != NULL ? (int) GPOINTER_TO_UINT (g_hash_table_lookup (reader->known->indexes, uid)) - 1 : -1;
}

static gboolean
read_rows (Reader      *reader,
           XqStore     *store,
           void       (*take) (Reader *reader),
           const char  *sql,
           const char  *parameter,
           GError     **error)
{
  g_autoptr (XqRows) rows = xq_store_query (store, sql, error, parameter, NULL);
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
take_student (Reader *reader)
{
  XqKnownStudent student = {
    .uid = keep (reader, 0),
    .name = keep (reader, 1),
    .number = keep (reader, 2),
    .aux_number = keep (reader, 3),
    .former_number = keep (reader, 4),
    .sex = keep (reader, 5),
    .born_on = keep (reader, 6),
    .seat = keep (reader, 7),
    .boarding = keep (reader, 8),
    .dormitory = keep (reader, 9),
    .village = keep (reader, 10),
  };
  XqKnownPlace place = { .gone = g_strcmp0 (xq_rows_text (reader->rows, 11), "studying") != 0 };

  g_array_append_val (reader->known->students, student);
  g_array_append_val (reader->known->places, place);
  g_hash_table_insert (reader->known->indexes, (gpointer) student.uid,
                       GUINT_TO_POINTER (reader->known->students->len));
}

static void
take_class (Reader *reader)
{
  XqKnownClass class = {
    .uid = keep (reader, 0),
    .grade = keep_integer (reader, 1),
    .number = keep_integer (reader, 2),
    .withdrawn = keep_integer (reader, 3) != 0,
    .used = keep_integer (reader, 4) != 0,
  };

  g_array_append_val (reader->known->classes, class);
}

/* By day: what comes later stands for what came before. */
static void
take_enrolment (Reader *reader)
{
  int index = find_student (reader, 1);
  const char *from_on = keep (reader, 2);
  const char *until_on = keep (reader, 3);
  const char *end_reason = keep (reader, 4);
  int year = keep_integer (reader, 5);
  XqKnownStudent *student;
  XqKnownPlace *place;

  if (index < 0)
    return;
  student = &g_array_index (reader->known->students, XqKnownStudent, (guint) index);
  place = &g_array_index (reader->known->places, XqKnownPlace, (guint) index);
  if (until_on == NULL)
    {
      place->open = keep (reader, 0);
      place->open_from_on = from_on;
      place->open_year = year;
      place->open_grade = keep_integer (reader, 6);
    }
  if (year != reader->year)
    return;
  if (reader->whole_year || until_on == NULL || strcmp (until_on, reader->on) >= 0)
    {
      place->enrolment = keep (reader, 0);
      place->from_on = from_on;
      place->gone = FALSE;
      student->grade = keep_integer (reader, 6);
      student->class_number = keep_integer (reader, 7);
    }
  else if (end_reason != NULL && strcmp (end_reason, "class_change") != 0)
    place->gone = TRUE;
}

/* By student, so that each has his own in one piece. */
static void
take_guardian (Reader *reader)
{
  int index = find_student (reader, 1);
  XqKnownGuardian guardian = {
    .uid = keep (reader, 0),
    .name = keep (reader, 2),
    .relation = keep (reader, 3),
    .phone = keep (reader, 4),
    .carer = keep_integer (reader, 5) != 0,
  };

  if (index < 0)
    return;
  g_array_append_val (reader->known->guardians, guardian);
  g_array_index (reader->known->students, XqKnownStudent, (guint) index).n_guardians++;
  if (keep_integer (reader, 6) != 0)
    g_array_index (reader->known->places, XqKnownPlace, (guint) index).has_main = TRUE;
}

static void
take_register (Reader *reader)
{
  int index = find_student (reader, 1);
  XqKnownRegister entry = { .uid = keep (reader, 0), .category = keep (reader, 2), .kind = keep (reader, 3) };

  if (index < 0)
    return;
  g_array_append_val (reader->known->registers, entry);
  g_array_index (reader->known->students, XqKnownStudent, (guint) index).n_registers++;
}

/* The arrays no longer move: each student is shown where his own begin. */
static void
hand_out (XqRosterKnown *known)
{
  guint guardian = 0;
  guint entry = 0;

  for (guint i = 0; i < known->students->len; i++)
    {
      XqKnownStudent *student = &g_array_index (known->students, XqKnownStudent, i);

      student->guardians = &g_array_index (known->guardians, XqKnownGuardian, guardian);
      student->registers = &g_array_index (known->registers, XqKnownRegister, entry);
      guardian += student->n_guardians;
      entry += student->n_registers;
    }
}

XqRosterKnown *
xq_roster_known_read (XqStore     *store,
                      int          year,
                      const char  *on,
                      gboolean     whole_year,
                      GError     **error)
{
  g_autoptr (XqRosterKnown) known = NULL;
  g_autofree char *year_text = g_strdup_printf ("%d", year);
  Reader reader = { .year = year, .on = on, .whole_year = whole_year };

  g_return_val_if_fail (XQ_IS_STORE (store) && on != NULL, NULL);

  known = g_new0 (XqRosterKnown, 1);
  known->students = g_array_new (FALSE, FALSE, sizeof (XqKnownStudent));
  known->places = g_array_new (FALSE, FALSE, sizeof (XqKnownPlace));
  known->classes = g_array_new (FALSE, FALSE, sizeof (XqKnownClass));
  known->guardians = g_array_new (FALSE, FALSE, sizeof (XqKnownGuardian));
  known->registers = g_array_new (FALSE, FALSE, sizeof (XqKnownRegister));
  known->indexes = g_hash_table_new (g_str_hash, g_str_equal);
  known->texts = g_string_chunk_new (64 * 1024);
  reader.known = known;

  if (!read_rows (&reader, store, take_student,
                  "SELECT uid, name, number, aux_number, former_number, sex, born_on, seat, boarding, dormitory, village, "
                  "state FROM visible_student WHERE withdrawn = 0 ORDER BY id",
                  NULL, error) ||
      !read_rows (&reader, store, take_class,
                  "SELECT c.uid, c.grade, c.number, c.withdrawn, EXISTS (SELECT 1 FROM visible_enrolment e "
                  "WHERE e.class = c.uid AND e.withdrawn = 0) FROM visible_class c WHERE c.year = CAST (? AS INTEGER) "
                  "ORDER BY c.id",
                  year_text, error) ||
      !read_rows (&reader, store, take_enrolment,
                  "SELECT e.uid, e.student, e.from_on, e.until_on, e.end_reason, c.year, c.grade, c.number "
                  "FROM visible_enrolment e JOIN visible_class c ON c.uid = e.class WHERE e.withdrawn = 0 "
                  "ORDER BY e.from_on, e.id",
                  NULL, error) ||
      !read_rows (&reader, store, take_guardian,
                  "SELECT g.uid, g.student, g.name, g.relation, g.phone, g.carer, g.main FROM visible_guardian g "
                  "JOIN visible_student s ON s.uid = g.student WHERE g.withdrawn = 0 ORDER BY s.id, g.main DESC, g.id",
                  NULL, error) ||
      !read_rows (&reader, store, take_register,
                  "SELECT r.uid, r.student, r.category, r.kind FROM visible_register r "
                  "JOIN visible_student s ON s.uid = r.student "
                  "WHERE r.withdrawn = 0 AND (r.until_on IS NULL OR r.until_on >= ?) ORDER BY s.id, r.id",
                  on, error))
    return NULL;
  hand_out (known);
  return g_steal_pointer (&known);
}

void
xq_roster_known_free (XqRosterKnown *known)
{
  if (known == NULL)
    return;
  g_array_unref (known->students);
  g_array_unref (known->places);
  g_array_unref (known->classes);
  g_array_unref (known->guardians);
  g_array_unref (known->registers);
  g_hash_table_unref (known->indexes);
  g_string_chunk_free (known->texts);
  g_free (known);
}
