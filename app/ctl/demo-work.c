/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include "ctl/demo-private.h"
#include "school/calendar.h"
#include "school/kinds.h"
#include "school/room-guide.h"

/* A school's ordinary work, written by the first counsellor on the last day of
 * each term: the room and who keeps it open, lessons and activities, families,
 * training. Some of it is missing, as it is in schools. */

static const char *
word (XqDemo     *demo,
      const char *group,
      const char *key)
{
  return xq_demo_words_get (demo->words, "work", group, key);
}

/* The @n-th school day of a term, or its last one so far, as text. */
static char *
day_of (const XqDemoTerm *term,
        guint             n)
{
  return xq_demo_day_text (g_array_index (term->school_days, guint32, MIN (n, term->school_days->len - 1)));
}

static const char *
class_of (XqDemo           *demo,
          const XqDemoTerm *term,
          guint             n)
{
  return xq_demo_class (demo, term->year, XQ_DEMO_FIRST_GRADE + (int) (n / demo->n_classes), 1 + n % demo->n_classes);
}

static char *
classes_of_grade (XqDemo           *demo,
                  const XqDemoTerm *term,
                  guint             grade)
{
  GString *classes = g_string_new (NULL);

  for (guint i = 0; i < demo->n_classes; i++)
    g_string_append_printf (classes, "%s%s", i > 0 ? " " : "", class_of (demo, term, grade * demo->n_classes + i));
  return g_string_free (classes, FALSE);
}

static gboolean
save_record (XqDemo    *demo,
             XqRecord  *record,
             GError   **error)
{
  if (!xq_store_save (demo->store, record, NULL, error))
    return FALSE;
  xq_demo_count (demo, xq_record_get_kind (record));
  return TRUE;
}

/* The first self-check found one thing missing and one half there. */
static gboolean
check_room (XqDemo      *demo,
            const char  *day,
            GError     **error)
{
  g_autoptr (XqRecord) check = xq_store_new_record (demo->store, &xq_room_check);
  GPtrArray *items = xq_room_guide_get_all ();

  xq_record_set (check, "checked_on", day);
  for (guint i = 0; i < items->len; i++)
    {
      const XqGuideItem *item = g_ptr_array_index (items, i);
      const char *result = g_str_equal (item->code, "budget") ? "not_met" : g_str_equal (item->code, "research") ? "partly" : "met";
      XqRecord *part = xq_record_add_part (check, "items");

      xq_record_set (part, "item", item->code);
      xq_record_set (part, "result", result);
      xq_record_set (part, "note", g_str_equal (result, "met") ? NULL : word (demo, "room", "note"));
      xq_record_set (part, "evidence", g_str_equal (result, "met") ? word (demo, "room", "guide_evidence") : NULL);
    }
  return save_record (demo, check, error);
}

static gboolean
write_rooms (XqDemo            *demo,
             const XqDemoTerm  *term,
             char             **rooms,
             GError           **error)
{
  g_autofree char *day = day_of (term, 4);
  const char *keeper = demo->who->staff;
  const char *place = word (demo, "room", "place");
  g_autoptr (XqRecord) first = xq_demo_write (demo, &xq_room, error, "name", word (demo, "room", "individual"), "function",
                                              "individual", "area", "12", "place", place, "keeper", keeper, NULL);
  g_autoptr (XqRecord) second = xq_demo_write (demo, &xq_room, error, "name", word (demo, "room", "group"), "function", "group",
                                               "area", "45", "place", place, "keeper", keeper, NULL);

  if (first == NULL || second == NULL)
    return FALSE;
  rooms[0] = g_strdup (xq_record_get_uid (first));
  rooms[1] = g_strdup (xq_record_get_uid (second));
  return xq_demo_add (demo, &xq_room, error, "name", word (demo, "room", "office"), "function", "office", "area", "15",
                      "place", place, "keeper", keeper, NULL) &&
         xq_demo_add (demo, &xq_room_recognition, error, "declared_on", day, "declared_by",
                      xq_demo_words_get (demo->words, "school", "school", "bureau"),
                      "document", word (demo, "room", "document"), NULL) &&
         check_room (demo, day, error);
}

/* The rest of the present week is planned: the last afternoon nobody keeps, and boarders
 * return on Sunday. */
