/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "desk.h"
#include "papers/form.h"
#include "papers/print.h"

/* A paper as a person prints it: collected, written down, set. */
static double
measure_paper (gint64 *count)
{
  g_autoptr (GError) error = NULL;
  XqStore *store = desk_store (BIG_SCHOOL_COUNSELLOR);
  g_autofree char *student = desk_dup_question ("student");
  const XqPaperRequest request = { .student = student };
  g_autoptr (GBytes) pdf = NULL;
  double seconds;

  work_start ();
  pdf = xq_paper_print (store, "guardian_notice", &request, NULL, &error);
  seconds = work_seconds ();
  g_assert_no_error (error);
  *count = (gint64) g_bytes_get_size (pdf);
  return seconds;
}

/* How large it is, in KB. */
static double
measure_paper_size (gint64 *count)
{
  (void) measure_paper (count);
  return (double) *count / 1024;
}

static JsonObject *
read_paragraphs (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (desk_get_folder (), "pages.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  JsonArray *paragraphs = json_array_new ();
  JsonObject *values = json_object_new ();

  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      JsonObject *paragraph = json_object_new ();

      json_object_set_string_member (paragraph, "kind", "text");
      json_object_set_string_member (paragraph, "text", lines[i]);
      json_array_add_object_element (paragraphs, paragraph);
    }
  json_object_set_array_member (values, "text", paragraphs);
  return values;
}

static double
measure_pages (gint64 *count)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) values = read_paragraphs ();
  g_autoptr (GBytes) pdf = NULL;
  guint n_pages;
  double seconds;

  work_start ();
  pdf = xq_form_set ("term_summary", values, NULL, &n_pages, NULL, &error);
  seconds = work_seconds ();
  g_assert_no_error (error);
  /* With a page each for the title's lines and the empty table. */
  g_assert_cmpuint (n_pages, >=, 100);
  *count = n_pages;
  return seconds;
}

const Work paper_works[] = {
  { "paper", measure_paper },
  { "paper-size", measure_paper_size },
  { "pages", measure_pages },
  { NULL }
};
