/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/shared-choices.h"

static const XqChoice form_choices[] = {
  { "meeting", N_("Research meeting") },
  { "observed", N_("Observed lesson") },
  { "case", N_("Case discussion (anonymised)") },
  { NULL }
};

static const XqField fields[] = {
  { 1, "held_on", XQ_FIELD_DATE, N_("Held on"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY | XQ_FIELD_PAST },
  { 2, "phase", XQ_FIELD_CHOICE, N_("Phase"), XQ_FIELD_REQUIRED, .choices = xq_phase_choices },
  { 3, "form", XQ_FIELD_CHOICE, N_("Form of the research"),
    XQ_FIELD_REQUIRED, .choices = form_choices, .initial = "meeting" },
  { 4, "topic", XQ_FIELD_TEXT, N_("Topic of the research") },
  { 5, "people", XQ_FIELD_RECORD, N_("Our teachers there"), XQ_FIELD_REQUIRED | XQ_FIELD_SEVERAL | XQ_FIELD_ME, .to = "staff" },
  { 6, "theme_lesson", XQ_FIELD_TEXT, N_("Month's theme lesson received") },
  { 7, "outline_kept", XQ_FIELD_TEXT, N_("Where the anonymised outline is kept"), XQ_FIELD_DETAIL },
  { 0 }
};

const XqKind xq_research = {
  .number = 32,
  .name = "research",
  .title = N_("Teaching research"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .about = "people",
  .list = "held_on phase form topic theme_lesson",
  .order = "held_on desc, id desc",
  .label = "held_on topic",
  .access = XQ_ACCESS_OF_TRAINING,
};
