/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <time.h>

#include "ui-fixture.h"

#include "class-visits-item.h"
#include "class-visits-page.h"
#include "form-page.h"
#include "records-page.h"
#include "student-item.h"
#include "student-page.h"
#include "students-list.h"
#include "students-page.h"
#include "visit-item.h"
#include "visits-page.h"

#include "school/kinds.h"

static UiFixture *fixture;

/* 甲 has a brother in 7-1. */
static void
enrol_brother (void)
{
  XqStore *store;
  g_autofree char *brother = NULL;
  g_autofree char *enrolment = NULL;

  store = school_fixture_enter (fixture->school, "李老师");
  brother = school_fixture_save (store, "student", "name", "甲小亮", "sex", "male", "seat", "2", NULL);
  enrolment = school_fixture_save (store, "enrolment", "student", brother, "class", fixture->school->classes[CHILD_A],
                                   "from_on", "2024-09-01", NULL);
  school_fixture_leave (fixture->school);
  g_assert_nonnull (enrolment);
}

static XqShell *
enter_anew (const char *account)
{
  XqShell *shell;

  school_fixture_restore (fixture->school);
  shell = ui_fixture_enter (fixture, account);
  g_assert_true (xq_shell_go (shell, "visits"));
  ui_fixture_settle (fixture);
  return shell;
}

static XqVisitState
state_of (XqClassVisitsPage *board,
          guint              position)
{
  g_autoptr (XqVisitItem) item =
    g_list_model_get_item (G_LIST_MODEL (xq_class_visits_page_get_selection (board)), position);

  g_assert_nonnull (item);
  return xq_visit_item_get_state (item);
}

/* The class teacher comes straight to the class. */
static XqClassVisitsPage *
find_board (XqShell *shell)
{
  XqClassVisitsPage *board = ui_find (shell, XQ_TYPE_CLASS_VISITS_PAGE);

  g_assert_nonnull (board);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (xq_class_visits_page_get_selection (board))), ==, 2);
  return board;
}

static void
act (gpointer    page,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (page, action, NULL));
  ui_fixture_settle (fixture);
}

static XqFormPage *
get_form (XqShell *shell)
{
  g_assert_true (XQ_IS_FORM_PAGE (xq_shell_get_page (shell)));
  return XQ_FORM_PAGE (xq_shell_get_page (shell));
}

static char *
student_of (XqFormPage *form)
{
  return xq_form_page_dup_value (form, "student");
}

/* One form after the other; the board moves with each. */
static void
test_each (void)
{
  XqShell *shell = enter_anew ("王老师");
  XqClassVisitsPage *board = find_board (shell);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_assert_cmpint (state_of (board, 0), ==, XQ_VISIT_DUE_IN_YEAR);
  gtk_selection_model_select_all (xq_class_visits_page_get_selection (board));
  act (board, "visits.record");
  first = student_of (get_form (shell));
  xq_form_page_set_value (get_form (shell), "situation", "哥哥在家。");
  act (get_form (shell), "form.save");
  second = student_of (get_form (shell));
  g_assert_cmpstr (second, !=, first);
  act (get_form (shell), "form.save");

  g_assert_true (XQ_IS_VISITS_PAGE (xq_shell_get_page (shell)));
  UI_WAIT (state_of (board, 0) == XQ_VISIT_DONE && state_of (board, 1) == XQ_VISIT_DONE);
  ui_fixture_close (fixture);

  {
    XqStore *store = school_fixture_enter (fixture->school, "王老师");

    g_assert_cmpint (xq_store_count (store, &xq_home_visit, NULL, NULL), ==, 2);
    school_fixture_leave (fixture->school);
  }
}

/* One visit for the household counts for both. */
static void
test_siblings (void)
{
  XqShell *shell = enter_anew ("王老师");
  XqClassVisitsPage *board = find_board (shell);

  gtk_selection_model_select_all (xq_class_visits_page_get_selection (board));
  act (board, "visits.record-together");
  act (get_form (shell), "form.save");
  UI_WAIT (state_of (board, 0) == XQ_VISIT_DONE && state_of (board, 1) == XQ_VISIT_DONE);
  ui_fixture_close (fixture);

  {
    XqStore *store = school_fixture_enter (fixture->school, "王老师");

    g_assert_cmpint (xq_store_count (store, &xq_home_visit, NULL, NULL), ==, 1);
    school_fixture_leave (fixture->school);
  }
}

static void
press_undo (GtkWidget *widget,
            gpointer   data)
{
  gboolean *pressed = data;

  if (!*pressed && GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "撤销") == 0)
    {
      *pressed = TRUE;
      ui_press (widget);
    }
}

