/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "school-fixture.h"

#include "rules/requirement.h"
#include "school/kinds.h"
#include "school/settings.h"

/* The rules at their edges: the last day that counts and the first that does
 * not, the minute that is enough and the one that is missing. Counted by hand
 * with a calendar of autumn 2024: term from Sunday 1 September to 15 January,
 * free from Monday 30 September to 7 October (week 5 has no school), Saturday
 * 12 October worked; today is Friday 15 November. */
static SchoolFixture *school;
static char *li;
static char *wang;
static char *zhao;

static XqStore *
store_of (const char *account)
{
  return school_fixture_enter (school, account);
}

static void
set_up (void)
{
  XqStore *store = store_of ("李老师");
  g_autoptr (XqRecord) person = NULL;
  g_autoptr (GError) error = NULL;

  li = school_fixture_find_staff (store, "李老师");
  wang = school_fixture_find_staff (store, "王老师");
  zhao = school_fixture_find_staff (store, "赵老师");
  person = xq_store_get (store, &xq_staff, li, &error);
  g_assert_no_error (error);
  xq_record_set (person, "job", "psych_full");
  g_assert_true (xq_store_save (store, person, NULL, &error));
  g_free (school_fixture_save (store, "school_day", "falls_on", "2024-09-30", "kind", "holiday", NULL));
  for (int day = 1; day <= 7; day++)
    {
      g_autofree char *date = g_strdup_printf ("2024-10-%02d", day);

      g_free (school_fixture_save (store, "school_day", "falls_on", date, "kind", "holiday", NULL));
    }
  g_free (school_fixture_save (store, "school_day", "falls_on", "2024-10-12", "kind", "make_up", NULL));
}

static void
set_rule (const char *name,
          const char *value)
{
  g_free (school_fixture_save (school->store, "setting", "name", name, "value", value, NULL));
}

static void
unset_rule (const char *name)
{
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) settings = NULL;

  xq_filter_add (filter, "name", "=", name);
  settings = xq_store_list (school->store, &xq_setting, filter, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (settings->len, ==, 1);
  xq_store_withdraw (school->store, &xq_setting, xq_record_get_uid (g_ptr_array_index (settings, 0)), "试用结束", &error);
  g_assert_no_error (error);
}

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

/* The item of a class ("" for none), thing and first day. */
static const XqRequirement *
item (GPtrArray  *items,
      const char *class_uid,
      const char *what,
      const char *from_on)
{
  for (guint i = 0; i < items->len; i++)
    {
      const XqRequirement *one = g_ptr_array_index (items, i);

      if (g_strcmp0 (one->class_uid != NULL ? one->class_uid : "", class_uid) == 0 && strcmp (one->what, what) == 0 &&
          (from_on == NULL || strcmp (one->from_on, from_on) == 0))
        return one;
    }
  g_error ("there is no item %s of %s", what, from_on);
}

#define assert_state(items, class_uid, what, from_on, done_, state_) \
  G_STMT_START { \
    const XqRequirement *_item = item (items, class_uid, what, from_on); \
    g_assert_cmpint (_item->done, ==, done_); \
    g_assert_cmpint (xq_requirement_get_state (_item), ==, state_); \
  } G_STMT_END

static void
teach (const char *classes,
       const char *kind,
       const char *held_on,
       const char *month_theme)
{
  g_free (school_fixture_save (school->store, "lesson", "classes", classes, "kind", kind, "held_on", held_on,
                               "month_theme", month_theme, NULL));
}

/* 19 school weeks: nine pairs and one left over. Sunday 15 September is the last
 * day of the first pair; week 5 belongs to the second one. */
