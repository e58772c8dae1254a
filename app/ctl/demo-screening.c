/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include "ctl/demo-private.h"
#include "rules/figure.h"
#include "rules/screening.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/screening-form.h"
#include "school/screening-letter.h"

/* The screening of two autumns: last year's is closed; of this year's, one class is not
 * observed yet, some children are still to be talked with, some levels to be confirmed. */
typedef struct
{
  int      year;
  gboolean is_past;
  guint32  day;        /* of the observations */
  char    *day_text;
  char    *form;
  char    *campaign;
  guint    n_children; /* observed so far */
  guint    n_seen;     /* children of whom something was seen */
} Autumn;

static const char *
word (XqDemo     *demo,
      const char *group,
      const char *key)
{
  return xq_demo_words_get (demo->words, "screening", group, key);
}

static char *
take_uid (XqRecord *record)
{
  g_autoptr (XqRecord) owned = record;

  return owned != NULL ? g_strdup (xq_record_get_uid (owned)) : NULL;
}

static gboolean
write_form (XqDemo  *demo,
            char   **form,
            GError **error)
{
  g_autoptr (XqRecord) record = xq_screening_form_new_factory (demo->store);

  xq_record_set (record, "state", "in_use");
  if (!xq_store_save (demo->store, record, NULL, error))
    return FALSE;
  xq_demo_count (demo, &xq_screening_form);
  *form = g_strdup (xq_record_get_uid (record));
  return TRUE;
}

static char *
campaign_name (XqDemo       *demo,
               const Autumn *autumn,
               const char   *key)
{
  g_autofree char *year = g_strdup_printf ("%d", autumn->year);
  g_auto (GStrv) pieces = g_strsplit (word (demo, "campaign", key), "{year}", 2);

  return g_strjoinv (year, pieces);
}

static gboolean
write_campaign (XqDemo   *demo,
                Autumn   *autumn,
                GError  **error)
{
  g_autofree char *name = campaign_name (demo, autumn, "students");
  g_autofree char *begins = xq_demo_day_text (MIN (xq_demo_day (autumn->year, 9, 2), autumn->day));

  autumn->campaign = take_uid (xq_demo_write (demo, &xq_screening_campaign, error, "name", name, "starts_on", begins,
                                              "form", autumn->form, "instruments", autumn->is_past ? NULL : "phq9 who5",
                                              "note", word (demo, "campaign", "note"), NULL));
  return autumn->campaign != NULL;
}

/* Most are as ever; of some a thing or two is seen, of one child a year something that
 * no teacher waits with. */
static char *
invent_answers (XqDemo      *demo,
                Autumn      *autumn,
                const char **remark_key,
                const char **ask)
{
  static const char *const often[] = {
    "sleep=2 study_drop=2", "withdrawn=2 mood_low=2", "mood_irritable=2 aggression=2", "mood_low=2 sleep=2 body=2 withdrawn=2",
    "internet=2 sleep=2",
  };
  static const char *const remarks[] = { "remark2", "remark1", "remark3", "remark5", "remark4" };
  static const char *const some[] = { "sleep=1", "study_drop=1 internet=1", "withdrawn=1", "body=1", "mood_irritable=1", "attendance=1" };
  guint dice = xq_demo_below (demo, 100);

  *remark_key = NULL;
  *ask = "no";
  if (++autumn->n_children == 17)
    {
      *remark_key = "life";
      *ask = "now";
      return g_strdup ("mood_low=2 life_words=1 support=1");
    }
  if (dice < 5)
    {
      guint which = autumn->n_seen++ % G_N_ELEMENTS (often);

      *remark_key = remarks[which];
      *ask = which == 1 ? "yes" : "no";
      return g_strconcat (often[which], " support=1", NULL);
    }
  if (dice < 22)
    return g_strconcat (some[xq_demo_below (demo, G_N_ELEMENTS (some))], " support=2", NULL);
  return g_strdup ("support=2");
}

static gboolean
find_class_teacher (XqDemo        *demo,
                    const Autumn  *autumn,
                    const char    *class_uid,
                    char         **teacher,
                    GError       **error)
{
  return xq_question (demo->store,
                      "SELECT teacher FROM visible_class_post WHERE class = unhex (?1) AND post = 'class_teacher' "
                      "AND withdrawn = 0 AND from_on <= ?2 AND (until_on IS NULL OR until_on >= ?2) ORDER BY id",
                      teacher, error, class_uid, autumn->day_text, NULL);
}

