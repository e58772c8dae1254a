/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "observation-work.h"

#include "school/class-name.h"
#include "school/kinds.h"
#include "school/screening-letter.h"
#include "school/student-lookup.h"
#include "store/draft.h"
#include "vault/hash.h"

/* The first line of what is half written says of which class it is; each line more is a
 * child's: who, whether the psychology teacher is asked, the answers, the remark. */
#define CLASS_LINE "class\t"

/* --- life --- */

XqObservationQuestion *
xq_observation_question_new (const char *campaign,
                             const char *class_uid,
                             const char *draft)
{
  XqObservationQuestion *question = g_new0 (XqObservationQuestion, 1);

  question->campaign = g_strdup (campaign);
  question->class_uid = g_strdup (class_uid);
  question->draft = g_strdup (draft);
  return question;
}

void
xq_observation_question_free (XqObservationQuestion *question)
{
  g_return_if_fail (question != NULL);

  g_free (question->campaign);
  g_free (question->class_uid);
  g_free (question->draft);
  g_free (question);
}

void
xq_observation_answer_free (XqObservationAnswer *answer)
{
  if (answer == NULL)
    return;
  xq_observation_table_free (answer->table);
  g_free (answer->campaign);
  g_free (answer->campaign_name);
  g_free (answer->class_uid);
  g_free (answer->class_name);
  g_clear_pointer (&answer->form, xq_record_unref);
  g_free (answer->draft);
  g_free (answer);
}

typedef struct
{
  char *student;
  char *answers;
  char *remark;
  char *ask;
} Sending;

static void
sending_free (Sending *sending)
{
  g_free (sending->student);
  g_free (sending->answers);
  g_free (sending->remark);
  g_free (sending->ask);
  g_free (sending);
}

static char *
dup_written (const XqObservationAnswer *answer)
{
  g_autoptr (GString) text = g_string_new (CLASS_LINE);
  gboolean found = FALSE;

  g_string_append (text, answer->class_uid);
  for (guint i = 0; i < answer->table->lines->len; i++)
    {
      const XqObservationLine *line = g_ptr_array_index (answer->table->lines, i);
      g_autofree char *answers = NULL;

      if (line->state != XQ_OBSERVATION_NOTED && line->state != XQ_OBSERVATION_CHANGED)
        continue;
      answers = xq_observation_line_dup_answers (answer->table, line);
      g_string_append_printf (text, "\n%s\t%s\t%s\t%s", line->student, xq_observation_line_get_ask (answer->table, line), answers,
                              line->remark);
      found = TRUE;
    }
  return found ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

XqObservationWork *
xq_observation_work_new (const XqObservationAnswer *answer)
{
  XqObservationWork *work;

  g_return_val_if_fail (answer != NULL, NULL);

  work = g_new0 (XqObservationWork, 1);
  work->campaign = g_strdup (answer->campaign);
  work->form = g_strdup (xq_record_get_uid (answer->form));
  work->draft = g_strdup (answer->draft);
  work->written = dup_written (answer);
  work->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) sending_free);
  return work;
}

void
xq_observation_work_hand_over (XqObservationWork        *work,
                               const XqObservationTable *table,
                               const XqObservationLine  *line)
{
  Sending *sending;

  g_return_if_fail (work != NULL && table != NULL && line != NULL);

  sending = g_new0 (Sending, 1);
  sending->student = g_strdup (line->student);
  sending->answers = xq_observation_line_dup_answers (table, line);
  sending->remark = g_strdup (line->remark);
  sending->ask = g_strdup (xq_observation_line_get_ask (table, line));
  g_ptr_array_add (work->lines, sending);
}

void
xq_observation_work_free (XqObservationWork *work)
{
  g_return_if_fail (work != NULL);

  g_free (work->campaign);
  g_free (work->form);
  g_free (work->draft);
  g_free (work->written);
  g_ptr_array_unref (work->lines);
  g_free (work);
}

/* --- reading --- */

gboolean
xq_observation_draft_is_class (const XqRecord *record)
{
  const char *written;

  g_return_val_if_fail (record != NULL, FALSE);

  if (xq_record_get_kind (record) != &xq_screening_observation || xq_record_get (record, "student") != NULL)
    return FALSE;
  written = xq_record_get (record, "remark");
  return written != NULL && g_str_has_prefix (written, CLASS_LINE);
}

