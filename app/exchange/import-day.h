/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/import-date.h"

G_BEGIN_DECLS

/* From where the year of a day comes whose cell does not say it. */
typedef enum
{
  XQ_IMPORT_YEAR_SAID,
  XQ_IMPORT_YEAR_OF_TITLE,
  XQ_IMPORT_YEAR_OF_ROWS,
  XQ_IMPORT_YEAR_LATEST,
} XqImportYear;

/**
 * XqImportCalendar:
 * @today: yyyy-mm-dd
 * @school_year: the school year that a title names, 0 for none
 * @year: the calendar year that a title names instead, 0 for none
 * @last: the newest full date above, empty for none
 *
 * What the file says about the years of its days.
 */
typedef struct
{
  const char *today;
  int         school_year;
  int         year;
  char        last[sizeof "2024-09-01"];
} XqImportCalendar;

/**
 * xq_import_calendar_read_title:
 * @calendar: a calendar
 * @text: a title, or the name on a tab
 *
 * Takes the year that the text names: 2024-2025学年, 2024学年, 2024年秋季,
 * 2024年. The first title that names one holds.
 */
void           xq_import_calendar_read_title (XqImportCalendar *calendar,
                                              const char       *text);

/**
 * XqImportDay:
 * @reading: how the day was read; with XQ_DATE_NO_YEAR the year was added, and
 *   @source says whence, or @on is empty: two years are possible
 * @source: from where the year comes
 * @on: yyyy-mm-dd, empty if the day is not known
 * @started_at: hh:mm, or empty
 * @ended_at: hh:mm, or empty
 */
typedef struct
{
  XqDateReading reading;
  XqImportYear   source;
  char          on[sizeof "2024-09-01"];
  char          started_at[sizeof "16:50"];
  char          ended_at[sizeof "16:50"];
} XqImportDay;

/**
 * xq_import_day_read:
 * @calendar: (inout): what the file says about years; a full date is remembered in it
 * @cell: a day, and perhaps its hours
 *
 * Any thread.
 *
 * Returns: the day
 */
XqImportDay     xq_import_day_read            (XqImportCalendar  *calendar,
                                               const XqSheetCell *cell);

G_END_DECLS
