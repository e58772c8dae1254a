/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "ui-walk.h"

#include "account-window.h"
#include "answers-page.h"
#include "crisis-page.h"
#include "form-page.h"
#include "history-page.h"
#include "import-page.h"
#include "new-school-window.h"
#include "observation-page.h"
#include "paper-page.h"
#include "place-row.h"
#include "record-page.h"
#include "referral-page.h"
#include "school-page.h"
#include "screening-page.h"

#include "school/kinds.h"
#include "school/screening-form.h"

typedef struct
{
  UiFixture *fixture;
  XqShell   *shell;
  UiLook     look;
  gpointer   data;
} Walk;

static char *referral;
static char *crisis;
static char *campaign;

static void
fill_screening (XqStore    *store,
                const char *child)
{
  g_autoptr (XqRecord) form = xq_screening_form_new_factory (store);
  g_autoptr (GError) error = NULL;
  g_autofree char *level = NULL;

  xq_record_set (form, "state", "in_use");
  xq_store_save (store, form, NULL, &error);
  g_assert_no_error (error);
  campaign = school_fixture_save (store, "screening_campaign", "name", "一次排查", "starts_on", "2024-09-02", "form",
                                  xq_record_get_uid (form), "instruments", "phq9", NULL);
  level = school_fixture_save (store, "screening_level", "campaign", campaign, "student", child, NULL);
  g_assert_nonnull (level);
}

void
ui_walk_fill (UiFixture *fixture)
{
  XqStore *store = school_fixture_enter (fixture->school, "李老师");
  const char *child = fixture->school->children[CHILD_A];
  g_autofree char *visit = school_fixture_save (store, "home_visit", "student", child, "situation", "一次家访", NULL);
  g_autofree char *contact = school_fixture_save (store, "family_contact", "student", child, "summary", "一次联系", NULL);
  g_autofree char *session = school_fixture_save (store, "session", "student", child, "narrative", "一次辅导", NULL);

  referral = school_fixture_save (store, "referral", "student", child, "receiver", "县医院", "consent", "written", NULL);
  crisis = school_fixture_save (store, "crisis_event", "report_kind", "injuries", NULL);
  g_assert_nonnull (crisis);
  g_assert_nonnull (visit);
  g_assert_nonnull (session);
  g_assert_nonnull (contact);
  g_assert_nonnull (referral);
  fill_screening (store, child);
  school_fixture_leave (fixture->school);
}

void
ui_walk_observe (const char *uid)
{
  g_free (campaign);
  campaign = g_strdup (uid);
}

/* --- windows --- */

/* Windows beside the fixture's own are looked at and closed. */
static void
look_at_others (UiFixture  *fixture,
                const char *where,
                UiLook      look,
                gpointer    data)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *toplevels = gtk_window_get_toplevels ();

  UI_WAIT (g_list_model_get_n_items (toplevels) > 1);
  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (window != GTK_WIDGET (fixture->window))
        g_ptr_array_add (others, g_steal_pointer (&window));
    }
  for (guint i = 0; i < others->len; i++)
    {
      GtkWidget *window = g_ptr_array_index (others, i);

      UI_WAIT (gtk_widget_get_mapped (window));
      look (window, where, data);
      gtk_window_close (GTK_WINDOW (window));
    }
  UI_WAIT (g_list_model_get_n_items (toplevels) == 1);
}

/* Pages of a stack are brought into sight one after the other. */
static void
look_at_stack (GtkWidget  *root,
               GtkStack   *stack,
               const char *where,
               UiLook      look,
               gpointer    data)
{
  g_autoptr (GListModel) pages = G_LIST_MODEL (gtk_stack_get_pages (stack));

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (pages, i);
      GtkStackPage *page = GTK_STACK_PAGE (item);
      g_autofree char *name = g_strconcat (where, ", ", gtk_stack_page_get_name (page), NULL);

      gtk_stack_set_visible_child (stack, gtk_stack_page_get_child (page));
      UI_WAIT (gtk_widget_get_mapped (gtk_stack_page_get_child (page)));
      look (root, name, data);
    }
}

void
ui_walk_locked (UiFixture *fixture,
                UiLook     look,
                gpointer   data)
{
  GtkWidget *window;
  GtkWindow *wizard;

  ui_fixture_open (fixture);
  window = GTK_WIDGET (fixture->window);
  ui_fixture_type (fixture, "李老师", "wrong horse battery");
  look_at_stack (window, ui_part (xq_window_get_unlock_page (fixture->window), "stack"), "unlock", look, data);

  g_assert_true (gtk_widget_activate_action (window, "win.crisis", NULL));
  look_at_others (fixture, "crisis", look, data);

  wizard = xq_new_school_window_new (GTK_WINDOW (window), fixture->desk, fixture->preferences);
  gtk_window_present (wizard);
  UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (wizard)));
  look_at_stack (GTK_WIDGET (wizard), ui_part (wizard, "steps"), "new school", look, data);
  gtk_stack_set_visible_child_name (ui_part (wizard, "steps"), "recovery");
  look_at_stack (GTK_WIDGET (wizard), ui_part (ui_part (wizard, "recovery"), "stack"), "recovery sheet", look, data);
  gtk_window_destroy (wizard);
  ui_fixture_close (fixture);
}

