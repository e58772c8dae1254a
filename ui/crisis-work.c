/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "crisis-work.h"

#include "school/guardian-doubt.h"
#include "school/kinds.h"
#include "school/person-name.h"
#include "school/question.h"
#include "school/record-words.h"
#include "school/student-class.h"

void
xq_crisis_line_free (XqCrisisLine *line)
{
  if (line == NULL)
    return;
  g_free (line->uid);
  g_free (line->number);
  g_free (line->who);
  g_free (line->what);
  g_free (line->next);
  g_free (line);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqCrisisLine, xq_crisis_line_free)

static void
fact_free (XqCrisisFact *fact)
{
  g_free (fact->title);
  g_free (fact->words);
  g_free (fact);
}

static void
part_free (XqCrisisPart *part)
{
  g_free (part->title);
  g_free (part->advice);
  g_ptr_array_unref (part->facts);
  g_free (part);
}

static void
follow_up_free (XqCrisisFollowUp *follow_up)
{
  g_free (follow_up->part);
  g_free (follow_up->words);
  g_free (follow_up);
}

void
xq_crisis_answer_free (XqCrisisAnswer *answer)
{
  if (answer == NULL)
    return;
  xq_crisis_line_free (answer->line);
  g_clear_pointer (&answer->parts, g_ptr_array_unref);
  g_clear_pointer (&answer->follow_ups, g_ptr_array_unref);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqCrisisAnswer, xq_crisis_answer_free)

/* --- pressing --- */

gpointer
xq_crisis_ask_running (XqStore       *store,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  (void) cancellable;
  return xq_crisis_running (store, data, error);
}

gpointer
xq_crisis_do_press (XqStore       *store,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  XqCrisisStamp *stamp = data;

  (void) cancellable;
  if (stamp->event == NULL)
    {
      g_autoptr (XqCrisisRunning) running = xq_crisis_running (store, NULL, error);

      if (running == NULL)
        return NULL;
      stamp->event = g_steal_pointer (&running->event);
    }
  return xq_crisis_press (store, stamp, error) ? xq_crisis_running (store, stamp->event, error) : NULL;
}

/* --- a line --- */

static gboolean
say_who (XqStore         *store,
         XqRecordWords   *words,
         const XqRecord  *event,
         gboolean         whole,
         char           **who,
         GError         **error)
{
  GPtrArray *people = xq_record_get_parts (event, "people");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < people->len; i++)
    {
      const XqRecord *person = g_ptr_array_index (people, i);
      const char *student = xq_record_get (person, "student");
      g_autofree char *grade = NULL;
      g_autofree char *shown = NULL;
      const char *name;

      if (student == NULL || !(xq_record_get (person, "role") == NULL || xq_is_one_of (person, "role", "self")))
        continue;
      name = xq_record_words_name (words, &xq_student, student);
      shown = whole ? g_strdup (name) : xq_person_name_dup_masked (name);
      if (!xq_student_class_grade (store, student, &grade, error))
        return FALSE;
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? C_("list", ", ") : "", grade, shown);
    }
  *who = g_string_free (g_steal_pointer (&text), FALSE);
  return TRUE;
}

static void
say_next (const XqRecord *event,
          const char     *today,
          XqCrisisLine   *line)
{
  GPtrArray *parts = xq_record_get_parts (event, "follow_ups");
  const char *next = NULL;

  for (guint i = 0; i < parts->len; i++)
    {
      const XqRecord *part = g_ptr_array_index (parts, i);
      const char *day = xq_record_get (part, "planned_on");

      if (xq_record_get (part, "done_on") == NULL && day != NULL && (next == NULL || strcmp (day, next) < 0))
        next = day;
    }
  line->closed = xq_record_get (event, "closed_on") != NULL;
  if (next == NULL || line->closed)
    return;
  line->late = strcmp (next, today) < 0;
  line->next = xq_day_words (next, today);
}