static void
test_lessons (void)
{
  const char *a = school->classes[CHILD_A];
  const char *b = school->classes[CHILD_B];
  g_autoptr (GPtrArray) items = NULL;
  guint met;

  store_of ("李老师");
  teach (a, "lesson", "2024-09-15", NULL);
  teach (b, "lesson", "2024-09-16", NULL);
  teach (b, "lesson", "2024-10-06", NULL);
  teach (a, "lesson", "2024-10-07", NULL);
  teach (a, "theme_lesson", "2024-09-20", NULL);
  teach (a, "class_meeting", "2024-09-20", NULL);
  items = ask (xq_lessons_required, "2024-1");
  g_assert_cmpuint (items->len, ==, 3 * 10);
  assert_state (items, a, "lesson", "2024-09-01", 1, XQ_FIGURE_MET);
  g_assert_cmpstr (item (items, a, "lesson", "2024-09-01")->until_on, ==, "2024-09-15");
  assert_state (items, b, "lesson", "2024-09-01", 0, XQ_FIGURE_NOT_MET);
  g_assert_cmpstr (item (items, a, "lesson", "2024-09-16")->until_on, ==, "2024-10-06");
  assert_state (items, a, "lesson", "2024-09-16", 0, XQ_FIGURE_NOT_MET);
  assert_state (items, b, "lesson", "2024-09-16", 2, XQ_FIGURE_MET);
  assert_state (items, a, "lesson", "2024-10-07", 1, XQ_FIGURE_MET);
  /* Weeks 10 and 11 last until the 17th: there is time. */
  assert_state (items, a, "lesson", "2024-11-04", 0, XQ_FIGURE_PENDING);
  assert_state (items, a, "lesson", "2024-10-21", 0, XQ_FIGURE_NOT_MET);
  assert_state (items, a, "lesson", "2025-01-13", 0, XQ_FIGURE_NOT_APPLICABLE);
  g_assert_cmpuint (xq_requirements_count_classes (items, &met), ==, 3);
  g_assert_cmpuint (met, ==, 0);
  g_clear_pointer (&items, g_ptr_array_unref);

  /* A school may count the theme lesson too, and every week. */
  set_rule ("lesson.theme_counts_as_lesson", "1");
  set_rule ("lesson.weeks", "1");
  items = ask (xq_lessons_required, "2024-1");
  g_assert_cmpuint (items->len, ==, 3 * 19);
  assert_state (items, a, "lesson", "2024-09-16", 1, XQ_FIGURE_MET);
  assert_state (items, a, "lesson", "2024-09-23", 0, XQ_FIGURE_NOT_MET);
  unset_rule ("lesson.theme_counts_as_lesson");
  unset_rule ("lesson.weeks");
}

static void
test_class_meetings (void)
{
  const char *a = school->classes[CHILD_A];
  const char *b = school->classes[CHILD_B];
  const char *c = school->classes[CHILD_C];
  g_autofree char *both = g_strdup_printf ("%s %s", a, b);
  g_autoptr (GPtrArray) items = NULL;
  guint met;

  store_of ("李老师");
  teach (b, "class_meeting", "2024-08-31", NULL); /* the day before the term */
  teach (c, "class_meeting", "2024-09-01", NULL);
  teach (both, "life_education", "2024-11-15", NULL);
  items = ask (xq_class_meetings_required, "2024-1");
  g_assert_cmpuint (items->len, ==, 6);
  /* The meeting and the theme lesson of the test before. */
  assert_state (items, a, "class_meeting", NULL, 2, XQ_FIGURE_MET);
  assert_state (items, b, "class_meeting", NULL, 0, XQ_FIGURE_PENDING);
  assert_state (items, c, "class_meeting", NULL, 1, XQ_FIGURE_MET);
  assert_state (items, a, "life_education", NULL, 1, XQ_FIGURE_MET);
  assert_state (items, b, "life_education", NULL, 1, XQ_FIGURE_MET);
  assert_state (items, c, "life_education", NULL, 0, XQ_FIGURE_PENDING);
  g_assert_cmpuint (xq_requirements_count_classes (items, &met), ==, 3);
  g_assert_cmpuint (met, ==, 3); /* nothing is too late yet */
  g_clear_pointer (&items, g_ptr_array_unref);

  set_rule ("lesson.theme_counts_as_meeting", "0");
  set_rule ("lesson.meetings_per_term", "2");
  items = ask (xq_class_meetings_required, "2024-1");
  assert_state (items, a, "class_meeting", NULL, 1, XQ_FIGURE_PENDING);
  unset_rule ("lesson.theme_counts_as_meeting");
  unset_rule ("lesson.meetings_per_term");
}

