/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include <string.h>

#include <glib.h>

#include "school/kinds.h"

/* Numbers are part of the file format: typed here by hand, so that a change
 * of a description is noticed. */
static const struct
{
  guint       number;
  const char *name;
  XqCabinet   cabinet;
} known[] = {
  { 1, "school", XQ_CABINET_SCHOOL },
  { 2, "setting", XQ_CABINET_SCHOOL },
  { 3, "school_year", XQ_CABINET_SCHOOL },
  { 4, "term", XQ_CABINET_SCHOOL },
  { 5, "school_day", XQ_CABINET_SCHOOL },
  { 6, "staff", XQ_CABINET_SCHOOL },
  { 7, "class", XQ_CABINET_SCHOOL },
  { 8, "class_post", XQ_CABINET_SCHOOL },
  { 9, "student", XQ_CABINET_SCHOOL },
  { 10, "enrolment", XQ_CABINET_SCHOOL },
  { 11, "guardian", XQ_CABINET_SCHOOL },
  { 12, "home_visit", XQ_CABINET_SCHOOL },
  { 13, "register", XQ_CABINET_SCHOOL },
  { 14, "family_contact", XQ_CABINET_SCHOOL },
  { 15, "room", XQ_CABINET_SCHOOL },
  { 16, "room_check", XQ_CABINET_SCHOOL },
  { 17, "room_recognition", XQ_CABINET_SCHOOL },
  { 18, "duty_slot", XQ_CABINET_SCHOOL },
  { 19, "duty_sign", XQ_CABINET_SCHOOL },
  { 20, "duty_swap", XQ_CABINET_SCHOOL },
  { 21, "lesson", XQ_CABINET_SCHOOL },
  { 22, "activity", XQ_CABINET_SCHOOL },
  { 23, "group_session", XQ_CABINET_SCHOOL },
  { 24, "parent_meeting", XQ_CABINET_SCHOOL },
  { 25, "reception", XQ_CABINET_SCHOOL },
  { 26, "parent_training", XQ_CABINET_SCHOOL },
  { 27, "lecture", XQ_CABINET_SCHOOL },
  { 28, "training_plan", XQ_CABINET_SCHOOL },
  { 29, "training", XQ_CABINET_SCHOOL },
  { 30, "training_record", XQ_CABINET_SCHOOL },
  { 31, "cohort", XQ_CABINET_SCHOOL },
  { 32, "research", XQ_CABINET_SCHOOL },
  { 33, "screening_form", XQ_CABINET_SCHOOL },
  { 34, "screening_campaign", XQ_CABINET_SCHOOL },
  { 210, "student_plan", XQ_CABINET_SCHOOL },
  { 101, "referral", XQ_CABINET_CARE },
  { 102, "disclosure", XQ_CABINET_CARE },
  { 103, "consent", XQ_CABINET_CARE },
  { 104, "term_text", XQ_CABINET_CARE },
  { 105, "published_figure", XQ_CABINET_CARE },
  { 106, "key_support", XQ_CABINET_CARE },
  { 107, "key_support_review", XQ_CABINET_CARE },
  { 108, "case_meeting", XQ_CABINET_CARE },
  { 109, "crisis_event", XQ_CABINET_CARE },
  { 111, "withhold", XQ_CABINET_CARE },
  { 110, "staff_screening", XQ_CABINET_CARE },
  { 201, "case_file", XQ_CABINET_CASEWORK },
  { 202, "session", XQ_CABINET_CASEWORK },
  { 203, "counselling_consent", XQ_CABINET_CASEWORK },
  { 204, "received_letter", XQ_CABINET_CASEWORK },
  { 205, "group_attendance", XQ_CABINET_CASEWORK },
  { 209, "concern", XQ_CABINET_CASEWORK },
  { 206, "screening_observation", XQ_CABINET_CASEWORK },
  { 207, "screening_sheet", XQ_CABINET_CASEWORK },
  { 208, "screening_level", XQ_CABINET_CASEWORK },
  { 211, "plan_state", XQ_CABINET_CASEWORK },
};

/* The columns that every record's table has beside its fields. */
static const char *const taken[] = { "id", "uid", "author", "created_at", "version", "signed", "withdrawn", NULL };

