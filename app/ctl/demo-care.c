/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include "ctl/demo-cases.h"
#include "rules/figure.h"
#include "school/kinds.h"

/* Letters came in at unlock in no order that a seed could give; their texts do. */
static int
compare_letters (gconstpointer first,
                 gconstpointer second)
{
  return g_strcmp0 (xq_record_get (*(XqRecord *const *) first, "text"), xq_record_get (*(XqRecord *const *) second, "text"));
}

static gboolean
answer_letters (XqDemo  *demo,
                GError **error)
{
  static const char *const states[] = { "met", "advice", "watching", "closed", "received" };
  g_autoptr (GPtrArray) letters = xq_store_list (demo->store, &xq_received_letter, NULL, error);

  if (letters == NULL)
    return FALSE;
  g_ptr_array_sort (letters, compare_letters);
  for (guint i = 0; i < letters->len; i++)
    {
      XqRecord *letter = g_ptr_array_index (letters, i);
      const char *state = states[i % G_N_ELEMENTS (states)];
      g_autofree char *advice = xq_demo_any_text (demo, "care", "advice", "advice", NULL);

      xq_demo_count (demo, &xq_received_letter);
      if (g_str_equal (state, "received"))
        continue;
      xq_record_set (letter, "state", state);
      xq_record_set (letter, "advice", advice);
      if (!xq_store_save (demo->store, letter, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* What was told to families and to teachers of a subject, besides the messages. */
static gboolean
write_disclosure (XqDemo            *demo,
                  const XqDemoCase  *item,
                  GError           **error)
{
  gboolean family = xq_demo_chance (demo, 0.6);
  const XqDemoPerson *teacher = xq_demo_person (demo, XQ_ROLE_SUBJECT_TEACHER, item->child->cohort % XQ_DEMO_GRADES);
  g_autofree char *told_on = xq_demo_day_text (item->held_on[item->n_sessions - 1]);

  return xq_demo_add (demo, &xq_disclosure, error, "student", item->child->uid, "told_on", told_on, "told_at", "17:40",
                      "told_to", family ? item->child->carer_word : teacher->name,
                      "told_to_staff", family ? NULL : teacher->staff, "way", family ? "phone" : "in_person",
                      "what", xq_demo_words_get (demo->words, "care", "disclosure", family ? "what1" : "what3"),
                      "why", xq_demo_words_get (demo->words, "care", "disclosure", family ? "why1" : "why3"),
                      "ground", family ? "student_consent" : "duty", "student_knows", "knows", NULL);
}

static gboolean
write_disclosures (XqDemo     *demo,
                   GPtrArray  *cases,
                   GError    **error)
{
  gboolean ok = xq_store_begin (demo->store, XQ_CABINET_CARE, "add", error);

  if (!ok)
    return FALSE;
  for (guint i = 0; ok && i < cases->len; i++)
    {
      const XqDemoCase *item = g_ptr_array_index (cases, i);

      if (item->referral < 0 && xq_demo_chance (demo, 0.25))
        ok = write_disclosure (demo, item, error);
    }
  return xq_demo_end (demo, ok, error);
}

/* The sentences count by themselves; what the school means to do, people write. */
static gboolean
write_term_texts (XqDemo  *demo,
                  GError **error)
{
  guint n = xq_demo_words_count (demo->words, "care", "term", "plans");
  gboolean ok = xq_store_begin (demo->store, XQ_CABINET_CARE, "add", error);

  if (!ok)
    return FALSE;
  for (guint i = 0; ok && i < demo->terms->len; i++)
    {
      const XqDemoTerm *term = g_ptr_array_index (demo->terms, i);
      g_autofree char *year = g_strdup_printf ("%d", term->year);
      g_autofree char *key = g_strdup_printf ("plans%u", 1 + i % n);

      ok = xq_demo_add (demo, &xq_term_text, error, "year", year, "number", term->number == 1 ? "1" : "2",
                        "section", "plans", "text", xq_demo_words_get (demo->words, "care", "term", key), NULL);
    }
  return xq_demo_end (demo, ok, error);
}

gboolean
xq_demo_write_care (XqDemo     *demo,
                    GPtrArray  *cases,
                    GError    **error)
{
  return answer_letters (demo, error) && xq_demo_answer_concerns (demo, error) && xq_demo_write_ledger (demo, cases, error) &&
         write_disclosures (demo, cases, error) && write_term_texts (demo, error);
}

/* The full-time counsellor admits the colleague, opens the files and writes the
 * own part; the colleague comes after. */
gboolean
xq_demo_counsel (XqDemo  *demo,
                 GError **error)
{
  XqDemoPerson *first = xq_demo_person (demo, XQ_ROLE_COUNSELLOR, 0);
  XqDemoPerson *second = xq_demo_person (demo, XQ_ROLE_COUNSELLOR, 1);
  g_autoptr (GPtrArray) cases = xq_demo_plan_cases (demo);

  return xq_demo_enter (demo, first, demo->today, error) && xq_vault_admit (demo->vault, second->account, error) &&
         xq_demo_write_cases (demo, cases, error) && xq_demo_write_sessions (demo, cases, 0, error) &&
         xq_demo_write_talks (demo, cases, error) && xq_demo_write_referrals (demo, cases, error) &&
         xq_demo_write_support (demo, cases, error) && xq_demo_write_crises (demo, cases, error) &&
         xq_demo_write_care (demo, cases, error) &&
         xq_demo_enter (demo, second, demo->today, error) && xq_demo_write_sessions (demo, cases, 1, error) &&
         xq_figures_publish (demo->store, error);
}
