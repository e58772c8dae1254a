/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "support-answer.h"

#include "rules/support-ledger.h"
#include "school/class-name.h"
#include "school/key-support.h"
#include "school/kinds.h"
#include "school/person-name.h"
#include "school/question.h"
#include "school/record-words.h"
#include "school/student-class.h"

void
xq_support_line_free (XqSupportLine *line)
{
  if (line == NULL)
    return;
  g_free (line->uid);
  g_free (line->student);
  g_free (line->number);
  g_free (line->grade);
  g_free (line->name);
  g_free (line->category);
  g_free (line->level);
  g_free (line->group);
  g_free (line->review);
  g_free (line);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqSupportLine, xq_support_line_free)

static void
note_free (XqSupportNote *note)
{
  g_free (note->title);
  g_free (note->words);
  g_free (note->day);
  g_free (note->record);
  g_free (note);
}

void
xq_support_answer_free (XqSupportAnswer *answer)
{
  if (answer == NULL)
    return;
  xq_support_line_free (answer->line);
  g_clear_pointer (&answer->facts, g_ptr_array_unref);
  g_clear_pointer (&answer->members, g_ptr_array_unref);
  g_clear_pointer (&answer->reviews, g_ptr_array_unref);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqSupportAnswer, xq_support_answer_free)

/* What the rules say of all entries at once. */
typedef struct
{
  XqStore       *store;
  XqRecordWords *words;
  GPtrArray     *entries;   /* XqSupportEntry, of today's term */
  GHashTable    *owed;
  guint          wanted;
} Rules;

static gboolean
rules_begin (Rules    *rules,
             XqStore  *store,
             GError  **error)
{
  g_autofree char *name = NULL;
  XqTerm term;

  rules->store = store;
  rules->words = xq_record_words_new (store);
  if (!xq_term_of_day (store, xq_store_get_today (store), &term, error) ||
      !xq_support_roles_wanted (store, &rules->wanted, error))
    return FALSE;
  name = g_strdup_printf ("%d-%d", term.year, term.number);
  rules->entries = xq_support_entries (store, name, error);
  rules->owed = rules->entries != NULL ? xq_support_decisions_owed (store, error) : NULL;
  return rules->owed != NULL;
}

static void
rules_clear (Rules *rules)
{
  g_clear_pointer (&rules->words, xq_record_words_free);
  g_clear_pointer (&rules->entries, g_ptr_array_unref);
  g_clear_pointer (&rules->owed, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rules, rules_clear)

static const XqSupportEntry *
find_entry (const Rules *rules,
            const char  *uid)
{
  for (guint i = 0; i < rules->entries->len; i++)
    if (g_strcmp0 (((const XqSupportEntry *) g_ptr_array_index (rules->entries, i))->uid, uid) == 0)
      return g_ptr_array_index (rules->entries, i);
  return NULL;
}

/* A shape and a word, in words that all papers use. */
static char *
say_level (const Rules    *rules,
           const XqRecord *record,
           const char     *field)
{
  static const char *const shapes[][2] = { { "watch", "●" }, { "focus", "▲" }, { "urgent", "■" } };
  const char *level = xq_record_get (record, field);
  g_autofree char *word = xq_record_words_of (rules->words, record, xq_fields_find (xq_record_get_fields (record), field));

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (g_strcmp0 (shapes[i][0], level) == 0)
      return g_strdup_printf ("%s %s", shapes[i][1], word);
  return g_steal_pointer (&word);
}

static char *
say_group (const Rules *rules,
           guint        roles)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; xq_support_role_choices[i].code != NULL; i++)
    if (rules->wanted & (1u << i))
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? "  " : "", roles & (1u << i) ? "●" : "○",
                              _(xq_support_role_choices[i].title));
  return g_string_free (text, FALSE);
}

