/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * XqRole:
 *
 * What a person does in the school; an account may hold several. The order is
 * part of the file format (a role's bit is 1 << value) and never changes.
 */
typedef enum
{
  XQ_ROLE_HEAD,
  XQ_ROLE_COUNSELLOR,
  XQ_ROLE_CLASS_TEACHER,
  XQ_ROLE_GRADE_LEADER,
  XQ_ROLE_SUBJECT_TEACHER,
  XQ_ROLE_DORMITORY,
  XQ_ROLE_KEEPER,
  XQ_N_ROLES
} XqRole;

typedef guint XqRoles; /* bits 1 << XqRole */

#define XQ_ROLE_BIT(role) (1u << (role))

/**
 * XqCabinet:
 *
 * The encrypted files of a vault, in the order of the file format.
 */
typedef enum
{
  XQ_CABINET_SCHOOL,
  XQ_CABINET_CARE,
  XQ_CABINET_CASEWORK,
  XQ_N_CABINETS
} XqCabinet;

/**
 * xq_role_get_code:
 * @role: a role
 *
 * Any thread.
 *
 * Returns: (transfer none): the stable code, e.g. "class-teacher"
 */
const char *xq_role_get_code       (XqRole      role);

/**
 * xq_role_from_code:
 * @code: a code such as "class-teacher"
 * @role: (out): the role
 *
 * Any thread.
 *
 * Returns: whether @code names a role
 */
gboolean    xq_role_from_code      (const char *code,
                                    XqRole     *role);

/**
 * xq_role_get_title:
 * @role: a role
 *
 * Any thread.
 *
 * Returns: (transfer none): the role's name in the user's language
 */
const char *xq_role_get_title      (XqRole      role);

/**
 * xq_cabinet_get_code:
 * @cabinet: a cabinet
 *
 * Any thread.
 *
 * Returns: (transfer none): "school", "care" or "casework"; the file is this
 *   with ".db"
 */
const char *xq_cabinet_get_code    (XqCabinet   cabinet);

/**
 * xq_cabinet_get_title:
 * @cabinet: a cabinet
 *
 * Any thread.
 *
 * Returns: (transfer none): the cabinet's name in the user's language
 */
const char *xq_cabinet_get_title   (XqCabinet   cabinet);

/**
 * xq_roles_may_hold:
 * @roles: an account's roles
 * @cabinet: a cabinet
 *
 * Whether these roles may hold the cabinet's key: school, all but the keeper;
 * care, head and counsellor; casework, counsellor (requirements, part 2).
 * Any thread.
 *
 * Returns: %TRUE if so
 */
gboolean    xq_roles_may_hold      (XqRoles     roles,
                                    XqCabinet   cabinet);

G_END_DECLS
