/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include <stdlib.h>

#include "ctl/demo-cases.h"
#include "school/kinds.h"

/* Of a hundred children, so many begin to come in a term. */
#define COMING 0.03

static void
case_free (gpointer data)
{
  XqDemoCase *item = data;

  g_clear_pointer (&item->file, xq_record_unref);
  g_free (item);
}

guint32
xq_demo_school_day (XqDemo   *demo,
                    guint32   day,
                    gboolean  later)
{
  const XqDemoTerm *first = g_ptr_array_index (demo->terms, 0);
  guint32 found = later ? 0 : g_array_index (first->school_days, guint32, 0);

  for (guint i = 0; i < demo->terms->len; i++)
    {
      const XqDemoTerm *term = g_ptr_array_index (demo->terms, i);

      for (guint j = 0; j < term->school_days->len; j++)
        {
          guint32 candidate = g_array_index (term->school_days, guint32, j);

          if (later && candidate >= day)
            return candidate;
          if (!later && candidate <= day)
            found = candidate;
        }
    }
  return found;
}

static const XqDemoTerm *
term_of (XqDemo  *demo,
         guint32  day)
{
  const XqDemoTerm *term = g_ptr_array_index (demo->terms, 0);

  for (guint i = 1; i < demo->terms->len; i++)
    if (((XqDemoTerm *) g_ptr_array_index (demo->terms, i))->from <= day)
      term = g_ptr_array_index (demo->terms, i);
  return term;
}

static gboolean
fits (XqDemo             *demo,
      const XqDemoChild  *child,
      const char         *story,
      guint32             from,
      guint32             until)
{
  const char *grade = xq_demo_words_get (demo->words, "cases", story, "grade");
  const char *carer = xq_demo_words_get (demo->words, "cases", story, "carer");
  gboolean boards = xq_demo_words_get (demo->words, "cases", story, "boards") != NULL;
  gboolean parents = g_str_equal (child->carer, "mother") || g_str_equal (child->carer, "father");
  int then = xq_demo_grade (demo, child->cohort, term_of (demo, from)->year);
  guint number;

  return !child->has_case && then != 0 && (grade == NULL || atoi (grade) == then) &&
         (!boards || child->dormitory != NULL) && (carer == NULL || g_str_equal (carer, "parent") == parents) &&
         xq_demo_is_here (child, from, &number) && xq_demo_is_here (child, until, &number) &&
         xq_demo_grade (demo, child->cohort, term_of (demo, until)->year) != 0;
}

static XqDemoChild *
any_child (XqDemo     *demo,
           const char *story,
           guint32     from,
           guint32     until)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new ();

  for (guint i = 0; i < demo->children->len; i++)
    if (fits (demo, g_ptr_array_index (demo->children, i), story, from, until))
      g_ptr_array_add (children, g_ptr_array_index (demo->children, i));
  return children->len > 0 ? g_ptr_array_index (children, xq_demo_below (demo, children->len)) : NULL;
}

/* A week or two apart; after danger at once. */
static void
plan_sessions (XqDemo     *demo,
               XqDemoCase *item,
               guint32     day)
{
  guint n = MIN (xq_demo_words_count (demo->words, "cases", item->story, "narrative"), XQ_DEMO_SESSIONS_MOST);
  gboolean urgent = g_str_equal (item->story, "safety");

  for (guint i = 0; i < n && day != 0; i++)
    {
      item->held_on[item->n_sessions++] = day;
      day += urgent ? 1 + 3 * i : 7 * (1 + xq_demo_below (demo, 2));
      while (xq_demo_weekday (day) > 5)
        day++;
      item->next_on = i + 1 < n ? day : 0;
      day = xq_demo_school_day (demo, day, TRUE);
    }
}

static gboolean
add_case (XqDemo     *demo,
          GPtrArray  *cases,
          const char *story,
          guint32     day,
          int         referral)
{
  guint32 until = referral >= 0 ? demo->today : MIN (day + 60, demo->today);
  XqDemoChild *child = any_child (demo, story, day, until);
  XqDemoCase *item;

  if (child == NULL)
    return FALSE;
  child->has_case = TRUE;
  item = g_new0 (XqDemoCase, 1);
  item->child = child;
  item->story = story;
  item->referral = referral;
  item->counsellor = referral < 0 && xq_demo_chance (demo, 0.35) ? 1 : 0;
  item->referred_on = referral >= 0 ? xq_demo_referral_sent (demo, (guint) referral) : 0;
  plan_sessions (demo, item, day);
  g_ptr_array_add (cases, item);
  return TRUE;
}

