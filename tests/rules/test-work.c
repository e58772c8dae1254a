/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "school-fixture.h"

#include "rules/figure-records.h"
#include "rules/figure.h"
#include "school/kinds.h"

/* A school of twelve children, its autumn of 2024 counted by hand on Friday 15
 * November: five children in 7-1 (王), four in 7-2 (赵), three in 8-1 (吴). Grade
 * 8 stands in for the exam grade. 1 to 7 October is free; Sunday 29 September
 * and Saturday 12 October are worked. School days so far: 21 weekdays in
 * September, 23 - 5 in October, 11 in November, and the two that were worked:
 * 52. School weeks in pairs: until 15 and 29 September, 13 and 27 October, 10
 * November; the sixth, until the 24th, still runs. */
static SchoolFixture *school;
static const char *program;

static const struct
{
  const char    *id;
  gint64         value;
  gint64         denominator;
  gint64         required;
  XqFigureState  state;
} counted[] = {
  { "classes", 3, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "students", 12, -1, -1, XQ_FIGURE_NOT_APPLICABLE },

  /* 20 September: 王 李 and 赵, who did not finish: 2 people. 18 October: 2 class
   * teachers and a head, by number: 3. 李's supervision on 2 November: 1. What 李
   * did in August was last year. By name 王 and 李 are trained, of the 4 planned;
   * 李 is the only psychology teacher, 王 one of three class teachers. */
  { "train_n", 3, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "train_p", 6, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "trained", 2, 4, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "psy_trained", 1, 1, 1, XQ_FIGURE_MET },
  { "ht_trained", 1, 3, -1, XQ_FIGURE_NOT_APPLICABLE },

  /* September and October, of the term's five months; November is not over. */
  { "research_n", 2, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "research_ok", 2, 5, 5, XQ_FIGURE_PENDING },
  /* Received on 17 October, taught by 7-1 on the 24th, due until tomorrow. */
  { "theme_ok", 1, 3, 3, XQ_FIGURE_PENDING },

  /* 7-1 on 3 September, together with 7-2 on the 17th, on 8, 15 and 29 October:
   * each pair of weeks has one. 7-2 also on 10 September; then none. 8-1 never. */
  { "lessons", 6, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "classes_ok", 1, 3, 3, XQ_FIGURE_NOT_MET },
  /* 7-1's meeting of 25 September and its theme lesson; 8-1's was withdrawn. All
   * three classes had one themed activity together: 1 + 3 of 6. */
  { "cm", 2, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "act", 1, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "cm_ok", 4, 6, 6, XQ_FIGURE_PENDING },

  /* The month's board (20) and drama (12); the drama of August is no more. */
  { "month_n", 2, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "month_p", 32, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "volunteer_n", 1, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "volunteer_p", 8, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "publicity_n", 1, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "publicity_p", 12, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "tour_n", 2, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "tour_p", 10, -1, -1, XQ_FIGURE_NOT_APPLICABLE }, /* of the second one nobody wrote how many came */
  { "civic_n", 0, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "civic_p", 0, -1, -1, XQ_FIGURE_NOT_APPLICABLE },

  /* Grade 8 before its exam, three of them; another group of four. */
  { "exam_n", 1, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "exam_p", 3, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "exam_ok", 1, 3, 3, XQ_FIGURE_PENDING },
  { "gc_n", 1, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "gc_p", 4, -1, -1, XQ_FIGURE_NOT_APPLICABLE },

  /* Grade 7's meeting is one for two classes; 8-1 met some of the parents. */
  { "pm", 2, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "pm_p", 10, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "pm_ok", 2, 3, 3, XQ_FIGURE_PENDING },
  { "recv_n", 1, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "recv", 6, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "ps", 1, -1, 1, XQ_FIGURE_MET },
  { "ps_p", 9, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  /* Ours with 11, the bureau's with 40; one for students alone is none. */
  { "lect", 2, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "lect_hosted", 1, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "lect_p", 51, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "lect_year", 2, -1, 1, XQ_FIGURE_MET },

  /* A second individual room opens in December. */
  { "ir", 1, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "gr", 1, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  /* 4 November: planned 60 + 60, signed 60 + 50. 5 November: 120 both. 6
   * November: on leave, not covered. Saturday the 9th: half an hour. */
  { "plan_ok", 2, 52, 52, XQ_FIGURE_NOT_MET },
  { "open_ok", 1, 52, 52, XQ_FIGURE_NOT_MET },
  { "days", 3, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "hours", 4, -1, -1, XQ_FIGURE_NOT_APPLICABLE }, /* 260 minutes */
  { "avg", 86, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "duty_gaps", 1, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "visits", 6, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  { "phone_calls", 1, -1, -1, XQ_FIGURE_NOT_APPLICABLE },
  /* Two of the four items that the last check judged. */
  { "guide_met", 2, 4, -1, XQ_FIGURE_NOT_APPLICABLE },
};

#define save(...) school_fixture_save (school->store, __VA_ARGS__, NULL)
#define keep(...) g_free (school_fixture_save (school->store, __VA_ARGS__, NULL))

static char *
staff (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRows) rows = xq_store_query (school->store, "SELECT uid FROM visible_staff WHERE name = ?", &error, name, NULL);

  g_assert_no_error (error);
  g_assert_true (xq_rows_next (rows, &error));
  return g_strdup (xq_rows_text (rows, 0));
}

static void
add_children (void)
{
  static const guint others[] = { 4, 3, 2 };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    for (guint j = 0; j < others[i]; j++)
      {
        g_autofree char *name = g_strdup_printf ("童%u%u", i, j);
        g_autofree char *child = save ("student", "name", name, "sex", "female");

        keep ("enrolment", "student", child, "class", school->classes[i], "from_on", "2024-09-01");
      }
}

static void
add_calendar (void)
{
  for (int day = 1; day <= 7; day++)
    {
      g_autofree char *date = g_strdup_printf ("2024-10-%02d", day);

      keep ("school_day", "falls_on", date, "kind", "holiday", "name", "国庆节");
    }
  keep ("school_day", "falls_on", "2024-09-29", "kind", "make_up", "weekday", "5");
  keep ("school_day", "falls_on", "2024-10-12", "kind", "make_up", "weekday", "1");
  keep ("setting", "name", "focus.grades", "value", "8");
}

static void
add_part (XqRecord   *record,
          const char *parts,
          const char *first,
          const char *one,
          const char *second,
          const char *two)
{
  XqRecord *part = xq_record_add_part (record, parts);

  xq_record_set (part, first, one);
  xq_record_set (part, second, two);
}

static void
save_parts (XqRecord *record)
{
  g_autoptr (GError) error = NULL;

  xq_store_save (school->store, record, NULL, &error);
  g_assert_no_error (error);
}

static void
add_training (void)
{
  g_autofree char *li = staff ("李老师");
  g_autofree char *wang = staff ("王老师");
  g_autofree char *zhao = staff ("赵老师");
  g_autofree char *wu = save ("staff", "name", "吴老师", "job", "class_teacher");
  g_autofree char *three = g_strdup_printf ("%s %s %s", wang, li, zhao);
  g_autofree char *training = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) person = xq_store_get (school->store, &xq_staff, li, &error);
  g_autoptr (XqRecord) lecture = xq_store_new_record (school->store, &xq_training);
  g_autoptr (XqRecord) plan = xq_store_new_record (school->store, &xq_training_plan);

  g_assert_no_error (error);
  xq_record_set (person, "job", "psych_full");
  save_parts (person);
  keep ("class_post", "class", school->classes[CHILD_C], "teacher", wu, "from_on", "2024-09-01");

  training = save ("training", "name", "班主任培训", "hours", "6", "held_on", "2024-09-20", "people", three);
  keep ("training_record", "training", training, "person", zhao, "completed", "0");
  keep ("training_record", "training", training, "person", wang, "certificate", "结业证");
  keep ("training_record", "person", li, "name", "督导", "held_on", "2024-11-02");
  keep ("training_record", "person", li, "name", "暑期培训", "held_on", "2024-08-20");
  xq_record_set (lecture, "name", "专题讲座");
  xq_record_set (lecture, "hours", "3");
  xq_record_set (lecture, "held_on", "2024-10-18");
  add_part (lecture, "counts", "job", "class_teacher", "persons", "2");
  add_part (lecture, "counts", "job", "head", "persons", "1");
  save_parts (lecture);
  xq_record_set (plan, "from_year", "2024");
  add_part (plan, "years", "year", "2024", "persons", "4");
  add_part (plan, "years", "year", "2025", "persons", "9");
  save_parts (plan);

  keep ("research", "held_on", "2024-09-12", "phase", "junior");
  keep ("research", "held_on", "2024-10-17", "phase", "junior", "theme_lesson", "认识情绪");
}

static void
add_lessons (void)
{
  const char *a = school->classes[CHILD_A];
  const char *b = school->classes[CHILD_B];
  const char *c = school->classes[CHILD_C];
  static const char *const days[] = { "2024-09-03", "2024-10-08", "2024-10-15", "2024-10-29" };
  g_autofree char *both = g_strdup_printf ("%s %s", a, b);
  g_autofree char *all = g_strdup_printf ("%s %s", both, c);
  g_autofree char *wrong = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    keep ("lesson", "classes", a, "held_on", days[i]);
  keep ("lesson", "classes", both, "held_on", "2024-09-17");
  keep ("lesson", "classes", b, "held_on", "2024-09-10");
  keep ("lesson", "classes", a, "held_on", "2024-09-25", "kind", "class_meeting");
  keep ("lesson", "classes", a, "held_on", "2024-10-24", "kind", "theme_lesson", "month_theme", "认识情绪");
  keep ("lesson", "classes", all, "held_on", "2024-10-30", "kind", "life_education");
  wrong = save ("lesson", "classes", c, "held_on", "2024-10-30", "kind", "class_meeting");
  xq_store_withdraw (school->store, &xq_lesson, wrong, "误记", &error);
  g_assert_no_error (error);
}

static void
add_activities (void)
{
  keep ("activity", "name", "心理板报", "kind", "board", "held_on", "2024-09-10", "participants", "20", "health_month", "1");
  keep ("activity", "name", "心理剧", "kind", "drama", "held_on", "2024-09-24", "participants", "12", "health_month", "1");
  keep ("activity", "name", "心理剧", "kind", "drama", "held_on", "2024-08-30", "participants", "12", "health_month", "1");
  keep ("activity", "name", "敬老", "kind", "volunteer", "held_on", "2024-10-11", "participants", "8");
  keep ("activity", "name", "致敬劳动者", "kind", "publicity", "held_on", "2024-11-08", "participants", "12");
  keep ("activity", "name", "研学", "kind", "study_tour", "held_on", "2024-10-25", "participants", "10");
  keep ("activity", "name", "研学", "kind", "study_tour", "held_on", "2024-10-26");
  keep ("group_session", "held_on", "2024-10-20", "theme", "exam", "grades", "8", "phase", "before", "present", "3");
  keep ("group_session", "held_on", "2024-10-22", "theme", "peer", "present", "4");
}

static void
add_families (void)
{
  g_autofree char *both = g_strdup_printf ("%s %s", school->classes[CHILD_A], school->classes[CHILD_B]);

  keep ("parent_meeting", "held_on", "2024-09-28", "scope", "grade", "classes", both, "attended", "8");
  keep ("parent_meeting", "held_on", "2024-11-01", "scope", "group", "classes", school->classes[CHILD_C], "attended", "2");
  keep ("reception", "held_on", "2024-10-11", "parents", "6");
  keep ("reception", "held_on", "2024-10-12", "kind", "visit", "parents", "1");
  keep ("parent_training", "held_on", "2024-10-26", "theme", "陪伴", "speaker", "李老师", "participants", "9");
  keep ("lecture", "held_on", "2024-09-15", "series", "巡回讲座", "participants", "11");
  keep ("lecture", "held_on", "2024-10-19", "series", "法治讲座", "participants", "40", "hosted_here", "0");
  keep ("lecture", "held_on", "2024-10-20", "series", "法治讲座", "participants", "12", "audience", "students");
  keep ("lecture", "held_on", "2024-08-25", "series", "巡回讲座", "participants", "30");
}

static char *
plan_duty (const char *room,
           const char *day,
           const char *from,
           const char *until)
{
  return save ("duty_slot", "room", room, "falls_on", day, "started_at", from, "ended_at", until);
}

static void
add_room (void)
{
  g_autofree char *room = save ("room", "name", "个体室", "area", "12");
  g_autofree char *group = save ("room", "name", "团体室", "function", "group", "area", "30");
  g_autofree char *slot = NULL;
  g_autoptr (XqRecord) old = xq_store_new_record (school->store, &xq_room_check);
  g_autoptr (XqRecord) check = xq_store_new_record (school->store, &xq_room_check);

  g_assert_nonnull (group);
  keep ("room", "name", "新个体室", "from_on", "2024-12-01");
  g_free (plan_duty (room, "2024-11-04", "12:00", "13:00"));
  g_free (plan_duty (room, "2024-11-04", "16:00", "17:00"));
  keep ("duty_sign", "falls_on", "2024-11-04", "started_at", "12:00", "ended_at", "13:00", "walk_ins", "2", "phone_calls", "1");
  keep ("duty_sign", "falls_on", "2024-11-04", "started_at", "16:10", "ended_at", "17:00", "walk_ins", "1");
  slot = plan_duty (room, "2024-11-05", "12:00", "14:00");
  keep ("duty_sign", "slot", slot, "falls_on", "2024-11-05", "started_at", "12:00", "ended_at", "14:00", "walk_ins", "3");
  g_free (slot);
  slot = plan_duty (room, "2024-11-06", "12:00", "14:00");
  keep ("duty_swap", "slot", slot, "reason", "leave");
  keep ("duty_sign", "falls_on", "2024-11-09", "started_at", "09:00", "ended_at", "09:30");

  xq_record_set (old, "checked_on", "2024-09-05");
  add_part (old, "items", "item", "free", "result", "met");
  save_parts (old);
  xq_record_set (check, "checked_on", "2024-11-01");
  add_part (check, "items", "item", "free", "result", "met");
  add_part (check, "items", "item", "sign", "result", "met");
  add_part (check, "items", "item", "letter_box", "result", "partly");
  add_part (check, "items", "item", "budget", "result", "not_met");
  save_parts (check);
}

static void
test_figures (void)
{
  static const char *const accounts[] = { "李老师", "校长" };

  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) figures = xq_term_figures (school_fixture_enter (school, accounts[i]), "2024-1", &error);

      g_assert_no_error (error);
      for (guint j = 0; j < G_N_ELEMENTS (counted); j++)
        {
          const XqFigure *figure = xq_figures_find (figures, counted[j].id);

          g_assert_nonnull (figure);
          if (figure->value != counted[j].value || figure->denominator != counted[j].denominator ||
              figure->required != counted[j].required || figure->state != counted[j].state)
            {
              g_test_message ("%s is %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT ", required %" G_GINT64_FORMAT ", %s",
                              figure->id, figure->value, figure->denominator, figure->required,
                              xq_figure_state_code (figure->state));
              g_test_fail ();
            }
          /* Whoever asks for something is named. */
          g_assert_cmpint (figure->required >= 0, ==, figure->source != NULL);
        }
    }
}

