/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include <string.h>

#include "ctl/demo-family.h"
#include "school/kinds.h"

/* Class teachers differ: of a hundred families, so many are visited in a school year. */
static const double diligence[] = { 0.97, 0.82, 0.68, 0.90, 0.36, 0.78, 0.60, 0.93, 0.50 };

/* ... and of a hundred visits, so many end with a letter to the counsellor. */
#define LETTERS 0.03

/* What a class teacher means to do in one term. */
typedef struct
{
  XqDemoChild *child;
  guint32      day;
  const char  *kind;
  const char  *way;
  const char  *result;
  gboolean     is_full;      /* the whole sheet, not the one note */
  guint32      follow_up_on; /* 0 */
} Visit;

/* What the family is like, or what the child lives through, chooses the words. */
static const char *
story_of (XqDemo             *demo,
          const XqDemoChild  *child,
          int                 grade)
{
  static const char *const general[] = { "study", "internet", "habits", "peer", "praise", "praise", "study" };

  if (child->group != NULL && g_str_equal (child->group, "left_behind") && g_str_equal (child->carer, "grandparent"))
    return "left_behind";
  if (child->group != NULL && (g_str_equal (child->group, "single_parent") || g_str_equal (child->group, "migrant")))
    return child->group;
  if (child->group != NULL && !g_str_equal (child->group, "left_behind"))
    return "hardship";
  if (child->dormitory != NULL && xq_demo_chance (demo, 0.4))
    return "boarding";
  if (xq_demo_chance (demo, 0.4))
    return grade == 7 ? "adaptation" : grade == 8 ? "adolescence" : "exam";
  return general[xq_demo_below (demo, G_N_ELEMENTS (general))];
}

static const char *
story_of_visit (XqDemo      *demo,
                const Visit *visit,
                int          grade)
{
  if (!g_str_equal (visit->result, "done"))
    return visit->result;
  if (g_str_equal (visit->way, "at_home") || g_str_equal (visit->way, "agreed_place"))
    return story_of (demo, visit->child, grade);
  return "distance";
}

static char *
any_text (XqDemo            *demo,
          const char        *group,
          const char        *key,
          const XqDemoChild *child)
{
  return xq_demo_any_text (demo, "visits", group, key, child);
}

/* What was agreed belongs to the situation that was found. */
static void
tell_story (XqDemo             *demo,
            const char         *story,
            const XqDemoChild  *child,
            char              **situation,
            char              **agreement)
{
  guint n = 1 + xq_demo_below (demo, xq_demo_words_count (demo->words, "visits", story, "situation"));
  g_autofree char *situation_key = g_strdup_printf ("situation%u", n);
  g_autofree char *fits_key = g_strdup_printf ("fits%u", n);
  g_auto (GStrv) fits = xq_demo_words_list (demo->words, "visits", story, fits_key);
  g_autofree char *agreement_key = g_strconcat ("agreement", fits[xq_demo_below (demo, g_strv_length (fits))], NULL);

  *situation = xq_demo_text (demo, "visits", story, situation_key, child);
  *agreement = xq_demo_text (demo, "visits", story, agreement_key, child);
}

static gboolean
write_visit (XqDemo       *demo,
             const Visit  *visit,
             int           grade,
             GError      **error)
{
  const XqDemoChild *child = visit->child;
  const char *story = story_of_visit (demo, visit, grade);
  gboolean done = g_str_equal (visit->result, "done");
  gboolean full = done && visit->is_full;
  gboolean weekend = xq_demo_weekday (visit->day) > 5;
  int hour = weekend ? 9 + (int) xq_demo_below (demo, 7) : 18;
  int minute = 5 * (int) xq_demo_below (demo, 12);
  const XqDemoChild *twin = child->twin != 0 ? g_ptr_array_index (demo->children, child->twin - 1) : NULL;
  g_autofree char *students = twin != NULL ? g_strjoin (" ", child->uid, twin->uid, NULL) : g_strdup (child->uid);
  g_autofree char *visited_on = xq_demo_day_text (visit->day);
  g_autofree char *started_at = xq_demo_clock (hour, minute);
  g_autofree char *ended_at = xq_demo_clock (hour, minute + 25 + 5 * (int) xq_demo_below (demo, 6));
  g_autofree char *met = done ? g_strconcat (child->carer, xq_demo_chance (demo, 0.7) ? " student" : "", NULL) : NULL;
  g_autofree char *purpose = any_text (demo, story, "purpose", child);
  g_autofree char *situation = NULL;
  g_autofree char *agreement = NULL;
  g_autofree char *at_home = any_text (demo, "home", "at_home", child);
  g_autofree char *care = any_text (demo, "home", child->away != NULL ? "care_away" : "care", child);
  g_autofree char *feedback = any_text (demo, "home", "feedback", child);
  g_autofree char *says = any_text (demo, "home", "says", child);
  gboolean asks = done && (!demo->has_letter || xq_demo_chance (demo, LETTERS));
  g_autofree char *letter = asks ? any_text (demo, "letter", "for_counsellor", child) : NULL;
  g_autofree char *follow_up_on = visit->follow_up_on != 0 ? xq_demo_day_text (visit->follow_up_on) : NULL;

  tell_story (demo, story, child, &situation, &agreement);
  demo->has_letter = demo->has_letter || asks;
  return xq_demo_add (demo, &xq_home_visit, error, "student", students, "visited_on", visited_on,
                      "started_at", started_at, "ended_at", ended_at, "kind", visit->kind, "way", visit->way,
                      "result", visit->result, "met", met, "carer", done ? child->carer_word : NULL,
                      "purpose", done ? purpose : NULL, "at_home", full ? at_home : NULL, "care", full ? care : NULL,
                      "feedback", full ? feedback : NULL, "guardian_says", full ? says : NULL, "situation", situation,
                      "agreement", done ? agreement : NULL, "follow_up_on", follow_up_on, "for_counsellor", letter,
                      "paper_kept", full ? xq_demo_words_get (demo->words, "school", "school", "paper_kept") : NULL, NULL);
}

