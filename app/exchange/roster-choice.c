/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/roster-choice.h"

/* Those of a family without a name of their own are read where a heading numbers
 * them, but nobody chooses "member 5". */
static const XqRosterMeaning meanings[] = {
  { N_("Name"), XQ_HEADING_NAME, 0 },
  { N_("Sex"), XQ_HEADING_SEX, 0 },
  { N_("Date of birth"), XQ_HEADING_BORN_ON, 0 },
  { N_("Student number"), XQ_HEADING_NUMBER, 0 },
  { N_("Number given by the school"), XQ_HEADING_LOCAL_NUMBER, 0 },
  { N_("Auxiliary student number"), XQ_HEADING_AUX_NUMBER, 0 },
  { N_("Number in the class"), XQ_HEADING_SEAT, 0 },
  { N_("Grade"), XQ_HEADING_GRADE, 0 },
  { N_("Class"), XQ_HEADING_CLASS, 0 },
  { N_("Boarding or day"), XQ_HEADING_BOARDING, 0 },
  { N_("Day student, yes or no"), XQ_HEADING_DAY_STUDENT, 0 },
  { N_("Dormitory"), XQ_HEADING_DORMITORY, 0 },
  { N_("Village or community"), XQ_HEADING_VILLAGE, 0 },
  { N_("Address (only the village is kept)"), XQ_HEADING_ADDRESS, 0 },
  { N_("Telephone"), XQ_HEADING_PHONE, 0 },
  { N_("Guardian"), XQ_HEADING_GUARDIAN_NAME, XQ_SLOT_GUARDIAN },
  { N_("Relation of the guardian"), XQ_HEADING_GUARDIAN_RELATION, XQ_SLOT_GUARDIAN },
  { N_("Telephone of the guardian"), XQ_HEADING_GUARDIAN_PHONE, XQ_SLOT_GUARDIAN },
  { N_("Father’s name"), XQ_HEADING_GUARDIAN_NAME, XQ_SLOT_FATHER },
  { N_("Father’s telephone"), XQ_HEADING_GUARDIAN_PHONE, XQ_SLOT_FATHER },
  { N_("Mother’s name"), XQ_HEADING_GUARDIAN_NAME, XQ_SLOT_MOTHER },
  { N_("Mother’s telephone"), XQ_HEADING_GUARDIAN_PHONE, XQ_SLOT_MOTHER },
  { N_("Who cares for the child: name"), XQ_HEADING_GUARDIAN_NAME, XQ_SLOT_CARER },
  { N_("Who cares for the child: relation"), XQ_HEADING_GUARDIAN_RELATION, XQ_SLOT_CARER },
  { N_("Who cares for the child: telephone"), XQ_HEADING_GUARDIAN_PHONE, XQ_SLOT_CARER },
  { N_("Special groups, by name"), XQ_HEADING_GROUPS, 0 },
  { N_("Left behind"), XQ_HEADING_LEFT_BEHIND, 0 },
  { N_("Migrant"), XQ_HEADING_MIGRANT, 0 },
  { N_("Orphan"), XQ_HEADING_ORPHAN, 0 },
  { N_("De facto unsupported child"), XQ_HEADING_UNSUPPORTED, 0 },
  { N_("Single parent"), XQ_HEADING_SINGLE_PARENT, 0 },
  { N_("Hardship"), XQ_HEADING_HARDSHIP, 0 },
  { N_("Disability"), XQ_HEADING_DISABILITY, 0 },
};

const XqRosterMeaning *
xq_roster_meanings (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (meanings);
  return meanings;
}

const XqRosterMeaning *
xq_roster_meaning_of (const XqImportColumn *column)
{
  g_return_val_if_fail (column != NULL, NULL);

  for (guint i = 0; column->field != NULL && i < G_N_ELEMENTS (meanings); i++)
    if (meanings[i].slot == column->slot && strcmp (xq_roster_headings.fields[meanings[i].field], column->field) == 0)
      return &meanings[i];
  return NULL;
}

void
xq_roster_choose (XqSheetBook           *book,
                  const char            *sheet,
                  guint                  column,
                  const XqRosterMeaning *meaning)
{
  g_return_if_fail (book != NULL && sheet != NULL);

  for (guint i = 0; i < book->sheets->len; i++)
    {
      XqSheet *named = g_ptr_array_index (book->sheets, i);

      if (strcmp (named->name, sheet) != 0)
        continue;
      if (named->chosen == NULL)
        named->chosen = g_hash_table_new (NULL, NULL);
      g_hash_table_insert (named->chosen, GUINT_TO_POINTER (column), (gpointer) meaning);
    }
}

gboolean
xq_roster_choice_find (const XqSheet *sheet,
                       guint          column,
                       XqHeading     *heading)
{
  gpointer found;

  g_return_val_if_fail (sheet != NULL && heading != NULL, FALSE);

  if (sheet->chosen == NULL || !g_hash_table_lookup_extended (sheet->chosen, GUINT_TO_POINTER (column), NULL, &found))
    return FALSE;
  if (found != NULL)
    {
      const XqRosterMeaning *meaning = found;

      *heading = (XqHeading) { .known = TRUE, .field = meaning->field, .slot = meaning->slot };
    }
  else
    *heading = (XqHeading) { .reason = _("You chose to leave it out.") };
  return TRUE;
}
