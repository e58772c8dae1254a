/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

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
};
