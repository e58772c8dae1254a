/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "figure-row.h"
#include "form-page.h"
#include "gaps-list.h"
#include "import-page.h"
#include "kind-page.h"
#include "requirement-row.h"
#include "requirements-page.h"
#include "shell.h"
#include "ui-fixture.h"
#include "work-page.h"

#include "exchange/import.h"
#include "school/kinds.h"

static UiFixture *fixture;

static XqShell *
enter_anew (const char *account)
{
  school_fixture_restore (fixture->school);
  return ui_fixture_enter (fixture, account);
}

static XqGapsList *
go (XqShell    *shell,
    const char *place)
{
  g_assert_true (xq_shell_go (shell, place));
  ui_fixture_settle (fixture);
  g_assert_true (XQ_IS_WORK_PAGE (xq_shell_get_page (shell)));
  return ui_part (xq_shell_get_page (shell), "gaps_list");
}

/* The number of the line that says @words. */
static guint
find_line (XqGapsList *gaps,
           const char *words)
{
  GtkListBox *list = ui_part (gaps, "list");
  GtkListBoxRow *row;

  for (guint i = 0; (row = gtk_list_box_get_row_at_index (list, (int) i)) != NULL; i++)
    if (strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), words) != NULL)
      return i;
  g_error ("no line says %s", words);
}

static void
assert_value (XqFormPage *form,
              const char *field,
              const char *expected)
{
  g_autofree char *value = xq_form_page_dup_value (form, field);

  g_assert_cmpstr (value, ==, expected);
}

/* 王老师 sees what 7-1 lacks, opens the form that fills it, with the class and today
 * filled in, saves it; the line is gone. */
static void
test_fill (void)
{
  XqShell *shell = enter_anew ("王老师");
  XqGapsList *gaps = go (shell, "lessons");
  XqPage *form;
  guint before;

  UI_WAIT (gtk_widget_get_visible (GTK_WIDGET (gaps)) && xq_gaps_list_get_n (gaps) > 0);
  before = xq_gaps_list_get_n (gaps);
  g_assert_null (ui_find_words (gaps, "七(2)"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (gaps), "gaps.fill", "u", find_line (gaps, "班会")));
  ui_fixture_settle (fixture);
  form = xq_shell_get_page (shell);
  g_assert_true (XQ_IS_FORM_PAGE (form));
  assert_value (XQ_FORM_PAGE (form), "classes", fixture->school->classes[CHILD_A]);
  assert_value (XQ_FORM_PAGE (form), "kind", "class_meeting");
  assert_value (XQ_FORM_PAGE (form), "held_on", FIXTURE_TODAY);
  g_assert_nonnull (ui_find_words (form, "七(1)"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.save", NULL));
  ui_fixture_settle (fixture);
  UI_WAIT (XQ_IS_WORK_PAGE (xq_shell_get_page (shell)));
  UI_WAIT (xq_gaps_list_get_n (gaps) == before - 1);

  /* Visits stand over the families too, and lead to the board. */
  gaps = go (shell, "families");
  UI_WAIT (xq_gaps_list_get_n (gaps) == 2);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (gaps), "gaps.fill", "u", find_line (gaps, "家访")));
  ui_fixture_settle (fixture);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (gaps), "gaps.fill", "u", 99));
  ui_fixture_close (fixture);
}

/* Nobody else is told what is missing here; a grade leader is, and cannot fill it. */
static void
test_others (void)
{
  XqShell *shell = enter_anew ("孙主任");
  XqGapsList *gaps = go (shell, "lessons");

  UI_WAIT (xq_gaps_list_get_n (gaps) > 0);
  g_assert_nonnull (ui_find_words (gaps, "七(2)"));
  g_assert_null (ui_find_words (gaps, "八(1)"));
  g_assert_null (ui_find (gaps, GTK_TYPE_BUTTON));
  ui_fixture_close (fixture);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const accounts[] = { "校长", "李老师", "钱老师" };

      shell = enter_anew (accounts[i]);
      gaps = go (shell, "lessons");
      g_assert_false (gtk_widget_get_visible (GTK_WIDGET (gaps)));
      ui_fixture_close (fixture);
    }
}

