/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "desk.h"

#include "rules/figure.h"
#include "rules/screening.h"
#include "school/new-school.h"

/* What the desk's thread works with. It outlives the desk if it must: tasks
 * hold it through the desk, which they keep. */
struct _XqDesk
{
  GObject       parent_instance;

  /* main thread */
  GThreadPool  *thread;
  char         *path;
  char         *wanted_today;
  struct _Seat *seat;
  guint         publishing;   /* a source, while figures wait to be published */
  struct { XqDeskLeaveFunc func; gpointer data; GDestroyNotify free; } leave;

  /* the desk's thread */
  XqVault      *vault;
  XqStore      *store;
};

/* Who sits at the desk: a copy for the main thread. */
typedef struct _Seat
{
  char   *school;
  char   *account;
  char   *uid;
  char   *today;
  XqRoles roles;
  gboolean password_is_foreign;
} Seat;

typedef struct _Request Request;

struct _Request
{
  void            (*perform) (XqDesk *self, GTask *task, Request *request);
  char             *path;
  char             *account;
  XqSecret         *password;
  char             *school;
  XqDeskFunc        func;
  XqDeskVaultFunc   vault_func;
  gpointer          data;
  GDestroyNotify    data_free;
  GDestroyNotify    answer_free;
  XqDeskLeaveFunc   leave;
};

G_DEFINE_FINAL_TYPE (XqDesk, xq_desk, G_TYPE_OBJECT)

#define PUBLISH_AFTER 2   /* seconds */

