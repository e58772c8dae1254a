/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/screening-private.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/screening-answers.h"

void
xq_campaign_free (XqCampaign *campaign)
{
  if (campaign == NULL)
    return;
  g_free (campaign->uid);
  g_clear_pointer (&campaign->form, xq_record_unref);
  g_clear_pointer (&campaign->instruments, g_ptr_array_unref);
  g_free (campaign->starts_on);
  g_free (campaign->day);
  g_free (campaign);
}

static void
sheet_free (XqFoundSheet *sheet)
{
  g_free (sheet->scores);
  g_free (sheet->flags);
  g_free (sheet);
}

static void
found_free (XqFound *found)
{
  g_free (found->student);
  g_free (found->safety_items);
  g_ptr_array_unref (found->sheets);
  g_free (found);
}

static void
take_instruments (XqCampaign *campaign,
                  const char *text)
{
  g_auto (GStrv) ids = g_strsplit (text != NULL ? text : "", " ", -1);

  campaign->instruments = g_ptr_array_new ();
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const XqInstrument *instrument = xq_instrument_find (ids[i]);

      if (instrument != NULL)
        g_ptr_array_add (campaign->instruments, (gpointer) instrument);
    }
}

XqCampaign *
xq_campaign_load (XqStore     *store,
                  const char  *uid,
                  GError     **error)
{
  g_autoptr (XqCampaign) campaign = g_new0 (XqCampaign, 1);
  g_autoptr (XqRecord) record = NULL;
  const char *closed_on;

  if (!xq_vault_holds (xq_store_get_vault (store), XQ_CABINET_CASEWORK))
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
                   _("What the screening found is read by counsellors alone. Ask one of them for advice."));
      return NULL;
    }
  record = xq_store_get (store, &xq_screening_campaign, uid, error);
  if (record == NULL)
    return NULL;
  if (!xq_is_one_of (record, "audience", "students") || xq_record_is_withdrawn (record))
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND,
                   _("There is no such campaign of students. Choose one from the list."));
      return NULL;
    }
  campaign->store = store;
  campaign->uid = g_strdup (uid);
  campaign->starts_on = g_strdup (xq_record_get (record, "starts_on"));
  closed_on = xq_record_get (record, "closed_on");
  campaign->day = g_strdup (closed_on != NULL && strcmp (closed_on, xq_store_get_today (store)) < 0
                              ? closed_on : xq_store_get_today (store));
  take_instruments (campaign, xq_record_get (record, "instruments"));
  if (xq_record_get (record, "form") != NULL)
    {
      campaign->form = xq_store_get (store, &xq_screening_form, xq_record_get (record, "form"), error);
      if (campaign->form == NULL)
        return NULL;
    }
  return g_steal_pointer (&campaign);
}

static XqFound *
of_student (GHashTable *all,
            const char *student)
{
  XqFound *found = g_hash_table_lookup (all, student);

  if (found == NULL)
    {
      found = g_new0 (XqFound, 1);
      found->student = g_strdup (student);
      found->ask = "no";
      found->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_free);
      g_hash_table_insert (all, found->student, found);
    }
  return found;
}

/* Answers are read by the form that they were given to. */
static XqRecord *
get_form (const XqCampaign  *campaign,
          GHashTable        *forms,
          const char        *uid,
          GError           **error)
{
  XqRecord *form = g_hash_table_lookup (forms, uid);

  if (form != NULL)
    return form;
  form = xq_store_get (campaign->store, &xq_screening_form, uid, error);
  if (form != NULL)
    g_hash_table_insert (forms, g_strdup (uid), form);
  return form;
}

