/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "school-fixture.h"
#include "school/screening-form.h"

/* Who may what, typed from the requirements' table and not from the
 * descriptions: if a description and this table differ, one of them is wrong.
 *
 * A cell is "read/add/edit": the children (A in 7-1, B in 7-2, C in 8-1) whose
 * records the role sees, may add, and may edit though a counsellor wrote them.
 * The teachers stand in 7-1, the grade leader leads grade 7. */
typedef struct
{
  const char *kind;
  const char *head;
  const char *counsellor;
  const char *class_teacher;
  const char *grade_leader;
  const char *subject_teacher;
  const char *dormitory;
} Row;

static const Row matrix[] = {
  /* kind                  head          counsellor     class teacher  grade l.  subject t.  dormitory */
  { "student",             "ABC/-/-",    "ABC/ABC/ABC", "A/ABC/A",     "AB/-/-", "A/-/-",    "A/-/-" },
  { "enrolment",           "ABC/-/-",    "ABC/ABC/ABC", "A/-/A",       "AB/-/-", "A/-/-",    "A/-/-" },
  { "guardian",            "-/-/-",      "ABC/ABC/ABC", "A/A/A",       "-/-/-",  "-/-/-",    "-/-/-" },
  { "register",            "-/-/-",      "ABC/ABC/ABC", "A/A/A",       "-/-/-",  "-/-/-",    "-/-/-" },
  { "home_visit",          "-/-/-",      "ABC/ABC/ABC", "A/A/-",       "AB/-/-", "-/A/-",    "-/-/-" },
  { "family_contact",      "-/-/-",      "ABC/ABC/ABC", "A/A/-",       "AB/-/-", "-/A/-",    "-/A/-" },
  /* What a subject teacher reads of it: tests/school/test-plan.c. */
  { "student_plan",        "-/-/-",      "ABC/ABC/ABC", "A/A/A",       "-/-/-",  "A/-/-",    "-/-/-" },
  { "school_year",         "*/*/*",      "*/*/*",       "*/-/-",       "*/-/-",  "*/-/-",    "*/-/-" },
  { "term",                "*/*/*",      "*/*/*",       "*/-/-",       "*/-/-",  "*/-/-",    "*/-/-" },
  { "school_day",          "*/*/*",      "*/*/*",       "*/-/-",       "*/-/-",  "*/-/-",    "*/-/-" },
  { "class",               "*/*/*",      "*/*/*",       "*/-/-",       "*/-/-",  "*/-/-",    "*/-/-" },
  { "class_post",          "*/*/*",      "*/*/*",       "*/-/-",       "*/-/-",  "*/-/-",    "*/-/-" },
  { "staff",               "*/*/*",      "*/*/*",       "-/-/-",       "-/-/-",  "-/-/-",    "-/-/-" },
  { "room",                "*/*/*",      "*/*/*",       "*/-/-",       "*/-/-",  "*/-/-",    "*/-/-" },
  { "room_check",          "*/*/*",      "*/*/*",       "*/-/-",       "*/-/-",  "*/-/-",    "*/-/-" },
  { "room_recognition",    "*/*/*",      "*/*/*",       "*/-/-",       "*/-/-",  "*/-/-",    "*/-/-" },
  { "duty_slot",           "*/*/*",      "*/*/*",       "*/-/-",       "*/-/-",  "*/-/-",    "*/-/-" },
  { "duty_sign",           "*/*/*",      "*/*/*",       "*/-/-",       "*/-/-",  "*/-/-",    "*/-/-" },
  { "duty_swap",           "*/*/*",      "*/*/*",       "*/-/-",       "*/-/-",  "*/-/-",    "*/-/-" },
  { "lesson",              "ABC/-/-",    "ABC/ABC/ABC", "A/A/-",       "AB/-/-", "-/A/-",    "-/-/-" },
  { "activity",            "ABC/-/-",    "ABC/ABC/ABC", "A/A/-",       "AB/-/-", "-/A/-",    "-/-/-" },
  { "parent_meeting",      "ABC/-/-",    "ABC/ABC/ABC", "A/A/-",       "AB/-/-", "-/A/-",    "-/-/-" },
  /* Small groups come from one class: that one of its children came at all is the room's affair. */
  { "group_session",       "ABC/-/-",    "ABC/ABC/ABC", "-/-/-",       "-/-/-",  "-/-/-",    "-/-/-" },
  { "group_attendance",    "-/-/-",      "ABC/ABC/ABC", "-/-/-",       "-/-/-",  "-/-/-",    "-/-/-" },
  /* Of the school as a whole, not of a class: own entries. */
  { "reception",           "*/-/-",      "*/*/*",       "-/*/-",       "-/-/-",  "-/*/-",    "-/-/-" },
  { "parent_training",     "*/-/-",      "*/*/*",       "-/*/-",       "-/-/-",  "-/*/-",    "-/-/-" },
  { "lecture",             "*/-/-",      "*/*/*",       "-/*/-",       "-/-/-",  "-/*/-",    "-/-/-" },
  /* Own: test_own_training. */
  { "training_plan",       "*/*/*",      "*/*/*",       "-/-/-",       "-/-/-",  "-/-/-",    "-/-/-" },
  { "training",            "*/*/*",      "*/*/*",       "-/-/-",       "-/-/-",  "-/-/-",    "-/-/-" },
  { "training_record",     "*/*/*",      "*/*/*",       "-/-/-",       "-/-/-",  "-/-/-",    "-/-/-" },
  { "cohort",              "*/*/*",      "*/*/*",       "-/-/-",       "-/-/-",  "-/-/-",    "-/-/-" },
  { "research",            "*/*/*",      "*/*/*",       "-/-/-",       "-/-/-",  "-/-/-",    "-/-/-" },
  /* What is asked hangs on the wall; what was found out of a child does not, nor that it was asked. */
  { "screening_form",      "*/*/*",      "*/*/*",       "*/-/-",       "*/-/-",  "*/-/-",    "*/-/-" },
  { "screening_campaign",  "*/*/*",      "*/*/*",       "*/-/-",       "*/-/-",  "*/-/-",    "*/-/-" },
  { "staff_screening",     "*/*/*",      "*/*/*",       "-/-/-",       "-/-/-",  "-/-/-",    "-/-/-" },
  { "screening_observation", "-/-/-",    "ABC/ABC/ABC", "-/-/-",       "-/-/-",  "-/-/-",    "-/-/-" },
  { "screening_sheet",     "-/-/-",      "ABC/ABC/ABC", "-/-/-",       "-/-/-",  "-/-/-",    "-/-/-" },
  { "screening_level",     "-/-/-",      "ABC/ABC/ABC", "-/-/-",       "-/-/-",  "-/-/-",    "-/-/-" },
  { "plan_state",          "-/-/-",      "ABC/ABC/ABC", "-/-/-",       "-/-/-",  "-/-/-",    "-/-/-" },
  { "referral",            "ABC/-/ABC",  "ABC/ABC/ABC", "-/-/-",       "-/-/-",  "-/-/-",    "-/-/-" },
  { "disclosure",          "ABC/-/-",    "ABC/ABC/ABC", "-/-/-",       "-/-/-",  "-/-/-",    "-/-/-" },
  { "consent",             "ABC/-/-",    "ABC/ABC/ABC", "-/-/-",       "-/-/-",  "-/-/-",    "-/-/-" },
  /* A member reads the own duty in a letter: test-key-support. */
  { "key_support",         "ABC/-/ABC",  "ABC/ABC/ABC", "-/-/-",       "-/-/-",  "-/-/-",    "-/-/-" },
  { "key_support_review",  "ABC/-/ABC",  "ABC/ABC/ABC", "-/-/-",       "-/-/-",  "-/-/-",    "-/-/-" },
  { "case_meeting",        "ABC/-/ABC",  "ABC/ABC/ABC", "-/-/-",       "-/-/-",  "-/-/-",    "-/-/-" },
  /* Everybody else adds by sealed letter: tests/school/test-crisis.c. */
  { "crisis_event",        "*/*/*",      "*/*/*",       "-/-/-",       "-/-/-",  "-/-/-",    "-/-/-" },
  { "case_file",           "-/-/-",      "ABC/ABC/ABC", "-/-/-",       "-/-/-",  "-/-/-",    "-/-/-" },
  { "session",             "-/-/-",      "ABC/ABC/ABC", "-/-/-",       "-/-/-",  "-/-/-",    "-/-/-" },
  { "counselling_consent", "-/-/-",      "ABC/ABC/ABC", "-/-/-",       "-/-/-",  "-/-/-",    "-/-/-" },
  /* What is not to be told to whom is itself care, like the ledger of what was. */
  { "withhold",            "ABC/-/-",    "ABC/ABC/ABC", "-/-/-",       "-/-/-",  "-/-/-",    "-/-/-" },
  /* Teachers raise it with letters, and read their own in what they wrote and were answered. */
  { "concern",             "-/-/-",      "ABC/ABC/ABC", "-/-/-",       "-/-/-",  "-/-/-",    "-/-/-" },
};

