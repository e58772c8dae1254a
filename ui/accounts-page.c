/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "account-row.h"
#include "account-window.h"
#include "accounts-page.h"
#include "accounts-work.h"
#include "list-rows.h"

struct _XqAccountsPage
{
  XqPage      parent_instance;

  GPtrArray  *lines;          /* XqAccountLine */

  GtkLabel   *count_label;
  GtkWidget  *add_button;
  GtkListBox *accounts_list;
  GtkWidget  *removed_expander;
  GtkListBox *removed_list;
};

G_DEFINE_FINAL_TYPE (XqAccountsPage, xq_accounts_page, XQ_TYPE_PAGE)

static gboolean
is_head (XqAccountsPage *self)
{
  return (xq_desk_get_roles (xq_page_get_desk (XQ_PAGE (self))) & XQ_ROLE_BIT (XQ_ROLE_HEAD)) != 0;
}

/* --- what is shown --- */

static void
show (XqAccountsPage *self)
{
  XqDesk *desk = xq_page_get_desk (XQ_PAGE (self));
  g_autofree char *count = NULL;
  guint n = 0;
  guint n_waiting = 0;

  xq_list_rows_remove (self->accounts_list);
  xq_list_rows_remove (self->removed_list);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const XqAccountLine *line = g_ptr_array_index (self->lines, i);
      GtkWidget *row = xq_account_row_new (line, xq_desk_get_roles (desk), xq_desk_get_account_uid (desk));

      gtk_list_box_append (line->account->removed ? self->removed_list : self->accounts_list, row);
      if (line->account->removed)
        continue;
      n++;
      if (line->account->waits_for_casework)
        n_waiting++;
    }
  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u account", "%u accounts", n), n);
  gtk_label_set_text (self->count_label, count);
  gtk_widget_set_visible (self->removed_expander, n < self->lines->len);
  xq_page_set_badge (XQ_PAGE (self), n_waiting);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqAccountsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *lines = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (lines == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines = lines;
  if (self->accounts_list != NULL)
    show (self);
}

static void
xq_accounts_page_refresh (XqPage *page)
{
  xq_desk_run_async (xq_page_get_desk (page), xq_accounts_ask, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                     xq_page_get_cancellable (page), answered_cb, g_object_ref (page));
}

/* --- what is done --- */

static const XqAccountLine *
find_line (XqAccountsPage *self,
           const char     *uid)
{
  for (guint i = 0; self->lines != NULL && i < self->lines->len; i++)
    {
      const XqAccountLine *line = g_ptr_array_index (self->lines, i);

      if (g_str_equal (line->account->uid, uid))
        return line;
    }
  return NULL;
}

static void
present (XqAccountsPage      *self,
         XqAccountDeed        deed,
         const XqAccountLine *line)
{
  gtk_window_present (xq_account_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                             xq_page_get_desk (XQ_PAGE (self)), deed, line));
}

static void
add (GtkWidget  *widget,
     const char *action,
     GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  present (XQ_ACCOUNTS_PAGE (widget), XQ_ACCOUNT_ADD, NULL);
}

static void
change (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  XqAccountsPage *self = XQ_ACCOUNTS_PAGE (widget);
  const XqAccountLine *line = find_line (self, g_variant_get_string (parameter, NULL));

  if (line != NULL)
    present (self, g_str_equal (action, "accounts.posts") ? XQ_ACCOUNT_SET_POSTS
                   : g_str_equal (action, "accounts.roles") ? XQ_ACCOUNT_SET_ROLES : XQ_ACCOUNT_RESET, line);
}

typedef struct
{
  XqAccountsPage *page;
  XqAccountDeed   deed;
  char           *uid;
} Asked;

static void
asked_free (gpointer  data,
            GClosure *closure)
{
  Asked *asked = data;

  (void) closure;
  g_object_unref (asked->page);
  g_free (asked->uid);
  g_free (asked);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (XqAccountsPage) self = user_data;
  g_autoptr (GError) error = NULL;

  xq_desk_run_finish (XQ_DESK (source), result, &error);
  if (error == NULL)
    xq_page_say (XQ_PAGE (self), adw_toast_new (_("Done")));
  else
    xq_page_say_error (XQ_PAGE (self), error);
  xq_desk_note_saved (XQ_DESK (source), "staff");
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  const Asked *asked = user_data;
  XqAccountWork *work;

  (void) dialog;
  if (!g_str_equal (response, "do"))
    return;
  work = g_new0 (XqAccountWork, 1);
  work->deed = asked->deed;
  work->uid = g_strdup (asked->uid);
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (asked->page)), xq_account_work, work, (GDestroyNotify) xq_account_work_free, NULL,
                     NULL, done_cb, g_object_ref (asked->page));
}

