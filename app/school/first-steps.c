/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include "school/first-steps.h"
#include "school/kinds.h"

#define HEAD XQ_ROLE_BIT (XQ_ROLE_HEAD)
#define COUNSELLOR XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR)

static gboolean
is_empty (XqStore       *store,
          const XqKind  *kind,
          const char    *field,
          const char    *value,
          gboolean      *empty,
          GError       **error)
{
  g_autoptr (XqFilter) filter = xq_filter_new ();
  gint64 n;

  if (field != NULL)
    xq_filter_add (filter, field, "=", value);
  n = xq_store_count (store, kind, filter, error);
  *empty = n == 0;
  return n >= 0;
}

/* Heads give accounts; the roles are read in the roll, for which no key is needed. */
static void
add_accounts (XqStore *store,
              guint   *open)
{
  g_autoptr (GPtrArray) accounts = xq_vault_list_accounts (xq_store_get_vault (store));
  XqRoles given = 0;

  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    {
      const XqAccount *account = g_ptr_array_index (accounts, i);

      if (!account->removed)
        given |= account->roles;
    }
  if (!(given & COUNSELLOR))
    *open |= 1u << XQ_FIRST_COUNSELLOR;
  if (!(given & XQ_ROLE_BIT (XQ_ROLE_CLASS_TEACHER)))
    *open |= 1u << XQ_FIRST_CLASS_TEACHERS;
}

gboolean
xq_first_steps (XqStore  *store,
                guint    *open,
                GError  **error)
{
  XqRoles roles;
  gboolean days;
  gboolean students;
  gboolean posts;

  g_return_val_if_fail (XQ_IS_STORE (store) && open != NULL, FALSE);

  *open = 0;
  roles = xq_vault_get_roles (xq_store_get_vault (store));
  if (!(roles & (HEAD | COUNSELLOR)))
    return TRUE;
  if (!is_empty (store, &xq_school_day, NULL, NULL, &days, error) ||
      !is_empty (store, &xq_student, NULL, NULL, &students, error) ||
      !is_empty (store, &xq_class_post, "post", "class_teacher", &posts, error))
    return FALSE;
  if (days)
    *open |= 1u << XQ_FIRST_CALENDAR;
  if (students)
    *open |= 1u << XQ_FIRST_ROSTER;
  /* Before there is a class nobody can be its teacher. */
  else if (posts)
    *open |= 1u << XQ_FIRST_POSTS;
  if (roles & HEAD)
    add_accounts (store, open);
  return TRUE;
}
