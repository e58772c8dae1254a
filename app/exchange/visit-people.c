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

/* The one member of staff of the name; "" for none or several. */
static const char *
ask_staff (XqVisitPeople  *people,
           const char     *name,
           GError        **error)
{
  const char *known = g_hash_table_lookup (people->staff, name);
  g_autoptr (XqRows) rows = NULL;
  g_autofree char *uid = NULL;
  GError *problem = NULL;
  guint n = 0;

  if (known != NULL)
    return known;
  rows = xq_store_count_query (people->store, "staff-by-name", error, ":name", name, NULL);
  if (rows == NULL)
    return NULL;
  while (xq_rows_next (rows, &problem))
    {
      g_free (uid);
      uid = g_strdup (xq_rows_text (rows, 0));
      n++;
    }
  if (!xq_rows_ended (problem, error))
    return NULL;
  known = n == 1 ? uid : "";
  g_hash_table_insert (people->staff, g_strdup (name), g_strdup (known));
  return g_hash_table_lookup (people->staff, name);
}

/* "Wang Jianguo, teacher": the name without how he is addressed. */
static char *
dup_without_title (const char *name)
{
  const char *const *titles = xq_import_words_get ("visit_visitor", "titles");

  for (guint i = 0; titles[i] != NULL; i++)
    if (g_str_has_suffix (name, titles[i]) && strlen (name) > strlen (titles[i]))
      return g_strndup (name, strlen (name) - strlen (titles[i]));
  return g_strdup (name);
}

/* (nullable) on an error; "" for nobody */
static const char *
find_visitor (XqVisitPeople      *people,
              const XqVisitStep  *step,
              const char         *name,
              GError            **error)
{
  const XqVisitKnown *known = people->known;
  g_autofree char *bare = dup_without_title (name);
  const char *uid;

  if (known->me != NULL && (g_strcmp0 (name, known->my_name) == 0 || g_strcmp0 (bare, known->my_name) == 0 ||
                            (step->mine && g_strv_contains (xq_import_words_get ("visit_visitor", "me"), name))))
    return known->me;
  uid = ask_staff (people, name, error);
  return uid == NULL || uid[0] != '\0' || strcmp (bare, name) == 0 ? uid : ask_staff (people, bare, error);
}

/* The row names nobody: this account in its own class, else the class teacher of the title. */
static gboolean
take_default (XqVisitPeople      *people,
              const XqVisitStep  *step,
              char              **visitors,
              char              **problem,
              GError            **error)
{
  const char *uid = "";

  if (people->known->me != NULL && step->mine)
    {
      *visitors = g_strdup (people->known->me);
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
xq_visit_people_find_visitors (XqVisitPeople      *people,
                               const XqVisitStep  *step,
                               char              **visitors,
                               char              **problem,
                               GError            **error)
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