/* Nobody at home is saved at once, and taken back at once. */
static void
test_try (void)
{
  XqShell *shell = enter_anew ("王老师");
  XqClassVisitsPage *board = find_board (shell);
  gboolean pressed = FALSE;

  gtk_selection_model_select_item (xq_class_visits_page_get_selection (board), 0, TRUE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (board), "visits.try", "s", "not_home"));
  UI_WAIT (state_of (board, 0) == XQ_VISIT_TRIED);
  g_assert_cmpint (state_of (board, 1), ==, XQ_VISIT_DUE_IN_YEAR);
  g_assert_nonnull (ui_find_words (board, "家中无人"));

  ui_fixture_settle (fixture);
  ui_each (GTK_WIDGET (shell), press_undo, &pressed);
  g_assert_true (pressed);
  UI_WAIT (state_of (board, 0) == XQ_VISIT_DUE_IN_YEAR);
  ui_fixture_close (fixture);
}

/* A head sees numbers; a click on a class opens nothing. */
static void
test_head (void)
{
  XqShell *shell = enter_anew ("校长");
  XqVisitsPage *page = XQ_VISITS_PAGE (xq_shell_get_page (shell));

  g_assert_cmpuint (g_list_model_get_n_items (xq_visits_page_get_classes (page)), ==, N_CHILDREN);
  g_signal_emit_by_name (ui_part (page, "view"), "activate", 0);
  ui_fixture_settle (fixture);
  g_assert_true (xq_shell_get_page (shell) == XQ_PAGE (page));
  g_assert_null (ui_find (shell, XQ_TYPE_CLASS_VISITS_PAGE));
  g_assert_null (ui_find (shell, XQ_TYPE_RECORDS_PAGE));
  ui_fixture_close (fixture);
}

/* A grade leader sees who is due in the own grade, and writes no visits. */
static void
test_grade_leader (void)
{
  XqShell *shell = enter_anew ("孙主任");
  XqVisitsPage *page = XQ_VISITS_PAGE (xq_shell_get_page (shell));

  g_assert_cmpuint (g_list_model_get_n_items (xq_visits_page_get_classes (page)), ==, 2);
  g_signal_emit_by_name (ui_part (page, "view"), "activate", 0);
  ui_fixture_settle (fixture);
  g_assert_true (XQ_IS_CLASS_VISITS_PAGE (xq_shell_get_page (shell)));
  g_assert_false (gtk_widget_get_visible (ui_part (xq_shell_get_page (shell), "buttons")));
  ui_fixture_close (fixture);
}

/* A subject teacher has the own visits and no board. */
static void
test_subject_teacher (void)
{
  XqShell *shell = enter_anew ("钱老师");

  g_assert_null (ui_find (shell, XQ_TYPE_CLASS_VISITS_PAGE));
  g_assert_nonnull (ui_find (shell, XQ_TYPE_RECORDS_PAGE));
  ui_fixture_close (fixture);

  shell = ui_fixture_enter (fixture, "周阿姨");
  g_assert_false (xq_shell_go (shell, "visits"));
  g_assert_true (xq_shell_go (shell, "contacts"));
  ui_fixture_close (fixture);
}

static guint
count_students (XqStudentsPage *page)
{
  return g_list_model_get_n_items (xq_students_page_get_students (page));
}

static void
test_filters (void)
{
  XqShell *shell;
  XqStudentsPage *page;
  g_autofree char *entry = NULL;

  school_fixture_restore (fixture->school);
  entry = school_fixture_save (school_fixture_enter (fixture->school, "李老师"), "register", "student",
                               fixture->school->children[CHILD_C], "category", "migrant", "from_on", "2024-09-01", NULL);
  shell = ui_fixture_enter (fixture, "李老师");
  g_assert_true (xq_shell_go (shell, "students"));
  ui_fixture_settle (fixture);
  page = XQ_STUDENTS_PAGE (xq_shell_get_page (shell));
  UI_WAIT (count_students (page) == 4);

  /* All, grade 7, 7-1, 7-2, grade 8, 8-1. */
  gtk_drop_down_set_selected (ui_part (page, "classes_list"), 1);
  UI_WAIT (count_students (page) == 3);
  gtk_drop_down_set_selected (ui_part (page, "classes_list"), 2);
  UI_WAIT (count_students (page) == 2);
  gtk_drop_down_set_selected (ui_part (page, "classes_list"), 0);
  UI_WAIT (count_students (page) == 4);
  /* The registers begin with left-behind, migrant. */
  gtk_drop_down_set_selected (ui_part (page, "registers_list"), 2);
  UI_WAIT (count_students (page) == 1);
  gtk_drop_down_set_selected (ui_part (page, "registers_list"), 1);
  UI_WAIT (count_students (page) == 0);
  ui_fixture_close (fixture);

  /* Nobody but their readers is asked for the registers. */
  shell = ui_fixture_enter (fixture, "校长");
  g_assert_true (xq_shell_go (shell, "students"));
  ui_fixture_settle (fixture);
  g_assert_false (gtk_widget_get_visible (ui_part (xq_shell_get_page (shell), "registers_list")));
  ui_fixture_close (fixture);
}

