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
  xq_import_notes_init (&roster->notes);
  return roster;
}

void
xq_roster_free (XqRoster *roster)
{
  if (roster == NULL)
    return;
  g_ptr_array_unref (roster->rows);
  xq_import_notes_clear (&roster->notes);
  g_free (roster);
}

void
xq_roster_warn (const XqRosterPlace *place,
                XqImportSeverity     severity,
                char                *text)
{
  xq_import_warn (&place->roster->notes, place->sheet, place->row != NULL ? place->row->number : 0, severity, text);
}