/* The draft that was asked for, or the one of this class and campaign. */
static gboolean
find_draft (XqStore                      *store,
            const XqObservationQuestion  *question,
            XqObservationAnswer          *answer,
            char                        **written,
            GError                      **error)
{
  g_autoptr (GPtrArray) drafts = xq_store_list_drafts (store, error);
  g_autofree char *key = NULL;

  if (drafts == NULL)
    return FALSE;
  if (question->draft == NULL)
    {
      key = g_strjoin (" ", xq_store_get_me (store), question->campaign, question->class_uid, NULL);
      answer->draft = xq_uid_derive ("class observation", key);
    }
  else
    answer->draft = g_strdup (question->draft);
  answer->campaign = g_strdup (question->campaign);
  answer->class_uid = g_strdup (question->class_uid);
  for (guint i = 0; i < drafts->len; i++)
    {
      const XqDraft *draft = g_ptr_array_index (drafts, i);

      if (!g_str_equal (draft->id, answer->draft) || !xq_observation_draft_is_class (draft->record))
        continue;
      *written = g_strdup (xq_record_get (draft->record, "remark"));
      answer->kept_at = draft->kept_at;
      if (question->draft != NULL)
        {
          g_auto (GStrv) lines = g_strsplit (*written, "\n", 2);

          answer->campaign = g_strdup (xq_record_get (draft->record, "campaign"));
          answer->class_uid = g_strdup (lines[0] + strlen (CLASS_LINE));
        }
    }
  if (answer->campaign != NULL && answer->class_uid != NULL)
    return TRUE;
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND, _("This draft is gone: it was saved or dropped."));
  return FALSE;
}

/* What the program asks about older children only is no column of a young class. */
static void
take_items (XqObservationTable *table,
            const XqRecord     *form,
            int                 grade)
{
  GPtrArray *items = xq_record_get_parts (form, "items");

  for (guint i = 0; i < items->len; i++)
    {
      const XqRecord *item = g_ptr_array_index (items, i);
      XqObservationItem *shown;

      if (xq_record_get_integer (item, "from_grade") > grade)
        continue;
      shown = xq_observation_table_add_item (table, xq_record_get (item, "code"), xq_record_get (item, "aspect"),
                                             xq_record_get (item, "text"));
      shown->safety = xq_record_get_integer (item, "safety") != 0;
      shown->protective = xq_record_get_integer (item, "protective") != 0;
    }
}

static gboolean
read_form (XqStore              *store,
           XqObservationAnswer  *answer,
           GError              **error)
{
  g_autoptr (XqRecord) campaign = xq_store_get (store, &xq_screening_campaign, answer->campaign, error);
  g_autoptr (XqRecord) class = campaign != NULL ? xq_store_get (store, &xq_class, answer->class_uid, error) : NULL;
  const char *form;
  int grade;

  if (class == NULL)
    return FALSE;
  form = xq_record_get (campaign, "form");
  if (form == NULL)
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID,
                   _("The campaign has no observation form. A psychology teacher chooses one in the campaign."));
      return FALSE;
    }
  answer->form = xq_store_get (store, &xq_screening_form, form, error);
  if (answer->form == NULL)
    return FALSE;
  grade = (int) xq_record_get_integer (class, "grade");
  answer->campaign_name = g_strdup (xq_record_get (campaign, "name"));
  answer->class_name = xq_class_name_for_screen (grade, (int) xq_record_get_integer (class, "number"));
  answer->is_closed = xq_record_get (campaign, "closed_on") != NULL &&
                      g_strcmp0 (xq_record_get (campaign, "closed_on"), xq_store_get_today (store)) < 0;
  take_items (answer->table, answer->form, grade);
  return TRUE;
}

static gboolean
read_students (XqStore              *store,
               XqObservationAnswer  *answer,
               GError              **error)
{
  g_autoptr (GPtrArray) students = xq_student_list (store, error);

  if (students == NULL)
    return FALSE;
  for (guint i = 0; i < students->len; i++)
    {
      const XqFoundStudent *student = g_ptr_array_index (students, i);

      if (g_strcmp0 (student->class_uid, answer->class_uid) == 0)
        xq_observation_table_add_line (answer->table, student->uid, student->name, student->seat);
    }
  return TRUE;
}