static const struct
{
  const char *account;
  gsize       cell;
} accounts[] = {
  { "校长", G_STRUCT_OFFSET (Row, head) },
  { "李老师", G_STRUCT_OFFSET (Row, counsellor) },
  { "王老师", G_STRUCT_OFFSET (Row, class_teacher) },
  { "孙主任", G_STRUCT_OFFSET (Row, grade_leader) },
  { "钱老师", G_STRUCT_OFFSET (Row, subject_teacher) },
  { "周阿姨", G_STRUCT_OFFSET (Row, dormitory) },
};

/* By kind and child: what the counsellor wrote. */
static char *seeds[G_N_ELEMENTS (matrix)][N_CHILDREN];

static guint serial;
static guint years;

/* What records lean on that are changed or named once: a duty is changed once,
 * and a group has one list of names. */
static char *room;
static char *slots[40];
static char *groups[24];
static char *entries[N_CHILDREN];   /* of the ledger, open: a child stands in it once */
static char *deciders;
static guint n_slots;
static guint n_groups;

/* In a campaign a child has one sheet and one level, and a member of staff comes once. */
static char *campaigns[40];
static char *staff_campaigns[40];
static char *colleague;
static guint n_campaigns;

/* Nobody is on duty in two places, and a day is one entry of the calendar: each on a
 * day of its own. */
