/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"
#include "places.h"

G_BEGIN_DECLS

/**
 * XqRequirementsPage:
 *
 * What the school must do this term, rule by rule: how far it is, who asks for it,
 * and what is missing by name. The badge counts the rules that are not met. Main
 * thread.
 *
 * Actions: "requirements.open" with a place and a kind.
 */
#define XQ_TYPE_REQUIREMENTS_PAGE (xq_requirements_page_get_type ())
G_DECLARE_FINAL_TYPE (XqRequirementsPage, xq_requirements_page, XQ, REQUIREMENTS_PAGE, XqPage)

/**
 * xq_requirements_page_new:
 * @desk: an unlocked desk
 * @place: its place
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_requirements_page_new (XqDesk        *desk,
                                  const XqPlace *place);

/**
 * xq_requirements_page_look_for:
 * @self: the page
 * @setting: the name of the setting that holds a rule
 *
 * Unfolds the rule: whom or what it still lacks stands there.
 */
void    xq_requirements_page_look_for (XqRequirementsPage *self,
                                       const char         *setting);

G_END_DECLS
