/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "papers/fill-private.h"
#include "school/instrument.h"
#include "school/kinds.h"
#include "school/question.h"

static void
add_text (JsonObject *row,
          const char *key,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (row, key, text);
}

static void
add_screening (JsonArray *rows,
               XqRows    *row)
{
  const XqInstrument *instrument = xq_rows_text (row, 1) != NULL ? xq_instrument_find (xq_rows_text (row, 1)) : NULL;
  g_autofree char *date = xq_form_dup_date (xq_rows_text (row, 0));
  JsonObject *object = json_object_new ();

  add_text (object, "date", date);
  add_text (object, "tool", instrument != NULL ? instrument->name : xq_form_word ("plan_state", "observed"));
  add_text (object, "valid", xq_form_word ("answer_sheet", xq_rows_text (row, 2)));
  add_text (object, "level", xq_form_word ("attention", xq_rows_text (row, 3)));
  json_array_add_object_element (rows, object);
}

/* A child who was only observed has a level and no sheet: its line names no tool of answers. */
static gboolean
fill_screenings (XqStore        *store,
                 XqFilledPaper  *paper,
                 const char     *student,
                 const char     *year,
                 GError        **error)
{
  g_autoptr (JsonArray) lines = json_array_new ();
  GError *problem = NULL;
  g_autoptr (XqRows) rows = xq_store_query (store,
                                            "SELECT s.filled_on, s.instrument, s.validity, (SELECT l.confirmed "
                                            "FROM visible_screening_level l WHERE l.campaign = s.campaign AND l.student = s.student "
                                            "AND l.withdrawn = 0) FROM visible_screening_sheet s "
                                            "JOIN visible_screening_campaign c ON c.uid = s.campaign AND c.withdrawn = 0 "
                                            "WHERE s.student = unhex (?1) AND s.withdrawn = 0 AND c.year = CAST (?2 AS INTEGER) "
                                            "UNION ALL "
                                            "SELECT coalesce (l.interview_on, l.confirmed_on), NULL, NULL, l.confirmed "
                                            "FROM visible_screening_level l JOIN visible_screening_campaign c ON c.uid = l.campaign "
                                            "AND c.withdrawn = 0 WHERE l.student = unhex (?1) AND l.withdrawn = 0 "
                                            "AND l.confirmed IS NOT NULL AND c.year = CAST (?2 AS INTEGER) "
                                            "AND NOT EXISTS (SELECT 1 FROM visible_screening_sheet n WHERE n.campaign = l.campaign "
                                            "AND n.student = l.student AND n.withdrawn = 0) ORDER BY 1",
                                            error, student, year, NULL);

  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    add_screening (lines, rows);
  if (!xq_rows_ended (problem, error))
    return FALSE;
  json_object_set_boolean_member (paper->values, "no_screenings", json_array_get_length (lines) == 0);
  if (json_array_get_length (lines) > 0)
    json_object_set_array_member (paper->values, "screenings", g_steal_pointer (&lines));
  return TRUE;
}

static gboolean
fill_interview (XqStore        *store,
                XqFilledPaper  *paper,
                const char     *student,
                const char     *year,
                GError        **error)
{
  g_autofree char *day = NULL;
  g_autofree char *date = NULL;

  if (!xq_question (store, "SELECT max (l.interview_on) FROM visible_screening_level l JOIN visible_screening_campaign c "
                    "ON c.uid = l.campaign AND c.withdrawn = 0 WHERE l.student = unhex (?1) AND l.withdrawn = 0 "
                    "AND c.year = CAST (?2 AS INTEGER)", &day, error, student, year, NULL))
    return FALSE;
  date = xq_form_dup_date (day);
  if (date != NULL)
    xq_fill_take (paper, "interview", xq_form_expand (xq_form_word ("plan_state", "interviewed"), "date", date, NULL));
  return TRUE;
}

/* The number alone; also where the student came with others. */
static gboolean
fill_sessions (XqStore        *store,
               XqFilledPaper  *paper,
               const char     *student,
               int             year,
               GError        **error)
{
  char from_on[XQ_DAY_SIZE];
  char until_on[XQ_DAY_SIZE];
  g_autofree char *n = NULL;

  if (!xq_school_year_days (store, year, from_on, until_on, error) ||
      !xq_question (store, "SELECT count (*) FROM visible_session s LEFT JOIN visible_case_file c ON c.uid = s.case_file "
                    "WHERE s.withdrawn = 0 AND s.held_on >= ?2 AND s.held_on <= ?3 AND (coalesce (s.student, c.student) = unhex (?1) "
                    "OR s.uid IN (SELECT p.record FROM visible_session_participants p WHERE p.student = unhex (?1)))",
                    &n, error, student, from_on, until_on))
    return FALSE;
  xq_fill_take (paper, "sessions", g_strcmp0 (n, "0") == 0
                                     ? g_strdup (xq_form_word ("plan_state", "no_sessions"))
                                     : xq_form_expand (xq_form_word ("plan_state", "sessions"), "n", n, NULL));
  return TRUE;
}

static gboolean
fill_note (XqStore         *store,
           XqFilledPaper   *paper,
           const XqRecord  *state,
           const char      *field,
           const char      *student,
           GError         **error)
{
  g_autofree char *text = xq_fill_dup_without_names (store, xq_record_get (state, field), student, NULL, error);

  if (text == NULL)
    return FALSE;
  xq_fill_text (paper, field, text);
  return TRUE;
}

static gboolean
fill_noted (XqStore        *store,
            XqFilledPaper  *paper,
            const char     *student,
            const char     *year,
            GError        **error)
{
  g_autofree char *uid = NULL;
  g_autoptr (XqRecord) state = NULL;

  if (!xq_question (store, "SELECT uid FROM visible_plan_state WHERE student = unhex (?1) AND year = CAST (?2 AS INTEGER) "
                    "AND withdrawn = 0", &uid, error, student, year, NULL))
    return FALSE;
  if (uid == NULL)
    return TRUE;
  state = xq_store_get (store, &xq_plan_state, uid, error);
  if (state == NULL || !fill_note (store, paper, state, "own_words", student, error) ||
      !fill_note (store, paper, state, "heed", student, error))
    return FALSE;
  xq_fill_ticks (paper, "treatment_told", xq_record_get (state, "treatment_told"));
  return TRUE;
}

gboolean
xq_fill_student_state (XqStore        *store,
                       XqFilledPaper  *paper,
                       const char     *student,
                       int             year,
                       GError        **error)
{
  g_autofree char *text = g_strdup_printf ("%d", year);

  paper->cabinet = XQ_CABINET_CASEWORK;
  return fill_screenings (store, paper, student, text, error) && fill_interview (store, paper, student, text, error) &&
         fill_sessions (store, paper, student, year, error) && fill_noted (store, paper, student, text, error);
}
