/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "audit-page.h"
#include "command-search.h"
#include "form-page.h"
#include "help-view.h"
#include "password-page.h"
#include "place-row.h"
#include "places.h"
#include "shell.h"
#include "student-page.h"

struct _XqShell
{
  AdwBin           parent_instance;

  XqDesk          *desk;
  GPtrArray       *trail;     /* the pages one came by, borrowed; the last is in sight */
  guint            refreshing;

  GtkLabel        *school_label;
  GtkListBox      *places_list;
  AdwAvatar       *avatar;
  GtkWidget       *account_button;
  GtkLabel        *account_label;
  GtkLabel        *roles_label;
  GtkWidget       *back_button;
  GtkLabel        *title_label;
  XqCommandSearch *search;
  GtkMenuButton   *help_button;
  XqHelpView      *help_view;
  AdwToastOverlay *toasts;
  GtkStack        *pages;
};

G_DEFINE_FINAL_TYPE (XqShell, xq_shell, ADW_TYPE_BIN)

XqPage *
xq_shell_get_page (XqShell *self)
{
  g_return_val_if_fail (XQ_IS_SHELL (self), NULL);

  return self->trail->len > 0 ? g_ptr_array_index (self->trail, self->trail->len - 1) : NULL;
}

static void
show_title (XqShell *self)
{
  XqPage *page = xq_shell_get_page (self);
  const char *title = page != NULL ? xq_page_get_title (page) : NULL;

  gtk_label_set_text (self->title_label, title != NULL ? title : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), title);
}

static void
show_last (XqShell *self)
{
  XqPage *page = xq_shell_get_page (self);

  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (page));
  gtk_widget_set_visible (self->back_button, self->trail->len > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "shell.back", self->trail->len > 1);
  show_title (self);
  xq_page_refresh (page);
}

static XqPlaceRow *
find_row (XqShell    *self,
          const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->places_list, i)) != NULL; i++)
    if (g_str_equal (xq_place_row_get_place (XQ_PLACE_ROW (row))->id, id))
      return XQ_PLACE_ROW (row);
  return NULL;
}

static void
badge_changed_cb (XqPage     *page,
                  GParamSpec *pspec,
                  gpointer    row)
{
  (void) pspec;
  xq_place_row_set_badge (row, xq_page_get_badge (page));
}

static XqPage *
take_place (XqShell    *self,
            XqPlaceRow *row)
{
  const XqPlace *place = xq_place_row_get_place (row);
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, place->id);

  if (page == NULL)
    {
      page = GTK_WIDGET (place->new_page (self->desk, place));
      xq_page_set_title (XQ_PAGE (page), xq_place_get_title (place, xq_desk_get_roles (self->desk)));
      gtk_stack_add_named (self->pages, page, place->id);
      g_signal_connect_object (page, "notify::title", G_CALLBACK (show_title), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (page, "notify::badge", G_CALLBACK (badge_changed_cb), row, 0);
    }
  return XQ_PAGE (page);
}

static void
drop_last (XqShell *self)
{
  XqPage *page = xq_shell_get_page (self);

  xq_page_keep (page);
  g_ptr_array_set_size (self->trail, (int) self->trail->len - 1);
  gtk_stack_remove (self->pages, GTK_WIDGET (page));
}

gboolean
xq_shell_go (XqShell    *self,
             const char *id)
{
  XqPlaceRow *row;
  XqPage *page;

  g_return_val_if_fail (XQ_IS_SHELL (self) && id != NULL, FALSE);

  row = find_row (self, id);
  if (row == NULL)
    return FALSE;
  page = take_place (self, row);
  while (self->trail->len > 1)
    drop_last (self);
  g_ptr_array_set_size (self->trail, 0);
  g_ptr_array_add (self->trail, page);
  gtk_list_box_select_row (self->places_list, GTK_LIST_BOX_ROW (row));
  show_last (self);
  return TRUE;
}

