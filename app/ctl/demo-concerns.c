/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include "ctl/demo-cases.h"
#include "school/concern.h"
#include "school/kinds.h"

/* One in each state, one that cannot wait and one that waits too long. */
static const struct
{
  XqRole      role;
  guint       group;        /* which of them */
  guint       child;        /* of those whom the account reaches, by number */
  guint32     days_ago;
  const char *urgency;
  const char *guardian;
  const char *state;        /* NULL: nobody has answered */
  gboolean    tell_met;
} concerns[] = {
  { XQ_ROLE_CLASS_TEACHER, 0, 0, 0, "today", "not_yet", NULL, FALSE },
  { XQ_ROLE_CLASS_TEACHER, 0, 4, 21, "routine", "talked", "met", FALSE },
  { XQ_ROLE_CLASS_TEACHER, 1, 2, 9, "soon", "not_yet", "advice", FALSE },
  { XQ_ROLE_CLASS_TEACHER, 2, 1, 14, "soon", "talked", "met", TRUE },
  { XQ_ROLE_CLASS_TEACHER, 2, 6, 33, "routine", "talked", "closed", FALSE },
  { XQ_ROLE_SUBJECT_TEACHER, 0, 3, 26, "routine", "not_yet", "watching", FALSE },
  { XQ_ROLE_DORMITORY, 0, 5, 5, "soon", "unreachable", NULL, FALSE },
  { XQ_ROLE_SUBJECT_TEACHER, 1, 7, 2, "routine", "not_yet", "received", FALSE },
};

static char *
dup_child (XqDemo  *demo,
           guint    n,
           GError **error)
{
  GError *problem = NULL;
  g_autofree char *uid = NULL;
  g_autoptr (XqRows) rows = xq_store_query (demo->store, "SELECT s.uid FROM visible_student s JOIN visible_enrolment e "
                                                         "ON e.student = s.uid AND e.withdrawn = 0 AND e.until_on IS NULL "
                                                         "WHERE s.withdrawn = 0 ORDER BY e.class, s.seat, s.pinyin", error, NULL);

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i <= n && xq_rows_next (rows, &problem); i++)
    {
      g_free (uid);
      uid = g_strdup (xq_rows_text (rows, 0));
    }
  return xq_rows_ended (problem, error) ? g_steal_pointer (&uid) : NULL;
}

static gboolean
raise_one (XqDemo  *demo,
           guint    n,
           GError **error)
{
  g_autoptr (XqRecord) concern = xq_store_new_record (demo->store, &xq_concern);
  g_autofree char *seen = g_strdup_printf ("seen%u", n + 1);
  g_autofree char *done = g_strdup_printf ("done%u", n + 1);
  g_autofree char *wish = g_strdup_printf ("wish%u", n + 1);
  g_autofree char *raised_on = xq_demo_day_text (demo->today - concerns[n].days_ago);
  g_autoptr (GError) problem = NULL;
  g_autofree char *child = dup_child (demo, concerns[n].child, &problem);
  g_autofree char *id = NULL;

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (child == NULL)
    return TRUE;
  xq_record_set (concern, "student", child);
  xq_record_set (concern, "raised_on", raised_on);
  xq_record_set (concern, "urgency", concerns[n].urgency);
  xq_record_set (concern, "guardian_told", concerns[n].guardian);
  xq_record_set (concern, "seen", xq_demo_words_get (demo->words, "care", "concern", seen));
  xq_record_set (concern, "done", xq_demo_words_get (demo->words, "care", "concern", done));
  xq_record_set (concern, "wish", xq_demo_words_get (demo->words, "care", "concern", wish));
  id = xq_concern_raise (demo->store, concern, error);
  if (id == NULL)
    return FALSE;
  xq_demo_count (demo, &xq_concern);
  return TRUE;
}

/* Whoever wrote the last visits of the term stands on its last day still: in the
 * holidays a concern of last week would lie in that day's future. */
static gboolean
come_back (XqDemo        *demo,
           XqDemoPerson  *person,
           GError       **error)
{
  g_autofree char *today = xq_demo_day_text (demo->today);

  return g_str_equal (xq_store_get_today (demo->store), today) || xq_demo_enter (demo, person, demo->today, error);
}

