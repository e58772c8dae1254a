/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * made_zip:
 * @first: the path of a member
 * @...: its text, then further pairs of path and text, ended by %NULL
 *
 * Returns: (transfer full): a zip file
 */
GBytes *made_zip        (const char *first,
                         ...) G_GNUC_NULL_TERMINATED;

/**
 * made_workbook:
 * @rows: the rows of its only sheet, as they stand between <sheetData> and its end
 * @strings: (nullable): the whole part of shared texts
 *
 * Returns: (transfer full): an .xlsx whose cells of style 1 show dates
 */
GBytes *made_workbook   (const char *rows,
                         const char *strings);

/**
 * made_bomb:
 * @path: a member's path
 * @megabytes: to how much it unpacks
 * @n: how many such members
 *
 * Returns: (transfer full): a workbook with members that are one letter over and over
 */
GBytes *made_bomb       (const char *path,
                         guint       megabytes,
                         guint       n);

/**
 * made_encoded:
 * @text: UTF-8
 * @charset: an encoding
 * @mark: bytes that stand before, or ""
 *
 * Returns: (transfer full): @mark and @text in that encoding
 */
GBytes *made_encoded    (const char *text,
                         const char *charset,
                         const char *mark);

G_END_DECLS
