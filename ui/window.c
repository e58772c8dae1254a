/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "copy-keeper.h"
#include "crisis-page.h"
#include "crisis-window.h"
#include "icon-keep.h"
#include "idle-watch.h"
#include "look.h"
#include "password-form.h"
#include "session-watch.h"
#include "window.h"

#define OFFER_SECONDS 30

struct _XqWindow
{
  AdwApplicationWindow  parent_instance;

  XqDesk               *desk;
  XqPreferences        *preferences;
  XqIdleWatch          *idle;
  XqSessionWatch       *session;
  XqCopyKeeper         *copies;
  GPtrArray            *hidden;     /* windows that the cover took out of sight */
  const char           *uncovered;  /* the stack's page below the cover */
  gboolean              locking;

  GtkStack             *stack;
  XqUnlockPage         *unlock_page;
  AdwBin               *shell_bin;
  AdwBin               *password_bin;
  GtkWidget            *cover;
};

G_DEFINE_FINAL_TYPE (XqWindow, xq_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  LOCKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

XqUnlockPage *
xq_window_get_unlock_page (XqWindow *self)
{
  g_return_val_if_fail (XQ_IS_WINDOW (self), NULL);

  return self->unlock_page;
}

XqShell *
xq_window_get_shell (XqWindow *self)
{
  GtkWidget *shell;

  g_return_val_if_fail (XQ_IS_WINDOW (self), NULL);

  shell = adw_bin_get_child (self->shell_bin);
  return shell != NULL ? XQ_SHELL (shell) : NULL;
}

gboolean
xq_window_is_covered (XqWindow *self)
{
  g_return_val_if_fail (XQ_IS_WINDOW (self), FALSE);

  return self->uncovered != NULL;
}

/* --- the cover --- */

/* Dialogs lie above the window and would show through. */
static void
hide_others (XqWindow *self)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint n = g_list_model_get_n_items (toplevels);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkWidget) other = g_list_model_get_item (toplevels, i);

      if (other != GTK_WIDGET (self) && gtk_widget_get_visible (other))
        g_ptr_array_add (self->hidden, g_steal_pointer (&other));
    }
  for (guint i = 0; i < self->hidden->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->hidden, i), FALSE);
}

static void
set_covered (XqWindow *self,
             gboolean  covered)
{
  if (covered == xq_window_is_covered (self) || self->locking)
    return;
  if (covered)
    {
      self->uncovered = gtk_stack_get_visible_child_name (self->stack);
      hide_others (self);
      gtk_stack_set_visible_child_name (self->stack, "cover");
      gtk_widget_grab_focus (self->cover);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, self->uncovered);
  self->uncovered = NULL;
  for (guint i = 0; i < self->hidden->len; i++)
    gtk_window_present (g_ptr_array_index (self->hidden, i));
  g_ptr_array_set_size (self->hidden, 0);
}

static void
cover (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  XqWindow *self = XQ_WINDOW (widget);

  (void) action;
  (void) parameter;
  set_covered (self, !xq_window_is_covered (self));
}

/* --- locking --- */

static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (XqWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!xq_desk_close_finish (XQ_DESK (source), result, &error))
    g_warning ("The records were not closed in order: %s", error->message);
  g_signal_emit (self, signals[LOCKED], 0);
}

/* The desk does things in order: drafts first, then it closes. What is in sight
 * goes at once. */
static void
lock (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  XqWindow *self = XQ_WINDOW (widget);
  XqShell *shell = xq_window_get_shell (self);

  (void) action;
  (void) parameter;
  if (self->locking)
    return;
  if (!xq_desk_is_unlocked (self->desk))
    {
      xq_unlock_page_forget (self->unlock_page);
      return;
    }
  hide_others (self);
  g_ptr_array_set_size (self->hidden, 0);
  self->locking = TRUE;
  self->uncovered = NULL;
  gtk_stack_set_visible_child_name (self->stack, "locking");
  if (shell != NULL)
    xq_shell_keep (shell);
  xq_desk_close_async (self->desk, closed_cb, g_object_ref (self));
}

