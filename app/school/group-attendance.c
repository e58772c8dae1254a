/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/question.h"

/* Who came to a group: no foreign key reaches the other cabinet. */
static const XqField fields[] = {
  { 1, "group_session", XQ_FIELD_RECORD, N_("Group counselling"), XQ_FIELD_REQUIRED, .to = "group_session" },
  { 2, "students", XQ_FIELD_RECORD, N_("Students"), XQ_FIELD_REQUIRED | XQ_FIELD_SEVERAL, .to = "student" },
  { 3, "note", XQ_FIELD_NOTE, N_("Note on the group") },
  { 0 }
};

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  g_auto (GStrv) students = xq_record_get_list (record, "students");
  g_autofree char *held = NULL;

  (void) before;
  if (xq_record_is_withdrawn (record))
    return TRUE;
  if (!xq_question (store, "SELECT uid FROM visible_group_session WHERE uid = unhex (?) AND withdrawn = 0", &held, error,
                    xq_record_get (record, "group_session"), NULL, NULL))
    return FALSE;
  if (held == NULL)
    return xq_refuse (error, _("There is no such group counselling. Record it first."));
  for (guint i = 0; students[i] != NULL; i++)
    {
      g_autofree char *uid = NULL;

      if (!xq_question (store, "SELECT uid FROM visible_student WHERE uid = unhex (?)", &uid, error, students[i], NULL, NULL))
        return FALSE;
      if (uid == NULL)
        return xq_refuse (error, _("There is no such student. Choose one from the list."));
    }
  return TRUE;
}

const XqKind xq_group_attendance = {
  .number = 205,
  .name = "group_attendance",
  .title = N_("Names of a group"),
  .cabinet = XQ_CABINET_CASEWORK,
  .fields = fields,
  .list = "group_session students",
  .order = "id desc",
  .label = "group_session",
  .key = "group_session",
  .access = XQ_ACCESS_OF_CASEWORK,
  .check = check,
};
