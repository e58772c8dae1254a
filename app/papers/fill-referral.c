/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "papers/fill-private.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/referral-track.h"

/* The referral that was asked for, or the student's newest. */
static XqRecord *
find_referral (XqStore               *store,
               XqFilledPaper         *paper,
               const XqPaperRequest  *request,
               GError               **error)
{
  g_autofree char *uid = g_strdup (request->record);
  XqRecord *referral;

  if (uid == NULL && request->student == NULL)
    {
      xq_refuse (error, _("Say which referral, or of which student."));
      return NULL;
    }
  if (uid == NULL &&
      !xq_question (store, "SELECT uid FROM visible_referral WHERE student = unhex (?) AND withdrawn = 0 "
                    "AND stage <> 'withdrawn' ORDER BY opened_on DESC, id DESC LIMIT 1",
                    &uid, error, request->student, NULL, NULL))
    return NULL;
  if (uid == NULL)
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND,
                   _("There is no referral of this student to print. Record it first."));
      return NULL;
    }
  referral = xq_store_get (store, &xq_referral, uid, error);
  if (referral == NULL)
    return NULL;
  if (xq_record_is_withdrawn (referral))
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND, _("This referral was withdrawn and is not printed."));
      xq_record_unref (referral);
      return NULL;
    }
  paper->kind = &xq_referral;
  paper->record = g_steal_pointer (&uid);
  return referral;
}

static void
fill_number (XqFilledPaper   *paper,
             const XqRecord  *referral)
{
  if (xq_record_get (referral, "number") != NULL)
    xq_fill_take (paper, "number", xq_form_expand (xq_form_word ("format", "referral_number"),
                                                   "y", xq_record_get (referral, "number_year"),
                                                   "n", xq_record_get (referral, "number"), NULL));
}

/* A head does not read guardians: these fields then stay blank for the pen. */
static gboolean
fill_guardian (XqStore         *store,
               XqFilledPaper   *paper,
               const XqRecord  *referral,
               GError         **error)
{
  GError *problem = NULL;
  g_autoptr (XqRows) rows = xq_store_query (
    store,
    "SELECT name, relation, phone FROM visible_guardian WHERE student = unhex (?) AND withdrawn = 0 "
    "ORDER BY coalesce (main, 0) DESC, coalesce (carer, 0) DESC, id LIMIT 1",
    error, xq_record_get (referral, "student"), NULL);

  if (rows == NULL)
    return FALSE;
  if (xq_rows_next (rows, &problem))
    {
      xq_fill_text (paper, "guardian", xq_rows_text (rows, 0));
      xq_fill_text (paper, "relation", xq_form_word ("relation", xq_rows_text (rows, 1)));
      xq_fill_text (paper, "phone", xq_rows_text (rows, 2));
    }
  return xq_rows_ended (problem, error);
}

static gboolean
fill_note (XqStore         *store,
           XqFilledPaper   *paper,
           const XqRecord  *referral,
           const char      *field,
           GError         **error)
{
  g_autofree char *text = xq_fill_dup_without_names (store, xq_record_get (referral, field),
                                                     xq_record_get (referral, "student"), NULL, error);

  if (text == NULL)
    return FALSE;
  xq_fill_text (paper, field, text);
  return TRUE;
}

static const char *
guardian_view (const XqRecord *referral)
{
  const char *consent = xq_record_get (referral, "consent");

  if (xq_is_one_of (referral, "consent", "written verbal"))
    return "agreed";
  return consent; /* "refused" or "unreachable" */
}

/* The form has four boxes for whom it is sent to; police and another of the
 * school's own counsellors are written behind the last. */
static void
fill_kind (XqFilledPaper   *paper,
           const XqRecord  *referral)
{
  const char *kind = xq_record_get (referral, "kind");
  const char *other = xq_form_word ("inside", kind);

  xq_fill_ticks (paper, "kind", other != NULL ? "other" : kind);
  xq_fill_text (paper, "kind_other", other);
}

static gboolean
fill_contact (XqStore         *store,
              XqFilledPaper   *paper,
              const XqRecord  *referral,
              GError         **error)
{
  const char *contact = xq_record_get (referral, "contact");

  if (!xq_fill_answer (store, paper, "contact", "SELECT name FROM visible_staff WHERE uid = unhex (?)", contact, error) ||
      !xq_fill_answer (store, paper, "post", "SELECT post FROM visible_staff WHERE uid = unhex (?)", contact, error) ||
      !xq_fill_answer (store, paper, "contact_phone", "SELECT phone FROM visible_staff WHERE uid = unhex (?)", contact,
                       error))
    return FALSE;
  xq_fill_text (paper, "contact_phone", xq_record_get (referral, "contact_phone"));
  return TRUE;
}