static gboolean
observe_class (XqDemo  *demo,
               Autumn  *autumn,
               int      grade,
               guint    number,
               GError **error)
{
  const char *class_uid = xq_demo_class (demo, autumn->year, grade, number);
  g_autofree char *teacher = NULL;

  if (class_uid == NULL || !find_class_teacher (demo, autumn, class_uid, &teacher, error))
    return class_uid == NULL;
  for (guint i = 0; i < demo->children->len; i++)
    {
      const XqDemoChild *child = g_ptr_array_index (demo->children, i);
      g_autofree char *answers = NULL;
      const char *remark;
      const char *ask;
      guint in_class;

      if (xq_demo_grade (demo, child->cohort, autumn->year) != grade ||
          !xq_demo_is_here (child, autumn->day, &in_class) || in_class != number)
        continue;
      answers = invent_answers (demo, autumn, &remark, &ask);
      if (!xq_demo_add (demo, &xq_screening_observation, error, "campaign", autumn->campaign, "form", autumn->form,
                        "student", child->uid, "observer", teacher, "observed_on", autumn->day_text, "answers", answers,
                        "remark", remark != NULL ? word (demo, "observation", remark) : NULL, "ask_counsellor", ask, NULL))
        return FALSE;
    }
  return TRUE;
}

/* The last class of the middle grade has not handed in its sheet this year. */
static gboolean
is_open (const XqDemo *demo,
         const Autumn *autumn,
         int           grade,
         guint         number)
{
  return !autumn->is_past && grade == XQ_DEMO_FIRST_GRADE + 1 && number == demo->n_classes;
}

static gboolean
observe (XqDemo  *demo,
         Autumn  *autumn,
         GError **error)
{
  gboolean ok = xq_store_begin (demo->store, XQ_CABINET_CASEWORK, "add", error);

  if (!ok)
    return FALSE;
  for (int grade = XQ_DEMO_FIRST_GRADE; ok && grade < XQ_DEMO_FIRST_GRADE + XQ_DEMO_GRADES; grade++)
    for (guint number = 1; ok && number <= demo->n_classes; number++)
      ok = is_open (demo, autumn, grade, number) || observe_class (demo, autumn, grade, number, error);
  return xq_demo_end (demo, ok, error);
}

/* --- questionnaires, in one class --- */

static gboolean
consent (XqDemo             *demo,
         const Autumn       *autumn,
         const XqDemoChild  *child,
         gboolean            agreed,
         GError            **error)
{
  g_autofree char *given_on = xq_demo_day_text (autumn->day - 3);
  g_autofree char *given_by = g_strconcat (child->carer, " student", NULL);

  return xq_demo_add (demo, &xq_counselling_consent, error, "student", child->uid, "purpose", "screening", "given_by", given_by,
                      "answer", agreed ? "agreed" : "refused", "given_on", given_on, "paper_kept",
                      xq_demo_words_get (demo->words, "school", "school", "consents_kept"), NULL);
}

static gboolean
add_sheet (XqDemo             *demo,
           const Autumn       *autumn,
           const XqDemoChild  *child,
           const char         *instrument,
           const char         *answers,
           const char         *void_reason,
           GError            **error)
{
  return xq_demo_add (demo, &xq_screening_sheet, error, "campaign", autumn->campaign, "student", child->uid,
                      "instrument", instrument, "filled_on", autumn->day_text, "answers", answers, "void_reason", void_reason, NULL);
}

/* By the order in the class: one sheet void and filled in again, one with an answer to
 * item 9, two with high sums, one child who did not agree, two sheets still missing. */