/* Everything of last term lies in its own figures. */
static void
test_last_term (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) figures = xq_term_figures (school_fixture_enter (school, "校长"), "2023-2", &error);

  g_assert_no_error (error);
  g_assert_cmpint (xq_figures_find (figures, "month_p")->value, ==, 12);
  g_assert_cmpint (xq_figures_find (figures, "lect_p")->value, ==, 30);
  g_assert_cmpint (xq_figures_find (figures, "train_n")->value, ==, 1);
  g_assert_cmpint (xq_figures_find (figures, "lessons")->value, ==, 0);
  g_assert_cmpint (xq_figures_find (figures, "ps")->state, ==, XQ_FIGURE_NOT_MET);
  /* There was no class of that year: nothing is asked of any. */
  g_assert_cmpint (xq_figures_find (figures, "classes_ok")->state, ==, XQ_FIGURE_NOT_APPLICABLE);
}

static JsonObject *
find_printed (JsonArray  *figures,
              const char *id)
{
  for (guint i = 0; i < json_array_get_length (figures); i++)
    {
      JsonObject *figure = json_array_get_object_element (figures, i);

      if (g_str_equal (json_object_get_string_member (figure, "id"), id))
        return figure;
    }
  g_error ("xinqingctl says nothing of %s", id);
}

