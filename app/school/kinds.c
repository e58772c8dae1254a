/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include "school/concern.h"
#include "school/crisis-stamp.h"
#include "school/given-paper.h"
#include "school/key-support.h"
#include "school/kinds.h"
#include "school/screening-letter.h"
#include "school/session-rules.h"
#include "school/teacher-message.h"

static const XqKind *const kinds[] = {
  &xq_school,
  &xq_setting,
  &xq_school_year,
  &xq_term,
  &xq_school_day,
  &xq_staff,
  &xq_class,
  &xq_class_post,
  &xq_student,
  &xq_enrolment,
  &xq_guardian,
  &xq_register,
  &xq_home_visit,
  &xq_family_contact,
  &xq_student_plan,
  &xq_room,
  &xq_room_check,
  &xq_room_recognition,
  &xq_duty_slot,
  &xq_duty_sign,
  &xq_duty_swap,
  &xq_lesson,
  &xq_activity,
  &xq_group_session,
  &xq_parent_meeting,
  &xq_reception,
  &xq_parent_training,
  &xq_lecture,
  &xq_training_plan,
  &xq_training,
  &xq_training_record,
  &xq_cohort,
  &xq_research,
  &xq_screening_form,
  &xq_screening_campaign,
  &xq_referral,
  &xq_disclosure,
  &xq_consent,
  &xq_withhold,
  &xq_counselling_consent,
  &xq_key_support,
  &xq_key_support_review,
  &xq_case_meeting,
  &xq_crisis_event,
  &xq_term_text,
  &xq_published_figure,
  &xq_staff_screening,
  &xq_case_file,
  &xq_session,
  &xq_group_attendance,
  &xq_received_letter,
  &xq_concern,
  &xq_screening_observation,
  &xq_screening_sheet,
  &xq_screening_level,
  &xq_plan_state,
  NULL
};

const XqKind *const *
xq_school_kinds (void)
{
  return kinds;
}

void
xq_school_register (void)
{
  xq_kinds_register (kinds);
  xq_session_message_register ();
  xq_teacher_message_register ();
  xq_given_paper_register ();
  xq_support_duties_register ();
  xq_crisis_register ();
  xq_concern_register ();
  xq_observation_register ();
}