static void
meet (const char *held_on,
      const char *phase,
      const char *theme_lesson)
{
  g_free (school_fixture_save (school->store, "research", "held_on", held_on, "phase", phase,
                               "theme_lesson", theme_lesson, NULL));
}

/* The lesson of 10 September is to be taught until 10 October. */
static void
test_theme_lessons (void)
{
  const char *a = school->classes[CHILD_A];
  const char *b = school->classes[CHILD_B];
  const char *c = school->classes[CHILD_C];
  g_autoptr (GPtrArray) items = NULL;

  store_of ("李老师");
  meet ("2024-09-10", "junior", "认识情绪");
  meet ("2024-09-11", "junior", "认识情绪");  /* a second time */
  meet ("2024-09-10", "primary", "我的朋友"); /* not of our phase */
  teach (a, "theme_lesson", "2024-10-10", "认识情绪");
  teach (b, "theme_lesson", "2024-10-11", "认识情绪");
  teach (b, "theme_lesson", "2024-10-09", "认识自己");
  teach (b, "class_meeting", "2024-10-09", "认识情绪");
  teach (c, "theme_lesson", "2024-09-10", NULL);
  items = ask (xq_theme_lessons_required, "2024-1");
  g_assert_cmpuint (items->len, ==, 3);
  assert_state (items, a, "认识情绪", "2024-09-10", 2, XQ_FIGURE_MET); /* and the one of 20 September */
  assert_state (items, b, "认识情绪", "2024-09-10", 0, XQ_FIGURE_NOT_MET);
  assert_state (items, c, "认识情绪", "2024-09-10", 1, XQ_FIGURE_MET);
  g_clear_pointer (&items, g_ptr_array_unref);
  set_rule ("lesson.theme_days", "31");
  items = ask (xq_theme_lessons_required, "2024-1");
  assert_state (items, b, "认识情绪", "2024-09-10", 1, XQ_FIGURE_MET);
  unset_rule ("lesson.theme_days");
}

/* January has 11 school days in this term: Wednesday the 1st to Friday the 3rd,
 * a whole week, and Monday the 13th to Wednesday the 15th. */
static void
test_research (void)
{
  g_autoptr (GPtrArray) items = NULL;

  store_of ("李老师");
  items = ask (xq_research_required, "2024-1");
  g_assert_cmpuint (items->len, ==, 5);
  assert_state (items, "", "junior", "2024-09-01", 2, XQ_FIGURE_MET);
  assert_state (items, "", "junior", "2024-10-01", 0, XQ_FIGURE_NOT_MET);
  assert_state (items, "", "junior", "2024-11-01", 0, XQ_FIGURE_PENDING);
  assert_state (items, "", "junior", "2025-01-01", 0, XQ_FIGURE_PENDING);
  g_assert_cmpint (item (items, "", "junior", "2025-01-01")->due, ==, 1);
  g_clear_pointer (&items, g_ptr_array_unref);

  meet ("2024-09-30", "junior", NULL);
  meet ("2024-10-31", "primary", NULL);
  set_rule ("research.month_days", "11");
  items = ask (xq_research_required, "2024-1");
  assert_state (items, "", "junior", "2024-09-01", 3, XQ_FIGURE_MET);
  assert_state (items, "", "junior", "2024-10-01", 0, XQ_FIGURE_NOT_MET);
  g_assert_cmpint (item (items, "", "junior", "2025-01-01")->due, ==, 1);
  g_clear_pointer (&items, g_ptr_array_unref);

  meet ("2024-10-31", "junior", NULL);
  g_free (school_fixture_save (school->store, "school_day", "falls_on", "2025-01-01", "kind", "holiday", NULL));
  items = ask (xq_research_required, "2024-1");
  assert_state (items, "", "junior", "2024-10-01", 1, XQ_FIGURE_MET);
  assert_state (items, "", "junior", "2025-01-01", 0, XQ_FIGURE_NOT_APPLICABLE);
  unset_rule ("research.month_days");
}