static void
take_day (XqRecord *record)
{
  static guint days;
  g_autofree char *day = g_strdup_printf ("20%02u-%02u-%02u", 25 + days / 336, 1 + days / 28 % 12, 1 + days % 28);

  days++;
  xq_record_set (record, "falls_on", day);
}

/* A record that its form would accept; each call another one. */
static XqRecord *
make_record (SchoolFixture *fixture,
             const char    *kind,
             FixtureChild   child)
{
  static const struct
  {
    const char *kind;
    const char *values[10];
  } required[] = {
    { "student", { "name", "丁一", "sex", "female", "born_on", "2012-01-01" } },
    { "guardian", { "name", "甲父", "relation", "father" } },
    { "register", { "category", "left_behind", "kind", "one_parent" } },
    { "home_visit", { "situation", "母亲在家照料" } },
    { "family_contact", { "summary", "问近况" } },
    { "referral", { "kind", "hospital", "receiver", "县医院", "urgency", "routine", "reason", "请评估" } },
    { "disclosure", { "told_to", "县医院", "what", "一句", "why", "转介", "ground", "guardian_consent" } },
    { "consent", { "purpose", "referral", "given_by", "guardian" } },
    { "counselling_consent", { "purpose", "counselling", "given_by", "guardian" } },
    { "withhold", { "withheld_from", "父亲", "reason", "两地分居，纠纷中" } },
    { "concern", { "seen", "连着三天没吃午饭", "revision", "1" } },
    { "session", { "narrative", "谈到近况" } },
    { "staff", { "name", "某老师" } },
    { "school_day", { "kind", "holiday", "name", "节日" } },
    { "room", { "name", "个体辅导室", "function", "individual" } },
    { "room_recognition", { "declared_on", "2024-06-01", "declared_by", "县教育局" } },
    { "duty_slot", { "started_at", "12:40", "ended_at", "13:40" } },
    { "duty_sign", { "started_at", "12:40", "ended_at", "13:40" } },
    { "duty_swap", { "reason", "leave" } },
    { "lesson", { "kind", "lesson" } },
    { "activity", { "name", "心理剧", "kind", "drama" } },
    { "parent_meeting", { "attended", "40" } },
    { "group_session", { "theme", "exam", "present", "8" } },
    { "reception", { "parents", "12" } },
    { "parent_training", { "theme", "陪伴", "speaker", "李老师", "participants", "50" } },
    { "lecture", { "series", "巡回讲座", "participants", "80" } },
    { "training_plan", { "from_year", "2024" } },
    { "training", { "name", "班主任培训", "hours", "6" } },
    { "training_record", { "name", "督导", "held_on", "2024-10-10" } },
    { "cohort", { "name", "首批" } },
    { "research", { "phase", "junior", "topic", "观摩" } },
    { "key_support", { "opened_on", "2024-09-10", "closed_on", "2024-10-10", "close_reason", "stable" } },
    { "case_meeting", { "opinion", "继续关注" } },
    { "screening_form", { "name", "观察表" } },
    { "screening_campaign", { "name", "秋季排查" } },
    { "screening_observation", { "answers", "mood_low=0" } },
    { "screening_sheet", { "instrument", "who5", "answers", "3 3 3 3 3" } },
  };
  XqRecord *record = xq_store_new_record (fixture->store, xq_kind_find (kind));
  const XqField *fields = xq_record_get_fields (record);
  g_autofree char *number = g_strdup_printf ("%u", 1 + ++serial % 99);

  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    if (g_str_equal (required[i].kind, kind))
      for (guint j = 0; j + 1 < G_N_ELEMENTS (required[i].values) && required[i].values[j] != NULL; j += 2)
        if (xq_fields_find (fields, required[i].values[j]) != NULL)
          xq_record_set (record, required[i].values[j], required[i].values[j + 1]);

  if (xq_fields_find (fields, "student") != NULL)
    xq_record_set (record, "student", fixture->children[child]);
  if (xq_fields_find (fields, "class") != NULL)
    xq_record_set (record, "class", fixture->classes[child]);
  if (xq_fields_find (fields, "classes") != NULL)
    xq_record_set (record, "classes", fixture->classes[child]);
  if (xq_fields_find (fields, "students") != NULL)
    xq_record_set (record, "students", fixture->children[child]);
  if (g_str_equal (kind, "concern"))
    {
      g_autofree char *letter = g_strdup_printf ("%032x", serial);

      xq_record_set (record, "letter", letter);
      xq_record_set (record, "raised_by", xq_store_get_me (fixture->store));
    }
  if (g_str_equal (kind, "duty_slot") || g_str_equal (kind, "school_day"))
    take_day (record);
  if (g_str_equal (kind, "duty_slot"))
    xq_record_set (record, "room", room);
  if (g_str_equal (kind, "duty_swap"))
    xq_record_set (record, "slot", slots[n_slots++]);
  if (g_str_equal (kind, "group_attendance"))
    xq_record_set (record, "group_session", groups[n_groups++ % G_N_ELEMENTS (groups)]);
  if (g_str_equal (kind, "key_support"))
    xq_record_set (record, "decided_by", deciders);
  if (g_str_equal (kind, "key_support_review"))
    xq_record_set (record, "entry", entries[child]);
  if (g_str_equal (kind, "training_record"))
    xq_record_set (record, "person", xq_store_get_my_staff (fixture->store));
  if (g_str_equal (kind, "screening_observation") || g_str_equal (kind, "screening_sheet") ||
      g_str_equal (kind, "screening_level"))
    xq_record_set (record, "campaign", campaigns[n_campaigns++ % G_N_ELEMENTS (campaigns)]);
  if (g_str_equal (kind, "screening_observation") && xq_record_get (record, "observer") == NULL)
    xq_record_set (record, "observer", colleague);
  if (g_str_equal (kind, "staff_screening"))
    {
      xq_record_set (record, "campaign", staff_campaigns[n_campaigns++ % G_N_ELEMENTS (staff_campaigns)]);
      xq_record_set (record, "staff", colleague);
    }
  if (g_str_equal (kind, "enrolment"))
    {
      /* Before the present one: a child stands in one class at a time. */
      xq_record_set (record, "from_on", "2024-08-01");
      xq_record_set (record, "until_on", "2024-08-20");
    }
  if (g_str_equal (kind, "register"))
    {
      g_autofree char *day = g_strdup_printf ("2024-%02u-%02u", 1 + serial % 9, 1 + serial % 28);

      xq_record_set (record, "from_on", day);
      xq_record_set (record, "until_on", day);
    }
  if (g_str_equal (kind, "class_post"))
    {
      g_autoptr (GPtrArray) staff = xq_store_list (fixture->store, xq_kind_find ("staff"), NULL, NULL);

      xq_record_set (record, "post", "subject");
      if (staff != NULL && staff->len > 0)
        xq_record_set (record, "teacher", xq_record_get_uid (g_ptr_array_index (staff, 0)));
      else
        xq_record_set (record, "teacher", fixture->children[child]);
    }
  /* One a child and year. */
  if (g_str_equal (kind, "school_year") || g_str_equal (kind, "term") || g_str_equal (kind, "class") ||
      g_str_equal (kind, "student_plan") || g_str_equal (kind, "plan_state"))
    {
      g_autofree char *year = g_strdup_printf ("%u", 2025 + years++ % 160);

      xq_record_set (record, "year", year);
    }
  if (g_str_equal (kind, "school_year") || g_str_equal (kind, "term"))
    {
      const char *year = xq_record_get (record, "year");
      g_autofree char *from = g_strconcat (year, "-09-01", NULL);
      g_autofree char *next = g_strdup_printf ("%u", (guint) atoi (year) + 1);
      g_autofree char *until = g_strconcat (g_str_equal (kind, "term") ? year : next,
                                            g_str_equal (kind, "term") ? "-12-31" : "-08-31", NULL);

      xq_record_set (record, "from_on", from);
      xq_record_set (record, "until_on", until);
    }
  if (g_str_equal (kind, "term"))
    xq_record_set (record, "number", "1");
  if (g_str_equal (kind, "class"))
    {
      xq_record_set (record, "grade", "7");
      xq_record_set (record, "number", number);
      xq_record_set (record, "phase", "junior");
    }
  return record;
}

