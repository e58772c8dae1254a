/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "copy-keeper.h"
#include "copies-words.h"
#include "stick-watch.h"

#include "school/settings.h"
#include "store/backup-run.h"

#define FIRST_AFTER 20         /* seconds: what the first page reads comes first */
#define AGAIN_EVERY (30 * 60)
#define LEAVE_MOST_BYTES (64 << 20)
#define KEY "xq-copy-keeper"

/* What the desk's thread takes along when the records are closed. */
typedef struct
{
  GMutex  mutex;
  char   *second;   /* where the second place is now; NULL if it is not there */
} Leave;

struct _XqCopyKeeper
{
  GObject       parent_instance;

  XqDesk       *desk;     /* borrowed: it owns the keeper's place */
  XqStickWatch *sticks;
  char         *offered;  /* a drive's folder */
  guint         source;
  guint         n_working;
  Leave        *leave;
};

G_DEFINE_FINAL_TYPE (XqCopyKeeper, xq_copy_keeper, G_TYPE_OBJECT)

enum
{
  COPIED,
  SAID,
  OFFERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- in the desk's thread --- */

typedef struct
{
  char     *second;
  gboolean  force;
} Order;

static void
order_free (Order *order)
{
  g_free (order->second);
  g_free (order);
}

/* The school's own limits, for those who look without a key. */
static void
note_limits (XqVault *vault,
             XqStore *store)
{
  g_autoptr (XqBackupState) state = NULL;
  gint64 own;
  gint64 second;

  if (store == NULL || !xq_setting_integer (store, "backup.own_days", &own, NULL) ||
      !xq_setting_integer (store, "backup.second_days", &second, NULL))
    return;
  xq_backup_state_lock ();
  state = xq_backup_state_read (xq_vault_get_path (vault));
  if (state->own_days != (int) own || state->second_days != (int) second)
    {
      state->own_days = (int) own;
      state->second_days = (int) second;
      (void) xq_backup_state_write (state, xq_vault_get_path (vault), NULL);
    }
  xq_backup_state_unlock ();
}

static gpointer
copy (XqVault       *vault,
      XqStore       *store,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  const Order *order = data;

  (void) cancellable;
  note_limits (vault, store);
  return xq_backup_run (vault, store, order->second, order->force, error) ? g_strdup (order->second != NULL ? "second" : "own") : NULL;
}

/* A keeper opens nothing, and what he copied waits for somebody who does. */
static gpointer
prove (XqVault       *vault,
       XqStore       *store,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  g_autoptr (XqBackupState) state = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gboolean ok;

  (void) cancellable;
  if (store == NULL)
    return g_strdup ("");
  ok = xq_backup_prove_last (vault, error);
  state = xq_backup_state_read (xq_vault_get_path (vault));
  if (ok && xq_backup_test_is_due (state, now))
    ok = xq_backup_test (vault, data, error);
  return ok ? g_strdup ("") : NULL;
}

/* A lock must not keep people waiting: a large school waits for its next unlock. */
static gboolean
is_small (XqVault *vault)
{
  gint64 size = 0;

  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    {
      g_autofree char *name = g_strconcat (xq_cabinet_get_code (cabinet), ".db", NULL);
      g_autofree char *path = g_build_filename (xq_vault_get_path (vault), name, NULL);
      GStatBuf status;

      size += g_stat (path, &status) == 0 ? status.st_size : 0;
    }
  return size <= LEAVE_MOST_BYTES;
}

static char *
dup_second (Leave *leave)
{
  char *second;

  g_mutex_lock (&leave->mutex);
  second = g_strdup (leave->second);
  g_mutex_unlock (&leave->mutex);
  return second;
}

/* Before the records are closed. What fails here the next unlock says. */
static void
leave (XqVault  *vault,
       XqStore  *store,
       gpointer  data)
{
  g_autoptr (XqBackupState) state = xq_backup_state_read (xq_vault_get_path (vault));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GError) error = NULL;
  g_autofree char *second = dup_second (data);

  if (!is_small (vault) || (!xq_backup_is_due (state, now) && !xq_backup_has_changed (state, xq_vault_get_path (vault))))
    return;
  if (!xq_backup_run (vault, store, second, FALSE, &error))
    g_message ("The copy on leaving could not be made: %s", error->message);
}

/* --- in the main thread --- */

static void
leave_clear (gpointer data)
{
  Leave *shared = data;

  g_mutex_clear (&shared->mutex);
  g_free (shared->second);
}

