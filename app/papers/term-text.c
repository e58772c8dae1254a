/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "papers/fill-private.h"
#include "papers/term-text.h"
#include "rules/figure.h"
#include "school/kinds.h"

#define TEXT_FILE "/org/xinqing/Xinqing/forms/term-summary.ini"

typedef struct
{
  XqStore      *store;
  const XqTerm *term;
  GPtrArray    *figures;
  GKeyFile     *file;
  JsonArray    *paragraphs;
  guint         n_headings;
} Writing;

static void
add_paragraph (Writing    *writing,
               const char *kind,
               const char *text)
{
  JsonObject *paragraph = json_object_new ();

  json_object_set_string_member (paragraph, "kind", kind);
  json_object_set_string_member (paragraph, "text", text);
  json_array_add_object_element (writing->paragraphs, paragraph);
}

static char *
dup_word (const Writing *writing,
          const char    *group,
          const char    *key)
{
  char *word = g_key_file_get_string (writing->file, group, key, NULL);

  return word != NULL ? word : g_strdup ("");
}

static char *
dup_ordinal (const Writing *writing,
             const char    *level,
             guint          n)
{
  g_autofree char *line = dup_word (writing, "ordinals", level);
  g_auto (GStrv) ordinals = g_strsplit (line, ";", -1);

  return g_strdup (n < g_strv_length (ordinals) ? ordinals[n] : "");
}

static void
add_heading (Writing    *writing,
             const char *section)
{
  g_autofree char *ordinal = dup_ordinal (writing, "first", writing->n_headings++);
  g_autofree char *title = dup_word (writing, "titles", section);
  g_autofree char *text = g_strconcat (ordinal, title, NULL);

  add_paragraph (writing, "heading", text);
}

/* "hv_cov" is the figure, "hv_cov_due" what it is counted of, "hv_cov_percent"
 * the two in words, "hv_cov_missing" how much is missing of what is required. */
static char *
dup_field (GPtrArray  *figures,
           const char *name,
           gint64     *value)
{
  g_autofree char *id = g_strdup (name);
  gboolean percent = g_str_has_suffix (name, "_percent");
  gboolean due = g_str_has_suffix (name, "_due");
  gboolean missing = g_str_has_suffix (name, "_missing");
  const XqFigure *figure;

  *value = -1;
  if (percent || due || missing)
    *strrchr (id, '_') = '\0';
  figure = xq_figures_find (figures, id);
  if (figure == NULL)
    return NULL;
  *value = due ? figure->denominator : missing ? MAX (figure->required - figure->value, 0) : figure->value;
  if (percent && figure->denominator > 0)
    {
      /* Rounded down: 99.6 % is not everybody. */
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, 100 * figure->value / figure->denominator);

      return xq_form_expand (xq_form_word ("format", "percent"), "n", number, NULL);
    }
  return g_strdup_printf ("%" G_GINT64_FORMAT, *value);
}

