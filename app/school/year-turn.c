/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "school/year-turn-private.h"
#include "store/calendar-day.h"

void
xq_year_post_free (gpointer data)
{
  XqYearPost *post = data;

  g_free (post->record);
  g_free (post->post);
  g_free (post->teacher);
  g_free (post->teacher_name);
  g_free (post->subject);
  g_free (post->from_on);
  g_free (post->until_on);
  g_free (post);
}

void
xq_year_old_class_free (gpointer data)
{
  XqYearOldClass *class = data;

  g_free (class->uid);
  g_free (class->phase);
  g_free (class);
}

void
xq_year_new_class_free (gpointer data)
{
  XqYearNewClass *class = data;

  g_free (class->uid);
  g_free (class->phase);
  g_ptr_array_unref (class->posts);
  g_free (class);
}

void
xq_year_student_free (gpointer data)
{
  XqYearStudent *student = data;

  g_free (student->uid);
  g_free (student->name);
  g_free (student->seat);
  g_ptr_array_unref (student->enrolments);
  g_free (student);
}

static void
teacher_free (gpointer data)
{
  XqYearTeacher *teacher = data;

  g_free (teacher->uid);
  g_free (teacher->name);
  g_free (teacher);
}

XqYearTurn *
xq_year_turn_new (void)
{
  XqYearTurn *turn = g_new0 (XqYearTurn, 1);

  turn->others_go_along = TRUE;
  turn->before = g_ptr_array_new_with_free_func (xq_year_old_class_free);
  turn->classes = g_ptr_array_new_with_free_func (xq_year_new_class_free);
  turn->students = g_ptr_array_new_with_free_func (xq_year_student_free);
  turn->posts = g_ptr_array_new_with_free_func (xq_year_post_free);
  turn->staff = g_ptr_array_new_with_free_func (teacher_free);
  return turn;
}

void
xq_year_turn_free (XqYearTurn *turn)
{
  if (turn == NULL)
    return;
  g_ptr_array_unref (turn->before);
  g_ptr_array_unref (turn->classes);
  g_ptr_array_unref (turn->students);
  g_ptr_array_unref (turn->posts);
  g_ptr_array_unref (turn->staff);
  g_free (turn->stamp);
  g_free (turn);
}

XqYearOldClass *
xq_year_turn_old (const XqYearTurn *turn,
                  int               index)
{
  return index < 0 ? NULL : g_ptr_array_index (turn->before, (guint) index);
}

XqYearNewClass *
xq_year_turn_new_class (const XqYearTurn *turn,
                        int               index)
{
  return index < 0 ? NULL : g_ptr_array_index (turn->classes, (guint) index);
}

XqYearStudent *
xq_year_turn_student (const XqYearTurn *turn,
                      guint             index)
{
  return g_ptr_array_index (turn->students, index);
}

/* A name that was dropped or given away does not find its class any more. */
int
xq_year_turn_find_class (const XqYearTurn *turn,
                         int               grade,
                         int               number)
{
  int found = -1;

  g_return_val_if_fail (turn != NULL, -1);

  for (guint i = 0; i < turn->classes->len; i++)
    {
      const XqYearNewClass *class = g_ptr_array_index (turn->classes, i);

      if (class->grade == grade && class->number == number && (found < 0 || xq_year_turn_is_made (turn, (int) i)))
        found = (int) i;
    }
  return found;
}

int
xq_year_turn_add_class (XqYearTurn *turn,
                        int         grade,
                        int         number)
{
  int index;
  XqYearNewClass *class;

  g_return_val_if_fail (turn != NULL && grade >= 1 && grade <= 12 && number >= 1 && number <= 99, -1);

  index = xq_year_turn_find_class (turn, grade, number);
  if (index >= 0)
    {
      xq_year_turn_new_class (turn, index)->is_wanted = TRUE;
      return index;
    }
  class = g_new0 (XqYearNewClass, 1);
  class->grade = grade;
  class->number = number;
  class->is_wanted = TRUE;
  class->posts = g_ptr_array_new_with_free_func (xq_year_post_free);
  /* A school that counts its grades otherwise has said so of this grade before. */
  for (guint i = 0; i < turn->before->len; i++)
    {
      const XqYearOldClass *old = g_ptr_array_index (turn->before, i);

      if (old->grade == grade && class->phase == NULL)
        class->phase = g_strdup (old->phase);
    }
  g_ptr_array_add (turn->classes, class);
  return (int) turn->classes->len - 1;
}

