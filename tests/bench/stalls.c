/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "frame.h"
#include "stall.h"
#include "big-window.h"

#include "command-search.h"
#include "form-page.h"
#include "import-page.h"
#include "paper-view.h"
#include "papers/form.h"
#include "places.h"
#include "records-page.h"
#include "student-page.h"
#include "students-page.h"

/* Each answers with the longest time for which the window could not be used while
 * this was done, and says how often it stood still. */

#define SCHOOL "school.xinqing"

/* A search entry waits a while before it searches, in milliseconds. */
#define SEARCH_DELAY 250

static double
answer (gint64 *count)
{
  Stalls stalls = stall_end ();
  g_autofree char *words = g_strdup_printf ("work %.0f ms; %u > 50, %u > 100, %s", stalls.longest_work * 1000,
                                            stalls.over_50, stalls.over_100, stalls.longest_in != NULL ? stalls.longest_in : "");

  work_say (words);
  *count = 1;
  return MAX (stalls.longest, 1e-6);
}

static void
act (gpointer    widget,
     const char *action,
     const char *target)
{
  if (!(target != NULL ? gtk_widget_activate_action (widget, action, "s", target)
                       : gtk_widget_activate_action (widget, action, NULL)))
    g_error ("%s is not there", action);
}

static void
go (XqShell    *shell,
    const char *place)
{
  if (!xq_shell_go (shell, place))
    g_error ("%s is no place of this account", place);
  window_settle ();
}

static void
go_back (XqShell *shell)
{
  act (shell, "shell.back", NULL);
  window_settle ();
}

/* --- opening --- */

static double
measure_places (gint64 *count)
{
  XqShell *shell;
  XqRoles roles;

  window_leave ();
  shell = window_enter (SCHOOL);
  roles = xq_desk_get_roles (window_get_desk ());
  stall_watch ("today");
  /* The second time the pages are there, and read again what they show. */
  for (guint turn = 0; turn < 2; turn++)
    for (const XqPlace *place = xq_places_get_all (); place->id != NULL; place++)
      if (place->roles & roles)
        {
          stall_step (place->id);
          go (shell, place->id);
        }
  stall_step ("visits, all");
  go (shell, "visits");
  gtk_toggle_button_set_active (ui_part (xq_shell_get_page (shell), "records_toggle"), TRUE);
  window_settle ();
  stall_step ("counselling, cases");
  go (shell, "casework");
  act (xq_shell_get_page (shell), "casework.show", "cases");
  window_settle ();
  return answer (count);
}

static double
measure_school (gint64 *count)
{
  static const char *const pages[] = { "calendar", "classes", "posts", "staff", "accounts", "import", "backup", "settings", "audit" };
  XqShell *shell = window_enter (SCHOOL);

  go (shell, "school");
  stall_watch ("school");
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      stall_step (pages[i]);
      act (xq_shell_get_page (shell), "school.open", pages[i]);
      window_settle ();
      if (g_str_equal (pages[i], "audit"))
        {
          stall_step ("audit, searched");
          gtk_editable_set_text (ui_part (xq_shell_get_page (shell), "search_entry"), BIG_SCHOOL_TEACHER);
          window_settle ();
          stall_step ("audit, left");
        }
      go_back (shell);
    }
  return answer (count);
}

static char *
dup_question (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GKeyFile) questions = g_key_file_new ();
  g_autofree char *path = g_build_filename (window_get_folder (), "questions.ini", NULL);
  char *value;

  if (!g_key_file_load_from_file (questions, path, G_KEY_FILE_NONE, &error))
    g_error ("%s", error->message);
  value = g_key_file_get_string (questions, "records", name, &error);
  g_assert_no_error (error);
  return value;
}

