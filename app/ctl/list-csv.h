/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl/record-out.h"

G_BEGIN_DECLS

/**
 * xq_list_csv:
 * @ctl: the command line, with a store
 * @words: how records are said
 * @kind: the kind
 * @records: (element-type XqRecord): the records
 * @error: return location for an error
 *
 * Prints a list as spreadsheet programs read it: UTF-8 with its mark, in the
 * words of people, parts left out; a text that a spreadsheet would take for a
 * formula has an apostrophe before it. That the list left the school is written
 * to the audit chain first.
 *
 * Returns: %FALSE on an error
 */
gboolean  xq_list_csv  (XqCtl         *ctl,
                        XqRecordWords *words,
                        const XqKind  *kind,
                        GPtrArray     *records,
                        GError       **error);

G_END_DECLS
