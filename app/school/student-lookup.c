/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "school/calendar.h"
#include "school/class-name.h"
#include "school/person-name.h"
#include "school/question.h"
#include "school/student-lookup.h"

#define UID_DIGITS 32

/* ?1 is today; what follows is the condition. */
#define SELECT_STUDENTS \
  "SELECT s.uid, s.name, s.number, s.sex, s.born_on, s.state, c.uid, c.grade, c.number, s.pinyin, " \
  "s.seat, s.boarding FROM visible_student s " \
  "LEFT JOIN visible_enrolment e ON e.student = s.uid AND e.withdrawn = 0 AND e.from_on <= ?1 " \
  "AND (e.until_on IS NULL OR e.until_on >= ?1) LEFT JOIN visible_class c ON c.uid = e.class " \
  "WHERE s.withdrawn = 0 AND "

typedef struct
{
  XqFoundStudent *student;
  guint           rank;     /* smaller is better */
} Candidate;

void
xq_found_student_free (XqFoundStudent *student)
{
  if (student == NULL)
    return;
  g_free (student->uid);
  g_free (student->name);
  g_free (student->pinyin);
  g_free (student->number);
  g_free (student->sex);
  g_free (student->born_on);
  g_free (student->state);
  g_free (student->class_uid);
  g_free (student->seat);
  g_free (student->boarding);
  g_free (student);
}

static void
candidate_free (Candidate *candidate)
{
  xq_found_student_free (candidate->student);
  g_free (candidate);
}

static Candidate *
read_candidate (XqRows *rows)
{
  Candidate *candidate = g_new0 (Candidate, 1);
  XqFoundStudent *student = g_new0 (XqFoundStudent, 1);

  student->uid = g_strdup (xq_rows_text (rows, 0));
  student->name = g_strdup (xq_rows_text (rows, 1));
  student->number = g_strdup (xq_rows_text (rows, 2));
  student->sex = g_strdup (xq_rows_text (rows, 3));
  student->born_on = g_strdup (xq_rows_text (rows, 4));
  student->state = g_strdup (xq_rows_text (rows, 5));
  student->class_uid = g_strdup (xq_rows_text (rows, 6));
  student->grade = (int) xq_rows_integer (rows, 7);
  student->class_number = (int) xq_rows_integer (rows, 8);
  candidate->student = student;
  student->pinyin = g_strdup (xq_rows_text (rows, 9));
  student->seat = g_strdup (xq_rows_text (rows, 10));
  student->boarding = g_strdup (xq_rows_text (rows, 11));
  return candidate;
}

/* Takes @rows; a student with two classes today (a visiting one) counts once. */
static GPtrArray *
read_candidates (XqRows  *rows,
                 GError **error)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) candidate_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (XqRows) owned = rows;
  GError *problem = NULL;

  if (rows == NULL)
    return NULL;
  while (xq_rows_next (rows, &problem))
    {
      Candidate *candidate = read_candidate (rows);

      if (candidate->student->uid != NULL && g_hash_table_add (seen, candidate->student->uid))
        g_ptr_array_add (candidates, candidate);
      else
        candidate_free (candidate);
    }
  return xq_rows_ended (problem, error) ? g_steal_pointer (&candidates) : NULL;
}

static gboolean
has_han (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HAN)
      return TRUE;
  return FALSE;
}

static GPtrArray *
find_in_class (XqStore  *store,
               int       grade,
               int       number,
               GError  **error)
{
  g_autofree char *grade_text = g_strdup_printf ("%d", grade);
  g_autofree char *number_text = g_strdup_printf ("%d", number);
  g_autofree char *year_text = NULL;
  int year;

  if (!xq_school_year_of_day (store, xq_store_get_today (store), &year, error))
    return NULL;
  year_text = g_strdup_printf ("%d", year);
  return read_candidates (xq_store_query (store,
                                          SELECT_STUDENTS
                                          "c.grade = CAST (?2 AS INTEGER) AND c.number = CAST (?3 AS INTEGER) "
                                          "AND c.year = CAST (?4 AS INTEGER)",
                                          error, xq_store_get_today (store), grade_text, number_text, year_text, NULL),
                          error);
}

static GPtrArray *
find_by_name (XqStore     *store,
              const char  *name,
              GError     **error)
{
  GPtrArray *found = read_candidates (xq_store_query (store, SELECT_STUDENTS "instr (s.name, ?2) > 0", error,
                                                      xq_store_get_today (store), name, NULL),
                                      error);

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      Candidate *candidate = g_ptr_array_index (found, i);

      candidate->rank = g_str_equal (candidate->student->name, name) ? 0
                          : g_str_has_prefix (candidate->student->name, name) ? 1 : 2;
    }
  return found;
}

