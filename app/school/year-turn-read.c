/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "school/question.h"
#include "school/year-turn-private.h"
#include "store/calendar-day.h"

typedef struct
{
  XqStore    *store;
  XqYearTurn *turn;
  GHashTable *before;    /* class uid -> place + 1 among the old classes */
  GHashTable *classes;   /* likewise among the new ones */
  GHashTable *students;  /* student uid -> place + 1 */
  GChecksum  *stamp;
  XqRows     *rows;
} Reader;

static const char *
text (Reader *reader,
      int     column)
{
  return xq_rows_text (reader->rows, column);
}

static int
number (Reader *reader,
        int     column)
{
  return (int) xq_rows_integer (reader->rows, column);
}

static int
place (GHashTable *places,
       const char *uid)
{
  return uid != NULL ? (int) GPOINTER_TO_UINT (g_hash_table_lookup (places, uid)) - 1 : -1;
}

static void
keep_place (GHashTable      *places,
            const char      *uid,
            const GPtrArray *array)
{
  g_hash_table_insert (places, g_strdup (uid), GUINT_TO_POINTER (array->len));
}

/* What the plan rests on: whoever changes a record of it changes the stamp. */
static void
stamp (Reader     *reader,
       const char *value)
{
  g_checksum_update (reader->stamp, (const guchar *) (value != NULL ? value : "-"), -1);
  g_checksum_update (reader->stamp, (const guchar *) "\n", 1);
}

