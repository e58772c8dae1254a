/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/screening-private.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/settings.h"

/* From the lightest on, as xq_attention_choices names them. */
static const char *const levels[] = { "none", "watch", "focus", "urgent" };

/* What of a school's settings a proposal leans on. */
typedef struct
{
  guint  safety;
  guint  flag;
  guint  ask_now;
  guint  ask;
  gint64 often_watch;
  gint64 often_focus;
  gint64 register_counts;
} Thresholds;

typedef struct
{
  guint    level;
  GString *why;
} Proposal;

static gboolean
read_level (XqStore     *store,
            const char  *setting,
            guint       *level,
            GError     **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) codes = NULL;

  if (!xq_setting_text (store, setting, &text, error))
    return FALSE;
  codes = g_strsplit (text, " ", 2);
  *level = 0;
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (g_strcmp0 (codes[0], levels[i]) == 0)
      *level = i;
  return TRUE;
}

static gboolean
read_thresholds (XqStore     *store,
                 Thresholds  *thresholds,
                 GError     **error)
{
  return read_level (store, "screening.level_safety", &thresholds->safety, error) &&
         read_level (store, "screening.level_flag", &thresholds->flag, error) &&
         read_level (store, "screening.level_ask_now", &thresholds->ask_now, error) &&
         read_level (store, "screening.level_ask", &thresholds->ask, error) &&
         xq_setting_integer (store, "screening.often_watch", &thresholds->often_watch, error) &&
         xq_setting_integer (store, "screening.often_focus", &thresholds->often_focus, error) &&
         xq_setting_integer (store, "screening.register_counts", &thresholds->register_counts, error);
}

static void G_GNUC_PRINTF (3, 4)
add_reason (Proposal    *proposal,
            guint        level,
            const char  *format,
            ...)
{
  va_list args;

  if (proposal->why->len > 0)
    g_string_append_c (proposal->why, '\n');
  va_start (args, format);
  g_string_append_vprintf (proposal->why, format, args);
  va_end (args);
  proposal->level = MAX (proposal->level, level);
}

static gboolean
is_registered (const XqCampaign  *campaign,
               const char        *student,
               gboolean          *registered,
               GError           **error)
{
  g_autofree char *found = NULL;

  if (!xq_question (campaign->store,
                    "SELECT 1 FROM visible_register WHERE student = unhex (?1) AND withdrawn = 0 AND from_on <= ?2 "
                    "AND (until_on IS NULL OR until_on >= ?2) LIMIT 1",
                    &found, error, student, campaign->day, NULL))
    return FALSE;
  *registered = found != NULL;
  return TRUE;
}

/* A register adds to what was seen and says nothing alone. */
static gboolean
weigh_observations (const XqCampaign  *campaign,
                    const Thresholds  *thresholds,
                    const XqFound     *found,
                    Proposal          *proposal,
                    GError           **error)
{
  gint64 often = found->often;
  gboolean registered = FALSE;
  guint level = 0;

  if (found->safety_items != NULL)
    add_reason (proposal, thresholds->safety, _("Observed: %s. A talk on the same day."), found->safety_items);
  if (found->often > 0)
    {
      if (!is_registered (campaign, found->student, &registered, error))
        return FALSE;
      often += registered ? thresholds->register_counts : 0;
    }
  if (often >= thresholds->often_focus)
    level = 2;
  else if (often >= thresholds->often_watch)
    level = 1;
  if (level > 0 && registered && thresholds->register_counts > 0)
    add_reason (proposal, level, _("Observed: %u items seen often; of a special group, which counts as %u more."), found->often,
                (guint) thresholds->register_counts);
  else if (level > 0)
    add_reason (proposal, level, _("Observed: %u items seen often."), found->often);
  if (g_str_equal (found->ask, "now"))
    add_reason (proposal, thresholds->ask_now, "%s", _("The observer asks the counsellor to find out more at once."));
  else if (g_str_equal (found->ask, "yes"))
    add_reason (proposal, thresholds->ask, "%s", _("The observer asks the counsellor to find out more."));
  return TRUE;
}

