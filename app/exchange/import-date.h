/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/spreadsheet.h"

G_BEGIN_DECLS

typedef enum
{
  XQ_DATE_FULL,
  XQ_DATE_TWO_DIGITS,   /* full, the century guessed */
  XQ_DATE_NO_DAY,       /* the month or the year alone */
  XQ_DATE_NO_YEAR,      /* the month and the day alone */
  XQ_DATE_EITHER,       /* day and month cannot be told apart */
  XQ_DATE_IMPOSSIBLE,   /* no such day */
  XQ_DATE_UNREADABLE,
} XqDateReading;

/**
 * xq_import_date_read:
 * @cell: a date as people write it
 * @today: yyyy-mm-dd; it tells in which century two digits are
 * @iso: (out) (transfer full) (nullable): yyyy-mm-dd, only if the day is known;
 *   mm-dd if the year alone is missing
 *
 * Any day from 1950 on, also one to come. Any thread.
 *
 * Returns: how it was read
 */
XqDateReading  xq_import_date_read      (const XqSheetCell  *cell,
                                         const char         *today,
                                         char              **iso);

/**
 * xq_import_date_read_past:
 * @cell: a date as people write it
 * @today: yyyy-mm-dd
 * @iso: (out) (transfer full) (nullable): yyyy-mm-dd, only if the day is known
 *
 * A birthday: a day after @today is impossible, one without its year is not
 * readable. Any thread.
 *
 * Returns: how it was read
 */
XqDateReading  xq_import_date_read_past (const XqSheetCell  *cell,
                                         const char         *today,
                                         char              **iso);

G_END_DECLS