static gboolean
plan_ahead (XqDemo            *demo,
            const XqDemoTerm  *term,
            const char        *room,
            GError           **error)
{
  guint32 sunday = demo->today + 7 - (guint32) xq_demo_weekday (demo->today);
  g_autofree char *from = xq_demo_day_text (demo->today + 1);
  g_autofree char *until = xq_demo_day_text (MIN (sunday, term->until));
  g_autoptr (GArray) days = NULL;
  gboolean ok = TRUE;

  if (demo->today >= MIN (sunday, term->until))
    return TRUE;
  days = xq_calendar_list_days (demo->store, from, until, error);
  ok = days != NULL;
  for (guint i = 0; ok && i < days->len; i++)
    {
      const XqCalendarDay *day = &g_array_index (days, XqCalendarDay, i);
      XqDemoPerson *first = xq_demo_person (demo, XQ_ROLE_COUNSELLOR, (guint) (day->weekday + 1) % 2);
      XqDemoPerson *second = xq_demo_person (demo, XQ_ROLE_COUNSELLOR, (guint) day->weekday % 2);
      g_autoptr (XqRecord) afternoon = NULL;

      if (!day->is_school_day)
        {
          ok = !day->boarders_return || xq_demo_add (demo, &xq_duty_slot, error, "falls_on", day->day, "started_at", "19:30",
                                                     "ended_at", "20:30", "room", room, "person", second->staff,
                                                     "kind", "evening", NULL);
          continue;
        }
      afternoon = xq_demo_write (demo, &xq_duty_slot, error, "falls_on", day->day, "started_at", "16:50", "ended_at", "17:50",
                                 "room", room, "person", second->staff, "deputy", first->staff, NULL);
      ok = afternoon != NULL &&
           xq_demo_add (demo, &xq_duty_slot, error, "falls_on", day->day, "started_at", "12:40", "ended_at", "13:40",
                        "room", room, "person", first->staff, "deputy", second->staff, NULL) &&
           (day->weekday != 5 || xq_demo_add (demo, &xq_duty_swap, error, "slot", xq_record_get_uid (afternoon),
                                              "reason", "leave", NULL));
    }
  return ok;
}

/* Noon and afternoon of each school day, the two by turns, and the group room on Wednesdays;
 * seldom somebody is away, and now and then forgets to sign. */
static gboolean
write_duty (XqDemo            *demo,
            const XqDemoTerm  *term,
            char             **rooms,
            GError           **error)
{
  const char *room = rooms[0];
  static const char *const from[] = { "12:40", "16:50" };
  static const char *const until[] = { "13:40", "17:50" };
  gboolean ok = TRUE;

  for (guint i = 0; ok && i < 2 * term->school_days->len; i++)
    {
      guint weekday = (guint) xq_demo_weekday (g_array_index (term->school_days, guint32, i / 2));
      XqDemoPerson *keeps = xq_demo_person (demo, XQ_ROLE_COUNSELLOR, (weekday + i + 1) % 2);
      XqDemoPerson *other = xq_demo_person (demo, XQ_ROLE_COUNSELLOR, (weekday + i) % 2);
      g_autofree char *day = day_of (term, i / 2);
      g_autofree char *walk_ins = g_strdup_printf ("%u", xq_demo_below (demo, 3));
      g_autoptr (XqRecord) slot = xq_demo_write (demo, &xq_duty_slot, error, "falls_on", day, "started_at", from[i % 2],
                                                 "ended_at", until[i % 2], "room", room, "person", keeps->staff, NULL);
      gboolean is_away = i % 37 == 36;

      ok = slot != NULL;
      if (ok && !is_away && i % 2 == 0 && weekday == 3)
        ok = xq_demo_add (demo, &xq_duty_slot, error, "falls_on", day, "started_at", from[0], "ended_at", until[0],
                          "room", rooms[1], "person", other->staff, NULL);
      if (ok && is_away)
        ok = xq_demo_add (demo, &xq_duty_swap, error, "slot", xq_record_get_uid (slot), "reason", "training",
                          "deputy", i % 2 == 0 ? other->staff : NULL, NULL);
      if (ok && !xq_demo_chance (demo, 0.06) && (!is_away || i % 2 == 0))
        ok = xq_demo_add (demo, &xq_duty_sign, error, "slot", xq_record_get_uid (slot), "falls_on", day,
                          "started_at", from[i % 2], "ended_at", until[i % 2],
                          "person", is_away ? other->staff : keeps->staff, "walk_ins", walk_ins,
                          "handover", i == 11 ? word (demo, "room", "handover") : NULL, NULL);
    }
  return ok && (term->until < demo->today || plan_ahead (demo, term, room, error));
}

