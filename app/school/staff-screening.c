/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/question.h"

/* That somebody took part, and nothing else, ever: the answers of the staff have no
 * name and are not kept. */
static const XqField fields[] = {
  { 1, "campaign", XQ_FIELD_RECORD, N_("Screening campaign"), XQ_FIELD_REQUIRED, .to = "screening_campaign" },
  { 2, "staff", XQ_FIELD_RECORD, N_("Member of staff"), XQ_FIELD_REQUIRED, .to = "staff" },
  { 3, "took_part_on", XQ_FIELD_DATE, N_("Took part on"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY | XQ_FIELD_PAST },
  { 0 }
};

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  g_autofree char *campaign = NULL;
  g_autofree char *person = NULL;

  (void) before;
  if (xq_record_is_withdrawn (record))
    return TRUE;
  if (!xq_question (store,
                    "SELECT uid FROM visible_screening_campaign WHERE uid = unhex (?) AND withdrawn = 0 AND audience = 'staff'",
                    &campaign, error, xq_record_get (record, "campaign"), NULL, NULL) ||
      !xq_question (store, "SELECT uid FROM visible_staff WHERE uid = unhex (?)", &person, error,
                    xq_record_get (record, "staff"), NULL, NULL))
    return FALSE;
  if (campaign == NULL)
    return xq_refuse (error, _("There is no such campaign for the staff. Choose one from the list."));
  return person != NULL || xq_refuse (error, _("There is no such member of staff. Choose one from the list."));
}

const XqKind xq_staff_screening = {
  .number = 110,
  .name = "staff_screening",
  .title = N_("Took part in the staff's screening"),
  .cabinet = XQ_CABINET_CARE,
  .fields = fields,
  .list = "campaign staff took_part_on",
  .order = "took_part_on desc, id desc",
  .label = "staff took_part_on",
  .key = "campaign staff",
  .access = XQ_ACCESS_OF_STAFF_PLANS,
  .check = check,
};
