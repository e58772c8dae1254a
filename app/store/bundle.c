/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "store/bundle.h"
#include "store/json-text.h"
#include "store/memory.h"
#include "store/store.h"
#include "vault/file.h"

#define MANIFEST "manifest.json"
#define MANIFEST_FORMAT 1
#define MANIFEST_MOST (1 << 20)
#define FILE_MOST ((gint64) 1 << 31) /* a file is held in memory while it is compared */

/* What makes a vault; the lock stays behind. */
static const char *const members[] = {
  "keyring.json",
  "school.db", "school.db-wal", "school.mark",
  "care.db", "care.db-wal", "care.mark",
  "casework.db", "casework.db-wal", "casework.mark",
  "queue",
  "removed",
};

typedef struct archive Archive;
typedef struct archive_entry ArchiveEntry;

static void
close_reader (Archive *archive)
{
  (void) archive_read_free (archive);
}

static void
close_writer (Archive *archive)
{
  (void) archive_write_free (archive);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArchiveEntry, archive_entry_free)

/* Where a copy lies may be full, locked or pulled out; what to do differs. */
static char *
say_why (int         number,
         const char *name)
{
  switch (number)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return g_strdup_printf (_("There is no room left for the copy “%s”. Make room there or choose another place; "
                                "the older copies are untouched."), name);
    case EROFS:
      return g_strdup_printf (_("The copy “%s” cannot be written: that disk is write-protected. Lift the protection or choose "
                                "another place; the older copies are untouched."), name);
    case EACCES:
    case EPERM:
      return g_strdup_printf (_("The copy “%s” cannot be written or read: the folder belongs to another user. Choose another "
                                "place, or let its owner allow it; the older copies are untouched."), name);
    case ENOENT:
    case ENOTDIR:
    case ENODEV:
    case ENXIO:
    case ESTALE:
      return g_strdup_printf (_("The place of the copy “%s” is not there. If it is a USB drive, plug it in again, or choose "
                                "another place."), name);
    case EIO:
      return g_strdup_printf (_("The disk with the copy “%s” does not answer as it should. Take another disk: this one may be "
                                "at its end. The older copies are untouched."), name);
    default:
      return g_strdup_printf (_("The copy “%s” could not be written or read: %s"), name,
                              number > 0 ? g_strerror (number) : _("the system does not say why"));
    }
}

gboolean
xq_bundle_set_failed (GError     **error,
                      const char  *file,
                      int          number)
{
  g_autofree char *name = g_filename_display_name (file);
  g_autofree char *words = say_why (number, name);
  gboolean is_full = number == ENOSPC || number == EDQUOT || number == EFBIG;

  g_set_error_literal (error, XQ_STORE_ERROR, is_full ? XQ_STORE_ERROR_FULL : XQ_STORE_ERROR_FAILED, words);
  return FALSE;
}

static gboolean
set_damaged (GError     **error,
             const char  *file)
{
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DAMAGED,
               _("The backup “%s” is damaged or is not a backup of this program. Take another one."), file);
  return FALSE;
}

gboolean
xq_bundle_sync_parent (const char  *path,
                       GError     **error)
{
  g_autofree char *parent = g_path_get_dirname (path);
  int fd = g_open (parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean ok = fd >= 0 && fsync (fd) == 0;
  int number = errno;

  if (fd >= 0)
    close (fd);
  /* Some file systems of USB drives have no such thing as syncing a folder. */
  if (fd >= 0 && (number == EINVAL || number == ENOTSUP || number == ENOSYS))
    ok = TRUE;
  return ok || xq_bundle_set_failed (error, path, number);
}

/* GLib's own words for a file that cannot be opened are a path and a call. */
static GBytes *
load_member (const char  *folder,
             const char  *name,
             GError     **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  g_autoptr (GMappedFile) map = fd >= 0 ? g_mapped_file_new_from_fd (fd, FALSE, NULL) : NULL;
  int number = errno;

  if (fd >= 0)
    close (fd);
  if (map != NULL)
    return g_mapped_file_get_bytes (map);
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_FAILED, _("“%s” could not be read or written: %s"), name, g_strerror (number));
  return NULL;
}

static char *
sum_of (GBytes *bytes)
{
  guint8 hash[32];

  xq_hash ("bundle", bytes, hash);
  return xq_memory_format_hash (hash);
}