static double
measure_student (gint64 *count)
{
  XqShell *shell = window_enter (SCHOOL);
  g_autofree char *student = dup_question ("student");

  go (shell, "students");
  stall_watch ("a student");
  act (shell, "shell.open-student", student);
  window_settle ();
  stall_step ("a session's form");
  act (xq_shell_get_page (shell), "student.record", "session");
  window_settle ();
  stall_step ("back to the student");
  go_back (shell);
  stall_step ("a record");
  g_signal_emit_by_name (ui_part (xq_shell_get_page (shell), "events_list"), "row-activated",
                         gtk_list_box_get_row_at_index (ui_part (xq_shell_get_page (shell), "events_list"), 0));
  window_settle ();
  stall_step ("back to the list");
  go_back (shell);
  go_back (shell);
  return answer (count);
}

/* --- typing into a search --- */

/* Letter by letter, faster than answers come, and back again. */
static void
type (GtkEditable *entry,
      const char  *text)
{
  for (const char *end = text; *end != '\0';)
    {
      g_autofree char *typed = NULL;

      end = g_utf8_next_char (end);
      typed = g_strndup (text, (gsize) (end - text));
      gtk_editable_set_text (entry, typed);
      frame_wait (GTK_WIDGET (entry));
    }
  window_settle ();
}

static void
stop_typing (GtkEditable *entry)
{
  gtk_editable_set_text (entry, "");
  window_settle ();
  window_linger (SEARCH_DELAY);
  window_settle ();
}

static void
type_and_stop (GtkEditable *entry,
               const char  *text)
{
  type (entry, text);
  window_linger (SEARCH_DELAY);
  window_settle ();
  stop_typing (entry);
}

static double
measure_search (gint64 *count)
{
  XqShell *shell = window_enter (SCHOOL);
  GtkWidget *search;

  stall_watch ("students");
  go (shell, "students");
  stall_step ("students by pinyin");
  type_and_stop (ui_part (xq_shell_get_page (shell), "search_entry"), "wang");
  stall_step ("students by name");
  type_and_stop (ui_part (xq_shell_get_page (shell), "search_entry"), "王小");
  stall_step ("students of a class");
  type_and_stop (ui_part (xq_shell_get_page (shell), "search_entry"), "7-1");
  stall_step ("visits");
  go (shell, "visits");
  gtk_toggle_button_set_active (ui_part (xq_shell_get_page (shell), "records_toggle"), TRUE);
  window_settle ();
  type_and_stop (ui_part (ui_find (shell, XQ_TYPE_RECORDS_PAGE), "search_entry"), "wang");
  stall_step ("sessions");
  go (shell, "casework");
  type_and_stop (ui_part (xq_shell_get_page (shell), "search_entry"), "王");
  stall_step ("everything, opened");
  search = ui_find (shell, XQ_TYPE_COMMAND_SEARCH);
  act (shell, "shell.search", NULL);
  window_settle ();
  stall_step ("everything");
  type_and_stop (ui_part (search, "entry"), "zhang");
  return answer (count);
}

/* --- saving --- */

static double
measure_save (gint64 *count)
{
  XqShell *shell = window_enter (SCHOOL);
  g_autofree char *student = dup_question ("student");

  act (shell, "shell.open-student", student);
  window_settle ();
  stall_watch ("a session's form");
  act (xq_shell_get_page (shell), "student.record", "session");
  window_settle ();
  g_assert_true (XQ_IS_FORM_PAGE (xq_shell_get_page (shell)));
  stall_step ("typing");
  xq_form_page_set_value (XQ_FORM_PAGE (xq_shell_get_page (shell)), "narrative", BENCH_NOTE);
  xq_form_page_set_value (XQ_FORM_PAGE (xq_shell_get_page (shell)), "key_points", "作息约定");
  window_settle ();
  stall_step ("saving");
  act (xq_shell_get_page (shell), "form.save", NULL);
  window_settle ();
  /* What was refused would still be in sight. */
  g_assert_true (XQ_IS_STUDENT_PAGE (xq_shell_get_page (shell)));
  return answer (count);
}

/* --- an import --- */

static gboolean
is_read (gpointer page)
{
  return !gtk_widget_get_visible (ui_part (page, "work_box"));
}