enum
{
  UNLOCKED,
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
seat_free (Seat *seat)
{
  if (seat == NULL)
    return;
  g_free (seat->school);
  g_free (seat->account);
  g_free (seat->uid);
  g_free (seat->today);
  g_free (seat);
}

static void
request_free (Request *request)
{
  if (request->data_free != NULL)
    g_clear_pointer (&request->data, request->data_free);
  g_clear_pointer (&request->password, xq_secret_unref);
  g_free (request->path);
  g_free (request->account);
  g_free (request->school);
  g_free (request);
}

/* --- in the desk's thread --- */

static gboolean
close_records (XqDesk  *self,
               GError **error)
{
  gboolean ok = self->store == NULL || xq_store_close (self->store, error);

  g_clear_object (&self->store);
  if (self->vault != NULL)
    xq_vault_close (self->vault);
  g_clear_object (&self->vault);
  return ok;
}

static void
perform_open (XqDesk  *self,
              GTask   *task,
              Request *request)
{
  g_autoptr (XqVault) vault = NULL;
  GError *error = NULL;

  (void) self;
  vault = xq_vault_open (request->path, &error);
  if (vault == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_return_pointer (task, g_strdup (xq_vault_get_school_name (vault)), g_free);
  xq_vault_close (vault);
}

/* Who keeps the copies alone opens no record: there is no store for him. */
static Seat *
take_seat (XqDesk *self)
{
  Seat *seat = g_new0 (Seat, 1);

  seat->school = g_strdup (xq_vault_get_school_name (self->vault));
  seat->account = g_strdup (xq_vault_get_account_name (self->vault));
  seat->uid = g_strdup (xq_vault_get_account_uid (self->vault));
  seat->roles = xq_vault_get_roles (self->vault);
  seat->password_is_foreign = xq_vault_password_is_foreign (self->vault);
  if (self->store != NULL)
    seat->today = g_strdup (xq_store_get_today (self->store));
  else
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();

      seat->today = self->wanted_today != NULL ? g_strdup (self->wanted_today) : g_date_time_format (now, "%Y-%m-%d");
    }
  return seat;
}

static gboolean
open_records (XqDesk  *self,
              GError **error)
{
  if (xq_vault_get_roles (self->vault) == XQ_ROLE_BIT (XQ_ROLE_KEEPER))
    return TRUE;
  self->store = xq_store_open (self->vault, self->wanted_today, error);
  return self->store != NULL;
}

/* Heads count what they do not read. */
static void
publish (XqDesk *self)
{
  g_autoptr (GError) error = NULL;

  if (self->store != NULL && !xq_figures_publish (self->store, &error))
    g_message ("The figures for heads wait for the next unlock: %s", error->message);
}

/* What the letters brought that were taken in; nobody who unlocks waits for it. */
static void
follow_letters (XqDesk *self)
{
  g_autoptr (GError) error = NULL;

  if (self->store != NULL && !xq_screening_propose_open (self->store, &error))
    g_message ("The screening's proposals wait for the next unlock: %s", error->message);
}

static void
perform_unlock (XqDesk  *self,
                GTask   *task,
                Request *request)
{
  GError *error = NULL;

  g_warn_if_fail (self->vault == NULL);
  self->vault = xq_vault_open (request->path, &error);
  if (self->vault == NULL ||
      !xq_vault_unlock (self->vault, request->account, request->password, g_task_get_cancellable (task), &error) ||
      !open_records (self, &error))
    {
      (void) close_records (self, NULL);
      g_task_return_error (task, error);
      return;
    }
  g_task_return_pointer (task, take_seat (self), (GDestroyNotify) seat_free);
  follow_letters (self);
}

static void
perform_create (XqDesk  *self,
                GTask   *task,
                Request *request)
{
  GError *error = NULL;

  g_warn_if_fail (self->vault == NULL);
  if (!xq_new_school (request->path, request->school, request->account, request->password, self->wanted_today, &self->store, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  self->vault = g_object_ref (xq_store_get_vault (self->store));
  g_task_return_pointer (task, take_seat (self), (GDestroyNotify) seat_free);
}

static void
perform_close (XqDesk  *self,
               GTask   *task,
               Request *request)
{
  GError *error = NULL;

  if (request->leave != NULL && self->vault != NULL)
    request->leave (self->vault, self->store, request->data);
  if (close_records (self, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
perform_publish (XqDesk  *self,
                 GTask   *task,
                 Request *request)
{
  (void) request;
  publish (self);
  g_task_return_boolean (task, TRUE);
}

static void
perform_func (XqDesk  *self,
              GTask   *task,
              Request *request)
{
  GError *error = NULL;
  gpointer answer;

  if (self->vault == NULL || (request->vault_func == NULL && self->store == NULL))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, _("The school is locked."));
      return;
    }
  if (request->vault_func != NULL)
    answer = request->vault_func (self->vault, self->store, request->data, g_task_get_cancellable (task), &error);
  else
    answer = request->func (self->store, request->data, g_task_get_cancellable (task), &error);
  if (error != NULL)
    {
      if (answer != NULL && request->answer_free != NULL)
        request->answer_free (answer);
      g_task_return_error (task, error);
    }
  else
    g_task_return_pointer (task, answer, request->answer_free);
}

static void
serve (gpointer data,
       gpointer user_data)
{
  g_autoptr (GTask) task = data;
  XqDesk *self = user_data;
  Request *request = g_task_get_task_data (task);

  if (!g_task_return_error_if_cancelled (task))
    request->perform (self, task, request);
}

/* --- in the main thread --- */

static void
push (XqDesk              *self,
      Request             *request,
      gpointer             tag,
      GCancellable        *cancellable,
      GAsyncReadyCallback  callback,
      gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  if (self->thread == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The program is closing."));
      g_object_unref (task);
    }
  else
    g_thread_pool_push (self->thread, task, NULL);
}

void
xq_desk_open_async (XqDesk              *self,
                    const char          *path,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  Request *request;

  g_return_if_fail (XQ_IS_DESK (self) && path != NULL);

  g_free (self->path);
  self->path = g_strdup (path);
  request = g_new0 (Request, 1);
  request->perform = perform_open;
  request->path = g_strdup (path);
  push (self, request, xq_desk_open_async, cancellable, callback, user_data);
}

char *
xq_desk_open_finish (XqDesk        *self,
                     GAsyncResult  *result,
                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
xq_desk_unlock_async (XqDesk              *self,
                      const char          *account,
                      XqSecret            *password,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  Request *request;

  g_return_if_fail (XQ_IS_DESK (self) && account != NULL && password != NULL);
  g_return_if_fail (self->path != NULL && self->seat == NULL);

  request = g_new0 (Request, 1);
  request->perform = perform_unlock;
  request->path = g_strdup (self->path);
  request->account = g_strdup (account);
  request->password = xq_secret_ref (password);
  push (self, request, xq_desk_unlock_async, cancellable, callback, user_data);
}

gboolean
xq_desk_unlock_finish (XqDesk        *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  Seat *seat;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  seat = g_task_propagate_pointer (G_TASK (result), error);
  if (seat == NULL)
    return FALSE;
  g_clear_pointer (&self->seat, seat_free);
  self->seat = seat;
  g_signal_emit (self, signals[UNLOCKED], 0);
  return TRUE;
}

void
xq_desk_create_async (XqDesk              *self,
                      const char          *path,
                      const char          *school,
                      const char          *account,
                      XqSecret            *password,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  Request *request;

  g_return_if_fail (XQ_IS_DESK (self) && path != NULL && school != NULL && account != NULL && password != NULL);
  g_return_if_fail (self->seat == NULL);

  g_free (self->path);
  self->path = g_strdup (path);
  request = g_new0 (Request, 1);
  request->perform = perform_create;
  request->path = g_strdup (path);
  request->school = g_strdup (school);
  request->account = g_strdup (account);
  request->password = xq_secret_ref (password);
  push (self, request, xq_desk_create_async, NULL, callback, user_data);
}

gboolean
xq_desk_create_finish (XqDesk        *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  Seat *seat;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  seat = g_task_propagate_pointer (G_TASK (result), error);
  if (seat == NULL)
    return FALSE;
  g_clear_pointer (&self->seat, seat_free);
  self->seat = seat;
  return TRUE;
}

static gboolean
publish_cb (gpointer user_data)
{
  XqDesk *self = user_data;
  Request *request = g_new0 (Request, 1);

  self->publishing = 0;
  request->perform = perform_publish;
  push (self, request, publish_cb, NULL, NULL, NULL);
  return G_SOURCE_REMOVE;
}

/* After what the pages read, and once for several causes; no more once the desk
 * stops, though the answer of a last save may still come in. */
static void
publish_soon (XqDesk *self)
{
  if (self->thread != NULL && self->publishing == 0)
    self->publishing = g_timeout_add_seconds (PUBLISH_AFTER, publish_cb, self);
}

void
xq_desk_enter (XqDesk *self)
{
  g_return_if_fail (XQ_IS_DESK (self) && self->seat != NULL);

  g_signal_emit (self, signals[UNLOCKED], 0);
  publish_soon (self);
}

void
xq_desk_set_leave (XqDesk          *self,
                   XqDeskLeaveFunc  func,
                   gpointer         data,
                   GDestroyNotify   data_free)
{
  g_return_if_fail (XQ_IS_DESK (self));

  if (self->leave.free != NULL)
    self->leave.free (self->leave.data);
  self->leave.func = func;
  self->leave.data = data;
  self->leave.free = data_free;
}

void
xq_desk_close_async (XqDesk              *self,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  Request *request;

  g_return_if_fail (XQ_IS_DESK (self));

  request = g_new0 (Request, 1);
  request->perform = perform_close;
  request->leave = self->leave.func;
  request->data = self->leave.data;
  push (self, request, xq_desk_close_async, NULL, callback, user_data);
}

gboolean
xq_desk_close_finish (XqDesk        *self,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  g_clear_pointer (&self->seat, seat_free);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static Request *
request_new_for_work (gpointer        data,
                      GDestroyNotify  data_free,
                      GDestroyNotify  answer_free)
{
  Request *request = g_new0 (Request, 1);

  request->perform = perform_func;
  request->data = data;
  request->data_free = data_free;
  request->answer_free = answer_free;
  return request;
}

void
xq_desk_run_async (XqDesk              *self,
                   XqDeskFunc           func,
                   gpointer             data,
                   GDestroyNotify       data_free,
                   GDestroyNotify       answer_free,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  Request *request;

  g_return_if_fail (XQ_IS_DESK (self) && func != NULL);

  request = request_new_for_work (data, data_free, answer_free);
  request->func = func;
  push (self, request, xq_desk_run_async, cancellable, callback, user_data);
}

void
xq_desk_run_vault_async (XqDesk              *self,
                         XqDeskVaultFunc      func,
                         gpointer             data,
                         GDestroyNotify       data_free,
                         GDestroyNotify       answer_free,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Request *request;

  g_return_if_fail (XQ_IS_DESK (self) && func != NULL);

  request = request_new_for_work (data, data_free, answer_free);
  request->vault_func = func;
  push (self, request, xq_desk_run_vault_async, cancellable, callback, user_data);
}

gpointer
xq_desk_run_finish (XqDesk        *self,
                    GAsyncResult  *result,
                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
xq_desk_note_saved (XqDesk     *self,
                    const char *kind)
{
  const XqKind *saved = kind != NULL ? xq_kind_find (kind) : NULL;

  g_return_if_fail (XQ_IS_DESK (self) && kind != NULL);

  if (saved != NULL && saved->cabinet == XQ_CABINET_CASEWORK)
    publish_soon (self);
  g_signal_emit (self, signals[SAVED], 0, kind);
}

void
xq_desk_stop (XqDesk *self)
{
  g_return_if_fail (XQ_IS_DESK (self));

  g_clear_handle_id (&self->publishing, g_source_remove);
  if (self->thread == NULL)
    return;
  xq_desk_close_async (self, NULL, NULL);
  /* Who sat there is known until the desk goes: the last answers are still to be
   * called back. */
  g_thread_pool_free (g_steal_pointer (&self->thread), FALSE, TRUE);
}

gboolean
xq_desk_is_unlocked (XqDesk *self)
{
  g_return_val_if_fail (XQ_IS_DESK (self), FALSE);

  return self->seat != NULL;
}

const char *
xq_desk_get_path (XqDesk *self)
{
  g_return_val_if_fail (XQ_IS_DESK (self), NULL);

  return self->path;
}

const char *
xq_desk_get_school_name (XqDesk *self)
{
  g_return_val_if_fail (XQ_IS_DESK (self), NULL);

  return self->seat != NULL ? self->seat->school : NULL;
}

const char *
xq_desk_get_account_name (XqDesk *self)
{
  g_return_val_if_fail (XQ_IS_DESK (self), NULL);

  return self->seat != NULL ? self->seat->account : NULL;
}

const char *
xq_desk_get_account_uid (XqDesk *self)
{
  g_return_val_if_fail (XQ_IS_DESK (self), NULL);

  return self->seat != NULL ? self->seat->uid : NULL;
}

XqRoles
xq_desk_get_roles (XqDesk *self)
{
  g_return_val_if_fail (XQ_IS_DESK (self), 0);

  return self->seat != NULL ? self->seat->roles : 0;
}

gboolean
xq_desk_password_is_foreign (XqDesk *self)
{
  g_return_val_if_fail (XQ_IS_DESK (self), FALSE);

  return self->seat != NULL && self->seat->password_is_foreign;
}

void
xq_desk_note_password_changed (XqDesk *self)
{
  g_return_if_fail (XQ_IS_DESK (self) && self->seat != NULL);

  self->seat->password_is_foreign = FALSE;
}

const char *
xq_desk_get_today (XqDesk *self)
{
  g_return_val_if_fail (XQ_IS_DESK (self), NULL);

  return self->seat != NULL ? self->seat->today : NULL;
}

static void
xq_desk_dispose (GObject *object)
{
  xq_desk_stop (XQ_DESK (object));

  G_OBJECT_CLASS (xq_desk_parent_class)->dispose (object);
}

static void
xq_desk_finalize (GObject *object)
{
  XqDesk *self = XQ_DESK (object);

  g_clear_pointer (&self->seat, seat_free);
  xq_desk_set_leave (self, NULL, NULL, NULL);
  g_free (self->path);
  g_free (self->wanted_today);

  G_OBJECT_CLASS (xq_desk_parent_class)->finalize (object);
}

static void
xq_desk_class_init (XqDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = xq_desk_dispose;
  object_class->finalize = xq_desk_finalize;

  signals[UNLOCKED] = g_signal_new ("unlocked", XQ_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAVED] = g_signal_new ("saved", XQ_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
xq_desk_init (XqDesk *self)
{
  /* One thread of its own: a connection never changes threads, requests keep their order. */
  self->thread = g_thread_pool_new (serve, self, 1, TRUE, NULL);
}

XqDesk *
xq_desk_new (const char *today)
{
  XqDesk *self = g_object_new (XQ_TYPE_DESK, NULL);

  self->wanted_today = g_strdup (today);
  return self;
}
