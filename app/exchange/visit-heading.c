/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/visit-heading.h"

static const char *const fields[XQ_N_VISIT_HEADINGS] = {
  "name", "number", "local_number", "seat", "grade", "class", "date", "way", "kind", "visitors", "result", "met",
  "met_relation", "follow_up_on", "purpose", "carer", "at_home", "care", "feedback", "guardian_says", "agreement",
  "paper_kept", "content", "family", "problem", "effect", "follow_up", "place", "remark",
};

static const XqHeadingGroup groups[] = { { "visit_columns", 0 }, { NULL, 0 } };

static const XqHeadingMeaning meanings[] = {
  { N_("Name"), XQ_VISIT_NAME, 0 },
  { N_("Student number"), XQ_VISIT_NUMBER, 0 },
  { N_("Number given by the school"), XQ_VISIT_LOCAL_NUMBER, 0 },
  { N_("Number in the class"), XQ_VISIT_SEAT, 0 },
  { N_("Grade"), XQ_VISIT_GRADE, 0 },
  { N_("Class"), XQ_VISIT_CLASS, 0 },
  { N_("Date of visit"), XQ_VISIT_DATE, 0 },
  { N_("Way of the visit"), XQ_VISIT_WAY, 0 },
  { N_("Kind of visit"), XQ_VISIT_KIND, 0 },
  { N_("Visiting teachers"), XQ_VISIT_VISITORS, 0 },
  { N_("Result"), XQ_VISIT_RESULT, 0 },
  { N_("Met"), XQ_VISIT_MET, 0 },
  { N_("Relation of who was met"), XQ_VISIT_MET_RELATION, 0 },
  { N_("Follow-up on"), XQ_VISIT_FOLLOW_UP_ON, 0 },
  { N_("Purpose"), XQ_VISIT_PURPOSE, 0 },
  { N_("Who cares for the student"), XQ_VISIT_CARER, 0 },
  { N_("The student at home"), XQ_VISIT_AT_HOME, 0 },
  { N_("Upbringing and company"), XQ_VISIT_CARE, 0 },
  { N_("Told about school"), XQ_VISIT_FEEDBACK, 0 },
  { N_("Family's views and wishes"), XQ_VISIT_GUARDIAN_SAYS, 0 },
  { N_("Agreed together"), XQ_VISIT_AGREEMENT, 0 },
  { N_("Where the paper is kept"), XQ_VISIT_PAPER_KEPT, 0 },
  { N_("Situation"), XQ_VISIT_CONTENT, 0 },
  { N_("Family (into the situation)"), XQ_VISIT_FAMILY, 0 },
  { N_("Problems (into the situation)"), XQ_VISIT_PROBLEM, 0 },
  { N_("Effect (into the situation)"), XQ_VISIT_EFFECT, 0 },
  { N_("Follow-up (into the situation)"), XQ_VISIT_FOLLOW_UP, 0 },
  { N_("Place (into the situation)"), XQ_VISIT_PLACE, 0 },
  { N_("Remarks (into the situation)"), XQ_VISIT_REMARK, 0 },
};

/* A list of children without a day is a roster. */
const XqHeadingList xq_visit_headings = {
  .fields = fields,
  .n_fields = XQ_N_VISIT_HEADINGS,
  .groups = groups,
  .left_out = "visit_left_out",
  .key = XQ_VISIT_NAME,
  .also = XQ_VISIT_DATE,
  .meanings = meanings,
  .n_meanings = G_N_ELEMENTS (meanings),
};
