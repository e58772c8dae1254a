/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include "exchange/roster-private.h"

static void
free_guardian (gpointer data)
{
  XqRosterGuardian *guardian = data;

  g_free (guardian->name);
  g_free (guardian->phone);
  g_free (guardian);
}

static void
free_remark (gpointer data)
{
  XqRosterRemark *remark = data;

  g_free (remark->text);
  g_free (remark);
}

static void
free_column (gpointer data)
{
  XqRosterColumn *column = data;

  g_free (column->heading);
  g_free (column);
}

XqRosterRow *
xq_roster_row_new (void)
{
  XqRosterRow *row = g_new0 (XqRosterRow, 1);

  row->guardians = g_ptr_array_new_with_free_func (free_guardian);
  row->registers = g_ptr_array_new_with_free_func (g_free);
  row->denied = g_ptr_array_new ();
  return row;
}

void
xq_roster_row_free (XqRosterRow *row)
{
  if (row == NULL)
    return;
  g_free (row->name);
  g_free (row->number);
  g_free (row->aux_number);
  g_free (row->seat);
  g_free (row->born_on);
  g_free (row->dormitory);
  g_free (row->village);
  g_ptr_array_unref (row->guardians);
  g_ptr_array_unref (row->registers);
  g_ptr_array_unref (row->denied);
  g_free (row);
}

XqRoster *
xq_roster_new (void)
{
  XqRoster *roster = g_new0 (XqRoster, 1);

  roster->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_roster_row_free);
  roster->skipped = g_ptr_array_new_with_free_func (free_remark);
  roster->warnings = g_ptr_array_new_with_free_func (free_remark);
  roster->understood = g_ptr_array_new_with_free_func (free_column);
  roster->left_out = g_ptr_array_new_with_free_func (free_column);
  roster->names = g_string_chunk_new (1024);
  return roster;
}

void
xq_roster_free (XqRoster *roster)
{
  if (roster == NULL)
    return;
  g_ptr_array_unref (roster->rows);
  g_ptr_array_unref (roster->skipped);
  g_ptr_array_unref (roster->warnings);
  g_ptr_array_unref (roster->understood);
  g_ptr_array_unref (roster->left_out);
  g_string_chunk_free (roster->names);
  g_free (roster);
}

void
xq_roster_warn (const XqRosterPlace *place,
                XqRosterSeverity     severity,
                char                *text)
{
  XqRosterRemark *remark = g_new0 (XqRosterRemark, 1);

  remark->sheet = place->sheet;
  remark->row = place->row != NULL ? place->row->number : 0;
  remark->severity = severity;
  remark->text = text;
  g_ptr_array_add (place->roster->warnings, remark);
}

void
xq_roster_skip (XqRoster           *roster,
                const char         *sheet,
                guint               row,
                XqRosterSkipReason  reason,
                char               *text)
{
  XqRosterRemark *remark = g_new0 (XqRosterRemark, 1);

  remark->sheet = sheet;
  remark->row = row;
  remark->reason = reason;
  remark->text = text;
  g_ptr_array_add (roster->skipped, remark);
}

const char *
xq_roster_skip_reason_name (XqRosterSkipReason reason)
{
  static const char *const names[] = { "empty", "heading", "title", "footer", "no_name", "duplicate", "sheet" };

  g_return_val_if_fail ((guint) reason < G_N_ELEMENTS (names), NULL);

  return names[reason];
}

const char *
xq_roster_severity_name (XqRosterSeverity severity)
{
  static const char *const names[] = { "notice", "warning", "problem" };

  g_return_val_if_fail ((guint) severity < G_N_ELEMENTS (names), NULL);

  return names[severity];
}