static XqCrisisLine *
say_line (XqStore         *store,
          XqRecordWords   *words,
          const XqRecord  *event,
          gboolean         whole,
          GError         **error)
{
  static const char *const fields[] = { "found_at", "kind", "place" };
  g_autoptr (XqCrisisLine) line = g_new0 (XqCrisisLine, 1);
  g_autoptr (GString) what = g_string_new (NULL);

  line->uid = g_strdup (xq_record_get_uid (event));
  /* Translators: the number of a crisis event within a year: year, number */
  line->number = g_strdup_printf (_("Crisis %d-%d"), (int) xq_record_get_integer (event, "number_year"),
                                  (int) xq_record_get_integer (event, "number"));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *said = xq_record_words_of (words, event, xq_fields_find (xq_crisis_event.fields, fields[i]));

      if (*said != '\0')
        g_string_append_printf (what, "%s%s", what->len > 0 ? " · " : "", said);
    }
  line->what = g_string_free (g_steal_pointer (&what), FALSE);
  say_next (event, xq_store_get_today (store), line);
  return say_who (store, words, event, whole, &line->who, error) ? g_steal_pointer (&line) : NULL;
}

gpointer
xq_crises_ask (XqStore       *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (XqRecordWords) words = xq_record_words_new (store);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_crisis_line_free);
  g_autoptr (GPtrArray) events = NULL;

  if (g_str_equal (data, "open"))
    xq_filter_add (filter, "closed_on", "=", NULL);
  events = xq_store_list (store, &xq_crisis_event, filter, error);
  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      XqCrisisLine *line;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      line = say_line (store, words, g_ptr_array_index (events, i), FALSE, error);
      if (line == NULL)
        return NULL;
      g_ptr_array_add (lines, line);
    }
  return events != NULL ? g_steal_pointer (&lines) : NULL;
}

/* --- one event --- */

static gboolean
has_step (const XqRecord *event,
          const char     *step)
{
  GPtrArray *timeline = xq_record_get_parts (event, "timeline");

  for (guint i = 0; i < timeline->len; i++)
    if (xq_is_one_of (g_ptr_array_index (timeline, i), "step", step))
      return TRUE;
  return FALSE;
}

static XqCrisisPart *
add_part (XqCrisisAnswer  *answer,
          XqRecordWords   *words,
          const XqRecord  *event,
          const char      *title,
          const char      *advice,
          gboolean         owed,
          const char      *fields)
{
  XqCrisisPart *part = g_new0 (XqCrisisPart, 1);
  g_auto (GStrv) names = g_strsplit (fields, " ", -1);

  part->title = g_strdup (title);
  part->advice = g_strdup (advice);
  part->owed = owed;
  part->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) fact_free);
  for (guint i = 0; names[i] != NULL; i++)
    {
      const XqField *field = xq_fields_find (xq_crisis_event.fields, names[i]);
      g_autofree char *said = xq_record_words_of (words, event, field);
      XqCrisisFact *fact;

      if (*said == '\0')
        continue;
      fact = g_new0 (XqCrisisFact, 1);
      fact->title = g_strdup (_(field->title));
      fact->words = g_steal_pointer (&said);
      g_ptr_array_add (part->facts, fact);
    }
  g_ptr_array_add (answer->parts, part);
  return part;
}

static void
say_parts (XqCrisisAnswer  *answer,
           XqRecordWords   *words,
           const XqRecord  *event)
{
  gboolean reported = xq_record_get (event, "report_at") != NULL || has_step (event, "reported_police");
  gboolean given = xq_record_get (event, "hand_over_at") != NULL || has_step (event, "handed_over");

  add_part (answer, words, event, _("Who is concerned"),
            _("The student, those who saw it, and those close to them."),
            xq_record_get (event, "kind") == NULL || xq_record_get_parts (event, "people")->len == 0,
            "people kind found_at found_by found_by_other place");
  add_part (answer, words, event, _("What was done, and when"),
            _("Who did what, and when. A time that is wrong is corrected with Change; what stood there stays in the history."),
            FALSE, "timeline");
  add_part (answer, words, event, _("Mandatory report"),
            _("Nine kinds of harm are reported to the police at once, on suspicion alone, by whoever learns of them. Tick the "
              "kind; write down to whom, when, and the receipt."),
            xq_record_get (event, "report_kind") != NULL && !reported, "report_kind report_to report_at receipt");
  add_part (answer, words, event, _("Who was told"),
            answer->in_doubt ? _("A guardian may be the one who does harm: that guardian is not told, unless it is decided here "
                                 "otherwise. Say first who may be told.")
                             : _("The guardian, the head in charge, the headmaster, the bureau: whom, when, by whom."),
            answer->in_doubt && xq_record_get (event, "tell_guardian") == NULL, "tell_guardian told");
  add_part (answer, words, event, _("Hand-over to the guardian"),
            _("In person and signed: to whom, what relation, at what time; and what to watch for at home."),
            given && xq_record_get (event, "hand_over_to") == NULL,
            "hand_over_to hand_over_relation hand_over_at hand_over_signed advice_given advice_other");
  add_part (answer, words, event, _("Support and looking back"),
            _("Those who saw it and the class are spoken with as well, calmly and without details."), FALSE,
            "affected_support note_kept note_handed_at review_on closed_on paper_kept");
}

