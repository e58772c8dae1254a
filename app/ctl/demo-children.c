/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include "ctl/demo-private.h"

#define BOARDERS 0.35
#define TWINS (1.0 / 90)
#define CLASS_CHANGES 0.02
#define TRANSFERS_IN 0.02
#define TRANSFERS_OUT 0.02

/* How many of a hundred children stand in a special group, and who cares for them. */
static const struct
{
  const char *code;
  const char *away;
  const char *carer;
  guint       per_thousand;
} groups[] = {
  { "left_behind", "both", "grandparent", 100 },
  { "left_behind", "one_parent", "mother", 60 },
  { "single_parent", NULL, "mother", 30 },
  { "single_parent", NULL, "father", 30 },
  { "migrant", NULL, "mother", 30 },
  { "hardship", NULL, "father", 30 },
  { "disability", NULL, "mother", 10 },
  { "unsupported", NULL, "grandparent", 6 },
  { "orphan", NULL, "relative", 4 },
};

void
xq_demo_child_free (XqDemoChild *child)
{
  g_free (child->name);
  g_free (child->number);
  g_free (child->village);
  g_free (child->dormitory);
  g_free (child->carer_word);
  g_free (child->uid);
  g_clear_pointer (&child->entry, xq_record_unref);
  g_free (child);
}

static char *
any_name (XqDemo     *demo,
          const char *group,
          const char *key)
{
  g_auto (GStrv) words = xq_demo_words_list (demo->words, "names", group, key);

  return g_strdup (words[xq_demo_below (demo, g_strv_length (words))]);
}

static void
give_family (XqDemo      *demo,
             XqDemoChild *child)
{
  guint dice = xq_demo_below (demo, 1000);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (groups) && dice >= groups[i].per_thousand; i++)
    dice -= groups[i].per_thousand;
  if (i < G_N_ELEMENTS (groups))
    {
      child->group = groups[i].code;
      child->away = groups[i].away;
      child->carer = groups[i].carer;
    }
  else
    {
      dice = xq_demo_below (demo, 10);
      child->carer = dice < 6 ? "mother" : dice < 9 ? "father" : "grandparent";
    }
  child->carer_word = any_name (demo, "carer", child->carer);
}

static void
give_name (XqDemo      *demo,
           XqDemoChild *child)
{
  g_autofree char *surname = any_name (demo, "surname", "all");
  g_autofree char *given = any_name (demo, child->is_girl ? "female" : "male",
                                     xq_demo_chance (demo, 0.25) ? "one" : "two");

  child->name = g_strconcat (surname, given, NULL);
}

/* Entering at twelve, more or less. */
static guint32
any_birthday (XqDemo *demo,
              int     entered)
{
  return xq_demo_day (entered - 13, 9, 1) + xq_demo_below (demo, 420);
}

static void
give_bed (XqDemo      *demo,
          XqDemoChild *child)
{
  g_auto (GStrv) houses = xq_demo_words_list (demo->words, "names", "place", "dormitory");

  if (!xq_demo_chance (demo, BOARDERS))
    return;
  child->dormitory = g_strdup_printf ("%s%u0%u-%u", houses[child->is_girl ? 1 : 0], 1 + xq_demo_below (demo, 4),
                                      1 + xq_demo_below (demo, 8), 1 + xq_demo_below (demo, 8));
}

/* Region 000000 and a birthday that is none: no such number is given out. */
static char *
invent_number (int   entered,
               guint n)
{
  return g_strdup_printf ("G000000%04d0000%04u", entered, n);
}

static XqDemoChild *
add_child (XqDemo *demo,
           guint   cohort,
           guint   seat_in_cohort)
{
  XqDemoChild *child = g_new0 (XqDemoChild, 1);
  int entered = demo->first_year - (XQ_DEMO_GRADES - 1) + (int) cohort;

  child->cohort = cohort;
  child->class_number = 1 + seat_in_cohort % demo->n_classes;
  child->is_girl = xq_demo_chance (demo, 0.48);
  give_name (demo, child);
  child->born_on = any_birthday (demo, entered);
  child->number = invent_number (entered, seat_in_cohort + 1);
  child->village = any_name (demo, "place", "village");
  give_family (demo, child);
  give_bed (demo, child);
  g_ptr_array_add (demo->children, child);
  return child;
}

