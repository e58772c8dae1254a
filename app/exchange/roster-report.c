/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include "exchange/roster-report.h"

static char *
list_fields (const XqRosterStep *step)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < step->changes->len; i++)
    g_string_append_printf (line, " %s", ((XqRosterChange *) g_ptr_array_index (step->changes, i))->field);
  if (step->guardians->len > 0)
    g_string_append (line, " guardian");
  if (step->registers->len > 0)
    g_string_append (line, " register");
  return line->len > 0 ? g_strdup (line->str + 1) : NULL;
}

void
xq_roster_report_step (XqImportReport     *report,
                       const XqRosterStep *step,
                       const char         *student)
{
  const XqRosterRow *row = step->row;
  GPtrArray *list = report->rows;
  XqImportEntry *entry;

  report->n_read++;
  switch (step->action)
    {
    case XQ_ROSTER_ADD:
      report->n_added++;
      break;
    case XQ_ROSTER_UPDATE:
      report->n_updated++;
      break;
    case XQ_ROSTER_UNCHANGED:
      report->n_unchanged++;
      break;
    case XQ_ROSTER_NEW_NUMBER:
      list = report->to_merge;
      break;
    case XQ_ROSTER_AMBIGUOUS:
    case XQ_ROSTER_INCOMPLETE:
    default:
      list = report->skipped;
      break;
    }
  entry = xq_import_report_add (list, row->sheet, row->row, xq_roster_action_name (step->action), g_strdup (step->remark));
  entry->student = g_strdup (student);
  if (step->action == XQ_ROSTER_UPDATE)
    entry->fields = list_fields (step);
}