gboolean
xq_year_turn_drop_class (XqYearTurn *turn,
                         int         class)
{
  XqYearNewClass *dropped;

  g_return_val_if_fail (turn != NULL && class >= 0 && (guint) class < turn->classes->len, FALSE);

  dropped = xq_year_turn_new_class (turn, class);
  if (dropped->uid != NULL && !dropped->is_withdrawn)
    return FALSE;
  dropped->is_wanted = FALSE;
  g_ptr_array_set_size (dropped->posts, 0);
  for (guint i = 0; i < turn->before->len; i++)
    {
      XqYearOldClass *old = g_ptr_array_index (turn->before, i);

      if (old->to == class)
        old->to = -1;
    }
  for (guint i = 0; i < turn->students->len; i++)
    if (xq_year_turn_student (turn, i)->to == class)
      xq_year_turn_set_student (turn, i, XQ_YEAR_UNDECIDED, -1);
  return TRUE;
}

gboolean
xq_year_turn_rename_class (XqYearTurn *turn,
                           int         class,
                           int         grade,
                           int         number)
{
  XqYearNewClass *renamed;

  g_return_val_if_fail (turn != NULL && class >= 0 && (guint) class < turn->classes->len, FALSE);
  g_return_val_if_fail (grade >= 1 && grade <= 12 && number >= 1 && number <= 99, FALSE);

  renamed = xq_year_turn_new_class (turn, class);
  if (renamed->grade == grade && renamed->number == number)
    return TRUE;
  if (renamed->uid != NULL && !renamed->is_withdrawn)
    return FALSE;
  /* Under the other name it is another record. */
  g_clear_pointer (&renamed->uid, g_free);
  renamed->is_withdrawn = FALSE;
  if (renamed->grade != grade)
    g_clear_pointer (&renamed->phase, g_free);
  renamed->grade = grade;
  renamed->number = number;
  return TRUE;
}

void
xq_year_turn_lead_class (XqYearTurn *turn,
                         int         before,
                         int         to)
{
  XqYearOldClass *old;
  XqYearStep step;

  g_return_if_fail (turn != NULL && before >= 0 && (guint) before < turn->before->len);
  g_return_if_fail (to >= -1 && (to < 0 || (guint) to < turn->classes->len));

  old = xq_year_turn_old (turn, before);
  step = old->to < 0 ? XQ_YEAR_GRADUATED : XQ_YEAR_ON;
  for (guint i = 0; i < turn->students->len; i++)
    {
      const XqYearStudent *student = xq_year_turn_student (turn, i);

      if (student->from == before &&
          (student->step == XQ_YEAR_UNDECIDED || (student->step == step && student->to == old->to)))
        xq_year_turn_set_student (turn, i, to < 0 ? XQ_YEAR_GRADUATED : XQ_YEAR_ON, to);
    }
  old->to = to;
  xq_year_turn_carry_posts (turn, before);
}

void
xq_year_turn_set_student (XqYearTurn *turn,
                          guint       student,
                          XqYearStep  step,
                          int         to)
{
  XqYearStudent *changed;

  g_return_if_fail (turn != NULL && student < turn->students->len);
  g_return_if_fail (step < XQ_N_YEAR_STEPS && (step == XQ_YEAR_ON) == (to >= 0));
  g_return_if_fail (to < 0 || (guint) to < turn->classes->len);

  changed = xq_year_turn_student (turn, student);
  changed->step = step;
  changed->to = to;
}

guint
xq_year_turn_count (const XqYearTurn *turn,
                    int               class)
{
  guint n = 0;

  g_return_val_if_fail (turn != NULL, 0);

  for (guint i = 0; i < turn->students->len; i++)
    n += xq_year_turn_student (turn, i)->to == class && class >= 0 ? 1 : 0;
  return n;
}

gboolean
xq_year_turn_is_made (const XqYearTurn *turn,
                      int               class)
{
  const XqYearNewClass *made;

  g_return_val_if_fail (turn != NULL && class >= 0 && (guint) class < turn->classes->len, FALSE);

  made = xq_year_turn_new_class (turn, class);
  return made->is_wanted || (made->uid != NULL && !made->is_withdrawn) || xq_year_turn_count (turn, class) > 0;
}

/* --- posts --- */

static gboolean
is (const XqYearPost *post,
    const char       *code)
{
  return strcmp (post->post, code) == 0;
}

/* Whoever leads the class goes along in any case. */
static gboolean
leads (const XqYearPost *post)
{
  return is (post, "class_teacher") || is (post, "deputy") || is (post, "acting");
}

