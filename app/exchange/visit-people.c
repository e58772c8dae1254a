/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/import-words.h"
#include "exchange/visit-people.h"
#include "school/person-name.h"

#define MAX_PEOPLE 30

/* Adds a uid, or codes with blanks between, unless it is there already. */
static void
add_word (GString    *list,
          const char *words)
{
  g_auto (GStrv) there = g_strsplit (list->str, " ", -1);
  g_auto (GStrv) more = g_strsplit (words, " ", -1);

  for (guint i = 0; more[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) there, more[i]))
      g_string_append_printf (list, "%s%s", list->len > 0 ? " " : "", more[i]);
}

/* --- who went --- */

/* (nullable) on an error; "" for nobody */
static const char *
find_visitor (XqVisitPeople     *people,
              const XqVisitStep *step,
              const char        *name,
              GError           **error)
{
  const char *me = xq_import_staff_get_me (people->staff);

  if (me != NULL && step->mine && g_strv_contains (xq_import_words_get ("visit_visitor", "me"), name))
    return me;
  return xq_import_staff_find (people->staff, name, error);
}

/* The row names nobody: this account in its own class, else the class teacher of the title. */
static gboolean
take_default (XqVisitPeople     *people,
              const XqVisitStep *step,
              char             **visitors,
              char             **problem,
              GError           **error)
{
  const char *me = xq_import_staff_get_me (people->staff);
  const char *uid = "";

  if (me != NULL && step->mine)
    {
      *visitors = g_strdup (me);
      people->n_me++;
      return TRUE;
    }
  if (step->row->teacher != NULL)
    {
      g_autofree char *name = xq_person_name_normalize (step->row->teacher);

      uid = find_visitor (people, step, name, error);
      if (uid == NULL)
        return FALSE;
    }
  if (uid[0] != '\0')
    *visitors = g_strdup (uid);
  else
    *problem = g_strdup (_("Who made the visit is not said, and the class is not your own. Add a column with the visiting teacher."));
  return TRUE;
}

gboolean
xq_visit_people_find_visitors (XqVisitPeople     *people,
                               const XqVisitStep *step,
                               char             **visitors,
                               char             **problem,
                               GError           **error)
{
  g_auto (GStrv) pieces = step->row->visitors != NULL ? xq_import_words_split (step->row->visitors) : NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GString) unknown = g_string_new (NULL);

  *visitors = NULL;
  *problem = NULL;
  if (pieces == NULL)
    return take_default (people, step, visitors, problem, error);
  for (guint i = 0; pieces[i] != NULL && i < MAX_PEOPLE; i++)
    {
      g_autofree char *name = xq_person_name_normalize (pieces[i]);
      const char *uid;

      if (name[0] == '\0')
        continue;
      uid = find_visitor (people, step, name, error);
      if (uid == NULL)
        return FALSE;
      if (uid[0] != '\0')
        add_word (found, uid);
      else
        g_string_append_printf (unknown, "%s%s", unknown->len > 0 ? ", " : "", name);
    }
  if (found->len == 0 && unknown->len == 0)
    return take_default (people, step, visitors, problem, error);
  if (found->len == 0)
    {
      *problem = g_strdup_printf (_("Who made the visit, “%s”, is not known in this school, or not by that name alone. Write the "
                                    "name as the account has it, or leave the cell empty for a visit of your own."), unknown->str);
      return TRUE;
    }
  if (unknown->len > 0)
    xq_import_report_warn (people->report, step->row->sheet, step->row->row, XQ_IMPORT_WARNING,
                           g_strdup_printf (_("“%s” is not known in this school, or not by that name alone, and was left out of "
                                              "the visiting teachers."), unknown->str));
  *visitors = g_strdup (found->str);
  return TRUE;
}

/* --- who was met --- */

/* (nullable): "father", "father mother" ... ; "unclear" for words that say of nobody who it is */
static const char *
find_relation (const XqVisitStep *step,
               const char        *text)
{
  g_autofree char *folded = xq_import_fold (text);
  g_autofree char *name = xq_person_name_normalize (text);
  const char *relation = xq_import_words_find ("visit_met", folded);

  if (relation == NULL)
    relation = xq_import_words_find ("relation", folded);
  for (guint i = 0; relation == NULL && i < step->students->len; i++)
    {
      const XqVisitStudent *student = g_ptr_array_index (step->students, i);

      if (strcmp (student->name, name) == 0)
        relation = "student";
      for (guint j = 0; relation == NULL && j < student->guardians->len; j++)
        if (strcmp (g_array_index (student->guardians, XqVisitGuardian, j).name, name) == 0)
          relation = g_array_index (student->guardians, XqVisitGuardian, j).relation;
    }
  return relation;
}

/* A person, perhaps with the relation in brackets or before a colon. */
static gboolean
add_met (const XqVisitStep *step,
         const char        *text,
         GString           *met)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_auto (GStrv) parts = g_strsplit_set (plain != NULL ? plain : "", "():", -1);
  const char *whole = find_relation (step, text);
  gboolean found = FALSE;

  if (whole != NULL && strcmp (whole, "unclear") != 0)
    {
      add_word (met, whole);
      return TRUE;
    }
  for (guint i = 0; parts[i] != NULL && i < 6; i++)
    {
      const char *relation = find_relation (step, parts[i]);

      if (relation != NULL && strcmp (relation, "unclear") != 0)
        {
          add_word (met, relation);
          found = TRUE;
        }
    }
  return found;
}

char *
xq_visit_people_dup_met (XqVisitPeople     *people,
                         const XqVisitStep *step)
{
  const char *cells[] = { step->row->met_relation, step->row->met };
  g_autoptr (GString) met = g_string_new (NULL);
  g_autoptr (GString) unknown = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_auto (GStrv) pieces = cells[i] != NULL ? xq_import_words_split (cells[i]) : NULL;

      for (guint j = 0; pieces != NULL && pieces[j] != NULL && j < MAX_PEOPLE; j++)
        {
          g_strstrip (pieces[j]);
          if (pieces[j][0] != '\0' && !add_met (step, pieces[j], met))
            g_string_append_printf (unknown, "%s%s", unknown->len > 0 ? ", " : "", pieces[j]);
        }
    }
  /* A name beside its relation says nothing more that is kept. */
  if (unknown->len > 0 && !(met->len > 0 && step->row->met_relation != NULL))
    xq_import_report_warn (people->report, step->row->sheet, step->row->row, XQ_IMPORT_WARNING,
                           g_strdup_printf (_("Who “%s” is to the child was not understood, and was left out of those met. Write "
                                              "father, mother, grandparent ..."), unknown->str));
  return met->len > 0 ? g_strdup (met->str) : NULL;
}
