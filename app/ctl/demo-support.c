/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include "ctl/demo-cases.h"
#include "school/key-support.h"
#include "school/kinds.h"

#define REVIEWS_MOST 3

/* One of each that a ledger has, grown out of a referral; days before today. */
static const struct
{
  int         referral;
  const char *words;                  /* of care.ini */
  const char *level;
  const char *source;
  const char *category;
  guint       opened;
  const char *roles;                  /* who is in the group */
  guint       reviews[REVIEWS_MOST];  /* 0: none more */
  const char *levels[REVIEWS_MOST];
  gboolean    is_closed;              /* by the last review */
  gboolean    is_decided;             /* for each term that ended since */
  gboolean    has_conference;
  gboolean    has_pledge;             /* the class teacher's */
} entries[] = {
  /* Long over. */
  { 0, "support_closed", "focus", "concern", "loss", 190, "lead counsellor class_teacher subject_teacher",
    { 150, 110, 0 }, { "focus", "watch", NULL }, TRUE, TRUE, FALSE, FALSE },
  /* Came with the last term, and nobody has decided. */
  { 1, "support_returning", "focus", "counsellor", "emotion adaptation", 115, "lead counsellor class_teacher subject_teacher guardian",
    { 75, 40, 10 }, { "focus", "focus", "watch" }, FALSE, FALSE, FALSE, FALSE },
  /* Complete and in time. */
  { 3, "support_hospital", "focus", "concern", "emotion sleep", 38, "lead counsellor class_teacher subject_teacher guardian",
    { 24, 10, 0 }, { "focus", "focus", NULL }, FALSE, TRUE, TRUE, TRUE },
  /* Its review is overdue. */
  { 4, "support_late", "focus", "counsellor", "exam", 34, "lead counsellor class_teacher subject_teacher",
    { 20, 0, 0 }, { "focus", NULL, NULL }, FALSE, TRUE, FALSE, FALSE },
  /* Its group lacks a subject teacher. */
  { 7, "support_agency", "watch", "guardian", "family_change", 8, "lead counsellor class_teacher",
    { 0, 0, 0 }, { NULL, NULL, NULL }, FALSE, TRUE, FALSE, FALSE },
  { 8, "support_danger", "urgent", "crisis", "safety emotion", 1, "lead counsellor class_teacher subject_teacher guardian",
    { 0, 0, 0 }, { NULL, NULL, NULL }, FALSE, TRUE, FALSE, FALSE },
};

static const XqDemoCase *
find_case (GPtrArray *cases,
           int        referral)
{
  for (guint i = 0; i < cases->len; i++)
    if (((const XqDemoCase *) g_ptr_array_index (cases, i))->referral == referral)
      return g_ptr_array_index (cases, i);
  return NULL;
}

static XqDemoPerson *
person_of (XqDemo            *demo,
           const XqDemoChild *child,
           const char        *role)
{
  guint turn = child->cohort % XQ_DEMO_GRADES;
  guint number;

  if (g_str_equal (role, "lead"))
    return xq_demo_person (demo, XQ_ROLE_HEAD, 0);
  if (g_str_equal (role, "counsellor"))
    return xq_demo_person (demo, XQ_ROLE_COUNSELLOR, 0);
  if (g_str_equal (role, "subject_teacher"))
    return xq_demo_person (demo, XQ_ROLE_SUBJECT_TEACHER, turn);
  if (g_str_equal (role, "class_teacher") && xq_demo_is_here (child, demo->today, &number))
    return xq_demo_person (demo, XQ_ROLE_CLASS_TEACHER, turn * demo->n_classes + number - 1);
  return NULL;
}

