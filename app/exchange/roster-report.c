/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include "exchange/roster-report.h"

static void
free_entry (gpointer data)
{
  XqRosterEntry *entry = data;

  g_free (entry->sheet);
  g_free (entry->what);
  g_free (entry->text);
  g_free (entry->student);
  g_free (entry->fields);
  g_free (entry);
}

static void
free_left_out (gpointer data)
{
  XqRosterLeftOut *column = data;

  g_free (column->sheet);
  g_free (column->heading);
  g_free (column->reason);
  g_free (column);
}

/* @text is taken. */
static XqRosterEntry *
add_entry (GPtrArray  *list,
           const char *sheet,
           guint       row,
           const char *what,
           char       *text)
{
  XqRosterEntry *entry = g_new0 (XqRosterEntry, 1);

  entry->sheet = g_strdup (sheet != NULL ? sheet : "");
  entry->row = row;
  entry->what = g_strdup (what);
  entry->text = text;
  g_ptr_array_add (list, entry);
  return entry;
}

XqRosterReport *
xq_roster_report_new (const XqRoster *roster)
{
  XqRosterReport *report = g_new0 (XqRosterReport, 1);

  report->rows = g_ptr_array_new_with_free_func (free_entry);
  report->skipped = g_ptr_array_new_with_free_func (free_entry);
  report->to_merge = g_ptr_array_new_with_free_func (free_entry);
  report->warnings = g_ptr_array_new_with_free_func (free_entry);
  report->left_out = g_ptr_array_new_with_free_func (free_left_out);

  for (guint i = 0; i < roster->skipped->len; i++)
    {
      const XqRosterRemark *remark = g_ptr_array_index (roster->skipped, i);

      add_entry (report->skipped, remark->sheet, remark->row, xq_roster_skip_reason_name (remark->reason),
                 g_strdup (remark->text));
      if (remark->reason == XQ_ROSTER_SKIP_NO_NAME || remark->reason == XQ_ROSTER_SKIP_DUPLICATE)
        report->n_read++;
    }
  for (guint i = 0; i < roster->warnings->len; i++)
    {
      const XqRosterRemark *remark = g_ptr_array_index (roster->warnings, i);

      add_entry (report->warnings, remark->sheet, remark->row, xq_roster_severity_name (remark->severity),
                 g_strdup (remark->text));
    }
  for (guint i = 0; i < roster->left_out->len; i++)
    {
      const XqRosterColumn *column = g_ptr_array_index (roster->left_out, i);
      XqRosterLeftOut *copy = g_new0 (XqRosterLeftOut, 1);

      copy->sheet = g_strdup (column->sheet);
      copy->column = column->column;
      copy->heading = g_strdup (column->heading);
      copy->reason = g_strdup (column->reason);
      g_ptr_array_add (report->left_out, copy);
    }
  return report;
}

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
xq_roster_report_add_step (XqRosterReport     *report,
                           const XqRosterStep *step,
                           const char         *student)
{
  const XqRosterRow *row = step->row;
  GPtrArray *list = report->rows;
  XqRosterEntry *entry;

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
  entry = add_entry (list, row->sheet, row->row, xq_roster_action_name (step->action), g_strdup (step->remark));
  entry->student = g_strdup (student);
  if (step->action == XQ_ROSTER_UPDATE)
    entry->fields = list_fields (step);
}

void
xq_roster_report_refuse (XqRosterReport    *report,
                         const XqRosterRow *row,
                         const char        *text)
{
  report->n_read++;
  add_entry (report->skipped, row->sheet, row->row, "refused", g_strdup (text));
}

void
xq_roster_report_warn (XqRosterReport    *report,
                       const XqRosterRow *row,
                       XqRosterSeverity   severity,
                       char              *text)
{
  add_entry (report->warnings, row != NULL ? row->sheet : NULL, row != NULL ? row->row : 0,
             xq_roster_severity_name (severity), text);
}

void
xq_roster_report_free (XqRosterReport *report)
{
  if (report == NULL)
    return;
  g_ptr_array_unref (report->rows);
  g_ptr_array_unref (report->skipped);
  g_ptr_array_unref (report->to_merge);
  g_ptr_array_unref (report->warnings);
  g_ptr_array_unref (report->left_out);
  g_free (report);
}