/* With the new year as ?1, its first day as ?2 and its eve as ?3. */
static gboolean
read_rows (Reader      *reader,
           void       (*take) (Reader *reader),
           const char  *sql,
           GError     **error)
{
  g_autofree char *year = g_strdup_printf ("%d", reader->turn->year);
  g_autofree char *eve = xq_day_add (reader->turn->starts, -1);
  g_autoptr (XqRows) rows = xq_store_query (reader->store, sql, error, year, reader->turn->starts, eve, NULL);
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
take_new_class (Reader *reader)
{
  XqYearNewClass *class = g_new0 (XqYearNewClass, 1);

  class->uid = g_strdup (text (reader, 0));
  class->grade = number (reader, 1);
  class->number = number (reader, 2);
  class->phase = g_strdup (text (reader, 3));
  class->is_withdrawn = number (reader, 4) != 0;
  class->is_wanted = !class->is_withdrawn;
  class->posts = g_ptr_array_new_with_free_func (xq_year_post_free);
  g_ptr_array_add (reader->turn->classes, class);
  keep_place (reader->classes, class->uid, reader->turn->classes);
  stamp (reader, class->uid);
  stamp (reader, text (reader, 5));
}

static int
take_old_class (Reader     *reader,
                const char *uid)
{
  int known = place (reader->before, uid);
  XqYearOldClass *class;

  if (known >= 0)
    return known;
  class = g_new0 (XqYearOldClass, 1);
  class->uid = g_strdup (uid);
  class->year = number (reader, 6);
  class->grade = number (reader, 7);
  class->number = number (reader, 8);
  class->phase = g_strdup (text (reader, 9));
  class->to = -1;
  g_ptr_array_add (reader->turn->before, class);
  keep_place (reader->before, uid, reader->turn->before);
  return (int) reader->turn->before->len - 1;
}

/* In two classes at once is who was enrolled twice: both end, and the later one counts. */
static void
take_enrolment (Reader *reader)
{
  int from = take_old_class (reader, text (reader, 5));
  int known = place (reader->students, text (reader, 2));
  XqYearStudent *student;

  stamp (reader, text (reader, 0));
  stamp (reader, text (reader, 1));
  stamp (reader, text (reader, 10));
  if (known < 0)
    {
      student = g_new0 (XqYearStudent, 1);
      student->uid = g_strdup (text (reader, 2));
      student->name = g_strdup (text (reader, 3));
      student->seat = g_strdup (text (reader, 4));
      student->is_suspended = number (reader, 11) != 0;
      student->to = -1;
      student->step = XQ_YEAR_UNDECIDED;
      student->enrolments = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (reader->turn->students, student);
      keep_place (reader->students, student->uid, reader->turn->students);
    }
  else
    student = xq_year_turn_student (reader->turn, (guint) known);
  student->from = from;
  student->last_grade = number (reader, 7);
  student->last_number = number (reader, 8);
  g_ptr_array_add (student->enrolments, g_strdup (text (reader, 0)));
}

/* In no class now: paused, or nobody has said into which. */
static void
take_absent (Reader *reader)
{
  XqYearStudent *student = g_new0 (XqYearStudent, 1);

  student->uid = g_strdup (text (reader, 0));
  student->name = g_strdup (text (reader, 1));
  student->seat = NULL;
  student->is_suspended = number (reader, 2) != 0;
  student->from = -1;
  student->to = -1;
  student->step = student->is_suspended ? XQ_YEAR_SUSPENDED : XQ_YEAR_UNDECIDED;
  student->last_grade = number (reader, 3) / 100;
  student->last_number = number (reader, 3) % 100;
  student->enrolments = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (reader->turn->students, student);
  stamp (reader, student->uid);
  stamp (reader, text (reader, 4));
}

static XqYearPost *
make_post (Reader *reader)
{
  XqYearPost *post = g_new0 (XqYearPost, 1);

  post->record = g_strdup (text (reader, 0));
  post->post = g_strdup (text (reader, 2));
  post->teacher = g_strdup (text (reader, 3));
  post->teacher_name = g_strdup (text (reader, 4));
  post->subject = g_strdup (text (reader, 5));
  post->from_on = g_strdup (text (reader, 6));
  post->until_on = g_strdup (text (reader, 7));
  post->of = -1;
  stamp (reader, post->record);
  stamp (reader, text (reader, 8));
  return post;
}

/* A class without children that still has a post: the post ends with it. */
static void
take_post (Reader *reader)
{
  XqYearPost *post = make_post (reader);
  const char *class_uid = text (reader, 1);
  int new_class = place (reader->classes, class_uid);
  int old_class = place (reader->before, class_uid);

  if (new_class >= 0)
    {
      g_ptr_array_add (xq_year_turn_new_class (reader->turn, new_class)->posts, post);
      return;
    }
  post->of = old_class;
  g_ptr_array_add (reader->turn->posts, post);
}

static void
take_teacher (Reader *reader)
{
  XqYearTeacher *teacher = g_new0 (XqYearTeacher, 1);

  teacher->uid = g_strdup (text (reader, 0));
  teacher->name = g_strdup (text (reader, 1));
  g_ptr_array_add (reader->turn->staff, teacher);
}

static void
take_begun (Reader *reader)
{
  reader->turn->is_begun = number (reader, 0) != 0;
}

#define POSTS \
  "SELECT p.uid, p.class, p.post, p.teacher, coalesce (m.name, p.teacher_name), p.subject, p.from_on, p.until_on, p.version " \
  "FROM visible_class_post p JOIN visible_class c ON c.uid = p.class LEFT JOIN visible_staff m ON m.uid = p.teacher " \
  "WHERE p.withdrawn = 0 "

static gboolean
read_all (Reader  *reader,
          GError **error)
{
  return read_rows (reader, take_new_class,
                    "SELECT uid, grade, number, phase, withdrawn, version FROM visible_class "
                    "WHERE year = CAST (?1 AS INTEGER) ORDER BY grade, number", error) &&
         read_rows (reader, take_enrolment,
                    "SELECT e.uid, e.version, e.student, s.name, s.seat, e.class, c.year, c.grade, c.number, c.phase, "
                    "s.version, s.state = 'suspended' FROM visible_enrolment e JOIN visible_class c ON c.uid = e.class "
                    "JOIN visible_student s ON s.uid = e.student WHERE e.withdrawn = 0 AND s.withdrawn = 0 "
                    "AND c.year < CAST (?1 AS INTEGER) AND (e.until_on IS NULL OR e.until_on >= ?2) "
                    "ORDER BY c.grade, c.number, c.year, CAST (s.seat AS INTEGER), s.pinyin, s.id, e.from_on, e.id", error) &&
         read_rows (reader, take_absent,
                    "SELECT s.uid, s.name, s.state = 'suspended', (SELECT c.grade * 100 + c.number FROM visible_enrolment e "
                    "JOIN visible_class c ON c.uid = e.class WHERE e.student = s.uid AND e.withdrawn = 0 "
                    "ORDER BY e.from_on DESC, e.id DESC LIMIT 1), s.version FROM visible_student s WHERE s.withdrawn = 0 "
                    "AND coalesce (s.state, 'studying') IN ('studying', 'suspended') AND s.uid NOT IN "
                    "(SELECT e.student FROM visible_enrolment e WHERE e.withdrawn = 0 "
                    "AND (e.until_on IS NULL OR e.until_on >= ?2)) ORDER BY s.pinyin, s.id", error) &&
         read_rows (reader, take_post,
                    POSTS "AND c.year <= CAST (?1 AS INTEGER) AND (p.until_on IS NULL OR p.until_on >= ?2) "
                    "ORDER BY c.grade, c.number, p.from_on, p.id", error) &&
         read_rows (reader, take_teacher,
                    "SELECT uid, name FROM visible_staff WHERE withdrawn = 0 AND (until_on IS NULL OR until_on >= ?2) "
                    "ORDER BY pinyin, id", error) &&
         read_rows (reader, take_begun,
                    "SELECT EXISTS (SELECT 1 FROM visible_enrolment e JOIN visible_class c ON c.uid = e.class "
                    "WHERE e.withdrawn = 0 AND c.year = CAST (?1 AS INTEGER) AND EXISTS (SELECT 1 FROM visible_enrolment b "
                    "JOIN visible_class d ON d.uid = b.class WHERE b.student = e.student AND b.withdrawn = 0 "
                    "AND d.year < c.year))", error);
}

/* A phase ends where no grade follows in this school: a school that grows has
 * no ninth grade yet, and its eighth goes on all the same. */
static gboolean
is_last_grade (const XqYearTurn *turn,
               int               grade)
{
  for (guint i = 0; i < turn->before->len; i++)
    if (xq_year_turn_old (turn, (int) i)->grade == grade + 1)
      return FALSE;
  return grade == 6 || grade == 9 || grade >= 12;
}

static gboolean
is_first_grade (const XqYearTurn *turn,
                int               grade)
{
  for (guint i = 0; i < turn->before->len; i++)
    if (xq_year_turn_old (turn, (int) i)->grade == grade - 1)
      return FALSE;
  return grade == 1 || grade == 7 || grade == 10;
}

/* The plan as it is when nobody changes anything. */
static void
promote (XqYearTurn *turn)
{
  for (guint i = 0; i < turn->before->len; i++)
    {
      XqYearOldClass *old = xq_year_turn_old (turn, (int) i);
      int grade = old->grade + turn->year - old->year;
      int to = -1;

      old->is_last = is_last_grade (turn, old->grade);
      for (int passed = old->grade; passed < grade && to == -1; passed++)
        if (is_last_grade (turn, passed))
          to = -2;
      to = to == -2 || grade > 12 ? -1 : xq_year_turn_add_class (turn, grade, old->number);
      xq_year_turn_lead_class (turn, (int) i, to);
    }
  for (guint i = 0; i < turn->before->len; i++)
    {
      const XqYearOldClass *old = xq_year_turn_old (turn, (int) i);

      if (old->year == turn->year - 1 && is_first_grade (turn, old->grade))
        (void) xq_year_turn_add_class (turn, old->grade, old->number);
    }
}

/* --- which year --- */

gboolean
xq_year_turn_refuse_others (XqStore  *store,
                            GError  **error)
{
  if (xq_vault_get_roles (xq_store_get_vault (store)) & (XQ_ROLE_BIT (XQ_ROLE_HEAD) | XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR)))
    return TRUE;
  g_set_error_literal (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
                       _("Only a head or a counsellor begins a school year. Ask one of them."));
  return FALSE;
}

