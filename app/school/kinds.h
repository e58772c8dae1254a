/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* The record kinds of a school, one file each. A new kind is one file, one
 * migration in resources/schema, one line here and one in kinds.c. */
extern const XqKind xq_school;
extern const XqKind xq_setting;
extern const XqKind xq_school_year;
extern const XqKind xq_term;
extern const XqKind xq_school_day;
extern const XqKind xq_staff;
extern const XqKind xq_class;
extern const XqKind xq_class_post;
extern const XqKind xq_student;
extern const XqKind xq_enrolment;
extern const XqKind xq_guardian;
extern const XqKind xq_register;
extern const XqKind xq_home_visit;
extern const XqKind xq_family_contact;
extern const XqKind xq_student_plan;
extern const XqKind xq_room;
extern const XqKind xq_room_check;
extern const XqKind xq_room_recognition;
extern const XqKind xq_duty_slot;
extern const XqKind xq_duty_sign;
extern const XqKind xq_duty_swap;
extern const XqKind xq_lesson;
extern const XqKind xq_activity;
extern const XqKind xq_group_session;
extern const XqKind xq_parent_meeting;
extern const XqKind xq_reception;
extern const XqKind xq_parent_training;
extern const XqKind xq_lecture;
extern const XqKind xq_training_plan;
extern const XqKind xq_training;
extern const XqKind xq_training_record;
extern const XqKind xq_cohort;
extern const XqKind xq_research;
extern const XqKind xq_screening_form;
extern const XqKind xq_screening_campaign;
extern const XqKind xq_referral;
extern const XqKind xq_disclosure;
extern const XqKind xq_consent;
extern const XqKind xq_withhold;
extern const XqKind xq_counselling_consent;
extern const XqKind xq_key_support;
extern const XqKind xq_key_support_review;
extern const XqKind xq_case_meeting;
extern const XqKind xq_crisis_event;
extern const XqKind xq_term_text;
extern const XqKind xq_published_figure;
extern const XqKind xq_staff_screening;
extern const XqKind xq_case_file;
extern const XqKind xq_session;
extern const XqKind xq_group_attendance;
extern const XqKind xq_received_letter;
extern const XqKind xq_concern;
extern const XqKind xq_screening_observation;
extern const XqKind xq_screening_sheet;
extern const XqKind xq_screening_level;
extern const XqKind xq_plan_state;

/**
 * xq_school_kinds:
 *
 * Any thread.
 *
 * Returns: (transfer none) (array zero-terminated=1): every kind, in the order
 *   in which lists of kinds show them
 */
const XqKind *const *xq_school_kinds    (void);

/**
 * xq_school_register:
 *
 * Makes the kinds known to the store, and what a saved record sets going in
 * another cabinet. Main thread, once, before the first xq_store_open().
 */
void                 xq_school_register (void);

G_END_DECLS
