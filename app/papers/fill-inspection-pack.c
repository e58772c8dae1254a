/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "papers/fill-inspection.h"
#include "school/question.h"
#include "school/settings.h"
#include "store/calendar-day.h"

JsonObject *
xq_inspection_add_row (JsonArray *rows)
{
  JsonObject *row = json_object_new ();

  json_array_add_object_element (rows, row);
  return row;
}

void
xq_inspection_take_rows (const XqInspection *inspection,
                         const char         *key,
                         JsonArray          *rows)
{
  if (json_array_get_length (rows) > 0)
    json_object_set_array_member (inspection->paper->values, key, rows);
  else
    json_array_unref (rows);
}

/* What a paper of its own would say; one of which there is nothing is left out. */
static XqFilledPaper *
fill_part (const XqInspection  *inspection,
           gboolean           (*fill) (XqStore *, XqFilledPaper *, const XqPaperRequest *, GError **),
           const char          *term,
           GError             **error)
{
  const XqPaperRequest request = { .term = term };
  g_autoptr (XqFilledPaper) part = g_new0 (XqFilledPaper, 1);
  g_autoptr (GError) local = NULL;

  part->values = json_object_new ();
  if (!fill (inspection->store, part, &request, &local))
    {
      if (!g_error_matches (local, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      json_object_unref (part->values);
      part->values = json_object_new ();
    }
  return g_steal_pointer (&part);
}

static void
take_over (const XqInspection   *inspection,
           const XqFilledPaper  *part,
           const char           *from,
           const char           *to)
{
  if (json_object_has_member (part->values, from))
    json_object_set_member (inspection->paper->values, to, json_object_dup_member (part->values, from));
}

static gboolean
fill_duty (const XqInspection  *inspection,
           const char          *term,
           GError             **error)
{
  static const char *const heads[] = {
    "head1", "head2", "head3", "head4", "head5", "head6", "head7", "place", "phone", "alternates",
  };
  g_autoptr (XqFilledPaper) poster = fill_part (inspection, xq_fill_duty_poster, term, error);
  g_autoptr (GError) local = NULL;
  JsonArray *rows;

  if (poster == NULL)
    return FALSE;
  take_over (inspection, poster, "rows", "duty_rows");
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    take_over (inspection, poster, heads[i], heads[i]);

  rows = xq_fill_duty_rows (inspection->store, inspection->term.from_on, inspection->until_on, inspection->until_on, &local);
  if (rows != NULL)
    xq_inspection_take_rows (inspection, "sheet_rows", rows);
  else if (!g_error_matches (local, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

static gboolean
fill_figures (const XqInspection  *inspection,
              const char          *term,
              GError             **error)
{
  g_autoptr (XqFilledPaper) summary = fill_part (inspection, xq_fill_term_summary, term, error);

  if (summary == NULL)
    return FALSE;
  take_over (inspection, summary, "table", "table");
  return TRUE;
}

static void
fill_forms (const XqInspection *inspection)
{
  JsonArray *rows = json_array_new ();

  for (const char *const *name = xq_paper_names (); *name != NULL; name++)
    {
      JsonObject *row;

      if (g_str_equal (*name, "inspection_pack"))
        continue;
      row = xq_inspection_add_row (rows);
      json_object_set_int_member (row, "order", json_array_get_length (rows));
      json_object_set_string_member (row, "title", xq_form_word ("paper", *name));
      json_object_set_string_member (row, "use", xq_form_word ("paper_use", *name) != NULL ? xq_form_word ("paper_use", *name) : "");
    }
  xq_inspection_take_rows (inspection, "form_rows", rows);
}

/* What is to come is no evidence. */
static gboolean
check_begun (const XqInspection  *inspection,
             GError             **error)
{
  return strcmp (inspection->term.from_on, xq_store_get_today (inspection->store)) <= 0 ||
         xq_refuse (error, _("The term has not begun; there is nothing to show of it yet."));
}

gboolean
xq_fill_inspection_pack (XqStore               *store,
                         XqFilledPaper         *paper,
                         const XqPaperRequest  *request,
                         GError               **error)
{
  g_autoptr (XqNameScreen) screen = NULL;
  XqInspection inspection = { .store = store, .paper = paper };
  const char *today = xq_store_get_today (store);

  if (request->term == NULL)
    return xq_refuse (error, _("Say of which term, for example 2024-1."));
  if (!xq_term_parse (store, request->term, &inspection.term, error) || !check_begun (&inspection, error) ||
      !xq_setting_integer (store, "figures.small_group", &inspection.least, error))
    return FALSE;
  g_strlcpy (inspection.until_on, strcmp (today, inspection.term.until_on) < 0 ? today : inspection.term.until_on,
             sizeof inspection.until_on);
  screen = xq_name_screen_new (store, error);
  if (screen == NULL)
    return FALSE;
  inspection.screen = screen;

  xq_fill_take (paper, "term", xq_form_dup_term (&inspection.term));
  xq_fill_take (paper, "until", xq_form_dup_date (inspection.until_on));
  xq_fill_text (paper, "made_by", xq_vault_get_account_name (xq_store_get_vault (store)));
  fill_forms (&inspection);
  return fill_duty (&inspection, request->term, error) && xq_inspection_fill_work (&inspection, error) &&
         fill_figures (&inspection, request->term, error) && xq_inspection_fill_cases (&inspection, error) &&
         xq_inspection_fill_secrecy (&inspection, error);
}
