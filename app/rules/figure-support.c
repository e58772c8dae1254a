/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include <string.h>

#include "rules/figure-private.h"
#include "rules/requirement.h"
#include "rules/support-ledger.h"

static gboolean
add_judged (const XqCount  *count,
            GPtrArray      *figures,
            const char     *id,
            GPtrArray      *requirements,
            const char     *setting,
            GError        **error)
{
  guint met = xq_requirements_count (requirements, XQ_FIGURE_MET);
  guint missed = xq_requirements_count (requirements, XQ_FIGURE_NOT_MET);
  XqFigure *figure = xq_figures_add (figures, id, met);

  figure->denominator = requirements->len;
  return xq_figure_require (figure, count->store, requirements->len, setting, missed == 0, error);
}

/* At the term's beginning, listed, taken off, at its end: the first two less the
 * third is the fourth. Who was listed and taken off on one day is in both. */
gboolean
xq_figures_count_support (const XqCount  *count,
                          GPtrArray      *figures,
                          GError        **error)
{
  g_autoptr (GPtrArray) entries = xq_support_entries (count->store, count->name, error);
  g_autoptr (GPtrArray) groups = entries != NULL ? xq_support_groups_required (count->store, count->name, error) : NULL;
  g_autoptr (GPtrArray) reviews = groups != NULL ? xq_support_reviews_required (count->store, count->name, error) : NULL;
  g_autoptr (GPtrArray) decisions = reviews != NULL ? xq_support_decisions_required (count->store, count->name, error) : NULL;
  gint64 before = 0;
  gint64 listed = 0;
  gint64 off = 0;

  if (decisions == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      const XqSupportEntry *entry = g_ptr_array_index (entries, i);

      if (strcmp (entry->opened_on, count->term.counted_from) < 0)
        before++;
      else
        listed++;
      if (*entry->closed_on != '\0' && strcmp (entry->closed_on, count->term.counted_until) <= 0)
        off++;
    }
  xq_figures_add (figures, "ks_open0", before);
  xq_figures_add (figures, "ks_new", listed);
  xq_figures_add (figures, "ks_out", off);
  xq_figures_add (figures, "ks_open1", before + listed - off);
  return add_judged (count, figures, "ks_full", groups, "key_support.roles", error) &&
         add_judged (count, figures, "ks_reviewed", reviews, "key_support.review_days_focus", error) &&
         add_judged (count, figures, "ks_decided", decisions, "key_support.decide_days", error);
}