void
xq_shell_push (XqShell *self,
               XqPage  *page)
{
  g_return_if_fail (XQ_IS_SHELL (self) && XQ_IS_PAGE (page));

  gtk_stack_add_child (self->pages, GTK_WIDGET (page));
  g_signal_connect_object (page, "notify::title", G_CALLBACK (show_title), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->trail, page);
  show_last (self);
  gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

void
xq_shell_remove (XqShell *self,
                 XqPage  *page)
{
  guint index;

  g_return_if_fail (XQ_IS_SHELL (self) && XQ_IS_PAGE (page));

  if (!g_ptr_array_find (self->trail, page, &index) || index == 0)
    return;
  g_ptr_array_remove_index (self->trail, index);
  gtk_stack_remove (self->pages, GTK_WIDGET (page));
  show_last (self);
}

void
xq_shell_keep (XqShell *self)
{
  g_return_if_fail (XQ_IS_SHELL (self));

  for (guint i = 0; i < self->trail->len; i++)
    xq_page_keep (g_ptr_array_index (self->trail, i));
}

void
xq_shell_say (XqShell  *self,
              AdwToast *toast)
{
  g_return_if_fail (XQ_IS_SHELL (self) && ADW_IS_TOAST (toast));

  adw_toast_overlay_add_toast (self->toasts, g_object_ref (toast));
}

/* Several saves in a row are one reading again. */
static gboolean
refresh_cb (gpointer user_data)
{
  XqShell *self = user_data;

  self->refreshing = 0;
  xq_page_refresh (xq_shell_get_page (self));
  return G_SOURCE_REMOVE;
}

static void
saved_cb (XqShell *self)
{
  if (self->refreshing == 0)
    self->refreshing = g_idle_add (refresh_cb, self);
}

static void
row_activated_cb (XqShell       *self,
                  GtkListBoxRow *row)
{
  xq_shell_go (self, xq_place_row_get_place (XQ_PLACE_ROW (row))->id);
}

static void
go (GtkWidget  *widget,
    const char *action,
    GVariant   *parameter)
{
  (void) action;
  xq_shell_go (XQ_SHELL (widget), g_variant_get_string (parameter, NULL));
}

static void
back (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  XqShell *self = XQ_SHELL (widget);

  (void) action;
  (void) parameter;
  if (self->trail->len < 2)
    return;
  drop_last (self);
  show_last (self);
}

static void
search_everything (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  xq_command_search_begin (XQ_SHELL (widget)->search);
}

static void
find (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  XqShell *self = XQ_SHELL (widget);

  (void) action;
  (void) parameter;
  if (!xq_page_find (xq_shell_get_page (self)))
    xq_command_search_begin (self->search);
}

static void
print (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  xq_page_print (xq_shell_get_page (XQ_SHELL (widget)));
}

/* F1 closes it as well. */
static void
help (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  XqShell *self = XQ_SHELL (widget);

  (void) action;
  (void) parameter;
  if (gtk_widget_get_visible (GTK_WIDGET (self->help_view)))
    gtk_menu_button_popdown (self->help_button);
  else
    gtk_menu_button_popup (self->help_button);
}

static void
help_shown_cb (XqShell *self)
{
  xq_help_view_show_page (self->help_view, xq_shell_get_page (self));
}

static void
open_student (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  XqShell *self = XQ_SHELL (widget);

  (void) action;
  xq_shell_push (self, xq_student_page_new (self->desk, g_variant_get_string (parameter, NULL)));
}

/* What an account most often records; a class teacher visits, a counsellor counsels. */
static const char *const notes[] = { "session", "home_visit", "family_contact" };

static void
note (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  XqShell *self = XQ_SHELL (widget);
  XqPage *page = xq_shell_get_page (self);
  const char *student = XQ_IS_STUDENT_PAGE (page) ? xq_student_page_get_student (XQ_STUDENT_PAGE (page)) : NULL;

  (void) action;
  (void) parameter;
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      const XqKind *kind = xq_kind_find (notes[i]);

      if (!xq_form_page_may_add (kind, xq_desk_get_roles (self->desk)))
        continue;
      xq_shell_push (self, xq_form_page_new (self->desk, kind, student));
      return;
    }
}

static void
change_password (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  XqShell *self = XQ_SHELL (widget);

  (void) action;
  (void) parameter;
  if (!XQ_IS_PASSWORD_PAGE (xq_shell_get_page (self)))
    xq_shell_push (self, xq_password_page_new (self->desk));
}

static void
show_own_looks (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  XqShell *self = XQ_SHELL (widget);

  (void) action;
  (void) parameter;
  if (!XQ_IS_AUDIT_PAGE (xq_shell_get_page (self)))
    xq_shell_push (self, xq_audit_page_new_own (self->desk));
}

static void
head_group_cb (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       user_data)
{
  gboolean begins = before != NULL && xq_place_row_get_place (XQ_PLACE_ROW (row))->group !=
                                      xq_place_row_get_place (XQ_PLACE_ROW (before))->group;

  (void) user_data;
  gtk_list_box_row_set_header (row, begins ? gtk_separator_new (GTK_ORIENTATION_HORIZONTAL) : NULL);
}