/* The other twin takes over what a family shares. */
static void
make_twin (XqDemo      *demo,
           guint        first,
           XqDemoChild *second)
{
  const XqDemoChild *other = g_ptr_array_index (demo->children, first);
  g_autofree char *surname = xq_demo_surname (demo, other);
  g_autofree char *given = any_name (demo, second->is_girl ? "female" : "male", "two");

  g_free (second->name);
  second->name = g_strconcat (surname, given, NULL);
  second->class_number = other->class_number;
  second->born_on = other->born_on;
  second->carer = other->carer;
  second->group = other->group;
  second->away = other->away;
  g_free (second->village);
  second->village = g_strdup (other->village);
  g_free (second->carer_word);
  second->carer_word = g_strdup (other->carer_word);
  second->came_on = other->came_on;
  second->changed_on = other->changed_on;
  second->later_number = other->later_number;
  second->twin = first + 1;
}

/* The first full year in which a cohort is at school and the records run. */
static const XqDemoTerm *
any_term (XqDemo *demo,
          guint   cohort)
{
  g_autoptr (GPtrArray) terms = g_ptr_array_new ();

  for (guint i = 0; i < demo->terms->len; i++)
    {
      XqDemoTerm *term = g_ptr_array_index (demo->terms, i);

      if (xq_demo_grade (demo, cohort, term->year) != 0)
        g_ptr_array_add (terms, term);
    }
  return terms->len > 0 ? g_ptr_array_index (terms, xq_demo_below (demo, terms->len)) : NULL;
}

static guint32
any_day_of (XqDemo      *demo,
            const guint  cohort)
{
  const XqDemoTerm *term = any_term (demo, cohort);

  return term != NULL ? xq_demo_any_day (demo, term->school_days, term->from + 14, demo->today - 14) : 0;
}

static void
move_about (XqDemo      *demo,
            XqDemoChild *child)
{
  if (xq_demo_chance (demo, TRANSFERS_IN))
    child->came_on = any_day_of (demo, child->cohort);
  else if (demo->n_classes > 1 && xq_demo_chance (demo, CLASS_CHANGES))
    {
      child->changed_on = any_day_of (demo, child->cohort);
      child->later_number = child->class_number % demo->n_classes + 1;
    }
}

/* Those who left are over and above the roll of today. */
static void
plan_leavers (XqDemo *demo,
              guint   cohort,
              guint   n_here)
{
  guint n = (guint) (n_here * TRANSFERS_OUT + 0.5);

  for (guint i = 0; i < n; i++)
    {
      XqDemoChild *child = add_child (demo, cohort, n_here + i);

      child->left_on = any_day_of (demo, cohort);
      if (child->left_on == 0)
        g_ptr_array_set_size (demo->children, (gint) demo->children->len - 1);
    }
}

static void
give_seats (XqDemo *demo)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < demo->children->len; i++)
    {
      XqDemoChild *child = g_ptr_array_index (demo->children, i);
      gpointer class_key = GUINT_TO_POINTER (child->cohort * 100 + child->class_number);
      guint seat = GPOINTER_TO_UINT (g_hash_table_lookup (taken, class_key)) + 1;

      child->seat = seat;
      g_hash_table_insert (taken, class_key, GUINT_TO_POINTER (seat));
    }
}

void
xq_demo_plan_children (XqDemo *demo)
{
  guint n_cohorts = XQ_DEMO_GRADES + (guint) demo->order->n_years - 1;
  guint n_students = (guint) demo->order->n_students;

  for (guint cohort = 0; cohort < n_cohorts; cohort++)
    {
      guint n = n_students / XQ_DEMO_GRADES + (cohort % XQ_DEMO_GRADES < n_students % XQ_DEMO_GRADES ? 1 : 0);

      for (guint i = 0; i < n; i++)
        {
          guint before = demo->children->len;
          XqDemoChild *child = add_child (demo, cohort, i);

          if (i > 0 && xq_demo_chance (demo, TWINS) &&
              ((XqDemoChild *) g_ptr_array_index (demo->children, before - 1))->twin == 0)
            make_twin (demo, before - 1, child);
          if (child->twin == 0)
            move_about (demo, child);
        }
      plan_leavers (demo, cohort, n);
    }
  give_seats (demo);
}