static gboolean
fill_sheets (XqDemo             *demo,
             const Autumn       *autumn,
             const XqDemoChild  *child,
             guint               n,
             GError            **error)
{
  static const char *const ordinary[] = { "0 1 0 1 0 0 1 0 0", "1 0 1 1 0 0 0 0 0", "0 0 0 0 0 0 0 0 0", "1 1 0 1 0 1 1 0 0" };
  static const char *const well[] = { "4 4 3 4 4", "3 4 4 3 4", "5 4 4 4 5", "3 3 3 3 3" };
  const char *phq = n == 2 ? "1 2 1 2 1 1 1 1 1" : n == 4 ? "2 2 2 2 1 2 2 1 0" : n == 7 ? "1 2 1 2 1 1 1 1 0"
                                                 : ordinary[n % G_N_ELEMENTS (ordinary)];

  if (!consent (demo, autumn, child, n != 5, error))
    return FALSE;
  if (n == 5 || n == 8 || n == 9)
    return TRUE;
  if (n == 6 && !add_sheet (demo, autumn, child, "phq9", "3 3 3 3 3 3 3 3 0", word (demo, "sheet", "void"), error))
    return FALSE;
  return add_sheet (demo, autumn, child, "phq9", phq, NULL, error) &&
         (n == 3 || add_sheet (demo, autumn, child, "who5", n == 4 ? "1 2 1 2 1" : well[n % G_N_ELEMENTS (well)], NULL, error));
}

static gboolean
answer (XqDemo        *demo,
        const Autumn  *autumn,
        GError       **error)
{
  guint n = 0;
  gboolean ok = xq_store_begin (demo->store, XQ_CABINET_CASEWORK, "add", error);

  if (!ok)
    return FALSE;
  for (guint i = 0; ok && i < demo->children->len; i++)
    {
      const XqDemoChild *child = g_ptr_array_index (demo->children, i);
      guint number;

      if (xq_demo_grade (demo, child->cohort, autumn->year) == XQ_DEMO_FIRST_GRADE + XQ_DEMO_GRADES - 1 &&
          xq_demo_is_here (child, autumn->day - 3, &number) && xq_demo_is_here (child, autumn->day, &number) && number == 1)
        ok = fill_sheets (demo, autumn, child, ++n, error);
    }
  return xq_demo_end (demo, ok, error);
}

/* --- levels --- */

/* Of last year's everybody was talked with; of this year's two of three, and not every
 * level is confirmed. */
static gboolean
decide (XqDemo        *demo,
        const Autumn  *autumn,
        XqRecord      *level,
        guint          n,
        GError       **error)
{
  gboolean urgent = xq_is_one_of (level, "proposed", "urgent");
  guint32 day = autumn->day + (urgent ? 0 : 4 + n % 9);
  g_autofree char *key = g_strdup_printf ("note%u", 1 + n % 4);
  g_autofree char *held_on = NULL;

  if (!autumn->is_past && !urgent && n % 3 == 2)
    return TRUE;
  while (xq_demo_weekday (day) > 5)
    day++;
  held_on = xq_demo_day_text (MIN (day, demo->today));
  xq_record_set (level, "interview_on", held_on);
  xq_record_set (level, "interview_note", word (demo, "interview", urgent ? "urgent" : key));
  if (autumn->is_past || n % 6 != 3)
    {
      xq_record_set (level, "confirmed", urgent ? "urgent" : n % 4 == 1 ? "none" : xq_record_get (level, "proposed"));
      xq_record_set (level, "confirmed_on", held_on);
    }
  return xq_store_save (demo->store, level, NULL, error);
}

static int
compare_students (gconstpointer first,
                  gconstpointer second)
{
  return g_strcmp0 (xq_record_get (*(XqRecord *const *) first, "proposed_why"),
                    xq_record_get (*(XqRecord *const *) second, "proposed_why"));
}

static gboolean
decide_all (XqDemo        *demo,
            const Autumn  *autumn,
            GError       **error)
{
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) levels = NULL;
  guint n = 0;
  gboolean ok;

  if (!xq_screening_propose (demo->store, autumn->campaign, NULL, error))
    return FALSE;
  xq_filter_add (filter, "campaign", "=", autumn->campaign);
  xq_filter_add (filter, "proposed", "<>", "none");
  levels = xq_store_list (demo->store, &xq_screening_level, filter, error);
  if (levels == NULL || !xq_store_begin (demo->store, XQ_CABINET_CASEWORK, "edit", error))
    return FALSE;
  g_ptr_array_sort (levels, compare_students);
  ok = TRUE;
  for (guint i = 0; ok && i < levels->len; i++)
    {
      xq_demo_count (demo, &xq_screening_level);
      ok = decide (demo, autumn, g_ptr_array_index (levels, i), n++, error);
    }
  return xq_demo_end (demo, ok, error);
}

/* --- the staff --- */