static void
leave_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, leave_clear);
}

static void
find_second (XqCopyKeeper *self)
{
  const char *path = xq_desk_get_path (self->desk);
  g_autoptr (XqBackupState) state = path != NULL ? xq_backup_state_read (path) : NULL;
  char *found = NULL;

  if (state != NULL && self->sticks != NULL)
    found = xq_stick_watch_find (self->sticks, &state->place);
  if (state != NULL && found == NULL && state->place.volume == NULL && state->place.label == NULL)
    found = g_strdup (state->place.folder);
  g_mutex_lock (&self->leave->mutex);
  g_free (self->leave->second);
  self->leave->second = found;
  g_mutex_unlock (&self->leave->mutex);
}

static void
say (XqCopyKeeper *self,
     const char   *words)
{
  g_signal_emit (self, signals[SAID], 0, words);
}

static void
end_work (XqCopyKeeper *self)
{
  self->n_working--;
  g_signal_emit (self, signals[COPIED], 0);
}

static gboolean
is_silent (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
proved_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (XqCopyKeeper) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = xq_desk_run_finish (XQ_DESK (source), result, &error);

  (void) done;
  if (error != NULL && !is_silent (error))
    say (self, error->message);
  end_work (self);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (XqCopyKeeper) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (error != NULL && !is_silent (error))
    say (self, error->message);
  else if (g_strcmp0 (done, "second") == 0)
    {
      g_autoptr (XqBackupState) state = xq_backup_state_read (xq_desk_get_path (XQ_DESK (source)));
      g_autofree char *place = xq_copies_name_place (&state->place);
      /* Translators: a USB drive or a folder */
      g_autofree char *words = g_strdup_printf (_("Copied to %s as well, and compared."), place);

      say (self, words);
    }
  end_work (self);
  if (xq_desk_is_unlocked (XQ_DESK (source)))
    {
      self->n_working++;
      xq_desk_run_vault_async (XQ_DESK (source), prove, dup_second (self->leave), g_free, g_free, NULL, proved_cb, g_object_ref (self));
    }
}

static void
run (XqCopyKeeper *self,
     const char   *second,
     gboolean      force)
{
  Order *order = g_new0 (Order, 1);

  order->second = g_strdup (second);
  order->force = force;
  self->n_working++;
  xq_desk_run_vault_async (self->desk, copy, order, (GDestroyNotify) order_free, g_free, NULL, copied_cb, g_object_ref (self));
}

void
xq_copy_keeper_run (XqCopyKeeper *self,
                    gboolean      force)
{
  g_return_if_fail (XQ_IS_COPY_KEEPER (self));

  if (!xq_desk_is_unlocked (self->desk))
    return;
  find_second (self);
  run (self, self->leave->second, force);
}

gboolean
xq_copy_keeper_is_working (XqCopyKeeper *self)
{
  g_return_val_if_fail (XQ_IS_COPY_KEEPER (self), FALSE);

  return self->n_working > 0;
}

/* The second place misses what the school's own folder has. */
static gboolean
lacks_second (XqCopyKeeper        *self,
              const XqBackupState *state)
{
  return self->leave->second != NULL && g_strcmp0 (state->second.name, state->own.name) != 0;
}

static gboolean
look_cb (gpointer user_data)
{
  XqCopyKeeper *self = user_data;
  g_autoptr (XqBackupState) state = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  self->source = g_timeout_add_seconds (AGAIN_EVERY, look_cb, self);
  if (!xq_desk_is_unlocked (self->desk))
    return G_SOURCE_REMOVE;
  find_second (self);
  state = xq_backup_state_read (xq_desk_get_path (self->desk));
  if (xq_backup_is_due (state, now) || lacks_second (self, state))
    run (self, self->leave->second, FALSE);
  else
    {
      self->n_working++;
      xq_desk_run_vault_async (self->desk, prove, dup_second (self->leave), g_free, g_free, NULL, proved_cb, g_object_ref (self));
    }
  return G_SOURCE_REMOVE;
}

static void
unlocked_cb (XqCopyKeeper *self)
{
  find_second (self);
  xq_desk_set_leave (self->desk, leave, g_atomic_rc_box_acquire (self->leave), leave_unref);
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add_seconds (FIRST_AFTER, look_cb, self);
}

