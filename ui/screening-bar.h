/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * XqScreeningBar:
 *
 * Tells class and subject teachers above their students that a screening runs, and
 * leads to the table of their class. For all others, and without a campaign, it is not
 * to be seen. Main thread.
 */
#define XQ_TYPE_SCREENING_BAR (xq_screening_bar_get_type ())
G_DECLARE_FINAL_TYPE (XqScreeningBar, xq_screening_bar, XQ, SCREENING_BAR, AdwBin)

/**
 * xq_screening_bar_refresh:
 * @self: a bar
 * @page: (transfer none): the page that it stands in
 *
 * Reads again what runs.
 */
void xq_screening_bar_refresh (XqScreeningBar *self,
                               XqPage         *page);

G_END_DECLS