/* A lesson in each class every ten school days, but for one class that misses
 * one; a class meeting, a theme lesson and a themed activity a term. */
static gboolean
write_lessons (XqDemo            *demo,
               const XqDemoTerm  *term,
               GError           **error)
{
  static const char *const themes[] = { "emotion", "relations", "study", "self", "exam" };
  guint n_classes = XQ_DEMO_GRADES * demo->n_classes;
  gboolean ok = TRUE;

  for (guint block = 0; ok && 10 * block < term->school_days->len; block++)
    for (guint i = 0; ok && i < n_classes; i++)
      {
        g_autofree char *day = day_of (term, 10 * block + i % 5);

        if (block != 3 || i != 1)
          ok = xq_demo_add (demo, &xq_lesson, error, "held_on", day, "classes", class_of (demo, term, i), "period", "5",
                            "theme", themes[block % G_N_ELEMENTS (themes)], "timetabled", "1",
                            "material", word (demo, "lesson", "material"), NULL);
      }
  for (guint i = 0; ok && i < n_classes; i++)
    {
      g_autofree char *meeting = day_of (term, 20 + i);
      g_autofree char *theme = day_of (term, 34 + i);
      XqDemoPerson *teacher = xq_demo_person (demo, XQ_ROLE_CLASS_TEACHER, i);

      ok = xq_demo_add (demo, &xq_lesson, error, "held_on", meeting, "classes", class_of (demo, term, i), "kind", "class_meeting",
                        "teacher", teacher != NULL ? teacher->staff : demo->who->staff, NULL) &&
           xq_demo_add (demo, &xq_lesson, error, "held_on", theme, "classes", class_of (demo, term, i), "kind", "theme_lesson",
                        "month_theme", word (demo, "lesson", "theme1"), "teacher",
                        teacher != NULL ? teacher->staff : demo->who->staff,
                        "assistant", teacher != NULL ? demo->who->staff : NULL, NULL);
    }
  for (guint grade = 0; ok && grade < XQ_DEMO_GRADES; grade++)
    {
      g_autofree char *day = day_of (term, 40 + grade);
      g_autofree char *classes = classes_of_grade (demo, term, grade);

      ok = xq_demo_add (demo, &xq_lesson, error, "held_on", day, "classes", classes, "kind", "life_education",
                        "theme", "life", NULL);
    }
  return ok;
}

static gboolean
write_activities (XqDemo            *demo,
                  const XqDemoTerm  *term,
                  GError           **error)
{
  static const struct { const char *kind; const char *participants; gboolean in_month; } activities[] = {
    { "board", "90", TRUE }, { "handwritten", "120", TRUE }, { "broadcast", "360", TRUE }, { "drama", "48", TRUE },
    { "volunteer", "24", FALSE }, { "publicity", "180", FALSE }, { "study_tour", "96", FALSE }, { "civic", "150", FALSE },
  };
  gboolean ok = TRUE;

  for (guint i = 0; ok && i < G_N_ELEMENTS (activities); i++)
    {
      g_autofree char *day = day_of (term, 8 + 7 * i);

      ok = xq_demo_add (demo, &xq_activity, error, "held_on", day, "kind", activities[i].kind,
                        "name", word (demo, "activity", activities[i].kind), "participants", activities[i].participants,
                        "health_month", activities[i].in_month ? "1" : "0",
                        "partner", g_str_equal (activities[i].kind, "study_tour") ? word (demo, "activity", "partner") : NULL, NULL);
    }
  return ok;
}