static gboolean
attend (XqDemo        *demo,
        const Autumn  *autumn,
        GError       **error)
{
  g_autofree char *name = campaign_name (demo, autumn, "staff");
  g_autofree char *campaign = take_uid (xq_demo_write (demo, &xq_screening_campaign, error, "name", name, "audience", "staff",
                                                       "starts_on", autumn->day_text, NULL));
  gboolean ok = campaign != NULL && xq_store_begin (demo->store, XQ_CABINET_CARE, "add", error);

  if (!ok)
    return FALSE;
  for (guint i = 0; ok && i < demo->people->len; i++)
    {
      const XqDemoPerson *person = g_ptr_array_index (demo->people, i);

      if (person->staff != NULL && (autumn->is_past || i % 6 != 5))
        ok = xq_demo_add (demo, &xq_staff_screening, error, "campaign", campaign, "staff", person->staff,
                          "took_part_on", autumn->day_text, NULL);
    }
  return xq_demo_end (demo, ok, error);
}

static gboolean
close_campaign (XqDemo        *demo,
                const Autumn  *autumn,
                GError       **error)
{
  g_autoptr (XqRecord) campaign = xq_store_get (demo->store, &xq_screening_campaign, autumn->campaign, error);
  g_autofree char *day = xq_demo_day_text (xq_demo_day (autumn->year, 10, 31));

  if (campaign == NULL)
    return FALSE;
  xq_record_set (campaign, "closed_on", day);
  return xq_store_save (demo->store, campaign, NULL, error);
}

static gboolean
screen (XqDemo  *demo,
        Autumn  *autumn,
        GError **error)
{
  autumn->day = MIN (xq_demo_day (autumn->year, 9, 18), demo->today);
  autumn->day_text = xq_demo_day_text (autumn->day);
  return write_campaign (demo, autumn, error) && observe (demo, autumn, error) &&
         (autumn->is_past || answer (demo, autumn, error)) && decide_all (demo, autumn, error) && attend (demo, autumn, error) &&
         (!autumn->is_past || close_campaign (demo, autumn, error));
}

/* A class teacher writes today: the next unlock brings it. */
static gboolean
send_letter (XqDemo        *demo,
             const Autumn  *autumn,
             GError       **error)
{
  XqDemoPerson *teacher = xq_demo_person (demo, XQ_ROLE_CLASS_TEACHER, 0);
  g_autofree char *child = NULL;

  if (!xq_demo_enter (demo, teacher, demo->today, error) ||
      !xq_question (demo->store,
                    "SELECT e.student FROM visible_enrolment AS e JOIN visible_class_post AS p ON p.class = e.class "
                    "WHERE p.teacher = unhex (?1) AND p.post = 'class_teacher' AND p.withdrawn = 0 AND e.withdrawn = 0 "
                    "AND p.from_on <= ?2 AND (p.until_on IS NULL OR p.until_on >= ?2) "
                    "AND e.from_on <= ?2 AND (e.until_on IS NULL OR e.until_on >= ?2) ORDER BY e.id DESC LIMIT 1",
                    &child, error, teacher->staff, xq_store_get_today (demo->store), NULL))
    return FALSE;
  return child == NULL ||
         xq_observation_send (demo->store, autumn->campaign, NULL, child, "life_words=1 mood_low=2 sleep=1 support=1",
                              word (demo, "observation", "letter"), "now", error);
}

gboolean
xq_demo_screen (XqDemo  *demo,
                GError **error)
{
  XqDemoPerson *counsellor = xq_demo_person (demo, XQ_ROLE_COUNSELLOR, 0);
  g_autofree char *form = NULL;
  gboolean ok = xq_demo_enter (demo, counsellor, demo->today, error) && write_form (demo, &form, error);

  for (int year = MAX (demo->first_year, demo->this_year - 1); ok && year <= demo->this_year; year++)
    {
      Autumn autumn = { .year = year, .is_past = year < demo->this_year, .form = form };

      /* Before the first day of school nobody was seen. */
      if (xq_demo_day (year, 9, 5) <= demo->today)
        ok = screen (demo, &autumn, error) &&
             (autumn.is_past || (xq_figures_publish (demo->store, error) && send_letter (demo, &autumn, error)));
      g_free (autumn.day_text);
      g_free (autumn.campaign);
    }
  return ok;
}