/* Children still stand in classes of an earlier year: that year is to be turned
 * first, however late it is. */
static gboolean
choose_year (XqStore     *store,
             const char  *starts,
             XqYearTurn  *turn,
             GError     **error)
{
  g_autofree char *late = NULL;
  g_autofree char *this_year = NULL;
  int year;

  if (starts != NULL)
    {
      if (!xq_day_is_valid (starts))
        return xq_refuse (error, _("“%s” is not a date. Write it as 2024-09-01."), starts);
      if (!xq_year_turn_is_season (starts))
        return xq_refuse (error, _("No school year begins on %s: give a day between July and October."), starts);
      turn->year = atoi (starts);
      return TRUE;
    }
  if (!xq_school_year_of_day (store, xq_store_get_today (store), &year, error))
    return FALSE;
  this_year = g_strdup_printf ("%d", year);
  if (!xq_question (store,
                    "SELECT e.uid FROM visible_enrolment e JOIN visible_class c ON c.uid = e.class "
                    "JOIN visible_student s ON s.uid = e.student WHERE e.withdrawn = 0 AND s.withdrawn = 0 "
                    "AND e.until_on IS NULL AND c.year < CAST (? AS INTEGER) LIMIT 1",
                    &late, error, this_year, NULL, NULL))
    return FALSE;
  turn->year = late != NULL ? year : year + 1;
  return TRUE;
}

static gboolean
read_calendar (XqStore     *store,
               const char  *starts,
               XqYearTurn  *turn,
               GError     **error)
{
  char from_on[XQ_DAY_SIZE];

  if (!choose_year (store, starts, turn, error) ||
      !xq_school_year_days (store, turn->year, from_on, turn->until, error) ||
      !xq_term_get (store, turn->year, 1, &turn->terms[0], error) ||
      !xq_term_get (store, turn->year, 2, &turn->terms[1], error))
    return FALSE;
  g_strlcpy (turn->starts, starts != NULL ? starts : from_on, sizeof turn->starts);
  /* A term that nobody has entered begins with the year. */
  if (turn->terms[0].assumed)
    g_strlcpy (turn->terms[0].from_on, turn->starts, sizeof turn->terms[0].from_on);
  return TRUE;
}

XqYearTurn *
xq_year_turn_read (XqStore     *store,
                   const char  *starts,
                   GError     **error)
{
  g_autoptr (XqYearTurn) turn = xq_year_turn_new ();
  g_autoptr (GHashTable) before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) students = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  Reader reader = {
    .store = store, .turn = turn, .before = before, .classes = classes, .students = students, .stamp = checksum,
  };

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!xq_year_turn_refuse_others (store, error) || !read_calendar (store, starts, turn, error) || !read_all (&reader, error))
    return NULL;
  turn->stamp = g_strdup (g_checksum_get_string (checksum));
  g_strlcpy (turn->read_for, turn->starts, sizeof turn->read_for);
  promote (turn);
  return g_steal_pointer (&turn);
}
