/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <string.h>

#include "papers/fill-inspection.h"
#include "rules/requirement.h"
#include "school/class-name.h"
#include "school/kinds.h"

/* --- a class's lessons and meetings --- */

typedef struct
{
  guint lessons;
  guint met;
  guint over;
  guint meetings;
  guint activities;
} ClassWork;

static void
count_item (ClassWork           *work,
            const XqRequirement *requirement)
{
  if (strcmp (requirement->what, "lesson") == 0)
    {
      work->lessons += (guint) requirement->done;
      work->met += requirement->due > 0 && requirement->done >= requirement->due ? 1 : 0;
      work->over += requirement->due > 0 && (requirement->is_over || requirement->done >= requirement->due) ? 1 : 0;
    }
  else if (strcmp (requirement->what, "class_meeting") == 0)
    work->meetings += (guint) requirement->done;
  else
    work->activities += (guint) requirement->done;
}

static ClassWork
count_class (const char *class_uid,
             GPtrArray  *lessons,
             GPtrArray  *meetings)
{
  ClassWork work = { 0, 0, 0, 0, 0 };
  GPtrArray *const lists[] = { lessons, meetings };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i]->len; j++)
      {
        const XqRequirement *requirement = g_ptr_array_index (lists[i], j);

        if (g_strcmp0 (requirement->class_uid, class_uid) == 0)
          count_item (&work, requirement);
      }
  return work;
}

static gboolean
fill_classes (const XqInspection  *inspection,
              GError             **error)
{
  g_autofree char *term = g_strdup_printf ("%d-%d", inspection->term.year, inspection->term.number);
  g_autoptr (GPtrArray) lessons = xq_lessons_required (inspection->store, term, error);
  g_autoptr (GPtrArray) meetings = lessons != NULL ? xq_class_meetings_required (inspection->store, term, error) : NULL;
  JsonArray *rows;
  const char *last = NULL;

  if (meetings == NULL)
    return FALSE;
  rows = json_array_new ();
  for (guint i = 0; i < meetings->len; i++)
    {
      const XqRequirement *requirement = g_ptr_array_index (meetings, i);
      g_autofree char *name = NULL;
      g_autofree char *weeks = NULL;
      JsonObject *row;
      ClassWork work;

      /* The items stand by class. */
      if (g_strcmp0 (requirement->class_uid, last) == 0)
        continue;
      last = requirement->class_uid;
      work = count_class (last, lessons, meetings);
      name = xq_class_name_for_paper (requirement->grade, requirement->number);
      weeks = g_strdup_printf ("%u/%u", work.met, work.over);
      row = xq_inspection_add_row (rows);
      json_object_set_string_member (row, "class", name);
      json_object_set_int_member (row, "lessons", work.lessons);
      json_object_set_string_member (row, "weeks", weeks);
      json_object_set_int_member (row, "meetings", work.meetings);
      json_object_set_int_member (row, "activities", work.activities);
    }
  xq_inspection_take_rows (inspection, "class_rows", rows);
  return TRUE;
}

/* --- what stands in lists --- */

typedef enum
{
  AS_DAY,
  AS_TEXT,    /* what people wrote */
  AS_WORDS,   /* codes */
  AS_NUMBER,
  AS_CHILDREN,  /* a number that must not point at a child */
} ColumnKind;

typedef struct
{
  const char *key;
  ColumnKind  kind;
  const char *group;   /* AS_WORDS: where their words stand */
} Column;

