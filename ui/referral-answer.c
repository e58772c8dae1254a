/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "referral-answer.h"

#include "school/guardian-doubt.h"
#include "school/kinds.h"
#include "school/person-name.h"
#include "school/question.h"
#include "school/record-words.h"
#include "school/settings.h"
#include "school/student-class.h"

void
xq_referral_line_free (XqReferralLine *line)
{
  if (line == NULL)
    return;
  g_free (line->uid);
  g_free (line->number);
  g_free (line->grade);
  g_free (line->name);
  g_free (line->receiver);
  g_free (line->missing);
  g_free (line);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqReferralLine, xq_referral_line_free)

static void
fact_free (XqReferralFact *fact)
{
  g_free (fact->title);
  g_free (fact->words);
  g_free (fact);
}

void
xq_referral_answer_free (XqReferralAnswer *answer)
{
  if (answer == NULL)
    return;
  xq_referral_line_free (answer->line);
  g_free (answer->student);
  g_free (answer->given_ground);
  g_free (answer->reason);
  for (guint step = 0; step < XQ_REFERRAL_NOTHING; step++)
    g_clear_pointer (&answer->facts[step], g_ptr_array_unref);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqReferralAnswer, xq_referral_answer_free)

static char *
say_missing (XqRecordWords         *words,
             const XqRecord        *referral,
             const XqReferralTrack *track)
{
  g_autofree char *consent = NULL;

  if (!track->lacks_consent || track->next == XQ_REFERRAL_ASSESS)
    return NULL;
  if (xq_record_get (referral, "consent") == NULL)
    return g_strdup (_("Consent of the guardian not recorded yet"));
  consent = xq_record_words_of (words, referral, xq_fields_find (xq_referral.fields, "consent"));
  /* Translators: "does not consent" or "cannot be reached" */
  return g_strdup_printf (_("Guardian: %s"), consent);
}

static XqReferralLine *
say_line (XqStore         *store,
          XqRecordWords   *words,
          const XqRecord  *referral,
          gint64           hours,
          gboolean         whole_name,
          GError         **error)
{
  g_autoptr (XqReferralLine) line = g_new0 (XqReferralLine, 1);
  const char *student = xq_record_get (referral, "student");
  const char *receiver = xq_record_get (referral, "receiver");
  const char *name = xq_record_words_name (words, &xq_student, student);

  xq_referral_track (referral, xq_store_get_today (store), hours, &line->track);
  line->uid = g_strdup (xq_record_get_uid (referral));
  /* Translators: the number of a referral within a year: year, number */
  line->number = g_strdup_printf (_("Referral %d-%d"), (int) xq_record_get_integer (referral, "number_year"),
                                  (int) xq_record_get_integer (referral, "number"));
  line->name = whole_name ? g_strdup (name) : xq_person_name_dup_masked (name);
  line->receiver = g_strdup (receiver != NULL ? receiver : "");
  line->missing = say_missing (words, referral, &line->track);
  return xq_student_class_grade (store, student, &line->grade, error) ? g_steal_pointer (&line) : NULL;
}

static int
rank (const XqReferralLine *line)
{
  if (line->track.owes_ground)
    return 0;
  if (line->track.urgent)
    return 1;
  if (line->track.waits_for_reply && line->track.reply_days < 0)
    return 2;
  return line->track.ended ? 4 : 3;
}

/* The list came with the newest first, which the sort keeps. */
static int
compare_lines (gconstpointer a,
               gconstpointer b,
               gpointer      unused)
{
  (void) unused;
  return rank (*(XqReferralLine *const *) a) - rank (*(XqReferralLine *const *) b);
}

gpointer
xq_referrals_ask (XqStore       *store,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (XqRecordWords) words = xq_record_words_new (store);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_referral_line_free);
  g_autoptr (GPtrArray) referrals = NULL;
  gint64 hours;

  if (g_str_equal (data, "open"))
    {
      xq_filter_add (filter, "stage", "<>", "closed");
      xq_filter_add (filter, "stage", "<>", "withdrawn");
    }
  referrals = xq_store_list (store, &xq_referral, filter, error);
  if (referrals == NULL || !xq_setting_integer (store, "referral.override_hours", &hours, error))
    return NULL;
  for (guint i = 0; i < referrals->len; i++)
    {
      XqReferralLine *line;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      line = say_line (store, words, g_ptr_array_index (referrals, i), hours, FALSE, error);
      if (line == NULL)
        return NULL;
      g_ptr_array_add (lines, line);
    }
  g_ptr_array_sort_with_data (lines, compare_lines, NULL);
  return g_steal_pointer (&lines);
}

