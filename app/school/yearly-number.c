/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <stdlib.h>

#include "school/question.h"
#include "school/yearly-number.h"
#include "store/calendar-day.h"

gboolean
xq_yearly_number_give (XqStore     *store,
                       XqRecord    *record,
                       const char  *day,
                       GError     **error)
{
  g_autofree char *sql = NULL;
  g_autofree char *year = NULL;
  g_autofree char *last = NULL;
  g_autofree char *number = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store) && record != NULL, FALSE);

  if (!xq_day_is_valid (day))
    return TRUE;
  year = g_strndup (day, 4);
  sql = g_strdup_printf ("SELECT max (number) FROM visible_%s WHERE number_year = CAST (? AS INTEGER)",
                         xq_record_get_kind (record)->name);
  if (!xq_question (store, sql, &last, error, year, NULL, NULL))
    return FALSE;
  number = g_strdup_printf ("%d", last != NULL ? atoi (last) + 1 : 1);
  xq_record_set (record, "number_year", year);
  xq_record_set (record, "number", number);
  return TRUE;
}
