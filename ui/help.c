/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "help.h"

const XqHelp *
xq_help_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (const XqHelp *help = xq_help_get_all (); help->id != NULL; help++)
    if (g_str_equal (help->id, id))
      return help;
  return NULL;
}

const char *
xq_help_say_purpose (const XqHelp *help,
                     const XqKind *kind)
{
  const char *own = xq_help_find_kind (kind);

  g_return_val_if_fail (help != NULL, NULL);

  return own != NULL && help->readers == NULL ? own : _(help->purpose);
}

/* Whether some of its fields are not for this role. */
static gboolean
reads_a_part (const XqKind *kind,
              XqRole        role)
{
  for (const XqField *field = kind->fields; field->number != 0; field++)
    if (!xq_field_is_shown (field, XQ_ROLE_BIT (role)))
      return TRUE;
  return FALSE;
}

static char *
say_readers (const XqKind *kind)
{
  g_autoptr (GString) names = g_string_new (NULL);
  gboolean by_reach = FALSE;

  for (XqRole role = 0; role < XQ_N_ROLES; role++)
    if (kind->access[role] & (XQ_READ_ALL | XQ_READ_REACH))
      {
        const char *title = xq_role_get_title (role);

        if (names->len > 0)
          g_string_append (names, C_("list", ", "));
        if (reads_a_part (kind, role))
          /* Translators: a role that reads some fields of a record alone */
          g_string_append_printf (names, _("%s (some fields)"), title);
        else
          g_string_append (names, title);
        by_reach = by_reach || !(kind->access[role] & XQ_READ_ALL);
      }
  if (kind->cabinet != XQ_CABINET_SCHOOL)
    /* Translators: who can read a record: roles */
    return g_strdup_printf (_("Only these can read it, with any program: %s"), names->str);
  if (!by_reach)
    /* Translators: who can read a record: roles */
    return g_strdup_printf (_("Can be read by: %s"), names->str);
  /* Translators: who can read a record: roles */
  return g_strdup_printf (_("Can be read by: %s; class and grade only within their own"), names->str);
}

char *
xq_help_dup_readers (const XqHelp *help,
                     const XqKind *kind)
{
  if (help != NULL && help->readers != NULL)
    return g_strdup (_(help->readers));
  return kind != NULL ? say_readers (kind) : NULL;
}
