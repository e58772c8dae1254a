/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include "ctl/demo-cases.h"
#include "school/kinds.h"

/* Sessions that open no case, and how many of each a term of 360 children has. */
static const struct
{
  const char *words;     /* a group of sessions.ini; NULL: counted only */
  const char *client;
  const char *form;
  const char *place;
  double      per_term;
} talks[] = {
  { "guardian_talk", "guardian", "guardian_talk", "room", 7 },
  { "guardian_talk", "guardian", "phone", "phone", 3 },
  { "student_guardian", "student_guardian", "family", "room", 3 },
  { "anonymous", "anonymous", "individual", "room", 5 },
  { "letter", "anonymous", "letter", "room", 3 },
  { "small_group", "students", "small_group", "room", 4 },
  { NULL, "staff", "individual", "room", 3 },
};

static const XqDemoCase *
any_case (XqDemo    *demo,
          GPtrArray *cases,
          guint32    day)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  for (guint i = 0; i < cases->len; i++)
    {
      const XqDemoCase *item = g_ptr_array_index (cases, i);
      guint number;

      /* While the case goes on, and before the last session closed it. */
      if (item->held_on[0] <= day && item->held_on[item->n_sessions - 1] >= day &&
          xq_demo_is_here (item->child, day, &number))
        g_ptr_array_add (open, (gpointer) item);
    }
  return open->len > 0 ? g_ptr_array_index (open, xq_demo_below (demo, open->len)) : NULL;
}

/* Others of the grade who sit in the group. */
static void
add_participants (XqDemo            *demo,
                  XqRecord          *session,
                  const XqDemoCase  *item,
                  guint32            day)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  guint number;

  for (guint i = 0; i < demo->children->len; i++)
    {
      XqDemoChild *child = g_ptr_array_index (demo->children, i);

      if (child != item->child && child->cohort == item->child->cohort && xq_demo_is_here (child, day, &number))
        g_ptr_array_add (others, child);
    }
  xq_demo_shuffle (demo, others);
  for (guint i = 0; i < MIN (others->len, 4 + day % 3); i++)
    xq_record_set (xq_record_add_part (session, "participants"), "student", ((XqDemoChild *) g_ptr_array_index (others, i))->uid);
}

static gboolean
write_talk (XqDemo     *demo,
            GPtrArray  *cases,
            guint       n,
            guint32     day,
            GError    **error)
{
  g_autoptr (XqRecord) session = xq_store_new_record (demo->store, &xq_session);
  g_autofree char *held_on = xq_demo_day_text (day);
  g_autofree char *started_at = xq_demo_clock (16, 50);
  g_autofree char *minutes = g_strdup_printf ("%u", 20 + 5 * xq_demo_below (demo, 6));
  guint n_texts = talks[n].words != NULL ? xq_demo_words_count (demo->words, "sessions", talks[n].words, "narrative") : 0;
  guint text = 1 + xq_demo_below (demo, n_texts);
  gboolean needs_case = g_str_equal (talks[n].client, "students") || g_str_equal (talks[n].client, "student_guardian");
  const XqDemoCase *item = needs_case ? any_case (demo, cases, day) : NULL;
  const XqDemoChild *child = item != NULL ? item->child : g_ptr_array_index (demo->children, xq_demo_below (demo, demo->children->len));

  if (needs_case && item == NULL)
    return TRUE;
  xq_record_set (session, "client", talks[n].client);
  xq_record_set (session, "form", talks[n].form);
  xq_record_set (session, "place", talks[n].place);
  xq_record_set (session, "held_on", held_on);
  xq_record_set (session, "started_at", started_at);
  xq_record_set (session, "minutes", minutes);
  xq_record_set (session, "source", g_str_equal (talks[n].form, "letter") ? "mailbox" : needs_case ? "follow_up" : "self");
  xq_record_set (session, "safety", "none");
  xq_record_set (session, "next_step", "none");
  if (n_texts > 0)
    {
      g_autofree char *theme_key = g_strdup_printf ("theme%u", text);
      g_autofree char *narrative_key = g_strdup_printf ("narrative%u", text);
      g_autofree char *agreement_key = g_strdup_printf ("agreement%u", text);
      g_autofree char *narrative = xq_demo_text (demo, "sessions", talks[n].words, narrative_key, child);
      g_autofree char *agreement = xq_demo_text (demo, "sessions", talks[n].words, agreement_key, child);

      xq_record_set (session, "theme", xq_demo_words_get (demo->words, "sessions", talks[n].words, theme_key));
      xq_record_set (session, "narrative", narrative);
      xq_record_set (session, "agreement", agreement);
    }
  if (item != NULL)
    {
      xq_record_set (session, "student", item->child->uid);
      xq_record_set (session, "case_file", xq_record_get_uid (item->file));
      if (g_str_equal (talks[n].client, "students"))
        add_participants (demo, session, item, day);
    }
  if (!xq_store_save (demo->store, session, NULL, error))
    return FALSE;
  xq_demo_count (demo, &xq_session);
  return TRUE;
}

static gboolean
write_term (XqDemo            *demo,
            GPtrArray         *cases,
            const XqDemoTerm  *term,
            GError           **error)
{
  for (guint n = 0; n < G_N_ELEMENTS (talks); n++)
    {
      double wanted = talks[n].per_term * demo->order->n_students / 360 * term->school_days->len / 95;
      guint count = MAX (1, (guint) (wanted + 0.5));

      for (guint i = 0; i < count; i++)
        {
          guint32 day = xq_demo_any_day (demo, term->school_days, term->from, term->until);

          if (day != 0 && !write_talk (demo, cases, n, day, error))
            return FALSE;
        }
    }
  return TRUE;
}

gboolean
xq_demo_write_talks (XqDemo     *demo,
                     GPtrArray  *cases,
                     GError    **error)
{
  gboolean ok = xq_store_begin (demo->store, XQ_CABINET_CASEWORK, "add", error);

  if (!ok)
    return FALSE;
  for (guint i = 0; ok && i < demo->terms->len; i++)
    ok = write_term (demo, cases, g_ptr_array_index (demo->terms, i), error);
  return xq_demo_end (demo, ok, error);
}
