/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/backup-plan.h"
#include "store/backup-prove.h"
#include "store/backup-run.h"
#include "store/bundle.h"
#include "store/carry.h"
#include "store/store-private.h"
#include "vault/file.h"

#define FRESH ".new"          /* not proved yet */
#define MOST_SECONDS 600

typedef struct
{
  XqVault       *vault;
  XqStore       *store;
  XqBackupState *state;
  GDateTime     *now;
  char          *folder;      /* the school's own */
} Run;

static int
newest_first (gconstpointer a,
              gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

/* Names of one school differ in front only if the school was renamed. */
static int
compare_stamps (gconstpointer a,
                gconstpointer b,
                gpointer      school_uid)
{
  XqBackupName first = { "", FALSE };
  XqBackupName second = { "", FALSE };
  int order;

  (void) xq_backup_name_read (*(const char *const *) a, school_uid, &first);
  (void) xq_backup_name_read (*(const char *const *) b, school_uid, &second);
  order = strcmp (second.stamp, first.stamp);
  return order != 0 ? order : newest_first (a, b);
}

GPtrArray *
xq_backup_list (const char *folder,
                const char *school_uid)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (folder != NULL && school_uid != NULL, names);

  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (xq_backup_name_read (name, school_uid, NULL))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort_with_data (names, compare_stamps, (gpointer) school_uid);
  return names;
}

/* What a copy leaves that was cut short; never another program's file. */
static void
remove_traces (const char *folder,
               const char *school_uid)
{
  static const char *const endings[] = { FRESH ".part", FRESH };
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
      {
        g_autofree char *stem = g_strdup (name);
        g_autofree char *path = g_build_filename (folder, name, NULL);

        if (!g_str_has_suffix (stem, endings[i]))
          continue;
        stem[strlen (stem) - strlen (endings[i])] = '\0';
        if (xq_backup_name_read (stem, school_uid, NULL))
          (void) g_unlink (path);
        break;
      }
}

static void
thin (const char *folder,
      const char *school_uid,
      GDateTime  *now,
      const char *last_good)
{
  g_autoptr (GPtrArray) names = xq_backup_list (folder, school_uid);
  g_autoptr (GPtrArray) drop = NULL;

  g_ptr_array_add (names, NULL);
  drop = xq_backup_plan_drop ((const char *const *) names->pdata, school_uid, now, last_good);
  for (guint i = 0; i < drop->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (drop, i), NULL);

      if (g_unlink (path) != 0)
        g_message ("An old copy could not be removed: %s", g_strerror (errno));
    }
  if (drop->len > 0)
    (void) xq_file_sync_folder (folder, NULL);
}

/* The later of @newest and the stamp of @name, if that is hardly later than the clock. */
static void
note_newest (Run        *run,
             const char *name,
             const char *bound,
             char        newest[XQ_BACKUP_STAMP_LENGTH + 1])
{
  XqBackupName read;

  if (name != NULL && xq_backup_name_read (name, xq_vault_get_school_uid (run->vault), &read) &&
      strcmp (read.stamp, bound) < 0 && strcmp (read.stamp, newest) > 0)
    memcpy (newest, read.stamp, sizeof read.stamp);
}

/* The stamp of the newest copy, here or at the other place: two copies of one name are
 * the same copy. */
static void
read_newest (Run        *run,
             const char *folder,
             char        newest[XQ_BACKUP_STAMP_LENGTH + 1])
{
  g_autoptr (GPtrArray) names = xq_backup_list (folder, xq_vault_get_school_uid (run->vault));
  g_autoptr (GDateTime) latest = g_date_time_add_seconds (run->now, MOST_SECONDS);
  g_autofree char *bound = xq_backup_stamp_new (latest);

  newest[0] = '\0';
  for (guint i = 0; i < names->len; i++)
    note_newest (run, g_ptr_array_index (names, i), bound, newest);
  note_newest (run, run->state->own.name, bound, newest);
  note_newest (run, run->state->second.name, bound, newest);
}

