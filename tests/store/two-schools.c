/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "two-schools.h"

#include "papers/fill.h"
#include "school/concern.h"
#include "school/key-support.h"
#include "school/kinds.h"
#include "school/screening-form.h"
#include "school/screening-letter.h"
#include "store/draft.h"

const char *const two_schools_strangers[] = { "王老师", "孙主任", "钱老师", "周阿姨", "管理员", NULL };

const char *const two_schools_words[] = {
  "夜里睡不着", "只给自己看", "说过不想上学", "课间多留意", "会商意见", "晴川县人民医院", "还没有写完", NULL,
};

/* --- what is in both --- */

static void
observe (TwoSchools *self,
         XqStore    *store)
{
  g_autoptr (GError) error = NULL;

  xq_observation_send (store, self->campaign, NULL, self->quiet->children[CHILD_A], "sleep=1", "上课困", "no", &error);
  g_assert_no_error (error);
}

static void
raise_concern (XqStore    *store,
               const char *child)
{
  g_autoptr (XqRecord) concern = xq_store_new_record (store, &xq_concern);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  xq_record_set (concern, "student", child);
  xq_record_set (concern, "urgency", "soon");
  xq_record_set (concern, "seen", "最近上课常趴着");
  xq_record_set (concern, "guardian_told", "not_yet");
  id = xq_concern_raise (store, concern, &error);
  g_assert_no_error (error);
  g_assert_nonnull (id);
}

static void
do_ordinary_work (TwoSchools *self)
{
  SchoolFixture *school = self->quiet;
  const char *child = school->children[CHILD_A];
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autoptr (XqRecord) form = xq_screening_form_new_factory (store);
  g_autoptr (GError) error = NULL;

  xq_record_set (form, "state", "in_use");
  xq_store_save (store, form, NULL, &error);
  g_assert_no_error (error);
  self->campaign = school_fixture_save (store, "screening_campaign", "name", "秋季排查", "starts_on", "2024-09-02", "form",
                                        xq_record_get_uid (form), "instruments", "phq9", NULL);

  store = school_fixture_enter (school, "王老师");
  g_free (school_fixture_save (store, "home_visit", "student", child, "visited_on", "2024-10-10", "situation", "和奶奶住", NULL));
  g_free (school_fixture_save (store, "family_contact", "student", child, "summary", "谈作业", NULL));
  raise_concern (store, child);
  observe (self, store);
  observe (self, school_fixture_enter (school, "钱老师"));

  /* Letters are taken in; the head has opened all of it once. */
  school_fixture_enter (school, "校长");
  school_fixture_enter (school, "李老师");
  school_fixture_leave (school);
}

/* --- what is in the busy one alone --- */

static void
consent (XqStore    *store,
         const char *kind,
         const char *child,
         const char *purpose)
{
  g_free (school_fixture_save (store, kind, "student", child, "purpose", purpose, "given_by", "mother student",
                               "answer", "agreed", "given_on", "2024-09-10", NULL));
}

static void
add_member (XqRecord   *entry,
            const char *role,
            const char *person,
            const char *duty)
{
  XqRecord *member = xq_record_add_part (entry, "members");

  xq_record_set (member, "role", role);
  xq_record_set (member, "person", person);
  xq_record_set (member, "duty", duty);
  xq_record_set (member, "frequency", duty != NULL ? "每周一次" : NULL);
}

static char *
list_child (XqStore        *store,
            const char     *child,
            TwoSchoolsTold  told)
{
  g_autoptr (XqRecord) entry = xq_store_new_record (store, &xq_key_support);
  g_autofree char *head = school_fixture_find_staff (store, "校长");
  g_autofree char *other = school_fixture_find_staff (store, "赵老师");
  g_autofree char *both = g_strdup_printf ("%s %s", head, xq_store_get_my_staff (store));
  g_autoptr (GError) error = NULL;
  const char *duty = told == TWO_SCHOOLS_OTHERS ? "课间多留意，有变化告诉我" : NULL;

  xq_record_set (entry, "student", child);
  xq_record_set (entry, "decided_by", both);
  xq_record_set (entry, "level", "focus");
  xq_record_set (entry, "reason", "说过不想上学");
  add_member (entry, "lead", head, duty);
  add_member (entry, "counsellor", xq_store_get_my_staff (store), "每周谈一次");
  if (told == TWO_SCHOOLS_OTHERS)
    add_member (entry, "subject_teacher", other, duty);
  xq_store_save (store, entry, NULL, &error);
  g_assert_no_error (error);
  return g_strdup (xq_record_get_uid (entry));
}

static void
screen (TwoSchools *self,
        XqStore    *store,
        const char *child)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) levels = NULL;
  g_autoptr (XqRecord) level = NULL;

  g_free (school_fixture_save (store, "screening_sheet", "campaign", self->campaign, "student", child, "instrument", "phq9",
                               "answers", "3 2 3 2 3 2 1 1 2", "filled_on", "2024-10-08", NULL));
  xq_filter_add (filter, "student", "=", child);
  levels = xq_store_list (store, &xq_screening_level, filter, &error);
  g_assert_no_error (error);
  level = levels->len > 0 ? xq_record_ref (g_ptr_array_index (levels, 0)) : xq_store_new_record (store, &xq_screening_level);
  xq_record_set (level, "campaign", self->campaign);
  xq_record_set (level, "student", child);
  xq_record_set (level, "interview_on", "2024-10-09");
  xq_record_set (level, "confirmed", "urgent");
  xq_store_save (store, level, NULL, &error);
  g_assert_no_error (error);
}

