/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "account-window.h"
#include "new-password.h"

struct _XqAccountWindow
{
  AdwWindow       parent_instance;

  XqDesk         *desk;
  XqAccountDeed   deed;
  char           *uid;
  XqRoles         roles;                  /* of an account that is there */
  GtkCheckButton *checks[XQ_N_ROLES];     /* borrowed */

  AdwWindowTitle *window_title;
  GtkWidget      *apply_button;
  GtkSpinner     *spinner;
  GtkLabel       *wrong_label;
  GtkWidget      *name_group;
  GtkWidget      *name_row;
  GtkWidget      *roles_group;
  GtkFlowBox     *roles_box;
  GtkWidget      *posts_group;
  GtkEditable    *classes_row;
  GtkEditable    *grades_row;
  XqNewPassword  *password;
};

G_DEFINE_FINAL_TYPE (XqAccountWindow, xq_account_window, ADW_TYPE_WINDOW)

static void
show_wrong (XqAccountWindow *self,
            const char      *words)
{
  gtk_label_set_text (self->wrong_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->wrong_label), words != NULL);
}

static void
set_working (XqAccountWindow *self,
             gboolean         working)
{
  gtk_spinner_set_spinning (self->spinner, working);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "account.apply", !working);
}

static XqRoles
read_roles (XqAccountWindow *self)
{
  XqRoles roles = 0;

  if (!gtk_widget_get_visible (self->roles_group))
    return self->roles;
  for (XqRole role = 0; role < XQ_N_ROLES; role++)
    if (gtk_check_button_get_active (self->checks[role]))
      roles |= XQ_ROLE_BIT (role);
  return roles;
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (XqAccountWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  xq_desk_run_finish (XQ_DESK (source), result, &error);
  if (self->spinner == NULL)
    return;
  set_working (self, FALSE);
  if (error != NULL)
    {
      show_wrong (self, error->message);
      return;
    }
  xq_desk_note_saved (XQ_DESK (source), "staff");
  gtk_window_close (GTK_WINDOW (self));
}

static void
apply (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  XqAccountWindow *self = XQ_ACCOUNT_WINDOW (widget);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
  g_autoptr (XqSecret) password = NULL;
  XqAccountWork *work;

  (void) action;
  (void) parameter;
  show_wrong (self, NULL);
  if (self->deed == XQ_ACCOUNT_ADD && *name == '\0')
    {
      show_wrong (self, _("Type the name of whom the account is for."));
      gtk_widget_grab_focus (self->name_row);
      return;
    }
  if (read_roles (self) == 0)
    {
      show_wrong (self, _("Say what this person does."));
      return;
    }
  if (gtk_widget_get_visible (GTK_WIDGET (self->password)))
    {
      password = xq_new_password_take (self->password);
      if (password == NULL)
        return;
    }
  work = g_new0 (XqAccountWork, 1);
  work->deed = self->deed;
  work->uid = g_strdup (self->uid);
  work->name = g_steal_pointer (&name);
  work->roles = read_roles (self);
  work->password = g_steal_pointer (&password);
  work->classes = g_strdup (gtk_editable_get_text (self->classes_row));
  work->grades = g_strdup (gtk_editable_get_text (self->grades_row));
  set_working (self, TRUE);
  xq_desk_run_async (self->desk, xq_account_work, work, (GDestroyNotify) xq_account_work_free, NULL, NULL, done_cb,
                     g_object_ref (self));
}

static void
name_changed_cb (XqAccountWindow *self)
{
  xq_new_password_set_words (self->password, xq_desk_get_school_name (self->desk),
                             gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
}

static void
describe (XqAccountWindow *self)
{
  static const struct
  {
    XqAccountDeed deed;
    const char   *title;
    const char   *button;
    gboolean      name;
    gboolean      roles;
    gboolean      posts;
    gboolean      password;
  } deeds[] = {
    { XQ_ACCOUNT_ADD, N_("New Account"), N_("Add"), TRUE, TRUE, TRUE, TRUE },
    { XQ_ACCOUNT_SET_POSTS, N_("Classes and Grades"), N_("Save"), FALSE, FALSE, TRUE, FALSE },
    { XQ_ACCOUNT_SET_ROLES, N_("Roles"), N_("Save"), FALSE, TRUE, FALSE, FALSE },
    { XQ_ACCOUNT_RESET, N_("New First Password"), N_("Set"), FALSE, FALSE, FALSE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (deeds[i].deed == self->deed)
      {
        gtk_window_set_title (GTK_WINDOW (self), _(deeds[i].title));
        adw_window_title_set_title (self->window_title, _(deeds[i].title));
        gtk_button_set_label (GTK_BUTTON (self->apply_button), _(deeds[i].button));
        gtk_widget_set_visible (self->name_group, deeds[i].name);
        gtk_widget_set_visible (self->roles_group, deeds[i].roles);
        gtk_widget_set_visible (self->posts_group, deeds[i].posts);
        gtk_widget_set_visible (GTK_WIDGET (self->password), deeds[i].password);
        if (self->deed != XQ_ACCOUNT_ADD)
          gtk_window_set_default_size (GTK_WINDOW (self), 600, 420);
      }
}

GtkWindow *
xq_account_window_new (GtkWindow           *parent,
                       XqDesk              *desk,
                       XqAccountDeed        deed,
                       const XqAccountLine *line)
{
  XqAccountWindow *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && XQ_IS_DESK (desk) && (deed == XQ_ACCOUNT_ADD || line != NULL), NULL);

  self = g_object_new (XQ_TYPE_ACCOUNT_WINDOW, "transient-for", parent, NULL);
  self->desk = g_object_ref (desk);
  self->deed = deed;
  describe (self);
  if (line != NULL)
    {
      self->uid = g_strdup (line->account->uid);
      self->roles = line->account->roles;
      adw_window_title_set_subtitle (self->window_title, line->account->name);
      gtk_editable_set_text (self->classes_row, line->classes);
      gtk_editable_set_text (self->grades_row, line->grades);
      for (XqRole role = 0; role < XQ_N_ROLES; role++)
        gtk_check_button_set_active (self->checks[role], (self->roles & XQ_ROLE_BIT (role)) != 0);
      xq_new_password_set_words (self->password, xq_desk_get_school_name (desk), line->account->name);
    }
  if (deed == XQ_ACCOUNT_ADD)
    gtk_widget_grab_focus (self->name_row);
  else if (deed == XQ_ACCOUNT_SET_POSTS)
    gtk_widget_grab_focus (GTK_WIDGET (self->classes_row));
  return GTK_WINDOW (self);
}

static void
xq_account_window_dispose (GObject *object)
{
  XqAccountWindow *self = XQ_ACCOUNT_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), XQ_TYPE_ACCOUNT_WINDOW);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->uid, g_free);

  G_OBJECT_CLASS (xq_account_window_parent_class)->dispose (object);
}

