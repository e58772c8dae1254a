/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * XqHelpView:
 *
 * The popover behind the question mark: four lines about the page in sight. Main
 * thread.
 */
#define XQ_TYPE_HELP_VIEW (xq_help_view_get_type ())
G_DECLARE_FINAL_TYPE (XqHelpView, xq_help_view, XQ, HELP_VIEW, GtkPopover)

/**
 * xq_help_view_show_page:
 * @self: the view
 * @page: what it is to speak of
 */
void  xq_help_view_show_page  (XqHelpView  *self,
                               XqPage      *page);

G_END_DECLS
