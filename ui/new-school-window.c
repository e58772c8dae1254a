/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "calendar-editor.h"
#include "folder-choice.h"
#include "new-password.h"
#include "new-school-window.h"
#include "recovery-view.h"

#include "school/kinds.h"
#include "school/shared-choices.h"

#define SUFFIX ".xinqing"

typedef enum
{
  STEP_SCHOOL,
  STEP_ACCOUNT,
  STEP_WORKING,
  STEP_RECOVERY,
  STEP_CALENDAR,
} Step;

struct _XqNewSchoolWindow
{
  AdwWindow         parent_instance;

  XqDesk           *desk;
  XqPreferences    *preferences;
  char             *folder;         /* in which the school's folder will lie */
  Step              step;

  AdwWindowTitle   *window_title;
  GtkWidget        *back_button;
  GtkWidget        *next_button;
  AdwClamp         *clamp;
  GtkStack         *steps;
  GtkWidget        *school_row;
  GtkBox           *phases_box;
  AdwActionRow     *folder_row;
  GtkWidget        *account_row;
  XqNewPassword    *password;
  XqRecoveryView   *recovery;
  XqCalendarEditor *calendar;
  GtkLabel         *wrong_label;
};

G_DEFINE_FINAL_TYPE (XqNewSchoolWindow, xq_new_school_window, ADW_TYPE_WINDOW)

/* --- the steps --- */

static const struct
{
  const char *page;
  const char *title;
  const char *next;     /* N_(); NULL for none */
  gboolean    back;
  int         width;
} steps[] = {
  [STEP_SCHOOL] = { "school", N_("Step 1 of 4: the school"), N_("Next"), FALSE, 560 },
  [STEP_ACCOUNT] = { "account", N_("Step 2 of 4: the head’s account"), N_("Make the School"), TRUE, 560 },
  [STEP_WORKING] = { "working", N_("Step 2 of 4: the head’s account"), NULL, FALSE, 560 },
  [STEP_RECOVERY] = { "recovery", N_("Step 3 of 4: the recovery sheet"), NULL, FALSE, 640 },
  [STEP_CALENDAR] = { "calendar", N_("Step 4 of 4: terms and holidays, which can also be entered later"), N_("Begin Work"), FALSE, 820 },
};

static void
show_wrong (XqNewSchoolWindow *self,
            const char        *words)
{
  gtk_label_set_text (self->wrong_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->wrong_label), words != NULL);
}

static void
go (XqNewSchoolWindow *self,
    Step               step)
{
  self->step = step;
  show_wrong (self, NULL);
  gtk_stack_set_visible_child_name (self->steps, steps[step].page);
  adw_window_title_set_subtitle (self->window_title, _(steps[step].title));
  adw_clamp_set_maximum_size (self->clamp, steps[step].width);
  gtk_widget_set_visible (self->back_button, steps[step].back);
  gtk_widget_set_visible (self->next_button, steps[step].next != NULL);
  if (steps[step].next != NULL)
    gtk_button_set_label (GTK_BUTTON (self->next_button), _(steps[step].next));
  if (step == STEP_SCHOOL)
    gtk_widget_grab_focus (self->school_row);
  else if (step == STEP_ACCOUNT)
    gtk_widget_grab_focus (self->account_row);
}

/* --- the first step --- */

static char *
dup_text (GtkWidget *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

/* A folder's name may hold what a school's name may, but no stroke. */
static char *
dup_path (XqNewSchoolWindow *self)
{
  g_autofree char *school = dup_text (self->school_row);
  g_autofree char *name = NULL;

  if (*school == '\0')
    return NULL;
  name = g_strconcat (g_strdelimit (school, "/\\", '-'), SUFFIX, NULL);
  return g_build_filename (self->folder, name, NULL);
}

static void
show_folder (XqNewSchoolWindow *self)
{
  g_autofree char *path = dup_path (self);
  g_autofree char *shown = g_filename_display_name (path != NULL ? path : self->folder);

  adw_action_row_set_subtitle (self->folder_row, shown);
}

static void
typed_cb (XqNewSchoolWindow *self)
{
  g_autofree char *school = dup_text (self->school_row);
  g_autofree char *account = dup_text (self->account_row);

  show_folder (self);
  xq_new_password_set_words (self->password, school, account);
  show_wrong (self, NULL);
}

static void
activated_cb (XqNewSchoolWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "new-school.next", NULL);
}

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (XqNewSchoolWindow) self = user_data;
  g_autoptr (GFile) folder = xq_folder_choice_finish (result, NULL);

  (void) source;
  if (folder == NULL || g_file_peek_path (folder) == NULL || self->steps == NULL)
    return;
  g_free (self->folder);
  self->folder = g_file_get_path (folder);
  show_folder (self);
}