static char *
say_review (const Rules    *rules,
            const XqRecord *entry,
            gboolean       *is_late)
{
  const char *today = xq_store_get_today (rules->store);
  const char *next = xq_record_get (entry, "next_review_on");
  g_autofree char *day = NULL;

  if (!xq_support_is_open (entry))
    {
      g_autofree char *why = xq_record_words_of (rules->words, entry, xq_fields_find (xq_key_support.fields, "close_reason"));

      day = xq_day_words (xq_record_get (entry, "closed_on"), today);
      /* Translators: a day, and why */
      return g_strdup_printf (_("Taken off on %s: %s"), day, why);
    }
  *is_late = g_strcmp0 (next, today) < 0;
  day = xq_day_words (next, today);
  return g_strdup_printf (*is_late ? _("Review overdue since %s") : _("Next review on %s"), day);
}

static XqSupportAction
next_action (const XqSupportLine *line,
             const Rules         *rules,
             const XqRecord      *entry)
{
  if (!xq_support_is_open (entry))
    return XQ_SUPPORT_NOTHING;
  if (g_strcmp0 (xq_record_get (entry, "next_review_on"), xq_store_get_today (rules->store)) <= 0)
    return XQ_SUPPORT_OVERDUE;
  if (g_hash_table_contains (rules->owed, line->uid))
    return XQ_SUPPORT_DECIDE;
  return line->is_complete ? XQ_SUPPORT_REVIEW : XQ_SUPPORT_GROUP;
}

/* The class behind it would tell who 王** is. */
static gboolean
say_class (const Rules  *rules,
           const char   *student,
           gboolean      whole,
           char        **words,
           GError      **error)
{
  g_autofree char *class = NULL;
  int number;
  int grade;

  *words = NULL;
  if (!xq_student_class_name (rules->store, student, &class, error))
    return FALSE;
  if (class == NULL || !xq_class_name_parse (class, &grade, &number))
    *words = g_strdup ("");
  else
    *words = whole ? xq_class_name_for_screen (grade, number) : xq_class_name_for_paper (grade, number);
  if (!whole && strchr (*words, '(') != NULL)
    *strchr (*words, '(') = '\0';
  return TRUE;
}

static XqSupportLine *
say_line (const Rules     *rules,
          const XqRecord  *record,
          gboolean         whole,
          GError         **error)
{
  g_autoptr (XqSupportLine) line = g_new0 (XqSupportLine, 1);
  const char *student = xq_record_get (record, "student");
  const char *name = xq_record_words_name (rules->words, &xq_student, student);
  const XqSupportEntry *entry = find_entry (rules, xq_record_get_uid (record));

  line->uid = g_strdup (xq_record_get_uid (record));
  line->student = g_strdup (student);
  /* Translators: the number of an entry in the ledger within a year: year, number */
  line->number = g_strdup_printf (_("Ledger %d-%d"), (int) xq_record_get_integer (record, "number_year"),
                                  (int) xq_record_get_integer (record, "number"));
  line->name = whole ? g_strdup (name) : xq_person_name_dup_masked (name);
  line->category = xq_record_words_of (rules->words, record, xq_fields_find (xq_key_support.fields, "category"));
  line->level = say_level (rules, record, "level");
  line->is_complete = entry == NULL || entry->is_complete;
  line->group = entry != NULL ? say_group (rules, entry->roles) : g_strdup ("");
  line->review = say_review (rules, record, &line->is_late);
  line->action = next_action (line, rules, record);
  return say_class (rules, student, whole, &line->grade, error) ? g_steal_pointer (&line) : NULL;
}

static int
rank (const XqSupportLine *line)
{
  switch (line->action)
    {
    case XQ_SUPPORT_OVERDUE:
      return 0;
    case XQ_SUPPORT_DECIDE:
      return 1;
    case XQ_SUPPORT_GROUP:
      return 2;
    case XQ_SUPPORT_REVIEW:
      return 3;
    case XQ_SUPPORT_NOTHING:
    default:
      return 4;
    }
}

