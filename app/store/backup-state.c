/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "store/backup-state.h"
#include "store/mark.h"
#include "vault/file.h"

#define FILE_NAME "backups.ini"
#define MOST_FILE (64 * 1024)
#define SUFFIX ".xinqing"
#define FOLDER_ENDING "-backups"
#define TEST_EVERY_DAYS 30

static GMutex writing;

void
xq_backup_state_lock (void)
{
  g_mutex_lock (&writing);
}

void
xq_backup_state_unlock (void)
{
  g_mutex_unlock (&writing);
}

char *
xq_backup_folder (const char *vault_path)
{
  g_autofree char *full = NULL;

  g_return_val_if_fail (vault_path != NULL, NULL);

  full = g_canonicalize_filename (vault_path, NULL);
  return g_strconcat (full, g_str_has_suffix (full, SUFFIX) ? FOLDER_ENDING : SUFFIX FOLDER_ENDING, NULL);
}

/* --- reading --- */

/* A path need not be UTF-8, and a key file must be. */
static char *
read_path (GKeyFile   *file,
           const char *group,
           const char *key)
{
  g_autofree char *text = g_key_file_get_string (file, group, key, NULL);

  return text != NULL ? g_uri_unescape_string (text, NULL) : NULL;
}

static guint
read_cabinets (GKeyFile   *file,
               const char *group,
               const char *key)
{
  g_auto (GStrv) codes = g_key_file_get_string_list (file, group, key, NULL, NULL);
  guint bits = 0;

  for (XqCabinet cabinet = 0; codes != NULL && cabinet < XQ_N_CABINETS; cabinet++)
    if (g_strv_contains ((const char *const *) codes, xq_cabinet_get_code (cabinet)))
      bits |= 1u << cabinet;
  return bits;
}

static void
read_copy (GKeyFile     *file,
           const char   *group,
           XqBackupCopy *copy)
{
  copy->name = read_path (file, group, "file");
  copy->at = g_key_file_get_int64 (file, group, "at", NULL);
  copy->lies = read_cabinets (file, group, "cabinets");
  copy->proved = read_cabinets (file, group, "proved");
  copy->problem = g_key_file_get_string (file, group, "problem", NULL);
  copy->problem_at = g_key_file_get_int64 (file, group, "problem-at", NULL);
}

static void
forget_copy (XqBackupCopy *copy)
{
  g_clear_pointer (&copy->name, g_free);
  copy->at = 0;
  copy->lies = 0;
  copy->proved = 0;
}

/* The name is joined to a folder. */
static gboolean
is_there (const char *vault_path,
          const char *name)
{
  g_autofree char *folder = xq_backup_folder (vault_path);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return strchr (name, '/') == NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

XqBackupState *
xq_backup_state_read (const char *vault_path)
{
  XqBackupState *state = g_new0 (XqBackupState, 1);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (vault_path != NULL, state);

  path = g_build_filename (vault_path, FILE_NAME, NULL);
  bytes = xq_file_read (path, MOST_FILE, NULL, NULL);
  if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL))
    return state;

  read_copy (file, "own", &state->own);
  read_copy (file, "second", &state->second);
  state->place.folder = read_path (file, "place", "folder");
  state->place.volume = read_path (file, "place", "volume");
  state->place.label = read_path (file, "place", "label");
  state->place.inside = read_path (file, "place", "inside");
  state->marks = g_key_file_get_string (file, "own", "marks", NULL);
  state->tested_at = g_key_file_get_int64 (file, "test", "at", NULL);
  state->tested = read_path (file, "test", "file");
  state->test_problem = g_key_file_get_string (file, "test", "problem", NULL);
  state->own_days = g_key_file_get_integer (file, "old-after", "own", NULL);
  state->second_days = g_key_file_get_integer (file, "old-after", "second", NULL);
  if (state->own.name == NULL || !is_there (vault_path, state->own.name))
    {
      forget_copy (&state->own);
      g_clear_pointer (&state->marks, g_free);
    }
  if (state->second.name == NULL)
    forget_copy (&state->second);
  return state;
}

/* --- writing --- */

static void
write_path (GKeyFile   *file,
            const char *group,
            const char *key,
            const char *path)
{
  g_autofree char *text = path != NULL ? g_uri_escape_string (path, "/", TRUE) : NULL;

  if (text != NULL)
    g_key_file_set_string (file, group, key, text);
}

static void
write_cabinets (GKeyFile   *file,
                const char *group,
                const char *key,
                guint       bits)
{
  const char *codes[XQ_N_CABINETS];
  gsize n = 0;

  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    if (bits & (1u << cabinet))
      codes[n++] = xq_cabinet_get_code (cabinet);
  g_key_file_set_string_list (file, group, key, codes, n);
}

static void
write_copy (GKeyFile           *file,
            const char         *group,
            const XqBackupCopy *copy)
{
  if (copy->name != NULL)
    {
      write_path (file, group, "file", copy->name);
      g_key_file_set_int64 (file, group, "at", copy->at);
      write_cabinets (file, group, "cabinets", copy->lies);
      write_cabinets (file, group, "proved", copy->proved);
    }
  if (copy->problem != NULL)
    {
      g_key_file_set_string (file, group, "problem", copy->problem);
      g_key_file_set_int64 (file, group, "problem-at", copy->problem_at);
    }
}