static void
read_observation (XqFound         *found,
                  const XqRecord  *form,
                  const char      *answers,
                  const char      *ask)
{
  GPtrArray *items = xq_record_get_parts (form, "items");
  const char *safety = xq_observation_safety (form, answers);
  guint often = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const XqRecord *item = g_ptr_array_index (items, i);
      int answer = xq_observation_answer (answers, xq_record_get (item, "code"));

      if (xq_is_yes (item, "safety"))
        {
          if (answer == XQ_OBSERVED_SOME || answer == XQ_OBSERVED_OFTEN)
            {
              g_autofree char *before = g_steal_pointer (&found->safety_items);

              found->safety_items = before != NULL ? g_strdup_printf ("%s；%s", before, xq_record_get (item, "text"))
                                                   : g_strdup (xq_record_get (item, "text"));
            }
        }
      else if (!xq_is_yes (item, "protective") && answer == XQ_OBSERVED_OFTEN)
        often++;
    }
  found->observations++;
  found->often = MAX (found->often, often);
  if (safety != NULL)
    found->safety = safety;
  if (g_str_equal (ask, "now"))
    found->ask = "now";
  else if (g_str_equal (ask, "yes") && !g_str_equal (found->ask, "now"))
    found->ask = "yes";
}

static gboolean
find_observations (const XqCampaign  *campaign,
                   const char        *student,
                   GHashTable        *all,
                   GError           **error)
{
  g_autoptr (GHashTable) forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) xq_record_unref);
  GError *problem = NULL;
  g_autoptr (XqRows) rows = xq_store_query (campaign->store,
                                            "SELECT student, form, answers, ask_counsellor FROM visible_screening_observation "
                                            "WHERE campaign = unhex (?1) AND (?2 = '' OR student = unhex (?2)) AND withdrawn = 0 "
                                            "ORDER BY id",
                                            error, campaign->uid, student != NULL ? student : "", NULL);

  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    {
      XqRecord *form = get_form (campaign, forms, xq_rows_text (rows, 1), error);

      if (form == NULL)
        return FALSE;
      read_observation (of_student (all, xq_rows_text (rows, 0)), form, xq_rows_text (rows, 2), xq_rows_text (rows, 3));
    }
  return xq_rows_ended (problem, error);
}

static gboolean
find_sheets (const XqCampaign  *campaign,
             const char        *student,
             GHashTable        *all,
             GError           **error)
{
  GError *problem = NULL;
  g_autoptr (XqRows) rows = xq_store_query (campaign->store,
                                            "SELECT student, instrument, validity = 'valid', scores, flags "
                                            "FROM visible_screening_sheet "
                                            "WHERE campaign = unhex (?1) AND (?2 = '' OR student = unhex (?2)) AND withdrawn = 0 "
                                            "ORDER BY filled_on, id",
                                            error, campaign->uid, student != NULL ? student : "", NULL);

  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    {
      const XqInstrument *instrument = xq_instrument_find (xq_rows_text (rows, 1));
      XqFoundSheet *sheet;

      if (instrument == NULL)
        continue;
      sheet = g_new0 (XqFoundSheet, 1);
      sheet->instrument = instrument;
      sheet->is_valid = xq_rows_integer (rows, 2) != 0;
      sheet->scores = g_strdup (xq_rows_text (rows, 3));
      sheet->flags = g_strdup (xq_rows_text (rows, 4));
      g_ptr_array_add (of_student (all, xq_rows_text (rows, 0))->sheets, sheet);
    }
  return xq_rows_ended (problem, error);
}

GHashTable *
xq_campaign_find (const XqCampaign  *campaign,
                  const char        *student,
                  GError           **error)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) found_free);

  if (!find_observations (campaign, student, all, error) || !find_sheets (campaign, student, all, error))
    return NULL;
  return g_steal_pointer (&all);
}

const XqSheetFlag *
xq_found_flag (const XqFoundSheet *sheet)
{
  g_auto (GStrv) flags = g_strsplit (sheet->flags != NULL ? sheet->flags : "", " ", -1);

  for (guint i = 0; i < sheet->instrument->flags->len; i++)
    {
      const XqSheetFlag *flag = g_ptr_array_index (sheet->instrument->flags, i);

      if (g_strv_contains ((const char *const *) flags, flag->id))
        return flag;
    }
  return NULL;
}

const char *
xq_found_safety (const XqFound *found)
{
  if (found == NULL)
    return NULL;
  for (guint i = 0; found->safety == NULL && i < found->sheets->len; i++)
    if (xq_found_flag (g_ptr_array_index (found->sheets, i)) != NULL)
      return "thought";
  return found->safety;
}