static XqYearPost *
copy_post (const XqYearPost *post,
           const char       *starts)
{
  XqYearPost *copy = g_new0 (XqYearPost, 1);

  copy->of = post->of;
  copy->post = g_strdup (post->post);
  copy->teacher = g_strdup (post->teacher);
  copy->teacher_name = g_strdup (post->teacher_name);
  copy->subject = g_strdup (post->subject);
  copy->from_on = g_strdup (strcmp (post->from_on, starts) < 0 ? starts : post->from_on);
  copy->until_on = g_strdup (post->until_on);
  return copy;
}

/* Of those who lead a class there is one class teacher; of the others nobody twice. */
static gboolean
has_post (const XqYearNewClass *class,
          const XqYearPost     *post)
{
  for (guint i = 0; i < class->posts->len; i++)
    {
      const XqYearPost *other = g_ptr_array_index (class->posts, i);

      if (is (other, post->post) && other->of != post->of &&
          (is (post, "class_teacher") ||
           (g_str_equal (other->teacher, post->teacher) && g_strcmp0 (other->subject, post->subject) == 0)))
        return TRUE;
    }
  return FALSE;
}

void
xq_year_turn_carry_posts (XqYearTurn *turn,
                          int         before)
{
  const XqYearOldClass *old = xq_year_turn_old (turn, before);
  XqYearNewClass *to = xq_year_turn_new_class (turn, old->to);

  for (guint i = 0; i < turn->classes->len; i++)
    {
      GPtrArray *posts = xq_year_turn_new_class (turn, (int) i)->posts;

      for (guint j = posts->len; j > 0; j--)
        if (((XqYearPost *) g_ptr_array_index (posts, j - 1))->of == before)
          g_ptr_array_remove_index (posts, j - 1);
    }
  /* Nobody teaches by a class of years ago. */
  if (to == NULL || old->year != turn->year - 1)
    return;
  for (guint i = 0; i < turn->posts->len; i++)
    {
      const XqYearPost *post = g_ptr_array_index (turn->posts, i);

      if (post->of == before && (leads (post) || turn->others_go_along) && !has_post (to, post) &&
          (post->until_on == NULL || strcmp (post->until_on, turn->starts) >= 0))
        g_ptr_array_add (to->posts, copy_post (post, turn->starts));
    }
}

void
xq_year_turn_let_others_go_along (XqYearTurn *turn,
                                  gboolean    go)
{
  g_return_if_fail (turn != NULL);

  turn->others_go_along = go;
  for (guint i = 0; i < turn->classes->len; i++)
    {
      GPtrArray *posts = xq_year_turn_new_class (turn, (int) i)->posts;

      for (guint j = posts->len; j > 0; j--)
        {
          const XqYearPost *post = g_ptr_array_index (posts, j - 1);

          if (post->of >= 0 && !leads (post))
            g_ptr_array_remove_index (posts, j - 1);
        }
    }
  if (!go)
    return;
  for (guint i = 0; i < turn->posts->len; i++)
    {
      const XqYearPost *post = g_ptr_array_index (turn->posts, i);
      const XqYearOldClass *old = xq_year_turn_old (turn, post->of);
      XqYearNewClass *to = old != NULL ? xq_year_turn_new_class (turn, old->to) : NULL;

      if (to != NULL && old->year == turn->year - 1 && !leads (post) && !has_post (to, post))
        g_ptr_array_add (to->posts, copy_post (post, turn->starts));
    }
}

static char *
dup_teacher_name (const XqYearTurn *turn,
                  const char       *teacher)
{
  for (guint i = 0; i < turn->staff->len; i++)
    {
      const XqYearTeacher *known = g_ptr_array_index (turn->staff, i);

      if (g_str_equal (known->uid, teacher))
        return g_strdup (known->name);
    }
  return g_strdup ("");
}

static void
add_post (XqYearTurn     *turn,
          XqYearNewClass *class,
          const char     *code,
          const char     *teacher,
          const char     *from_on,
          const char     *until_on)
{
  XqYearPost *post = g_new0 (XqYearPost, 1);

  post->of = -1;
  post->post = g_strdup (code);
  post->teacher = g_strdup (teacher);
  post->teacher_name = dup_teacher_name (turn, teacher);
  post->from_on = g_strdup (from_on != NULL ? from_on : turn->starts);
  post->until_on = g_strdup (until_on);
  g_ptr_array_add (class->posts, post);
}

const XqYearPost *
xq_year_turn_get_teacher (const XqYearTurn *turn,
                          int               class)
{
  GPtrArray *posts;

  g_return_val_if_fail (turn != NULL && class >= 0 && (guint) class < turn->classes->len, NULL);

  posts = xq_year_turn_new_class (turn, class)->posts;
  for (guint i = 0; i < posts->len; i++)
    {
      const XqYearPost *post = g_ptr_array_index (posts, i);

      if (is (post, "class_teacher") && strcmp (post->from_on, turn->starts) <= 0 &&
          (post->until_on == NULL || strcmp (post->until_on, turn->starts) >= 0))
        return post;
    }
  return NULL;
}

