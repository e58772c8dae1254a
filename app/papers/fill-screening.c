/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "papers/fill-private.h"
#include "rules/screening.h"
#include "school/class-name.h"
#include "school/instrument.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/screening-form.h"
#include "school/settings.h"

#define MOST_ITEMS 24   /* columns beside the names */
#define WIDE_ITEMS 18   /* ... with room to spare */
#define BLANK_ROWS 20

/* The one that is asked for, or the newest of students; NULL without an error where
 * there is none yet. */
static XqRecord *
find_campaign (XqStore               *store,
               const XqPaperRequest  *request,
               GError               **error)
{
  g_autofree char *uid = g_strdup (request->record);

  if (uid == NULL &&
      !xq_question (store,
                    "SELECT uid FROM visible_screening_campaign WHERE withdrawn = 0 AND audience = 'students' "
                    "ORDER BY starts_on DESC, id DESC LIMIT 1",
                    &uid, error, NULL, NULL, NULL))
    return NULL;
  return uid != NULL ? xq_store_get (store, &xq_screening_campaign, uid, error) : NULL;
}

static XqRecord *
get_form (XqStore         *store,
          const XqRecord  *campaign,
          GError         **error)
{
  const char *uid = campaign != NULL ? xq_record_get (campaign, "form") : NULL;

  return uid != NULL ? xq_store_get (store, &xq_screening_form, uid, error) : xq_screening_form_new_factory (store);
}

/* What to look for stands once above the names, the columns have its number. */
static gboolean
fill_items (XqFilledPaper   *paper,
            const XqRecord  *form,
            GError         **error)
{
  GPtrArray *items = xq_record_get_parts (form, "items");
  g_autoptr (GString) text = g_string_new (NULL);

  if (items->len > MOST_ITEMS)
    return xq_refuse (error, _("The form has %u items, and %d have room beside the names. Make two forms of it, or fill it in "
                               "here without paper."), items->len, MOST_ITEMS);
  for (guint i = 0; i < items->len; i++)
    {
      const XqRecord *item = g_ptr_array_index (items, i);
      const char *mark = xq_is_yes (item, "safety") ? "※" : "";
      g_autofree char *key = g_strdup_printf ("i%u", i + 1);

      g_string_append_printf (text, "%s%u%s %s", i > 0 ? "；" : "", i + 1, mark, xq_record_get (item, "text"));
      xq_fill_take (paper, key, g_strdup_printf ("%u%s", i + 1, mark));
    }
  g_string_append (text, "。");
  xq_fill_text (paper, "items", text->str);
  if (items->len > WIDE_ITEMS)
    json_object_set_boolean_member (paper->values, "many", TRUE);
  return TRUE;
}

static gboolean
add_children (XqStore        *store,
              XqFilledPaper  *paper,
              JsonArray      *rows,
              const char     *class_uid,
              GError        **error)
{
  GError *problem = NULL;
  guint n = 0;
  g_autoptr (XqRows) children = xq_store_query (
    store,
    "SELECT s.uid, s.name FROM visible_enrolment AS e JOIN visible_student AS s ON s.uid = e.student "
    "WHERE e.class = unhex (?1) AND e.withdrawn = 0 AND s.withdrawn = 0 AND e.from_on <= ?2 "
    "AND (e.until_on IS NULL OR e.until_on >= ?2) ORDER BY length (s.seat), s.seat, s.pinyin, s.id",
    error, class_uid, xq_store_get_today (store), NULL);

  if (children == NULL)
    return FALSE;
  while (xq_rows_next (children, &problem))
    {
      JsonObject *row = json_object_new ();

      json_object_set_int_member (row, "order", ++n);
      json_object_set_string_member (row, "name", xq_rows_text (children, 1));
      xq_fill_name_student (paper, xq_rows_text (children, 0));
      json_array_add_object_element (rows, row);
    }
  if (!xq_rows_ended (problem, error))
    return FALSE;
  if (n > 0)
    return TRUE;
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND, _("No student of yours stands in this class today."));
  return FALSE;
}

