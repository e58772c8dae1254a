/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * xq_number_format_is_date:
 * @id: a format's number in a spreadsheet
 * @code: (nullable): the format itself, where the file has it
 *
 * Whether cells of this format show a date: those built in (ECMA-376 part 1,
 * 18.8.30, with the ones for Chinese), and those whose own code has a year, a
 * month or a day outside quotes. Formats of the hour alone are none. Any thread.
 *
 * Returns: whether it is a date
 */
gboolean  xq_number_format_is_date  (guint       id,
                                     const char *code);

/**
 * xq_number_format_date:
 * @serial: a spreadsheet's number of a day; a fraction is the hour
 * @from_1904: whether the file counts from 1904 instead of 1900
 *
 * The 29 February 1900, which spreadsheets have and the world had not, becomes
 * the day before. Any thread.
 *
 * Returns: (transfer full) (nullable): yyyy-mm-dd; %NULL if it is no day of the
 *   years 1900 to 9999
 */
char     *xq_number_format_date     (double      serial,
                                     gboolean    from_1904);

/**
 * xq_number_format_plain:
 * @text: a number as it stands in a file
 * @value: (out): the number
 *
 * Whole numbers up to 10^15 without exponent and point, so that a telephone
 * number is itself again; others with up to 15 digits. Any thread.
 *
 * Returns: (transfer full) (nullable): the number; %NULL if it is none
 */
char     *xq_number_format_plain    (const char *text,
                                     double     *value);

G_END_DECLS