/* What cannot be taken back is asked, with what will happen. */
static void
ask (GtkWidget  *widget,
     const char *action,
     GVariant   *parameter)
{
  static const struct
  {
    const char    *action;
    XqAccountDeed  deed;
    const char    *title;
    const char    *body;
    const char    *button;
    gboolean       destructive;
  } questions[] = {
    { "accounts.admit", XQ_ACCOUNT_ADMIT, N_("Admit %s to the Casework?"),
      N_("Let the person read the fingerprint from the own screen (Account, My Password) and compare: %s. The person will read "
         "all case files and sessions of the school."), N_("Admit"), FALSE },
    { "accounts.refuse", XQ_ACCOUNT_REFUSE, N_("Do Not Admit %s?"),
      N_("The account keeps the school’s and the care records, and does not open the casework. Fingerprint: %s"), N_("Do Not Admit"), TRUE },
    { "accounts.remove", XQ_ACCOUNT_REMOVE, N_("Remove the Account of %s?"),
      N_("It opens nothing any more, from this moment on. Its posts in classes end today; what the person wrote stays. The keys it "
         "held are made anew: this may take a minute. Fingerprint: %s"), N_("Remove"), TRUE },
  };
  XqAccountsPage *self = XQ_ACCOUNTS_PAGE (widget);
  const XqAccountLine *line = find_line (self, g_variant_get_string (parameter, NULL));

  for (guint i = 0; line != NULL && i < G_N_ELEMENTS (questions); i++)
    if (g_str_equal (questions[i].action, action))
      {
        GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), NULL, NULL);
        Asked *asked = g_new0 (Asked, 1);
        g_auto (GStrv) title = g_strsplit (_(questions[i].title), "%s", 2);
        g_auto (GStrv) body = g_strsplit (_(questions[i].body), "%s", 2);
        g_autofree char *heading = g_strjoinv (line->account->name, title);
        g_autofree char *words = g_strjoinv (line->account->fingerprint, body);

        asked->page = g_object_ref (self);
        asked->deed = questions[i].deed;
        asked->uid = g_strdup (line->account->uid);
        adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (dialog), heading);
        adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), words);
        adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"), "do", _(questions[i].button), NULL);
        adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "do",
                                                    questions[i].destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
        adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
        adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
        g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), asked, asked_free, 0);
        gtk_window_present (GTK_WINDOW (dialog));
      }
}

static void
xq_accounts_page_dispose (GObject *object)
{
  XqAccountsPage *self = XQ_ACCOUNTS_PAGE (object);

  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_pointer (&self->lines, g_ptr_array_unref);

  G_OBJECT_CLASS (xq_accounts_page_parent_class)->dispose (object);
}

static void
xq_accounts_page_class_init (XqAccountsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_accounts_page_dispose;
  XQ_PAGE_CLASS (klass)->refresh = xq_accounts_page_refresh;
  XQ_PAGE_CLASS (klass)->help = "accounts";

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/accounts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqAccountsPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, XqAccountsPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, XqAccountsPage, accounts_list);
  gtk_widget_class_bind_template_child (widget_class, XqAccountsPage, removed_expander);
  gtk_widget_class_bind_template_child (widget_class, XqAccountsPage, removed_list);

  gtk_widget_class_install_action (widget_class, "accounts.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "accounts.posts", "s", change);
  gtk_widget_class_install_action (widget_class, "accounts.roles", "s", change);
  gtk_widget_class_install_action (widget_class, "accounts.reset", "s", change);
  gtk_widget_class_install_action (widget_class, "accounts.admit", "s", ask);
  gtk_widget_class_install_action (widget_class, "accounts.refuse", "s", ask);
  gtk_widget_class_install_action (widget_class, "accounts.remove", "s", ask);
}

static void
xq_accounts_page_init (XqAccountsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqPage *
xq_accounts_page_new (XqDesk *desk)
{
  XqAccountsPage *self = g_object_new (XQ_TYPE_ACCOUNTS_PAGE, "desk", desk, "title", _("Accounts"), NULL);

  gtk_widget_set_visible (self->add_button, is_head (self));
  return XQ_PAGE (self);
}