static void
add_members (XqDemo            *demo,
             XqRecord          *entry,
             const XqDemoChild *child,
             const char        *words)
{
  g_auto (GStrv) roles = g_strsplit (words, " ", -1);

  for (guint i = 0; roles[i] != NULL; i++)
    {
      XqRecord *member = xq_record_add_part (entry, "members");
      XqDemoPerson *person = person_of (demo, child, roles[i]);
      g_autofree char *duty_key = g_strconcat ("duty_", roles[i], NULL);
      g_autofree char *often_key = g_strconcat ("often_", roles[i], NULL);
      g_autofree char *duty = xq_demo_text (demo, "care", "support", duty_key, child);

      xq_record_set (member, "role", roles[i]);
      xq_record_set (member, "person", person != NULL ? person->staff : NULL);
      xq_record_set (member, "name", person == NULL ? child->carer_word : NULL);
      xq_record_set (member, "duty", duty);
      xq_record_set (member, "frequency", xq_demo_words_get (demo->words, "care", "support", often_key));
      if (person == demo->who)
        xq_record_set (member, "pledge", "1");
      else if (person != NULL && person->account != NULL)
        xq_demo_count (demo, &xq_disclosure); /* a letter tells the duty */
    }
}

static XqRecord *
open_entry (XqDemo            *demo,
            const XqDemoCase  *item,
            guint              n,
            const char        *opened_on,
            GError           **error)
{
  g_autoptr (XqRecord) entry = xq_store_new_record (demo->store, &xq_key_support);
  g_autofree char *deciders = g_strjoin (" ", xq_demo_person (demo, XQ_ROLE_HEAD, 0)->staff, demo->who->staff, NULL);
  g_autofree char *reason = xq_demo_text (demo, "care", entries[n].words, "reason", item->child);
  g_autofree char *measures = xq_demo_text (demo, "care", entries[n].words, "measures", item->child);

  xq_record_set (entry, "student", item->child->uid);
  xq_record_set (entry, "opened_on", opened_on);
  xq_record_set (entry, "source", entries[n].source);
  xq_record_set (entry, "level", entries[n].level);
  xq_record_set (entry, "category", entries[n].category);
  xq_record_set (entry, "reason", reason);
  xq_record_set (entry, "measures", measures);
  xq_record_set (entry, "decided_by", deciders);
  xq_record_set (entry, "guardian_informed_on", opened_on);
  xq_record_set (entry, "guardian_informed_way", "at_school");
  xq_record_set (entry, "guardian_informed_by", demo->who->staff);
  add_members (demo, entry, item->child, entries[n].roles);
  if (!xq_store_save (demo->store, entry, NULL, error))
    {
      g_prefix_error (error, "%s: ", xq_key_support.name);
      return NULL;
    }
  xq_demo_count (demo, &xq_key_support);
  return g_steal_pointer (&entry);
}

static gboolean
write_conference (XqDemo            *demo,
                  const XqDemoCase  *item,
                  guint              n,
                  const char        *held_on,
                  GError           **error)
{
  XqDemoPerson *head = xq_demo_person (demo, XQ_ROLE_HEAD, 0);
  XqDemoPerson *teacher = person_of (demo, item->child, "class_teacher");
  g_autofree char *people = g_strjoin (" ", head->staff, demo->who->staff, teacher != NULL ? teacher->staff : NULL, NULL);
  g_autofree char *report = xq_demo_text (demo, "care", entries[n].words, "report", item->child);
  g_autofree char *opinion = xq_demo_text (demo, "care", entries[n].words, "opinion", item->child);
  g_autofree char *measures = xq_demo_text (demo, "care", entries[n].words, "measures", item->child);

  return xq_demo_add (demo, &xq_case_meeting, error, "held_on", held_on, "started_at", "16:50",
                      "place", xq_demo_words_get (demo->words, "care", "support", "place"), "chair", head->staff,
                      "people", people, "student", item->child->uid, "report", report, "opinion", opinion,
                      "level_before", "watch", "level", entries[n].level, "decision", "list", "measures", measures, NULL);
}

/* The term that a day belongs to, holidays after it included. */
static const XqDemoTerm *
term_of (XqDemo  *demo,
         guint32  day)
{
  const XqDemoTerm *found = g_ptr_array_index (demo->terms, 0);

  for (guint i = 0; i < demo->terms->len; i++)
    if (((const XqDemoTerm *) g_ptr_array_index (demo->terms, i))->from <= day)
      found = g_ptr_array_index (demo->terms, i);
  return found;
}

