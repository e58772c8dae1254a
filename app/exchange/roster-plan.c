/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/roster-difference.h"
#include "exchange/roster-plan.h"

typedef struct
{
  XqRosterPlan         *plan;
  const XqKnownStudent *students;
  guint                 n_students;
  GHashTable           *by_number;   /* number -> index + 1 */
  GHashTable           *by_name;     /* name -> GArray of indexes */
  gboolean             *taken;       /* whether a row is this student already */
} Planner;

static void
free_step (gpointer data)
{
  XqRosterStep *step = data;

  g_array_unref (step->candidates);
  g_ptr_array_unref (step->changes);
  g_ptr_array_unref (step->guardians);
  g_ptr_array_unref (step->registers);
  g_free (step->remark);
  g_free (step);
}

void
xq_roster_plan_free (XqRosterPlan *plan)
{
  if (plan == NULL)
    return;
  g_ptr_array_unref (plan->steps);
  g_free (plan);
}

const char *
xq_roster_action_name (XqRosterAction action)
{
  static const char *const names[] = { "add", "update", "unchanged", "new_number", "ambiguous", "incomplete" };

  g_return_val_if_fail ((guint) action < G_N_ELEMENTS (names), NULL);

  return names[action];
}

static void
index_number (Planner    *planner,
              const char *number,
              guint       index)
{
  if (number != NULL && number[0] != '\0' && !g_hash_table_contains (planner->by_number, number))
    g_hash_table_insert (planner->by_number, (gpointer) number, GUINT_TO_POINTER (index + 1));
}

/* Present numbers go before former ones. */
static void
index_students (Planner *planner)
{
  for (guint i = 0; i < planner->n_students; i++)
    {
      GArray *same = g_hash_table_lookup (planner->by_name, planner->students[i].name);

      if (same == NULL)
        {
          same = g_array_new (FALSE, FALSE, sizeof (int));
          g_hash_table_insert (planner->by_name, (gpointer) planner->students[i].name, same);
        }
      g_array_append_val (same, i);
      index_number (planner, planner->students[i].number, i);
    }
  for (guint i = 0; i < planner->n_students; i++)
    index_number (planner, planner->students[i].former_number, i);
}

static gboolean
agrees (const char *a,
        const char *b)
{
  return a == NULL || b == NULL || strcmp (a, b) == 0;
}

static gboolean
is_same (const char *a,
         const char *b)
{
  return a != NULL && b != NULL && strcmp (a, b) == 0;
}

static gboolean
is_same_class (const XqRosterRow    *row,
               const XqKnownStudent *student)
{
  return row->grade != 0 && row->class_number != 0 && row->grade == student->grade &&
         row->class_number == student->class_number;
}

static gboolean
has_phone (const XqRosterRow    *row,
           const XqKnownStudent *student)
{
  for (guint i = 0; i < row->guardians->len; i++)
    for (guint j = 0; j < student->n_guardians; j++)
      if (is_same (((XqRosterGuardian *) g_ptr_array_index (row->guardians, i))->phone, student->guardians[j].phone))
        return TRUE;
  return FALSE;
}

/* A temporary number (L), or none for want of papers (J), is replaced by a permanent one. */
static gboolean
is_renumbering (const char *before,
                const char *after)
{
  return before != NULL && after != NULL && strcmp (before, after) != 0 && strchr ("LJ", before[0]) != NULL &&
         after[0] == 'G';
}

static gboolean
is_certain (const XqRosterRow    *row,
            const XqKnownStudent *student)
{
  return is_same (row->sex, student->sex) && is_same (row->born_on, student->born_on);
}

/* The same name, nothing against it, and a reason to think it is the same
 * child: the birthday, or the class where one of the two has no birthday. */