static void
appeared_cb (XqCopyKeeper *self,
             GMount       *mount)
{
  g_autoptr (XqBackupState) state = NULL;

  if (!xq_desk_is_unlocked (self->desk))
    return;
  state = xq_backup_state_read (xq_desk_get_path (self->desk));
  if (xq_stick_watch_fits (mount, &state->place))
    xq_copy_keeper_run (self, FALSE);
  else if (state->place.folder == NULL && xq_stick_watch_can_leave (mount))
    {
      g_autoptr (GFile) root = g_mount_get_root (mount);
      g_autofree char *name = g_mount_get_name (mount);

      g_free (self->offered);
      self->offered = g_file_get_path (root);
      if (self->offered != NULL)
        g_signal_emit (self, signals[OFFERED], 0, name);
    }
}

gboolean
xq_copy_keeper_choose (XqCopyKeeper  *self,
                       const char    *folder,
                       GError       **error)
{
  XqBackupPlace place = { NULL, NULL, NULL, NULL };
  gboolean ok;

  g_return_val_if_fail (XQ_IS_COPY_KEEPER (self), FALSE);

  if (folder != NULL && self->sticks != NULL)
    xq_stick_watch_describe (self->sticks, folder, &place);
  else
    place.folder = g_strdup (folder);
  ok = xq_backup_set_place (xq_desk_get_path (self->desk), &place, error);
  g_free (place.folder);
  g_free (place.volume);
  g_free (place.label);
  g_free (place.inside);
  find_second (self);
  if (ok)
    g_signal_emit (self, signals[COPIED], 0);
  return ok;
}

void
xq_copy_keeper_take_offer (XqCopyKeeper *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (XQ_IS_COPY_KEEPER (self));

  if (self->offered == NULL || !xq_desk_is_unlocked (self->desk))
    return;
  if (xq_copy_keeper_choose (self, self->offered, &error))
    xq_copy_keeper_run (self, FALSE);
  else
    say (self, error->message);
}

void
xq_copy_keeper_watch (XqCopyKeeper   *self,
                      GVolumeMonitor *monitor)
{
  g_return_if_fail (XQ_IS_COPY_KEEPER (self) && self->sticks == NULL);

  self->sticks = xq_stick_watch_new (monitor);
  g_signal_connect_object (self->sticks, "appeared", G_CALLBACK (appeared_cb), self, G_CONNECT_SWAPPED);
}

XqCopyKeeper *
xq_copy_keeper_get (XqDesk *desk)
{
  g_return_val_if_fail (XQ_IS_DESK (desk), NULL);

  return g_object_get_data (G_OBJECT (desk), KEY);
}

XqCopyKeeper *
xq_copy_keeper_new (XqDesk *desk)
{
  XqCopyKeeper *self;

  g_return_val_if_fail (XQ_IS_DESK (desk), NULL);

  self = g_object_new (XQ_TYPE_COPY_KEEPER, NULL);
  self->desk = desk;
  g_object_add_weak_pointer (G_OBJECT (desk), (gpointer *) &self->desk);
  g_object_set_data (G_OBJECT (desk), KEY, self);
  g_signal_connect_object (desk, "unlocked", G_CALLBACK (unlocked_cb), self, G_CONNECT_SWAPPED);
  return self;
}

static void
xq_copy_keeper_dispose (GObject *object)
{
  XqCopyKeeper *self = XQ_COPY_KEEPER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->sticks);
  if (self->desk != NULL)
    {
      g_object_set_data (G_OBJECT (self->desk), KEY, NULL);
      g_clear_weak_pointer (&self->desk);
    }

  G_OBJECT_CLASS (xq_copy_keeper_parent_class)->dispose (object);
}

static void
xq_copy_keeper_finalize (GObject *object)
{
  XqCopyKeeper *self = XQ_COPY_KEEPER (object);

  g_free (self->offered);
  leave_unref (self->leave);

  G_OBJECT_CLASS (xq_copy_keeper_parent_class)->finalize (object);
}

static void
xq_copy_keeper_class_init (XqCopyKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = xq_copy_keeper_dispose;
  object_class->finalize = xq_copy_keeper_finalize;

  signals[COPIED] = g_signal_new ("copied", XQ_TYPE_COPY_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAID] = g_signal_new ("said", XQ_TYPE_COPY_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[OFFERED] = g_signal_new ("offered", XQ_TYPE_COPY_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_STRING);
}

static void
xq_copy_keeper_init (XqCopyKeeper *self)
{
  self->leave = g_atomic_rc_box_new0 (Leave);
  g_mutex_init (&self->leave->mutex);
}
