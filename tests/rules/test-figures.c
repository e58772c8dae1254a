/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "counted-school.h"

#include "rules/figure.h"
#include "school/kinds.h"

static CountedSchool *counted;

static void
assert_figure (GPtrArray      *figures,
               const char     *id,
               gint64          value,
               gint64          denominator,
               gint64          required,
               XqFigureState   state)
{
  const XqFigure *figure = xq_figures_find (figures, id);

  if (figure == NULL)
    g_error ("there is no figure %s", id);
  if (figure->value != value || figure->denominator != denominator || figure->required != required || figure->state != state)
    g_error ("%s is %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT ", required %" G_GINT64_FORMAT ", %s", id, figure->value,
             figure->denominator, figure->required, xq_figure_state_code (figure->state));
}

static GPtrArray *
count (const char *account,
       const char *term)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *figures = xq_term_figures (school_fixture_enter (counted->school, account), term, &error);

  g_assert_no_error (error);
  return figures;
}

static void
test_home_visits (void)
{
  g_autoptr (GPtrArray) figures = count ("李老师", "2024-1");
  const XqFigure *coverage = xq_figures_find (figures, "hv_cov");

  assert_figure (figures, "hv_ht", 8, -1, -1, XQ_FIGURE_NOT_APPLICABLE);
  assert_figure (figures, "hv_st", 3, -1, -1, XQ_FIGURE_NOT_APPLICABLE);
  assert_figure (figures, "hv_all", 13, -1, -1, XQ_FIGURE_NOT_APPLICABLE);
  /* A A2 A5 A7 of 7-1, B A6 of 7-2; the year is not over. */
  assert_figure (figures, "hv_cov", 6, 11, 11, XQ_FIGURE_PENDING);
  /* A2 and not B3; once a term. */
  assert_figure (figures, "hv_special", 1, 2, 2, XQ_FIGURE_NOT_MET);
  g_assert_cmpstr (coverage->requirement, ==, "S16");
  g_assert_nonnull (coverage->source);
  g_assert_false (coverage->to_confirm);
}

static void
test_last_term (void)
{
  g_autoptr (GPtrArray) figures = count ("李老师", "2023-2");

  assert_figure (figures, "hv_ht", 2, -1, -1, XQ_FIGURE_NOT_APPLICABLE);
  assert_figure (figures, "hv_cov", 1, 1, 1, XQ_FIGURE_MET);
  assert_figure (figures, "students", 1, -1, -1, XQ_FIGURE_NOT_APPLICABLE);
  assert_figure (figures, "classes", 1, -1, -1, XQ_FIGURE_NOT_APPLICABLE);
}

static void
test_ways_are_a_setting (void)
{
  XqStore *store = school_fixture_enter (counted->school, "李老师");
  g_autoptr (GError) error = NULL;
  g_autofree char *setting = school_fixture_save (store, "setting", "name", "home_visit.counted_ways",
                                                  "value", "at_home phone", NULL);
  g_autoptr (GPtrArray) figures = xq_term_figures (store, "2024-1", &error);

  g_assert_no_error (error);
  assert_figure (figures, "hv_ht", 8, -1, -1, XQ_FIGURE_NOT_APPLICABLE); /* A4 by phone in, A at the agreed place out */
  assert_figure (figures, "hv_cov", 7, 11, 11, XQ_FIGURE_PENDING);
  xq_store_withdraw (store, &xq_setting, setting, "试用结束", &error);
  g_assert_no_error (error);
}

static void
test_roll (void)
{
  g_autoptr (GPtrArray) figures = count ("校长", "2024-1");

  assert_figure (figures, "classes", 3, -1, -1, XQ_FIGURE_NOT_APPLICABLE);
  assert_figure (figures, "students", 11, -1, -1, XQ_FIGURE_NOT_APPLICABLE);
  assert_figure (figures, "boarders", 2, -1, -1, XQ_FIGURE_NOT_APPLICABLE);
  assert_figure (figures, "special", 2, -1, -1, XQ_FIGURE_NOT_APPLICABLE);
  assert_figure (figures, "special_checked", 1, 2, 2, XQ_FIGURE_PENDING);
}

static void
add_teacher (XqStore    *store,
             const char *name,
             const char *job,
             const char *until_on,
             const char *certificate_until)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) staff = xq_store_new_record (store, &xq_staff);
  XqRecord *certificate;

  xq_record_set (staff, "name", name);
  xq_record_set (staff, "job", job);
  xq_record_set (staff, "until_on", until_on);
  if (certificate_until != NULL)
    {
      certificate = xq_record_add_part (staff, "certificates");
      xq_record_set (certificate, "name", "心理健康教育教师资格");
      xq_record_set (certificate, "valid_until", certificate_until);
    }
  xq_store_save (store, staff, NULL, &error);
  g_assert_no_error (error);
}

static void
test_staff (void)
{
  XqStore *store = school_fixture_enter (counted->school, "李老师");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) figures = NULL;

  add_teacher (store, "冯老师", "psych_full", NULL, "2030-01-01");
  add_teacher (store, "陈老师", "psych_part", NULL, "2024-09-30");
  add_teacher (store, "褚老师", "psych_part", NULL, NULL);
  add_teacher (store, "卫老师", "psych_full", "2024-08-31", "2030-01-01");
  add_teacher (store, "蒋老师", "subject_teacher", NULL, "2030-01-01");
  figures = xq_term_figures (store, "2024-1", &error);
  g_assert_no_error (error);
  assert_figure (figures, "full", 1, -1, -1, XQ_FIGURE_NOT_APPLICABLE);
  assert_figure (figures, "part", 2, -1, -1, XQ_FIGURE_NOT_APPLICABLE);
  assert_figure (figures, "cert", 1, -1, -1, XQ_FIGURE_NOT_APPLICABLE);
}