static void
prepare_screening (SchoolFixture *fixture)
{
  g_autoptr (XqRecord) form = xq_screening_form_new_factory (fixture->store);
  g_autoptr (GError) error = NULL;

  xq_record_set (form, "state", "in_use");
  xq_store_save (fixture->store, form, NULL, &error);
  g_assert_no_error (error);
  colleague = school_fixture_save (fixture->store, "staff", "name", "同事", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (campaigns); i++)
    {
      campaigns[i] = school_fixture_save (fixture->store, "screening_campaign", "name", "排查", "form",
                                          xq_record_get_uid (form), "instruments", "who5", NULL);
      staff_campaigns[i] = school_fixture_save (fixture->store, "screening_campaign", "name", "自评", "audience", "staff", NULL);
    }
  for (FixtureChild child = 0; child < N_CHILDREN; child++)
    {
      g_autofree char *consent = school_fixture_save (fixture->store, "counselling_consent", "student", fixture->children[child],
                                                      "purpose", "screening", "given_by", "mother student", NULL);
    }
}

static void
prepare_ground (SchoolFixture *fixture)
{
  g_autofree char *lead = NULL;

  room = school_fixture_save (fixture->store, "room", "name", "团体室", "function", "group", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    {
      g_autoptr (XqRecord) slot = make_record (fixture, "duty_slot", CHILD_A);
      g_autoptr (GError) error = NULL;

      xq_store_save (fixture->store, slot, NULL, &error);
      g_assert_no_error (error);
      slots[i] = g_strdup (xq_record_get_uid (slot));
    }
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    groups[i] = school_fixture_save (fixture->store, "group_session", "theme", "exam", "present", "8", NULL);
  lead = school_fixture_save (fixture->store, "staff", "name", "分管领导", NULL);
  deciders = g_strdup_printf ("%s %s", lead, xq_store_get_my_staff (fixture->store));
  for (FixtureChild child = 0; child < N_CHILDREN; child++)
    entries[child] = school_fixture_save (fixture->store, "key_support", "student", fixture->children[child],
                                          "decided_by", deciders, NULL);
  prepare_screening (fixture);
}

static void
seed (SchoolFixture *fixture)
{
  school_fixture_enter (fixture, "李老师");
  prepare_ground (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (matrix); i++)
    for (FixtureChild child = 0; child < N_CHILDREN; child++)
      {
        g_autoptr (XqRecord) record = NULL;
        g_autoptr (GError) error = NULL;

        if (g_str_equal (matrix[i].kind, "student"))
          {
            seeds[i][child] = g_strdup (fixture->children[child]);
            continue;
          }
        record = make_record (fixture, matrix[i].kind, child);
        xq_store_save (fixture->store, record, NULL, &error);
        if (error != NULL)
          g_error ("%s: %s", matrix[i].kind, error->message);
        seeds[i][child] = g_strdup (xq_record_get_uid (record));
      }
}

static char *
read_letters (XqStore *store,
              guint    row)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM visible_%s WHERE uid = unhex (?1)", matrix[row].kind);
  GString *letters = g_string_new (NULL);

  for (FixtureChild child = 0; child < N_CHILDREN; child++)
    {
      g_autoptr (XqRows) rows = xq_store_query (store, sql, NULL, seeds[row][child], NULL);

      if (rows != NULL && xq_rows_next (rows, NULL) && xq_rows_integer (rows, 0) == 1)
        g_string_append_c (letters, (char) ('A' + (int) child));
    }
  return g_string_free (letters, FALSE);
}

