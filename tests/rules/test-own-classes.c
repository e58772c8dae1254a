/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "school-fixture.h"

#include "rules/requirement.h"
#include "school/kinds.h"

static SchoolFixture *school;

typedef GPtrArray *(*Rule) (XqStore *store, const char *term, GError **error);

static GPtrArray *
ask (Rule        rule,
     const char *term)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *items = rule (school->store, term, &error);

  g_assert_no_error (error);
  return items;
}

/* The same item in another account's list. */
static const XqRequirement *
find (GPtrArray           *items,
      const XqRequirement *other)
{
  for (guint i = 0; i < items->len; i++)
    {
      const XqRequirement *one = g_ptr_array_index (items, i);

      if (g_strcmp0 (one->class_uid, other->class_uid) == 0 && strcmp (one->what, other->what) == 0 &&
          strcmp (one->from_on, other->from_on) == 0)
        return one;
    }
  g_error ("there is no item %s of %s", other->what, other->from_on);
}

static const XqRequirement *
find_class (GPtrArray  *items,
            const char *class_uid)
{
  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (((const XqRequirement *) g_ptr_array_index (items, i))->class_uid, class_uid) == 0)
      return g_ptr_array_index (items, i);
  g_error ("there is no item of this class");
}

static char *
staff (const char *name)
{
  return school_fixture_find_staff (school->store, name);
}

/* Something of everything, in every class. */
static void
set_up (void)
{
  static const char *const kinds[] = { "lesson", "theme_lesson", "class_meeting", "life_education" };

  school_fixture_enter (school, "李老师");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint child = 0; child < N_CHILDREN; child++)
      g_free (school_fixture_save (school->store, "lesson", "classes", school->classes[child], "kind", kinds[i], "held_on", "2024-10-18",
                                   "month_theme", "珍爱生命", NULL));
  for (guint child = 0; child < N_CHILDREN; child++)
    g_free (school_fixture_save (school->store, "parent_meeting", "classes", school->classes[child], "scope", "class", "held_on",
                                 "2024-10-18", "attended", "40", NULL));
  g_free (school_fixture_save (school->store, "research", "held_on", "2024-10-17", "phase", "junior", "theme_lesson", "珍爱生命", NULL));
}

/* Every child of the class, by its class teacher. */
static void
test_home_visits (void)
{
  g_autofree char *wang = NULL;
  g_autofree char *zhao = NULL;
  g_autoptr (GPtrArray) items = NULL;

  school_fixture_enter (school, "李老师");
  wang = staff ("王老师");
  zhao = staff ("赵老师");
  items = ask (xq_home_visits_required, "2024-1");
  g_assert_cmpuint (items->len, ==, 3);
  g_assert_cmpint (find_class (items, school->classes[CHILD_A])->due, ==, 1);
  g_assert_cmpint (find_class (items, school->classes[CHILD_A])->done, ==, 0);
  g_assert_cmpint (xq_requirement_get_state (find_class (items, school->classes[CHILD_A])), ==, XQ_FIGURE_PENDING);
  g_clear_pointer (&items, g_ptr_array_unref);
  g_free (school_fixture_save (school->store, "home_visit", "student", school->children[CHILD_A], "visited_on", "2024-10-20",
                               "visitors", wang, NULL));
  g_free (school_fixture_save (school->store, "home_visit", "student", school->children[CHILD_B], "visited_on", "2024-10-20",
                               "visitors", wang, NULL)); /* not its class teacher */
  items = ask (xq_home_visits_required, "2024-1");
  g_assert_cmpint (xq_requirement_get_state (find_class (items, school->classes[CHILD_A])), ==, XQ_FIGURE_MET);
  g_assert_cmpint (find_class (items, school->classes[CHILD_B])->done, ==, 0);
  g_free (school_fixture_save (school->store, "home_visit", "student", school->children[CHILD_B], "visited_on", "2024-10-21",
                               "visitors", zhao, NULL));
}

/* A class teacher and a grade leader are told of their own classes what the
 * counsellor is told of all; of the school as a whole they learn nothing. */
static void
test_own_classes (void)
{
  static const Rule of_classes[] = {
    xq_lessons_required, xq_class_meetings_required, xq_theme_lessons_required, xq_parent_meetings_required, xq_home_visits_required,
  };
  static const Rule of_school[] = {
    xq_research_required, xq_exam_groups_required, xq_parent_trainings_required, xq_lectures_required, xq_opening_required,
    xq_trained_persons,
  };
  static const struct { const char *account; guint reached; } accounts[] = { { "王老师", 1 << CHILD_A }, { "赵老师", 1 << CHILD_B },
                                                                           { "孙主任", 1 << CHILD_A | 1 << CHILD_B } };

  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (of_classes); j++)
      {
        g_autoptr (GPtrArray) all = NULL;
        g_autoptr (GPtrArray) own = NULL;
        guint n = 0;
        guint n_done = 0;

        school_fixture_enter (school, "李老师");
        all = ask (of_classes[j], "2024-1");
        school_fixture_enter (school, accounts[i].account);
        own = ask (of_classes[j], "2024-1");
        for (guint k = 0; k < all->len; k++)
          {
            const XqRequirement *one = g_ptr_array_index (all, k);
            gboolean reached = FALSE;

            for (guint child = 0; child < N_CHILDREN; child++)
              reached |= (accounts[i].reached & 1 << child) && strcmp (one->class_uid, school->classes[child]) == 0;
            if (!reached)
              continue;
            n++;
            n_done += one->done > 0 ? 1 : 0;
            g_assert_cmpint (find (own, one)->done, ==, one->done);
            g_assert_cmpint (find (own, one)->due, ==, one->due);
          }
        g_assert_cmpuint (n, >, 0);
        g_assert_cmpuint (n_done, >, 0);
        g_assert_cmpuint (n, <, all->len);
        g_assert_cmpuint (own->len, ==, n);
      }
  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (of_school); j++)
      {
        g_autoptr (GError) error = NULL;

        school_fixture_enter (school, accounts[i].account);
        g_assert_null (of_school[j] (school->store, "2024-1", &error));
        g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
      }
}

int
main (int   argc,
      char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  school = school_fixture_new ();
  set_up ();
  g_test_add_func ("/rules/own-classes/home-visits", test_home_visits);
  g_test_add_func ("/rules/own-classes/rules", test_own_classes);
  failed = g_test_run ();
  school_fixture_free (school);
  return failed;
}