/* In hundredths of a point; FALSE where the sheet has no such score. */
static gboolean
read_score (const XqFoundSheet *sheet,
            gint64             *score)
{
  const XqScale *scale = g_ptr_array_index (sheet->instrument->scales, 0);
  g_auto (GStrv) pairs = g_strsplit (sheet->scores != NULL ? sheet->scores : "", " ", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) halves = g_strsplit (pairs[i], "=", 2);

      if (halves[1] == NULL || !g_str_equal (halves[0], scale->id))
        continue;
      *score = (gint64) (g_ascii_strtod (halves[1], NULL) * 100 + 0.5);
      return TRUE;
    }
  return FALSE;
}

/* An instrument for which the school has no thresholds says nothing of a level. */
static gboolean
read_bound (const XqCampaign    *campaign,
            const XqInstrument  *instrument,
            const char          *level,
            gint64              *bound,
            gboolean            *known,
            GError             **error)
{
  g_autofree char *name = g_strdup_printf ("screening.%s_%s", instrument->id, level);

  *known = xq_setting_find (name) != NULL;
  return !*known || xq_setting_integer (campaign->store, name, bound, error);
}

static gboolean
weigh_score (const XqCampaign    *campaign,
             const XqFoundSheet  *sheet,
             Proposal            *proposal,
             GError             **error)
{
  const XqScale *scale = g_ptr_array_index (sheet->instrument->scales, 0);
  gint64 score;

  if (!sheet->is_valid || !read_score (sheet, &score))
    return TRUE;
  for (guint level = 2; level > 0; level--)
    {
      gint64 bound = 0;
      gboolean known;

      if (!read_bound (campaign, sheet->instrument, levels[level], &bound, &known, error))
        return FALSE;
      if (!known || (sheet->instrument->low_is_worse ? score > bound * 100 : score < bound * 100))
        continue;
      if (sheet->instrument->low_is_worse)
        add_reason (proposal, level, _("%s, %s: %g points; up to %d are looked at."), sheet->instrument->name, scale->name,
                    (double) score / 100, (int) bound);
      else
        add_reason (proposal, level, _("%s, %s: %g points; from %d on they are looked at."), sheet->instrument->name,
                    scale->name, (double) score / 100, (int) bound);
      return TRUE;
    }
  return TRUE;
}

static gboolean
weigh_sheets (const XqCampaign  *campaign,
              const Thresholds  *thresholds,
              const XqFound     *found,
              Proposal          *proposal,
              GError           **error)
{
  for (guint i = 0; i < found->sheets->len; i++)
    {
      const XqFoundSheet *sheet = g_ptr_array_index (found->sheets, i);
      const XqSheetFlag *flag = xq_found_flag (sheet);

      if (flag != NULL)
        add_reason (proposal, thresholds->flag, _("%s, item %u: answered above zero. A talk on the same day, whatever the total."),
                    sheet->instrument->name, flag->item);
      if (!weigh_score (campaign, sheet, proposal, error))
        return FALSE;
    }
  return TRUE;
}

static XqRecord *
get_level (const XqCampaign  *campaign,
           const char        *student,
           GError           **error)
{
  g_autofree char *uid = NULL;
  XqRecord *record;

  if (!xq_question (campaign->store,
                    "SELECT uid FROM visible_screening_level WHERE campaign = unhex (?) AND student = unhex (?)", &uid, error,
                    campaign->uid, student, NULL))
    return NULL;
  if (uid != NULL)
    return xq_store_get (campaign->store, &xq_screening_level, uid, error);
  record = xq_store_new_record (campaign->store, &xq_screening_level);
  xq_record_set (record, "campaign", campaign->uid);
  xq_record_set (record, "student", student);
  return record;
}

/* What stands there already is not looked at, nor written again. */
static gboolean
is_kept (const XqCampaign  *campaign,
         const char        *student,
         const Proposal    *proposal,
         gboolean          *kept,
         GError           **error)
{
  g_autoptr (XqRows) rows = xq_store_query (campaign->store,
                                            "SELECT proposed, proposed_why FROM visible_screening_level "
                                            "WHERE campaign = unhex (?) AND student = unhex (?)",
                                            error, campaign->uid, student, NULL);
  GError *problem = NULL;

  if (rows == NULL)
    return FALSE;
  *kept = proposal->level == 0;
  if (!xq_rows_next (rows, &problem))
    return xq_rows_ended (problem, error);
  *kept = g_strcmp0 (xq_rows_text (rows, 0), levels[proposal->level]) == 0 &&
          g_strcmp0 (xq_rows_text (rows, 1), proposal->why->len > 0 ? proposal->why->str : NULL) == 0;
  return TRUE;
}

