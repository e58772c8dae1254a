/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/roster-private.h"
#include "exchange/roster-value.h"
#include "exchange/import-words.h"
#include "school/person-name.h"

#define MAX_GUARDIANS 12
#define MAX_NAME 60

/* A key of the record guardian; %NULL if the file does not say. */
static const char *
read_relation (const XqRosterPlace *place,
               guint                slot)
{
  const XqSheetCell *cell = xq_roster_guardian_cell (place, slot, XQ_HEADING_GUARDIAN_RELATION);
  g_autofree char *folded = cell != NULL ? xq_import_fold (cell->text) : NULL;
  const char *relation = folded != NULL ? xq_import_words_find ("relation", folded) : NULL;

  if (relation != NULL)
    return relation;
  if (folded != NULL)
    xq_roster_warn (place, XQ_IMPORT_NOTICE,
                    g_strdup (_("How a guardian is related to the child was not understood; “other guardian” was taken.")));
  return slot == XQ_SLOT_FATHER ? "father" : slot == XQ_SLOT_MOTHER ? "mother" : NULL;
}

/* "Wang Qiang (father)", or the relation before a colon: taken apart. */
static char *
take_apart (const char  *text,
            const char **relation)
{
  g_autofree char *name = xq_person_name_normalize (text);
  g_auto (GStrv) pieces = g_strsplit_set (name, "():", -1);
  const char *rest = NULL;

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      g_autofree char *folded = xq_import_fold (pieces[i]);
      const char *found = i < 3 ? xq_import_words_find ("relation", folded) : NULL;

      if (found != NULL && pieces[1] != NULL)
        *relation = found;
      else if (rest == NULL && folded[0] != '\0')
        rest = pieces[i];
    }
  return rest != NULL ? xq_person_name_normalize (rest) : g_strdup ("");
}

static char *
join_phones (GPtrArray *phones,
             guint      from,
             guint      n)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = from; i < MIN (from + n, phones->len); i++)
    {
      if (line->len > 0)
        g_string_append (line, " / ");
      g_string_append (line, g_ptr_array_index (phones, i));
    }
  return line->len > 0 ? g_string_free (g_steal_pointer (&line), FALSE) : NULL;
}

static GPtrArray *
read_phones (const XqRosterPlace *place,
             const XqSheetCell   *cell)
{
  gboolean doubtful = FALSE;
  GPtrArray *phones;

  if (cell == NULL)
    return g_ptr_array_new ();
  phones = xq_roster_value_phones (cell->text, &doubtful);
  if (doubtful)
    xq_roster_warn (place, XQ_IMPORT_WARNING,
                    g_strdup (strstr (cell->text, "E+") != NULL
                                ? _("The last digits of a telephone number are lost in this file; it was left out.")
                                : _("A telephone number is not complete, or none; it was left out.")));
  return phones;
}

/* The same person may stand in two columns; what the second says is put to the first. */
static XqRosterGuardian *
add_person (XqRosterRow *child,
            const char  *name,
            const char  *relation)
{
  XqRosterGuardian *guardian;

  for (guint i = 0; i < child->guardians->len; i++)
    {
      guardian = g_ptr_array_index (child->guardians, i);
      if (strcmp (guardian->name, name) == 0)
        {
          if (!guardian->relation_known && relation != NULL)
            {
              guardian->relation = relation;
              guardian->relation_known = TRUE;
            }
          return guardian;
        }
    }
  if (child->guardians->len >= MAX_GUARDIANS)
    return NULL;
  guardian = g_new0 (XqRosterGuardian, 1);
  guardian->name = g_strdup (name);
  guardian->relation = relation != NULL ? relation : "guardian";
  guardian->relation_known = relation != NULL;
  g_ptr_array_add (child->guardians, guardian);
  return guardian;
}