static char *
dup_words (const char *group,
           const char *codes)
{
  g_auto (GStrv) each = g_strsplit (codes, " ", -1);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; each[i] != NULL; i++)
    {
      const char *word = xq_form_word (group, each[i]);

      if (word != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? xq_form_word ("format", "separator") : "", word);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
dup_children (const XqInspection *inspection,
              const char         *value)
{
  gint64 n = g_ascii_strtoll (value, NULL, 10);
  g_autofree char *least = g_strdup_printf ("%" G_GINT64_FORMAT, inspection->least);

  return n == 0 || n >= inspection->least ? g_strdup (value) : xq_form_expand (xq_form_word ("format", "small"), "n", least, NULL);
}

static char *
dup_cell (const XqInspection *inspection,
          const Column       *column,
          const char         *value)
{
  switch (column->kind)
    {
    case AS_DAY:
      return xq_form_dup_day (value, inspection->until_on);
    case AS_TEXT:
      return xq_name_screen_dup (inspection->screen, value);
    case AS_WORDS:
      return dup_words (column->group, value);
    case AS_CHILDREN:
      return dup_children (inspection, value);
    case AS_NUMBER:
    default:
      return g_strdup (value);
    }
}

static gboolean
fill_list (const XqInspection  *inspection,
           const char          *key,
           const char          *sql,
           const Column        *columns,
           GError             **error)
{
  g_autoptr (XqRows) rows = xq_store_query (inspection->store, sql, error, inspection->term.counted_from, inspection->until_on, NULL);
  g_autoptr (JsonArray) list = json_array_new ();
  GError *problem = NULL;

  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    {
      JsonObject *row = xq_inspection_add_row (list);

      json_object_set_int_member (row, "order", json_array_get_length (list));
      for (int i = 0; columns[i].key != NULL; i++)
        {
          const char *value = xq_rows_text (rows, i);
          g_autofree char *cell = value != NULL ? dup_cell (inspection, &columns[i], value) : NULL;

          if (cell != NULL)
            json_object_set_string_member (row, columns[i].key, cell);
        }
    }
  if (!xq_rows_ended (problem, error))
    return FALSE;
  xq_inspection_take_rows (inspection, key, g_steal_pointer (&list));
  return TRUE;
}

gboolean
xq_inspection_fill_work (const XqInspection  *inspection,
                         GError             **error)
{
  static const Column activity[] = {
    { "date", AS_DAY, NULL }, { "name", AS_TEXT, NULL }, { "kind", AS_WORDS, "activity" }, { "people", AS_CHILDREN, NULL }, { NULL },
  };
  static const Column group[] = {
    { "date", AS_DAY, NULL }, { "theme", AS_WORDS, "theme" }, { "phase", AS_WORDS, "phase" }, { "minutes", AS_NUMBER, NULL },
    { "people", AS_CHILDREN, NULL }, { NULL },
  };
  static const Column training[] = {
    { "date", AS_DAY, NULL }, { "name", AS_TEXT, NULL }, { "organiser", AS_WORDS, "organiser" }, { "hours", AS_NUMBER, NULL },
    { "people", AS_NUMBER, NULL }, { NULL },
  };
  static const Column research[] = {
    { "date", AS_DAY, NULL }, { "form", AS_WORDS, "research" }, { "topic", AS_TEXT, NULL }, { "people", AS_NUMBER, NULL }, { NULL },
  };

  return fill_classes (inspection, error) &&
         fill_list (inspection, "activity_rows",
                    "SELECT held_on, name, kind, participants FROM visible_activity "
                    "WHERE withdrawn = 0 AND held_on >= ?1 AND held_on <= ?2 ORDER BY held_on, id", activity, error) &&
         fill_list (inspection, "group_rows",
                    "SELECT held_on, theme, phase, minutes, present FROM visible_group_session "
                    "WHERE withdrawn = 0 AND held_on >= ?1 AND held_on <= ?2 ORDER BY held_on, id", group, error) &&
         fill_list (inspection, "training_rows",
                    "SELECT t.held_on, t.name, t.organiser, t.hours, "
                    "(SELECT count (*) FROM visible_training_people p WHERE p.record = t.uid) + "
                    "(SELECT coalesce (sum (c.persons), 0) FROM visible_training_counts c WHERE c.record = t.uid) "
                    "FROM visible_training t WHERE t.withdrawn = 0 AND t.held_on >= ?1 AND t.held_on <= ?2 ORDER BY t.held_on, t.id",
                    training, error) &&
         fill_list (inspection, "research_rows",
                    "SELECT r.held_on, r.form, coalesce (r.topic, r.theme_lesson), "
                    "(SELECT count (*) FROM visible_research_people p WHERE p.record = r.uid) "
                    "FROM visible_research r WHERE r.withdrawn = 0 AND r.held_on >= ?1 AND r.held_on <= ?2 ORDER BY r.held_on, r.id",
                    research, error);
}

/* --- the cases, by number alone --- */

typedef struct
{
  char       *number;
  guint       times;
  gint64      minutes;
  GHashTable *themes;   /* code -> how often it was the main one */
  const char *theme;    /* the most frequent; the first of equals */
  guint       most;
} Case;

static void
case_free (Case *listed)
{
  g_free (listed->number);
  g_hash_table_unref (listed->themes);
  g_free (listed);
}

static Case *
find_case (GPtrArray  *cases,
           const char *number)
{
  Case *last = cases->len > 0 ? g_ptr_array_index (cases, cases->len - 1) : NULL;

  if (last != NULL && g_str_equal (last->number, number))
    return last;
  last = g_new0 (Case, 1);
  last->number = g_strdup (number);
  last->themes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_add (cases, last);
  return last;
}

static void
count_theme (Case       *listed,
             const char *theme)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (listed->themes, theme)) + 1;
  gpointer key;

  g_hash_table_replace (listed->themes, g_strdup (theme), GUINT_TO_POINTER (n));
  if (n <= listed->most && listed->theme != NULL && !g_str_equal (listed->theme, theme))
    return;
  g_hash_table_lookup_extended (listed->themes, theme, &key, NULL);
  listed->theme = key;
  listed->most = n;
}