static void
expect_refused (GError     *error,
                const char *kind)
{
  if (error == NULL)
    g_error ("%s was not refused", kind);
  if (!g_error_matches (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED) &&
      !g_error_matches (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND))
    g_error ("%s was refused for another reason: %s", kind, error->message);
}

/* Adds for each child; what was added must then be the writer's to edit. */
static char *
add_letters (SchoolFixture *fixture,
             guint          row)
{
  GString *letters = g_string_new (NULL);

  for (FixtureChild child = 0; child < N_CHILDREN; child++)
    {
      g_autoptr (XqRecord) record = make_record (fixture, matrix[row].kind, child);
      g_autoptr (GError) error = NULL;

      if (!xq_store_save (fixture->store, record, NULL, &error))
        {
          expect_refused (error, matrix[row].kind);
          continue;
        }
      g_string_append_c (letters, (char) ('A' + (int) child));
      if (!g_str_equal (matrix[row].kind, "student"))
        {
          xq_store_save (fixture->store, record, "again", &error);
          g_assert_no_error (error);
        }
    }
  return g_string_free (letters, FALSE);
}

static char *
edit_letters (SchoolFixture *fixture,
              guint          row)
{
  const XqKind *kind = xq_kind_find (matrix[row].kind);
  GString *letters = g_string_new (NULL);

  for (FixtureChild child = 0; child < N_CHILDREN; child++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (XqRecord) record = xq_store_get (fixture->store, kind, seeds[row][child], &error);

      if (record != NULL && xq_store_save (fixture->store, record, "another hand", &error))
        g_string_append_c (letters, (char) ('A' + (int) child));
      else
        expect_refused (error, matrix[row].kind);
    }
  return g_string_free (letters, FALSE);
}