/* One column may name two people, with a telephone for each. */
static void
read_slot (const XqRosterPlace *place,
           XqRosterRow         *child,
           guint                slot)
{
  const XqSheetCell *cell = xq_roster_guardian_cell (place, slot, XQ_HEADING_GUARDIAN_NAME);
  const XqSheetCell *yes = xq_roster_guardian_cell (place, slot, XQ_HEADING_IS_GUARDIAN);
  g_autoptr (GPtrArray) phones =
    read_phones (place, xq_roster_guardian_cell (place, slot, XQ_HEADING_GUARDIAN_PHONE));
  g_autofree char *answer = yes != NULL ? xq_import_fold (yes->text) : NULL;
  const char *said = read_relation (place, slot);
  g_auto (GStrv) names = cell != NULL ? xq_import_words_split (cell->text) : NULL;
  guint n = 0;
  guint n_names = names != NULL ? g_strv_length (names) : 0;

  for (guint i = 0; i < n_names; i++)
    {
      const char *relation = said;
      g_autofree char *name = take_apart (names[i], &relation);
      XqRosterGuardian *guardian;

      if (name[0] == '\0' || strlen (name) > MAX_NAME || xq_import_words_find ("no", name) != NULL)
        continue;
      guardian = add_person (child, name, relation);
      if (guardian == NULL)
        continue;
      if (guardian->phone == NULL)
        guardian->phone = n_names == phones->len ? join_phones (phones, i, 1)
                                                 : n == 0 ? join_phones (phones, 0, phones->len) : NULL;
      guardian->carer |= slot == XQ_SLOT_CARER;
      guardian->main |= answer != NULL && xq_import_words_find ("yes", answer) != NULL;
      n++;
    }
  if (n == 0 && phones->len > 0)
    {
      /* A telephone without a name still reaches the child's home. */
      const char *const *word = xq_import_words_get ("words", "unnamed_guardian");
      g_autofree char *name = g_strconcat (child->name, word[0], NULL);
      XqRosterGuardian *guardian = add_person (child, name, said);

      if (guardian != NULL && guardian->phone == NULL)
        guardian->phone = join_phones (phones, 0, phones->len);
    }
}

/* The telephone of a column that belongs to nobody: whom the file names first and without one. */
static void
give_phone (const XqRosterPlace *place,
            XqRosterRow         *child)
{
  g_autoptr (GPtrArray) phones = read_phones (place, xq_roster_cell (place, XQ_HEADING_PHONE));
  const char *const *word = xq_import_words_get ("words", "unnamed_guardian");
  XqRosterGuardian *guardian = NULL;

  if (phones->len == 0)
    return;
  for (guint i = 0; i < child->guardians->len && guardian == NULL; i++)
    {
      XqRosterGuardian *other = g_ptr_array_index (child->guardians, i);

      if (other->phone == NULL)
        guardian = other;
      else if (strstr (other->phone, g_ptr_array_index (phones, 0)) != NULL)
        return;
    }
  if (guardian == NULL && child->guardians->len == 0)
    {
      g_autofree char *name = g_strconcat (child->name, word[0], NULL);

      guardian = add_person (child, name, NULL);
    }
  if (guardian != NULL)
    guardian->phone = join_phones (phones, 0, phones->len);
}

/* Exactly one main contact, and that one first. */
static void
choose_main (XqRosterRow *child)
{
  guint main = child->guardians->len;

  for (guint i = 0; i < child->guardians->len; i++)
    {
      XqRosterGuardian *guardian = g_ptr_array_index (child->guardians, i);

      if (guardian->main && main < child->guardians->len)
        guardian->main = FALSE;
      else if (guardian->main)
        main = i;
    }
  for (guint i = 0; i < child->guardians->len && main == child->guardians->len; i++)
    if (((XqRosterGuardian *) g_ptr_array_index (child->guardians, i))->phone != NULL)
      main = i;
  if (child->guardians->len == 0)
    return;
  if (main == child->guardians->len)
    main = 0;
  ((XqRosterGuardian *) g_ptr_array_index (child->guardians, main))->main = TRUE;
  if (main > 0)
    g_ptr_array_insert (child->guardians, 0, g_ptr_array_steal_index (child->guardians, main));
}

void
xq_roster_read_people (const XqRosterPlace *place,
                       XqRosterRow         *child)
{
  for (guint slot = 0; slot < XQ_N_SLOTS; slot++)
    read_slot (place, child, slot);
  give_phone (place, child);
  choose_main (child);
}