/* Later than what is there, also if two are made in one second or the clock was set
 * back a little: the order of the names is the order of the copies. */
static char *
find_free_name (Run        *run,
                const char *folder,
                gboolean    is_update)
{
  char newest[XQ_BACKUP_STAMP_LENGTH + 1];

  read_newest (run, folder, newest);
  for (guint i = 0; i <= MOST_SECONDS; i++)
    {
      g_autoptr (GDateTime) at = g_date_time_add_seconds (run->now, i);
      g_autofree char *stamp = xq_backup_stamp_new (at);
      g_autofree char *name = xq_backup_name_new (xq_vault_get_school_name (run->vault), xq_vault_get_school_uid (run->vault),
                                                  stamp, is_update);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (strcmp (stamp, newest) > 0 && !g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&name);
    }
  return NULL;
}

static gboolean
make_folder (const char  *folder,
             GError     **error)
{
  if (g_mkdir (folder, 0700) == 0)
    return xq_bundle_sync_parent (folder, error);
  return errno == EEXIST || xq_bundle_set_failed (error, folder, errno);
}

/* With every connection closed the files are whole, and no descriptor that this
 * reads them by can drop a lock of SQLite's. */
static gboolean
write_bundle (Run         *run,
              const char  *file,
              char       **marks,
              GError     **error)
{
  gboolean ok = run->store == NULL || xq_store_suspend (run->store, error);

  if (ok)
    {
      *marks = xq_backup_dup_marks (xq_vault_get_path (run->vault));
      ok = xq_bundle_write (xq_vault_get_path (run->vault), xq_vault_get_school_name (run->vault),
                            xq_vault_holds (run->vault, XQ_CABINET_SCHOOL), file, error);
    }
  if (run->store != NULL)
    ok = xq_store_resume (run->store, ok ? error : NULL) && ok;
  return ok;
}

static gboolean
write_new (Run           *run,
           const char    *folder,
           gboolean       is_update,
           XqBackupCopy  *copy,
           GError       **error)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autofree char *fresh = NULL;
  g_autofree char *marks = NULL;
  guint lies;
  guint proved;
  gboolean ok;

  remove_traces (folder, xq_vault_get_school_uid (run->vault));
  name = find_free_name (run, folder, is_update);
  if (name == NULL)
    return xq_bundle_set_failed (error, folder, EEXIST);
  path = g_build_filename (folder, name, NULL);
  fresh = g_strconcat (path, FRESH, NULL);
  ok = write_bundle (run, fresh, &marks, error) && xq_backup_prove (run->vault, fresh, FALSE, &lies, &proved, error);
  if (ok && g_rename (fresh, path) != 0)
    ok = xq_bundle_set_failed (error, path, errno);
  if (!ok)
    {
      (void) g_unlink (fresh);
      return FALSE;
    }
  g_free (copy->name);
  copy->name = g_steal_pointer (&name);
  copy->at = g_date_time_to_unix (run->now);
  copy->lies = lies;
  copy->proved = proved;
  if (copy == &run->state->own)
    {
      g_free (run->state->marks);
      run->state->marks = g_steal_pointer (&marks);
    }
  return xq_bundle_sync_parent (path, error);
}

static void
note_problem (Run          *run,
              XqBackupCopy *copy,
              const GError *error)
{
  g_free (copy->problem);
  copy->problem = error != NULL ? g_strdup (error->message) : NULL;
  copy->problem_at = error != NULL ? g_date_time_to_unix (run->now) : 0;
}

