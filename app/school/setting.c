/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/settings.h"

static const XqField fields[] = {
  { 1, "name", XQ_FIELD_TEXT, N_("Name of the setting"), XQ_FIELD_REQUIRED },
  { 2, "value", XQ_FIELD_TEXT, N_("Set to"), XQ_FIELD_REQUIRED },
  { 3, "decided_on", XQ_FIELD_DATE, N_("Decided on"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY | XQ_FIELD_PAST },
  { 4, "basis", XQ_FIELD_TEXT, N_("Basis of the decision") },
  { 0 }
};

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  const XqSetting *setting = xq_setting_find (xq_record_get (record, "name"));

  (void) store;
  (void) before;
  if (setting == NULL)
    return xq_refuse (error, _("There is no setting “%s”. Choose one from the list."), xq_record_get (record, "name"));
  if (xq_setting_accepts (setting, xq_record_get (record, "value")))
    return TRUE;
  if (g_str_equal (setting->type, "integer"))
    {
      g_autofree char *least = g_strdup_printf ("%" G_GINT64_FORMAT, setting->least);
      g_autofree char *most = g_strdup_printf ("%" G_GINT64_FORMAT, setting->most);

      return xq_refuse (error, _("“%s” must be a whole number from %s to %s."), setting->title, least, most);
    }
  if (g_str_equal (setting->type, "day"))
    return xq_refuse (error, _("“%s” must be a day of the year, written as 09-01."), setting->title);
  return xq_refuse (error, _("“%s” must be chosen from: %s."), setting->title, setting->choices);
}

const XqKind xq_setting = {
  .number = 2,
  .name = "setting",
  .title = N_("Setting"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .list = "name value decided_on",
  .order = "name",
  .label = "name",
  .key = "name",
  .access = XQ_ACCESS_OF_CALENDAR,
  .check = check,
};
