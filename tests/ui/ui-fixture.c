/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gstdio.h>
#include <gtk/gtkunixprint.h>

#include "ui-fixture.h"

#include "ctl/language.h"
#include "school/kinds.h"

/* An answer may ask again, and a save lets the page in sight read anew: so many
 * rounds are always enough, and one too many costs nothing. */
#define ROUNDS 4

void
ui_step (void)
{
  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (2000);
}

/* From GTK 4.14 a label that is measured narrower than its text is warned of, and
 * the row of answers of libadwaita's AdwMessageDialog measures its own so before it
 * stands them in a column. Ours to answer for are all other warnings. */
static GLogWriterOutput
write_log (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && fields[i].length == -1 &&
        g_str_has_prefix (fields[i].value, "Trying to measure GtkLabel"))
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, data);
}

static UiFixture *
begin (void)
{
  UiFixture *fixture;
  g_autoptr (GError) error = NULL;
  g_autofree char *remembered = NULL;

  /* Not G_TEST_OPTION_ISOLATE_DIRS: that hides GTK's own settings and icons too. */
  remembered = g_dir_make_tmp ("xq-remembered-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("XDG_CONFIG_HOME", remembered, TRUE);
  g_log_set_writer_func (write_log, NULL, NULL);

  g_assert_true (xq_language_set ("zh_CN"));
  gtk_disable_setlocale ();
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display, and xvfb is not installed\n");
      g_assert_cmpint (g_rmdir (remembered), ==, 0);
      exit (EXIT_SUCCESS);
    }
  fixture = g_new0 (UiFixture, 1);
  fixture->remembered = g_steal_pointer (&remembered);
  fixture->application = GTK_APPLICATION (g_object_new (ADW_TYPE_APPLICATION, "application-id", "org.xinqing.Xinqing.Test",
                                                        "flags", G_APPLICATION_NON_UNIQUE,
                                                        "resource-base-path", "/org/xinqing/Xinqing", NULL));
  g_application_register (G_APPLICATION (fixture->application), NULL, &error);
  g_assert_no_error (error);
  return fixture;
}

UiFixture *
ui_fixture_new (int    *argc,
                char ***argv)
{
  UiFixture *fixture = begin ();

  g_test_init (argc, argv, NULL);
  fixture->school = school_fixture_new ();
  fixture->folder = g_strdup (fixture->school->folder);
  fixture->today = g_strdup (FIXTURE_TODAY);
  return fixture;
}

UiFixture *
ui_fixture_new_for (const char *folder,
                    const char *today)
{
  UiFixture *fixture = begin ();
  g_autoptr (GError) error = NULL;

  xq_vault_init (&error);
  g_assert_no_error (error);
  xq_school_register ();
  fixture->folder = g_strdup (folder);
  fixture->today = g_strdup (today);
  return fixture;
}

static void
forget (UiFixture *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->remembered, "xinqing", NULL);
  g_autofree char *file = g_build_filename (folder, "preferences.ini", NULL);

  (void) g_remove (file);
  (void) g_rmdir (folder);
}

void
ui_fixture_free (UiFixture *fixture)
{
  ui_fixture_close (fixture);
  forget (fixture);
  (void) g_rmdir (fixture->remembered);
  g_free (fixture->remembered);
  g_object_unref (fixture->application);
  g_clear_pointer (&fixture->school, school_fixture_free);
  g_free (fixture->folder);
  g_free (fixture->today);
  g_free (fixture);
}

void
ui_fixture_open (UiFixture *fixture)
{
  g_assert_null (fixture->window);
  if (fixture->school != NULL)
    school_fixture_leave (fixture->school);
  fixture->preferences = xq_preferences_new ();
  fixture->desk = xq_desk_new (fixture->today);
  fixture->window = xq_window_new (fixture->application, fixture->desk, fixture->preferences);
  xq_window_open (fixture->window, fixture->folder);
  gtk_window_present (GTK_WINDOW (fixture->window));
  UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (fixture->window)));
}

static gboolean
is_at_rest (XqUnlockPage *page)
{
  return g_str_equal (gtk_stack_get_visible_child_name (ui_part (page, "unlock_stack")), "rest");
}

void
ui_fixture_type (UiFixture  *fixture,
                 const char *account,
                 const char *password)
{
  XqUnlockPage *page = xq_window_get_unlock_page (fixture->window);

  gtk_editable_set_text (ui_part (page, "account_row"), account);
  gtk_editable_set_text (ui_part (page, "password_row"), password);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "unlock.unlock", NULL));
  UI_WAIT (is_at_rest (page));
}

