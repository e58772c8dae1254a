/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include "ctl/demo-private.h"
#include "school/kinds.h"
#include "school/question.h"

/* The plans of two autumns. Last year's are there but for one class; of this year's one
 * class is still behind, some children of special groups have only a page, and not
 * everybody was watched at the beginning of term. */
typedef struct
{
  int         year;
  gboolean    is_past;
  char       *made_on;
  const char *counsellor;  /* staff uid */
} Autumn;

static char *
any (XqDemo            *demo,
     const char        *group,
     const char        *key,
     const XqDemoChild *child)
{
  return xq_demo_any_text (demo, "plans", group, key, child);
}

static void
fill (XqDemo            *demo,
      XqRecord          *record,
      const char        *group,
      const char        *field,
      const XqDemoChild *child)
{
  g_autofree char *text = any (demo, group, field, child);

  xq_record_set (record, field, text);
}

static char *
numbered (XqDemo            *demo,
          const char        *key,
          guint              number,
          const XqDemoChild *child)
{
  g_autofree char *name = g_strdup_printf ("%s%u", key, number);

  return xq_demo_text (demo, "plans", "full", name, child);
}

static void
add_goal (XqDemo            *demo,
          XqRecord          *plan,
          guint              number,
          const char        *state,
          const Autumn      *autumn,
          const XqDemoChild *child)
{
  g_autofree char *goal = numbered (demo, "goal", number, child);
  g_autofree char *measure = numbered (demo, "measure", number, child);
  g_autofree char *who = any (demo, "full", "who", child);
  g_autofree char *due_on = g_strdup_printf ("%d-12-31", autumn->year);
  XqRecord *part = xq_record_add_part (plan, "goals");

  xq_record_set (part, "goal", goal);
  xq_record_set (part, "measure", measure);
  xq_record_set (part, "who", who);
  xq_record_set (part, "due_on", due_on);
  xq_record_set (part, "state", state);
}

static void
add_watch (XqDemo            *demo,
           XqRecord          *plan,
           const char        *node,
           guint32            day,
           const char        *by,
           const XqDemoChild *child)
{
  static const char *const hows[] = { "talk", "observe", "phone" };
  g_autofree char *text = NULL;
  g_autofree char *said = NULL;
  XqRecord *part;

  if (day > demo->today)
    return;
  text = xq_demo_day_text (day);
  said = any (demo, "full", "said", child);
  part = xq_record_add_part (plan, "node_watch");
  xq_record_set (part, "node", node);
  xq_record_set (part, "seen_on", text);
  xq_record_set (part, "how", hows[xq_demo_below (demo, G_N_ELEMENTS (hows))]);
  xq_record_set (part, "said", said);
  xq_record_set (part, "seen_by", by);
}

static void
fill_family (XqDemo            *demo,
             XqRecord          *plan,
             const XqDemoChild *child)
{
  gboolean away = child->away != NULL;

  xq_record_set (plan, "lives_with", g_strcmp0 (child->carer, "grandparent") == 0 ? "grandparents siblings"
                                     : g_strcmp0 (child->carer, "father") == 0    ? "father siblings"
                                                                                  : "mother siblings");
  xq_record_set (plan, "carer", child->carer_word);
  xq_record_set (plan, "parents_away", !away ? "no" : g_strcmp0 (child->away, "both") == 0 ? "both" : "one");
  if (away)
    xq_record_set (plan, "contact_rhythm", xq_demo_chance (demo, 0.6) ? "weekly" : "monthly");
  xq_record_set (plan, "family_events", xq_demo_chance (demo, 0.8) ? "none" : "moving");
  fill (demo, plan, "full", "family_talk", child);
  fill (demo, plan, "full", "classroom", child);
}

static void
fill_full (XqDemo            *demo,
           XqRecord          *plan,
           const Autumn      *autumn,
           const char        *teacher,
           const XqDemoChild *child)
{
  guint first = 1 + xq_demo_below (demo, 4);

  fill_family (demo, plan, child);
  add_goal (demo, plan, first, autumn->is_past ? "done" : "doing", autumn, child);
  add_goal (demo, plan, 1 + first % 4, autumn->is_past ? "doing" : "todo", autumn, child);
  if (xq_demo_chance (demo, 0.7))
    add_watch (demo, plan, "term_start", xq_demo_day (autumn->year, 9, 3 + (int) xq_demo_below (demo, 8)), teacher, child);
  if (xq_demo_chance (demo, 0.5))
    add_watch (demo, plan, "midterm", xq_demo_day (autumn->year, 11, 8 + (int) xq_demo_below (demo, 8)), teacher, child);
  if (!autumn->is_past)
    return;
  add_watch (demo, plan, "final", xq_demo_day (autumn->year + 1, 1, 6), teacher, child);
  fill (demo, plan, "full", "review", child);
  xq_record_set (plan, "next_year", "continue");
}

