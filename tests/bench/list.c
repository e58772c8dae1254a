/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "frame.h"
#include "ui-fixture.h"
#include "worker.h"

#include "ctl/language.h"
#include "students-list.h"
#include "students-page.h"
#include "school/kinds.h"

/* bench-list ours|plain ROWS WANTED
 *
 * A window with so many rows: the program's own list of students, or GTK's plain
 * list of strings. Says, a line each and no more than is wanted,
 *
 *   frame 0          when it lies on the screen
 *   show SECONDS     from the rows to their first frame, in a window that was there
 *   scroll SECONDS   a page further by key, the mean of many
 *   work SECONDS     how long the window worked for that; the rest it waited for the frame clock
 *   memory MB        the most that the process ever had
 */

#define PAGES 100
#define TODAY "2025-06-30"

static guint n_rows;

static void
say (const char *name,
     double      value,
     const char *wanted)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  printf ("%s %s\n", name, g_ascii_dtostr (text, sizeof text, value));
  fflush (stdout);
  if (strcmp (name, wanted) == 0)
    _exit (0);
}

static XqStudentsAnswer *
make_answer (void)
{
  XqStudentsAnswer *answer = g_new0 (XqStudentsAnswer, 1);

  answer->students = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_found_student_free);
  answer->last_contacts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < n_rows; i++)
    {
      XqFoundStudent *student = g_new0 (XqFoundStudent, 1);

      student->uid = g_strdup_printf ("%032u", i);
      student->name = g_strdup_printf ("王小明%u", i);
      student->sex = g_strdup (i % 2 == 0 ? "male" : "female");
      student->state = g_strdup ("enrolled");
      student->grade = 7 + (int) (i % 3);
      student->class_number = 1 + (int) (i % 12);
      student->seat = g_strdup_printf ("%u", i % 50 + 1);
      student->boarding = g_strdup (i % 3 == 0 ? "boarding" : "day");
      g_hash_table_insert (answer->last_contacts, g_strdup (student->uid), g_strdup ("2025-05-12"));
      g_ptr_array_add (answer->students, student);
    }
  return answer;
}

static GStrv
make_strings (void)
{
  GStrv strings = g_new0 (char *, n_rows + 1);

  for (guint i = 0; i < n_rows; i++)
    strings[i] = g_strdup_printf ("王小明%u", i);
  return strings;
}

/* --- the plain list --- */

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *row)
{
  (void) factory;
  gtk_list_item_set_child (row, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *row)
{
  (void) factory;
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (row)), gtk_string_object_get_string (gtk_list_item_get_item (row)));
}

static GtkWidget *
make_plain (GtkStringList **rows)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  *rows = gtk_string_list_new (NULL);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled),
                                 gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (*rows))), factory));
  return scrolled;
}

/* --- --- */

/* A list takes the keys where a row has the cursor. */
static double
scroll (GtkWidget *window,
        double    *working)
{
  GtkWidget *list = ui_find (window, GTK_TYPE_COLUMN_VIEW);
  GtkAdjustment *adjustment;
  double begin;
  double seconds;
  clock_t worked;

  if (list != NULL)
    /* Its own list within, which has the rows. */
    for (list = gtk_widget_get_last_child (list); !GTK_IS_LIST_VIEW (list); list = gtk_widget_get_prev_sibling (list))
      ;
  else
    list = ui_find (window, GTK_TYPE_LIST_VIEW);
  g_assert_nonnull (list);
  gtk_widget_grab_focus (list);
  frame_wait (window);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  begin = gtk_adjustment_get_value (adjustment);
  work_start ();
  worked = clock ();
  for (guint i = 0; i < PAGES; i++)
    {
      frame_press (list, GDK_KEY_Page_Down);
      frame_wait (window);
    }
  *working = (double) (clock () - worked) / CLOCKS_PER_SEC / PAGES;
  seconds = work_seconds () / PAGES;
  /* Where it did not move, nothing was measured. */
  if (n_rows > 10000)
    g_assert_cmpfloat (gtk_adjustment_get_value (adjustment) - begin, >, PAGES * gtk_adjustment_get_page_size (adjustment) / 2);
  return seconds;
}

static double
get_most_memory (void)
{
  g_autofree char *status = NULL;
  const char *most;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  most = status != NULL ? strstr (status, "VmHWM:") : NULL;
  g_assert_nonnull (most);
  return (double) g_ascii_strtoll (most + strlen ("VmHWM:"), NULL, 10) / 1024;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (XqDesk) desk = NULL;
  GtkStringList *plain_rows = NULL;
  GtkWidget *window;
  GtkWidget *content;
  XqStudentsAnswer *answer = NULL;
  g_auto (GStrv) strings = NULL;
  gboolean ours;
  gboolean at_once;
  double seconds;
  double working;

  g_assert_cmpint (argc, ==, 4);
  ours = g_str_equal (argv[1], "ours");
  n_rows = (guint) atoi (argv[2]);
  at_once = g_str_equal (argv[3], "frame");
  gtk_disable_setlocale ();
  (void) xq_language_set ("zh_CN");
  adw_init ();

  window = g_object_new (ADW_TYPE_WINDOW, "default-width", 1366, "default-height", 768, NULL);
  if (ours)
    {
      xq_school_register ();
      desk = xq_desk_new (TODAY);
      content = GTK_WIDGET (xq_students_page_new (desk, NULL));
      answer = make_answer ();
    }
  else
    {
      content = make_plain (&plain_rows);
      strings = make_strings ();
    }
  adw_window_set_content (ADW_WINDOW (window), content);
  gtk_window_present (GTK_WINDOW (window));
  if (!at_once)
    {
      while (!gtk_widget_get_mapped (window))
        g_main_context_iteration (NULL, TRUE);
      frame_wait (window);
    }

  work_start ();
  if (ours)
    {
      xq_students_list_take (XQ_STUDENTS_LIST (xq_students_page_get_students (XQ_STUDENTS_PAGE (content))), answer, TODAY);
      gtk_stack_set_visible_child_name (ui_part (content, "stack"), "list");
    }
  else
    gtk_string_list_splice (plain_rows, 0, 0, (const char *const *) strings);
  while (!gtk_widget_get_mapped (window))
    g_main_context_iteration (NULL, TRUE);
  frame_wait (window);
  seconds = work_seconds ();
  say ("frame", 0, argv[3]);
  say ("show", seconds, argv[3]);
  seconds = scroll (window, &working);
  say ("scroll", seconds, argv[3]);
  say ("work", working, argv[3]);
  say ("memory", get_most_memory (), argv[3]);
  return EXIT_FAILURE;
}