void
xq_window_lock (XqWindow *self)
{
  g_return_if_fail (XQ_IS_WINDOW (self));

  lock (GTK_WIDGET (self), NULL, NULL);
}

static void
idle_minutes_changed_cb (GAction  *action,
                         GVariant *value,
                         gpointer  user_data)
{
  XqWindow *self = user_data;
  guint minutes = g_variant_get_uint32 (value);

  if (minutes < 1 || minutes > 60)
    return;
  g_simple_action_set_state (G_SIMPLE_ACTION (action), value);
  xq_preferences_set_idle_minutes (self->preferences, minutes);
  if (self->idle != NULL)
    xq_idle_watch_set_minutes (self->idle, minutes);
}

static void
style_changed_cb (GAction  *action,
                  GVariant *value,
                  gpointer  user_data)
{
  XqWindow *self = user_data;

  if (!xq_look_set_style (g_variant_get_string (value, NULL)))
    return;
  g_simple_action_set_state (G_SIMPLE_ACTION (action), value);
  xq_preferences_set_style (self->preferences, g_variant_get_string (value, NULL));
}

static void
text_size_changed_cb (GAction  *action,
                      GVariant *value,
                      gpointer  user_data)
{
  XqWindow *self = user_data;

  if (!xq_look_set_text_size (g_variant_get_string (value, NULL)))
    return;
  g_simple_action_set_state (G_SIMPLE_ACTION (action), value);
  xq_preferences_set_text_size (self->preferences, g_variant_get_string (value, NULL));
}

/* What is remembered, and what the menu changes. */
static void
add_choice (XqWindow   *self,
            const char *name,
            GVariant   *state,
            GCallback   changed_cb)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (name, g_variant_get_type (state), state);

  g_signal_connect_object (action, "change-state", changed_cb, self, 0);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
}

static void
add_choices (XqWindow *self)
{
  const char *style = xq_preferences_get_style (self->preferences);
  const char *size = xq_preferences_get_text_size (self->preferences);

  if (!xq_look_set_style (style))
    style = "system";
  if (!xq_look_set_text_size (size))
    size = "standard";
  add_choice (self, "idle-minutes", g_variant_new_uint32 (xq_preferences_get_idle_minutes (self->preferences)),
              G_CALLBACK (idle_minutes_changed_cb));
  add_choice (self, "style", g_variant_new_string (style), G_CALLBACK (style_changed_cb));
  add_choice (self, "text-size", g_variant_new_string (size), G_CALLBACK (text_size_changed_cb));
}

static void
show (XqWindow   *self,
      const char *page)
{
  if (xq_window_is_covered (self))
    self->uncovered = page;
  else
    gtk_stack_set_visible_child_name (self->stack, page);
}

static void
enter (XqWindow *self)
{
  adw_bin_set_child (self->password_bin, NULL);
  adw_bin_set_child (self->shell_bin, xq_shell_new (self->desk));
  show (self, "shell");
}

static void
unlocked_cb (XqWindow *self)
{
  if (xq_desk_password_is_foreign (self->desk))
    {
      GtkWidget *form = xq_password_form_new (self->desk);

      g_signal_connect_object (form, "changed", G_CALLBACK (enter), self, G_CONNECT_SWAPPED);
      adw_bin_set_child (self->password_bin, form);
      show (self, "password");
    }
  else
    enter (self);
  xq_session_watch_delay_sleep (self->session);
  self->idle = xq_idle_watch_new (GTK_WIDGET (self), xq_preferences_get_idle_minutes (self->preferences));
  g_signal_connect_object (self->idle, "idle", G_CALLBACK (xq_window_lock), self, G_CONNECT_SWAPPED);
}

static void
open_window (XqWindow   *self,
             const char *resource)
{
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWindow *window;

  if (xq_window_is_covered (self) || self->locking)
    return;
  builder = gtk_builder_new_from_resource (resource);
  window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));
  gtk_window_set_transient_for (window, GTK_WINDOW (self));
  gtk_window_present (window);
}

