/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/access.h"
#include "store/cabinet.h"
#include "store/calendar-day.h"
#include "store/mark.h"
#include "store/store-private.h"

G_DEFINE_FINAL_TYPE (XqStore, xq_store, G_TYPE_OBJECT)

static void
xq_store_finalize (GObject *object)
{
  XqStore *self = XQ_STORE (object);

  (void) xq_store_close (self, NULL);
  g_clear_object (&self->vault);
  g_clear_pointer (&self->digests, g_byte_array_unref);
  g_clear_pointer (&self->letters, g_byte_array_unref);
  g_clear_pointer (&self->looks, g_ptr_array_unref);
  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    g_free (self->chains[cabinet].desk);
  g_free (self->today);
  g_free (self->me);
  g_free (self->my_staff);
  g_free (self->verb);
  g_free (self->record);

  G_OBJECT_CLASS (xq_store_parent_class)->finalize (object);
}

static void
xq_store_class_init (XqStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xq_store_finalize;
}

static void
xq_store_init (XqStore *self)
{
  self->digests = g_byte_array_new ();
  self->letters = g_byte_array_new ();
}

static XqConnection *
open_connection (XqStore  *self,
                 GError  **error)
{
  XqCabinet cabinets[XQ_N_CABINETS];
  guint n = 0;

  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    if (self->holds[cabinet])
      cabinets[n++] = cabinet;
  return xq_cabinet_open (self->vault, cabinets, n, error);
}

static gboolean
install_views (XqStore       *self,
               XqConnection  *connection,
               const char    *suffix,
               gboolean       full,
               GError       **error)
{
  XqAccessScope scope = {
    .account = self->me,
    .today = self->today,
    .suffix = suffix,
    .roles = xq_vault_get_roles (self->vault),
    .full = full,
  };

  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    scope.holds[cabinet] = self->holds[cabinet];
  return xq_access_install (connection, &scope, error);
}

static gboolean
open_limited (XqStore  *self,
              GError  **error)
{
  g_autofree char *random = xq_uid_new ();
  g_autofree char *suffix = g_strconcat ("~", random, NULL);
  g_autoptr (XqConnection) connection = open_connection (self, error);

  if (connection == NULL || !install_views (self, connection, suffix, FALSE, error))
    return FALSE;
  xq_connection_restrict (connection, suffix);
  self->limited = g_steal_pointer (&connection);
  return TRUE;
}

gboolean
xq_store_see_all (XqStore  *self,
                  GError  **error)
{
  if (!self->sees_all)
    self->sees_all = install_views (self, self->inner, "~all", TRUE, error);
  return self->sees_all;
}

static gboolean
make_cabinets_ready (XqStore  *self,
                     GError  **error)
{
  gboolean made;

  if ((xq_vault_get_roles (self->vault) & XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR)) &&
      !xq_vault_holds (self->vault, XQ_CABINET_CASEWORK) &&
      !xq_vault_make_cabinet (self->vault, XQ_CABINET_CASEWORK, &made, error))
    return FALSE;

  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    {
      self->holds[cabinet] = xq_vault_holds (self->vault, cabinet);
      if (self->holds[cabinet] && !xq_cabinet_make_ready (self->vault, cabinet, error))
        return FALSE;
    }

  if (!self->holds[XQ_CABINET_SCHOOL])
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
                   _("This account keeps the backups and opens no records. Unlock with another account."));
      return FALSE;
    }
  return TRUE;
}

gboolean
xq_store_resume (XqStore  *self,
                 GError  **error)
{
  self->sees_all = FALSE;
  self->inner = open_connection (self, error);
  if (self->inner == NULL)
    return FALSE;
  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    if (self->holds[cabinet] && (!xq_cabinet_remember_roll (self->vault, cabinet, self->inner, error) ||
                                 !xq_cabinet_remember_others (self->vault, cabinet, self->inner, error)))
      return FALSE;
  if (!open_limited (self, error))
    return FALSE;
  self->active = self->limited;
  return xq_audit_load_chains (self, error);
}