gboolean
xq_year_turn_set_teacher (XqYearTurn *turn,
                          int         class,
                          const char *teacher,
                          const char *from_on)
{
  gboolean later = from_on != NULL && strcmp (from_on, turn->starts) > 0;
  XqYearNewClass *led;

  g_return_val_if_fail (turn != NULL && class >= 0 && (guint) class < turn->classes->len, FALSE);
  g_return_val_if_fail (from_on == NULL || xq_day_is_valid (from_on), FALSE);

  led = xq_year_turn_new_class (turn, class);
  for (guint i = 0; i < led->posts->len; i++)
    {
      const XqYearPost *post = g_ptr_array_index (led->posts, i);

      if (post->record != NULL && is (post, "class_teacher"))
        return FALSE;
    }
  for (guint i = led->posts->len; i > 0; i--)
    {
      XqYearPost *post = g_ptr_array_index (led->posts, i - 1);

      if (!is (post, "class_teacher"))
        continue;
      if (later && teacher != NULL && strcmp (post->from_on, from_on) < 0)
        {
          g_free (post->until_on);
          post->until_on = xq_day_add (from_on, -1);
        }
      else
        g_ptr_array_remove_index (led->posts, i - 1);
    }
  if (teacher != NULL)
    add_post (turn, led, "class_teacher", teacher, from_on, NULL);
  return TRUE;
}

void
xq_year_turn_add_acting (XqYearTurn *turn,
                         int         class,
                         const char *teacher,
                         const char *from_on,
                         const char *until_on)
{
  g_return_if_fail (turn != NULL && class >= 0 && (guint) class < turn->classes->len && teacher != NULL);

  add_post (turn, xq_year_turn_new_class (turn, class), "acting", teacher, from_on, until_on);
}

void
xq_year_turn_reset_posts (XqYearTurn *turn,
                          int         class)
{
  GPtrArray *posts;

  g_return_if_fail (turn != NULL && class >= 0 && (guint) class < turn->classes->len);

  posts = xq_year_turn_new_class (turn, class)->posts;
  for (guint i = posts->len; i > 0; i--)
    if (((XqYearPost *) g_ptr_array_index (posts, i - 1))->record == NULL)
      g_ptr_array_remove_index (posts, i - 1);
  for (guint i = 0; i < turn->before->len; i++)
    if (xq_year_turn_old (turn, (int) i)->to == class)
      xq_year_turn_carry_posts (turn, (int) i);
}

gboolean
xq_year_turn_set_starts (XqYearTurn *turn,
                         const char *starts)
{
  g_return_val_if_fail (turn != NULL, FALSE);

  if (!xq_day_is_valid (starts) || atoi (starts) != turn->year || !xq_year_turn_is_season (starts))
    return FALSE;
  for (guint i = 0; i < turn->classes->len; i++)
    {
      GPtrArray *posts = xq_year_turn_new_class (turn, (int) i)->posts;

      for (guint j = posts->len; j > 0; j--)
        {
          XqYearPost *post = g_ptr_array_index (posts, j - 1);

          if (post->record != NULL || strcmp (post->from_on, turn->starts) != 0)
            continue;
          /* It ends with the old year now, and does not go along. */
          if (post->of >= 0 && post->until_on != NULL && strcmp (post->until_on, starts) < 0)
            {
              g_ptr_array_remove_index (posts, j - 1);
              continue;
            }
          g_free (post->from_on);
          post->from_on = g_strdup (starts);
        }
    }
  if (strcmp (turn->terms[0].from_on, turn->starts) == 0)
    g_strlcpy (turn->terms[0].from_on, starts, sizeof turn->terms[0].from_on);
  g_strlcpy (turn->starts, starts, sizeof turn->starts);
  return TRUE;
}

gboolean
xq_year_turn_is_season (const char *day)
{
  return strcmp (day + 4, "-07-01") >= 0 && strcmp (day + 4, "-10-31") <= 0;
}

/* --- names --- */

const char *
xq_year_step_name (XqYearStep step)
{
  static const char *const names[XQ_N_YEAR_STEPS] = { "on", "graduated", "moved_away", "suspended", "undecided" };

  g_return_val_if_fail (step < XQ_N_YEAR_STEPS, NULL);
  return names[step];
}

const char *
xq_year_severity_name (XqYearSeverity severity)
{
  return severity == XQ_YEAR_ERROR ? "error" : severity == XQ_YEAR_WARNING ? "warning" : "notice";
}
