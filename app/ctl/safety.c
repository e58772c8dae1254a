/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include <errno.h>

#include <glib/gi18n-lib.h>

#include "ctl/command.h"
#include "ctl/record-out.h"
#include "ctl/save-file.h"

#include "store/backup-run.h"
#include "store/bundle.h"

static char *second_place;
static char *present;
static gboolean replaces;

static const GOptionEntry backups_options[] = {
  { "second", 0, 0, G_OPTION_ARG_FILENAME, &second_place, N_("Where the second copies go from now on; empty for nowhere"), "FOLDER" },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static const GOptionEntry restore_options[] = {
  { "replace", 0, 0, G_OPTION_ARG_NONE, &replaces, N_("Take the place of the school that is there, which is kept beside it"), NULL },
  { "present", 0, 0, G_OPTION_ARG_FILENAME, &present, N_("The school as it is now: whom it has removed stays removed"), "VAULT" },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

/* A keeper copies what no key of his opens. */
static gboolean
keeps_only (XqCtl *ctl)
{
  return xq_vault_get_roles (ctl->vault) == XQ_ROLE_BIT (XQ_ROLE_KEEPER);
}

static gboolean
open_as_far_as_may_be (XqCtl   *ctl,
                       GError **error)
{
  if (!xq_ctl_open_vault (ctl, error))
    return FALSE;
  if (keeps_only (ctl))
    return TRUE;
  ctl->store = xq_store_open (ctl->vault, ctl->today, error);
  return ctl->store != NULL;
}

/* Copies are the work of those who answer for the records, and of the keeper. */
static gboolean
check_may_copy (XqCtl   *ctl,
                GError **error)
{
  XqRoles may = XQ_ROLE_BIT (XQ_ROLE_HEAD) | XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR) | XQ_ROLE_BIT (XQ_ROLE_KEEPER);

  if (xq_vault_get_roles (ctl->vault) & may)
    return TRUE;
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
               _("Copies are made by the head, a psychology teacher or the keeper of the backups. Ask one of them."));
  return FALSE;
}

static void
say_unproved (XqCtl *ctl)
{
  if (ctl->store == NULL)
    g_print (_("The copy is made and its sums are right. Only an account that opens the records can verify it.\n"));
}

static gboolean
run_backup (XqCtl   *ctl,
            GError **error)
{
  const char *file = xq_ctl_word (ctl, 1);
  gboolean ok;

  if ((file != NULL && !xq_save_file_can (file, error)) || !open_as_far_as_may_be (ctl, error) || !check_may_copy (ctl, error))
    return FALSE;
  if (file != NULL)
    ok = xq_store_backup (ctl->vault, ctl->store, file, error);
  else
    {
      g_autoptr (XqBackupState) state = xq_backup_state_read (xq_vault_get_path (ctl->vault));
      g_autofree char *second = xq_backup_place_find (&state->place, xq_vault_get_path (ctl->vault));

      ok = xq_backup_run (ctl->vault, ctl->store, second, TRUE, error);
    }
  if (ok)
    say_unproved (ctl);
  return ok;
}

/* --- what copies there are --- */

static void
cabinets_out (JsonBuilder *builder,
              const char  *name,
              guint        bits)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    if (bits & (1u << cabinet))
      json_builder_add_string_value (builder, xq_cabinet_get_code (cabinet));
  json_builder_end_array (builder);
}

