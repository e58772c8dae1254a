/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "papers/fill-private.h"
#include "rules/support-ledger.h"
#include "school/key-support.h"
#include "school/kinds.h"
#include "school/question.h"

/* --- words --- */

static char *
dup_number (const XqRecord *entry)
{
  return xq_form_expand (xq_form_word ("format", "key_support_number"), "y", xq_record_get (entry, "number_year"),
                         "n", xq_record_get (entry, "number"), NULL);
}

static char *
dup_words (const char *group,
           const char *codes)
{
  g_auto (GStrv) words = g_strsplit (codes != NULL ? codes : "", " ", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (xq_form_word (group, words[i]) != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? xq_form_word ("format", "separator") : "",
                              xq_form_word (group, words[i]));
  return g_string_free (text, FALSE);
}

/* The names behind uids of staff, and of others who are written by name. */
static gboolean
say_people (XqStore         *store,
            const XqRecord  *record,
            const char      *field,
            const char      *others,
            char           **words,
            GError         **error)
{
  g_auto (GStrv) uids = xq_record_get_list (record, field);
  g_autoptr (GString) text = g_string_new (NULL);
  const char *also = others != NULL ? xq_record_get (record, others) : NULL;

  for (guint i = 0; uids[i] != NULL; i++)
    {
      g_autofree char *name = NULL;

      if (!xq_question (store, "SELECT name FROM visible_staff WHERE uid = unhex (?)", &name, error, uids[i], NULL, NULL))
        return FALSE;
      if (name != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? xq_form_word ("format", "separator") : "", name);
    }
  if (also != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? xq_form_word ("format", "separator") : "", also);
  *words = g_string_free (g_steal_pointer (&text), FALSE);
  return TRUE;
}

static gboolean
say_member (XqStore         *store,
            const XqRecord  *member,
            char           **name,
            GError         **error)
{
  *name = NULL;
  if (xq_record_get (member, "person") != NULL &&
      !xq_question (store, "SELECT name FROM visible_staff WHERE uid = unhex (?)", name, error,
                    xq_record_get (member, "person"), NULL, NULL))
    return FALSE;
  if (*name == NULL)
    *name = g_strdup (xq_record_get (member, "name"));
  return TRUE;
}

static void
set_text (JsonObject *row,
          const char *key,
          const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (row, key, text);
}

static void
take_text (JsonObject *row,
           const char *key,
           char       *text)
{
  set_text (row, key, text);
  g_free (text);
}

/* --- the ledger --- */

typedef struct
{
  XqStore       *store;
  XqFilledPaper *paper;
  gboolean       named;
  guint          wanted;    /* the roles that make a group complete */
  const char    *day;       /* whose class counts */
} Ledger;

/* "four kinds complete", or who is missing. */
static char *
dup_group_state (const XqSupportEntry *entry,
                 guint                 wanted)
{
  g_autoptr (GString) lacking = g_string_new (NULL);

  if (entry->is_complete)
    return g_strdup (xq_form_word ("format", "group_complete"));
  for (guint i = 0; xq_support_role_choices[i].code != NULL; i++)
    if (wanted & ~entry->roles & (1u << i))
      g_string_append_printf (lacking, "%s%s", lacking->len > 0 ? xq_form_word ("format", "separator") : "",
                              xq_form_word ("support_role", xq_support_role_choices[i].code));
  return xq_form_expand (xq_form_word ("format", "group_lacks"), "who", lacking->str, NULL);
}

static gboolean
say_group (XqStore         *store,
           const XqRecord  *record,
           char           **words,
           GError         **error)
{
  GPtrArray *members = xq_record_get_parts (record, "members");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < members->len; i++)
    {
      const XqRecord *member = g_ptr_array_index (members, i);
      g_autofree char *name = NULL;

      if (!say_member (store, member, &name, error))
        return FALSE;
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? "\n" : "",
                              xq_form_word ("support_role", xq_record_get (member, "role")), name != NULL ? name : "");
    }
  *words = g_string_free (g_steal_pointer (&text), FALSE);
  return TRUE;
}

