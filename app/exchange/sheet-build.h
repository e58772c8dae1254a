/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/spreadsheet.h"

G_BEGIN_DECLS

/* How a book is filled, by the readers of this layer alone. */

/* What all texts of a book may take together. */
#define XQ_SHEET_MAX_BOOK_TEXT (192 * 1024 * 1024)

/* (transfer full): a book without sheets. */
XqSheetBook *xq_sheet_book_new       (void);

/* (transfer none): a new last sheet of the book. */
XqSheet     *xq_sheet_book_add_sheet (XqSheetBook *book,
                                      const char  *name);

/* Keeps a text for the life of the book; too long a one is cut and *@cut set.
 * %NULL with @error if the book's texts become too many. */
const char  *xq_sheet_book_keep      (XqSheetBook *book,
                                      const char  *text,
                                      gsize        length,
                                      gboolean    *cut,
                                      GError     **error);

/* Appends a row of @cells (XqSheetCell), which it puts in order; an empty one is left out. */
gboolean     xq_sheet_book_add_row   (XqSheetBook *book,
                                      XqSheet     *sheet,
                                      guint        number,
                                      GArray      *cells,
                                      GError     **error);

/* Puts the rows in order, as files may have them in any. */
void         xq_sheet_sort           (XqSheet     *sheet);

/* Takes @text; notes beyond XQ_SHEET_MAX_NOTES are dropped. */
void         xq_sheet_take_note      (XqSheet     *sheet,
                                      guint        row,
                                      char        *text);

G_END_DECLS