static gboolean
write_families (XqDemo            *demo,
                const XqDemoTerm  *term,
                GError           **error)
{
  g_autofree char *reception_day = day_of (term, 30);
  g_autofree char *training_day = day_of (term, 25);
  g_autofree char *lecture_day = day_of (term, 50);
  g_autofree char *law_day = day_of (term, 60);
  g_autoptr (XqRecord) reception = xq_store_new_record (demo->store, &xq_reception);
  XqRecord *matter = xq_record_add_part (reception, "matters");
  gboolean ok = TRUE;

  for (guint grade = 0; ok && grade < XQ_DEMO_GRADES; grade++)
    {
      g_autofree char *day = day_of (term, 45 + grade);
      g_autofree char *classes = classes_of_grade (demo, term, grade);

      ok = xq_demo_add (demo, &xq_parent_meeting, error, "held_on", day, "scope", demo->n_classes > 1 ? "grade" : "class",
                        "classes", classes, "households", "48", "attended", "43", "topics", "study mental",
                        "mental_content", word (demo, "family", "mental"), "absent_follow_up", "5", NULL);
    }
  xq_record_set (reception, "held_on", reception_day);
  xq_record_set (reception, "parents", "36");
  xq_record_set (matter, "relation", "mother");
  xq_record_set (matter, "topic", "study");
  xq_record_set (matter, "answer", word (demo, "family", "answer"));
  return ok && save_record (demo, reception, error) &&
         xq_demo_add (demo, &xq_parent_training, error, "held_on", training_day,
                      "theme", word (demo, "family", term->number == 1 ? "training1" : "training2"), "speaker", demo->who->name,
                      "participants", "130", NULL) &&
         xq_demo_add (demo, &xq_lecture, error, "held_on", lecture_day, "series", word (demo, "family", "series"),
                      "title", word (demo, "family", "lecture"), "participants", "160", NULL) &&
         xq_demo_add (demo, &xq_lecture, error, "held_on", law_day, "series", word (demo, "family", "law_series"),
                      "audience", "students parents", "participants", "210", "hosted_here", "0", NULL);
}

static gboolean
write_plans (XqDemo            *demo,
             const XqDemoTerm  *term,
             GError           **error)
{
  XqDemoPerson *teacher = xq_demo_person (demo, XQ_ROLE_CLASS_TEACHER, 0);
  g_autoptr (XqRecord) plan = xq_store_new_record (demo->store, &xq_training_plan);
  g_autoptr (XqRecord) cohort = xq_store_new_record (demo->store, &xq_cohort);
  g_autofree char *from_year = g_strdup_printf ("%d", term->year);
  g_autofree char *day = day_of (term, 15);

  xq_record_set (plan, "from_year", from_year);
  xq_record_set (plan, "audience", "psych_full psych_part class_teacher");
  xq_record_set (plan, "goal", word (demo, "training", "goal"));
  for (int i = 0; i < 3; i++)
    {
      XqRecord *year = xq_record_add_part (plan, "years");
      g_autofree char *text = g_strdup_printf ("%d", term->year + i);

      xq_record_set (year, "year", text);
      xq_record_set (year, "hours", "12");
      xq_record_set (year, "persons", "4");
    }
  xq_record_set (cohort, "name", word (demo, "training", "cohort"));
  xq_record_set (cohort, "members", teacher->staff);
  xq_record_set (xq_record_add_part (cohort, "stages"), "name", word (demo, "training", "stage1"));
  xq_record_set (xq_record_add_part (cohort, "stages"), "name", word (demo, "training", "stage2"));
  return save_record (demo, plan, error) && save_record (demo, cohort, error) &&
         xq_demo_add (demo, &xq_training_record, error, "person", teacher->staff, "cohort", xq_record_get_uid (cohort),
                      "stage", "1", "held_on", day, "hours", "24", "certificate", word (demo, "training", "certificate"), NULL);
}

static gboolean
write_training (XqDemo            *demo,
                const XqDemoTerm  *term,
                GError           **error)
{
  static const char *const forms[] = { "meeting", "observed", "case" };
  XqDemoPerson *second = xq_demo_person (demo, XQ_ROLE_COUNSELLOR, 1);
  g_autofree char *day = day_of (term, 12);
  g_autofree char *people = g_strdup_printf ("%s %s", demo->who->staff, second->staff);
  gboolean ok = xq_demo_add (demo, &xq_training, error, "name", word (demo, "training", "name2"), "held_on", day, "hours", "6",
                             "organiser", "bureau", "hosted_here", "0", "people", people, NULL);

  for (guint i = 0; ok && 22 * i < term->school_days->len; i++)
    {
      g_autofree char *held_on = day_of (term, 22 * i + 10);
      g_autofree char *key = g_strdup_printf ("research%u", 1 + i % (guint) G_N_ELEMENTS (forms));

      ok = xq_demo_add (demo, &xq_research, error, "held_on", held_on, "phase", "junior", "form", forms[i % G_N_ELEMENTS (forms)],
                        "topic", word (demo, "training", key), "people", demo->who->staff,
                        "theme_lesson", i == 1 ? word (demo, "lesson", "theme1") : NULL, NULL);
    }
  return ok;
}