static GPtrArray *
find_by_number (XqStore     *store,
                const char  *typed,
                GError     **error)
{
  g_autofree char *number = g_utf8_strup (typed, -1);
  GPtrArray *found = read_candidates (xq_store_query (store,
                                                      SELECT_STUDENTS
                                                      "(instr (s.number, ?2) > 0 OR instr (s.aux_number, ?2) > 0 "
                                                      "OR instr (s.former_number, ?2) > 0 OR s.seat = ?2)",
                                                      error, xq_store_get_today (store), number, NULL),
                                      error);

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      Candidate *candidate = g_ptr_array_index (found, i);

      candidate->rank = g_strcmp0 (candidate->student->number, number) == 0 ? 0 : 1;
    }
  return found;
}

static GPtrArray *
find_by_letters (XqStore     *store,
                 const char  *typed,
                 GError     **error)
{
  g_autofree char *lower = g_utf8_strdown (typed, -1);
  g_autofree char *initial = NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (*lower == 'v')
    *lower = 'u';
  initial = g_utf8_substring (lower, 0, 1);
  found = read_candidates (xq_store_query (store, SELECT_STUDENTS "instr (s.initials, ?2) > 0", error,
                                           xq_store_get_today (store), initial, NULL),
                           error);
  if (found == NULL)
    return NULL;

  for (guint i = found->len; i-- > 0;)
    {
      Candidate *candidate = g_ptr_array_index (found, i);

      candidate->rank = candidate->student->pinyin != NULL ? xq_person_name_matches (candidate->student->pinyin, typed) : 0;
      if (candidate->rank == 0)
        g_ptr_array_remove_index (found, i);
    }
  return g_steal_pointer (&found);
}

static int
compare_candidates (gconstpointer first,
                    gconstpointer second)
{
  const Candidate *a = *(const Candidate *const *) first;
  const Candidate *b = *(const Candidate *const *) second;
  int order;

  if (a->rank != b->rank)
    return a->rank < b->rank ? -1 : 1;
  order = g_strcmp0 (a->student->pinyin, b->student->pinyin);
  if (order == 0)
    order = g_strcmp0 (a->student->name, b->student->name);
  return order != 0 ? order : g_strcmp0 (a->student->uid, b->student->uid);
}

static GPtrArray *
take_students (GPtrArray *candidates,
               guint      limit)
{
  GPtrArray *students = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_found_student_free);

  for (guint i = 0; i < candidates->len && (limit == 0 || i < limit); i++)
    {
      Candidate *candidate = g_ptr_array_index (candidates, i);

      g_ptr_array_add (students, g_steal_pointer (&candidate->student));
    }
  return students;
}

GPtrArray *
xq_student_list (XqStore  *store,
                 GError  **error)
{
  g_autoptr (GPtrArray) candidates =
    read_candidates (xq_store_query (store,
                                     SELECT_STUDENTS
                                     "coalesce (s.state, 'studying') IN ('studying', 'suspended') "
                                     "ORDER BY c.grade IS NULL, c.grade, c.number, CAST (s.seat AS INTEGER), s.pinyin, s.id",
                                     error, xq_store_get_today (store), NULL),
                     error);

  return candidates != NULL ? take_students (candidates, 0) : NULL;
}

GPtrArray *
xq_student_find (XqStore     *store,
                 const char  *text,
                 guint        limit,
                 GError     **error)
{
  g_autoptr (GPtrArray) candidates = NULL;
  g_autofree char *typed = NULL;
  int grade;
  int number;

  g_return_val_if_fail (text != NULL, NULL);

  if (g_utf8_validate (text, -1, NULL))
    typed = xq_person_name_normalize (text);
  if (typed == NULL || *typed == '\0')
    return g_ptr_array_new_with_free_func ((GDestroyNotify) xq_found_student_free);

  if (xq_class_name_parse (typed, &grade, &number))
    candidates = find_in_class (store, grade, number, error);
  else if (has_han (typed))
    candidates = find_by_name (store, typed, error);
  else if (strpbrk (typed, "0123456789") != NULL)
    candidates = find_by_number (store, typed, error);
  else
    candidates = find_by_letters (store, typed, error);
  if (candidates == NULL)
    return NULL;

  g_ptr_array_sort (candidates, compare_candidates);
  return take_students (candidates, limit);
}

static gboolean
is_uid (const char *text)
{
  return strlen (text) == UID_DIGITS && strspn (text, "0123456789abcdef") == UID_DIGITS;
}

/* "name class" and "class name". */
static gboolean
split_class (const char  *typed,
             char       **name,
             int         *grade,
             int         *number)
{
  const char *space = strrchr (typed, ' ');
  g_autofree char *first = NULL;

  if (space == NULL)
    return FALSE;
  first = g_strndup (typed, (gsize) (space - typed));
  if (xq_class_name_parse (space + 1, grade, number))
    *name = g_steal_pointer (&first);
  else if (xq_class_name_parse (first, grade, number))
    *name = g_strdup (space + 1);
  return *name != NULL;
}