static void
place_out (JsonBuilder        *builder,
           const char         *name,
           const char         *folder,
           const XqBackupCopy *copy,
           const char         *school_uid)
{
  g_autofree char *shown = folder != NULL ? g_filename_display_name (folder) : NULL;
  g_autoptr (GPtrArray) names = folder != NULL ? xq_backup_list (folder, school_uid) : NULL;

  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  xq_json_member (builder, "folder", shown);
  json_builder_set_member_name (builder, "last_good");
  if (copy->name == NULL)
    json_builder_add_null_value (builder);
  else
    {
      json_builder_begin_object (builder);
      xq_json_member (builder, "file", copy->name);
      xq_moment_out (builder, "when", copy->at);
      cabinets_out (builder, "cabinets", copy->lies);
      cabinets_out (builder, "verified", copy->proved);
      json_builder_end_object (builder);
    }
  xq_json_member (builder, "problem", copy->problem);
  json_builder_set_member_name (builder, "copies");
  json_builder_begin_array (builder);
  for (guint i = 0; names != NULL && i < names->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (names, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
state_out (const char *path,
           const char *school_uid)
{
  g_autoptr (XqBackupState) state = xq_backup_state_read (path);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *folder = xq_backup_folder (path);

  json_builder_begin_object (builder);
  place_out (builder, "own", folder, &state->own, school_uid);
  place_out (builder, "second", state->place.folder, &state->second, school_uid);
  json_builder_set_member_name (builder, "test");
  json_builder_begin_object (builder);
  xq_json_member (builder, "file", state->tested);
  if (state->tested_at > 0)
    xq_moment_out (builder, "when", state->tested_at);
  xq_json_member (builder, "problem", state->test_problem);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  xq_ctl_print_json (builder);
}

static gboolean
run_backups (XqCtl   *ctl,
             GError **error)
{
  const char *path = xq_ctl_word (ctl, 0);
  g_autofree char *uid = NULL;

  if (second_place == NULL)
    {
      /* Without a key: names of files and days are no secret from who sees the folder. */
      ctl->vault = xq_vault_open (path, error);
      if (ctl->vault == NULL)
        return FALSE;
    }
  else
    {
      XqBackupPlace place = { NULL, NULL, NULL, NULL };
      g_autofree char *folder = *second_place != '\0' ? g_canonicalize_filename (second_place, NULL) : NULL;

      if (folder != NULL && !g_file_test (folder, G_FILE_TEST_IS_DIR))
        return xq_bundle_set_failed (error, folder, ENOTDIR);
      place.folder = folder;
      if (!open_as_far_as_may_be (ctl, error) || !check_may_copy (ctl, error) || !xq_backup_set_place (path, &place, error))
        return FALSE;
    }
  uid = g_strdup (xq_vault_get_school_uid (ctl->vault));
  state_out (path, uid);
  return TRUE;
}

/* Somebody who left could unlock again. */
static void
say_removed (gboolean is_known)
{
  if (!is_known)
    g_print (_("The keyring of the school that was there cannot be read: whom it had removed since the copy may unlock again. "
               "Look through the accounts and remove them once more.\n"));
}

static gboolean
run_restore (XqCtl   *ctl,
             GError **error)
{
  const char *file = xq_ctl_word (ctl, 0);
  const char *path = xq_ctl_word (ctl, 1);
  g_autofree char *kept = NULL;
  gboolean is_known = TRUE;

  if (!replaces || !g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      if (!xq_store_restore_beside (file, present, path, &is_known, error))
        return FALSE;
      say_removed (is_known);
      return TRUE;
    }
  if (!xq_store_restore_over (file, path, &kept, &is_known, error))
    return FALSE;
  say_removed (is_known);
  /* Translators: a folder */
  g_print (_("The school that was there lies in %s now.\n"), kept);
  return TRUE;
}

static gboolean
run_check (XqCtl   *ctl,
           GError **error)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!open_as_far_as_may_be (ctl, error))
    return FALSE;
  if (ctl->store == NULL)
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
                   _("The keyring is sound. Records can be checked only by an account that opens them."));
      return FALSE;
    }
  lines = xq_store_check (ctl->vault, ctl->store, error);
  if (lines == NULL)
    return FALSE;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "sound");
  json_builder_add_boolean_value (builder, lines->len == 0);
  json_builder_set_member_name (builder, "checked");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, "keyring");
  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    if (xq_vault_holds (ctl->vault, cabinet))
      json_builder_add_string_value (builder, xq_cabinet_get_code (cabinet));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "damaged");
  json_builder_begin_array (builder);
  for (guint i = 0; i < lines->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (lines, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  xq_ctl_print_json (builder);
  if (lines->len == 0)
    return TRUE;
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DAMAGED, _("Something is damaged: %s Restore the last good copy."),
               (const char *) g_ptr_array_index (lines, 0));
  return FALSE;
}

static gboolean
add_chain (XqCtl        *ctl,
           JsonBuilder  *builder,
           XqCabinet     cabinet,
           GError      **wrong,
           GError      **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *code = NULL;
  gboolean sound = xq_store_audit_verify (ctl->store, cabinet, &local);

  if (!sound && wrong != NULL && *wrong == NULL)
    *wrong = g_error_copy (local);
  code = xq_store_audit_code (ctl->store, cabinet, error);
  entries = code != NULL ? xq_store_audit_list (ctl->store, cabinet, error) : NULL;
  if (entries == NULL)
    return FALSE;

  json_builder_begin_object (builder);
  xq_json_member (builder, "cabinet", xq_cabinet_get_code (cabinet));
  json_builder_set_member_name (builder, "verified");
  json_builder_add_boolean_value (builder, sound);
  xq_json_member (builder, "code", code);
  json_builder_set_member_name (builder, "entries");
  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    {
      const XqAuditEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *who = xq_vault_dup_name_of (ctl->vault, entry->account);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "sequence");
      json_builder_add_int_value (builder, entry->sequence);
      xq_moment_out (builder, "when", entry->at);
      xq_json_member (builder, "who", who);
      xq_json_member (builder, "verb", entry->verb);
      xq_json_member (builder, "what", entry->what);
      xq_json_member (builder, "kind", entry->kind);
      xq_json_member (builder, "record", entry->record);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return TRUE;
}

static gboolean
run_audit (XqCtl   *ctl,
           GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GError *wrong = NULL;

  if (!xq_ctl_open_store (ctl, error))
    return FALSE;
  json_builder_begin_array (builder);
  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    if (xq_vault_holds (ctl->vault, cabinet) && !add_chain (ctl, builder, cabinet, &wrong, error))
      {
        g_clear_error (&wrong);
        return FALSE;
      }
  json_builder_end_array (builder);
  xq_ctl_print_json (builder);
  if (wrong == NULL)
    return TRUE;
  g_propagate_error (error, wrong);
  return FALSE;
}

const XqCommand xq_commands_safety[] = {
  { "backup", "VAULT [FILE]", N_("a copy of the school in one file; without FILE, today’s into the school’s own folder and its second place"),
    NULL, run_backup, 1 },
  { "backups", "VAULT", N_("JSON: which copies there are, and whether they are good"), backups_options, run_backups, 1 },
  { "restore", "FILE VAULT", N_("a school from a copy, into a folder that does not exist yet"), restore_options, run_restore, 2 },
  { "check", "VAULT", N_("whether keyring, records and audit trail are whole; exit status 1 if not"), NULL, run_check, 1 },
  { "audit", "VAULT", N_("who did and looked at what, and whether the trail is whole"), NULL, run_audit, 1 },
  { NULL, NULL, NULL, NULL, NULL, 0 },
};
