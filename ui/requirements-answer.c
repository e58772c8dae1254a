/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "requirements-answer.h"

#include "school/class-name.h"
#include "school/record-words.h"
#include "school/settings.h"
#include "school/shared-choices.h"
#include "school/student-plan.h"

typedef GPtrArray *(*RuleFunc) (XqStore     *store,
                                const char  *term,
                                GError     **error);

/* @what narrows a rule's items to one of its things; @code is what a record that
 * would be one of them says in its field "kind". */
typedef struct
{
  const char *requirement;
  const char *title;
  RuleFunc    ask;
  const char *what;
  const char *setting;
  const char *place;
  const char *kind;
  gboolean    counts_minutes;
  gboolean    of_classes;
  const char *code;
  const char *figure;
} Rule;

static const Rule rules[] = {
  { "S3", N_("The month's theme lesson in every class"), xq_theme_lessons_required, NULL, "lesson.theme_days", "lessons",
    "lesson", FALSE, TRUE, "theme_lesson", "theme_ok" },
  { "S3", N_("Teaching research every month"), xq_research_required, NULL, "research.per_month", "training", "research",
    FALSE, FALSE, NULL, "research_n" },
  { "S5", N_("Psychology lessons of each class"), xq_lessons_required, NULL, "lesson.weeks", "lessons", "lesson", FALSE, TRUE,
    "lesson", "lessons" },
  { "S6", N_("Themed class meetings"), xq_class_meetings_required, "class_meeting", "lesson.meetings_per_term", "lessons",
    "lesson", FALSE, TRUE, "class_meeting", "cm" },
  { "S6", N_("Themed activities for mental health and life education"), xq_class_meetings_required, "life_education",
    "lesson.activities_per_term", "lessons", "lesson", FALSE, TRUE, "life_education", "act" },
  { "S8", N_("Support groups with everybody in them"), xq_support_groups_required, NULL, "key_support.roles", "key_support",
    "key_support", FALSE, FALSE, NULL, "ks_full" },
  { "S8", N_("Reviews of key support in time"), xq_support_reviews_required, NULL, "key_support.review_days_focus", "key_support",
    "key_support", FALSE, FALSE, NULL, "ks_reviewed" },
  { "S8", N_("Key support decided upon at the term's end"), xq_support_decisions_required, NULL, "key_support.decide_days",
    "key_support", "key_support", FALSE, FALSE, NULL, "ks_decided" },
  { "S11", N_("Special-group students with a plan in full, every autumn"), xq_plans_required, "special", "plan.due_on", "plans",
    "student_plan", FALSE, TRUE, NULL, NULL },
  { "S11", N_("A plan for every student"), xq_plans_required, "all", "plan.all_due_on", "plans", "student_plan", FALSE, TRUE,
    NULL, NULL },
  { "S11", N_("Special-group students watched at the moments of the year"), xq_plan_nodes_required, NULL, "plan.nodes", "plans",
    "student_plan", FALSE, TRUE, NULL, NULL },
  { "S14", N_("Group counselling around the exams"), xq_exam_groups_required, NULL, "group.exam_phases", "lessons",
    "group_session", FALSE, FALSE, NULL, "exam_ok" },
  { "S15", N_("The parent school"), xq_parent_trainings_required, NULL, "family.trainings_per_term", "families",
    "parent_training", FALSE, FALSE, NULL, "ps" },
  { "S16", N_("Every student visited by the class teacher"), xq_home_visits_required, NULL, "home_visit.per_year", "visits",
    "home_visit", FALSE, TRUE, NULL, NULL },
  { "S17", N_("Parent meetings of each class"), xq_parent_meetings_required, NULL, "family.meetings_per_term", "families",
    "parent_meeting", FALSE, TRUE, NULL, "pm_ok" },
  { "S18", N_("Lectures for parents"), xq_lectures_required, NULL, "family.lectures_per_year", "families", "lecture", FALSE,
    FALSE, NULL, "lect_year" },
  { "S20", N_("The room's opening hours, by the roster"), xq_opening_required, "planned", "duty.minutes_per_day", "duty",
    "duty_slot", TRUE, FALSE, NULL, "plan_ok" },
  { "S20", N_("The room's opening hours, signed in"), xq_opening_required, "signed", "duty.minutes_per_day", "duty",
    "duty_sign", TRUE, FALSE, NULL, "open_ok" },
};

static const XqChoice things[] = {
  { "before", N_("Before the exam") },
  { "during", N_("During the exam") },
  { "after", N_("After the exam") },
  { NULL }
};