static char *
as_written (char *letters)
{
  g_autofree char *owned = letters;

  return g_strdup (*owned == '\0' ? "-" : owned);
}

static void
compare (const char *account,
         const char *kind,
         const char *what,
         const char *wanted,
         char       *letters)
{
  g_autofree char *found = as_written (letters);

  if (g_str_equal (wanted, "*"))
    wanted = "ABC";
  if (!g_str_equal (found, wanted))
    {
      g_test_message ("%s, %s, %s: wanted %s, found %s", account, kind, what, wanted, found);
      g_test_fail ();
    }
}

static SchoolFixture *shared;

static void
test_role (gconstpointer data)
{
  guint which = GPOINTER_TO_UINT (data);
  const char *account = accounts[which].account;

  school_fixture_enter (shared, account);
  for (guint i = 0; i < G_N_ELEMENTS (matrix); i++)
    {
      const char *cell = G_STRUCT_MEMBER (const char *, &matrix[i], accounts[which].cell);
      g_auto (GStrv) parts = g_strsplit (cell, "/", 3);

      compare (account, matrix[i].kind, "read", parts[0], read_letters (shared->store, i));
      compare (account, matrix[i].kind, "add", parts[1], add_letters (shared, i));
      compare (account, matrix[i].kind, "edit", parts[2], edit_letters (shared, i));
    }
}

