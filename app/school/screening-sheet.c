/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/screening-answers.h"
#include "school/screening-campaign.h"
#include "school/screening-consent.h"

/* Beside the flags that an instrument's key raises: why a sheet is void. */
#define FLAG_VALIDITY "validity"
#define FLAG_MISSING "missing"

static const XqChoice validity_choices[] = {
  { "valid", N_("Valid") },
  { "void", N_("Void, to be filled in again") },
  { NULL }
};

/* The scores are numbers to talk about, worked out at each save with the edition of
 * the key that stands beside them. */
static const XqField fields[] = {
  { 1, "campaign", XQ_FIELD_RECORD, N_("Screening campaign"), XQ_FIELD_REQUIRED, .to = "screening_campaign" },
  { 2, "instrument", XQ_FIELD_TEXT, N_("Questionnaire"), XQ_FIELD_REQUIRED },
  { 3, "instrument_version", XQ_FIELD_TEXT, N_("Edition of the key"), XQ_FIELD_REQUIRED | XQ_FIELD_AUTOMATIC },
  { 4, "student", XQ_FIELD_RECORD, N_("Student"), XQ_FIELD_REQUIRED, .to = "student" },
  { 5, "filled_on", XQ_FIELD_DATE, N_("Filled in on"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY | XQ_FIELD_PAST },
  { 6, "answers", XQ_FIELD_TEXT, N_("Answers"), XQ_FIELD_REQUIRED | XQ_FIELD_UNPRINTED },
  { 7, "entered_by", XQ_FIELD_ACCOUNT, N_("Entered by"), XQ_FIELD_AUTOMATIC | XQ_FIELD_ME },
  { 8, "validity", XQ_FIELD_CHOICE, N_("Validity"),
    XQ_FIELD_REQUIRED | XQ_FIELD_AUTOMATIC, .choices = validity_choices, .initial = "valid" },
  { 9, "void_reason", XQ_FIELD_TEXT, N_("Void for another reason") },
  { 10, "scores", XQ_FIELD_TEXT, N_("Scores"), XQ_FIELD_AUTOMATIC | XQ_FIELD_UNPRINTED },
  { 11, "flags", XQ_FIELD_TEXT, N_("Flags"), XQ_FIELD_AUTOMATIC | XQ_FIELD_UNPRINTED },
  { 12, "retest_of", XQ_FIELD_RECORD, N_("Fills in again"), XQ_FIELD_DETAIL, .to = "screening_sheet" },
  { 0 }
};

static const XqInstrument *
get_instrument (const XqRecord *record)
{
  const char *id = xq_record_get (record, "instrument");

  return id != NULL ? xq_instrument_find (id) : NULL;
}

static char *
format_scores (const XqScoredSheet *sheet)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sheet->scores->len; i++)
    {
      const XqScore *score = &g_array_index (sheet->scores, XqScore, i);

      if (!score->scored)
        continue;
      g_string_append_printf (text, "%s%s=%" G_GINT64_FORMAT, text->len > 0 ? " " : "", score->scale->id, score->score / 100);
      if (score->scale->method == XQ_SCORE_MEAN)
        g_string_append_printf (text, ".%02d", (int) (score->score % 100));
    }
  return g_string_free (text, FALSE);
}

/* The first scale of a key is the one that the sheet stands for: where too many of
 * its answers are missing, there is nothing to go by. */
static gboolean
is_too_empty (const XqScoredSheet *sheet)
{
  return sheet->valid && !g_array_index (sheet->scores, XqScore, 0).scored;
}

static void
set_results (XqRecord            *record,
             const XqScoredSheet *sheet)
{
  g_autoptr (GPtrArray) flags = g_ptr_array_copy (sheet->flags, NULL, NULL);
  gboolean too_empty = is_too_empty (sheet);
  g_autofree char *scores = format_scores (sheet);
  g_autofree char *text = NULL;

  if (!sheet->valid)
    g_ptr_array_add (flags, (gpointer) FLAG_VALIDITY);
  if (too_empty)
    g_ptr_array_add (flags, (gpointer) FLAG_MISSING);
  g_ptr_array_add (flags, NULL);
  text = g_strjoinv (" ", (char **) flags->pdata);
  xq_record_set (record, "scores", scores);
  xq_record_set (record, "flags", text);
  xq_record_set (record, "validity",
                 sheet->valid && !too_empty && xq_record_get (record, "void_reason") == NULL ? "valid" : "void");
}

static gboolean
score (XqRecord            *record,
       const XqInstrument  *instrument,
       GError             **error)
{
  g_autoptr (GArray) answers = xq_sheet_answers_parse (xq_record_get (record, "answers"), error);
  g_autoptr (XqScoredSheet) sheet = answers != NULL ? xq_score_sheet (instrument, answers, error) : NULL;
  g_autofree char *kept = NULL;
  guint given = 0;

  if (sheet == NULL)
    return FALSE;
  for (guint i = 0; i < answers->len; i++)
    given += g_array_index (answers, int, i) != XQ_ANSWER_MISSING;
  if (given == 0)
    return xq_refuse (error, _("There is no answer on this sheet. Do not record a sheet that was handed in empty."));
  kept = xq_sheet_answers_format (answers);
  xq_record_set (record, "answers", kept);
  xq_record_set (record, "instrument_version", instrument->version);
  set_results (record, sheet);
  return TRUE;
}