/* Puts the figures into a sentence. */
static char *
dup_sentence (GPtrArray  *figures,
              const char *pattern,
              gint64     *first)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *p = pattern;

  *first = 1;
  for (guint n = 0; *p != '\0';)
    {
      const char *end = *p == '{' ? strchr (p, '}') : NULL;
      g_autofree char *name = end != NULL ? g_strndup (p + 1, (gsize) (end - p) - 1) : NULL;
      g_autofree char *words = NULL;
      gint64 value = -1;

      if (name != NULL)
        words = dup_field (figures, name, &value);
      if (words == NULL)
        {
          g_string_append_c (text, *p++);
          continue;
        }
      if (n++ == 0)
        *first = value;
      g_string_append (text, words);
      p = end + 1;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The sentences that have something to say; as patterns, or with their figures. */
static char *
dup_sentences (const Writing *writing,
               const char    *section,
               gboolean       as_patterns)
{
  g_autofree char *line = dup_word (writing, section, "sentences");
  g_auto (GStrv) patterns = g_strsplit (line, "|", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; patterns[i] != NULL; i++)
    {
      gint64 first;
      g_autofree char *sentence = dup_sentence (writing->figures, patterns[i], &first);

      if (first <= 0)
        continue;
      if (text->len > 0)
        g_string_append (text, xq_form_word ("format", "clause"));
      g_string_append (text, as_patterns ? patterns[i] : sentence);
    }
  if (text->len > 0)
    g_string_append (text, xq_form_word ("format", "stop"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What a person wrote over a section, "" for one that was emptied; NULL if nobody did. */
static gboolean
read_written (const Writing  *writing,
              const char     *section,
              char          **pattern,
              GError        **error)
{
  g_autofree char *year = g_strdup_printf ("%d", writing->term->year);
  g_autofree char *number = g_strdup_printf ("%d", writing->term->number);
  GError *problem = NULL;
  g_autoptr (XqRows) rows = xq_store_query (
    writing->store,
    "SELECT text FROM visible_term_text WHERE year = CAST (? AS INTEGER) AND number = CAST (? AS INTEGER) "
    "AND section = ? AND withdrawn = 0",
    error, year, number, section, NULL);

  *pattern = NULL;
  if (rows == NULL)
    return FALSE;
  if (xq_rows_next (rows, &problem))
    *pattern = g_strdup (xq_rows_text (rows, 0) != NULL ? xq_rows_text (rows, 0) : "");
  return xq_rows_ended (problem, error);
}

/* The same with its figures, which stay live. */
static gboolean
dup_written (const Writing  *writing,
             const char     *section,
             char          **text,
             GError        **error)
{
  g_autofree char *pattern = NULL;
  gint64 first;

  *text = NULL;
  if (!read_written (writing, section, &pattern, error))
    return FALSE;
  if (pattern != NULL)
    *text = dup_sentence (writing->figures, pattern, &first);
  return TRUE;
}

static void
add_lines (Writing    *writing,
           const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      add_paragraph (writing, "paragraph", lines[i]);
}

static gboolean
write_basics (Writing  *writing,
              GError  **error)
{
  g_autofree char *text = NULL;

  if (!dup_written (writing, "basics", &text, error))
    return FALSE;
  if (text == NULL)
    text = dup_sentences (writing, "basics", FALSE);
  if (*text == '\0')
    return TRUE;
  add_heading (writing, "basics");
  add_lines (writing, text);
  return TRUE;
}

static gboolean
write_work (Writing  *writing,
            GError  **error)
{
  g_autofree char *line = dup_word (writing, "work", "sections");
  g_auto (GStrv) sections = g_strsplit (line, ";", -1);
  guint n = 0;

  for (guint i = 0; sections[i] != NULL; i++)
    {
      g_autofree char *title = dup_word (writing, sections[i], "title");
      g_autofree char *text = NULL;
      g_autofree char *ordinal = NULL;
      g_autofree char *whole = NULL;

      if (!dup_written (writing, sections[i], &text, error))
        return FALSE;
      if (text == NULL)
        text = dup_sentences (writing, sections[i], FALSE);
      if (*text == '\0')
        continue;
      if (n == 0)
        add_heading (writing, "work");
      ordinal = dup_ordinal (writing, "second", n++);
      whole = g_strconcat (ordinal, title, NULL);
      add_paragraph (writing, "subheading", whole);
      add_lines (writing, text);
    }
  return TRUE;
}

/* Candidates from the rules that were not kept; who signs chooses and rewrites. */
static char *
dup_problem (const Writing  *writing,
             const XqFigure *figure)
{
  g_autofree char *pattern = dup_word (writing, "problems", figure->id);
  g_autofree char *missing = g_strdup_printf ("{%s_missing}", figure->id);
  g_autofree char *value = g_strdup_printf ("{%s}", figure->id);
  gboolean nobody = figure->required < 0 && figure->value == 0;

  if (*pattern == '\0' || (figure->state != XQ_FIGURE_NOT_MET && !nobody))
    return NULL;
  return xq_form_expand (pattern, "missing", missing, "value", value, NULL);
}

static gboolean
write_problems (Writing  *writing,
                GError  **error)
{
  g_autofree char *text = NULL;
  guint n = 0;

  if (!dup_written (writing, "problems", &text, error))
    return FALSE;
  if (text != NULL && *text == '\0')
    return TRUE;
  add_heading (writing, "problems");
  if (text != NULL)
    {
      add_lines (writing, text);
      return TRUE;
    }
  for (guint i = 0; i < writing->figures->len; i++)
    {
      g_autofree char *pattern = dup_problem (writing, g_ptr_array_index (writing->figures, i));
      g_autofree char *problem = NULL;
      g_autofree char *item = NULL;
      gint64 first;

      if (pattern == NULL)
        continue;
      problem = dup_sentence (writing->figures, pattern, &first);
      item = g_strdup_printf ("%u. %s%s", ++n, problem, xq_form_word ("format", "stop"));
      add_paragraph (writing, "item", item);
    }
  if (n == 0)
    add_paragraph (writing, "blank", "");
  return TRUE;
}

static gboolean
write_plans (Writing  *writing,
             GError  **error)
{
  g_autofree char *text = NULL;
  g_autofree char *line = dup_word (writing, "plans", "hints");
  g_auto (GStrv) hints = g_strsplit (line, ";", -1);

  if (!dup_written (writing, "plans", &text, error))
    return FALSE;
  if (text != NULL && *text == '\0')
    return TRUE;
  add_heading (writing, "plans");
  if (text != NULL)
    {
      add_lines (writing, text);
      return TRUE;
    }
  for (guint i = 0; hints[i] != NULL; i++)
    {
      g_autofree char *item = g_strdup_printf ("%u. %s", i + 1, hints[i]);

      add_paragraph (writing, "blank", item);
    }
  return TRUE;
}

static gboolean
load_file (GKeyFile  *file,
           GError   **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (TEXT_FILE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes != NULL && g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, error);
}

gboolean
xq_fill_term_text (XqStore        *store,
                   XqFilledPaper  *paper,
                   const XqTerm   *term,
                   GPtrArray      *figures,
                   GError        **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (JsonArray) paragraphs = json_array_new ();
  Writing writing = { store, term, figures, file, paragraphs, 0 };

  if (!load_file (file, error) || !write_basics (&writing, error) || !write_work (&writing, error) ||
      !write_problems (&writing, error) || !write_plans (&writing, error))
    return FALSE;
  json_object_set_array_member (paper->values, "text", g_steal_pointer (&paragraphs));
  return TRUE;
}

/* --- to be written over --- */

void
xq_term_section_free (XqTermSection *section)
{
  if (section == NULL)
    return;
  g_free (section->section);
  g_free (section->title);
  g_free (section->standard);
  g_free (section->written);
  g_free (section);
}

static gboolean
add_section (const Writing  *writing,
             GPtrArray      *sections,
             const char     *name,
             char           *title,
             char           *standard,
             GError        **error)
{
  XqTermSection *section = g_new0 (XqTermSection, 1);

  section->section = g_strdup (name);
  section->title = title;
  section->standard = standard;
  g_ptr_array_add (sections, section);
  return read_written (writing, name, &section->written, error);
}

static gboolean
add_work (const Writing  *writing,
          GPtrArray      *sections,
          GError        **error)
{
  g_autofree char *line = dup_word (writing, "work", "sections");
  g_auto (GStrv) names = g_strsplit (line, ";", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      char *title = dup_word (writing, names[i], "title");

      /* On the paper it stands before the text, in its line. */
      if (g_str_has_suffix (title, xq_form_word ("format", "stop")))
        title[strlen (title) - strlen (xq_form_word ("format", "stop"))] = '\0';
      if (!add_section (writing, sections, names[i], title, dup_sentences (writing, names[i], TRUE), error))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
xq_term_sections (XqStore       *store,
                  const XqTerm  *term,
                  GPtrArray     *figures,
                  GError       **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GPtrArray) sections = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_term_section_free);
  Writing writing = { store, term, figures, file, NULL, 0 };

  g_return_val_if_fail (XQ_IS_STORE (store) && term != NULL && figures != NULL, NULL);

  if (!load_file (file, error) ||
      !add_section (&writing, sections, "basics", dup_word (&writing, "titles", "basics"),
                    dup_sentences (&writing, "basics", TRUE), error) ||
      !add_work (&writing, sections, error) ||
      !add_section (&writing, sections, "problems", dup_word (&writing, "titles", "problems"), g_strdup (""), error) ||
      !add_section (&writing, sections, "plans", dup_word (&writing, "titles", "plans"), g_strdup (""), error))
    return NULL;
  return g_steal_pointer (&sections);
}

GStrv
xq_term_problems (GPtrArray  *figures,
                  GError    **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GStrvBuilder) problems = g_strv_builder_new ();
  Writing writing = { NULL, NULL, figures, file, NULL, 0 };

  g_return_val_if_fail (figures != NULL, NULL);

  if (!load_file (file, error))
    return NULL;
  for (guint i = 0; i < figures->len; i++)
    {
      g_autofree char *problem = dup_problem (&writing, g_ptr_array_index (figures, i));

      if (problem != NULL)
        g_strv_builder_add (problems, problem);
    }
  return g_strv_builder_end (problems);
}

char *
xq_term_text_say (GPtrArray  *figures,
                  const char *pattern)
{
  gint64 first;

  g_return_val_if_fail (figures != NULL && pattern != NULL, NULL);

  return dup_sentence (figures, pattern, &first);
}

static XqRecord *
find_record (XqStore       *store,
             const XqTerm  *term,
             const char    *section,
             GError       **error)
{
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autofree char *year = g_strdup_printf ("%d", term->year);
  g_autofree char *number = g_strdup_printf ("%d", term->number);
  g_autoptr (GPtrArray) found = NULL;
  XqRecord *record;

  xq_filter_add (filter, "year", "=", year);
  xq_filter_add (filter, "number", "=", number);
  xq_filter_add (filter, "section", "=", section);
  xq_filter_set_withdrawn (filter, TRUE);
  found = xq_store_list (store, &xq_term_text, filter, error);
  if (found == NULL)
    return NULL;
  if (found->len > 0)
    return xq_record_ref (g_ptr_array_index (found, 0));
  record = xq_store_new_record (store, &xq_term_text);
  xq_record_set (record, "year", year);
  xq_record_set (record, "number", number);
  xq_record_set (record, "section", section);
  return record;
}

gboolean
xq_term_text_write (XqStore       *store,
                    const XqTerm  *term,
                    const char    *section,
                    const char    *pattern,
                    GError       **error)
{
  g_autoptr (XqRecord) record = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store) && term != NULL && section != NULL, FALSE);

  record = find_record (store, term, section, error);
  if (record == NULL)
    return FALSE;
  if (pattern == NULL)
    return xq_record_get_uid (record) == NULL || xq_record_is_withdrawn (record) ||
           xq_store_withdraw (store, &xq_term_text, xq_record_get_uid (record), _("The standard text again"), error);
  if (xq_record_is_withdrawn (record))
    {
      g_autofree char *uid = g_strdup (xq_record_get_uid (record));

      g_clear_pointer (&record, xq_record_unref);
      if (!xq_store_reinstate (store, &xq_term_text, uid, _("Written over again"), error))
        return FALSE;
      record = xq_store_get (store, &xq_term_text, uid, error);
      if (record == NULL)
        return FALSE;
    }
  xq_record_set (record, "text", pattern);
  return xq_store_save (store, record, NULL, error);
}
