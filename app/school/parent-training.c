/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/shared-choices.h"

static const XqChoice organiser_choices[] = {
  { "school", N_("Our school") },
  { "bureau", N_("Education bureau") },
  { "women", N_("Women's federation") },
  { "court", N_("Procuratorate or court") },
  { "other", N_("Other") },
  { NULL }
};

static const XqField fields[] = {
  { 1, "held_on", XQ_FIELD_DATE, N_("Held on"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY | XQ_FIELD_PAST },
  { 2, "theme", XQ_FIELD_TEXT, N_("Theme of the training"), XQ_FIELD_REQUIRED },
  { 3, "speaker", XQ_FIELD_TEXT, N_("Speaker"), XQ_FIELD_REQUIRED },
  { 4, "organiser", XQ_FIELD_CHOICE, N_("Organiser"),
    XQ_FIELD_REQUIRED, .choices = organiser_choices, .initial = "school" },
  { 5, "way", XQ_FIELD_CHOICE, N_("Way of the training"), .choices = xq_meeting_way_choices, .initial = "onsite" },
  { 6, "participants", XQ_FIELD_INTEGER, N_("Parents taking part"), XQ_FIELD_REQUIRED, .least = 0, .most = 99999 },
  { 7, "series", XQ_FIELD_TEXT, N_("Name of the series") },
  { 8, "hosted_here", XQ_FIELD_FLAG, N_("Hosted by our school"), .initial = "1" },
  { 0 }
};

const XqKind xq_parent_training = {
  .number = 26,
  .name = "parent_training",
  .title = N_("Training of the parent school"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .list = "held_on theme speaker organiser participants",
  .order = "held_on desc, id desc",
  .label = "held_on theme",
  .access = XQ_ACCESS_OF_FAMILY_EVENTS,
};