static gboolean
keep (const XqCampaign  *campaign,
      const char        *student,
      const Proposal    *proposal,
      GError           **error)
{
  g_autoptr (XqRecord) record = NULL;
  gboolean kept;

  if (!is_kept (campaign, student, proposal, &kept, error))
    return FALSE;
  if (kept)
    return TRUE;
  record = get_level (campaign, student, error);
  if (record == NULL)
    return FALSE;
  /* Signed and withdrawn ones are a person's last word. */
  if (xq_record_is_signed (record) || xq_record_is_withdrawn (record))
    return TRUE;
  xq_record_set (record, "proposed", levels[proposal->level]);
  xq_record_set (record, "proposed_why", proposal->why->str);
  return xq_store_save (campaign->store, record, NULL, error);
}

static gboolean
propose_one (const XqCampaign  *campaign,
             const Thresholds  *thresholds,
             const XqFound     *found,
             GError           **error)
{
  g_autoptr (GString) why = g_string_new (NULL);
  Proposal proposal = { 0, why };

  return weigh_observations (campaign, thresholds, found, &proposal, error) &&
         weigh_sheets (campaign, thresholds, found, &proposal, error) &&
         keep (campaign, found->student, &proposal, error);
}

/* A row that nothing speaks for any more, because what was found was withdrawn. */
static gboolean
clear_others (const XqCampaign  *campaign,
              const char        *student,
              GHashTable        *all,
              GError           **error)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) nothing = g_string_new (NULL);
  GError *problem = NULL;
  g_autoptr (XqRows) rows = xq_store_query (campaign->store,
                                            "SELECT student FROM visible_screening_level WHERE campaign = unhex (?1) "
                                            "AND (?2 = '' OR student = unhex (?2)) AND proposed <> 'none' AND withdrawn = 0",
                                            error, campaign->uid, student != NULL ? student : "", NULL);

  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    if (!g_hash_table_contains (all, xq_rows_text (rows, 0)))
      g_ptr_array_add (others, g_strdup (xq_rows_text (rows, 0)));
  if (!xq_rows_ended (problem, error))
    return FALSE;
  for (guint i = 0; i < others->len; i++)
    if (!keep (campaign, g_ptr_array_index (others, i), &(Proposal) { 0, nothing }, error))
      return FALSE;
  return TRUE;
}

static gboolean
propose_all (const XqCampaign  *campaign,
             const char        *student,
             GHashTable        *all,
             GError           **error)
{
  Thresholds thresholds;
  GHashTableIter iter;
  gpointer found;

  if (!read_thresholds (campaign->store, &thresholds, error))
    return FALSE;
  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, NULL, &found))
    if (!propose_one (campaign, &thresholds, found, error))
      return FALSE;
  return clear_others (campaign, student, all, error);
}

gboolean
xq_screening_propose (XqStore     *store,
                      const char  *campaign_uid,
                      const char  *student,
                      GError     **error)
{
  g_autoptr (XqCampaign) campaign = NULL;
  g_autoptr (GHashTable) all = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store) && campaign_uid != NULL, FALSE);

  campaign = xq_campaign_load (store, campaign_uid, error);
  all = campaign != NULL ? xq_campaign_find (campaign, student, error) : NULL;
  if (all == NULL || !xq_store_begin (store, XQ_CABINET_CASEWORK, "propose", error))
    return FALSE;
  if (propose_all (campaign, student, all, error))
    return xq_store_commit (store, error);
  xq_store_rollback (store);
  return FALSE;
}

gboolean
xq_screening_propose_open (XqStore  *store,
                           GError  **error)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store), FALSE);

  if (!xq_vault_holds (xq_store_get_vault (store), XQ_CABINET_CASEWORK))
    return TRUE;
  rows = xq_store_query (store,
                         "SELECT uid FROM visible_screening_campaign WHERE withdrawn = 0 AND audience = 'students' "
                         "AND closed_on IS NULL ORDER BY id",
                         error, NULL);
  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    g_ptr_array_add (open, g_strdup (xq_rows_text (rows, 0)));
  if (!xq_rows_ended (problem, error))
    return FALSE;
  for (guint i = 0; i < open->len; i++)
    if (!xq_screening_propose (store, g_ptr_array_index (open, i), NULL, error))
      return FALSE;
  return TRUE;
}
