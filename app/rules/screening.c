/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/requirement-private.h"
#include "rules/screening-private.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/screening-consent.h"
#include "school/settings.h"

void
xq_screened_free (XqScreened *screened)
{
  if (screened == NULL)
    return;
  g_free (screened->student);
  g_free (screened->name);
  g_free (screened->class_uid);
  g_free (screened->seat);
  g_free (screened->ask);
  g_free (screened->safety);
  g_free (screened->level);
  g_free (screened->proposed);
  g_free (screened->interview_on);
  g_free (screened->confirmed);
  g_free (screened->until);
  g_free (screened);
}

void
xq_screened_staff_free (XqScreenedStaff *screened)
{
  if (screened == NULL)
    return;
  g_free (screened->staff);
  g_free (screened->name);
  g_free (screened->record);
  g_free (screened->took_part_on);
  g_free (screened);
}

/* An instrument counts as filled in once a valid sheet is there; as void while only
 * void ones are. */
static void
count_sheets (const XqCampaign  *campaign,
              const XqFound     *found,
              XqScreened        *screened)
{
  for (guint i = 0; i < campaign->instruments->len; i++)
    {
      const XqInstrument *instrument = g_ptr_array_index (campaign->instruments, i);
      gboolean is_valid = FALSE;
      gboolean is_void = FALSE;

      if (screened->grade < (int) instrument->from_grade)
        continue;
      for (guint j = 0; found != NULL && j < found->sheets->len; j++)
        {
          const XqFoundSheet *sheet = g_ptr_array_index (found->sheets, j);

          if (sheet->instrument != instrument)
            continue;
          is_valid |= sheet->is_valid;
          is_void |= !sheet->is_valid;
        }
      screened->sheets_due += screened->has_consent || is_valid || is_void ? 1 : 0;
      screened->sheets_valid += is_valid ? 1 : 0;
      screened->sheets_void += is_void && !is_valid ? 1 : 0;
    }
}

static gboolean
judge (const XqCampaign  *campaign,
       const XqFound     *found,
       XqScreened        *screened,
       GError           **error)
{
  XqScreeningConsent consent = { FALSE, FALSE };
  gboolean is_proposed = screened->proposed != NULL && !g_str_equal (screened->proposed, "none");

  if (campaign->instruments->len > 0 &&
      !xq_screening_consent_on (campaign->store, screened->student, campaign->day, &consent, error))
    return FALSE;
  screened->has_consent = consent.student && consent.guardian;
  screened->observations = found != NULL ? found->observations : 0;
  screened->ask = g_strdup (found != NULL ? found->ask : "no");
  screened->safety = g_strdup (xq_found_safety (found));
  count_sheets (campaign, found, screened);
  screened->is_screened = (campaign->form == NULL || screened->observations > 0) &&
                          screened->sheets_valid == screened->sheets_due &&
                          screened->observations + screened->sheets_valid > 0;
  screened->is_to_interview = screened->interview_on == NULL && screened->confirmed == NULL &&
                              (is_proposed || !g_str_equal (screened->ask, "no") || screened->safety != NULL);
  return TRUE;
}

static XqScreened *
read_child (XqRows *rows)
{
  XqScreened *screened = g_new0 (XqScreened, 1);

  screened->student = g_strdup (xq_rows_text (rows, 0));
  screened->name = g_strdup (xq_rows_text (rows, 1));
  screened->class_uid = g_strdup (xq_rows_text (rows, 2));
  screened->grade = (int) xq_rows_integer (rows, 3);
  screened->number = (int) xq_rows_integer (rows, 4);
  screened->seat = g_strdup (xq_rows_text (rows, 5));
  screened->level = g_strdup (xq_rows_text (rows, 6));
  screened->proposed = g_strdup (xq_rows_text (rows, 7));
  screened->interview_on = g_strdup (xq_rows_text (rows, 8));
  screened->confirmed = g_strdup (xq_rows_text (rows, 9));
  screened->until = g_strdup (xq_rows_text (rows, 10));
  return screened;
}

