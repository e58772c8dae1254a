/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/shared-choices.h"

static const XqField fields[] = {
  { 1, "year", XQ_FIELD_INTEGER, N_("School year"), XQ_FIELD_REQUIRED, .least = 1980, .most = 2190 },
  { 2, "grade", XQ_FIELD_INTEGER, N_("Grade"), XQ_FIELD_REQUIRED, .least = 1, .most = 12 },
  { 3, "number", XQ_FIELD_INTEGER, N_("Class number"), XQ_FIELD_REQUIRED, .least = 1, .most = 99 },
  { 4, "phase", XQ_FIELD_CHOICE, N_("Phase"), .choices = xq_phase_choices },
  { 0 }
};

/* The usual six, three and three years; a school that counts otherwise says so. */
static gboolean
prepare (XqStore         *store,
         XqRecord        *record,
         const XqRecord  *before,
         GError         **error)
{
  gint64 grade = xq_record_get_integer (record, "grade");

  (void) store;
  (void) before;
  (void) error;
  if (xq_record_get (record, "phase") == NULL)
    xq_record_set (record, "phase", grade <= 6 ? "primary" : grade <= 9 ? "junior" : "senior");
  return TRUE;
}

const XqKind xq_class = {
  .number = 7,
  .name = "class",
  .title = N_("Class"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .reach = XQ_REACH_SELF_CLASS,
  .list = "year grade number phase",
  .order = "year desc, grade, number",
  .label = "grade number",
  .key = "year grade number",
  .access = XQ_ACCESS_OF_CALENDAR,
  .prepare = prepare,
};
