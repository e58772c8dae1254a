/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "papers/fill-private.h"
#include "papers/form.h"
#include "papers/recovery-sheet.h"
#include "vault/recovery-code.h"

#define GROUP_LENGTH 5

/* Thirteen groups of five, joined by hyphens. */
static gboolean
is_code (XqSecret *code)
{
  gsize length;
  const guint8 *text = xq_secret_peek (code, &length);

  if (length != XQ_CODE_GROUPS * (GROUP_LENGTH + 1) - 1)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (i % (GROUP_LENGTH + 1) == GROUP_LENGTH ? text[i] != '-' : !g_ascii_isalnum (text[i]))
      return FALSE;
  return TRUE;
}

static void
set_value (JsonObject *values,
           const char *key,
           const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (values, key, text);
}

GBytes *
xq_recovery_sheet_print (const char  *school,
                         XqEnvelope   envelope,
                         XqSecret    *code,
                         const char  *made_on,
                         const char  *made_by,
                         GError     **error)
{
  g_autoptr (JsonObject) values = json_object_new ();
  g_autoptr (JsonArray) ticked = json_array_new ();
  g_autofree char *date = xq_form_dup_date (made_on);

  g_return_val_if_fail (school != NULL && code != NULL, NULL);

  if (!is_code (code))
    {
      g_set_error (error, XQ_PAPER_ERROR, XQ_PAPER_ERROR_FAILED,
                   _("This is not a recovery code. Make a new envelope; nothing was printed."));
      return NULL;
    }
  set_value (values, "school", school);
  set_value (values, "school_short", school);
  set_value (values, "made_on", date);
  set_value (values, "made_by", made_by);
  json_object_set_boolean_member (values, envelope == XQ_ENVELOPE_SCHOOL ? "of_school" : "of_counsellors", TRUE);
  json_array_add_string_element (ticked, envelope == XQ_ENVELOPE_SCHOOL ? "school" : "counsellors");
  json_object_set_array_member (values, "envelope", g_steal_pointer (&ticked));
  return xq_form_set_secret ("recovery_sheet", values, code, error);
}
