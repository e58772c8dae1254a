/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>

#include "exchange/package.h"

#define MAX_MEMBERS 2000

/* Sheets pack to a tenth or a thirtieth. A file that unpacks to more than this
 * many times its size was made to fill the memory; small files may have more. */
#define MAX_RATIO 200
#define LEAST_BUDGET (G_GUINT64_CONSTANT (32) * 1024 * 1024)
#define MOST_BUDGET (G_GUINT64_CONSTANT (600) * 1024 * 1024)

#define PIECE (64 * 1024)

struct _XqPackage
{
  GBytes *bytes;
  GHashTable *members;   /* path in small letters */
  guint64 budget;
  guint64 n_read;
  guint64 declared;      /* what the members say they unpack to */
  XqExchangeProgress progress;
  gpointer progress_data;
  double told;
  GCancellable *cancellable;
};

typedef struct archive Archive;

static void
close_archive (Archive *archive)
{
  archive_read_free (archive);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, close_archive)

static void
set_damaged (GError **error)
{
  g_set_error_literal (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_DAMAGED,
                       _("The spreadsheet is damaged, or only a part of it arrived. Copy it again from where it came from, "
                         "or open it in WPS or Excel and save it as .xlsx."));
}

static Archive *
open_archive (XqPackage  *package,
              GError    **error)
{
  g_autoptr (Archive) archive = archive_read_new ();
  gsize n;
  const void *data = g_bytes_get_data (package->bytes, &n);

  /* Only the reader that starts from the list at the end: half a file has none. */
  if (archive == NULL || archive_read_support_format_zip_seekable (archive) != ARCHIVE_OK ||
      archive_read_open_memory (archive, data, n) != ARCHIVE_OK)
    {
      set_damaged (error);
      return NULL;
    }
  return g_steal_pointer (&archive);
}

/* The path that names are compared by; %NULL for a folder or a name in no known writing. */
static char *
make_key (const char *path)
{
  g_autofree char *key = NULL;

  if (path == NULL || !g_utf8_validate (path, -1, NULL) || g_str_has_suffix (path, "/"))
    return NULL;
  key = g_ascii_strdown (path, -1);
  g_strdelimit (key, "\\", '/');
  return g_strdup (key[0] == '/' ? key + 1 : key);
}

static char *
get_key (struct archive_entry *entry)
{
  /* The name as bytes stands even where the locale cannot show it. */
  const char *path = archive_entry_pathname_utf8 (entry);

  return make_key (path != NULL ? path : archive_entry_pathname (entry));
}

static gboolean
list_members (XqPackage  *package,
              GError    **error)
{
  g_autoptr (Archive) archive = open_archive (package, error);
  struct archive_entry *entry;
  guint n = 0;
  int result;

  if (archive == NULL)
    return FALSE;
  while ((result = archive_read_next_header (archive, &entry)) == ARCHIVE_OK || result == ARCHIVE_WARN)
    {
      g_autofree char *key = get_key (entry);

      if (g_cancellable_set_error_if_cancelled (package->cancellable, error))
        return FALSE;
      if (++n > MAX_MEMBERS)
        {
          g_set_error_literal (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_TOO_LARGE,
                               _("This archive has far more parts than a spreadsheet. Choose the roster itself."));
          return FALSE;
        }
      if (archive_entry_is_encrypted (entry))
        {
          g_set_error_literal (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_ENCRYPTED,
                               _("The file has a password. Open it, take the password off, and save it as .xlsx."));
          return FALSE;
        }
      if (archive_entry_size_is_set (entry) && archive_entry_size (entry) > 0)
        package->declared += MIN ((guint64) archive_entry_size (entry), MOST_BUDGET);
      if (key != NULL)
        g_hash_table_add (package->members, g_steal_pointer (&key));
    }
  if (result != ARCHIVE_EOF || n == 0)
    {
      set_damaged (error);
      return FALSE;
    }
  return TRUE;
}

XqPackage *
xq_package_new (GBytes              *bytes,
                XqExchangeProgress   progress,
                gpointer             data,
                GCancellable        *cancellable,
                GError             **error)
{
  g_autoptr (XqPackage) package = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  package = g_new0 (XqPackage, 1);
  package->bytes = g_bytes_ref (bytes);
  package->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  package->budget = CLAMP (g_bytes_get_size (bytes) * MAX_RATIO, LEAST_BUDGET, MOST_BUDGET);
  package->progress = progress;
  package->progress_data = data;
  g_set_object (&package->cancellable, cancellable);
  return list_members (package, error) ? g_steal_pointer (&package) : NULL;
}

void
xq_package_free (XqPackage *package)
{
  if (package == NULL)
    return;
  g_bytes_unref (package->bytes);
  g_hash_table_unref (package->members);
  g_clear_object (&package->cancellable);
  g_free (package);
}

gboolean
xq_package_has (XqPackage  *package,
                const char *path)
{
  g_autofree char *key = make_key (path);

  g_return_val_if_fail (package != NULL, FALSE);

  return key != NULL && g_hash_table_contains (package->members, key);
}

static void
tell_progress (XqPackage *package)
{
  double fraction = package->declared == 0 ? 0 : (double) package->n_read / (double) package->declared;

  /* What the members declare may be wrong: never told back, never past the end. */
  fraction = MIN (fraction, 1);
  if (package->progress == NULL || fraction <= package->told)
    return;
  package->told = fraction;
  package->progress (fraction, package->progress_data);
}

static gboolean
read_member (XqPackage      *package,
             struct archive *archive,
             XqPackageSink   sink,
             gpointer        data,
             GError        **error)
{
  g_autofree char *piece = g_malloc (PIECE);

  for (;;)
    {
      la_ssize_t n = archive_read_data (archive, piece, PIECE);

      if (g_cancellable_set_error_if_cancelled (package->cancellable, error))
        return FALSE;
      if (n == ARCHIVE_RETRY)
        continue;
      if (n < 0)
        {
          set_damaged (error);
          return FALSE;
        }
      if (n == 0)
        return sink (NULL, 0, data, error);
      package->n_read += (guint64) n;
      if (package->n_read > package->budget)
        {
          g_set_error_literal (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_TOO_LARGE,
                               _("This file unpacks to far more than a roster holds. It may have been made to do harm: "
                                 "ask who sent it, and do not open it elsewhere."));
          return FALSE;
        }
      tell_progress (package);
      if (!sink (piece, (gsize) n, data, error))
        return FALSE;
    }
}

gboolean
xq_package_read (XqPackage     *package,
                 const char    *path,
                 XqPackageSink  sink,
                 gpointer       data,
                 GError       **error)
{
  g_autoptr (Archive) archive = NULL;
  g_autofree char *key = NULL;
  struct archive_entry *entry;
  int result;

  g_return_val_if_fail (package != NULL && path != NULL && sink != NULL, FALSE);

  key = make_key (path);
  archive = open_archive (package, error);
  if (archive == NULL)
    return FALSE;
  while (key != NULL &&
         ((result = archive_read_next_header (archive, &entry)) == ARCHIVE_OK || result == ARCHIVE_WARN))
    {
      g_autofree char *other = get_key (entry);

      if (g_strcmp0 (key, other) == 0)
        return read_member (package, archive, sink, data, error);
    }
  set_damaged (error);
  return FALSE;
}