static GPtrArray *
list_cases (const XqInspection  *inspection,
            GError             **error)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify) case_free);
  g_autoptr (XqRows) rows = xq_store_query (inspection->store,
                                            "SELECT c.number, s.minutes, substr (s.theme, 1, instr (s.theme || ' ', ' ') - 1) "
                                            "FROM visible_session s JOIN visible_case_file c ON c.uid = s.case_file "
                                            "WHERE s.withdrawn = 0 AND c.withdrawn = 0 AND c.number IS NOT NULL "
                                            "AND s.held_on >= ?1 AND s.held_on <= ?2 ORDER BY c.number, s.held_on, s.id",
                                            error, inspection->term.counted_from, inspection->until_on, NULL);
  GError *problem = NULL;

  if (rows == NULL)
    return NULL;
  while (xq_rows_next (rows, &problem))
    {
      Case *listed = find_case (cases, xq_rows_text (rows, 0));

      listed->times++;
      listed->minutes += xq_rows_integer (rows, 1);
      if (xq_rows_text (rows, 2) != NULL)
        count_theme (listed, xq_rows_text (rows, 2));
    }
  return xq_rows_ended (problem, error) ? g_steal_pointer (&cases) : NULL;
}

static guint
count_alike (GPtrArray  *cases,
             const char *theme)
{
  guint n = 0;

  for (guint i = 0; i < cases->len; i++)
    n += g_strcmp0 (((const Case *) g_ptr_array_index (cases, i))->theme, theme) == 0 ? 1 : 0;
  return n;
}

/* A theme of few cases points at a child, and so do few cases. */
static void
add_cases (const XqInspection *inspection,
           GPtrArray          *cases)
{
  JsonArray *rows;

  if (cases->len < inspection->least)
    {
      json_object_set_boolean_member (inspection->paper->values, "few_cases", TRUE);
      return;
    }
  rows = json_array_new ();
  for (guint i = 0; i < cases->len; i++)
    {
      const Case *listed = g_ptr_array_index (cases, i);
      gboolean hidden = listed->theme == NULL || count_alike (cases, listed->theme) < inspection->least;
      JsonObject *row = xq_inspection_add_row (rows);

      json_object_set_int_member (row, "order", (gint64) i + 1);
      json_object_set_string_member (row, "number", listed->number);
      json_object_set_int_member (row, "times", listed->times);
      json_object_set_int_member (row, "minutes", listed->minutes);
      json_object_set_string_member (row, "theme", xq_form_word ("theme", hidden ? "other" : listed->theme));
    }
  xq_inspection_take_rows (inspection, "case_rows", rows);
}

gboolean
xq_inspection_fill_cases (const XqInspection  *inspection,
                          GError             **error)
{
  XqVault *vault = xq_store_get_vault (inspection->store);
  g_autoptr (GPtrArray) cases = NULL;

  if (!(xq_vault_get_roles (vault) & XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR)) || !xq_vault_holds (vault, XQ_CABINET_CASEWORK))
    {
      json_object_set_boolean_member (inspection->paper->values, "no_casework", TRUE);
      return TRUE;
    }
  if (!xq_store_audit (inspection->store, XQ_CABINET_CASEWORK, "list", &xq_case_file, NULL, error))
    return FALSE;
  cases = list_cases (inspection, error);
  if (cases == NULL)
    return FALSE;
  add_cases (inspection, cases);
  return TRUE;
}
