/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "sheet-work.h"

#include "rules/screening.h"
#include "school/class-name.h"
#include "school/kinds.h"
#include "school/screening-answers.h"
#include "school/screening-consent.h"
#include "school/student-lookup.h"
#include "store/draft.h"

/* --- life --- */

XqSheetQuestion *
xq_sheet_question_new (const char *campaign,
                       const char *class_uid,
                       const char *instrument)
{
  XqSheetQuestion *question;

  g_return_val_if_fail (campaign != NULL && class_uid != NULL, NULL);

  question = g_new0 (XqSheetQuestion, 1);
  question->campaign = g_strdup (campaign);
  question->class_uid = g_strdup (class_uid);
  question->instrument = g_strdup (instrument);
  return question;
}

void
xq_sheet_question_free (XqSheetQuestion *question)
{
  g_return_if_fail (question != NULL);

  g_free (question->campaign);
  g_free (question->class_uid);
  g_free (question->instrument);
  g_free (question);
}

static void
student_free (XqSheetStudent *student)
{
  g_free (student->uid);
  g_free (student->name);
  g_free (student->seat);
  g_free (student);
}

void
xq_sheet_answer_free (XqSheetAnswer *answer)
{
  if (answer == NULL)
    return;
  g_free (answer->campaign_name);
  g_free (answer->class_name);
  g_ptr_array_unref (answer->instruments);
  g_ptr_array_unref (answer->students);
  g_free (answer);
}

void
xq_sheet_work_free (XqSheetWork *work)
{
  g_return_if_fail (work != NULL);

  g_free (work->campaign);
  g_free (work->student);
  g_free (work->instrument);
  g_free (work->filled_on);
  g_free (work->answers);
  g_free (work->draft);
  g_free (work);
}

void
xq_sheet_saved_free (XqSheetSaved *saved)
{
  if (saved == NULL)
    return;
  g_free (saved->words);
  g_free (saved);
}

/* --- reading --- */

/* Those that are not given to children so young are not offered. */
static void
take_instruments (XqSheetAnswer         *answer,
                  const XqSheetQuestion *question,
                  const XqRecord        *campaign,
                  int                    grade)
{
  const char *text = xq_record_get (campaign, "instruments");
  g_auto (GStrv) ids = g_strsplit (text != NULL ? text : "", " ", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const XqInstrument *instrument = xq_instrument_find (ids[i]);

      if (instrument == NULL || grade < (int) instrument->from_grade)
        continue;
      g_ptr_array_add (answer->instruments, (gpointer) instrument);
      if (answer->chosen == NULL || g_strcmp0 (question->instrument, instrument->id) == 0)
        answer->chosen = instrument;
    }
}

static gboolean
take_students (XqStore                *store,
               XqSheetAnswer          *answer,
               const XqSheetQuestion  *question,
               GError                **error)
{
  g_autoptr (GPtrArray) found = xq_student_list (store, error);

  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      const XqFoundStudent *one = g_ptr_array_index (found, i);
      XqScreeningConsent consent;
      XqSheetStudent *student;

      if (g_strcmp0 (one->class_uid, question->class_uid) != 0)
        continue;
      if (!xq_screening_consent_on (store, one->uid, xq_store_get_today (store), &consent, error))
        return FALSE;
      student = g_new0 (XqSheetStudent, 1);
      student->uid = g_strdup (one->uid);
      student->name = g_strdup (one->name);
      student->seat = g_strdup (one->seat);
      student->consented = consent.student && consent.guardian;
      g_ptr_array_add (answer->students, student);
    }
  return TRUE;
}

static XqSheetStudent *
find_student (XqSheetAnswer *answer,
              const char    *uid)
{
  for (guint i = 0; i < answer->students->len; i++)
    {
      XqSheetStudent *student = g_ptr_array_index (answer->students, i);

      if (g_str_equal (student->uid, uid))
        return student;
    }
  return NULL;
}

static gboolean
take_sheets (XqStore                *store,
             XqSheetAnswer          *answer,
             const XqSheetQuestion  *question,
             GError                **error)
{
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) sheets = NULL;

  if (answer->chosen == NULL)
    return TRUE;
  xq_filter_add (filter, "campaign", "=", question->campaign);
  xq_filter_add (filter, "instrument", "=", answer->chosen->id);
  sheets = xq_store_list (store, &xq_screening_sheet, filter, error);
  for (guint i = 0; sheets != NULL && i < sheets->len; i++)
    {
      const XqRecord *sheet = g_ptr_array_index (sheets, i);
      XqSheetStudent *student = find_student (answer, xq_record_get (sheet, "student"));
      gboolean is_void = g_strcmp0 (xq_record_get (sheet, "validity"), "void") == 0;

      if (student == NULL)
        continue;
      student->has_void = student->has_void || is_void;
      student->has_valid = student->has_valid || !is_void;
    }
  return sheets != NULL;
}