static gboolean
may_be (const XqRosterRow    *row,
        const XqKnownStudent *student)
{
  if (row->number != NULL && student->number != NULL && strcmp (row->number, student->number) != 0 &&
      !is_renumbering (student->number, row->number) && !is_certain (row, student))
    return FALSE;
  if (!agrees (row->sex, student->sex))
    return FALSE;
  if (row->born_on != NULL && student->born_on != NULL)
    return strcmp (row->born_on, student->born_on) == 0 || is_same_class (row, student);
  return is_same_class (row, student) || has_phone (row, student) ||
         (row->class_number == 0 && student->class_number == 0);
}

/* Without a birthday the class and the telephone or the place in it settle it. */
static gboolean
is_settled (const XqRosterRow    *row,
            const XqKnownStudent *student)
{
  return is_certain (row, student) ||
         (is_same_class (row, student) && agrees (row->born_on, student->born_on) &&
          (has_phone (row, student) || is_same (row->seat, student->seat)));
}

/* Leaves of the candidates those for whom @test holds, if there are any. */
static void
narrow (Planner           *planner,
        const XqRosterRow *row,
        GArray            *candidates,
        gboolean         (*test) (const XqRosterRow *row, const XqKnownStudent *student))
{
  guint n = 0;

  for (guint i = 0; i < candidates->len; i++)
    n += test (row, &planner->students[g_array_index (candidates, int, i)]) ? 1 : 0;
  for (guint i = candidates->len; n > 0 && i > 0; i--)
    if (!test (row, &planner->students[g_array_index (candidates, int, i - 1)]))
      g_array_remove_index (candidates, i - 1);
}

static gboolean
has_seat (const XqRosterRow    *row,
          const XqKnownStudent *student)
{
  return is_same (row->seat, student->seat);
}

static void
find_candidates (Planner      *planner,
                 XqRosterStep *step)
{
  GArray *same = g_hash_table_lookup (planner->by_name, step->row->name);

  for (guint i = 0; same != NULL && i < same->len; i++)
    {
      int index = g_array_index (same, int, i);

      if (!planner->taken[index] && may_be (step->row, &planner->students[index]))
        g_array_append_val (step->candidates, index);
    }
  narrow (planner, step->row, step->candidates, is_certain);
  narrow (planner, step->row, step->candidates, is_same_class);
  narrow (planner, step->row, step->candidates, has_seat);
  narrow (planner, step->row, step->candidates, has_phone);
}

static void
take (Planner      *planner,
      XqRosterStep *step,
      int           index)
{
  const XqKnownStudent *student = &planner->students[index];

  planner->taken[index] = TRUE;
  step->student = index;
  g_array_set_size (step->candidates, 0);
  xq_roster_difference (step, student);
  if (is_renumbering (student->number, step->row->number))
    {
      step->action = XQ_ROSTER_NEW_NUMBER;
      step->remark = g_strdup (_("The same child with a new student number: the temporary one has become permanent. "
                                 "Confirm it in the student's record."));
    }
  else
    step->action = step->changes->len + step->guardians->len + step->registers->len > 0 ? XQ_ROSTER_UPDATE
                                                                                       : XQ_ROSTER_UNCHANGED;
}

static void
set_ambiguous (XqRosterStep *step,
               const char   *remark)
{
  step->action = XQ_ROSTER_AMBIGUOUS;
  step->remark = g_strdup (remark);
}

/* A number is one child's: but not if name and birthday both say otherwise. */
static gboolean
match_number (Planner      *planner,
              XqRosterStep *step)
{
  const XqRosterRow *row = step->row;
  guint found = row->number != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (planner->by_number, row->number)) : 0;
  const XqKnownStudent *student;
  int index = (int) found - 1;

  if (found == 0)
    return FALSE;
  student = &planner->students[index];
  if (strcmp (row->name, student->name) != 0 && !is_same (row->born_on, student->born_on))
    {
      g_array_append_val (step->candidates, index);
      set_ambiguous (step, _("The school has another name and date of birth under this student number. Correct the "
                             "number, or the student's record."));
    }
  else if (planner->taken[index])
    {
      g_array_append_val (step->candidates, index);
      set_ambiguous (step, _("Another row is this student already."));
    }
  else
    take (planner, step, index);
  return TRUE;
}

