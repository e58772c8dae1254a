/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/calendar.h"
#include "school/kinds.h"
#include "school/question.h"

#define YEAR_LEAST 1980
#define YEAR_MOST 2190

static const XqField fields[] = {
  { 1, "year", XQ_FIELD_INTEGER, N_("School year"), XQ_FIELD_REQUIRED, .least = YEAR_LEAST, .most = YEAR_MOST },
  { 2, "from_on", XQ_FIELD_DATE, N_("From") },
  { 3, "until_on", XQ_FIELD_DATE, N_("Until") },
  { 0 }
};

static gboolean
prepare (XqStore         *store,
         XqRecord        *record,
         const XqRecord  *before,
         GError         **error)
{
  gint64 year = xq_record_get_integer (record, "year");
  char from_on[XQ_DAY_SIZE];
  char until_on[XQ_DAY_SIZE];

  (void) before;
  if (year < YEAR_LEAST || year > YEAR_MOST)
    return TRUE;
  if (!xq_school_year_days (store, (int) year, from_on, until_on, error))
    return FALSE;
  if (xq_record_get (record, "from_on") == NULL)
    xq_record_set (record, "from_on", from_on);
  if (xq_record_get (record, "until_on") == NULL)
    xq_record_set (record, "until_on", until_on);
  return TRUE;
}

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  gint64 year = xq_record_get_integer (record, "year");

  (void) store;
  (void) before;
  if (atoi (xq_record_get (record, "from_on")) != year || atoi (xq_record_get (record, "until_on")) != year + 1)
    return xq_refuse (error, _("The school year %d begins in %d and ends in %d. Correct its days."),
                      (int) year, (int) year, (int) year + 1);
  return TRUE;
}

const XqKind xq_school_year = {
  .number = 3,
  .name = "school_year",
  .title = N_("School year"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .list = "year from_on until_on",
  .order = "year desc",
  .label = "year",
  .key = "year",
  .access = XQ_ACCESS_OF_CALENDAR,
  .prepare = prepare,
  .check = check,
};