static void
choose_folder (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  xq_folder_choice_async (GTK_WINDOW (widget), _("Where the School’s Folder Will Lie"), NULL, folder_chosen_cb,
                          g_object_ref (widget));
}

static void
finish_first_step (XqNewSchoolWindow *self)
{
  g_autofree char *path = dup_path (self);

  if (path == NULL)
    {
      show_wrong (self, _("Type the school’s name."));
      gtk_widget_grab_focus (self->school_row);
    }
  else if (g_file_test (path, G_FILE_TEST_EXISTS))
    show_wrong (self, _("There is a folder of this name already. Open that school instead, or choose another place."));
  else
    go (self, STEP_ACCOUNT);
}

/* --- the school is made --- */

static char *
dup_phases (XqNewSchoolWindow *self)
{
  g_autoptr (GString) phases = g_string_new (NULL);

  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->phases_box)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      g_string_append_printf (phases, "%s%s", phases->len > 0 ? " " : "", gtk_widget_get_name (check));
  return g_string_free (g_steal_pointer (&phases), FALSE);
}

static gpointer
set_phases (XqStore       *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GPtrArray) schools = xq_store_list (store, &xq_school, NULL, error);

  (void) cancellable;
  if (schools == NULL || schools->len == 0)
    return NULL;
  xq_record_set (g_ptr_array_index (schools, 0), "phases", data);
  xq_store_save (store, g_ptr_array_index (schools, 0), NULL, error);
  return NULL;
}

static void
phases_set_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  (void) user_data;
  xq_desk_run_finish (XQ_DESK (source), result, &error);
  if (error != NULL)
    g_warning ("The school's phases were not saved: %s", error->message);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (XqNewSchoolWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  XqDesk *desk = XQ_DESK (source);

  if (!xq_desk_create_finish (desk, result, &error))
    {
      go (self, STEP_ACCOUNT);
      show_wrong (self, error->message);
      return;
    }
  xq_preferences_note_school (self->preferences, xq_desk_get_path (desk), xq_desk_get_school_name (desk),
                              xq_desk_get_account_name (desk));
  xq_desk_run_async (desk, set_phases, dup_phases (self), g_free, NULL, NULL, phases_set_cb, NULL);
  go (self, STEP_RECOVERY);
  xq_recovery_view_make (self->recovery, desk, XQ_ENVELOPE_SCHOOL);
}

static void
make_school (XqNewSchoolWindow *self)
{
  g_autofree char *account = dup_text (self->account_row);
  g_autofree char *school = dup_text (self->school_row);
  g_autofree char *path = dup_path (self);
  g_autoptr (XqSecret) password = NULL;

  if (*account == '\0')
    {
      show_wrong (self, _("Type the name of whom the account is for."));
      gtk_widget_grab_focus (self->account_row);
      return;
    }
  password = xq_new_password_take (self->password);
  if (password == NULL)
    return;
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  go (self, STEP_WORKING);
  xq_desk_create_async (self->desk, path, school, account, password, made_cb, g_object_ref (self));
}

static void
confirmed_cb (XqNewSchoolWindow *self)
{
  go (self, STEP_CALENDAR);
  xq_calendar_editor_begin (self->calendar, self->desk);
}

static void
next (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  XqNewSchoolWindow *self = XQ_NEW_SCHOOL_WINDOW (widget);

  (void) action;
  (void) parameter;
  if (self->step == STEP_SCHOOL)
    finish_first_step (self);
  else if (self->step == STEP_ACCOUNT)
    make_school (self);
  else if (self->step == STEP_CALENDAR)
    gtk_window_close (GTK_WINDOW (self));
}