gboolean
xq_demo_raise_concerns (XqDemo        *demo,
                        XqDemoPerson  *person,
                        GError       **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (concerns); i++)
    if (concerns[i].role == person->role && xq_demo_person (demo, concerns[i].role, concerns[i].group) == person &&
        (!come_back (demo, person, error) || !raise_one (demo, i, error)))
      return FALSE;
  return TRUE;
}

gboolean
xq_demo_answer_concerns (XqDemo  *demo,
                         GError **error)
{
  g_autoptr (GPtrArray) received = xq_store_list (demo->store, &xq_concern, NULL, error);

  if (received == NULL)
    return FALSE;
  for (guint i = 0; i < received->len; i++)
    {
      XqRecord *concern = g_ptr_array_index (received, i);

      for (guint n = 0; n < G_N_ELEMENTS (concerns); n++)
        {
          g_autofree char *seen = g_strdup_printf ("seen%u", n + 1);
          g_autofree char *advice = g_strdup_printf ("advice%u", n + 1);

          if (concerns[n].state == NULL ||
              g_strcmp0 (xq_record_get (concern, "seen"), xq_demo_words_get (demo->words, "care", "concern", seen)) != 0)
            continue;
          xq_record_set (concern, "state", concerns[n].state);
          xq_record_set (concern, "tell_met", concerns[n].tell_met ? "1" : "0");
          xq_record_set (concern, "advice", xq_demo_words_get (demo->words, "care", "concern", advice));
          if (!xq_store_save (demo->store, concern, NULL, error))
            return FALSE;
          /* What the answer told about the child stands in the ledger. */
          if (xq_record_get (concern, "advice") != NULL || concerns[n].tell_met)
            xq_demo_count (demo, &xq_disclosure);
          break;
        }
    }
  return TRUE;
}

/* --- what is not to be told, and consents near their end --- */

static gboolean
write_consent (XqDemo             *demo,
               const XqDemoChild  *child,
               const char         *purpose,
               guint32             given_on,
               guint32             until_on,
               guint32             revoked_on,
               GError            **error)
{
  g_autofree char *given = xq_demo_day_text (given_on);
  g_autofree char *until = until_on != 0 ? xq_demo_day_text (until_on) : NULL;
  g_autofree char *revoked = revoked_on != 0 ? xq_demo_day_text (revoked_on) : NULL;

  return xq_demo_add (demo, &xq_consent, error, "student", child->uid, "purpose", purpose, "given_by", child->carer,
                      "given_on", given, "valid_until", until, "revoked_on", revoked, "paper_kept",
                      xq_demo_words_get (demo->words, "school", "school", "consents_kept"), NULL);
}

static gboolean
write_withhold (XqDemo             *demo,
                const XqDemoChild  *child,
                const char         *relation,
                const char         *key,
                guint32             from_on,
                guint32             until_on,
                GError            **error)
{
  g_autofree char *from = xq_demo_day_text (from_on);
  g_autofree char *until = until_on != 0 ? xq_demo_day_text (until_on) : NULL;

  return xq_demo_add (demo, &xq_withhold, error, "student", child->uid,
                      "withheld_from", xq_demo_words_get (demo->words, "care", "withhold", relation), "relation", relation,
                      "reason", xq_demo_words_get (demo->words, "care", "withhold", key), "from_on", from, "until_on", until, NULL);
}

gboolean
xq_demo_write_ledger (XqDemo     *demo,
                      GPtrArray  *cases,
                      GError    **error)
{
  guint32 today = demo->today;
  const XqDemoChild *children[4];
  gboolean ok;

  if (cases->len < G_N_ELEMENTS (children))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    children[i] = ((const XqDemoCase *) g_ptr_array_index (cases, i * (cases->len / G_N_ELEMENTS (children))))->child;
  ok = xq_store_begin (demo->store, XQ_CABINET_CARE, "add", error);
  if (!ok)
    return FALSE;
  ok = write_consent (demo, children[0], "record", today - 60, today + 12, 0, error) &&
       write_consent (demo, children[1], "file", today - 200, today - 20, 0, error) &&
       write_consent (demo, children[2], "handover", today - 45, 0, today - 3, error) &&
       write_consent (demo, children[3], "file", today - 30, today + 300, 0, error) &&
       write_withhold (demo, children[0], "father", "reason1", today - 40, 0, error) &&
       write_withhold (demo, children[2], "relative", "reason2", today - 150, today - 30, error);
  return xq_demo_end (demo, ok, error);
}