static char *
make_manifest (const char  *folder,
               const char  *school_name,
               gboolean     verified,
               GError     **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, MANIFEST_FORMAT);
  json_builder_set_member_name (builder, "school");
  json_builder_add_string_value (builder, school_name);
  json_builder_set_member_name (builder, "made_at");
  json_builder_add_int_value (builder, g_get_real_time () / G_USEC_PER_SEC);
  json_builder_set_member_name (builder, "verified");
  json_builder_add_boolean_value (builder, verified);
  json_builder_set_member_name (builder, "files");
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *path = g_build_filename (folder, members[i], NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *sum = NULL;

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      bytes = load_member (folder, members[i], error);
      if (bytes == NULL)
        return NULL;
      sum = sum_of (bytes);
      json_builder_set_member_name (builder, members[i]);
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "size");
      json_builder_add_int_value (builder, (gint64) g_bytes_get_size (bytes));
      json_builder_set_member_name (builder, "sum");
      json_builder_add_string_value (builder, sum);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}

static gboolean
write_member (Archive     *archive,
              const char  *name,
              GBytes      *bytes)
{
  g_autoptr (ArchiveEntry) entry = archive_entry_new ();
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t) length);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  if (archive_write_header (archive, entry) != ARCHIVE_OK)
    return FALSE;
  while (length > 0)
    {
      la_ssize_t n = archive_write_data (archive, data, MIN (length, (gsize) 1 << 20));

      if (n <= 0)
        return FALSE;
      data += n;
      length -= (gsize) n;
    }
  return TRUE;
}

static gboolean
write_all (int           fd,
           const char   *folder,
           const char   *manifest,
           const char   *file,
           GError      **error)
{
  Archive *archive = archive_write_new ();
  g_autoptr (GBytes) head = g_bytes_new_static (manifest, strlen (manifest));
  gboolean ok;

  ok = archive_write_set_format_pax_restricted (archive) == ARCHIVE_OK &&
       archive_write_open_fd (archive, fd) == ARCHIVE_OK && write_member (archive, MANIFEST, head);
  for (guint i = 0; ok && i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *path = g_build_filename (folder, members[i], NULL);
      g_autoptr (GBytes) bytes = NULL;

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      bytes = load_member (folder, members[i], error);
      if (bytes == NULL)
        {
          close_writer (archive);
          return FALSE;
        }
      ok = write_member (archive, members[i], bytes);
    }
  ok = archive_write_close (archive) == ARCHIVE_OK && ok;
  if (!ok)
    xq_bundle_set_failed (error, file, archive_errno (archive));
  close_writer (archive);
  return ok;
}

gboolean
xq_bundle_write (const char  *folder,
                 const char  *school_name,
                 gboolean     verified,
                 const char  *file,
                 GError     **error)
{
  g_autofree char *part = g_strconcat (file, ".part", NULL);
  g_autofree char *manifest = NULL;
  gboolean ok;
  int fd;

  g_return_val_if_fail (folder != NULL && school_name != NULL && file != NULL, FALSE);

  manifest = make_manifest (folder, school_name, verified, error);
  if (manifest == NULL)
    return FALSE;
  fd = g_open (part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (fd < 0)
    return xq_bundle_set_failed (error, file, errno);

  ok = write_all (fd, folder, manifest, file, error);
  if (ok && fsync (fd) != 0)
    ok = xq_bundle_set_failed (error, file, errno);
  if (close (fd) != 0 && ok)
    ok = xq_bundle_set_failed (error, file, errno);
  ok = ok && xq_bundle_check (part, error);
  if (ok && g_rename (part, file) != 0)
    ok = xq_bundle_set_failed (error, file, errno);
  if (!ok)
    {
      (void) g_unlink (part);
      return FALSE;
    }
  return xq_bundle_sync_parent (file, error);
}

/* Reads one entry into memory, no more than the manifest says. */
static GBytes *
read_member (Archive *archive,
             gint64   most)
{
  g_autoptr (GByteArray) array = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (1 << 16);

  for (;;)
    {
      la_ssize_t n = archive_read_data (archive, buffer, 1 << 16);

      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&array));
      if (n < 0 || (gint64) array->len + n > most)
        return NULL;
      g_byte_array_append (array, buffer, (guint) n);
    }
}

static gboolean
save_member (const char  *folder,
             const char  *name,
             GBytes      *bytes,
             GError     **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return xq_file_replace (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

/* A bit for each member; 0 for anything else. */
static guint
get_member_bit (const char *name)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (members); i++)
    if (g_str_equal (members[i], name))
      return 1u << i;
  return 0;
}