gpointer
xq_sheets_ask (XqStore       *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const XqSheetQuestion *question = data;
  g_autoptr (XqSheetAnswer) answer = g_new0 (XqSheetAnswer, 1);
  g_autoptr (XqRecord) campaign = NULL;
  g_autoptr (XqRecord) class = NULL;
  int grade;

  (void) cancellable;
  answer->instruments = g_ptr_array_new ();
  answer->students = g_ptr_array_new_with_free_func ((GDestroyNotify) student_free);
  campaign = xq_store_get (store, &xq_screening_campaign, question->campaign, error);
  class = campaign != NULL ? xq_store_get (store, &xq_class, question->class_uid, error) : NULL;
  if (class == NULL)
    return NULL;
  grade = (int) xq_record_get_integer (class, "grade");
  answer->campaign_name = g_strdup (xq_record_get (campaign, "name"));
  answer->class_name = xq_class_name_for_screen (grade, (int) xq_record_get_integer (class, "number"));
  take_instruments (answer, question, campaign, grade);
  if (!take_students (store, answer, question, error) || !take_sheets (store, answer, question, error))
    return NULL;
  return g_steal_pointer (&answer);
}

/* --- writing --- */

static XqRecord *
make_record (XqStore           *store,
             const XqSheetWork *work)
{
  XqRecord *record = xq_store_new_record (store, &xq_screening_sheet);

  xq_record_set (record, "campaign", work->campaign);
  xq_record_set (record, "student", work->student);
  xq_record_set (record, "instrument", work->instrument);
  if (work->filled_on != NULL)
    xq_record_set (record, "filled_on", work->filled_on);
  xq_record_set (record, "answers", work->answers);
  return record;
}

static char *
say_score (const XqScore *score)
{
  g_autofree char *number = NULL;

  if (!score->scored)
    return g_strdup_printf (_("%s: too many answers are missing"), score->scale->name);
  number = score->scale->method == XQ_SCORE_MEAN
             ? g_strdup_printf ("%" G_GINT64_FORMAT ".%02d", score->score / 100, (int) (score->score % 100))
             : g_strdup_printf ("%" G_GINT64_FORMAT, score->score / 100);
  /* Translators: a scale's name, a score, what the range of the score is called */
  return score->band != NULL ? g_strdup_printf (_("%s %s (%s)"), score->scale->name, number, score->band->words)
                             : g_strdup_printf ("%s %s", score->scale->name, number);
}

/* Numbers to talk about, with what the key calls their range: no level follows. */
static char *
say_scores (const XqRecord *record,
            const GArray   *scores)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (g_strcmp0 (xq_record_get (record, "validity"), "void") == 0)
    return g_strdup (_("The sheet is void and is to be filled in again."));
  for (guint i = 0; i < scores->len; i++)
    {
      g_autofree char *said = say_score (&g_array_index (scores, XqScore, i));

      g_string_append_printf (words, "%s%s", i > 0 ? _("; ") : "", said);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

gpointer
xq_sheet_save (XqStore       *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const XqSheetWork *work = data;
  g_autoptr (XqRecord) record = make_record (store, work);
  g_autoptr (GError) left = NULL;
  g_autoptr (GError) unproposed = NULL;
  g_autoptr (GArray) answers = NULL;
  g_autoptr (XqScoredSheet) scored = NULL;
  XqSheetSaved *saved;

  (void) cancellable;
  if (!xq_store_save (store, record, NULL, error))
    return NULL;
  /* The sheet is safe; a draft that stays is offered once more, no worse. */
  if (!xq_store_drop_draft (store, work->draft, &left))
    g_message ("A draft could not be dropped: %s", left->message);
  /* Likewise: it is worked out again when the campaign is looked at. */
  if (!xq_screening_propose (store, work->campaign, work->student, &unproposed))
    g_message ("No level could be proposed: %s", unproposed->message);
  answers = xq_sheet_answers_parse (xq_record_get (record, "answers"), error);
  scored = answers != NULL ? xq_score_sheet (xq_instrument_find (xq_record_get (record, "instrument")), answers, error) : NULL;
  if (scored == NULL)
    return NULL;
  saved = g_new0 (XqSheetSaved, 1);
  saved->words = say_scores (record, scored->scores);
  saved->is_void = g_strcmp0 (xq_record_get (record, "validity"), "void") == 0;
  saved->safety = xq_sheet_safety (record);
  return saved;
}

gpointer
xq_sheet_consent (XqStore       *store,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  const XqSheetWork *work = data;
  g_autoptr (XqRecord) consent = xq_store_new_record (store, &xq_counselling_consent);

  (void) cancellable;
  xq_record_set (consent, "student", work->student);
  xq_record_set (consent, "purpose", "screening");
  xq_record_set (consent, "given_by", "guardian student");
  if (work->filled_on != NULL)
    xq_record_set (consent, "given_on", work->filled_on);
  return xq_store_save (store, consent, NULL, error) ? g_strdup (xq_record_get_uid (consent)) : NULL;
}

gpointer
xq_sheet_keep (XqStore       *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const XqSheetWork *work = data;
  g_autoptr (XqRecord) record = make_record (store, work);

  (void) cancellable;
  (void) xq_store_keep_draft (store, work->draft, record, error);
  return NULL;
}
