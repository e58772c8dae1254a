/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * XqObservationPage:
 *
 * What a teacher sees of the children of one class, in a table of digits. It keeps
 * itself as it is written, and is handed over to the psychology teachers as letters: the
 * teacher reads the own answers again and may correct them, which replaces what was
 * sent. An answer about safety shows at once what is to be done on the same day. Main
 * thread.
 *
 * Actions: "observation.send", every line that was not handed over as it stands;
 * "observation.send-one", the line of the cursor.
 */
#define XQ_TYPE_OBSERVATION_PAGE (xq_observation_page_get_type ())
G_DECLARE_FINAL_TYPE (XqObservationPage, xq_observation_page, XQ, OBSERVATION_PAGE, XqPage)

/**
 * xq_observation_page_new:
 * @desk: an unlocked desk
 * @campaign: a campaign's uid
 * @class_uid: a class's uid
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_observation_page_new            (XqDesk      *desk,
                                            const char  *campaign,
                                            const char  *class_uid);

/**
 * xq_observation_page_new_from_draft:
 * @desk: an unlocked desk
 * @draft: the id of what was half written
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_observation_page_new_from_draft (XqDesk      *desk,
                                            const char  *draft);

G_END_DECLS