static GPtrArray *
say_facts (XqRecordWords  *words,
           const XqRecord *referral,
           XqReferralStep  step)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func ((GDestroyNotify) fact_free);
  const char *const *names = xq_referral_step_fields (step);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const XqField *field = xq_fields_find (xq_referral.fields, names[i]);
      g_autofree char *said = NULL;
      XqReferralFact *fact;

      /* Each stands once: the student above all steps, the rest where it was first asked. */
      if (g_str_equal (names[i], "student") ||
          (step == XQ_REFERRAL_ISSUE && g_strv_contains (xq_referral_step_fields (XQ_REFERRAL_TALK), names[i])) ||
          (step == XQ_REFERRAL_ISSUE && g_strv_contains (xq_referral_step_fields (XQ_REFERRAL_ASSESS), names[i])) ||
          (step == XQ_REFERRAL_FOLLOW && g_strv_contains (xq_referral_step_fields (XQ_REFERRAL_REPLY), names[i])) ||
          (step == XQ_REFERRAL_CLOSE && g_strv_contains (xq_referral_step_fields (XQ_REFERRAL_REPLY), names[i])))
        continue;
      said = xq_record_words_of (words, referral, field);
      if (*said == '\0')
        continue;
      fact = g_new0 (XqReferralFact, 1);
      fact->title = g_strdup (_(field->title));
      fact->words = g_steal_pointer (&said);
      g_ptr_array_add (facts, fact);
    }
  return facts;
}

gpointer
xq_referral_ask (XqStore       *store,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (XqReferralAnswer) answer = g_new0 (XqReferralAnswer, 1);
  g_autoptr (XqRecordWords) words = xq_record_words_new (store);
  g_autoptr (XqRecord) referral = xq_store_get (store, &xq_referral, data, error);
  gint64 hours;

  if (referral == NULL || g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !xq_setting_integer (store, "referral.override_hours", &hours, error))
    return NULL;
  answer->line = say_line (store, words, referral, hours, TRUE, error);
  if (answer->line == NULL)
    return NULL;
  answer->student = g_strdup (xq_record_get (referral, "student"));
  if (!xq_guardian_is_in_doubt (store, answer->student, &answer->in_doubt, error))
    return NULL;
  answer->given_ground = g_strdup (xq_is_one_of (referral, "consent", "written verbal") ? "guardian_consent"
                                                                                        : xq_record_get (referral, "ground"));
  answer->reason = g_strdup (xq_record_get (referral, "reason"));
  for (XqReferralStep step = 0; step < XQ_REFERRAL_NOTHING; step++)
    answer->facts[step] = say_facts (words, referral, step);
  return g_steal_pointer (&answer);
}

static char *
dup_reply (const XqReferralTrack *track)
{
  if (track->reply_days < 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Reply slip (%d day late)", "Reply slip (%d days late)",
                                         (gulong) -track->reply_days), -track->reply_days);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Reply slip (%d day left)", "Reply slip (%d days left)",
                                       (gulong) track->reply_days), track->reply_days);
}

char *
xq_referral_dup_track (const XqReferralTrack *track)
{
  static const char *const signs[] = {
    [XQ_REFERRAL_SKIPPED] = "", [XQ_REFERRAL_AHEAD] = "○", [XQ_REFERRAL_NOW] = "◉", [XQ_REFERRAL_DONE] = "●"
  };
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (track != NULL, NULL);

  for (XqReferralStep step = 0; step < XQ_REFERRAL_N_STEPS; step++)
    {
      g_autofree char *reply = step == XQ_REFERRAL_REPLY && track->waits_for_reply ? dup_reply (track) : NULL;

      if (track->states[step] == XQ_REFERRAL_SKIPPED)
        continue;
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? "  " : "", signs[track->states[step]],
                              reply != NULL ? reply : xq_referral_step_title (step));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