/* Everybody reads the trainings, cohorts and research that he or she took part
 * in, and nothing of the others'. */
static void
test_own_training (void)
{
  static const struct { const char *account; guint own; } cases[] = {
    { "王老师", 1 }, { "孙主任", 0 }, { "钱老师", 1 }, { "周阿姨", 0 },
  };
  static const char *const kinds[] = { "training", "training_record", "cohort", "research" };
  XqStore *store = school_fixture_enter (shared, "李老师");
  g_autoptr (GString) both = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (cases[i].own > 0)
      {
        g_autoptr (XqRows) rows = xq_store_query (store, "SELECT uid FROM visible_staff WHERE name = ?", &error,
                                                  cases[i].account, NULL);

        g_assert_no_error (error);
        g_assert_true (xq_rows_next (rows, &error));
        g_string_append_printf (both, "%s%s", both->len > 0 ? " " : "", xq_rows_text (rows, 0));
        g_free (school_fixture_save (store, "training_record", "name", "督导", "held_on", "2024-10-10",
                                     "person", xq_rows_text (rows, 0), NULL));
      }
  g_free (school_fixture_save (store, "training", "name", "培训", "hours", "6", "people", both->str, NULL));
  g_free (school_fixture_save (store, "cohort", "name", "二批", "members", both->str, NULL));
  g_free (school_fixture_save (store, "research", "phase", "junior", "people", both->str, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < G_N_ELEMENTS (kinds); j++)
      {
        g_autoptr (GPtrArray) records = NULL;

        if (j == 0)
          store = school_fixture_enter (shared, cases[i].account);
        g_test_message ("%s, %s", cases[i].account, kinds[j]);
        records = xq_store_list (store, xq_kind_find (kinds[j]), NULL, &error);
        g_assert_no_error (error);
        g_assert_cmpuint (records->len, ==, cases[i].own);
        if (records->len > 0)
          g_assert_false (xq_store_save (store, g_ptr_array_index (records, 0), NULL, NULL));
      }
}

/* What hands over to the next on duty, and what is written of a group, is not
 * for everybody who reads the row. */
static void
test_columns (void)
{
  static const struct { const char *account; const char *kind; const char *field; gboolean seen; } cases[] = {
    { "李老师", "duty_sign", "handover", TRUE }, { "校长", "duty_sign", "handover", TRUE },
    { "王老师", "duty_sign", "handover", FALSE }, { "周阿姨", "duty_sign", "handover", FALSE },
    { "李老师", "group_session", "summary", TRUE }, { "校长", "group_session", "summary", FALSE },
  };
  XqStore *store = school_fixture_enter (shared, "李老师");
  g_autofree char *sign = school_fixture_save (store, "duty_sign", "started_at", "16:50", "falls_on", "2024-11-01",
                                               "handover", "空调已报修", NULL);
  g_autofree char *group = school_fixture_save (store, "group_session", "theme", "exam", "present", "8",
                                                "summary", "气氛不错", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (XqRecord) record = NULL;

      store = school_fixture_enter (shared, cases[i].account);
      record = xq_store_get (store, xq_kind_find (cases[i].kind), g_str_equal (cases[i].kind, "duty_sign") ? sign : group, &error);
      g_assert_no_error (error);
      g_test_message ("%s, %s", cases[i].account, cases[i].field);
      g_assert_cmpint (xq_record_get (record, cases[i].field) != NULL, ==, cases[i].seen);
    }
}

/* A grade's meeting is read by the teacher of each class and written by nobody
 * who does not teach them all. */
static void
test_several_classes (void)
{
  g_autofree char *both = g_strdup_printf ("%s %s", shared->classes[CHILD_A], shared->classes[CHILD_B]);
  g_autofree char *far = g_strdup_printf ("%s %s", shared->classes[CHILD_B], shared->classes[CHILD_C]);
  XqStore *store = school_fixture_enter (shared, "李老师");
  g_autofree char *grade = school_fixture_save (store, "parent_meeting", "scope", "grade", "classes", both, "attended", "80", NULL);
  g_autofree char *others = school_fixture_save (store, "parent_meeting", "scope", "grade", "classes", far, "attended", "70", NULL);
  g_autoptr (XqRecord) record = NULL;
  g_autoptr (XqRecord) read = NULL;
  g_autofree char *own = NULL;
  g_autoptr (GError) error = NULL;

  store = school_fixture_enter (shared, "王老师");
  read = xq_store_get (store, xq_kind_find ("parent_meeting"), grade, &error);
  g_assert_no_error (error);
  g_assert_null (xq_store_get (store, xq_kind_find ("parent_meeting"), others, NULL));
  record = xq_store_new_record (store, xq_kind_find ("parent_meeting"));
  xq_record_set (record, "scope", "grade");
  xq_record_set (record, "classes", both);
  xq_record_set (record, "attended", "1");
  g_assert_false (xq_store_save (store, record, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
  g_clear_error (&error);

  /* And the own one is not pushed into another class afterwards. */
  own = school_fixture_save (store, "parent_meeting", "classes", shared->classes[CHILD_A], "attended", "40", NULL);
  g_clear_pointer (&record, xq_record_unref);
  record = xq_store_get (store, xq_kind_find ("parent_meeting"), own, &error);
  g_assert_no_error (error);
  xq_record_set (record, "classes", shared->classes[CHILD_B]);
  g_assert_false (xq_store_save (store, record, NULL, NULL));
}

static void
test_keeper (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqSecret) password = school_fixture_password ("管理员");
  g_autoptr (XqVault) vault = NULL;
  g_autoptr (XqStore) store = NULL;

  school_fixture_leave (shared);
  vault = xq_vault_open (shared->folder, &error);
  g_assert_no_error (error);
  xq_vault_unlock (vault, "管理员", password, NULL, &error);
  g_assert_no_error (error);
  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    g_assert_false (xq_vault_holds (vault, cabinet));
  store = xq_store_open (vault, FIXTURE_TODAY, &error);
  g_assert_null (store);
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
  xq_vault_close (vault);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  shared = school_fixture_new ();
  seed (shared);
  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/matrix/%s", accounts[i].account);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_role);
    }
  g_test_add_func ("/store/matrix/own-training", test_own_training);
  g_test_add_func ("/store/matrix/columns", test_columns);
  g_test_add_func ("/store/matrix/several-classes", test_several_classes);
  g_test_add_func ("/store/matrix/keeper", test_keeper);
  result = g_test_run ();

  for (guint i = 0; i < G_N_ELEMENTS (matrix); i++)
    for (FixtureChild child = 0; child < N_CHILDREN; child++)
      g_free (seeds[i][child]);
  g_free (room);
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    g_free (slots[i]);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    g_free (groups[i]);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_free (entries[i]);
  g_free (deciders);
  school_fixture_free (shared);
  return result;
}