static gboolean
write_reviews (XqDemo            *demo,
               const XqDemoCase  *item,
               guint              n,
               const char        *entry,
               GError           **error)
{
  g_autofree char *people = g_strjoin (" ", xq_demo_person (demo, XQ_ROLE_HEAD, 0)->staff, demo->who->staff, NULL);

  for (guint i = 0; i < REVIEWS_MOST && entries[n].reviews[i] != 0; i++)
    {
      guint32 day = xq_demo_school_day (demo, demo->today - entries[n].reviews[i], FALSE);
      guint next = i + 1 < REVIEWS_MOST ? entries[n].reviews[i + 1] : 0;
      gboolean is_last = next == 0;
      gboolean closes = entries[n].is_closed && is_last;
      gboolean ends_term = entries[n].is_decided && !closes && term_of (demo, day) != term_of (demo, demo->today - next);
      g_autofree char *held_on = xq_demo_day_text (day);
      g_autofree char *key = g_strdup_printf ("change%u", i + 1);
      g_autofree char *change = xq_demo_text (demo, "care", entries[n].words, key, item->child);

      if (!xq_demo_add (demo, &xq_key_support_review, error, "entry", entry, "held_on", held_on, "people", people,
                        "change", change, "level", entries[n].levels[i], "decision", closes ? "close" : "continue",
                        "close_reason", closes ? "stable" : NULL, "ends_term", ends_term ? "1" : NULL, NULL))
        return FALSE;
    }
  return TRUE;
}

/* The class teacher reads the letter and promises; the counsellor's next unlock takes it in. */
static gboolean
pledge (XqDemo             *demo,
        const XqDemoChild  *child,
        GError            **error)
{
  XqDemoPerson *counsellor = demo->who;
  XqDemoPerson *teacher = person_of (demo, child, "class_teacher");
  g_autoptr (GPtrArray) duties = NULL;

  if (teacher == NULL || teacher->account == NULL)
    return TRUE;
  if (!xq_demo_enter (demo, teacher, demo->today, error))
    return FALSE;
  duties = xq_support_list_duties (demo->store, error);
  if (duties == NULL)
    return FALSE;
  for (guint i = 0; i < duties->len; i++)
    {
      const XqSupportDuty *duty = g_ptr_array_index (duties, i);

      if (g_strcmp0 (duty->student, child->uid) == 0 && !xq_support_pledge (demo->store, duty->letter, error))
        return FALSE;
    }
  return xq_demo_enter (demo, counsellor, demo->today, error);
}

static gboolean
write_entry (XqDemo            *demo,
             const XqDemoCase  *item,
             guint              n,
             GError           **error)
{
  guint32 opened = xq_demo_school_day (demo, demo->today - entries[n].opened, FALSE);
  g_autofree char *opened_on = xq_demo_day_text (opened);
  g_autoptr (XqRecord) entry = NULL;

  /* The letters' day is that of the store. */
  if (!xq_demo_enter (demo, demo->who, opened, error))
    return FALSE;
  entry = open_entry (demo, item, n, opened_on, error);
  return entry != NULL && (!entries[n].has_conference || write_conference (demo, item, n, opened_on, error)) &&
         xq_demo_enter (demo, demo->who, demo->today, error) &&
         write_reviews (demo, item, n, xq_record_get_uid (entry), error) &&
         (!entries[n].has_pledge || pledge (demo, item->child, error));
}

gboolean
xq_demo_write_support (XqDemo     *demo,
                       GPtrArray  *cases,
                       GError    **error)
{
  for (guint n = 0; n < G_N_ELEMENTS (entries); n++)
    {
      const XqDemoCase *item = find_case (cases, entries[n].referral);

      if (item != NULL && !write_entry (demo, item, n, error))
        return FALSE;
    }
  return xq_demo_enter (demo, demo->who, demo->today, error);
}
