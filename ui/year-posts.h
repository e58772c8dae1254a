/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk.h"

#include "school/year-turn.h"

G_BEGIN_DECLS

/**
 * XqYearPosts:
 *
 * Who leads a class of the new school year from when to when, and a line to say who
 * takes over, or stands in, on a later day.
 *
 * Signal "edited": somebody changed it. Main thread.
 */
#define XQ_TYPE_YEAR_POSTS (xq_year_posts_get_type ())
G_DECLARE_FINAL_TYPE (XqYearPosts, xq_year_posts, XQ, YEAR_POSTS, AdwBin)

/**
 * xq_year_posts_begin:
 * @self: the posts
 * @desk: an unlocked desk
 *
 * Once, before the first class.
 */
void  xq_year_posts_begin  (XqYearPosts   *self,
                            XqDesk        *desk);

/**
 * xq_year_posts_show:
 * @self: the posts
 * @turn: (transfer none) (nullable): the plan, until the next call; %NULL for none
 * @class: index of a new class
 * @teachers: (nullable): the names of the plan's staff, behind "nobody"
 */
void  xq_year_posts_show   (XqYearPosts   *self,
                            XqYearTurn    *turn,
                            int            class,
                            GtkStringList *teachers);

G_END_DECLS
