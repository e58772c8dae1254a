/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/spreadsheet.h"

G_BEGIN_DECLS

/* How the single values of a roster are read. Any thread. */

typedef enum
{
  XQ_NUMBER_SOUND,
  XQ_NUMBER_ODD,        /* begins as a national number, but is none */
  XQ_NUMBER_IDENTITY,   /* an identity card's: not to be kept */
  XQ_NUMBER_LOST,       /* a spreadsheet has rounded its last digits */
  XQ_NUMBER_SEAT,       /* up to three digits: a number in the class */
} XqNumberReading;

/**
 * xq_roster_value_number:
 * @cell: a student number
 * @number: (out) (transfer full) (nullable): capitals, no spaces; %NULL if it
 *   is not to be kept
 *
 * The national number is G, L or J and 18 more.
 *
 * Returns: how it was read
 */
XqNumberReading xq_roster_value_number (const XqSheetCell  *cell,
                                        char              **number);

/**
 * xq_roster_value_phones:
 * @text: what stands in the cell
 * @doubtful: (out): whether something in it is no telephone number
 *
 * Returns: (transfer full) (element-type utf8): the numbers, digits only
 */
GPtrArray     *xq_roster_value_phones  (const char         *text,
                                        gboolean           *doubtful);

/**
 * xq_roster_value_village:
 * @address: an address
 *
 * Returns: (transfer full) (nullable): the village or community in it
 */
char          *xq_roster_value_village (const char         *address);

G_END_DECLS