static void
open_crisis (XqWindow   *self,
             const char *event,
             const char *student,
             gboolean    in_doubt)
{
  GtkWindow *window;

  if (xq_window_is_covered (self) || self->locking)
    return;
  window = xq_crisis_window_new (self->desk, event, student, in_doubt);
  gtk_window_set_transient_for (window, GTK_WINDOW (self));
  gtk_window_present (window);
}

static void
crisis (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  open_crisis (XQ_WINDOW (widget), NULL, NULL, FALSE);
}

/* From a session's answer about safety: the student, and the answer. */
static void
crisis_of (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  const char *student;
  const char *answer;

  (void) action;
  g_variant_get (parameter, "(&s&s)", &student, &answer);
  open_crisis (XQ_WINDOW (widget), NULL, *student != '\0' ? student : NULL, g_str_equal (answer, "harmed"));
}

static void
crisis_into (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  (void) action;
  open_crisis (XQ_WINDOW (widget), g_variant_get_string (parameter, NULL), NULL, FALSE);
}

static void
crisis_record (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  XqWindow *self = XQ_WINDOW (widget);
  XqShell *shell = xq_window_get_shell (self);

  (void) action;
  if (shell != NULL && !xq_window_is_covered (self) && !self->locking)
    xq_shell_push (shell, xq_crisis_page_new (self->desk, g_variant_get_string (parameter, NULL)));
}

static void
show_keys (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  open_window (XQ_WINDOW (widget), "/org/xinqing/Xinqing/ui/keys-window.ui");
}

/* Keys reach the window wherever the cursor is, also nowhere; what they mean the
 * shell knows. */
static void
to_shell (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  XqWindow *self = XQ_WINDOW (widget);
  XqShell *shell = xq_window_get_shell (self);
  g_autofree char *name = g_strconcat ("shell.", action + strlen ("win."), NULL);

  (void) parameter;
  if (shell != NULL && !xq_window_is_covered (self) && !self->locking)
    gtk_widget_activate_action (GTK_WIDGET (shell), name, NULL);
}

/* Closing the window is like locking it: first everything is kept. */
static gboolean
xq_window_close_request (GtkWindow *window)
{
  XqWindow *self = XQ_WINDOW (window);
  XqShell *shell = xq_window_get_shell (self);

  if (shell != NULL && !self->locking)
    xq_shell_keep (shell);
  return GTK_WINDOW_CLASS (xq_window_parent_class)->close_request (window);
}

/* --- copies --- */

static void
copies_said_cb (XqWindow   *self,
                const char *words)
{
  XqShell *shell = xq_window_get_shell (self);
  g_autofree char *escaped = NULL;
  AdwToast *toast;

  if (shell == NULL)
    return;
  escaped = g_markup_escape_text (words, -1);
  toast = adw_toast_new (escaped);
  xq_shell_say (shell, toast);
  g_object_unref (toast);
}

static void
copies_offered_cb (XqWindow   *self,
                   const char *drive)
{
  XqRoles may = XQ_ROLE_BIT (XQ_ROLE_HEAD) | XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR) | XQ_ROLE_BIT (XQ_ROLE_KEEPER);
  XqShell *shell = xq_window_get_shell (self);
  g_autofree char *words = NULL;
  g_autofree char *escaped = NULL;
  AdwToast *toast;

  if (shell == NULL || (xq_desk_get_roles (self->desk) & may) == 0)
    return;
  /* Translators: the name of a USB drive */
  words = g_strdup_printf (_("“%s” was plugged in. Shall the second copies of the school go there?"), drive);
  escaped = g_markup_escape_text (words, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_button_label (toast, _("Keep Copies There"));
  adw_toast_set_action_name (toast, "win.copies-take-offer");
  adw_toast_set_timeout (toast, OFFER_SECONDS);
  xq_shell_say (shell, toast);
  g_object_unref (toast);
}

static void
take_offer (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  xq_copy_keeper_take_offer (XQ_WINDOW (widget)->copies);
}