gboolean
xq_backup_state_write (const XqBackupState  *state,
                       const char           *vault_path,
                       GError              **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  gsize length;

  g_return_val_if_fail (state != NULL && vault_path != NULL, FALSE);

  write_copy (file, "own", &state->own);
  if (state->marks != NULL)
    g_key_file_set_string (file, "own", "marks", state->marks);
  write_copy (file, "second", &state->second);
  write_path (file, "place", "folder", state->place.folder);
  write_path (file, "place", "volume", state->place.volume);
  write_path (file, "place", "label", state->place.label);
  write_path (file, "place", "inside", state->place.inside);
  if (state->tested_at > 0)
    {
      g_key_file_set_int64 (file, "test", "at", state->tested_at);
      write_path (file, "test", "file", state->tested);
      if (state->test_problem != NULL)
        g_key_file_set_string (file, "test", "problem", state->test_problem);
    }
  if (state->own_days > 0)
    g_key_file_set_integer (file, "old-after", "own", state->own_days);
  if (state->second_days > 0)
    g_key_file_set_integer (file, "old-after", "second", state->second_days);
  text = g_key_file_to_data (file, &length, NULL);
  path = g_build_filename (vault_path, FILE_NAME, NULL);
  return xq_file_replace (path, text, length, error);
}

static void
clear_copy (XqBackupCopy *copy)
{
  g_free (copy->name);
  g_free (copy->problem);
}

void
xq_backup_state_free (XqBackupState *state)
{
  if (state == NULL)
    return;
  clear_copy (&state->own);
  clear_copy (&state->second);
  g_free (state->place.folder);
  g_free (state->place.volume);
  g_free (state->place.label);
  g_free (state->place.inside);
  g_free (state->marks);
  g_free (state->tested);
  g_free (state->test_problem);
  g_free (state);
}

/* --- what follows from it --- */

gboolean
xq_backup_place_is_same (const XqBackupPlace *one,
                         const XqBackupPlace *other)
{
  g_return_val_if_fail (one != NULL && other != NULL, FALSE);

  return g_strcmp0 (one->folder, other->folder) == 0 && g_strcmp0 (one->volume, other->volume) == 0;
}

gboolean
xq_backup_is_due (const XqBackupState *state,
                  GDateTime           *now)
{
  g_autoptr (GDateTime) made = NULL;

  g_return_val_if_fail (state != NULL && now != NULL, FALSE);

  if (state->own.at <= 0)
    return TRUE;
  /* Another day, also one to come: a clock that was set back must not keep copies away. */
  made = g_date_time_new_from_unix_local (state->own.at);
  return made == NULL || g_date_time_get_year (made) != g_date_time_get_year (now) ||
         g_date_time_get_day_of_year (made) != g_date_time_get_day_of_year (now);
}

gboolean
xq_backup_is_same_disk (const char *vault_path,
                        const char *folder)
{
  GStatBuf ours;
  GStatBuf theirs;

  g_return_val_if_fail (vault_path != NULL && folder != NULL, FALSE);

  return g_stat (vault_path, &ours) == 0 && g_stat (folder, &theirs) == 0 && ours.st_dev == theirs.st_dev;
}

char *
xq_backup_place_find (const XqBackupPlace *place,
                      const char          *vault_path)
{
  g_return_val_if_fail (place != NULL && vault_path != NULL, NULL);

  if (place->folder == NULL || !g_file_test (place->folder, G_FILE_TEST_IS_DIR) ||
      (place->volume != NULL && xq_backup_is_same_disk (vault_path, place->folder)))
    return NULL;
  return g_strdup (place->folder);
}

char *
xq_backup_dup_marks (const char *vault_path)
{
  g_autoptr (GString) marks = g_string_new (NULL);

  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    {
      guint8 hash[32];
      gint64 sequence = -1;

      if (xq_mark_read (vault_path, cabinet, &sequence, hash) == XQ_MARK_UNKNOWN)
        sequence = -1;
      g_string_append_printf (marks, "%s%s:%" G_GINT64_FORMAT, cabinet > 0 ? " " : "", xq_cabinet_get_code (cabinet), sequence);
    }
  return g_string_free (g_steal_pointer (&marks), FALSE);
}

gboolean
xq_backup_has_changed (const XqBackupState *state,
                       const char          *vault_path)
{
  g_autofree char *marks = NULL;

  g_return_val_if_fail (state != NULL && vault_path != NULL, FALSE);

  marks = xq_backup_dup_marks (vault_path);
  return g_strcmp0 (marks, state->marks) != 0;
}

gboolean
xq_backup_test_is_due (const XqBackupState *state,
                       GDateTime           *now)
{
  gint64 since;

  g_return_val_if_fail (state != NULL && now != NULL, FALSE);

  since = g_date_time_to_unix (now) - state->tested_at;
  return state->tested_at <= 0 || since < 0 || since >= (gint64) TEST_EVERY_DAYS * 24 * 60 * 60;
}