/* To be written by hand: what was filled in here is never printed. */
gboolean
xq_fill_screening_observation (XqStore               *store,
                               XqFilledPaper         *paper,
                               const XqPaperRequest  *request,
                               GError               **error)
{
  g_autoptr (XqRecord) campaign = NULL;
  g_autoptr (XqRecord) form = NULL;
  JsonArray *rows = json_array_new ();
  GError *problem = NULL;
  const char *day;

  json_object_set_array_member (paper->values, "rows", rows);
  campaign = find_campaign (store, request, &problem);
  if (problem == NULL)
    form = get_form (store, campaign, &problem);
  if (form == NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  day = campaign != NULL ? xq_record_get (campaign, "starts_on") : xq_store_get_today (store);
  {
    g_autofree char *year = g_strndup (day, 4);
    g_autofree char *month = g_strdup_printf ("%d", (int) g_ascii_strtoll (day + 5, NULL, 10));

    xq_fill_take (paper, "month", xq_form_expand (xq_form_word ("format", "month"), "y", year, "m", month, NULL));
  }
  xq_fill_text (paper, "window", xq_screening_form_window ());
  if (!fill_items (paper, form, error))
    return FALSE;
  if (request->class_uid != NULL)
    {
      paper->kind = &xq_class;
      paper->record = g_strdup (request->class_uid);
      return xq_fill_class (store, paper->values, request->class_uid, error) &&
             add_children (store, paper, rows, request->class_uid, error);
    }
  for (guint i = 0; i < BLANK_ROWS; i++)
    json_array_add_object_element (rows, json_object_new ());
  return TRUE;
}

static void
fill_instruments (XqFilledPaper  *paper,
                  const XqRecord *campaign)
{
  const char *text = xq_record_get (campaign, "instruments");
  g_auto (GStrv) ids = g_strsplit (text != NULL ? text : "", " ", -1);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const XqInstrument *instrument = xq_instrument_find (ids[i]);

      if (instrument != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? xq_form_word ("format", "separator") : "", instrument->name);
    }
  xq_fill_text (paper, "instruments", names->str);
}

gboolean
xq_fill_screening_consent (XqStore               *store,
                           XqFilledPaper         *paper,
                           const XqPaperRequest  *request,
                           GError               **error)
{
  GError *problem = NULL;
  g_autoptr (XqRecord) campaign = find_campaign (store, request, &problem);

  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  if (campaign != NULL)
    {
      paper->kind = &xq_screening_campaign;
      paper->record = g_strdup (xq_record_get_uid (campaign));
      xq_fill_take (paper, "from", xq_form_dup_date (xq_record_get (campaign, "starts_on")));
      xq_fill_take (paper, "until", xq_form_dup_date (xq_record_get (campaign, "ends_on")));
      fill_instruments (paper, campaign);
    }
  return request->student == NULL || xq_fill_student (store, paper, request->student, xq_store_get_today (store), error);
}

static void
add_cell (JsonObject  *row,
          const char  *key,
          gint64       value,
          const char  *least)
{
  g_autofree char *text = NULL;

  if (value == XQ_SCREENING_UNDER)
    text = xq_form_expand (xq_form_word ("format", "small"), "n", least, NULL);
  else if (value == XQ_SCREENING_KEPT)
    text = g_strdup ("—");
  else
    text = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  json_object_set_string_member (row, key, text);
}

static void
add_grade (JsonArray               *rows,
           const XqScreeningGrade  *grade,
           const char              *least)
{
  static const char *const keys[XQ_N_SCREENING_CELLS] = {
    "due", "done", "valid", "void", "none", "watch", "focus", "urgent", "interviewed", "referred",
  };
  g_autofree char *name = grade->grade > 0 ? xq_class_name_for_paper (grade->grade, 1)
                                           : g_strdup (xq_form_word ("screening", "sum"));
  JsonObject *row = json_object_new ();

  if (strchr (name, '(') != NULL)
    *strchr (name, '(') = '\0';
  json_object_set_string_member (row, "grade", name);
  if (grade->grade == 0)
    json_object_set_boolean_member (row, "sum", TRUE);
  for (XqScreeningCell cell = 0; cell < XQ_N_SCREENING_CELLS; cell++)
    add_cell (row, keys[cell], grade->values[cell], least);
  json_array_add_object_element (rows, row);
}

gboolean
xq_fill_screening_summary (XqStore               *store,
                           XqFilledPaper         *paper,
                           const XqPaperRequest  *request,
                           GError               **error)
{
  GError *problem = NULL;
  g_autoptr (XqRecord) campaign = find_campaign (store, request, &problem);
  g_autoptr (GArray) grades = NULL;
  g_autofree char *least = NULL;
  gint64 number;
  JsonArray *rows;

  if (campaign == NULL)
    {
      if (problem != NULL)
        g_propagate_error (error, problem);
      else
        g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND,
                     _("There is no campaign of students yet. Begin one first."));
      return FALSE;
    }
  grades = xq_screening_by_grade (store, xq_record_get_uid (campaign), error);
  if (grades == NULL || !xq_setting_integer (store, "figures.small_group", &number, error))
    return FALSE;
  least = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  paper->kind = &xq_screening_campaign;
  paper->record = g_strdup (xq_record_get_uid (campaign));
  xq_fill_text (paper, "campaign", xq_record_get (campaign, "name"));
  xq_fill_take (paper, "from", xq_form_dup_date (xq_record_get (campaign, "starts_on")));
  xq_fill_take (paper, "until", xq_form_dup_date (xq_record_get (campaign, "ends_on")));
  xq_fill_take (paper, "day", xq_form_dup_date (xq_store_get_today (store)));
  xq_fill_text (paper, "least", least);
  rows = json_array_new ();
  json_object_set_array_member (paper->values, "rows", rows);
  for (guint i = 0; i < grades->len; i++)
    add_grade (rows, &g_array_index (grades, XqScreeningGrade, i), least);
  return TRUE;
}
