/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "papers/fill-private.h"
#include "school/concern.h"
#include "school/kinds.h"
#include "school/question.h"

static gboolean
fill_note (XqStore         *store,
           XqFilledPaper   *paper,
           const XqRecord  *concern,
           const char      *field,
           GError         **error)
{
  g_autofree char *text = xq_fill_dup_without_names (store, xq_record_get (concern, field), xq_record_get (concern, "student"),
                                                     NULL, error);

  if (text == NULL)
    return FALSE;
  xq_fill_text (paper, field, text);
  return TRUE;
}

/* The paper may go back to the teacher: its answer says what the teacher is told. */
static gboolean
fill_answer (XqStore         *store,
             XqFilledPaper   *paper,
             const XqRecord  *concern,
             GError         **error)
{
  if (xq_record_get (concern, "answered_on") == NULL)
    return TRUE;
  xq_fill_ticks (paper, "state", xq_concern_told_state (concern));
  xq_fill_take (paper, "answered_on", xq_form_dup_date (xq_record_get (concern, "answered_on")));
  return fill_note (store, paper, concern, "advice", error);
}

gboolean
xq_fill_concern_note (XqStore               *store,
                      XqFilledPaper         *paper,
                      const XqPaperRequest  *request,
                      GError               **error)
{
  g_autofree char *uid = g_strdup (request->record);
  g_autoptr (XqRecord) concern = NULL;

  if (uid == NULL && request->student == NULL)
    return TRUE;
  /* That somebody raised it is the counsellors' to know. */
  paper->cabinet = XQ_CABINET_CASEWORK;
  if (!xq_fill_check_counsellor (store, error))
    return FALSE;
  if (uid == NULL && !xq_question (store, "SELECT uid FROM visible_concern WHERE student = unhex (?) AND withdrawn = 0 "
                                          "ORDER BY raised_on DESC, id DESC LIMIT 1", &uid, error, request->student, NULL, NULL))
    return FALSE;
  if (uid == NULL)
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND,
                   _("Nobody has raised a concern about this student. Print the empty form instead."));
      return FALSE;
    }
  concern = xq_store_get (store, &xq_concern, uid, error);
  if (concern == NULL)
    return FALSE;
  paper->kind = &xq_concern;
  paper->record = g_steal_pointer (&uid);
  xq_fill_take (paper, "raised_by", xq_vault_dup_name_of (xq_store_get_vault (store), xq_record_get (concern, "raised_by")));
  xq_fill_take (paper, "raised_on", xq_form_dup_date (xq_record_get (concern, "raised_on")));
  xq_fill_ticks (paper, "urgency", xq_record_get (concern, "urgency"));
  xq_fill_ticks (paper, "guardian_told", xq_record_get (concern, "guardian_told"));
  return xq_fill_student (store, paper, xq_record_get (concern, "student"), xq_record_get (concern, "raised_on"), error) &&
         fill_note (store, paper, concern, "seen", error) && fill_note (store, paper, concern, "done", error) &&
         fill_note (store, paper, concern, "wish", error) && fill_answer (store, paper, concern, error);
}
