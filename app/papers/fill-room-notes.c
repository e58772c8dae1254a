/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "papers/fill-private.h"
#include "school/kinds.h"
#include "school/question.h"

/* The small papers of the counselling room: an empty one for everybody who works
 * there, and with a child's name, which says that the child comes, for counsellors. */

#define SLIPS 6              /* as many as visit_slip.xml has */
#define GUARDIAN_SIGNS_BELOW 14   /* Personal Information Protection Law of 2021, article 31 */

gboolean
xq_fill_check_counsellor (XqStore  *store,
                          GError  **error)
{
  if (xq_vault_holds (xq_store_get_vault (store), XQ_CABINET_CASEWORK))
    return TRUE;
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
               _("With a student's name a psychology teacher prints this paper. Without a name everybody prints the empty form."));
  return FALSE;
}

/* --- the slip that calls a student --- */

/* Where the room is, unless the place itself would tell what room it is. */
static gboolean
find_place (XqStore  *store,
            char    **place,
            GError  **error)
{
  if (!xq_question (store, "SELECT place FROM visible_room WHERE function = 'individual' AND withdrawn = 0 AND place IS NOT NULL "
                           "ORDER BY id LIMIT 1", place, error, NULL, NULL, NULL))
    return FALSE;
  if (*place != NULL && strstr (*place, xq_form_word ("slip", "unsaid")) != NULL)
    g_clear_pointer (place, g_free);
  return TRUE;
}

/* 李老师 is called so already. */
static char *
dup_teacher (XqStore *store)
{
  const char *me = xq_store_get_my_staff (store);
  const char *ends = xq_form_word ("duty", "teacher_ends");
  g_autofree char *name = NULL;

  if (me == NULL || !xq_question (store, "SELECT name FROM visible_staff WHERE uid = unhex (?)", &name, NULL, me, NULL, NULL) ||
      name == NULL)
    return NULL;
  if (g_str_has_suffix (name, ends))
    name[strlen (name) - strlen (ends)] = '\0';
  return g_steal_pointer (&name);
}

static void
fill_numbered (XqFilledPaper *paper,
               const char    *key,
               guint          n,
               const char    *text)
{
  g_autofree char *name = g_strdup_printf ("%s%u", key, n);

  xq_fill_text (paper, name, text);
}

static gboolean
fill_slip (XqStore               *store,
           XqFilledPaper         *paper,
           const XqPaperRequest  *request,
           guint                  n,
           const char            *student,
           GError               **error)
{
  const char *day = request->day != NULL ? request->day : xq_store_get_today (store);
  g_autoptr (XqFilledPaper) one = g_new0 (XqFilledPaper, 1);
  g_autofree char *day_words = request->day != NULL ? xq_form_dup_day (day, xq_store_get_today (store)) : NULL;
  g_autofree char *place = NULL;
  g_autofree char *teacher = dup_teacher (store);

  one->values = json_object_new ();
  if (!xq_fill_student (store, one, student, day, error) || !find_place (store, &place, error))
    return FALSE;
  fill_numbered (paper, "name", n, json_object_get_string_member_with_default (one->values, "name", NULL));
  fill_numbered (paper, "class", n, json_object_get_string_member_with_default (one->values, "class", NULL));
  fill_numbered (paper, "day", n, day_words);
  fill_numbered (paper, "place", n, place);
  fill_numbered (paper, "teacher", n, teacher);
  xq_fill_name_student (paper, student);
  return TRUE;
}

/* With a day and no student: those with whom this account agreed on that day. */
static gboolean
fill_day (XqStore               *store,
          XqFilledPaper         *paper,
          const XqPaperRequest  *request,
          GError               **error)
{
  GError *problem = NULL;
  guint n = 0;
  g_autoptr (GPtrArray) students = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (XqRows) rows = xq_store_query (
    store,
    "SELECT DISTINCT student FROM visible_session WHERE next_on = ?1 AND author = unhex (?2) AND withdrawn = 0 "
    "AND student IS NOT NULL AND next_step IN ('continue', 'observe') ORDER BY student",
    error, request->day, xq_store_get_me (store), NULL);

  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    g_ptr_array_add (students, g_strdup (xq_rows_text (rows, 0)));
  if (!xq_rows_ended (problem, error))
    return FALSE;
  for (; n < students->len && n < SLIPS; n++)
    if (!fill_slip (store, paper, request, n + 1, g_ptr_array_index (students, n), error))
      return FALSE;
  return TRUE;
}