static double
measure_import (gint64 *count)
{
  g_autofree char *path = g_build_filename (window_get_folder (), "roster.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  XqShell *shell;
  XqPage *page;
  double seconds;

  window_leave ();
  big_school_copy (window_get_folder (), "newcomer.xinqing", "import.xinqing");
  shell = window_enter ("import.xinqing");
  go (shell, "school");
  act (xq_shell_get_page (shell), "school.open", "import");
  window_settle ();
  page = xq_shell_get_page (shell);
  stall_watch ("reading the roster");
  xq_import_page_read (XQ_IMPORT_PAGE (page), file);
  window_until (is_read, page);
  window_settle ();
  if (!gtk_widget_get_visible (ui_part (page, "apply_button")))
    g_error ("The roster was not understood");
  stall_step ("importing");
  act (page, "import.apply", NULL);
  window_until (is_read, page);
  window_settle ();
  g_assert_false (gtk_widget_get_visible (ui_part (page, "apply_button")));
  stall_step ("the students");
  go (shell, "students");
  seconds = answer (count);
  window_leave ();
  return seconds;
}

/* --- the term's figures and papers --- */

static gboolean
has_pages (gpointer view)
{
  return xq_paper_view_get_n_pages (view) > 0;
}

static double
measure_summary (gint64 *count)
{
  XqShell *shell;
  XqPage *page;

  window_leave ();
  shell = window_enter (SCHOOL);
  stall_watch ("the summary");
  go (shell, "summary");
  page = xq_shell_get_page (shell);
  window_until (has_pages, ui_part (page, "view"));
  window_settle ();
  stall_step ("again");
  xq_page_refresh (page);
  window_settle ();
  return answer (count);
}

static GBytes *
set_pages (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (window_get_folder (), "pages.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (JsonObject) values = json_object_new ();
  JsonArray *paragraphs = json_array_new ();
  GBytes *pdf;
  guint n_pages;

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
  pdf = xq_form_set ("term_summary", values, NULL, &n_pages, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_pages, >=, 100);
  return pdf;
}

/* A page with nothing but a paper. */
typedef XqPage BenchPage;
typedef XqPageClass BenchPageClass;

GType bench_page_get_type (void);

G_DEFINE_TYPE (BenchPage, bench_page, XQ_TYPE_PAGE)

static void
bench_page_class_init (BenchPageClass *klass)
{
  (void) klass;
}

static void
bench_page_init (BenchPage *self)
{
  (void) self;
}

static double
measure_paper (gint64 *count)
{
  XqShell *shell = window_enter (SCHOOL);
  g_autoptr (GBytes) pdf = set_pages ();
  GtkWidget *view = g_object_new (XQ_TYPE_PAPER_VIEW, NULL);
  XqPage *page = g_object_new (bench_page_get_type (), "desk", window_get_desk (), "title", "", NULL);
  GtkAdjustment *adjustment;

  go (shell, "today");
  adw_bin_set_child (ADW_BIN (page), view);
  stall_watch ("the pages come");
  xq_shell_push (shell, page);
  window_settle ();
  xq_paper_view_set_pdf (XQ_PAPER_VIEW (view), pdf);
  window_until (has_pages, view);
  window_settle ();
  g_assert_cmpuint (xq_paper_view_get_n_pages (XQ_PAPER_VIEW (view)), >=, 100);
  stall_step ("leafing through");
  adjustment = gtk_scrolled_window_get_vadjustment (ui_part (view, "scrolled"));
  for (guint i = 0; i < 60; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 2 * gtk_adjustment_get_page_increment (adjustment));
      frame_wait (view);
    }
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 20 * gtk_adjustment_get_page_size (adjustment));
  stall_step ("larger");
  xq_paper_view_zoom (XQ_PAPER_VIEW (view), 1);
  window_settle ();
  stall_step ("leaving the paper");
  go_back (shell);
  return answer (count);
}

const Work stall_works[] = {
  { "stall-places", measure_places },
  { "stall-school", measure_school },
  { "stall-student", measure_student },
  { "stall-search", measure_search },
  { "stall-save", measure_save },
  { "stall-summary", measure_summary },
  { "stall-paper", measure_paper },
  { "stall-import", measure_import },
  { NULL }
};
