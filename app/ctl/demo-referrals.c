/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include "ctl/demo-cases.h"
#include "school/kinds.h"

#define NEVER 0

/* One of every kind that a school meets, at every stage; days before today. */
static const struct
{
  const char *story;         /* of cases.ini */
  const char *words;         /* of care.ini */
  const char *kind;
  const char *receiver;      /* of school.ini */
  const char *urgency;
  const char *safety;
  const char *student_view;
  const char *consent;       /* NULL: not asked */
  const char *stage;
  guint       opened;
  guint       sent;
  guint       replied;
  const char *reply_kind;
  const char *study_advice;
  gboolean    override;      /* without consent, the ground written down */
} referrals[] = {
  { "loss", "closed", "hospital", "receiver", "routine", "none", "willing", "written", "closed", 200, 198, 190,
    "received", "with_support", FALSE },
  { "emotion", "returning", "hospital", "receiver", "soon", "none", "willing", "written", "returning", 120, 119, 110,
    "received", "leave", FALSE },
  { "safety", "danger", "hospital", "receiver", "today", "thought", "willing", "unreachable", "following", 95, 95, 93,
    "received", "with_support", TRUE },
  { "emotion", "hospital", "hospital", "receiver", "soon", "none", "willing", "written", "following", 40, 38, 27,
    "booked", "with_support", FALSE },
  { "exam", "late", "hospital", "receiver", "routine", "none", "willing", "written", "waiting", 36, 33, NEVER,
    NULL, NULL, FALSE },
  { "teacher", "inside", "inside", "inside", "routine", "none", "willing", NULL, "following", 25, NEVER, NEVER,
    NULL, NULL, FALSE },
  { "peer", "declined", "hospital", "receiver", "routine", "none", "not_asked", "refused", "talking", 20, NEVER, NEVER,
    NULL, NULL, FALSE },
  { "family_change", "agency", "agency", "agency", "routine", "none", "willing", "verbal", "waiting", 9, 6, NEVER,
    NULL, NULL, FALSE },
  { "safety", "danger", "hospital", "receiver", "today", "thought", "not_asked", "unreachable", "waiting", 1, 1, NEVER,
    NULL, NULL, FALSE },
};

static guint32
day_ago (XqDemo *demo,
         guint   n,
         guint   ago)
{
  guint32 opened = xq_demo_school_day (demo, demo->today - referrals[n].opened, FALSE);

  return ago == NEVER ? 0 : MAX (opened, xq_demo_school_day (demo, demo->today - ago, FALSE));
}

guint32
xq_demo_referral_day (XqDemo      *demo,
                      guint        n,
                      const char **story)
{
  if (n >= G_N_ELEMENTS (referrals))
    return 0;
  *story = referrals[n].story;
  return day_ago (demo, n, referrals[n].opened);
}

guint32
xq_demo_referral_sent (XqDemo *demo,
                       guint   n)
{
  return day_ago (demo, n, referrals[n].sent);
}

static void
set_day (XqRecord   *record,
         const char *field,
         guint32     day)
{
  g_autofree char *text = day != 0 ? xq_demo_day_text (day) : NULL;

  xq_record_set (record, field, text);
}

static void
set_words (XqDemo           *demo,
           XqRecord         *record,
           const XqDemoCase *item,
           guint             n,
           const char       *field,
           const char       *key)
{
  g_autofree char *text = xq_demo_text (demo, "care", referrals[n].words, key, item->child);

  xq_record_set (record, field, text);
}

/* What is known when the referral is opened. */
static XqRecord *
open_referral (XqDemo            *demo,
               const XqDemoCase  *item,
               guint              n,
               GError           **error)
{
  g_autoptr (XqRecord) record = xq_store_new_record (demo->store, &xq_referral);

  xq_record_set (record, "student", item->child->uid);
  xq_record_set (record, "kind", referrals[n].kind);
  set_day (record, "opened_on", day_ago (demo, n, referrals[n].opened));
  xq_record_set (record, "urgency", referrals[n].urgency);
  xq_record_set (record, "safety", referrals[n].safety);
  xq_record_set (record, "wish", "assessment support");
  set_words (demo, record, item, n, "reason", "reason");
  set_words (demo, record, item, n, "observed", "observed");
  set_words (demo, record, item, n, "done", "done");
  if (!xq_store_save (demo->store, record, NULL, error))
    return NULL;
  xq_demo_count (demo, &xq_referral);
  return g_steal_pointer (&record);
}