void
xq_window_watch_drives (XqWindow       *self,
                        GVolumeMonitor *monitor)
{
  g_return_if_fail (XQ_IS_WINDOW (self));

  xq_copy_keeper_watch (self->copies, monitor);
}

void
xq_window_open (XqWindow   *self,
                const char *path)
{
  g_return_if_fail (XQ_IS_WINDOW (self));

  if (!xq_desk_is_unlocked (self->desk))
    xq_unlock_page_choose_school (self->unlock_page, path);
}

XqWindow *
xq_window_new (GtkApplication *application,
               XqDesk         *desk,
               XqPreferences  *preferences)
{
  XqWindow *self = g_object_new (XQ_TYPE_WINDOW, "application", application, NULL);

  self->desk = g_object_ref (desk);
  self->preferences = g_object_ref (preferences);
  xq_unlock_page_set_desk (self->unlock_page, desk, preferences);
  g_signal_connect_object (desk, "unlocked", G_CALLBACK (unlocked_cb), self, G_CONNECT_SWAPPED);
  self->copies = xq_copy_keeper_new (desk);
  g_signal_connect_object (self->copies, "said", G_CALLBACK (copies_said_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->copies, "offered", G_CALLBACK (copies_offered_cb), self, G_CONNECT_SWAPPED);
  self->session = xq_session_watch_new ();
  g_signal_connect_object (self->session, "away", G_CALLBACK (xq_window_lock), self, G_CONNECT_SWAPPED);
  add_choices (self);
  return self;
}

static void
xq_window_dispose (GObject *object)
{
  XqWindow *self = XQ_WINDOW (object);

  g_clear_object (&self->idle);
  g_clear_object (&self->session);
  g_clear_object (&self->copies);
  g_ptr_array_set_size (self->hidden, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), XQ_TYPE_WINDOW);
  g_clear_object (&self->desk);
  g_clear_object (&self->preferences);

  G_OBJECT_CLASS (xq_window_parent_class)->dispose (object);
}

static void
xq_window_finalize (GObject *object)
{
  g_ptr_array_unref (XQ_WINDOW (object)->hidden);

  G_OBJECT_CLASS (xq_window_parent_class)->finalize (object);
}

static void
xq_window_class_init (XqWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = xq_window_dispose;
  object_class->finalize = xq_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = xq_window_close_request;

  xq_icon_keep_all ();
  signals[LOCKED] = g_signal_new ("locked", XQ_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (XQ_TYPE_UNLOCK_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, XqWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, XqWindow, unlock_page);
  gtk_widget_class_bind_template_child (widget_class, XqWindow, shell_bin);
  gtk_widget_class_bind_template_child (widget_class, XqWindow, password_bin);
  gtk_widget_class_bind_template_child (widget_class, XqWindow, cover);

  gtk_widget_class_install_action (widget_class, "win.lock", NULL, lock);
  gtk_widget_class_install_action (widget_class, "win.cover", NULL, cover);
  gtk_widget_class_install_action (widget_class, "win.crisis", NULL, crisis);
  gtk_widget_class_install_action (widget_class, "win.crisis-of", "(ss)", crisis_of);
  gtk_widget_class_install_action (widget_class, "win.crisis-into", "s", crisis_into);
  gtk_widget_class_install_action (widget_class, "win.crisis-record", "s", crisis_record);
  gtk_widget_class_install_action (widget_class, "win.copies-take-offer", NULL, take_offer);
  gtk_widget_class_install_action (widget_class, "win.keys", NULL, show_keys);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_question, GDK_CONTROL_MASK, "win.keys", NULL);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, to_shell);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, to_shell);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, to_shell);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, to_shell);
  gtk_widget_class_install_action (widget_class, "win.note", NULL, to_shell);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, to_shell);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "win.help", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, GDK_CONTROL_MASK, "win.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "win.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "win.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "win.note", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "win.crisis", NULL);
}

static void
xq_window_init (XqWindow *self)
{
  self->hidden = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}