static void
hold_group (const char *held_on,
            const char *phase,
            const char *grades,
            const char *classes)
{
  g_free (school_fixture_save (school->store, "group_session", "theme", "exam", "present", "30", "held_on", held_on,
                               "phase", phase, "grades", grades, "classes", classes, NULL));
}

/* Grade 8 stands in for the exam grade; the school has no grade 9. */
static void
test_exam_groups (void)
{
  g_autoptr (GPtrArray) items = NULL;

  store_of ("李老师");
  items = ask (xq_exam_groups_required, "2024-1");
  g_assert_cmpuint (items->len, ==, 0);
  g_clear_pointer (&items, g_ptr_array_unref);

  set_rule ("focus.grades", "8 9");
  hold_group ("2024-08-31", "after", "8", NULL);                        /* last school year */
  hold_group ("2024-09-01", "before", "7 8", NULL);
  hold_group ("2024-11-15", "during", NULL, school->classes[CHILD_C]);
  hold_group ("2024-11-15", NULL, "8", NULL);
  hold_group ("2024-11-15", "after", "7", NULL);
  items = ask (xq_exam_groups_required, "2024-1");
  g_assert_cmpuint (items->len, ==, 3);
  assert_state (items, "", "before", "2024-09-01", 1, XQ_FIGURE_MET);
  assert_state (items, "", "during", "2024-09-01", 1, XQ_FIGURE_MET);
  assert_state (items, "", "after", "2024-09-01", 0, XQ_FIGURE_PENDING);
  g_assert_cmpint (item (items, "", "after", NULL)->grade, ==, 8);
  g_clear_pointer (&items, g_ptr_array_unref);

  hold_group ("2024-11-15", "after", "8", school->classes[CHILD_C]); /* the grade and its class: once */
  items = ask (xq_exam_groups_required, "2024-1");
  assert_state (items, "", "after", NULL, 1, XQ_FIGURE_MET);
  unset_rule ("focus.grades");
}

static void
train_parents (const char *held_on)
{
  g_free (school_fixture_save (school->store, "parent_training", "held_on", held_on, "theme", "陪伴", "speaker", "李老师",
                               "participants", "30", NULL));
}

/* The county asks for one a term, the nation for two. */
static void
test_parent_trainings (void)
{
  const XqSetting *setting = xq_setting_find ("family.trainings_per_term");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;

  g_assert_cmpstr (setting->value, ==, "1");
  g_assert_cmpstr (setting->national, ==, "2");
  g_assert_nonnull (strstr (setting->national_source, "〔2022〕7号"));
  g_assert_true (setting->national_to_confirm);
  g_assert_false (setting->to_confirm);

  store_of ("李老师");
  items = ask (xq_parent_trainings_required, "2023-2");
  assert_state (items, "", "parent_training", NULL, 0, XQ_FIGURE_NOT_MET);
  g_clear_pointer (&items, g_ptr_array_unref);
  train_parents ("2024-08-31");
  items = ask (xq_parent_trainings_required, "2023-2");
  assert_state (items, "", "parent_training", NULL, 1, XQ_FIGURE_MET);
  g_clear_pointer (&items, g_ptr_array_unref);
  items = ask (xq_parent_trainings_required, "2024-1");
  assert_state (items, "", "parent_training", NULL, 0, XQ_FIGURE_PENDING);
  g_clear_pointer (&items, g_ptr_array_unref);
  train_parents ("2024-09-01");
  items = ask (xq_parent_trainings_required, "2024-1");
  assert_state (items, "", "parent_training", NULL, 1, XQ_FIGURE_MET);
  g_clear_pointer (&items, g_ptr_array_unref);
  set_rule ("family.trainings_per_term", setting->national);
  items = ask (xq_parent_trainings_required, "2024-1");
  assert_state (items, "", "parent_training", NULL, 1, XQ_FIGURE_PENDING);
  g_clear_pointer (&items, g_ptr_array_unref);
  train_parents ("2024-11-15");
  items = ask (xq_parent_trainings_required, "2024-1");
  assert_state (items, "", "parent_training", NULL, 2, XQ_FIGURE_MET);
  unset_rule ("family.trainings_per_term");
}