/* Before, during and after the mock exam; the names of another group, apart. */
static gboolean
write_groups (XqDemo            *demo,
              const XqDemoTerm  *term,
              char             **named,
              GError           **error)
{
  static const char *const phases[] = { "before", "during", "after" };
  g_autofree char *other_day = day_of (term, 18);
  g_autoptr (XqRecord) other = NULL;
  gboolean ok = TRUE;

  for (guint i = 0; ok && i < G_N_ELEMENTS (phases); i++)
    {
      g_autofree char *day = day_of (term, 55 + 5 * i);

      ok = xq_demo_add (demo, &xq_group_session, error, "held_on", day, "theme", "exam", "grades", "9", "phase", phases[i],
                        "present", "46", "plan", word (demo, "training", "group"), NULL);
    }
  other = ok ? xq_demo_write (demo, &xq_group_session, error, "held_on", other_day, "theme", "adaptation", "grades", "7",
                              "present", "2", "plan", word (demo, "training", "group_other"), NULL)
             : NULL;
  if (other == NULL)
    return FALSE;
  *named = g_strdup (xq_record_get_uid (other));
  return TRUE;
}

/* Two children who were here that day. */
static gboolean
name_group (XqDemo            *demo,
            const XqDemoTerm  *term,
            const char        *group,
            GError           **error)
{
  guint32 day = g_array_index (term->school_days, guint32, MIN (18, term->school_days->len - 1));
  g_autoptr (GString) names = g_string_new (NULL);
  guint number;
  guint n = 0;

  for (guint i = 0; n < 2 && i < demo->children->len; i++)
    {
      const XqDemoChild *child = g_ptr_array_index (demo->children, i);

      if (child->uid == NULL || !xq_demo_is_here (child, day, &number) || xq_demo_grade (demo, child->cohort, term->year) == 0)
        continue;
      g_string_append_printf (names, "%s%s", n++ > 0 ? " " : "", child->uid);
    }
  return n == 0 || xq_demo_add (demo, &xq_group_attendance, error, "group_session", group, "students", names->str, NULL);
}

static gboolean
write_term (XqDemo            *demo,
            const XqDemoTerm  *term,
            char             **rooms,
            GError           **error)
{
  g_autofree char *group = NULL;
  gboolean ok;

  if (!xq_store_begin (demo->store, XQ_CABINET_SCHOOL, "add", error))
    return FALSE;
  ok = (*rooms != NULL || (write_rooms (demo, term, rooms, error) && write_plans (demo, term, error))) &&
       write_duty (demo, term, rooms, error) && write_lessons (demo, term, error) && write_activities (demo, term, error) &&
       write_families (demo, term, error) && write_training (demo, term, error) && write_groups (demo, term, &group, error);
  if (!xq_demo_end (demo, ok, error) || !xq_store_begin (demo->store, XQ_CABINET_CASEWORK, "add", error))
    return FALSE;
  return xq_demo_end (demo, name_group (demo, term, group, error), error);
}

gboolean
xq_demo_work (XqDemo  *demo,
              GError **error)
{
  char *rooms[2] = { NULL };
  gboolean ok = TRUE;

  for (guint i = 0; ok && i < demo->terms->len; i++)
    {
      const XqDemoTerm *term = g_ptr_array_index (demo->terms, i);

      if (term->school_days->len == 0)
        continue;
      ok = xq_demo_enter (demo, xq_demo_person (demo, XQ_ROLE_COUNSELLOR, 0), MIN (term->until, demo->today), error) &&
           write_term (demo, term, rooms, error);
    }
  g_free (rooms[0]);
  g_free (rooms[1]);
  return ok;
}