static guint32
any_visiting_day (XqDemo            *demo,
                  const XqDemoTerm  *term,
                  guint32            from)
{
  GArray *days = xq_demo_chance (demo, 0.7) ? term->free_days : term->school_days;
  guint32 day = xq_demo_any_day (demo, days, from, term->until);

  return day != 0 ? day : xq_demo_any_day (demo, term->school_days, from, term->until);
}

static void
add_visit (GArray      *visits,
           XqDemoChild *child,
           guint32      day,
           const char  *kind,
           const char  *way,
           const char  *result,
           gboolean     is_full,
           guint32      follow_up_on)
{
  Visit visit = { child, day, kind, way, result, is_full, follow_up_on };

  if (day != 0)
    g_array_append_val (visits, visit);
}

/* One family: perhaps nobody at home first, then the visit, then perhaps another. */
static void
plan_family (XqDemo            *demo,
             GArray            *visits,
             XqDemoChild       *child,
             const XqDemoTerm  *term)
{
  static const char *const failures[] = { "not_home", "not_home", "declined", "postponed", "moved" };
  guint32 from = MAX (term->from + 5, child->came_on);
  guint32 day = any_visiting_day (demo, term, from);
  gboolean both_away = g_strcmp0 (child->away, "both") == 0;
  const char *way = xq_demo_chance (demo, 0.86) ? "at_home" : both_away ? "video" : xq_demo_chance (demo, 0.5) ? "agreed_place"
                                                                                                             : "at_school";
  gboolean again = xq_demo_chance (demo, child->group != NULL ? 0.25 : 0.06);
  guint32 follow_up_on = again && day != 0 ? day + 20 + xq_demo_below (demo, 20) : 0;

  if (day == 0)
    return;
  if (xq_demo_chance (demo, 0.09))
    {
      const char *failure = failures[xq_demo_below (demo, G_N_ELEMENTS (failures))];
      guint32 tried = any_visiting_day (demo, term, from);

      add_visit (visits, child, MIN (tried, day), "routine", "at_home", failure, FALSE, 0);
      if (g_str_equal (failure, "declined") || tried >= day)
        return;
    }
  add_visit (visits, child, day, again ? "targeted" : "routine", way, "done", xq_demo_chance (demo, 0.35), follow_up_on);
  if (follow_up_on != 0 && follow_up_on <= demo->today && follow_up_on <= term->until && xq_demo_chance (demo, 0.6))
    add_visit (visits, child, follow_up_on, "follow_up", "at_home", "done", FALSE, 0);
}

static int
compare_visits (gconstpointer first,
                gconstpointer second)
{
  const Visit *one = first;
  const Visit *other = second;

  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;
  return strcmp (one->child->number, other->child->number);
}

/* The share of a year's visits that falls into this term, as far as it has gone. */
static double
share_of (XqDemo            *demo,
          const XqDemoTerm  *term)
{
  double gone = demo->today >= term->until ? 1 : (double) (demo->today - term->from) / (double) (term->until - term->from);

  return (term->number == 1 ? 0.6 : 0.4) * gone;
}

gboolean
xq_demo_write_visits (XqDemo            *demo,
                      const XqDemoTerm  *term,
                      GPtrArray         *children,
                      guint              who,
                      int                grade,
                      GError           **error)
{
  double rate = diligence[who % G_N_ELEMENTS (diligence)];
  double share = share_of (demo, term);
  g_autoptr (GArray) visits = g_array_new (FALSE, FALSE, sizeof (Visit));
  gboolean ok = TRUE;

  for (guint i = 0; i < children->len; i++)
    {
      XqDemoChild *child = g_ptr_array_index (children, i);
      double wanted = child->group != NULL ? (0.55 + 0.45 * rate) * share / (term->number == 1 ? 0.6 : 0.4) : rate * share;

      if (xq_demo_chance (demo, wanted))
        plan_family (demo, visits, child, term);
    }
  g_array_sort (visits, compare_visits);
  for (guint i = 0; ok && i < visits->len; i++)
    ok = write_visit (demo, &g_array_index (visits, Visit, i), grade, error);
  return ok;
}
