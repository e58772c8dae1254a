/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "backup-page.h"
#include "casework-page.h"
#include "concerns-page.h"
#include "crises-page.h"
#include "places.h"
#include "plans-page.h"
#include "records-page.h"
#include "referrals-page.h"
#include "requirements-page.h"
#include "school-page.h"
#include "screening-page.h"
#include "students-page.h"
#include "summary-page.h"
#include "support-page.h"
#include "today-page.h"
#include "visits-page.h"
#include "work-page.h"

#define HEAD XQ_ROLE_BIT (XQ_ROLE_HEAD)
#define COUNSELLOR XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR)
#define CLASS_TEACHER XQ_ROLE_BIT (XQ_ROLE_CLASS_TEACHER)
#define GRADE_LEADER XQ_ROLE_BIT (XQ_ROLE_GRADE_LEADER)
#define SUBJECT_TEACHER XQ_ROLE_BIT (XQ_ROLE_SUBJECT_TEACHER)
#define DORMITORY XQ_ROLE_BIT (XQ_ROLE_DORMITORY)
#define KEEPER XQ_ROLE_BIT (XQ_ROLE_KEEPER)
#define ALL_WITH_RECORDS (HEAD | COUNSELLOR | CLASS_TEACHER | GRADE_LEADER | SUBJECT_TEACHER | DORMITORY)

static const XqPlace places[] = {
  { "today", N_("Today"), NULL, "xq-today-symbolic", 0, ALL_WITH_RECORDS, xq_today_page_new, NULL },
  { "students", N_("Students"), N_("My class"), "xq-student-symbolic", 1, ALL_WITH_RECORDS, xq_students_page_new, NULL },
  { "casework", N_("Counselling"), NULL, "xq-session-symbolic", 1, COUNSELLOR, xq_casework_page_new, NULL },
  { "concerns", N_("Concerns"), NULL, "xq-concern-symbolic", 1, COUNSELLOR | CLASS_TEACHER | GRADE_LEADER | SUBJECT_TEACHER | DORMITORY,
    xq_concerns_page_new, NULL },
  { "screening", N_("Screening"), NULL, "xq-screening-symbolic", 1, HEAD | COUNSELLOR, xq_screening_page_new, "screening_campaign" },
  { "visits", N_("Home visits"), NULL, "xq-home-symbolic", 1, HEAD | COUNSELLOR | CLASS_TEACHER | GRADE_LEADER | SUBJECT_TEACHER,
    xq_visits_page_new, "home_visit" },
  { "plans", N_("Student plans"), NULL, "xq-plan-symbolic", 1, HEAD | COUNSELLOR | CLASS_TEACHER | GRADE_LEADER | SUBJECT_TEACHER,
    xq_plans_page_new, "student_plan plan_state" },
  { "contacts", N_("Contacts with families"), NULL, "xq-contact-symbolic", 1, COUNSELLOR | CLASS_TEACHER | SUBJECT_TEACHER | DORMITORY,
    xq_records_page_new_for_place, "family_contact" },
  { "key_support", N_("Key support"), NULL, "xq-support-symbolic", 1, HEAD | COUNSELLOR, xq_support_page_new, "key_support" },
  { "referrals", N_("Referrals"), NULL, "xq-referral-symbolic", 1, HEAD | COUNSELLOR, xq_referrals_page_new, "referral" },
  { "crises", N_("Crises"), NULL, "xq-crisis-symbolic", 1, HEAD | COUNSELLOR, xq_crises_page_new, "crisis_event" },
  { "ledger", N_("Told and consented"), NULL, "xq-ledger-symbolic", 1, HEAD | COUNSELLOR, xq_work_page_new,
    "disclosure consent withhold" },
  { "duty", N_("Duty"), NULL, "xq-duty-symbolic", 2, HEAD | COUNSELLOR, xq_work_page_new,
    "duty_slot duty_sign duty_swap room room_check room_recognition" },
  { "lessons", N_("Lessons and activities"), N_("Class meetings and activities"), "xq-lesson-symbolic", 2,
    HEAD | COUNSELLOR | CLASS_TEACHER | GRADE_LEADER | SUBJECT_TEACHER, xq_work_page_new, "lesson activity group_session" },
  { "families", N_("Families and school"), NULL, "xq-family-symbolic", 2,
    HEAD | COUNSELLOR | CLASS_TEACHER | GRADE_LEADER | SUBJECT_TEACHER, xq_work_page_new,
    "parent_meeting parent_training reception lecture" },
  { "training", N_("Staff and training"), NULL, "xq-staff-symbolic", 2, HEAD | COUNSELLOR, xq_work_page_new,
    "training_record training training_plan cohort research" },
  { "requirements", N_("Requirements"), NULL, "xq-requirements-symbolic", 3, HEAD | COUNSELLOR, xq_requirements_page_new, NULL },
  { "summary", N_("Term summary"), NULL, "xq-summary-symbolic", 3, HEAD | COUNSELLOR, xq_summary_page_new, "term_text" },
  { "school", N_("The school"), NULL, "xq-school-symbolic", 9, HEAD | COUNSELLOR, xq_school_page_new, NULL },
  { "backup", N_("Backup"), NULL, "xq-backup-symbolic", 9, KEEPER, xq_backup_page_new, NULL },
  { NULL, NULL, NULL, NULL, 0, 0, NULL, NULL },
};

const XqPlace *
xq_places_get_all (void)
{
  return places;
}

const char *
xq_place_get_title (const XqPlace *place,
                    XqRoles        roles)
{
  g_return_val_if_fail (place != NULL, NULL);

  return place->own_title != NULL && (roles & CLASS_TEACHER) && !(roles & (HEAD | COUNSELLOR | GRADE_LEADER))
           ? _(place->own_title) : _(place->title);
}

const char *
xq_places_find_icon (const XqKind *kind)
{
  g_return_val_if_fail (kind != NULL, NULL);

  for (const XqPlace *place = places; place->id != NULL; place++)
    {
      g_auto (GStrv) kinds = g_strsplit (place->kind != NULL ? place->kind : "", " ", -1);

      if (g_strv_contains ((const char *const *) kinds, kind->name))
        return place->icon;
    }
  return NULL;
}
