/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "papers/term-text.h"

G_BEGIN_DECLS

/**
 * XqSummarySection:
 *
 * A section of a term summary to be written over. Its figures stand in the text as
 * things of one piece: they move and go with it, but nobody types over a number.
 * Where sentences are proposed each has a tick box. Signals "save" and "reset": a
 * person pressed the button. Main thread.
 */
#define XQ_TYPE_SUMMARY_SECTION (xq_summary_section_get_type ())
G_DECLARE_FINAL_TYPE (XqSummarySection, xq_summary_section, XQ, SUMMARY_SECTION, AdwBin)

/**
 * xq_summary_section_new:
 *
 * Returns: (transfer floating): an empty section
 */
GtkWidget  *xq_summary_section_new          (void);

/**
 * xq_summary_section_set:
 * @self: the section
 * @section: what stands in it
 * @proposed: (array zero-terminated=1): sentences that are proposed for it
 * @figures: (element-type XqFigure): the term's figures
 */
void        xq_summary_section_set          (XqSummarySection     *self,
                                             const XqTermSection  *section,
                                             const char *const    *proposed,
                                             GPtrArray            *figures);

/**
 * xq_summary_section_get_name:
 * @self: the section
 *
 * Returns: (transfer none) (nullable): as term_text names it
 */
const char *xq_summary_section_get_name     (XqSummarySection     *self);

/**
 * xq_summary_section_get_written:
 * @self: the section
 *
 * Returns: (transfer none) (nullable): what somebody had written over it when it
 *   was set
 */
const char *xq_summary_section_get_written  (XqSummarySection     *self);

/**
 * xq_summary_section_is_edited:
 * @self: the section
 *
 * Returns: whether a person changed it since it was set
 */
gboolean    xq_summary_section_is_edited    (XqSummarySection     *self);

/**
 * xq_summary_section_set_saved:
 * @self: the section
 *
 * What it holds is saved.
 */
void        xq_summary_section_set_saved    (XqSummarySection     *self);

/**
 * xq_summary_section_dup_pattern:
 * @self: the section
 *
 * Returns: (transfer full): what stands in it, figures' names in braces
 */
char       *xq_summary_section_dup_pattern  (XqSummarySection     *self);

G_END_DECLS