static void
line_free (XqRuleLine *line)
{
  g_free (line->where);
  g_free (line->what);
  g_free (line->count);
  g_free (line->class_uid);
  g_free (line->theme);
  g_free (line);
}

static void
rule_free (XqRuleAnswer *rule)
{
  g_free (rule->source);
  g_free (rule->term);
  g_ptr_array_unref (rule->lines);
  g_free (rule);
}

static const char *
find_word (const XqChoice *choices,
           const char     *code)
{
  for (; choices->code != NULL; choices++)
    if (g_strcmp0 (choices->code, code) == 0)
      return _(choices->title);
  return NULL;
}

/* The class, the grade, the phase (of research), or the school as a whole. */
static char *
say_where (const XqRequirement *item)
{
  g_autofree char *grade = g_strdup_printf ("%d", item->grade);
  const char *word;

  if (item->number > 0)
    return xq_class_name_for_screen (item->grade, item->number);
  word = item->grade > 0 ? find_word (xq_grade_choices, grade) : find_word (xq_phase_choices, item->what);
  return g_strdup (word != NULL ? word : _("The whole school"));
}

static char *
say_time (const XqRequirement *item,
          const char          *today)
{
  g_autofree char *from = xq_day_words (item->from_on, today);
  g_autofree char *until = NULL;

  if (g_str_equal (item->from_on, item->until_on))
    return g_steal_pointer (&from);
  until = xq_day_words (item->until_on, today);
  /* Translators: a stretch of days */
  return g_strdup_printf (_("%s to %s"), from, until);
}

/* Of the ledger the number alone: lists of what is missing are shown to others. */
static gboolean
is_of_the_ledger (const Rule *rule)
{
  return g_str_has_prefix (rule->setting, "key_support.");
}

/* A day of opening hours is where; a theme lesson's title, or an exam's phase, is what. */
static XqRuleLine *
describe (const Rule          *rule,
          const XqRequirement *item,
          const char          *today)
{
  XqRuleLine *line = g_new0 (XqRuleLine, 1);
  g_autofree char *time = say_time (item, today);
  const char *thing = find_word (rule->ask == xq_plan_nodes_required ? xq_plan_node_choices : things, item->what);

  line->state = xq_requirement_get_state (item);
  line->class_uid = g_strdup (item->class_uid);
  g_strlcpy (line->from_on, item->from_on, sizeof line->from_on);
  if (rule->ask == xq_theme_lessons_required)
    line->theme = g_strdup (item->what);
  if (thing == NULL && rule->ask == xq_theme_lessons_required)
    thing = item->what;
  if (rule->counts_minutes)
    {
      line->where = g_steal_pointer (&time);
      line->what = g_strdup ("");
      line->count = g_strdup_printf (_("%d of %d minutes"), (int) item->done, (int) item->due);
      return line;
    }
  /* Translators: the number of an entry in the ledger of key support */
  line->where = is_of_the_ledger (rule) ? g_strdup_printf (_("Ledger %s"), item->what) : say_where (item);
  line->what = thing != NULL ? g_strdup_printf ("%s · %s", thing, time) : g_steal_pointer (&time);
  line->count = g_strdup_printf ("%d/%d", (int) item->done, (int) item->due);
  return line;
}

static gboolean
say_source (XqStore       *store,
            const Rule    *rule,
            XqRuleAnswer  *answer,
            GError       **error)
{
  const XqSetting *setting = xq_setting_find (rule->setting);
  g_autofree char *value = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (setting != NULL, FALSE);

  if (!xq_setting_text (store, setting->name, &value, error) ||
      !xq_setting_is_open (store, setting, &answer->to_confirm, error))
    return FALSE;
  words = xq_setting_dup_words (setting, value);
  text = g_string_new (NULL);
  /* Translators: what a rule asks for, how much of it, and who asks for it */
  g_string_append_printf (text, _("%s: %s · %s"), setting->title, words, setting->source);
  if (setting->national != NULL)
    {
      g_autofree char *national = xq_setting_dup_words (setting, setting->national);

      g_string_append (text, "\n");
      g_string_append_printf (text, _("The national rule: %s · %s"), national, setting->national_source);
    }
  answer->source = g_string_free (g_steal_pointer (&text), FALSE);
  return TRUE;
}