/* Everything that tells children apart is the same, for one student alone. */
static gboolean
match_certain (Planner      *planner,
               XqRosterStep *step)
{
  const XqKnownStudent *student;
  int index;

  find_candidates (planner, step);
  if (step->candidates->len == 1)
    {
      index = g_array_index (step->candidates, int, 0);
      student = &planner->students[index];
      if (is_settled (step->row, student) &&
          (agrees (step->row->number, student->number) || is_renumbering (student->number, step->row->number)))
        {
          take (planner, step, index);
          return TRUE;
        }
    }
  g_array_set_size (step->candidates, 0);
  return FALSE;
}

static void
match_rest (Planner      *planner,
            XqRosterStep *step)
{
  const XqRosterRow *row = step->row;
  const XqKnownStudent *student;
  int index;

  find_candidates (planner, step);
  if (step->candidates->len == 0)
    {
      step->action = row->sex != NULL ? XQ_ROSTER_ADD : XQ_ROSTER_INCOMPLETE;
      if (row->sex != NULL)
        xq_roster_difference (step, NULL);
      else
        step->remark = g_strdup (_("A new student without sex cannot be added. Fill it in, and read the file again."));
      return;
    }
  if (step->candidates->len > 1)
    {
      set_ambiguous (step, _("Several students of the school may be meant. Add the student number or the date of birth."));
      return;
    }
  index = g_array_index (step->candidates, int, 0);
  student = &planner->students[index];
  if (!agrees (row->number, student->number) && !is_renumbering (student->number, row->number))
    set_ambiguous (step, _("The school has this child under another student number. Correct one of the two."));
  else if (is_renumbering (student->number, row->number) && !is_certain (row, student))
    set_ambiguous (step, _("The school has a child of this name with a temporary number, but sex and date of birth do "
                           "not settle whether it is the same."));
  else if (!agrees (row->born_on, student->born_on))
    set_ambiguous (step, _("The school has a child of this name in this class, born on another day. Correct the one that "
                           "is wrong, or add the student number."));
  else
    take (planner, step, index);
}

static XqRosterStep *
add_step (XqRosterPlan      *plan,
          const XqRosterRow *row)
{
  XqRosterStep *step = g_new0 (XqRosterStep, 1);

  step->row = row;
  step->student = -1;
  step->candidates = g_array_new (FALSE, FALSE, sizeof (int));
  step->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_roster_change_free);
  step->guardians = g_ptr_array_new_with_free_func (g_free);
  step->registers = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (plan->steps, step);
  return step;
}

XqRosterPlan *
xq_roster_plan (const XqRoster       *roster,
                const XqKnownStudent *students,
                guint                 n_students)
{
  g_autoptr (XqRosterPlan) plan = NULL;
  g_autoptr (GHashTable) by_number = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  g_autofree gboolean *taken = g_new0 (gboolean, n_students + 1);
  g_autofree gboolean *done = NULL;
  Planner planner = { NULL, students, n_students, by_number, by_name, taken };

  g_return_val_if_fail (roster != NULL, NULL);
  g_return_val_if_fail (students != NULL || n_students == 0, NULL);

  plan = g_new0 (XqRosterPlan, 1);
  plan->steps = g_ptr_array_new_with_free_func (free_step);
  planner.plan = plan;
  done = g_new0 (gboolean, roster->rows->len + 1);
  index_students (&planner);

  /* The sure ones first: what they take is no candidate for the doubtful ones. */
  for (guint i = 0; i < roster->rows->len; i++)
    done[i] = match_number (&planner, add_step (plan, g_ptr_array_index (roster->rows, i)));
  for (guint i = 0; i < roster->rows->len; i++)
    done[i] = done[i] || match_certain (&planner, g_ptr_array_index (plan->steps, i));
  for (guint i = 0; i < roster->rows->len; i++)
    {
      XqRosterStep *step = g_ptr_array_index (plan->steps, i);

      if (!done[i])
        match_rest (&planner, step);
      plan->n[step->action]++;
    }
  return g_steal_pointer (&plan);
}
