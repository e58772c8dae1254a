/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "referral-step.h"
#include "observation-work.h"
#include "today-answer.h"

#include "rules/coverage.h"
#include "rules/due.h"
#include "school/calendar.h"
#include "school/first-steps.h"
#include "school/key-support.h"
#include "school/kinds.h"
#include "school/record-words.h"
#include "school/student-lookup.h"
#include "school/teacher-message.h"
#include "store/draft.h"
#include "store/letters.h"

static void
draft_free (XqTodayDraft *draft)
{
  g_free (draft->id);
  g_free (draft->record);
  g_free (draft->student);
  g_free (draft);
}

static void
asked_free (XqTodayAsked *asked)
{
  g_free (asked->letter);
  g_free (asked->who);
  g_free (asked->words);
  g_free (asked);
}

void
xq_today_answer_free (XqTodayAnswer *answer)
{
  if (answer == NULL)
    return;
  g_clear_pointer (&answer->drafts, g_ptr_array_unref);
  g_clear_pointer (&answer->due, g_ptr_array_unref);
  g_clear_pointer (&answer->asked, g_ptr_array_unref);
  g_clear_pointer (&answer->coverage, g_ptr_array_unref);
  g_free (answer);
}

static gboolean
ask_coverage (XqStore        *store,
              const XqTerm   *term,
              XqTodayAnswer  *answer,
              GError        **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *name = g_strdup_printf ("%d-%d", term->year, term->number);

  answer->coverage = xq_coverage_by_class (store, name, &problem);
  if (problem == NULL || g_error_matches (problem, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* A referral that is not saved yet was begun at its first step. */
static XqReferralStep
step_of (XqStore       *store,
         const XqDraft *draft)
{
  const char *uid = xq_record_get_uid (draft->record);

  if (xq_record_get_kind (draft->record) != &xq_referral)
    return XQ_REFERRAL_NOTHING;
  return uid != NULL ? xq_referral_step_of_draft (xq_store_get_me (store), uid, draft->id) : XQ_REFERRAL_ASSESS;
}

static gboolean
ask_drafts (XqStore        *store,
            XqTodayAnswer  *answer,
            GError        **error)
{
  g_autoptr (GPtrArray) drafts = xq_store_list_drafts (store, error);
  g_autoptr (XqRecordWords) words = xq_record_words_new (store);

  if (drafts == NULL)
    return FALSE;
  answer->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) draft_free);
  for (guint i = 0; i < drafts->len; i++)
    {
      const XqDraft *draft = g_ptr_array_index (drafts, i);
      const XqField *student = xq_fields_find (xq_record_get_fields (draft->record), "student");
      XqTodayDraft *shown = g_new0 (XqTodayDraft, 1);

      shown->id = g_strdup (draft->id);
      shown->kind = xq_record_get_kind (draft->record);
      shown->record = g_strdup (xq_record_get_uid (draft->record));
      shown->step = step_of (store, draft);
      shown->is_class = xq_observation_draft_is_class (draft->record);
      shown->kept_at = draft->kept_at;
      shown->student = student != NULL ? xq_record_words_of (words, draft->record, student) : g_strdup ("");
      g_ptr_array_add (answer->drafts, shown);
    }
  return TRUE;
}

/* Class and name, as this account may read them. */
static gboolean
say_who (XqStore        *store,
         XqRecordWords  *words,
         const char     *student,
         char          **who,
         GError        **error)
{
  const char *name = student != NULL ? xq_record_words_name (words, &xq_student, student) : "";
  g_autofree char *class_uid = NULL;

  if (*name != '\0' && !xq_student_class_on (store, student, xq_store_get_today (store), &class_uid, error))
    return FALSE;
  *who = class_uid != NULL ? g_strjoin (" ", xq_record_words_name (words, &xq_class, class_uid), name, NULL) : g_strdup (name);
  return TRUE;
}

static gboolean
ask_messages (XqStore        *store,
              XqTodayAnswer  *answer,
              GPtrArray      *letters,
              GError        **error)
{
  g_autoptr (GPtrArray) messages = xq_teacher_messages_in (store, letters);
  g_autoptr (XqRecordWords) words = xq_record_words_new (store);

  for (guint i = 0; i < messages->len; i++)
    {
      const XqTeacherMessage *message = g_ptr_array_index (messages, i);
      XqTodayAsked *asked = g_new0 (XqTodayAsked, 1);

      g_ptr_array_add (answer->asked, asked);
      if (!say_who (store, words, message->student, &asked->who, error))
        return FALSE;
      asked->letter = g_strdup (message->letter);
      asked->words = g_strconcat (message->text, message->from != NULL ? "\n" : "",
                                  message->from != NULL ? message->from : "", NULL);
      asked->is_message = TRUE;
    }
  return TRUE;
}

static gboolean
ask_duties (XqStore        *store,
            XqTodayAnswer  *answer,
            GPtrArray      *letters,
            GError        **error)
{
  g_autoptr (GPtrArray) duties = xq_support_duties_in (store, letters);
  g_autoptr (XqRecordWords) words = xq_record_words_new (store);

  answer->asked = g_ptr_array_new_with_free_func ((GDestroyNotify) asked_free);
  for (guint i = 0; i < duties->len; i++)
    {
      const XqSupportDuty *duty = g_ptr_array_index (duties, i);
      XqTodayAsked *asked = g_new0 (XqTodayAsked, 1);

      g_ptr_array_add (answer->asked, asked);
      if (!say_who (store, words, duty->student, &asked->who, error))
        return FALSE;
      asked->letter = g_strdup (duty->letter);
      asked->words = g_strconcat (duty->duty, duty->frequency != NULL ? " · " : "",
                                  duty->frequency != NULL ? duty->frequency : "",
                                  duty->from != NULL ? "\n" : "", duty->from != NULL ? duty->from : "", NULL);
      asked->is_pledged = duty->is_pledged;
    }
  return TRUE;
}

/* Each letter is opened once for both. */
static gboolean
ask_letters (XqStore        *store,
             XqTodayAnswer  *answer,
             GError        **error)
{
  g_autoptr (GPtrArray) letters = xq_store_list_own_letters (store, NULL, error);

  return letters != NULL && ask_duties (store, answer, letters, error) && ask_messages (store, answer, letters, error);
}

gpointer
xq_today_ask (XqStore       *store,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  XqTodayAnswer *answer = g_new0 (XqTodayAnswer, 1);
  const char *today = xq_store_get_today (store);
  XqTerm term;

  (void) data;
  (void) cancellable;
  answer->due = xq_due_list (store, error);
  if (answer->due != NULL && xq_first_steps (store, &answer->first_steps, error) && ask_drafts (store, answer, error) &&
      ask_letters (store, answer, error) &&
      xq_term_of_day (store, today, &term, error) && ask_coverage (store, &term, answer, error))
    {
      answer->year = term.year;
      answer->term = term.number;
      answer->week = xq_term_week (&term, today);
      return answer;
    }
  xq_today_answer_free (answer);
  return NULL;
}
