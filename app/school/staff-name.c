/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include "school/question.h"
#include "school/staff-name.h"

gboolean
xq_staff_name_prepare (XqStore     *store,
                       XqRecord    *record,
                       const char  *person,
                       const char  *name,
                       GError     **error)
{
  g_autofree char *found = NULL;

  if (xq_record_get (record, person) == NULL)
    {
      xq_record_set (record, name, NULL);
      return TRUE;
    }
  if (!xq_question (store, "SELECT name FROM visible_staff WHERE uid = unhex (?)", &found, error,
                    xq_record_get (record, person), NULL, NULL))
    return FALSE;
  if (found != NULL)
    xq_record_set (record, name, found);
  return TRUE;
}