gboolean
xq_fill_visit_slip (XqStore               *store,
                    XqFilledPaper         *paper,
                    const XqPaperRequest  *request,
                    GError               **error)
{
  /* What stands at every page's foot must not tell either. */
  json_object_remove_member (paper->values, "school_short");
  if (request->student == NULL && request->day == NULL)
    return TRUE;
  paper->cabinet = XQ_CABINET_CASEWORK;
  if (!xq_fill_check_counsellor (store, error))
    return FALSE;
  return request->student != NULL ? fill_slip (store, paper, request, 1, request->student, error)
                                  : fill_day (store, paper, request, error);
}

/* --- consent, the classmates' note, handing over --- */

gboolean
xq_fill_counselling_consent (XqStore               *store,
                             XqFilledPaper         *paper,
                             const XqPaperRequest  *request,
                             GError               **error)
{
  const char *age;

  if (request->student == NULL)
    return TRUE;
  paper->cabinet = XQ_CABINET_CASEWORK;
  if (!xq_fill_check_counsellor (store, error) ||
      !xq_fill_student (store, paper, request->student, xq_store_get_today (store), error))
    return FALSE;
  age = json_object_get_string_member_with_default (paper->values, "age", NULL);
  json_object_set_boolean_member (paper->values, "under14", age != NULL && g_ascii_strtoll (age, NULL, 10) < GUARDIAN_SIGNS_BELOW);
  return TRUE;
}

gboolean
xq_fill_peer_note (XqStore               *store,
                   XqFilledPaper         *paper,
                   const XqPaperRequest  *request,
                   GError               **error)
{
  return request->class_uid == NULL || xq_fill_class (store, paper->values, request->class_uid, error);
}

gboolean
xq_fill_handover (XqStore               *store,
                  XqFilledPaper         *paper,
                  const XqPaperRequest  *request,
                  GError               **error)
{
  static const struct { const char *key; XqCabinet cabinet; const char *sql; } counts[] = {
    { "cases", XQ_CABINET_CASEWORK, "SELECT count (uid) FROM visible_case_file WHERE state IN ('open', 'paused') AND withdrawn = 0" },
    { "own_cases", XQ_CABINET_CASEWORK, "SELECT count (uid) FROM visible_case_file WHERE state IN ('open', 'paused') AND withdrawn = 0 "
                                        "AND counsellor = unhex (?1)" },
    { "unsigned", XQ_CABINET_CASEWORK, "SELECT count (uid) FROM visible_session WHERE signed = 0 AND withdrawn = 0" },
    { "concerns", XQ_CABINET_CASEWORK, "SELECT count (uid) FROM visible_concern WHERE answered_on IS NULL AND withdrawn = 0" },
    { "agreed", XQ_CABINET_CASEWORK, "SELECT count (DISTINCT student) FROM visible_session WHERE next_on >= ?2 AND withdrawn = 0" },
    { "referrals", XQ_CABINET_CARE, "SELECT count (uid) FROM visible_referral WHERE stage NOT IN ('closed', 'withdrawn') AND withdrawn = 0" },
    { "replies", XQ_CABINET_CARE, "SELECT count (uid) FROM visible_referral WHERE stage IN ('sent', 'waiting') AND reply_on IS NULL "
                                  "AND withdrawn = 0" },
  };
  const char *me = xq_store_get_my_staff (store);

  (void) request;
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *count = NULL;

      if (!xq_vault_holds (xq_store_get_vault (store), counts[i].cabinet))
        continue;
      if (!xq_question (store, counts[i].sql, &count, error, me != NULL ? me : "", xq_store_get_today (store), NULL))
        return FALSE;
      xq_fill_text (paper, counts[i].key, count);
    }
  return TRUE;
}
