/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "places.h"

G_BEGIN_DECLS

/**
 * XqBackupPage:
 *
 * Copies of the whole school: those that the program makes by itself and where they
 * go, one more to anywhere, restoring; and whether what lies here is whole. All that
 * a keeper sees. Main thread.
 *
 * Actions: "backup.now", "backup.choose-place", "backup.forget-place", "backup.make",
 * "backup.restore", "backup.check".
 */
#define XQ_TYPE_BACKUP_PAGE (xq_backup_page_get_type ())
G_DECLARE_FINAL_TYPE (XqBackupPage, xq_backup_page, XQ, BACKUP_PAGE, XqPage)

/**
 * xq_backup_page_new:
 * @desk: an unlocked desk
 * @place: (nullable): the place, or %NULL where it is opened from another
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_backup_page_new (XqDesk         *desk,
                            const XqPlace  *place);

G_END_DECLS
