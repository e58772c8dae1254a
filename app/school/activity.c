/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"

static const XqChoice kind_choices[] = {
  { "board", N_("Board display") },
  { "handwritten", N_("Handwritten news-sheet") },
  { "broadcast", N_("Psychology broadcast") },
  { "drama", N_("Psychological drama") },
  { "lecture", N_("Lecture") },
  { "game", N_("Group game") },
  { "volunteer", N_("Volunteer service") },
  { "publicity", N_("Study and publicity") },
  { "study_tour", N_("Study tour") },
  { "civic", N_("Moral and civic practice") },
  { "other", N_("Other") },
  { NULL }
};

static const XqField fields[] = {
  { 1, "held_on", XQ_FIELD_DATE, N_("Held on"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY | XQ_FIELD_PAST },
  { 2, "name", XQ_FIELD_TEXT, N_("Name of the activity"), XQ_FIELD_REQUIRED },
  { 3, "kind", XQ_FIELD_CHOICE, N_("Kind of activity"), XQ_FIELD_REQUIRED, .choices = kind_choices },
  { 4, "classes", XQ_FIELD_RECORD, N_("Classes"), XQ_FIELD_SEVERAL, .to = "class" },
  { 5, "participants", XQ_FIELD_INTEGER, N_("People taking part"), .least = 0, .most = 99999 },
  { 6, "organiser", XQ_FIELD_TEXT, N_("Organiser") },
  { 7, "partner", XQ_FIELD_TEXT, N_("Partner") },
  { 8, "health_month", XQ_FIELD_FLAG, N_("In the mental health month") },
  { 9, "material_kept", XQ_FIELD_TEXT, N_("Where the material is kept"), XQ_FIELD_DETAIL },
  { 0 }
};

const XqKind xq_activity = {
  .number = 22,
  .name = "activity",
  .title = N_("Activity"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .reach = XQ_REACH_CLASS,
  .reach_field = "classes",
  .list = "held_on name kind classes participants partner",
  .order = "held_on desc, id desc",
  .label = "held_on name",
  .access = XQ_ACCESS_OF_CLASS_LIFE,
};
