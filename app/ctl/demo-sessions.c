/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include "ctl/demo-cases.h"
#include "school/kinds.h"

#define PRIVATE 0.08   /* of the sessions only their author reads */
#define MESSAGES 0.25  /* of the second sessions lead to a message for the class teacher */
#define SIGNED 0.75    /* of those two weeks ago are signed */
#define CLOSED 0.8     /* of the stories told to the end are closed */

/* When the room is open: the long break, noon, after lessons, in the evening. */
static const struct
{
  int hour;
  int minute;
} hours[] = { { 9, 40 }, { 12, 40 }, { 13, 0 }, { 16, 50 }, { 16, 50 }, { 17, 20 }, { 19, 30 } };

static char *
words_of (XqDemo           *demo,
          const XqDemoCase *item,
          const char       *key,
          guint             n)
{
  g_autofree char *name = g_strdup_printf ("%s%u", key, n + 1);

  return xq_demo_text (demo, "cases", item->story, name, item->child);
}

/* Danger is asked about first, and again until it is over. */
static const char *
safety_of (const XqDemoCase *item,
           guint             n)
{
  return g_str_equal (item->story, "safety") && n < 2 ? "thought" : "none";
}

static const char *
level_of (XqDemo           *demo,
          const XqDemoCase *item,
          guint             n)
{
  const char *level = xq_demo_words_get (demo->words, "cases", item->story, "level");

  if (n == 0 || n + 1 < item->n_sessions || item->next_on != 0)
    return level;
  return g_str_equal (level, "urgent") ? "focus" : g_str_equal (level, "focus") ? "watch" : "none";
}

static gboolean
has_message (XqDemo           *demo,
             const XqDemoCase *item,
             guint             n)
{
  if (g_str_equal (item->story, "safety"))
    return n == 0;
  return n == 1 && xq_demo_chance (demo, MESSAGES);
}

