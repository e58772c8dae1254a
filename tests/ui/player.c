/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Linked into the program with its own main(): a script can ask where the window
 * stands and put the cursor somewhere, by lines on the standard input, which are
 * answered on the standard output. What a person types the script types as keys.
 *
 *   page               unlock, shell, covered or nothing
 *   places             the places that this account has
 *   go PLACE           goes there
 *   press ACTION WORD  of the page in sight: an action that takes a word
 *   press ACTION       likewise, one that takes none
 *   tabs               the kinds of records that the place in sight has
 *   tab KIND           shows one of them
 *   add                begins a record of the kind in sight, if the account may
 *   student UID        opens a student
 *   record KIND        begins a record of the student in sight, if the account may
 *   import FILE        of the page of imports: reads it
 *   focus FIELD        puts the cursor into a field of the form in sight
 *   value FIELD        what stands in it
 *   drafts             how many drafts are in sight
 *   continue           goes on with the first of them
 *   settle             answers when everything that was asked of the records is there
 *   sees WORDS         whether they are in sight, in any window
 *   read WORDS         all of the text in which they stand
 *   on NAME            whether the cursor is on the control of this name
 *   point NAME         puts the cursor onto it; a key presses it
 *   cursor             where the cursor is
 */

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <glib-unix.h>

#include "draft-row.h"
#include "field-editor.h"
#include "form-page.h"
#include "import-page.h"
#include "kind-page.h"
#include "places.h"
#include "player-sight.h"
#include "records-page.h"
#include "window.h"
#include "work-page.h"

/* How often the records are asked before the window has settled: answers ask again. */
#define ROUNDS 4

static void
answer (const char *words)
{
  printf ("%s\n", words);
  fflush (stdout);
}

static XqWindow *
find_window (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (XQ_IS_WINDOW (window))
        return XQ_WINDOW (window);
    }
  return NULL;
}

static gboolean
is_editor_of (GtkWidget  *widget,
              const char *name)
{
  return XQ_IS_FIELD_EDITOR (widget) && g_str_equal (xq_field_editor_get_field (XQ_FIELD_EDITOR (widget))->name, name);
}

static gboolean
is_draft (GtkWidget  *widget,
          const char *name)
{
  (void) name;
  return XQ_IS_DRAFT_ROW (widget);
}

static gboolean
is_plain_button (GtkWidget  *widget,
                 const char *name)
{
  (void) name;
  return GTK_IS_BUTTON (widget);
}

/* --- settling --- */

static gpointer
nothing (XqStore       *store,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  (void) store;
  (void) data;
  (void) cancellable;
  (void) error;
  return NULL;
}

static void
round_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  guint left = GPOINTER_TO_UINT (user_data);

  (void) xq_desk_run_finish (XQ_DESK (source), result, NULL);
  if (left == 0)
    answer ("settled");
  else
    xq_desk_run_async (XQ_DESK (source), nothing, NULL, NULL, NULL, NULL, round_cb, GUINT_TO_POINTER (left - 1));
}

/* --- what is asked --- */

static void
say_places (XqDesk *desk)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (const XqPlace *place = xq_places_get_all (); place->id != NULL; place++)
    if (place->roles & xq_desk_get_roles (desk))
      g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", place->id);
  answer (names->str);
}

static gboolean
is_list (GtkWidget  *widget,
         const char *name)
{
  (void) name;
  return XQ_IS_KIND_PAGE (widget) || XQ_IS_RECORDS_PAGE (widget);
}

static gboolean
is_stack (GtkWidget  *widget,
          const char *name)
{
  (void) name;
  return GTK_IS_STACK (widget);
}

/* The kinds of records of the place in sight, as its stack names them. */
static void
say_tabs (XqPage *page)
{
  GtkWidget *stack = XQ_IS_WORK_PAGE (page) ? player_find (GTK_WIDGET (page), is_stack, NULL) : NULL;
  g_autoptr (GtkSelectionModel) tabs = stack != NULL ? gtk_stack_get_pages (GTK_STACK (stack)) : NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; tabs != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (tabs)); i++)
    {
      g_autoptr (GObject) tab = g_list_model_get_item (G_LIST_MODEL (tabs), i);

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", gtk_stack_page_get_name (GTK_STACK_PAGE (tab)));
    }
  answer (names->str);
}

/* The list of records in sight, or the one in the tab that is. */
static gboolean
add_record (XqPage *page)
{
  GtkWidget *list = XQ_IS_WORK_PAGE (page) ? player_find (GTK_WIDGET (page), is_list, NULL) : GTK_WIDGET (page);
  const XqKind *kind = xq_page_get_kind (page);

  return list != NULL && kind != NULL && xq_form_page_may_add (kind, xq_desk_get_roles (xq_page_get_desk (page))) &&
         gtk_widget_activate_action (list, XQ_IS_KIND_PAGE (list) ? "kind.add" : "records.add", NULL);
}

static void
say_value (XqFieldEditor *editor)
{
  g_autofree char *value = xq_field_editor_dup_value (editor);

  answer (value != NULL ? g_strdelimit (value, "\n", ' ') : "");
}

