/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ctl/command.h"
#include "ctl/record-out.h"
#include "school/staff-account.h"

static char **role_names;
static char **classes;
static char **grades;
static char *new_password_file;

static const GOptionEntry add_options[] = {
  { "role", 0, 0, G_OPTION_ARG_STRING_ARRAY, &role_names,
    N_("counsellor, class-teacher, grade-leader, subject-teacher, dormitory, head or keeper; may be repeated"), "ROLE" },
  { "class", 0, 0, G_OPTION_ARG_STRING_ARRAY, &classes, N_("A class as 7-1; may be repeated"), "CLASS" },
  { "grade", 0, 0, G_OPTION_ARG_STRING_ARRAY, &grades, N_("A grade as 7, for a grade leader; may be repeated"), "GRADE" },
  { "new-password-file", 0, 0, G_OPTION_ARG_FILENAME, &new_password_file, N_("The new password's file (- is standard input)"), "FILE" },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static const GOptionEntry classes_options[] = {
  { "class", 0, 0, G_OPTION_ARG_STRING_ARRAY, &classes, N_("A class as 7-1; may be repeated"), "CLASS" },
  { "grade", 0, 0, G_OPTION_ARG_STRING_ARRAY, &grades, N_("A grade as 7, for a grade leader; may be repeated"), "GRADE" },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static const GOptionEntry password_options[] = {
  { "new-password-file", 0, 0, G_OPTION_ARG_FILENAME, &new_password_file, N_("The new password's file (- is standard input)"), "FILE" },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static gboolean
read_roles (XqRoles  *roles,
            GError  **error)
{
  XqRole role;

  *roles = 0;
  for (guint i = 0; role_names != NULL && role_names[i] != NULL; i++)
    {
      if (!xq_role_from_code (role_names[i], &role))
        return xq_ctl_set_usage (error, _("There is no role “%s”. There are: counsellor, class-teacher, grade-leader, "
                                          "subject-teacher, dormitory, head, keeper."), role_names[i]);
      *roles |= XQ_ROLE_BIT (role);
    }
  return *roles != 0 || xq_ctl_set_usage (error, _("Say what the person does: --role ROLE"));
}

/* (transfer none) (nullable): the account that is named, if it has not left */
static const XqAccount *
find_account (XqCtl      *ctl,
              GPtrArray  *accounts,
              GError    **error)
{
  const char *name = xq_ctl_word (ctl, 1);

  for (guint i = 0; i < accounts->len; i++)
    {
      const XqAccount *account = g_ptr_array_index (accounts, i);

      if (!account->removed && (g_str_equal (account->name, name) || g_str_equal (account->uid, name)))
        return account;
    }
  g_set_error (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_NO_ACCOUNT, _("There is no account “%s”. “account list” names them all."), name);
  return NULL;
}

static gboolean
run_add (XqCtl   *ctl,
         GError **error)
{
  g_autoptr (XqSecret) password = NULL;
  g_autofree char *uid = NULL;
  XqRoles roles;

  if (!read_roles (&roles, error) || !xq_ctl_open_store (ctl, error))
    return FALSE;
  password = xq_ctl_read_secret_file (ctl, new_password_file, _("Password of the new account:"), error);
  if (password == NULL)
    return FALSE;
  uid = xq_staff_account_add (ctl->store, xq_ctl_word (ctl, 1), roles, password, (const char *const *) classes,
                              (const char *const *) grades, error);
  if (uid == NULL)
    return FALSE;
  g_print ("%s\n", uid);
  return TRUE;
}

static gboolean
run_admit (XqCtl   *ctl,
           GError **error)
{
  g_autoptr (GPtrArray) accounts = NULL;
  const XqAccount *account;

  if (!xq_ctl_open_vault (ctl, error))
    return FALSE;
  accounts = xq_vault_list_accounts (ctl->vault);
  account = find_account (ctl, accounts, error);
  if (account == NULL || !xq_vault_admit (ctl->vault, account->uid, error))
    return FALSE;
  g_print (_("%s is admitted to the casework. Fingerprint: %s\n"), account->name, account->fingerprint);
  return TRUE;
}

static gboolean
run_refuse (XqCtl   *ctl,
            GError **error)
{
  g_autoptr (GPtrArray) accounts = NULL;
  const XqAccount *account;

  if (!xq_ctl_open_vault (ctl, error))
    return FALSE;
  accounts = xq_vault_list_accounts (ctl->vault);
  account = find_account (ctl, accounts, error);
  return account != NULL && xq_vault_refuse (ctl->vault, account->uid, error);
}

static void
add_cabinets (JsonBuilder     *builder,
              XqCtl           *ctl,
              const XqAccount *account)
{
  json_builder_set_member_name (builder, "holds");
  json_builder_begin_array (builder);
  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    if (account->holds[cabinet])
      {
        g_autofree char *by = xq_vault_dup_name_of (ctl->vault, account->holds_by[cabinet]);

        json_builder_begin_object (builder);
        xq_json_member (builder, "cabinet", xq_cabinet_get_code (cabinet));
        xq_moment_out (builder, "since", account->holds_since[cabinet]);
        xq_json_member (builder, "by", by);
        json_builder_end_object (builder);
      }
  json_builder_end_array (builder);
}

/* Who has an account stands in clear in the keyring: no password is asked for. */
static gboolean
run_list (XqCtl   *ctl,
          GError **error)
{
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  ctl->vault = xq_vault_open (xq_ctl_word (ctl, 0), error);
  if (ctl->vault == NULL)
    return FALSE;
  accounts = xq_vault_list_accounts (ctl->vault);
  json_builder_begin_array (builder);
  for (guint i = 0; i < accounts->len; i++)
    {
      const XqAccount *account = g_ptr_array_index (accounts, i);

      json_builder_begin_object (builder);
      xq_json_member (builder, "account", account->name);
      xq_json_member (builder, "uid", account->uid);
      json_builder_set_member_name (builder, "roles");
      json_builder_begin_array (builder);
      for (XqRole role = 0; role < XQ_N_ROLES; role++)
        if (account->roles & XQ_ROLE_BIT (role))
          json_builder_add_string_value (builder, xq_role_get_code (role));
      json_builder_end_array (builder);
      json_builder_set_member_name (builder, "removed");
      json_builder_add_boolean_value (builder, account->removed);
      json_builder_set_member_name (builder, "waits_for_casework");
      json_builder_add_boolean_value (builder, account->waits_for_casework);
      json_builder_set_member_name (builder, "password_set_by_another");
      json_builder_add_boolean_value (builder, account->password_is_foreign);
      xq_json_member (builder, "fingerprint", account->fingerprint);
      add_cabinets (builder, ctl, account);
      xq_moment_out (builder, "added", account->added_at);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  xq_ctl_print_json (builder);
  return TRUE;
}

static gboolean
run_remove (XqCtl   *ctl,
            GError **error)
{
  g_autoptr (GPtrArray) accounts = NULL;
  const XqAccount *account;

  if (!xq_ctl_open_store (ctl, error))
    return FALSE;
  accounts = xq_vault_list_accounts (ctl->vault);
  account = find_account (ctl, accounts, error);
  if (account == NULL || !xq_staff_account_leave (ctl->store, account->uid, error))
    return FALSE;
  if (xq_vault_renewal_due (ctl->vault, XQ_CABINET_CASEWORK))
    g_print (_("The key of the casework is renewed at a counsellor's next unlock.\n"));
  return TRUE;
}

/* One's own password, or, by a head, that of another who has forgotten it. */
static gboolean
run_password (XqCtl   *ctl,
              GError **error)
{
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (XqSecret) password = NULL;
  const XqAccount *account;
  gboolean own;

  if (!xq_ctl_open_vault (ctl, error))
    return FALSE;
  accounts = xq_vault_list_accounts (ctl->vault);
  account = find_account (ctl, accounts, error);
  if (account == NULL)
    return FALSE;
  password = xq_ctl_read_secret_file (ctl, new_password_file, _("New password:"), error);
  if (password == NULL)
    return FALSE;

  own = g_str_equal (account->uid, xq_vault_get_account_uid (ctl->vault));
  if (own ? !xq_vault_change_password (ctl->vault, ctl->password, password, error)
          : !xq_vault_reset_password (ctl->vault, account->uid, password, error))
    return FALSE;
  if (xq_vault_get_roles (ctl->vault) == XQ_ROLE_BIT (XQ_ROLE_KEEPER))
    return TRUE;
  /* Opening renews at once the keys that the password's former holder could have. */
  ctl->store = xq_store_open (ctl->vault, ctl->today, error);
  return ctl->store != NULL;
}

static gboolean
run_classes (XqCtl   *ctl,
             GError **error)
{
  g_autoptr (GPtrArray) accounts = NULL;
  const XqAccount *account;

  if (!xq_ctl_open_store (ctl, error))
    return FALSE;
  accounts = xq_vault_list_accounts (ctl->vault);
  account = find_account (ctl, accounts, error);
  return account != NULL &&
         xq_staff_account_set_posts (ctl->store, account->uid, account->roles, (const char *const *) classes,
                                     (const char *const *) grades, error);
}

const XqCommand xq_commands_account[] = {
  { "account add", "VAULT NAME --role ROLE [--class 7-1] [--grade 7] --new-password-file FILE",
    N_("adds an account; a class that does not exist yet is made"), add_options, run_add, 2 },
  { "account admit", "VAULT NAME", N_("admits a counsellor to the casework, after the fingerprint was compared"), NULL, run_admit, 2 },
  { "account refuse", "VAULT NAME", N_("does not admit a counsellor to the casework"), NULL, run_refuse, 2 },
  { "account list", "VAULT", N_("every account, its roles and which cabinets it opens"), NULL, run_list, 1 },
  { "account remove", "VAULT NAME", N_("removes an account and renews the keys it could have"), NULL, run_remove, 2 },
  { "account password", "VAULT NAME --new-password-file FILE",
    N_("sets one's own password, or as head that of another"), password_options, run_password, 2 },
  { "account classes", "VAULT NAME [--class 7-1] [--grade 7]",
    N_("says which classes an account has from today on"), classes_options, run_classes, 2 },
  { NULL, NULL, NULL, NULL, NULL, 0 },
};
