/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "store/kind.h"

static const XqKind *const none[] = { NULL };
static const XqKind *const *registered = none;

void
xq_kinds_register (const XqKind *const *kinds)
{
  g_return_if_fail (kinds != NULL);

  registered = kinds;
}

const XqKind *const *
xq_kinds_get_all (void)
{
  return registered;
}

const XqKind *
xq_kind_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; registered[i] != NULL; i++)
    if (g_str_equal (registered[i]->name, name))
      return registered[i];
  return NULL;
}

const XqKind *
xq_kind_find_number (guint number)
{
  for (guint i = 0; registered[i] != NULL; i++)
    if (registered[i]->number == number)
      return registered[i];
  return NULL;
}

guint
xq_kind_get_access (const XqKind *kind,
                    XqRoles       roles)
{
  guint access = 0;

  g_return_val_if_fail (kind != NULL, 0);

  for (XqRole role = 0; role < XQ_N_ROLES; role++)
    if (roles & XQ_ROLE_BIT (role))
      access |= kind->access[role];
  return access;
}

const XqField *
xq_fields_find (const XqField *fields,
                const char    *name)
{
  g_return_val_if_fail (fields != NULL && name != NULL, NULL);

  for (const XqField *field = fields; field->number != 0; field++)
    if (g_str_equal (field->name, name))
      return field;
  return NULL;
}

gboolean
xq_field_is_shown (const XqField *field,
                   XqRoles        roles)
{
  g_return_val_if_fail (field != NULL, FALSE);

  return field->readers == 0 || (field->readers & roles) != 0;
}

const XqChoice *
xq_choices_find (const XqChoice *choices,
                 const char     *word)
{
  g_return_val_if_fail (choices != NULL && word != NULL, NULL);

  for (const XqChoice *choice = choices; choice->code != NULL; choice++)
    if (g_str_equal (choice->code, word))
      return choice;

  for (const XqChoice *choice = choices; choice->code != NULL; choice++)
    if (g_str_equal (_(choice->title), word) || g_str_equal (choice->title, word))
      return choice;

  return NULL;
}
