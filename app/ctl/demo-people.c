/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include "ctl/demo-private.h"

/* Four words that have nothing to do with each other, with the school or with
 * its people. The demonstration prints them, so they guard nothing. */
static const char *const phrases[XQ_N_ROLES] = {
  [XQ_ROLE_HEAD] = "granite-lantern-orchard-violin",
  [XQ_ROLE_COUNSELLOR] = "meadow-compass-teapot-harbour",
  [XQ_ROLE_CLASS_TEACHER] = "saddle-walnut-glacier-pencil",
  [XQ_ROLE_GRADE_LEADER] = "copper-thistle-umbrella-canoe",
  [XQ_ROLE_SUBJECT_TEACHER] = "magnet-pepper-hammock-quartz",
  [XQ_ROLE_DORMITORY] = "candle-bramble-anchor-plum",
  [XQ_ROLE_KEEPER] = "ribbon-cactus-marble-otter",
};

/* Teachers of the three subjects that visit families have accounts; the others
 * stand in the staff register only. */
#define SUBJECT_TEACHERS 3

void
xq_demo_person_free (XqDemoPerson *person)
{
  g_free (person->name);
  g_free (person->password);
  g_free (person->first_password);
  g_free (person->account);
  g_free (person->staff);
  g_free (person->subject);
  g_free (person);
}

static const char *
any_of (XqDemo     *demo,
        const char *group,
        const char *key,
        char      **chosen)
{
  g_auto (GStrv) words = xq_demo_words_list (demo->words, "names", group, key);

  *chosen = g_strdup (words[xq_demo_below (demo, g_strv_length (words))]);
  return *chosen;
}

/* Accounts go by the name, so no two members of staff share one. */
static char *
invent_name_of_staff (XqDemo *demo)
{
  for (;;)
    {
      g_autofree char *surname = NULL;
      g_autofree char *given = NULL;
      g_autofree char *name = NULL;
      gboolean taken = FALSE;

      any_of (demo, "surname", "all", &surname);
      any_of (demo, xq_demo_chance (demo, 0.6) ? "adult_female" : "adult_male", "two", &given);
      name = g_strconcat (surname, given, NULL);
      for (guint i = 0; i < demo->people->len; i++)
        taken = taken || g_str_equal (((XqDemoPerson *) g_ptr_array_index (demo->people, i))->name, name);
      if (!taken)
        return g_steal_pointer (&name);
    }
}

static XqDemoPerson *
add_person (XqDemo     *demo,
            XqRole      role,
            guint       group,
            const char *name,
            const char *subject,
            gboolean    has_account)
{
  XqDemoPerson *person = g_new0 (XqDemoPerson, 1);

  person->name = name != NULL ? g_strdup (name) : invent_name_of_staff (demo);
  person->role = role;
  person->group = group;
  person->subject = g_strdup (subject);
  if (has_account)
    person->password = g_strdup_printf ("%s-%u-%u", phrases[role], demo->order->seed, demo->people->len + 1);
  g_ptr_array_add (demo->people, person);
  return person;
}

void
xq_demo_plan_staff (XqDemo *demo)
{
  g_auto (GStrv) subjects = xq_demo_words_list (demo->words, "school", "staff", "subjects");

  add_person (demo, XQ_ROLE_HEAD, 0, NULL, NULL, TRUE);
  for (guint i = 0; i < 2; i++)
    add_person (demo, XQ_ROLE_COUNSELLOR, i, NULL, NULL, TRUE);
  for (guint i = 0; i < XQ_DEMO_GRADES * demo->n_classes; i++)
    add_person (demo, XQ_ROLE_CLASS_TEACHER, i, NULL, subjects[i % g_strv_length (subjects)], TRUE);
  for (guint i = 0; i < XQ_DEMO_GRADES; i++)
    add_person (demo, XQ_ROLE_GRADE_LEADER, i, NULL, NULL, TRUE);
  for (guint i = 0; subjects[i] != NULL; i++)
    add_person (demo, XQ_ROLE_SUBJECT_TEACHER, i, NULL, subjects[i], i < SUBJECT_TEACHERS);
  add_person (demo, XQ_ROLE_DORMITORY, 0, NULL, NULL, TRUE);
  add_person (demo, XQ_ROLE_KEEPER, 0, xq_demo_words_get (demo->words, "school", "staff", "keeper"), NULL, TRUE);
}

XqDemoPerson *
xq_demo_person (XqDemo *demo,
                XqRole  role,
                guint   n)
{
  for (guint i = 0; i < demo->people->len; i++)
    {
      XqDemoPerson *person = g_ptr_array_index (demo->people, i);

      if (person->role == role && n-- == 0)
        return person;
    }
  return NULL;
}

int
xq_demo_grade (const XqDemo *demo,
               guint         cohort,
               int           year)
{
  int grade = XQ_DEMO_FIRST_GRADE + year - (demo->first_year - (XQ_DEMO_GRADES - 1) + (int) cohort);

  return grade >= XQ_DEMO_FIRST_GRADE && grade < XQ_DEMO_FIRST_GRADE + XQ_DEMO_GRADES ? grade : 0;
}

const char *
xq_demo_class (XqDemo *demo,
               int     year,
               int     grade,
               guint   number)
{
  g_autofree char *name = g_strdup_printf ("%d-%d-%u", year, grade, number);

  return g_hash_table_lookup (demo->classes, name);
}

gboolean
xq_demo_is_here (const XqDemoChild *child,
                 guint32            day,
                 guint             *number)
{
  *number = child->changed_on != 0 && day >= child->changed_on ? child->later_number : child->class_number;
  return (child->came_on == 0 || day >= child->came_on) && (child->left_on == 0 || day <= child->left_on);
}

char *
xq_demo_surname (XqDemo            *demo,
                 const XqDemoChild *child)
{
  g_auto (GStrv) doubles = xq_demo_words_list (demo->words, "names", "surname_of_two", "all");

  for (guint i = 0; doubles[i] != NULL; i++)
    if (g_str_has_prefix (child->name, doubles[i]))
      return g_strdup (doubles[i]);
  return g_utf8_substring (child->name, 0, 1);
}