static void
xq_account_window_class_init (XqAccountWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_account_window_dispose;

  g_type_ensure (XQ_TYPE_NEW_PASSWORD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/account-window.ui");
  gtk_widget_class_bind_template_child (widget_class, XqAccountWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, XqAccountWindow, apply_button);
  gtk_widget_class_bind_template_child (widget_class, XqAccountWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, XqAccountWindow, wrong_label);
  gtk_widget_class_bind_template_child (widget_class, XqAccountWindow, name_group);
  gtk_widget_class_bind_template_child (widget_class, XqAccountWindow, name_row);
  gtk_widget_class_bind_template_child (widget_class, XqAccountWindow, roles_group);
  gtk_widget_class_bind_template_child (widget_class, XqAccountWindow, roles_box);
  gtk_widget_class_bind_template_child (widget_class, XqAccountWindow, posts_group);
  gtk_widget_class_bind_template_child (widget_class, XqAccountWindow, classes_row);
  gtk_widget_class_bind_template_child (widget_class, XqAccountWindow, grades_row);
  gtk_widget_class_bind_template_child (widget_class, XqAccountWindow, password);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);

  gtk_widget_class_install_action (widget_class, "account.apply", NULL, apply);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
xq_account_window_init (XqAccountWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (XqRole role = 0; role < XQ_N_ROLES; role++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (xq_role_get_title (role));

      self->checks[role] = GTK_CHECK_BUTTON (check);
      gtk_flow_box_append (self->roles_box, check);
      gtk_widget_set_focusable (gtk_widget_get_parent (check), FALSE);
    }
}
