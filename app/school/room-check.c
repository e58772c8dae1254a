/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/room-guide.h"

static const XqChoice result_choices[] = {
  { "met", N_("Conforms") },
  { "partly", N_("Conforms in part") },
  { "not_met", N_("Does not conform") },
  { NULL }
};

static const XqField item_fields[] = {
  { 1, "item", XQ_FIELD_TEXT, N_("Item of the guide"), XQ_FIELD_REQUIRED },
  { 2, "result", XQ_FIELD_CHOICE, N_("Finding"), XQ_FIELD_REQUIRED, .choices = result_choices },
  { 3, "note", XQ_FIELD_TEXT, N_("Explanation") },
  { 4, "evidence", XQ_FIELD_TEXT, N_("Where the evidence is kept") },
  { 0 }
};

static const XqField fields[] = {
  { 1, "checked_on", XQ_FIELD_DATE, N_("Checked on"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY | XQ_FIELD_PAST },
  { 2, "checked_by", XQ_FIELD_RECORD, N_("Checked by"), XQ_FIELD_ME, .to = "staff" },
  { 3, "items", XQ_FIELD_PARTS, N_("Items"), .parts = item_fields },
  { 0 }
};

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  GPtrArray *items = xq_record_get_parts (record, "items");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  (void) store;
  (void) before;
  for (guint i = 0; i < items->len; i++)
    {
      const char *code = xq_record_get (g_ptr_array_index (items, i), "item");
      const XqGuideItem *item = xq_room_guide_find (code);

      if (item == NULL)
        return xq_refuse (error, _("The guide has no item “%s”. Choose one from the list."), code);
      if (!g_hash_table_add (seen, (gpointer) code))
        return xq_refuse (error, _("The item “%s” is judged twice. Leave out one."), item->title);
    }
  return TRUE;
}

const XqKind xq_room_check = {
  .number = 16,
  .name = "room_check",
  .title = N_("Self-check of the counselling room"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .list = "checked_on checked_by",
  .order = "checked_on desc, id desc",
  .label = "checked_on",
  .access = XQ_ACCESS_OF_CALENDAR,
  .check = check,
};