static void
say_follow_ups (XqCrisisAnswer  *answer,
                XqRecordWords   *words,
                const XqRecord  *event,
                const char      *today)
{
  const XqField *field = xq_fields_find (xq_crisis_event.fields, "follow_ups");
  GPtrArray *parts = xq_record_get_parts (event, "follow_ups");
  gboolean offered_next = FALSE;

  for (guint i = 0; i < parts->len; i++)
    {
      const XqRecord *part = g_ptr_array_index (parts, i);
      gboolean done = xq_record_get (part, "done_on") != NULL;
      g_autoptr (GString) text = g_string_new (NULL);
      XqCrisisFollowUp *follow_up = g_new0 (XqCrisisFollowUp, 1);

      for (const XqField *inner = field->parts; inner->number != 0; inner++)
        {
          g_autofree char *said = xq_record_words_of (words, part, inner);

          if (*said != '\0')
            g_string_append_printf (text, "%s%s %s", text->len > 0 ? " · " : "", _(inner->title), said);
        }
      follow_up->part = g_strdup (xq_record_get_uid (part));
      follow_up->words = g_string_free (g_steal_pointer (&text), FALSE);
      follow_up->offered = !done && (!offered_next || g_strcmp0 (xq_record_get (part, "planned_on"), today) <= 0);
      follow_up->late = !done && !answer->line->closed && g_strcmp0 (xq_record_get (part, "planned_on"), today) < 0;
      offered_next = offered_next || !done;
      g_ptr_array_add (answer->follow_ups, follow_up);
    }
}

gpointer
xq_crisis_ask (XqStore       *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (XqCrisisAnswer) answer = g_new0 (XqCrisisAnswer, 1);
  g_autoptr (XqRecordWords) words = xq_record_words_new (store);
  g_autoptr (XqRecord) event = xq_store_get (store, &xq_crisis_event, data, error);

  if (event == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  answer->line = say_line (store, words, event, TRUE, error);
  if (answer->line == NULL)
    return NULL;
  answer->in_doubt = xq_crisis_is_in_doubt (event);
  answer->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  answer->follow_ups = g_ptr_array_new_with_free_func ((GDestroyNotify) follow_up_free);
  say_parts (answer, words, event);
  say_follow_ups (answer, words, event, xq_store_get_today (store));
  return g_steal_pointer (&answer);
}

gpointer
xq_crisis_do_follow_up (XqStore       *store,
                        gpointer       data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_auto (GStrv) uids = g_strsplit (data, " ", 2);
  g_autoptr (XqRecord) event = xq_store_get (store, &xq_crisis_event, uids[0], error);
  GPtrArray *parts;

  (void) cancellable;
  if (event == NULL)
    return NULL;
  parts = xq_record_get_parts (event, "follow_ups");
  for (guint i = 0; i < parts->len; i++)
    {
      XqRecord *part = g_ptr_array_index (parts, i);

      if (g_strcmp0 (xq_record_get_uid (part), uids[1]) != 0 || xq_record_get (part, "done_on") != NULL)
        continue;
      xq_record_set (part, "done_on", xq_store_get_today (store));
      xq_record_set (part, "done_by", xq_store_get_my_staff (store));
      (void) xq_store_save (store, event, _("A follow-up was done"), error);
      return NULL;
    }
  return NULL;
}