XqStore *
xq_store_open (XqVault     *vault,
               const char  *today,
               GError     **error)
{
  g_autoptr (XqStore) self = NULL;

  g_return_val_if_fail (XQ_IS_VAULT (vault), NULL);
  g_return_val_if_fail (xq_vault_get_account_uid (vault) != NULL, NULL);

  if (!xq_connection_prove_library (error))
    return NULL;
  if (today != NULL && !xq_day_is_valid (today))
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID,
                   _("“%s” is not a date. Write it as 2024-09-01."), today);
      return NULL;
    }

  self = g_object_new (XQ_TYPE_STORE, NULL);
  self->vault = g_object_ref (vault);
  self->me = g_strdup (xq_vault_get_account_uid (vault));
  self->today = today != NULL ? g_strdup (today) : xq_day_of_clock ();

  if (!make_cabinets_ready (self, error))
    return NULL;
  if (!xq_store_resume (self, error))
    return NULL;

  /* What waits goes on waiting if it fails: it must not keep a person out. */
  {
    g_autoptr (GError) local = NULL;

    if (!xq_store_run_pending (self, &local))
      g_message ("An effect in another cabinet still waits");
    g_clear_error (&local);
    if (!xq_store_take_queue (self, &local))
      g_message ("What happened without a key still waits to be written down");
    g_clear_error (&local);
    if (self->holds[XQ_CABINET_CASEWORK] && !xq_letters_take_in (self, &local))
      g_message ("A letter could not be taken in: %s", local->message);
    g_clear_error (&local);
    if (self->holds[XQ_CABINET_CARE] && !xq_letters_take_in_care (self, &local))
      g_message ("A letter to care could not be taken in: %s", local->message);
  }
  return g_steal_pointer (&self);
}

gboolean
xq_store_suspend (XqStore  *self,
                  GError  **error)
{
  gboolean ok = TRUE;

  if (self->in_transaction)
    xq_store_rollback (self);
  self->active = NULL;
  g_clear_pointer (&self->limited, xq_connection_free);
  if (self->inner != NULL)
    {
      for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
        if (self->holds[cabinet])
          ok = xq_connection_checkpoint (self->inner, cabinet == XQ_CABINET_SCHOOL ? "main" : xq_cabinet_get_code (cabinet),
                                         ok ? error : NULL) && ok;
      g_clear_pointer (&self->inner, xq_connection_free);
    }
  return ok;
}

gboolean
xq_store_renew_due (XqStore  *self,
                    GError  **error)
{
  g_return_val_if_fail (XQ_IS_STORE (self), FALSE);

  return xq_store_suspend (self, error) && make_cabinets_ready (self, error) && xq_store_resume (self, error);
}

gboolean
xq_store_close (XqStore  *self,
                GError  **error)
{
  g_return_val_if_fail (XQ_IS_STORE (self), FALSE);

  return xq_store_suspend (self, error);
}

XqVault *
xq_store_get_vault (XqStore *self)
{
  g_return_val_if_fail (XQ_IS_STORE (self), NULL);

  return self->vault;
}

const char *
xq_store_get_today (XqStore *self)
{
  g_return_val_if_fail (XQ_IS_STORE (self), NULL);

  return self->today;
}

const char *
xq_store_get_me (XqStore *self)
{
  g_return_val_if_fail (XQ_IS_STORE (self), NULL);

  return self->me;
}

const char *
xq_store_get_my_staff (XqStore *self)
{
  g_return_val_if_fail (XQ_IS_STORE (self), NULL);

  if (!self->my_staff_known)
    {
      g_autoptr (XqRows) rows = xq_store_query (self, "SELECT uid FROM visible_staff WHERE account = unhex (?1) "
                                                      "AND withdrawn = 0 ORDER BY id LIMIT 1", NULL, self->me, NULL);

      if (rows != NULL && xq_rows_next (rows, NULL))
        {
          self->my_staff = g_strdup (xq_rows_text (rows, 0));
          self->my_staff_known = TRUE;
        }
    }
  return self->my_staff;
}
