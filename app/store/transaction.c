/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "store/mark.h"
#include "store/store-private.h"

typedef struct
{
  XqCabinet     cabinet;
  char         *verb;
  const XqKind *kind;
  char         *uid;
} Look;

static void
look_free (Look *look)
{
  g_free (look->verb);
  g_free (look->uid);
  g_free (look);
}

void
xq_store_defer_look (XqStore       *self,
                     XqCabinet      cabinet,
                     const char    *verb,
                     const XqKind  *kind,
                     const char    *uid)
{
  Look *look;

  if (self->looks == NULL)
    self->looks = g_ptr_array_new_with_free_func ((GDestroyNotify) look_free);
  for (guint i = 0; i < self->looks->len; i++)
    {
      look = g_ptr_array_index (self->looks, i);
      if (look->cabinet == cabinet && look->kind == kind && g_str_equal (look->verb, verb) &&
          g_strcmp0 (look->uid, uid) == 0)
        return;
    }

  look = g_new0 (Look, 1);
  look->cabinet = cabinet;
  look->verb = g_strdup (verb);
  look->kind = kind;
  look->uid = g_strdup (uid);
  g_ptr_array_add (self->looks, look);
}

/* Outside a transaction. They were seen already: one that cannot be written is
 * said where the administrator finds it, and the others are tried. */
static void
write_looks (XqStore *self)
{
  g_autoptr (GPtrArray) looks = g_steal_pointer (&self->looks);

  for (guint i = 0; looks != NULL && i < looks->len; i++)
    {
      const Look *look = g_ptr_array_index (looks, i);
      g_autoptr (GError) error = NULL;

      if (!xq_store_audit (self, look->cabinet, look->verb, look->kind, look->uid, &error))
        g_warning ("%s", error->message);
    }
}

static void
forget_transaction (XqStore *self)
{
  self->in_transaction = FALSE;
  self->is_explicit = FALSE;
  self->kind = NULL;
  self->n_written = 0;
  self->active = self->limited;
  g_clear_pointer (&self->verb, g_free);
  g_clear_pointer (&self->record, g_free);
  g_byte_array_set_size (self->digests, 0);
  g_byte_array_set_size (self->letters, 0);
}

gboolean
xq_store_enter (XqStore     *self,
                XqCabinet    cabinet,
                const char  *verb,
                gboolean    *began,
                GError     **error)
{
  *began = FALSE;
  if (self->in_transaction)
    {
      if (self->cabinet == cabinet)
        return TRUE;
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_FAILED,
                   _("What belongs to the %s cannot be saved together with what belongs to the %s. "
                     "Save one after the other."),
                   xq_cabinet_get_title (cabinet), xq_cabinet_get_title (self->cabinet));
      return FALSE;
    }
  if (!self->holds[cabinet])
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
                   _("This account does not hold the key of the %s. "
                     "A colleague who works with it can do this."), xq_cabinet_get_title (cabinet));
      return FALSE;
    }

  if (!xq_connection_run (self->active, "BEGIN IMMEDIATE", error))
    return FALSE;
  self->in_transaction = TRUE;
  self->cabinet = cabinet;
  self->verb = g_strdup (verb);
  self->before = self->chains[cabinet];
  *began = TRUE;
  return TRUE;
}

void
xq_store_wrote (XqStore       *self,
                const XqKind  *kind,
                const char    *uid,
                const guint8   digest[32])
{
  g_assert (self->in_transaction);

  g_byte_array_append (self->digests, digest, 32);
  self->n_written++;
  self->kind = self->n_written == 1 || self->kind == kind ? kind : NULL;
  g_free (self->record);
  self->record = self->n_written == 1 ? g_strdup (uid) : NULL;
}

/* The first error says why; a failing rollback would say nothing new. */
static void
roll_back (XqStore *self)
{
  if (xq_connection_is_writing (self->active))
    (void) xq_connection_run (self->active, "ROLLBACK", NULL);
  self->chains[self->cabinet] = self->before;
  forget_transaction (self);
  write_looks (self);
}

static gboolean
commit (XqStore  *self,
        GError  **error)
{
  XqCabinet cabinet = self->cabinet;
  gboolean follows = self->digests->len > 0 || self->letters->len > 0;
  guint8 digest[32];

  if (follows)
    {
      xq_audit_digest (self->digests, self->letters, digest);
      if (!xq_audit_append (self, cabinet, self->verb, self->kind, self->record, digest, error))
        {
          roll_back (self);
          return FALSE;
        }
    }
  if (!xq_connection_run (self->active, "COMMIT", error))
    {
      roll_back (self);
      return FALSE;
    }
  if (self->chains[cabinet].sequence > self->before.sequence)
    xq_mark_write (xq_vault_get_path (self->vault), cabinet, self->chains[cabinet].sequence, self->chains[cabinet].hash);

  forget_transaction (self);
  write_looks (self);

  /* The record is saved; an effect that fails now stays pending and is tried
   * again at the next unlock, so it does not turn the save into a failure. */
  if (follows)
    {
      g_autoptr (GError) local = NULL;

      if (!xq_store_run_pending (self, &local))
        g_message ("An effect in another cabinet waits for the next unlock");
    }
  return TRUE;
}

gboolean
xq_store_leave (XqStore   *self,
                gboolean   began,
                gboolean   ok,
                GError   **error)
{
  if (!began)
    return ok;
  if (!ok)
    {
      roll_back (self);
      return FALSE;
    }
  return commit (self, error);
}

gboolean
xq_store_begin (XqStore     *self,
                XqCabinet    cabinet,
                const char  *verb,
                GError     **error)
{
  gboolean began;

  g_return_val_if_fail (XQ_IS_STORE (self) && verb != NULL, FALSE);
  g_return_val_if_fail (!self->in_transaction, FALSE);

  if (!xq_store_enter (self, cabinet, verb, &began, error))
    return FALSE;
  self->is_explicit = TRUE;
  return TRUE;
}

gboolean
xq_store_begin_bulk (XqStore     *self,
                     const char  *verb,
                     GError     **error)
{
  XqRoles writers = XQ_ROLE_BIT (XQ_ROLE_HEAD) | XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR);

  g_return_val_if_fail (XQ_IS_STORE (self) && verb != NULL, FALSE);
  g_return_val_if_fail (!self->in_transaction, FALSE);

  if (!(xq_vault_get_roles (self->vault) & writers))
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
                   _("Only a head or a counsellor may read in a roster. Ask one of them."));
      return FALSE;
    }
  if (!xq_store_see_all (self, error))
    return FALSE;
  self->active = self->inner;
  if (!xq_store_begin (self, XQ_CABINET_SCHOOL, verb, error))
    {
      self->active = self->limited;
      return FALSE;
    }
  return TRUE;
}

gboolean
xq_store_commit (XqStore  *self,
                 GError  **error)
{
  g_return_val_if_fail (XQ_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->in_transaction && self->is_explicit, FALSE);

  return commit (self, error);
}

void
xq_store_rollback (XqStore *self)
{
  g_return_if_fail (XQ_IS_STORE (self));
  g_return_if_fail (self->in_transaction);

  roll_back (self);
}