/* From anyone: what is not an object is as if it were missing. */
static JsonObject *
get_object (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonObject *
read_manifest (Archive *archive)
{
  ArchiveEntry *entry;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  JsonObject *object;

  if (archive_read_next_header (archive, &entry) != ARCHIVE_OK || g_strcmp0 (archive_entry_pathname (entry), MANIFEST) != 0)
    return NULL;
  bytes = read_member (archive, MANIFEST_MOST);
  if (bytes == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  root = xq_json_from_text (text);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  object = json_node_get_object (root);
  if (json_object_get_int_member_with_default (object, "format", 0) != MANIFEST_FORMAT)
    return NULL;
  object = get_object (object, "files");
  return object != NULL ? json_object_ref (object) : NULL;
}

/* Whether a number is what the system said while the file was read, and not what
 * libarchive says of its bytes. */
static gboolean
is_of_system (int number)
{
  return number > 0 && number != EILSEQ && number != EINVAL;
}

/* Goes through the bundle once; folder NULL only compares. */
static gboolean
walk (const char  *file,
      const char  *folder,
      GError     **error)
{
  Archive *archive = archive_read_new ();
  g_autoptr (JsonObject) files = NULL;
  ArchiveEntry *entry;
  guint n_found = 0;
  guint found = 0;
  gboolean ok;
  int code = ARCHIVE_OK;

  if (archive_read_support_format_tar (archive) != ARCHIVE_OK || archive_read_open_filename (archive, file, 1 << 16) != ARCHIVE_OK)
    {
      /* What libarchive says of a file that is no archive at all. */
      if (archive_errno (archive) == EILSEQ)
        set_damaged (error, file);
      else
        xq_bundle_set_failed (error, file, archive_errno (archive));
      close_reader (archive);
      return FALSE;
    }
  files = read_manifest (archive);
  ok = files != NULL;
  while (ok && (code = archive_read_next_header (archive, &entry)) == ARCHIVE_OK)
    {
      const char *name = archive_entry_pathname (entry);
      guint bit = get_member_bit (name);
      /* One that comes twice would stand for another that is missing. */
      JsonObject *said = bit != 0 && (found & bit) == 0 ? get_object (files, name) : NULL;
      gint64 size = said != NULL ? json_object_get_int_member_with_default (said, "size", -1) : -1;
      g_autoptr (GBytes) bytes = size >= 0 && size < FILE_MOST ? read_member (archive, size) : NULL;
      g_autofree char *sum = bytes != NULL ? sum_of (bytes) : NULL;

      ok = bytes != NULL && (gint64) g_bytes_get_size (bytes) == size &&
           g_strcmp0 (sum, json_object_get_string_member_with_default (said, "sum", NULL)) == 0;
      if (ok && folder != NULL && !save_member (folder, name, bytes, error))
        {
          close_reader (archive);
          return FALSE;
        }
      found |= bit;
      n_found++;
    }
  ok = ok && code == ARCHIVE_EOF && n_found == json_object_get_size (files) && json_object_has_member (files, "keyring.json");
  if (!ok && is_of_system (archive_errno (archive)))
    xq_bundle_set_failed (error, file, archive_errno (archive));
  else if (!ok)
    set_damaged (error, file);
  close_reader (archive);
  return ok;
}

gboolean
xq_bundle_check (const char  *file,
                 GError     **error)
{
  g_return_val_if_fail (file != NULL, FALSE);

  return walk (file, NULL, error);
}

static void
remove_folder (const char *folder)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *path = g_build_filename (folder, members[i], NULL);

      (void) g_unlink (path);
    }
  (void) g_rmdir (folder);
}

gboolean
xq_bundle_extract (const char  *file,
                   const char  *folder,
                   GError     **error)
{
  g_autofree char *part = g_strconcat (folder, ".part", NULL);

  g_return_val_if_fail (file != NULL && folder != NULL, FALSE);

  if (g_file_test (folder, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID,
                   _("“%s” exists already. Restore into a new place; nothing was overwritten."), folder);
      return FALSE;
    }
  if (!xq_bundle_check (file, error))
    return FALSE;
  remove_folder (part);
  if (g_mkdir (part, 0700) != 0)
    return xq_bundle_set_failed (error, file, errno);
  if (!walk (file, part, error))
    {
      remove_folder (part);
      return FALSE;
    }
  if (g_rename (part, folder) != 0)
    {
      xq_bundle_set_failed (error, file, errno);
      remove_folder (part);
      return FALSE;
    }
  return xq_bundle_sync_parent (folder, error);
}