static gboolean
write_plan (XqDemo             *demo,
            const Autumn       *autumn,
            const XqDemoChild  *child,
            const char         *teacher,
            GError            **error)
{
  static const char *const ordinary[] = { "study", "interests", "life_rhythm", "peers", "teachers", "screen_time", "roles", "strengths",
                                          "supporters", "worked_before" };
  g_autofree char *year = g_strdup_printf ("%d", autumn->year);
  g_autofree char *writers = teacher != NULL && child->group != NULL ? g_strjoin (" ", teacher, autumn->counsellor, NULL)
                                                                     : g_strdup (teacher != NULL ? teacher : autumn->counsellor);
  gboolean in_full = child->group != NULL && (autumn->is_past || xq_demo_chance (demo, 0.85));
  g_autoptr (XqRecord) plan = xq_store_new_record (demo->store, &xq_student_plan);

  xq_record_set (plan, "student", child->uid);
  xq_record_set (plan, "year", year);
  xq_record_set (plan, "form", in_full ? "full" : "short");
  xq_record_set (plan, "made_on", autumn->made_on);
  xq_record_set (plan, "written_by", writers);
  for (guint i = 0; i < G_N_ELEMENTS (ordinary); i++)
    fill (demo, plan, "ordinary", ordinary[i], child);
  if (in_full)
    fill_full (demo, plan, autumn, teacher, child);
  if (!xq_store_save (demo->store, plan, NULL, error))
    return FALSE;
  xq_demo_count (demo, &xq_student_plan);
  return TRUE;
}

static gboolean
find_teacher (XqDemo             *demo,
              const Autumn       *autumn,
              int                 grade,
              guint               number,
              char              **teacher,
              GError            **error)
{
  return xq_question (demo->store, "SELECT teacher FROM visible_class_post WHERE class = unhex (?1) AND post = 'class_teacher' "
                      "AND withdrawn = 0 ORDER BY from_on DESC LIMIT 1", teacher, error,
                      xq_demo_class (demo, autumn->year, grade, number), NULL, NULL);
}

static gboolean
write_class (XqDemo        *demo,
             const Autumn  *autumn,
             int            grade,
             guint          number,
             double         rate,
             GError       **error)
{
  guint32 day = xq_demo_day_parse (autumn->made_on);
  g_autofree char *teacher = NULL;
  gboolean ok;

  if (!find_teacher (demo, autumn, grade, number, &teacher, error) || !xq_store_begin (demo->store, XQ_CABINET_SCHOOL, "add", error))
    return FALSE;
  ok = TRUE;
  for (guint i = 0; ok && i < demo->children->len; i++)
    {
      const XqDemoChild *child = g_ptr_array_index (demo->children, i);
      guint stands_in;

      if (child->uid != NULL && xq_demo_grade (demo, child->cohort, autumn->year) == grade && xq_demo_is_here (child, day, &stands_in) &&
          stands_in == number && xq_demo_chance (demo, child->group != NULL ? MIN (1, rate + 0.15) : rate))
        ok = write_plan (demo, autumn, child, teacher, error);
    }
  return xq_demo_end (demo, ok, error);
}

/* Of some of those with a plan in full. */
static gboolean
write_states (XqDemo        *demo,
              const Autumn  *autumn,
              GError       **error)
{
  guint32 day = xq_demo_day_parse (autumn->made_on);
  gboolean ok = xq_store_begin (demo->store, XQ_CABINET_CASEWORK, "add", error);

  if (!ok)
    return FALSE;
  for (guint i = 0; ok && i < demo->children->len; i++)
    {
      const XqDemoChild *child = g_ptr_array_index (demo->children, i);
      g_autofree char *own_words = NULL;
      g_autofree char *heed = NULL;
      guint number;
      gboolean told;

      if (child->uid == NULL || child->group == NULL || !xq_demo_is_here (child, day, &number) || xq_demo_chance (demo, 0.5))
        continue;
      own_words = any (demo, "full", "own_words", child);
      told = xq_demo_chance (demo, 0.15);
      heed = told ? any (demo, "full", "heed", child) : NULL;
      ok = xq_demo_add (demo, &xq_plan_state, error, "student", child->uid, "noted_on", autumn->made_on, "own_words", own_words,
                        "treatment_told", told ? "yes" : "not_told", "heed", heed, NULL);
    }
  return xq_demo_end (demo, ok, error);
}

static gboolean
write_autumn (XqDemo   *demo,
              Autumn   *autumn,
              GError  **error)
{
  gboolean ok = TRUE;

  for (int grade = XQ_DEMO_FIRST_GRADE; ok && grade < XQ_DEMO_FIRST_GRADE + XQ_DEMO_GRADES; grade++)
    for (guint number = 1; ok && number <= demo->n_classes; number++)
      {
        gboolean is_behind = (guint) grade == XQ_DEMO_FIRST_GRADE + 1 && number == demo->n_classes;
        double rate = is_behind ? (autumn->is_past ? 0 : 0.35) : autumn->is_past ? 0.95 : 0.8;

        ok = write_class (demo, autumn, grade, number, rate, error);
      }
  return ok && (autumn->is_past || write_states (demo, autumn, error));
}

gboolean
xq_demo_make_plans (XqDemo  *demo,
                    GError **error)
{
  XqDemoPerson *counsellor = xq_demo_person (demo, XQ_ROLE_COUNSELLOR, 0);
  gboolean ok = xq_demo_enter (demo, counsellor, demo->today, error);

  for (int year = MAX (demo->first_year, demo->this_year - 1); ok && year <= demo->this_year; year++)
    {
      Autumn autumn = { .year = year, .is_past = year < demo->this_year, .counsellor = counsellor->staff };
      guint32 day = xq_demo_day (year, 10, 12);

      /* Nobody writes them before school has begun. */
      if (xq_demo_day (year, 9, 5) > demo->today)
        continue;
      autumn.made_on = xq_demo_day_text (MIN (day, demo->today));
      ok = write_autumn (demo, &autumn, error);
      g_free (autumn.made_on);
    }
  return ok;
}
