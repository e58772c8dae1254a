/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/roster-heading.h"

static const char *const fields[XQ_N_HEADINGS] = {
  "name", "sex", "born_on", "number", "local_number", "aux_number", "seat", "grade", "class", "boarding", "day_student",
  "dormitory", "left_behind", "migrant", "orphan", "unsupported", "single_parent", "hardship", "disability", "groups",
  "phone", "village", "address", "guardian_name", "guardian_relation", "is_guardian", "guardian_phone",
};

static const XqHeadingGroup groups[] = {
  { "columns", 0 }, { "guardian", XQ_SLOT_GUARDIAN }, { "father", XQ_SLOT_FATHER },
  { "mother", XQ_SLOT_MOTHER }, { "carer", XQ_SLOT_CARER }, { NULL, 0 },
};

/* "Telephone" and "relation" right of a guardian's name are that guardian's. */
static XqHeading
follow (XqHeading heading,
        guint     slot)
{
  if (heading.field == XQ_HEADING_PHONE)
    heading.field = XQ_HEADING_GUARDIAN_PHONE;
  else if (heading.field != XQ_HEADING_GUARDIAN_RELATION || heading.slot != XQ_SLOT_GUARDIAN)
    return heading;
  heading.slot = slot;
  return heading;
}

/* Those of a family without a name of their own are read where a heading numbers
 * them, but nobody chooses "member 5". */
static const XqHeadingMeaning meanings[] = {
  { N_("Name"), XQ_HEADING_NAME, 0 },
  { N_("Sex"), XQ_HEADING_SEX, 0 },
  { N_("Date of birth"), XQ_HEADING_BORN_ON, 0 },
  { N_("Student number"), XQ_HEADING_NUMBER, 0 },
  { N_("Number given by the school"), XQ_HEADING_LOCAL_NUMBER, 0 },
  { N_("Auxiliary student number"), XQ_HEADING_AUX_NUMBER, 0 },
  { N_("Number in the class"), XQ_HEADING_SEAT, 0 },
  { N_("Grade"), XQ_HEADING_GRADE, 0 },
  { N_("Class"), XQ_HEADING_CLASS, 0 },
  { N_("Boarding or day"), XQ_HEADING_BOARDING, 0 },
  { N_("Day student, yes or no"), XQ_HEADING_DAY_STUDENT, 0 },
  { N_("Dormitory"), XQ_HEADING_DORMITORY, 0 },
  { N_("Village or community"), XQ_HEADING_VILLAGE, 0 },
  { N_("Address (only the village is kept)"), XQ_HEADING_ADDRESS, 0 },
  { N_("Telephone"), XQ_HEADING_PHONE, 0 },
  { N_("Guardian"), XQ_HEADING_GUARDIAN_NAME, XQ_SLOT_GUARDIAN },
  { N_("Relation of the guardian"), XQ_HEADING_GUARDIAN_RELATION, XQ_SLOT_GUARDIAN },
  { N_("Telephone of the guardian"), XQ_HEADING_GUARDIAN_PHONE, XQ_SLOT_GUARDIAN },
  { N_("Father’s name"), XQ_HEADING_GUARDIAN_NAME, XQ_SLOT_FATHER },
  { N_("Father’s telephone"), XQ_HEADING_GUARDIAN_PHONE, XQ_SLOT_FATHER },
  { N_("Mother’s name"), XQ_HEADING_GUARDIAN_NAME, XQ_SLOT_MOTHER },
  { N_("Mother’s telephone"), XQ_HEADING_GUARDIAN_PHONE, XQ_SLOT_MOTHER },
  { N_("Who cares for the child: name"), XQ_HEADING_GUARDIAN_NAME, XQ_SLOT_CARER },
  { N_("Who cares for the child: relation"), XQ_HEADING_GUARDIAN_RELATION, XQ_SLOT_CARER },
  { N_("Who cares for the child: telephone"), XQ_HEADING_GUARDIAN_PHONE, XQ_SLOT_CARER },
  { N_("Special groups, by name"), XQ_HEADING_GROUPS, 0 },
  { N_("Left behind"), XQ_HEADING_LEFT_BEHIND, 0 },
  { N_("Migrant"), XQ_HEADING_MIGRANT, 0 },
  { N_("Orphan"), XQ_HEADING_ORPHAN, 0 },
  { N_("De facto unsupported child"), XQ_HEADING_UNSUPPORTED, 0 },
  { N_("Single parent"), XQ_HEADING_SINGLE_PARENT, 0 },
  { N_("Hardship"), XQ_HEADING_HARDSHIP, 0 },
  { N_("Disability"), XQ_HEADING_DISABILITY, 0 },
};

const XqHeadingList xq_roster_headings = {
  .fields = fields,
  .n_fields = XQ_N_HEADINGS,
  .groups = groups,
  .members = TRUE,
  .left_out = "left_out",
  .key = XQ_HEADING_NAME,
  .also = XQ_HEADING_NAME,
  .side_by_side = TRUE,
  .leader = XQ_HEADING_GUARDIAN_NAME,
  .follow = follow,
  .meanings = meanings,
  .n_meanings = G_N_ELEMENTS (meanings),
};
