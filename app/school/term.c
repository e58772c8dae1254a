/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/question.h"

static const XqField fields[] = {
  { 1, "year", XQ_FIELD_INTEGER, N_("School year"), XQ_FIELD_REQUIRED, .least = 1980, .most = 2190 },
  { 2, "number", XQ_FIELD_INTEGER, N_("Term number"), XQ_FIELD_REQUIRED, .least = 1, .most = 2 },
  { 3, "from_on", XQ_FIELD_DATE, N_("From"), XQ_FIELD_REQUIRED },
  { 4, "until_on", XQ_FIELD_DATE, N_("Until"), XQ_FIELD_REQUIRED },
  { 0 }
};

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  gint64 year = xq_record_get_integer (record, "year");
  gint64 number = xq_record_get_integer (record, "number");
  const char *from_on = xq_record_get (record, "from_on");
  const char *until_on = xq_record_get (record, "until_on");
  g_autofree char *year_text = g_strdup_printf ("%" G_GINT64_FORMAT, year);
  g_autofree char *other = NULL;

  (void) before;
  if (xq_record_is_withdrawn (record))
    return TRUE;
  if (!xq_refuse_unless_ordered (record, "from_on", "until_on", error))
    return FALSE;
  if (atoi (from_on) != (number == 1 ? year : year + 1) || (atoi (until_on) != year && atoi (until_on) != year + 1))
    return xq_refuse (error, _("The first term begins in the autumn of %d, the second in the spring of %d. "
                               "Correct the term's days."), (int) year, (int) year + 1);

  if (!xq_question (store,
                    number == 1
                      ? "SELECT from_on FROM visible_term WHERE number = 2 AND year = CAST (? AS INTEGER) "
                        "AND withdrawn = 0 AND from_on <= ?"
                      : "SELECT until_on FROM visible_term WHERE number = 1 AND year = CAST (? AS INTEGER) "
                        "AND withdrawn = 0 AND until_on >= ?",
                    &other, error, year_text, number == 1 ? until_on : from_on, NULL))
    return FALSE;
  return other == NULL ||
         xq_refuse (error, _("The two terms of a school year cannot overlap: the other one has the day %s."), other);
}

const XqKind xq_term = {
  .number = 4,
  .name = "term",
  .title = N_("Term"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .list = "year number from_on until_on",
  .order = "year desc, number desc",
  .label = "year number",
  .key = "year number",
  .access = XQ_ACCESS_OF_CALENDAR,
  .check = check,
};