/* The list came with the newest first, which the sort keeps. */
static int
compare_lines (gconstpointer a,
               gconstpointer b,
               gpointer      unused)
{
  (void) unused;
  return rank (*(XqSupportLine *const *) a) - rank (*(XqSupportLine *const *) b);
}

gpointer
xq_support_ledger_ask (XqStore       *store,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_support_line_free);
  g_autoptr (GPtrArray) records = NULL;
  g_auto (Rules) rules = { NULL };

  if (g_str_equal (data, "open"))
    xq_filter_add (filter, "closed_on", "=", NULL);
  records = xq_store_list (store, &xq_key_support, filter, error);
  if (records == NULL || !rules_begin (&rules, store, error))
    return NULL;
  for (guint i = 0; i < records->len; i++)
    {
      XqSupportLine *line;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      line = say_line (&rules, g_ptr_array_index (records, i), FALSE, error);
      if (line == NULL)
        return NULL;
      g_ptr_array_add (lines, line);
    }
  g_ptr_array_sort_with_data (lines, compare_lines, NULL);
  return g_steal_pointer (&lines);
}

static GPtrArray *
notes_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) note_free);
}

static XqSupportNote *
add_note (GPtrArray  *notes,
          const char *title,
          char       *words)
{
  XqSupportNote *note = g_new0 (XqSupportNote, 1);

  note->title = g_strdup (title);
  note->words = words;
  g_ptr_array_add (notes, note);
  return note;
}

static GPtrArray *
say_facts (const Rules    *rules,
           const XqRecord *entry)
{
  static const char *const names[] = {
    "opened_on", "source", "decided_by", "reason", "measures", "guardian_informed_on", "guardian_informed_way",
    "guardian_informed_by", "guardian_not_informed", "care_state", "review_every",
  };
  GPtrArray *facts = notes_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const XqField *field = xq_fields_find (xq_key_support.fields, names[i]);
      char *said = xq_record_words_of (rules->words, entry, field);

      if (*said != '\0')
        add_note (facts, _(field->title), said);
      else
        g_free (said);
    }
  return facts;
}

/* Who, what, how often, and whether that is promised to stay with him or her. */
static GPtrArray *
say_members (const Rules    *rules,
             const XqRecord *entry)
{
  GPtrArray *notes = notes_new ();
  GPtrArray *members = xq_record_get_parts (entry, "members");

  for (guint i = 0; i < members->len; i++)
    {
      const XqRecord *member = g_ptr_array_index (members, i);
      const XqField *fields = xq_record_get_fields (member);
      g_autofree char *role = xq_record_words_of (rules->words, member, xq_fields_find (fields, "role"));
      g_autofree char *person = xq_record_words_of (rules->words, member, xq_fields_find (fields, "person"));
      const char *name = *person != '\0' ? person : xq_record_get (member, "name");
      const char *duty = xq_record_get (member, "duty");
      const char *frequency = xq_record_get (member, "frequency");
      g_autofree char *title = g_strdup_printf ("%s · %s", role, name != NULL ? name : "");
      g_autoptr (GString) words = g_string_new (duty != NULL ? duty : _("No duty is written down yet."));

      if (frequency != NULL)
        g_string_append_printf (words, "\n%s", frequency);
      if (xq_is_yes (member, "pledge"))
        g_string_append_printf (words, "\n● %s", _("Knows of it, and has promised to keep it confidential"));
      else if (duty != NULL)
        g_string_append_printf (words, "\n○ %s", _("Has not promised yet to keep it confidential"));
      add_note (notes, title, g_strdup (words->str));
    }
  return notes;
}