/* Name, sex and class; or the grade alone. */
static gboolean
fill_who (const Ledger    *ledger,
          const XqRecord  *record,
          JsonObject      *row,
          GError         **error)
{
  const char *student = xq_record_get (record, "student");
  XqFilledPaper one = { .values = json_object_new () };
  g_autoptr (JsonObject) values = one.values;
  const char *class;
  gboolean ok = xq_fill_student (ledger->store, &one, student, ledger->day, error);

  g_free (one.students);
  if (!ok)
    return FALSE;
  class = json_object_get_string_member_with_default (values, "class", "");
  if (ledger->named)
    {
      xq_fill_name_student (ledger->paper, student);
      set_text (row, "name", json_object_get_string_member_with_default (values, "name", ""));
      set_text (row, "sex", json_object_get_string_member_with_default (values, "sex", ""));
      set_text (row, "class", class);
    }
  else
    take_text (row, "grade", g_strndup (class, strcspn (class, "(")));
  return TRUE;
}

static gboolean
fill_facts (const Ledger          *ledger,
            const XqSupportEntry  *entry,
            const XqRecord        *record,
            JsonObject            *row,
            GError               **error)
{
  const char *student = xq_record_get (record, "student");
  g_autofree char *reason = xq_fill_dup_without_names (ledger->store, ledger->named ? xq_record_get (record, "reason") : NULL,
                                                       student, NULL, error);
  g_autofree char *measures = reason != NULL
                                ? xq_fill_dup_without_names (ledger->store, xq_record_get (record, "measures"),
                                                             ledger->named ? student : NULL, student, error)
                                : NULL;
  g_autofree char *group = NULL;

  if (measures == NULL)
    return FALSE;
  if (ledger->named && !say_group (ledger->store, record, &group, error))
    return FALSE;
  if (!ledger->named)
    group = dup_group_state (entry, ledger->wanted);
  if (ledger->named)
    set_text (row, "reason", reason);
  else
    take_text (row, "category", dup_words ("theme", xq_record_get (record, "category")));
  set_text (row, "group", group);
  set_text (row, "measures", measures);
  return TRUE;
}

static gboolean
fill_days (const Ledger    *ledger,
           const XqRecord  *record,
           JsonObject      *row,
           GError         **error)
{
  const char *opened_on = xq_record_get (record, "opened_on");
  const char *closed_on = xq_record_get (record, "closed_on");
  g_autofree char *last_on = NULL;
  g_autofree char *last = NULL;
  g_autofree char *next = NULL;
  g_autofree char *closed = NULL;

  if (!xq_question (ledger->store, "SELECT max (held_on) FROM visible_key_support_review WHERE entry = unhex (?1) "
                    "AND withdrawn = 0 AND held_on <= ?2", &last_on, error, xq_record_get_uid (record), ledger->day, NULL))
    return FALSE;
  last = xq_form_dup_day (last_on, ledger->day);
  next = closed_on == NULL ? xq_form_dup_day (xq_record_get (record, "next_review_on"), ledger->day) : NULL;
  closed = xq_form_dup_day (closed_on, ledger->day);
  take_text (row, "opened", xq_form_dup_date (opened_on));
  take_text (row, "reviews", g_strjoin ("\n", last != NULL ? last : xq_form_word ("format", "none_yet"), next, NULL));
  set_text (row, "informed", xq_record_get (record, "guardian_informed_on") != NULL ? xq_form_word ("format", "yes")
                                                                                   : xq_form_word ("format", "no"));
  if (closed != NULL)
    take_text (row, "closed", g_strjoin ("\n", closed, xq_form_word ("support_close", xq_record_get (record, "close_reason")),
                                         NULL));
  return TRUE;
}

static gboolean
add_row (const Ledger          *ledger,
         JsonArray             *rows,
         const XqSupportEntry  *entry,
         GError               **error)
{
  g_autoptr (XqRecord) record = xq_store_get (ledger->store, &xq_key_support, entry->uid, error);
  JsonObject *row;

  if (record == NULL)
    return FALSE;
  row = json_object_new ();
  json_array_add_object_element (rows, row);
  json_object_set_int_member (row, "order", json_array_get_length (rows));
  take_text (row, "number", dup_number (record));
  set_text (row, "source", xq_form_word ("support_source", xq_record_get (record, "source")));
  set_text (row, "level", xq_form_word ("attention", xq_record_get (record, "level")));
  return fill_who (ledger, record, row, error) && fill_facts (ledger, entry, record, row, error) &&
         fill_days (ledger, record, row, error);
}