static void
add_lines (const Rule    *rule,
           GPtrArray     *items,
           XqFigureState  state,
           const char    *today,
           GPtrArray     *lines)
{
  for (guint i = 0; i < items->len; i++)
    {
      const XqRequirement *item = g_ptr_array_index (items, i);

      if ((rule->what == NULL || g_strcmp0 (rule->what, item->what) == 0) && xq_requirement_get_state (item) == state)
        g_ptr_array_add (lines, describe (rule, item, today));
    }
}

static XqRuleAnswer *
answer_new (const Rule *rule)
{
  XqRuleAnswer *answer = g_new0 (XqRuleAnswer, 1);

  answer->requirement = rule->requirement;
  answer->title = _(rule->title);
  answer->place = rule->place;
  answer->kind = rule->kind;
  answer->code = rule->code;
  answer->setting = rule->setting;
  answer->figure = rule->figure;
  answer->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  return answer;
}

/* @items: what the rule's function answered */
static XqRuleAnswer *
judge (XqStore     *store,
       const Rule  *rule,
       GPtrArray   *items,
       GError     **error)
{
  XqRuleAnswer *answer = answer_new (rule);

  for (guint i = 0; i < items->len; i++)
    {
      const XqRequirement *item = g_ptr_array_index (items, i);

      if (rule->what == NULL || g_strcmp0 (rule->what, item->what) == 0)
        answer->counts[xq_requirement_get_state (item)]++;
    }
  add_lines (rule, items, XQ_FIGURE_NOT_MET, xq_store_get_today (store), answer->lines);
  add_lines (rule, items, XQ_FIGURE_PENDING, xq_store_get_today (store), answer->lines);
  if (say_source (store, rule, answer, error))
    return answer;
  rule_free (answer);
  return NULL;
}

/* Who still lacks training is asked of persons, not of classes or days. */
static XqRuleAnswer *
ask_training (XqStore     *store,
              const char  *term,
              GError     **error)
{
  static const Rule rule = { "S1", N_("Training of psychology teachers and class teachers"), NULL, NULL, "training.per_year",
                             "training", "training_record", FALSE, FALSE, NULL, "trained" };
  g_autoptr (GPtrArray) persons = xq_trained_persons (store, term, error);
  XqRuleAnswer *answer;

  if (persons == NULL)
    return NULL;
  answer = answer_new (&rule);
  for (guint i = 0; i < persons->len; i++)
    {
      const XqTrainedPerson *person = g_ptr_array_index (persons, i);
      XqRuleLine *line;

      /* The year is not over before its last day: nobody is late by then. */
      answer->counts[person->is_lacking ? XQ_FIGURE_PENDING : XQ_FIGURE_MET]++;
      if (!person->is_lacking)
        continue;
      line = g_new0 (XqRuleLine, 1);
      line->where = g_strdup (person->name);
      line->what = g_strdup (person->is_psychology_teacher ? _("Psychology teacher") : _("Class teacher"));
      line->count = g_strdup_printf (_("%d this school year"), (int) person->finished);
      line->state = XQ_FIGURE_PENDING;
      g_ptr_array_add (answer->lines, line);
    }
  if (say_source (store, &rule, answer, error))
    return answer;
  rule_free (answer);
  return NULL;
}

gpointer
xq_requirements_ask (XqStore       *store,
                     gpointer       data,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_free);
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *name = NULL;
  XqRoles whole = XQ_ROLE_BIT (XQ_ROLE_HEAD) | XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR);
  gboolean is_whole = (xq_vault_get_roles (xq_store_get_vault (store)) & whole) != 0;
  XqRuleAnswer *answer;
  XqTerm term;

  (void) data;
  if (!xq_term_of_day (store, xq_store_get_today (store), &term, error))
    return NULL;
  name = g_strdup_printf ("%d-%d", term.year, term.number);
  if (is_whole)
    {
      answer = ask_training (store, name, error);
      if (answer == NULL)
        return NULL;
      answer->term = g_strdup (name);
      g_ptr_array_add (answers, answer);
    }
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      if (!is_whole && !rules[i].of_classes)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      /* Two rules beside each other may ask about things of one list. */
      if (items == NULL || rules[i].ask != rules[i - 1].ask)
        {
          g_clear_pointer (&items, g_ptr_array_unref);
          items = rules[i].ask (store, name, error);
        }
      answer = items != NULL ? judge (store, &rules[i], items, error) : NULL;
      if (answer == NULL)
        return NULL;
      answer->term = g_strdup (name);
      g_ptr_array_add (answers, answer);
    }
  return g_steal_pointer (&answers);
}