/* A sheet that follows a void one is its retest. */
static gboolean
find_void (XqStore   *store,
           XqRecord  *record,
           GError   **error)
{
  g_autofree char *found = NULL;

  if (!xq_question (store,
                    "SELECT uid FROM visible_screening_sheet AS s WHERE campaign = unhex (?) AND student = unhex (?) "
                    "AND instrument = ? AND validity = 'void' AND withdrawn = 0 AND NOT EXISTS "
                    "(SELECT 1 FROM visible_screening_sheet AS r WHERE r.retest_of = s.uid AND r.withdrawn = 0) "
                    "ORDER BY filled_on DESC, id DESC",
                    &found, error, xq_record_get (record, "campaign"), xq_record_get (record, "student"),
                    xq_record_get (record, "instrument")))
    return FALSE;
  xq_record_set (record, "retest_of", found);
  return TRUE;
}

static gboolean
prepare (XqStore         *store,
         XqRecord        *record,
         const XqRecord  *before,
         GError         **error)
{
  const XqInstrument *instrument = get_instrument (record);

  if (xq_record_get (record, "instrument") == NULL || xq_record_get (record, "answers") == NULL)
    return TRUE;
  if (instrument == NULL)
    return xq_refuse (error, _("There is no questionnaire “%s”. Choose one that the program knows."),
                      xq_record_get (record, "instrument"));
  if (before == NULL || g_strcmp0 (xq_record_get (before, "answers"), xq_record_get (record, "answers")) != 0)
    xq_record_set (record, "entered_by", xq_store_get_me (store));
  if (before == NULL && xq_record_get (record, "retest_of") == NULL && xq_record_get (record, "campaign") != NULL &&
      xq_record_get (record, "student") != NULL && !find_void (store, record, error))
    return FALSE;
  return score (record, instrument, error);
}

static gboolean
check_only_one (XqStore         *store,
                const XqRecord  *record,
                GError         **error)
{
  const char *uid = xq_record_get_uid (record);
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;
  gboolean found;

  rows = xq_store_query (store,
                         "SELECT 1 FROM visible_screening_sheet WHERE campaign = unhex (?) AND student = unhex (?) "
                         "AND instrument = ? AND validity = 'valid' AND withdrawn = 0 AND uid IS NOT unhex (?)",
                         error, xq_record_get (record, "campaign"), xq_record_get (record, "student"),
                         xq_record_get (record, "instrument"), uid != NULL ? uid : "", NULL);
  if (rows == NULL)
    return FALSE;
  found = xq_rows_next (rows, &problem);
  if (!found)
    return xq_rows_ended (problem, error);
  return xq_refuse (error, _("The student has a valid sheet of this questionnaire in this campaign already. "
                             "Open it and change it instead."));
}

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  const XqInstrument *instrument = get_instrument (record);
  const char *student = xq_record_get (record, "student");
  const char *day = xq_record_get (record, "filled_on");
  g_autofree char *used = NULL;
  int grade;

  (void) before;
  if (xq_record_is_withdrawn (record))
    return TRUE;
  if (!xq_refuse_unknown_student (store, record, error) ||
      !xq_screening_refuse_outside (store, xq_record_get (record, "campaign"), student, day, &grade, error) ||
      !xq_question (store,
                    "SELECT 1 FROM visible_screening_campaign WHERE uid = unhex (?) "
                    "AND instr (' ' || instruments || ' ', ' ' || ? || ' ') > 0",
                    &used, error, xq_record_get (record, "campaign"), instrument->id, NULL))
    return FALSE;
  if (used == NULL)
    return xq_refuse (error, _("The campaign does not use %s. Add it to the campaign first."), instrument->name);
  if (grade < (int) instrument->from_grade)
    return xq_refuse (error, _("%s is not given to children below grade %u. Choose another questionnaire for this class."),
                      instrument->name, instrument->from_grade);
  if (!xq_screening_refuse_unconsented (store, student, day, error))
    return FALSE;
  return !xq_is_one_of (record, "validity", "valid") || check_only_one (store, record, error);
}

const XqKind xq_screening_sheet = {
  .number = 207,
  .name = "screening_sheet",
  .title = N_("Answer sheet"),
  .cabinet = XQ_CABINET_CASEWORK,
  .fields = fields,
  .list = "filled_on student instrument validity",
  .order = "filled_on desc, id desc",
  .label = "filled_on student instrument",
  .access = XQ_ACCESS_OF_CASEWORK,
  .prepare = prepare,
  .check = check,
};
