/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include "papers/form.h"
#include "papers/print.h"

GBytes *
xq_paper_print (XqStore               *store,
                const char            *paper,
                const XqPaperRequest  *request,
                GStrv                 *missing,
                GError               **error)
{
  g_autoptr (XqFilledPaper) filled = NULL;
  g_autoptr (GBytes) proof = NULL;
  g_autofree char *code = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store) && request != NULL, NULL);

  filled = xq_paper_fill (store, paper, request, error);
  if (filled == NULL)
    return NULL;

  /* Nothing goes into the ledger that then cannot be printed. */
  proof = xq_form_set (filled->paper, filled->values, NULL, NULL, NULL, error);
  if (proof == NULL)
    return NULL;
  code = xq_paper_record (store, filled, request, error);
  if (code == NULL)
    return NULL;
  return xq_form_set (filled->paper, filled->values, code, NULL, missing, error);
}

GBytes *
xq_paper_preview (XqStore              *store,
                  const char           *paper,
                  const XqPaperRequest *request,
                  gboolean             *names_student,
                  GPtrArray           **withheld,
                  GStrv                *missing,
                  GError              **error)
{
  g_autoptr (XqFilledPaper) filled = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store) && request != NULL, NULL);

  filled = xq_paper_fill (store, paper, request, error);
  if (filled == NULL)
    return NULL;
  if (names_student != NULL)
    *names_student = filled->students != NULL;
  if (withheld != NULL && (*withheld = xq_paper_withheld (store, filled, error)) == NULL)
    return NULL;
  return xq_form_set (filled->paper, filled->values, NULL, NULL, missing, error);
}