/* A class teacher's own class stands in every new form of what happens in classes; a
 * counsellor, who has all, chooses. */
static void
test_own_class (void)
{
  static const struct { const XqKind *kind; const char *place; } forms[] = {
    { &xq_lesson, "lessons" }, { &xq_activity, "lessons" }, { &xq_parent_meeting, "families" },
  };

  for (guint i = 0; i < 2; i++)
    {
      XqShell *shell = enter_anew (i == 0 ? "王老师" : "李老师");

      for (guint j = 0; j < G_N_ELEMENTS (forms); j++)
        {
          XqPage *form;

          (void) go (shell, forms[j].place);
          xq_work_page_show_kind (XQ_WORK_PAGE (xq_shell_get_page (shell)), forms[j].kind->name);
          ui_fixture_settle (fixture);
          g_assert_true (gtk_widget_activate_action (gtk_stack_get_visible_child (ui_part (xq_shell_get_page (shell), "stack")),
                                                     "kind.add", NULL));
          ui_fixture_settle (fixture);
          form = xq_shell_get_page (shell);
          g_assert_true (XQ_IS_FORM_PAGE (form));
          assert_value (XQ_FORM_PAGE (form), "classes", i == 0 ? fixture->school->classes[CHILD_A] : NULL);
          g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL));
          ui_fixture_settle (fixture);
        }
      ui_fixture_close (fixture);
    }
}

static XqFigureRow *
find_figure (XqPage     *page,
             const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (ui_part (page, "figures_list"), i)) != NULL; i++)
    if (g_str_equal (xq_figure_row_get_id (XQ_FIGURE_ROW (row)), id))
      return XQ_FIGURE_ROW (row);
  g_error ("no figure %s", id);
}

/* The table of figures stands behind the text. */
static void
show_table (XqPage *page)
{
  for (GtkWidget *parent = gtk_widget_get_parent (ui_part (page, "figures_list")); parent != GTK_WIDGET (page);
       parent = gtk_widget_get_parent (parent))
    if (GTK_IS_STACK (parent))
      gtk_stack_set_visible_child_name (GTK_STACK (parent), "figures");
  ui_fixture_settle (fixture);
}

/* The head presses 家长会 2 场次 and sees those two, and not last term's; then what
 * is not met, and sees the classes. */
static void
test_figures (void)
{
  static const char *const days[] = { "2024-10-18", "2024-11-01", "2024-03-01" };
  XqShell *shell;
  XqPage *page;
  GtkWidget *row;

  school_fixture_restore (fixture->school);
  school_fixture_enter (fixture->school, "李老师");
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_free (school_fixture_save (fixture->school->store, "parent_meeting", "classes", fixture->school->classes[CHILD_A], "scope", "class",
                                 "held_on", days[i], "attended", "40", NULL));
  school_fixture_leave (fixture->school);
  shell = ui_fixture_enter (fixture, "校长");
  g_assert_true (xq_shell_go (shell, "summary"));
  ui_fixture_settle (fixture);
  page = xq_shell_get_page (shell);
  UI_WAIT (gtk_list_box_get_row_at_index (ui_part (page, "figures_list"), 0) != NULL);
  show_table (page);
  ui_press (find_figure (page, "pm"));
  ui_fixture_settle (fixture);
  g_assert_true (XQ_IS_KIND_PAGE (xq_shell_get_page (shell)));
  UI_WAIT (g_str_equal (gtk_label_get_text (ui_part (xq_shell_get_page (shell), "count_label")), "2条"));
  g_assert_false (gtk_widget_get_visible (ui_part (xq_shell_get_page (shell), "add_button")));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL));
  ui_fixture_settle (fixture);

  /* What a head does not read stays words. */
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (find_figure (page, "sessions"))));
  g_assert_true (gtk_widget_get_visible (ui_part (find_figure (page, "classes_ok"), "lacking_button")));
  ui_press (ui_part (find_figure (page, "classes_ok"), "lacking_button"));
  ui_fixture_settle (fixture);
  page = xq_shell_get_page (shell);
  g_assert_true (XQ_IS_REQUIREMENTS_PAGE (page));
  UI_WAIT (gtk_widget_get_first_child (ui_part (page, "list")) != NULL);
  for (row = gtk_widget_get_first_child (ui_part (page, "list")); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (XQ_IS_REQUIREMENT_ROW (row))
      g_assert_cmpint (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)), ==,
                       g_str_equal (xq_requirement_row_get_setting (XQ_REQUIREMENT_ROW (row)), "lesson.weeks"));
  g_assert_nonnull (ui_find_words (page, "八(1)"));
  ui_fixture_close (fixture);
}

