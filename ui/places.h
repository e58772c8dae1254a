/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/* The places of the sidebar, in their order and groups. */

typedef struct _XqPlace XqPlace;

/**
 * XqPlace:
 * @id: how actions name it, e.g. "students"
 * @title: N_(), what the sidebar says
 * @own_title: N_(), what it says to those who reach only their own classes; %NULL
 *   for the same
 * @icon: an icon's name
 * @group: places of one group stand together
 * @roles: who has it
 * @new_page: makes its page
 * @kind: for @new_page: the kind of records that it shows, or %NULL
 */
struct _XqPlace
{
  const char *id;
  const char *title;
  const char *own_title;
  const char *icon;
  guint       group;
  XqRoles     roles;
  XqPage   *(*new_page) (XqDesk *desk, const XqPlace *place);
  const char *kind;
};

/**
 * xq_places_get_all:
 *
 * Returns: (transfer none): the places; the last has a %NULL id
 */
const XqPlace *xq_places_get_all   (void);

/**
 * xq_place_get_title:
 * @place: a place
 * @roles: somebody's roles
 *
 * Returns: (transfer none): what the sidebar calls it
 */
const char    *xq_place_get_title  (const XqPlace *place,
                                    XqRoles        roles);

/**
 * xq_places_find_icon:
 * @kind: a kind of records
 *
 * Returns: (transfer none) (nullable): the icon of the place where such records stand
 */
const char    *xq_places_find_icon (const XqKind  *kind);

G_END_DECLS
