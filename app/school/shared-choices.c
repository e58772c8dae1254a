/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/shared-choices.h"

const XqChoice xq_attention_choices[] = {
  { "none", N_("No special attention") },
  { "watch", N_("Watch") },
  { "focus", N_("Focus") },
  { "urgent", N_("Urgent") },
  { NULL }
};

const XqChoice xq_register_choices[] = {
  { "left_behind", N_("Left behind") },
  { "migrant", N_("Migrant") },
  { "orphan", N_("Orphan") },
  { "unsupported", N_("De facto unsupported child") },
  { "single_parent", N_("Single parent") },
  { "hardship", N_("Hardship") },
  { "disability", N_("Disability") },
  { "school_1", N_("School's own group 1") },
  { "school_2", N_("School's own group 2") },
  { "school_3", N_("School's own group 3") },
  { NULL }
};

const XqChoice xq_source_choices[] = {
  { "self", N_("Came by themselves") },
  { "appointment", N_("Appointment") },
  { "class_teacher", N_("Raised by the class teacher") },
  { "subject_teacher", N_("Raised by a subject teacher") },
  { "dorm", N_("Raised by the dormitory supervisor") },
  { "guardian", N_("Raised by a guardian") },
  { "peer", N_("Raised by a fellow student") },
  { "screening", N_("Invited after the screening") },
  { "mailbox", N_("Letter box") },
  { "follow_up", N_("Return visit") },
  { "crisis", N_("Sudden event") },
  { "other", N_("Other") },
  { NULL }
};

const XqChoice xq_theme_choices[] = {
  { "study", N_("Pressure of study") },
  { "exam", N_("Exam anxiety") },
  { "peer", N_("Getting on with peers") },
  { "teacher", N_("Teachers and student") },
  { "family", N_("Parents and child") },
  { "family_change", N_("Change in the family") },
  { "emotion", N_("Troubled feelings") },
  { "sleep", N_("Sleep and daily rhythm") },
  { "self", N_("Knowing oneself") },
  { "adaptation", N_("Settling into new surroundings") },
  { "adolescence", N_("Adolescence and the other sex") },
  { "internet", N_("Phone and internet") },
  { "bullying", N_("Bullying and conflict") },
  { "loss", N_("Loss and grief") },
  { "behaviour", N_("Habits of behaviour") },
  { "future", N_("Further study and career") },
  { "safety", N_("Safety risk") },
  { "other", N_("Other") },
  { NULL }
};

const XqChoice xq_safety_choices[] = {
  { "not_asked", N_("Not asked") },
  { "none", N_("Nothing seen") },
  { "thought", N_("Has such thoughts") },
  { "act", N_("Has acted so") },
  { "others", N_("May hurt others") },
  { "harmed", N_("May be suffering harm") },
  { NULL }
};

const XqChoice xq_relation_choices[] = {
  { "father", N_("Father") },
  { "mother", N_("Mother") },
  { "grandparent", N_("Grandparents") },
  { "step", N_("Step-parent") },
  { "relative", N_("Other relative") },
  { "guardian", N_("Other guardian") },
  { "institution", N_("Children's home") },
  { NULL }
};

const XqChoice xq_present_choices[] = {
  { "father", N_("Father") },
  { "mother", N_("Mother") },
  { "grandparent", N_("Grandparents") },
  { "step", N_("Step-parent") },
  { "relative", N_("Other relative") },
  { "guardian", N_("Other guardian") },
  { "institution", N_("Children's home") },
  { "student", N_("The student") },
  { NULL }
};

const XqChoice xq_ground_choices[] = {
  { "student_consent", N_("Student's consent") },
  { "guardian_consent", N_("Guardian's consent") },
  { "danger_self", N_("Danger to the student") },
  { "danger_others", N_("Danger to others") },
  { "report", N_("Mandatory report") },
  { "law", N_("Official request under the law") },
  { "duty", N_("Needed for the duty (least information)") },
  { NULL }
};

const XqChoice xq_boarding_choices[] = {
  { "day", N_("Day student") },
  { "boarder", N_("Boarding") },
  { NULL }
};

const XqChoice xq_phase_choices[] = {
  { "primary", N_("Primary school") },
  { "junior", N_("Junior middle school") },
  { "senior", N_("Senior middle school") },
  { "vocational", N_("Vocational school") },
  { NULL }
};

const XqChoice xq_job_choices[] = {
  { "psych_full", N_("Full-time psychology teacher") },
  { "psych_part", N_("Part-time psychology teacher") },
  { "class_teacher", N_("Class teacher") },
  { "subject_teacher", N_("Subject teacher") },
  { "head", N_("Head / vice head in charge") },
  { "other", N_("Other") },
  { NULL }
};

const XqChoice xq_topic_choices[] = {
  { "study", N_("Study") },
  { "attendance", N_("Attendance") },
  { "behaviour", N_("Behaviour") },
  { "health", N_("Health") },
  { "safety", N_("Safety matters") },
  { "mood", N_("Mood") },
  { "family", N_("Family life") },
  { "praise", N_("Praise") },
  { "affairs", N_("School affairs") },
  { "other", N_("Other") },
  { NULL }
};

const XqChoice xq_grade_choices[] = {
  { "1", N_("Grade 1 of school") },
  { "2", N_("Grade 2 of school") },
  { "3", N_("Grade 3 of school") },
  { "4", N_("Grade 4 of school") },
  { "5", N_("Grade 5 of school") },
  { "6", N_("Grade 6 of school") },
  { "7", N_("Grade 7 of school") },
  { "8", N_("Grade 8 of school") },
  { "9", N_("Grade 9 of school") },
  { "10", N_("Grade 10 of school") },
  { "11", N_("Grade 11 of school") },
  { "12", N_("Grade 12 of school") },
  { NULL }
};

const XqChoice xq_meeting_way_choices[] = {
  { "onsite", N_("On site") },
  { "online", N_("Online") },
  { NULL }
};

const XqChoice xq_audience_choices[] = {
  { "students", N_("Students") },
  { "staff", N_("Staff") },
  { NULL }
};
