/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ctl/command.h"
#include "ctl/record-out.h"
#include "ctl/save-file.h"
#include "papers/recovery-sheet.h"
#include "school/new-school.h"

static char *school_name;
static char *account_name;
static char *sheet;
static char *envelope_name;
static char *code_file;
static char *new_password_file;

static const GOptionEntry create_options[] = {
  { "school", 0, 0, G_OPTION_ARG_STRING, &school_name, N_("The school's full name"), "NAME" },
  { "account", 0, 0, G_OPTION_ARG_STRING, &account_name, N_("The first account, a head's"), "NAME" },
  { "recovery-sheet", 0, 0, G_OPTION_ARG_FILENAME, &sheet, N_("Where the sheet with the recovery code is written"), "FILE.pdf" },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static const GOptionEntry recovery_options[] = {
  { "sheet", 0, 0, G_OPTION_ARG_FILENAME, &sheet, N_("Where the sheet with the recovery code is written"), "FILE.pdf" },
  { "envelope", 0, 0, G_OPTION_ARG_STRING, &envelope_name, N_("Which envelope, for an account that may make both"), "school|counsellors" },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static const GOptionEntry recover_options[] = {
  { "code-file", 0, 0, G_OPTION_ARG_FILENAME, &code_file, N_("The recovery code's file (- is standard input)"), "FILE" },
  { "account", 0, 0, G_OPTION_ARG_STRING, &account_name, N_("A new name, or that of an account with the role"), "NAME" },
  { "new-password-file", 0, 0, G_OPTION_ARG_FILENAME, &new_password_file, N_("Its password's file (- is standard input)"), "FILE" },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static gboolean
write_sheet (XqCtl       *ctl,
             XqEnvelope   envelope,
             XqSecret    *code,
             const char  *made_by,
             GError     **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autoptr (GBytes) pdf = xq_recovery_sheet_print (xq_vault_get_school_name (ctl->vault), envelope, code, day, made_by, error);

  return pdf != NULL && xq_save_file (sheet, pdf, error);
}

static gboolean
run_create (XqCtl   *ctl,
            GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (XqSecret) password = NULL;
  g_autoptr (XqSecret) code = NULL;

  if (school_name == NULL || account_name == NULL)
    return xq_ctl_set_usage (error, _("Say the school's and the first account's name: --school NAME --account NAME"));
  if (sheet != NULL && !xq_save_file_can (sheet, error))
    return FALSE;
  password = xq_ctl_read_password (ctl, error);
  if (password == NULL)
    return FALSE;
  if (!xq_new_school (xq_ctl_word (ctl, 0), school_name, account_name, password, ctl->today, &ctl->store, error))
    return FALSE;
  ctl->vault = g_object_ref (xq_store_get_vault (ctl->store));
  code = xq_vault_make_envelope (ctl->vault, XQ_ENVELOPE_SCHOOL, error);
  if (code == NULL || (sheet != NULL && !write_sheet (ctl, XQ_ENVELOPE_SCHOOL, code, account_name, error)))
    return FALSE;

  json_builder_begin_object (builder);
  xq_json_member (builder, "school", xq_vault_get_school_name (ctl->vault));
  xq_json_member (builder, "account", account_name);
  xq_json_member (builder, "recovery_code", (const char *) xq_secret_peek (code, NULL));
  xq_json_member (builder, "recovery_sheet", sheet);
  json_builder_end_object (builder);
  xq_ctl_print_json (builder);
  return TRUE;
}

/* Heads make the school's envelope, counsellors theirs; who is both says which. */
static gboolean
choose_envelope (XqCtl       *ctl,
                 XqEnvelope  *envelope,
                 GError     **error)
{
  XqRoles roles = xq_vault_get_roles (ctl->vault);

  if (envelope_name == NULL)
    *envelope = roles & XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR) && !(roles & XQ_ROLE_BIT (XQ_ROLE_HEAD)) ? XQ_ENVELOPE_COUNSELLORS
                                                                                                : XQ_ENVELOPE_SCHOOL;
  else if (g_str_equal (envelope_name, "school"))
    *envelope = XQ_ENVELOPE_SCHOOL;
  else if (g_str_equal (envelope_name, "counsellors"))
    *envelope = XQ_ENVELOPE_COUNSELLORS;
  else
    return xq_ctl_set_usage (error, _("Usage: --envelope school|counsellors"));
  return TRUE;
}

static gboolean
run_recovery_print (XqCtl   *ctl,
                    GError **error)
{
  g_autoptr (XqSecret) code = NULL;
  XqEnvelope envelope = XQ_ENVELOPE_SCHOOL;

  if (sheet == NULL)
    return xq_ctl_set_usage (error, _("Say where the sheet goes: --sheet FILE.pdf"));
  if (!xq_save_file_can (sheet, error) || !xq_ctl_open_store (ctl, error) || !choose_envelope (ctl, &envelope, error))
    return FALSE;
  code = xq_vault_make_envelope (ctl->vault, envelope, error);
  return code != NULL && xq_store_audit (ctl->store, XQ_CABINET_SCHOOL, "print recovery_sheet", NULL, NULL, error) &&
         write_sheet (ctl, envelope, code, xq_vault_get_account_name (ctl->vault), error);
}

static gboolean
run_recover (XqCtl   *ctl,
             GError **error)
{
  g_autoptr (XqSecret) code = NULL;
  g_autoptr (XqSecret) password = NULL;
  g_autofree char *uid = NULL;

  if (account_name == NULL)
    return xq_ctl_set_usage (error, _("Say whose account it will be: --account NAME"));
  ctl->vault = xq_vault_open (xq_ctl_word (ctl, 0), error);
  if (ctl->vault == NULL)
    return FALSE;
  code = xq_ctl_read_secret_file (ctl, code_file, _("Recovery code:"), error);
  if (code == NULL || !xq_vault_unlock_with_code (ctl->vault, code, error))
    return FALSE;
  password = xq_ctl_read_secret_file (ctl, new_password_file, _("New password:"), error);
  if (password == NULL)
    return FALSE;
  uid = xq_vault_recover (ctl->vault, account_name, password, error);
  if (uid == NULL)
    return FALSE;
  g_print (_("The account “%s” opens the school again. The envelope is used up: print a new one with “recovery print”.\n"),
           account_name);
  return TRUE;
}

static void
add_choices (JsonBuilder    *builder,
             const XqChoice *choices)
{
  json_builder_set_member_name (builder, "choices");
  json_builder_begin_array (builder);
  for (const XqChoice *choice = choices; choice->code != NULL; choice++)
    if (!choice->retired)
      {
        json_builder_begin_object (builder);
        xq_json_member (builder, "code", choice->code);
        xq_json_member (builder, "title", _(choice->title));
        json_builder_end_object (builder);
      }
  json_builder_end_array (builder);
}

static void
add_roles (JsonBuilder *builder,
           const char  *name,
           XqRoles      roles)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (XqRole role = 0; role < XQ_N_ROLES; role++)
    if (roles & XQ_ROLE_BIT (role))
      json_builder_add_string_value (builder, xq_role_get_code (role));
  json_builder_end_array (builder);
}

static void
add_fields (JsonBuilder   *builder,
            const XqField *fields)
{
  static const char *const types[] = {
    "text", "note", "date", "time", "moment", "integer", "flag", "choice", "choices", "record", "account", "letter", "parts",
  };

  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (const XqField *field = fields; field->number != 0; field++)
    {
      json_builder_begin_object (builder);
      xq_json_member (builder, "name", field->name);
      xq_json_member (builder, "title", _(field->title));
      xq_json_member (builder, "type", types[field->type]);
      json_builder_set_member_name (builder, "required");
      json_builder_add_boolean_value (builder, (field->flags & XQ_FIELD_REQUIRED) != 0);
      json_builder_set_member_name (builder, "several");
      json_builder_add_boolean_value (builder, (field->flags & XQ_FIELD_SEVERAL) != 0);
      json_builder_set_member_name (builder, "automatic");
      json_builder_add_boolean_value (builder, (field->flags & XQ_FIELD_AUTOMATIC) != 0);
      if (field->to != NULL)
        xq_json_member (builder, "to", field->to);
      if (field->choices != NULL)
        add_choices (builder, field->choices);
      if (field->readers != 0)
        add_roles (builder, "read", field->readers);
      if (field->parts != NULL)
        add_fields (builder, field->parts);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static XqRoles
roles_that_may (const XqKind *kind,
                guint         access)
{
  XqRoles roles = 0;

  for (XqRole role = 0; role < XQ_N_ROLES; role++)
    if (kind->access[role] & access)
      roles |= XQ_ROLE_BIT (role);
  return roles;
}

/* What kinds there are is no secret: no password is asked for. */
static gboolean
run_kinds (XqCtl   *ctl,
           GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  ctl->vault = xq_vault_open (xq_ctl_word (ctl, 0), error);
  if (ctl->vault == NULL)
    return FALSE;
  json_builder_begin_array (builder);
  for (const XqKind *const *kind = xq_kinds_get_all (); *kind != NULL; kind++)
    {
      json_builder_begin_object (builder);
      xq_json_member (builder, "name", (*kind)->name);
      xq_json_member (builder, "title", _((*kind)->title));
      xq_json_member (builder, "cabinet", xq_cabinet_get_code ((*kind)->cabinet));
      add_roles (builder, "read", roles_that_may (*kind, XQ_READ_ALL | XQ_READ_REACH | XQ_READ_OWN | XQ_READ_ABOUT));
      add_roles (builder, "write", roles_that_may (*kind, XQ_ADD | XQ_ADD_REACH | XQ_EDIT_ALL | XQ_EDIT_REACH | XQ_EDIT_OWN));
      add_fields (builder, (*kind)->fields);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  xq_ctl_print_json (builder);
  return TRUE;
}

const XqCommand xq_commands_school[] = {
  { "create", "VAULT --school NAME --account NAME [--recovery-sheet FILE.pdf]",
    N_("makes a new school; prints the school envelope's recovery code once"), create_options, run_create, 1 },
  { "recovery print", "VAULT --sheet FILE.pdf [--envelope school|counsellors]",
    N_("makes a new recovery envelope and its sheet"), recovery_options, run_recovery_print, 1 },
  { "recover", "VAULT --account NAME [--code-file FILE] [--new-password-file FILE]",
    N_("opens the school with a recovery code and gives one account its password"), recover_options, run_recover, 1 },
  { "kinds", "VAULT", N_("every kind of record with its fields, choices, who may read and write"), NULL, run_kinds, 1 },
  { NULL, NULL, NULL, NULL, NULL, 0 },
};
