/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/staff-name.h"

static const XqChoice function_choices[] = {
  { "individual", N_("Individual counselling") },
  { "group", N_("Group counselling") },
  { "office", N_("Office and reception") },
  { "test", N_("Testing") },
  { "relax", N_("Relaxation") },
  { "other", N_("Other") },
  { NULL }
};

static const XqField fields[] = {
  { 1, "name", XQ_FIELD_TEXT, N_("Name of the room"), XQ_FIELD_REQUIRED },
  { 2, "function", XQ_FIELD_CHOICE, N_("Function of the room"),
    XQ_FIELD_REQUIRED, .choices = function_choices, .initial = "individual" },
  { 3, "area", XQ_FIELD_INTEGER, N_("Area in square metres"), .least = 1, .most = 2000 },
  { 4, "place", XQ_FIELD_TEXT, N_("Where the room is") },
  { 5, "keeper", XQ_FIELD_RECORD, N_("Keeper of the room"), .to = "staff" },
  { 6, "keeper_name", XQ_FIELD_TEXT, N_("Keeper's name"), XQ_FIELD_AUTOMATIC },
  { 7, "from_on", XQ_FIELD_DATE, N_("In use since") },
  { 0 }
};

static gboolean
prepare (XqStore         *store,
         XqRecord        *record,
         const XqRecord  *before,
         GError         **error)
{
  (void) before;
  return xq_staff_name_prepare (store, record, "keeper", "keeper_name", error);
}

const XqKind xq_room = {
  .number = 15,
  .name = "room",
  .title = N_("Room"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .list = "name function area place keeper_name",
  .order = "id",
  .label = "name",
  .access = XQ_ACCESS_OF_CALENDAR,
  .prepare = prepare,
};