static void
assert_named (const XqKind *kind,
              const char   *line,
              gboolean      in_order)
{
  g_auto (GStrv) items = g_strsplit (line, in_order ? "," : " ", -1);

  for (guint i = 0; items[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (g_strstrip (items[i]), " ", -1);

      if (in_order && words[1] != NULL)
        g_assert_cmpstr (words[1], ==, "desc");
      if (!(in_order && g_str_equal (words[0], "id")) && xq_fields_find (kind->fields, words[0]) == NULL)
        g_error ("%s names the field “%s”, which it has not", kind->name, words[0]);
    }
}

static void
assert_choices (const XqField *field)
{
  g_assert_true (field->choices != NULL && field->choices[0].code != NULL);
  for (const XqChoice *choice = field->choices; choice->code != NULL; choice++)
    {
      g_assert_true (choice->title != NULL && *choice->title != '\0');
      g_assert_cmpuint (strspn (choice->code, "abcdefghijklmnopqrstuvwxyz0123456789_"), ==, strlen (choice->code));
      for (const XqChoice *other = field->choices; other != choice; other++)
        {
          g_assert_cmpstr (other->code, !=, choice->code);
          /* A person who types the word must mean one of them. */
          g_assert_cmpstr (other->title, !=, choice->title);
        }
    }
}

static void
assert_fields (const XqKind  *kind,
               const XqField *fields)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (const XqField *field = fields; field->number != 0; field++)
    {
      gboolean is_choice = field->type == XQ_FIELD_CHOICE || field->type == XQ_FIELD_CHOICES;

      g_test_message ("%s.%s", kind->name, field->name);
      g_assert_true (g_hash_table_add (numbers, GUINT_TO_POINTER (field->number)));
      g_assert_true (g_hash_table_add (names, (gpointer) field->name));
      g_assert_false (g_strv_contains (taken, field->name));
      g_assert_true (field->title != NULL && *field->title != '\0');
      g_assert_cmpint (is_choice, ==, field->choices != NULL);
      g_assert_cmpint (field->type == XQ_FIELD_RECORD, ==, field->to != NULL);
      g_assert_cmpint (field->type == XQ_FIELD_PARTS, ==, field->parts != NULL);
      g_assert_true (!(field->flags & XQ_FIELD_SEVERAL) || field->type == XQ_FIELD_RECORD);
      g_assert_true (!(field->flags & (XQ_FIELD_TODAY | XQ_FIELD_PAST)) || field->type == XQ_FIELD_DATE);
      if (field->to != NULL)
        g_assert_nonnull (xq_kind_find (field->to));
      if (is_choice)
        assert_choices (field);
      if (is_choice && field->initial != NULL)
        g_assert_nonnull (xq_choices_find (field->choices, field->initial));
      if (field->parts != NULL)
        assert_fields (kind, field->parts);
    }
}

static void
test_kinds (void)
{
  const XqKind *const *kinds = xq_school_kinds ();
  guint n = 0;

  for (; kinds[n] != NULL; n++)
    {
      const XqKind *kind = kinds[n];
      gboolean found = FALSE;

      g_test_message ("%s", kind->name);
      for (guint i = 0; i < G_N_ELEMENTS (known); i++)
        if (known[i].number == kind->number)
          {
            g_assert_cmpstr (kind->name, ==, known[i].name);
            g_assert_cmpint (kind->cabinet, ==, known[i].cabinet);
            g_assert_false (found);
            found = TRUE;
          }
      g_assert_true (found);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpuint (kinds[i]->number, !=, kind->number);
          g_assert_cmpstr (kinds[i]->name, !=, kind->name);
        }

      g_assert_true (kind->title != NULL && *kind->title != '\0');
      assert_fields (kind, kind->fields);
      assert_named (kind, kind->list, FALSE);
      assert_named (kind, kind->label, FALSE);
      assert_named (kind, kind->order, TRUE);
      if (kind->key != NULL && *kind->key != '\0')
        assert_named (kind, kind->key, FALSE);
      if (kind->reach == XQ_REACH_STUDENT || kind->reach == XQ_REACH_ENROLMENT || kind->reach == XQ_REACH_CLASS)
        {
          const XqField *field = xq_fields_find (kind->fields, kind->reach_field);

          g_assert_nonnull (field);
          g_assert_cmpstr (field->to, ==, kind->reach == XQ_REACH_CLASS ? "class" : "student");
        }
      /* The keeper holds no cabinet. */
      g_assert_cmpuint (kind->access[XQ_ROLE_KEEPER], ==, 0);
      g_assert_true (xq_kind_find (kind->name) == kind);
      g_assert_true (xq_kind_find_number (kind->number) == kind);
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (known));
}

