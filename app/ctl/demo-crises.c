/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include "ctl/demo-cases.h"
#include "school/kinds.h"
#include "store/moment.h"

/* Two events: one long over, handled to its end, and one of last week, whose
 * third follow-up nobody has made yet. */
static const struct
{
  const char *words;      /* of care.ini */
  const char *kind;
  guint       ago;        /* days before today */
  guint       n_followed; /* follow-ups that were made, as far as their days have come */
  gboolean    closed;
} events[] = {
  { "crisis_over", "acute", 62, 5, TRUE },
  { "crisis_open", "suicide_words", 9, 2, FALSE },
};

static const struct
{
  const char *step;
  const char *at;
  gboolean    by_head;
} steps[] = {
  { "with_student", "16:50", FALSE },
  { "danger_removed", "16:52", FALSE },
  { "told_lead", "16:55", FALSE },
  { "told_head", "17:00", TRUE },
  { "told_guardian", "17:03", FALSE },
  { "guardian_came", "17:40", FALSE },
  { "handed_over", "18:05", FALSE },
  { "class_settled", "18:20", FALSE },
};

static char *
dup_moment (guint32     day,
            const char *time)
{
  g_autofree char *text = xq_demo_day_text (day);
  g_autofree char *both = g_strjoin (" ", text, time, NULL);

  return xq_moment_read (both, text);
}

static void
set_moment (XqRecord   *record,
            const char *field,
            guint32     day,
            const char *time)
{
  g_autofree char *moment = dup_moment (day, time);

  xq_record_set (record, field, moment);
}

static void
set_words (XqDemo           *demo,
           XqRecord         *record,
           const char       *field,
           guint             n,
           const char       *key,
           const XqDemoCase *item)
{
  g_autofree char *text = xq_demo_text (demo, "care", events[n].words, key, item->child);

  xq_record_set (record, field, text);
}

static void
add_timeline (XqDemo    *demo,
              XqRecord  *event,
              guint32    day)
{
  const XqDemoPerson *head = xq_demo_person (demo, XQ_ROLE_HEAD, 0);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      XqRecord *step = xq_record_add_part (event, "timeline");

      xq_record_set (step, "step", steps[i].step);
      set_moment (step, "at", day, steps[i].at);
      xq_record_set (step, "done_by", steps[i].by_head ? head->staff : demo->who->staff);
    }
}

static void
add_people (XqDemo            *demo,
            XqRecord          *event,
            guint32            day,
            guint              n,
            const XqDemoCase  *item)
{
  const XqDemoPerson *head = xq_demo_person (demo, XQ_ROLE_HEAD, 0);
  XqRecord *person = xq_record_add_part (event, "people");
  XqRecord *told = xq_record_add_part (event, "told");

  xq_record_set (person, "student", item->child->uid);
  xq_record_set (person, "role", "self");
  xq_record_set (told, "whom", head->name);
  set_moment (told, "at", day, "16:55");
  xq_record_set (told, "told_by", demo->who->staff);
  set_words (demo, told, "what", n, "told_head", item);
  told = xq_record_add_part (event, "told");
  xq_record_set (told, "whom", item->child->carer_word);
  set_moment (told, "at", day, "17:03");
  xq_record_set (told, "told_by", demo->who->staff);
  set_words (demo, told, "what", n, "told_home", item);
}

/* The program planned them when the event was saved. */
static void
follow_up (XqDemo            *demo,
           XqRecord          *event,
           guint              n,
           const XqDemoCase  *item)
{
  GPtrArray *parts = xq_record_get_parts (event, "follow_ups");
  guint n_done = 0;

  for (guint i = 0; i < parts->len && i < events[n].n_followed; i++)
    {
      XqRecord *part = g_ptr_array_index (parts, i);
      const char *planned = xq_record_get (part, "planned_on");
      g_autofree char *key = g_strdup_printf ("follow_up%u", i + 1);

      if (xq_demo_day_parse (planned) > demo->today)
        break;
      xq_record_set (part, "done_on", planned);
      xq_record_set (part, "done_by", demo->who->staff);
      set_words (demo, part, "note", n, key, item);
      n_done++;
    }
  if (events[n].closed && n_done > 0 && n_done == parts->len)
    xq_record_set (event, "closed_on", xq_record_get (g_ptr_array_index (parts, n_done - 1), "planned_on"));
}

static gboolean
write_event (XqDemo            *demo,
             guint              n,
             const XqDemoCase  *item,
             GError           **error)
{
  g_autoptr (XqRecord) event = xq_store_new_record (demo->store, &xq_crisis_event);
  guint32 day = xq_demo_school_day (demo, demo->today - events[n].ago, FALSE);

  set_moment (event, "found_at", day, "16:48");
  xq_record_set (event, "kind", events[n].kind);
  set_words (demo, event, "place", n, "place", item);
  add_people (demo, event, day, n, item);
  add_timeline (demo, event, day);
  xq_record_set (event, "hand_over_to", item->child->carer_word);
  xq_record_set (event, "hand_over_relation", item->child->carer);
  set_moment (event, "hand_over_at", day, "18:05");
  xq_record_set (event, "hand_over_signed", "1");
  xq_record_set (event, "advice_given", "watch_24h put_away no_blame listen who_to_call");
  set_words (demo, event, "affected_support", n, "support", item);
  if (!xq_store_save (demo->store, event, NULL, error))
    return FALSE;
  xq_demo_count (demo, &xq_crisis_event);
  follow_up (demo, event, n, item);
  return xq_store_save (demo->store, event, NULL, error);
}

gboolean
xq_demo_write_crises (XqDemo     *demo,
                      GPtrArray  *cases,
                      GError    **error)
{
  guint n = 0;

  for (guint i = 0; i < cases->len && n < G_N_ELEMENTS (events); i++)
    {
      const XqDemoCase *item = g_ptr_array_index (cases, i);
      guint32 day = xq_demo_school_day (demo, demo->today - events[n].ago, FALSE);
      guint number;

      if (item->referral >= 0 || !xq_demo_is_here (item->child, day, &number) ||
          !xq_demo_is_here (item->child, demo->today, &number))
        continue;
      if (!write_event (demo, n, item, error))
        return FALSE;
      n++;
    }
  return TRUE;
}
