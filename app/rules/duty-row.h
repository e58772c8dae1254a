/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/duty-roster.h"

G_BEGIN_DECLS

/**
 * XqDutyRow:
 * @room: a room's uid
 * @room_name: its name
 * @place: (nullable): where it is
 * @from_at: such as "16:50"
 * @until_at: a later time
 *
 * A line of a week's roster: a room at a time.
 */
typedef struct
{
  char *room;
  char *room_name;
  char *place;
  char  from_at[6];
  char  until_at[6];
} XqDutyRow;

/**
 * xq_duty_row_free:
 * @row: (transfer full) (nullable): a row
 *
 * Any thread.
 */
void       xq_duty_row_free   (XqDutyRow          *row);

/**
 * xq_duty_rows_list:
 * @store: a head's or counsellor's store
 * @roster: the roster of a week
 * @error: return location for an error
 *
 * The lines that somebody who writes this week's roster needs: those that it has, and
 * those that the four weeks before had. Where nobody was on duty yet, a room for
 * individual counselling at the usual times (resources/rules/duty-times.ini). On the
 * store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqDutyRow): the lines by room and
 *   time; none if the school has no room
 */
GPtrArray *xq_duty_rows_list  (XqStore             *store,
                               const XqDutyRoster  *roster,
                               GError             **error);

G_END_DECLS