static void
meet_parents (const char *scope,
              const char *classes,
              const char *held_on)
{
  g_free (school_fixture_save (school->store, "parent_meeting", "scope", scope, "classes", classes, "held_on", held_on,
                               "attended", "40", NULL));
}

static void
test_parent_meetings (void)
{
  const char *a = school->classes[CHILD_A];
  const char *b = school->classes[CHILD_B];
  const char *c = school->classes[CHILD_C];
  g_autofree char *both = g_strdup_printf ("%s %s", a, b);
  g_autoptr (GPtrArray) items = NULL;

  store_of ("李老师");
  meet_parents ("grade", both, "2024-09-01");
  meet_parents ("class", c, "2024-08-31");
  meet_parents ("group", c, "2024-10-20");
  items = ask (xq_parent_meetings_required, "2024-1");
  g_assert_cmpuint (items->len, ==, 3);
  assert_state (items, a, "parent_meeting", NULL, 1, XQ_FIGURE_MET);
  assert_state (items, b, "parent_meeting", NULL, 1, XQ_FIGURE_MET);
  assert_state (items, c, "parent_meeting", NULL, 0, XQ_FIGURE_PENDING);
  g_clear_pointer (&items, g_ptr_array_unref);
  meet_parents ("class", c, "2024-11-15");
  items = ask (xq_parent_meetings_required, "2024-1");
  assert_state (items, c, "parent_meeting", NULL, 1, XQ_FIGURE_MET);
}

static void
lecture (const char *held_on,
         const char *audience,
         const char *hosted_here)
{
  g_free (school_fixture_save (school->store, "lecture", "series", "法治讲座", "held_on", held_on, "audience", audience,
                               "hosted_here", hosted_here, "participants", "80", NULL));
}

static void
test_lectures (void)
{
  g_autoptr (GPtrArray) items = NULL;

  store_of ("李老师");
  lecture ("2024-08-31", "parents", "1");
  lecture ("2024-10-10", "students teachers", "1");
  items = ask (xq_lectures_required, "2024-1");
  assert_state (items, "", "lecture", "2024-09-01", 0, XQ_FIGURE_PENDING);
  g_clear_pointer (&items, g_ptr_array_unref);
  items = ask (xq_lectures_required, "2023-2");
  assert_state (items, "", "lecture", "2023-09-01", 1, XQ_FIGURE_MET);
  g_clear_pointer (&items, g_ptr_array_unref);
  items = ask (xq_lectures_required, "2022-2");
  assert_state (items, "", "lecture", "2022-09-01", 0, XQ_FIGURE_NOT_MET);
  g_clear_pointer (&items, g_ptr_array_unref);
  lecture ("2024-09-01", "students parents", "0"); /* another school's: it reached us */
  items = ask (xq_lectures_required, "2024-1");
  assert_state (items, "", "lecture", "2024-09-01", 1, XQ_FIGURE_MET);
}

static char *room;

static char *
plan (const char *day,
      const char *from,
      const char *until,
      const char *person,
      const char *counts)
{
  return school_fixture_save (school->store, "duty_slot", "falls_on", day, "started_at", from, "ended_at", until,
                              "room", room, "person", person, "counts", counts, NULL);
}