static void
in_shell (XqShell    *shell,
          const char *what,
          const char *name)
{
  XqPage *page = xq_shell_get_page (shell);
  GtkWidget *found = NULL;
  gboolean ok = FALSE;

  if (g_str_equal (what, "places"))
    {
      say_places (xq_page_get_desk (page));
      return;
    }
  if (g_str_equal (what, "tabs"))
    {
      say_tabs (page);
      return;
    }
  if (g_str_equal (what, "settle"))
    {
      xq_desk_run_async (xq_page_get_desk (page), nothing, NULL, NULL, NULL, NULL, round_cb, GUINT_TO_POINTER (ROUNDS));
      return;
    }
  if (g_str_equal (what, "value"))
    {
      found = player_find (GTK_WIDGET (page), is_editor_of, name);
      if (found != NULL)
        say_value (XQ_FIELD_EDITOR (found));
      else
        answer ("no such field");
      return;
    }
  if (g_str_equal (what, "go"))
    ok = xq_shell_go (shell, name);
  else if (g_str_equal (what, "student"))
    ok = gtk_widget_activate_action (GTK_WIDGET (shell), "shell.open-student", "s", name);
  else if (g_str_equal (what, "record"))
    ok = xq_form_page_may_add (xq_kind_find (name), xq_desk_get_roles (xq_page_get_desk (page))) &&
         gtk_widget_activate_action (GTK_WIDGET (page), "student.record", "s", name);
  else if (g_str_equal (what, "import") && XQ_IS_IMPORT_PAGE (page))
    {
      g_autoptr (GFile) file = g_file_new_for_path (name);

      xq_import_page_read (XQ_IMPORT_PAGE (page), file);
      ok = TRUE;
    }
  else if (g_str_equal (what, "tab") && XQ_IS_WORK_PAGE (page))
    {
      xq_work_page_show_kind (XQ_WORK_PAGE (page), name);
      ok = g_strcmp0 (xq_work_page_get_kind (XQ_WORK_PAGE (page)), name) == 0;
    }
  else if (g_str_equal (what, "add"))
    ok = add_record (page);
  else if (g_str_equal (what, "press"))
    {
      g_auto (GStrv) words = g_strsplit (name, " ", 2);

      ok = words[0] != NULL && gtk_widget_activate_action (GTK_WIDGET (page), words[0], words[1] != NULL ? "s" : NULL, words[1]);
    }
  else if (g_str_equal (what, "focus"))
    {
      found = player_find (GTK_WIDGET (page), is_editor_of, name);
      ok = found != NULL && gtk_widget_child_focus (found, GTK_DIR_TAB_FORWARD);
    }
  else if (g_str_equal (what, "drafts"))
    ok = player_find (GTK_WIDGET (page), is_draft, NULL) != NULL;
  else if (g_str_equal (what, "continue"))
    {
      found = player_find (GTK_WIDGET (page), is_draft, NULL);
      found = found != NULL ? player_find (found, is_plain_button, NULL) : NULL;
      ok = found != NULL;
      if (found != NULL)
        g_signal_emit_by_name (found, "clicked");
    }
  answer (ok ? "yes" : "no");
}

/* What can be asked wherever the window stands. */
static gboolean
in_sight (const char *what,
          const char *words)
{
  g_autofree char *text = NULL;

  if (g_str_equal (what, "sees"))
    text = player_read (words);
  else if (g_str_equal (what, "read"))
    {
      text = player_read (words);
      answer (text != NULL ? text : "");
      return TRUE;
    }
  else if (g_str_equal (what, "cursor"))
    {
      text = player_dup_cursor ();
      answer (text);
      return TRUE;
    }
  else if (!g_str_equal (what, "on") && !g_str_equal (what, "point"))
    return FALSE;
  answer (text != NULL || (g_str_equal (what, "on") && player_is_on (words)) ||
          (g_str_equal (what, "point") && player_point_at (words)) ? "yes" : "no");
  return TRUE;
}

static void
perform (const char *line)
{
  XqWindow *window = find_window ();
  XqShell *shell = window != NULL ? xq_window_get_shell (window) : NULL;
  g_auto (GStrv) words = g_strsplit (line, " ", 2);
  const char *rest = words[0] != NULL && words[1] != NULL ? words[1] : "";

  if (words[0] == NULL)
    answer ("nothing was asked");
  else if (in_sight (words[0], rest))
    return;
  else if (g_str_equal (words[0], "page"))
    answer (window == NULL                    ? "nothing"
            : xq_window_is_covered (window)   ? "covered"
            : shell != NULL                   ? "shell"
                                              : "unlock");
  else if (shell == NULL)
    answer ("locked");
  else
    in_shell (shell, words[0], rest);
}

/* A byte at a time: what was read ahead would be lost when the program begins
 * anew. */
static gboolean
line_cb (int           fd,
         GIOCondition  condition,
         gpointer      user_data)
{
  g_autoptr (GString) line = g_string_new (NULL);
  char c;

  (void) condition;
  (void) user_data;
  while (read (fd, &c, 1) == 1)
    {
      if (c == '\n')
        {
          perform (line->str);
          return G_SOURCE_CONTINUE;
        }
      g_string_append_c (line, c);
    }
  return G_SOURCE_REMOVE;
}

__attribute__ ((constructor)) static void
begin (void)
{
  g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP, line_cb, NULL);
}