static void
note_talk (XqDemo           *demo,
           XqRecord         *record,
           const XqDemoCase *item,
           guint             n)
{
  guint32 opened = day_ago (demo, n, referrals[n].opened);
  g_autoptr (GString) people = g_string_new (xq_demo_words_get (demo->words, "school", "staff", "two_people"));

  g_string_replace (people, "{first}", xq_demo_person (demo, XQ_ROLE_HEAD, 0)->name, 0);
  g_string_replace (people, "{second}", demo->who->name, 0);
  if (xq_demo_words_get (demo->words, "care", referrals[n].words, "opinion") != NULL)
    {
      set_day (record, "meeting_on", opened);
      xq_record_set (record, "meeting_people", people->str);
      set_words (demo, record, item, n, "meeting_opinion", "opinion");
    }
  if (xq_demo_words_get (demo->words, "care", referrals[n].words, "view") != NULL)
    {
      set_day (record, "guardian_talk_on", opened);
      xq_record_set (record, "guardian_talk_at", "17:30");
      xq_record_set (record, "guardian_talk_place", xq_demo_words_get (demo->words, "school", "school", "inside"));
      xq_record_set (record, "guardian_talk_way", "at_school");
      xq_record_set (record, "guardian_talk_people", demo->who->name);
      set_words (demo, record, item, n, "guardian_talk_view", "view");
    }
  xq_record_set (record, "student_view", referrals[n].student_view);
  xq_record_set (record, "consent", referrals[n].consent);
  if (g_strcmp0 (referrals[n].consent, "written") == 0 || g_strcmp0 (referrals[n].consent, "verbal") == 0)
    set_day (record, "consent_on", opened);
  if (g_strcmp0 (referrals[n].consent, "verbal") == 0)
    xq_record_set (record, "consent_witness", people->str);
}

static void
note_return (XqDemo           *demo,
             XqRecord         *record,
             const XqDemoCase *item,
             guint             n)
{
  static const char *const keys[] = { "advice", "student", "guardian", "class", "safety", "plan" };
  guint32 sent = day_ago (demo, n, referrals[n].sent);

  set_day (record, "return_review_on", demo->today);
  set_day (record, "return_review_absent_from", sent);
  set_day (record, "return_review_absent_until", demo->today);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *field = g_strconcat ("return_review_", keys[i], NULL);

      set_words (demo, record, item, n, field, keys[i]);
    }
  xq_record_set (record, "return_review_result", "reduced");
  set_words (demo, record, item, n, "return_review_reason", "result");
}

/* What became of it. */
static gboolean
finish_referral (XqDemo            *demo,
                 XqRecord          *record,
                 const XqDemoCase  *item,
                 guint              n,
                 GError           **error)
{
  g_autofree char *contact_key = g_strconcat (referrals[n].receiver, "_contact", NULL);
  const XqDemoPerson *head = xq_demo_person (demo, XQ_ROLE_HEAD, 0);
  g_autofree char *deciders = g_strjoin (" ", head->staff, demo->who->staff, NULL);

  note_talk (demo, record, item, n);
  xq_record_set (record, "receiver", xq_demo_words_get (demo->words, "school", "school", referrals[n].receiver));
  xq_record_set (record, "receiver_contact", xq_demo_words_get (demo->words, "school", "school", contact_key));
  xq_record_set (record, "contact_phone", xq_demo_words_get (demo->words, "school", "school", "room_phone"));
  set_day (record, "sent_on", day_ago (demo, n, referrals[n].sent));
  if (referrals[n].sent != NEVER)
    xq_record_set (record, "carried_by", g_str_equal (referrals[n].urgency, "today") ? "escort" : "guardian");
  if (referrals[n].override)
    {
      xq_record_set (record, "override", "1");
      xq_record_set (record, "ground", "danger_self");
      set_words (demo, record, item, n, "ground_text", "ground");
      xq_record_set (record, "decided_by", deciders);
    }
  set_day (record, "reply_on", day_ago (demo, n, referrals[n].replied));
  xq_record_set (record, "reply_kind", referrals[n].reply_kind);
  xq_record_set (record, "study_advice", referrals[n].study_advice);
  if (g_strcmp0 (referrals[n].reply_kind, "booked") == 0)
    set_day (record, "booked_on", demo->today + 4);
  if (referrals[n].replied != NEVER)
    set_words (demo, record, item, n, "school_tasks", "tasks");
  if (g_str_equal (referrals[n].stage, "returning"))
    note_return (demo, record, item, n);
  if (g_str_equal (referrals[n].stage, "closed"))
    {
      set_day (record, "follow_up_on", day_ago (demo, n, referrals[n].replied - 14));
      set_words (demo, record, item, n, "follow_up", "followed");
    }
  if (g_str_equal (referrals[n].stage, "closed"))
    set_day (record, "closed_on", day_ago (demo, n, referrals[n].replied - 30));
  xq_record_set (record, "stage", referrals[n].stage);
  return xq_store_save (demo->store, record, NULL, error);
}