static void
sign (const char *slot,
      const char *day,
      const char *from,
      const char *until,
      const char *person)
{
  g_free (school_fixture_save (school->store, "duty_sign", "slot", slot, "falls_on", day, "started_at", from,
                               "ended_at", until, "person", person, NULL));
}

static void
test_opening (void)
{
  g_autofree char *chen = NULL;
  g_autofree char *afternoon = NULL;
  g_autofree char *left = NULL;
  g_autofree char *covered = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) gaps = NULL;
  g_autoptr (GError) error = NULL;

  store_of ("李老师");
  chen = school_fixture_save (school->store, "staff", "name", "陈老师", "job", "psych_part", NULL);
  room = school_fixture_save (school->store, "room", "name", "个体室", NULL);

  /* Monday: two hours planned, five minutes late at noon; nobody signed out. */
  g_free (plan ("2024-11-04", "12:40", "13:40", li, "1"));
  afternoon = plan ("2024-11-04", "16:50", "17:50", li, "1");
  sign (NULL, "2024-11-04", "12:45", "13:40", li);
  sign (afternoon, "2024-11-04", "16:50", NULL, li);
  /* Tuesday: a minute is missing; but two hours were signed. */
  g_free (plan ("2024-11-05", "12:40", "13:40", li, "1"));
  g_free (plan ("2024-11-05", "16:50", "17:49", li, "1"));
  sign (NULL, "2024-11-05", "12:00", "14:00", li);
  /* Wednesday: both are there from 13:00 to 13:30, and all the time of a third duty. */
  g_free (plan ("2024-11-06", "12:00", "13:30", li, "1"));
  g_free (plan ("2024-11-06", "13:00", "14:00", chen, "1"));
  g_free (plan ("2024-11-06", "13:30", "13:50", li, "1"));
  /* Thursday: a teacher of another subject, and a watch that opens nothing. */
  g_free (plan ("2024-11-07", "12:00", "14:00", wang, "1"));
  g_free (plan ("2024-11-07", "15:00", "17:00", li, "0"));
  sign (NULL, "2024-11-07", "12:00", "14:00", wang);
  /* Friday: on leave, nobody covers; the week's second one is covered. */
  left = plan ("2024-11-08", "12:00", "14:00", li, "1");
  g_free (school_fixture_save (school->store, "duty_swap", "slot", left, "reason", "leave", NULL));
  covered = plan ("2024-11-11", "12:00", "14:00", wang, "1");
  g_free (school_fixture_save (school->store, "duty_swap", "slot", covered, "reason", "swap", "deputy", chen, NULL));
  /* Saturday: open, though nothing asks for it. */
  g_free (plan ("2024-11-09", "09:00", "10:00", li, "1"));

  items = ask (xq_opening_required, "2024-1");
  assert_state (items, "", "planned", "2024-11-04", 120, XQ_FIGURE_MET);
  assert_state (items, "", "signed", "2024-11-04", 115, XQ_FIGURE_NOT_MET);
  assert_state (items, "", "planned", "2024-11-05", 119, XQ_FIGURE_NOT_MET);
  assert_state (items, "", "signed", "2024-11-05", 120, XQ_FIGURE_MET);
  assert_state (items, "", "planned", "2024-11-06", 120, XQ_FIGURE_MET);
  assert_state (items, "", "planned", "2024-11-07", 0, XQ_FIGURE_NOT_MET);
  assert_state (items, "", "signed", "2024-11-07", 0, XQ_FIGURE_NOT_MET);
  assert_state (items, "", "planned", "2024-11-08", 0, XQ_FIGURE_NOT_MET);
  assert_state (items, "", "planned", "2024-11-11", 120, XQ_FIGURE_MET);
  assert_state (items, "", "planned", "2024-11-09", 60, XQ_FIGURE_NOT_APPLICABLE);
  assert_state (items, "", "signed", "2024-11-15", 0, XQ_FIGURE_PENDING);
  assert_state (items, "", "planned", "2024-10-12", 0, XQ_FIGURE_NOT_MET); /* a make-up day */
  for (guint i = 0; i < items->len; i++)
    g_assert_cmpstr (((const XqRequirement *) g_ptr_array_index (items, i))->from_on, !=, "2024-10-01");
  g_clear_pointer (&items, g_ptr_array_unref);

  set_rule ("duty.needs_psychology_teacher", "0");
  set_rule ("duty.minutes_per_day", "119");
  items = ask (xq_opening_required, "2024-1");
  assert_state (items, "", "planned", "2024-11-05", 119, XQ_FIGURE_MET);
  assert_state (items, "", "planned", "2024-11-07", 120, XQ_FIGURE_MET);
  assert_state (items, "", "signed", "2024-11-07", 120, XQ_FIGURE_MET);
  unset_rule ("duty.needs_psychology_teacher");
  unset_rule ("duty.minutes_per_day");

  gaps = xq_duty_gaps (school->store, "2024-11-08", "2024-11-08", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gaps->len, ==, 1);
  g_assert_cmpstr (((const XqDutyGap *) g_ptr_array_index (gaps, 0))->slot, ==, left);
  g_assert_false (((const XqDutyGap *) g_ptr_array_index (gaps, 0))->is_twice);
  g_clear_pointer (&gaps, g_ptr_array_unref);

  /* 王 takes another duty meanwhile, and then the change is taken back: as a program did
   * that did not look. */
  g_free (plan ("2024-11-11", "13:59", "15:00", wang, "1"));
  {
    XqKind unwatched = xq_duty_swap;
    g_autoptr (XqFilter) filter = xq_filter_new ();
    g_autoptr (GPtrArray) swaps = NULL;

    xq_filter_add (filter, "slot", "=", covered);
    swaps = xq_store_list (school->store, &xq_duty_swap, filter, &error);
    g_assert_no_error (error);
    gaps = xq_duty_gaps (school->store, "2024-11-09", "2024-11-15", &error);
    g_assert_cmpuint (gaps->len, ==, 0);
    g_clear_pointer (&gaps, g_ptr_array_unref);
    unwatched.check = NULL;
    xq_store_withdraw (school->store, &unwatched, xq_record_get_uid (g_ptr_array_index (swaps, 0)), "取消", &error);
    g_assert_no_error (error);
  }
  gaps = xq_duty_gaps (school->store, "2024-11-09", "2024-11-15", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gaps->len, ==, 2);
  g_assert_true (((const XqDutyGap *) g_ptr_array_index (gaps, 0))->is_twice);
  g_assert_cmpstr (((const XqDutyGap *) g_ptr_array_index (gaps, 1))->from_at, ==, "13:59");
  g_clear_pointer (&room, g_free);
}