static char *
list_classes (GPtrArray *candidates)
{
  g_autoptr (GString) classes = g_string_new (NULL);

  for (guint i = 0; i < candidates->len; i++)
    {
      const XqFoundStudent *student = ((const Candidate *) g_ptr_array_index (candidates, i))->student;
      g_autofree char *name = NULL;

      if (student->grade == 0)
        continue;
      name = xq_class_name_for_screen (student->grade, student->class_number);
      g_string_append_printf (classes, "%s%s", classes->len > 0 ? ", " : "", name);
    }
  return g_string_free (g_steal_pointer (&classes), FALSE);
}

char *
xq_student_resolve (XqStore     *store,
                    const char  *text,
                    GError     **error)
{
  g_autoptr (GPtrArray) candidates = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *upper = NULL;
  g_autofree char *name = NULL;
  g_autofree char *classes = NULL;
  int grade = 0;
  int number = 0;

  g_return_val_if_fail (text != NULL, NULL);

  typed = g_utf8_validate (text, -1, NULL) ? xq_person_name_normalize (text) : g_strdup ("");
  upper = g_utf8_strup (typed, -1);
  if (!split_class (typed, &name, &grade, &number))
    name = g_strdup (typed);

  if (is_uid (typed))
    candidates = read_candidates (xq_store_query (store, SELECT_STUDENTS "s.uid = unhex (?2)", error,
                                                  xq_store_get_today (store), typed, NULL),
                                  error);
  else
    candidates = read_candidates (xq_store_query (store,
                                                  SELECT_STUDENTS
                                                  "(s.number = ?2 OR s.aux_number = ?2 OR s.former_number = ?2 "
                                                  "OR s.name = ?3 OR s.name = ?4)",
                                                  error, xq_store_get_today (store), upper, name, typed, NULL),
                                  error);
  if (candidates == NULL)
    return NULL;

  for (guint i = candidates->len; grade > 0 && i-- > 0;)
    {
      const XqFoundStudent *student = ((const Candidate *) g_ptr_array_index (candidates, i))->student;

      if (student->grade != grade || student->class_number != number)
        g_ptr_array_remove_index (candidates, i);
    }

  if (candidates->len == 1)
    return g_strdup (((const Candidate *) g_ptr_array_index (candidates, 0))->student->uid);
  if (candidates->len == 0)
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND,
                   _("There is no student “%s” among those that this account may see. "
                     "Look at how the name is written, or give the student number."), typed);
      return NULL;
    }
  classes = list_classes (candidates);
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_AMBIGUOUS,
               _("%u students are called “%s” (%s). Give the student number, or write the class behind the name."),
               candidates->len, name, classes);
  return NULL;
}

char *
xq_class_find (XqStore     *store,
               const char  *text,
               int          year,
               GError     **error)
{
  g_autofree char *year_text = NULL;
  g_autofree char *grade_text = NULL;
  g_autofree char *number_text = NULL;
  g_autofree char *label = NULL;
  char *uid;
  int grade;
  int number;

  g_return_val_if_fail (text != NULL, NULL);

  if (!xq_class_name_parse (text, &grade, &number))
    {
      (void) xq_refuse (error, _("“%s” is not a class. Write 7-1 for class 1 of grade 7."), text);
      return NULL;
    }
  if (year == 0 && !xq_school_year_of_day (store, xq_store_get_today (store), &year, error))
    return NULL;

  year_text = g_strdup_printf ("%d", year);
  grade_text = g_strdup_printf ("%d", grade);
  number_text = g_strdup_printf ("%d", number);
  if (!xq_question (store,
                    "SELECT uid FROM visible_class WHERE year = CAST (? AS INTEGER) AND grade = CAST (? AS INTEGER) "
                    "AND number = CAST (? AS INTEGER) AND withdrawn = 0",
                    &uid, error, year_text, grade_text, number_text))
    return NULL;
  if (uid != NULL)
    return uid;

  label = xq_class_name_for_screen (grade, number);
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND,
               _("The school year %d has no class %s. Choose another class, or enter this one first."), year, label);
  return NULL;
}

gboolean
xq_student_class_on (XqStore     *store,
                     const char  *student,
                     const char  *day,
                     char       **class_uid,
                     GError     **error)
{
  return xq_question (store,
                      "SELECT class FROM visible_enrolment WHERE student = unhex (?1) AND withdrawn = 0 "
                      "AND from_on <= ?2 AND (until_on IS NULL OR until_on >= ?2) ORDER BY from_on DESC, id DESC LIMIT 1",
                      class_uid, error, student, day, NULL);
}
