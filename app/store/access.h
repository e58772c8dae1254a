/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/connection.h"
#include "store/kind.h"

G_BEGIN_DECLS

/* Who the access views are made for. */
typedef struct
{
  const char *account;  /* 32 hex */
  const char *today;    /* ISO date; reach is by this day */
  const char *suffix;   /* "~" and 32 random hex digits, ends every trusted name */
  XqRoles     roles;
  gboolean    holds[XQ_N_CABINETS];
  gboolean    full;     /* every row and column: for connections that are never handed out */
} XqAccessScope;

/**
 * xq_access_install:
 * @connection: an unrestricted connection that has the held cabinets
 * @scope: who for
 * @error: return location for an error
 *
 * Makes the TEMP views and INSTEAD OF triggers of every registered kind in a
 * cabinet that is held: visible_KIND over "visible_KIND~suffix" over the table,
 * visible_KIND_FIELD for lists and parts, visible_CABINET_version,
 * visible_CABINET_audit, visible_CABINET_pending and visible_CABINET_letter.
 * What a role is not given by the description is not there; a write that it is not
 * given is refused with "denied".
 *
 * Returns: whether they were made
 */
gboolean xq_access_install (XqConnection         *connection,
                            const XqAccessScope  *scope,
                            GError              **error);

G_END_DECLS