static gint64
printed (JsonObject *figure,
         const char *member)
{
  return json_object_get_null_member (figure, member) ? -1 : json_object_get_int_member (figure, member);
}

/* Without a screen the same. */
/* A figure that counts records leads to as many of them, no more and no fewer; every
 * other one to a list that can be asked for. */
static void
test_records (void)
{
  static const char *const terms[] = { "2024-1", "2023-2" };
  const XqRoles head = XQ_ROLE_BIT (XQ_ROLE_HEAD);
  const XqRoles class_teacher = XQ_ROLE_BIT (XQ_ROLE_CLASS_TEACHER);
  guint n_counts = 0;
  guint n_more = 0;

  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) figures = xq_term_figures (school->store, terms[i], &error);

      g_assert_no_error (error);
      for (guint j = 0; j < figures->len; j++)
        {
          const XqFigure *figure = g_ptr_array_index (figures, j);
          const XqFigureRecords *records = xq_figure_find_records (figure->id);
          g_autoptr (GPtrArray) found = NULL;

          /* Who holds no key to the counselling's cabinet reads its totals alone. */
          if (records == NULL ||
              !xq_vault_holds (xq_store_get_vault (school->store), xq_kind_find (records->kind)->cabinet))
            continue;
          g_test_message ("%s %s", terms[i], figure->id);
          found = xq_figure_list_records (school->store, figure->id, terms[i], &error);
          g_assert_no_error (error);
          if (!records->is_count)
            continue;
          g_assert_cmpint (found->len, ==, figure->value);
          n_counts++;
          n_more += figure->value > 1 ? 1 : 0;
        }
    }
  g_assert_cmpuint (n_counts, >=, 2 * 16);
  g_assert_cmpuint (n_more, >=, 6);
  g_assert_true (xq_figure_may_list_records ("pm", head));
  /* Of the own classes is not of all. */
  g_assert_false (xq_figure_may_list_records ("pm", class_teacher));
  g_assert_false (xq_figure_may_list_records ("train_n", class_teacher));
  g_assert_false (xq_figure_may_list_records ("sessions", head));
  g_assert_true (xq_figure_may_list_records ("sessions", XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR)));
  g_assert_null (xq_figure_find_records ("hv_cov"));
}