static XqRecord *
make_session (XqDemo           *demo,
              const XqDemoCase *item,
              guint             n,
              gboolean          message)
{
  XqRecord *session = xq_store_new_record (demo->store, &xq_session);
  gboolean urgent = g_str_equal (item->story, "safety");
  gboolean last = n + 1 == item->n_sessions;
  guint hour = xq_demo_below (demo, G_N_ELEMENTS (hours));
  g_autofree char *held_on = xq_demo_day_text (item->held_on[n]);
  g_autofree char *started_at = xq_demo_clock (hours[hour].hour, hours[hour].minute);
  g_autofree char *minutes = g_strdup_printf ("%u", 30 + 5 * xq_demo_below (demo, 5));
  g_autofree char *narrative = words_of (demo, item, "narrative", n);
  g_autofree char *agreement = words_of (demo, item, "agreement", n);
  g_autofree char *points = words_of (demo, item, "points", n);
  g_autofree char *next_on = !last ? xq_demo_day_text (item->held_on[n + 1])
                             : item->next_on != 0 ? xq_demo_day_text (item->next_on) : NULL;
  g_autofree char *to_teacher = !message ? NULL
                                : xq_demo_any_text (demo, "care", "message", urgent ? "safety" : "text", item->child);
  const char *const fields[][2] = {
    { "student", item->child->uid },
    { "case_file", xq_record_get_uid (item->file) },
    { "held_on", held_on },
    { "started_at", started_at },
    { "minutes", minutes },
    { "form", urgent && n == 0 ? "crisis" : "individual" },
    { "source", n > 0 ? "follow_up" : xq_demo_words_get (demo->words, "cases", item->story, "source") },
    { "theme", xq_demo_words_get (demo->words, "cases", item->story, "theme") },
    { "secrecy_explained", n == 0 ? "1" : "0" },
    { "safety", safety_of (item, n) },
    { "level", level_of (demo, item, n) },
    { "narrative", narrative },
    { "private", !message && xq_demo_chance (demo, PRIVATE) ? "1" : "0" },
    { "agreement", agreement },
    { "key_points", points },
    { "next_step", next_on != NULL ? "continue" : item->referred_on != 0 ? "refer" : "close" },
    { "next_on", next_on },
    { "to_teacher", to_teacher },
    { "to_teacher_student", !message ? "not_needed" : urgent ? "safety" : "agreed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    xq_record_set (session, fields[i][0], fields[i][1]);
  return session;
}

static gboolean
save_session (XqDemo     *demo,
              XqRecord   *session,
              GPtrArray  *to_sign,
              GError    **error)
{
  guint32 held_on = xq_demo_day_parse (xq_record_get (session, "held_on"));

  if (!xq_store_save (demo->store, session, NULL, error))
    return FALSE;
  xq_demo_count (demo, &xq_session);
  if (held_on + 14 <= demo->today && xq_demo_chance (demo, SIGNED))
    g_ptr_array_add (to_sign, g_strdup (xq_record_get_uid (session)));
  return TRUE;
}

/* A message goes to who is class teacher on its day, and is noted as told then. */
static gboolean
send_messages (XqDemo     *demo,
               GPtrArray  *messages,
               GPtrArray  *to_sign,
               GError    **error)
{
  for (guint i = 0; i < messages->len; i++)
    {
      XqRecord *session = g_ptr_array_index (messages, i);

      if (!xq_demo_enter (demo, demo->who, xq_demo_day_parse (xq_record_get (session, "held_on")), error) ||
          !save_session (demo, session, to_sign, error))
        return FALSE;
      xq_demo_count (demo, &xq_disclosure);
    }
  return xq_demo_enter (demo, demo->who, demo->today, error);
}

static gboolean
close_case (XqDemo      *demo,
            XqDemoCase  *item,
            GError     **error)
{
  static const char *const texts[] = {
    "effect_student", "effect_observed", "effect_guardian", "advice_teacher", "advice_guardian", "advice_student", "reflection",
  };
  static const char *const outcomes[] = { "improved", "improved", "some", "some", "same" };
  g_autofree char *closed_on = xq_demo_day_text (item->held_on[item->n_sessions - 1]);

  if (item->referral < 0 && (item->next_on != 0 || !xq_demo_chance (demo, CLOSED)))
    return TRUE;
  if (item->referral >= 0 && item->referred_on == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = xq_demo_text (demo, "cases", item->story, texts[i], item->child);

      xq_record_set (item->file, texts[i], text);
    }
  if (item->referral < 0)
    {
      xq_record_set (item->file, "closed_on", closed_on);
      xq_record_set (item->file, "outcome", outcomes[xq_demo_below (demo, G_N_ELEMENTS (outcomes))]);
    }
  xq_record_set (item->file, "state", item->referral < 0 ? "closed" : "referred");
  return xq_store_save (demo->store, item->file, NULL, error);
}

gboolean
xq_demo_write_sessions (XqDemo     *demo,
                        GPtrArray  *cases,
                        guint       counsellor,
                        GError    **error)
{
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_record_unref);
  g_autoptr (GPtrArray) to_sign = g_ptr_array_new_with_free_func (g_free);
  gboolean ok = xq_store_begin (demo->store, XQ_CABINET_CASEWORK, "add", error);

  if (!ok)
    return FALSE;
  for (guint i = 0; ok && i < cases->len; i++)
    {
      XqDemoCase *item = g_ptr_array_index (cases, i);

      for (guint n = 0; ok && item->counsellor == counsellor && n < item->n_sessions; n++)
        {
          gboolean message = has_message (demo, item, n);
          g_autoptr (XqRecord) session = make_session (demo, item, n, message);

          if (message)
            g_ptr_array_add (messages, g_steal_pointer (&session));
          else
            ok = save_session (demo, session, to_sign, error);
        }
      ok = ok && (item->counsellor != counsellor || close_case (demo, item, error));
    }
  if (!xq_demo_end (demo, ok, error) || !send_messages (demo, messages, to_sign, error))
    return FALSE;
  for (guint i = 0; i < to_sign->len; i++)
    if (!xq_store_sign (demo->store, &xq_session, g_ptr_array_index (to_sign, i), error))
      return FALSE;
  return TRUE;
}