static gboolean
write_consent (XqDemo            *demo,
               const XqDemoCase  *item,
               guint              n,
               GError           **error)
{
  g_autofree char *given_on = xq_demo_day_text (day_ago (demo, n, referrals[n].opened));
  const char *consent = referrals[n].consent;

  if (consent == NULL || g_str_equal (consent, "unreachable"))
    return TRUE;
  return xq_demo_add (demo, &xq_consent, error, "student", item->child->uid, "purpose", "referral",
                      "given_by", item->child->carer, "answer", g_str_equal (consent, "refused") ? "refused" : "agreed",
                      "way", g_str_equal (consent, "written") ? "written" : "verbal", "given_on", given_on,
                      "paper_kept", xq_demo_words_get (demo->words, "school", "school", "consents_kept"), NULL);
}

/* Whoever holds the family's hand is told, and in danger the head too. */
static gboolean
write_disclosure (XqDemo            *demo,
                  const XqDemoCase  *item,
                  guint              n,
                  GError           **error)
{
  gboolean danger = g_str_equal (referrals[n].urgency, "today");
  const XqDemoPerson *head = xq_demo_person (demo, XQ_ROLE_HEAD, 0);
  g_autofree char *told_on = xq_demo_day_text (day_ago (demo, n, referrals[n].opened));

  if (referrals[n].consent == NULL)
    return TRUE;
  return xq_demo_add (demo, &xq_disclosure, error, "student", item->child->uid, "told_on", told_on, "told_at", "17:40",
                      "told_to", danger ? head->name : item->child->carer_word,
                      "told_to_staff", danger ? head->staff : NULL, "way", "in_person",
                      "what", xq_demo_words_get (demo->words, "care", "disclosure", danger ? "what4" : "what2"),
                      "why", xq_demo_words_get (demo->words, "care", "disclosure", danger ? "why4" : "why2"),
                      "ground", danger ? "danger_self" : "student_consent",
                      "student_knows", danger ? "not_told" : "knows", NULL);
}

/* The letter went out with a name on it: who has it, and on what ground. */
static gboolean
write_given_letter (XqDemo            *demo,
                    const XqDemoCase  *item,
                    guint              n,
                    GError           **error)
{
  g_autofree char *told_on = NULL;

  if (referrals[n].sent == NEVER)
    return TRUE;
  told_on = xq_demo_day_text (day_ago (demo, n, referrals[n].sent));
  return xq_demo_add (demo, &xq_disclosure, error, "student", item->child->uid, "told_on", told_on, "told_at", "16:20",
                      "told_to", xq_demo_words_get (demo->words, "school", "school", referrals[n].receiver), "way", "paper",
                      "what", xq_demo_words_get (demo->words, "care", "disclosure", "letter"),
                      "why", xq_demo_words_get (demo->words, "care", "disclosure", "letter_for"),
                      "ground", referrals[n].override ? "danger_self" : "guardian_consent", "student_knows", "knows", NULL);
}

static gboolean
write_referral (XqDemo            *demo,
                const XqDemoCase  *item,
                guint              n,
                GError           **error)
{
  /* The moment from which a ground is owed is that of the store's day. */
  guint32 day = g_strcmp0 (referrals[n].consent, "unreachable") == 0 ? day_ago (demo, n, referrals[n].opened) : demo->today;
  g_autoptr (XqRecord) record = NULL;
  gboolean replied = referrals[n].replied != NEVER;

  if (!xq_demo_enter (demo, demo->who, day, error))
    return FALSE;
  record = open_referral (demo, item, n, error);
  if (record == NULL)
    return FALSE;
  if (day != demo->today && replied)
    {
      /* It goes out that day; what followed is entered when it is known. */
      xq_record_set (record, "consent", referrals[n].consent);
      xq_record_set (record, "receiver", xq_demo_words_get (demo->words, "school", "school", referrals[n].receiver));
      xq_record_set (record, "stage", "sent");
      if (!xq_store_save (demo->store, record, NULL, error) || !xq_demo_enter (demo, demo->who, demo->today, error))
        return FALSE;
    }
  return finish_referral (demo, record, item, n, error) && write_consent (demo, item, n, error) &&
         write_disclosure (demo, item, n, error) && write_given_letter (demo, item, n, error);
}

gboolean
xq_demo_write_referrals (XqDemo     *demo,
                         GPtrArray  *cases,
                         GError    **error)
{
  for (guint n = 0; n < G_N_ELEMENTS (referrals); n++)
    for (guint i = 0; i < cases->len; i++)
      {
        const XqDemoCase *item = g_ptr_array_index (cases, i);

        if (item->referral == (int) n && !write_referral (demo, item, n, error))
          return FALSE;
      }
  return xq_demo_enter (demo, demo->who, demo->today, error);
}