static void
refer (XqStore    *store,
       const char *student,
       const char *kind,
       const char *stage,
       const char *sent_on,
       const char *reply_on,
       gboolean    withdrawn)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = school_fixture_save (store, "referral", "student", counted_school_uid (counted, student),
                                              "kind", kind, "stage", stage, "opened_on", sent_on, "sent_on", sent_on,
                                              "reply_on", reply_on, "consent", "written", "student_view", "willing",
                                              "receiver", "县医院", NULL);

  if (withdrawn)
    xq_store_withdraw (store, &xq_referral, uid, "误建", &error);
  g_assert_no_error (error);
}

static void
tell (XqStore    *store,
      const char *told_on,
      gboolean    withdrawn)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = school_fixture_save (store, "disclosure", "student", counted_school_uid (counted, "A"),
                                              "told_on", told_on, "told_to", "王老师", "what", "请多留意",
                                              "ground", "student_consent", NULL);

  if (withdrawn)
    xq_store_withdraw (store, &xq_disclosure, uid, "误记", &error);
  g_assert_no_error (error);
}

/* A paper on which @name stands, given to somebody, or kept. */
static void
give (XqStore    *store,
      const char *name,
      const char *told_on,
      const char *told_at,
      const char *way)
{
  g_free (school_fixture_save (store, "disclosure", "student", counted_school_uid (counted, name), "told_on", told_on,
                               "told_at", told_at, "told_to", "县教体局", "what", "班级家访一览表", "way", way, "ground", "duty", NULL));
}

static void
test_care (void)
{
  XqStore *store = school_fixture_enter (counted->school, "李老师");
  g_autoptr (GPtrArray) figures = NULL;

  refer (store, "A", "hospital", "waiting", "2024-09-20", NULL, FALSE);          /* due on 4 October, overdue */
  refer (store, "A2", "agency", "following", "2024-10-01", "2024-10-10", FALSE);
  refer (store, "A3", "hospital", "waiting", "2024-11-10", NULL, FALSE);         /* not due yet */
  refer (store, "A4", "inside", "following", "2024-10-05", NULL, FALSE);
  refer (store, "B", "hospital", "following", "2024-10-08", "2024-10-09", TRUE);
  refer (store, "C", "hospital", "closed", "2024-03-01", "2024-03-08", FALSE);
  tell (store, "2024-09-30", FALSE);
  tell (store, "2024-11-01", FALSE);
  tell (store, "2024-11-02", TRUE);
  tell (store, "2024-06-01", FALSE);
  /* One list with two names is one paper, the same list a minute later another one. */
  give (store, "A", "2024-10-08", "10:00", "paper");
  give (store, "A2", "2024-10-08", "10:00", "paper");
  give (store, "A", "2024-10-08", "10:01", "paper");
  give (store, "A", "2024-10-08", "10:02", "kept");
  give (store, "A", "2024-06-02", "10:00", "paper");

  figures = count ("校长", "2024-1");
  assert_figure (figures, "ref", 3, -1, -1, XQ_FIGURE_NOT_APPLICABLE);
  assert_figure (figures, "ref_back", 1, 3, 2, XQ_FIGURE_NOT_MET);
  assert_figure (figures, "ref_overdue", 1, 3, 0, XQ_FIGURE_NOT_MET);
  assert_figure (figures, "disclosures", 5, -1, -1, XQ_FIGURE_NOT_APPLICABLE);
  assert_figure (figures, "papers_out", 2, -1, -1, XQ_FIGURE_NOT_APPLICABLE);
  g_assert_true (xq_figures_find (figures, "ref_back")->to_confirm);

  g_clear_pointer (&figures, g_ptr_array_unref);
  figures = count ("校长", "2023-2");
  assert_figure (figures, "ref", 1, -1, -1, XQ_FIGURE_NOT_APPLICABLE);
  assert_figure (figures, "ref_back", 1, 1, 1, XQ_FIGURE_MET);
  assert_figure (figures, "ref_overdue", 0, 1, 0, XQ_FIGURE_MET);
  assert_figure (figures, "disclosures", 2, -1, -1, XQ_FIGURE_NOT_APPLICABLE);
  assert_figure (figures, "papers_out", 1, -1, -1, XQ_FIGURE_NOT_APPLICABLE);
}

static void
test_others_are_refused (void)
{
  static const char *const others[] = { "王老师", "孙主任", "钱老师", "周阿姨" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GError) error = NULL;
      XqStore *store = school_fixture_enter (counted->school, others[i]);

      g_assert_null (xq_term_figures (store, "2024-1", &error));
      g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
    }
}

static void
test_unknown_term (void)
{
  static const char *const terms[] = { "2024", "2024-3", "2024-0", "", "autumn" };
  XqStore *store = school_fixture_enter (counted->school, "校长");

  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (xq_term_figures (store, terms[i], &error));
      g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
    }
}

int
main (int   argc,
      char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  counted = counted_school_new ();
  g_test_add_func ("/rules/figures/home-visits", test_home_visits);
  g_test_add_func ("/rules/figures/last-term", test_last_term);
  g_test_add_func ("/rules/figures/ways-are-a-setting", test_ways_are_a_setting);
  g_test_add_func ("/rules/figures/roll", test_roll);
  g_test_add_func ("/rules/figures/staff", test_staff);
  g_test_add_func ("/rules/figures/care", test_care);
  g_test_add_func ("/rules/figures/others-are-refused", test_others_are_refused);
  g_test_add_func ("/rules/figures/unknown-term", test_unknown_term);
  failed = g_test_run ();
  counted_school_free (counted);
  return failed;
}