static void
append_words (GString    *line,
              const char *words)
{
  if (words != NULL && *words != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", words);
}

static gboolean
add_records (const Rules   *rules,
             const XqKind  *kind,
             const char    *entry,
             GPtrArray     *notes,
             GError       **error)
{
  static const char *const names[] = { "decision", "close_reason", "change", "opinion", "measures", "people", "next_review_on" };
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) records = NULL;

  xq_filter_add (filter, "entry", "=", entry);
  records = xq_store_list (rules->store, kind, filter, error);
  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      const XqRecord *record = g_ptr_array_index (records, i);
      g_autofree char *before = say_level (rules, record, "level_before");
      g_autofree char *after = say_level (rules, record, "level");
      g_autofree char *day = xq_day_words (xq_record_get (record, "held_on"), NULL);
      g_autofree char *title = g_strdup_printf ("%s · %s", day, _(kind->title));
      g_autofree char *levels = g_strdup_printf ("%s → %s", before, after);
      g_autoptr (GString) line = g_string_new (NULL);
      XqSupportNote *note;

      if (*before != '\0' || *after != '\0')
        append_words (line, levels);
      for (guint k = 0; k < G_N_ELEMENTS (names); k++)
        {
          const XqField *field = xq_fields_find (kind->fields, names[k]);
          g_autofree char *said = field != NULL ? xq_record_words_of (rules->words, record, field) : NULL;

          append_words (line, said);
        }
      if (xq_fields_find (kind->fields, "ends_term") != NULL && xq_is_yes (record, "ends_term"))
        append_words (line, _("the term's decision"));
      note = add_note (notes, title, g_strdup (line->str));
      note->day = g_strdup (xq_record_get (record, "held_on"));
      note->record = g_strdup (xq_record_get_uid (record));
      note->kind = kind;
    }
  return TRUE;
}

static int
compare_notes (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 ((*(XqSupportNote *const *) b)->day, (*(XqSupportNote *const *) a)->day);
}

gpointer
xq_support_entry_ask (XqStore       *store,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (XqSupportAnswer) answer = g_new0 (XqSupportAnswer, 1);
  g_autoptr (XqRecord) entry = xq_store_get (store, &xq_key_support, data, error);
  g_auto (Rules) rules = { NULL };

  if (entry == NULL || g_cancellable_set_error_if_cancelled (cancellable, error) || !rules_begin (&rules, store, error))
    return NULL;
  answer->line = say_line (&rules, entry, TRUE, error);
  if (answer->line == NULL)
    return NULL;
  answer->facts = say_facts (&rules, entry);
  answer->members = say_members (&rules, entry);
  answer->reviews = notes_new ();
  if (!add_records (&rules, &xq_key_support_review, data, answer->reviews, error) ||
      !add_records (&rules, &xq_case_meeting, data, answer->reviews, error))
    return NULL;
  g_ptr_array_sort (answer->reviews, compare_notes);
  return g_steal_pointer (&answer);
}

gpointer
xq_support_find_ask (XqStore       *store,
                     gpointer       data,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) records = NULL;

  (void) cancellable;
  xq_filter_add (filter, "student", "=", data);
  xq_filter_add (filter, "closed_on", "=", NULL);
  records = xq_store_list (store, &xq_key_support, filter, error);
  if (records == NULL)
    return NULL;
  return g_strdup (records->len > 0 ? xq_record_get_uid (g_ptr_array_index (records, 0)) : "");
}

gpointer
xq_support_session_ask (XqStore       *store,
                        gpointer       data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (XqRecord) session = xq_store_get (store, &xq_session, data, error);
  g_autoptr (GStrvBuilder) told = g_strv_builder_new ();

  (void) cancellable;
  if (session == NULL)
    return NULL;
  if (xq_record_get (session, "student") == NULL)
    {
      xq_refuse (error, _("This session names no student, so nobody can be listed from it."));
      return NULL;
    }
  g_strv_builder_add (told, xq_record_get (session, "student"));
  if (xq_is_one_of (session, "level", "watch focus urgent"))
    g_strv_builder_add (told, xq_record_get (session, "level"));
  return g_strv_builder_end (told);
}