static int
compare_cases (gconstpointer first,
               gconstpointer second)
{
  const XqDemoCase *one = *(const XqDemoCase *const *) first;
  const XqDemoCase *other = *(const XqDemoCase *const *) second;

  if (one->held_on[0] != other->held_on[0])
    return one->held_on[0] < other->held_on[0] ? -1 : 1;
  return g_strcmp0 (one->child->number, other->child->number);
}

static void
plan_term (XqDemo            *demo,
           const XqDemoTerm  *term,
           GPtrArray         *cases,
           GPtrArray         *stories,
           guint             *turn)
{
  guint n = MAX (2, (guint) (COMING * demo->order->n_students * term->school_days->len / 95 + 0.5));

  for (guint i = 0; i < n; i++)
    {
      guint32 day = xq_demo_any_day (demo, term->school_days, term->from + 7, term->until);
      gboolean found = FALSE;

      /* The next story for which there is a child. */
      for (guint tries = 0; day != 0 && !found && tries < stories->len; tries++)
        found = add_case (demo, cases, g_ptr_array_index (stories, (*turn)++ % stories->len), day, -1);
    }
}

GPtrArray *
xq_demo_plan_cases (XqDemo *demo)
{
  GPtrArray *cases = g_ptr_array_new_with_free_func (case_free);
  g_autoptr (GPtrArray) stories = g_ptr_array_new ();
  g_auto (GStrv) groups = xq_demo_words_groups (demo->words, "cases");
  const char *story;
  guint32 day;
  guint turn = 0;

  for (guint n = 0; (day = xq_demo_referral_day (demo, n, &story)) != 0; n++)
    {
      guint32 first = g_str_equal (story, "safety") ? day : xq_demo_school_day (demo, day - 28, FALSE);

      if (!add_case (demo, cases, story, first, (int) n))
        (void) add_case (demo, cases, "peer", first, (int) n);
    }
  for (guint i = 0; groups[i] != NULL; i++)
    if (!g_str_equal (groups[i], "safety"))
      g_ptr_array_add (stories, (gpointer) g_intern_string (groups[i]));
  xq_demo_shuffle (demo, stories);
  for (guint i = 0; i < demo->terms->len; i++)
    plan_term (demo, g_ptr_array_index (demo->terms, i), cases, stories, &turn);
  g_ptr_array_sort (cases, compare_cases);
  return cases;
}

static char *
words_of (XqDemo           *demo,
          const XqDemoCase *item,
          const char       *key)
{
  return xq_demo_text (demo, "cases", item->story, key, item->child);
}

static gboolean
write_consent (XqDemo            *demo,
               const XqDemoCase  *item,
               const char        *given_on,
               GError           **error)
{
  g_autofree char *given_by = g_strconcat ("student ", item->child->carer, NULL);

  return xq_demo_add (demo, &xq_counselling_consent, error, "student", item->child->uid, "given_by", given_by,
                      "answer", "agreed", "given_on", given_on, "paper_kept",
                      xq_demo_words_get (demo->words, "school", "school", "consents_kept"), NULL);
}

static gboolean
write_case (XqDemo      *demo,
            XqDemoCase  *item,
            GError     **error)
{
  static const char *const fields[] = { "reason", "background", "presentation", "assessment", "plan" };
  g_autofree char *opened_on = xq_demo_day_text (item->held_on[0]);
  XqDemoPerson *counsellor = xq_demo_person (demo, XQ_ROLE_COUNSELLOR, item->counsellor);
  gboolean pending = xq_demo_chance (demo, 0.12);
  g_autoptr (XqRecord) file = xq_store_new_record (demo->store, &xq_case_file);

  xq_record_set (file, "student", item->child->uid);
  xq_record_set (file, "opened_on", opened_on);
  xq_record_set (file, "source", xq_demo_words_get (demo->words, "cases", item->story, "source"));
  xq_record_set (file, "consent", pending ? "pending" : "guardian");
  xq_record_set (file, "counsellor", counsellor->staff);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = words_of (demo, item, fields[i]);

      xq_record_set (file, fields[i], text);
    }
  if (!xq_store_save (demo->store, file, NULL, error))
    return FALSE;
  xq_demo_count (demo, &xq_case_file);
  item->file = g_steal_pointer (&file);
  return pending || write_consent (demo, item, opened_on, error);
}

gboolean
xq_demo_write_cases (XqDemo     *demo,
                     GPtrArray  *cases,
                     GError    **error)
{
  gboolean ok = xq_store_begin (demo->store, XQ_CABINET_CASEWORK, "add", error);

  if (!ok)
    return FALSE;
  for (guint i = 0; ok && i < cases->len; i++)
    ok = write_case (demo, g_ptr_array_index (cases, i), error);
  return xq_demo_end (demo, ok, error);
}