GPtrArray *
xq_screening_list (XqStore     *store,
                   const char  *campaign_uid,
                   const char  *class_uid,
                   GError     **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_screened_free);
  g_autoptr (XqCampaign) campaign = NULL;
  g_autoptr (GHashTable) found = NULL;
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store) && campaign_uid != NULL, NULL);

  campaign = xq_campaign_load (store, campaign_uid, error);
  if (campaign == NULL || !xq_store_audit (store, XQ_CABINET_CASEWORK, "list", &xq_screening_level, NULL, error))
    return NULL;
  found = xq_campaign_find (campaign, NULL, error);
  rows = found != NULL
           ? xq_store_query (store,
                             "SELECT s.uid, s.name, c.uid, c.grade, c.number, s.seat, l.uid, l.proposed, l.interview_on, "
                             "l.confirmed, l.until FROM visible_enrolment AS e JOIN visible_class AS c ON c.uid = e.class "
                             "JOIN visible_student AS s ON s.uid = e.student "
                             "LEFT JOIN visible_screening_level AS l ON l.campaign = unhex (?1) AND l.student = s.uid "
                             "AND l.withdrawn = 0 "
                             "WHERE e.withdrawn = 0 AND e.from_on <= ?2 AND (e.until_on IS NULL OR e.until_on >= ?2) "
                             "AND c.withdrawn = 0 AND s.withdrawn = 0 AND (?3 = '' OR c.uid = unhex (?3)) "
                             "AND (NOT EXISTS (SELECT 1 FROM visible_screening_campaign_classes WHERE record = unhex (?1)) "
                             "OR c.uid IN (SELECT target FROM visible_screening_campaign_classes WHERE record = unhex (?1))) "
                             "ORDER BY c.grade, c.number, length (s.seat), s.seat, s.pinyin, s.id",
                             error, campaign_uid, campaign->day, class_uid != NULL ? class_uid : "", NULL)
           : NULL;
  if (rows == NULL)
    return NULL;
  while (xq_rows_next (rows, &problem))
    g_ptr_array_add (list, read_child (rows));
  if (!xq_rows_ended (problem, error))
    return NULL;
  for (guint i = 0; i < list->len; i++)
    {
      XqScreened *screened = g_ptr_array_index (list, i);

      if (!judge (campaign, g_hash_table_lookup (found, screened->student), screened, error))
        return NULL;
    }
  return g_steal_pointer (&list);
}

GPtrArray *
xq_screening_list_staff (XqStore     *store,
                         const char  *campaign,
                         GError     **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_screened_staff_free);
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store) && campaign != NULL, NULL);

  if (!xq_vault_holds (xq_store_get_vault (store), XQ_CABINET_CARE))
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
                   _("Only a head or a counsellor may see who of the staff took part. Ask one of them."));
      return NULL;
    }
  if (!xq_store_audit (store, XQ_CABINET_CARE, "list", &xq_staff_screening, NULL, error))
    return NULL;
  rows = xq_store_query (store,
                         "SELECT s.uid, s.name, t.uid, t.took_part_on FROM visible_staff AS s "
                         "LEFT JOIN visible_staff_screening AS t ON t.staff = s.uid AND t.campaign = unhex (?1) AND t.withdrawn = 0 "
                         "WHERE s.withdrawn = 0 AND (s.from_on IS NULL OR s.from_on <= ?2) "
                         "AND (s.until_on IS NULL OR s.until_on >= ?2) ORDER BY s.pinyin, s.id",
                         error, campaign, xq_store_get_today (store), NULL);
  if (rows == NULL)
    return NULL;
  while (xq_rows_next (rows, &problem))
    {
      XqScreenedStaff *screened = g_new0 (XqScreenedStaff, 1);

      screened->staff = g_strdup (xq_rows_text (rows, 0));
      screened->name = g_strdup (xq_rows_text (rows, 1));
      screened->record = g_strdup (xq_rows_text (rows, 2));
      screened->took_part_on = g_strdup (xq_rows_text (rows, 3));
      g_ptr_array_add (list, screened);
    }
  return xq_rows_ended (problem, error) ? g_steal_pointer (&list) : NULL;
}