static void
test_command_line (void)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (XqSecret) password = school_fixture_password ("校长");
  g_autofree char *line = g_strdup_printf ("%s\n", (const char *) xq_secret_peek (password, NULL));
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  JsonArray *figures;

  school_fixture_leave (school);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program,
                              "--as", "校长", "--password-file", "-", "--today", FIXTURE_TODAY, "--lang", "zh_CN",
                              "figures", school->folder, "--term", "2024-1", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, line, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  json_parser_load_from_data (parser, output, -1, &error);
  g_assert_no_error (error);
  figures = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "figures");
  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    {
      JsonObject *figure = find_printed (figures, counted[i].id);

      g_test_message ("%s", counted[i].id);
      g_assert_cmpint (printed (figure, "value"), ==, counted[i].value);
      g_assert_cmpint (printed (figure, "denominator"), ==, counted[i].denominator);
      g_assert_cmpint (printed (figure, "required"), ==, counted[i].required);
      g_assert_cmpstr (json_object_get_string_member (figure, "state"), ==, xq_figure_state_code (counted[i].state));
    }
}

int
main (int   argc,
      char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  program = argv[1];
  school = school_fixture_new ();
  school_fixture_enter (school, "李老师");
  add_calendar ();
  add_children ();
  add_training ();
  add_lessons ();
  add_activities ();
  add_families ();
  add_room ();
  g_test_add_func ("/rules/work/figures", test_figures);
  g_test_add_func ("/rules/work/last-term", test_last_term);
  g_test_add_func ("/rules/work/records", test_records);
  g_test_add_func ("/rules/work/command-line", test_command_line);
  failed = g_test_run ();
  school_fixture_free (school);
  return failed;
}
