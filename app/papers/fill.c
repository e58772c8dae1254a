/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "papers/fill-private.h"
#include "school/given-paper.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/withhold.h"

typedef struct
{
  const char *name;
  XqCabinet   cabinet;
  gboolean  (*fill) (XqStore *store, XqFilledPaper *paper, const XqPaperRequest *request, GError **error);
} Paper;

static const Paper papers[] = {
  { "referral_letter", XQ_CABINET_CARE, xq_fill_referral_letter },
  { "guardian_notice", XQ_CABINET_CARE, xq_fill_guardian_notice },
  { "return_review", XQ_CABINET_CARE, xq_fill_return_review },
  { "crisis_record", XQ_CABINET_CARE, xq_fill_crisis_record },
  { "case_summary", XQ_CABINET_CASEWORK, xq_fill_case_summary },
  { "case_summary_shared", XQ_CABINET_CASEWORK, xq_fill_case_summary },
  { "term_summary", XQ_CABINET_CARE, xq_fill_term_summary },
  { "home_visit_record", XQ_CABINET_SCHOOL, xq_fill_home_visit_record },
  { "home_visit_class", XQ_CABINET_SCHOOL, xq_fill_home_visit_class },
  { "key_support_ledger", XQ_CABINET_CARE, xq_fill_key_support_ledger },
  { "key_support_ledger_named", XQ_CABINET_CARE, xq_fill_key_support_ledger_named },
  { "support_group_sheet", XQ_CABINET_CARE, xq_fill_support_group_sheet },
  { "case_meeting_record", XQ_CABINET_CARE, xq_fill_case_meeting_record },
  { "duty_poster", XQ_CABINET_SCHOOL, xq_fill_duty_poster },
  { "duty_working", XQ_CABINET_SCHOOL, xq_fill_duty_working },
  { "duty_sheet", XQ_CABINET_SCHOOL, xq_fill_duty_sheet },
  { "inspection_pack", XQ_CABINET_CARE, xq_fill_inspection_pack },
  { "concern_note", XQ_CABINET_SCHOOL, xq_fill_concern_note },
  { "visit_slip", XQ_CABINET_SCHOOL, xq_fill_visit_slip },
  { "counselling_consent", XQ_CABINET_SCHOOL, xq_fill_counselling_consent },
  { "peer_note", XQ_CABINET_SCHOOL, xq_fill_peer_note },
  { "handover", XQ_CABINET_CASEWORK, xq_fill_handover },
  { "screening_observation", XQ_CABINET_SCHOOL, xq_fill_screening_observation },
  { "screening_consent", XQ_CABINET_SCHOOL, xq_fill_screening_consent },
  { "screening_summary", XQ_CABINET_CASEWORK, xq_fill_screening_summary },
  { "student_file", XQ_CABINET_SCHOOL, xq_fill_student_file },
};

const char *const *
xq_paper_names (void)
{
  static const char *names[G_N_ELEMENTS (papers) + 1];
  static gsize once;

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
        names[i] = papers[i].name;
      g_once_init_leave (&once, 1);
    }
  return names;
}

void
xq_filled_paper_free (XqFilledPaper *paper)
{
  if (paper == NULL)
    return;
  g_free (paper->paper);
  g_free (paper->title);
  g_clear_pointer (&paper->values, json_object_unref);
  g_free (paper->record);
  g_free (paper->students);
  g_free (paper);
}

static gboolean
fill_frame (XqStore               *store,
            XqFilledPaper         *paper,
            const XqPaperRequest  *request,
            GError               **error)
{
  g_autofree char *full = NULL;
  g_autofree char *short_name = NULL;

  if (!xq_question (store, "SELECT full_name FROM visible_school LIMIT 1", &full, error, NULL, NULL, NULL) ||
      !xq_question (store, "SELECT short_name FROM visible_school LIMIT 1", &short_name, error, NULL, NULL, NULL))
    return FALSE;
  if (full == NULL)
    full = g_strdup (xq_vault_get_school_name (xq_store_get_vault (store)));
  xq_fill_text (paper, "school", full);
  xq_fill_text (paper, "school_short", short_name != NULL ? short_name : full);
  xq_fill_text (paper, "to", request->to);
  xq_fill_text (paper, "purpose", request->purpose);
  xq_fill_take (paper, "printed_on", xq_form_dup_date (xq_store_get_today (store)));
  return TRUE;
}