/* A sheet each for everybody who gets one, numbered, so that they can be called in. */
static void
add_copies (XqFilledPaper *paper,
            const char    *to)
{
  g_auto (GStrv) receivers = g_strsplit (to, xq_form_word ("format", "separator"), -1);
  g_autofree char *n = g_strdup_printf ("%u", g_strv_length (receivers));
  JsonArray *copies = json_array_new ();

  json_object_set_array_member (paper->values, "copies", copies);
  for (guint i = 0; receivers[i] != NULL; i++)
    {
      JsonObject *copy = json_object_new ();
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      json_array_add_object_element (copies, copy);
      set_text (copy, "to", g_strstrip (receivers[i]));
      take_text (copy, "copy", xq_form_expand (xq_form_word ("format", "copy"), "i", number, "n", n, NULL));
    }
}

static gboolean
fill_ledger (XqStore               *store,
             XqFilledPaper         *paper,
             const XqPaperRequest  *request,
             gboolean               named,
             GError               **error)
{
  const char *today = xq_store_get_today (store);
  Ledger ledger = { .store = store, .paper = paper, .named = named };
  g_autofree char *name = g_strdup (request->term);
  g_autoptr (GPtrArray) entries = NULL;
  JsonArray *rows = json_array_new ();
  guint n_open = 0;
  guint n_new = 0;
  guint n_off = 0;
  XqTerm term;

  json_object_set_array_member (paper->values, "rows", rows);
  if (name == NULL ? !xq_term_of_day (store, today, &term, error) : !xq_term_parse (store, name, &term, error))
    return FALSE;
  if (name == NULL)
    name = g_strdup_printf ("%d-%d", term.year, term.number);
  ledger.day = strcmp (today, term.counted_until) < 0 ? today : term.counted_until;
  entries = xq_support_entries (store, name, error);
  if (entries == NULL || !xq_support_roles_wanted (store, &ledger.wanted, error))
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      const XqSupportEntry *entry = g_ptr_array_index (entries, i);

      if (!add_row (&ledger, rows, entry, error))
        return FALSE;
      n_open += *entry->closed_on == '\0' || strcmp (entry->closed_on, term.counted_until) > 0;
      n_new += strcmp (entry->opened_on, term.counted_from) >= 0;
      n_off += *entry->closed_on != '\0' && strcmp (entry->closed_on, term.counted_until) <= 0;
    }
  xq_fill_take (paper, "term", xq_form_dup_term (&term));
  xq_fill_take (paper, "until", xq_form_dup_date (ledger.day));
  xq_fill_take (paper, "n_open", g_strdup_printf ("%u", n_open));
  xq_fill_take (paper, "n_new", g_strdup_printf ("%u", n_new));
  xq_fill_take (paper, "n_off", g_strdup_printf ("%u", n_off));
  return TRUE;
}

gboolean
xq_fill_key_support_ledger (XqStore               *store,
                            XqFilledPaper         *paper,
                            const XqPaperRequest  *request,
                            GError               **error)
{
  return fill_ledger (store, paper, request, FALSE, error);
}

gboolean
xq_fill_key_support_ledger_named (XqStore               *store,
                                  XqFilledPaper         *paper,
                                  const XqPaperRequest  *request,
                                  GError               **error)
{
  if (request->to == NULL || *request->to == '\0')
    return xq_refuse (error, _("The ledger with names is handed to somebody by name and called in after use: say who gets it, "
                               "several parted by “、”. The one without names needs no receiver."));
  if (!fill_ledger (store, paper, request, TRUE, error))
    return FALSE;
  add_copies (paper, request->to);
  return TRUE;
}

/* --- of one entry --- */

/* What was asked for, or the newest of the student that was not withdrawn. */
static XqRecord *
find_one (XqStore               *store,
          XqFilledPaper         *paper,
          const XqPaperRequest  *request,
          const XqKind          *kind,
          const char            *newest,
          GError               **error)
{
  g_autofree char *uid = g_strdup (request->record);
  XqRecord *record;

  if (uid == NULL && request->student == NULL)
    {
      xq_refuse (error, _("Say which record, or of which student."));
      return NULL;
    }
  if (uid == NULL && !xq_question (store, newest, &uid, error, request->student, NULL, NULL))
    return NULL;
  record = uid != NULL ? xq_store_get (store, kind, uid, error) : NULL;
  if (record == NULL && uid != NULL)
    return NULL;
  if (record == NULL || xq_record_is_withdrawn (record))
    {
      g_clear_pointer (&record, xq_record_unref);
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND, _("There is no such record to print, or it was withdrawn."));
      return NULL;
    }
  paper->kind = kind;
  paper->record = g_steal_pointer (&uid);
  return record;
}