static gboolean
read_own (XqStore              *store,
          XqObservationAnswer  *answer,
          GError              **error)
{
  g_autoptr (GPtrArray) own = xq_observations_own (store, answer->campaign, answer->class_uid, error);

  if (own == NULL)
    return FALSE;
  for (guint i = 0; i < own->len; i++)
    {
      const XqObservation *observation = g_ptr_array_index (own, i);
      XqObservationLine *line = xq_observation_table_find_line (answer->table, observation->student);

      if (line == NULL)
        continue;
      xq_observation_line_take_answers (answer->table, line, observation->answers, observation->ask, observation->remark);
      g_free (line->sent_on);
      line->sent_on = g_strdup (observation->observed_on);
      line->state = XQ_OBSERVATION_SENT;
    }
  return TRUE;
}

static void
take_written (XqObservationTable *table,
              const char         *written)
{
  g_auto (GStrv) lines = g_strsplit (written, "\n", -1);

  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], "\t", 4);
      XqObservationLine *line = g_strv_length (words) == 4 ? xq_observation_table_find_line (table, words[0]) : NULL;

      if (line == NULL)
        continue;
      xq_observation_line_take_answers (table, line, words[2], words[1], words[3]);
      line->state = line->sent_on != NULL ? XQ_OBSERVATION_CHANGED : XQ_OBSERVATION_NOTED;
    }
}

gpointer
xq_observation_ask (XqStore       *store,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (XqObservationAnswer) answer = g_new0 (XqObservationAnswer, 1);
  g_autofree char *written = NULL;

  (void) cancellable;
  answer->table = xq_observation_table_new ();
  if (!find_draft (store, data, answer, &written, error) || !read_form (store, answer, error) ||
      !read_students (store, answer, error) || !read_own (store, answer, error))
    return NULL;
  if (written != NULL)
    take_written (answer->table, written);
  return g_steal_pointer (&answer);
}

/* --- writing --- */

static gboolean
keep (XqStore                  *store,
      const XqObservationWork  *work,
      GError                  **error)
{
  g_autoptr (XqRecord) record = NULL;

  if (work->written == NULL)
    return xq_store_drop_draft (store, work->draft, error);
  record = xq_record_new (&xq_screening_observation);
  xq_record_set (record, "campaign", work->campaign);
  xq_record_set (record, "form", work->form);
  xq_record_set (record, "remark", work->written);
  return xq_store_keep_draft (store, work->draft, record, error);
}

gpointer
xq_observation_keep (XqStore       *store,
                     gpointer       data,
                     GCancellable  *cancellable,
                     GError       **error)
{
  (void) cancellable;
  (void) keep (store, data, error);
  return NULL;
}

/* What was handed over is half written no more. */
static void
strike_out (XqObservationWork *work,
            const char        *student)
{
  g_auto (GStrv) lines = g_strsplit (work->written != NULL ? work->written : "", "\n", -1);
  g_autoptr (GString) left = g_string_new (lines[0]);
  gboolean found = FALSE;

  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    if (!g_str_has_prefix (lines[i], student))
      {
        g_string_append_printf (left, "\n%s", lines[i]);
        found = TRUE;
      }
  g_free (work->written);
  work->written = found ? g_string_free (g_steal_pointer (&left), FALSE) : NULL;
}

gpointer
xq_observation_hand_over (XqStore       *store,
                          gpointer       data,
                          GCancellable  *cancellable,
                          GError       **error)
{
  XqObservationWork *work = data;
  g_autoptr (GError) problem = NULL;

  (void) cancellable;
  for (guint i = 0; i < work->lines->len && problem == NULL; i++)
    {
      const Sending *sending = g_ptr_array_index (work->lines, i);

      if (xq_observation_send (store, work->campaign, work->form, sending->student, sending->answers,
                               *sending->remark != '\0' ? sending->remark : NULL, sending->ask, &problem))
        strike_out (work, sending->student);
    }
  if (!keep (store, work, problem == NULL ? &problem : NULL))
    g_message ("What is half written could not be kept");
  if (problem == NULL)
    return GINT_TO_POINTER (TRUE);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}
