/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include "exchange/roster-difference.h"

void
xq_roster_change_free (XqRosterChange *change)
{
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static void
compare (XqRosterStep *step,
         const char   *field,
         const char   *before,
         const char   *after)
{
  XqRosterChange *change;

  if (after == NULL || after[0] == '\0' || g_strcmp0 (before, after) == 0)
    return;
  change = g_new0 (XqRosterChange, 1);
  change->field = field;
  change->before = g_strdup (before);
  change->after = g_strdup (after);
  g_ptr_array_add (step->changes, change);
}

static char *
show_class (int grade,
            int number)
{
  return grade != 0 && number != 0 ? g_strdup_printf ("%d-%d", grade, number) : NULL;
}

static void
compare_fields (XqRosterStep         *step,
                const XqKnownStudent *student)
{
  const XqRosterRow *row = step->row;
  g_autofree char *before = show_class (student->grade, student->class_number);
  g_autofree char *after = show_class (row->grade, row->class_number);

  compare (step, "name", student->name, row->name);
  /* A former number in an old roster does not replace the present one. */
  if (g_strcmp0 (row->number, student->former_number) != 0)
    compare (step, "number", student->number, row->number);
  compare (step, "aux_number", student->aux_number, row->aux_number);
  compare (step, "seat", student->seat, row->seat);
  compare (step, "sex", student->sex, row->sex);
  compare (step, "born_on", student->born_on, row->born_on);
  compare (step, "boarding", student->boarding, row->boarding);
  compare (step, "dormitory", student->dormitory, row->dormitory);
  compare (step, "village", student->village, row->village);
  compare (step, "class", before, after);
}

static void
compare_guardian (XqRosterStep           *step,
                  const XqRosterGuardian *guardian,
                  const XqKnownStudent   *student)
{
  XqRosterGuardianChange change = { .guardian = guardian };
  const XqKnownGuardian *known = NULL;

  for (guint i = 0; student != NULL && i < student->n_guardians && known == NULL; i++)
    if (g_strcmp0 (student->guardians[i].name, guardian->name) == 0)
      known = &student->guardians[i];
  if (known != NULL)
    {
      change.uid = known->uid;
      change.relation = guardian->relation_known && g_strcmp0 (known->relation, guardian->relation) != 0;
      change.phone = guardian->phone != NULL && g_strcmp0 (known->phone, guardian->phone) != 0;
      change.carer = guardian->carer && !known->carer;
      if (!change.relation && !change.phone && !change.carer)
        return;
    }
  else
    change.relation = change.phone = change.carer = TRUE;
  g_ptr_array_add (step->guardians, g_memdup2 (&change, sizeof change));
}

static void
compare_register (XqRosterStep           *step,
                  const XqRosterRegister *entry,
                  const XqKnownStudent   *student)
{
  XqRosterRegisterChange change = { .entry = entry };

  for (guint i = 0; student != NULL && i < student->n_registers; i++)
    if (g_strcmp0 (student->registers[i].category, entry->category) == 0)
      {
        if (entry->kind == NULL || g_strcmp0 (student->registers[i].kind, entry->kind) == 0)
          return;
        change.uid = student->registers[i].uid;
        break;
      }
  g_ptr_array_add (step->registers, g_memdup2 (&change, sizeof change));
}

void
xq_roster_difference (XqRosterStep         *step,
                      const XqKnownStudent *student)
{
  const XqRosterRow *row = step->row;

  if (student != NULL)
    compare_fields (step, student);
  for (guint i = 0; i < row->guardians->len; i++)
    compare_guardian (step, g_ptr_array_index (row->guardians, i), student);
  for (guint i = 0; i < row->registers->len; i++)
    compare_register (step, g_ptr_array_index (row->registers, i), student);
}