gboolean
xq_fill_support_group_sheet (XqStore               *store,
                             XqFilledPaper         *paper,
                             const XqPaperRequest  *request,
                             GError               **error)
{
  g_autoptr (XqRecord) entry = find_one (store, paper, request, &xq_key_support,
                                         "SELECT uid FROM visible_key_support WHERE student = unhex (?) AND withdrawn = 0 "
                                         "ORDER BY opened_on DESC, id DESC LIMIT 1", error);
  GPtrArray *members;
  JsonArray *rows;

  if (entry == NULL ||
      !xq_fill_student (store, paper, xq_record_get (entry, "student"), xq_store_get_today (store), error))
    return FALSE;
  members = xq_record_get_parts (entry, "members");
  rows = json_array_new ();
  json_object_set_array_member (paper->values, "rows", rows);
  for (guint i = 0; i < members->len; i++)
    {
      const XqRecord *member = g_ptr_array_index (members, i);
      JsonObject *row = json_object_new ();
      g_autofree char *name = NULL;
      g_autofree char *duty = NULL;

      json_array_add_object_element (rows, row);
      duty = xq_fill_dup_without_names (store, xq_record_get (member, "duty"), xq_record_get (entry, "student"), NULL, error);
      if (duty == NULL || !say_member (store, member, &name, error))
        return FALSE;
      set_text (row, "name", name);
      set_text (row, "role", xq_form_word ("support_role", xq_record_get (member, "role")));
      set_text (row, "duty", duty);
      set_text (row, "frequency", xq_record_get (member, "frequency"));
    }
  xq_fill_take (paper, "number", dup_number (entry));
  return TRUE;
}

static gboolean
fill_note (XqStore         *store,
           XqFilledPaper   *paper,
           const XqRecord  *meeting,
           const char      *field,
           GError         **error)
{
  g_autofree char *text = xq_fill_dup_without_names (store, xq_record_get (meeting, field), xq_record_get (meeting, "student"),
                                                     NULL, error);

  if (text == NULL)
    return FALSE;
  xq_fill_text (paper, field, text);
  return TRUE;
}

gboolean
xq_fill_case_meeting_record (XqStore               *store,
                             XqFilledPaper         *paper,
                             const XqPaperRequest  *request,
                             GError               **error)
{
  static const char *const notes[] = { "report", "opinion", "measures" };
  g_autoptr (XqRecord) meeting = find_one (store, paper, request, &xq_case_meeting,
                                           "SELECT uid FROM visible_case_meeting WHERE student = unhex (?) AND withdrawn = 0 "
                                           "ORDER BY held_on DESC, id DESC LIMIT 1", error);
  g_autofree char *people = NULL;
  g_autofree char *chair = NULL;

  if (meeting == NULL ||
      !xq_fill_student (store, paper, xq_record_get (meeting, "student"), xq_record_get (meeting, "held_on"), error) ||
      !say_people (store, meeting, "people", "others", &people, error) ||
      !say_people (store, meeting, "chair", NULL, &chair, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    if (!fill_note (store, paper, meeting, notes[i], error))
      return FALSE;
  xq_fill_take (paper, "held_on", xq_form_dup_date (xq_record_get (meeting, "held_on")));
  xq_fill_text (paper, "started_at", xq_record_get (meeting, "started_at"));
  xq_fill_text (paper, "place", xq_record_get (meeting, "place"));
  xq_fill_text (paper, "chair", chair);
  xq_fill_text (paper, "people", people);
  xq_fill_text (paper, "level_before", xq_form_word ("attention", xq_record_get (meeting, "level_before")));
  xq_fill_text (paper, "level", xq_form_word ("attention", xq_record_get (meeting, "level")));
  xq_fill_ticks (paper, "decision", xq_record_get (meeting, "decision"));
  xq_fill_take (paper, "next_on", xq_form_dup_date (xq_record_get (meeting, "next_on")));
  return TRUE;
}
