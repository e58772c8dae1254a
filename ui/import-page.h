/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

#include "exchange/import.h"

G_BEGIN_DECLS

/**
 * XqImportPage:
 *
 * A roster or a register from a spreadsheet: which one, the file, how its columns are understood, what would
 * become of each row; then it is imported, and can be taken back. Main thread.
 *
 * Actions: "import.choose", "import.apply", "import.cancel", "import.undo".
 */
#define XQ_TYPE_IMPORT_PAGE (xq_import_page_get_type ())
G_DECLARE_FINAL_TYPE (XqImportPage, xq_import_page, XQ, IMPORT_PAGE, XqPage)

/**
 * xq_import_page_new:
 * @desk: an unlocked desk
 * @import: what is read in at first; others that this account may read in can be chosen
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_import_page_new  (XqDesk         *desk,
                             const XqImport *import);

/**
 * xq_import_page_read:
 * @self: the page
 * @file: a file to be read in
 *
 * Reads it and shows what would be done; nothing is kept.
 */
void    xq_import_page_read (XqImportPage   *self,
                             GFile          *file);

G_END_DECLS
