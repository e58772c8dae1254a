/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl/demo-private.h"

G_BEGIN_DECLS

/**
 * xq_demo_write_visits:
 * @demo: a school in the making, entered by a teacher of @children, in a
 *   transaction of the school cabinet
 * @term: a term that has begun
 * @children: (element-type XqDemoChild): the children whom the teacher has then
 * @who: which teacher, for some do more than others
 * @grade: the children's grade
 * @error: return location for an error
 *
 * Writes a teacher's home visits of a term, in the order of their days.
 *
 * Returns: %FALSE on an error
 */
gboolean xq_demo_write_visits (XqDemo            *demo,
                               const XqDemoTerm  *term,
                               GPtrArray         *children,
                               guint              who,
                               int                grade,
                               GError           **error);

/**
 * xq_demo_write_contacts:
 * @demo: as in xq_demo_write_visits()
 * @term: likewise
 * @children: (element-type XqDemoChild): likewise
 * @dormitory: whether the dormitory supervisor writes
 * @share: how many contacts a child, on average
 * @error: return location for an error
 *
 * Writes contacts with families, in the order of their days.
 *
 * Returns: %FALSE on an error
 */
gboolean xq_demo_write_contacts (XqDemo            *demo,
                                 const XqDemoTerm  *term,
                                 GPtrArray         *children,
                                 gboolean           dormitory,
                                 double             share,
                                 GError           **error);

G_END_DECLS
