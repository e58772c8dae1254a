/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "papers/fill-private.h"
#include "rules/figure.h"
#include "school-fixture.h"
#include "school/kinds.h"

/* Papers are Chinese whatever the language of the screen: every code that
 * stands on one has its word. */

static void
assert_words (const char *kind,
              const char *field,
              const char *group)
{
  const XqField *described = xq_fields_find (xq_kind_find (kind)->fields, field);

  g_assert_nonnull (described);
  for (const XqChoice *choice = described->choices; choice->code != NULL; choice++)
    if (xq_form_word (group, choice->code) == NULL)
      g_error ("%s of %s has no word in [%s]", choice->code, kind, group);
}

static void
test_choices (void)
{
  assert_words ("student", "sex", "sex");
  assert_words ("guardian", "relation", "relation");
  assert_words ("case_file", "source", "source");
  assert_words ("session", "theme", "theme");
  assert_words ("session", "form", "form");
}

static void
test_figures (void)
{
  SchoolFixture *school = school_fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) figures = xq_term_figures (school_fixture_enter (school, "校长"), "2024-1", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < figures->len; i++)
    {
      const XqFigure *figure = g_ptr_array_index (figures, i);

      if (xq_form_word ("figure", figure->id) == NULL || xq_form_word ("unit", figure->unit) == NULL ||
          xq_form_word ("section", figure->section) == NULL)
        g_error ("%s has no words", figure->id);
    }
  for (XqFigureState state = XQ_FIGURE_NOT_APPLICABLE; state <= XQ_FIGURE_PENDING; state++)
    g_assert_true (state == XQ_FIGURE_NOT_MET || xq_form_word ("state", xq_figure_state_code (state)) != NULL);
  school_fixture_free (school);
}

static void
test_papers (void)
{
  for (const char *const *name = xq_paper_names (); *name != NULL; name++)
    g_assert_nonnull (xq_form_word ("paper", *name));
}

static void
test_patterns (void)
{
  g_autofree char *date = xq_form_dup_date ("2025-03-04");
  g_autofree char *text = xq_form_expand ("{a}和{b}，{a}", "a", "甲", "b", NULL, NULL);

  g_assert_cmpstr (date, ==, "2025年3月4日");
  g_assert_null (xq_form_dup_date (NULL));
  g_assert_null (xq_form_dup_date ("2025-02-30"));
  g_assert_cmpstr (text, ==, "甲和，甲");
}

/* What forms.md forbids to be printed, in the text that comes from us. */
static void
test_forbidden_words (void)
{
  static const char *const files[] = { "words.ini", "term-summary.ini" };
  static const char *const forbidden[] = { "患者", "病情", "症状", "治疗", "疾病", "异常学生", "问题学生", "后进生", "抑郁", "机密", "绝密" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/org/xinqing/Xinqing/forms/", files[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      for (guint j = 0; j < G_N_ELEMENTS (forbidden); j++)
        if (strstr (text, forbidden[j]) != NULL)
          g_error ("%s says %s", files[i], forbidden[j]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  xq_school_register ();
  g_test_add_func ("/papers/words/choices", test_choices);
  g_test_add_func ("/papers/words/figures", test_figures);
  g_test_add_func ("/papers/words/papers", test_papers);
  g_test_add_func ("/papers/words/patterns", test_patterns);
  g_test_add_func ("/papers/words/forbidden-words", test_forbidden_words);
  return g_test_run ();
}
