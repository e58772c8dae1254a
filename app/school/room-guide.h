/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * XqGuideItem:
 *
 * One item of the ministry's guide of 2015 to building counselling rooms, as
 * resources/rules/room-guide.ini states it.
 */
typedef struct
{
  char     *code;        /* e.g. "area_individual"; stands in records for good */
  char     *title;       /* in the school's language, data */
  char     *source;      /* who says so */
  char     *date;        /* since when, ISO */
  gboolean  to_confirm;  /* its wording was not read in a copy of the source */
  char     *function;    /* (nullable): of the rooms that it speaks of, a choice of the kind room */
  gint64    least;       /* square metres that such a room has at least; 0: not said */
  gint64    most;        /* likewise at most */
} XqGuideItem;

/**
 * xq_room_guide_get_all:
 *
 * Any thread.
 *
 * Returns: (transfer none) (element-type XqGuideItem): every item, in the order
 *   of the file
 */
GPtrArray          *xq_room_guide_get_all     (void);

/**
 * xq_room_guide_find:
 * @code: (nullable): an item's code
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the item
 */
const XqGuideItem  *xq_room_guide_find        (const char    *code);

/**
 * xq_room_guide_get_choices:
 * @field: a field
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the guide's items as choices, if @field names
 *   one of them
 */
const XqChoice     *xq_room_guide_get_choices (const XqField *field);

G_END_DECLS
