/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "summary-answer.h"

#include "papers/print.h"

void
xq_summary_answer_free (XqSummaryAnswer *answer)
{
  if (answer == NULL)
    return;
  g_clear_pointer (&answer->sections, g_ptr_array_unref);
  g_strfreev (answer->problems);
  g_clear_pointer (&answer->figures, g_ptr_array_unref);
  g_clear_pointer (&answer->pdf, g_bytes_unref);
  g_strfreev (answer->missing);
  g_free (answer);
}

XqSummaryText *
xq_summary_text_new (const char *term,
                     const char *section,
                     const char *pattern)
{
  XqSummaryText *text;

  g_return_val_if_fail (term != NULL && section != NULL, NULL);

  text = g_new0 (XqSummaryText, 1);
  text->term = g_strdup (term);
  text->section = g_strdup (section);
  text->pattern = g_strdup (pattern);
  return text;
}

void
xq_summary_text_free (XqSummaryText *text)
{
  if (text == NULL)
    return;
  g_free (text->term);
  g_free (text->section);
  g_free (text->pattern);
  g_free (text);
}

gboolean
xq_summary_list_terms (XqStore  *store,
                       XqTerm   *terms,
                       GError  **error)
{
  if (!xq_term_of_day (store, xq_store_get_today (store), &terms[0], error))
    return FALSE;
  for (guint i = 1; i < XQ_SUMMARY_TERMS; i++)
    {
      const XqTerm *later = &terms[i - 1];

      if (!xq_term_get (store, later->number == 2 ? later->year : later->year - 1, later->number == 2 ? 1 : 2,
                        &terms[i], error))
        return FALSE;
    }
  return TRUE;
}

char *
xq_summary_term_words (const XqTerm *term)
{
  g_return_val_if_fail (term != NULL, NULL);

  /* Translators: a school year's two years, and the number of the term */
  return g_strdup_printf (_("%d–%d, term %d"), term->year, term->year + 1, term->number);
}

gpointer
xq_summary_ask (XqStore       *store,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (XqSummaryAnswer) answer = g_new0 (XqSummaryAnswer, 1);
  g_autofree char *name = NULL;
  XqPaperRequest request = { NULL };

  if (!xq_summary_list_terms (store, answer->terms, error))
    return NULL;
  for (guint i = 0; data != NULL && i < XQ_SUMMARY_TERMS; i++)
    {
      g_autofree char *other = g_strdup_printf ("%d-%d", answer->terms[i].year, answer->terms[i].number);

      if (g_str_equal (other, data))
        answer->term = i;
    }
  name = g_strdup_printf ("%d-%d", answer->terms[answer->term].year, answer->terms[answer->term].number);
  answer->figures = xq_term_figures (store, name, error);
  if (answer->figures == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  answer->sections = xq_term_sections (store, &answer->terms[answer->term], answer->figures, error);
  answer->problems = answer->sections != NULL ? xq_term_problems (answer->figures, error) : NULL;
  if (answer->problems == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  request.term = name;
  answer->pdf = xq_paper_preview (store, "term_summary", &request, NULL, NULL, &answer->missing, error);
  return answer->pdf != NULL ? g_steal_pointer (&answer) : NULL;
}

gpointer
xq_summary_write (XqStore       *store,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  const XqSummaryText *text = data;
  XqTerm term;

  (void) cancellable;
  if (xq_term_parse (store, text->term, &term, error))
    (void) xq_term_text_write (store, &term, text->section, text->pattern, error);
  return NULL;
}