gboolean
xq_fill_referral_letter (XqStore               *store,
                         XqFilledPaper         *paper,
                         const XqPaperRequest  *request,
                         GError               **error)
{
  g_autoptr (XqRecord) referral = find_referral (store, paper, request, error);

  if (referral == NULL || !xq_referral_check_letter (referral, error) ||
      !xq_fill_student (store, paper, xq_record_get (referral, "student"), xq_record_get (referral, "opened_on"), error) ||
      !fill_guardian (store, paper, referral, error) || !fill_contact (store, paper, referral, error) ||
      !fill_note (store, paper, referral, "observed", error) || !fill_note (store, paper, referral, "done", error))
    return FALSE;

  fill_number (paper, referral);
  fill_kind (paper, referral);
  xq_fill_text (paper, "receiver", xq_record_get (referral, "receiver"));
  xq_fill_ticks (paper, "urgency", xq_record_get (referral, "urgency"));
  xq_fill_ticks (paper, "safety", xq_record_get (referral, "safety"));
  xq_fill_ticks (paper, "wish", xq_record_get (referral, "wish"));
  xq_fill_text (paper, "wish_other", xq_record_get (referral, "wish_other"));
  xq_fill_ticks (paper, "materials", xq_record_get (referral, "materials") != NULL ? "some" : "none");
  xq_fill_text (paper, "materials_text", xq_record_get (referral, "materials"));
  xq_fill_text (paper, "material_pages", xq_record_get (referral, "material_pages"));
  xq_fill_ticks (paper, "student_view", xq_record_get (referral, "student_view"));
  xq_fill_ticks (paper, "guardian_view", guardian_view (referral));
  xq_fill_take (paper, "reply_due", xq_form_dup_date (xq_record_get (referral, "reply_due")));
  /* Which of the two sentences opens the letter. */
  json_object_set_boolean_member (paper->values, "safety_exception",
                                  !xq_is_one_of (referral, "consent", "written verbal") &&
                                  xq_record_get (referral, "went_ahead_at") != NULL);
  return TRUE;
}

gboolean
xq_fill_guardian_notice (XqStore               *store,
                         XqFilledPaper         *paper,
                         const XqPaperRequest  *request,
                         GError               **error)
{
  g_autoptr (XqRecord) referral = find_referral (store, paper, request, error);

  if (referral == NULL ||
      !xq_fill_student (store, paper, xq_record_get (referral, "student"), xq_record_get (referral, "opened_on"), error) ||
      !fill_guardian (store, paper, referral, error) || !fill_note (store, paper, referral, "observed", error))
    return FALSE;

  fill_number (paper, referral);
  xq_fill_take (paper, "told_on", xq_form_dup_date (xq_record_get (referral, "guardian_talk_on")));
  xq_fill_text (paper, "told_at", xq_record_get (referral, "guardian_talk_at"));
  xq_fill_text (paper, "place", xq_record_get (referral, "guardian_talk_place"));
  xq_fill_ticks (paper, "way", xq_record_get (referral, "guardian_talk_way"));
  xq_fill_text (paper, "people", xq_record_get (referral, "guardian_talk_people"));
  xq_fill_ticks (paper, "safety", xq_record_get (referral, "safety"));
  xq_fill_text (paper, "receiver", xq_record_get (referral, "receiver"));
  return TRUE;
}

gboolean
xq_fill_return_review (XqStore               *store,
                       XqFilledPaper         *paper,
                       const XqPaperRequest  *request,
                       GError               **error)
{
  static const char *const notes[][2] = {
    { "return_review_advice", "advice" },     { "return_review_student", "student" },
    { "return_review_guardian", "guardian_view" }, { "return_review_class", "class_ready" },
    { "return_review_safety", "safety" },     { "return_review_plan", "plan" },
    { "return_review_reason", "reason" },
  };
  g_autoptr (XqRecord) referral = find_referral (store, paper, request, error);

  if (referral == NULL)
    return FALSE;
  if (!xq_referral_was_away (referral))
    return xq_refuse (error, _("The student was not away from school, so there is no return to be reviewed."));
  if (!xq_fill_student (store, paper, xq_record_get (referral, "student"), xq_store_get_today (store), error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autofree char *text = xq_fill_dup_without_names (store, xq_record_get (referral, notes[i][0]),
                                                         xq_record_get (referral, "student"), NULL, error);

      if (text == NULL)
        return FALSE;
      xq_fill_text (paper, notes[i][1], text);
    }
  fill_number (paper, referral);
  xq_fill_take (paper, "review_on", xq_form_dup_date (xq_record_get (referral, "return_review_on")));
  xq_fill_take (paper, "absent_from", xq_form_dup_date (xq_record_get (referral, "return_review_absent_from")));
  xq_fill_take (paper, "absent_until", xq_form_dup_date (xq_record_get (referral, "return_review_absent_until")));
  xq_fill_ticks (paper, "result", xq_record_get (referral, "return_review_result"));
  return TRUE;
}