/* A hidden number must not follow from the sum and the others. */
static void
hide_small (GArray          *grades,
            XqScreeningCell  cell,
            gint64           least)
{
  XqScreeningGrade *next = NULL;
  gint64 sum = 0;
  guint hidden = 0;

  for (guint i = 0; i < grades->len; i++)
    {
      XqScreeningGrade *grade = &g_array_index (grades, XqScreeningGrade, i);
      gint64 value = grade->values[cell];

      sum += value;
      if (value > 0 && value < least)
        {
          grade->values[cell] = XQ_SCREENING_UNDER;
          hidden++;
        }
      else if (value > 0 && (next == NULL || value < next->values[cell]))
        next = grade;
    }
  if (hidden == 1 && next != NULL)
    next->values[cell] = XQ_SCREENING_KEPT;
  g_array_index (grades, XqScreeningGrade, grades->len - 1).values[cell] = sum > 0 && sum < least ? XQ_SCREENING_UNDER : sum;
}

GArray *
xq_screening_by_grade (XqStore     *store,
                       const char  *campaign_uid,
                       GError     **error)
{
  g_autoptr (GArray) grades = g_array_new (FALSE, TRUE, sizeof (XqScreeningGrade));
  g_autoptr (XqCampaign) campaign = NULL;
  g_autoptr (XqRows) rows = NULL;
  XqScreeningGrade school = { 0 };
  GError *problem = NULL;
  gint64 least;

  g_return_val_if_fail (XQ_IS_STORE (store) && campaign_uid != NULL, NULL);

  campaign = xq_campaign_load (store, campaign_uid, error);
  rows = campaign != NULL && xq_setting_integer (store, "figures.small_group", &least, error)
           ? xq_store_count_query (store, "screening-by-grade", error, ":campaign", campaign_uid, ":day", campaign->day,
                                   ":from", campaign->starts_on, NULL)
           : NULL;
  if (rows == NULL)
    return NULL;
  while (xq_rows_next (rows, &problem))
    {
      XqScreeningGrade grade = { .grade = (int) xq_rows_integer (rows, 0) };

      for (int cell = 0; cell < XQ_N_SCREENING_CELLS; cell++)
        grade.values[cell] = xq_rows_integer (rows, cell + 1);
      g_array_append_val (grades, grade);
    }
  if (!xq_rows_ended (problem, error))
    return NULL;
  g_array_append_val (grades, school);
  for (XqScreeningCell cell = 0; cell < XQ_N_SCREENING_CELLS; cell++)
    hide_small (grades, cell, least);
  return g_steal_pointer (&grades);
}

GPtrArray *
xq_screening_required (XqStore     *store,
                       const char  *term,
                       GError     **error)
{
  g_autoptr (GPtrArray) requirements = xq_requirements_new ();
  g_autoptr (GPtrArray) classes = NULL;
  g_autoptr (XqRows) rows = NULL;
  g_autofree char *year = NULL;
  GError *problem = NULL;
  XqCount count;

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  if (!xq_count_begin (&count, store, term, error))
    return NULL;
  year = g_strdup_printf ("%d", count.term.year);
  classes = xq_counted_classes (&count, error);
  rows = classes != NULL ? xq_store_count_query (store, "screening-by-class", error, ":year", year, ":day", count.day,
                                                 ":until", count.term.counted_until, NULL)
                         : NULL;
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < classes->len; i++)
    xq_requirements_add (requirements, &count, g_ptr_array_index (classes, i), "screening", count.year_from,
                         count.year_until, 0);
  while (xq_rows_next (rows, &problem))
    for (guint i = 0; i < requirements->len; i++)
      {
        XqRequirement *requirement = g_ptr_array_index (requirements, i);

        if (g_strcmp0 (requirement->class_uid, xq_rows_text (rows, 0)) != 0)
          continue;
        requirement->due = xq_rows_integer (rows, 1);
        requirement->done = xq_rows_integer (rows, 2);
      }
  return xq_rows_ended (problem, error) ? g_steal_pointer (&requirements) : NULL;
}