static const Paper *
find_paper (const char  *name,
            GError     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_strcmp0 (papers[i].name, name) == 0)
      return &papers[i];
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID,
               _("There is no paper “%s”. “print --list” names the papers."), name != NULL ? name : "");
  return NULL;
}

XqFilledPaper *
xq_paper_fill (XqStore               *store,
               const char            *name,
               const XqPaperRequest  *request,
               GError               **error)
{
  const Paper *paper;
  g_autoptr (XqFilledPaper) filled = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store) && request != NULL, NULL);

  paper = find_paper (name, error);
  if (paper == NULL)
    return NULL;
  if (!xq_vault_holds (xq_store_get_vault (store), paper->cabinet))
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
                   _("This account may not print that paper. Ask a colleague whose work it is."));
      return NULL;
    }
  filled = g_new0 (XqFilledPaper, 1);
  filled->paper = g_strdup (paper->name);
  filled->title = g_strdup (xq_form_word ("paper", paper->name));
  filled->values = json_object_new ();
  filled->cabinet = paper->cabinet;
  if (!fill_frame (store, filled, request, error) || !paper->fill (store, filled, request, error))
    return NULL;
  return g_steal_pointer (&filled);
}

static gboolean
check_receiver (const XqFilledPaper   *paper,
                const XqPaperRequest  *request,
                GError               **error)
{
  const XqField *ground = xq_fields_find (xq_disclosure.fields, "ground");

  if (paper->students == NULL || request->to == NULL)
    return TRUE;
  if (request->purpose == NULL || *request->purpose == '\0' || request->ground == NULL)
    return xq_refuse (error, _("A paper with a student's name leaves the room only with a purpose and a ground: say what "
                               "it is for, and whether by consent, for safety or by duty."));
  for (const XqChoice *choice = ground->choices; choice->code != NULL; choice++)
    if (g_str_equal (choice->code, request->ground))
      return TRUE;
  return xq_refuse (error, _("“%s” is not a known ground for giving out a paper. "
                             "Choose one of the grounds."), request->ground);
}

static gboolean
note_disclosure (XqStore               *store,
                 const XqFilledPaper   *paper,
                 const XqPaperRequest  *request,
                 GError               **error)
{
  const XqGivenPaper given = {
    paper->students, paper->title, request->to, xq_form_word ("format", "kept"), request->purpose, request->ground,
  };

  if (paper->students == NULL ||
      (request->to == NULL && (paper->cabinet == XQ_CABINET_CASEWORK || paper->kind == &xq_class)))
    return TRUE;
  return xq_given_paper_note (store, &given, error);
}

/* From whom something about a child is withheld is no secret to those who could hand
 * the paper to that very person. A class's list goes to no family. */
static gboolean
check_withheld (XqStore               *store,
                const XqFilledPaper   *paper,
                const XqPaperRequest  *request,
                GError               **error)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *all = NULL;

  if (request->despite_withholding)
    return TRUE;
  lines = xq_paper_withheld (store, paper, error);
  if (lines == NULL)
    return FALSE;
  if (lines->len == 0)
    return TRUE;
  g_ptr_array_add (lines, NULL);
  all = g_strjoinv (C_("list", ", "), (char **) lines->pdata);
  return xq_refuse (error, _("Something about a student on this paper is withheld (%s). Make sure that the paper does not "
                             "come into these hands, then confirm it."), all);
}

GPtrArray *
xq_paper_withheld (XqStore              *store,
                   const XqFilledPaper  *paper,
                   GError              **error)
{
  g_return_val_if_fail (XQ_IS_STORE (store) && paper != NULL, NULL);

  return xq_withhold_list (store, paper->kind != &xq_class ? paper->students : NULL, error);
}

char *
xq_paper_record (XqStore               *store,
                 const XqFilledPaper   *paper,
                 const XqPaperRequest  *request,
                 GError               **error)
{
  g_autofree char *verb = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store) && paper != NULL && request != NULL, NULL);

  verb = g_strconcat ("print ", paper->paper, NULL);
  if (!check_receiver (paper, request, error) || !check_withheld (store, paper, request, error) ||
      !note_disclosure (store, paper, request, error) ||
      !xq_store_audit (store, paper->cabinet, verb, paper->kind, paper->record, error))
    return NULL;
  return xq_store_audit_code (store, paper->cabinet, error);
}
