/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "papers/fill-private.h"
#include "papers/term-text.h"
#include "rules/figure.h"
#include "rules/series.h"
#include "school/calendar.h"
#include "school/class-name.h"
#include "school/question.h"
#include "school/settings.h"

static char *
dup_value (const XqFigure *figure)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, figure->value);
  g_autofree char *whole = NULL;

  if (figure->value < 0)
    return g_strdup ("");
  if (figure->denominator < 0)
    return g_steal_pointer (&value);
  whole = g_strdup_printf ("%" G_GINT64_FORMAT, figure->denominator);
  return xq_form_expand (xq_form_word ("format", "of"), "value", value, "whole", whole, NULL);
}

static char *
dup_state (const XqFigure *figure)
{
  gboolean too_many = figure->value > figure->required;
  g_autofree char *missing = g_strdup_printf ("%" G_GINT64_FORMAT, too_many ? figure->value - figure->required
                                                                            : figure->required - figure->value);

  if (figure->state != XQ_FIGURE_NOT_MET)
    return g_strdup (xq_form_word ("state", xq_figure_state_code (figure->state)));
  return xq_form_expand (xq_form_word ("format", too_many ? "excess" : "missing"), "n", missing, NULL);
}

/* A rule's source ends with its ISO date; a paper writes dates in words. */
static char *
dup_source (const XqFigure *figure)
{
  const char *source = figure->source != NULL ? figure->source : "";
  const char *space = strrchr (source, ' ');
  g_autofree char *date = space != NULL ? xq_form_dup_date (space + 1) : NULL;
  g_autofree char *words = date != NULL ? g_strndup (source, (gsize) (space - source)) : g_strdup (source);
  g_autofree char *dated = date != NULL ? xq_form_expand (xq_form_word ("format", "dated"), "source", words, "date", date, NULL)
                                        : g_strdup (words);

  return g_strconcat (dated, figure->to_confirm ? xq_form_word ("format", "clause") : "",
                      figure->to_confirm ? xq_form_word ("state", "to_confirm") : "", NULL);
}

static void
fill_table (XqFilledPaper  *paper,
            GPtrArray      *figures)
{
  JsonArray *rows = json_array_new ();

  for (guint i = 0; i < figures->len; i++)
    {
      const XqFigure *figure = g_ptr_array_index (figures, i);
      JsonObject *row = json_object_new ();
      g_autofree char *value = dup_value (figure);
      g_autofree char *state = dup_state (figure);
      g_autofree char *required = figure->required >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, figure->required)
                                                        : g_strdup ("");
      g_autofree char *source = dup_source (figure);

      json_object_set_int_member (row, "order", (gint64) i + 1);
      json_object_set_string_member (row, "section", xq_form_word ("section", figure->section));
      json_object_set_string_member (row, "title", xq_form_word ("figure", figure->id));
      json_object_set_string_member (row, "unit", xq_form_word ("unit", figure->unit));
      json_object_set_string_member (row, "value", value);
      json_object_set_string_member (row, "required", required);
      json_object_set_string_member (row, "source", source);
      json_object_set_string_member (row, "state", state);
      json_array_add_object_element (rows, row);
    }
  json_object_set_array_member (paper->values, "table", rows);
}

static char *
dup_point_label (XqSeries             series,
                 const XqSeriesPoint *point)
{
  int grade;
  int number;

  if (series == XQ_SERIES_THEMES)
    return g_strdup (xq_form_word ("theme", point->code));
  if (series == XQ_SERIES_COVERAGE && xq_class_name_parse (point->code, &grade, &number))
    return xq_class_name_for_paper (grade, number);
  return g_strdup (point->code);
}

/* A count that is hidden says so in a sentence: a teacher reads "under 5 of 6", and of a handful not
 * even that, since it would say nothing or too much. */
static char *
dup_point_words (const XqSeriesPoint *point,
                 gint64               least)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, point->hidden ? least : point->value);
  g_autofree char *whole = g_strdup_printf ("%" G_GINT64_FORMAT, point->whole);

  if (point->whole < 0)
    return point->hidden ? xq_form_expand (xq_form_word ("format", "small"), "n", value, NULL) : g_strdup (value);
  if (!point->hidden)
    return xq_form_expand (xq_form_word ("format", "of"), "value", value, "whole", whole, NULL);
  return xq_form_expand (xq_form_word ("format", point->whole > least ? "small_of" : "few_of"), "n", value, "whole", whole, NULL);
}

static gboolean
fill_chart (XqStore        *store,
            XqFilledPaper  *paper,
            const char     *key,
            const char     *term,
            XqSeries        series,
            GError        **error)
{
  g_autoptr (GPtrArray) points = xq_term_series (store, term, series, error);
  JsonArray *bars;
  gint64 least;

  if (points == NULL || !xq_setting_integer (store, "figures.small_group", &least, error))
    return FALSE;
  if (points->len == 0)
    return TRUE;
  bars = json_array_new ();
  for (guint i = 0; i < points->len; i++)
    {
      const XqSeriesPoint *point = g_ptr_array_index (points, i);
      JsonObject *bar = json_object_new ();
      g_autofree char *label = dup_point_label (series, point);
      g_autofree char *words = dup_point_words (point, least);

      json_object_set_string_member (bar, "label", label);
      json_object_set_string_member (bar, "words", words);
      /* A bar as long as its number would tell what the words do not. */
      json_object_set_int_member (bar, "value", point->hidden ? 0 : point->value);
      json_object_set_int_member (bar, "whole", point->whole);
      json_object_set_boolean_member (bar, "hidden", point->hidden);
      json_array_add_object_element (bars, bar);
    }
  json_object_set_array_member (paper->values, key, bars);
  return TRUE;
}

gboolean
xq_fill_term_summary (XqStore               *store,
                      XqFilledPaper         *paper,
                      const XqPaperRequest  *request,
                      GError               **error)
{
  g_autoptr (GPtrArray) figures = NULL;
  XqTerm term;

  if (request->term == NULL)
    return xq_refuse (error, _("Say of which term, for example 2024-1."));
  figures = xq_term_figures (store, request->term, error);
  if (figures == NULL || !xq_term_parse (store, request->term, &term, error))
    return FALSE;

  xq_fill_take (paper, "term", xq_form_dup_term (&term));
  fill_table (paper, figures);
  return xq_fill_term_text (store, paper, &term, figures, error) &&
         fill_chart (store, paper, "chart_coverage", request->term, XQ_SERIES_COVERAGE, error) &&
         fill_chart (store, paper, "chart_weeks", request->term, XQ_SERIES_WEEKS, error) &&
         fill_chart (store, paper, "chart_themes", request->term, XQ_SERIES_THEMES, error);
}