static void
save_crisis (XqStore    *store,
             const char *child)
{
  g_autoptr (XqRecord) event = xq_store_new_record (store, &xq_crisis_event);
  g_autoptr (GError) error = NULL;

  xq_record_set (event, "kind", "suicide_words");
  xq_record_set (xq_record_add_part (event, "people"), "student", child);
  xq_store_save (store, event, NULL, &error);
  g_assert_no_error (error);
}

static void
print_paper (XqStore    *store,
             const char *paper,
             const char *child)
{
  XqPaperRequest request = { .student = child, .to = "晴川县人民医院", .purpose = "转介", .ground = "guardian_consent" };
  g_autoptr (GError) error = NULL;
  g_autoptr (XqFilledPaper) filled = xq_paper_fill (store, paper, &request, &error);
  g_autofree char *code = NULL;

  g_assert_no_error (error);
  code = xq_paper_record (store, filled, &request, &error);
  g_assert_no_error (error);
  g_assert_nonnull (code);
}

static void
half_write (XqStore    *store,
            const char *child)
{
  g_autoptr (XqRecord) record = xq_store_new_record (store, &xq_session);
  g_autoptr (GError) error = NULL;

  xq_record_set (record, "student", child);
  xq_record_set (record, "narrative", "还没有写完");
  g_assert_true (xq_store_keep_draft (store, "0123456789abcdef0123456789abcdef", record, &error));
  g_assert_no_error (error);
}

static void
do_casework (TwoSchools *self,
             XqStore    *store)
{
  const char *child = self->busy->children[CHILD_A];
  g_autofree char *file = NULL;
  g_autofree char *session = NULL;
  g_autoptr (XqRecord) seen = NULL;
  g_autoptr (GError) error = NULL;

  consent (store, "counselling_consent", child, "counselling");
  consent (store, "counselling_consent", child, "screening");
  consent (store, "consent", child, "referral");
  file = school_fixture_save (store, "case_file", "student", child, "opened_on", "2024-10-08", NULL);
  session = school_fixture_save (store, "session", "student", child, "case_file", file, "held_on", "2024-10-08",
                                 "theme", "peer", "safety", "thought", "level", "urgent", "narrative", "夜里睡不着",
                                 "next_on", "2024-11-22", NULL);
  g_free (school_fixture_save (store, "session", "student", child, "case_file", file, "held_on", "2024-10-15",
                               "private", "1", "narrative", "只给自己看", NULL));
  screen (self, store, child);
  seen = xq_store_get (store, &xq_session, session, &error);
  g_assert_no_error (error);
  g_assert_nonnull (seen);
}

static void
do_care (TwoSchools     *self,
         XqStore        *store,
         TwoSchoolsTold  told)
{
  const char *child = self->busy->children[CHILD_A];
  g_autofree char *entry = list_child (store, child, told);

  g_free (school_fixture_save (store, "key_support_review", "entry", entry, "level", "focus", "measures", "每周面谈", NULL));
  g_free (school_fixture_save (store, "case_meeting", "student", child, "held_on", "2024-11-12", "opinion", "会商意见", NULL));
  g_free (school_fixture_save (store, "referral", "student", child, "receiver", "晴川县人民医院", "consent", "written", NULL));
  g_free (school_fixture_save (store, "disclosure", "student", child, "told_to", "校长", "what", "近来睡得少", "ground", "duty", NULL));
  save_crisis (store, child);
  print_paper (store, "referral_letter", child);
  print_paper (store, "case_summary", child);
  print_paper (store, "support_group_sheet", child);
  half_write (store, child);
}

/* A head, too, gives a duty: what the ledger of disclosures must learn goes by letter. */
static void
give_duty (XqStore        *store,
           TwoSchoolsTold  told)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = xq_store_list (store, &xq_key_support, NULL, &error);
  g_autoptr (XqRecord) entry = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = xq_store_get (store, &xq_key_support, xq_record_get_uid (g_ptr_array_index (entries, 0)), &error);
  g_assert_no_error (error);
  xq_record_set (entry, "measures", "每周面谈，家校同步");
  if (told == TWO_SCHOOLS_OTHERS)
    xq_record_set (g_ptr_array_index (xq_record_get_parts (entry, "members"), 2), "duty", "放学时陪到校门");
  g_assert_true (xq_store_save (store, entry, NULL, &error));
  g_assert_no_error (error);
}

/* Both counsellors and both heads open their school equally often. */
static void
do_work (TwoSchools     *self,
         TwoSchoolsTold  told)
{
  XqStore *store;

  store = school_fixture_enter (self->busy, "李老师");
  do_casework (self, store);
  do_care (self, store, told);
  give_duty (school_fixture_enter (self->busy, "校长"), told);
  school_fixture_enter (self->busy, "李老师");
  school_fixture_leave (self->busy);

  school_fixture_enter (self->quiet, "李老师");
  school_fixture_enter (self->quiet, "校长");
  school_fixture_enter (self->quiet, "李老师");
  school_fixture_leave (self->quiet);
}

TwoSchools *
two_schools_new_from (SchoolFixture  *school,
                      TwoSchoolsTold  told)
{
  TwoSchools *self = g_new0 (TwoSchools, 1);

  self->quiet = school;
  do_ordinary_work (self);
  self->busy = school_fixture_copy (school);
  do_work (self, told);
  return self;
}

TwoSchools *
two_schools_new (TwoSchoolsTold told)
{
  return two_schools_new_from (school_fixture_new (), told);
}

void
two_schools_free (TwoSchools *self)
{
  school_fixture_free (self->quiet);
  school_fixture_free (self->busy);
  g_free (self->campaign);
  g_free (self);
}
