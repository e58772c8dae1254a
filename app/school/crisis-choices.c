/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/crisis-choices.h"

const XqChoice xq_crisis_kind_choices[] = {
  { "suicide_words", N_("Words or a note of suicide") },
  { "suicide_act", N_("Suicidal act") },
  { "self_harm", N_("Self-harm") },
  { "harm_others", N_("Risk of harm to others") },
  { "violence", N_("Violence or bullying") },
  { "abuse", N_("Suspected harm by others") },
  { "missing", N_("Away from school and not to be found") },
  { "acute", N_("Acute emotional reaction") },
  { "death", N_("Death of somebody close") },
  { "accident", N_("Accident") },
  { "group", N_("Event of a group") },
  { NULL }
};

const XqChoice xq_crisis_person_choices[] = {
  { "student", N_("Student") },
  { "staff", N_("Member of staff") },
  { "outside", N_("From outside the school") },
  { NULL }
};

const XqChoice xq_crisis_role_choices[] = {
  { "self", N_("Concerned") },
  { "witness", N_("Witness") },
  { "close", N_("Closely connected") },
  { "rescuer", N_("Rescuer") },
  { NULL }
};

const XqChoice xq_crisis_step_choices[] = {
  { "with_student", N_("Somebody is with the student") },
  { "danger_removed", N_("Dangerous things taken away") },
  { "first_aid", N_("First aid") },
  { "called_120", N_("Called 120") },
  { "called_110", N_("Called 110") },
  { "told_lead", N_("Reported to the head in charge") },
  { "told_head", N_("Reported to the headmaster") },
  { "told_guardian", N_("Guardian told") },
  { "guardian_came", N_("Guardian came to school") },
  { "handed_over", N_("Handed over in person (signed)") },
  { "to_hospital", N_("Taken to hospital") },
  { "reported_bureau", N_("Reported to the bureau") },
  { "reported_police", N_("Mandatory report") },
  { "class_settled", N_("Class calmed") },
  { "media_silent", N_("Asked to pass nothing on") },
  { "other", N_("Other") },
  { NULL }
};

const XqChoice xq_crisis_report_choices[] = {
  { "private_injury", N_("Unusual injury of private parts") },
  { "under14_sexual", N_("Girl under 14: sexual harm, pregnancy, abortion") },
  { "over14_sexual", N_("Girl of 14 or more: pregnancy or abortion after sexual harm") },
  { "injuries", N_("Many injuries, malnutrition or loss of consciousness: suspected violence, bullying or cruelty") },
  { "abnormal", N_("Injury or death by suicide, self-harm, poison or the like") },
  { "abandoned", N_("Abandoned, or long without care") },
  { "trafficked", N_("Of unknown origin, missing, abducted or bought") },
  { "begging", N_("Made to beg") },
  { "other", N_("Other grave harm or danger") },
  { NULL }
};

const XqChoice xq_crisis_advice_choices[] = {
  { "watch_24h", N_("Somebody near day and night") },
  { "put_away", N_("Dangerous things locked away") },
  { "no_blame", N_("No blame, no pressing for details") },
  { "listen", N_("Company and listening") },
  { "see_doctor", N_("Seen by a doctor soon") },
  { "who_to_call", N_("Whom to call: the school, 12356, 120, 110") },
  { NULL }
};

const XqChoice xq_crisis_telling_choices[] = {
  { "not_now", N_("Not told for now") },
  { "other_guardian", N_("Another guardian is told") },
  { "after_police", N_("Told as the police advise") },
  { "no_doubt", N_("Told: there is no doubt any more") },
  { NULL }
};