static char *
dup_names (XqStudentsPage *page)
{
  GListModel *students = xq_students_page_get_students (page);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (students); i++)
    {
      g_autoptr (XqStudentItem) item = g_list_model_get_item (students, i);

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", xq_student_item_get_name (item));
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* As GTK does it when a heading is pressed. */
static void
press_heading (XqStudentsPage *page,
               guint           column,
               GtkSortType     way)
{
  GtkColumnView *view = ui_part (page, "view");
  g_autoptr (GtkColumnViewColumn) pressed = g_list_model_get_item (gtk_column_view_get_columns (view), column);

  gtk_column_view_sort_by_column (view, pressed, way);
}

static void
assert_names (XqStudentsPage *page,
              const char     *wanted)
{
  g_autofree char *names = dup_names (page);

  g_assert_cmpstr (names, ==, wanted);
}

/* A pressed heading orders the list, and what is searched for after. */
static void
test_headings (void)
{
  XqShell *shell;
  XqStudentsPage *page;

  school_fixture_restore (fixture->school);
  shell = ui_fixture_enter (fixture, "李老师");
  g_assert_true (xq_shell_go (shell, "students"));
  ui_fixture_settle (fixture);
  page = XQ_STUDENTS_PAGE (xq_shell_get_page (shell));
  UI_WAIT (count_students (page) == 4);

  press_heading (page, 0, GTK_SORT_ASCENDING);
  assert_names (page, "丙小刚 甲小亮 甲小明 乙小红");
  press_heading (page, 0, GTK_SORT_DESCENDING);
  assert_names (page, "乙小红 甲小明 甲小亮 丙小刚");
  xq_students_page_set_text (page, "甲");
  UI_WAIT (count_students (page) == 2);
  assert_names (page, "甲小明 甲小亮");
  xq_students_page_set_text (page, "");
  UI_WAIT (count_students (page) == 4);
  /* Another heading is the first now, and alone. */
  press_heading (page, 2, GTK_SORT_DESCENDING);
  assert_names (page, "丙小刚 乙小红 甲小亮 甲小明");
  press_heading (page, 2, GTK_SORT_ASCENDING);
  assert_names (page, "甲小亮 甲小明 乙小红 丙小刚");
  ui_fixture_close (fixture);
}

/* What this thread has worked, in microseconds: other programs' turns left out. */
static gint64
worked (void)
{
  struct timespec time;

  g_assert_cmpint (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time), ==, 0);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gint64
show_students (XqStudentsPage *page,
               guint           n)
{
  XqStudentsAnswer *answer = g_new0 (XqStudentsAnswer, 1);
  gint64 begun;

  answer->students = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_found_student_free);
  for (guint i = 0; i < n; i++)
    {
      XqFoundStudent *student = g_new0 (XqFoundStudent, 1);

      student->uid = g_strdup_printf ("%032x", i);
      student->name = g_strdup_printf ("学生%u", i);
      student->grade = 7;
      student->class_number = 1;
      g_ptr_array_add (answer->students, student);
    }
  begun = worked ();
  xq_students_list_take (XQ_STUDENTS_LIST (xq_students_page_get_students (page)), answer, FIXTURE_TODAY);
  begun = worked () - begun;
  g_test_message ("%u students: %d ms of the main loop", n, (int) (begun / 1000));
  g_assert_cmpuint (count_students (page), ==, n);
  return begun;
}

/* Five thousand students cost the window what five hundred do: the rows around those
 * in sight. */
static void
test_five_thousand (void)
{
  XqShell *shell = ui_fixture_enter (fixture, "李老师");
  XqStudentsPage *page;
  gint64 few;

  g_assert_true (xq_shell_go (shell, "students"));
  ui_fixture_settle (fixture);
  page = XQ_STUDENTS_PAGE (xq_shell_get_page (shell));
  few = show_students (page, 500);
  g_assert_cmpint (show_students (page, 5000), <, 3 * few);
  ui_fixture_close (fixture);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  fixture = ui_fixture_new (&argc, &argv);
  enrol_brother ();
  school_fixture_keep (fixture->school);
  g_test_add_func ("/ui/board/each", test_each);
  g_test_add_func ("/ui/board/siblings", test_siblings);
  g_test_add_func ("/ui/board/try", test_try);
  g_test_add_func ("/ui/board/head", test_head);
  g_test_add_func ("/ui/board/grade-leader", test_grade_leader);
  g_test_add_func ("/ui/board/subject-teacher", test_subject_teacher);
  g_test_add_func ("/ui/board/filters", test_filters);
  g_test_add_func ("/ui/board/headings", test_headings);
  g_test_add_func ("/ui/board/five-thousand", test_five_thousand);
  result = g_test_run ();
  ui_fixture_free (fixture);
  return result;
}