static void
back (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  if (XQ_NEW_SCHOOL_WINDOW (widget)->step == STEP_ACCOUNT)
    go (XQ_NEW_SCHOOL_WINDOW (widget), STEP_SCHOOL);
}

static gboolean
xq_new_school_window_close_request (GtkWindow *window)
{
  XqNewSchoolWindow *self = XQ_NEW_SCHOOL_WINDOW (window);

  if (self->step == STEP_WORKING)
    return GDK_EVENT_STOP;
  if (self->step > STEP_WORKING && xq_desk_is_unlocked (self->desk))
    xq_desk_enter (self->desk);
  return GTK_WINDOW_CLASS (xq_new_school_window_parent_class)->close_request (window);
}

GtkWindow *
xq_new_school_window_new (GtkWindow     *parent,
                          XqDesk        *desk,
                          XqPreferences *preferences)
{
  XqNewSchoolWindow *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && XQ_IS_DESK (desk) && !xq_desk_is_unlocked (desk), NULL);

  self = g_object_new (XQ_TYPE_NEW_SCHOOL_WINDOW, "transient-for", parent, NULL);
  self->desk = g_object_ref (desk);
  self->preferences = g_object_ref (preferences);
  return GTK_WINDOW (self);
}

static void
xq_new_school_window_dispose (GObject *object)
{
  XqNewSchoolWindow *self = XQ_NEW_SCHOOL_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), XQ_TYPE_NEW_SCHOOL_WINDOW);
  g_clear_object (&self->desk);
  g_clear_object (&self->preferences);
  g_clear_pointer (&self->folder, g_free);

  G_OBJECT_CLASS (xq_new_school_window_parent_class)->dispose (object);
}

static void
xq_new_school_window_class_init (XqNewSchoolWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_new_school_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = xq_new_school_window_close_request;

  g_type_ensure (XQ_TYPE_CALENDAR_EDITOR);
  g_type_ensure (XQ_TYPE_NEW_PASSWORD);
  g_type_ensure (XQ_TYPE_RECOVERY_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/new-school-window.ui");
  gtk_widget_class_bind_template_child (widget_class, XqNewSchoolWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, XqNewSchoolWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, XqNewSchoolWindow, next_button);
  gtk_widget_class_bind_template_child (widget_class, XqNewSchoolWindow, clamp);
  gtk_widget_class_bind_template_child (widget_class, XqNewSchoolWindow, steps);
  gtk_widget_class_bind_template_child (widget_class, XqNewSchoolWindow, school_row);
  gtk_widget_class_bind_template_child (widget_class, XqNewSchoolWindow, phases_box);
  gtk_widget_class_bind_template_child (widget_class, XqNewSchoolWindow, folder_row);
  gtk_widget_class_bind_template_child (widget_class, XqNewSchoolWindow, account_row);
  gtk_widget_class_bind_template_child (widget_class, XqNewSchoolWindow, password);
  gtk_widget_class_bind_template_child (widget_class, XqNewSchoolWindow, recovery);
  gtk_widget_class_bind_template_child (widget_class, XqNewSchoolWindow, calendar);
  gtk_widget_class_bind_template_child (widget_class, XqNewSchoolWindow, wrong_label);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirmed_cb);

  gtk_widget_class_install_action (widget_class, "new-school.next", NULL, next);
  gtk_widget_class_install_action (widget_class, "new-school.back", NULL, back);
  gtk_widget_class_install_action (widget_class, "new-school.folder", NULL, choose_folder);
}

static void
xq_new_school_window_init (XqNewSchoolWindow *self)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  self->folder = g_strdup (documents != NULL ? documents : g_get_home_dir ());
  gtk_widget_init_template (GTK_WIDGET (self));
  for (const XqChoice *phase = xq_phase_choices; phase->code != NULL; phase++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (_(phase->title));

      gtk_widget_set_name (check, phase->code);
      gtk_box_append (self->phases_box, check);
    }
  show_folder (self);
  go (self, STEP_SCHOOL);
}
