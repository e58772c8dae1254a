/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include "exchange/visit-heading.h"

static const char *const fields[XQ_N_VISIT_HEADINGS] = {
  "name", "number", "local_number", "seat", "grade", "class", "date", "way", "kind", "visitors", "result", "met",
  "met_relation", "follow_up_on", "purpose", "carer", "at_home", "care", "feedback", "guardian_says", "agreement",
  "paper_kept", "content", "family", "problem", "effect", "follow_up", "place", "remark",
};

static const XqHeadingGroup groups[] = { { "visit_columns", 0 }, { NULL, 0 } };

/* A list of children without a day is a roster. */
const XqHeadingList xq_visit_headings = {
  .fields = fields,
  .n_fields = XQ_N_VISIT_HEADINGS,
  .groups = groups,
  .left_out = "visit_left_out",
  .key = XQ_VISIT_NAME,
  .also = XQ_VISIT_DATE,
};
