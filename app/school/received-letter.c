/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"

static const XqChoice state_choices[] = {
  { "received", N_("Received") },
  { "met", N_("Talked with the student") },
  { "advice", N_("Advice to the teacher") },
  { "watching", N_("Being watched") },
  { "closed", N_("Dealt with") },
  { NULL }
};

static const XqField fields[] = {
  { 1, "letter", XQ_FIELD_TEXT, N_("Letter"), XQ_FIELD_REQUIRED | XQ_FIELD_AUTOMATIC },
  { 2, "writer", XQ_FIELD_ACCOUNT, N_("Writer"), XQ_FIELD_REQUIRED | XQ_FIELD_AUTOMATIC },
  { 3, "student", XQ_FIELD_RECORD, N_("Student"), XQ_FIELD_AUTOMATIC, .to = "student" },
  { 4, "written_on", XQ_FIELD_DATE, N_("Written on"), XQ_FIELD_REQUIRED | XQ_FIELD_AUTOMATIC },
  { 5, "what", XQ_FIELD_TEXT, N_("What it is"), XQ_FIELD_REQUIRED | XQ_FIELD_AUTOMATIC },
  { 6, "text", XQ_FIELD_NOTE, N_("Text"), XQ_FIELD_AUTOMATIC },
  { 7, "state", XQ_FIELD_CHOICE, N_("What was done"),
    XQ_FIELD_REQUIRED, .choices = state_choices, .initial = "received" },
  { 8, "advice", XQ_FIELD_NOTE, N_("Advice to the teacher") },
  { 0 }
};

const XqKind xq_received_letter = {
  .number = 204,
  .name = "received_letter",
  .title = N_("Letter received"),
  .cabinet = XQ_CABINET_CASEWORK,
  .fields = fields,
  .list = "written_on what student writer state",
  .order = "written_on desc, id desc",
  .label = "written_on what",
  .key = "letter",
  .access = XQ_ACCESS_OF_CASEWORK,
};