XqShell *
ui_fixture_enter (UiFixture  *fixture,
                  const char *account)
{
  g_autoptr (XqSecret) password = school_fixture_password (account);
  gsize length;
  const guint8 *bytes = xq_secret_peek (password, &length);
  g_autofree char *typed = g_strndup ((const char *) bytes, length);

  if (fixture->window == NULL)
    ui_fixture_open (fixture);
  ui_fixture_type (fixture, account, typed);
  /* The head chose these passwords, and here people keep them. */
  if (xq_desk_password_is_foreign (fixture->desk))
    {
      AdwBin *asked = ui_part (fixture->window, "password_bin");

      g_assert_null (xq_window_get_shell (fixture->window));
      xq_desk_note_password_changed (fixture->desk);
      g_signal_emit_by_name (adw_bin_get_child (asked), "changed");
    }
  g_assert_nonnull (xq_window_get_shell (fixture->window));
  ui_fixture_settle (fixture);
  return xq_window_get_shell (fixture->window);
}

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
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  (void) source;
  (void) result;
  *(gboolean *) user_data = TRUE;
}

void
ui_fixture_settle (UiFixture *fixture)
{
  for (guint i = 0; i < ROUNDS; i++)
    {
      gboolean answered = FALSE;

      while (g_main_context_iteration (NULL, FALSE))
        ;
      xq_desk_run_async (fixture->desk, nothing, NULL, NULL, NULL, NULL, answered_cb, &answered);
      UI_WAIT (answered);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
ui_fixture_close (UiFixture *fixture)
{
  if (fixture->window == NULL)
    return;
  gtk_window_close (GTK_WINDOW (fixture->window));
  xq_desk_stop (fixture->desk);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  fixture->window = NULL;
  g_clear_object (&fixture->preferences);
  /* Nothing that was closed may still hold the records. */
  g_assert_finalize_object (g_steal_pointer (&fixture->desk));
}

gpointer
ui_part (gpointer    widget,
         const char *name)
{
  GObject *part = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);

  g_assert_nonnull (part);
  return part;
}

void
ui_each (GtkWidget  *root,
         void      (*func) (GtkWidget *widget, gpointer data),
         gpointer    data)
{
  if (!gtk_widget_get_mapped (root))
    return;
  func (root, data);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    ui_each (child, func, data);
}

typedef struct
{
  GType       type;
  const char *words;
  GtkWidget  *found;
} Search;

static void
look (GtkWidget *widget,
      gpointer   data)
{
  Search *search = data;

  if (search->found == NULL && g_type_is_a (G_OBJECT_TYPE (widget), search->type) &&
      (search->words == NULL || strstr (gtk_label_get_text (GTK_LABEL (widget)), search->words) != NULL))
    search->found = widget;
}

gpointer
ui_find (gpointer root,
         GType    type)
{
  Search search = { type, NULL, NULL };

  ui_each (root, look, &search);
  return search.found;
}

GtkWidget *
ui_find_words (gpointer    root,
               const char *words)
{
  Search search = { GTK_TYPE_LABEL, words, NULL };

  ui_each (root, look, &search);
  return search.found;
}

void
ui_press (gpointer button)
{
  g_assert_true (GTK_IS_WIDGET (button));
  g_assert_true (gtk_widget_get_mapped (button));
  g_assert_true (gtk_widget_is_sensitive (button));
  if (GTK_IS_LIST_BOX_ROW (button))
    {
      g_signal_emit_by_name (gtk_widget_get_parent (button), "row-activated", button);
      return;
    }
  /* Activated, a button waits a while to be seen pressed. */
  if (GTK_IS_BUTTON (button))
    g_signal_emit_by_name (button, "clicked");
  else
    g_assert_true (gtk_widget_activate (button));
}

static GtkPrintUnixDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (GTK_IS_PRINT_UNIX_DIALOG (window))
        return GTK_PRINT_UNIX_DIALOG (window);
    }
  return NULL;
}

static gboolean
choose_virtual (GtkPrinter *printer,
                gpointer    data)
{
  char **name = data;

  if (gtk_printer_is_virtual (printer) && *name == NULL)
    *name = g_strdup (gtk_printer_get_name (printer));
  return FALSE;
}

gboolean
ui_choose_print_file (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *name = NULL;
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  GtkPrintUnixDialog *dialog;

  UI_WAIT ((dialog = find_dialog ()) != NULL);
  gtk_enumerate_printers (choose_virtual, &name, NULL, TRUE);
  if (name == NULL)
    {
      gtk_window_destroy (GTK_WINDOW (dialog));
      g_test_skip ("this GTK cannot print to a file");
      return FALSE;
    }
  gtk_print_settings_set_printer (settings, name);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, uri);
  gtk_print_unix_dialog_set_settings (dialog, settings);
  UI_WAIT (gtk_print_unix_dialog_get_selected_printer (dialog) != NULL);
  g_signal_emit_by_name (dialog, "response", GTK_RESPONSE_OK);
  return TRUE;
}

gboolean
ui_print_to_file (const char *path)
{
  if (!ui_choose_print_file (path))
    return FALSE;
  UI_WAIT (g_file_test (path, G_FILE_TEST_EXISTS));
  return TRUE;
}