static const XqTrainedPerson *
person (GPtrArray  *persons,
        const char *uid)
{
  for (guint i = 0; i < persons->len; i++)
    if (g_str_equal (((const XqTrainedPerson *) g_ptr_array_index (persons, i))->staff, uid))
      return g_ptr_array_index (persons, i);
  return NULL;
}

/* Asked of 李 and 陈 (psychology teachers) and of 王 and 赵 (class teachers). */
static void
test_trained_persons (void)
{
  g_autofree char *two = g_strdup_printf ("%s %s", wang, zhao);
  g_autofree char *training = NULL;
  g_autofree char *qian = NULL;
  g_autoptr (GPtrArray) persons = NULL;
  g_autoptr (GError) error = NULL;

  store_of ("李老师");
  qian = school_fixture_find_staff (school->store, "钱老师");
  training = school_fixture_save (school->store, "training", "name", "班主任培训", "hours", "6", "held_on", "2024-10-10",
                                  "people", two, NULL);
  g_free (school_fixture_save (school->store, "training_record", "person", wang, "training", training, NULL)); /* the same one */
  g_free (school_fixture_save (school->store, "training_record", "person", zhao, "training", training, "completed", "0", NULL));
  g_free (school_fixture_save (school->store, "training_record", "person", li, "name", "督导", "held_on", "2024-08-31", NULL));
  g_free (school_fixture_save (school->store, "training_record", "person", qian, "name", "外训", "held_on", "2024-10-01", NULL));
  persons = xq_trained_persons (school->store, "2024-1", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (persons->len, ==, 4);
  g_assert_null (person (persons, qian));
  g_assert_cmpint (person (persons, wang)->finished, ==, 1);
  g_assert_true (person (persons, wang)->is_class_teacher);
  g_assert_false (person (persons, wang)->is_lacking);
  g_assert_cmpint (person (persons, zhao)->finished, ==, 0);
  g_assert_true (person (persons, zhao)->is_lacking);
  g_assert_true (person (persons, li)->is_psychology_teacher);
  g_assert_true (person (persons, li)->is_lacking);
  g_clear_pointer (&persons, g_ptr_array_unref);

  g_free (school_fixture_save (school->store, "training_record", "person", li, "name", "督导", "held_on", "2024-09-01", NULL));
  persons = xq_trained_persons (school->store, "2024-1", &error);
  g_assert_no_error (error);
  g_assert_false (person (persons, li)->is_lacking);
}

/* The national numbers, and who has to confirm what. */
static void
test_open_settings (void)
{
  gboolean open;
  g_autoptr (GError) error = NULL;

  store_of ("李老师");
  g_assert_true (xq_setting_is_open (school->store, xq_setting_find ("family.lectures_per_year"), &open, &error));
  g_assert_true (open);
  set_rule ("family.lectures_per_year", "1"); /* the factory's value, decided on by the school */
  g_assert_true (xq_setting_is_open (school->store, xq_setting_find ("family.lectures_per_year"), &open, &error));
  g_assert_false (open);
  g_assert_true (xq_setting_is_open (school->store, xq_setting_find ("duty.minutes_per_day"), &open, &error));
  g_assert_false (open);
  unset_rule ("family.lectures_per_year");
}

static void
test_others_are_refused (void)
{
  static const Rule rules[] = {
    xq_lessons_required, xq_class_meetings_required, xq_theme_lessons_required, xq_research_required,
    xq_exam_groups_required, xq_parent_trainings_required, xq_parent_meetings_required, xq_lectures_required,
    xq_opening_required, xq_trained_persons, xq_home_visits_required,
  };
  static const char *const others[] = { "钱老师", "周阿姨" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      store_of (others[i]);
      for (guint j = 0; j < G_N_ELEMENTS (rules); j++)
        {
          g_autoptr (GError) error = NULL;

          g_assert_null (rules[j] (school->store, "2024-1", &error));
          g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
        }
      g_assert_null (xq_duty_gaps (school->store, "2024-11-01", "2024-11-30", NULL));
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
  g_test_add_func ("/rules/requirements/lessons", test_lessons);
  g_test_add_func ("/rules/requirements/class-meetings", test_class_meetings);
  g_test_add_func ("/rules/requirements/theme-lessons", test_theme_lessons);
  g_test_add_func ("/rules/requirements/research", test_research);
  g_test_add_func ("/rules/requirements/exam-groups", test_exam_groups);
  g_test_add_func ("/rules/requirements/parent-trainings", test_parent_trainings);
  g_test_add_func ("/rules/requirements/parent-meetings", test_parent_meetings);
  g_test_add_func ("/rules/requirements/lectures", test_lectures);
  g_test_add_func ("/rules/requirements/opening", test_opening);
  g_test_add_func ("/rules/requirements/trained-persons", test_trained_persons);
  g_test_add_func ("/rules/requirements/open-settings", test_open_settings);
  g_test_add_func ("/rules/requirements/others-are-refused", test_others_are_refused);
  failed = g_test_run ();
  school_fixture_free (school);
  g_free (li);
  g_free (wang);
  g_free (zhao);
  return failed;
}
