/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"

static const XqChoice audience_choices[] = {
  { "parents", N_("Parents") },
  { "students", N_("Students") },
  { "teachers", N_("Teachers") },
  { NULL }
};

static const XqField fields[] = {
  { 1, "held_on", XQ_FIELD_DATE, N_("Held on"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY | XQ_FIELD_PAST },
  { 2, "series", XQ_FIELD_TEXT, N_("Name of the series"), XQ_FIELD_REQUIRED },
  { 3, "title", XQ_FIELD_TEXT, N_("Title of the lecture") },
  { 4, "speaker", XQ_FIELD_TEXT, N_("Speaker") },
  { 5, "organiser", XQ_FIELD_TEXT, N_("Organiser") },
  { 6, "partner", XQ_FIELD_TEXT, N_("Organised together with") },
  { 7, "audience", XQ_FIELD_CHOICES, N_("Audience"), .choices = audience_choices, .initial = "parents" },
  { 8, "participants", XQ_FIELD_INTEGER, N_("Listeners"), XQ_FIELD_REQUIRED, .least = 0, .most = 99999 },
  { 9, "hosted_here", XQ_FIELD_FLAG, N_("Hosted by our school"), .initial = "1" },
  { 0 }
};

const XqKind xq_lecture = {
  .number = 27,
  .name = "lecture",
  .title = N_("Lecture of a series"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .list = "held_on series title speaker audience participants",
  .order = "held_on desc, id desc",
  .label = "held_on series",
  .access = XQ_ACCESS_OF_FAMILY_EVENTS,
};