/* What scripts were promised. */
static void
test_promised_fields (void)
{
  static const char *const promised[][2] = {
    { "session", "client student held_on minutes form theme safety level narrative next_on" },
    { "home_visit", "student visited_on way result met situation agreement" },
    { "referral", "student opened_on receiver urgency reason consent stage" },
    { "student", "number name sex born_on" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (promised); i++)
    {
      const XqKind *kind = xq_kind_find (promised[i][0]);

      g_assert_nonnull (kind);
      assert_named (kind, promised[i][1], FALSE);
    }
}

/* With these alone a record can be added: all else that is required has a
 * value to begin with. */
static void
test_few_fields_are_enough (void)
{
  static const char *const needed[][2] = {
    { "session", "" },
    { "home_visit", "student" },
    { "referral", "student" },
    { "crisis_event", "" },
    { "student", "name sex" },
    { "enrolment", "student class" },
    { "case_file", "" },
    { "family_contact", "student" },
    { "counselling_consent", "student" },
    { "concern", "student seen" },
    { "withhold", "student withheld_from reason" },
    { "room", "name" },
    { "room_check", "" },
    { "room_recognition", "declared_on declared_by" },
    { "duty_slot", "started_at ended_at room" },
    { "duty_sign", "" },
    { "duty_swap", "slot" },
    { "lesson", "classes" },
    { "activity", "name kind" },
    { "group_session", "theme present" },
    { "parent_meeting", "classes attended" },
    { "reception", "parents" },
    { "parent_training", "theme speaker participants" },
    { "lecture", "series participants" },
    { "training_plan", "from_year" },
    { "training", "name hours" },
    { "training_record", "person name held_on" },
    { "cohort", "name" },
    { "research", "phase" },
    { "group_attendance", "group_session students" },
    { "screening_form", "name" },
    { "screening_campaign", "name" },
    { "staff_screening", "campaign staff" },
    { "screening_observation", "campaign form student answers" },
    { "screening_sheet", "campaign instrument student answers" },
    { "screening_level", "campaign student" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      const XqKind *kind = xq_kind_find (needed[i][0]);
      g_auto (GStrv) given = g_strsplit (needed[i][1], " ", -1);

      g_assert_nonnull (kind);
      for (const XqField *field = kind->fields; field->number != 0; field++)
        if ((field->flags & XQ_FIELD_REQUIRED) && !g_strv_contains ((const char *const *) given, field->name) &&
            field->initial == NULL && !(field->flags & (XQ_FIELD_TODAY | XQ_FIELD_NOW | XQ_FIELD_ME | XQ_FIELD_AUTOMATIC)))
          g_error ("%s.%s is required and has no value to begin with", kind->name, field->name);
    }
}

/* A student number is mostly a G with an identity number behind it. */
static void
test_numbers_stay_hidden (void)
{
  static const char *const numbers[] = { "number", "aux_number", "former_number" };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      const XqField *field = xq_fields_find (xq_student.fields, numbers[i]);

      g_assert_nonnull (field);
      g_assert_true (field->flags & XQ_FIELD_MASKED);
      g_assert_true (field->flags & XQ_FIELD_UNPRINTED);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  xq_school_register ();
  g_test_add_func ("/school/kinds/described-well", test_kinds);
  g_test_add_func ("/school/kinds/promised-fields", test_promised_fields);
  g_test_add_func ("/school/kinds/few-fields-are-enough", test_few_fields_are_enough);
  g_test_add_func ("/school/kinds/numbers-stay-hidden", test_numbers_stay_hidden);
  return g_test_run ();
}
