/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/access.h"

G_BEGIN_DECLS

/**
 * xq_access_dup_row_condition:
 * @scope: who for
 * @kind: a kind
 * @roles: consider only these of the scope's roles
 * @rights: XQ_READ_* bits to consider
 * @row: the SQL name of the row, e.g. "r" or "NEW"
 *
 * Returns: (transfer full): an SQL condition, "0" where nothing is granted and
 *   "1" where everything is
 */
char *xq_access_dup_row_condition  (const XqAccessScope *scope,
                                    const XqKind        *kind,
                                    XqRoles              roles,
                                    guint                rights,
                                    const char          *row);

/**
 * xq_access_dup_add_condition:
 * @scope: who for
 * @kind: a kind
 *
 * Returns: (transfer full): whether NEW may be added, as SQL
 */
char *xq_access_dup_add_condition  (const XqAccessScope *scope,
                                    const XqKind        *kind);

/**
 * xq_access_dup_edit_condition:
 * @scope: who for
 * @kind: a kind
 *
 * Returns: (transfer full): whether OLD may become NEW, as SQL
 */
char *xq_access_dup_edit_condition (const XqAccessScope *scope,
                                    const XqKind        *kind);

/**
 * xq_access_dup_reach_views:
 * @scope: who for
 *
 * Returns: (transfer full): the views that say which classes and students each
 *   of the scope's roles reaches today
 */
char *xq_access_dup_reach_views    (const XqAccessScope *scope);

/**
 * xq_access_dup_system_views:
 * @scope: who for
 * @cabinet: a held cabinet
 *
 * Returns: (transfer full): the views and triggers over the cabinet's versions,
 *   audit chain, pending effects and letters
 */
char *xq_access_dup_system_views   (const XqAccessScope *scope,
                                    XqCabinet            cabinet);

/**
 * xq_access_dup_kind_views:
 * @scope: who for
 * @kind: a kind in a held cabinet
 *
 * Returns: (transfer full): the kind's views and triggers
 */
char *xq_access_dup_kind_views     (const XqAccessScope *scope,
                                    const XqKind        *kind);

/**
 * xq_access_readable_roles:
 * @scope: who for
 * @kind: a kind
 *
 * Returns: those of the scope's roles that read some row of @kind
 */
XqRoles xq_access_readable_roles   (const XqAccessScope *scope,
                                    const XqKind        *kind);

G_END_DECLS