static gboolean
run_own (Run     *run,
         gboolean force,
         GError **error)
{
  XqBackupState *state = run->state;
  g_autoptr (GError) local = NULL;

  if (!force && !xq_backup_is_due (state, run->now) && !xq_backup_has_changed (state, xq_vault_get_path (run->vault)))
    return TRUE;
  if (make_folder (run->folder, &local))
    (void) write_new (run, run->folder, FALSE, &state->own, &local);
  note_problem (run, &state->own, local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* What has left this disk is written down: by one who holds no key, in the queue. That
 * alone asks for no new copy. */
static gboolean
note_carried (Run     *run,
              GError **error)
{
  XqBackupState *state = run->state;
  const char *path = xq_vault_get_path (run->vault);
  gboolean has_changed;

  if (run->store == NULL)
    return xq_vault_queue_append (path, XQ_QUEUE_COPY, error);
  has_changed = xq_backup_has_changed (state, path);
  if (!xq_store_audit (run->store, XQ_CABINET_SCHOOL, XQ_VERB_CARRY, NULL, NULL, error))
    return FALSE;
  if (!has_changed)
    {
      g_free (state->marks);
      state->marks = xq_backup_dup_marks (path);
    }
  return TRUE;
}

/* A copy that could not be written down stays unknown, so that the next run carries it
 * again and writes that down. */
static gboolean
carry_own (Run         *run,
           const char  *second,
           GError     **error)
{
  XqBackupState *state = run->state;
  g_autofree char *from = g_build_filename (run->folder, state->own.name, NULL);
  g_autofree char *to = g_build_filename (second, state->own.name, NULL);
  g_autofree char *fresh = g_strconcat (to, FRESH, NULL);

  if (!xq_carry (from, fresh, to, error) || !note_carried (run, error))
    return FALSE;
  g_free (state->second.name);
  state->second.name = g_strdup (state->own.name);
  state->second.at = state->own.at;
  state->second.lies = state->own.lies;
  state->second.proved = state->own.proved;
  return TRUE;
}

/* The copy that lies here already, byte for byte; or a new one where there is none. */
static gboolean
run_second (Run         *run,
            const char  *second,
            gboolean     own_is_good,
            GError     **error)
{
  XqBackupState *state = run->state;
  g_autoptr (GError) local = NULL;

  if (own_is_good && g_strcmp0 (state->own.name, state->second.name) == 0)
    {
      g_autofree char *there = g_build_filename (second, state->own.name, NULL);

      if (g_file_test (there, G_FILE_TEST_IS_REGULAR))
        {
          note_problem (run, &state->second, NULL);
          return TRUE;
        }
    }
  remove_traces (second, xq_vault_get_school_uid (run->vault));
  if (own_is_good)
    (void) carry_own (run, second, &local);
  else if (write_new (run, second, FALSE, &state->second, &local))
    (void) note_carried (run, &local);
  note_problem (run, &state->second, local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

#define SWAP(type, one, other)  \
  G_STMT_START                  \
    {                           \
      type swapped = one;       \
                                \
      one = other;              \
      other = swapped;          \
    }                           \
  G_STMT_END

/* What was chosen while the copy was made stays chosen, and if that is another place,
 * what was carried is no copy in it. */
static gboolean
keep_state (Run     *run,
            GError **error)
{
  const char *path = xq_vault_get_path (run->vault);
  g_autoptr (XqBackupState) kept = NULL;
  gboolean ok;

  xq_backup_state_lock ();
  kept = xq_backup_state_read (path);
  if (!xq_backup_place_is_same (&kept->place, &run->state->place))
    SWAP (XqBackupCopy, kept->second, run->state->second);
  SWAP (XqBackupPlace, kept->place, run->state->place);
  run->state->own_days = kept->own_days;
  run->state->second_days = kept->second_days;
  ok = xq_backup_state_write (run->state, path, error);
  xq_backup_state_unlock ();
  return ok;
}

static void
run_begin (Run     *run,
           XqVault *vault,
           XqStore *store)
{
  run->vault = vault;
  run->store = store;
  run->state = xq_backup_state_read (xq_vault_get_path (vault));
  run->now = g_date_time_new_now_local ();
  run->folder = xq_backup_folder (xq_vault_get_path (vault));
}

static void
run_end (Run *run)
{
  xq_backup_state_free (run->state);
  g_date_time_unref (run->now);
  g_free (run->folder);
}

gboolean
xq_backup_run (XqVault     *vault,
               XqStore     *store,
               const char  *second,
               gboolean     force,
               GError     **error)
{
  Run run;
  gboolean own = TRUE;
  gboolean carried = TRUE;
  gboolean kept;

  g_return_val_if_fail (XQ_IS_VAULT (vault), FALSE);

  run_begin (&run, vault, store);
  own = run_own (&run, force, error);
  if (second != NULL)
    carried = run_second (&run, second, own && run.state->own.name != NULL, own ? error : NULL);
  kept = keep_state (&run, own && carried ? error : NULL);
  if (own)
    thin (run.folder, xq_vault_get_school_uid (vault), run.now, run.state->own.name);
  if (second != NULL && carried && kept)
    thin (second, xq_vault_get_school_uid (vault), run.now, run.state->second.name);
  run_end (&run);
  return own && carried && kept;
}

/* A proof that could not be made says nothing about the copy. */
static gboolean
is_damage (const GError *error)
{
  return g_error_matches (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DAMAGED) ||
         g_error_matches (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_KEYRING_DAMAGED) ||
         g_error_matches (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_KEYRING_REPLACED) ||
         g_error_matches (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_CABINET_DAMAGED);
}

/* Without a key anybody can read what is kept, and what a check finds names the kinds
 * of records that lie in a cabinet. */
static void
set_general (GError       **error,
             const GError  *found)
{
  if (is_damage (found))
    g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DAMAGED, _("The copy is not whole. The next run makes a new one."));
  else
    g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_FAILED,
                 _("It could not be restored for a test. Look whether the disk of the school is full or write-protected."));
}

static gboolean
prove_own (Run     *run,
           gboolean whole,
           GError **error)
{
  XqBackupCopy *copy = &run->state->own;
  g_autofree char *path = g_build_filename (run->folder, copy->name, NULL);
  g_autoptr (GError) local = NULL;
  guint lies;
  guint proved;

  if (xq_backup_prove (run->vault, path, whole, &lies, &proved, &local))
    {
      copy->lies = lies;
      copy->proved |= proved;
      if (g_strcmp0 (run->state->second.name, copy->name) == 0)
        run->state->second.proved |= proved;
      return TRUE;
    }
  if (is_damage (local))
    {
      g_autoptr (GError) general = NULL;

      set_general (&general, local);
      note_problem (run, copy, general);
      g_clear_pointer (&copy->name, g_free);
      copy->at = 0;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static guint
get_held (XqVault *vault)
{
  guint held = 0;

  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    if (xq_vault_holds (vault, cabinet))
      held |= 1u << cabinet;
  return held;
}

gboolean
xq_backup_prove_last (XqVault  *vault,
                      GError  **error)
{
  const XqBackupCopy *copy;
  gboolean ok = TRUE;
  Run run;

  g_return_val_if_fail (XQ_IS_VAULT (vault), FALSE);

  run_begin (&run, vault, NULL);
  copy = &run.state->own;
  if (copy->name != NULL && (copy->lies & ~copy->proved & get_held (vault)) != 0)
    {
      ok = prove_own (&run, FALSE, error);
      ok = keep_state (&run, ok ? error : NULL) && ok;
    }
  run_end (&run);
  return ok;
}

/* What turned on the drive since it was written. A drive that does not answer is
 * another matter. */
static gboolean
test_second (Run         *run,
             const char  *second,
             GError     **error)
{
  XqBackupCopy *copy = &run->state->second;
  g_autofree char *path = copy->name != NULL ? g_build_filename (second, copy->name, NULL) : NULL;
  g_autoptr (GError) local = NULL;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_IS_REGULAR) || xq_bundle_check (path, &local))
    return TRUE;
  note_problem (run, copy, local);
  if (g_error_matches (local, XQ_STORE_ERROR, XQ_STORE_ERROR_DAMAGED))
    {
      g_clear_pointer (&copy->name, g_free);
      copy->at = 0;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
xq_backup_test (XqVault     *vault,
                const char  *second,
                GError     **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GError) general = NULL;
  Run run;

  g_return_val_if_fail (XQ_IS_VAULT (vault), FALSE);

  run_begin (&run, vault, NULL);
  if (run.state->own.name != NULL)
    {
      XqBackupState *state = run.state;

      g_free (state->tested);
      state->tested = g_strdup (state->own.name);
      if (!prove_own (&run, TRUE, &local))
        set_general (&general, local);
      else if (second != NULL && !test_second (&run, second, &local))
        general = g_error_copy (local);
      state->tested_at = g_date_time_to_unix (run.now);
      g_free (state->test_problem);
      state->test_problem = general != NULL ? g_strdup (general->message) : NULL;
      (void) keep_state (&run, local == NULL ? &local : NULL);
    }
  run_end (&run);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
xq_backup_before_update (XqVault  *vault,
                         GError  **error)
{
  XqBackupCopy copy = { 0 };
  gboolean ok;
  Run run;

  g_return_val_if_fail (XQ_IS_VAULT (vault), FALSE);

  if (g_object_get_data (G_OBJECT (vault), "xq-copied-before-update") != NULL)
    return TRUE;
  run_begin (&run, vault, NULL);
  ok = make_folder (run.folder, NULL) && write_new (&run, run.folder, TRUE, &copy, NULL);
  if (ok)
    thin (run.folder, xq_vault_get_school_uid (vault), run.now, run.state->own.name);
  else
    {
      ok = write_new (&run, xq_vault_get_path (vault), TRUE, &copy, error);
      if (ok)
        thin (xq_vault_get_path (vault), xq_vault_get_school_uid (vault), run.now, NULL);
    }
  if (ok)
    g_object_set_data (G_OBJECT (vault), "xq-copied-before-update", GINT_TO_POINTER (1));
  else
    g_prefix_error (error, "%s ", _("This program is newer than the school’s records and changes them, but first makes a copy, "
                                    "which failed; nothing was changed."));
  g_free (copy.name);
  run_end (&run);
  return ok;
}

static gboolean
is_same_folder (const char *one,
                const char *other)
{
  g_autoptr (GFile) first = g_file_new_for_path (one);
  g_autoptr (GFile) second = g_file_new_for_path (other);

  return g_file_equal (first, second) || g_file_has_prefix (first, second);
}

gboolean
xq_backup_set_place (const char           *vault_path,
                     const XqBackupPlace  *place,
                     GError              **error)
{
  g_autoptr (XqBackupState) state = NULL;
  g_autofree char *own = NULL;
  gboolean ok;

  g_return_val_if_fail (vault_path != NULL && place != NULL, FALSE);

  own = xq_backup_folder (vault_path);
  if (place->folder != NULL && (is_same_folder (place->folder, own) || is_same_folder (place->folder, vault_path)))
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID,
                   _("There the school itself or its first copies lie already. Choose a place on another disk or on a USB drive."));
      return FALSE;
    }
  xq_backup_state_lock ();
  state = xq_backup_state_read (vault_path);
  /* What lies in the place of before is no copy in this one. */
  if (!xq_backup_place_is_same (&state->place, place))
    {
      g_free (state->second.name);
      g_free (state->second.problem);
      memset (&state->second, 0, sizeof state->second);
    }
  g_free (state->place.folder);
  g_free (state->place.volume);
  g_free (state->place.label);
  g_free (state->place.inside);
  state->place.folder = g_strdup (place->folder);
  state->place.volume = g_strdup (place->volume);
  state->place.label = g_strdup (place->label);
  state->place.inside = g_strdup (place->inside);
  ok = xq_backup_state_write (state, vault_path, error);
  xq_backup_state_unlock ();
  return ok;
}