/* --- pages --- */

static XqPage *
look_at_page (Walk       *walk,
              const char *where)
{
  XqPage *page;

  ui_fixture_settle (walk->fixture);
  page = xq_shell_get_page (walk->shell);
  UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (page)));
  walk->look (GTK_WIDGET (walk->shell), where, walk->data);
  return page;
}

static void
go_back (Walk *walk)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (walk->shell), "shell.back", NULL));
  ui_fixture_settle (walk->fixture);
}

static void
look_at_new_page (Walk       *walk,
                  XqPage     *page,
                  const char *where)
{
  xq_shell_push (walk->shell, page);
  look_at_page (walk, where);
  go_back (walk);
}

static void
look_at_record (Walk       *walk,
                const char *where)
{
  XqPage *page = look_at_page (walk, where);
  g_autofree char *name = g_strconcat (where, ", history", NULL);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "record.history", NULL));
  look_at_page (walk, name);
  go_back (walk);
}

static void
walk_student (Walk *walk)
{
  GtkListBox *events;
  GtkListBoxRow *row;
  XqPage *page;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (walk->shell), "shell.open-student", "s",
                                             walk->fixture->school->children[CHILD_A]));
  page = look_at_page (walk, "student");
  events = ui_part (page, "events_list");
  for (int i = 0; (row = gtk_list_box_get_row_at_index (events, i)) != NULL; i++)
    {
      ui_press (row);
      if (XQ_IS_RECORD_PAGE (xq_shell_get_page (walk->shell)))
        look_at_record (walk, "record");
      else
        look_at_page (walk, "record");
      go_back (walk);
    }
  go_back (walk);
}

static void
walk_forms (Walk *walk)
{
  for (const XqKind *const *kinds = xq_kinds_get_all (); *kinds != NULL; kinds++)
    {
      g_autofree char *name = g_strconcat ("form of ", (*kinds)->name, NULL);

      if (xq_form_page_may_add (*kinds, xq_desk_get_roles (walk->fixture->desk)))
        look_at_new_page (walk, xq_form_page_new (walk->fixture->desk, *kinds, NULL), name);
    }
}

static void
walk_papers (Walk *walk)
{
  XqPaperOrder *letter = xq_paper_order_new ("referral_letter");

  letter->record = g_strdup (referral);
  look_at_new_page (walk, xq_referral_page_new (walk->fixture->desk, referral), "referral");
  look_at_new_page (walk, xq_crisis_page_new (walk->fixture->desk, crisis), "crisis event");
  look_at_new_page (walk, xq_paper_page_new (walk->fixture->desk, letter), "paper");
}

/* Read and not imported. */
static void
walk_import (Walk   *walk,
             XqPage *page)
{
  static const char roster[] = "姓名,性别,年级,班级\n新来的,女,7,1\n,男,7,1\n";
  g_autofree char *path = g_build_filename (walk->fixture->remembered, "roster.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, roster, -1, &error);
  g_assert_no_error (error);
  xq_import_page_read (XQ_IMPORT_PAGE (page), file);
  UI_WAIT (g_str_equal (gtk_stack_get_visible_child_name (ui_part (page, "stack")), "read"));
  look_at_page (walk, "import, read");
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
walk_accounts (Walk   *walk,
               XqPage *page)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "accounts.add", NULL));
  look_at_others (walk->fixture, "new account", walk->look, walk->data);
}

static void
walk_school (Walk *walk)
{
  static const char *const pages[] = {
    "calendar", "year-turn", "classes", "posts", "staff", "accounts", "import", "import-visits", "backup", "recovery-school",
    "recovery-counsellors", "settings", "secrecy", "audit",
  };
  gboolean is_head = (xq_desk_get_roles (walk->fixture->desk) & XQ_ROLE_BIT (XQ_ROLE_HEAD)) != 0;

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      XqPage *school = xq_shell_get_page (walk->shell);
      XqPage *page;

      /* No row leads a head there, who writes no visits. */
      if (is_head && g_str_equal (pages[i], "import-visits"))
        continue;
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (school), "school.open", "s", pages[i]));
      g_assert_true (xq_shell_get_page (walk->shell) != school);
      page = look_at_page (walk, pages[i]);
      if (XQ_IS_IMPORT_PAGE (page))
        walk_import (walk, page);
      else if (g_str_equal (pages[i], "accounts") && is_head)
        walk_accounts (walk, page);
      go_back (walk);
    }
}

