/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/shared-choices.h"

static const XqField fields[] = {
  { 1, "full_name", XQ_FIELD_TEXT, N_("Full name of the school"), XQ_FIELD_REQUIRED },
  { 2, "short_name", XQ_FIELD_TEXT, N_("Short name of the school") },
  { 3, "phases", XQ_FIELD_CHOICES, N_("Phases"), .choices = xq_phase_choices },
  { 4, "boards", XQ_FIELD_FLAG, N_("Has boarders") },
  { 5, "bureau", XQ_FIELD_TEXT, N_("Education bureau") },
  { 6, "phone", XQ_FIELD_TEXT, N_("School's telephone") },
  { 7, "room_place", XQ_FIELD_TEXT, N_("Where the counselling room is") },
  { 8, "room_phone", XQ_FIELD_TEXT, N_("Telephone of the counselling room") },
  { 0 }
};

const XqKind xq_school = {
  .number = 1,
  .name = "school",
  .title = N_("School"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .list = "full_name short_name",
  .order = "id",
  .label = "full_name",
  .key = "",
  .access = XQ_ACCESS_OF_CALENDAR,
};