/* The page that reads a file in changes from one list to another; what was read
 * of the one is no longer seen. */
static void
test_import (void)
{
  static const char lessons[] = "日期,班级,课题\n2024-10-08,\"七(1)、七(2)\",认识自我\n2024-10-09,七(9),无此班\n";
  g_autofree char *path = g_build_filename (fixture->remembered, "lessons.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  XqShell *shell = enter_anew ("李老师");
  GtkDropDown *imports;
  XqPage *page;

  g_assert_true (g_file_set_contents (path, lessons, -1, NULL));
  (void) go (shell, "lessons");
  g_assert_true (gtk_widget_activate_action (gtk_stack_get_visible_child (ui_part (xq_shell_get_page (shell), "stack")), "kind.import",
                                             NULL));
  ui_fixture_settle (fixture);
  page = xq_shell_get_page (shell);
  g_assert_true (XQ_IS_IMPORT_PAGE (page));
  imports = ui_part (page, "imports_list");
  g_assert_cmpstr (xq_page_get_title (page), ==, "导入心理课、班会登记表");
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (imports)), ==, 5);
  xq_import_page_read (XQ_IMPORT_PAGE (page), file);
  UI_WAIT (gtk_widget_get_visible (ui_part (page, "apply_button")));
  ui_fixture_settle (fixture);
  g_assert_nonnull (ui_find_words (ui_part (page, "rows_table"), "没有 七(9)"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "import.apply", NULL));
  ui_fixture_settle (fixture);
  UI_WAIT (strstr (gtk_label_get_text (ui_part (page, "counts_label")), "已导入：新增 1") != NULL);

  gtk_drop_down_set_selected (imports, gtk_drop_down_get_selected (imports) - 1);
  ui_fixture_settle (fixture);
  g_assert_cmpstr (xq_page_get_title (page), ==, "导入家长会登记表");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (ui_part (page, "stack")), ==, "empty");
  g_assert_false (gtk_widget_get_visible (ui_part (page, "apply_button")));
  ui_fixture_close (fixture);

  /* A class teacher is offered what a class teacher writes. */
  shell = ui_fixture_enter (fixture, "王老师");
  (void) go (shell, "families");
  g_assert_true (gtk_widget_activate_action (gtk_stack_get_visible_child (ui_part (xq_shell_get_page (shell), "stack")), "kind.import",
                                             NULL));
  ui_fixture_settle (fixture);
  imports = ui_part (xq_shell_get_page (shell), "imports_list");
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (imports)), ==, 3);
  ui_fixture_close (fixture);
  g_assert_cmpint (g_remove (path), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  fixture = ui_fixture_new (&argc, &argv);
  school_fixture_keep (fixture->school);
  g_test_add_func ("/ui/gaps/fill", test_fill);
  g_test_add_func ("/ui/gaps/others", test_others);
  g_test_add_func ("/ui/gaps/own-class", test_own_class);
  g_test_add_func ("/ui/gaps/figures", test_figures);
  g_test_add_func ("/ui/gaps/import", test_import);
  result = g_test_run ();
  ui_fixture_free (fixture);
  return result;
}