static void
walk_campaigns (Walk   *walk,
                XqPage *page)
{
  GtkListBoxRow *row;
  GtkStack *views;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (ui_part (page, "list"), i)) != NULL; i++)
    {
      ui_press (row);
      views = ui_part (look_at_page (walk, "campaign"), "views");
      if (gtk_widget_get_mapped (GTK_WIDGET (views)))
        {
          static const char *const names[] = { "levels", "numbers", "progress" };

          for (guint j = 0; j < G_N_ELEMENTS (names); j++)
            {
              gtk_stack_set_visible_child_name (views, names[j]);
              look_at_page (walk, names[j]);
            }
        }
      go_back (walk);
    }
}

static void
walk_screening (Walk    *walk,
                XqRoles  roles)
{
  XqDesk *desk = walk->fixture->desk;
  const char *class_uid = walk->fixture->school->classes[CHILD_A];

  if (roles & (XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR) | XQ_ROLE_BIT (XQ_ROLE_CLASS_TEACHER) | XQ_ROLE_BIT (XQ_ROLE_SUBJECT_TEACHER)))
    look_at_new_page (walk, xq_observation_page_new (desk, campaign, class_uid), "observations");
  if (roles & XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR))
    look_at_new_page (walk, xq_answers_page_new (desk, campaign, class_uid), "answer sheets");
}

static void
walk_places (Walk *walk)
{
  GtkListBox *places = ui_part (walk->shell, "places_list");
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (places, i)) != NULL; i++)
    {
      const char *id = xq_place_row_get_place (XQ_PLACE_ROW (row))->id;
      XqPage *page;
      GtkWidget *switcher;

      ui_press (row);
      page = look_at_page (walk, id);
      switcher = ui_find (page, GTK_TYPE_STACK_SWITCHER);
      if (XQ_IS_SCHOOL_PAGE (page))
        walk_school (walk);
      else if (XQ_IS_SCREENING_PAGE (page))
        walk_campaigns (walk, page);
      else if (switcher != NULL && gtk_widget_get_visible (switcher))
        look_at_stack (GTK_WIDGET (walk->shell), gtk_stack_switcher_get_stack (GTK_STACK_SWITCHER (switcher)), id, walk->look,
                       walk->data);
    }
}

/* The new school year is begun in August alone. Each step is looked at, and none done. */
static void
walk_year_turn (Walk       *walk,
                const char *account)
{
  g_autofree char *today = g_steal_pointer (&walk->fixture->today);
  XqPage *page;
  gpointer plan;

  walk->fixture->today = g_strdup ("2025-08-20");
  walk->shell = ui_fixture_enter (walk->fixture, account);
  g_assert_true (xq_shell_go (walk->shell, "school"));
  ui_fixture_settle (walk->fixture);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (xq_shell_get_page (walk->shell)), "school.open", "s", "year-turn"));
  page = look_at_page (walk, "year turn, the plan");
  plan = ui_part (page, "plan");
  gtk_list_box_select_row (ui_part (plan, "classes_list"), gtk_list_box_get_row_at_index (ui_part (plan, "classes_list"), 0));
  gtk_expander_set_expanded (ui_part (ui_part (plan, "posts"), "expander"), TRUE);
  look_at_page (walk, "year turn, a class");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "year.check", NULL));
  UI_WAIT (g_str_equal (gtk_stack_get_visible_child_name (ui_part (page, "stack")), "check"));
  look_at_page (walk, "year turn, the check");
  gtk_stack_set_visible_child_name (ui_part (page, "stack"), "done");
  look_at_page (walk, "year turn, done");
  ui_fixture_close (walk->fixture);
  g_free (walk->fixture->today);
  walk->fixture->today = g_steal_pointer (&today);
}

void
ui_walk_account (UiFixture  *fixture,
                 const char *account,
                 UiLook      look,
                 gpointer    data)
{
  Walk walk = { fixture, ui_fixture_enter (fixture, account), look, data };
  XqRoles roles = xq_desk_get_roles (fixture->desk);

  walk_places (&walk);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (walk.shell), "shell.change-password", NULL));
  look_at_page (&walk, "password");
  go_back (&walk);
  if (roles != XQ_ROLE_BIT (XQ_ROLE_KEEPER))
    {
      walk_student (&walk);
      walk_forms (&walk);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.crisis", NULL));
      look_at_others (fixture, "stamps of a crisis", look, data);
      walk_screening (&walk, roles);
    }
  if (roles & (XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR) | XQ_ROLE_BIT (XQ_ROLE_HEAD)))
    walk_papers (&walk);
  ui_fixture_close (fixture);
  if (roles & XQ_ROLE_BIT (XQ_ROLE_HEAD))
    walk_year_turn (&walk, account);
}