static char *
name_roles (XqRoles roles)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (XqRole role = 0; role < XQ_N_ROLES; role++)
    if (roles & XQ_ROLE_BIT (role))
      g_string_append_printf (names, "%s%s", names->len > 0 ? " · " : "", xq_role_get_title (role));
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
show_account (XqShell *self)
{
  g_autofree char *spoken = NULL;
  XqRoles roles = xq_desk_get_roles (self->desk);
  g_autofree char *names = name_roles (roles);

  gtk_label_set_text (self->school_label, xq_desk_get_school_name (self->desk));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->school_label), xq_desk_get_school_name (self->desk));
  adw_avatar_set_text (self->avatar, xq_desk_get_account_name (self->desk));
  gtk_label_set_text (self->account_label, xq_desk_get_account_name (self->desk));
  gtk_label_set_text (self->roles_label, names);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->roles_label), names);
  /* Translators: a button: who is at work, and in which roles */
  spoken = g_strdup_printf (_("Account: %s, %s"), xq_desk_get_account_name (self->desk), names);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->account_button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  /* A keeper opens no cabinet, and leaves no trace in one. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "shell.own-looks", roles != XQ_ROLE_BIT (XQ_ROLE_KEEPER));
  for (const XqPlace *place = xq_places_get_all (); place->id != NULL; place++)
    if (place->roles & roles)
      gtk_list_box_append (self->places_list, xq_place_row_new (place, roles));
}

GtkWidget *
xq_shell_new (XqDesk *desk)
{
  XqShell *self;
  GtkListBoxRow *first;

  g_return_val_if_fail (XQ_IS_DESK (desk) && xq_desk_is_unlocked (desk), NULL);

  self = g_object_new (XQ_TYPE_SHELL, NULL);
  self->desk = g_object_ref (desk);
  show_account (self);
  xq_command_search_set_desk (self->search, desk);
  g_signal_connect_object (desk, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);

  first = gtk_list_box_get_row_at_index (self->places_list, 0);
  if (first != NULL)
    xq_shell_go (self, xq_place_row_get_place (XQ_PLACE_ROW (first))->id);
  return GTK_WIDGET (self);
}

static void
xq_shell_dispose (GObject *object)
{
  XqShell *self = XQ_SHELL (object);

  g_clear_handle_id (&self->refreshing, g_source_remove);
  g_ptr_array_set_size (self->trail, 0);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (xq_shell_parent_class)->dispose (object);
}

static void
xq_shell_finalize (GObject *object)
{
  XqShell *self = XQ_SHELL (object);

  g_ptr_array_unref (self->trail);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (xq_shell_parent_class)->finalize (object);
}

static void
xq_shell_class_init (XqShellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = xq_shell_dispose;
  object_class->finalize = xq_shell_finalize;

  g_type_ensure (XQ_TYPE_COMMAND_SEARCH);
  g_type_ensure (XQ_TYPE_HELP_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/shell.ui");
  gtk_widget_class_bind_template_child (widget_class, XqShell, school_label);
  gtk_widget_class_bind_template_child (widget_class, XqShell, places_list);
  gtk_widget_class_bind_template_child (widget_class, XqShell, avatar);
  gtk_widget_class_bind_template_child (widget_class, XqShell, account_button);
  gtk_widget_class_bind_template_child (widget_class, XqShell, account_label);
  gtk_widget_class_bind_template_child (widget_class, XqShell, roles_label);
  gtk_widget_class_bind_template_child (widget_class, XqShell, back_button);
  gtk_widget_class_bind_template_child (widget_class, XqShell, title_label);
  gtk_widget_class_bind_template_child (widget_class, XqShell, search);
  gtk_widget_class_bind_template_child (widget_class, XqShell, help_button);
  gtk_widget_class_bind_template_child (widget_class, XqShell, help_view);
  gtk_widget_class_bind_template_child (widget_class, XqShell, toasts);
  gtk_widget_class_bind_template_child (widget_class, XqShell, pages);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, help_shown_cb);

  gtk_widget_class_install_action (widget_class, "shell.go", "s", go);
  gtk_widget_class_install_action (widget_class, "shell.back", NULL, back);
  gtk_widget_class_install_action (widget_class, "shell.search", NULL, search_everything);
  gtk_widget_class_install_action (widget_class, "shell.find", NULL, find);
  gtk_widget_class_install_action (widget_class, "shell.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "shell.help", NULL, help);
  gtk_widget_class_install_action (widget_class, "shell.change-password", NULL, change_password);
  gtk_widget_class_install_action (widget_class, "shell.own-looks", NULL, show_own_looks);
  gtk_widget_class_install_action (widget_class, "shell.open-student", "s", open_student);
  gtk_widget_class_install_action (widget_class, "shell.note", NULL, note);
}

static void
xq_shell_init (XqShell *self)
{
  self->trail = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->places_list, head_group_cb, NULL, NULL);
}
