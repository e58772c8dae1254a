/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frame.h"
#include "big-window.h"

#include "today-page.h"

static UiFixture *fixture;
static const char *folder;
static char *open_vault;
static gint64 keys_at;

/* The linker leads the window's unlocking through here: from when the keys are in
 * hand. What comes before is the password's stretching, which is meant to take long. */
gboolean __real_xq_vault_unlock (XqVault *self, const char *account, XqSecret *password, GCancellable *cancellable, GError **error);
gboolean __wrap_xq_vault_unlock (XqVault *self, const char *account, XqSecret *password, GCancellable *cancellable, GError **error);

gboolean
__wrap_xq_vault_unlock (XqVault       *self,
                        const char    *account,
                        XqSecret      *password,
                        GCancellable  *cancellable,
                        GError       **error)
{
  gboolean ok = __real_xq_vault_unlock (self, account, password, cancellable, error);

  keys_at = g_get_monotonic_time ();
  return ok;
}

const char *
window_get_folder (void)
{
  return folder;
}

XqDesk *
window_get_desk (void)
{
  return fixture->desk;
}

static gboolean
woken_cb (gpointer user_data)
{
  (void) user_data;
  return G_SOURCE_CONTINUE;
}

void
window_until (gboolean (*holds) (gpointer data),
              gpointer   data)
{
  gint64 until = g_get_monotonic_time () + 120 * G_USEC_PER_SEC;
  guint source = g_timeout_add (100, woken_cb, NULL);

  while (!holds (data) && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
  if (!holds (data))
    g_error ("The window does not come to what was waited for");
}

static gboolean
is_over (gpointer data)
{
  return g_get_monotonic_time () >= *(const gint64 *) data;
}

void
window_linger (guint milliseconds)
{
  gint64 until = g_get_monotonic_time () + 1000 * (gint64) milliseconds;

  window_until (is_over, &until);
}

void
window_settle (void)
{
  ui_fixture_settle (fixture);
  frame_wait (GTK_WIDGET (fixture->window));
}

void
window_leave (void)
{
  ui_fixture_close (fixture);
  g_clear_pointer (&open_vault, g_free);
}

static gboolean
is_entered (gpointer data)
{
  (void) data;
  return xq_window_get_shell (fixture->window) != NULL;
}

/* The first place has read what it shows. */
static gboolean
is_read (gpointer data)
{
  XqPage *page = xq_shell_get_page (xq_window_get_shell (fixture->window));

  (void) data;
  g_assert_true (XQ_IS_TODAY_PAGE (page));
  return *gtk_label_get_text (ui_part (page, "day_label")) != '\0';
}

static void
press_unlock (void)
{
  g_autoptr (XqSecret) password = school_fixture_password (BIG_SCHOOL_COUNSELLOR);
  XqUnlockPage *page = xq_window_get_unlock_page (fixture->window);
  gsize length;
  const guint8 *bytes = xq_secret_peek (password, &length);
  g_autofree char *typed = g_strndup ((const char *) bytes, length);

  gtk_editable_set_text (ui_part (page, "account_row"), BIG_SCHOOL_COUNSELLOR);
  gtk_editable_set_text (ui_part (page, "password_row"), typed);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "unlock.unlock", NULL));
}

static void
open_at (const char *vault)
{
  g_free (fixture->folder);
  fixture->folder = g_build_filename (folder, vault, NULL);
  ui_fixture_open (fixture);
  frame_wait (GTK_WIDGET (fixture->window));
  open_vault = g_strdup (vault);
}

/* The head chose the password: what asks for an own one is left aside. */
static gboolean
note_password (gpointer data)
{
  (void) data;
  if (!xq_desk_is_unlocked (fixture->desk))
    return FALSE;
  if (xq_window_get_shell (fixture->window) == NULL)
    {
      xq_desk_note_password_changed (fixture->desk);
      g_signal_emit_by_name (adw_bin_get_child (ui_part (fixture->window, "password_bin")), "changed");
    }
  return TRUE;
}

XqShell *
window_enter (const char *vault)
{
  if (g_strcmp0 (vault, open_vault) != 0)
    {
      window_leave ();
      open_at (vault);
      press_unlock ();
      window_until (note_password, NULL);
      window_until (is_entered, NULL);
      window_until (is_read, NULL);
      window_settle ();
    }
  return xq_window_get_shell (fixture->window);
}

static double
measure_open (gint64 *count)
{
  double seconds;

  window_leave ();
  open_at ("school.xinqing");
  press_unlock ();
  window_until (note_password, NULL);
  window_until (is_read, NULL);
  frame_wait (GTK_WIDGET (fixture->window));
  seconds = (double) (g_get_monotonic_time () - keys_at) / G_USEC_PER_SEC;
  *count = 1;
  return seconds;
}

/* In a process of its own: from its first line to the first list in sight, the
 * password typed at once. */
static double
measure_start (gint64 *count)
{
  open_at ("school.xinqing");
  press_unlock ();
  window_until (note_password, NULL);
  window_until (is_read, NULL);
  frame_wait (GTK_WIDGET (fixture->window));
  *count = 1;
  return work_seconds ();
}

static const Work own_works[] = {
  { "start", measure_start },
  { "open", measure_open },
  { NULL }
};

/* bench-window FOLDER */
int
main (int   argc,
      char *argv[])
{
  g_autoptr (GArray) works = g_array_new (TRUE, TRUE, sizeof (Work));
  const Work *const all[] = { own_works, stall_works };
  g_autofree char *school = NULL;
  int status;

  g_assert_cmpint (argc, ==, 2);
  work_start ();
  if (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL)
    return work_refuse ("there is no display");
  folder = argv[1];
  school = g_build_filename (folder, "school.xinqing", NULL);
  fixture = ui_fixture_new_for (school, BIG_SCHOOL_TODAY);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    for (const Work *work = all[i]; work->name != NULL; work++)
      g_array_append_val (works, *work);
  status = work_serve ((const Work *) (gconstpointer) works->data);
  window_leave ();
  ui_fixture_free (fixture);
  return status;
}
