/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "vault/role.h"

static const struct
{
  const char *code;
  const char *title;
} roles[XQ_N_ROLES] = {
  [XQ_ROLE_HEAD]            = { "head",            N_("Head") },
  [XQ_ROLE_COUNSELLOR]      = { "counsellor",      N_("Counsellor") },
  [XQ_ROLE_CLASS_TEACHER]   = { "class-teacher",   N_("Class teacher") },
  [XQ_ROLE_GRADE_LEADER]    = { "grade-leader",    N_("Grade leader") },
  [XQ_ROLE_SUBJECT_TEACHER] = { "subject-teacher", N_("Subject teacher") },
  [XQ_ROLE_DORMITORY]       = { "dormitory",       N_("Dormitory supervisor") },
  [XQ_ROLE_KEEPER]          = { "keeper",          N_("System keeper") },
};

static const struct
{
  const char *code;
  const char *title;
  XqRoles     holders;
} cabinets[XQ_N_CABINETS] = {
  [XQ_CABINET_SCHOOL]   = { "school",   N_("School cabinet"),
                            XQ_ROLE_BIT (XQ_ROLE_HEAD) | XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR) |
                            XQ_ROLE_BIT (XQ_ROLE_CLASS_TEACHER) | XQ_ROLE_BIT (XQ_ROLE_GRADE_LEADER) |
                            XQ_ROLE_BIT (XQ_ROLE_SUBJECT_TEACHER) | XQ_ROLE_BIT (XQ_ROLE_DORMITORY) },
  [XQ_CABINET_CARE]     = { "care",     N_("Care cabinet"),
                            XQ_ROLE_BIT (XQ_ROLE_HEAD) | XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR) },
  [XQ_CABINET_CASEWORK] = { "casework", N_("Casework cabinet"),
                            XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR) },
};

const char *
xq_role_get_code (XqRole role)
{
  g_return_val_if_fail ((guint) role < XQ_N_ROLES, NULL);

  return roles[role].code;
}

gboolean
xq_role_from_code (const char *code,
                   XqRole     *role)
{
  g_return_val_if_fail (code != NULL, FALSE);
  g_return_val_if_fail (role != NULL, FALSE);

  for (guint i = 0; i < XQ_N_ROLES; i++)
    if (g_str_equal (roles[i].code, code))
      {
        *role = (XqRole) i;
        return TRUE;
      }

  return FALSE;
}

const char *
xq_role_get_title (XqRole role)
{
  g_return_val_if_fail ((guint) role < XQ_N_ROLES, NULL);

  return _(roles[role].title);
}

const char *
xq_cabinet_get_code (XqCabinet cabinet)
{
  g_return_val_if_fail ((guint) cabinet < XQ_N_CABINETS, NULL);

  return cabinets[cabinet].code;
}

const char *
xq_cabinet_get_title (XqCabinet cabinet)
{
  g_return_val_if_fail ((guint) cabinet < XQ_N_CABINETS, NULL);

  return _(cabinets[cabinet].title);
}

gboolean
xq_roles_may_hold (XqRoles   account_roles,
                   XqCabinet cabinet)
{
  g_return_val_if_fail ((guint) cabinet < XQ_N_CABINETS, FALSE);

  return (account_roles & cabinets[cabinet].holders) != 0;
}
