/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "account-row.h"

#include "school/record-words.h"

#define KEEPER_ONLY XQ_ROLE_BIT (XQ_ROLE_KEEPER)

struct _XqAccountRow
{
  AdwExpanderRow  parent_instance;

  GtkLabel       *state_label;
  AdwActionRow   *holds_row;
  AdwActionRow   *fingerprint_row;
  GtkWidget      *buttons_row;
  GtkBox         *buttons_box;
};

G_DEFINE_FINAL_TYPE (XqAccountRow, xq_account_row, ADW_TYPE_EXPANDER_ROW)

static void
append (GString    *text,
        const char *word)
{
  if (*word != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", word);
}

static char *
say_roles (const XqAccountLine *line)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (XqRole role = 0; role < XQ_N_ROLES; role++)
    if (line->account->roles & XQ_ROLE_BIT (role))
      append (text, xq_role_get_title (role));
  append (text, line->classes);
  if (*line->grades != '\0')
    {
      /* Translators: numbers of grades */
      g_autofree char *grades = g_strdup_printf (_("grade %s"), line->grades);

      append (text, grades);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
say_day (gint64 at)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (at);
  g_autofree char *day = moment != NULL ? g_date_time_format (moment, "%Y-%m-%d") : g_strdup ("");

  return xq_day_words (day, NULL);
}

static char *
say_holds (const XqAccountLine *line)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    if (line->account->holds[cabinet])
      {
        g_autofree char *day = say_day (line->account->holds_since[cabinet]);

        if (text->len > 0)
          g_string_append_c (text, '\n');
        /* Translators: a cabinet, a day, a person */
        g_string_append_printf (text, _("%s, since %s, by %s"), xq_cabinet_get_title (cabinet), day,
                                line->by[cabinet] != NULL ? line->by[cabinet] : _("the recovery code"));
      }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (_("No records"));
}

static void
add_button (XqAccountRow *self,
            const char   *title,
            const char   *action,
            const char   *uid,
            const char   *style)
{
  GtkWidget *button = gtk_button_new_with_label (title);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", uid);
  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  gtk_box_append (self->buttons_box, button);
}

static void
add_buttons (XqAccountRow        *self,
             const XqAccountLine *line,
             XqRoles              roles,
             const char          *me)
{
  const XqAccount *account = line->account;
  gboolean head = (roles & XQ_ROLE_BIT (XQ_ROLE_HEAD)) != 0;
  gboolean counsellor = (roles & XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR)) != 0;
  gboolean mine = g_str_equal (account->uid, me);

  if (!account->removed && counsellor && account->waits_for_casework && !mine)
    {
      add_button (self, _("Admit to the Casework…"), "accounts.admit", account->uid, "suggested-action");
      add_button (self, _("Do Not Admit…"), "accounts.refuse", account->uid, NULL);
    }
  if (!account->removed && (head || counsellor) && account->roles != KEEPER_ONLY)
    add_button (self, _("Classes…"), "accounts.posts", account->uid, NULL);
  if (!account->removed && head)
    add_button (self, _("Roles…"), "accounts.roles", account->uid, NULL);
  if (!account->removed && head && !mine)
    {
      add_button (self, _("New First Password…"), "accounts.reset", account->uid, NULL);
      add_button (self, _("Remove…"), "accounts.remove", account->uid, "destructive-action");
    }
  gtk_widget_set_visible (self->buttons_row, gtk_widget_get_first_child (GTK_WIDGET (self->buttons_box)) != NULL);
}

GtkWidget *
xq_account_row_new (const XqAccountLine *line,
                    XqRoles              roles,
                    const char          *me)
{
  XqAccountRow *self = g_object_new (XQ_TYPE_ACCOUNT_ROW, NULL);
  const XqAccount *account = line->account;
  g_autofree char *subtitle = say_roles (line);
  g_autofree char *holds = say_holds (line);
  g_autofree char *name = NULL;

  /* Translators: the name of an account */
  name = g_str_equal (account->uid, me) ? g_strdup_printf (_("%s (you)"), account->name) : g_strdup (account->name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  adw_action_row_set_subtitle (self->holds_row, holds);
  adw_action_row_set_subtitle (self->fingerprint_row, account->fingerprint);
  if (!account->removed && account->waits_for_casework)
    gtk_label_set_text (self->state_label, _("waits to be admitted to the casework"));
  else if (!account->removed && account->password_is_foreign)
    gtk_label_set_text (self->state_label, _("has the first password still"));
  add_buttons (self, line, roles, me);
  return GTK_WIDGET (self);
}

static void
xq_account_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), XQ_TYPE_ACCOUNT_ROW);

  G_OBJECT_CLASS (xq_account_row_parent_class)->dispose (object);
}

static void
xq_account_row_class_init (XqAccountRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_account_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/account-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XqAccountRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, XqAccountRow, holds_row);
  gtk_widget_class_bind_template_child (widget_class, XqAccountRow, fingerprint_row);
  gtk_widget_class_bind_template_child (widget_class, XqAccountRow, buttons_row);
  gtk_widget_class_bind_template_child (widget_class, XqAccountRow, buttons_box);
}

static void
xq_account_row_init (XqAccountRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
